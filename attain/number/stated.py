"""A published figure with its hedges: "sekitar 127 ribu", "Rp195 miliar lebih", "nearly 65%".

The hedges are read first and blanked, each character by one blank, so that every offset stays true.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.number.diagnose import MAX_TEXT, refuse
from attain.number.figure import NumberFault, StatedFigure, fault
from attain.number.parse import read_figure
from attain.number.words import HEDGES, SCALES

if TYPE_CHECKING:
    from attain.number.figure import Figure, Locale

_LONGEST = max(len(hedge.split()) for hedge in HEDGES)
_WORD = re.compile(r"±|[^\s±]+")
# What hangs on a word: the -an of "jutaan", the -odd of "300-odd".
_SUFFIX = re.compile(r"(?i).*?(?P<stem>[a-z]*)(?P<suffix>an|-odd)")


def parse_stated(text: str, *, locale: Locale | None = None, unit: str | None = None) -> StatedFigure:
    """The figure and the hedges of a published figure; a hedge also tells the figure's language.

    Raises:
        NumberFault: what is left without the hedges is no figure (a range is none).

    >>> stated = parse_stated("hampir Rp1,5 triliun")
    >>> stated.hedges, stated.value
    (('hampir',), Fraction(1500000000000, 1))
    """
    if len(text) > MAX_TEXT:
        raise refuse(text, "state one figure")
    bare, hedges = _take_hedges(text)
    languages = [language for word in hedges if (language := HEDGES[word].language)]
    try:
        figure = read_figure(bare, locale, unit, languages)
    except NumberFault as refused:
        if not hedges:
            raise
        span = (refused.offset, refused.offset + refused.length) if refused.length else None
        raise fault(refused.kind, text, refused.help, span) from None
    return stated_as(figure, hedges, " ".join(bare.split()))


def stated_as(figure: Figure, hedges: tuple[str, ...], text: str) -> StatedFigure:
    """A figure that was read, published with those hedges and, without them, as that text."""
    return StatedFigure(
        text=text,
        value=Fraction(figure.value),
        last_digit=Fraction(figure.last_digit),
        hedges=hedges,
        percent=figure.unit == "%",
        currency=figure.currency,
        unit=None if figure.unit == "%" else figure.unit,
    )


def _take_hedges(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its hedges blanked, and the hedges in their order, longest phrase first."""
    words = list(_WORD.finditer(text))
    found: list[str] = []
    at, seen_digits = 0, False
    while at < len(words):
        hedge, start, end, count = _hedge_at(words, at, seen_digits)
        if hedge:
            found.append(hedge)
            text = text[:start] + " " * (end - start) + text[end:]
        seen_digits = seen_digits or any(char in "0123456789" for char in words[at][0])
        at += count
    return text, tuple(found)


def _hedge_at(words: list[re.Match[str]], at: int, seen_digits: bool) -> tuple[str | None, int, int, int]:
    """The hedge that starts at a word, its span, and how many words it takes; else None and one."""
    for count in range(_LONGEST, 0, -1):
        phrase = " ".join(word[0] for word in words[at : at + count]).lower()
        hedge = HEDGES.get(phrase)
        if hedge and len(words) >= at + count and (seen_digits or not hedge.after):
            return phrase, words[at].start(), words[at + count - 1].end(), count
    suffixed = _SUFFIX.fullmatch(words[at][0])
    if suffixed:
        scale = SCALES.get(suffixed["stem"].lower())
        start, end = words[at].start() + suffixed.start("suffix"), words[at].end()
        if suffixed["suffix"] == "-odd":
            return "odd", start, end, 1
        if scale and scale.language == "id":
            return "-an", start, end, 1
    return None, 0, 0, 1
