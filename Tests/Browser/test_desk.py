"""What a page does beyond its forms: keys, the palette, the bar that says the plan changed. And that it isn't needed."""

import json
import re
import time
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from serving import demo_server, leave


def focused(page, selector: str) -> bool:
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


def post(server, path: str, body: dict) -> dict:
    """A write as a program does it: elsewhere, as far as an open page is concerned."""
    request = urllib.request.Request(
        server.address + path, data=json.dumps(body).encode(), method="POST",
        headers={"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@pytest.mark.parametrize("key, path", [("w", "/week"), ("c", "/clients"), ("p", "/plan"), ("a", "/warnings"), ("s", "/services")])
def test_a_key_leads_to_a_part(open_page, key, path):
    page = open_page("/")
    page.keyboard.press(key)
    page.wait_for_url(f"**{path}")
    page.keyboard.press("t")
    page.wait_for_url(lambda url: url.endswith("/"))


def test_keys_go_down_the_list_mark_done_and_undo(open_page, server):
    page = open_page("/")
    page.keyboard.press("j")
    assert focused(page, ".piece")
    first = page.evaluate("document.activeElement.querySelector('.piece-name').textContent")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.querySelector('.piece-name').textContent")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.querySelector('.piece-name').textContent") == first
    page.keyboard.press("o")
    expect(page.locator(".outcome[open] button").first).to_be_focused()
    page.keyboard.press("y")
    page.keyboard.press("d")
    expect(page.get_by_role("status").first).to_contain_text("Done:")
    # The page that follows stands on what came next.
    assert page.evaluate("document.activeElement.querySelector('.piece-name').textContent") == second
    page.keyboard.press("u")
    expect(page.get_by_role("status").first).to_contain_text("Back on the list:")
    page.keyboard.press("l")
    assert focused(page, ".card")


def test_keys_do_nothing_while_somebody_types_or_holds_ctrl(open_page):
    page = open_page("/plan")
    page.locator("#crisis-kind").click()
    page.keyboard.type("twcp?jd")
    assert page.locator("#crisis-kind").input_value() == "twcp?jd"
    page.locator("#crisis-kind").fill("")
    page.locator("#crisis-client").focus()
    page.keyboard.press("w")
    page.locator("h1").click()
    page.keyboard.press("Alt+w")
    assert page.url.endswith("/plan")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_question_mark_lists_every_key_and_gives_the_focus_back(open_page):
    page = open_page("/")
    link = page.get_by_role("link", name="Clients", exact=True)
    link.focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    shown = set(dialog.locator("kbd").all_inner_texts())
    in_page = set(page.locator("[data-key]").evaluate_all("all => all.map(one => one.dataset.key)"))
    assert in_page <= shown and {"j", "k", "d", "u", "?", "Ctrl K"} <= shown
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    page.goto("/keys")
    assert set(page.locator("main kbd").all_inner_texts()) == shown


def test_single_keys_can_be_switched_off(open_page):
    page = open_page("/keys")
    page.get_by_role("button", name="Switch them off").click()
    expect(page.get_by_role("status")).to_contain_text("Single keys are off.")
    page.goto("/")
    for key in ["w", "j", "?", "/", "d"]:
        page.keyboard.press(key)
    assert page.url.endswith("/") and focused(page, "body")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.goto("/keys")
    page.get_by_role("button", name="Switch them on").click()
    expect(page.get_by_role("status")).to_contain_text("Single keys are on.")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("w")
    page.wait_for_url("**/week")


@pytest.mark.parametrize("how", ["Control+k", "Meta+k", "/", "button"])
def test_the_palette_opens_finds_and_goes(open_page, how):
    page = open_page("/week")
    page.get_by_role("link", name="Find").click() if how == "button" else page.keyboard.press(how)
    field = page.get_by_role("combobox", name="Find a client, a page or something to do")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press_sequentially("jay")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Jay")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clients/C-002")
    assert "jay" not in page.url.lower()


def test_what_is_typed_while_the_palette_is_on_its_way_goes_into_it(open_page):
    page = open_page("/")
    page.keyboard.press("j")
    held = []
    page.route(re.compile(r"/assets/palette"), lambda route: held.append(route))
    page.keyboard.press("Control+k")
    # Letters that would press buttons of the row and lead to other pages.
    page.keyboard.type("jay")
    assert page.locator("dialog.palette input").input_value() == "jay"
    assert page.locator(".outcome[open], .why[open]").count() == 0 and page.url.endswith("/")
    held[0].continue_()
    expect(page.get_by_role("combobox")).to_have_value("jay")
    expect(page.get_by_role("option").first).to_be_visible()


def test_enter_never_takes_what_was_found_for_an_earlier_text(open_page):
    page = open_page("/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("option").nth(3)).to_be_visible()
    held = []
    page.route("**/api/find", lambda route: held.append(route))
    page.keyboard.type("jay")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url.endswith("/")
    held[-1].continue_()
    page.wait_for_url("**/clients/C-002")


def test_the_palette_starts_a_crisis_for_a_client_who_is_then_chosen(open_page):
    page = open_page("/")
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").press_sequentially("crisis lisa")
    option = page.get_by_role("option", name="Report a crisis: Lisa")
    expect(option.first).to_be_visible()
    option.first.click()
    page.wait_for_url("**/plan?client=*#crisis")
    assert page.locator("#crisis-client option").first.inner_text().startswith("Lisa")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_palette(open_page, scheme, width):
    page = open_page("/", color_scheme=scheme, viewport={"width": width, "height": 700})
    page.get_by_role("link", name="Find").click()
    page.get_by_role("combobox").press_sequentially("a")
    expect(page.get_by_role("option").nth(3)).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Find")).to_be_focused()


def test_finding_works_without_a_script(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Find").click()
    page.get_by_label("What to find").fill("crisis jay")
    page.locator("main").get_by_role("button", name="Find").click()
    assert page.url.endswith("/find")
    page.get_by_role("link", name="Report a crisis: Jay").first.click()
    assert page.url.endswith("#crisis")


def test_an_open_page_says_that_the_plan_changed_elsewhere_and_shows_it(open_page, server):
    page = open_page("/")
    task = next(task for task in server.api("/api/smart-distribution/current-user")["today"] if task["status"] == "planned")
    other = open_page("/week")
    page.wait_for_timeout(2500)
    post(server, f"/api/tasks/{task['id']}/complete", {})
    bar = page.locator(".live")
    expect(bar).to_contain_text("The plan changed at", timeout=8000)
    assert task["client_name"] not in bar.inner_text()
    expect(other.locator(".live")).to_contain_text("The plan changed at", timeout=8000)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    bar.get_by_role("link", name="Show it").click()
    expect(page.locator("#done")).to_contain_text(task["task_description"])
    page.wait_for_timeout(3000)
    expect(page.locator(".live")).to_have_count(0)
    post(server, f"/api/tasks/{task['id']}/undo", {})


def test_a_change_made_on_the_page_itself_is_no_news(open_page):
    page = open_page("/")
    page.locator(".button.done").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Done:")
    page.wait_for_timeout(3500)
    expect(page.locator(".live")).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").click()


def test_the_stream_ends_with_the_session_and_says_so(browser, server):
    context = browser.new_context(base_url=server.address)
    page, other = context.new_page(), context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Name").fill("dana")
    page.get_by_label("Password").fill(server.password)
    page.get_by_role("button", name="Sign in").click()
    page.goto("/week")
    page.wait_for_timeout(2500)
    other.goto("/account")
    other.get_by_role("button", name="Sign out").click()
    expect(page.locator(".live")).to_contain_text("You were signed out", timeout=8000)
    assert "/sign-in?next=" in page.locator(".live a").get_attribute("href")
    leave(context)


def test_the_folded_parts_open_without_a_script_and_close_with_escape(open_page):
    plain = open_page("/", java_script_enabled=False, viewport={"width": 360, "height": 740})
    plain.get_by_text("More", exact=True).click()
    plain.get_by_role("link", name="Services").click()
    expect(plain.get_by_text("More: Services")).to_be_visible()
    page = open_page("/", viewport={"width": 360, "height": 740})
    page.get_by_text("More", exact=True).click()
    expect(page.get_by_role("link", name="Calendar")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Calendar")).to_be_hidden()
    # Two lines at most: what is above the page must not push the work out of sight.
    assert page.locator("header.top").bounding_box()["height"] < 150


def test_the_server_stops_with_open_streams(browser):
    with demo_server() as server:
        context = browser.new_context(base_url=server.address, storage_state=server.signed_in())
        page = context.new_page()
        page.goto("/")
        page.wait_for_timeout(2500)
        began = time.monotonic()
    assert time.monotonic() - began < 9, "it had to be killed"
    leave(context)


def test_a_text_is_there_again_after_a_reload_and_gone_once_it_is_saved(open_page):
    page = open_page("/clients/C-002/stay")
    page.get_by_label("Note").fill("Called his sister. She said “yes” & <maybe>")
    with page.expect_response(lambda answer: answer.url.endswith("/drafts") and answer.status == 204):
        page.wait_for_timeout(1500)
    page.goto("/week")
    expect(page.locator(".drafts")).to_be_visible()
    page.goto("/clients/C-002/stay")
    expect(page.get_by_label("Note")).to_have_value("Called his sister. She said “yes” & <maybe>")
    expect(page.get_by_text("You typed this and didn’t save it.")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    other = open_page("/drafts")
    expect(other.get_by_text("Called his sister.")).to_be_visible()
    assert Axe().run(other).violations_count == 0
    page.locator("form[action$='/notes']").first.get_by_role("button").first.click()
    page.wait_for_load_state()
    other.reload()
    expect(other.get_by_text("Called his sister.")).to_have_count(0)


def test_a_draft_can_be_thrown_away_without_a_script(open_page):
    page = open_page("/plan")
    page.locator("#crisis-need").fill("A bed tonight")
    with page.expect_response(lambda answer: answer.url.endswith("/drafts")):
        page.wait_for_timeout(1500)
    plain = open_page("/plan", java_script_enabled=False)
    expect(plain.locator("#crisis-need")).to_have_value("A bed tonight")
    plain.get_by_role("button", name="Throw it away").click()
    assert plain.url.endswith("/drafts")
    expect(plain.get_by_text("A bed tonight")).to_have_count(0)


def test_a_text_sent_after_signing_out_is_there_after_signing_in(browser, server):
    context = browser.new_context(base_url=server.address, java_script_enabled=False)

    def sign_in(page):
        page.get_by_label("Name").fill("dana")
        page.get_by_label("Password").fill(server.password)
        page.get_by_role("button", name="Sign in").click()

    page, other = context.new_page(), context.new_page()
    page.goto("/clients/C-006/stay")
    sign_in(page)
    page.get_by_label("Note").fill("Two pages of what she told me")
    cookies = context.cookies()
    other.goto("/account")
    other.get_by_role("button", name="Sign out").click()
    # The old tab of a browser whose session ran out still has its cookie.
    context.add_cookies(cookies)
    page.locator("form[action$='/notes']").first.get_by_role("button").first.click()
    sign_in(page)
    expect(page.get_by_text("Two pages of what she told me")).to_be_visible()
    page.get_by_role("link", name=re.compile("Open the page.*Note, Lisa")).click()
    expect(page.get_by_label("Note")).to_have_value("Two pages of what she told me")
    page.get_by_role("button", name="Throw it away").click()
    leave(context)
