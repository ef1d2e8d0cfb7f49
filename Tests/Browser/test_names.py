"""Names as they come: markup, five hundred characters, right to left, emoji. Shown as they are, wrapped, and kept to themselves."""

import contextlib
import json
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from serving import demo_server, leave

NAMES = {
    "markup": "<script>document.title='taken'</script>",
    "long": "Wolfeschlegelsteinhausenbergerdorff" * 14 + "0123456789",
    "right to left": "مريم السالم",
    "reordering": "Eve\u202e txt.exe",
    "emoji": "Zoë 👩‍👧 O’Neil 🏳️‍🌈",
}
assert len(NAMES["long"]) == 500


@pytest.fixture(scope="module")
def crowded():
    """The demo with a client of each name, each in a process."""
    with demo_server() as server:
        ids = {}
        for number, (kind, name) in enumerate(NAMES.items()):
            body = {"client_id": f"N-{number}", "client_name": name, "admission": "2026-01-02", "processes": ["employment_prep"]}
            request = urllib.request.Request(
                server.address + "/api/clients", json.dumps(body).encode(), method="POST",
                headers={"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=60) as answer:
                assert answer.status in (200, 201)
            ids[kind] = f"N-{number}"
        yield server, ids


@contextlib.contextmanager
def visiting(browser, server, **options):
    context = browser.new_context(base_url=server.address, storage_state=server.signed_in(), **options)
    faults = []
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append("a dialog"))
    try:
        yield page
        assert faults == []
    finally:
        leave(context)


@pytest.mark.parametrize("path", ["/clients", "/", "/week", "/week?of=2026-01-12", "/month", "/plan", "/warnings"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_with_them_stays_whole(browser, crowded, path, width):
    server, _ = crowded
    with visiting(browser, server, viewport={"width": width, "height": 900}) as page:
        page.goto(path)
        assert "taken" not in page.title()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", NAMES)
def test_a_clients_own_pages_show_the_name_as_it_is(browser, crowded, kind):
    server, ids = crowded
    with visiting(browser, server, viewport={"width": 320, "height": 900}) as page:
        for path in ["", "/timeline", "/road", "/stay"]:
            page.goto(f"/clients/{ids[kind]}{path}")
            shown = page.locator("main").inner_text().replace("\u2068", "").replace("\u2069", "")
            assert NAMES[kind] in shown
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert page.evaluate("document.scripts.length === [...document.scripts].filter(s => s.src).length")
        page.goto(f"/clients/{ids[kind]}")
        assert Axe().run(page).violations_count == 0


def test_a_name_from_right_to_left_moves_nothing_around_it(browser, crowded):
    server, _ = crowded
    with visiting(browser, server) as page:
        page.goto("/clients")
        link = page.locator("h3 a", has_text=NAMES["right to left"])
        expect(link).to_be_visible()
        assert link.text_content() == f"\u2068{NAMES['right to left']}\u2069"
        # What reorders is closed in as a whole.
        assert page.locator("h3 a", has_text="txt.exe").text_content() == f"\u2068{NAMES['reordering']}\u2069"


def test_each_is_found_by_its_name(browser, crowded):
    server, _ = crowded
    with visiting(browser, server) as page:
        for kind in ["markup", "right to left", "emoji"]:
            page.goto("/clients")
            page.get_by_role("search").get_by_label("Name").fill(NAMES[kind])
            page.get_by_role("search").get_by_role("button", name="Find").click()
            expect(page.get_by_role("status")).to_contain_text("1 of ")
