"""Measures from which size on the engine for files is quicker than going by rows; prints a table.

    python bench/crossover.py

Each run is a whole report without the cache, once with the engine told to read whatever it is given, once without it.
Where the ratio falls below 1, `LEAST_BYTES` of `attain.engines.files.engine` belongs: the last line says which size
that is, between the two sizes around it in a straight line. Times are those of the processors, which other work on the
machine does not move much; the clock's ratio stands beside. `--files` splits the rows among so many files.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from generate import MONTHS, write_actuals
from measure import installed, spent
from run import BY_ROWS, START, plan

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGINE = START + "from attain.engines.files.engine import FileEngine\n"
ENGINE += "api.engines_for = lambda given: (FileEngine(least=0),)\nmain()"


def main() -> None:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[3000, 6000, 12_500, 25_000, 50_000, 100_000])
    parser.add_argument("--files", type=int, default=1, help="how many files the rows are split among")
    parser.add_argument("--runs", type=int, default=9, help="pairs of runs for each size")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["ATTAIN_CACHE_DIR"] = ""
        folder = Path(name)
        python = str(installed(folder / "env").with_name("python"))
        engine, by_rows = (
            [python, "-c", code, "report", "--year", "2024", "--format", "csv"] for code in (ENGINE, BY_ROWS)
        )
        print(f"| {'rows':>8} | {'bytes':>10} | {'engine, s':>9} | {'by rows, s':>10} | {'ratio':>5} | {'clock':>5} |")
        print(f"|{'-' * 9}:|{'-' * 11}:|{'-' * 10}:|{'-' * 11}:|{'-' * 6}:|{'-' * 6}:|", flush=True)
        found = []
        for rows in options.rows:
            at = folder / f"{rows}"
            size = write_split(at, rows, options.files)
            took = [(spent(engine, at), spent(by_rows, at)) for _ in range(options.runs + 1)][1:]
            ratio = median(ours.worked / theirs.worked for ours, theirs in took)
            ours, theirs = (median(one.worked for one in of_way) for of_way in zip(*took, strict=True))
            clock = median(ours.seconds / theirs.seconds for ours, theirs in took)
            found.append((size, ratio))
            print(
                f"| {rows:8,} | {size:10,} | {ours:9.3f} | {theirs:10.3f} | {ratio:5.2f} | {clock:5.2f} |", flush=True
            )
    where = crossing(found)
    print(f"\nequal at {where:,.0f} bytes" if where else "\nno crossing among these sizes")


def write_split(folder: Path, rows: int, files: int) -> int:
    """A plan and its rows in so many files; how many bytes these have."""
    plan(folder)
    share = rows // files
    for at in range(files):
        write_actuals(folder / "actuals" / f"{at:04}.csv", share, MONTHS, first=at * share)
    return sum(file.stat().st_size for file in (folder / "actuals").iterdir())


def crossing(found: Sequence[tuple[int, float]]) -> float | None:
    """The size at which a ratio falls below 1 for good."""
    at = next((at for at in reversed(range(len(found) - 1)) if found[at][1] >= 1 > found[at + 1][1]), None)
    if at is None:
        return None
    (size, ratio), (larger, less) = found[at : at + 2]
    return size + (larger - size) * (ratio - 1) / (ratio - less)


if __name__ == "__main__":
    main()
