#!/usr/bin/env python3
"""Writes the holiday calendars below Sources/Casework/Library/holidays, 2024 to 2040:

us-federal.csv: the federal holidays of the United States, a line for each day: date,name.
us-states.csv: the public holidays of the states, the district and the territories, a line for each day and name:
date,states,name, the states by their postal codes with blanks between them.

Source: the package "holidays" 0.108 from PyPI (MIT licence), category "public". It follows 5 U.S.C. 6103 and each state's
own law, and adds the observed days (mostly: a Saturday's is the Friday before, a Sunday's the Monday after). The tests
derive the same days from the rules, written independently.

    python3 -m venv /tmp/holidays && /tmp/holidays/bin/pip install holidays==0.108
    /tmp/holidays/bin/python scripts/make-holidays.py
"""

import collections
import csv
import datetime
import pathlib
import sys

import holidays
from dateutil.easter import easter

VERSION = "0.108"
YEARS = range(2024, 2041)
# What the package leaves out, found by the tests: Hawaii closes on Good Friday (Haw. Rev. Stat. 8-1).
LEFT_OUT = {"HI": [(lambda year: easter(year) - datetime.timedelta(days=2), "Good Friday")]}
FOLDER = pathlib.Path(__file__).parent.parent / "Sources/Casework/Library/holidays"


def write(name: str, heading: list[str], rows: list[tuple[str, ...]]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONE)
        writer.writerow(heading)
        writer.writerows(rows)


def main() -> None:
    if holidays.__version__ != VERSION:
        sys.exit(f"make-holidays: needs holidays {VERSION}, found {holidays.__version__}; pip install holidays=={VERSION}")
    federal = holidays.US(years=YEARS, observed=True)
    write("us-federal.csv", ["date", "name"],
          [(day.isoformat(), name) for day, name in sorted(federal.items()) if day.year in YEARS])
    states: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    for state in sorted(holidays.US.subdivisions):
        kept = holidays.US(subdiv=state, years=YEARS, observed=True)
        for rule, name in LEFT_OUT.get(state, []):
            for year in YEARS:
                if name in kept.get(rule(year), ""):
                    sys.exit(f"make-holidays: {name} in {state} is in the package now; take it out of LEFT_OUT")
                # Assigned to a day that is another holiday already, the package keeps both names.
                kept[rule(year)] = name
        for day, names in kept.items():
            if day.year in YEARS:
                # Two holidays on one day are one closed day with both names; a name's own comma would end its cell.
                states[day.isoformat(), names.replace("; ", " and ").replace(",", "")].append(state)
    write("us-states.csv", ["date", "states", "name"],
          [(day, " ".join(codes), name) for (day, name), codes in sorted(states.items())])


if __name__ == "__main__":
    main()
