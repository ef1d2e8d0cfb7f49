"""Takes a picture of every page: light, dark, phone, and Today on paper.

    python Tests/Browser/shots.py [FOLDER]

Starts the program named by CASEDAY_BINARY (default: .build/debug/caseday) on demo data. FOLDER is `shots` by default.
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

from serving import browser_options, demo_server, leave

PAGES = {
    "today": "/",
    "tomorrow": "/?date=2026-01-06",
    "week": "/week",
    "month": "/month",
    "plan": "/plan",
    "places": "/tasks/421/places?from=week&day=2026-01-07",
    "timeline": "/clients/C-002/timeline",
    "next-week": "/week?of=2026-01-12",
    "clients": "/clients",
    "warnings": "/warnings",
    "calendar": "/calendar",
    "client": "/clients/C-002",
    "services": "/services",
    "process": "/processes/1",
    "stay": "/clients/C-002/stay",
    "road": "/clients/C-002/road",
    "admission": "/admission",
    "templates": "/templates",
    "template": "/templates/disability_claim",
    "reports": "/reports",
    "friday": "/?date=2026-01-09",
    "error": "/clients/nobody",
    "keys": "/keys",
    "find": "/find",
    "api": "/api",
}

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {
        "color_scheme": "light",
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 2,
        "has_touch": True,
    },
}


def main() -> None:
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    with demo_server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        for look, options in LOOKS.items():
            context = browser.new_context(base_url=server.address, storage_state=server.signed_in(), **options)
            page = context.new_page()
            for name, path in PAGES.items():
                page.goto(path)
                page.screenshot(path=folder / f"{name}-{look}.png", full_page=True)
            page.goto("/clients/C-002")
            page.get_by_label("Process", exact=True).select_option(index=0)
            page.get_by_role("button", name="See the dates").click()
            page.screenshot(path=folder / f"start-{look}.png", full_page=True)
            page.goto("/")
            page.get_by_role("button", name="Done").first.click()
            page.wait_for_load_state()
            page.screenshot(path=folder / f"done-{look}.png")
            page.get_by_role("status").get_by_role("button", name="Undo").click()
            leave(context)
            visitor = browser.new_page(base_url=server.address, **options)
            visitor.goto("/sign-in")
            visitor.screenshot(path=folder / f"sign-in-{look}.png")
            leave(visitor.context)
        page = browser.new_page(base_url=server.address, storage_state=server.signed_in())
        page.goto("/")
        page.pdf(path=folder / "today.pdf", prefer_css_page_size=True)
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}/")


if __name__ == "__main__":
    main()
