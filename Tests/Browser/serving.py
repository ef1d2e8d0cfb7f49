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
def demo_server():
    """`caseday serve --demo` on a free port; ended by its own id when the block ends."""
    command = [binary(), "serve", "--demo", "--clock", DAY, "--port", str(free_port())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines: list[str] = []
    found = threading.Event()
    address: list[str] = []
    link: list[str] = []
    token: list[str] = []
    password: list[str] = []

    def read() -> None:
        for line in process.stdout:
            lines.append(line)
            for pattern, known in [(r"Caseday is at (http://127\.0\.0\.1:\d+)", address), (r"(http://\S+/enter/\S+)", link), (r"Bearer (\S+)", token), (r"with the password (\S+)", password)]:
                match = re.search(pattern, line)
                if match and not known:
                    known.append(match.group(1))
            if address and link and token:
                found.set()
        found.set()

    threading.Thread(target=read, daemon=True).start()
    try:
        if not found.wait(60) or not (address and link and token):
            raise RuntimeError(f"{' '.join(command)} named no address. It said:\n{''.join(lines)}")
        yield Server(address[0], binary(), token[0], sign_in(address[0], link[0]), password[0])
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
