"""The actual of a scope for each kind of metric, with what shaped it.

A rate is the sum of its numerators over the sum of its denominators, each by its own kind; an average is the mean of
readings, over several members the mean of their means by the weights of another metric. Never the mean of ratios.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.exact import added_up
from attain.compute.result import Note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.compute.asked import Window
    from attain.compute.reached import Ledger
    from attain.compute.result import Reason
    from attain.compute.scope import Scope
    from attain.compute.targets import Run, SetTarget
    from attain.model import Metric, Plan

PERCENT = "%"


class Reached(NamedTuple):
    """An actual in the metric's unit, or None and the reason; `notes` say what shaped it."""

    value: Fraction | None
    notes: tuple[Note, ...] = ()
    reason: Reason | None = None


class Actuals:
    """Everything that actuals come from, over one window."""

    def __init__(self, plan: Plan, ledger: Ledger, window: Window) -> None:
        """Keep what they come from."""
        self.plan = plan
        self.ledger = ledger
        self.window = window
        self._days: tuple[Run, ...] = ((window.start, window.until),)
        self._past: dict[Scope, frozenset[str]] = {}

    def of(self, scope: Scope, target: SetTarget | None = None) -> Reached:
        """What falls into a scope and, where it has a target, stands against it."""
        metric = self.plan.metrics[scope.metric]
        if metric.kind == "rate":
            return self._rate(metric, scope)
        if metric.kind == "average":
            return self._average(metric, scope)
        if metric.kind == "stock":
            return self._stock(scope, [part.scope for part in target.parts] if target else [scope])
        return self._flow(scope, target)

    def knows(self, scope: Scope) -> bool:
        """Whether rows fall into a scope; a rate has those of its numerator and denominator."""
        return any(self.ledger.keys(source) for source in self.sources_in(scope))

    def sources_in(self, scope: Scope) -> list[Scope]:
        """The scopes whose rows make a scope's actual: its own, or those of a rate's two sides."""
        metric = self.plan.metrics[scope.metric]
        sides = [scope._replace(metric=side) for side in (metric.numerator, metric.denominator) if side]
        return sides or [scope]

    def _flow(self, scope: Scope, target: SetTarget | None) -> Reached:
        everything = self.ledger.flow(scope, self._days)
        actual = _sum([self.ledger.flow(part.scope, part.runs) for part in target.parts]) if target else everything
        notes = self._beyond(scope)
        uncounted = (everything or Fraction(0)) - (actual or 0) if everything != actual else None
        if target and uncounted:
            name = "no_target_members" if target.derived else "outside_targets"
            notes.append(Note(name=name, amounts=(uncounted,)))
        return Reached(actual, tuple(notes))

    def _stock(self, scope: Scope, scopes: list[Scope]) -> Reached:
        actual, carried = self.ledger.stock(scopes, self.window.until)
        notes = []
        if carried:
            amounts = (Fraction(carried.readings), Fraction(carried.of))
            notes.append(Note(name="carried", amounts=amounts, words=(carried.oldest.name,)))
        everything, _ = self.ledger.stock([scope], self.window.until)
        uncounted = (everything or 0) - (actual or 0)
        if uncounted:
            notes.append(Note(name="no_target_members", amounts=(Fraction(uncounted),)))
        return Reached(actual, tuple(notes))

    def _rate(self, metric: Metric, scope: Scope) -> Reached:
        """Ratio of sums at every level: 2 of 4 and 2 of 100 make 4 of 104."""
        above = self.of(scope._replace(metric=metric.numerator or scope.metric))
        below = self.of(scope._replace(metric=metric.denominator or scope.metric))
        if above.value is None or below.value is None:
            return Reached(None, (*above.notes, *below.notes))
        words = (metric.numerator or "", metric.denominator or "")
        notes = (Note(name="rate", amounts=(above.value, below.value), words=words), *above.notes, *below.notes)
        if not below.value:
            return Reached(None, notes, "zero_denominator")
        ratio = above.value / below.value
        return Reached(ratio * 100 if metric.unit == PERCENT else ratio, notes)

    def _average(self, metric: Metric, scope: Scope) -> Reached:
        means = {
            key: mean for key in self.ledger.keys(scope) if (mean := self.ledger.mean(key, self._days)) is not None
        }
        notes = self._beyond(scope)
        if not means:
            return Reached(None, tuple(notes))
        if len(means) == 1:
            return Reached(next(iter(means.values())), tuple(notes))
        if metric.weighted_by is None:
            return Reached(None, tuple(notes), "no_weight")
        weights = {key: self.weight(key, means, metric.weighted_by) for key in means}
        total = sum((weight for weight in weights.values() if weight is not None), Fraction(0))
        if None in weights.values() or not total:
            return Reached(None, tuple(notes), "no_weight")
        mean = sum((means[key] * (weight or 0) for key, weight in weights.items()), Fraction(0)) / total
        weighted = Note(name="weighted", amounts=(total,), words=(metric.weighted_by,))
        return Reached(mean, (weighted, *notes))

    def weight(self, key: Scope, means: Mapping[Scope, Fraction], by: str) -> Fraction | None:
        """What a reading's own rows weigh: a parent's without those of the members inside it that have readings."""
        whole = self.of(key._replace(metric=by)).value
        inside = [other for other in self.ledger.keys(key) if other != key and other in means]
        if whole is None or not inside:
            return whole
        return whole - sum((self.weight(other, means, by) or Fraction(0) for other in inside), Fraction(0))

    def _beyond(self, scope: Scope) -> list[Note]:
        """Rows that cover days on both sides of the window's edge; they cannot be split."""
        names = sorted({name for key in self.ledger.keys(scope) for name in self._past_of(key)})
        return [Note(name="beyond", words=tuple(names))] if names else []

    def _past_of(self, key: Scope) -> frozenset[str]:
        """The names of one key's runs of days that are only partly in the window."""
        if key not in self._past:
            first, until = self.window.start, self.window.until
            periods = [total.period for total in self.ledger.of_key(key)]
            self._past[key] = frozenset(
                period.name
                for period in periods
                if (period.start < first < period.end) or (period.start < until < period.end)
            )
        return self._past[key]


def _sum(found: list[Fraction | None]) -> Fraction | None:
    there = [value for value in found if value is not None]
    if len(there) == 1:
        return there[0]
    return added_up(there) if there else None
