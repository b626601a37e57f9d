"""Two figures in one line, an actual and a target, as a person types them: "127k of 300k", "Rp1,5 T dari Rp4,6 T".

Between them stand a word, a stroke or nothing but a blank. Where several places part the line into two figures, it is
refused: "127 300 000" may be many things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.number.diagnose import MAX_TEXT, refuse
from attain.number.figure import NumberFault, fault
from attain.number.stated import parse_stated
from attain.number.words import CURRENCIES, HEDGES, PERCENTS, SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attain.number.figure import Locale, StatedFigure

_BETWEEN: dict[str, Locale | None] = {
    "out of": "en",
    "of": "en",
    "against": "en",
    "dari": "id",
    "terhadap": "id",
    "vs": None,
    "vs.": None,
    "/": None,
}
_WORDS = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in _BETWEEN if word != "/")
_SEPARATOR = re.compile(rf"(?i)(?<!\S)(?:{_WORDS})(?!\S)|/")
_BLANK = re.compile(r"\s+")
_FILLER = r"(?:the|a|an|its|target|targets|targetnya|goal|of|sebesar|actual|realisasi|capaian)"
_FILLED = re.compile(rf"(?i)\s*(?:{_FILLER}\s+)*(?P<figure>.*?)(?:\s+{_FILLER})*\s*", re.DOTALL)
# Words that stand between things and name none.
_NO_UNITS = frozenset(("from", "per", "to", "by", "in", "at", "on", "for", "and", "with", "than", "or", "as", "is"))
_NO_UNITS |= frozenset(("dan", "ke", "di", "pada", "untuk", "dengan", "tiap", "setiap", "atau", "oleh"))
_LOCALES: tuple[Locale, Locale] = ("en", "id")
_FORM = "write ACTUAL of TARGET: 127k of 300k"


@dataclass(frozen=True, slots=True)
class Pair:
    """An actual and a target as they were typed, and the language that they were read in, if it mattered."""

    actual: StatedFigure
    target: StatedFigure
    locale: Locale | None


def parse_pair(text: str, *, locale: Locale | None = None) -> Pair:
    """The actual and the target of a line; its words tell how its digits are read where `locale` does not.

    Raises:
        NumberFault: a side is no figure, there are not two of them, or they do not go together.

    >>> pair = parse_pair("lebih dari Rp1,5 triliun dari target Rp4,6 triliun")
    >>> pair.actual.hedges, int(pair.target.value)
    (('lebih dari',), 4600000000000)
    """
    if len(text) > MAX_TEXT:
        raise refuse(text, _FORM)
    separators = [match.span() for match in _SEPARATOR.finditer(text)]
    parts = separators or [match.span() for match in _BLANK.finditer(text.strip())]
    shift = 0 if separators else len(text) - len(text.lstrip())
    splits = [(start + shift, end + shift) for start, end in parts]
    found = {(pair.actual, pair.target): pair for pair in _pairs(text, splits, locale)}
    if len(found) > 1:
        raise fault("ambiguous", text, "which is the target? put a word between the two: 127k of 300k")
    for pair in found.values():
        _refuse_mixed(pair, text)
        return pair
    raise _why_none(text, splits if separators else [], locale)


def _pairs(text: str, splits: Iterable[tuple[int, int]], locale: Locale | None) -> Iterator[Pair]:
    """What each split gives, in the first language in which both sides are figures."""
    for start, end in splits:
        for language in _languages(text, text[start:end], locale):
            try:
                actual, target = _side(text, 0, start, language), _side(text, end, len(text), language)
            except NumberFault as error:
                if error.kind == "ambiguous":
                    raise
                continue
            yield Pair(actual, target, language)
            break


def _languages(text: str, between: str, locale: Locale | None) -> list[Locale | None]:
    """The languages to read a line in, the likeliest first: that of its words, that of the word between, any."""
    if locale:
        return [locale]
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    told = {SCALES[word].language for word in words if word in SCALES}
    told |= {hedge.language for phrase, hedge in HEDGES.items() if phrase in words}
    known = told - {None}
    first = known.pop() if len(known) == 1 else _BETWEEN.get(" ".join(between.lower().split()))
    return [first, *(other for other in _LOCALES if other != first)]


def _side(text: str, start: int, end: int, locale: Locale | None) -> StatedFigure:
    """The figure on one side, which may carry a unit of one word; a fault's place is that in the whole line."""
    filled = _FILLED.fullmatch(text[start:end])
    bare, shift = (filled["figure"], start + filled.start("figure")) if filled else (text[start:end], start)
    try:
        return parse_stated(bare, locale=locale, unit=_unit(bare))
    except NumberFault as error:
        length = error.length or max(1, len(bare))
        raise NumberFault(error.kind, error.message, error.help, shift + error.offset, length) from None


def _unit(text: str) -> str | None:
    """The last word of a figure where it can be its unit."""
    words = text.split()
    if len(words) < 2 or not re.fullmatch(r"[^\W\d_]+", words[-1]):  # noqa: PLR2004 - a figure and a unit
        return None
    word = words[-1].lower()
    return None if any(word in known for known in (SCALES, PERCENTS, CURRENCIES, HEDGES, _NO_UNITS)) else words[-1]


def _refuse_mixed(pair: Pair, text: str) -> None:
    """Refuse two figures of which one can be no part of the other."""
    one, other = pair.actual, pair.target
    if one.percent != other.percent:
        percent, amount = (one, other) if one.percent else (other, one)
        advice = "write the two amounts; what was said of them goes behind --stated"
        raise _misfit(f"{percent.text} is a percent, {amount.text} is none", advice, text)
    if one.unit and other.unit and one.unit.casefold() != other.unit.casefold():
        raise _misfit(f"{one.unit} and {other.unit} are two things", "count both in one unit, or leave both out", text)
    if one.currency and other.currency and one.currency != other.currency:
        raise _misfit(f"{one.text} is in {one.currency}, {other.text} in {other.currency}", "write both in one", text)


def _why_none(text: str, splits: list[tuple[int, int]], locale: Locale | None) -> NumberFault:
    """What is wrong with a line in which no two figures stand."""
    for start, end in splits:
        for first, last in ((0, start), (end, len(text))):
            if not text[first:last].strip():
                side = "before" if not first else "behind"
                return _misfit(f"no figure stands {side} {text[start:end]!r}", _FORM, text)
            try:
                _side(text, first, last, _languages(text, text[start:end], locale)[0])
            except NumberFault as error:
                return error
    try:
        _side(text, 0, len(text), _languages(text, "", locale)[0])
    except NumberFault:
        return fault("not-a-number", text, _FORM)
    return _misfit(f"one figure alone: {text.strip()}", _FORM, text)


def _misfit(message: str, advice: str, text: str) -> NumberFault:
    """The fault of figures that are no pair."""
    start = len(text) - len(text.lstrip())
    return NumberFault("not-a-number", message, advice, start, max(1, len(text.strip())))
