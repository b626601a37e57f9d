"""Dates as files write them: each order reads what is written in it, and guesses nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.period import Calendar, PeriodFault
from attain.period.months import month_named
from attain.period.written import FORMS, DateFormat, WrittenDates, meanings_of

CALENDAR = Calendar()
SAY = "say how the files write dates: actuals:"
DAYS = st.dates(date(2, 1, 1), date(9999, 12, 30))


@pytest.mark.parametrize(
    ("order", "text", "name"),
    [
        ("dmy", "31/01/2026", "2026-01-31"),
        ("dmy", "1/2/2026", "2026-02-01"),
        ("dmy", "01.02.2026", "2026-02-01"),
        ("dmy", "01-02-2026", "2026-02-01"),
        ("dmy", "31/01/2026 00:00", "2026-01-31"),
        ("dmy", "31/01/2026 23:59:59.999", "2026-01-31"),
        ("dmy", "02/2026", "2026-02"),
        ("dmy", "31 Januari 2026", "2026-01-31"),
        ("dmy", "31-Jan-2026", "2026-01-31"),
        ("dmy", "Agustus 2026", "2026-08"),
        ("dmy", "Agt. 2026", "2026-08"),
        ("dmy", "May-2026", "2026-05"),
        ("dmy", "31/01/26", "2026-01-31"),
        ("dmy", "31-Jan-26", "2026-01-31"),
        ("dmy", "Jan-26", "2026-01"),
        ("mdy", "1/31/26", "2026-01-31"),
        ("dmy", "TW I 2026", "2026-Q1"),
        ("dmy", "Triwulan IV 2026", "2026-Q4"),
        ("mdy", "Q2 2026", "2026-Q2"),
        ("dmy", "Semester II 2026", "2026-H2"),
        ("dmy", "2026-01-31", "2026-01-31"),
        ("dmy", "2026/1/31", "2026-01-31"),
        ("dmy", "2026-Q1", "2026-Q1"),
        ("dmy", "2026", "2026"),
        ("mdy", "01/02/2026", "2026-01-02"),
        ("mdy", "1/31/2026 12:00:00 AM", "2026-01-31"),
        ("mdy", "January 31, 2026", "2026-01-31"),
        ("mdy", "31 January 2026", "2026-01-31"),
        ("mdy", "2/2026", "2026-02"),
        ("ymd", "2026/01/31", "2026-01-31"),
        ("ymd", "2026.1.5", "2026-01-05"),
        ("ymd", "20260131", "2026-01-31"),
        ("ymd", "202601", "2026-01"),
        ("ymd", "2026/01", "2026-01"),
        ("ymd", "2026-01-31T10:00:00", "2026-01-31"),
        ("ymd", "2026-01-31", "2026-01-31"),
    ],
)
def test_a_date_in_an_order(order: DateFormat, text: str, name: str) -> None:
    assert WrittenDates(CALENDAR, order).parse(text).name == name


@pytest.mark.parametrize(
    ("order", "text", "message", "mend"),
    [
        (None, "31/01/2026", "not a date: 31/01/2026", "say how the files write dates: actuals: {date_format: dmy}"),
        (None, "1/31/2026", "not a date: 1/31/2026", "say how the files write dates: actuals: {date_format: mdy}"),
        (
            None,
            "01/02/2026",
            "not a date: 01/02/2026",
            f"day or month first? {SAY} {{date_format: dmy}} or actuals: {{date_format: mdy}}",
        ),
        # One day in either order, and a month by its name: the first order will do.
        (None, "02/02/2026", "not a date: 02/02/2026", "say how the files write dates: actuals: {date_format: dmy}"),
        (None, "Mei 2026", "not a date: Mei 2026", "say how the files write dates: actuals: {date_format: dmy}"),
        (None, "20260131", "not a date: 20260131", "say how the files write dates: actuals: {date_format: ymd}"),
        (None, "31/01/26", "not a date: 31/01/26", f"{SAY} {{date_format: dmy}}"),
        (None, "2026-02-30", "no such day: 2026-02-30", "check the month's length"),
        (
            "dmy",
            "31/02/2026",
            "no such day: 31/02/2026",
            "dates are read as 31/01/2026, by actuals: {date_format: dmy}",
        ),
        (
            "dmy",
            "01/31/2026",
            "no such day: 01/31/2026",
            "dates are read as 31/01/2026, by actuals: {date_format: dmy}",
        ),
        (
            "mdy",
            "31/01/2026",
            "no such day: 31/01/2026",
            "dates are read as 01/31/2026, by actuals: {date_format: mdy}",
        ),
        (
            "dmy",
            "31/01/026",
            "not a date: 31/01/026",
            "dates are written as 31/01/2026, by actuals: {date_format: dmy}",
        ),
        (
            "dmy",
            "31 Foo 2026",
            "not a date: 31 Foo 2026",
            "dates are written as 31/01/2026, by actuals: {date_format: dmy}",
        ),
        ("dmy", "31/01/2026 ", "not a date: 31/01/2026 ", "remove the blank around it"),
        ("dmy", "", "not a date: ", "dates are written as 31/01/2026, by actuals: {date_format: dmy}"),
        ("dmy", "20260131", "not a date: 20260131", "dates are written as 31/01/2026, by actuals: {date_format: dmy}"),
        # With a zone it is another day elsewhere.
        (
            "ymd",
            "2026-01-31T00:00:00Z",
            "not a date: 2026-01-31T00:00:00Z",
            "dates are written as 2026/01/31, by actuals: {date_format: ymd}",
        ),
        (
            "ymd",
            "\u0662\u0660\u0662\u0666/01/31",
            "not a date: \u0662\u0660\u0662\u0666/01/31",
            "dates are written as 2026/01/31, by actuals: {date_format: ymd}",
        ),
    ],
)
def test_what_is_no_date(order: DateFormat | None, text: str, message: str, mend: str) -> None:
    with pytest.raises(PeriodFault) as raised:
        WrittenDates(CALENDAR, order).parse(text)
    assert (raised.value.message, raised.value.help) == (message, mend)


@given(DAYS)
def test_every_day_is_read_in_every_order(day: date) -> None:
    """Written out by hand in each order, a day is that day again."""
    y, m, d = f"{day.year:04d}", f"{day.month:02d}", f"{day.day:02d}"
    written: dict[DateFormat, str] = {"dmy": f"{d}/{m}/{y}", "mdy": f"{m}-{d}-{y}", "ymd": f"{y}{m}{d}"}
    for order, text in written.items():
        assert WrittenDates(CALENDAR, order).parse(text).start == day


@given(DAYS)
def test_one_order_never_stands_for_another(day: date) -> None:
    """What a text may mean is told in full: day first and month first are one only where the numbers are."""
    text = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    meant = {period.start for period in meanings_of(text, CALENDAR).values()}
    assert day in meant
    assert (len(meant) == 2) == (day.day <= 12 and day.day != day.month)


def test_months_by_name() -> None:
    """All twelve in both languages, in full and as people shorten them."""
    indonesian = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    english = "January|February|March|April|May|June|July|August|September|October|November|December"
    for names in (indonesian, english, "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des"):
        assert [month_named(name) for name in names.split("|")] == list(range(1, 13))
    assert [month_named(name) for name in ("Nopember", "Agt", "Ags", "Sept", "x", "")] == [11, 8, 8, 9, None, None]


def test_a_fiscal_year_is_the_calendars() -> None:
    """A quarter beside days in an order is the fiscal one."""
    dates = WrittenDates(Calendar(10), "dmy")
    assert dates.parse("2018-Q1").start == date(2017, 10, 1)
    assert dates.parse("31/01/2018").start == date(2018, 1, 31)


def test_orders_are_those_that_a_plan_may_say() -> None:
    assert sorted(FORMS) == ["dmy", "mdy", "ymd"]
