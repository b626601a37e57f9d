"""The words around the digits of a figure: currency, scale, percent and unit.

A word that only one language uses is remembered, for it decides how the digits are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.number.diagnose import EXAMPLE, refuse
from attain.number.figure import NumberFault, fault
from attain.number.words import CURRENCIES, ISO_CODES, PERCENTS, RUPIAH_WORDS, SCALES, Scale

if TYPE_CHECKING:
    from attain.number.words import Language

BLANKS = " \t\r\n\u00a0\u2009\u202f"
_WORD = re.compile(rf"%|[^%{BLANKS}]+")
_MONEY = re.compile(r"[A-Z]{3}")

Words = list[tuple[str, int]]  # each word and where it starts in the text


class Affixes:
    """What the words say, gathered from left to right; `allowed` is the caller's unit."""

    def __init__(self, text: str, allowed: str | None, languages: set[Language]) -> None:
        """Know nothing yet but the languages that are already clear."""
        self.text, self.allowed, self.languages = text, allowed, languages
        self.rupiah = self.percent = self.money = False
        self.scale: Scale | None = None
        self.scale_at = (0, 0)
        self.currency: str | None = None
        self.unit: str | None = None

    def read_head(self, word: str, start: int) -> None:
        """Read what stands between the sign and the digits: a currency or nothing."""
        if word and not self._take_currency(word):
            raise self._unknown(word, start)

    def read_tail(self, start: int) -> None:
        """Read what stands behind the digits: scale, percent or currency, unit, each once."""
        tail = self.text[start:]
        words = [(match[0], start + match.start()) for match in _WORD.finditer(tail)]
        if self._is_unit(words):
            self._lone_unit(words)
            return
        words = self._take_scale(words)
        if not self._is_unit(words):
            words = self._take_percent(words)
        if words and not self.percent and self._take_currency(words[0][0]):
            words = words[1:]
        if self._is_unit(words) and not self.percent:
            self.unit, words = self.allowed, []
        if words:
            raise self._unknown(*words[0])
        if self.percent and self.money:
            raise refuse(self.text, "a percent of money? write one of the two")

    def is_currency(self, word: str) -> bool:
        """Whether a word is an everyday money sign, an ISO code, or the plan's own money."""
        if word.lower() in CURRENCIES or word in ISO_CODES:
            return True
        return word == self.allowed and bool(_MONEY.fullmatch(word))

    def _take_currency(self, word: str) -> bool:
        """Take a currency; false where the word is none, or not the one that was named before."""
        code = CURRENCIES.get(word.lower(), word)
        if not self.is_currency(word) or (self.money and self.currency != code):
            return False
        self.money, self.currency = True, code
        self.rupiah = self.rupiah or word.lower() in RUPIAH_WORDS
        return True

    def _is_unit(self, words: Words) -> bool:
        """Whether these words, and no others, are the caller's unit."""
        unit = " ".join((self.allowed or "").split())
        return bool(words) and " ".join(word for word, _ in words).casefold() == unit.casefold()

    def _lone_unit(self, words: Words) -> None:
        """Read a unit directly behind the digits, unless it may as well be a scale word."""
        phrase = _phrase(words, len(words))
        if phrase in PERCENTS:
            self._take_percent(words)
        elif phrase in SCALES:
            self._take_scale(words)
            advice = f"{self.allowed} is the unit and a scale word: leave it out, or write all digits"
            raise fault("ambiguous", self.text, advice, self.scale_at)
        elif not (len(words) == 1 and self._take_currency(words[0][0])):
            self.unit = self.allowed

    def _take_scale(self, words: Words) -> Words:
        """Take a scale of two words or of one; give back what is left."""
        for count in (2, 1):
            scale = SCALES.get(_phrase(words, count))
            if scale:
                last, start = words[count - 1]
                self.scale, self.scale_at = scale, (words[0][1], start + len(last))
                self._remember(scale.language)
                return words[count:]
        return words

    def _take_percent(self, words: Words) -> Words:
        """Take a percent of two words or of one; give back what is left."""
        for count in (2, 1):
            phrase = _phrase(words, count)
            if phrase in PERCENTS:
                self.percent = True
                self._remember(PERCENTS[phrase])
                return words[count:]
        return words

    def _remember(self, language: Language | None) -> None:
        """Keep the language of a word that has one."""
        if language:
            self.languages.add(language)

    def _unknown(self, word: str, start: int) -> NumberFault:
        """The fault for a word that is no part of a figure."""
        advice = f"{word[:20]} is no scale word, currency or unit; {EXAMPLE}"
        return refuse(self.text, advice, (start, start + len(word)))


def _phrase(words: Words, count: int) -> str:
    """The first words as the tables spell them; empty where there are fewer."""
    return " ".join(word for word, _ in words[:count]).lower() if len(words) >= count else ""
