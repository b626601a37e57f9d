"""Rows added up by scope and run of days, and the rows that would count twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.actuals.totals import Key
from attain.period import Calendar
from tests.plans import DAYS, METRIC, day_rows, row, rows, rows_of, sums_of, totals_of

if TYPE_CHECKING:
    from attain.actuals.merging import Sums
    from attain.model import Actual

CALENDAR = Calendar()


def table_of(actuals: str, *cuts: date) -> list[str]:
    """The totals of a table of rows: scope, run of days, sum, rows, last day, reading."""
    found = totals_of(rows_of(actuals), CALENDAR, cuts)
    return [
        f"{key.segment or '*'} {key.branch or '*'} {total.period.name} {total.period.start}..{total.period.last} "
        f"{total.sum} {total.rows} {total.last} {total.reading}"
        for key, of_key in found.by_key.items()
        for total in of_key
    ]


def added(actuals: str) -> Sums:
    """A table of rows, added up."""
    return sums_of(rows_of(actuals), CALENDAR)


def test_days_go_into_their_month() -> None:
    """The days of a month are one total, whose reading is the sum of the last day's rows."""
    assert table_of("a * 2018-01-31 5\na * 2018-01-02 1\na * 2018-01-31 0.50\na * 2018-02-01 2") == [
        "a * 2018-01 2018-01-01..2018-01-31 6.50 3 2018-01-31 5.50",
        "a * 2018-02 2018-02-01..2018-02-28 2 1 2018-02-01 2",
    ]


def test_longer_rows_keep_their_run() -> None:
    """A row for a month, a quarter or a year is a total of its own, read on its last day."""
    assert table_of("* a 2018-01 1\n* b 2018-Q1 2\n* c 2018 3\n* a 2018-01 4") == [
        "* a 2018-01 2018-01-01..2018-01-31 5 2 2018-01-31 5",
        "* b 2018-Q1 2018-01-01..2018-03-31 2 1 2018-03-31 2",
        "* c 2018 2018-01-01..2018-12-31 3 1 2018-12-31 3",
    ]


def test_cuts_split_a_month() -> None:
    """A cut divides the days before it from its own day on; one outside the month changes nothing."""
    rows_ = "* * 2018-02-09 1\n* * 2018-02-10 2\n* * 2018-02-14 4\n* * 2018-02-15 8"
    assert table_of(rows_, date(2018, 2, 15), date(2018, 2, 10), date(2017, 1, 1), date(2018, 3, 1)) == [
        "* * 2018-02 2018-02-01..2018-02-09 1 1 2018-02-09 1",
        "* * 2018-02 2018-02-10..2018-02-14 6 2 2018-02-14 4",
        "* * 2018-02 2018-02-15..2018-02-28 8 1 2018-02-15 8",
    ]


def test_scopes_keep_apart() -> None:
    """Rows that do not split by a label are a scope of their own."""
    assert table_of("a x 2018-01 1\na * 2018-01 2\n* x 2018-01 4\n* * 2018-01 8\na x 2018-01 16") == [
        "* * 2018-01 2018-01-01..2018-01-31 8 1 2018-01-31 8",
        "* x 2018-01 2018-01-01..2018-01-31 4 1 2018-01-31 4",
        "a * 2018-01 2018-01-01..2018-01-31 2 1 2018-01-31 2",
        "a x 2018-01 2018-01-01..2018-01-31 17 2 2018-01-31 17",
    ]


def test_no_digit_is_lost() -> None:
    """Thirty digits before the point and thirty behind it add up exactly."""
    large, small = Decimal("9" * 30), Decimal("0." + "0" * 29 + "1")
    day = CALENDAR.parse("2018-01-01")
    found = totals_of([row(None, None, day, value) for value in (large, small, large)], CALENDAR)
    assert str(found.by_key[Key(METRIC, None, None)][0].sum) == "1" + "9" * 29 + "8." + "0" * 29 + "1"


def test_the_last_day_of_all_is_counted() -> None:
    """A row dated on the calendar's very last day is in its month."""
    (total,) = totals_of(rows_of("* * 9999-12-31 7"), CALENDAR).by_key[Key(METRIC, None, None)]
    assert (total.period.name, str(total.sum), total.last) == ("9999-12", "7", date(9999, 12, 31))


@pytest.mark.parametrize(
    ("actuals", "longer", "scope", "places"),
    [
        ("* * 2018-Q1 9\n* * 2018-02 1", "2018-Q1", "sales", [2, 3]),
        ("a x 2018-02 1\na x 2018 9", "2018", "sales / a / x", [3, 2]),
        ("a * 2018-02-03 1\na * 2018-02 9", "2018-02", "sales / a", [3, 2]),
        ("a * 2018-01 1\na * 2018-03 1\na * 2018-03-31 1", "2018-03", "sales / a", [3, 4]),
    ],
)
def test_a_row_beside_rows_inside_it_counts_twice(actuals: str, longer: str, scope: str, places: list[int]) -> None:
    """The problem stands at the longer row and points to the first row inside it."""
    (problem,) = added(actuals).counted_twice()
    message = f"the row for {longer} and a row inside it would count twice ({scope})"
    assert (problem.code, problem.severity, problem.message) == ("A054", "error", message)
    assert [problem.place and problem.place.line, problem.places[0][0].line] == places


@pytest.mark.parametrize(
    "actuals",
    [
        "a * 2018-Q1 9\nb * 2018-02 1",
        "a * 2018-Q1 9\na x 2018-02 1",
        "a * 2018-Q1 9\na * 2018-04 1",
        "a * 2018-01 9\na * 2018-01 9",
        "a * 2018-01-03 9\na * 2018-01-31 9",
    ],
)
def test_rows_that_share_no_day_count_once(actuals: str) -> None:
    """Other scopes, other days, and rows of the same length are no fault."""
    assert added(actuals).counted_twice() == []


def test_a_row_beside_several_inside_it_is_one_fault() -> None:
    """A quarter beside its three months is told once, with how many rows lie inside it."""
    (problem,) = added("a * 2018-01 1\na * 2018-02 1\na * 2018-03 1\na * 2018-Q1 3").counted_twice()
    assert problem.message == "the row for 2018-Q1 and 3 rows inside it would count twice (sales / a)"


def test_readings_of_a_stock_do_not_count_twice() -> None:
    """A quarter's reading may stand beside a month's, for a stock does not add up over time."""
    assert added("a * 2018-02 1\na * 2018-Q1 3").counted_twice({METRIC}) == []


def test_rows_of_other_years_are_told_once_a_file() -> None:
    """One warning counts the rows in years without a target and stands at the first of them."""
    sums = added("a * 2018-01 1\nb * 2017-12-03 1\na * 2017-12-02 1\na * 2019-01 1")
    (problem,) = sums.out_of_period({"2018"})
    assert (problem.code, problem.severity, problem.place and problem.place.line) == ("A055", "warning", 3)
    assert problem.message == "3 rows in no year that has a target, first 2017-12"
    assert sums.out_of_period({"2017", "2018", "2019"}) == []


@given(day_rows(), st.lists(DAYS))
def test_totals_are_the_sums_of_their_rows(actuals: list[Actual], cuts: list[date]) -> None:
    """Wherever months are cut, a total is the sum over the rows of its days, and no row is lost."""
    found = totals_of(actuals, CALENDAR, cuts)
    assert sum(total.rows for of_key in found.by_key.values() for total in of_key) == len(actuals)
    for key, of_key in found.by_key.items():
        for total in of_key:
            inside = [
                actual
                for actual in actuals
                if (actual.metric, actual.segment, actual.branch) == (key.metric, key.segment, key.branch)
                and total.period.start <= actual.period.start < total.period.end
            ]
            last = max(actual.period.start for actual in inside)
            assert Fraction(total.sum) == sum(Fraction(actual.value) for actual in inside)
            assert (total.rows, total.last) == (len(inside), last)
            assert Fraction(total.reading or 0) == sum(
                Fraction(actual.value) for actual in inside if actual.period.start == last
            )
            assert not any(total.period.start < cut < total.period.end for cut in cuts)


@given(st.data(), st.lists(DAYS))
def test_the_order_of_rows_changes_no_total(data: st.DataObject, cuts: list[date]) -> None:
    """Shuffled rows give the same totals in the same order."""
    actuals = data.draw(day_rows())
    shuffled = data.draw(st.permutations(actuals))
    one, other = totals_of(actuals, CALENDAR, cuts), totals_of(shuffled, CALENDAR, cuts)
    assert list(one.by_key.items()) == list(other.by_key.items())


@given(rows(CALENDAR))
def test_rows_count_twice_where_two_of_one_scope_overlap(actuals: list[Actual]) -> None:
    """A fault is told exactly where two rows of a scope share days and are not of the same kind of run."""
    overlap = any(
        one.period.overlaps(other.period)
        and (one.segment, one.branch) == (other.segment, other.branch)
        and one.period != other.period
        for one in actuals
        for other in actuals
    )
    assert bool(sums_of(actuals, CALENDAR).counted_twice()) == overlap


@pytest.mark.parametrize(
    ("actuals", "lines"),
    [
        ("a * 2018-01-31 1\na * 2018-01-31 2\na * 2018-01-31 3", [(3, 2)]),
        ("a * 2018-01 1\nb * 2018-01 2\na * 2018-01 1", [(4, 2)]),
        ("a * 2018-01-30 1\na * 2018-01-30 2\na * 2018-01-31 3", []),
        ("a * 2018-01-31 3\na * 2018-01-30 1\na * 2018-01-30 2", []),
        ("a * 2018-01-30 1\na * 2018-01-30 2\na * 2018-01-31 3\na * 2018-01-31 4", [(5, 4)]),
        ("a * 2018-01-31 1\na * 2018-01-31 2\na * 2018-02-28 3\na * 2018-02-28 4", [(3, 2), (5, 4)]),
        ("a * 2018-01-31 1\na x 2018-01-31 2", []),
    ],
)
def test_two_readings_of_a_stock(actuals: str, lines: list[tuple[int, int]]) -> None:
    """The latest day of a month has one reading; a second is told with the first, once a scope and month."""
    found = added(actuals).read_twice({METRIC})
    assert [(p.place and p.place.line, p.places[0][0].line) for p in found] == lines
    assert added(actuals).read_twice(set()) == []


def test_a_month_in_two_parts_is_told_once() -> None:
    """Where a month is cut, two readings in both of its parts are still one fault."""
    cut = rows_of("a * 2018-01-15 1\na * 2018-01-15 2\na * 2018-01-31 3\na * 2018-01-31 4")
    (problem,) = sums_of(cut, CALENDAR, [date(2018, 1, 16)]).read_twice({METRIC})
    assert problem.place is not None
    assert problem.place.line == 3
