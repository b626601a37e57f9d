"""The periods that a text names, in Indonesian and English: "triwulan I 2018", "Januari-Maret 2018", "as of 31 March".

A year beside the word target says whose target it is, not when the actual was counted, and a period behind "dibanding"
or "than" is another one; both are passed over. Years, halves and quarters are the plan's own, fiscal ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from attain.period import Calendar, Period, PeriodFault, Unit
from attain.period.months import MONTHS, month_named

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["months", "day", "until", "quarter", "half", "month", "year"]
UNITS: tuple[Unit, ...] = ("quarter", "half", "year", "month")


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period where a text names it."""

    period: Period
    start: int
    end: int


_MONTH = rf"(?:{'|'.join(MONTHS)})"
_NUMBERS = {
    **dict.fromkeys(("i", "1", "pertama", "first", "1st"), 1),
    **dict.fromkeys(("ii", "2", "kedua", "second", "2nd"), 2),
    **dict.fromkeys(("iii", "3", "ketiga", "third", "3rd"), 3),
    **dict.fromkeys(("iv", "4", "keempat", "fourth", "4th"), 4),
}
_NUMBER = r"(?:ke-?\s?)?(?P<number>iii|ii|iv|i|[1-4]|pertama|kedua|ketiga|keempat)(?!\w)"
_ORDINAL = "(?P<number>first|second|third|fourth|1st|2nd|3rd|4th)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\w|[/-]\d)"
# Between a period and its year: "Q1-2018", "triwulan I tahun 2018", "first quarter of the year 2018".
_OF_YEAR = rf"(?:[\s/,-]{{1,3}}(?:(?:of|in|for|di|pada|tahun|the|year|fiscal|fy)\s+){{0,3}}{_YEAR})?"
_UNTIL = (
    r"(?:hingga|sampai(?:\s+dengan)?|s\.?/?d\.?|per|posisi|until|till|through|as\s+of|as\s+at|up\s+to|by|to)"
    r"(?:\s+(?:akhir|tanggal|tgl|bulan|the|end|of))*"
)
_WHOLE_YEAR = (
    r"(?:sepanjang|selama|tahun|in|for|during|throughout|pada|di|fy)"
    r"(?:\s+(?:the|tahun|year|full-year|all|of|fiscal|anggaran|buku))*"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\w|[.,]\d)"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-]){pattern}(?!\w)")


_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (
        "months",
        _form(
            rf"(?P<first>{_MONTH})\.?(?:\s+(?P<first_year>(?:19|20)\d\d))?\s*"
            r"(?:-|\u2013|\u2014|hingga|sampai(?:\s+dengan)?|s\.?/?d\.?|to|through|until)\s*"
            rf"(?P<month>{_MONTH})\.?{_OF_YEAR}"
        ),
    ),
    ("day", _form(rf"{_UNTIL}\s+{_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})\.?{_OF_YEAR}")),
    ("day", _form(rf"{_UNTIL}\s+(?P<month>{_MONTH})\.?\s+{_DAY}{_OF_YEAR}")),
    ("until", _form(rf"{_UNTIL}\s+(?P<month>{_MONTH})\.?{_OF_YEAR}")),
    ("quarter", _form(rf"(?:triwulan|kuartal|tw|quarter)[\s-]?{_NUMBER}{_OF_YEAR}")),
    ("quarter", _form(rf"{_ORDINAL}[\s-]quarter{_OF_YEAR}")),
    ("quarter", _form(rf"q(?P<number>[1-4]){_OF_YEAR}")),
    ("quarter", _form(r"(?P<year>(?:19|20)\d\d)[\s-]?q(?P<number>[1-4])")),
    ("half", _form(rf"(?:semester|paruh)[\s-]?(?P<number>ii|i|[12]|pertama|kedua)(?!\w){_OF_YEAR}")),
    ("half", _form(rf"(?P<number>first|second|1st|2nd)[\s-](?:half|semester){_OF_YEAR}")),
    ("half", _form(rf"h(?P<number>[12]){_OF_YEAR}")),
    ("month", _form(rf"(?P<month>{_MONTH})\.?{_OF_YEAR}")),
    ("year", _form(rf"{_WHOLE_YEAR}\s+{_YEAR}")),
)
_ANY_YEAR = re.compile(r"(?<!\w)(?<!\d[.,])(?:19|20)\d\d(?![\w%]|[.,]\d)")
# "dari target tahun 2018", "the goal for 2018", "tahun 2018 ditargetkan": near the word, with no figure between.
_TARGET = "(?:target|pagu|sasaran|kuota|anggaran|apbn|apbd|rkap|goal|budget|quota|plan)"
_OF_TARGET = re.compile(rf"(?i){_TARGET}(?:nya)?[^\d,.;:]{{0,30}}$")
_IS_TARGETED = re.compile(rf"(?i)[^\d.;:]{{0,30}}?{_TARGET}")
_OF_ANOTHER = re.compile(
    r"(?i)(?:diband(?:ing|ingkan)|daripada|ketimbang|terhadap|periode\s+(?:yang\s+)?sama|compared|than|versus|vs\.?|same\s+period)"
    r"[^\d,.;:]{0,40}$"
)
_BEFORE = 60  # characters before a period in which such words may stand


def periods_in(
    text: str, calendar: Calendar, year: str | None = None, *, start: int = 0, end: int | None = None
) -> list[NamedPeriod]:
    """The periods that a stretch of text names, in its order; one without a year is of the stretch's only year.

    `year` is what such a period is of where the stretch names no year, or several; without one it is passed over.

    >>> [named.period.name for named in periods_in("Hingga triwulan I 2018, dibanding triwulan II 2017", Calendar())]
    ['2018-Q1']
    >>> [named.period.name for named in periods_in("Januari-Maret dari target tahun 2018", Calendar())]
    ['2018-Q1']
    """
    stop = len(text) if end is None else end
    years = {
        match[0]
        for match in _ANY_YEAR.finditer(text, start, stop)
        if not _OF_ANOTHER.search(text[max(start, match.start() - _BEFORE) : match.start()])
    }
    own = years.pop() if len(years) == 1 else year
    return list(_found(text, calendar, own, start, stop))


def _found(text: str, calendar: Calendar, year: str | None, start: int, stop: int) -> Iterator[NamedPeriod]:
    for form, match in _matches(text, start, stop):
        before = text[max(start, match.start() - _BEFORE) : match.start()]
        targets = _OF_TARGET.search(before) or _IS_TARGETED.match(text, match.end(), stop)
        if _OF_ANOTHER.search(before) or (form == "year" and targets):
            continue
        period = _period(form, match, calendar, year)
        if period is not None:
            yield NamedPeriod(period, match.start(), match.end())


def _matches(text: str, start: int, stop: int) -> Iterator[tuple[Form, re.Match[str]]]:
    """What looks like a period, in the text's order, the longest where several begin in one another."""
    found = [(form, match) for form, pattern in _FORMS for match in pattern.finditer(text, start, stop)]
    found.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
    free = start
    for form, match in found:
        if match.start() >= free:
            yield form, match
            free = match.end()


def _period(form: Form, match: re.Match[str], calendar: Calendar, year: str | None) -> Period | None:
    """The period that a match means; None where nobody says of which year, or there is no such day."""
    parts = {name: text.lower() for name, text in match.groupdict().items() if text}
    own = parts.get("year")
    # "Maret", "by May": without a year also what people and places are called, and a verb.
    loose = form == "month" or (form == "until" and re.match(r"(?i)by|to", match[0]))
    whose = own if loose else own or year
    if whose is None:
        return None
    try:
        return _resolved(form, parts, calendar, whose)
    except PeriodFault:
        return None


def _resolved(form: Form, parts: dict[str, str], calendar: Calendar, year: str) -> Period:
    if form == "year":
        return calendar.year(int(year))
    if form == "quarter" or form == "half":  # noqa: PLR1714 - the type narrows by it
        return calendar.part(int(year), form, _NUMBERS[parts["number"]])
    month = f"{year}-{month_named(parts['month']):02d}"
    if form == "month":
        return calendar.parse(month)
    if form == "months":
        return settled(calendar, f"{parts.get('first_year', year)}-{month_named(parts['first']):02d}", month)
    last = calendar.parse(f"{month}-{int(parts['day']):02d}" if form == "day" else month).last
    return settled(calendar, calendar.year_of(last).start.isoformat(), last.isoformat())


def settled(calendar: Calendar, first: str, last: str) -> Period:
    """The span from one period to another; the quarter, half or year that has the same days, where one has."""
    span = calendar.parse(f"{first}..{last}")
    for unit in UNITS:
        whole = calendar.at(span.start, unit)
        if (whole.start, whole.end) == (span.start, span.end):
            return whole
    return span
