"""How targets spread: by shares, by named profiles, as last year brought it, on a straight path from a baseline.

Expectations were worked out on paper or come from another tool; all are fractions.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.compute import Asked
from attain.loading import load_plan
from attain.model import Metric, Plan, Target
from attain.period import Calendar, profile_of, share_between
from tests.plans import CALENDARS, DAYS, METRIC, figures, line_of, notes_of, periods, plan_of, report_of, row
from tests.test_kinds import lines_of, problems_in

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import DataObject

    from attain.model import Actual

JANUARY = Calendar()
OCTOBER = Calendar(10)
SEASONS = "10% 5% 5% 10% 10% 10% 5% 5% 10% 10% 10% 10%"
FRONT = "40% 30% 20% 10%"


def shares(text: str) -> tuple[Fraction, ...]:
    """Shares in percent."""
    return tuple(Fraction(share.rstrip("%")) / 100 for share in text.split())


# Shares and named profiles.


@pytest.mark.parametrize(
    ("profile", "period", "as_of", "due"),
    [
        (SEASONS, "2018-Q1", None, "240"),  # (10 + 5 + 5) % of 1,200
        (SEASONS, "2018-01", None, "120"),
        (SEASONS, "2018-Q2", None, "600"),
        (SEASONS, "2018-Q4", None, "1200"),
        (SEASONS, "2018-Q1", date(2018, 2, 14), "150"),  # 120 and half of February's 60
        (FRONT, "2018-01", None, "160"),  # a third of 40 %
        (FRONT, "2018-Q1", None, "480"),
        (FRONT, "2018-04", None, "600"),
        (FRONT, "2018-Q3", None, "1080"),
        ("0% 0% 50% 50%", "2018-Q2", None, "0"),
        ("0% 0% 50% 50%", "2018-07", None, "200"),
    ],
)
def test_a_year_by_shares(profile: str, period: str, as_of: date | None, due: str) -> None:
    """1,200 a year by a season of 10, 5 and 5 % asks for 240 by the end of March; four shares run evenly inside."""
    line = line_of("* * 2018 1200", "* * 2018-01 60", period, as_of=as_of, phasing=shares(profile))
    assert figures(line, "due target") == f"{due}  1200"


def test_shares_follow_the_fiscal_year() -> None:
    """The first share is the fiscal year's first quarter: from October on 40 % by December."""
    line = line_of("* * 2018 1200", "", "2018-Q1", phasing=shares(FRONT), calendar=OCTOBER)
    assert figures(line, "due") == "480"
    line = line_of("* * 2018 1200", "", "2017-11", phasing=shares(FRONT), calendar=OCTOBER)
    assert figures(line, "due") == "320"


@pytest.mark.parametrize(
    ("targets", "period", "only", "expected"),
    [
        # Of the first quarter's 100 January has 10 of its 20 parts, February and March 5 each.
        ("* * 2018-Q1 100", "2018-01", False, "50  100"),
        ("* * 2018-Q1 100", "2018-02", False, "75  100"),
        ("* * 2018-H2 100", "2018-Q3", False, "40  100"),  # 5 + 5 + 10 of 50
        ("* * 2017-07..2018-06 300", "2018-Q1", False, "60  150"),  # half of the weights; 20 of 100 parts
        ("* * 2018 1200", "2018-Q1", True, "240  240"),
        ("* * 2018 1200", "2018-Q2", True, "360  360"),
        ("* * 2018 1200", "2018-02", True, "60  60"),
        ("* * 2018-02-01..2018-02-14 10", "2018-02", True, "10  10"),
    ],
)
def test_a_part_of_the_year_by_its_months_weights(targets: str, period: str, only: bool, expected: str) -> None:
    """A target for a part of the year spreads by what the profile gives to that part's months."""
    line = line_of(targets, "", period, only=only, phasing=shares(SEASONS))
    assert figures(line, "due target") == expected


def test_a_profile_that_gives_a_period_nothing_has_no_due() -> None:
    """Where the profile gives the whole third quarter nothing, nothing says what its July asks for."""
    none_in_third = shares("50% 50% 0% 0%")
    line = line_of("* * 2018-Q3 90", "* * 2018-07 30", "2018-07", phasing=none_in_third)
    assert figures(line, "target due attainment pace") == "90  -  1/3  -"


def test_phasing_of_a_target_stands_before_its_metrics() -> None:
    """One branch by its own shares, the other by the metric's months; their sum is due together."""
    plan = plan_of("* a 2018 1200\n* b 2018 1200")
    first, second = plan.targets
    plan = plan.model_copy(update={"targets": (first.model_copy(update={"phasing": shares(FRONT)}), second)})
    lines = report_of(plan, [], Asked(JANUARY.parse("2018-Q1"), by=(("branch",),))).lines
    due = [(None, Fraction(780)), ("a", Fraction(480)), ("b", Fraction(300))]
    assert [(line.branch, line.due) for line in lines] == due
    assert [note.words for note in lines[0].notes if note.name == "phasing"] == [("months", "shares")]


def test_quarters_are_their_own_phasing() -> None:
    """With 400, 300, 200, 100 set for quarters the year asks for as much as by those shares."""
    quarters = "* * 2018-Q1 400\n* * 2018-Q2 300\n* * 2018-Q3 200\n* * 2018-Q4 100"
    for period in ("2018-02", "2018-Q1", "2018-05", "2018-Q3", "2018-Q4"):
        as_set = line_of(quarters, "", period)
        by_shares = line_of("* * 2018 1000", "", period, phasing=shares(FRONT))
        assert figures(as_set, "due target") == figures(by_shares, "due target")


PROFILED = """\
fiscal_year_start: {start}
metrics: {{x: {{kind: flow, phasing: {phasing}}}}}
profiles:
  season: [10%, 5%, 5%, 10%, 10%, 10%, 5%, 5%, 10%, 10%, 10%, 10%]
  front: [40%, 30%, 20%, 10%]
  even: [1/12, 1/12, 1/12, 1/12, 1/12, 1/12, 1/12, 1/12, 1/12, 1/12, 1/12, 1/12]
targets: [{{metric: x, period: 2018, target: 1200}}]
"""


@pytest.mark.parametrize(
    ("phasing", "due", "name"),
    [
        ("season", "240", "season"),
        ("front", "480", "front"),
        ("even", "300", "even"),
        ("[10%, 20%, 30%, 40%]", "120", "shares"),
        ("[0.1, 0.2, 0.3, 0.4]", "120", "shares"),
        ("[1/3, 1/3, 1/6, 1/6]", "400", "shares"),
        ("months", "300", "months"),
        ("days", "21600/73", "days"),  # 90 of 365 days
    ],
)
def test_a_named_profile(tmp_path: Path, phasing: str, due: str, name: str) -> None:
    """Shares are written as 10%, 0.1 or 1/12, under a name or in place, and the note says which held."""
    plan = PROFILED.format(start=1, phasing=phasing)
    line = lines_of(tmp_path, plan, "2018-01 * * x 1")["x * *"]
    assert figures(line, "due") == due
    assert [note.words for note in line.notes if note.name == "phasing"] == [(name,)]


def test_a_target_names_a_profile(tmp_path: Path) -> None:
    """A target may take another profile than its metric."""
    plan = PROFILED.format(start=1, phasing="months").replace("target: 1200", "target: 1200, phasing: front")
    assert figures(lines_of(tmp_path, plan, "")["x * *"], "due") == "480"


def test_a_target_file_names_a_profile(tmp_path: Path) -> None:
    """A row of a target file names its phasing in a cell."""
    plan = PROFILED.format(start=1, phasing="months").replace("targets: [{metric: x, period: 2018, target: 1200}]", "")
    (tmp_path / "t.csv").write_text("metric,period,target,phasing\nx,2018,1200,season\n", "utf-8")
    assert figures(lines_of(tmp_path, f"{plan}target_files: [t.csv]\n", "")["x * *"], "due") == "240"


@pytest.mark.parametrize(
    ("listed", "code", "column", "message"),
    [
        ("[10%, 20%, 30%, 30%]", "A060", 36, "the shares add up to 90%, not 100%"),
        ("[0.2, 0.2, 0.2, 0.3]", "A060", 36, "the shares add up to 90%, not 100%"),
        ("[25, 25, 25, 25]", "A060", 36, "the shares add up to 10000%, not 100%"),
        ("[20%, 20%, 20%, 20%, 20%]", "A060", 36, "a profile has 4 or 12 shares, this has 5"),
        ("[]", "A060", 36, "a profile has 4 or 12 shares, this has 0"),
        ("[120%, -20%, 0%, 0%]", "A060", 36, "a share is below 0"),
        ("[a, 50%, 25%, 25%]", "A021", 36, "not a number: a"),
        ("[10%, {a: b}, 50%, 40%]", "A025", 36, "a share is a single value"),
        ("{a: b}", "A025", 36, "phasing is a single value, this is a mapping of keys"),
        ("''", "A020", 36, "the name is empty"),
        ("seasn", "A050", 36, "unknown phasing: seasn"),
        ("path", "A061", 36, "a path leads from a baseline to the target of a stock"),
    ],
)
def test_what_is_no_phasing_is_refused(tmp_path: Path, listed: str, code: str, column: int, message: str) -> None:
    """Shares that lose a tenth, or that nobody can give to months or quarters, are refused at their place."""
    plan = PROFILED.format(start=1, phasing=listed)
    assert problems_in(tmp_path, plan) == [(code, 2, column, message)]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("[10%, 20%, 30%, 30%]", ("A060", 2, 15, "the shares add up to 90%, not 100%")),
        ("[100%]", ("A060", 2, 15, "a profile has 4 or 12 shares, this has 1")),
        ("[33.3%, 33.3%, 33.3%, 0%]", ("A060", 2, 15, "the shares add up to 99.9%, not 100%")),
    ],
)
def test_a_profile_whose_shares_do_not_fit_is_refused(
    tmp_path: Path, profile: str, expected: tuple[str, int, int, str]
) -> None:
    """Also where no metric uses it."""
    plan = f"""\
metrics: {{x: {{kind: flow}}}}
profiles: {{p: {profile}}}
targets: [{{metric: x, period: 2018, target: 1}}]
"""
    assert problems_in(tmp_path, plan) == [expected]


@pytest.mark.parametrize("name", ["months", "days", "path", "last-year"])
def test_a_profile_is_not_named_like_a_phasing(tmp_path: Path, name: str) -> None:
    """A profile called months would hold for every metric that names none."""
    plan = f"""\
metrics: {{x: {{kind: flow}}}}
profiles: {{{name}: [40%, 30%, 20%, 10%]}}
targets: [{{metric: x, period: 2018, target: 1}}]
"""
    message = f"the profile {name} has the name of a phasing that is built in"
    assert problems_in(tmp_path, plan) == [("A059", 2, 12, message)]


def test_the_mend_of_an_unknown_phasing_lists_the_profiles(tmp_path: Path) -> None:
    """Profiles of the plan are among what may have been meant."""
    problems_in(tmp_path, PROFILED.format(start=1, phasing="seasons"))
    assert load_plan(str(tmp_path / "targets.yaml")).problems[0].help == "did you mean season?"


# As last year brought it.

# 20, 10 and 70 of 100 in the months of 2017 that brought anything.
LAST_YEAR = "* * 2017-01 20\n* * 2017-02 10\n* * 2017-12 70"


@pytest.mark.parametrize(
    ("rows", "period", "due"),
    [
        (LAST_YEAR, "2018-01", "240"),
        (LAST_YEAR, "2018-02", "360"),
        (LAST_YEAR, "2018-11", "360"),
        (LAST_YEAR, "2018-Q4", "1200"),
        (f"{LAST_YEAR}\n* * 2016-01 1000\n* * 2018-01 5", "2018-01", "240"),
        # Quarters give their months even parts: a third of 40 of 100 in January.
        ("* * 2017-Q1 40\n* * 2017-Q2 60", "2018-01", "160"),
        ("* * 2017-Q1 40\n* * 2017-Q2 60", "2018-Q1", "480"),
        ("* * 2017-Q1 40\n* * 2017-Q2 60", "2018-Q2", "1200"),
        ("* * 2017 12", "2018-Q1", "300"),
        # Branch a by months and branch b by a quarter: 10 + 10 of 40 in January.
        ("* a 2017-01 10\n* b 2017-Q1 30", "2018-01", "600"),
        ("* * 2017-01-10 20\n* * 2017-01-20 10\n* * 2017-05-05 70", "2018-01", "360"),
    ],
)
def test_a_year_as_the_last_one_went(rows: str, period: str, due: str) -> None:
    """Each month is due what the same month of the fiscal year before brought, in proportion."""
    line = line_of("* * 2018 1200", rows, period, phasing="last-year")
    assert figures(line, "due target") == f"{due}  1200"
    assert [note.words for note in line.notes if note.name == "phasing"] == [("last-year",)]


def test_a_month_as_the_last_year_runs_by_its_days() -> None:
    """By the middle of February half of its tenth is due."""
    line = line_of("* * 2018 1200", LAST_YEAR, as_of=date(2018, 2, 14), phasing="last-year")
    assert figures(line, "due") == "300"


def test_the_last_year_of_a_fiscal_plan() -> None:
    """In a year from October, last October to December weigh the first quarter."""
    rows = "* * 2016-10 30\n* * 2017-09 70\n* * 2017-10 1"
    line = line_of("* * 2018 1000", rows, "2018-Q1", phasing="last-year", calendar=OCTOBER)
    assert figures(line, "due") == "300"


def test_each_scope_learns_from_its_own_last_year() -> None:
    """Branch a brought all in January, branch b all in December; each is due accordingly, and so is their sum."""
    rows = "* a 2017-01 10\n* b 2017-12 10"
    for scope, due in {"* a": "1200", "* b": "0", "* *": "1200"}.items():
        line = line_of("* a 2018 1200\n* b 2018 600", rows, of=scope, phasing="last-year")
        assert figures(line, "due") == due


@pytest.mark.parametrize("rows", ["", "* * 2016-01 5", "* * 2017-01 0", "* * 2017-01 -5"])
def test_a_last_year_without_anything_says_nothing(rows: str) -> None:
    """Where last year brought nothing to learn from there is no due and no pace, and the note says so."""
    line = line_of("* * 2018 1200", f"{rows}\n* * 2018-01 90", phasing="last-year")
    assert figures(line, "actual target attainment due pace status") == "90  1200  3/40  -  -  -"
    assert ("no_last_year",) in notes_of(line)


def test_a_member_that_cannot_be_phased_leaves_the_whole_without_due() -> None:
    """With nothing known of branch b's due, branch a's alone would flatter the pace of both."""
    rows = "* a 2017-01 10\n* a 2018-01 100\n* b 2018-01 900"
    line = line_of("* a 2018 1200\n* b 2018 1200", rows, phasing="last-year")
    assert figures(line, "actual target due pace") == "1000  2400  -  -"


def test_a_year_at_the_beginning_of_the_calendar_has_none_before_it() -> None:
    """The first fiscal years that can be named are no fault."""
    for calendar in (JANUARY, OCTOBER):
        line = line_of("* * 0002 1200", "", "0002-Q2", phasing="last-year", calendar=calendar)
        assert figures(line, "target due") == "1200  -"


def test_shares_at_the_end_of_the_calendar() -> None:
    """The last fiscal year that can be named spreads like any other, up to the last day but one."""
    line = line_of("* * 9999 1200", "", "9999-Q1", phasing=shares(FRONT))
    assert figures(line, "target") == "1200"


# A stock on its path.


@pytest.mark.parametrize(
    ("period", "as_of", "due"),
    [
        ("2018-01", None, "600"),
        ("2018-01", date(2018, 1, 15), "17000/31"),  # 500 and 15 of 31 days of January's 100
        ("2018-Q1", None, "800"),
        ("2018-Q1", date(2018, 2, 14), "650"),
        ("2018-Q2", None, "1100"),
        ("2018-Q4", None, "1700"),
    ],
)
def test_a_path_runs_straight(period: str, as_of: date | None, due: str) -> None:
    """From 500 to 1,700 over a year a stock is due 100 more each month, the running one by its days."""
    line = line_of(
        "* * 2018 1700", "* * 2018-01-01 575", period, as_of=as_of, kind="stock", phasing="path", baseline=500
    )
    assert figures(line, "due target actual") == f"{due}  1700  575"
    assert [note.words for note in line.notes if note.name == "phasing"] == [("path",)]


@pytest.mark.parametrize(
    ("target", "actual", "direction", "expected"),
    [
        # From 500 to 1,700, at 575 in March: 75 of 300 due, 75 of 1,200 in all.
        ("1700", "575", "higher", "800  1/4  1/16  -225  behind"),
        ("1700", "800", "higher", "800  1  1/4  0  ahead"),
        ("1700", "500", "higher", "800  0  0  -300  behind"),
        # From 500 down to 380: 30 less by March.
        ("380", "485", "lower", "470  1/2  1/8  15  behind"),
        ("380", "470", "lower", "470  1  1/4  0  ahead"),
    ],
)
def test_a_pace_on_a_path_is_the_way_gone(target: str, actual: str, direction: str, expected: str) -> None:
    """Pace measures the way from the baseline to what is due, attainment the way to the target."""
    line = line_of(
        f"* * 2018 {target}", f"* * 2018-03 {actual}", kind="stock", phasing="path", baseline=500, direction=direction
    )
    assert figures(line, "due pace attainment gap_due status") == expected


@pytest.mark.parametrize(
    ("targets", "period", "due"),
    [
        # 100 for the first quarter and 200 for the second: the second path begins where the first ended.
        ("* * 2018-Q1 100\n* * 2018-Q2 200", "2018-01", "100/3"),
        ("* * 2018-Q1 100\n* * 2018-Q2 200", "2018-Q1", "100"),
        ("* * 2018-Q1 100\n* * 2018-Q2 200", "2018-04", "400/3"),
        ("* * 2018-Q1 100\n* * 2018-Q2 200", "2018-Q2", "200"),
        ("* * 2018-Q1 100\n* * 2018-Q2 200", "2018-Q3", "200"),
        ("* * 2017 600\n* * 2018 1200", "2018-Q1", "750"),
        ("* * 2018-H2 120", "2018-Q3", "60"),
        ("* * 2018-H2 120", "2018-Q2", "-"),
        ("* * 2018-01-01..2018-01-10 100", "2018-01-01..2018-01-04", "40"),
    ],
)
def test_a_path_goes_on_from_the_target_before(targets: str, period: str, due: str) -> None:
    """With a baseline of 0 what is due never falls from one target to the next, and nothing is due before the first."""
    line = line_of(targets, "* * 2016-12 0", period, kind="stock", phasing="path", baseline=0)
    assert figures(line, "due") == due


def test_a_targets_own_baseline_begins_its_path(tmp_path: Path) -> None:
    """A second quarter from 150 to 200 is due 166.67 in April, whatever the first quarter's target was."""
    plan = """\
metrics: {x: {kind: stock, phasing: path}}
targets:
  - {metric: x, period: 2018-Q1, target: 100, baseline: 0}
  - {metric: x, period: 2018-Q2, target: 200, baseline: 150}
"""
    line = lines_of(tmp_path, plan, "2018-04 * * x 160", "2018-04")["x * *"]
    assert figures(line, "due pace attainment") == "500/3  3/5  1/5"
    line = lines_of(tmp_path, plan, "2018-02 * * x 50", "2018-02")["x * *"]
    assert figures(line, "due pace") == "200/3  3/4"


def test_a_range_on_a_path(tmp_path: Path) -> None:
    """From 50 to 80..90 the half year asks for 65..70."""
    plan = """\
metrics: {x: {kind: stock, phasing: path, baseline: 50, direction: within}}
targets: [{metric: x, period: 2018, target: 80..90}]
"""
    line = lines_of(tmp_path, plan, "2018-06 * * x 62", "2018-Q2")["x * *"]
    assert line.due is not None
    assert (line.due.low, line.due.high) == (65, 70)  # type: ignore[union-attr]  # a range
    assert figures(line, "pace attainment gap_due") == "4/5  2/5  -3"


PATHS = """\
metrics: {{x: {metric}, y: {{kind: flow}}}}
targets:
  - {{metric: x, branch: a, period: 2018, target: 2{first}}}
  - {{metric: x, branch: b, period: 2018, target: 2{second}}}
"""
NO_PATH = "a path leads from a baseline to the target of a stock"


@pytest.mark.parametrize(
    ("metric", "first", "second", "places"),
    [
        ("{kind: stock, phasing: path, baseline: 1}", "", "", []),
        ("{kind: stock, phasing: path}", ", baseline: 1", ", baseline: 1", []),
        ("{kind: stock, phasing: path}", ", baseline: 1", ", phasing: months", []),
        ("{kind: stock, phasing: path}", ", baseline: 1", "", [(1, 37)]),
        ("{kind: stock, phasing: path}", "", "", [(1, 37)]),
        ("{kind: flow, phasing: path, baseline: 1}", "", "", [(1, 36)]),
        ("{kind: average, phasing: path, baseline: 1}", "", "", [(1, 39)]),
        ("{kind: stock, baseline: 1}", ", phasing: path", "", []),
        ("{kind: stock}", ", phasing: path, baseline: 1", "", []),
        ("{kind: stock}", ", phasing: path", ", baseline: 1", [(3, 62)]),
        ("{kind: flow}", "", ", phasing: path, baseline: 1", [(4, 62)]),
    ],
)
def test_a_path_needs_a_stock_and_a_baseline(
    tmp_path: Path, metric: str, first: str, second: str, places: list[tuple[int, int]]
) -> None:
    """The baseline is the metric's, or that of every target that takes the path."""
    plan = PATHS.format(metric=metric, first=first, second=second)
    assert problems_in(tmp_path, plan) == [("A061", line, column, NO_PATH) for line, column in places]


# Laws.

WEIGHTS = st.integers(min_value=0, max_value=100)


@st.composite
def profiles(draw: st.DrawFn, /) -> tuple[Fraction, ...]:
    """4 or 12 shares that add up to 1, some of them 0."""
    length = draw(st.sampled_from([4, 12]))
    weights = draw(st.lists(WEIGHTS, min_size=length, max_size=length).filter(any))
    return tuple(Fraction(weight, sum(weights)) for weight in weights)


@given(CALENDARS, st.data(), profiles(), st.lists(DAYS))
def test_shares_of_a_profile_add_up(
    calendar: Calendar, data: DataObject, listed: tuple[Fraction, ...], cuts: list[date]
) -> None:
    """The shares of a period's parts add up to exactly 1, wherever it is cut, and none is negative."""
    period = data.draw(periods(calendar))
    days = sorted({period.start, period.end, *(cut for cut in cuts if period.start < cut < period.end)})
    spread = profile_of(listed, calendar.start_month)
    found = [share_between(spread, period, start, end) for start, end in pairwise(days)]
    if None in found:
        assert set(found) == {None}
    else:
        assert sum(map(Fraction, found)) == 1  # type: ignore[arg-type]  # none is None
        assert all(share is not None and share >= 0 for share in found)


@given(CALENDARS, profiles(), st.data())
def test_a_years_shares_are_the_profiles(calendar: Calendar, listed: tuple[Fraction, ...], data: DataObject) -> None:
    """Each part of a fiscal year has exactly the share that was listed for it."""
    year = calendar.year_of(data.draw(DAYS))
    parts = calendar.parts(year, "quarter" if len(listed) == 4 else "month")
    spread = profile_of(listed, calendar.start_month)
    assert [share_between(spread, year, part.start, part.end) for part in parts] == list(listed)


@given(DAYS, DAYS)
def test_twelve_equal_shares_are_months(one: date, other: date) -> None:
    """A year by twelve twelfths, or by four quarters, is a year by months."""
    year = JANUARY.parse("2018")
    start, end = max(min(one, other), year.start), max(min(one, other), year.start, min(max(one, other), year.end))
    by_months = share_between("months", year, start, end)
    for length in (4, 12):
        spread = profile_of((Fraction(1, length),) * length)
        assert share_between(spread, year, start, end) == by_months


AMOUNTS = st.integers(min_value=0, max_value=10**6).map(Decimal)


@given(CALENDARS, st.lists(AMOUNTS, min_size=12, max_size=12).filter(any), st.booleans())
def test_last_years_own_total_is_due_as_it_came(calendar: Calendar, brought: list[Decimal], split: bool) -> None:
    """A target of last year's total asks by the end of each month for what last year had brought by then."""
    last, year = calendar.parse("2017"), calendar.parse("2018")
    rows: list[Actual] = []
    for month, amount in zip(calendar.parts(last, "month"), brought, strict=True):
        rows.append(row(None, None, calendar.at(month.start, "day") if split else month, amount))
    total = sum(brought, Decimal(0))
    plan = Plan(
        metrics={METRIC: Metric(kind="flow", phasing="last-year")},
        targets=(Target(metric=METRIC, period=year, target=total),),
        fiscal_year_start=calendar.start_month,
        fiscal_year_label=calendar.label,
    )
    so_far = Decimal(0)
    for month, amount in zip(calendar.parts(year, "month"), brought, strict=True):
        so_far += amount
        line = report_of(plan, rows, Asked(month, by=((),))).lines[0]
        assert line.due == so_far


@given(
    st.integers(min_value=-1000, max_value=1000),
    st.integers(min_value=-1000, max_value=1000),
    st.lists(DAYS, min_size=2, max_size=2),
)
def test_a_path_is_straight(baseline: int, target: int, days: list[date]) -> None:
    """A path lies between its ends, keeps its direction, and reaches the target on its last day."""
    year = JANUARY.parse("2018")
    plan = plan_of(f"* * 2018 {target}", kind="stock", phasing="path", baseline=baseline)

    def due(day: date) -> Fraction:
        found = report_of(plan, [], Asked(year, as_of=day, by=((),))).lines[0].due
        assert isinstance(found, Fraction)
        return found

    early, late = (min(max(day, year.start), year.last) for day in sorted(days))
    low, high = sorted([baseline, target])
    assert low <= due(early) <= high
    assert (due(late) - due(early)) * (target - baseline) >= 0
    assert due(year.last) == target
