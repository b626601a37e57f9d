"""Shares as words and as digits: "dua pertiga", "separuh", "three quarters", "1/2"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from attain.number.spelled import ONES

_PARTS_ID = {
    2: "dua",
    3: "tiga",
    4: "empat",
    5: "lima",
    6: "enam",
    7: "tujuh",
    8: "delapan",
    9: "sembilan",
    10: "sepuluh",
}
_PARTS_EN = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
# Without a number before them they are a share already; the English "third" and "quarter" alone are none.
_WHOLE = {"separuh": 2, "separo": 2, "setengah": 2, "half": 2, **{f"seper{word}": n for n, word in _PARTS_ID.items()}}
_PARTS = (
    {f"per{word}": n for n, word in _PARTS_ID.items()} | _PARTS_EN | {f"{word}s": n for word, n in _PARTS_EN.items()}
)
COUNTS = {**ONES["id"], **ONES["en"], "a": 1, "an": 1}
_DIGITS = re.compile(r"([0-9]{1,3})\s?/\s?([0-9]{1,3})")
_LARGEST = 100  # beyond it "5/2018" is rather a date
SHARE_WORDS: frozenset[str] = frozenset({*_WHOLE, *_PARTS})


class Share(NamedTuple):
    """A part of a whole, above 0 and below 1; `spoken` in words."""

    value: Fraction
    spoken: bool


def read_share(text: str) -> Share | None:
    """The share that a text is, and nothing but that; None where it is none.

    >>> read_share("dua pertiga"), read_share("three-quarters"), read_share("third")
    (Share(value=Fraction(2, 3), spoken=True), Share(value=Fraction(3, 4), spoken=True), None)
    """
    bare = " ".join(text.lower().split())
    digits = _DIGITS.fullmatch(bare)
    if digits:
        count, parts = int(digits[1]), int(digits[2])
        return Share(Fraction(count, parts), spoken=False) if 0 < count < parts <= _LARGEST else None
    words = re.sub(r"\bper (?=[a-z])", "per", bare.removesuffix("nya")).replace("-", " ").split()
    if words and words[0] in {"a", "an"} and words[1:] and words[1] in _WHOLE:
        words = words[1:]
    if len(words) == 1 and words[0] in _WHOLE:
        return Share(Fraction(1, _WHOLE[words[0]]), spoken=True)
    if len(words) != 2 or words[0] not in COUNTS or words[1] not in _PARTS:  # noqa: PLR2004 - a count and its parts
        return None
    share = Fraction(COUNTS[words[0]], _PARTS[words[1]])
    return Share(share, spoken=True) if 0 < share < 1 else None
