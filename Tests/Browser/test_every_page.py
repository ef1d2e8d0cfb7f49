"""What holds on every page: accessible, no sideways scroll, targets large enough, light enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ["/", "/?date=2026-01-06", "/?date=2026-01-10", "/week", "/week?of=2026-01-12", "/month", "/plan", "/tasks/421/places", "/clients/C-002/timeline", "/clients", "/clients/C-002", "/warnings", "/services", "/calendar", "/settings/day", "/api", "/nothing",
         "/processes/1", "/clients/C-002/stay", "/clients/C-002/road", "/admission", "/templates", "/templates/disability_claim", "/reports",
         "/account", "/account/second-factor", "/emergencies", "/keys", "/find", "/drafts"]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page, path):
    for scheme in ["light", "dark"]:
        page = open_page(path, color_scheme=scheme, viewport={"width": 1280, "height": 900})
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width in [1280, 320]:
            page.set_viewport_size({"width": width, "height": 900})
            results = Axe().run(page)
            assert results.violations_count == 0, f"{scheme}, {width}: {results.generate_report()}"


def test_axe_finds_nothing_on_a_preview(open_page):
    page = open_page("/clients/C-002")
    page.get_by_role("button", name="See the dates").click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(open_page, path):
    page = open_page(path, viewport={"width": 320, "height": 740})
    for width in [320, 360, 768, 1920]:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("path", PAGES)
def test_buttons_and_links_are_24_pixels_high(open_page, path):
    page = open_page(path, viewport={"width": 360, "height": 740})
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, select, summary, input:not([type=hidden])')]
          .filter(e => e.checkVisibility() && !e.closest('p:not(.entry-top):not(.eyebrow)') && !e.classList.contains('skip'))
          .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
          .filter(([_, box]) => box.height < 23.5 || box.width < 23.5).map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize("path", PAGES)
def test_one_heading_of_the_first_level_and_the_landmarks(open_page, path):
    page = open_page(path)
    assert page.locator("h1").count() == 1
    for landmark in ["banner", "main", "contentinfo"]:
        assert page.get_by_role(landmark).count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert all(next_ - before <= 1 for before, next_ in zip(levels, levels[1:])), levels


@pytest.mark.parametrize("path", PAGES)
def test_a_page_weighs_under_100_kilobytes(open_page, path):
    sizes = []
    page = open_page("/health")
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < 100_000


def test_it_zooms_to_400_percent(open_page):
    page = open_page("/", viewport={"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(".button.done").first.scroll_into_view_if_needed()
    assert page.locator(".button.done").first.is_visible()
