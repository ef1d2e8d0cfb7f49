"""Fixtures: the real program on demo data, a browser, a page. Under CI a missing tool fails, elsewhere it skips."""

import os
import re

import pytest
from playwright.sync_api import sync_playwright

from serving import binary, browser_options, chromium, demo_server, leave


def missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def server():
    if not os.access(binary(), os.X_OK):
        missing(f"There is no program at {binary()}: build it, or name it in CASEDAY_BINARY.")
    with demo_server() as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    if not chromium():
        missing("There is no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, server):
    """Opens a page of the site, signed in as the case manager, with the given look; every page it opens must keep to the content policy."""
    contexts = []
    faults = []

    def opener(path: str = "/", **options):
        options.setdefault("storage_state", server.signed_in())
        context = browser.new_context(base_url=server.address, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path)
        return page

    yield opener
    for context in contexts:
        leave(context)
    assert [fault for fault in faults if not re.search("status of (403|404|422)", fault)] == []
