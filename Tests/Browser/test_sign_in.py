"""Signing in as people do it, with and without JavaScript; what each role is shown."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_name_and_password_lead_where_one_wanted_to_go(open_page, server, script):
    page = open_page("/week", storage_state=None, java_script_enabled=script)
    assert page.url.endswith("/sign-in?next=/week")
    page.get_by_label("Name").fill("dana")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("Name and password don't fit together")
    page.get_by_label("Name").fill("dana")
    page.get_by_label("Password").fill(server.password)
    page.get_by_role("button", name="Sign in").click()
    assert page.url.endswith("/week")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_way_back_asks_the_server_also_when_the_session_ended_elsewhere(open_page):
    """Here nothing tells the browser to forget: only that no page may be kept stands between the caseload and the next person."""
    page = open_page("/week")
    expect(page.get_by_role("heading", level=1, name=re.compile("January 2026"))).to_be_visible()
    page.context.clear_cookies()
    page.goto("/sign-in")
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("login, parts, closed", [("rosa", ["Today", "Team"], "/audit"), ("alex", ["Accounts", "Audit"], "/clients"), ("ines", ["Audit"], "/accounts")])
def test_each_role_is_shown_its_parts(open_page, server, login, parts, closed):
    page = open_page("/sign-in", storage_state=None)
    page.get_by_label("Name").fill(login)
    page.get_by_label("Password").fill(server.password)
    page.get_by_role("button", name="Sign in").click()
    links = page.get_by_role("navigation", name="Site").get_by_role("link").all_inner_texts()
    assert set(parts) <= set(links)
    page.goto("/" + parts[-1].lower())
    assert Axe().run(page).violations_count == 0
    response = page.goto(closed)
    assert response.status == 403
    expect(page.get_by_text(re.compile("Error 403"))).to_be_visible()


def test_a_supervisor_opens_a_caseload_of_the_team(open_page, server):
    page = open_page("/sign-in", storage_state=None)
    page.get_by_label("Name").fill("rosa")
    page.get_by_label("Password").fill(server.password)
    page.get_by_role("button", name="Sign in").click()
    page.goto("/clients")
    expect(page.get_by_role("link", name="Stacey")).to_have_count(0)
    page.goto("/team")
    page.get_by_role("button", name="Open the caseload").click()
    page.goto("/clients")
    expect(page.get_by_role("link", name="Stacey").first).to_be_visible()
