"""Statements found in prose to the scopes of a plan that they speak of: never silent, never a guess.

A link needs names that stand in the text and leave one choice, that of the metric first: a unit or a branch alone ties
nothing, for a cooperative in the same town lends the same rupiah. Names beside a statement's own figures stand before
those elsewhere in its sentences, these before the sentence that goes before. What several names may mean is no link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from attain.check.naming import LABELS, Label, Namer, Naming
from attain.check.periods import NamedPeriod, periods_in
from attain.compute.choose import years_of
from attain.compute.scope import Scope
from attain.model.names import Tree
from attain.model.values import is_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attain.extract.statement import Quote, Statement
    from attain.model import Plan
    from attain.period import Period

PERCENT = "%"
PARTS: tuple[Literal["segment"], Literal["branch"]] = ("segment", "branch")
AMBIGUOUS = ""  # no member has an empty name
_REACH = 300  # characters before a statement in which the sentence before it is looked for
_CLAUSE_END = re.compile(r"[,;.](?=\s)")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)|\n\s*\n")  # noqa: RUF001 - closing quotes


@dataclass(frozen=True, slots=True)
class Link:
    """The scope and period that a statement speaks of, and the words of the text that say so.

    `dated` says that the text, or who asked, names the period; else it is the plan's only year, and nobody knows how
    much of it had gone by.
    """

    scope: Scope
    period: Period
    words: tuple[str, ...]
    dated: bool


Stretch = tuple[int, int]


class Linker:
    """Ties the statements of texts to one plan."""

    def __init__(self, plan: Plan, asked: Period | None = None) -> None:
        """Make ready to look for the plan's names; `asked` is the period of statements that name none."""
        self._plan = plan
        self._asked = asked
        self._namer = Namer(plan)
        self._split = {(t.metric, label) for t in plan.targets for label in PARTS if getattr(t, label) is not None}
        self._trees = {"segment": Tree(plan.segments), "branch": Tree(plan.branches)}
        years = years_of(plan)
        self._year = years[0] if len(years) == 1 else None

    def links(self, text: str, statements: Sequence[Statement]) -> list[Link | None]:
        """The link of each statement, in the text's order; None where there is none."""
        found: list[Link | None] = []
        taken = 0
        for statement in statements:
            stretches = _stretches(text, statement, taken)
            found.append(self._link(text, statement, stretches))
            taken = stretches[0][1]
        return found

    def _link(self, text: str, statement: Statement, stretches: Sequence[Stretch]) -> Link | None:
        namings = [self._namer.namings(text, *stretch) for stretch in stretches]
        metric = self._metric(namings, statement)
        period = self._period(text, stretches)
        if metric is None or period is None:
            return None
        parts = {label: self._member(label, namings, metric) for label in PARTS}
        if AMBIGUOUS in parts.values():
            return None
        return self._made(text, Scope(metric, parts["segment"], parts["branch"]), namings, period)

    def _metric(self, namings: Sequence[Sequence[Naming]], statement: Statement) -> str | None:
        """The metric that the nearest stretch names, by its name, label or alias, and whose unit the figures have."""
        for stretch in namings:
            names = {name for naming in stretch for name in naming.names("metric") if self._fits(name, statement)}
            if names:
                return _one(names, stretch, "metric")
        return None

    def _member(self, label: Label, namings: Sequence[Sequence[Naming]], metric: str) -> str | None:
        """The segment or branch that the nearest stretch names; None is all.

        What stands farther away counts where the metric is split by such members: contributions that are not kept by
        segment do not become a segment's because the sentence before was about one.
        """
        for stretch in namings if (metric, label) in self._split else namings[:1]:
            names = self._smallest(label, {name for naming in stretch for name in naming.names(label)})
            if names:
                return _one(names, stretch, label) or AMBIGUOUS
        return None

    def _smallest(self, label: str, names: set[str]) -> set[str]:
        """The names without those in which another of them lies: of a region and its branch, the branch."""
        tree = self._trees[label]
        wholes = {whole for name in names for whole in tree.upwards(name)[1:]}
        return names - wholes

    def _fits(self, metric: str, statement: Statement) -> bool:
        """Whether the amounts of a statement can be figures of a metric."""
        unit = self._plan.metrics[metric].unit
        amounts = [quote.stated for quote in (statement.actual, statement.target, statement.gap) if quote]
        if any(amount.percent for amount in amounts):
            return unit == PERCENT
        money = {amount.currency for amount in amounts if amount.currency}
        if money:
            return money == {unit}
        return not is_currency(unit) and unit != PERCENT

    def _period(self, text: str, stretches: Sequence[Stretch]) -> tuple[Period, str | None] | None:
        """The period of a statement and the words that name it; None where the text names several."""
        for start, end in stretches:
            named = _ended(periods_in(text, self._plan.calendar, self._year, start=start, end=end))
            if named:
                first = named[0]
                return (first.period, text[first.start : first.end]) if len(named) == 1 else None
        if self._asked is not None:
            return self._asked, None
        return (self._plan.calendar.parse(self._year), None) if self._year else None

    def _made(
        self, text: str, scope: Scope, namings: Sequence[Sequence[Naming]], period: tuple[Period, str | None]
    ) -> Link:
        """The link, with the first words that name each part of it."""
        words = []
        for label in LABELS:
            name = getattr(scope, label)
            naming = next((n for stretch in namings for n in stretch if name and name in n.names(label)), None)
            if naming:
                words.append(" ".join(text[naming.start : naming.end].split()))
        found, said = period
        if said:
            words.append(" ".join(said.split()))
        return Link(scope, found, tuple(words), dated=bool(said) or self._asked is not None)


def _one(names: set[str], stretch: Sequence[Naming], label: Label) -> str | None:
    """The only name of a label; None where there are several, or a word for it has other owners too."""
    shared = any(len(naming.owners) > 1 and naming.names(label) & names for naming in stretch)
    return None if shared or len(names) > 1 else next(iter(names))


def _quotes(statement: Statement) -> list[Quote]:
    parts = (statement.actual, statement.target, statement.percent, statement.gap)
    return [quote for quote in parts if quote]


def _stretches(text: str, statement: Statement, taken: int) -> tuple[Stretch, ...]:
    """Where names are looked for: the statement's own clause, its sentences, the sentence before.

    Its own clause begins where that of the statement before ended (`taken`) and ends behind its last figure.
    """
    last = max(quote.end for quote in _quotes(statement))
    behind = _CLAUSE_END.search(text, last, max(last, statement.end))
    end = behind.start() if behind else max(last, statement.end)
    own = (min(max(statement.start, taken), last), end)
    return own, (statement.start, statement.end), (_sentence_before(text, statement.start), statement.start)


def _sentence_before(text: str, start: int) -> int:
    """Where the sentence begins that ends before a statement's own; the same place where there is none in reach."""
    first = max(0, start - _REACH)
    before = text[first:start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before) if before[match.end() :].strip()]
    if "\n\n" in before[len(before.rstrip()) :]:
        return start
    if ends:
        return first + ends[-1]
    return 0 if first == 0 else start


def _ended(named: Iterable[NamedPeriod]) -> list[NamedPeriod]:
    """The periods by their last day, each day's first naming alone: "triwulan I 2018 (hingga 31 Maret 2018)" is one."""
    by_end: dict[object, NamedPeriod] = {}
    for each in named:
        by_end.setdefault(each.period.end, each)
    return list(by_end.values())
