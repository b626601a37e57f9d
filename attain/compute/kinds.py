"""The actual of a scope for each kind of metric, with what shaped it.

A rate is the sum of its numerators over the sum of its denominators, each by its own kind; an average is the mean of
readings, over several members the mean of their means by the weights of another metric. Never the mean of ratios.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.compute.result import Note
from attain.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.compute.asked import Window
    from attain.compute.reached import Ledger
    from attain.compute.result import Reason
    from attain.compute.scope import Scope
    from attain.compute.targets import Run, SetTarget
    from attain.model import Metric, Plan

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Reached:
    """An actual in the metric's unit, or None and the reason; `notes` say what shaped it."""

    value: Fraction | None
    notes: tuple[Note, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Actuals:
    """Everything that actuals come from, over one window."""

    plan: Plan
    ledger: Ledger
    window: Window

    def of(self, scope: Scope, target: SetTarget | None = None) -> Reached:
        """What falls into a scope and, where it has a target, stands against it."""
        metric = self.plan.metrics[scope.metric]
        if metric.kind == "rate":
            return self._rate(metric, scope)
        if metric.kind == "average":
            return self._average(metric, scope)
        scopes = [part.scope for part in target.parts] if target else [scope]
        if metric.kind == "stock":
            return self._stock(scope, scopes)
        return self._flow(scope, scopes, target)

    def knows(self, scope: Scope) -> bool:
        """Whether rows fall into a scope; a rate has those of its numerator and denominator."""
        return any(self.ledger.keys(replace(scope, metric=name)) for name in self.sources(scope.metric))

    def sources(self, name: str) -> list[str]:
        """The metrics whose rows make a metric's actual: its own, or those of a rate's two sides."""
        metric = self.plan.metrics[name]
        return [side for side in (metric.numerator, metric.denominator) if side] or [name]

    @property
    def _days(self) -> tuple[Run, ...]:
        return ((self.window.start, self.window.until),)

    def _flow(self, scope: Scope, scopes: list[Scope], target: SetTarget | None) -> Reached:
        runs = [part.runs for part in target.parts] if target else [self._days]
        actual = _sum([self.ledger.flow(s, r) for s, r in zip(scopes, runs, strict=True)])
        notes = self._beyond(scope)
        uncounted = (self.ledger.flow(scope, self._days) or 0) - (actual or 0)
        if target and uncounted:
            name = "no_target_members" if target.derived else "outside_targets"
            notes.append(Note(name=name, amounts=(Fraction(uncounted),)))
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
        above = self.of(replace(scope, metric=metric.numerator or scope.metric))
        below = self.of(replace(scope, metric=metric.denominator or scope.metric))
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
        whole = self.of(replace(key, metric=by)).value
        inside = [other for other in self.ledger.keys(key) if other != key and other in means]
        if whole is None or not inside:
            return whole
        return whole - sum((self.weight(other, means, by) or Fraction(0) for other in inside), Fraction(0))

    def _beyond(self, scope: Scope) -> list[Note]:
        """Rows that cover days on both sides of the window's edge; they cannot be split."""
        window = Period("", self.window.start, self.window.until)
        names = {
            total.period.name
            for _, total in self.ledger.totals(scope)
            if total.period.overlaps(window) and not window.contains(total.period)
        }
        return [Note(name="beyond", words=tuple(sorted(names)))] if names else []


def _sum(found: list[Fraction | None]) -> Fraction | None:
    there = [value for value in found if value is not None]
    return sum(there, Fraction(0)) if there else None
