"""The names of a plan's metrics, segments and branches where a text speaks of them, as whole words in any case.

Where names lie inside each other ("Penerima Upah" in "Bukan Penerima Upah") the longest counts. A name of up to three
letters must stand as the plan spells it or in capitals, for "no" and "pu" are also words; one of a single letter is
never looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from attain.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attain.model import Branch, Metric, Plan, Segment

    Members = Mapping[str, Metric] | Mapping[str, Segment] | Mapping[str, Branch]

Label = Literal["metric", "segment", "branch"]
LABELS: tuple[Label, ...] = ("metric", "segment", "branch")

_WORD = re.compile(r"\w+")
_SHORT = 3  # letters; shorter names are also words, syllables and abbreviations
_CLITIC = "nya"  # "iurannya", its contributions


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in a text that names something: whom, by which words. Several owners share an ambiguous name."""

    start: int
    end: int
    owners: frozenset[tuple[Label, str]]

    def names(self, label: Label) -> set[str]:
        """The members of one label that it names."""
        return {name for owned, name in self.owners if owned == label}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A name as its folded words, what stands between them, and how it must be spelled where it is short."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    spellings: frozenset[str]
    owner: tuple[Label, str]


class Namer:
    """Finds the names of a plan in texts."""

    def __init__(self, plan: Plan) -> None:
        """Sort names, labels and aliases by their first words."""
        self._by_first: dict[str, list[_Phrase]] = {}
        for phrase in _phrases(plan):
            self._by_first.setdefault(phrase.words[0], []).append(phrase)

    def namings(self, text: str, start: int = 0, end: int | None = None) -> list[Naming]:
        """The names in a stretch of text, in its order, none inside another."""
        stop = len(text) if end is None else end
        words = [match.span() for match in _WORD.finditer(text, start, stop)]
        found: list[Naming] = []
        at = 0
        while at < len(words):
            naming, count = self._longest(text, words, at)
            if naming:
                found.append(naming)
            at += count
        return found

    def _longest(self, text: str, words: list[tuple[int, int]], at: int) -> tuple[Naming | None, int]:
        """The longest name that begins with a word, and how many words it takes; else None and one."""
        first, (start, end) = fold(text[words[at][0] : words[at][1]]), words[at]
        there = [*self._by_first.get(first, ()), *self._by_first.get(first.removesuffix(_CLITIC), ())]
        fitting = [phrase for phrase in there if _stands(phrase, text, words, at)]
        if not fitting:
            return None, 1
        count = max(len(phrase.words) for phrase in fitting)
        end = words[at + count - 1][1]
        owners = frozenset(phrase.owner for phrase in fitting if len(phrase.words) == count)
        return Naming(start, end, owners), count


def _phrases(plan: Plan) -> Iterator[_Phrase]:
    parts: tuple[tuple[Label, Members], ...] = (
        ("metric", plan.metrics),
        ("segment", plan.segments),
        ("branch", plan.branches),
    )
    for label, members in parts:
        for name, member in members.items():
            for text in dict.fromkeys((name, *([member.label] if member.label else ()), *member.aliases)):
                phrase = _phrase(text, (label, name))
                if phrase:
                    yield phrase


def _phrase(text: str, owner: tuple[Label, str]) -> _Phrase | None:
    """A name as a phrase; None where it is no word, or a single letter."""
    spans = [match.span() for match in _WORD.finditer(text)]
    letters = sum(end - start for start, end in spans)
    if letters < 2:  # noqa: PLR2004 - one letter
        return None
    gaps = tuple(_gap(text, one, other) for one, other in pairwise(spans))
    spellings = frozenset({text, text.upper()}) if letters <= _SHORT else frozenset()
    return _Phrase(tuple(fold(text[start:end]) for start, end in spans), gaps, spellings, owner)


def _stands(phrase: _Phrase, text: str, words: list[tuple[int, int]], at: int) -> bool:
    """Whether a phrase stands in the text from a word on, as whole words."""
    spans = words[at : at + len(phrase.words)]
    if len(spans) < len(phrase.words) or _is_joined(text, spans[0][0], spans[-1][1]):
        return False
    *most, last = (fold(text[start:end]) for start, end in spans)
    if tuple(most) != phrase.words[:-1] or last not in {phrase.words[-1], phrase.words[-1] + _CLITIC}:
        return False
    gaps = tuple(_gap(text, one, other) for one, other in pairwise(spans))
    if gaps != phrase.gaps:
        return False
    return not phrase.spellings or text[spans[0][0] : spans[-1][1]] in phrase.spellings


def _gap(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    """What stands between two words, without its blanks."""
    return "".join(text[one[1] : other[0]].split())


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether a hyphen makes it a part of a longer word: "non-iuran", "serang-panimbang"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.fullmatch(r"\w-", before) or re.fullmatch(r"-\w", after))
