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
from attain.number.shares import SHARE_WORDS, read_share
from attain.number.spelled import ONES, read_spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST = 100  # the smallest number in words that is taken
_WORDS = 8  # words of one number
_COUNTS = "a|an|one|two|three|four|five|six|seven|eight|nine|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_SHARE = re.compile(
    rf"(?i)(?<![\w-])(?<!first )(?<!second )(?<!latter )(?<!other )(?P<share>(?:(?:{_COUNTS})[\s-])?(?:{'|'.join(sorted(SHARE_WORDS, key=len, reverse=True))})(?:nya)?)"
    r"(?=\s+(?:of|dari|target|the)\b(?!\s+(?:(?:the|this|last)\s+)?(?:year|(?:19|20)\d\d)))"
)
_ONES = "|".join(sorted({*ONES["id"], *ONES["en"]}, key=len, reverse=True))
_TENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELLED = re.compile(
    rf"(?i)(?<![\w.,])(?:(?:{_ONES}|{_TENS})(?=[\s-]\w|belas|puluh|ratus)|se(?:puluh|belas|ratus|ribu|juta)(?!\w)|(?:half\s)?an?(?=\s(?:hundred|thousand|million|billion|trillion)\b))\w*"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
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
    for match in _SHARE.finditer(text, start, stop):
        share = read_share(match["share"])
        if share:
            stated = StatedFigure(match["share"], 100 * share.value, Fraction(1), percent=True, fraction_word=True)
            yield WordFigure(stated, match.start("share"), match.end("share"))


def _numbers(text: str, start: int, stop: int) -> Iterator[WordFigure]:
    end = start
    for match in _SPELLED.finditer(text, start, stop):
        if match.start() < end:
            continue
        words = []
        for word in _TOKEN.finditer(text, match.start(), stop):
            if len(words) == _WORDS or (words and not text[words[-1].end() : word.start()].isspace()):
                break
            words.append(word)
        number = read_spelled([word[0] for word in words])
        if number is None:
            continue
        end = words[number.end - 1].end()
        percent = _PERCENT.match(text, end, stop)
        if percent is None and number.value < _LEAST:
            continue
        end = percent.end() if percent else end
        stated = StatedFigure(text[match.start() : end], number.value, number.last_digit, percent=bool(percent))
        yield WordFigure(stated, match.start(), end)
