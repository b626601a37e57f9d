"""The plan's `stated:` figures: each entry's against each other, and against what attain computes for its scope.

Every figure gets a finding of its own, in the order of the plan; `<entry>.attainment` holds it against the entry's own
actual and target, `<entry>.attainment.computed` against the computed figures of its scope and period.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from attain.check.claim import Claim
from attain.check.entry import Entry, formula_of
from attain.check.finding import Finding, Judgement, ScopeName
from attain.check.held import Said, held, rank_of
from attain.check.implied import WHOLE
from attain.check.judge import judge
from attain.check.verdicts import (
    BASES,
    compared_in,
    exceeds_by_stated,
    exceeds_verdict,
    met_by_stated,
    met_verdict,
    rank_verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attain.check.computed import Computed, Figures
    from attain.check.finding import Basis, FigureName
    from attain.check.held import Held
    from attain.model import Plan, Stated
    from attain.period import Period

# A verdict and the reckoning that it was found in.
Found = tuple[Judgement | None, "Figures | None"]


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
        if within is None or within.contains(stated.period):
            found += _Checked(Entry(plan, stated), name, computed).findings()
    return tuple(found)


def _named(entries: tuple[Stated, ...]) -> Iterator[tuple[str, Stated]]:
    """Each entry with a name that no other has: its id, else its number."""
    taken: Counter[str] = Counter()
    for number, stated in enumerate(entries, start=1):
        name = stated.id or f"stated-{number}"
        taken[name] += 1
        yield (f"{name}-{taken[name]}" if taken[name] > 1 else name), stated


@dataclass(frozen=True)
class _Checked:
    """One entry, its name, and the findings that its figures get."""

    entry: Entry
    name: str
    computed: Computed | None

    def findings(self) -> list[Finding]:
        """What its own figures say of each other, then what is computed, then what nothing can be held against."""
        own = list(self._on_its_own())
        found = [*own, *self._against_computed(own)]
        return [*found, *self._left_over(own, found)]

    # On its own.

    def _on_its_own(self) -> Iterator[Finding]:
        """The findings of figures that others of the entry decide; of verdicts in words where nothing else can."""
        for name in ("attainment", "pace", "gap"):
            claims = self.entry.claims(name)
            if claims:
                yield self._finding(name, self._judged(name, claims))
        if not self._reckonings:
            yield from self._own_words()

    def _judged(self, name: FigureName, claims: Sequence[Claim]) -> Judgement:
        """The verdict by the first formula that fits; one that is only right as a pace is said to be."""
        due = self.entry.due
        if name == "pace":
            # A pace is the attainment of what was due, whether the target is the year's or that already.
            if due is None:
                return Judgement("uncheckable", uncheckable="no_target")
            claims = [replace(claim, bases=(due,)) for claim in claims]
        found = [replace(judge(claim), formula=None if name == "gap" else formula_of(claim)) for claim in claims]
        fitting = next((each for each in found if each.verdict != "inconsistent"), None)
        if fitting is not None or name != "attainment" or due is None:
            return fitting or replace(found[0], formula=None)
        paced = any(judge(replace(claim, bases=(due,))).verdict == "consistent" for claim in claims)
        return replace(found[0], formula=None, is_pace=paced)

    def _own_words(self) -> Iterator[Finding]:
        """What the stated figures say of a verdict in words."""
        entry, stated, plain = self.entry, self.entry.stated, self.entry.plain
        attained = "attainment" in entry.figures and entry.metric.direction != "lower"
        if plain is None or not (entry.has_amounts or attained):
            return
        claim = replace(plain, percent=entry.figures.get("attainment"))
        if stated.met is not None:
            yield self._finding("met", met_by_stated(replace(claim, met=stated.met)))
        base = None if stated.exceeds != "due" else entry.due
        if stated.exceeds == "target" or (base is not None and entry.has_amounts):
            yield self._finding("exceeds", exceeds_by_stated(claim, WHOLE if base is None else base.share))

    # Against what is computed.

    def _against_computed(self, own: list[Finding]) -> Iterator[Finding]:
        """The findings of figures against the computed ones; one alone where there is none."""
        if self.computed is None:
            return
        names = self.entry.names
        if not self._reckonings:
            if names:
                yield self._uncomputed(names[0])
            return
        fits = bool(own) and all(finding.judgement.verdict == "consistent" for finding in own)
        said = Said(self.entry.figures, hedges=self.entry.plan.known_hedges, fits=fits)
        found = held(said, self._reckonings)
        judged: dict[FigureName, Found] = {
            name: (judgement, found.reckonings[name]) for name, judgement in found.judgements.items()
        }
        judged |= self._words(found)
        missing = [name for name, (judgement, _) in judged.items() if judgement is None]
        for name, (judgement, figures) in judged.items():
            if judgement is not None:
                yield self._computed(name, judgement, figures)
            elif name == missing[0]:
                yield self._uncomputed(name)

    @cached_property
    def _reckonings(self) -> tuple[Figures, ...]:
        """What is computed for the entry's scope and period."""
        return self.computed.figures(self.entry.scope, self.entry.stated.period) if self.computed else ()

    def _words(self, found: Held) -> dict[FigureName, Found]:
        """The verdicts in words, each in the first reckoning that the amounts allow and in which it holds.

        An actual is told by the amounts, the base of what exceeds by its name.
        """
        stated = self.entry.stated
        judged: dict[FigureName, Found] = {}
        if stated.met is not None:
            judged["met"] = _first_fit((met_verdict(stated.met, figures), figures) for figures in found.allowed)
        if stated.exceeds is not None:
            actuals = dict.fromkeys(figures.alone for figures in found.allowed)
            named = [BASES[alone][stated.exceeds] for alone in actuals]
            bases = [figures for name in named for figures in self._reckonings if figures.reckoning == name]
            judged["exceeds"] = _first_fit((exceeds_verdict(figures), figures) for figures in bases)
        if stated.rank is not None and self.computed is not None:
            period = stated.period
            rank = self.computed.rank(self.entry.scope, period)
            judged["rank"] = rank_verdict(stated.rank, rank, cut=self.computed.cuts(period)), None
        return judged

    def _computed(self, name: FigureName, judgement: Judgement, figures: Figures | None) -> Finding:
        finding = self._finding(name, judgement, "computed")
        if figures is None:
            return finding
        compared = compared_in(self._reckonings, alone=figures.alone) if name in {"met", "exceeds"} else ()
        return replace(finding, reckoning=figures.reckoning, compared=compared)

    def _uncomputed(self, name: FigureName) -> Finding:
        return self._finding(name, Judgement("uncheckable", uncheckable="no_computed"), "computed")

    # What is left.

    def _left_over(self, own: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
        """The figures that nothing could be held against; of amounts one, where the entry has no other finding.

        A percent that a verdict in words was held against had its part, and so had a gap that stood for an amount.
        """
        told = {finding.figure for finding in found}
        if any(finding.figure in {"met", "exceeds"} for finding in own):
            told.add("attainment")
        if own and not self.entry.has_amounts:
            told.add("gap")
        left = [name for name in self.entry.names if name not in told]
        ratios = [name for name in left if name not in {"actual", "target"}]
        if not found and not ratios:
            ratios = left[:1] or ["attainment"]
        for name in ratios:
            yield self._finding(name, self._unchecked(name))

    def _unchecked(self, name: FigureName) -> Judgement:
        """Why a figure cannot be held against anything."""
        if name == "rank":
            return rank_verdict(0, None)
        figures = self.entry.figures
        plain = self.entry.plain or Claim()
        claim = replace(plain, percent=figures.get("attainment") or figures.get("pace"), gap=figures.get("gap"))
        return Judgement("uncheckable", uncheckable=judge(claim).uncheckable or "no_computed")

    def _finding(self, name: FigureName, judgement: Judgement, basis: Basis = "stated") -> Finding:
        stated, scope, figures = self.entry.stated, self.entry.scope, self.entry.figures
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
            unit=self.entry.metric.unit,
            stated=figures.get(name),
            actual=figures.get("actual"),
            target=figures.get("target"),
        )


def _first_fit(found: Iterable[tuple[Judgement | None, Figures]]) -> Found:
    """Of the verdicts in several reckonings the best one, the first of those that are alike."""
    return min(found, key=lambda each: rank_of(each[0]), default=(None, None))
