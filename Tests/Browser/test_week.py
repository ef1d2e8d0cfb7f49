"""The week and the month in a real browser: every move has its price before it is chosen."""

import re

import pytest
from playwright.sync_api import expect

from serving import demo_server, leave


def plan(server) -> str:
    return server.api("/api/plan")["fingerprint"]


def put_back(page, server, before):
    while plan(server) != before:
        page.goto("/plan")
        page.get_by_role("button", name=re.compile("^Take back")).click()


def movable(page):
    """The last task of the week that can be moved: nothing urgent hangs on it."""
    return page.locator(".entry-task:has(a.move)").last


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_move_by_buttons_shows_its_cost_and_is_taken_back(open_page, server, script, width):
    before = plan(server)
    page = open_page("/week?of=2026-01-19", java_script_enabled=script, viewport={"width": width, "height": 740})
    movable(page).get_by_role("link", name=re.compile("^Move")).click()
    expect(page.get_by_role("heading", name="Other places")).to_be_visible()
    for option in page.locator(".preview-step").all():
        expect(option.get_by_text(re.compile(r"Cost [+−]?\d+"))).to_be_visible()
    assert plan(server) == before
    page.locator(".preview-step").get_by_role("button").first.click()
    if page.url.split("?")[0].endswith("/plan"):
        page.get_by_role("button", name="Apply all of it").click()
        expect(page.get_by_role("status")).to_contain_text("Done.")
        page.get_by_role("button", name=re.compile("^Take back")).click()
    else:
        expect(page.get_by_role("status").first).to_contain_text("Done. It is in the plan")
        assert plan(server) != before
        page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    put_back(page, server, before)


def test_a_day_of_ones_own_is_asked_about_before_it_is_chosen(open_page, server):
    before = plan(server)
    page = open_page("/week?of=2026-01-19", java_script_enabled=False)
    movable(page).get_by_role("link", name=re.compile("^Move")).click()
    page.get_by_label("Day", exact=True).fill("2026-01-28")
    page.get_by_label("Half-day").select_option("pm")
    page.get_by_label("At a fixed time").fill("14:00")
    page.get_by_role("button", name="See what it means").click()
    expect(page.get_by_role("heading", name="Wed 28 Jan afternoon at 14:00")).to_be_visible()
    expect(page.get_by_text("Nothing has been changed yet.")).to_be_visible()
    assert plan(server) == before


def test_what_stays_says_why(open_page):
    page = open_page("/week", java_script_enabled=False)
    stays = page.locator("details.stays").first
    stays.locator("summary").click()
    expect(stays.get_by_text(re.compile("is agreed for|was done on"))).to_be_visible()


def test_four_weeks_lead_to_their_weeks_and_days(open_page):
    page = open_page("/week", java_script_enabled=False)
    page.get_by_role("link", name="Four weeks").click()
    assert page.locator(".month-week").count() == 4
    expect(page.locator(".marks li").first).to_be_visible()
    page.locator(".month-week h2 a").nth(2).click()
    assert "/week?of=2026-01-19" in page.url
    page.go_back()
    page.get_by_role("link", name="Thu 8 Jan").click()
    assert page.url.endswith("/?date=2026-01-08")


def test_work_is_held_and_taken_up_from_its_move_page(open_page, server):
    page = open_page("/week", java_script_enabled=False)
    page.locator("a.move").last.click()
    page.get_by_label(re.compile("^Everything for")).fill("In hospital")
    page.get_by_role("button", name=re.compile(r"^Put on hold ?: Everything")).click()
    expect(page.get_by_role("status")).to_contain_text("Done.")
    page.get_by_role("button", name=re.compile("^Take back")).click()
    expect(page.get_by_role("status")).to_contain_text("Taken back.")


def test_the_week_prints_on_one_page_with_every_task_and_no_buttons(browser, tmp_path):
    # The demo's own week: other tests fill the shared one.
    with demo_server() as fresh:
        page = browser.new_context(base_url=fresh.address, storage_state=fresh.signed_in()).new_page()
        page.goto("/week")
        page.emulate_media(media="print")
        expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
        expect(page.locator("a.move").first).to_be_hidden()
        for text in page.locator(".entry-text").all():
            expect(text).to_be_visible()
        page.pdf(path=tmp_path / "week.pdf", prefer_css_page_size=True)
        leave(page.context)
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "week.pdf").read_bytes())) == 1
