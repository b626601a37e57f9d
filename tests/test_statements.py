"""How well statements are found in sentences whose statements are known: floors that hold for each language.

The scores themselves are printed by `python bench/statements.py`; here stand the floors that no change may undercut.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bench.statements import OURS, Score, lines_of, score_of, together

if TYPE_CHECKING:
    from pathlib import Path

FOUND = Fraction(85, 100)  # of the checkable statements with all numbers, roles and hedges
REAL = Fraction(97, 100)  # of what is reported
HIT = Fraction(4, 100)  # of the lines without a statement, at most
ACCUSED = Fraction(2, 100)  # of what is reported of sentences run together, at most
FILES = {
    "en": ("dev", "fresh", "held", "last", "more", "third"),
    "id": ("dev", "fresh", "held", "more"),
}
LEAST = {"en": 400, "id": 290}  # checkable statements in all files of a language: an empty file proves nothing


def score(file: Path) -> Score:
    """The score of a file."""
    return score_of(lines_of(file))


def test_every_file_of_sentences_is_scored() -> None:
    """The files are those named here."""
    named = {f"{language}-{name}.jsonl" for language, names in FILES.items() for name in names}
    assert {file.name for file in OURS.glob("*.jsonl")} == named


@pytest.mark.parametrize("file", [f"{language}-{name}" for language, names in FILES.items() for name in names])
def test_checkable_statements_are_found(file: str) -> None:
    """In each file at least 85 percent, every number, role and hedge right."""
    found = score(OURS / f"{file}.jsonl")
    assert found.checkable >= 50
    assert Fraction(found.found, found.checkable) >= FOUND, found.mismatches


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_reported_is_real(language: str) -> None:
    """At least 97 percent of it, and at most 4 percent of the lines without a statement give one."""
    whole = Score()
    for name in FILES[language]:
        whole += score(OURS / f"{language}-{name}.jsonl")
    assert whole.checkable >= LEAST[language]
    assert whole.reported >= whole.checkable * FOUND
    assert Fraction(whole.real, whole.reported) >= REAL, whole.mismatches
    assert whole.negatives >= 180
    assert Fraction(whole.hit, whole.negatives) <= HIT, whole.mismatches


@pytest.mark.parametrize("language", ["en", "id"])
def test_neighbours_do_not_accuse(language: str) -> None:
    """With all sentences in one paragraph at most 2 percent of what is reported calls wrong what nobody stated."""
    found = [together(lines_of(OURS / f"{language}-{name}.jsonl")) for name in FILES[language]]
    reported = sum(one.reported for one in found)
    assert reported >= LEAST[language]
    accused = [accused for one in found for accused in one.accused]
    assert Fraction(len(accused), reported) <= ACCUSED, accused


@pytest.mark.parametrize("language", ["en", "id"])
def test_published_statements_are_found(cases: Path, language: str) -> None:
    """The same floors hold on sentences that were published."""
    found = score(cases / "statements" / f"{language}.jsonl")
    assert found.checkable >= 30
    assert Fraction(found.found, found.checkable) >= FOUND, found.mismatches
    assert Fraction(found.real, found.reported) >= REAL, found.mismatches


def test_published_figures_that_are_no_attainment_are_left_alone(cases: Path) -> None:
    """At most 2 of 49 sentences give a statement."""
    found = score(cases / "statements" / "negative.jsonl")
    assert found.negatives == 49
    assert found.hit <= 2, found.mismatches
