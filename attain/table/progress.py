"""How far a reading is, as one line of text.

It says what is known and no more: rows, bytes, share and the time left, each only where the reading tells it. What a
line has no room for is left out by parts, the least needed first; nothing in it is cut.
"""

from __future__ import annotations

from typing import NamedTuple

WHAT = "reading actuals"
_BYTES = ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB"))
_ROWS = ((10**9, "billion"), (10**6, "million"))
_THOUSAND, _SECOND, _MINUTE, _HOUR = 1000, 1000, 60, 3600
_BRIEF = 10  # below it a number is shown with a digit more
# What stands in the line, in the order in which it is left out where room is short.
_DROPPED = ("share", "bytes", "rows", "time")


class Standing(NamedTuple):
    """Where a reading stands: bytes and rows read, of how many bytes, or which part of all; milliseconds since."""

    read: int = 0
    rows: int = 0
    size: int | None = None
    share: tuple[int, int] | None = None
    elapsed: int = 0


def progress_line(now: Standing, room: int, *, ascii_only: bool = False) -> str:
    """The line, at most `room` characters wide; empty where not even its first words fit.

    >>> progress_line(Standing(270_000_000, 3_214_285, 840_000_000, elapsed=2000), 80)
    'reading actuals · 3.2 million rows · 270 MB of 840 MB · 32% · 5 s left'
    >>> progress_line(Standing(elapsed=12_400), 80, ascii_only=True)
    'reading actuals | 12 s'
    """
    parts = {"rows": _rows(now.rows), "bytes": _bytes_of(now), "share": _percent(now), "time": _time(now)}
    between = " | " if ascii_only else " · "
    for dropped in range(len(_DROPPED) + 1):
        shown = [text for name, text in parts.items() if text and name not in _DROPPED[:dropped]]
        line = between.join([WHAT, *shown])
        if len(line) <= room:
            return line
    return ""


def _part(now: Standing) -> tuple[int, int] | None:
    """Which part of all has been read, as so many of so many."""
    if now.share is not None or not now.size:
        return now.share
    return min(now.read, now.size), now.size


def _rows(rows: int) -> str:
    for unit, name in _ROWS:
        if rows >= unit:
            return f"{_brief(rows, unit)} {name} rows"
    if rows >= _THOUSAND:
        return f"{rows // _THOUSAND},000 rows"
    return f"{rows} row{'s' if rows > 1 else ''}" if rows > 0 else ""


def _bytes_of(now: Standing) -> str:
    if now.read <= 0:
        return ""
    if now.size is None:
        return _bytes(now.read)
    return f"{_bytes(min(now.read, now.size))} of {_bytes(now.size)}"


def _bytes(size: int) -> str:
    for unit, name in _BYTES:
        if size >= unit:
            return f"{_brief(size, unit)} {name}"
    return f"{size} B"


def _brief(number: int, unit: int) -> str:
    """A number in units, not rounded up: a decimal more below ten, so that it can be seen to grow."""
    whole, tenth = divmod(number * 10 // unit, 10)
    return f"{whole}.{tenth}" if whole < _BRIEF else f"{whole:,}"


def _percent(now: Standing) -> str:
    part = _part(now)
    return f"{100 * part[0] // part[1]}%" if part and part[0] > 0 else ""


def _time(now: Standing) -> str:
    """The time left if the rest goes on as before, rounded up; where nobody knows, the time since the beginning."""
    part = _part(now)
    if part is None or part[0] <= 0:
        return _span(now.elapsed // _SECOND) if now.elapsed >= _SECOND else ""
    done, of = part
    left = -(-now.elapsed * (of - done) // (done * _SECOND))
    return f"{_span(left)} left" if left else ""


def _span(seconds: int) -> str:
    """Seconds below a minute, seconds beside minutes below ten, minutes beside hours from there on."""
    if seconds < _MINUTE:
        return f"{seconds} s"
    minutes, rest = divmod(seconds, _MINUTE)
    if minutes < _BRIEF:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    if seconds < _HOUR:
        return f"{minutes} min"
    hours, rest = divmod(minutes, _MINUTE)
    return f"{hours} h {rest} min" if rest else f"{hours} h"
