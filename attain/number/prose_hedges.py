"""The hedges that stand directly before and behind a figure in running text."""

from __future__ import annotations

import re

from attain.number.prose_tokens import LOOK, any_of
from attain.number.words import HEDGES

_BEFORE = [word for word, hedge in HEDGES.items() if not hedge.after and hedge.effect != "none"]
_HEDGE_BEFORE = re.compile(rf"(?i)(?<!\w)(?P<hedge>{any_of(word for word in _BEFORE if word != 'di kisaran')})\s*$")
# Words between a hedge and its figure: "hampir mencapai Rp5 miliar", "sekitar sebanyak 300".
_BETWEEN = re.compile(r"(?i)(?<!\w)(?:mencapai|sebesar|senilai|sebanyak|angka|sudah|telah|an?)\s+$")
_UP_TO = {"hingga", "sampai"}
# "mencapai hingga Rp5 triliun" tells how far it came; "meraup hingga Rp5 triliun" sets a bound.
_AS_FAR_AS = re.compile(r"(?i)(?:(?:me)?n?capai|melampaui|melebihi|naik|tumbuh|tembus|dari\s+[\d.,]+\s*\w*)\s+$")
# "handed over 300 houses": the word belongs to the verb.
_PHRASAL = re.compile(r"(?i)\b(?:hand|turn|t[ao]ke?n?|carr(?:y|i)|left|brought|spread|won|cross)(?:ed|ing|s)?\s$")
_HEDGE_AFTER = re.compile(
    r"""
    (?:\s(?!atau\b)[^\W\d_]+)?? [\s-]  # one noun may stand between: "300 peserta lebih"
    (?P<hedge>
        # "300 ribu lebih dari target": the word is the figure's
        lebih(?= \s+dari\s+(?:target|pagu|sasaran|kuota|alokasi|rencana) )
        # "300 ribu lebih tinggi": the word is the next one's
        | lebih(?! \s+(?:dari|tinggi|besar|rendah|banyak|kecil|cepat|awal|baik|lambat|sedikit) )(?!\w)
        | odd(?!\w)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    rf"(?i)\s(?P<hedge>{any_of(word for word, hedge in HEDGES.items() if hedge.after and ' ' in word)})"
    r"(?!\s(?:than|dari|lebih|tinggi|besar|rendah|banyak|kecil)|\w)"
)


def hedges_before(text: str, first: int, start: int) -> tuple[tuple[str, ...], int]:
    """The hedges directly before the figure at `first`, in the order of the text, and where they begin.

    >>> hedges_before("baru sekitar 300 unit", 13, 0)
    (('sekitar',), 5)
    """
    found: list[str] = []
    outer = first
    begin = max(start, first - LOOK)
    left = text[begin:first]
    while True:
        match = _HEDGE_BEFORE.search(left) or _HEDGE_BEFORE.search(_without_between(left))
        if match is None:
            return tuple(found), outer
        left = left[: match.start()]
        hedge = " ".join(match["hedge"].lower().split())
        if _is_no_hedge(hedge, left):
            return tuple(found), outer
        found.insert(0, hedge)
        outer = begin + match.start()


def _without_between(left: str) -> str:
    """The text without the one word that may stand between a hedge and its figure."""
    between = _BETWEEN.search(left)
    return left[: between.start()] if between else ""


def _is_no_hedge(word: str, left: str) -> bool:
    """Whether the words before one take it for themselves."""
    return bool((word in _UP_TO and _AS_FAR_AS.search(left)) or (word == "over" and _PHRASAL.search(left)))


def hedges_after(text: str, last: int, stop: int) -> tuple[tuple[str, ...], int]:
    """The hedges directly behind the figure that ends at `last`, and where they end.

    >>> hedges_after("300 ribu lebih", 8, 14), hedges_after("300 or more", 3, 11)
    ((('lebih',), 14), (('or more',), 11))
    """
    within = min(stop, last + LOOK)
    match = _BOUND_AFTER.match(text, last, within) or _HEDGE_AFTER.match(text, last, within)
    if match is None:
        return (), last
    return (" ".join(match["hedge"].lower().split()),), match.end()
