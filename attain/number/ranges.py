"""Two ends to one range: "36% - 40%", "antara 1.000 hingga 10.000", "at most 100 and at least 20".

What only one end says (scale word, percent, money, unit) holds for both, where that makes the lower end the lower one:
"1,5-1,7 triliun", but "500-1 ribu" as it stands.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from attain.number.figure import NumberFault, fault
from attain.number.hedges import is_number_word, take_hedges
from attain.number.words import PERCENTS, SCALES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from attain.number.figure import StatedFigure
    from attain.number.words import Hedge, Language

    Ends = tuple[StatedFigure, StatedFigure]

_OPENER = re.compile(r"(?i)(?<!\w)(?P<word>antara|between)\s|^\s*(?P<start>dari|from)\s")
_JOINT = re.compile(r"(?i)\s*[-\u2013\u2014]\s*|\s+(?P<word>sampai\s+dengan|sampai|hingga|s/d|s\.d\.|dan|to|and)\s+")
_ENGLISH = {"between", "from", "to", "and"}
_AND = {"dan", "and"}  # they join two ends only behind an opener, or two opposite bounds
_PIECE = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")


def read_range(text: str, read: Callable[..., StatedFigure], known: Mapping[str, Hedge]) -> StatedFigure | None:
    """The range that a text is, its lower end as the value; None where it is none.

    `read` reads one end, given the languages that the words of the whole range tell.

    Raises:
        NumberFault: an end is ambiguous.
    """
    doubts: list[NumberFault] = []
    opener = _OPENER.search(text)
    opened = text[: opener.start()] + " " * len(opener[0]) + text[opener.end() :] if opener else text
    for joint in _JOINT.finditer(opened):
        low, high = opened[: joint.start()], opened[joint.end() :]
        word = (joint["word"] or "").lower()
        if not (_has_number(low, spelled=bool(word)) and _has_number(high, spelled=bool(word))):
            continue
        languages = _languages(opened, [word, (opener["word"] or opener["start"]).lower() if opener else ""])
        bounds = word in _AND and not (opener and opener["word"])
        found = _first_fit(_pairs(low, high, partial(read, languages=languages), doubts), known, bounds=bounds)
        if found:
            bare = take_hedges(text[: joint.start()], known)[0] + joint[0] + take_hedges(text[joint.end() :], known)[0]
            return _joined(*found, " ".join(bare.split()))
    if doubts:
        raise fault("ambiguous", text, doubts[0].help)
    return None


def _pairs(low: str, high: str, read: Callable[[str], StatedFigure], doubts: list[NumberFault]) -> Iterator[Ends]:
    """What the two ends may be, the likeliest first: with the words behind the other one, or as they stand.

    An end that is ambiguous goes to `doubts`.
    """
    for first in dict.fromkeys((f"{low} {_tail(high)}".rstrip(), low)):
        for second in dict.fromkeys((high, f"{high} {_tail(low)}".rstrip())):
            try:
                yield read(first), read(second)
            except NumberFault as refused:
                doubts += [refused] if refused.kind == "ambiguous" else []


def _first_fit(pairs: Iterator[Ends], known: Mapping[str, Hedge], *, bounds: bool) -> Ends | None:
    """The first pair that makes a range, the lower end before the higher one."""
    for one, other in pairs:
        low, high = sorted((one, other), key=lambda end: end.value) if bounds else (one, other)
        if low.value < high.value and _alike(low, high) and (not bounds or _opposite(low, high, known)):
            return low, high
    return None


def _alike(low: StatedFigure, high: StatedFigure) -> bool:
    """Whether two figures can be the ends of one range: both percents or none, no two currencies or units."""
    same = (low.percent, low.points) == (high.percent, high.points)
    return same and all(
        one is None or other is None or one == other
        for one, other in ((low.currency, high.currency), (low.unit, high.unit))
    )


def _opposite(low: StatedFigure, high: StatedFigure, known: Mapping[str, Hedge]) -> bool:
    """Whether the lower figure is a lower bound and the higher one an upper bound."""
    lower = any(known[word].effect in {"over", "at_least"} for word in low.hedges)
    return lower and any(known[word].effect in {"under", "at_most"} for word in high.hedges)


def _joined(low: StatedFigure, high: StatedFigure, text: str) -> StatedFigure:
    """Two ends as one figure, as precise as the less precise one; its hedges in the order of the ends."""
    return low._replace(
        text=text,
        upper=high.value,
        last_digit=max(low.last_digit, high.last_digit),
        hedges=tuple(dict.fromkeys((*low.hedges, *high.hedges))),
        currency=low.currency or high.currency,
        unit=low.unit or high.unit,
        fraction_word=low.fraction_word or high.fraction_word,
    )


def _has_number(text: str, *, spelled: bool) -> bool:
    """Whether a text has digits, or number words where those may be: a dash beside them is a part of them."""
    if spelled:
        return any(is_number_word(piece) for piece in text.split())
    return any(char in "0123456789" for char in text)


def _tail(text: str) -> str:
    """The words behind a number: its scale, percent or unit."""
    digits = re.search(r"[0-9][^0-9]*\Z", text)
    if digits:
        return digits[0][1:]
    words = list(_PIECE.finditer(text))
    numbers = [index for index, word in enumerate(words) if is_number_word(word[0]) and word[0].lower() not in SCALES]
    last = numbers[-1] if numbers else len(words) - 1
    return text[words[last].end() :]


def _languages(text: str, joints: list[str]) -> frozenset[Language]:
    """The languages of the words that join the ends, and of the scale and percent words of both."""
    found: set[Language] = {"en" if word in _ENGLISH else "id" for word in joints if word}
    for word in _LETTERS.findall(text.lower()):
        scale, percent = SCALES.get(word), PERCENTS.get(word)
        found.update(language for language in (scale and scale.language, percent) if language)
    return frozenset(found)
