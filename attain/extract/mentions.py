"""Sentences to the figures in them, each with the words up to its neighbours and what these words say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.extract.cues.gaps import NOT_YET
from attain.extract.cues.joins import JOINS, JOINS_LOOSELY
from attain.extract.cues.targets import LEADS, MEASURED_BY, PERCENT_TARGET_RIGHT, TARGET_RIGHT
from attain.extract.fit import sizes_of
from attain.extract.kinds import percent_kind
from attain.extract.mention import Mention
from attain.extract.neighbours import beside_next, beside_previous, one_of_another
from attain.extract.parts import gap_of, is_aside, is_done_behind, is_prior, last_clause, part_of
from attain.number import figures_in

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from attain.extract.mention import Join
    from attain.extract.sentences import Sentence
    from attain.number import FoundFigure

_NEAR = 140  # characters beside a figure in which its cues stand


def mentions_of(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every figure of the sentences in order, each with its cues."""
    lower = lower_case(text)
    found: list[Mention] = []
    for sentence in sentences:
        figures = figures_in(text, sentence.language, sentence.start, sentence.end)
        own = [_mention(lower, sentence, figures, at, len(found) + at) for at in range(len(figures))]
        for at in range(1, len(own)):
            own[at - 1 : at + 1] = one_of_another(own[at - 1], own[at])
            own[at] = beside_previous(own[at - 1], own[at])
        found += [beside_next(*own[at : at + 2]) for at in range(len(own) - 1)] + own[-1:]
    return found


def lower_case(text: str) -> str:
    """A text in lower case, each character where it stood.

    >>> lower_case("Target İzmir")
    'target İzmir'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)


def _mention(lower: str, sentence: Sentence, figures: Sequence[FoundFigure], at: int, index: int) -> Mention:
    """One figure of a sentence with the words between it and its neighbours, read."""
    figure = figures[at]
    left, right = _left_of(lower, sentence, figures, at), _right_of(lower, sentence, figures, at)
    targeted = _is_targeted(lower, sentence, figures, at, right)
    if figure.stated.percent:
        return _percent(figure, index, sentence, left, right, targeted=targeted)
    return _amount(figure, index, sentence, left, right, targeted=targeted)


def _left_of(lower: str, sentence: Sentence, figures: Sequence[FoundFigure], at: int) -> str:
    """The words before a figure, without those that belong to the figure before it."""
    start = figures[at].outer_start
    if not at:
        return lower[max(sentence.start, start - _NEAR) : start]
    # "the 5 million target, up by 3 percent": the word belongs to the figure before it.
    own = _own_word(lower, figures[at - 1], figures[at])
    before = own.end() if own else figures[at - 1].outer_end
    return lower[max(before, start - _NEAR) : start]


def _right_of(lower: str, sentence: Sentence, figures: Sequence[FoundFigure], at: int) -> str:
    """The words behind a figure."""
    end = figures[at].end
    after = figures[at + 1].outer_start if at + 1 < len(figures) else sentence.end
    return lower[end : min(after, end + _NEAR)]


def _own_word(lower: str, before: FoundFigure, figure: FoundFigure) -> re.Match[str] | None:
    """The target word between two figures that belongs to the first; "agar target Rp5 miliar" belongs to the second."""
    pattern = PERCENT_TARGET_RIGHT if before.stated.percent else TARGET_RIGHT
    own = pattern.match(lower, before.outer_end, figure.outer_start)
    if own is None or before.stated.percent:
        return own  # "90% of target: 450 of 500" says no figure of the target
    return None if LEADS.fullmatch(lower, own.end(), figure.outer_start) else own


def _is_targeted(lower: str, sentence: Sentence, figures: Sequence[FoundFigure], at: int, right: str) -> bool:
    """Whether a target word behind a figure makes it the target."""
    figure = figures[at]
    if figure.stated.percent and sentence.language == "id":
        return False  # "88 persen target" is a share of it
    word = TARGET_RIGHT.match(right)
    if word is None:
        return False
    # "lagi agar target Rp5 miliar": the word is the next figure's.
    return at + 1 == len(figures) or not LEADS.fullmatch(lower, figure.end + word.end(), figures[at + 1].outer_start)


def _percent(figure: FoundFigure, index: int, sentence: Sentence, left: str, right: str, *, targeted: bool) -> Mention:
    """A percent with its cues."""
    clause = last_clause(left)
    kind, sure = percent_kind(left, right, points=figure.stated.points)
    return Mention(
        figure,
        index,
        sentence,
        left,
        right,
        sizes_of(figure),
        left_join=_join_of(left),
        right_join=_join_of(right),
        part=part_of(clause, right, targeted=targeted)[0],
        prior=is_prior(clause, right),
        kind=kind,
        sure=sure,
    )


def _amount(figure: FoundFigure, index: int, sentence: Sentence, left: str, right: str, *, targeted: bool) -> Mention:
    """An amount with its cues."""
    clause = last_clause(left)
    part, done = part_of(clause, right, targeted=targeted)
    if part == "none" and is_done_behind(right):
        part, done = "actual", True
    # "target Rp10 miliar yang belum tercapai": what is not reached yet is the target, and no gap.
    open_target = part == "target" and bool(NOT_YET.match(right))
    gap = None if targeted or open_target else gap_of(clause, right)
    return Mention(
        figure,
        index,
        sentence,
        left,
        right,
        sizes_of(figure),
        left_join=_join_of(left),
        part="gap" if gap else part,
        measures=bool(MEASURED_BY.search(left)),
        prior=is_prior(clause, right) or is_aside(right),
        gap=gap,
        done=done,
    )


def _join_of(between: str) -> Join:
    """How the words between two figures join them."""
    if JOINS.match(between):
        return "outright"
    return "loose" if JOINS_LOOSELY.match(between) else "none"
