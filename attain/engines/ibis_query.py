"""Actuals in a table of an Ibis backend to one group-by: exact sums, and what they leave out counted beside them.

What a text holds is decided by patterns, and only what matches is cast, in a cast that cannot fail: backends disagree
about `1e5`, `1,2,3` and a fifth decimal, but not about `[0-9]+`. Figures are decimals from the cast to the sum; nothing
is divided. A backend never sees a figure that might not fit: those are grouped by their text, and added up here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, NamedTuple

from attain.period.written import FORMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from attain.actuals.columns import Columns
    from attain.number import Locale
    from attain.period.written import DateFormat

# Of a summed figure. 18 + 9 digits leave room for 10^10 rows in the 38 digits that every backend has.
WHOLE, PLACES = 18, 9
WIDTH = 28  # of the decimals that are summed; 38 - 28 digits are left for 10^10 rows
SHOWN_PLACES = 4  # beyond it a sum of money is pointed out

# `$` also matches before a line break at the end of a text, in some engines; behind a bar of our own it cannot.
BAR, END = "|", "[|]$"
_TIGHT = f"([.][0-9]{{1,{PLACES}}})?"
_WHOLE = f"[0-9]{{1,{WHOLE}}}"
_GROUPS = "[1-9][0-9]{0,2}(%s[0-9]{3}){1,5}"
FINE: Mapping[str, str] = {
    "plain": f"^[+-]?{_WHOLE}{_TIGHT}{END}",
    "en": f"^[+-]?({_WHOLE}|{_GROUPS % ','}){_TIGHT}{END}",
    "id": f"^[+-]?({_WHOLE}|{_GROUPS % '[.]'})(,[0-9]{{1,{PLACES}}})?{END}",
}
# At least what `number.plain` takes: what is no figure after all is told when it is looked at here.
WIDE: Mapping[str, str] = {
    "plain": f"^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+){END}",
    "en": f"^[+-]?[0-9,]*([.][0-9]*)?{END}",
    "id": f"^[+-]?[0-9.]*(,[0-9]*)?{END}",
}
LONG: Mapping[str, str] = {
    "plain": f"[.][0-9]{{{SHOWN_PLACES + 1},}}{END}",
    "en": f"[.][0-9]{{{SHOWN_PLACES + 1},}}{END}",
    "id": f",[0-9]{{{SHOWN_PLACES + 1},}}{END}",
}
GROUPED = f"^[+-]?[1-9][0-9]{{0,2}}[.][0-9]{{3}}{END}"
_LEAP = "(([0-9][0-9](0[48]|[2468][048]|[13579][26]))|(([02468][048]|[13579][26])00))"
DAY = (
    "^([0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
    f"|{_LEAP}-02-29){END}"
)
SPAN = f"^[0-9]{{4}}(-([Qq][1-4]|[Hh][12]|0[1-9]|1[0-2]))?{END}"


class Opened(NamedTuple):
    """A table that can be asked, and what it is asked with.

    `corrupt` is the column of records that could not be split, `decimal` the type that figures are summed in.
    """

    backend: Any
    table: Any
    corrupt: str | None
    decimal: str


@dataclass(frozen=True, slots=True)
class Spelt:
    """What a plan says about the texts of the metric column, each text standing for a metric.

    `styles` are the texts of metrics whose figures are localized, by locale; every other text is plain. `doubtful` are
    those under which 1.500 has two readings, `stocks` those of readings, `money` says that a metric counts money. Where
    there is no such column, `only` is the text of the one metric that there is.
    """

    styles: Mapping[Locale, Collection[str]]
    doubtful: Collection[str]
    stocks: Collection[str]
    money: bool
    only: str | None = None


KEYS = ["m", "s", "b"]
COUNTS = ("rows", "bad", "fine", "wide", "long", "corrupt")
SHOWN = ("bad_text", "long_text", "record", "first")


class Query:
    """The questions to one table.

    Rows are added up by their dates as they stand, and only what comes of it is asked what the dates mean: a pattern
    for each day instead of one for each row.
    """

    def __init__(
        self, opened: Opened, columns: Columns, spelt: Spelt, cuts: Iterable[date], dates: DateFormat | None
    ) -> None:
        """Name what is grouped and counted, months split at the days of `cuts`, `dates` written in an order."""
        self._order = dates
        self._spelt = spelt
        self._decimal = opened.decimal
        self._cuts = sorted((cut.isoformat() for cut in cuts), reverse=True)
        self._value = opened.table[opened.table.columns[columns.value]]
        self._rows = self._classed(self._columns(opened.table, columns, opened.corrupt))

    def groups(self, most: int) -> Any:
        """One row for each metric, segment, branch and run of days; at most so many."""
        days = self._dated(self._added(self._rows))
        return (self._latest(days) if self._spelt.stocks else self._put_together(days)).limit(most)

    def wide(self, most: int) -> Any:
        """The figures that are not in the sums, as texts, with how many rows say so; at most so many."""
        rows = self._rows.filter(self._rows.is_wide)
        rows = rows.group_by([*KEYS, "d", "v"]).agg(rows=rows.count())
        return self._dated(rows).select(*KEYS, "run", "d", "v", "rows").limit(most)

    def _columns(self, table: Any, columns: Columns, corrupt: str | None) -> Any:
        import ibis

        names = table.columns
        labels = {"m": columns.metric, "s": columns.segment, "b": columns.branch}
        found = {key: ibis.literal("") if at is None else as_text(table[names[at]]) for key, at in labels.items()}
        day = table[names[columns.date]]
        return table.select(
            **found,
            d=day if day.type().is_date() else as_text(day),
            v=as_text(self._value),
            figure=self._value if _is_number(self._value) else ibis.null("int64"),
            is_corrupt=table[corrupt].notnull() if corrupt else ibis.literal(value=False),
            record=table[corrupt].fill_null("") if corrupt else ibis.literal(""),
        )

    def _classed(self, table: Any) -> Any:
        """Each row with what its figure is: summed, wide or none."""
        import ibis

        kind = self._value.type()
        found = _typed(table.figure, kind, self._decimal) if _is_number(self._value) else self._texts(table)
        fine, wide, is_long, number = found
        fine, wide = fine & ~table.is_corrupt, wide & ~table.is_corrupt
        table = table.mutate(is_fine=fine)
        table = table.mutate(is_wide=ibis.cases((table.is_fine, False), else_=wide))
        return table.mutate(
            is_long=(is_long & table.is_fine).fill_null(False),
            is_bad=~(table.is_fine | table.is_wide),
            number=ibis.cases((table.is_fine, number)),
        )

    def _texts(self, table: Any) -> tuple[Any, Any, Any, Any]:
        """Of figures written as text: which are summed, which are wide, which are long, and their decimals."""
        import ibis

        text = table.v + BAR
        among: dict[str, Any] = {
            style: self._is(table.m, texts) for style, texts in self._spelt.styles.items() if texts
        }
        plain = ~_any(list(among.values())) if among else ibis.literal(value=True)
        styles = {"plain": plain, **among}
        fine, wide, is_long = (
            _any([holds & text.re_search(patterns[style]) for style, holds in styles.items()])
            for patterns in (FINE, WIDE, LONG)
        )
        if self._spelt.doubtful:
            doubtful = self._is(table.m, self._spelt.doubtful) & text.re_search(GROUPED)
            fine, wide = fine & ~doubtful, wide & ~doubtful
        bare = [(holds, _bare(table.v, style)) for style, holds in styles.items()]
        digits = ibis.cases(*bare, else_="0") if among else bare[0][1]
        number = ibis.cases((fine, digits), else_="0").cast(self._decimal)
        return fine, wide, is_long if self._spelt.money else ibis.literal(value=False), number

    def _is(self, metric: Any, texts: Collection[str]) -> Any:
        """Whether a row's metric is among these."""
        import ibis

        if self._spelt.only is not None:
            return ibis.literal(self._spelt.only in texts)
        return metric.isin(sorted(texts)) if texts else ibis.literal(value=False)

    @staticmethod
    def _added(rows: Any) -> Any:
        """The rows added up by their dates as they stand."""
        counted = {name: rows[f"is_{name}"].sum() for name in COUNTS[1:]}
        shown = {
            "bad_text": rows.v.min(where=rows.is_bad),
            "long_text": rows.v.min(where=rows.is_long),
            "record": rows.record.min(where=rows.is_corrupt),
            "first": rows.number.min(),
        }
        return rows.group_by([*KEYS, "d"]).agg(rows=rows.count(), **counted, **shown, total=rows.number.sum())

    def _dated(self, days: Any) -> Any:
        """The same with the run that each date is in, and whether it is one."""
        import ibis

        days = days.mutate(d=_named(as_text(days.d), self._order))
        day, span = (days.d + BAR).re_search(DAY), (days.d + BAR).re_search(SPAN)
        return days.mutate(run=ibis.cases((day, self._start(days.d)), (span, days.d), else_=""), dated=day | span)

    def _start(self, day: Any) -> Any:
        """The first day of the run that a day is in: its month's, or the cut before it in that month."""
        import ibis

        month = day.substr(0, 7)
        cases = [((month == cut[:7]) & (day >= cut), cut) for cut in self._cuts]
        first = month + "-01"
        return ibis.cases(*cases, else_=first) if cases else first

    @staticmethod
    def _put_together(days: Any, **further: Any) -> Any:
        """The days added up by the runs that they are in."""
        return days.group_by([*KEYS, "run"]).agg(
            **{name: days[name].sum() for name in COUNTS},
            **{name: days[name].min() for name in SHOWN},
            odd_date=days.d.min(where=~days.dated),
            last=days.d.max(where=days.dated),
            total=days.total.sum(),
            **further,
        )

    def _latest(self, days: Any) -> Any:
        """The same, and of each run's latest day also its own sum, for stocks."""
        import ibis

        used = self._is(days.m, self._spelt.stocks) & (days.fine + days.wide > 0) & days.dated
        days = days.mutate(day=ibis.cases((used, days.d), else_=""))
        days = days.mutate(latest=days.day.max().over(group_by=[*KEYS, "run"]))
        is_last = (days.day == days.latest) & (days.day != "")
        return self._put_together(
            days,
            read=days.total.sum(where=is_last),
            read_rows=days.fine.sum(where=is_last),
            read_first=days["first"].min(where=is_last),
            read_on=days.latest.max(),
        )


def _named(day: Any, order: DateFormat | None) -> Any:
    """Dates in an order as the names of days and months, by `attain.period.written`; others as they are."""
    if order is None:
        return day
    import ibis

    cases = []
    for form in FORMS[order]:
        pattern = f"^{form.pattern}{END}"
        groups = {part: (day + BAR).re_extract(pattern, at) for at, part in enumerate(form.parts, start=1)}
        padded = [groups[part].lpad(2, "0") for part in "md" if part in groups]
        year = groups["y"] if "y" in groups else "20" + groups["s"]
        cases.append(((day + BAR).re_search(pattern), reduce(lambda name, part: name + "-" + part, padded, year)))
    return ibis.cases(*cases, else_=day)


def as_text(column: Any) -> Any:
    """A column as the texts that a CSV file would hold; nothing is an empty text."""
    kind = column.type()
    if kind.is_date():
        return column.strftime("%Y-%m-%d").fill_null("")
    return (column if kind.is_string() else column.cast("string")).fill_null("")


def _typed(figure: Any, kind: Any, decimal: str) -> tuple[Any, Any, Any, Any]:
    """Of figures of a number type: which are summed, which are wide, which are long, and their decimals."""
    import ibis

    there = figure.notnull()
    if kind.is_integer():
        return there, there, ibis.literal(value=False), figure.cast(decimal)
    if kind.precision is None or kind.precision <= WIDTH:
        fine = there
    else:
        limit = 10 ** min(WHOLE, max(WIDTH - kind.scale, 1))
        fine = there & (figure < limit) & (figure > -limit)
    scale = kind.scale or 0
    # What is not summed is not rounded either: at the end of the type's range there is nothing to round up to.
    summed = ibis.cases((fine, figure))
    is_long = (summed.round(SHOWN_PLACES) != summed) if scale > SHOWN_PLACES else ibis.literal(value=False)
    return fine, there, is_long, summed


def _is_number(column: Any) -> bool:
    return bool(column.type().is_integer() or column.type().is_decimal())


def _bare(text: Any, style: str) -> Any:
    """The digits of a figure as every backend casts them."""
    if style == "id":
        text = text.replace(".", "").replace(",", ".")
    elif style == "en":
        text = text.replace(",", "")
    return text.replace("+", "")


def _any(conditions: list[Any]) -> Any:
    """Whether one of them holds; there is at least one."""
    return reduce(or_, conditions)
