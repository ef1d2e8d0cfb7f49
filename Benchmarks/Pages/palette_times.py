"""How long the palette takes to answer with 5,000 clients in the store, all of them in the caseload that is searched.

    python Benchmarks/Pages/palette_times.py [ROUNDS]

Fills a file with clients who have left, so that there are names and nothing to plan, serves it with the program named by
CASEDAY_BINARY, and asks as somebody types: one letter more each time. Prints the median and the slowest, over HTTP.
Fails when an answer takes more than 100 ms.
"""

import http.client
import json
import os
import pathlib
import re
import sqlite3
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Browser"))

from serving import command, file_server  # noqa: E402

ALLOWED = 100.0
CLIENTS = 5_000
FIRST = ["Jay", "Maria", "Stacey", "Ryan", "Lisa", "Kofi", "Hélène", "Noor", "Thanh", "Olu", "Ana-Lucía", "Dmitri", "Wren", "Bettina", "Amadou"]
LAST = ["Wood", "Okafor", "Rivera", "Nakamura", "Sørensen", "O'Neill", "van der Berg", "Castillo", "Lindqvist", "Mbeki", "Petrov", "Haddad", "Quispe"]
TYPED = ["jay wood", "crisis maria", "castilo", "hel", "olu mbeki", "c-04999", "zzzz"]


def fill(file: str) -> None:
    """One client by import, so that there is a caseload; the others by hand."""
    sheet = file + ".csv"
    pathlib.Path(sheet).write_text("external_id,name,admission_date\nC-00000,Jay Wood,2026-01-02\n")
    command("import", "clients", sheet, "--db", file, "--date", "2026-01-05")
    with sqlite3.connect(file) as store:
        people = [(f"C-{n:05}", f"{FIRST[n % len(FIRST)]} {LAST[n // len(FIRST) % len(LAST)]} {n}") for n in range(1, CLIENTS)]
        store.executemany("INSERT INTO clients (id, name) VALUES (?, ?)", people)
        store.executemany(
            "INSERT INTO enrollments (client_id, case_manager_id, admission_date, status, setting) VALUES (?, '1', '2025-02-03', 'closed', 'residential')",
            [(client,) for client, _ in people])
    store.close()
    command("user", "add", "dana", "--name", "Dana Rivera", "--caseload", "1", "--db", file)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "palette.sqlite")
        fill(file)
        token = re.search(r"cd_\S+", command("token", "create", "dana", "--name", "palette", "--write", "--db", file)).group()
        with file_server(file) as address:
            connection = http.client.HTTPConnection(address.split("//")[1], timeout=60)

            def ask(text: str) -> float:
                start = time.perf_counter()
                connection.request("POST", "/api/find", json.dumps({"text": text}), {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
                answer = connection.getresponse()
                body = json.load(answer)
                took = time.perf_counter() - start
                assert answer.status == 200, body
                return took * 1000

            ask("warm")
            times = [ask(text[:length]) for _ in range(rounds) for text in TYPED for length in range(1, len(text) + 1)]
    worst = max(times)
    print(f"The palette answers with {CLIENTS:,} clients in {statistics.median(times):.1f} ms, at most {worst:.1f} ms ({len(times)} letters typed); "
          f"at most {ALLOWED:.0f} ms are allowed.")
    return 0 if worst <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
