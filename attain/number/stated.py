"""A published figure with its hedges: "sekitar 127 ribu", "36% - 40%", "lebih dari separuh", "nearly 65%".

Hedges and the words of percentage points are read first and blanked, each character by one blank, so that every
offset stays true. A range is tried before a figure, for "hingga" joins two ends and bounds one.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from attain.number.diagnose import EXAMPLE, MAX_TEXT, ONE_FIGURE, refuse
from attain.number.figure import NumberFault, StatedFigure, fault
from attain.number.hedges import take_hedges
from attain.number.parse import read_figure
from attain.number.ranges import read_range
from attain.number.shares import read_share
from attain.number.spelled import SpelledNumber, read_spelled
from attain.number.words import HEDGES, POINTS_EN, POINTS_ID, POINTS_SHORT, VAGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.number.figure import Figure, Locale
    from attain.number.words import Hedge, Language

_POINTS = re.compile(
    rf"(?<=[\d\s])(?: (?P<id> {POINTS_ID} ) | (?P<en> {POINTS_EN} ) | {POINTS_SHORT} )(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)
# "Rs1, 588 billion": a line broke behind the separator.
_BROKEN = re.compile(r"(?P<before>[0-9][0-9.,]*[.,])(?P<gap>\s+)(?P<after>[0-9]{3}(?![0-9]))")
_PERCENT = Fraction(1)  # a share in words is worth whole percents
_RANGE = "a range has two figures, the lower one first: 36% - 40%"


def parse_stated(
    text: str, *, locale: Locale | None = None, unit: str | None = None, hedges: Mapping[str, Hedge] = HEDGES
) -> StatedFigure:
    """The figure and the hedges of a published figure; a hedge also tells the figure's language.

    It may be a range, a share in words (its value is the percent) or a number in words; `hedges` are all the words
    that count as such (see `known_hedges` for a plan's own).

    Raises:
        NumberFault: what is left without the hedges is no figure, or names none ("ratusan").

    >>> stated = parse_stated("hampir Rp1,5 triliun")
    >>> stated.hedges, stated.value
    (('hampir',), Fraction(1500000000000, 1))
    >>> stated = parse_stated("sekitar 36-40 persen")
    >>> int(stated.value), int(stated.upper), stated.percent
    (36, 40, True)
    """
    if len(text) > MAX_TEXT:
        raise refuse(text, "state one figure")
    read = partial(_read_one, locale=locale, unit=unit, hedges=hedges)
    ranged = read_range(text, read, hedges)
    if ranged:
        return ranged
    try:
        return read(text, frozenset())
    except NumberFault as refused:
        raise _advised(refused, text) from None


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


def _read_one(
    text: str, languages: Iterable[Language], *, locale: Locale | None, unit: str | None, hedges: Mapping[str, Hedge]
) -> StatedFigure:
    """One figure, or one end of a range that is in these languages."""
    bare, words = take_hedges(text, hedges)
    told = {*languages, *(language for word in words if (language := hedges[word].language))}
    shown = " ".join(bare.split())
    share = _share(bare, words, shown)
    if share:
        return share
    plain, points = _take_points(bare, told)
    plain, spelled = _with_one(plain, told)
    try:
        figure = read_figure(_BROKEN.sub(r"\g<gap>\g<before>\g<after>", plain), locale, unit, told)
    except NumberFault as refused:
        raise _as_published(refused, text, bare, moved=spelled is not None) from None
    stated = stated_as(figure, words, shown)._replace(points=points)
    if spelled is None:
        return stated
    # Its digits are "1", so that the figure is what a scale word behind it multiplies by: "lima rb".
    value, last_digit = stated.value * spelled.value, stated.last_digit * spelled.last_digit
    return stated._replace(value=value, last_digit=last_digit)


def _share(bare: str, words: tuple[str, ...], shown: str) -> StatedFigure | None:
    """The figure that a share is: in words its percent, in digits ("1/2") itself; None where it is none."""
    share = read_share(bare)
    if share is None:
        return None
    if not share.spoken:
        return StatedFigure(shown, share.value, _PERCENT / 100, words)
    return StatedFigure(shown, share.value * 100, _PERCENT, words, percent=True, fraction_word=True)


def _take_points(bare: str, languages: set[Language]) -> tuple[str, bool]:
    """The text with its percentage points made percents, and whether it had any; their language is noted."""
    match = _POINTS.search(bare)
    if match is None:
        return bare, False
    if match["id"] or match["en"]:
        languages.add("id" if match["id"] else "en")
    return bare[: match.start()] + "%".ljust(len(match[0])) + bare[match.end() :], True


def _with_one(bare: str, languages: set[Language]) -> tuple[str, SpelledNumber | None]:
    """The text with its number in words put as "1", and that number; as it stands where it has digits."""
    if any(char in "0123456789" for char in bare):
        return bare, None
    words = bare.split()
    for at in range(len(words)):
        spelled = read_spelled(words, at)
        if spelled:
            languages.add(spelled.language)
            return " ".join([*words[:at], "1", *words[spelled.end :]]), spelled
    return bare, None


def _as_published(refused: NumberFault, text: str, bare: str, *, moved: bool) -> NumberFault:
    """The fault with the text as it was published; at all of it where the offsets are those of another text."""
    if not bare.strip():
        return refuse(text, EXAMPLE)
    span = (refused.offset, refused.offset + refused.length) if refused.length and not moved else None
    return fault(refused.kind, text, refused.help, span)


def _advised(refused: NumberFault, text: str) -> NumberFault:
    """The fault of a whole text: why it names no figure, or is no range, where that is the cause."""
    vague = next((match for match in re.finditer(r"[^\W\d_]+", text) if match[0].lower() in VAGUE), None)
    if vague:
        advice = f"{vague[0].lower()} names no one figure; state the figure itself"
        return fault("not-a-number", text, advice, vague.span())
    if refused.help == ONE_FIGURE:
        return fault(refused.kind, text, _RANGE)
    return refused
