from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest

from attain.languages import language
from attain.table.language import ENGLISH, english
from tests import catalogue

if TYPE_CHECKING:
    from pathlib import Path

FILES = catalogue.po_files()
each_catalogue = pytest.mark.parametrize("path", FILES, ids=[path.parents[1].name for path in FILES])


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """A text, or the forms of one that counts."""
    return [text] if isinstance(text, str) else list(text or ())


def parts(text: str) -> set[str]:
    """The names of what is filled into a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_is_an_indonesian_catalogue() -> None:
    """Indonesian is the second language."""
    assert [path.parents[1].name for path in FILES] == ["id"]


@each_catalogue
def test_every_text_is_translated(path: Path) -> None:
    """A catalogue has each text of the source and no other, each with a translation that is settled."""
    catalog = catalogue.read(path)
    known = catalogue.translations(catalog)
    assert known.keys() == catalogue.source_texts().keys(), "run python -m tests.catalogue, then translate"
    assert [key for key, message in known.items() if not all(forms(message.string))] == []
    assert [key for key, message in known.items() if message.fuzzy] == []
    assert list(catalog.obsolete) == []


@each_catalogue
def test_translations_fill_in_the_same_parts(path: Path) -> None:
    """What is filled into an English text is filled into its translation, and begins and ends alike."""
    for message in catalogue.translations(catalogue.read(path)).values():
        wanted = set.union(*(parts(text) for text in forms(message.id)))
        for text in forms(message.string):
            assert parts(text) == wanted, text
            source = forms(message.id)[0]
            assert (text[0] == " ", text[-1] in " .") == (source[0] == " ", source[-1] in " ."), text


@each_catalogue
def test_what_is_read_is_what_is_edited(path: Path) -> None:
    """The `.mo` file that is read has what the `.po` file beside it says."""
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(path), "run python -m tests.catalogue"


def test_words_of_indonesian_reports() -> None:
    """The words that Indonesian reports write, by hand."""
    indonesian = language("id")
    assert [indonesian.say(text) for text in ("Attainment", "Target", "Actual", "Gap")] == [
        "Capaian",
        "Target",
        "Realisasi",
        "Sisa",
    ]
    assert indonesian.say("Needed per quarter") == "Perlu per triwulan"
    assert indonesian.listed(["a", "b", "c"]) == "a, b dan c"


def test_a_language_counts() -> None:
    """English has a form for one, Indonesian none; the number is written as the language's figures are."""
    one, many = "target derived: the sum of {n} target", "target derived: the sum of {n} targets"
    assert ENGLISH.counted(one, many, 1) == "target derived: the sum of 1 target"
    assert ENGLISH.counted(one, many, 1200) == "target derived: the sum of 1,200 targets"
    assert language("id").counted(one, many, 1200) == "target turunan: jumlah 1.200 target"
    assert language("id", "en").counted(one, many, 1200) == "target turunan: jumlah 1,200 target"


def test_english_is_the_source() -> None:
    """For English nothing is looked up, and a text is what the source says."""
    assert language("en") is ENGLISH
    assert english("id").say("Attainment") == "Attainment"
    assert re.fullmatch(r"\d\.\d{3}", english("id").number(1200))
