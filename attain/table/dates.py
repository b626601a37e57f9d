"""Days and periods in words, for faces that have room for them: `1 Januari 2018`, `Triwulan I 2018`.

A terminal's tables and leads show days as they are asked for (2018-03-31): narrow, exact, and in every language the
same. Names of months are Babel's, which is imported where a month is named.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from attain.table.language import marked

if TYPE_CHECKING:
    from attain.number import Locale
    from attain.table.language import Language

Width = Literal["long", "short"]
# The day comes first in both: March 4 and 4 March are told apart by nobody who reads 3/4.
_BABEL: dict[Locale, str] = {"en": "en_GB", "id": "id_ID"}
_DAYS: dict[Width, str] = {"long": "d MMMM y", "short": "d MMM y"}
_MONTHS: dict[Width, str] = {"long": "MMMM y", "short": "MMM y"}
_PARTS = {
    "Q1": marked("Q1 {year}"),
    "Q2": marked("Q2 {year}"),
    "Q3": marked("Q3 {year}"),
    "Q4": marked("Q4 {year}"),
    "H1": marked("H1 {year}"),
    "H2": marked("H2 {year}"),
}
_HEADINGS = {
    "Q1": marked("First quarter of {year}"),
    "Q2": marked("Second quarter of {year}"),
    "Q3": marked("Third quarter of {year}"),
    "Q4": marked("Fourth quarter of {year}"),
    "H1": marked("First half of {year}"),
    "H2": marked("Second half of {year}"),
}
_PART = re.compile(r"(\d{4})-([QH]\d)")


def long_date(day: date, language: Language) -> str:
    """A day in words.

    >>> from attain.languages import language
    >>> long_date(date(2018, 5, 1), language("id")), long_date(date(2018, 5, 1), language("en"))
    ('1 Mei 2018', '1 May 2018')
    """
    return _dated(day, _DAYS["long"], language)


def short_date(day: date, language: Language) -> str:
    """A day with its month's name cut short.

    >>> from attain.languages import language
    >>> short_date(date(2018, 8, 31), language("id")), short_date(date(2018, 3, 31), language("en"))
    ('31 Agu 2018', '31 Mar 2018')
    """
    return _dated(day, _DAYS["short"], language)


def period_text(name: str, language: Language, width: Width = "long") -> str:
    """A period's name in words; a year stays a number, and a span is told by its ends.

    >>> from attain.languages import language
    >>> [period_text(name, language("id")) for name in ("2018", "2018-Q1", "2018-H2", "2018-03", "2018-01..2018-05")]
    ['2018', 'Triwulan I 2018', 'Semester II 2018', 'Maret 2018', 'Januari 2018 s.d. Mei 2018']
    >>> [period_text(name, language("en"), "short") for name in ("2018-Q1", "2018-03", "2018-03-31")]
    ['Q1 2018', 'Mar 2018', '31 Mar 2018']
    """
    if ".." in name:
        first, last = (period_text(end, language, width) for end in name.split("..", 1))
        return language.say("{first} to {last}", first=first, last=last)
    part = _PART.fullmatch(name)
    if part:
        return language.say(_PARTS[part[2]], year=part[1])
    if len(name) == len("2018-03"):
        return _dated(date.fromisoformat(f"{name}-01"), _MONTHS[width], language)
    if len(name) == len("2018-03-31"):
        return _dated(date.fromisoformat(name), _DAYS[width], language)
    return name


def period_heading(name: str, language: Language) -> str:
    """A period's name as it stands by itself, the parts of a year written out.

    >>> from attain.languages import language
    >>> [period_heading(name, language("en")) for name in ("2018-H1", "2018-Q2", "2018-03", "2018-Q1..2018-Q2")]
    ['First half of 2018', 'Second quarter of 2018', 'March 2018', 'Q1 2018 to Q2 2018']
    >>> period_heading("2018-H1", language("id"))
    'Semester I 2018'
    """
    part = _PART.fullmatch(name)
    return language.say(_HEADINGS[part[2]], year=part[1]) if part else period_text(name, language)


def _dated(day: date, pattern: str, language: Language) -> str:
    return _formatted(day, pattern, _BABEL[language.name])


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, locale: str) -> str:
    """A day in words; a page names the same few over and over."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)
