"""Makes the large CSV that the benchmarks read: the same bytes on every machine."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

METRICS = ("participants", "contributions", "claims", "payments")
SEGMENTS = ("construction", "informal", "formal", "migrant", "retired")
BRANCHES = tuple(f"branch-{number:02}" for number in range(1, 15))


def write_actuals(path: Path, rows: int) -> None:
    """Write participant-level rows of one year, about 84 bytes each, in no order."""
    draw = random.Random(20180331)  # noqa: S311 - the same draw each time is the point
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("date,branch,segment,metric,value,participant,note\n")
        for number in range(rows):
            day = f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            scope = f"{draw.choice(BRANCHES)},{draw.choice(SEGMENTS)},{draw.choice(METRICS)}"
            cents = draw.randint(1, 10_000_000)
            file.write(f"{day},{scope},{cents // 100}.{cents % 100:02},P{number:09},entry {number % 97:03}\n")
