"""A figure as people write it in a plan, to its exact value: "Rp4,6 triliun", "300 ribu", "12k".

The parts stand in one order: sign, currency, digits, scale word, percent or currency, unit. A word
of one language decides that figure's language, before the locale does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.number.affixes import BLANKS, Affixes
from attain.number.diagnose import EXAMPLE, MAX_TEXT, refuse
from attain.number.figure import Figure, fault
from attain.number.rounding import scaled_integer
from attain.number.separators import Run, read_digits
from attain.number.words import RUPIAH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.number.figure import Locale
    from attain.number.words import Language

_SHAPE = re.compile(
    rf"[{BLANKS}]*(?P<sign>[+-]?)(?P<head>[^0-9+-]*)(?P<inner>[+-]?)"
    r"(?P<number>[0-9][0-9.,]*)(?P<tail>.*)",
    re.DOTALL,
)


def parse_figure(text: str, *, locale: Locale | None = None, unit: str | None = None) -> Figure:
    """The figure in a text, in base units; `unit` is the one further word that may stand behind it.

    Raises:
        NumberFault: it is no figure, not finite, too large, or ambiguous without a locale.

    >>> parse_figure("Rp4,6 triliun").value
    Decimal('4600000000000')
    >>> parse_figure("127 ribu orang", unit="orang").last_digit
    Decimal('1000')
    """
    return read_figure(text, locale, unit, ())


def read_figure(text: str, locale: Locale | None, unit: str | None, languages: Iterable[Language]) -> Figure:
    """The figure in a text that had further words, now blanked, of the given languages."""
    shape = _SHAPE.fullmatch(text) if len(text) <= MAX_TEXT else None
    if shape is None:
        raise refuse(text, EXAMPLE)
    around = Affixes(text, unit, set(languages))
    start = _read_head(shape, around)
    around.read_tail(shape.start("tail"))
    language = next(iter(around.languages)) if len(around.languages) == 1 else locale
    comma = "id" in (locale, language) or around.rupiah
    run = Run(text, start, shape.end("number"), language, comma)
    digits, places = read_digits(run)
    power = _scale_power(run, around, rupiah=shape["head"].strip(f"{BLANKS}+-").lower() in RUPIAH_WORDS) - places
    return Figure(
        text=text,
        value=scaled_integer(-digits if "-" in (shape["sign"], shape["inner"]) else digits, power),
        last_digit=scaled_integer(1, power),
        currency=around.currency,
        unit="%" if around.percent else around.unit,
    )


def _read_head(shape: re.Match[str], around: Affixes) -> int:
    """Read the sign and the currency before the digits; give back where the digits start."""
    raw, start = shape["head"], shape.start("number")
    if shape["sign"] and (shape["inner"] or raw[:1].isspace()):
        raise refuse(shape.string, "one sign at most, directly before the figure")
    word = raw.strip(BLANKS)
    # "Rp.500" is 500, for its dot belongs to the sign; in "$.50" and ".50" it is the decimal point.
    if raw[-1:] in {".", ","} and not shape["inner"] and not around.is_currency(word):
        start, word = start - 1, word[:-1].strip(BLANKS)
    around.read_head(word, shape.start("head") + raw.find(word))
    return start


def _scale_power(run: Run, around: Affixes, *, rupiah: bool) -> int:
    """The power of ten of the scale word; M has one only in a known language, or behind Rp.

    "Rp 35 M" is miliar in any text: only Indonesian puts the two so, while "IDR 35 M" is written in English as well.
    """
    scale = around.scale
    if scale is None:
        return 0
    if rupiah:
        return scale.id
    if run.language is None and scale.id != scale.en:
        advice = (
            f"write {run.token} miliar or {run.token} million, or set "
            "locale: id (M is miliar) or locale: en (M is million)"
        )
        raise fault("ambiguous", run.text, advice, around.scale_at)
    return scale.id if run.language == "id" else scale.en
