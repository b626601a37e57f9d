"""Sentences of a text: where they end, their language, their paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.extract.sentences import sentences_of


def said(text: str) -> list[str]:
    """The sentences of a text as they stand."""
    return [text[one.start : one.end] for one in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Baru Rp. 5 juta dari target. Rapat selesai.", ["Baru Rp. 5 juta dari target.", "Rapat selesai."]),
        ("Menurut H. Salim, target tercapai. Ia senang.", ["Menurut H. Salim, target tercapai.", "Ia senang."]),
        ('He said "We did it." Then he left.', ['He said "We did it."', "Then he left."]),
        ("It fell by 3.5 percent. 40 people left.", ["It fell by 3.5 percent.", "40 people left."]),
        ("Done! Really? Yes.", ["Done!", "Really?", "Yes."]),
        ("no capital. follows here", ["no capital. follows here"]),
        ("  only blanks around  ", ["only blanks around"]),
        ("", []),
        (" \n \n ", []),
    ],
)
def test_sentences_end_at_marks_before_an_opening(text: str, sentences: list[str]) -> None:
    """Not behind abbreviations, initials or inside numbers, and not before a small letter."""
    assert [one.strip() for one in said(text)] == sentences


def test_a_blank_line_ends_a_paragraph_and_a_line_break_does_not() -> None:
    """A sentence may be broken over lines."""
    text = "The office\ncollected 5 million\n\nIt was not enough"
    found = sentences_of(text)
    assert [one.paragraph for one in found] == [0, 1]
    assert said(text) == ["The office\ncollected 5 million", "It was not enough"]


def test_items_of_a_list_are_paragraphs() -> None:
    """Whatever marks them."""
    text = "Rincian:\n- Serang 5\n* Lebak 6\n1. Cilegon 7\n2) Labuan 8"
    assert {one.paragraph for one in sentences_of(text)} == {0, 1, 2, 3, 4}


def test_a_sentence_a_line_makes_each_line_a_paragraph() -> None:
    """Where nearly all lines end a sentence; else a line's end is a blank."""
    each = sentences_of("One is here.\nTwo is here.\nThree is here.")
    broken = sentences_of("One is\nhere. Two is\nhere. Three\nis here.")
    assert [one.paragraph for one in each] == [0, 1, 2]
    assert {one.paragraph for one in broken} == {0}


def test_each_sentence_has_its_language() -> None:
    """A text may mix both."""
    text = "Realisasi sudah mencapai target. The goal was met. Itu kabar baik untuk warga."
    assert [one.language for one in sentences_of(text)] == ["id", "en", "id"]


def test_a_sentence_that_does_not_tell_is_in_the_language_before_it() -> None:
    """Unless one is given."""
    text = "Realisasi sudah mencapai target. Serang 5."
    assert [one.language for one in sentences_of(text)] == ["id", "id"]
    assert [one.language for one in sentences_of(text, "en")] == ["id", "en"]


@given(st.text(alphabet="Aa1 .\n-!\"'Rp", max_size=80))
def test_sentences_follow_each_other(text: str) -> None:
    """They overlap nowhere, leave out blanks alone, and their paragraphs never fall."""
    found = sentences_of(text)
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    for end, start in zip(ends, starts, strict=True):
        assert end <= start
    assert [one.paragraph for one in found] == sorted(one.paragraph for one in found)
