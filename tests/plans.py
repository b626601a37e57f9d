"""Plans and actuals made in memory: from small tables of text for tests by hand, from strategies for laws.

A table has one line a figure: segment, branch, period, figure; `*` is all (of a target) or none (of a row).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from attain.actuals.adding import Adder
from attain.actuals.merging import Sums
from attain.actuals.parts import SourceTotals
from attain.actuals.totals import Totals
from attain.compute import Asked, Coverage, Line, Needed, Report, compute, cuts_of
from attain.compute.aim import Aim
from attain.model import Actual, Branch, Metric, Plan, Segment, Target
from attain.model.input import Input
from attain.period import Calendar, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.compute.asked import By
    from attain.period import Unit

METRIC = "sales"
VIEWS: tuple[By, ...] = (("segment",), ("branch",), ("segment", "branch"))
Tree = dict[str, str | None]  # a name and its parent


def plan_of(
    targets: str,
    *,
    segments: Mapping[str, str | None] | None = None,
    branches: Mapping[str, str | None] | None = None,
    calendar: Calendar | None = None,
    **metric: Any,
) -> Plan:
    """The plan of one metric (a flow, unless said otherwise) with the targets of a table.

    A fifth column is the target's own phasing.
    """
    found = calendar or Calendar()
    return Plan(
        metrics={METRIC: Metric(**{"kind": "flow", **metric})},
        segments={name: Segment(parent=parent) for name, parent in (segments or {}).items()},
        branches={name: Branch(parent=parent) for name, parent in (branches or {}).items()},
        targets=tuple(
            Target(
                metric=METRIC,
                segment=segment,
                branch=branch,
                period=found.parse(period),
                target=Decimal(figure),
                phasing=phasing[0] if phasing else None,
            )
            for segment, branch, period, figure, *phasing in _cells(targets)
        ),
        fiscal_year_start=found.start_month,
        fiscal_year_label=found.label,
    )


def rows_of(actuals: str, calendar: Calendar | None = None) -> list[Actual]:
    """The rows of a table."""
    found = calendar or Calendar()
    return [
        row(segment, branch, found.parse(str(period)), Decimal(str(figure)), line)
        for line, (segment, branch, period, figure) in enumerate(_cells(actuals), start=2)
    ]


def row(segment: str | None, branch: str | None, period: Period, value: Decimal, line: int = 2) -> Actual:
    """One row of the only metric."""
    return Actual(
        metric=METRIC, segment=segment, branch=branch, period=period, value=value, file="actuals.csv", line=line
    )


def totals_of(rows: Iterable[Actual], calendar: Calendar, cuts: Iterable[date] = ()) -> Totals:
    """The rows added up."""
    return Totals(sums_of(rows, calendar, cuts).totals())


def sums_of(rows: Iterable[Actual], calendar: Calendar, cuts: Iterable[date] = ()) -> Sums:
    """The rows of one file added up, ready to be asked what is wrong between them."""
    adder = Adder(calendar, cuts)
    for actual in rows:
        adder.add(actual)
    return Sums(calendar, [SourceTotals(Input("actuals.csv", "", 0), adder.parts())])


def report_of(plan: Plan, rows: Iterable[Actual], asked: Asked) -> Report:
    """The report over rows in memory."""
    return compute(plan, totals_of(rows, plan.calendar, cuts_of(plan, asked)), asked)


def line_of(
    targets: str,
    actuals: str,
    period: str = "2018-Q1",
    *,
    of: str = "* *",
    as_of: date | None = None,
    only: bool = False,
    calendar: Calendar | None = None,
    **plan: Any,
) -> Line:
    """The line of one scope (`segment branch`) in the report over two tables."""
    found = calendar or Calendar()
    asked = Asked(found.parse(period), as_of=as_of, only=only, by=VIEWS)
    made = report_of(plan_of(targets, calendar=found, **plan), rows_of(actuals, found), asked)
    return lines_by_scope(made)[of]


def lines_by_scope(report: Report) -> dict[str, Line]:
    """Every line of a report by its `segment branch`."""
    return {f"{line.segment or '*'} {line.branch or '*'}": line for line in report.lines}


def figures(line: Line, names: str) -> str:
    """The named figures of a line as a text: fractions, words, `-` for what does not exist.

    `needed` reads `25 x 3 quarter`: what each of three quarters must bring.
    """
    return "  ".join(_text(getattr(line, name)) for name in names.split())


def _text(value: object) -> str:
    if isinstance(value, Needed):
        return f"{value.value} x {value.periods} {value.per}"
    if isinstance(value, Coverage):
        return f"{value.reported} of {value.expected}"
    return "-" if value is None else str(value)


def one(figure: Fraction | Aim | None) -> Fraction:
    """A target or due that is one figure, no range; 0 where there is none."""
    assert not isinstance(figure, Aim)
    return figure or Fraction(0)


def notes_of(line: Line) -> list[tuple[str, ...]]:
    """The notes of a line as texts, save the one that every target brings: how it is phased."""
    return [(note.name, *map(str, note.amounts), *note.words) for note in line.notes if note.name != "phasing"]


def _cells(table: str) -> list[list[Any]]:
    return [[None if cell == "*" else cell for cell in line.split()] for line in table.strip().splitlines()]


# Strategies. Names are prefixes of each other, so that a tree walked by prefix would show.

SEGMENTS: Tree = {"Food": None, "FoodTruck": None, "Fo": "Food", "Foo": "Fo"}
BRANCHES: Tree = {"north": None, "north-1": "north", "north-10": "north", "south": None}
SEGMENT_NAMES = st.sampled_from([None, *SEGMENTS])
BRANCH_NAMES = st.sampled_from([None, *BRANCHES])
CALENDARS = st.builds(Calendar, st.integers(min_value=1, max_value=12), st.sampled_from(["end", "start"]))
AMOUNTS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(min_value=-(10**9), max_value=10**9),
    st.integers(min_value=0, max_value=4),
)
POSITIVE = AMOUNTS.map(abs).filter(bool)
UNITS: st.SearchStrategy[Unit] = st.sampled_from(["day", "month", "quarter", "half", "year", "span"])
DAYS = st.dates(date(2017, 1, 1), date(2019, 12, 31))


@st.composite
def periods(draw: st.DrawFn, /, calendar: Calendar) -> Period:
    """A named period near 2018, or a span of days."""
    day = draw(DAYS)
    unit = draw(UNITS)
    if unit == "span":
        end = day + timedelta(days=draw(st.integers(min_value=1, max_value=500)))
        return Period(f"{day}..{end - timedelta(days=1)}", day, end)
    return calendar.at(day, unit)


@dataclass(frozen=True)
class Case:
    """A plan, its rows and a question."""

    plan: Plan
    rows: list[Actual]
    asked: Asked


@st.composite
def plans(draw: st.DrawFn, /, amounts: st.SearchStrategy[Decimal] = AMOUNTS, **metric: Any) -> Plan:
    """A plan whose targets share no day within a scope, with trees, in any calendar."""
    calendar = draw(CALENDARS)
    chosen = {
        "kind": draw(st.sampled_from(["flow", "stock"])),
        "direction": draw(st.sampled_from(["higher", "lower"])),
        "formula": draw(st.sampled_from(["reflect", "inverse"])),
        "phasing": draw(st.sampled_from(["months", "days"])),
        **metric,
    }
    declared = draw(st.booleans())
    targets: list[Target] = []
    scopes = draw(st.lists(st.tuples(SEGMENT_NAMES, BRANCH_NAMES), unique=True, min_size=1, max_size=6))
    for segment, branch in scopes:
        taken: list[Period] = []
        for period in draw(st.lists(periods(calendar), min_size=1, max_size=3)):
            if not any(period.overlaps(other) for other in taken):
                taken.append(period)
                phasing = draw(st.sampled_from([None, "months", "days"]))
                targets.append(
                    Target(
                        metric=METRIC,
                        segment=segment,
                        branch=branch,
                        period=period,
                        target=draw(amounts),
                        phasing=phasing,
                    )
                )
    return Plan(
        metrics={METRIC: Metric(**chosen)},
        segments={name: Segment(parent=parent) for name, parent in SEGMENTS.items()} if declared else {},
        branches={name: Branch(parent=parent) for name, parent in BRANCHES.items()} if declared else {},
        targets=tuple(targets),
        fiscal_year_start=calendar.start_month,
        fiscal_year_label=calendar.label,
    )


@st.composite
def rows(draw: st.DrawFn, /, calendar: Calendar, amounts: st.SearchStrategy[Decimal] = AMOUNTS) -> list[Actual]:
    """Rows of days, months, quarters and years, some of which may count twice."""
    spans = periods(calendar).filter(lambda period: period.unit != "span")
    made = st.builds(row, SEGMENT_NAMES, BRANCH_NAMES, spans, amounts)
    return draw(st.lists(made, max_size=12))


@st.composite
def day_rows(draw: st.DrawFn, /, amounts: st.SearchStrategy[Decimal] = AMOUNTS) -> list[Actual]:
    """Rows of days, which never count twice."""
    days = DAYS.map(lambda day: Calendar().at(day, "day"))
    return draw(st.lists(st.builds(row, SEGMENT_NAMES, BRANCH_NAMES, days, amounts), max_size=12))


@st.composite
def questions(draw: st.DrawFn, /, calendar: Calendar) -> Asked:
    """A period, with or without an as-of date on or after its first day."""
    period = draw(periods(calendar))
    later = draw(st.none() | st.integers(min_value=0, max_value=400))
    return Asked(
        period,
        as_of=None if later is None else period.start + timedelta(days=later),
        only=draw(st.booleans()),
        by=VIEWS,
    )


@st.composite
def cases(draw: st.DrawFn, /, *, by_day: bool = False, positive: bool = False, **metric: Any) -> Case:
    """A plan, rows and a question that go together; `by_day` keeps to rows of days."""
    amounts = POSITIVE if positive else AMOUNTS
    plan = draw(plans(amounts, **metric))
    found = draw(day_rows(amounts) if by_day else rows(plan.calendar, amounts))
    return Case(plan, found, draw(questions(plan.calendar)))


def report_over(targets: str, actuals: str, target: Any = None, **metric: Any) -> Report:
    """The report of January 2018 over two tables, every target replaced by `target` where one is given."""
    plan = plan_of(targets, **metric)
    if target is not None:
        stated = tuple(found.model_copy(update={"target": target}) for found in plan.targets)
        plan = plan.model_copy(update={"targets": stated})
    return report_of(plan, rows_of(actuals), Asked(Calendar().parse("2018-01")))
