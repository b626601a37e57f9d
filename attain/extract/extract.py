"""Prose to its statements: sentences, figures, cues, ties. Rules alone; the same text gives the same statements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from attain.extract import cues
from attain.extract.mention import mentions_of
from attain.extract.pairs import pairs_of
from attain.extract.sentences import sentences_of
from attain.extract.statement import Extract, Quote, Statement
from attain.extract.tie import ties_of
from attain.number import HEDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attain.extract.mention import Mention
    from attain.extract.pairs import Pair
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
    mentions = mentions_of(text, sentences_of(text, locale))
    ties = ties_of(mentions, text)
    used = {m.index for tie in ties for m in (tie.actual, tie.target, tie.percent, tie.gap) if m}
    pairs = pairs_of(mentions, used)
    statements = [*(_of_tie(text, tie) for tie in ties), *(_of_pair(text, pair) for pair in pairs)]
    near = _beside_targets(text, mentions)
    tied = {tie.percent.index for tie in ties}
    return Extract(
        tuple(sorted(statements, key=lambda statement: (statement.start, _first(statement)))),
        len(near | tied),
        len(tied),
    )


def _first(statement: Statement) -> int:
    return min(quote.start for quote in (statement.actual, statement.target, statement.percent) if quote)


def _beside_targets(text: str, mentions: Sequence[Mention]) -> set[int]:
    """The percents that stand in one sentence with a target word and are not of another base."""
    found = set()
    told: dict[int, bool] = {}
    for mention in mentions:
        if mention.percent and mention.kind:
            start, end = _window((mention,))
            beside = told.setdefault(start, bool(cues.TARGET_WORD.search(text, start, end)))
            if beside:
                found.add(mention.index)
    return found


def _of_tie(text: str, tie: Tie) -> Statement:
    parts = [mention for mention in (tie.actual, tie.target, tie.percent, tie.gap) if mention]
    start, end = _window(parts)
    said = text[start:end]
    return Statement(
        start=start,
        end=end,
        language=tie.percent.sentence.language,
        actual=_quote(tie.actual),
        target=_target(tie.target),
        percent=_quote(tie.percent),
        percent_kind=tie.kind,
        gap=_quote(tie.gap),
        gap_kind=tie.gap.gap if tie.gap else None,
        met=_claimed(said),
        prorated=bool(cues.PRORATED.search(said)),
        subject=_subject(text, start, parts),
    )


def _of_pair(text: str, pair: Pair) -> Statement:
    parts = [mention for mention in (pair.actual, pair.target, pair.gap) if mention]
    start, end = _window(parts)
    said = text[start:end]
    return Statement(
        start=start,
        end=end,
        language=pair.target.sentence.language,
        actual=_quote(pair.actual),
        target=_target(pair.target),
        gap=_quote(pair.gap),
        gap_kind=pair.gap.gap if pair.gap else None,
        met=_claimed(said),
        prorated=bool(cues.PRORATED.search(said)),
        subject=_subject(text, start, parts),
    )


def _quote(mention: Mention | None) -> Quote | None:
    if mention is None:
        return None
    figure = mention.figure
    return Quote(figure.stated, figure.start, figure.end, figure.others, figure.malformed)


def _target(mention: Mention) -> Quote | None:
    """The target as it stands; "exceeding the 5 million target" says something of the actual, nothing of the target."""
    quote = _quote(mention)
    if quote is None or not cues.TARGET_RIGHT.match(mention.right):
        return quote
    kept = tuple(word for word in quote.stated.hedges if HEDGES[word].effect not in _COMPARISONS)
    return replace(quote, stated=replace(quote.stated, hedges=kept))


def _window(parts: Iterable[Mention]) -> tuple[int, int]:
    """The sentences that hold some figures; of an endless one, what stands around the figures."""
    mentions = list(parts)
    start, end = min(m.sentence.start for m in mentions), max(m.sentence.end for m in mentions)
    first, last = min(m.figure.outer_start for m in mentions), max(m.figure.outer_end for m in mentions)
    return max(start, first - _MARGIN), min(end, last + _MARGIN)


def _claimed(said: str) -> bool | None:
    """What the words claim of the target; nothing where they claim both."""
    met, missed = bool(cues.MET.search(said)), bool(cues.NOT_MET.search(said))
    return met if met != missed else None


def _subject(text: str, start: int, parts: Sequence[Mention]) -> str:
    """What stands before the first figure of a statement."""
    first = min(mention.figure.outer_start for mention in parts)
    return re.sub(r"\s+", " ", text[start:first]).strip()
