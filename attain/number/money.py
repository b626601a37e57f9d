"""A cell of money, as a spreadsheet exports it, to its currency and the bare figure: `Rp1.250.000`, ` Rp 1.250,00 `."""

from __future__ import annotations

import re

from attain.number.affixes import BLANKS
from attain.number.words import CURRENCIES, ISO_CODES

_WORD = rf"[^0-9.,+()%{BLANKS}-][^0-9,+()%{BLANKS}-]*"
_CELL = re.compile(
    rf"[{BLANKS}]*(?P<sign>[+-]?)(?P<head>{_WORD})?[{BLANKS}]*(?P<inner>[+-]?)"
    rf"(?P<digits>[0-9][0-9.,]*)[{BLANKS}]*(?P<tail>{_WORD})?[{BLANKS}]*"
)


def money_apart(text: str) -> tuple[str | None, str]:
    """The ISO 4217 code of a cell's currency, and the figure without it; None and the text where it names none.

    >>> money_apart("Rp1.250.000"), money_apart(" -$ 1,250.00 "), money_apart("1.250 IDR"), money_apart("12 orang")
    (('IDR', '1.250.000'), ('USD', '-1,250.00'), ('IDR', '1.250'), (None, '12 orang'))
    """
    found = _CELL.fullmatch(text)
    if found is None:
        return None, text
    words = [word for word in (found["head"], found["tail"]) if word]
    code = _code(words[0]) if len(words) == 1 else None
    if code is None or (found["sign"] and found["inner"]):
        return None, text
    return code, found["sign"] + found["inner"] + found["digits"]


def _code(word: str) -> str | None:
    return word if word in ISO_CODES else CURRENCIES.get(word.lower())
