"""Starts the real program on demo data, and finds the browser."""

import contextlib
import dataclasses
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import threading
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY = "2026-01-05"


@dataclasses.dataclass
class Server:
    """A running program."""

    address: str
    binary: str
    # What a program sends, and what a browser has after signing in as the case manager.
    token: str = ""
    session: dict = dataclasses.field(default_factory=dict)
    # Of every person of the demo.
    password: str = ""

    def api(self, path: str) -> dict:
        """The answer of a GET as a program gets it."""
        request = urllib.request.Request(self.address + path, headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def signed_in(self) -> dict:
        """What a new browser context takes to be signed in: its cookies."""
        return {"cookies": [self.session], "origins": []}


def sign_in(address: str, link: str) -> dict:
    """Opens the one-time link as a browser does; the session's cookie."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments):
            return None

    request = urllib.request.Request(link, data=b"", headers={"Origin": address}, method="POST")
    try:
        urllib.request.build_opener(Stay).open(request, timeout=30)
    except urllib.error.HTTPError as answer:
        name, value = answer.headers["Set-Cookie"].split(";")[0].split("=", 1)
        host = address.split("//")[1].split(":")[0]
        return {"name": name, "value": value, "domain": host, "path": "/", "expires": -1,
                "httpOnly": True, "secure": False, "sameSite": "Lax"}
    raise RuntimeError(f"{link} let nobody in")


def binary() -> str:
    """The program under test."""
    return os.environ.get("CASEDAY_BINARY", str(ROOT / ".build" / "debug" / "caseday"))


def chromium() -> str | None:
    """Debian's Chromium; never one that a package downloads."""
    return shutil.which("chromium") or ("/usr/bin/chromium" if os.path.exists("/usr/bin/chromium") else None)


def browser_options() -> dict:
    """How Playwright starts it; without its sandbox it also runs as root."""
    return {"executable_path": chromium(), "args": ["--no-sandbox"]}


def leave(context) -> None:
    """Closes a browser context. Chromium never answers a close that meets a navigation under way: its pages go elsewhere first."""
    for page in context.pages:
        page.goto("about:blank")
    context.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(*arguments: str, said: dict[str, str]):
    """`caseday serve` on a free port; ended by its own id when the block ends. What it said, by the patterns for it."""
    started = [binary(), "serve", *arguments, "--clock", DAY, "--port", str(free_port())]
    process = subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    patterns = {"address": r"Caseday is at (http://127\.0\.0\.1:\d+)", **said}
    lines: list[str] = []
    known: dict[str, str] = {}
    found = threading.Event()

    def read() -> None:
        for line in process.stdout:
            lines.append(line)
            for name, pattern in patterns.items():
                if match := re.search(pattern, line):
                    known.setdefault(name, match.group(1))
            if len(known) == len(patterns):
                found.set()
        found.set()

    threading.Thread(target=read, daemon=True).start()
    try:
        if not found.wait(60) or len(known) < len(patterns):
            raise RuntimeError(f"{' '.join(started)} didn't say all of {', '.join(patterns)}. It said:\n{''.join(lines)}")
        yield known
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def demo_server():
    """The program on demo data, with somebody signed in."""
    said = {"link": r"(http://\S+/enter/\S+)", "token": r"Bearer (\S+)", "password": r"with the password (\S+)"}
    with running("--demo", said=said) as known:
        address = known["address"]
        yield Server(address, binary(), known["token"], sign_in(address, known["link"]), known["password"])


@contextlib.contextmanager
def file_server(file: str):
    """The program on a database file that has accounts; its address."""
    with running("--db", file, said={}) as known:
        yield known["address"]


def command(*arguments: str) -> str:
    """What a command prints."""
    return subprocess.run([binary(), *arguments], check=True, capture_output=True, text=True, timeout=120).stdout
