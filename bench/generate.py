"""Makes the large CSVs that the benchmarks read: the same bytes on every machine, a million rows in about a second.

python bench/generate.py 10000000 all.csv
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

METRICS = ("participants", "contributions", "claims", "payments")
SEGMENTS = ("construction", "informal", "formal", "migrant", "retired")
BRANCHES = tuple(f"branch-{number:02}" for number in range(1, 15))
MONTHS = tuple(f"2024-{month:02}" for month in range(1, 13))
HEADER = "date,branch,segment,metric,value,participant,note\n"
ROW_BYTES = 84  # about

_BLOCK = 97 * 200  # the notes repeat after 97 rows
_SEED = 20180331
_DAYS = tuple(f"{day:02}" for day in range(1, 29))
_SCOPES = tuple(f"{segment},{metric}" for segment in SEGMENTS for metric in METRICS)
_WHOLE = tuple(map(str, range(100_000)))
_NOTES = tuple(f"monthly remittance {number:03}" for number in range(97)) * 200
_CENTS = tuple(f"{number:02}" for number in range(100))


def write_actuals(
    path: Path, rows: int, months: Sequence[str] = MONTHS, branches: Sequence[str] = BRANCHES, first: int = 0
) -> None:
    """Write participant-level rows, about 84 bytes each, in no order; participants are numbered from `first`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        file.writelines(_blocks(rows, months, branches, first))


def write_folder(folder: Path, rows: int, years: Sequence[int]) -> None:
    """Write that many rows, in all, as a file for each month and branch, as an office would send them."""
    months = [f"{year}-{month:02}" for year in years for month in range(1, 13)]
    share = rows // (len(months) * len(BRANCHES))
    for at, (month, branch) in enumerate((month, branch) for month in months for branch in BRANCHES):
        write_actuals(folder / f"{month}-{branch}.csv", share, [month], [branch], at * share)


def need_room(folder: Path, size: int) -> None:
    """End the run where a disk has not that many bytes left, with as much again left over for what is made of them."""
    free = shutil.disk_usage(folder).free
    if free < 2 * size:
        sys.exit(f"{folder}: {size / 1e9:.1f} GB are to be written, and {free / 1e9:.1f} GB are free; twice is needed")


def _blocks(rows: int, months: Sequence[str], branches: Sequence[str], first: int) -> Iterator[str]:
    draw = random.Random(_SEED + first)  # noqa: S311 - the same draw each time is the point
    row = "%s-%s,%s,%s,%s.%s,P%09d,%s\n"
    for start in range(0, rows, _BLOCK):
        size = min(_BLOCK, rows - start)
        columns = (draw.choices(names, k=size) for names in (months, _DAYS, branches, _SCOPES, _WHOLE, _CENTS))
        numbers = range(first + start, first + start + size)
        yield "".join(map(row.__mod__, zip(*columns, numbers, _NOTES, strict=False)))


if __name__ == "__main__":
    write_actuals(Path(sys.argv[2]), int(sys.argv[1]))
