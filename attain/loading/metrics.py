"""What a metric says of other parts of the plan: its two sides, its weights, its bands, its profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import Problem
from attain.model.bands import BUILT_IN
from attain.model.names import closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attain.loading.nodes import Loc, Located
    from attain.model import Metric, Plan

PHASINGS = ("months", "days", "path", "last-year")
SIDES = ("numerator", "denominator")


def metric_problems(plan: Plan, located: Located) -> Iterator[Problem]:
    """Every problem between a metric, or a target's phasing, and what it refers to."""
    for name, metric in plan.metrics.items():
        loc: Loc = ("metrics", name)
        yield from _sides(plan, name, metric, located)
        if metric.weighted_by is not None and metric.weighted_by not in plan.metrics:
            yield _unknown("metric", metric.weighted_by, plan.metrics, located, (*loc, "weighted_by"))
        known = [*plan.bands, *BUILT_IN]
        if metric.bands not in known:
            yield _unknown("band set", metric.bands, known, located, (*loc, "bands"))
        yield from _phasing(plan, metric, metric.phasing, metric.baseline is not None, located, loc)
    for index, target in enumerate(plan.targets):
        owner = plan.metrics.get(target.metric)
        if target.phasing is not None and owner is not None:
            based = target.baseline is not None or owner.baseline is not None
            yield from _phasing(plan, owner, target.phasing, based, located, ("targets", index))


def _sides(plan: Plan, name: str, metric: Metric, located: Located) -> Iterator[Problem]:
    """A rate has two sides that are no rates themselves; nothing else has any."""
    for side in SIDES:
        loc: Loc = ("metrics", name, side)
        text = getattr(metric, side)
        if metric.kind == "rate" and text is None:
            mend = "name a metric: numerator: paid, denominator: due"
            yield Problem("A020", f"metric {name}: {side} is missing", located.place(loc[:-1]), mend)
        elif metric.kind != "rate" and text is not None:
            yield Problem("A061", f"a {metric.kind} has no {side}", located.place(loc), "only a rate has one")
        elif text is not None and text not in plan.metrics:
            yield _unknown("metric", text, plan.metrics, located, loc)
        elif text is not None and plan.metrics[text].kind not in ("flow", "stock"):
            message = f"{text} is itself {'an average' if plan.metrics[text].kind == 'average' else 'a rate'}"
            yield Problem("A061", message, located.place(loc), "divide a flow or a stock by another")


def _phasing(
    plan: Plan, metric: Metric, phasing: object, based: bool, located: Located, owner: Loc
) -> Iterator[Problem]:
    loc = (*owner, "phasing")
    if not isinstance(phasing, str):
        return
    if phasing not in PHASINGS and phasing not in plan.profiles:
        yield _unknown("phasing", phasing, [*PHASINGS, *plan.profiles], located, loc)
    elif phasing == "path" and (metric.kind != "stock" or not based):
        mend = "only a stock with a baseline has a path"
        yield Problem("A061", "a path leads from a baseline to the target of a stock", located.place(loc), mend)


def _unknown(what: str, text: str, known: Iterable[str], located: Located, loc: Loc) -> Problem:
    listed = list(known)
    mend = did_you_mean(closest(text, listed)) or f"known: {', '.join(listed[:12])}"
    return Problem("A050", f"unknown {what}: {text}", located.place(loc), mend)
