"""The line between what should be behind and what is ahead: from the server's clock, moved on without a reload."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from serving import demo_server, leave


@pytest.fixture(scope="module")
def clocked():
    with demo_server() as server:
        yield server


@pytest.fixture
def at(browser, clocked):
    """Opens Today when the server's clock stands at a time."""
    contexts = []

    def opener(now: str, path: str = "/", **options):
        request = urllib.request.Request(
            clocked.address + "/api/clock", data=json.dumps({"now": now}).encode(), method="PUT",
            headers={"Authorization": f"Bearer {clocked.token}", "Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=60).close()
        contexts.append(browser.new_context(base_url=clocked.address, storage_state=clocked.signed_in(), **options))
        page = contexts[-1].new_page()
        page.clock.install()
        page.goto(path)
        return page

    yield opener
    for context in contexts:
        leave(context)


def line(page) -> float:
    return float(page.locator(".day-strip .now").get_attribute("x"))


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_line_stands_at_the_servers_time(at, clocked, script):
    page = at("2026-01-05T08:30", java_script_enabled=script)
    clock = page.get_by_role("region", name="The day by the clock")
    expect(clock).to_contain_text("It is 08:30: 1 task should be behind you. On now: 08:20")
    assert line(page) == 30
    behind = [task for task in clocked.api("/api/smart-distribution/current-user")["today"]
              if task["starts_at"] and int(task["starts_at"][:2]) * 60 + int(task["starts_at"][3:]) + task["estimated_minutes"] <= 510]
    assert page.locator(".day-strip .wait").count() == len(behind) == 1


def test_the_line_moves_on_by_itself(at):
    page = at("2026-01-05T08:30")
    expect(page.locator(".now-time")).to_have_text("08:30")
    page.clock.run_for(45 * 60 * 1000)
    expect(page.locator(".now-time")).to_have_text("09:15")
    expect(page.locator(".now-standing")).to_have_text("3 tasks should be behind you")
    expect(page.locator(".now-coming")).to_contain_text("On now: 09:00 Complete rapid rehousing app, Stacey")
    assert line(page) == 75 and page.locator(".day-strip .wait").count() == 3
    page.clock.run_for(150 * 60 * 1000)
    expect(page.locator(".now-coming")).to_contain_text(re.compile("^Next: 13:00"))
    # Nobody is told each minute.
    assert page.locator(".clock [aria-live], .clock[role=status]").count() == 0


def test_another_day_and_the_night_have_no_line(at):
    assert at("2026-01-05T08:30", "/?date=2026-01-06").locator(".day-strip").count() == 0
    assert at("2026-01-05T22:30").locator(".day-strip").count() == 0
    assert at("2026-01-05T12:30").locator(".day-strip").count() == 1
