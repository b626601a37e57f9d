"""What only shows when a plan's parts are held against each other: names, trees, overlaps, units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attain.errors import Place, Problem
from attain.loading.metrics import metric_problems
from attain.model.names import (
    TOTAL_MEND,
    closest,
    did_you_mean,
    fold,
    groups_of,
    is_total,
    odd_letters,
    total_message,
)
from attain.model.values import MOST_DECIMALS, is_currency
from attain.number import parse_figure, parse_stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from attain.loading.nodes import Loc, Located
    from attain.model import Branch, Plan, Segment, Target

Label = Literal["segment", "branch"]
RATIOS = ("attainment", "pace")
STATED_FIGURES = ("actual", "target", "gap", *RATIOS)


def problems_of(plan: Plan, located: Located) -> list[Problem]:
    """Every problem between the parts of a plan whose parts are each in order."""
    return [
        *_trees(plan, located),
        *_totals(plan, located),
        *_aliases(plan, located),
        *_unknown_names(plan, located),
        *_near_duplicates(plan, located),
        *_overlaps(plan, located),
        *_units(plan, located),
        *_stated_units(plan, located),
        *_stated_ids(plan, located),
        *metric_problems(plan, located),
    ]


def _trees(plan: Plan, located: Located) -> Iterator[Problem]:
    for part, members in _labels(plan):
        for name, member in members.items():
            if member.group in members:
                message = f"the group {member.group} has the name of a member"
                yield Problem("A059", message, located.place((part, name, "group")), "rename one of them")
            loc: Loc = (part, name, "parent")
            if member.parent is None:
                continue
            if member.parent not in members:
                mend = did_you_mean(closest(member.parent, members))
                yield Problem("A050", f"unknown parent: {member.parent}", located.place(loc), mend)
            elif name == _first_in_loop(name, members):
                message = f"{name} lies inside itself"
                yield Problem("A058", message, located.place(loc), "let one parent be the top")


def _totals(plan: Plan, located: Located) -> Iterator[Problem]:
    """Members that are named like a sum of the others; a member that is alone sums nothing."""
    for part, members in _labels(plan):
        label = "segment" if part == "segments" else "branch"
        for name in members:
            if is_total(name) and len(members) > 1:
                yield Problem(
                    "A044", total_message(label, name), located.key_place((part, name)), TOTAL_MEND, "warning"
                )


def _first_in_loop(name: str, members: Mapping[str, Segment | Branch]) -> str | None:
    """Of the members that a member lies inside and that lie inside it, the first in the plan; None without a loop."""
    seen: list[str] = []
    step: str | None = name
    while step is not None and step in members and step not in seen:
        seen.append(step)
        step = members[step].parent
    return next(member for member in members if member in seen) if step == name else None


def _aliases(plan: Plan, located: Located) -> Iterator[Problem]:
    parts = [("metrics", plan.metrics), *_labels(plan)]
    for part, members in parts:
        owners: dict[str, str] = dict.fromkeys(members, "")
        for name, member in members.items():
            for index, alias in enumerate(member.aliases):
                if alias in owners and alias != name:
                    place = located.place((part, name, "aliases", index))
                    message = f"the alias {alias} already means {owners[alias] or alias}"
                    yield Problem("A059", message, place, "give it to one of them")
                owners[alias] = name


def _unknown_names(plan: Plan, located: Located) -> Iterator[Problem]:
    # Of names that are not declared anything goes.
    labels = [
        ("segment" if name == "segments" else "branch", dict.fromkeys((*members, *groups_of(members))))
        for name, members in _labels(plan)
        if members
    ]
    for part in ("targets", "stated"):
        for index, item in enumerate(getattr(plan, part)):
            if item.metric not in plan.metrics:
                yield _unknown("metric", item.metric, plan.metrics, located, (part, index))
            for label, known in labels:
                text = getattr(item, label)
                if text is not None and text not in known:
                    yield _unknown(label, text, known, located, (part, index))


def _unknown(label: str, text: str, members: Iterable[str], located: Located, loc: Loc) -> Problem:
    odd = odd_letters(text)
    message = f"unknown {label}: {text}" + (f" (it holds {odd})" if odd else "")
    mend = did_you_mean(closest(text, members)) or f"declare it under {_section(label)}:"
    return Problem("A050", message, located.place((*loc, label)), mend)


def _section(label: str) -> str:
    return {"metric": "metrics", "segment": "segments", "branch": "branches"}[label]


def _near_duplicates(plan: Plan, located: Located) -> Iterator[Problem]:
    """Names that targets alone introduce and that differ only in what the eye passes over."""
    for part, members in _labels(plan):
        if members:
            continue
        label: Label = "segment" if part == "segments" else "branch"
        first: dict[str, tuple[str, int]] = {}
        for index, target in enumerate(plan.targets):
            name = getattr(target, label)
            if name is None:
                continue
            other, at = first.setdefault(fold(name), (name, index))
            if other != name:
                yield Problem(
                    "A051",
                    f"{label} {name} differs from {other} only in case or in how accents are stored",
                    located.place(("targets", index)),
                    f"write both alike, or declare each under {part}:",
                    "warning",
                    ((located.place(("targets", at)), "the other one"),),
                )


def _overlaps(plan: Plan, located: Located) -> Iterator[Problem]:
    """Two targets for one scope that share a day: which holds, or whether they add up, nobody said."""
    by_scope: dict[tuple[str, str | None, str | None], list[tuple[int, Target]]] = {}
    for index, target in enumerate(plan.targets):
        scope = (target.metric, target.segment, target.branch)
        by_scope.setdefault(scope, []).append((index, target))
    for found in by_scope.values():
        found.sort(key=lambda pair: (pair[1].period.start, pair[0]))
        for position, (index, target) in enumerate(found):
            earlier = [p for p in found[:position] if p[1].period.overlaps(target.period)]
            if earlier:
                yield _overlap(located, earlier[0], (index, target))


def _overlap(located: Located, one: tuple[int, Target], other: tuple[int, Target]) -> Problem:
    (first, _), (second, later) = sorted([one, other], key=lambda pair: pair[0])
    place: Place = located.place(("targets", second))
    before = located.place(("targets", first))
    same = one[1].period == other[1].period
    message = (
        f"a second target for the same scope and period {later.period.name}"
        if same
        else f"two targets for the same scope share days: {one[1].period.name}, {other[1].period.name}"
    )
    mend = "keep one" if same else "state the whole or its parts, not both"
    return Problem("A053", message, place, mend, places=((before, "first set here"),))


def _units(plan: Plan, located: Located) -> Iterator[Problem]:
    for index, target in enumerate(plan.targets):
        loc: Loc = ("targets", index, "target")
        metric = plan.metrics.get(target.metric)
        text = getattr(located.node(loc), "text", None)
        if metric is None or text is None:
            continue
        for side in text.split(".."):
            figure = parse_figure(side.strip(), locale=plan.locale, unit=metric.unit)
            written = figure.currency or ("%" if figure.unit == "%" else None)
            if written and metric.unit and written != metric.unit:
                message = f"{text} is in {written}, the metric {target.metric} is in {metric.unit}"
                mend = f"write it in {metric.unit}, or mend the metric's unit"
                yield Problem("A056", message, located.place(loc), mend)
            decimals = -int(figure.value.as_tuple().exponent)
            if is_currency(metric.unit) and decimals > MOST_DECIMALS:
                message = f"{text} has {decimals} decimals, more than any currency"
                mend = "is the unit right, or is it the result of a division?"
                yield Problem("A028", message, located.place(loc), mend, "warning")


def _stated_units(plan: Plan, located: Located) -> Iterator[Problem]:
    """Amounts are in the metric's unit, a gap may be in percent, attainment and pace are in nothing else."""
    hedges = plan.known_hedges
    for index, stated in enumerate(plan.stated):
        metric = plan.metrics.get(stated.metric)
        for name in STATED_FIGURES:
            text = getattr(stated, name)
            if metric is None or text is None:
                continue
            figure = parse_stated(text, locale=plan.locale, unit=metric.unit, hedges=hedges)
            written = "%" if figure.percent else figure.currency
            ratio = name in RATIOS
            meant = "%" if ratio else metric.unit
            if not written or not meant or written == meant or (written == "%" and name == "gap"):
                continue
            whose = name if ratio else f"the metric {stated.metric}"
            mend = "write it in percent" if ratio else f"write it in {meant}, or mend the metric's unit"
            message = f"{text} is in {written}, {whose} is in {meant}"
            yield Problem("A056", message, located.place(("stated", index, name)), mend)


def _stated_ids(plan: Plan, located: Located) -> Iterator[Problem]:
    """An id names one entry, for findings go by it."""
    first: dict[str, int] = {}
    for index, stated in enumerate(plan.stated):
        if stated.id is None or first.setdefault(stated.id, index) == index:
            continue
        message = f"the id {stated.id} already names another stated figure"
        before = located.place(("stated", first[stated.id], "id"))
        place = located.place(("stated", index, "id"))
        yield Problem("A059", message, place, "give each an id of its own", places=((before, "the other one"),))


def _labels(plan: Plan) -> list[tuple[str, Mapping[str, Segment | Branch]]]:
    return [("segments", plan.segments), ("branches", plan.branches)]
