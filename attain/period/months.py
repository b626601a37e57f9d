"""The names of months in Indonesian and English, in full and short."""

from __future__ import annotations

import re

# By number, January first; each a pattern for small letters.
MONTHS = (
    "jan(?:uari|uary)?",
    "feb(?:ruari|ruary)?",
    "mar(?:et|ch)?",
    "apr(?:il)?",
    "mei|may",
    "jun[ie]?",
    "jul[iy]?",
    "agu(?:stus)?|agt|ags|aug(?:ust)?",
    "sep(?:t(?:ember)?)?",
    "okt(?:ober)?|oct(?:ober)?",
    "no[vp](?:ember)?",
    "des(?:ember)?|dec(?:ember)?",
)


def month_named(text: str) -> int | None:
    """The number of the month that a name means; None where it is none.

    >>> month_named("Maret"), month_named("OCT"), month_named("Agustus"), month_named("mars")
    (3, 10, 8, None)
    """
    numbered = enumerate(MONTHS, start=1)
    return next((number for number, pattern in numbered if re.fullmatch(pattern, text.lower())), None)
