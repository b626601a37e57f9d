"""The SQL that adds up Parquet files, by the types of their columns."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import FIELDS
from attain.engines.databases.duck import DuckDialect
from attain.engines.files.days import named_day
from attain.engines.files.statement import LABELS, day_fits, judged, key_of
from attain.engines.files.styles import WIDE, figure, texts_for
from attain.engines.sql import listed, quoted
from attain.model.values import MOST_DECIMALS, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from attain.actuals.columns import Columns
    from attain.actuals.source import Wanted
    from attain.engines.databases.driver import Column
    from attain.model import Plan
    from attain.period.written import DateFormat


class Cells(NamedTuple):
    """The columns of a row by our fields, and what each is as text (None where the file has no such column)."""

    columns: Mapping[str, Column]
    texts: Mapping[str, str | None]

    @property
    def dated(self) -> bool:
        """Whether the dates are days by their type."""
        return self.columns["date"].kind == "day"

    @property
    def counted(self) -> bool:
        """Whether the figures are numbers by their type."""
        return self.columns["value"].kind == "number"


def cells_of(columns: Sequence[Column], ours: Columns, dates: DateFormat | None) -> Cells | None:
    """The cells of our columns, a date that is a text as a name; None where a type among them leaves a doubt."""
    found: dict[str, Column] = {
        field: columns[index] for field in FIELDS if (index := getattr(ours, field)) is not None
    }
    if found["value"].kind == "binary":
        return None
    if any(column.kind == "number" and column.decimals != 0 for field, column in found.items() if field != "value"):
        return None
    texts = {field: f"CAST({quoted(column.name)} AS VARCHAR)" for field, column in found.items()}
    if found["date"].kind != "day":
        texts["date"] = named_day(texts["date"], dates)
    return Cells(found, {field: texts.get(field) for field in FIELDS})


def text_of(column: Column) -> str:
    """A cell of a column that is not ours, as who goes by rows has it."""
    return f"COALESCE(CAST({quoted(column.name)} AS VARCHAR), '')"


def totals(relation: str, cells: Cells, wanted: Wanted, *, stocks: Iterable[str], by_file: bool) -> str:
    """The statement: file, metric, segment, branch, key, day, sum, rows, rows that fit, and for stocks the latest days.

    Of days by their type the key is the month, counted from the year 0, and the day is there in a cut month alone; see
    `key_in`. Nothing is grouped by that is the same in all rows.
    """
    inner = {name: cells.texts[label] for name, label in zip("msb", LABELS, strict=True)}
    inner["d"] = quoted(cells.columns["date"].name) if cells.dated else cells.texts["date"]
    inner["v"] = _figure(cells, wanted.plan)
    if by_file:
        inner["f"] = "filename"
    groups = {name: name for name in "fmsb" if inner.get(name)} | _keys(cells, wanted)
    figures = ["sum(v)", "count(*)", "count(v)"]
    texts = texts_for(wanted.plan, stocks)
    if texts:
        only = f"FILTER ({f'm IN ({listed(texts)})' if inner['m'] else 'true'})"
        figures += [f"CAST(max(d, 2) {only} AS VARCHAR[])", f"arg_max(v, d) {only}"]
    given = ", ".join(name if name in groups else "NULL" for name in "fmsbky")
    grouped = ", ".join(f"{text} AS {name}" for name, text in groups.items())
    cells_in = ", ".join(f"{text} AS {name}" for name, text in inner.items() if text)
    return (
        f"SELECT {given}, * EXCLUDE ({', '.join(groups)}) FROM ("
        f"SELECT {grouped}, {', '.join(figures)} FROM (SELECT {cells_in} FROM {relation}) "
        f"GROUP BY {', '.join(groups)})"
    )


def _amount(value: Column) -> str:
    """A number as it is; of a type that is wider than figures are, as far as it is certain to have room."""
    return quoted(value.name) if value.decimals is not None else DuckDialect().figure(value, digits_only=False).amount


def _keys(cells: Cells, wanted: Wanted) -> dict[str, str]:
    """What dates are grouped by: `k` their month, quicker as a number than as a date, and `y` a day."""
    if not cells.dated:
        return {"k": key_of("d", wanted)}
    month = "(year(d) * 12 + month(d) - 1)"
    odd = {cut.year * 12 + cut.month - 1 for cut in wanted.cuts}
    cut_day = f"CASE WHEN {month} IN ({', '.join(map(str, sorted(odd)))}) THEN d END"
    return {"k": month, "y": cut_day} if odd else {"k": month}


def key_in(key: str | int | None, day: date | None) -> str | None:
    """The key that a group's month and day, or its text, stand for; None where they are no date of ours.

    >>> key_in(2018 * 12, None), key_in("2018-Q1", None), key_in(-516, None)
    ('2018-01-', '2018-Q1', None)
    """
    if not isinstance(key, int):
        return key
    year, month = divmod(key, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return f"{year:04}-{month + 1:02}-" if day is None else day.isoformat()


def said(cells: Cells, plan: Plan) -> str:
    """The figure of a row as a number with a point, for the digests of rows that all fit."""
    if not cells.counted:
        return figure(cells.texts["value"] or "", cells.texts["metric"], plan, WIDE)[1]
    value = cells.columns["value"]
    # A whole number gets a point, so that what is trimmed behind it is no part of the number.
    return _amount(value) if value.decimals != 0 else f"CAST({quoted(value.name)} AS DECIMAL(38, 1))"


def _figure(cells: Cells, plan: Plan) -> str:
    """The figure of a row, NULL where it does not fit."""
    if not cells.counted:
        return judged(cells.texts, plan, WIDE)
    value = cells.columns["value"]
    amount = _amount(value)
    number = DuckDialect().figure(value, digits_only=False)
    tests = [] if cells.dated else [f"({day_fits(cells.texts['date'] or '')})"]
    if value.decimals is None:
        tests.append(number.fits)
    money = texts_for(plan, (name for name, metric in plan.metrics.items() if is_currency(metric.unit)))
    if money and (value.decimals is None or value.decimals > MOST_DECIMALS):
        other = f"{cells.texts['metric']} NOT IN ({listed(money)})" if "metric" in cells.columns else "false"
        tests.append(f"({other} OR NOT ({number.wide}))")
    return f"CASE WHEN {' AND '.join(tests)} THEN {amount} END" if tests else amount
