#!/usr/bin/env python3
"""Compares how long a wrong sign-in takes for names that exist and names that don't, on the real program: 200 of each, at most five minutes.

The tests compare the work (one password hash for either); this compares the time, which a busy machine can spoil, so that it isn't part
of them. Run it on an idle machine: make timing. Ends with 1 when the medians differ by 5 ms or more.
"""

import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
BINARY = os.environ.get("CASEDAY_BINARY", str(ROOT / ".build" / "debug" / "caseday"))
PASSWORD = "four words in a row"
ACCOUNTS, TRIES, DEADLINE = 50, 200, 300


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


OPENER = urllib.request.build_opener(Stay)


def post(address: str, fields: dict, source: str) -> int:
    request = urllib.request.Request(
        address, data=urllib.parse.urlencode(fields).encode(),
        headers={"Origin": "https://localhost:" + address.split(":")[2].split("/")[0], "Host": "localhost:" + address.split(":")[2].split("/")[0],
                 "X-Forwarded-For": source})
    try:
        return OPENER.open(request, timeout=30).status
    except urllib.error.HTTPError as answer:
        return answer.code


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "timing.sqlite")
        links = []
        for number in range(ACCOUNTS):
            made = subprocess.run([BINARY, "user", "add", f"known{number}", "--name", f"Known {number}", "--role", "auditor", "--db", file],
                                  capture_output=True, text=True, check=True)
            links.append(made.stdout.strip())
        server = subprocess.Popen([BINARY, "serve", "--db", file, "--port", "0", "--behind-proxy", "--allow-host", "localhost"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            # Behind a proxy the address that is printed is the proxy's; the port is the one that the process listens on.
            server.stdout.readline()
            port = listening(server.pid)
            address = f"http://127.0.0.1:{port}"
            for number, link in enumerate(links):
                assert post(address + link, {"password": PASSWORD}, f"10.0.{number}.1") == 303, "a link lets nobody in"
            times = {"known": [], "unknown": []}
            started = time.monotonic()
            for number in range(TRIES):
                for kind in random.sample(sorted(times), 2):
                    # Four tries for each name and one for each address: the fifth would wait, and not be looked at.
                    login = f"{kind}{number // 4}"
                    source = f"10.{1 + (kind == 'known')}.{number // 250}.{number % 250}"
                    begun = time.perf_counter()
                    status = post(f"{address}/sign-in", {"login": login, "password": "a wrong password"}, source)
                    times[kind].append(time.perf_counter() - begun)
                    assert status == 422, status
                if time.monotonic() - started > DEADLINE:
                    break
        finally:
            server.terminate()
            server.wait(15)
    medians = {kind: statistics.median(values) * 1000 for kind, values in times.items()}
    gap = abs(medians["known"] - medians["unknown"])
    print(f"known {medians['known']:.2f} ms, unknown {medians['unknown']:.2f} ms, gap {gap:.2f} ms over {len(times['known'])} each")
    return 0 if gap < 5 else 1


def listening(pid: int) -> int:
    """The port that a process listens on."""
    sockets = set()
    for name in os.listdir(f"/proc/{pid}/fd"):
        found = re.match(r"socket:\[(\d+)\]", os.readlink(f"/proc/{pid}/fd/{name}"))
        if found:
            sockets.add(found.group(1))
    for line in pathlib.Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and fields[9] in sockets:
            return int(fields[1].split(":")[1], 16)
    raise RuntimeError("the server listens nowhere")


if __name__ == "__main__":
    sys.exit(main())
