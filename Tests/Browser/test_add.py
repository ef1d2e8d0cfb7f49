"""A task added in words: from the field on Today and from the palette, by keyboard and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def test_a_task_is_added_and_taken_back_by_keyboard(open_page):
    page = open_page("/")
    page.keyboard.press("q")
    expect(page.locator("#quick-add")).to_be_focused()
    page.keyboard.type("call DMV today 20m overbook #Jay")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Add “Call DMV” for Jay?")
    expect(page.get_by_text("Nothing has been changed yet.")).to_be_visible()
    assert page.url.endswith("/add")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Done: Add “Call DMV” (Jay)")
    expect(page.locator(".piece-name", has_text="Call DMV").first).to_be_visible()
    page.reload()
    page.keyboard.press("u")
    expect(page.get_by_role("status").first).to_contain_text("Taken back.")
    expect(page.locator(".piece-name").get_by_text("Call DMV", exact=True)).to_have_count(0)


def test_the_palette_adds_a_task(open_page):
    page = open_page("/week")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("Add: call landlord tue overbook #Ryan")
    option = page.get_by_role("option", name="Add: call landlord")
    expect(option).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Add “Call landlord” for Ryan?")
    assert "yan" not in page.url and "landlord" not in page.url


def test_missing_words_are_asked_for_and_mended_in_place(open_page):
    page = open_page("/")
    page.locator("#quick-add").fill("call DMV tue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("No client yet")
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    page.get_by_label("Change the words").fill("call DMV tue overbook #Jay")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()


def test_it_works_without_a_script(open_page):
    page = open_page("/", java_script_enabled=False)
    page.locator("#quick-add").fill("check in today overbook #Maria")
    page.get_by_role("button", name="Show it first").click()
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator(".draft-text, main").first).to_contain_text("check in today overbook #Maria")
    page.goto("/")
    expect(page.locator("#quick-add")).to_have_value("check in today overbook #Maria")
    page.get_by_role("button", name="Show it first").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Check in with Maria")
    page.get_by_role("button", name="Undo: Add").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back.")
    page.goto("/drafts")
    expect(page.get_by_text("Nothing is waiting.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_preview_has_no_barrier(open_page, scheme, width):
    page = open_page("/", color_scheme=scheme, viewport={"width": width, "height": 800})
    page.locator("#quick-add").fill("call DMV tue 20m #Jay")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Call DMV")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
