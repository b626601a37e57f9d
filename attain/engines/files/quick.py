"""The statement for files as nearly all are: days, plain figures of few digits. Its tests cost a third of patterns.

The casts refuse most texts by themselves, and have no room for more digits; then the statement fails, and a thorough
one is made. What they let pass is tested here: of figures blanks at both ends, line breaks among them, exponents,
underscores and any number of decimals; of days other separators, blanks, years of more digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.engines.files.statement import DAY_LENGTH, figures, names_of, odd_months
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
    """How a file can be read quickly: the bytes of `SOUGHT` that it holds, and whether quotes are looked for."""

    held: bytes
    quotes: bool

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
    """The statement; see `statement` for what it gives. Its keys are days, of a month that no cut divides the first."""
    names = names_of(cells, by_file=by_file)
    digits = f"DECIMAL({sum(NARROW)}, {NARROW[1]})"
    row = f"SELECT {names}, {cells['date']} AS d, {cells['value']} AS t, CAST(t AS {digits}) AS c FROM {relation}"
    tests = [*_day_tests(quick), *_figure_tests(quick, wanted.plan)]
    judged = f"SELECT f, m, s, b, CAST(d AS DATE) AS d, CASE WHEN {' AND '.join(tests)} THEN c END AS v FROM ({row})"
    return (
        f"SELECT f, m, s, b, {_key(wanted)} AS k, {figures(cells, wanted, stocks)} "
        f"FROM ({judged}) GROUP BY f, m, s, b, k"
    )


def _day_tests(quick: Quick) -> list[str]:
    # A year of more digits is no date of ours, and one that begins with 0 may hide it.
    return [f"strlen(d) = {DAY_LENGTH}", "d >= '1'", "NOT contains(d, ' ')", *quick.absent_from("d", _IN_DAYS)]


def _figure_tests(quick: Quick, plan: Plan) -> list[str]:
    tests = ["t >= '+'", "NOT suffix(t, ' ')", *quick.absent_from("t", _IN_FIGURES), _few_decimals()]
    return [*tests, certain("t")] if any(style.doubtful for style in styles_of(plan)) else tests


def _few_decimals() -> str:
    """Whether a figure has at most four decimals: by its size, where that tells, for comparing costs less than looking.

    A figure of eight letters that is above 100 has three digits before the point, so at most four behind it. It must be
    above, for 99.99999 is rounded to 100.
    """
    behind = NARROW[1]
    shortest = behind + 2
    sizes = [f"(strlen(t) <= {shortest + power} AND c > 1{'0' * power})" for power in (3, 2, 6)]
    by_size = f"t >= '0' AND (strlen(t) <= {shortest} OR {' OR '.join(sizes)})"
    return f"(({by_size}) OR strlen(t) - instr(t, '.') <= {behind} OR NOT contains(t, '.'))"


def _key(wanted: Wanted) -> str:
    month = "date_trunc('month', d)"
    odd = odd_months(wanted)
    if not odd:
        return month
    days = ", ".join(f"DATE '{one}-01'" for one in odd)
    return f"CASE WHEN {month} IN ({days}) THEN d ELSE {month} END"
