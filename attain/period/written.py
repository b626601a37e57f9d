"""Dates as files write them, day or month first, to the days and months of a calendar.

`01/02/2026` is two days to two people, so an order is never guessed: where none was said, a date is written year first
with dashes, as everywhere in attain. What such a name means without doubt is read in whatever order was said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.period.calendar import ROMAN, PeriodFault
from attain.period.months import month_named

if TYPE_CHECKING:
    from attain.period.calendar import Calendar, Period

DateFormat = Literal["dmy", "mdy", "ymd"]


class Form(NamedTuple):
    """A way of writing a date: a pattern of the whole text, and what its groups are, in their order.

    `y` is the year, `s` its last two digits, `m` the month's number, `n` its name, `d` the day; `q` is the number of a
    quarter, `h` that of a half. Those of `FORMS` are such as every engine knows.
    """

    pattern: str
    parts: str


# A time of day behind the day says nothing of which day it is, as long as it names no zone.
_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?(?: [AaPp][Mm])?)?"
_NUMBER, _YEAR, _MARK = "([0-9]{1,2})", "([0-9]{4})", "[/.-]"
_YEAR_FIRST = Form(f"{_YEAR}{_MARK}{_NUMBER}{_MARK}{_NUMBER}{_TIME}", "ymd")
_YEAR_LAST = f"{_NUMBER}{_MARK}{_NUMBER}{_MARK}{_YEAR}{_TIME}"
# A year of two digits lies in this century: where the order was said, nothing else is open.
_SHORT = "([0-9]{2})"
_SHORT_LAST = f"{_NUMBER}{_MARK}{_NUMBER}{_MARK}{_SHORT}{_TIME}"
_MONTH = Form(f"{_NUMBER}{_MARK}{_YEAR}", "my")
FORMS: dict[DateFormat, tuple[Form, ...]] = {
    "dmy": (Form(_YEAR_LAST, "dmy"), _MONTH, _YEAR_FIRST, Form(_SHORT_LAST, "dms")),
    "mdy": (Form(_YEAR_LAST, "mdy"), _MONTH, _YEAR_FIRST, Form(_SHORT_LAST, "mds")),
    "ymd": (
        _YEAR_FIRST,
        Form(f"{_YEAR}{_MARK}{_NUMBER}", "ym"),
        Form("([0-9]{4})([0-9]{2})([0-9]{2})", "ymd"),
        Form("([0-9]{4})([0-9]{2})", "ym"),
    ),
}
_NAME = "([A-Za-z]{3,9})[.]?"
_QUARTER = "(?i:Q|TW|Tw[.]|Triwulan|Kuartal|Quarter)"
_BY_NAME = (
    Form(f"{_NUMBER}[ /.-]{_NAME}[ /.-]{_YEAR}{_TIME}", "dny"),
    Form(f"{_NUMBER}[ /.-]{_NAME}[ /.-]{_SHORT}{_TIME}", "dns"),
    Form(f"{_NAME}[ /.-]{_YEAR}", "ny"),
    Form(f"{_NAME}[ /.-]{_SHORT}", "ns"),
    Form(f"{_QUARTER} ?([1-4]|I{{1,3}}|IV)[ /.-]{_YEAR}", "qy"),
    Form(f"(?i:H|Semester|Half) ?([12]|I{{1,2}})[ /.-]{_YEAR}", "hy"),
    Form(f"{_NAME} {_NUMBER},? {_YEAR}{_TIME}", "ndy"),
)
_NO_NAME = "not a period"
_SHOWN: dict[DateFormat, str] = {"dmy": "31/01/2026", "mdy": "01/31/2026", "ymd": "2026/01/31"}


class WrittenDates(NamedTuple):
    """Reads the dates of actuals; `order` is how their files write them, None where nobody said.

    Without `names` a month has a number.
    """

    calendar: Calendar
    order: DateFormat | None = None
    names: bool = True

    def parse(self, text: str) -> Period:
        """The day, month, quarter, half or year that a date means.

        Raises PeriodFault where it is none, or one in an order that was not said.

        >>> from attain.period import Calendar
        >>> WrittenDates(Calendar(), "dmy").parse("31/01/2026").start
        datetime.date(2026, 1, 31)
        >>> WrittenDates(Calendar(), "mdy").parse("Jan 2026").name
        '2026-01'
        """
        try:
            return self._named(text)
        except PeriodFault as fault:
            raise self._fault(text, fault) from None

    def find(self, text: str) -> Period | None:
        """What a date means, or None where it is none."""
        try:
            return self._named(text)
        except PeriodFault:
            return None

    def name_of(self, text: str) -> str:
        """The name that the calendar has for a date, which may be no day at all; other texts as they are."""
        for form in self._forms():
            found = re.fullmatch(form.pattern, text)
            name = found and _joined(dict(zip(form.parts, found.groups(), strict=True)))
            if name:
                return name
        return text

    def needs_order(self, text: str) -> bool:
        """Whether a text is a date in some order, and none was said."""
        return self.order is None and bool(meanings_of(text, self.calendar))

    def _named(self, text: str) -> Period:
        return self.calendar.parse(self.name_of(text), spans=False)

    def _forms(self) -> tuple[Form, ...]:
        if self.order is None:
            return ()
        return FORMS[self.order] + (_BY_NAME if self.names else ())

    def _fault(self, text: str, fault: PeriodFault) -> PeriodFault:
        if self.order is None:
            return PeriodFault(fault.message.replace(_NO_NAME, "not a date"), _advice(text, self.calendar, fault))
        shown = f"{_SHOWN[self.order]}, by {_setting(self.order)}"
        if self.name_of(text) != text:
            return PeriodFault(f"no such day: {text[:40]}", f"dates are read as {shown}")
        if text != text.strip() or not fault.message.startswith(_NO_NAME):
            return PeriodFault(fault.message.replace(_NO_NAME, "not a date"), fault.help)
        return PeriodFault(f"not a date: {text[:40]}", f"dates are written as {shown}")


def meanings_of(text: str, calendar: Calendar) -> dict[DateFormat, Period]:
    """What a text means in each order in which it is a date; nothing for a name such as 2026-01-31, which needs none.

    >>> from attain.period import Calendar
    >>> {order: day.name for order, day in meanings_of("01/02/2026", Calendar()).items()}
    {'dmy': '2026-02-01', 'mdy': '2026-01-02'}
    """
    if WrittenDates(calendar).find(text) is not None:
        return {}
    found = {order: WrittenDates(calendar, order).find(text) for order in FORMS}
    return {order: period for order, period in found.items() if period is not None}


def _joined(parts: dict[str, str]) -> str | None:
    """The name of a day, month, quarter or half by its parts; None where a word is no month."""
    year = parts["y"] if "y" in parts else f"20{parts['s']}"
    for letter in "qh":
        if letter in parts:
            return f"{year}-{letter.upper()}{ROMAN.get(parts[letter], parts[letter])}"
    month = month_named(parts["n"]) if "n" in parts else int(parts["m"])
    if month is None:
        return None
    return f"{year}-{month:02d}" + (f"-{int(parts['d']):02d}" if "d" in parts else "")


def _advice(text: str, calendar: Calendar, fault: PeriodFault) -> str:
    """What to say in the plan, where a text is a date in some order."""
    meanings: dict[Period, DateFormat] = {}
    for order, period in meanings_of(text, calendar).items():
        meanings.setdefault(period, order)
    if not meanings:
        return fault.help
    first = "day or month first? " if len(meanings) > 1 else ""
    return f"{first}say how the files write dates: {' or '.join(map(_setting, meanings.values()))}"


def _setting(order: DateFormat) -> str:
    return f"actuals: {{date_format: {order}}}"
