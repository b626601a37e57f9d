"""Figures where they stand in running text: amounts and percents, each with its hedges and its readings.

What looks like a figure and counts nothing is passed over: years, dates, clock times, spans of time, ordinals, numbers
of articles and editions. A figure whose separators allow two readings keeps both, the language's own first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attain.number.figure import NumberFault, StatedFigure
from attain.number.prose_hedges import hedges_after, hedges_before
from attain.number.prose_readings import readings_of
from attain.number.prose_tokens import LOOK, counts_nothing, tokens_in
from attain.number.prose_words import word_figures_in
from attain.number.stated import parse_stated

if TYPE_CHECKING:
    from attain.number.figure import Locale
    from attain.number.prose_words import WordFigure

_NOUN = re.compile(r"\s*\(?([^\W\d_]+)")
_DASH = re.compile(r"\s?[-\u2013\u2014]\s?")


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a text. `start` and `end` span it without its hedges, `outer_start` and `outer_end` with them.

    `others` are the further readings of ambiguous separators. `noun` is the word behind it, in lower case: what it may
    count; `money` tells that a currency stands beside it, be it known or not. A `malformed` figure cannot be read in
    either language; its value is a guess.
    """

    stated: StatedFigure
    start: int
    end: int
    outer_start: int
    outer_end: int
    noun: str = ""
    others: tuple[StatedFigure, ...] = ()
    malformed: bool = False
    money: bool = False


def figures_in(text: str, language: Locale, start: int = 0, end: int | None = None) -> list[FoundFigure]:
    """The figures of a stretch of text in their order; `language` decides where a figure's own words do not.

    >>> [(f.stated.text, int(f.stated.value)) for f in figures_in("baru Rp1,5 T atau 36% pada 31 Maret 2018", "id")]
    [('Rp1,5 T', 1500000000000), ('36%', 36)]
    """
    stop = len(text) if end is None else end
    found = [one for match in tokens_in(text, start, stop) if (one := _in_digits(text, match, language, start, stop))]
    found += [_in_words(text, words, start, stop) for words in word_figures_in(text, start, stop)]
    return _with_ranges(text, sorted(found, key=lambda figure: figure.start))


def _in_digits(text: str, match: re.Match[str], language: Locale, start: int, stop: int) -> FoundFigure | None:
    """The figure that a token is, with its hedges and what it counts; None where it counts nothing."""
    first, last = match.span()
    if counts_nothing(match, text[max(start, first - LOOK) : first], text[last : last + LOOK]):
        return None
    before, outer_start = hedges_before(text, first, start)
    after, outer_end = hedges_after(text, last, stop)
    if _is_vague_scale(match["scale"]):
        after = (*after, "-an")
    readings, malformed = readings_of(match, language, (*before, *after))
    return FoundFigure(
        stated=readings[0],
        start=first,
        end=last,
        outer_start=outer_start,
        outer_end=outer_end,
        noun=_noun_behind(text, last, len(text)),
        others=tuple(readings[1:]),
        malformed=malformed,
        money=bool(match["money"] or match["behind"]),
    )


def _in_words(text: str, words: WordFigure, start: int, stop: int) -> FoundFigure:
    """A figure in words with its hedges and what it counts."""
    before, outer_start = hedges_before(text, words.start, start)
    after, outer_end = hedges_after(text, words.end, stop)
    stated = words.stated._replace(hedges=(*before, *after))
    return FoundFigure(stated, words.start, words.end, outer_start, outer_end, _noun_behind(text, words.end, stop))


def _is_vague_scale(scale: str | None) -> bool:
    """Whether a scale word has the ending of "jutaan"."""
    return scale is not None and scale.strip(" -").lower().endswith("an")


def _noun_behind(text: str, end: int, stop: int) -> str:
    """The word directly behind a figure, in lower case; empty where there is none."""
    noun = _NOUN.match(text, end, min(stop, end + LOOK))
    return noun[1].lower() if noun else ""


def _with_ranges(text: str, found: list[FoundFigure]) -> list[FoundFigure]:
    """The figures, two that a dash joins made one range: 36% - 40%."""
    whole: list[FoundFigure] = []
    for figure in found:
        joined = _joined(text, whole[-1], figure) if whole else None
        if joined:
            whole[-1] = joined
        else:
            whole.append(figure)
    return whole


def _joined(text: str, one: FoundFigure, other: FoundFigure) -> FoundFigure | None:
    """Two figures as one range; None where they are two."""
    if one.stated.upper is not None or not _DASH.fullmatch(text, one.end, other.start):
        return None
    said = text[one.start : other.end]
    try:
        stated = parse_stated(said)
    except NumberFault:
        return None
    if stated.upper is None:
        return None
    stated = stated._replace(text=said, hedges=(*one.stated.hedges, *other.stated.hedges))
    return replace(other, stated=stated, start=one.start, outer_start=one.outer_start, others=())
