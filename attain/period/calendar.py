"""Periods by name, in a calendar whose fiscal year may start in any month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Unit = Literal["day", "month", "quarter", "half", "year", "span"]
ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}  # how reports number quarters and halves
MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}

_NAME = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12])"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)
FIRST_YEAR = 2  # a fiscal year that holds days of year 1 may start before the calendar does
_HELP = "write a year, quarter, month or day: 2018, 2018-Q1, 2018-03, 2018-03-31"


class PeriodFault(ValueError):  # noqa: N818 - a fault in a text, like NumberFault
    """A text that names no period; `help` says what would."""

    def __init__(self, message: str, help_text: str = _HELP) -> None:
        """Keep the sentence and the mend apart."""
        super().__init__(message)
        self.message = message
        self.help = help_text


class Period(NamedTuple):
    """A named run of days: `start` is its first day, `end` the day after its last."""

    name: str
    start: date
    end: date
    unit: Unit = "span"

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days

    def contains(self, other: Period) -> bool:
        """Whether every day of the other is a day of this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
        return self.start < other.end and other.start < self.end


class Calendar(NamedTuple):
    """Turns names into periods. `start_month` opens the fiscal year.

    `label` says which calendar year names a fiscal year that spans two: the one it ends in, or starts in.

    >>> Calendar(10).parse("2018").start
    datetime.date(2017, 10, 1)
    >>> Calendar(10, "start").parse("2018-Q1").last
    datetime.date(2018, 12, 31)
    """

    start_month: int = 1
    label: Literal["end", "start"] = "end"

    def parse(self, text: str, *, spans: bool = True) -> Period:
        """The period that a name means: `2018`, `2018-H1`, `2018-Q1`, `2018-03`, `2018-03-31`, a span `A..B`.

        Raises PeriodFault where the text is no such name or the day does not exist.
        """
        if spans and ".." in text:
            return self._span(*text.split("..", 1))
        found = _NAME.fullmatch(text)
        if found is None:
            raise PeriodFault(f"not a period: {text[:40]}", _advice(text))
        year = int(found["year"])
        if year < FIRST_YEAR:
            raise PeriodFault(f"not a year: {found['year']}")
        if found["quarter"]:
            return self.part(year, "quarter", int(found["quarter"]))
        if found["half"]:
            return self.part(year, "half", int(found["half"]))
        if found["day"]:
            return _day(year, int(found["month"]), int(found["day"]))
        if found["month"]:
            return _month(year, int(found["month"]))
        return self.year(year)

    def year(self, number: int) -> Period:
        """The fiscal year of that number."""
        return Period(f"{number:04d}", *self._run(number, 0, 12), unit="year")

    def part(self, year: int, unit: Literal["quarter", "half"], number: int) -> Period:
        """The numbered quarter or half of a fiscal year."""
        months = MONTHS_IN[unit]
        letter = "Q" if unit == "quarter" else "H"
        run = self._run(year, (number - 1) * months, months)
        return Period(f"{year:04d}-{letter}{number}", *run, unit=unit)

    def year_of(self, day: date) -> Period:
        """The fiscal year that a day belongs to."""
        opened_this_year = day.month >= self.start_month
        starts_in = day.year if opened_this_year else day.year - 1
        return self.year(starts_in + (1 if self._names_by_end() else 0))

    def year_before(self, day: date) -> Period:
        """The fiscal year before the one that a day belongs to."""
        return self.year(int(self.year_of(day).name) - 1)

    def parts(self, period: Period, unit: Unit) -> list[Period]:
        """The whole periods of one unit that begin in the period, in order."""
        found = []
        run = self.at(period.start, unit)
        while run.start < period.end:
            if run.start >= period.start:
                found.append(run)
            if run.end == date.max:
                break
            run = self.at(run.end, unit)
        return found

    def at(self, day: date, unit: Unit) -> Period:
        """The period of one unit that a day belongs to."""
        if unit == "day":
            return _day(day.year, day.month, day.day)
        if unit == "month":
            return _month(day.year, day.month)
        year = self.year_of(day)
        if unit == "quarter" or unit == "half":  # noqa: PLR1714 - the type narrows by it
            passed = (day.year - year.start.year) * 12 + day.month - year.start.month
            return self.part(int(year.name), unit, passed // MONTHS_IN[unit] + 1)
        return year

    def _names_by_end(self) -> bool:
        return self.label == "end" and self.start_month > 1

    def _run(self, year: int, skip: int, months: int) -> tuple[date, date]:
        first_year = year - 1 if self._names_by_end() else year
        first = first_year * 12 + self.start_month - 1 + skip
        return _first_of(first), _first_of(first + months)

    def _span(self, first: str, last: str) -> Period:
        if ".." in last or not first or not last:
            raise PeriodFault(f"not a period: {first}..{last}"[:60], "write A..B: 2018-01..2018-03")
        start, end = self.parse(first), self.parse(last)
        if end.end <= start.start:
            raise PeriodFault(f"a span that ends before it begins: {first}..{last}")
        return Period(f"{start.name}..{end.name}", start.start, end.end)


def _first_of(month: int) -> date:
    """The first day of a month counted from year 0; the calendar's last day where it is past the end."""
    year, index = divmod(month, 12)
    return date(year, index + 1, 1) if year <= date.max.year else date.max


def _month(year: int, month: int) -> Period:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months in a year
        raise PeriodFault(f"not a month: {year:04d}-{month:02d}")
    first = year * 12 + month - 1
    return Period(f"{year:04d}-{month:02d}", _first_of(first), _first_of(first + 1), unit="month")


def _day(year: int, month: int, day: int) -> Period:
    try:
        start = date(year, month, day)
    except ValueError:
        raise PeriodFault(f"no such day: {year:04d}-{month:02d}-{day:02d}", "check the month's length") from None
    # The calendar's very last day has no day after it; its run is empty, and no target reaches it.
    end = start + timedelta(days=1) if start < date.max else start
    return Period(start.isoformat(), start, end, unit="day")


def _advice(text: str) -> str:
    """What to write instead, for the ways people and spreadsheets write dates."""
    if text != text.strip():
        return "remove the blank around it"
    dotted = re.fullmatch(r"([0-9]{1,2})([./-])([0-9]{1,2})[./-]([0-9]{4})", text)
    if dotted:
        first, mark, second, year = dotted.groups()
        if mark == "." or int(first) > 12:  # noqa: PLR2004 - no month
            return f"write year, month, day: {year}-{int(second):02d}-{int(first):02d}"
        return f"day or month first? write year, month, day: {year}-MM-DD"
    return next((mend(text) for pattern, mend in _ADVICE if re.match(pattern, text)), _HELP)


_ADVICE: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"[Qq][1-4]$", lambda text: f"name the year too: 2018-{text.upper()}"),
    (r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", lambda text: f"write the day alone: {text[:10]}"),
    (r"[0-9]{2}-[0-9]{2}-[0-9]{2}$", lambda text: f"write the year with four digits: 20{text}"),
    (r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2}$", lambda _: "write the year with four digits"),
    (r"[3-6][0-9]{4}$", lambda _: "a spreadsheet's day number? format the column as a date: 2018-03-31"),
)
