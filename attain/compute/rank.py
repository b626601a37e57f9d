"""A report's members ranked by score: each metric's ratio within its floor and cap, times its weight.

A score is the weighted mean over the metrics that have a value for the member; one without lowers nothing, and says
why. Ranks go by the exact score, the highest first; members of the same score share a rank.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.compute.asked import ATTRIBUTES, Label
from attain.compute.result import Reason, Report
from attain.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from attain.compute.result import Line
    from attain.model import Metric

    Lines = dict[tuple[str | None, str], Line]

On = Literal["attainment", "pace"]
Missing = Reason | Literal["nothing_due"]
Unscored = Literal["no_value", "zero_weight"]


class Measure(NamedTuple):
    """One metric of a member: its ratio (0.42 is 42 %), as much of it as counts, or why there is none."""

    metric: str
    value: Fraction | None
    clamped: Fraction | None
    weight: Fraction
    reason: Missing | None


class Ranked(NamedTuple):
    """One member: its rank and its score, both None with a reason where nothing counts.

    `weight` is the sum of the weights that counted.
    """

    name: str
    rank: int | None
    score: Fraction | None
    weight: Fraction
    reason: Unscored | None
    metrics: tuple[Measure, ...]


class Ranking(NamedTuple):
    """The members of one label by rank, those without a score last, and the report that they were ranked from.

    Every member has the same metrics in the same order. `left_out` are those that no member has a target for.
    """

    report: Report
    by: Label
    on: On
    members: tuple[Ranked, ...]
    left_out: tuple[str, ...] = ()


def rank(report: Report, by: Label = "branch", on: On = "attainment") -> Ranking:
    """The ranking of a report that was asked for by that label, on its attainments or on its paces.

    Raises UsageError where the report has nothing to rank, or a metric's weight, floor or cap makes no score.
    """
    lines = _lines(report, by)
    names = _members(report, by, [name for name, _ in lines if name is not None])
    asked = list(dict.fromkeys(metric for _, metric in lines))
    targeted = {metric for (name, metric), line in lines.items() if name in names and line.reason != "no_target"}
    metrics = [metric for metric in asked if metric in targeted]
    for metric in metrics:
        _refuse_odd(metric, report.plan.metrics[metric])
    members = []
    for name in names:
        measures = [_measure(metric, report.plan.metrics[metric], lines.get((name, metric)), on) for metric in metrics]
        members.append(_scored(name, measures))
    left_out = tuple(metric for metric in asked if metric not in targeted)
    return Ranking(report=report, by=by, on=on, members=_ranked(members), left_out=left_out)


def clamp(metric: Metric, ratio: Fraction) -> Fraction:
    """A ratio no lower than the metric's floor and no higher than its cap, both in percent.

    >>> from attain.model import Metric
    >>> calls = Metric.model_validate({"kind": "flow", "floor": "0", "cap": "120"})
    >>> print(clamp(calls, Fraction(3, 2)), clamp(calls, Fraction(-1, 2)), clamp(calls, Fraction(1, 3)))
    6/5 0 1/3
    """
    floor, cap = _ratio(metric.floor), _ratio(metric.cap)
    low = ratio if floor is None else max(ratio, floor)
    return low if cap is None else min(low, cap)


def score(parts: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    """The mean of ratios by their weights; None where the weights add up to 0.

    Here 120 % counts three times, 40 % once.

    >>> print(score([(Fraction(6, 5), Fraction(3)), (Fraction(2, 5), Fraction(1))]))
    1
    """
    counted = list(parts)
    weight = sum((weight for _, weight in counted), Fraction(0))
    return sum((ratio * weight for ratio, weight in counted), Fraction(0)) / weight if weight else None


def ranks(scores: Iterable[Fraction]) -> dict[Fraction, int]:
    """The rank of each score: the highest is 1, and after two of the same the next rank is left free.

    >>> list(ranks(map(Fraction, [70, 80, 90, 80])).values())
    [4, 2, 1]
    """
    places = list(enumerate(sorted(scores, reverse=True), start=1))
    return {score: place for place, score in reversed(places)}


def _lines(report: Report, by: Label) -> Lines:
    """The lines of the one view by that label, by member (None: their whole) and metric."""
    view = next((view for view in report.views if view.by == (by,)), None)
    if view is None:
        several = "segment" if len(report.segments) > 1 else "branch"
        named = "segments" if several == "segment" else "branches"
        refuse("A205", f"no ranking by {by} over several {named}", f"keep one --{several}, or rank --by {several}")
    return {(getattr(line, ATTRIBUTES[by]), line.metric): line for line in view.lines}


def _members(report: Report, by: Label, names: Iterable[str]) -> set[str]:
    """The members to rank; where one alone was picked, those inside it if it has any, for it is their whole."""
    there = set(names)
    picked = report.segments if ATTRIBUTES[by] == "segment" else report.branches
    inside = there.difference(picked) if len(picked) == 1 else there
    members = inside if inside or by == "group" else there
    if not members:
        others = [label for label in ATTRIBUTES if label != by]
        refuse("A205", f"there is no {by} to rank", f"rank --by {' or --by '.join(others)}, or drop a filter")
    return members


def _refuse_odd(name: str, metric: Metric) -> None:
    """Refuse what would turn a score round: a weight below 0, a floor above its cap."""
    if metric.weight < 0:
        message = f"the metric {name} has the weight {metric.weight}, below 0"
        refuse("A205", message, "write weight: 0 to show a metric without counting it")
    if metric.floor is not None and metric.cap is not None and metric.floor > metric.cap:
        message = f"the metric {name} has its floor {metric.floor} above its cap {metric.cap}"
        refuse("A205", message, "write floor: 0 and cap: 120, in percent")


def _measure(name: str, metric: Metric, line: Line | None, on: On) -> Measure:
    """One metric of a member; without a line there is neither target nor actual."""
    value = getattr(line, on) if line else None
    reason: Missing | None = None
    if value is None:
        reason = line.reason or "nothing_due" if line else "no_target"
    return Measure(
        metric=name,
        value=value,
        clamped=None if value is None else clamp(metric, value),
        weight=Fraction(metric.weight),
        reason=reason,
    )


def _scored(name: str, measures: Sequence[Measure]) -> Ranked:
    """A member that has its score but no rank yet."""
    parts = [(measure.clamped, measure.weight) for measure in measures if measure.clamped is not None]
    found = score(parts)
    reason: Unscored = "zero_weight" if parts else "no_value"
    return Ranked(
        name=name,
        rank=None,
        score=found,
        weight=sum((weight for _, weight in parts), Fraction(0)),
        reason=reason if found is None else None,
        metrics=tuple(measures),
    )


def _ranked(members: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """The members by rank and, within a rank, by name, so that no order of the input shows."""
    there = list(members)
    places = ranks(member.score for member in there if member.score is not None)
    placed = [member if member.score is None else member._replace(rank=places[member.score]) for member in there]
    return tuple(sorted(placed, key=lambda member: (member.rank or len(placed) + 1, member.name)))


def _ratio(percent: Decimal | None) -> Fraction | None:
    return None if percent is None else Fraction(percent) / 100
