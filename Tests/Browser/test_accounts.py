"""The pages of accounts, as each role sees them: accessible, no sideways scroll, targets large enough, light and dark."""

import base64
import hashlib
import hmac
import re
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from serving import demo_server, leave

PAGES = [
    ("alex", "/accounts"), ("alex", "/audit"), ("alex", "/account"), ("alex", "/calendar"), ("alex", "/services"), ("alex", "/templates"), ("alex", "/clients"),
    ("ines", "/audit"), ("ines", "/audit?client=C-002"), ("ines", "/audit?client=nobody"), ("ines", "/account"),
    ("rosa", "/team"), ("rosa", "/emergencies"), ("rosa", "/clients"), ("rosa", "/"), ("rosa", "/account/second-factor"),
    ("kim", "/emergencies"), ("kim", "/account"), ("kim", "/clients"),
    ("", "/sign-in"), ("", "/enter/nothing"), ("", "/enter/INVITATION"),
]


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def post(server, path: str, fields: dict, cookie: str = ""):
    """Sends a form as a page of the site does; the answer, errors and ways elsewhere included."""
    request = urllib.request.Request(
        server.address + path, urllib.parse.urlencode(fields).encode(), {"Origin": server.address, "Cookie": cookie}, method="POST")
    try:
        return urllib.request.build_opener(Stay).open(request, timeout=60)
    except urllib.error.HTTPError as answer:
        return answer


def get(server, path: str, cookie: str) -> str:
    return urllib.request.urlopen(urllib.request.Request(server.address + path, headers={"Cookie": cookie}), timeout=60).read().decode()


class Agency:
    """The demo with a second case manager, an account that was disabled, a token, and an emergency access."""

    def __init__(self, server):
        self.server = server
        self.cookies = {login: self.sign_in(login, server.password) for login in ["alex", "ines", "rosa"]}
        self.send("alex", "/accounts", {"login": "kim", "name": "Kim Sato", "role": "case_manager", "team": "North"}, self.link)
        post(server, f"/enter/{self.invitation}", {"password": "four words in a row"})
        self.cookies["kim"] = self.sign_in("kim", "four words in a row")
        self.send("alex", "/accounts", {"login": "lee", "name": "Lee Marsh", "role": "case_manager", "team": "North"}, self.link)
        post(server, f"/enter/{self.invitation}", {"password": "four words in a row"})
        self.cookies["lee"] = self.sign_in("lee", "four words in a row")
        self.send("alex", "/accounts", {"login": "gone", "name": "Jo Park", "role": "case_manager", "team": "North"})
        self.send("alex", "/accounts/gone/disable", {})
        self.send("alex", "/accounts", {"login": "new.one", "name": "Maximilian Wolfeschlegelstein", "role": "supervisor", "team": "South-West"}, self.link)
        self.send("kim", "/account/tokens", {"name": "A spreadsheet", "scope": "read", "days": "90"})
        self.send("kim", "/emergencies", {"client": "C-002", "reason": "The hospital is on the phone"})

    def sign_in(self, login: str, password: str) -> str:
        return post(self.server, "/sign-in", {"login": login, "password": password}).headers["Set-Cookie"].split(";")[0]

    def send(self, login: str, path: str, fields: dict, take=None) -> None:
        cookie = self.cookies[login]
        token = re.search(r'name="form_token" value="([^"]+)"', get(self.server, "/account", cookie)).group(1)
        answer = post(self.server, path, {**fields, "form_token": token}, cookie)
        assert answer.status < 400, f"{login} {path}: {answer.status}"
        if take:
            take(answer.read().decode())

    def link(self, page: str) -> None:
        self.invitation = re.search(r"/enter/([A-Za-z0-9_-]{43})", page).group(1)

    def state(self, login: str) -> dict:
        """What a browser has in which that person is signed in."""
        if not login:
            return {"cookies": [], "origins": []}
        name, value = self.cookies[login].split("=", 1)
        return {"cookies": [{"name": name, "value": value, "domain": "127.0.0.1", "path": "/", "expires": -1, "httpOnly": True,
                             "secure": False, "sameSite": "Lax"}], "origins": []}


@pytest.fixture(scope="module")
def agency():
    with demo_server() as server:
        yield Agency(server)


def is_accessible(page, scheme: str) -> None:
    """No violations and no sideways scroll, on a desk and on a narrow phone."""
    for width in [1280, 360, 320]:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        if width == 360:
            continue
        results = Axe().run(page)
        assert results.violations_count == 0, f"{scheme}, {width}: {results.generate_report()}"


def one_time_code(secret: str) -> str:
    """What an authenticator shows now (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", "") + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, int(time.time() // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    number = int.from_bytes(digest[digest[-1] & 15:][:4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@pytest.mark.parametrize("login, path", PAGES)
def test_each_role_can_use_its_pages(browser, agency, login, path):
    for scheme in ["light", "dark"]:
        context = browser.new_context(
            base_url=agency.server.address, storage_state=agency.state(login), color_scheme=scheme, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(path.replace("INVITATION", agency.invitation))
        assert page.locator("h1").count() == 1
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        is_accessible(page, scheme)
        small = page.evaluate(
            """() => [...document.querySelectorAll('main a, main button, main select, main summary, main input:not([type=hidden])')]
              .filter(e => e.checkVisibility() && !e.closest('p:not(.entry-top):not(.eyebrow)'))
              .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
              .filter(([_, box]) => box.height < 23.5 || box.width < 23.5).map(([html, box]) => `${html} ${box.width}x${box.height}`)""")
        assert small == []
        leave(context)


def test_a_second_factor_is_turned_on_and_then_asked_for(browser, agency):
    context = browser.new_context(base_url=agency.server.address, storage_state=agency.state("lee"))
    page = context.new_page()
    page.goto("/account/second-factor")
    secret = page.locator("p.secret").inner_text()
    page.get_by_role("textbox", name="Code").fill(one_time_code(secret))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator(".codes li")).to_have_count(10)
    is_accessible(page, "the recovery codes")
    recovery = page.locator(".codes li").first.inner_text()
    leave(context)

    for scheme in ["light", "dark"]:
        context = browser.new_context(base_url=agency.server.address, color_scheme=scheme)
        page = context.new_page()
        page.goto("/sign-in?next=/week")
        page.get_by_label("Name").fill("lee")
        page.get_by_label("Password").fill("four words in a row")
        page.get_by_role("button", name="Sign in").click()
        assert "/sign-in/code" in page.url
        is_accessible(page, scheme)
        page.get_by_role("textbox", name="Code").fill("000000x")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        is_accessible(page, scheme)
        if scheme == "dark":
            page.get_by_role("textbox", name="Code").fill(recovery)
            page.keyboard.press("Enter")
            page.wait_for_url("**/week")
        leave(context)
