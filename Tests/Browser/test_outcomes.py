"""What came of a task is one press where it comes up every day: reached, a message, no answer, waiting; by mouse, by key, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from serving import demo_server, leave


@pytest.fixture
def fresh(browser):
    """A demo of its own, and a way to open its pages: what is recorded here can't be taken back."""
    with demo_server() as server:
        contexts = []

        def opener(**options):
            contexts.append(browser.new_context(base_url=server.address, storage_state=server.signed_in(), **options))
            page = contexts[-1].new_page()
            page.goto("/")
            return page

        yield server, opener
        for context in contexts:
            leave(context)


def today(server) -> dict:
    tasks = server.api("/api/smart-distribution/current-user")["today"]
    return {task["id"]: task for task in tasks}


def number(piece) -> int:
    return int(re.search(r"/tasks/(\d+)/", piece.locator("form").first.get_attribute("action")).group(1))


def calls(page):
    return page.locator(".line:has([aria-label='Phone call']) .piece")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_call_is_reached_left_a_message_or_not_answered_in_one_press(fresh, script, width):
    server, opener = fresh
    page = opener(java_script_enabled=script, viewport={"width": width, "height": 740})
    for name, said in [("Left message", "Recorded"), ("No answer", "Recorded"), ("Reached", "Done:")]:
        piece = calls(page).filter(has=page.get_by_role("button", name=re.compile(f"^{name}:"))).first
        task = number(piece)
        before = today(server)[task]["status"]
        piece.get_by_role("button", name=re.compile(f"^{name}:")).click()
        expect(page.get_by_role("status").first).to_contain_text(said)
        after = today(server).get(task, {"status": "elsewhere"})["status"]
        assert (after == "done") == (name == "Reached"), (before, after)
    assert "1 task done" in page.locator("#done").inner_text()


def test_a_message_left_is_counted_as_a_try(fresh):
    server, opener = fresh
    page = opener()
    piece = calls(page).first
    task = number(piece)
    piece.get_by_role("button", name=re.compile("^Left message:")).click()
    expect(page.get_by_role("status").first).to_contain_text("Recorded")
    page.goto("/clients/C-001")
    expect(page.locator("main")).to_contain_text("Left a message")
    assert task not in today(server) or today(server)[task]["status"] != "done"


def test_waiting_until_the_usual_day_is_one_press_and_the_day_can_be_changed_first(fresh):
    server, opener = fresh
    page = opener()
    piece = page.locator(".piece:has(.quick[value^=waiting])").first
    button = piece.locator(".quick[value^=waiting]")
    assert piece.locator("input[type=date]").get_attribute("value") > "2026-01-05"
    assert re.match(r"Until \d+ \w{3}$", button.inner_text())
    task = number(piece)
    button.click()
    expect(page.get_by_role("status").first).to_be_visible()
    assert today(server).get(task, {"status": "gone"})["status"] in ("gone", "done")
    other = page.locator(".piece:has(.outcome)").last
    later = number(other)
    other.locator(".outcome summary").click()
    other.locator("input[type=date]").fill("2026-01-20")
    other.get_by_label("for", exact=True).fill("the landlord")
    other.get_by_role("button", name="Waiting", exact=True).click()
    expect(page.get_by_role("status").first).to_be_visible()
    assert today(server).get(later, {"status": "gone"})["status"] in ("gone", "done")


def test_keys_record_the_usual_outcomes_and_go_on(fresh):
    server, opener = fresh
    page = opener()
    page.keyboard.press("j")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.querySelector('.piece-name').textContent")
    for key in ["e", "n"]:
        page.keyboard.press(key)
        expect(page.get_by_role("status").first).to_contain_text("Recorded")
        expect(page.locator(".piece:focus")).to_have_count(1)
    assert first
    page.keyboard.press("d")
    expect(page.get_by_role("status").first).to_contain_text("Done:")


def test_a_day_to_come_offers_done_only(fresh):
    _, opener = fresh
    page = opener()
    page.goto("/?date=2026-01-06")
    assert page.locator(".quick").count() == 0
    assert page.locator(".piece .button.done").count() == page.locator(".piece").count() > 5
