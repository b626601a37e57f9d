"""The laws of the report's arithmetic, and a second, naive implementation of it to be held against."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from attain.compute import Asked, Line
from attain.compute.aim import Aim
from attain.compute.formula import attainment, is_met
from attain.model import Actual, Metric, Plan, Target
from attain.period import Calendar, Unit
from tests.plans import (
    BRANCHES,
    METRIC,
    POSITIVE,
    SEGMENTS,
    VIEWS,
    Case,
    cases,
    day_rows,
    lines_by_scope,
    one,
    plan_of,
    questions,
    report_of,
    row,
)

CALENDAR = Calendar()
YEAR = CALENDAR.parse("2018")
FLAT_SEGMENTS = ["Food", "FoodTruck", "Rent"]
FLAT_BRANCHES = ["north", "north-1", "south"]
RATIOS = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6)
POSITIVE_RATIOS = RATIOS.map(abs).filter(bool)
KINDS = st.sampled_from(["flow", "stock"])
METRICS = st.sampled_from(
    [
        Metric(kind="flow"),
        Metric(kind="flow", direction="lower"),
        Metric(kind="flow", direction="lower", formula="inverse"),
    ]
)


def lines(case: Case) -> dict[str, Line]:
    """The lines of a case's report."""
    return lines_by_scope(report_of(case.plan, case.rows, case.asked))


def scaled(case: Case, factor: Decimal) -> Case:
    """The same case in a unit of another size."""
    targets = tuple(
        target.model_copy(update={"target": Decimal(str(target.target)) * factor}) for target in case.plan.targets
    )
    found = [actual.model_copy(update={"value": actual.value * factor}) for actual in case.rows]
    return replace(case, plan=case.plan.model_copy(update={"targets": targets}), rows=found)


# Laws of the formulas.


@given(RATIOS, POSITIVE_RATIOS)
def test_attainment_times_target_is_actual(actual: Fraction, target: Fraction) -> None:
    """Where higher is better and the target is positive, attainment times target is the actual, exactly."""
    found = attainment(Metric(kind="flow"), actual, Aim(target, target))
    assert isinstance(found, Fraction)
    assert found * target == actual


@given(METRICS, POSITIVE_RATIOS, POSITIVE_RATIOS)
def test_met_is_an_attainment_of_one(metric: Metric, actual: Fraction, target: Fraction) -> None:
    """With positive figures a target is met exactly where its attainment is at least 1, by any formula."""
    found = attainment(metric, actual, Aim(target, target))
    assert isinstance(found, Fraction)
    assert is_met(metric, actual, Aim(target, target)) == (found >= 1)


@given(st.sampled_from(["higher", "lower"]), RATIOS, RATIOS.filter(bool))
def test_met_is_an_attainment_of_one_below_zero_too(direction: str, actual: Fraction, target: Fraction) -> None:
    """The default formulas stay right for figures of either sign."""
    metric = Metric.model_validate({"kind": "flow", "direction": direction})
    found = attainment(metric, actual, Aim(target, target))
    assert isinstance(found, Fraction)
    assert is_met(metric, actual, Aim(target, target)) == (found >= 1)


# Laws of whole reports.


@given(cases())
def test_no_plan_makes_the_report_fail(case: Case) -> None:
    """Every question over every plan has lines whose figures fit each other."""
    for line in lines(case).values():
        assert (line.attainment is None) == (line.reason is not None)
        assert (line.status is None) == (line.pace is None)
        assert line.coverage.reported <= line.coverage.expected
        assert line.needed is None or line.needed.periods >= 1
        if line.actual is not None and line.target is not None:
            assert line.gap == line.actual - one(line.target)
            assert line.met is not None
        if line.actual is not None and line.due is not None:
            assert line.gap_due == line.actual - one(line.due)


@given(cases(positive=True, direction="higher"))
def test_every_line_multiplies_back(case: Case) -> None:
    """Attainment times target and pace times due are the line's actual."""
    for line in lines(case).values():
        if line.attainment is not None and line.target is not None:
            assert line.attainment * one(line.target) == line.actual
        if line.pace is not None and line.due is not None:
            assert line.pace * one(line.due) == line.actual


@given(cases(), st.sampled_from([Decimal(2), Decimal("0.001"), Decimal(1_000_000), Decimal("0.75")]))
def test_a_unit_of_another_size_changes_no_ratio(case: Case, factor: Decimal) -> None:
    """Scaling actuals and targets by one positive factor leaves attainment, pace, status and `met`."""
    before, after = lines(case), lines(scaled(case, factor))
    assert {scope: ratios(line) for scope, line in before.items()} == {
        scope: ratios(line) for scope, line in after.items()
    }


def ratios(line: Line) -> tuple[object, ...]:
    """What of a line has no unit."""
    return line.attainment, line.pace, line.status, line.met, line.reason, line.coverage


@given(st.data())
def test_the_order_of_rows_and_targets_never_matters(data: st.DataObject) -> None:
    """Shuffled rows and targets give the same figures; only the order of lines may follow the plan's."""
    case = data.draw(cases())
    targets = tuple(data.draw(st.permutations(case.plan.targets)))
    shuffled = Case(
        case.plan.model_copy(update={"targets": targets}), data.draw(st.permutations(case.rows)), case.asked
    )
    assert {scope: bare(line) for scope, line in lines(case).items()} == {
        scope: bare(line) for scope, line in lines(shuffled).items()
    }


def bare(line: Line) -> Line:
    """A line without the targets that it rests on, which stand in the plan's order."""
    return line._replace(set_target=None)


@given(st.data())
def test_a_flow_row_may_come_in_two(data: st.DataObject) -> None:
    """Splitting one row of a flow into two that add up to it changes no figure."""
    case = data.draw(cases(kind="flow").filter(lambda case: bool(case.rows)))
    index = data.draw(st.integers(min_value=0, max_value=len(case.rows) - 1))
    whole = case.rows[index]
    part = data.draw(POSITIVE)
    halves = [whole.model_copy(update={"value": value}) for value in (part, whole.value - part)]
    split = replace(case, rows=[*case.rows[:index], *halves, *case.rows[index + 1 :]])
    assert lines(case) == lines(split)


@given(cases(by_day=True, positive=True, kind="flow", phasing="months"))
def test_a_later_day_asks_and_brings_no_less(case: Case) -> None:
    """With positive figures due and actual never fall from one as-of date to a later one."""
    first = case.asked.as_of or case.asked.period.start
    early = lines(replace(case, asked=case.asked._replace(as_of=first)))
    late = lines(replace(case, asked=case.asked._replace(as_of=first + timedelta(days=40))))
    for scope, line in early.items():
        assert one(line.due) <= one(late[scope].due) <= one(late[scope].target)
        assert (line.actual or 0) <= (late[scope].actual or 0)


@given(cases(by_day=True))
def test_a_year_alone_is_the_year_to_date(case: Case) -> None:
    """Asking for a whole year, `only` says nothing new."""
    year = case.plan.calendar.year_of(case.asked.period.start)
    to_date = replace(case, asked=Asked(year, by=VIEWS))
    alone = replace(case, asked=Asked(year, only=True, by=VIEWS))
    assert lines(to_date) == lines(alone)


# Laws of the roll-up.


@st.composite
def full_rows(draw: st.DrawFn, /) -> list[Actual]:
    """Rows of days that name a segment and a branch."""
    rows = draw(day_rows())
    return [
        row(draw(st.sampled_from(FLAT_SEGMENTS)), draw(st.sampled_from(FLAT_BRANCHES)), actual.period, actual.value)
        for actual in rows
    ]


@given(full_rows(), questions(CALENDAR), KINDS)
def test_the_parts_add_up_to_the_whole(rows: list[Actual], asked: Asked, kind: str) -> None:
    """The actuals by segment, by branch and by both each add up to the total's."""
    found = lines_by_scope(report_of(plan_of("", kind=kind), rows, asked))
    total = found.get("* *")
    sums = {
        (bool(segment), bool(branch)): sum(
            line.actual or 0
            for line in found.values()
            if (line.segment is not None, line.branch is not None) == (segment, branch)
        )
        for segment, branch in [(True, False), (False, True), (True, True)]
    }
    assert set(sums.values()) == {(total.actual if total else None) or 0}


@given(
    st.dictionaries(st.sampled_from(FLAT_SEGMENTS), POSITIVE, min_size=1),
    full_rows(),
    questions(CALENDAR),
    KINDS,
)
def test_a_derived_attainment_lies_between_its_members(
    targets: dict[str, Decimal], rows: list[Actual], asked: Asked, kind: str
) -> None:
    """With positive targets the total's attainment lies between its members' smallest and largest."""
    table = "\n".join(f"{segment} * {year} {target}" for segment, target in targets.items() for year in YEARS)
    found = lines_by_scope(report_of(plan_of(table, kind=kind), rows, asked))
    members = [found[f"{segment} *"] for segment in targets if f"{segment} *" in found]
    # A member without a reading brings nothing, and its target counts.
    attained = [(line.actual or 0) / one(line.target) for line in members if line.target]
    total = found.get("* *")
    if total is not None and total.attainment is not None:
        assert total.target == sum(one(line.target) for line in members)
        assert min(attained) <= total.attainment <= max(attained)


YEARS = range(2016, 2022)


# Another implementation: plain loops over days and rows.


@dataclass(frozen=True)
class Asks:
    """A target for 2018 of a segment (None is all) and a branch."""

    segment: str | None
    branch: str | None
    amount: Decimal

    def holds(self, segment: str | None, branch: str | None) -> bool:
        """Whether a figure of that segment and branch falls into its scope."""
        return self.segment in {None, segment} and self.branch in {None, branch}


@dataclass(frozen=True)
class Naive:
    """What the naive implementation says of one scope."""

    actual: Fraction | None
    target: Fraction | None
    due: Fraction | None
    attainment: Fraction | None
    pace: Fraction | None
    needed: Fraction | None


def naive(targets: list[Asks], rows: list[Actual], scope: tuple[str | None, str | None], as_of: date) -> Naive:
    """The flow's year to date by months: each month a twelfth of the target, spread evenly over its days."""
    segment, branch = scope
    stated = [target for target in targets if (target.segment, target.branch) == scope]
    members = stated or outermost([t for t in targets if segment in {None, t.segment} and branch in {None, t.branch}])
    days = [date(2018, 1, 1) + timedelta(days=number) for number in range(365)]
    elapsed = [day for day in days if day <= as_of]
    actual: Fraction | None = None
    for item in rows:
        falls_in = segment in {None, item.segment} and branch in {None, item.branch}
        has_target = not members or any(member.holds(item.segment, item.branch) for member in members)
        if falls_in and has_target and item.period.start in elapsed:
            actual = (actual or Fraction(0)) + Fraction(item.value)
    if not members:
        return Naive(actual, None, None, None, None, None)
    target = Fraction(sum(member.amount for member in members))
    due = sum((target / 12 / monthrange(2018, day.month)[1] for day in elapsed), Fraction(0))
    ends = (date(2018, 3, 31), date(2018, 6, 30), date(2018, 9, 30), date(2018, 12, 31))
    left = [quarter for quarter in ends if quarter > as_of]
    needed = None
    if actual is not None and as_of < days[-1]:
        needed = max(target - actual, Fraction(0)) / len(left)
    if actual is None:
        return Naive(None, target, due, None, None, None)
    return Naive(actual, target, due, actual / target, actual / due, needed)


def outermost(targets: list[Asks]) -> list[Asks]:
    """The targets that fall into no other of them."""
    return [t for t in targets if not any(o != t and o.holds(t.segment, t.branch) for o in targets)]


@st.composite
def annual_targets(draw: st.DrawFn, /) -> list[Asks]:
    """Targets for 2018: of segments or branches, of both, some of them with a whole above, and none that cross."""
    first, second = draw(st.permutations(["segment", "branch"]))
    names = {"segment": FLAT_SEGMENTS, "branch": FLAT_BRANCHES}
    scopes: list[dict[str, str | None]] = [{}] if draw(st.booleans()) else []
    for name in names[first]:
        if draw(st.booleans()):
            scopes.append({first: name})
        scopes += [{first: name, second: other} for other in names[second] if draw(st.booleans())]
    return [Asks(scope.get("segment"), scope.get("branch"), draw(POSITIVE)) for scope in scopes]


@given(
    annual_targets(),
    full_rows(),
    st.sampled_from(["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"]),
    st.integers(min_value=0, max_value=100),
)
def test_the_report_agrees_with_plain_loops(targets: list[Asks], rows: list[Actual], quarter: str, later: int) -> None:
    """Adding up days one by one gives the same actual, target, due, attainment, pace and needed."""
    plan = Plan(
        metrics={METRIC: Metric(kind="flow")},
        targets=tuple(
            Target(metric=METRIC, segment=target.segment, branch=target.branch, period=YEAR, target=target.amount)
            for target in targets
        ),
    )
    period = CALENDAR.parse(quarter)
    as_of = min(period.start + timedelta(days=later), period.last)
    found = lines_by_scope(report_of(plan, rows, Asked(period, as_of=as_of, by=VIEWS)))
    for line in found.values():
        needed = line.needed.value if line.needed else None
        assert not isinstance(line.target, Aim)
        assert not isinstance(line.due, Aim)
        got = Naive(line.actual, line.target, line.due, line.attainment, line.pace, needed)
        assert got == naive(targets, rows, (line.segment, line.branch), as_of)


# Laws of the trees.


@given(cases(by_day=True, kind="flow"), st.sampled_from([("segment", SEGMENTS), ("branch", BRANCHES)]))
def test_a_parent_without_a_target_holds_its_descendants(case: Case, label: tuple[str, dict[str, str | None]]) -> None:
    """Without targets a parent's actual is its own rows and those of the members below it, by parts of the tree."""
    name_of, tree = label
    bare = case.plan.model_copy(update={"targets": ()})
    if not bare.segments:
        return
    found = lines(replace(case, plan=bare))
    for name in tree:
        line = found.get(f"{name} *" if name_of == "segment" else f"* {name}")
        below = {name, *(other for other in tree if name in _ancestors(other, tree))}
        own = [
            actual
            for actual in case.rows
            if getattr(actual, name_of) in below and _counted(actual, case.asked, bare.calendar)
        ]
        assert (line.actual if line else None) == (sum(Fraction(actual.value) for actual in own) if own else None)


def _ancestors(name: str, tree: dict[str, str | None]) -> set[str]:
    parent = tree[name]
    return {parent, *_ancestors(parent, tree)} if parent else set()


def _counted(actual: Actual, asked: Asked, calendar: Calendar) -> bool:
    """Whether a row of a day lies between the first and the last day counted."""
    last = min(asked.as_of or asked.period.last, asked.period.last)
    first = asked.period.start if asked.only else calendar.year_of(asked.period.start).start
    return first <= actual.period.start <= last


@given(st.sampled_from([2017, 2018, 2024]), st.sampled_from(["quarter", "half", "month"]), POSITIVE)
def test_a_target_in_parts_is_the_target_as_a_whole(year: int, unit: Unit, amount: Decimal) -> None:
    """Equal targets for the parts of a year ask for as much by the end of each part as one for the year."""
    whole = CALENDAR.parse(str(year))
    parts = CALENDAR.parts(whole, unit)
    in_parts = plan_of("\n".join(f"* * {part.name} {amount}" for part in parts))
    at_once = plan_of(f"* * {year} {amount * len(parts)}")
    for part in parts:
        one, other = (report_of(plan, [], Asked(part, by=((),))).lines[0] for plan in (in_parts, at_once))
        assert (one.due, one.target) == (other.due, other.target)
