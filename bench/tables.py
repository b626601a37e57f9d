"""Scores the judge on published tables: does every printed percent get its known verdict? Prints a table.

    python bench/tables.py              # ../shared/cases/tables beside the checkout
    python bench/tables.py FOLDER

An error of the publication must be inconsistent; a percent that is exact, cut, rounded or of another formula must not.
Figures are read as they were printed, or, where that is not possible, taken with the value of their last digit.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from attain.check.judge import Base, Claim, judge
from attain.number import NumberFault, StatedFigure, parse_stated

if TYPE_CHECKING:
    from attain.check.claim import Formula
    from attain.check.finding import Judgement
    from attain.number import Locale

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "cases" / "tables"
ERROR = "published_error"
FORMULAS: dict[str, Formula] = {"inverse": "inverse", "lower_2t": "reflect"}
_SHARE = re.compile(r"x ([0-9]+)/([0-9]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its known class, what was printed, and the judgement of it."""

    id: str
    known: str
    printed: str
    judgement: Judgement

    @property
    def right(self) -> bool:
        """Whether errors are called errors, and nothing else is."""
        return self.judgement.verdict in ({"inconsistent"} if self.known == ERROR else {"consistent", "approximate"})


def main() -> None:
    """Judge every row; print each class's score and every mismatch."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.is_dir():
        print(f"nothing to score: {folder} is not there")
        return
    started = time.perf_counter()
    found = rows(folder)
    took = time.perf_counter() - started
    counts = Counter((row.known, row.judgement.verdict) for row in found)
    print(f"{'known as':34} {'verdict':14} {'rows':>5}")
    for (known, verdict), count in sorted(counts.items()):
        print(f"{known:34} {verdict:14} {count:5}")
    wrong = [row for row in found if not row.right]
    for row in wrong:
        print(f"mismatch: {row.id}: {row.printed}: {row.judgement.verdict}, known as {row.known}")
    print(f"{len(found) - len(wrong)} of {len(found)} rows as expected, {1000 * took / len(found):.2f} ms a row")


def rows(folder: Path) -> list[Row]:
    """Every row of `verdicts.csv`, judged, in its order."""
    tables: dict[str, tuple[Locale, dict[str, dict[str, str]]]] = {}
    found = []
    for verdict in _read(folder / "verdicts.csv"):
        name = verdict["table"]
        if name not in tables:
            locale: Locale = json.loads((folder / f"{name}.json").read_text("utf-8"))["locale"]
            tables[name] = locale, {row["id"]: row for row in _read(folder / f"{name}.csv")}
        locale, printed = tables[name]
        row = printed[verdict["row_id"]]
        text = f"{row['actual_raw']} of {row['target_raw']}, {row['pct_raw']}"
        found.append(Row(row["id"], verdict["verdict"], text, judge(claim_of(row, verdict, locale))))
    return found


def claim_of(row: dict[str, str], verdict: dict[str, str], locale: Locale) -> Claim:
    """What a row of a table claims, by the formula that it is known to use."""
    percent = _figure(row["pct_raw"], row["published_pct"], _unit(row["decimals_published"]), locale)
    share = _SHARE.search(verdict["note"]) if verdict["verdict"].endswith("prorated_target") else None
    return Claim(
        actual=_figure(row["actual_raw"], row["actual"], row["actual_ulp"], locale),
        target=_figure(row["target_raw"], row["target"], row["target_ulp"], locale),
        percent=percent._replace(percent=True),
        percent_kind="below" if verdict["formula"] == "complement" else "of_target",
        direction="lower" if verdict["direction"] == "lower" else "higher",
        formula=FORMULAS.get(verdict["formula"], "ratio"),
        bases=(Base("prorated", Fraction(int(share[1]), int(share[2]))),) if share else (),
    )


def _figure(text: str, value: str, last_digit: str, locale: Locale) -> StatedFigure:
    """The figure as printed, where it is read as the value it is known to have; else that value."""
    try:
        stated = parse_stated(text, locale=locale)
    except NumberFault:
        stated = None
    if stated and stated.value == Fraction(value):
        return stated
    decimals = len(value.partition(".")[2])
    return StatedFigure(text, Fraction(value), Fraction(_unit(str(decimals)) if last_digit == "exact" else last_digit))


def _unit(decimals: str) -> str:
    """The value of the last of so many decimals."""
    return f"1e-{decimals}"


def _read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
