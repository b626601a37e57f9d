"""One line: a scope's actual against its target, what is due, what is left, and why where there is no number."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute import formula, needed
from attain.compute.result import Forecast, Line, Note
from attain.compute.status import status_of
from attain.compute.targets import ADDITIVE
from attain.period import share_between

if TYPE_CHECKING:
    from attain.compute.aim import Aim
    from attain.compute.asked import Asked, Window
    from attain.compute.coverage import Expectation
    from attain.compute.kinds import Actuals
    from attain.compute.reached import Ledger
    from attain.compute.result import Coverage, Needed, Reason
    from attain.compute.scope import Scope
    from attain.compute.targets import SetTarget, TargetBook
    from attain.model import Metric, Plan


class LineMaker(NamedTuple):
    """Everything that the lines of one report are made from."""

    plan: Plan
    asked: Asked
    window: Window
    book: TargetBook
    ledger: Ledger
    actuals: Actuals
    expectation: Expectation
    before: Actuals | None

    def knows(self, scope: Scope) -> bool:
        """Whether there is a target or an actual in the scope."""
        return self.actuals.knows(scope) or self.book.of(scope) is not None

    def line(self, scope: Scope) -> Line:
        """The line of a scope."""
        metric = self.plan.metrics[scope.metric]
        target = self.book.of(scope)
        reached = self.actuals.of(scope, target)
        actual, full, due = reached.value, target.full if target else None, target.due if target else None
        coverage = self.expectation.coverage(scope)
        attained, reason = _ratio(metric, actual, full, target.baseline if target else None)
        pace, _ = _ratio(metric, actual, due, target.due_baseline if target else None)
        if any(note.name == "beyond" for note in reached.notes):
            # The actual ends before the as-of date, what is due does not: their ratio would say nothing.
            pace = None
        reason = self._reason(scope, reason, reached.reason, coverage)
        if reason == "incomplete":
            attained = pace = None
        return Line(
            metric=scope.metric,
            segment=scope.segment,
            branch=scope.branch,
            unit=metric.unit,
            kind=metric.kind,
            direction=metric.direction,
            actual=actual,
            target=full.shown() if full else None,
            attainment=attained,
            due=due.shown() if due else None,
            pace=pace,
            gap=_gap(actual, full),
            gap_due=_gap(actual, due),
            needed=self._needed(metric, scope, actual, target),
            status=status_of(self.plan, metric, attained, pace, self.window),
            met=None if actual is None or full is None else formula.is_met(metric, actual, full),
            reason=reason,
            coverage=coverage,
            growth=self._growth(scope),
            forecast=self._forecast(metric, actual, target),
            notes=(*self._target_notes(metric, scope, target), *reached.notes),
            set_target=target,
        )

    def _growth(self, scope: Scope) -> Fraction | None:
        """(A - A') / |A'|, A' being what the same days of the year before brought."""
        earlier = self.before.of(scope).value if self.before else None
        now = self.actuals.of(scope).value if earlier else None
        return (now - earlier) / abs(earlier) if now is not None and earlier else None

    def _forecast(self, metric: Metric, actual: Fraction | None, target: SetTarget | None) -> Forecast | None:
        """A flow's actual over the share of its time that is gone: of months for `straight`, phased for `profile`."""
        rule = self.asked.forecast
        if rule is None or actual is None or metric.kind != "flow":
            return None
        window = self.window
        straight = share_between("months", window.full, window.start, window.until)
        share = straight if rule == "straight" else _phased_share(target)
        return Forecast(rule=rule, value=actual / share) if share else None

    def _reason(
        self, scope: Scope, found: Reason | None, of_actual: Reason | None, coverage: Coverage
    ) -> Reason | None:
        """Why there is no attainment; what is wrong with the actual or the roll-up says more than `no_...`."""
        additive = self.plan.metrics[scope.metric].kind in ADDITIVE
        if found == "no_target" and not additive and self.book.inside(scope):
            return "not_additive"
        if found == "no_actual" and of_actual:
            return of_actual
        if found is None and self.plan.metrics[scope.metric].complete and coverage.reported < coverage.expected:
            return "incomplete"
        return found

    def _target_notes(self, metric: Metric, scope: Scope, target: SetTarget | None) -> list[Note]:
        full = target.full if target else None
        if target is None or full is None:
            return []
        notes = self._member_notes(scope, target, full)
        notes += self._cover_notes(metric, target)
        symbols = formula.formula_name(metric, full, target.baseline)
        if symbols:
            notes.append(_formula_note(metric, symbols, target.baseline))
        phasing = sorted({name for part in target.parts for name in part.phasing})
        if phasing:
            notes.append(Note(name="phasing", words=tuple(phasing)))
        if target.due is None and "last-year" in phasing:
            notes.append(Note(name="no_last_year"))
        elif target.due is None or (not target.due.high and full.high):
            notes.append(Note(name="nothing_due"))
        return notes

    def _member_notes(self, scope: Scope, target: SetTarget, full: Aim) -> list[Note]:
        """That the target is the sum of its members' or, where it is stated, that they add up to something else."""
        if target.derived:
            return [Note(name="derived", amounts=(Fraction(len(target.parts)),))]
        partitions = [members for members in self.book.partitions(scope) if members.full]
        return [
            Note(name="members_disagree", amounts=(Fraction(len(members.parts)), members.full.high, full.high))
            for members in partitions
            # What members were set for other days says nothing about the whole.
            if members.full and members.full != full and members.covers == target.covers
        ]

    def _cover_notes(self, metric: Metric, target: SetTarget) -> list[Note]:
        """That the targets are for a part of the window's days alone."""
        whole = ((self.window.start, self.window.full.end),)
        if metric.kind != "flow" or target.covers in (None, whole):
            return []
        days = [f"{start} to {end - timedelta(days=1)}" for start, end in target.covers or ()]
        return [Note(name="covers", words=tuple(days))]

    def _needed(self, metric: Metric, scope: Scope, actual: Fraction | None, target: SetTarget | None) -> Needed | None:
        if target is None or actual is None:
            return None
        calendar = self.plan.calendar
        if metric.kind == "flow":
            return needed.needed_for_flow(metric, actual, target, self.asked, self.window, calendar)
        if metric.kind == "average":
            return needed.needed_for_average(metric, scope, target, self.ledger, self.asked, self.window, calendar)
        return None


def _ratio(
    metric: Metric, actual: Fraction | None, aim: Aim | None, baseline: Fraction | None
) -> tuple[Fraction | None, Reason | None]:
    """An attainment, or None and the reason."""
    if aim is None:
        return None, "no_target"
    if actual is None:
        return None, "no_actual"
    found = formula.attainment(metric, actual, aim, baseline)
    return (None, found) if isinstance(found, str) else (found, None)


def _formula_note(metric: Metric, symbols: str, baseline: Fraction | None) -> Note:
    """The formula, with what its B or W stands for."""
    if baseline is not None:
        return Note(name="formula", words=(symbols, "B"), amounts=(baseline,))
    if metric.worst is not None and "W" in symbols:
        return Note(name="formula", words=(symbols, "W"), amounts=(Fraction(metric.worst),))
    return Note(name="formula", words=(symbols,))


def _phased_share(target: SetTarget | None) -> Fraction | None:
    """The share of a target that is due."""
    if target is None or target.full is None or target.due is None or not target.full.low:
        return None
    return target.due.low / target.full.low


def _gap(actual: Fraction | None, aim: Aim | None) -> Fraction | None:
    """Actual less target; of a range the nearer bound, nothing inside it."""
    return None if actual is None or aim is None else actual - aim.nearest(actual)
