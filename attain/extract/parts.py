"""What part the words beside an amount make it: target, actual or gap; and whether it is of another time.

The nearest cue to the left decides. A word that only says of what ("target {penerimaan}") is no cue of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.extract.cues.bases import ASIDE_RIGHT
from attain.extract.cues.gaps import OVER_LEFT, OVER_RIGHT, SHORT_LEFT, SHORT_RIGHT
from attain.extract.cues.joins import CLAUSE
from attain.extract.cues.reaching import DONE, DONE_RIGHT, YIELD
from attain.extract.cues.targets import HELD_AGAINST_THE, SET_TO, TARGET, TARGET_WORD
from attain.extract.cues.times import COMPARED, PRIOR, PRIOR_RIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.extract.mention import Part
    from attain.extract.statement import GapKind

_COMPOUND = 2  # words at most between a word that leads and one that says of what
_ITEM = 2  # words at most of an item's name, behind a colon: "target: jalan desa 40 km"
_MARKS = re.compile(r"[^\w\s-]")
_VERB_BEHIND_COMMA = re.compile(r",\s*(?:is|was|are|were|stands\sat|adalah|sebesar)\s*$")


class _Cue(NamedTuple):
    """A cue to the left of a figure: where it stands, and what it tells."""

    start: int
    end: int
    tells: Literal["actual", "target", "yield"]


class _Said(NamedTuple):
    """What the cues so far make of the figure; `reach` is where the last of them ends."""

    part: Part = "none"
    done: bool = False
    reach: int = -1


def last_clause(left: str) -> str:
    """The clause that a figure stands in, up to the figure."""
    end = 0
    for match in CLAUSE.finditer(left):
        end = match.end()
    return left[end:]


def part_of(left: str, right: str, *, targeted: bool = False) -> tuple[Part, bool]:
    """What the nearest cue to the left makes of a figure, and whether that is a verb of reaching.

    A word behind it may have made it the target already.

    >>> part_of("realisasi sudah ", "."), part_of("target penerimaan ", ".")
    (('actual', True), ('target', False))
    """
    if targeted:
        return "target", False
    said = _Said()
    for cue in sorted(_cues_in(left)):
        said = _with_cue(said, cue, left)
    if said.part == "target" and _is_cut(left[said.reach :], right):
        return "none", False
    return said.part, said.done


def _cues_in(left: str) -> Iterable[_Cue]:
    """The cues in some words."""
    yield from (_Cue(*match.span(), "target") for match in TARGET.finditer(left))
    yield from (_Cue(*match.span(), "actual") for match in DONE.finditer(left))
    yield from (_Cue(*match.span(), "yield") for match in YIELD.finditer(left))


def _with_cue(said: _Said, cue: _Cue, left: str) -> _Said:
    """What is said with one cue more."""
    compound = said.reach >= 0 and _is_compound(left[said.reach : cue.start])
    word = left[cue.start : cue.end]
    if compound and _says_of_what(said, cue, word):
        return said._replace(reach=cue.end)
    if said.part == "target" and cue.tells == "actual":
        if compound and word == "baru" and not left[said.reach : cue.start].strip():
            return said  # "target baru" is a new target
        if SET_TO.search(left[: cue.start]):
            return said
    return _Said("target" if cue.tells == "target" else "actual", cue.tells == "actual", cue.end)


def _is_compound(between: str) -> bool:
    """Whether two cues stand so close that the second may say of what the first is."""
    return not _MARKS.search(between) and len(between.split()) <= _COMPOUND


def _says_of_what(said: _Said, cue: _Cue, word: str) -> bool:
    """Whether a word only says of what the one before it is: "target penerimaan", "realisasi anggaran"."""
    return cue.tells == "yield" or (cue.tells == "target" and said.part == "actual" and bool(YIELD.fullmatch(word)))


def _is_cut(between: str, right: str) -> bool:
    """Whether the marks between a target word and a figure say that it is not the target's."""
    if "," in between and not _VERB_BEHIND_COMMA.search(between):
        return True  # "melampaui target, yakni 1,56 juta"
    if "(" in between and not right.startswith(")"):
        return True
    return ":" in between and len(between.partition(":")[2].split()) > _ITEM


def is_done_behind(right: str) -> bool:
    """Whether a verb of reaching stands behind an amount: "15 ribu tiket sudah terjual"."""
    return bool(DONE_RIGHT.match(right))


def is_aside(right: str) -> bool:
    """Whether an amount is a part of the one before it: "Rp2 miliar di antaranya"."""
    return bool(ASIDE_RIGHT.match(right))


def is_prior(left: str, right: str) -> bool:
    """Whether a figure belongs to another time or measure; a target word behind the cue takes that back."""
    end = -1
    for match in PRIOR.finditer(left):
        end = match.end()
    if end >= 0 and not TARGET_WORD.search(left, end) and not HELD_AGAINST_THE.search(left):
        return True
    return bool(COMPARED.search(left) and PRIOR_RIGHT.match(right))


def gap_of(left: str, right: str) -> GapKind | None:
    """Whether an amount is what is over the target, or what is missing to it.

    >>> gap_of("atau masih kurang ", " unit lagi"), gap_of("collected ", " more than the target")
    ('below', 'above')
    """
    if OVER_LEFT.search(left) or OVER_RIGHT.match(right):
        return "above"
    if SHORT_LEFT.search(left) or SHORT_RIGHT.match(right):
        return "below"
    return None
