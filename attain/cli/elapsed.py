"""How much of a calendar year's target is due by the end of a quarter or a month, or by a day."""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from attain.check.calculation import Elapsed
from attain.cli.ask import day_named
from attain.errors import refuse
from attain.period import Calendar, PeriodFault, share_between

if TYPE_CHECKING:
    from datetime import date

    from attain.period import Period

ANY_YEAR = "2001"  # of a year in equal months a quarter is the same in each
Phasing = Literal["months", "days"]
Named = Literal["quarter", "month"]
NUMBERS: dict[Named, str] = {"quarter": "[Qq]?([1-4])", "month": "0?([1-9]|1[0-2])"}
FORMS: dict[Named, str] = {"quarter": "write Q1 to Q4, or 2018-Q1", "month": "write 1 to 12, or 2018-03"}


def elapsed_by(quarter: str | None, month: str | None, as_of: str | None, phasing: Phasing) -> Elapsed | None:
    """The share of a year that is due; None where no period and no day was named."""
    if quarter is not None and month is not None:
        refuse("A201", "one period is enough: --quarter, --month", "keep one of them")
    day = day_named(as_of)
    if quarter is not None:
        part: Period | None = _named("quarter", quarter, day, phasing)
    else:
        part = None if month is None else _named("month", month, day, phasing)
    last = _last(part, day)
    if last is None:
        return None
    year = Calendar().year_of(last)
    share = share_between(phasing, year, year.start, last + timedelta(days=1))
    name = _shown(quarter, month) if part is not None and last == part.last else last.isoformat()
    return Elapsed(Fraction(share), name, phasing)


def _shown(quarter: str | None, month: str | None) -> str:
    """The period as it was named: Q1, month 3, 2018-03."""
    text = quarter or month or ""
    if len(text) > 2:  # noqa: PLR2004 - a name with its year
        return text.upper()
    return f"Q{text[-1]}" if quarter else f"month {text.lstrip('0')}"


def _last(part: Period | None, day: date | None) -> date | None:
    """The last day counted."""
    if part is None or day is None:
        return day if part is None else part.last
    if day < part.start:
        refuse("A203", f"as of {day}: {part.name} begins on {part.start}", "ask for the period that holds the day")
    return min(day, part.last)


def _named(unit: Named, text: str, day: date | None, phasing: Phasing) -> Period:
    """The quarter or month of that name, of the as-of date's year where it names none."""
    bare = re.fullmatch(NUMBERS[unit], text)
    name = text
    if bare:
        if phasing == "days" and day is None:
            refuse("A201", f"{unit} {text} of which year? a leap year has a day more", f"name it: {FORMS[unit][-7:]}")
        year = str(day.year) if day else ANY_YEAR
        name = f"{year}-Q{bare[1]}" if unit == "quarter" else f"{year}-{int(bare[1]):02d}"
    try:
        found = Calendar().parse(name)
    except PeriodFault:
        refuse("A201", f"not a {unit}: {text}", FORMS[unit])
    if found.unit != unit:
        refuse("A201", f"not a {unit}: {text}", FORMS[unit])
    return found
