"""What a report is made of: lines with exact figures, or the reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from attain.compute.aim import Aim
    from attain.compute.asked import By, ForecastRule
    from attain.compute.targets import SetTarget
    from attain.errors import Problem
    from attain.model import Plan
    from attain.model.input import Input
    from attain.model.plan import Direction, Kind
    from attain.period import Period, Unit

Reason = Literal[
    "no_target",
    "no_actual",
    "zero_target",
    "zero_actual",
    "zero_denominator",
    "baseline_equals_target",
    "no_weight",
    "not_additive",
    "incomplete",
]


class Note(NamedTuple):
    """Something that shaped a line's figures, by its name and what it is about; `table` puts it into words."""

    name: str
    amounts: tuple[Fraction, ...] = ()
    words: tuple[str, ...] = ()


class Needed(NamedTuple):
    """What each of the `periods` left must bring, in the metric's unit, for the target to be reached."""

    per: Unit
    periods: int
    value: Fraction


class Forecast(NamedTuple):
    """What the whole window would bring by a rule, in the metric's unit."""

    rule: ForecastRule
    value: Fraction


class Coverage(NamedTuple):
    """How many of the expected members' months have reported, and which (segment, branch, month) have not."""

    reported: int
    expected: int
    missing: tuple[tuple[str | None, str | None, str], ...] = ()


class Line(NamedTuple):
    """One scope's figures: amounts in `unit`, attainment and pace as ratios (0.42 is 42 %).

    `gap` is actual less target, `gap_due` actual less due; a range target is an `Aim`, and the gap is to its nearer
    bound. `growth` is the change against the same days of the year before, as a ratio of that year's actual.
    `segment` or `branch` is None for all; a group stands under `branch`. `set_target` is what the target rests on.
    """

    metric: str
    segment: str | None
    branch: str | None
    unit: str | None
    kind: Kind
    direction: Direction
    actual: Fraction | None
    target: Fraction | Aim | None
    attainment: Fraction | None
    due: Fraction | Aim | None
    pace: Fraction | None
    gap: Fraction | None
    gap_due: Fraction | None
    needed: Needed | None
    status: str | None
    met: bool | None
    reason: Reason | None
    coverage: Coverage
    growth: Fraction | None = None
    forecast: Forecast | None = None
    notes: tuple[Note, ...] = ()
    set_target: SetTarget | None = None


class View(NamedTuple):
    """The lines of one table in the order of their rows, split by the labels of `by`."""

    by: By
    lines: tuple[Line, ...]


class Report(NamedTuple):
    """The answer to one question: the lines of every view, and what they rest on.

    `full` is the run of days whose target is the full one (the fiscal year, or the period under `only`). `lines`
    holds every line once; a total may stand in several views. `segments` and `branches` are those that were picked.
    """

    plan: Plan
    period: Period
    full: Period
    as_of: date
    only: bool
    views: tuple[View, ...]
    lines: tuple[Line, ...]
    growth: bool = False
    forecast: ForecastRule | None = None
    segments: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()
    problems: tuple[Problem, ...] = ()
