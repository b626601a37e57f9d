"""The SQL that adds up a file: every row judged by how it is written, none changed, rounded or left out in silence.

Figures and dates are read as text. Only where a text is of a form that attain reads is it cast, and by CASE, never by
TRY_CAST, which DuckDB may carry into the reader as a cast that drops rows. How many rows were cast is counted beside
how many there are; where the two differ, somebody else reads.

All statements give the same columns: file, metric, segment, branch, key, sum, rows, rows that fit, and where the plan
has stocks the two latest days of a stock's rows and the figure of the latest: two of one day are no reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.engines.files.styles import figure, named, texts_for
from attain.engines.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.actuals.source import Wanted
    from attain.model import Plan

    Cells = Mapping[str, str | None]

LABELS = ("metric", "segment", "branch")
_NAMES = ("f", "m", "s", "b")
DAY_LENGTH = 10


def totals(
    relation: str, cells: Cells, wanted: Wanted, digits: tuple[int, int], *, stocks: Iterable[str], by_file: bool
) -> str:
    """The statement that reads whatever attain reads, to so many digits."""
    names = names_of(cells, by_file=by_file)
    row = f"{listed_as(names)}, {cells['date']} AS d, {judged(cells, wanted.plan, digits)} AS v"
    return added_up(names, key_of("d", wanted), figures(cells, wanted, stocks), f"SELECT {row} FROM {relation}")


def added_up(names: Mapping[str, str], key: str, added: str, rows: str) -> str:
    """The rows added up by their names and a key. What is the same in all rows is no group, for it costs as one."""
    given = ", ".join(name if name in names else f"NULL AS {name}" for name in _NAMES)
    return f"SELECT {given}, {key} AS k, {added} FROM ({rows}) GROUP BY {', '.join([*names, 'k'])}"


def judged(cells: Cells, plan: Plan, digits: tuple[int, int]) -> str:
    """The figure of a row whose cells are texts, NULL where it or the date does not fit."""
    fit, amount = figure(cells["value"] or "", cells["metric"], plan, digits)
    return f"CASE WHEN ({fit}) AND ({day_fits(cells['date'] or '')}) THEN {amount} END"


def names_of(cells: Cells, *, by_file: bool) -> Mapping[str, str]:
    """The columns of a row's file and its names, as far as there are such, by what they are called here."""
    columns = ("filename" if by_file else None, *(cells[label] for label in LABELS))
    return {name: column for name, column in zip(_NAMES, columns, strict=True) if column}


def listed_as(columns: Mapping[str, str]) -> str:
    """Columns under other names, as a statement lists them."""
    return ", ".join(f"{column} AS {name}" for name, column in columns.items()) or "NULL"


def figures(cells: Cells, wanted: Wanted, stocks: Iterable[str]) -> str:
    """What is added up of the figures `v` of the days `d`."""
    found = ["sum(v)", "count(*)", "count(v)"]
    texts = texts_for(wanted.plan, stocks)
    if texts:
        only = f"FILTER ({named(cells['metric'] and 'm', texts)})"
        found += [f"max(d, 2) {only}", f"arg_max(v, d) {only}"]
    return ", ".join(found)


def odd_months(wanted: Wanted) -> list[str]:
    """The months that a cut divides."""
    return sorted({cut.strftime("%Y-%m") for cut in wanted.cuts})


def day_fits(day: str) -> str:
    """Whether a text is a day that exists, or short enough for a name of a month, a quarter or a year.

    The cast alone would take fewer digits, with blanks or others in their place.
    """
    exists = f"regexp_full_match({day}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}') AND CAST({day} AS DATE) IS NOT NULL"
    return f"CASE WHEN strlen({day}) = {DAY_LENGTH} THEN {exists} ELSE strlen({day}) < {DAY_LENGTH - 2} END"


def key_of(day: str, wanted: Wanted) -> str:
    """What rows are grouped by: of a day the month with a dash behind it, the day in a cut one; else the text."""
    month = f"left({day}, 8)"
    odd = odd_months(wanted)
    if not odd:
        return month
    return f"CASE WHEN {month} IN ({listed([f'{one}-' for one in odd])}) THEN {day} ELSE {month} END"
