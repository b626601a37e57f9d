"""Numbers written in words, Indonesian and English: "dua belas juta", "twenty-one thousand", "half a million".

A number is groups below a thousand, each with its scale word, the scales falling; a larger scale directly behind
a smaller one multiplies it ("seribu triliun").
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.number.words import SCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.number.words import Language

_DIGITS: dict[Language, list[str]] = {
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ONES: dict[Language, dict[str, int]] = {
    language: {word: value for value, word in enumerate(words)} for language, words in _DIGITS.items()
}
_SMALL = {**ONES["en"], **{word: 10 + value for value, word in enumerate(TEENS)}}
_TENS = {word: 20 + 10 * value for value, word in enumerate(ENGLISH_TENS)}
_BIG = {word: scale for word, scale in SCALES.items() if scale.language and len(word) > 3 and " " not in word}  # noqa: PLR2004 - words, not their short forms
_HUNDRED: dict[Language, str] = {"id": "ratus", "en": "hundred"}
_POINT: dict[Language, str] = {"id": "koma", "en": "point"}
_JOINTS_ID = "belas|puluh|ratus|" + "|".join(word for word, scale in _BIG.items() if scale.language == "id")
# "seratus" is "satu ratus", "duapuluh" is "dua puluh".
_JOINED = re.compile(rf"(se|{'|'.join(_DIGITS['id'][1:])})({_JOINTS_ID})")

_WORDS = {*ONES["id"], *_SMALL, *_TENS, *_HUNDRED.values(), *_BIG, "belas", "puluh"}


class SpelledNumber(NamedTuple):
    """A number in words: its value, that of its last place, its language, and the word past its last one.

    The last place is what it would be in digits with the same last scale word: 1000 for "dua ratus ribu".
    """

    value: Fraction
    last_digit: Fraction
    language: Language
    end: int


def read_spelled(words: Sequence[str], at: int = 0) -> SpelledNumber | None:
    """The longest number in words that starts at the word `at`; None where none does.

    >>> read_spelled("dua belas juta rupiah".split())
    SpelledNumber(value=Fraction(12000000, 1), last_digit=Fraction(1000000, 1), language='id', end=3)
    >>> read_spelled("ribuan orang".split())
    """
    pieces = _pieces(words, at)
    found = [number for language in ONES if (number := _Reader(pieces, language).number())]
    return max(found, key=lambda number: number.end, default=None)


def is_spelled(word: str) -> bool:
    """Whether a word belongs to numbers in words.

    >>> is_spelled("twenty-one"), is_spelled("seratus"), is_spelled("target")
    (True, True, False)
    """
    return any(piece in _WORDS for piece, _ in _pieces([word], 0))


def _pieces(words: Sequence[str], at: int) -> list[tuple[str, int]]:
    """The words taken apart, "twenty-one" and "seratus", each piece with the index past its word; "" within one."""
    pieces: list[tuple[str, int]] = []
    for index, word in enumerate(words[at:], at):
        joined = _JOINED.fullmatch(word.lower())
        parts = [joined[1].replace("se", "satu", 1) if joined[1] == "se" else joined[1], joined[2]] if joined else []
        parts = parts or word.lower().split("-")
        pieces += [(part, -1) for part in parts[:-1]] + [(parts[-1], index + 1)]
    return pieces


class _Reader:
    """Reads one language's numbers from the pieces, from left to right."""

    def __init__(self, pieces: list[tuple[str, int]], language: Language) -> None:
        self.pieces, self.language, self.at = pieces, language, 0

    def number(self) -> SpelledNumber | None:
        """The number that starts here, if it ends where a word does."""
        total, last, previous = Fraction(0), Fraction(1), None
        while (step := self._step(previous)) is not None:
            value, last, previous = step
            total += value
            if previous == 1:
                break
        end = self.pieces[self.at - 1][1] if self.at else -1
        return SpelledNumber(total, last, self.language, end) if previous is not None and end > 0 else None

    def _step(self, previous: Fraction | None) -> tuple[Fraction, Fraction, Fraction] | None:
        """The next group with its scale: the value, that of its last place, and the scale. It falls below the last."""
        start = self.at
        if previous is not None and self.language == "en":
            self._take("and")
        group = self._amount()
        scale = self._scales() if group else Fraction(1)
        if group is None or (previous is not None and scale >= previous):
            self.at = start
            return None
        value, place = group
        return value * scale, place * scale, scale

    def _amount(self) -> tuple[Fraction, Fraction] | None:
        """A group, perhaps with decimals or a half; with the value of its last place."""
        if self._half_of_a_scale():
            return Fraction(1, 2), Fraction(1, 10)
        whole = self._group()
        if whole is None:
            return None
        value, place = Fraction(whole), Fraction(1)
        start = self.at
        if self._take(_POINT[self.language]):
            while (digit := ONES[self.language].get(self._peek())) is not None:
                self.at += 1
                place /= 10
                value += digit * place
            if place == 1:
                self.at = start
        elif self._and_a_half():
            return value + Fraction(1, 2), Fraction(1, 10)
        return value, place

    def _half_of_a_scale(self) -> bool:
        """Take the half of "setengah juta" or "half a million"; any other half is a share."""
        words = ("setengah",) if self.language == "id" else ("half", "a")
        return self._is_scale(len(words)) and self._take(*words)

    def _and_a_half(self) -> bool:
        """Take what makes a two two and a half."""
        return self._take("setengah") if self.language == "id" else self._take("and", "a", "half")

    def _group(self) -> int | None:
        """A number below a thousand."""
        value = self._below_hundred()
        if value is None and self.language == "en" and (self._peek(1) == "hundred" or self._is_scale(1)):
            value = 1 if self._take("a") else None
        if value is None or not self._take(_HUNDRED[self.language]):
            return value
        start = self.at
        if self.language == "en":
            self._take("and")
        rest = self._below_hundred()
        if rest is None:
            self.at = start
        return value * 100 + (rest or 0)

    def _below_hundred(self) -> int | None:
        """A number below a hundred."""
        if self.language == "en":
            return self._english()
        one = ONES["id"].get(self._peek())
        if one is None:
            return None
        self.at += 1
        if self._take("belas"):
            return 10 + one
        if not self._take("puluh"):
            return one
        rest = ONES["id"].get(self._peek(), 0)
        if not rest or self._peek(1) in {"belas", "puluh", "ratus"}:
            return 10 * one
        self.at += 1
        return 10 * one + rest

    def _english(self) -> int | None:
        """A number below a hundred in English."""
        word = self._peek()
        if word in _SMALL:
            self.at += 1
            return _SMALL[word]
        if word not in _TENS:
            return None
        self.at += 1
        rest = ONES["en"].get(self._peek(), 0)
        self.at += bool(rest)
        return _TENS[word] + rest

    def _scales(self) -> Fraction:
        """The scale words that stand here, each larger than the one before it, multiplied; 1 where there is none."""
        product, power = Fraction(1), 0
        while self._is_scale(0) and _BIG[self._peek()].id > power:
            power = _BIG[self._peek()].id
            product *= 10**power
            self.at += 1
        return product

    def _is_scale(self, ahead: int) -> bool:
        """Whether a scale word of the language stands here or further on."""
        scale = _BIG.get(self._peek(ahead))
        return scale is not None and scale.language == self.language

    def _peek(self, ahead: int = 0) -> str:
        """The piece that stands here or further on; empty past the end."""
        return self.pieces[self.at + ahead][0] if self.at + ahead < len(self.pieces) else ""

    def _take(self, *words: str) -> bool:
        """Step over these pieces if they stand here."""
        if any(self._peek(index) != word for index, word in enumerate(words)):
            return False
        self.at += len(words)
        return True
