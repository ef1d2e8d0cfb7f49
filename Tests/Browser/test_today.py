"""Today in a real browser: the same tasks everywhere, done and undo, with and without JavaScript."""

import json
import re
import subprocess

import pytest
from playwright.sync_api import expect

from serving import DAY


def api(server, path: str) -> dict:
    return server.api(path)


def ids_on(page) -> set[int]:
    actions = page.locator("form[action^='/tasks/']").evaluate_all("forms => forms.map(f => f.getAttribute('action'))")
    return {int(re.match(r"/tasks/(\d+)/", action).group(1)) for action in actions}


def test_page_api_and_terminal_show_the_same_tasks(open_page, server):
    plan = api(server, "/api/smart-distribution/current-user")
    wanted = {task["id"] for task in plan["today"]}
    assert wanted
    command = [server.binary, "today", "--demo", "--date", DAY, "--json"]
    printed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)
    assert {task["id"] for task in printed["today"]} == wanted
    assert ids_on(open_page("/")) == wanted | {task["id"] for task in plan["next_in_line"]}


def test_the_page_shows_every_task_in_words(open_page, server):
    page = open_page("/")
    for task in api(server, "/api/smart-distribution/current-user")["today"]:
        expect(page.locator("main")).to_contain_text(task["task_description"])
        expect(page.locator("main")).to_contain_text(task["client_name"])


def test_groups_stand_in_their_order(open_page):
    headings = open_page("/").locator(".group h2").all_inner_texts()
    order = ["Urgent", "High priority", "Scheduled", "Notes and planning", "Done", "On track"]
    headings = [heading.split(":")[0] for heading in headings]
    assert headings == [heading for heading in order if heading in headings]
    assert "Urgent" in headings and "On track" in headings


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("width", [360, 1280])
def test_done_can_be_undone_after_a_reload(open_page, server, script, width):
    page = open_page("/", java_script_enabled=script, viewport={"width": width, "height": 740})
    before = {task["id"]: task["status"] for task in api(server, "/api/smart-distribution/current-user")["today"]}
    form = page.locator("form[action$='/done']").first
    task = int(re.search(r"\d+", form.get_attribute("action")).group())
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("Done:")
    after = {task["id"]: task["status"] for task in api(server, "/api/smart-distribution/current-user")["today"]}
    assert after == {**before, task: "done"}
    page.reload()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Back on the list:")
    assert {task["id"]: task["status"] for task in api(server, "/api/smart-distribution/current-user")["today"]} == before


def test_days_and_weeks_lead_on_and_back(open_page):
    page = open_page("/")
    today = page.get_by_role("heading", level=1).inner_text()
    days = page.get_by_role("navigation", name="Days")
    days.get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(today)
    page.get_by_role("navigation", name="Days").get_by_role("link", name="Today").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(today)
    page.get_by_role("link", name="Week", exact=True).click()
    page.get_by_role("link", name="Week after").click()
    page.get_by_role("link", name="This week").click()
    assert page.url.endswith("/week")


def test_a_process_shows_its_dates_before_it_starts(open_page, server):
    page = open_page("/clients", java_script_enabled=False)
    page.get_by_role("link", name="Lisa").first.click()
    page.get_by_label("Process", exact=True).select_option("employment_prep")
    page.get_by_role("button", name="See the dates").click()
    expect(page.get_by_text("Nothing has been changed yet.")).to_be_visible()
    expect(page.locator(".preview-step").first).to_be_visible()
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_role("status")).to_contain_text("was started")


def test_keyboard_reaches_the_page_and_its_buttons(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('done')"):
            break
    assert page.evaluate("document.activeElement.classList.contains('done')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_print_is_one_page_with_every_task_and_no_navigation(open_page, tmp_path, server):
    page = open_page("/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(page.locator(".notes-head")).to_be_visible()
    for item in page.locator(".piece-name").all():
        expect(item).to_be_visible()
    page.pdf(path=tmp_path / "today.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "today.pdf").read_bytes())) == 1
