"""What a report is made of: lines with exact figures, or the reason why there is none."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, SkipValidation

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
Exact = Annotated[Fraction, SkipValidation]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Note(_Result):
    """Something that shaped a line's figures, by its name and what it is about; `table` puts it into words."""

    name: str
    amounts: tuple[Exact, ...] = ()
    words: tuple[str, ...] = ()


class Needed(_Result):
    """What each of the `periods` left must bring, in the metric's unit, for the target to be reached."""

    per: Unit
    periods: int
    value: Exact


class Forecast(_Result):
    """What the whole window would bring by a rule, in the metric's unit."""

    rule: ForecastRule
    value: Exact


class Coverage(_Result):
    """How many of the expected members' months have reported, and which (segment, branch, month) have not."""

    reported: int
    expected: int
    missing: tuple[tuple[str | None, str | None, str], ...] = ()


class Line(_Result):
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
    actual: Exact | None
    target: Exact | InstanceOf[Aim] | None
    attainment: Exact | None
    due: Exact | InstanceOf[Aim] | None
    pace: Exact | None
    gap: Exact | None
    gap_due: Exact | None
    needed: Needed | None
    status: str | None
    met: bool | None
    reason: Reason | None
    coverage: Coverage
    growth: Exact | None = None
    forecast: Forecast | None = None
    notes: tuple[Note, ...] = ()
    set_target: InstanceOf[SetTarget] | None = Field(default=None, exclude=True, repr=False)


class View(_Result):
    """The lines of one table in the order of their rows, split by the labels of `by`."""

    by: By
    lines: tuple[Line, ...]


class Report(_Result):
    """The answer to one question: the lines of every view, and what they rest on.

    `full` is the run of days whose target is the full one (the fiscal year, or the period under `only`). `lines`
    holds every line once; a total may stand in several views. `segments` and `branches` are those that were picked.
    """

    plan: InstanceOf[Plan]
    period: InstanceOf[Period]
    full: InstanceOf[Period]
    as_of: date
    only: bool
    growth: bool = False
    forecast: ForecastRule | None = None
    segments: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    views: tuple[View, ...]
    lines: tuple[Line, ...]
    inputs: tuple[InstanceOf[Input], ...] = ()
    problems: tuple[InstanceOf[Problem], ...] = ()
