"""A task of the week is picked up by mouse or by key; each half-day says what that would mean, and nothing moves before the yes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WEEK = "/week?of=2026-01-19"
TALL = {"width": 1280, "height": 1400}


def plan(server) -> str:
    return server.api("/api/plan")["fingerprint"]


def voice(page):
    return page.locator(".week + [aria-live]")


def liftable(page):
    """The last task of the week that can be picked up: nothing urgent hangs on it."""
    task = page.locator("[data-task]").last
    expect(page.locator(".lift-hint")).to_be_visible()
    return task


def hold_by_mouse(page, task):
    """Picks it up, and waits until the half-days say what they cost."""
    task.scroll_into_view_if_needed()
    box = task.locator(".entry-text").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 24, steps=4)
    expect(page.locator(".spot-note").first).to_be_visible()


def go_over(page, half):
    half.scroll_into_view_if_needed()
    box = half.locator("h3").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 8, steps=6)
    expect(half).to_have_class(re.compile(r"\btarget\b"))


def put_back(page, server, before):
    while plan(server) != before:
        page.goto("/plan")
        page.get_by_role("button", name=re.compile("^Take back")).click()


def test_each_half_day_says_what_the_server_says_while_a_task_is_held(open_page, server):
    page = open_page(WEEK, viewport=TALL)
    task = liftable(page)
    number = task.get_attribute("data-task")
    ranked = server.api(f"/api/tasks/{number}/why?places=40")["places"]
    ranked = {f"{one['place']['date']}/{one['place']['half_day']}": one for one in ranked}
    hold_by_mouse(page, task)
    halves = page.locator("[data-spot]").all()
    assert len(halves) == 8  # Monday is a holiday.
    own = task.locator("xpath=ancestor::*[@data-spot]").get_attribute("data-spot")
    for half in halves:
        words = half.locator(".spot-note").inner_text()
        spot = half.get_attribute("data-spot")
        if spot == own:
            assert words == "It stands here."
        elif spot in ranked:
            assert words.endswith(ranked[spot]["sentence"])
            assert re.search(rf"^Cost [+−]?{abs(ranked[spot]['total'])}\. ", words)
        else:
            assert words.startswith("Not possible.")
    assert any(half.get_attribute("data-spot") in ranked for half in halves)
    page.mouse.up()
    expect(page.locator(".spot-note")).to_have_count(0)


def test_by_mouse_a_task_is_asked_about_and_then_moved(open_page, server):
    before = plan(server)
    page = open_page(WEEK, viewport=TALL)
    task = liftable(page)
    number = task.get_attribute("data-task")
    hold_by_mouse(page, task)
    half = page.locator("[data-held=open]").first
    spot, words = half.get_attribute("data-spot"), half.get_attribute("data-words")
    go_over(page, half)
    expect(voice(page)).to_contain_text(words)
    cost = half.locator(".spot-note").inner_text()
    page.mouse.up()
    question = page.get_by_role("dialog", name=f"Move it to {words}?")
    expect(question).to_contain_text(cost)
    expect(question).to_contain_text("Nothing has been changed yet.")
    assert Axe().run(page).violations_count == 0
    assert plan(server) == before
    question.get_by_role("button", name="Leave it where it is").click()
    expect(question).to_have_count(0)
    assert plan(server) == before
    hold_by_mouse(page, task)
    go_over(page, page.locator(f"[data-spot='{spot}']"))
    page.mouse.up()
    question.get_by_role("button", name="Move it there").click()
    page.wait_for_url(re.compile("said="))
    if "/plan" in page.url:
        page.get_by_role("button", name="Apply all of it").click()
        expect(page.get_by_role("status")).to_contain_text("Done.")
    else:
        expect(page.get_by_role("status").first).to_contain_text("Done. It is in the plan")
    place = server.api(f"/api/tasks/{number}/why")["place"]
    assert f"{place['date']}/{place['half_day']}" == spot
    put_back(page, server, before)


def test_by_key_a_task_goes_through_the_half_days_and_escape_puts_it_back(open_page, server):
    before = plan(server)
    page = open_page(WEEK, viewport=TALL)
    task = liftable(page)
    task.get_by_role("link", name=re.compile("^Move")).focus()
    page.keyboard.press("Space")
    expect(voice(page)).to_contain_text("Picked up")
    expect(page.locator(".spot-note")).to_have_count(8)
    assert Axe().run(page).violations_count == 0
    for key in ["ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"]:
        page.keyboard.press(key)
        half = page.locator(".half.target")
        expect(half).to_have_count(1)
        expect(voice(page)).to_contain_text(half.get_attribute("data-words"))
        expect(voice(page)).to_contain_text(half.locator(".spot-note").inner_text())
    page.keyboard.press("Escape")
    expect(voice(page)).to_have_text("Put back. Nothing has changed.")
    expect(page.locator(".half.target, .spot-note")).to_have_count(0)
    expect(task.get_by_role("link", name=re.compile("^Move"))).to_be_focused()
    assert plan(server) == before


def test_by_key_a_task_is_asked_about_and_then_moved(open_page, server):
    before = plan(server)
    page = open_page(WEEK, viewport=TALL)
    number = liftable(page).get_attribute("data-task")
    page.keyboard.press("k")
    while page.evaluate("document.activeElement.dataset.task") != number:
        page.keyboard.press("k")
    page.keyboard.press("g")
    expect(page.locator(".spot-note")).to_have_count(8)
    spots = [half.get_attribute("data-spot") for half in page.locator("[data-spot]").all()]
    wanted = page.locator("[data-held=open]").first.get_attribute("data-spot")
    own = page.locator("[data-held=start]").get_attribute("data-spot")
    steps = spots.index(wanted) - spots.index(own)
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
    expect(page.locator(".half.target")).to_have_attribute("data-spot", wanted)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move it there")).to_be_focused()
    assert plan(server) == before
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("said="))
    if "/plan" in page.url:
        page.get_by_role("button", name="Apply all of it").click()
        expect(page.get_by_role("status")).to_contain_text("Done.")
    place = server.api(f"/api/tasks/{number}/why")["place"]
    assert f"{place['date']}/{place['half_day']}" == wanted
    put_back(page, server, before)


def test_a_place_that_is_refused_says_why_and_moves_nothing(open_page, server):
    before = plan(server)
    page = open_page("/week", viewport=TALL)
    liftable(page)
    for task in page.locator("[data-task]").all():
        hold_by_mouse(page, task)
        shut = page.locator("[data-held=shut]")
        if shut.count():
            break
        page.keyboard.press("Escape")
        page.mouse.up()
    half = shut.first
    spot, words = half.get_attribute("data-spot"), half.get_attribute("data-words")
    go_over(page, half)
    day, part = spot.split("/")
    number = task.get_attribute("data-task")
    because = server.api(f"/api/tasks/{number}/why?not={day}&half_day={part}&places=1")["sentence"]
    expect(half.locator(".spot-note")).to_have_text(f"Not possible. {because}")
    page.mouse.up()
    question = page.get_by_role("dialog", name=f"Not on {words}")
    expect(question).to_contain_text(because)
    expect(question.get_by_role("button", name="Move it there")).to_have_count(0)
    question.get_by_role("link", name="See what can be done").click()
    expect(page.locator(".asked h2")).to_contain_text(words)
    assert plan(server) == before


def test_escape_puts_back_what_the_mouse_holds(open_page, server):
    before = plan(server)
    page = open_page(WEEK, viewport=TALL)
    task = liftable(page)
    hold_by_mouse(page, task)
    go_over(page, page.locator("[data-held=open]").first)
    page.keyboard.press("Escape")
    expect(page.locator(".lift-ghost, .spot-note, .half.target")).to_have_count(0)
    page.mouse.up()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert plan(server) == before


def test_what_is_done_fixed_or_pinned_does_not_lift(open_page, server):
    before = plan(server)
    page = open_page(WEEK, viewport=TALL)
    number = liftable(page).get_attribute("data-task")
    page.locator(f"[data-task='{number}'] a.move").click()
    page.get_by_role("button", name="Pin it where it stands").click()
    page.goto(WEEK)
    expect(page.locator(".lift-hint")).to_be_visible()
    assert page.locator(f"[data-task='{number}']").count() == 0
    pinned = page.locator(f".entry-task:has(a[href^='/tasks/{number}/'])")
    expect(pinned).to_contain_text("Pinned")
    box = pinned.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 80, steps=4)
    expect(page.locator(".lift-ghost, .spot-note")).to_have_count(0)
    page.mouse.up()
    put_back(page, server, before)
    page.goto("/week")
    assert page.locator(".entry-task:has(.stays)").count() > 0
    assert page.locator(".entry-task:has(.stays)[data-task]").count() == 0


def test_everything_that_lifts_has_a_link_for_it(open_page):
    page = open_page("/week")
    tasks = page.locator("[data-task]").all()
    assert len(tasks) > 10
    for task in tasks:
        assert task.locator("a.move").count() == 1


def test_touch_scrolls_and_lifts_nothing(open_page):
    page = open_page(WEEK, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    task = page.locator("[data-task]").last
    task.scroll_into_view_if_needed()
    box = task.bounding_box()
    top = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)
    x, y = box["x"] + 40, box["y"] + 8
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for by in range(10, 200, 10):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y + by}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("top => scrollY < top", arg=top)
    expect(page.locator(".lift-ghost, .spot-note")).to_have_count(0)


@pytest.mark.parametrize("path", ["/week", WEEK])
def test_without_javascript_nothing_looks_as_if_it_could_be_dragged(open_page, path):
    page = open_page(path, java_script_enabled=False)
    expect(page.locator(".lift-hint")).to_be_hidden()
    assert page.locator("[data-task]").first.evaluate("task => getComputedStyle(task).cursor") == "auto"
    expect(page.locator("[data-task] a.move").first).to_be_visible()
