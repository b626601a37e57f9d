"""Dates in an order that the plan says, as SQL: the same texts as `attain.period.written` makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.engines.sql import literal
from attain.period.written import FORMS

if TYPE_CHECKING:
    from attain.period.written import DateFormat, Form

# Where day, month and year stand in ten characters: first character, length.
_TEN: dict[DateFormat, dict[str, tuple[int, int]]] = {
    "dmy": {"d": (1, 2), "m": (4, 2), "y": (7, 4)},
    "mdy": {"m": (1, 2), "d": (4, 2), "y": (7, 4)},
    "ymd": {"y": (1, 4), "m": (6, 2), "d": (9, 2)},
}
_MARKS = "('/', '.', '-')"
_NAME = "[0-9]{4}(-([QqHh][1-4]|[0-9]{2}(-[0-9]{2})?))?"


def named_day(cell: str, order: DateFormat | None) -> str:
    """The name of a cell's date: a year, or a month, quarter, half or day of it; NULL where it is written otherwise.

    Where no order was said, the cell itself. Whether there is such a day is not looked at.
    """
    if order is None:
        return cell
    cases = [_in_ten(cell, order), *(_by_form(cell, form) for form in FORMS[order])]
    whole = f"WHEN regexp_full_match({cell}, {literal(_NAME)}) THEN {cell}"
    return f"CASE {' '.join([*cases, whole])} END"


def _in_ten(cell: str, order: DateFormat) -> str:
    """What nearly all dates are, without a pattern; letters among the digits are found where the day is judged."""
    parts = _TEN[order]
    marks = sorted(start - 1 for start, _ in parts.values() if start > 1)
    tests = " AND ".join(f"substr({cell}, {mark}, 1) IN {_MARKS}" for mark in marks)
    name = " || '-' || ".join(f"substr({cell}, {start}, {length})" for start, length in map(parts.__getitem__, "ymd"))
    return f"WHEN strlen({cell}) = 10 AND {tests} THEN {name}"


def _by_form(cell: str, form: Form) -> str:
    pattern = literal(form.pattern)
    groups = {part: f"regexp_extract({cell}, {pattern}, {at})" for at, part in enumerate(form.parts, start=1)}
    year = groups.get("y") or f"'20' || {groups['s']}"
    padded = [year, *(f"lpad({groups[part]}, 2, '0')" for part in "md" if part in groups)]
    name = " || '-' || ".join(padded)
    return f"WHEN regexp_full_match({cell}, {pattern}) THEN {name}"
