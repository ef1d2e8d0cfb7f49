"""How long the server takes for Today on the demo's 20 clients, against the signed-in Account page in the same run.

    python Benchmarks/Pages/page_times.py [ROUNDS]

Asks the program named by CASEDAY_BINARY for both pages in turn, over one connection, and prints the medians and their ratio.
Fails when Today takes more than three times as long as Account.
"""

import http.client
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Browser"))

from serving import demo_server  # noqa: E402

ALLOWED = 3.0
PAGES = {"Account": "/account", "Today": "/", "Week": "/week", "Clients": "/clients", "Client": "/clients/C-002"}


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with demo_server() as server:
        connection = http.client.HTTPConnection(server.address.split("//")[1], timeout=60)
        cookie = {"Cookie": f"{server.session['name']}={server.session['value']}"}

        def ask(path: str) -> float:
            start = time.perf_counter()
            connection.request("GET", path, headers=cookie)
            answer = connection.getresponse()
            body = answer.read()
            took = time.perf_counter() - start
            assert answer.status == 200 and body, f"{path} answered {answer.status}"
            return took * 1000

        for path in PAGES.values():
            for _ in range(5):
                ask(path)
        times: dict[str, list[float]] = {name: [] for name in PAGES}
        for _ in range(rounds):
            for name, path in PAGES.items():
                times[name].append(ask(path))
    base = statistics.median(times["Account"])
    print(f"{'page':10} {'median':>9} {'p95':>9} {'times Account':>14}   ({rounds} requests each, in turn)")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:10} {middle:6.2f} ms {statistics.quantiles(taken, n=20)[-1]:6.2f} ms {middle / base:14.2f}")
    ratio = statistics.median(times["Today"]) / base
    print(f"Today takes {ratio:.2f} times as long as Account; at most {ALLOWED:.0f} are allowed.")
    return 0 if ratio <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
