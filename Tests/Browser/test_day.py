"""A case manager's day, start to end, in four ways: by keys alone, on a phone, without JavaScript, and by command line.

All four start on copies of one database and end with the same records.
"""

import contextlib
import dataclasses
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import threading

import pytest
from playwright.sync_api import expect

from serving import DAY, ROOT, binary, free_port, leave

# Beside other tests a page can take its time.
expect.set_options(timeout=20_000)

PASSWORD = "correct horse battery staple"
# When a crisis was opened is the clock's, not the person's.
CLOCK = {("crises", "opened_time")}
TABLES = ["clients", "enrollments", "client_processes", "distributed_tasks", "contacts", "contact_attempts", "waits", "crises",
          "case_notes", "process_events", "absences"]


def command(folder: pathlib.Path, *words: str):
    """Runs one command on the folder's database; its document when it prints one."""
    done = subprocess.run([binary(), *words, "--db", str(folder / "team.sqlite")], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return json.loads(done.stdout) if "--json" in words else done.stdout


def on_day(folder: pathlib.Path, *words: str):
    return command(folder, *words, "--date", DAY)


@contextlib.contextmanager
def serving(folder: pathlib.Path):
    """The program on the folder's database; its address and the lines it printed."""
    words = [binary(), "serve", "--db", str(folder / "team.sqlite"), "--clock", DAY, "--port", str(free_port())]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines, ready = [], threading.Event()

    def read() -> None:
        for line in process.stdout:
            lines.append(line)
            if "Caseday is at" in line:
                ready.set()
        ready.set()

    threading.Thread(target=read, daemon=True).start()
    try:
        assert ready.wait(60), lines
        yield re.search(r"http://\S+", "".join(lines)).group().rstrip("/")
    finally:
        process.terminate()
        process.wait(20)


@dataclasses.dataclass
class Day:
    """What happens on the day, by the numbers of the tasks."""

    done: list[int]
    undone: int
    left_message: int
    waiting: int
    moved: int
    crisis: str
    noted: str


@pytest.fixture(scope="module")
def morning(browser, tmp_path_factory):
    """A planned caseload with an account for its case manager, and what is to happen."""
    folder = tmp_path_factory.mktemp("morning")
    command(folder, "import", "clients", str(ROOT / "Tests" / "Samples" / "caseload.csv"))
    link = re.search(r"/enter/\S+", command(folder, "user", "add", "dana", "--name", "Dana Rivera", "--caseload", "1")).group()
    with serving(folder) as address:
        page = browser.new_context().new_page()
        page.goto(address + link)
        page.get_by_label("Password").fill(PASSWORD)
        page.locator("main").get_by_role("button").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        leave(page.context)
    plan = on_day(folder, "today", "--json")
    today = [task for task in plan["today"] if task["status"] == "planned"]
    calls = [task["id"] for task in today if task["category"] == "phone_call"]
    others = [task["id"] for task in today if task["id"] not in calls]
    later = [task for day in ["thursday", "friday"] for task in plan["this_week"][day]]
    moved = next(task["id"] for task in later if task["priority_level"] == "MEDIUM" and on_day(folder, "why", str(task["id"]), "--json")["places"])
    assert len(calls) >= 2 and len(others) >= 4
    crisis, noted = "Ryan", "Lisa"
    return folder, Day(others[:2], others[2], calls[0], calls[1], moved, crisis, noted)


def records(folder: pathlib.Path) -> dict:
    """The rows of every table that the day touches."""
    with contextlib.closing(sqlite3.connect(folder / "team.sqlite")) as connection:
        found = {}
        for table in TABLES:
            rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
            names = [column[0] for column in rows.description]
            kept = [place for place, name in enumerate(names) if (table, name) not in CLOCK]
            found[table] = sorted([[(names[place], row[place]) for place in kept] for row in rows], key=repr)
        return found


# --- By command line --------------------------------------------------------------------------------------------------------------


def by_command_line(folder: pathlib.Path, day: Day) -> None:
    for task in day.done:
        on_day(folder, "done", str(task))
    on_day(folder, "done", str(day.undone))
    on_day(folder, "undo", str(day.undone))
    on_day(folder, "attempt", str(day.left_message), "left-message")
    on_day(folder, "attempt", str(day.waiting), "waiting", "--until", "2026-01-09", "--for", "the landlord")
    on_day(folder, "crisis", "open", day.crisis, "no bed tonight", "Find a bed", "--minutes", "60")
    if on_day(folder, "plan", "show", "--json")["preview"]:
        on_day(folder, "plan", "apply")
    place = on_day(folder, "why", str(day.moved), "--places", "8", "--json")["places"][0]["place"]
    on_day(folder, "move", str(day.moved), place["date"], "--half", place["half_day"])
    if on_day(folder, "plan", "show", "--json")["preview"]:
        on_day(folder, "plan", "apply")
    on_day(folder, "stay", "note", day.noted, "Called her sister; she comes on Friday.")


# --- In the browser ---------------------------------------------------------------------------------------------------------------


class Fingers:
    """A person with a mouse or a finger."""

    def __init__(self, page, taps: bool = False):
        self.page = page
        self.taps = taps

    def press(self, target) -> None:
        """Presses what leads on to a page."""
        with self.page.expect_navigation():
            self.touch(target)

    def touch(self, target) -> None:
        if self.taps:
            target.tap()
        else:
            target.click()

    def open(self, summary) -> None:
        self.touch(summary)

    def write(self, field, text: str) -> None:
        field.fill(text)

    def choose(self, field, label: str) -> None:
        field.select_option(label=label)


class Keys(Fingers):
    """A person with nothing but a keyboard: everything is reached by Tab, and what has focus shows it."""

    def reach(self, target) -> None:
        element = target.element_handle()
        self.page.evaluate("document.activeElement === document.body || document.activeElement.blur()")
        for _ in range(600):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("element => element === document.activeElement", element):
                break
        else:
            raise AssertionError(f"Tab doesn't reach {target}")
        outline = self.page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 }")
        assert outline, f"the focus doesn't show on {target}"
        covered = self.page.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect();
               const top = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
               return !!top && top !== e && !e.contains(top) && !top.contains(e) && !e.labels?.[0]?.contains(top) }""")
        assert not covered, f"{target} has focus and is covered"

    def touch(self, target) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, field, text: str) -> None:
        self.reach(field)
        date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
        if date:
            self.page.keyboard.type(f"{date[2]}{date[3]}{date[1]}")
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)

    def choose(self, field, label: str) -> None:
        self.reach(field)
        self.page.keyboard.type(label)


def in_browser(page, hand: Fingers, day: Day) -> None:
    page.goto("/")
    hand.write(page.get_by_label("Name"), "dana")
    hand.write(page.get_by_label("Password"), PASSWORD)
    hand.press(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("5 January")

    def outcome(task: int, kind: str):
        """The form of a task's further outcomes, opened."""
        piece = page.locator("li.piece", has=page.locator(f"form[action='/tasks/{task}/attempts']")).first
        hand.open(piece.locator("details.outcome > summary"))
        return piece.locator(kind).first

    def done(task: int):
        """The button that says done: beside the task, or for a call among its further outcomes."""
        plain = page.locator(f"form[action='/tasks/{task}/done'] button")
        return plain.first if plain.count() else outcome(task, "button[value=done]")

    for task in [*day.done, day.undone]:
        hand.press(done(task))
        expect(page.get_by_role("status").first).to_contain_text("Done:")
    hand.press(page.get_by_role("status").get_by_role("button", name="Undo"))
    expect(page.get_by_role("status").first).to_contain_text("Back on the list:")
    hand.press(outcome(day.left_message, "button[value=left_message]"))
    until = outcome(day.waiting, "form:has(input[name=until])")
    hand.write(until.locator("input[name=until]"), "2026-01-09")
    hand.write(until.locator("input[name=awaited]"), "the landlord")
    hand.press(until.locator(".outcome button[value=waiting]"))

    hand.press(page.get_by_role("link", name="A client is in crisis").first)
    hand.choose(page.locator("#crisis-client"), day.crisis)
    hand.write(page.locator("#crisis-kind"), "no bed tonight")
    hand.write(page.locator("#crisis-need"), "Find a bed")
    hand.write(page.locator("#crisis-minutes"), "60")
    hand.press(page.get_by_role("button", name="Report the crisis"))
    apply_if_asked(page, hand)

    page.goto("/week")
    hand.press(page.locator(f"a.move[href^='/tasks/{day.moved}/places']"))
    hand.press(page.locator(".preview-step").first.get_by_role("button"))
    apply_if_asked(page, hand)

    page.goto("/clients")
    hand.press(page.get_by_role("link", name=day.noted, exact=True))
    hand.press(page.get_by_role("link", name="Stay, plan and notes"))
    hand.write(page.locator("#note"), "Called her sister; she comes on Friday.")
    hand.press(page.locator("form[action$='/notes']").get_by_role("button"))
    expect(page.get_by_text("Called her sister; she comes on Friday.")).to_be_visible()
    hand.press(page.get_by_role("button", name="Sign out"))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def apply_if_asked(page, hand: Fingers) -> None:
    yes = page.get_by_role("button", name="Apply all of it")
    if yes.count():
        hand.press(yes)
    expect(page.get_by_role("status").first).to_contain_text("Done.")


WAYS = {
    "keyboard": {"viewport": {"width": 1280, "height": 900}, "locale": "en-US"},
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "locale": "en-US"},
    "without JavaScript": {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False, "locale": "en-US"},
}


def copy(morning: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    for file in morning.iterdir():
        if file.is_file() and not file.name.endswith(".lock"):
            shutil.copy2(file, folder / file.name)
    return folder


@pytest.fixture(scope="module")
def evening(morning, tmp_path_factory):
    """The records after a day by command line."""
    folder = copy(morning[0], tmp_path_factory.mktemp("command-line"))
    before = records(folder)
    by_command_line(folder, morning[1])
    after = records(folder)
    for table in ["distributed_tasks", "contact_attempts", "waits", "crises", "case_notes"]:
        assert after[table] != before[table], f"the day left {table} as it was"
    return after


@pytest.mark.parametrize("way", WAYS)
def test_the_day_ends_the_same_whichever_way_it_is_done(browser, morning, evening, tmp_path, way):
    folder = copy(morning[0], tmp_path)
    with serving(folder) as address:
        context = browser.new_context(base_url=address, **WAYS[way])
        page = context.new_page()
        hand = Keys(page) if way == "keyboard" else Fingers(page, taps=way == "phone")
        in_browser(page, hand, morning[1])
        leave(context)
    after = records(folder)
    for table in TABLES:
        assert after[table] == evening[table], table
