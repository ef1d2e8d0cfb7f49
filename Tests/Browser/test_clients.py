"""Clients: found without a name in any address, narrowed, and what was done for one of them."""

import re

import pytest
from playwright.sync_api import expect

from serving import demo_server, leave


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_client_is_found_and_no_address_says_who(open_page, script):
    page = open_page("/clients", java_script_enabled=script)
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    form = page.get_by_role("search")
    form.get_by_label("Name").fill("stac")
    form.get_by_role("button", name="Find").click()
    expect(page.get_by_role("status")).to_contain_text("1 of 20 clients fit.")
    expect(page.locator("h3", has_text="Stacey")).to_be_visible()
    assert not any("stac" in address.lower() for address in addresses)
    page.get_by_role("link", name="Show everybody").click()
    assert page.locator(".client-row").count() == 20


def test_views_narrow_the_list_and_keep_their_address(open_page, server):
    page = open_page("/clients", java_script_enabled=False)
    for name in ["Urgent", "Waiting for others", "Without contact", "Date within a week"]:
        page.get_by_role("navigation", name="Views of the caseload").get_by_role("link", name=name).click()
        shown = page.locator(".client-row").count()
        query = page.url.split("?")[1]
        assert shown == len(server.api("/api/clients?" + query)["clients"])
        page.reload()
        assert page.locator(".client-row").count() == shown


def test_the_timeline_says_who_did_what(open_page, server):
    page = open_page("/clients/C-002", java_script_enabled=False)
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator(".timeline li").first).to_be_visible()
    expect(page.get_by_text("Brought in with the demo.")).to_be_visible()
    page.get_by_role("navigation", name="Kinds of entries").get_by_role("link", name="Who looked").click()
    expect(page.get_by_text("Opened the client's page.").first).to_be_visible()
    assert page.url.endswith("kind=looks")


@pytest.fixture
def own_server():
    """A demo of its own: what is planned anew here is nobody else's."""
    with demo_server() as running:
        yield running


def test_a_date_is_noted_moved_and_taken_off_and_a_provider_needs_a_reason(browser, own_server):
    server = own_server
    context = browser.new_context(base_url=server.address, storage_state=server.signed_in(), java_script_enabled=False)
    page = context.new_page()
    page.goto("/clients/C-002/stay")
    aside = page.get_by_role("complementary")

    def dates():
        return [date["day"] for date in server.api("/api/clients/C-002/stay")["dates"] if date["kind"] == "school_play"]

    aside.get_by_text("Note a date").click()
    form = aside.locator("form", has=page.get_by_role("button", name="Note it"))
    form.get_by_label("or in your words").fill("School play")
    form.locator("input[type=date]").fill("2026-01-21")
    form.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("status")).to_contain_text("Recorded.")
    assert dates() == ["2026-01-21"]
    line = aside.locator("li", has_text="School play")
    line.get_by_text("Change").click()
    line.locator("input[type=date]").fill("2026-01-22")
    line.get_by_role("button", name="Move it").click()
    assert dates() == ["2026-01-22"]
    line.get_by_text("Change").click()
    line.get_by_role("button", name="Take it off").click()
    assert dates() == []

    provider = aside.locator("li", has_text="Previous PCP")
    provider.get_by_text("Take off", exact=False).first.click()
    provider.get_by_role("button", name="Take it off the list").click()
    assert "Previous PCP" in [one["name"] for one in server.api("/api/clients/C-002/stay")["providers"]]
    leave(context)
