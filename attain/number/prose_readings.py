"""How a token of running text can be read: in its language, in the other one, or not at all."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.number.figure import NumberFault, StatedFigure
from attain.number.parse import read_figure
from attain.number.prose_tokens import LETTER_SIGNS, MORE_NAMES, MORE_SCALES, MORE_SIGNS
from attain.number.words import CURRENCIES, RUPIAH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.number.figure import Figure, Locale

_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")  # a group, or a decimal part of three digits
_SWAP = str.maketrans(".,", ",.")
_OTHER_LANGUAGE: dict[Locale, Locale] = {"id": "en", "en": "id"}
_CODES: dict[str, str | None] = {**CURRENCIES, **MORE_SIGNS, **MORE_NAMES, **LETTER_SIGNS}
_BLANKS = " -\n\t\u00a0"  # what may stand between the digits and a word of theirs
_ENDING = re.compile(r"(?i)an$")  # of "jutaan"
_DECIMAL_COMMA = re.compile(r",\d{1,2}(?!\d)")
_SEPARATORS_BUT_LAST = re.compile(r"[.,](?=.*[.,])")
_READINGS = 2  # readings of one separator before three digits
_GUESSED = (20, 8)  # digits at most of a guess, before and behind the point


def readings_of(match: re.Match[str], language: Locale, hedges: tuple[str, ...]) -> tuple[list[StatedFigure], bool]:
    """How a token can be read, the likeliest first, and whether it is malformed and the one reading a guess."""
    scale = (match["scale"] or "").strip(_BLANKS)
    scale = _ENDING.sub("", MORE_SCALES.get(scale.lower(), scale))
    percent = bool(match["percent"] or match["points"])
    money = (match["money"] or match["behind"] or "").strip(_BLANKS).lower()
    rupiah = money in RUPIAH_WORDS and not percent
    text = f"{'Rp' if rupiah else ''}{match['digits']} {scale}{'%' if percent else ''}".strip()
    found: dict[object, Figure] = {}
    for figure in _all_readings(text, language, rupiah=rupiah, ambiguous=bool(_AMBIGUOUS.fullmatch(match["digits"]))):
        found.setdefault(figure.value, figure)
        if len(found) == _READINGS and scale.lower() != "m":
            break  # a group and a decimal part; only M is worth something else in the other language
    figures = list(found.values()) or [_guess(match["digits"], scale, language)]
    currency = _CODES.get(money, money.upper()) if money else None
    return [_stated(figure, match, hedges, currency) for figure in figures], not found


def _all_readings(text: str, language: Locale, *, rupiah: bool, ambiguous: bool) -> Iterator[Figure]:
    """The readings of a text: one, or several where its separators are ambiguous; in the other language at need."""
    both = (language, _OTHER_LANGUAGE[language])
    written = (text, text.translate(_SWAP)) if ambiguous else (text,)
    for locale in both:
        for said in written:
            figure = _read(said, locale, rupiah=rupiah)
            if figure:
                yield figure
                if not ambiguous:
                    return


def _read(text: str, locale: Locale, *, rupiah: bool) -> Figure | None:
    """One reading; None where the language has none. A decimal comma stands in English texts too."""
    locales: tuple[Locale, ...] = (locale,) if rupiah or not _DECIMAL_COMMA.search(text) else (locale, "id")
    for one in locales:
        try:
            return read_figure(text, one, None, ())
        except NumberFault:
            continue
    return None


def _guess(digits: str, scale: str, language: Locale) -> Figure:
    """A value for a figure that nobody can read: its last separator taken for the decimal one."""
    whole, _, places = _SEPARATORS_BUT_LAST.sub("", digits).replace(",", ".").partition(".")
    before, behind = _GUESSED
    return read_figure(f"{int(whole[:before])}.{places[:behind] or '0'} {scale}".strip(), language, None, ())


def _stated(figure: Figure, match: re.Match[str], hedges: tuple[str, ...], currency: str | None) -> StatedFigure:
    """A reading with what its token tells beside the digits."""
    value = Fraction(figure.value)
    return StatedFigure(
        text=match[0],
        value=-value if match["sign"] else value,
        last_digit=Fraction(figure.last_digit),
        hedges=hedges,
        percent=figure.unit == "%",
        points=bool(match["points"]),
        currency=currency,
    )
