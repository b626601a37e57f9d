"""Names to runs of days, and the share of a target that falls on them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.period import Calendar, Period, PeriodFault, Spread, Unit, share_between
from tests.plans import CALENDARS, DAYS, periods

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

NEAR_NAMES = st.from_regex(r"[0-9]{4}(-[QH0-9]{2}(-[0-9]{2})?)?(\.\.[0-9]{4}(-[0-9]{2}){0,2})?")
PHASINGS: st.SearchStrategy[Spread] = st.sampled_from(["months", "days"])
UNITS: st.SearchStrategy[Unit] = st.sampled_from(["day", "month", "quarter", "half", "year"])
ANY_NAME = "write a year, quarter, month or day: 2018, 2018-Q1, 2018-03, 2018-03-31"
JANUARY = Calendar()
OCTOBER = Calendar(10)
OCTOBER_BY_START = Calendar(10, "start")


@pytest.mark.parametrize(
    ("calendar", "name", "first", "last", "unit"),
    [
        (JANUARY, "2018", "2018-01-01", "2018-12-31", "year"),
        (JANUARY, "2018-H1", "2018-01-01", "2018-06-30", "half"),
        (JANUARY, "2018-H2", "2018-07-01", "2018-12-31", "half"),
        (JANUARY, "2018-Q1", "2018-01-01", "2018-03-31", "quarter"),
        (JANUARY, "2018-Q4", "2018-10-01", "2018-12-31", "quarter"),
        (JANUARY, "2018-02", "2018-02-01", "2018-02-28", "month"),
        (JANUARY, "2024-02", "2024-02-01", "2024-02-29", "month"),
        (JANUARY, "2018-12", "2018-12-01", "2018-12-31", "month"),
        (JANUARY, "2024-02-29", "2024-02-29", "2024-02-29", "day"),
        (JANUARY, "2018-02..2018-Q2", "2018-02-01", "2018-06-30", "span"),
        (JANUARY, "2017-12-31..2018-01-01", "2017-12-31", "2018-01-01", "span"),
        (OCTOBER, "2018", "2017-10-01", "2018-09-30", "year"),
        (OCTOBER, "2018-H1", "2017-10-01", "2018-03-31", "half"),
        (OCTOBER, "2018-Q1", "2017-10-01", "2017-12-31", "quarter"),
        (OCTOBER, "2018-Q2", "2018-01-01", "2018-03-31", "quarter"),
        (OCTOBER, "2018-Q4", "2018-07-01", "2018-09-30", "quarter"),
        (OCTOBER, "2018-10", "2018-10-01", "2018-10-31", "month"),
        (OCTOBER_BY_START, "2018", "2018-10-01", "2019-09-30", "year"),
        (OCTOBER_BY_START, "2018-Q1", "2018-10-01", "2018-12-31", "quarter"),
        (OCTOBER_BY_START, "2018-Q2", "2019-01-01", "2019-03-31", "quarter"),
        (OCTOBER_BY_START, "2018-H2", "2019-04-01", "2019-09-30", "half"),
        (OCTOBER_BY_START, "2018-10", "2018-10-01", "2018-10-31", "month"),
        (Calendar(1, "start"), "2018", "2018-01-01", "2018-12-31", "year"),
        (Calendar(12), "2018-Q1", "2017-12-01", "2018-02-28", "quarter"),
    ],
)
def test_a_name_means_a_run_of_days(calendar: Calendar, name: str, first: str, last: str, unit: str) -> None:
    """A year, its halves and its quarters are fiscal; months and days are of the calendar."""
    period = calendar.parse(name)
    assert (period.start.isoformat(), period.last.isoformat(), period.unit) == (first, last, unit)


@pytest.mark.parametrize(
    ("given_name", "name"), [("2018-q1", "2018-Q1"), ("2018-h2", "2018-H2"), ("2018-q1..2018-q2", "2018-Q1..2018-Q2")]
)
def test_a_small_letter_names_the_same_period(given_name: str, name: str) -> None:
    """A period has one name, whichever case it was typed in."""
    assert JANUARY.parse(given_name).name == name


@pytest.mark.parametrize(
    ("name", "days"),
    [("2018", 365), ("2024", 366), ("2018-Q1", 90), ("2024-Q1", 91), ("2024-02", 29), ("2018-03-31", 1)],
)
def test_a_period_counts_its_days(name: str, days: int) -> None:
    """The first and the last day both count."""
    assert JANUARY.parse(name).days == days


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("2018-13", "not a month: 2018-13", ANY_NAME),
        ("2018-00", "not a month: 2018-00", ANY_NAME),
        ("2018-02-29", "no such day: 2018-02-29", "check the month's length"),
        ("2018-Q5", "not a period: 2018-Q5", ANY_NAME),
        ("Q1", "not a period: Q1", "name the year too: 2018-Q1"),
        ("31.03.2018", "not a period: 31.03.2018", "write year, month, day: 2018-03-31"),
        ("31/03/2018", "not a period: 31/03/2018", "write year, month, day: 2018-03-31"),
        ("03/04/2018", "not a period: 03/04/2018", "day or month first? write year, month, day: 2018-MM-DD"),
        ("2018-03-31T00:00:00", "not a period: 2018-03-31T00:00:00", "write the day alone: 2018-03-31"),
        ("18-03-31", "not a period: 18-03-31", "write the year with four digits: 2018-03-31"),
        ("43190", "not a period: 43190", "a spreadsheet's day number? format the column as a date: 2018-03-31"),
        (" 2018", "not a period:  2018", "remove the blank around it"),
        ("2018-03..2018-01", "a span that ends before it begins: 2018-03..2018-01", ANY_NAME),
        ("2018..", "not a period: 2018..", "write A..B: 2018-01..2018-03"),
        ("2018..2019..2020", "not a period: 2018..2019..2020", "write A..B: 2018-01..2018-03"),
        ("\u0662018", "not a period: \u0662018", ANY_NAME),
        ("0000", "not a year: 0000", ANY_NAME),
    ],
)  # fmt: skip
def test_a_text_that_names_no_period_says_what_would(text: str, message: str, help_text: str) -> None:
    """A fault has its sentence and its mend."""
    with pytest.raises(PeriodFault) as caught:
        JANUARY.parse(text)
    assert (caught.value.message, caught.value.help) == (message, help_text)


@pytest.mark.parametrize("text", ["0001", "0001-Q1", "0001-03", "0001-03-05"])
@pytest.mark.parametrize("calendar", [JANUARY, OCTOBER, OCTOBER_BY_START])
def test_year_one_is_no_year(calendar: Calendar, text: str) -> None:
    """A day whose fiscal year would begin before the calendar does is refused, not found out later."""
    with pytest.raises(PeriodFault, match="not a year: 0001"):
        calendar.parse(text)


def test_a_span_may_be_forbidden() -> None:
    """A row of actuals has a date, never a span."""
    with pytest.raises(PeriodFault, match=r"not a period: 2018-01\.\.2018-03"):
        JANUARY.parse("2018-01..2018-03", spans=False)


@pytest.mark.parametrize(
    ("calendar", "day", "year", "quarter"),
    [
        (JANUARY, date(2018, 1, 1), "2018", "2018-Q1"),
        (JANUARY, date(2018, 12, 31), "2018", "2018-Q4"),
        (OCTOBER, date(2018, 9, 30), "2018", "2018-Q4"),
        (OCTOBER, date(2018, 10, 1), "2019", "2019-Q1"),
        (OCTOBER, date(2018, 1, 1), "2018", "2018-Q2"),
        (OCTOBER_BY_START, date(2018, 9, 30), "2017", "2017-Q4"),
        (OCTOBER_BY_START, date(2018, 10, 1), "2018", "2018-Q1"),
    ],
)
def test_a_day_lies_in_its_fiscal_year(calendar: Calendar, day: date, year: str, quarter: str) -> None:
    """October's year is named by the year it ends in, or starts in."""
    assert (calendar.year_of(day).name, calendar.at(day, "quarter").name) == (year, quarter)


@pytest.mark.parametrize(
    ("calendar", "name", "unit", "parts"),
    [
        (JANUARY, "2018", "quarter", ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"]),
        (JANUARY, "2018", "half", ["2018-H1", "2018-H2"]),
        (JANUARY, "2018-Q1", "month", ["2018-01", "2018-02", "2018-03"]),
        (OCTOBER, "2018-Q1", "month", ["2017-10", "2017-11", "2017-12"]),
        (OCTOBER, "2018", "half", ["2018-H1", "2018-H2"]),
        (JANUARY, "2018-01-15..2018-03-15", "month", ["2018-02", "2018-03"]),
        (JANUARY, "2018-02", "quarter", []),
        (JANUARY, "9999-11..9999-12", "month", ["9999-11", "9999-12"]),
    ],
)
def test_parts_begin_in_the_whole(calendar: Calendar, name: str, unit: Unit, parts: list[str]) -> None:
    """The parts of a period are those of one unit that begin in it."""
    assert [part.name for part in calendar.parts(calendar.parse(name), unit)] == parts


@pytest.mark.parametrize(
    ("one", "other", "contains", "overlaps"),
    [
        ("2018", "2018-Q1", True, True),
        ("2018-Q1", "2018", False, True),
        ("2018-Q1", "2018-Q1", True, True),
        ("2018-Q1", "2018-04", False, False),
        ("2018-01-15..2018-02-15", "2018-02", False, True),
    ],
)
def test_runs_of_days_contain_and_overlap(one: str, other: str, contains: bool, overlaps: bool) -> None:
    """A run that ends where another begins shares no day with it."""
    first, second = JANUARY.parse(one), JANUARY.parse(other)
    assert (first.contains(second), first.overlaps(second)) == (contains, overlaps)


@pytest.mark.parametrize(
    ("period", "days", "by_months", "by_days"),
    [
        ("2018", "2018-01", "1/12", "31/365"),
        ("2018", "2018-Q1", "1/4", "90/365"),
        ("2018", "2018-H1", "1/2", "181/365"),
        ("2018", "2018", "1", "1"),
        ("2018", "2018-01-01..2018-02-14", "1/8", "45/365"),
        ("2024", "2024-02-01..2024-02-29", "1/12", "29/366"),
        ("2024", "2024-02-29", "1/348", "1/366"),
        ("2018-Q1", "2018-02", "1/3", "28/90"),
        ("2016-05", "2016-05-01", "1/31", "1/31"),
        ("2016-02", "2016-02-01", "1/29", "1/29"),
        ("2018", "2017", "0", "0"),
        ("2018", "2019-01", "0", "0"),
        ("2018", "2017-07..2018-06", "1/2", "181/365"),
        ("2017-05-01..2017-05-10", "2017-05-01..2017-05-05", "1/2", "1/2"),
        ("2017-12-15..2018-02-14", "2018-01", "1/2", "1/2"),
        ("2018-01-15..2018-03-31", "2018-01", "17/76", "17/76"),
    ],
)
def test_a_target_spreads_by_its_phasing(period: str, days: str, by_months: str, by_days: str) -> None:
    """Months are equal parts and run by their days; a period that cuts a month runs by days under either."""
    whole, part = JANUARY.parse(period), JANUARY.parse(days)
    assert share_between("months", whole, part.start, part.end) == Fraction(by_months)
    assert share_between("days", whole, part.start, part.end) == Fraction(by_days)


def test_the_year_on_31_january() -> None:
    """1,200 a year is exactly 100 by months and 37,200/365 by days, the day itself counted."""
    year = JANUARY.parse("2018")
    assert 1200 * share_between("months", year, date(2018, 1, 1), date(2018, 2, 1)) == 100
    assert 1200 * share_between("days", year, date(2018, 1, 1), date(2018, 2, 1)) == Fraction(37200, 365)


def test_a_fiscal_year_spreads_from_its_own_first_day() -> None:
    """By the end of December a year that began in October has asked for a quarter."""
    year = OCTOBER.parse("2018")
    assert share_between("months", year, year.start, date(2018, 1, 1)) == Fraction(1, 4)
    assert share_between("days", year, year.start, date(2018, 1, 1)) == Fraction(92, 365)


def test_a_week_over_a_leap_month() -> None:
    """70 a week over February 2024 is 290."""
    weeks = ["2024-01-29..2024-02-04", "2024-02-05..2024-02-11", "2024-02-12..2024-02-18", "2024-02-19..2024-02-25",
             "2024-02-26..2024-03-03"]  # fmt: skip
    shares = [share_between("days", JANUARY.parse(week), date(2024, 2, 1), date(2024, 3, 1)) for week in weeks]
    assert [70 * share for share in shares] == [40, 70, 70, 70, 40]


@given(CALENDARS, st.data(), PHASINGS, st.lists(DAYS))
def test_shares_add_up(
    calendar: Calendar, data: DataObject, phasing: Literal["months", "days"], cuts: list[date]
) -> None:
    """The shares of a period's parts add up to exactly 1, wherever it is cut."""
    period = data.draw(periods(calendar))
    days = sorted({period.start, period.end, *(cut for cut in cuts if period.start < cut < period.end)})
    shares = [share_between(phasing, period, start, end) for start, end in pairwise(days)]
    assert sum(shares) == 1
    assert all(share > 0 for share in shares)


@given(CALENDARS, DAYS, UNITS)
def test_a_day_lies_in_the_period_found_for_it(calendar: Calendar, day: date, unit: Unit) -> None:
    """The period of a day holds the day, and its name means it."""
    period = calendar.at(day, unit)
    assert period.start <= day < period.end
    assert calendar.parse(period.name) == period


@given(CALENDARS, DAYS, st.sampled_from(["half", "quarter", "month", "day"]))
def test_a_year_is_its_parts(calendar: Calendar, day: date, unit: Unit) -> None:
    """A year's parts follow each other without a gap from its first day to its last."""
    year = calendar.year_of(day)
    parts = calendar.parts(year, unit)
    edges = [year.start, *(part.end for part in parts)]
    assert [part.start for part in parts] == edges[:-1]
    assert edges[-1] == year.end


@given(
    st.text(max_size=24) | st.from_regex(r"[0-9]{4}(-[QH0-9]{2}(-[0-9]{2})?)?(\.\.[0-9]{4}(-[0-9]{2}){0,2})?"),
    CALENDARS,
)
def test_any_text_is_a_period_or_a_fault(text: str, calendar: Calendar) -> None:
    """No text raises anything but a fault, and a period that was read is found again by its name."""
    try:
        period = calendar.parse(text)
    except PeriodFault:
        return
    assert calendar.parse(period.name) == period
    assert period.start <= period.end


@pytest.mark.parametrize("calendar", [JANUARY, OCTOBER, OCTOBER_BY_START])
def test_the_ends_of_the_calendar_are_periods(calendar: Calendar) -> None:
    """The first and the last days that can be named lie in a fiscal year."""
    for name in ("0002-01-01", "9999-12-31"):
        day = calendar.parse(name).start
        year = calendar.year_of(day)
        assert year.start <= day <= year.end


def test_the_last_day_of_all_has_no_day_after_it() -> None:
    """The calendar's very last day is an empty run, for no date could end it."""
    assert JANUARY.parse("9999-12-31").days == 0


def test_days_of_a_period_are_half_open() -> None:
    """The end is the day after the last one."""
    period = Period("x", date(2018, 1, 1), date(2018, 1, 3))
    assert (period.last, period.days) == (date(2018, 1, 2), 2)
    assert period.end - timedelta(days=1) == period.last
