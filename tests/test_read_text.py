"""Characters without ink, and the lines and columns that an editor counts."""

from __future__ import annotations

import subprocess
import sys

import pytest

from attain.errors import Place
from attain.read.lines import LineTable, split_lines
from attain.read.text import character_name, control_character, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Penerima Upah", "Penerima Upah"),
        ("Kraków 100 % ☀️ [/] :smile:", "Kraków 100 % ☀️ [/] :smile:"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\x00b", r"a\x00b"),
        ("a\tb\r\n", r"a\tb\r\n"),
        ("a\x85b", r"a\x85b"),
        ("a\u00a0b", "aU+00A0b"),
        ("a\u200bb\u00ad", "aU+200BbU+00AD"),
        ("\u202egnp.exe", "U+202Egnp.exe"),
        ("a\u2028b\ufeff", "aU+2028bU+FEFF"),
        ("a\u3164b", "aU+3164b"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What does not show is written out; what does is untouched."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "at"),
    [("Cikupa", None), ("a\tb", 1), ("a\nb\r", None), ("ab\x1a", 2), ("\x7f", 0), ("é\x9b", 1)],
)
def test_control_character(text: str, at: int | None) -> None:
    """The first control character is found; a line break is none."""
    assert control_character(text) == at


def test_character_name() -> None:
    """A control character is called by its common name and its code."""
    assert [character_name(char) for char in "\x00\x1b\x1a\x01\u200b"] == [
        r"NUL (\x00)",
        r"ESC (\x1b)",
        r"Ctrl-Z (\x1a)",
        r"\x01",
        "U+200B",
    ]


def test_split_lines() -> None:
    """Only LF, CR LF and CR end a line."""
    text = "a\x0bb\nc\r\n\r\u2028d\x85\n\re"
    assert split_lines(text) == ["a\x0bb\n", "c\r\n", "\r", "\u2028d\x85\n", "\r", "e"]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 2), Place("f", 1, 1, 2, "ab")),
        ((4, 99), Place("f", 2, 1, 2, "é\u2028")),
        ((5, None), Place("f", 2, 2, 1, "é\u2028")),
        ((7, 8), Place("f", 3, 1, 1, "x")),
        ((9, None), Place("f", 4, 1, 1, "")),
    ],
)
def test_place(span: tuple[int, int | None], expected: Place) -> None:
    """An index becomes a line and a column in characters; the length stays on its line."""
    assert LineTable("f", "ab\r\né\u2028\rx\n").place(*span) == expected


def test_light_imports() -> None:
    """Reading CSV and showing text never import YAML or Pydantic."""
    code = (
        "import sys, attain.read.csv, attain.read.text;"
        "print([m for m in ('yaml', 'pydantic', 'typer', 'rich') if m in sys.modules])"
    )
    ran = subprocess.run(  # our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
