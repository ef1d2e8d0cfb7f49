#!/usr/bin/env python3
"""Writes Sources/Casework/Library/holidays/us-federal.csv: the federal holidays of the United States, 2024 to 2040.

Source: the package "holidays" 0.108 from PyPI (MIT licence), which follows 5 U.S.C. 6103 and adds the observed days
(a Saturday's is the Friday before, a Sunday's the Monday after). The tests derive the same days from the rules.

    python3 -m venv /tmp/holidays && /tmp/holidays/bin/pip install holidays==0.108
    /tmp/holidays/bin/python scripts/make-holidays.py
"""

import csv
import pathlib
import sys

import holidays

VERSION = "0.108"
YEARS = range(2024, 2041)
TARGET = pathlib.Path(__file__).parent.parent / "Sources/Casework/Library/holidays/us-federal.csv"


def main() -> None:
    if holidays.__version__ != VERSION:
        sys.exit(f"make-holidays: needs holidays {VERSION}, found {holidays.__version__}; pip install holidays=={VERSION}")
    days = holidays.US(years=YEARS, observed=True)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["date", "name"])
        writer.writerows((day.isoformat(), name) for day, name in sorted(days.items()) if day.year in YEARS)


if __name__ == "__main__":
    main()
