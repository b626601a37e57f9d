"""Figures in words inside running text: "dua juta orang", "lima puluh persen", "three quarters of the target".

Small numbers in words ("two of the mines") count too much else, so only those from a hundred on and percents are
taken, and a share only where "of" or "dari" follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.number.figure import StatedFigure
from attain.number.prose_tokens import any_of
from attain.number.shares import COUNTS, SHARE_WORDS, read_share
from attain.number.spelled import ENGLISH_TENS, ONES, TEENS, read_spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST = 100  # the smallest number in words that is taken
_WORDS = 8  # words of one number
_COUNTS = any_of(word for word, count in COUNTS.items() if count)
_SHARE = re.compile(
    rf"""
    (?<![\w-])(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)
    (?P<share> (?:(?:{_COUNTS})[\s-])? (?:{any_of(SHARE_WORDS)})(?:nya)? )
    # "half of 2019" is a time
    (?= \s+(?:of|dari|target|the)\b (?! \s+ (?:(?:the|this|last)\s+)? (?:year|(?:19|20)\d\d) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Where a number in words may begin: words up to ninety that go on, "seratus", "a million".
_SPELLED = re.compile(
    rf"""
    (?<![\w.,])
    (?:
        (?:{any_of([*ONES["id"], *ONES["en"], *TEENS, *ENGLISH_TENS])})(?= [\s-]\w | belas | puluh | ratus )
        | se(?:puluh|belas|ratus|ribu|juta)(?!\w)
        | (?:half\s)? an? (?= \s(?:hundred|thousand|million|billion|trillion)\b )
    )\w*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PERCENT = re.compile(r"(?i)\s(?:persen|percent|per\scent)(?!\w)")


@dataclass(frozen=True, slots=True)
class WordFigure:
    """A figure in words and its span."""

    stated: StatedFigure
    start: int
    end: int


def word_figures_in(text: str, start: int, stop: int) -> list[WordFigure]:
    """The figures in words of a stretch of text, in order.

    >>> [(f.stated.text, int(f.stated.value)) for f in word_figures_in("separuh dari dua juta orang", 0, 27)]
    [('separuh', 50), ('dua juta', 2000000)]
    """
    return sorted([*_shares(text, start, stop), *_numbers(text, start, stop)], key=lambda figure: figure.start)


def _shares(text: str, start: int, stop: int) -> Iterator[WordFigure]:
    """The shares in words: "separuh", "two thirds"."""
    for match in _SHARE.finditer(text, start, stop):
        share = read_share(match["share"])
        if share:
            stated = StatedFigure(match["share"], 100 * share.value, Fraction(1), percent=True, fraction_word=True)
            yield WordFigure(stated, match.start("share"), match.end("share"))


def _numbers(text: str, start: int, stop: int) -> Iterator[WordFigure]:
    """The numbers in words that are percents or large enough."""
    end = start
    for match in _SPELLED.finditer(text, start, stop):
        figure = _number(text, match.start(), stop) if match.start() >= end else None
        if figure:
            end = figure.end
            if figure.stated.percent or figure.stated.value >= _LEAST:
                yield figure


def _number(text: str, start: int, stop: int) -> WordFigure | None:
    """The number in words that begins here, with the percent behind it."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, stop):
        if len(words) == _WORDS or (words and not text[words[-1].end() : word.start()].isspace()):
            break
        words.append(word)
    number = read_spelled([word[0] for word in words])
    if number is None:
        return None
    end = words[number.end - 1].end()
    percent = _PERCENT.match(text, end, stop)
    end = percent.end() if percent else end
    stated = StatedFigure(text[start:end], number.value, number.last_digit, percent=bool(percent))
    return WordFigure(stated, start, end)
