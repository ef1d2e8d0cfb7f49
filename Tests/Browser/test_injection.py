"""Texts that want to run, in every field that a page shows: each stands there as text, nothing runs, the content policy has nothing to report."""

import csv
import json
import re
import urllib.error
import urllib.parse
import urllib.request

import pytest

from serving import command, demo_server, file_server, leave

# HTML, attributes, addresses, scripts, styles, templates of this and other engines, and Unicode that looks like them.
PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#9;script:alert(1)", "data:text/html,<script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>", "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>", "<video src=x onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit>", "<button formaction=javascript:alert(1)>x</button>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>", "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<style>*{background:url(//evil.example)}</style>", "<style>@import '//evil.example';</style>",
    "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "--><script>alert(1)</script>", "<!--<img src=--><img src=x onerror=alert(1)>", "]]><script>alert(1)</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>", "<xss contenteditable onbeforeinput=alert(1)>", "{{7*7}}", "{{{shell}}}", "{{&shell.title}}",
    "{{#clients}}{{name}}{{/clients}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{%print(7*7)%}", "[[7*7]]", "{{constructor.constructor('alert(1)')()}}",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e", "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "<ſcript>alert(1)</ſcript>", "`onerror=alert(1)`",
    "expression(alert(1))", "';alert(1)//", "\\\";alert(1)//", "<svg/onload=alert`1`>",
]


def hostile(field: str) -> str:
    """A text for one field, known by its name wherever it turns up: it ends an attribute of either kind, then an element, then runs."""
    return f"{field}'\"><img src=x onerror=alert(1)>"


class Just(str):
    """A word that has to be so."""


# What is typed where; {} stands for the number of the client's task, process or crisis.
TYPED = {
    "client note": ("POST", "/api/clients", {"client_id": "EVIL", "client_name": "client name", "note": "client note", "admission": "2026-01-02",
                                            "planned_discharge": "2026-01-20", "providers": ["provider one", "provider two"], "processes": ["disability_claim"]}),
    "note": ("POST", "/api/clients/EVIL/notes", {"note": "case note"}),
    "service plan": ("POST", "/api/clients/EVIL/service-plan", {"goals": "goals"}),
    "approval": ("POST", "/api/clients/EVIL/service-plan/approve", {"approved_by": "approver", "comment": "approval comment"}),
    "review": ("POST", "/api/clients/EVIL/service-plan/review", {"note": "review note"}),
    "service": ("PUT", "/api/services/evil", {"name": "service name", "kind": Just("legal_aid"), "note": "service note"}),
    "referral": ("POST", "/api/clients/EVIL/referrals", {"service_id": "evil", "note": "referral note"}),
    "closed day": ("PUT", "/api/calendar/days/2026-01-14", {"extent": "closed", "reason": "closing reason"}),
    "meeting": ("POST", "/api/calendar/meetings", {"title": "meeting", "day": "2026-01-06", "starts_at": "09:00", "minutes": 15, "is_weekly": True}),
    "supervisor": ("PUT", "/api/calendar/settings/supervisor", {"value": "supervisor"}),
    "leave": ("POST", "/api/leave", {"from": "2026-01-21", "reason": "leave reason"}),
    "step": ("POST", "/api/processes/{process}/steps", {"title": "step title", "category": "phone_call", "estimated_minutes": 10, "reason": "step reason"}),
    "skip": ("POST", "/api/tasks/{task}/skip", {"reason": "skip reason"}),
    "attempt": ("POST", "/api/tasks/{other}/attempts", {"outcome": "waiting", "until": "2026-01-13", "note": "attempt note", "awaited": "awaited"}),
    "owner": ("POST", "/api/processes/{process}/next-owner", {"next_owner": "next owner"}),
    "crisis": ("POST", "/api/crises", {"client_id": "EVIL", "kind": "crisis kind", "need": "crisis need"}),
    "hold": ("POST", "/api/clients/C-009/hold", {"reason": "hold reason"}),
    "exit": ("POST", "/api/clients/GONE/exit", {"destination": "friends_permanent", "reason": "exit reason"}),
    "template": ("POST", "/api/templates", {"template": "evil", "version": 1, "status": "draft", "title": "template title", "steps": [
        {"id": "E1", "title": "template step", "category": "phone_call", "minutes": 10, "reason": "template reason", "source": "template source"}]}),
    "export": ("POST", "/api/exports", {"purpose": "export purpose"}),
}
# Words that have to be just so.
FIXED = {"admission", "planned_discharge", "processes", "client_id", "service_id", "extent", "day", "starts_at", "from", "category", "outcome", "until",
         "destination", "template", "status", "id"}


def send(server, method: str, path: str, body: dict) -> tuple[int, dict]:
    request = urllib.request.Request(
        server.address + path, data=None if body is None else json.dumps(body).encode(), method=method,
        headers={"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as answer:
        return answer.code, json.load(answer)


def armed(value, key=""):
    """The same body with every free text turned hostile."""
    if isinstance(value, dict):
        return {name: armed(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [armed(inner, key) for inner in value]
    return hostile(value) if isinstance(value, str) and not isinstance(value, Just) and key not in FIXED else value


def texts(value, key="") -> list[str]:
    if isinstance(value, dict):
        return [text for name, inner in value.items() for text in texts(inner, name)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner, key)]
    return [value] if isinstance(value, str) and not isinstance(value, Just) and key not in FIXED else []


def names() -> list[str]:
    """The payloads one after the other, in as few names as take them."""
    found = [""]
    for payload in PAYLOADS:
        if len(found[-1]) + len(payload) > 480:
            found.append("")
        found[-1] += " " + payload
    return [name.strip() for name in found]


def sign_in(page, login: str, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def fill_by_api(server) -> list[str]:
    """A hostile text in every field that the API takes, and every payload as a part of a client's name; the fields."""
    fields: list[str] = []
    faults: list[str] = []
    known: dict[str, int] = {}
    assert send(server, "POST", "/api/clients", {"client_id": "GONE", "client_name": "Gone", "admission": "2026-01-02"})[0] < 300
    for what, (method, path, body) in TYPED.items():
        status, answer = send(server, method, path.format(**known), armed(body))
        if status >= 300:
            faults.append(f"{what}: {status} {answer['detail']}")
            continue
        fields += texts(body)
        if what == "client note":
            client = server.api("/api/clients/EVIL")
            tasks = [task for task in client["upcoming"] if task["process_id"]]
            known = {"process": client["processes"][0]["process_id"], "task": tasks[0]["id"], "other": tasks[1]["id"]}
    for number, name in enumerate(names()):
        body = {"client_id": f"X-{number:02}", "client_name": name, "admission": "2026-01-02"}
        assert send(server, "POST", "/api/clients", body)[0] < 300
    assert faults == []
    return fields


def fill_by_form(browser, server) -> list[str]:
    """The same for what only forms take: people, teams, tokens, the browser's name, the reason of an emergency, a draft."""
    context = browser.new_context(base_url=server.address, user_agent=hostile("browser"))
    page = context.new_page()
    sign_in(page, "alex", server.password)
    page.goto("/accounts")
    form = page.locator("form[action='/accounts']")
    form.get_by_label("Name", exact=True).fill(hostile("person"))
    form.get_by_label("Sign-in name").fill("kim")
    form.get_by_label("Team").fill("North")
    form.get_by_label("Role").select_option("case_manager")
    form.get_by_role("button").click()
    link = re.search(r"/enter/[A-Za-z0-9_-]+", page.locator("main").inner_text()).group()
    form = page.locator("form[action='/accounts']")
    form.get_by_label("Name", exact=True).fill("Lee")
    form.get_by_label("Sign-in name").fill("lee")
    form.get_by_label("Team").fill(hostile("team"))
    form.get_by_label("Role").select_option("auditor")
    form.get_by_role("button").click()
    page.goto(link)
    page.get_by_label("Password").fill("four words in a row")
    page.get_by_role("main").get_by_role("button").click()
    page.goto("/account")
    page.get_by_label("What for").fill(hostile("token"))
    page.locator("form[action='/account/tokens'] button").click()
    page.goto("/emergencies")
    page.get_by_label("The client's id").fill("EVIL")
    page.get_by_label("Why it can't wait").fill(hostile("emergency reason"))
    page.get_by_role("main").locator("form[action='/emergencies'] button").click()
    leave(context)
    context = browser.new_context(base_url=server.address, storage_state=server.signed_in())
    page = context.new_page()
    page.goto("/clients/EVIL/stay")
    page.locator("#note").fill(hostile("draft"))
    with page.expect_response("**/drafts"):
        page.locator("#note").blur()
    leave(context)
    return ["person", "browser", "team", "token", "emergency reason", "draft"]


@pytest.fixture(scope="module")
def poisoned(browser):
    with demo_server() as server:
        yield server, fill_by_api(server) + fill_by_form(browser, server)


# What the browser made of the page: what isn't ours, what the content policy stopped, and everything that can be read on it.
SEEN = """() => ({
  made: [...document.querySelectorAll('*')].flatMap(e => [
    ...(/^(IFRAME|OBJECT|EMBED|MARQUEE|VIDEO|AUDIO|BASE|STYLE|MATH|XSS|FRAME|APPLET|TEMPLATE|NOSCRIPT)$/i.test(e.tagName) ? [e.tagName] : []),
    ...(e.tagName == 'IMG' && !e.src.includes('/assets/') ? [e.outerHTML.slice(0, 80)] : []),
    ...(e.tagName == 'SCRIPT' && !e.src ? ['an inline script'] : []),
    ...[...e.attributes].filter(a => /^on/i.test(a.name) || a.name == 'style' || a.name == 'srcdoc'
      || /^(href|src|action|formaction|data)$/.test(a.name) && /^\\s*(javascript|data):/i.test(a.value)).map(a => `${e.tagName} ${a.name}=${a.value}`)]),
  reports: window.reports, run: window.run,
  text: document.body.textContent + ' ' + [...document.querySelectorAll('input, textarea')].map(e => e.value).join(' ')
    + [...document.querySelectorAll('[aria-label], [title], [alt]')].map(e => [e.ariaLabel, e.title, e.alt].join(' ')).join(' '),
  links: [...document.links].map(a => a.getAttribute('href')).filter(a => a.startsWith('/')),
})"""
WATCH = """window.reports = []; window.run = [];
document.addEventListener('securitypolicyviolation', e => window.reports.push(`${e.effectiveDirective}: ${e.blockedURI} ${e.sample}`));
for (const name of ['alert', 'confirm', 'prompt']) window[name] = text => window.run.push(`${name}(${text})`);"""


def squeezed(text: str) -> str:
    """Without white space, and without the marks that keep a text's direction to itself."""
    return re.sub(r"[\s\u2066-\u2069]", "", text)


def read(page, path: str) -> dict:
    page.goto(path)
    seen = page.evaluate(SEEN)
    assert (seen["made"], seen["reports"], seen["run"]) == ([], [], []), path
    return seen


def pattern(path: str) -> str:
    """Pages of one kind: one of them is enough."""
    return re.sub(r"(/clients|/templates|/services|/processes|/tasks|/warnings|/fixes)/[^/?]+", r"\1/*", path.split("#")[0].split("?")[0])


def crawled(page, first: list[str], known: set[str]) -> str:
    """Everything that can be read on those pages, and on one of each kind that they lead to and that isn't known yet."""
    waiting, shown = list(first), []
    for path in first:
        if "%" not in path:
            known.add(pattern(path))
    while waiting:
        path = waiting.pop(0)
        seen = read(page, path)
        shown.append(seen["text"])
        for link in seen["links"]:
            if pattern(link) not in known and not link.startswith(("/api/", "/assets/", "/live", "/enter")):
                known.add(pattern(link))
                waiting.append(link)
    print(f"{len(shown)} pages")
    return squeezed(" ".join(shown))


EVIL = ["/clients/EVIL", "/clients/EVIL/stay", "/clients/EVIL/timeline", "/clients/EVIL/road", "/clients/GONE/stay", "/clients/C-009", "/templates/evil?version=1"]
TYPED_ADDRESSES = [address + urllib.parse.quote("\"'><img src=x onerror=alert(1)>") for address in
                   ["/clients/", "/nothing/", "/?date=", "/week?of=", "/clients?show=", "/plan?client=", "/exports?client=", "/sign-in?next=", "/tasks/1/places?day=",
                    "/clients/EVIL/timeline?kind="]]
VISITORS = {
    "dana": EVIL + ["/", "/?date=2026-01-06", "/week", "/week?of=2026-01-12", "/month", "/drafts", "/account"] + TYPED_ADDRESSES,
    "kim": ["/emergencies", "/clients/EVIL", "/account", "/drafts"], "rosa": ["/team"],
    "alex": ["/accounts", "/calendar"], "ines": ["/audit", "/audit?client=%22%3E%3Cimg%20src=x%3E&user=%22%3E%3Cimg%20src=x%3E&action=%22%3E%3Cimg%3E&purpose=%22%3E%3Cimg%3E"],
}


# What no page shows: the API hands it out.
API_ONLY = {"approval comment", "referral note", "leave reason", "skip reason", "hold reason"}


def test_every_field_is_text_on_every_page(browser, poisoned):
    server, fields = poisoned
    shown, known = "", set()
    for login, first in VISITORS.items():
        context = browser.new_context(base_url=server.address)
        context.add_init_script(WATCH)
        page = context.new_page()
        sign_in(page, login, "four words in a row" if login == "kim" else server.password)
        shown += crawled(page, first, known)
        leave(context)
    missing = [field for field in fields if squeezed(hostile(field)) not in shown]
    print(f"{len(fields)} fields")
    assert set(missing) <= API_ONLY
    assert [payload for payload in PAYLOADS if squeezed(payload) not in shown] == []


def test_nothing_runs_where_a_browser_has_no_content_policy(browser, poisoned):
    server, _ = poisoned
    context = browser.new_context(base_url=server.address, storage_state=server.signed_in(), bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    for path in EVIL + ["/", "/week", "/month", "/plan", "/clients", "/warnings", "/services", "/calendar", "/drafts"]:
        read(page, path)
    leave(context)


def test_nothing_runs_in_the_palette(browser, poisoned):
    server, _ = poisoned
    context = browser.new_context(base_url=server.address, storage_state=server.signed_in(), bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("onerror")
    page.get_by_role("dialog").get_by_role("option").filter(has_text="onerror=alert(1)").first.wait_for()
    seen = page.evaluate(SEEN)
    assert (seen["made"], seen["run"]) == ([], [])
    leave(context)


def test_cells_of_an_import_are_text(browser, tmp_path):
    file, sheet = str(tmp_path / "office.sqlite"), tmp_path / "'><img src=x onerror=alert(1)>.csv"
    rows = [[f"C-{number}", name, "2026-01-02", "disability_claim", hostile("cell provider"), hostile("cell note")] for number, name in enumerate(names())]
    with open(sheet, "w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["external_id", "name", "admission_date", "processes", "providers", "notes"]] + rows)
    command("import", "clients", str(sheet), "--db", file, "--date", "2026-01-05")
    link = re.search(r"/enter/[A-Za-z0-9_-]+", command("user", "add", "dana", "--name", "Dana", "--caseload", "1", "--db", file)).group()
    with file_server(file) as address:
        context = browser.new_context(base_url=address)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(link)
        page.get_by_label("Password").fill("four words in a row")
        page.get_by_role("main").get_by_role("button").click()
        shown = crawled(page, ["/", "/week", "/clients", "/clients/C-0", "/clients/C-0/stay"], set())
        leave(context)
    assert [payload for payload in PAYLOADS if squeezed(payload) not in shown] == []
    assert all(squeezed(hostile(cell)) in shown for cell in ["cell provider", "cell note"])
