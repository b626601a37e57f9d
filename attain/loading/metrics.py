"""What a metric says of other parts of the plan: its two sides, its weights, its bands, its profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import Problem
from attain.model.built_in import BUILT_IN
from attain.model.names import closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attain.loading.nodes import Loc, Located
    from attain.model import Metric, Plan
    from attain.model.plan import Kind

PHASINGS = ("months", "days", "path", "last-year")
ADDITIVE = ("flow", "stock")
SIDES = ("numerator", "denominator")


def metric_problems(plan: Plan, located: Located) -> Iterator[Problem]:
    """Every problem between a metric, or a target's phasing, and what it refers to."""
    for name in plan.profiles:
        if name in PHASINGS:
            message = f"the profile {name} has the name of a phasing that is built in"
            yield Problem("A059", message, located.key_place(("profiles", name)), "give it a name of its own")
    for name, metric in plan.metrics.items():
        loc: Loc = ("metrics", name)
        yield from _sides(plan, name, metric, located)
        yield from _weights(plan, metric, located, (*loc, "weighted_by"))
        known = [*plan.bands, *BUILT_IN]
        if metric.bands not in known:
            yield _unknown("band set", metric.bands, known, located, (*loc, "bands"))
        yield from _phasing(plan, metric.phasing, located, (*loc, "phasing"))
        if metric.phasing == "path" and not _leads(plan, name, metric):
            yield _no_path(located, (*loc, "phasing"))
    for index, target in enumerate(plan.targets):
        owner = plan.metrics.get(target.metric)
        if target.phasing is not None and owner is not None:
            at = ("targets", index, "phasing")
            yield from _phasing(plan, target.phasing, located, at)
            based = target.baseline is not None or owner.baseline is not None
            if target.phasing == "path" and (owner.kind != "stock" or not based):
                yield _no_path(located, at)


def _sides(plan: Plan, name: str, metric: Metric, located: Located) -> Iterator[Problem]:
    """A rate has two sides that are no rates themselves; nothing else has any."""
    for side in SIDES:
        loc: Loc = ("metrics", name, side)
        text = getattr(metric, side)
        if metric.kind == "rate" and text is None:
            mend = "name a metric: numerator: paid, denominator: due"
            yield Problem("A020", f"metric {name}: {side} is missing", located.place(loc[:-1]), mend)
        elif metric.kind != "rate" and text is not None:
            yield Problem("A061", f"{_a(metric.kind)} has no {side}", located.place(loc), "only a rate has one")
        elif text is not None and text not in plan.metrics:
            yield _unknown("metric", text, plan.metrics, located, loc)
        elif text is not None and plan.metrics[text].kind not in ADDITIVE:
            message = f"{text} is itself {_a(plan.metrics[text].kind)}"
            yield Problem("A061", message, located.place(loc), "divide a flow or a stock by another")


def _weights(plan: Plan, metric: Metric, located: Located, loc: Loc) -> Iterator[Problem]:
    """Only an average is weighted, by what adds up."""
    text = metric.weighted_by
    if text is None:
        return
    if metric.kind != "average":
        yield Problem("A061", f"{_a(metric.kind)} is not weighted", located.place(loc), "only an average is")
    elif text not in plan.metrics:
        yield _unknown("metric", text, plan.metrics, located, loc)
    elif plan.metrics[text].kind not in ADDITIVE:
        yield Problem("A061", f"{text} does not add up", located.place(loc), "weigh by a flow or a stock")


def _phasing(plan: Plan, phasing: object, located: Located, loc: Loc) -> Iterator[Problem]:
    if isinstance(phasing, str) and phasing not in PHASINGS and phasing not in plan.profiles:
        yield _unknown("phasing", phasing, [*PHASINGS, *plan.profiles], located, loc)


def _leads(plan: Plan, name: str, metric: Metric) -> bool:
    """Whether every target that takes a metric's path has a baseline to begin at."""
    own = [target for target in plan.targets if target.metric == name and target.phasing is None]
    based = metric.baseline is not None or (own and all(target.baseline is not None for target in own))
    return metric.kind == "stock" and bool(based)


def _no_path(located: Located, loc: Loc) -> Problem:
    mend = "only a stock with a baseline has a path"
    return Problem("A061", "a path leads from a baseline to the target of a stock", located.place(loc), mend)


def _a(kind: Kind) -> str:
    return f"{'an' if kind == 'average' else 'a'} {kind}"


def _unknown(what: str, text: str, known: Iterable[str], located: Located, loc: Loc) -> Problem:
    listed = list(known)
    mend = did_you_mean(closest(text, listed)) or f"known: {', '.join(listed[:12])}"
    return Problem("A050", f"unknown {what}: {text}", located.place(loc), mend)
