"""The words of a question to what they mean in a plan: which period, which members.

A quarter or month without a year takes the plan's only year. The clock decides nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from attain.errors import refuse
from attain.model.names import Names, closest, did_you_mean, groups_of
from attain.period import PeriodFault
from attain.period.calendar import ROMAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.model import Branch, Metric, Plan, Segment
    from attain.period import Period


def period_named(plan: Plan, text: str) -> Period:
    """The period of a name as `attain report --period` takes it: `2018-Q1`, and `Q1` or `H1` in the only year."""
    if re.fullmatch(r"[QqHh][1-4]", text):
        text = f"{only_year(plan, text)}-{text.upper()}"
    try:
        return plan.calendar.parse(text)
    except PeriodFault as error:
        refuse("A201", error.message, error.help)


def quarter_named(plan: Plan, text: str) -> Period:
    """The quarter of a name: `Q1`, `1`, `I`, `TW I`, `Triwulan I`, `2018-Q1` or `2018Q1`."""
    if re.fullmatch(r"[Hh][12]", text):
        refuse("A201", f"a half, and not a quarter: {text}", f"write --period {text.upper()}")
    number = quarter_number(text)
    whole = re.fullmatch(r"([0-9]{4})[ /]?[Qq]([1-4])", text)
    if whole:
        text = f"{whole[1]}-Q{whole[2]}"
    found = period_named(plan, f"Q{number}" if number else text)
    if found.unit != "quarter":
        refuse("A201", f"not a quarter: {text}", "write Q1 to Q4, or 2018-Q1")
    return found


def quarter_number(text: str) -> str | None:
    """The number of a quarter that is named without its year; None where the text is another name.

    >>> quarter_number("Q1"), quarter_number("iv"), quarter_number("TW II"), quarter_number("2018-Q1")
    ('1', '4', '2', None)
    """
    found = re.fullmatch(r"(?:Q|TW ?|TRIWULAN |KUARTAL |QUARTER )?([0-9]|I{1,3}|IV)", text.upper())
    number = found and ROMAN.get(found[1], found[1])
    if number and number not in "1234":
        refuse("A201", f"not a quarter: {text}", "write Q1 to Q4, or 2018-Q1")
    return number


def month_named(plan: Plan, text: str) -> Period:
    """The month of a name: `3`, `03` or `2018-03`."""
    if re.fullmatch(r"[0-9]{1,2}", text):
        if not 1 <= int(text) <= 12:  # noqa: PLR2004 - months in a year
            refuse("A201", f"not a month: {text}", "write 1 to 12, or 2018-03")
        year = plan.calendar.parse(only_year(plan, f"month {text}"))
        months = plan.calendar.parts(year, "month")
        return next(month for month in months if month.start.month == int(text))
    found = period_named(plan, text)
    if found.unit != "month":
        refuse("A201", f"not a month: {text}", "write 3 or 2018-03")
    return found


def year_named(plan: Plan, text: str) -> Period:
    """The fiscal year of a name: `2018`."""
    found = period_named(plan, text)
    if found.unit != "year":
        refuse("A201", f"not a year: {text}", "write 2018")
    return found


def years_of(plan: Plan) -> list[str]:
    """The fiscal years that targets touch and that the plan says it is for, in order."""
    calendar = plan.calendar
    days = [day for t in plan.targets for day in (t.period.start, t.period.last)]
    return sorted({year.name for year in (*map(calendar.year_of, days), *plan.years)})


def only_year(plan: Plan, asked: str) -> str:
    """The plan's only year; a usage error that lists them where there are several."""
    years = years_of(plan)
    if len(years) == 1:
        return years[0]
    if not years:
        refuse("A201", f"{asked} of which year? the plan has no targets", "name the year: --year 2018")
    shown = ", ".join(years)
    refuse(
        "A201",
        f"{asked} of which year? the plan has {shown}",
        f"name the year too: --quarter {years[-1]}-Q1, or add --year {years[-1]}",
    )


def members_named(plan: Plan, label: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The members that filters name, by name, alias or label; a usage error for one that there is not."""
    labels: dict[str, Mapping[str, Metric | Segment | Branch]] = {
        "metric": plan.metrics,
        "segment": plan.segments,
        "branch": plan.branches,
    }
    members = labels[label]
    groups = groups_of(plan.segments if label == "segment" else plan.branches) if label != "metric" else []
    used = {getattr(target, label) for target in plan.targets} - {None}
    names = Names(members)
    found = []
    for text in texts:
        name = text if text in groups or not members else names.resolve(text)
        if name is None:
            _unknown(label, text, names.closest(text), members)
        if not members and used and text not in used:
            _unknown(label, text, closest(text, used), used)
        found.append(name)
    return tuple(dict.fromkeys(found))


def _unknown(label: str, text: str, near: list[str], known: Iterable[str]) -> NoReturn:
    mend = did_you_mean(near) or f"the plan's are {', '.join(sorted(known)[:12])}"
    refuse("A202", f"no {label} {text}", mend)
