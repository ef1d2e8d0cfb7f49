"""The pages of accounts, as each role sees them: accessible, no sideways scroll, targets large enough, light and dark."""

import re
import urllib.error
import urllib.parse
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

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


@pytest.mark.parametrize("login, path", PAGES)
def test_each_role_can_use_its_pages(browser, agency, login, path):
    for scheme in ["light", "dark"]:
        context = browser.new_context(
            base_url=agency.server.address, storage_state=agency.state(login), color_scheme=scheme, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(path.replace("INVITATION", agency.invitation))
        assert page.locator("h1").count() == 1
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width in [1280, 360, 320]:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
            if width == 360:
                continue
            results = Axe().run(page)
            assert results.violations_count == 0, f"{scheme}, {width}: {results.generate_report()}"
        small = page.evaluate(
            """() => [...document.querySelectorAll('main a, main button, main select, main summary, main input:not([type=hidden])')]
              .filter(e => e.checkVisibility() && !e.closest('p:not(.entry-top):not(.eyebrow)'))
              .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
              .filter(([_, box]) => box.height < 23.5 || box.width < 23.5).map(([html, box]) => `${html} ${box.width}x${box.height}`)""")
        assert small == []
        leave(context)
