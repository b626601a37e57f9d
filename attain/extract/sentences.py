"""A text to its sentences, each with its span and its language. Linear in the text's length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.number import Locale

# A paragraph's end, a list's next item, or the mark that ends a sentence before a blank and a letter that may open one.
_BREAK = re.compile(
    r"""
    (?P<hard>
        (?<![ \t])[ \t]*\n[ \t]*\n\s*
        | (?<![ \t])[ \t]*\n(?= [ \t]*(?: [-*\u2022\u2013] | \d{1,2}[.)] )[ \t] )
    )
    | [.!?\u2026][\"')\]\u201d\u2019]*(?P<soft>\s+)
      (?= [\"'(\[\u201c\u2018]?[^\W_a-z] | [$\u20ac\u00a3\u20b5\u20a6\u20b9] )
    """,
    re.VERBOSE,
)
_LINE = re.compile(r"[^\s][^\n]*")
_ENDS_LINE = re.compile(r"[.!?\u2026][\"')\]\u201d\u2019]*[ \t]*(?=\n|\Z)")
_TENTHS = 10
_LINES_ENDING = 8  # tenths of the lines that end a sentence where a text has one a line
_ABBREVIATION = 12  # characters of the longest word before a dot that is looked up
_WORD_BEFORE = re.compile(r"[^\s(]{1,12}$")
_ABBREVIATIONS = frozenset(
    """
    rp rs ush ushs sh shs tk ksh kshs no nos dr mr mrs ms prof st vs approx jl kab kec tgl hlm gen sen rep gov lt col
    fig inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec ir drs h hj a.m p.m u.s u.k e.g i.e
    """.split()  # noqa: SIM905  a list of quoted words is three times the lines
)
_WORDS = re.compile(r"[^\W\d_]+")
_ID = frozenset(
    """
    dan yang dari di pada untuk dengan atau persen triliun miliar milyar juta ribu sudah baru tahun ini itu adalah
    telah sebesar mencapai realisasi hingga sampai masih orang sasaran capaian terhadap dalam oleh serta karena namun
    sekitar lebih kurang juga akan tidak belum hanya pajak penerimaan dana peserta para
    """.split()  # noqa: SIM905  as above
)
_EN = frozenset(
    """
    the of and in to for its was were is are with by from that this has have had percent per cent million billion
    trillion against only about over nearly we they it on at an as year first so far goal reached collected
    """.split()  # noqa: SIM905  as above
)
_SAMPLE = 400  # characters of a sentence that tell its language
_OPENING = 4000  # characters of a text that tell the language of sentences that do not


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span in its text, its language, and the number of its paragraph."""

    start: int
    end: int
    language: Locale
    paragraph: int


def sentences_of(text: str, locale: Locale | None = None) -> list[Sentence]:
    """The sentences of a text; `locale` is the language of those that do not tell.

    >>> [(s.start, s.end, s.language) for s in sentences_of("Baru Rp. 5 juta dari target. The goal was met.")]
    [(0, 28, 'id'), (29, 46, 'en')]
    """
    default = locale or _language(text[:_OPENING], None) or "en"
    found = []
    for start, end, paragraph in _spans(text):
        language = _language(text[start : min(end, start + _SAMPLE)], default) or default
        found.append(Sentence(start, end, language, paragraph))
        default = locale or language
    return found


def _spans(text: str) -> Iterator[tuple[int, int, int]]:
    """The spans of a text's sentences, each with the number of its paragraph."""
    start = paragraph = 0
    lines = _is_by_lines(text)
    for match in _BREAK.finditer(text):
        hard = match["hard"] is not None or (lines and "\n" in match["soft"])
        if match["hard"] is None and _is_abbreviation(text, start, match.start()):
            continue
        end = match.start() if match["hard"] is not None else match.start("soft")
        if text[start:end].strip():
            yield start, end, paragraph
        start = match.end()
        paragraph += hard
    if text[start:].strip():
        yield start, len(text.rstrip()), paragraph


def _is_by_lines(text: str) -> bool:
    """Whether a text has a sentence a line, so that a line's end is a paragraph's: nearly all lines end one."""
    lines, ends = len(_LINE.findall(text)), len(_ENDS_LINE.findall(text))
    return lines > 1 and ends * _TENTHS >= lines * _LINES_ENDING


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    """Whether the dot belongs to a word such as "Rp." or an initial."""
    if text[dot] != ".":
        return False
    word = _WORD_BEFORE.search(text, max(start, dot - _ABBREVIATION), dot)
    if word is None:
        return False
    bare = word[0].lower()
    return bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha() and word[0].isupper())


def _language(text: str, default: Locale | None) -> Locale | None:
    """The language most of whose common words a text has."""
    words = [word.lower() for word in _WORDS.findall(text)]
    local, english = sum(word in _ID for word in words), sum(word in _EN for word in words)
    if local == english:
        return default
    return "id" if local > english else "en"
