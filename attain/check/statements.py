"""Statements of a text, judged: each figure against the others and, where a link ties it to a plan, the computed ones.

A link is held only where one of the statement's amounts is that of its scope: a text that agrees in nothing is probably
about something else, and a wrong accusation is worse than a miss.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Protocol

from attain.check.claim import Base, Claim
from attain.check.finding import Finding, Judgement, ScopeName
from attain.check.held import Said, held
from attain.check.judge import judge_readings
from attain.number import HEDGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attain.check.computed import Computed, Figures
    from attain.check.finding import FigureName
    from attain.check.held import Held
    from attain.check.links import Link
    from attain.errors import Place
    from attain.extract.statement import Quote, Statement
    from attain.number import Hedge, StatedFigure


class PlacedText(Protocol):
    """A text that was read, each character of which knows where it stands in its file."""

    @property
    def file(self) -> str:
        """The file's name as it was given."""

    def place(self, start: int, end: int) -> Place:
        """Where a span of the text stands in the file."""


@dataclass(frozen=True, slots=True)
class Context:
    """What statements are judged with beside themselves: a plan's computed figures and its hedges."""

    computed: Computed | None = None
    hedges: Mapping[str, Hedge] = field(default_factory=lambda: HEDGES)


def check_statements(
    prose: PlacedText,
    statements: Sequence[Statement],
    links: Sequence[Link | None] = (),
    context: Context | None = None,
) -> tuple[Finding, ...]:
    """The findings of a text's statements, in its order; `links` holds one for each, or is empty."""
    found: list[Finding] = []
    around = context or Context()
    together: dict[int, list[Statement]] = {}
    for statement in statements:
        together.setdefault(statement.start, []).append(statement)
    for number, statement in enumerate(statements, start=1):
        link = links[number - 1] if links else None
        beside = [other for other in together[statement.start] if other is not statement]
        one = _Statement(prose, statement, f"{prose.file}#{number}", link, around)
        found += one.findings(beside)
    return tuple(found)


@dataclass(frozen=True)
class _Statement:
    """One statement, its name in the text, and what it is judged with."""

    prose: PlacedText
    statement: Statement
    name: str
    link: Link | None
    context: Context

    def findings(self, beside: Sequence[Statement]) -> list[Finding]:
        """What its own figures say of each other, then what the plan's say of them."""
        reckonings = self._reckonings()
        judgement, claim = self._judged(beside, reckonings)
        own = self._finding(self._figure, judgement, claim)
        return [own, *self._against(reckonings, claim, judgement)]

    def _reckonings(self) -> tuple[Figures, ...]:
        if self.link is None or self.context.computed is None:
            return ()
        return self.context.computed.figures(self.link.scope, self.link.period)

    def _judged(self, beside: Sequence[Statement], reckonings: Sequence[Figures]) -> tuple[Judgement, Claim]:
        """The judgement of its own figures, by the plain ratio and then by the formula of the metric it is tied to."""
        parts = (self.statement.actual, self.statement.target, self.statement.percent, self.statement.gap)
        actual, target, percent, gap = (_readings(quote) for quote in parts)
        found = [judge_readings(actual, target, percent, gap, rest) for rest in self._rests(beside, reckonings)]
        return next((each for each in found if each[0].verdict != "inconsistent"), found[0])

    def _rests(self, beside: Sequence[Statement], reckonings: Sequence[Figures]) -> Iterator[Claim]:
        """What the statement says beside its figures, in each formula that its percent may follow."""
        statement = self.statement
        rest = Claim(
            percent_kind=statement.percent_kind,
            gap_kind=statement.gap_kind,
            met=statement.met,
            bases=_bases(reckonings) if statement.prorated else (),
            hedges=self.context.hedges,
            loose=tuple(quote.stated for other in beside for quote in _quotes(other)),
            malformed=any(quote.malformed for quote in _quotes(statement)),
        )
        metric = None
        if self.link is not None and self.context.computed is not None:
            metric = self.context.computed.plan.metrics[self.link.scope.metric]
        if metric is None or metric.direction != "lower":
            yield rest
            return
        yield replace(rest, direction="lower")
        yield replace(rest, direction="lower", formula=metric.formula)

    def _against(self, reckonings: Sequence[Figures], claim: Claim, own: Judgement) -> list[Finding]:
        """The findings of the figures against those of the scope that the link names."""
        if self.link is None or self.context.computed is None:
            return []
        figures = self._figures(claim)
        if not figures:
            return []
        if not reckonings:
            return [self._unheld("no_computed", claim)]
        said = Said(
            figures,
            percent_kind=self.statement.percent_kind,
            gap_kind=self.statement.gap_kind,
            hedges=self.context.hedges,
            fits=own.verdict == "consistent",
        )
        found = held(said, reckonings)
        judged = {name: judgement for name, judgement in found.judgements.items() if judgement is not None}
        if not judged:
            return [self._unheld("no_computed", claim)]
        if not _corroborated(figures, found):
            return [self._unheld("other_scope", claim)]
        told = {name: self._excused(name, judgement, found) for name, judgement in judged.items()}
        return [
            replace(self._finding(name, judgement, claim, computed=True), reckoning=found.reckonings[name].reckoning)
            for name, judgement in told.items()
        ]

    def _excused(self, name: FigureName, judgement: Judgement, found: Held) -> Judgement:
        """Without a day up to which it counts an actual denies nothing, and without an actual no target is wrong."""
        if self.link is None or self.link.dated or judgement.verdict != "inconsistent":
            return judgement
        if name == "target" and found.agrees("actual"):
            return judgement
        return replace(
            judgement, verdict="uncheckable", uncheckable="no_period", severity=None, flips=None, would_fit=()
        )

    def _figures(self, claim: Claim) -> dict[FigureName, StatedFigure]:
        """The figures in the readings that were chosen, without those that cannot be read."""
        statement = self.statement
        parts: tuple[tuple[FigureName, Quote | None, StatedFigure | None], ...] = (
            ("actual", statement.actual, claim.actual),
            ("target", statement.target, claim.target),
            ("attainment", statement.percent, claim.percent),
            ("gap", statement.gap, claim.gap),
        )
        found = {name: figure for name, quote, figure in parts if quote and figure and not quote.malformed}
        if statement.percent_kind == "remaining":
            # "Rp3 trillion remain": the actual of the text is what is left of the target.
            found.pop("actual", None)
        return found

    def _unheld(self, why: Literal["no_computed", "other_scope"], claim: Claim) -> Finding:
        """That the link was made and holds nothing."""
        return self._finding(self._figure, Judgement("uncheckable", uncheckable=why), claim, computed=True)

    @property
    def _figure(self) -> FigureName:
        return "gap" if self.statement.percent is None and self.statement.gap is not None else "attainment"

    def _finding(self, name: FigureName, judgement: Judgement, claim: Claim, *, computed: bool = False) -> Finding:
        statement, link = self.statement, self.link
        quotes = {"attainment": statement.percent, "gap": statement.gap}
        quotes |= {"actual": statement.actual, "target": statement.target}
        quote = quotes[name]
        figures = {"attainment": claim.percent, "gap": claim.gap, "actual": claim.actual, "target": claim.target}
        scope = None
        if link is not None:
            scope = ScopeName(link.scope.metric, link.scope.segment, link.scope.branch, link.period.name)
        return Finding(
            id=f"{self.name}.{name}.computed" if computed else f"{self.name}.{name}",
            figure=name,
            text=_as_published(quote, self.context.hedges) if quote else "",
            judgement=judgement,
            basis="computed" if computed else "stated",
            place=self._place(quote),
            scope=scope,
            unit=self._unit(),
            statement=statement,
            linked=link.words if link is not None else (),
            stated=figures[name],
            actual=claim.actual,
            target=claim.target,
        )

    def _place(self, quote: Quote | None) -> Place:
        """Where the figure stands; the first one of the statement where it is not said."""
        first = quote or min(_quotes(self.statement), key=lambda each: each.start)
        return self.prose.place(first.start, first.end)

    def _unit(self) -> str | None:
        """The linked metric's unit."""
        if self.link is None or self.context.computed is None:
            return None
        return self.context.computed.plan.metrics[self.link.scope.metric].unit


def _corroborated(figures: Mapping[FigureName, StatedFigure], found: Held) -> bool:
    """Whether an amount is the computed one; of a statement with one amount the percent may vouch for it."""
    amounts = [name for name in ("actual", "target") if name in figures]
    if found.agrees("actual", "target"):
        return True
    return len(amounts) < 2 and found.agrees("attainment", "gap")  # noqa: PLR2004 - actual and target


def _bases(reckonings: Sequence[Figures]) -> tuple[Base, ...]:
    """What is due to date and what is the period's own, as shares of the full target."""
    aims = {figures.reckoning: figures.target for figures in reckonings}
    full = aims.get("target")
    if full is None or full.low <= 0:
        return ()
    parts = (("due", aims.get("due")), ("due in the period alone", aims.get("period")))
    return tuple(Base(name, aim.low / full.low) for name, aim in parts if aim is not None and aim.low > 0)


def _readings(quote: Quote | None) -> tuple[StatedFigure, ...]:
    return (quote.stated, *quote.others) if quote else ()


def _quotes(statement: Statement) -> list[Quote]:
    parts = (statement.actual, statement.target, statement.percent, statement.gap)
    return [quote for quote in parts if quote]


def _as_published(quote: Quote, hedges: Mapping[str, Hedge]) -> str:
    """The figure with its hedges on the sides where they stand."""
    told = [word for word in quote.stated.hedges if word in hedges and hedges[word].effect != "none"]
    before = [word for word in told if not hedges[word].after]
    after = [word for word in told if hedges[word].after and word != "-an"]
    return " ".join((*before, " ".join(quote.stated.text.split()), *after))
