"""The hedges around a figure: found in its text, and given a meaning by a plan."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, get_args

from attain.number.figure import SHOWN, NumberFault
from attain.number.shares import SHARE_WORDS
from attain.number.spelled import is_spelled
from attain.number.words import CURRENCIES, HEDGES, PERCENTS, SCALES, Effect, Hedge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SIGNS = "±~≈≥≤<>"
_WORD = re.compile(rf"[<>]=|[{_SIGNS}]|[^\s{_SIGNS}]+")
# What hangs on a word: the -an of "jutaan", the -odd of "300-odd".
_SUFFIX = re.compile(r"(?i).*?(?P<stem>[a-z]*)(?P<suffix>an|-odd)")
_MEANING = re.compile(r"(?P<name>[^0-9±]*?)\s*±?\s*(?P<width>[0-9].*)?")
_WIDTH = re.compile(r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*(?:%|persen|percent|per cent|pct)")
_EFFECTS = {effect: Hedge(effect, None) for effect in get_args(Effect)}
_WIDE: tuple[Effect, ...] = ("about", "almost")  # the effects that have a width
_EXAMPLE = "write about, a known hedge such as sekitar, a half-width such as 5%, or both: about 5%"


def take_hedges(text: str, known: Mapping[str, Hedge] = HEDGES) -> tuple[str, tuple[str, ...]]:
    """The text with its hedges blanked, and the hedges in their order, longest phrase first.

    Each character becomes one blank, so that every offset stays true.

    >>> take_hedges("lebih dari 127 ribu")
    ('           127 ribu', ('lebih dari',))
    """
    words = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    longest = max((word.count(" ") + 1 for word in known), default=0)
    found: list[str] = []
    at, seen_number = 0, False
    while at < len(words):
        phrase = _phrase_at(words[at : at + longest], known, seen_number)
        hedge, start = (phrase, words[at][1]) if phrase else _suffix_of(*words[at][:2])
        count = phrase.count(" ") + 1 if phrase else 1
        if hedge:
            found.append(hedge)
            end = words[at + count - 1][2]
            text = text[:start] + " " * (end - start) + text[end:]
        seen_number = seen_number or is_number_word(words[at][0])
        at += count
    return text, tuple(found)


def _phrase_at(words: Sequence[tuple[str, int, int]], known: Mapping[str, Hedge], seen_number: bool) -> str:
    """The longest hedge that these words begin with; empty where they begin with none."""
    for count in range(len(words), 0, -1):
        phrase = " ".join(word for word, _, _ in words[:count])
        if phrase in known and (seen_number or not known[phrase].after):
            return phrase
    return ""


def _suffix_of(word: str, start: int) -> tuple[str, int]:
    """The hedge that hangs on a word and where it starts; empty where none does."""
    suffixed = _SUFFIX.fullmatch(word)
    if suffixed and suffixed["suffix"] == "-odd":
        return "odd", start + suffixed.start("suffix")
    scale = SCALES.get(suffixed["stem"]) if suffixed else None
    if suffixed and scale and scale.language == "id":
        return "-an", start + suffixed.start("suffix")
    return "", start


def is_number_word(word: str) -> bool:
    """Whether a word has digits, or may belong to a number or a share in words.

    >>> is_number_word("Rp4,6"), is_number_word("twenty-one"), is_number_word("target")
    (True, True, False)
    """
    if any(char in "0123456789" for char in word) or is_spelled(word):
        return True
    return any(part in SHARE_WORDS for part in word.lower().split("-"))


def known_hedges(own: Mapping[str, str]) -> dict[str, Hedge]:
    """All hedges, with a plan's own words and meanings put before the usual ones.

    Raises:
        NumberFault: a word or its meaning cannot be read.

    >>> known_hedges({"Sekitar": "5%"})["sekitar"].width
    Fraction(1, 20)
    """
    return {**HEDGES, **{_normal(word): hedge_of(text, HEDGES, word=word) for word, text in own.items()}}


def hedge_of(text: str, known: Mapping[str, Hedge] = HEDGES, *, word: str | None = None) -> Hedge:
    """The hedge that a plan means: an effect, another hedge, a half-width of the figure, or a name and a width.

    A width goes with "about" (to both sides, in the wide reading) and with "almost" (below, in the strict one too).
    `word` is the word that gets this meaning: one that is known keeps its language and place, and with a width alone
    its effect; a new one takes those of the hedge it is explained by.

    Raises:
        NumberFault: the text names neither, the width is none or its effect has none, or the word cannot be a hedge.

    >>> hedge_of("about 5%").effect, hedge_of("±5%", word="hampir").effect, hedge_of("sekitar").language
    ('about', 'almost', 'id')
    """
    if word is not None:
        _refuse_word(word)
    usual = known.get(_normal(word or ""))
    name, written = _name_and_width(text, known)
    meant = _EFFECTS.get(name) or known.get(name) or (None if name else usual or _EFFECTS["about"])
    if meant is None or not (name or written):
        raise _fault(text, _EXAMPLE)
    if written and meant.effect not in _WIDE:
        raise _fault(text, "only about and almost have a width")
    return (usual or meant)._replace(effect=meant.effect, width=_width(text, written) if written else None)


def _name_and_width(text: str, known: Mapping[str, Hedge]) -> tuple[str, str]:
    """The two parts of a meaning, each perhaps empty."""
    bare = _normal(text)
    parts = None if bare in known else _MEANING.fullmatch(bare)
    return (parts["name"], parts["width"] or "") if parts else (bare, "")


def _width(text: str, written: str) -> Fraction:
    """The share that a half-width such as "5%" is."""
    match = _WIDTH.fullmatch(written)
    share = Fraction(match["number"].replace(",", ".")) / 100 if match else None
    if share is None or share > 1:
        raise _fault(text, "write a half-width as a share of the figure, from 0% to 100%: 5%")
    return share


def _refuse_word(word: str) -> None:
    """Refuse a word that would hide a part of a figure."""
    bare = _normal(word)
    if not bare or is_number_word(bare) or any(bare in words for words in (SCALES, PERCENTS, CURRENCIES)):
        raise _fault(word, "a hedge is a word that is no part of a number")


def _fault(text: str, advice: str) -> NumberFault:
    """The fault of a hedge or its meaning."""
    shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return NumberFault("not-a-number", f"not a hedge: {shown}", advice, 0, len(text))


def _normal(text: str) -> str:
    """A word as the table of hedges spells it."""
    return " ".join(text.lower().split())
