"""How many columns of a terminal a text takes."""

from __future__ import annotations

from functools import lru_cache

# Vowels and final consonants of Hangul that join the letter before them.
_JOINING = ((0x1160, 0x11FF), (0xD7B0, 0xD7FB))
_SKIN_TONES = (0x1F3FB, 0x1F3FF)
_AS_EMOJI = "\ufe0f"


def text_width(text: str) -> int:
    r"""How many columns a text takes: two for a wide letter, none for a mark on the letter before it.

    >>> text_width("Cikupa"), text_width("東京"), text_width("e\u0301"), text_width("❤\ufe0f"), text_width("👍🏽")
    (6, 4, 1, 2, 2)
    """
    if text.isascii():
        return len(text)
    total = last = 0
    for letter in text:
        wide = _letter_width(letter)
        if letter == _AS_EMOJI:
            wide = 1 if last == 1 else 0
        elif last == 2 and _SKIN_TONES[0] <= ord(letter) <= _SKIN_TONES[1]:  # noqa: PLR2004 - a wide letter
            wide = 0
        else:
            last = wide or last
        total += wide
    return total


def widest(texts: list[str]) -> int:
    """How many columns the widest of some texts takes; 0 of none."""
    # Nearly every column is of ASCII alone, and told so by one look at all of it.
    return max(map(len if "".join(texts).isascii() else text_width, texts), default=0)


@lru_cache(maxsize=4096)
def _letter_width(letter: str) -> int:
    from unicodedata import category, east_asian_width

    code = ord(letter)
    if category(letter) in ("Mn", "Mc", "Me") or any(first <= code <= last for first, last in _JOINING):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
