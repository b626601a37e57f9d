"""The statement for files as nearly all are: days, plain figures of few digits. Its tests cost a third of patterns.

The casts refuse most texts by themselves, and have no room for more digits; then the statement fails, and a thorough
one is made. What they let pass is tested here: of figures blanks at both ends, line breaks among them, exponents,
underscores and any number of decimals; of days other separators, blanks, years of more digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.engines.files.statement import DAY_LENGTH, added_up, figures, listed_as, names_of, odd_months
from attain.engines.files.styles import NARROW, certain, styles_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.actuals.source import Wanted
    from attain.engines.files.statement import Cells
    from attain.model import Plan

# Bytes that casts let pass; one that a file does not hold need not be looked for in each row.
SOUGHT = b"eE_/\\\t\x0b\x0c"
_IN_FIGURES = b"eE_\t\x0b\x0c"
_IN_DAYS = b"/\\\t\x0b\x0c"
_BREAKS = b"\r\n"  # in cells only where there are quotes


class Quick(NamedTuple):
    """How a file can be read quickly: the bytes of `SOUGHT` that it holds, and whether quotes are looked for.

    `decimals` is how many most of its figures have: these need no test but that they are written again as they stand.
    """

    held: bytes
    quotes: bool
    decimals: int

    def absent_from(self, text: str, of: bytes) -> list[str]:
        """Tests that a text holds none of these bytes."""
        present = [byte for byte in of if byte in self.held] + (list(_BREAKS) if self.quotes else [])
        return [f"NOT contains({text}, chr({byte}))" for byte in present]


def can_be_quick(plan: Plan) -> bool:
    """Whether all figures of a plan are plain."""
    return all(style.form == "plain" for style in styles_of(plan))


def quick_totals(
    relation: str, cells: Cells, wanted: Wanted, quick: Quick, *, stocks: Iterable[str], by_file: bool
) -> str:
    """The statement; see `statement` for what it gives. A key is a number: 201803, and in a cut month 20180331."""
    names = names_of(cells, by_file=by_file)
    usual = f"CAST(t AS {_digits(quick.decimals)}) AS c"
    row = f"SELECT {listed_as(names)}, {cells['date']} AS d, {cells['value']} AS t, {usual} FROM {relation}"
    fit = " AND ".join([*_day_tests(quick), *_certain(wanted.plan)])
    kept = ", ".join(names) or "NULL"
    judged = f"SELECT {kept}, CAST(d AS DATE) AS d, CASE WHEN {fit} THEN {_amount(quick)} END AS v FROM ({row})"
    return added_up(names, _key(wanted), figures(cells, wanted, stocks), judged)


def _amount(quick: Quick) -> str:
    """The exact figure of a row: as most are written, or in another way that is tested; else there is none."""
    wide = _digits(NARROW[1])
    tests = ["t >= '+'", "NOT suffix(t, ' ')", *quick.absent_from("t", _IN_FIGURES)]
    tests.append(f"(strlen(t) - instr(t, '.') <= {NARROW[1]} OR NOT contains(t, '.'))")
    usual = f"WHEN CAST(c AS VARCHAR) = t THEN CAST(c AS {wide})"
    return f"CASE {usual} WHEN {' AND '.join(tests)} THEN CAST(t AS {wide}) END"


def _digits(decimals: int) -> str:
    return f"DECIMAL({sum(NARROW)}, {decimals})"


def _day_tests(quick: Quick) -> list[str]:
    # A year of more digits is no date of ours, and one that begins with 0 may hide it.
    return [f"strlen(d) = {DAY_LENGTH}", "d >= '1'", "NOT contains(d, ' ')", *quick.absent_from("d", _IN_DAYS)]


def _certain(plan: Plan) -> list[str]:
    return [certain("t")] if any(style.doubtful for style in styles_of(plan)) else []


def _key(wanted: Wanted) -> str:
    month = "CAST(year(d) * 100 + month(d) AS INTEGER)"
    odd = odd_months(wanted)
    if not odd:
        return month
    months = ", ".join(one.replace("-", "") for one in odd)
    return f"CASE WHEN {month} IN ({months}) THEN ({month}) * 100 + day(d) ELSE {month} END"
