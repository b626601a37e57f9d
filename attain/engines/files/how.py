"""How files are likely to be written, by a look at parts of them: it chooses the statement that is tried first.

A wrong guess costs time, never a figure: the sweep says what a file holds, and the statement what it refused.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attain.engines.files.quick import SOUGHT, Quick, can_be_quick
from attain.engines.files.statement import DAY_LENGTH
from attain.engines.files.styles import NARROW, WIDE
from attain.read.source import packing_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.engines.files.csv_shape import Shape
    from attain.engines.files.sweep import Sweep
    from attain.model import Plan

_BEGINNING = 1 << 20
_PIECES = 16  # from all files together, each of:
_PIECE = 1 << 16
_LOOK = 100  # lines whose dates and figures are looked at


class How(NamedTuple):
    """How a statement reads: whether quotes are looked for, how wide figures may be, and whether it can be quick."""

    quotes: bool
    digits: tuple[int, int]
    quick: Quick | None = None

    def fits(self, swept: Sweep) -> bool:
        """Whether a file holds nothing that the statement did not reckon with."""
        held = set(self.quick.held) if self.quick else set(SOUGHT)
        return (self.quotes or not swept.quotes) and set(swept.held) <= held


THOROUGH = How(quotes=True, digits=WIDE)


def expected(names: Sequence[str], shape: Shape, plan: Plan) -> How:
    """How most of the files of one shape can be read."""
    start = _part(names[0], _BEGINNING)
    parts = [start, *_pieces(names)]
    quotes = any(b'"' in part for part in parts)
    lines = start[:_PIECE].decode(errors="replace").splitlines()[1:_LOOK]
    rows = [row for row in csv.reader(lines, delimiter=shape.delimiter) if len(row) == len(shape.names)]
    name_of = plan.dates.name_of
    days = bool(rows) and all(len(name_of(row[shape.columns.date])) == DAY_LENGTH for row in rows)
    if not days or not can_be_quick(plan):
        return How(quotes, NARROW)
    decimals = Counter(len(row[shape.columns.value].partition(".")[2]) for row in rows)
    ((usual, _),) = decimals.most_common(1)
    held = bytes(byte for byte in SOUGHT if any(byte in part for part in parts))
    return How(quotes, NARROW, Quick(held, quotes, min(usual, NARROW[1])))


def _pieces(names: Sequence[str]) -> list[bytes]:
    """Parts of files that are not packed, from all over them."""
    several = names[:: max(1, len(names) // _PIECES)][:_PIECES]
    each = max(1, _PIECES // len(several))
    return [
        _part(name, _PIECE, Fraction(at, each)) for name in several if packing_of(name) is None for at in range(each)
    ]


def _part(name: str, length: int, start: Fraction = Fraction()) -> bytes:
    """Bytes of a file from so far into it, unpacked; none where they cannot be read, which others will find and say."""
    packing = packing_of(name)
    try:
        with Path(name).open("rb") as file:
            file.seek(int(file.seek(0, os.SEEK_END) * start))
            stream = file if packing is None else unpacked(file, packing)[0]
            return stream.read(length)
    except Exception:  # noqa: BLE001 - each way of packing has errors of its own
        return b""
