"""The target of a scope: the one stated for it or, where none is, the sum of its members' targets.

A target's share of a run of days follows its phasing; targets of quarters or months are thereby their own phasing. For
a stock or a rate the last target set within the run holds, and due is the one that runs on the as-of date; for an
average the mean of those set. Rates and averages do not add up, so theirs are never derived.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.aim import Aim, added, aim_of
from attain.compute.exact import added_up
from attain.compute.scope import Scope, Trees
from attain.period import FIRST_YEAR, Profile, Spread, profile_of, share_between

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from attain.compute.asked import Window
    from attain.compute.reached import Ledger
    from attain.model import Plan, Target

    Run = tuple[date, date]

ADDITIVE = ("flow", "stock")


class StatedTarget(NamedTuple):
    """What was set for one scope over a window, in the metric's unit.

    `full` and `due` are None where the phasing has nothing to go by, `due` also where no target has begun. `runs` are
    the days up to the as-of date that the targets cover; `end` is the day after the last that any of them covers.
    `covers` are the days of the whole window that they cover. `due_baseline` is where the way to what is due begins.
    """

    scope: Scope
    full: Aim | None
    due: Aim | None
    runs: tuple[Run, ...]
    covers: tuple[Run, ...]
    end: date
    phasing: frozenset[str]
    baseline: Fraction | None = None
    due_baseline: Fraction | None = None


class SetTarget(NamedTuple):
    """The target of a scope: its own (one part) or the sum of its members' (`derived`).

    `full` is None where nobody knows a part's; `due` also where nothing has begun. `covers` are the days of the window
    that it is for, None where its parts are for different days; a baseline is None where a part has none.
    """

    parts: tuple[StatedTarget, ...]
    derived: bool
    full: Aim | None
    due: Aim | None
    covers: tuple[Run, ...] | None
    baseline: Fraction | None
    due_baseline: Fraction | None


def set_target(parts: tuple[StatedTarget, ...], *, derived: bool = False) -> SetTarget:
    """The target that stated ones make."""
    if len(parts) == 1:
        (own,) = parts
        return SetTarget(parts, derived, own.full, own.due, own.covers, own.baseline, own.due_baseline)
    full, covers = [part.full for part in parts], {part.covers for part in parts}
    unknown = any(part.due is None and part.runs for part in parts)
    return SetTarget(
        parts,
        derived,
        full=None if None in full else _sum(full),
        due=None if unknown else _sum([part.due for part in parts]),
        covers=covers.pop() if len(covers) == 1 else None,
        baseline=_total([part.baseline for part in parts]),
        due_baseline=_total([part.due_baseline for part in parts]),
    )


class TargetBook:
    """All targets of a plan that touch one window, by scope."""

    def __init__(self, plan: Plan, trees: Trees, window: Window, ledger: Ledger) -> None:
        """Sort the targets that share a day with the window by their scopes."""
        self._plan = plan
        self._trees = trees
        self._window = window
        self._ledger = ledger
        self._found: dict[Scope, SetTarget | None] = {}
        self._targets: dict[Scope, list[Target]] = {}
        for target in plan.targets:
            self._targets.setdefault(_scope_of(target), []).append(target)
        self.stated = {
            scope: self._stated(scope, found)
            for scope, targets in self._targets.items()
            if (found := [target for target in targets if target.period.overlaps(window.full)])
        }
        self._inside = trees.by_whole(self.stated)

    def inside(self, scope: Scope) -> list[Scope]:
        """The scopes within a scope, itself included, for which a target was stated."""
        return self._inside.get(scope, [])

    def of(self, scope: Scope) -> SetTarget | None:
        """The target of a scope, stated or derived; None where neither is."""
        if scope not in self._found:
            own = self.stated.get(scope)
            self._found[scope] = set_target((own,)) if own else next(iter(self.partitions(scope)), None)
        return self._found[scope]

    def partitions(self, scope: Scope) -> list[SetTarget]:
        """The members' targets: the widest there are or, where those cross, by segment and by branch.

        With a target for one segment and, of the other, for its branches alone, the whole is the sum of them all.
        """
        inside = [part for part in self.inside(scope) if part != scope]
        if not inside or self._plan.metrics[scope.metric].kind not in ADDITIVE:
            return []
        widest = self._trees.largest(inside)
        found = [widest]
        if self._trees.cross(widest):
            by_segment = self._trees.largest([part for part in inside if part.branch == scope.branch])
            by_branch = self._trees.largest([part for part in inside if part.segment == scope.segment])
            # A group and a parent may share members: what they were set cannot be added up either.
            found = [members for members in (by_segment, by_branch) if not self._trees.cross(members)]
        return [
            set_target(tuple(self.stated[member] for member in members), derived=True) for members in found if members
        ]

    def _stated(self, scope: Scope, targets: list[Target]) -> StatedTarget:
        window, kind = self._window, self._plan.metrics[scope.metric].kind
        ordered = sorted(targets, key=lambda target: target.period.start)
        runs = [(max(t.period.start, window.start), min(t.period.end, window.until)) for t in ordered]
        begun = [target for target, (start, end) in zip(ordered, runs, strict=True) if start < end]
        days = _joined(run for run in runs if run[0] < run[1])
        covers = _joined((max(t.period.start, window.start), min(t.period.end, window.full.end)) for t in ordered)
        last = min(max(target.period.end for target in targets), window.full.end)
        baseline = self._baseline(ordered[-1])
        if kind == "flow":
            aims = [aim_of(target.target) for target in ordered]
            full, start = self._asked(ordered, aims, window.full.end)
            due, due_start = self._asked(ordered, aims, window.until)
            phasing = frozenset(_phasing_name(self._phasing(target)) for target in targets)
            return StatedTarget(scope, full, due, days, covers, last, phasing, start, due_start)
        full, due = _standing(kind, ordered, begun)
        due_baseline = self._baseline(begun[-1]) if begun else None
        if kind == "stock" and begun and self._phasing(begun[-1]) == "path" and due_baseline is not None:
            due = self._on_path(begun[-1], due_baseline)
            return StatedTarget(scope, full, due, days, covers, last, frozenset({"path"}), baseline, due_baseline)
        return StatedTarget(scope, full, due, days, covers, last, frozenset(), baseline, due_baseline)

    def _asked(self, targets: list[Target], aims: list[Aim], until: date) -> tuple[Aim | None, Fraction | None]:
        """What flow targets ask for from the window's first day up to a day, and the baseline's share of it."""
        found = [self._share(target, until) for target in targets]
        shares = [share for share in found if share is not None]
        if len(shares) < len(found):
            return None, None
        asked = added(aim.scaled(share) for aim, share in zip(aims, shares, strict=True))
        baselines = [self._baseline(target) for target in targets]
        if None in baselines:
            return asked, None
        return asked, added_up(b * share for b, share in zip(baselines, shares, strict=True) if b is not None)

    def _share(self, target: Target, until: date) -> Fraction | None:
        """The share of a target that falls on the window's days up to a day; None where nothing says how."""
        start, period = self._window.start, target.period
        if start <= period.start and period.end <= until:
            return Fraction(1)
        spread = self._spread(target)
        return None if spread is None else share_between(spread, period, start, until)

    def _on_path(self, target: Target, baseline: Fraction) -> Aim:
        """A stock's straight path: from where it begins at the period's start to the target at its end.

        It begins at the target's own baseline, else at the target before it, else at the metric's baseline: with 100
        for the first quarter and 200 for the second, April must not ask for less than March.
        """
        share = share_between("months", target.period, target.period.start, self._window.until) or Fraction(0)
        before = [t for t in self._targets[_scope_of(target)] if t.period.end <= target.period.start]
        start = Aim(baseline, baseline)
        if before and target.baseline is None:
            start = aim_of(max(before, key=lambda t: t.period.end).target)
        return added([start.scaled(1 - share), aim_of(target.target).scaled(share)])

    def _baseline(self, target: Target) -> Fraction | None:
        found = target.baseline
        if found is None:
            found = self._plan.metrics[target.metric].baseline
        return None if found is None else Fraction(found)

    def _phasing(self, target: Target) -> str | tuple[Fraction, ...]:
        return target.phasing or self._plan.metrics[target.metric].phasing

    def _spread(self, target: Target) -> Spread | None:
        """How a target spreads; None where last year brought nothing to learn from."""
        phasing = self._phasing(target)
        if phasing == "days":
            return "days"
        if phasing == "last-year":
            return self._last_year(target)
        shares = phasing if isinstance(phasing, tuple) else self._plan.profiles.get(phasing)
        return profile_of(shares, self._plan.fiscal_year_start) if shares else "months"

    def _last_year(self, target: Target) -> Profile | None:
        """The profile of the fiscal year before: what each of its months brought to the target's scope.

        A row for a quarter or a year is spread over its months evenly.
        """
        if target.period.start.year <= FIRST_YEAR:
            return None
        calendar = self._plan.calendar
        year = calendar.year_before(target.period.start)
        months = calendar.parts(year, "month")
        brought = [Fraction(0)] * len(months)
        for _, total in self._ledger.totals(_scope_of(target)):
            if year.contains(total.period):
                inside = [index for index, month in enumerate(months) if month.overlaps(total.period)]
                for index in inside:
                    brought[index] += Fraction(total.sum) / len(inside)
        return Profile(tuple(brought), self._plan.fiscal_year_start)


def _scope_of(target: Target) -> Scope:
    return Scope(target.metric, target.segment, target.branch)


def _standing(kind: str, ordered: list[Target], begun: list[Target]) -> tuple[Aim, Aim | None]:
    """The full target and what is due of a figure that does not add up over time."""
    if kind == "average":
        aims = [aim_of(target.target) for target in ordered]
        mean = added(aims).scaled(Fraction(1, len(aims)))
        return mean, mean if begun else None
    return aim_of(ordered[-1].target), aim_of(begun[-1].target) if begun else None


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in order, those that touch as one: a row for a quarter lies within the targets of its three months."""
    found: list[Run] = []
    for start, end in runs:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _phasing_name(phasing: str | tuple[Fraction, ...]) -> str:
    return phasing if isinstance(phasing, str) else "shares"


def _total(figures: list[Fraction | None]) -> Fraction | None:
    there = [figure for figure in figures if figure is not None]
    return added_up(there) if len(there) == len(figures) else None


def _sum(aims: list[Aim | None]) -> Aim | None:
    there = [aim for aim in aims if aim is not None]
    return added(there) if there else None
