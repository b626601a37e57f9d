"""One line: a scope's actual against its target, what is due, what is left, and why where there is no number."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.compute import formula
from attain.compute.result import Line, Needed, Note
from attain.compute.status import status_of
from attain.period import Period

if TYPE_CHECKING:
    from attain.compute.asked import Asked, Window
    from attain.compute.coverage import Expectation
    from attain.compute.reached import Ledger
    from attain.compute.result import Reason
    from attain.compute.scope import Scope
    from attain.compute.targets import SetTarget, TargetBook
    from attain.model import Metric, Plan
    from attain.period import Unit


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Everything that the lines of one report are made from."""

    plan: Plan
    asked: Asked
    window: Window
    book: TargetBook
    ledger: Ledger
    expectation: Expectation

    def knows(self, scope: Scope) -> bool:
        """Whether there is a target or an actual in the scope."""
        return bool(self.ledger.keys(scope)) or self.book.of(scope) is not None

    def line(self, scope: Scope) -> Line:
        """The line of a scope."""
        metric = self.plan.metrics[scope.metric]
        target = self.book.of(scope)
        actual, notes = self._actual(metric, scope, target)
        full = target.full if target else None
        due = target.due if target else None
        attained, reason = _ratio(metric, actual, full)
        pace, _ = _ratio(metric, actual, due)
        return Line(
            metric=scope.metric,
            segment=scope.segment,
            branch=scope.branch,
            unit=metric.unit,
            kind=metric.kind,
            direction=metric.direction,
            actual=actual,
            target=full,
            attainment=attained,
            due=due,
            pace=pace,
            gap=_less(actual, full),
            gap_due=_less(actual, due),
            needed=self._needed(metric, actual, target),
            status=status_of(pace),
            met=_met(metric, actual, full),
            reason=reason,
            coverage=self.expectation.coverage(scope, self.ledger),
            notes=(*self._target_notes(metric, scope, target), *notes),
        )

    def _actual(self, metric: Metric, scope: Scope, target: SetTarget | None) -> tuple[Fraction | None, list[Note]]:
        """What falls into the scope and has a target to stand against, and what does not."""
        scopes = [part.scope for part in target.parts] if target else [scope]
        if metric.kind == "stock":
            return self._stock(scope, scopes)
        window = ((self.window.start, self.window.until),)
        runs = [part.runs for part in target.parts] if target else [window]
        found = [self.ledger.flow(s, r) for s, r in zip(scopes, runs, strict=True)]
        actual = _sum(found)
        notes = self._beyond(scope)
        uncounted = (self.ledger.flow(scope, window) or 0) - (actual or 0)
        if target and uncounted:
            name = "no_target_members" if target.derived else "outside_targets"
            notes.append(Note(name=name, amounts=(Fraction(uncounted),)))
        return actual, notes

    def _stock(self, scope: Scope, scopes: list[Scope]) -> tuple[Fraction | None, list[Note]]:
        actual, carried = self.ledger.stock(scopes, self.window.until)
        notes = []
        if carried:
            amounts = (Fraction(carried.readings), Fraction(carried.of))
            notes.append(Note(name="carried", amounts=amounts, words=(carried.oldest.name,)))
        everything, _ = self.ledger.stock([scope], self.window.until)
        uncounted = (everything or 0) - (actual or 0)
        if uncounted:
            notes.append(Note(name="no_target_members", amounts=(Fraction(uncounted),)))
        return actual, notes

    def _beyond(self, scope: Scope) -> list[Note]:
        """Rows that cover days on both sides of the window's edge; they cannot be split."""
        window = Period("", self.window.start, self.window.until)
        names = {
            total.period.name
            for _, total in self.ledger.totals(scope)
            if total.period.overlaps(window) and not window.contains(total.period)
        }
        return [Note(name="beyond", words=tuple(sorted(names)))] if names else []

    def _target_notes(self, metric: Metric, scope: Scope, target: SetTarget | None) -> list[Note]:
        if target is None:
            return []
        notes = []
        if target.derived:
            notes.append(Note(name="derived", amounts=(Fraction(len(target.parts)),)))
        else:
            notes += [
                Note(
                    name="members_disagree",
                    amounts=(Fraction(len(members.parts)), members.full, target.full),
                )
                for members in self.book.partitions(scope)
                if members.full != target.full
            ]
        symbols = formula.formula_name(metric, target.full)
        if symbols:
            notes.append(Note(name="formula", words=(symbols,)))
        phasing = sorted({p for part in target.parts for p in part.phasing})
        if phasing:
            notes.append(Note(name="phasing", words=tuple(phasing)))
        if not target.due and (target.due is None or target.full):
            notes.append(Note(name="nothing_due"))
        return notes

    def _needed(self, metric: Metric, actual: Fraction | None, target: SetTarget | None) -> Needed | None:
        """For a flow (T - A) / periods left, in the unit of the asked period; 0 once reached, None with nothing left.

        Less is better: what each period left may still bring; below 0 where too much was brought.
        """
        if target is None or actual is None or metric.kind != "flow":
            return None
        unit = self._unit_left()
        end = max(part.end for part in target.parts)
        if self.window.until >= end:
            return None
        left = Period("", self.window.until, end)
        periods = len(self.plan.calendar.parts(left, unit)) or 1
        missing = target.full - actual
        if metric.direction == "higher" and missing < 0:
            missing = Fraction(0)
        return Needed(per=unit, periods=periods, value=missing / periods)

    def _unit_left(self) -> Unit:
        unit = self.asked.period.unit
        if self.asked.only:
            return "day" if unit in ("month", "day") else "month"
        return "month" if unit in ("year", "span") else unit


def _ratio(metric: Metric, actual: Fraction | None, target: Fraction | None) -> tuple[Fraction | None, Reason | None]:
    """An attainment, or None and the reason."""
    if target is None:
        return None, "no_target"
    if actual is None:
        return None, "no_actual"
    found = formula.attainment(metric, actual, target)
    return (found, None) if isinstance(found, Fraction) else (None, found)


def _less(actual: Fraction | None, target: Fraction | None) -> Fraction | None:
    return None if actual is None or target is None else actual - target


def _met(metric: Metric, actual: Fraction | None, target: Fraction | None) -> bool | None:
    return None if actual is None or target is None else formula.is_met(metric, actual, target)


def _sum(found: list[Fraction | None]) -> Fraction | None:
    there = [value for value in found if value is not None]
    return sum(there, Fraction(0)) if there else None
