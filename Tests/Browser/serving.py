"""Starts the real program on demo data, and finds the browser."""

import contextlib
import dataclasses
import os
import pathlib
import re
import shutil
import socket
import subprocess
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY = "2026-01-05"


@dataclasses.dataclass
class Server:
    """A running program."""

    address: str
    binary: str


def binary() -> str:
    """The program under test."""
    return os.environ.get("CASEDAY_BINARY", str(ROOT / ".build" / "debug" / "caseday"))


def chromium() -> str | None:
    """Debian's Chromium; never one that a package downloads."""
    return shutil.which("chromium") or ("/usr/bin/chromium" if os.path.exists("/usr/bin/chromium") else None)


def browser_options() -> dict:
    """How Playwright starts it; without its sandbox it also runs as root."""
    return {"executable_path": chromium(), "args": ["--no-sandbox"]}


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

    def read() -> None:
        for line in process.stdout:
            lines.append(line)
            match = re.search(r"http://127\.0\.0\.1:\d+", line)
            if match and not address:
                address.append(match.group(0))
                found.set()
        found.set()

    threading.Thread(target=read, daemon=True).start()
    try:
        if not found.wait(60) or not address:
            raise RuntimeError(f"{' '.join(command)} named no address. It said:\n{''.join(lines)}")
        yield Server(address[0], binary())
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
