"""Prose to its statements: sentences, figures, cues, ties. Rules alone; the same text gives the same statements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attain.extract.cues.claims import MET, NOT_MET, PRORATED
from attain.extract.cues.targets import TARGET_RIGHT, TARGET_WORD
from attain.extract.mentions import lower_case, mentions_of
from attain.extract.pairs import pairs_of
from attain.extract.sentences import sentences_of
from attain.extract.statement import Extract, Quote, Statement
from attain.extract.ties import ties_of
from attain.number import HEDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attain.extract.gaps import Pair
    from attain.extract.mention import Mention
    from attain.extract.tie import Tie
    from attain.number import Locale

_COMPARISONS = ("over", "under", "almost", "floor")
_MARGIN = 240  # characters of a sentence that a statement holds on either side of its figures


def extract(text: str, *, locale: Locale | None = None) -> Extract:
    """The statements of attainment in a text; `locale` is the language of sentences that do not tell theirs.

    >>> found = extract("Terkumpul Rp1,5 triliun atau 32,6 persen dari target Rp4,6 triliun.").statements[0]
    >>> [quote.stated.text for quote in (found.actual, found.target, found.percent)]
    ['Rp1,5 triliun', 'Rp4,6 triliun', '32,6 persen']
    """
    said = _Text(text, lower_case(text))
    mentions = mentions_of(text, sentences_of(text, locale))
    ties = ties_of(mentions, said.lower)
    used = {part.index for tie in ties for part in (tie.actual, tie.target, tie.percent, tie.gap) if part}
    statements = [said.of_tie(tie) for tie in ties] + [said.of_pair(pair) for pair in pairs_of(mentions, used)]
    tied = {tie.percent.index for tie in ties}
    return Extract(
        statements=tuple(sorted(statements, key=lambda statement: (statement.start, _first(statement)))),
        percents=len(said.beside_targets(mentions) | tied),
        tied=len(tied),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it stands and in lower case, from which statements are made."""

    text: str
    lower: str

    def of_tie(self, tie: Tie) -> Statement:
        """The statement that a tie is."""
        parts = [part for part in (tie.actual, tie.target, tie.percent, tie.gap) if part]
        bare = self._bare(parts, tie.percent, tie.actual, tie.target, tie.gap)
        return replace(bare, percent=_quote(tie.percent), percent_kind=tie.kind)

    def of_pair(self, pair: Pair) -> Statement:
        """The statement that a pair is."""
        parts = [part for part in (pair.actual, pair.target, pair.gap) if part]
        return self._bare(parts, pair.target, pair.actual, pair.target, pair.gap)

    def _bare(
        self,
        parts: Sequence[Mention],
        told: Mention,
        actual: Mention | None,
        target: Mention | None,
        gap: Mention | None,
    ) -> Statement:
        """A statement of these parts without its percent, in the language of the sentence where it is `told`."""
        start, end = _window(parts)
        lower = self.lower[start:end]
        first = min(part.figure.outer_start for part in parts)
        return Statement(
            start=start,
            end=end,
            language=told.sentence.language,
            actual=_quote(actual),
            target=_target(target),
            gap=_quote(gap),
            gap_kind=gap.gap if gap else None,
            met=_claimed(lower),
            prorated=bool(PRORATED.search(lower)),
            subject=" ".join(self.text[start:first].split()),
        )

    def beside_targets(self, mentions: Sequence[Mention]) -> set[int]:
        """The percents that stand in one sentence with a target word and are not of another base."""
        found = set()
        told: dict[int, bool] = {}
        for mention in mentions:
            if mention.percent and mention.kind:
                start, end = _window((mention,))
                if told.setdefault(start, bool(TARGET_WORD.search(self.lower, start, end))):
                    found.add(mention.index)
        return found


def _first(statement: Statement) -> int:
    """Where the first figure of a statement stands."""
    return min(quote.start for quote in (statement.actual, statement.target, statement.percent) if quote)


def _quote(mention: Mention | None) -> Quote | None:
    """The figure of a mention, where it stands and how it is read."""
    if mention is None:
        return None
    figure = mention.figure
    return Quote(figure.stated, figure.start, figure.end, figure.others, figure.malformed)


def _target(mention: Mention | None) -> Quote | None:
    """The target as it stands; "exceeding the 5 million target" says something of the actual, nothing of the target."""
    quote = _quote(mention)
    if quote is None or mention is None or not TARGET_RIGHT.match(mention.right):
        return quote
    kept = tuple(word for word in quote.stated.hedges if HEDGES[word].effect not in _COMPARISONS)
    return replace(quote, stated=quote.stated._replace(hedges=kept))


def _window(parts: Iterable[Mention]) -> tuple[int, int]:
    """The sentences that hold some figures; of an endless one, what stands around the figures."""
    mentions = list(parts)
    start, end = min(m.sentence.start for m in mentions), max(m.sentence.end for m in mentions)
    first, last = min(m.figure.outer_start for m in mentions), max(m.figure.outer_end for m in mentions)
    return max(start, first - _MARGIN), min(end, last + _MARGIN)


def _claimed(lower: str) -> bool | None:
    """What the words claim of the target; nothing where they claim both."""
    met, missed = bool(MET.search(lower)), bool(NOT_MET.search(lower))
    return met if met != missed else None
