"""The plan's `stated:` figures: each entry's against each other, and against what attain computes for its scope.

Every figure gets a finding of its own, in the order of the plan; `<entry>.attainment` holds it against the entry's own
actual and target, `<entry>.attainment.computed` against the computed figures of its scope and period.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attain.actuals.totals import Totals
from attain.check.claim import Base, Claim
from attain.check.computed import Computed
from attain.check.finding import Finding, Judgement, ScopeName
from attain.check.held import HUNDRED, Said, held
from attain.check.judge import judge
from attain.check.verdicts import compared_in, exceeds_verdict, met_by_stated, met_verdict, rank_verdict
from attain.compute.scope import Scope
from attain.model import Target
from attain.number import parse_stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attain.check.computed import Figures
    from attain.check.finding import Basis, FigureName
    from attain.extract.statement import GapKind
    from attain.model import Metric, Plan, Stated
    from attain.number import StatedFigure
    from attain.period import Period

FIGURES: tuple[FigureName, ...] = ("actual", "target", "attainment", "pace", "gap")
RATIOS = ("attainment", "pace")


def check_stated(plan: Plan, computed: Computed | None = None, *, within: Period | None = None) -> tuple[Finding, ...]:
    """The findings of a plan's stated figures; without `computed` each entry is held against itself alone.

    `within` picks the entries whose period lies in another one.

    >>> from attain.model import Metric, Plan, Stated
    >>> from attain.period import Calendar
    >>> note = Stated(metric="sales", period=Calendar().parse("2018-Q1"), actual="80", target="150", attainment="56%")
    >>> plan = Plan(metrics={"sales": Metric(kind="flow")}, stated=(note,))
    >>> [(finding.id, finding.judgement.verdict) for finding in check_stated(plan)]
    [('stated-1.attainment', 'inconsistent')]
    """
    found: list[Finding] = []
    for name, stated in _named(plan.stated):
        if within is not None and not within.contains(stated.period):
            continue
        entry = _Entry(plan, stated, name, computed)
        own = list(entry.on_its_own())
        found += [*own, *entry.against_computed(own)] or [entry.unchecked()]
    return tuple(found)


def _named(entries: tuple[Stated, ...]) -> Iterator[tuple[str, Stated]]:
    """Each entry with a name that no other has: its id, else its number."""
    taken: Counter[str] = Counter()
    for number, stated in enumerate(entries, start=1):
        name = stated.id or f"stated-{number}"
        taken[name] += 1
        yield (f"{name}-{taken[name]}" if taken[name] > 1 else name), stated


@dataclass(frozen=True)
class _Entry:
    """One entry: its figures as they are read, and the findings that they get."""

    plan: Plan
    stated: Stated
    name: str
    computed: Computed | None

    # On its own.

    def on_its_own(self) -> Iterator[Finding]:
        """The findings of figures that others of the entry decide; of verdicts in words where nothing else can."""
        for name in ("attainment", "pace", "gap"):
            claim = self._claim(name)
            if claim is not None:
                yield self._finding(name, self._judged(name, claim))
        if not self._reckonings:
            yield from self._own_words()

    def _claim(self, name: FigureName) -> Claim | None:
        """The entry's amounts with one more figure of it; None where they cannot decide it."""
        figure = self._figures.get(name)
        plain = self._plain
        if figure is None or plain is None:
            return None
        if name == "gap":
            return replace(plain, gap=figure, gap_kind=self._side(figure)) if self._has_amounts() else None
        gap = self._figures.get("gap")
        one = (plain.actual or plain.target) and plain.baseline is None
        by_gap = name == "attainment" and gap is not None and one
        if not self._has_amounts() and not by_gap:
            return None
        return replace(plain, percent=figure, gap=None if self._has_amounts() else gap)

    def _side(self, gap: StatedFigure) -> GapKind | None:
        """On which side of the target a gap in points must be; that of an amount is told by its size."""
        actual, target = self._figures["actual"], self._figures["target"]
        if not gap.percent or target.percent:
            return None
        return "above" if actual.value > target.value else "below"

    def _judged(self, name: FigureName, claim: Claim) -> Judgement:
        if name == "pace":
            return self._pace(claim)
        return judge(claim)

    def _pace(self, claim: Claim) -> Judgement:
        """A pace is the attainment of what was due, whether the target is the year's or that already."""
        share = self._share_due
        if not share:
            return Judgement("uncheckable", uncheckable="no_target")
        return judge(replace(claim, bases=(Base("due", share),)))

    def _own_words(self) -> Iterator[Finding]:
        """What the stated figures say of a verdict in words."""
        plain = self._plain
        if plain is None or not ({"actual", "target"} <= set(self._figures) or "attainment" in self._figures):
            return
        claim = replace(plain, percent=self._figures.get("attainment"))
        if self.stated.met is not None:
            yield self._finding("met", met_by_stated(replace(claim, met=self.stated.met)))
        share = self._share_due if self.stated.exceeds == "due" else Fraction(1)
        if self.stated.exceeds is not None and share:
            above = replace(claim, met=True, direction="higher", formula="ratio")
            yield self._finding("exceeds", met_by_stated(above, share))

    # Against what is computed.

    def against_computed(self, own: list[Finding]) -> Iterator[Finding]:
        """The findings of figures against the computed line; one alone where there is none."""
        if self.computed is None:
            return
        reckonings = self._reckonings
        if not reckonings:
            if self._said_names():
                yield self._uncomputed(self._said_names()[0])
            return
        fits = bool(own) and all(finding.judgement.verdict == "consistent" for finding in own)
        found = held(Said(self._figures, hedges=self.plan.known_hedges, fits=fits), reckonings)
        judged: dict[FigureName, Judgement | None] = {**found.judgements, **self._words(reckonings, found.figures)}
        missing = [name for name, judgement in judged.items() if judgement is None]
        for name, judgement in judged.items():
            if judgement is not None:
                yield self._computed(name, judgement, found.figures)
            elif name == missing[0]:
                yield self._uncomputed(name)

    @cached_property
    def _reckonings(self) -> tuple[Figures, ...]:
        """What is computed for the entry's scope and period."""
        return self.computed.figures(self._scope, self.stated.period) if self.computed else ()

    def _words(self, reckonings: tuple[Figures, ...], chosen: Figures) -> dict[FigureName, Judgement | None]:
        """The verdicts in words: met by the reckoning of the amounts, exceeds by that to date."""
        found: dict[FigureName, Judgement | None] = {}
        if self.stated.met is not None:
            found["met"] = met_verdict(self.stated.met, chosen)
        if self.stated.exceeds is not None:
            found["exceeds"] = exceeds_verdict(self.stated.exceeds, reckonings[0])
        if self.stated.rank is not None and self.computed is not None:
            found["rank"] = rank_verdict(self.stated.rank, self.computed.rank(self._scope, self.stated.period))
        return found

    def _computed(self, name: FigureName, judgement: Judgement, figures: Figures) -> Finding:
        finding = replace(self._finding(name, judgement, "computed"), reckoning=figures.reckoning)
        compared = compared_in(figures) if name in {"met", "exceeds"} else ()
        # To lie above is to have met it where more is better and the two are not the same.
        plain = self._metric.direction == "higher" and all(base.percent != HUNDRED for base in compared)
        return replace(finding, compared=compared if name == "exceeds" or plain else ())

    def _uncomputed(self, name: FigureName) -> Finding:
        return self._finding(name, Judgement("uncheckable", uncheckable="no_computed"), "computed")

    def unchecked(self) -> Finding:
        """The finding of an entry that nothing can be held against."""
        names = self._said_names()
        name: FigureName = names[0] if names else "attainment"
        if name == "rank":
            return self._finding(name, rank_verdict(0, None))
        claim = replace(self._plain or Claim(), percent=self._figures.get("attainment"), gap=self._figures.get("gap"))
        return self._finding(name, Judgement("uncheckable", uncheckable=judge(claim).uncheckable or "no_computed"))

    # What it says.

    def _said_names(self) -> list[FigureName]:
        """The names of what the entry states, attainment first."""
        names: list[FigureName] = ["attainment", "actual", "target", "pace", "gap", "met", "exceeds", "rank"]
        return [name for name in names if getattr(self.stated, name) is not None]

    @cached_property
    def _figures(self) -> Mapping[FigureName, StatedFigure]:
        """The entry's figures as they are read, in the order of its keys."""
        hedges, unit = self.plan.known_hedges, self._metric.unit
        found: dict[FigureName, StatedFigure] = {}
        for name in FIGURES:
            text = getattr(self.stated, name)
            if text is not None:
                figure = parse_stated(text, locale=self.plan.locale, unit=unit, hedges=hedges)
                # "attainment: 56" is 56 %.
                found[name] = replace(figure, percent=True, unit=None) if name in RATIOS else figure
        return found

    @cached_property
    def _plain(self) -> Claim | None:
        """The entry's actual and target under its metric's formula; None where there is no telling which it is.

        A `within` turns round at the target.
        """
        metric, actual, target = self._metric, self._figures.get("actual"), self._figures.get("target")
        direction = metric.direction
        if direction == "within":
            if actual is None or target is None or target.upper is not None or metric.baseline is not None:
                return None
            direction = "higher" if actual.value <= target.value else "lower"
        return Claim(
            actual,
            target,
            direction=direction,
            formula="ratio" if direction == "higher" else metric.formula if metric.direction == "lower" else "reflect",
            baseline=None if metric.baseline is None else Fraction(metric.baseline),
            hedges=self.plan.known_hedges,
        )

    @property
    def _metric(self) -> Metric:
        return self.plan.metrics[self.stated.metric]

    @property
    def _scope(self) -> Scope:
        return Scope(self.stated.metric, self.stated.segment, self.stated.branch)

    def _has_amounts(self) -> bool:
        return {"actual", "target"} <= set(self._figures)

    @cached_property
    def _share_due(self) -> Fraction | None:
        """The share of a year's target that the metric's phasing makes due by the end of the entry's period."""
        calendar = self.plan.calendar
        year = calendar.year_of(self.stated.period.start)
        target = Target(metric=self.stated.metric, period=year, target=Decimal(1))
        alone = self.plan.model_copy(update={"targets": (target,)})
        found = Computed(alone, Totals({})).figures(Scope(self.stated.metric), self.stated.period)
        due = found[0].due if found else None
        return due.low if due else None

    def _finding(self, name: FigureName, judgement: Judgement, basis: Basis = "stated") -> Finding:
        stated, scope = self.stated, self._scope
        value = getattr(stated, name)
        return Finding(
            id=f"{self.name}.{name}" + (".computed" if basis == "computed" else ""),
            figure=name,
            text=str(value).lower() if isinstance(value, bool) else "" if value is None else str(value),
            judgement=judgement,
            basis=basis,
            source=stated.source,
            place=stated.place_of(name),
            scope=ScopeName(scope.metric, scope.segment, scope.branch, stated.period.name),
            unit=self._metric.unit,
            stated=self._figures.get(name),
            actual=self._figures.get("actual"),
            target=self._figures.get("target"),
        )
