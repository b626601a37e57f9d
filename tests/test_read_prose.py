"""Texts to check, plain, Markdown and HTML: what is read of them, and where it stands in the file."""

from __future__ import annotations

import gzip
import hashlib
import io
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.errors import Place
from attain.read.prose import Markup, Prose, ProseLine, prose_of, read_prose

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1_000_000
MARKS = "ab1 5,.%\n\r\t&;|*_`~[]()!<>#-+=/\"'\\\u00a0\u00ad\u200b"
HTML = (
    "&nbsp; &#8239; &amp <!-- --> <b> </b> <p> <br> <td> <tr> </table> <script> </script> <s> </s> <sup> </sup> <a b='"
)
MARKDOWN = ("\n\n", "\n- ", "\n1. ", "\n> ", "\n# ", "\n```\n", "](x)", "~~", "**", "\n|-|-|\n")
SOUP = st.lists(st.sampled_from((*MARKS, *HTML.split(), *MARKDOWN))).map("".join) | st.text()


def read(data: bytes, name: str = "-", **options: str) -> Prose:
    """What is to be read of these bytes, which must have no problem."""
    prose, problems = read_prose(name, stdin=io.BytesIO(data), **options)
    assert problems == []
    assert prose is not None
    return prose


def told(data: bytes, **options: str) -> list[tuple[str, str]]:
    """Code and place of each problem of these bytes, which must give no text."""
    prose, problems = read_prose("-", stdin=io.BytesIO(data), **options)
    assert prose is None
    return [(problem.code, f"{problem.place.line}:{problem.place.column}") for problem in problems if problem.place]


def found(prose: Prose, words: str) -> tuple[int, int]:
    """The span of the first such words in what is read."""
    start = prose.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        (" \n\n ", ""),
        ("Rp1,5 triliun\n", "Rp1,5 triliun"),
        ("Rp1,5\ntriliun", "Rp1,5\ntriliun"),
        ("Rp1,5  \r\n\t triliun", "Rp1,5\ntriliun"),
        ("Rp1,5\rtriliun", "Rp1,5\ntriliun"),
        ("satu\n\ndua\r\n\r\ntiga\r\rempat", "satu\n\ndua\n\ntiga\n\nempat"),
        ("satu\n \t\n\n\ndua", "satu\n\ndua"),
        ("satu\n\u00a0\ndua", "satu\n\ndua"),
        ("mencapai    40   persen", "mencapai 40 persen"),
        ("Serang\t127\t300", "Serang\t127\t300"),
        ("akhir\n\fawal", "akhir\nawal"),
        ("Rp\u00a01,5 juta dari 1\u202f234", "Rp\u00a01,5 juta dari 1\u202f234"),
        ("tri\u00adliun \u200b40\u2060%", "triliun 40%"),
        ("a * b_c `d` <e> &amp; [f](g)", "a * b_c `d` <e> &amp; [f](g)"),
        ("\u2028a\x85b", "a\x85b"),
    ],
)
def test_plain(source: str, text: str) -> None:
    """Plain text is read as it is, runs of blanks and breaks as one, characters without ink not at all."""
    assert prose_of("f", source, "plain").text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Rp1,5** triliun dari *target* __300__ _ribu_", "Rp1,5 triliun dari target 300 ribu"),
        ("***40*** persen, Rp**1,5**T", "40 persen, Rp1,5T"),
        ("2 * 3 * 4, 2*3*4, nama_kolom_dua, 40%*", "2 * 3 * 4, 2*3*4, nama_kolom_dua, 40%*"),
        ("1**2** ribu", "1**2** ribu"),
        ("`127` ribu ``a`b`` dan `sisa", "127 ribu a`b dan `sisa"),
        ("`a*b` dan c*", "a*b dan c*"),
        ("\\``36` dan \\`b", "`36 dan `b"),
        ("[capai 40\npersen](https://a.id/36 'x') dan [300](<b c>) ribu", "capai 40 persen dan 300 ribu"),
        ("[capai](https://a.id/36_(x)) [dua][2] [tiga] (4)", "capai dua [tiga] (4)"),
        ("![bagan 36%](a.png) [![b](c)](d) 40%", "40%"),
        ("lihat <https://a.id/36> atau <a@b.id> <40 dan > 30", "lihat atau <40 dan > 30"),
        ("~~36~~ 32,6 persen ~40 ~~50", "32,6 persen ~40 ~~50"),
        ("Rp&nbsp;1,5 &amp; 2\\*3\\_4 \\a C:\\\\x", "Rp\u00a01,5 & 2*3_4 \\a C:\\x"),
        ("satu<br>dua <b>tiga</b> <del>36</del>4<sup>1</sup>", "satu\ndua tiga 4"),
        ("satu\\\ndua  \ntiga", "satu dua tiga"),
        ("satu <!-- 36\n\npersen --> dua <!-- x", "satu\n\ndua <!-- x"),
        ("satu\n<!-- 36 persen", "satu"),
        ("# Judul **40** #\nisi\n## C#\n#tagar", "Judul 40\n\nisi\n\nC#\n\n#tagar"),
        ("Judul\n=====\nisi\n---\nekor", "Judul\n\nisi\n\nekor"),
        ("satu\n\n***\n- - -\n\ndua", "satu\n\ndua"),
        ("- satu\n  lanjut\n* dua\n+ tiga\n- [x] empat", "satu lanjut\n\ndua\n\ntiga\n\nempat"),
        ("1. satu\n2. dua\n   1) tiga", "satu\n\ndua\n\ntiga"),
        ("naik sejak\n2018. Target", "naik sejak 2018. Target"),
        ("1. satu sejak\n   2018. Target", "satu sejak 2018. Target"),
        ("1. satu\n\nteks sejak\n2018. Target", "satu\n\nteks sejak 2018. Target"),
        ("teks\n> satu\n> **du\n> a**\nmalas\n>\n> - tiga", "teks\n\nsatu du a malas\n\ntiga"),
        ("satu\n\n```py\n36 persen\n\n~~~\n```\ndua\n~~~~\n36\n~~~\n", "satu\n\ndua"),
        ("- satu\n  ```\n  36\n  ```\n- dua\n> ```\n> 36\n> ```", "satu\n\ndua"),
        ("```36``` persen", "36 persen"),
        ("    Rp1,5 triliun", "Rp1,5 triliun"),
        ("---\ntitle: 36 persen\n---\nisi", "isi"),
        ("+++\ntitle = '36'\n+++\nisi", "isi"),
        ("---\nsatu\n\n---\ndua", "satu\n\ndua"),
        (
            "[a]: https://a.id/36 'x'\n[b]: tiga puluh enam\nisi[^1]\n\n[^1]: catatan",
            "[b]: tiga puluh enam isi\n\ncatatan",
        ),
        (
            "| Cabang | Target |\n|:--|--:|\n| Serang | 300 |\n|Tangerang||",
            "Cabang ; Target\n\nSerang ; 300\n\nTangerang",
        ),
        ("Cabang | Target\n--- | ---\nSerang | **300** \\| 1\n\na | b", "Cabang ; Target\n\nSerang ; 300 | 1\n\na | b"),
        ("<table><tr><td>1</td><td>2</td></tr>\n<tr><td>3</td></tr></table>", "1 ; 2\n\n3"),
        ("satu\n<script>\n36\n\n37</script>\ndua", "satu\n\ndua"),
        ("satu\r\ndua\r\n\r\n- tiga\r\n- empat\r", "satu dua\n\ntiga\n\nempat"),
    ],
)
def test_markdown(source: str, text: str) -> None:
    """The words of Markdown stay and their marks go; headings, items, quotations and rows are paragraphs."""
    assert prose_of("f.md", source, "markdown").text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Rp&nbsp;1,5 tri<b>liun</b></p>", "Rp\u00a01,5 triliun"),
        ("1&#8239;234 &amp; &lt;b&gt; &Eacute; &nosuch; R&D AT&T &", "1\u202f234 & <b> É &nosuch; R&D AT&T &"),
        ("Rp&nbsp; 1,5 &shy;40&ZeroWidthSpace;%&#1;", "Rp 1,5 40%"),
        ("a&#10;b&#13;c", "a b c"),
        ("<p>satu\n  dua</p>tiga<div>empat<span>lima</span></div>", "satu dua\n\ntiga\n\nempatlima"),
        ("satu<br>dua<br/><br>tiga", "satu\ndua\n\ntiga"),
        ("<head><title>Ju &amp; dul</title><style>p{}</style></head><body>isi", "Ju & dul\n\nisi"),
        ("a<script>if (1 < 2) '</p>'</script>b<style>x</style>c<template><p>36</template>d", "abcd"),
        ("a<SCRIPT x>36</Script >b<noscript>36</noscript>c", "abc"),
        ("<del>36</del> <s>36</s>32 persen", "32 persen"),
        ("<s>36 persen", "36 persen"),
        ("40<sup><a href='#1'>1</a></sup>%, 1<sup>st</sup>", "40%, 1st"),
        ("a<!-- 36 -->b<!-->c<!--->d<!--e--!>f<!-- g", "abcdf"),
        ("a<![if x]>b<![endif]>c<?php 36 ?>d</ >e</>f", "abcdef"),
        ("<p title='36 > 32' class=\"a\nb\" x=y=z don't>isi</p>", "isi"),
        ("<a title=don't>satu</a> dua", "satu dua"),
        ("a < b <5% <- c", "a < b <5% <- c"),
        ("satu <a href='dua", "satu"),
        ("<tr><td>Serang</td>\n<td> 300 </td><td></td><td>127</td></tr><tr><th>a<th>b", "Serang ; 300 ; 127\n\na ; b"),
        ("<table><tr><td><p>Serang</p></td><td><p>300</p></td></tr></table>", "Serang ; 300"),
        ("<table><tr><td><p>satu</p><p>dua</p></td><td>sisi</td></tr></table>", "satu\n\ndua\n\nsisi"),
        ("<tr><td><table><tr><td>1<td>2</table></td><td>3</td></tr>", "1 ; 2\n\n3"),
        ("<ul><li>satu<li>dua</ul><h2>tiga</h2>empat", "satu\n\ndua\n\ntiga\n\nempat"),
        ("<pre>satu\ndua\n\ntiga</pre>empat\nlima", "satu\ndua\n\ntiga\n\nempat lima"),
        ("<custom-tag>sa</custom-tag>tu", "satu"),
    ],
)
def test_html(source: str, text: str) -> None:
    """Of a page is read what it shows: blocks are paragraphs, inline tags nothing, cells parted in their row."""
    assert prose_of("f.html", source, "html").text == text


@pytest.mark.parametrize(
    ("markup", "source", "words", "place"),
    [
        ("plain", "a\r\n  é Rp1,5\r\n triliun", "Rp1,5\ntriliun", Place("f", 2, 5, 5, "  é Rp1,5")),
        ("plain", "\ttab 40 %", "40 %", Place("f", 1, 6, 4, "\ttab 40 %")),
        ("plain", "x\n\ntri\u00adliun", "triliun", Place("f", 3, 1, 8, "tri\u00adliun")),
        ("markdown", "# J\n\n> Rp**1,5** tri\n> liun", "Rp1,5 tri liun", Place("f", 3, 3, 13, "> Rp**1,5** tri")),
        ("markdown", "a\r\n- [40 persen](u)", "40 persen", Place("f", 2, 4, 9, "- [40 persen](u)")),
        ("markdown", "|a|b|\n|-|-|\n|7|36|", "36", Place("f", 3, 4, 2, "|7|36|")),
        ("html", "<p>\n <b>Rp&nbsp;1,5</b>\n", "Rp\u00a01,5", Place("f", 2, 5, 11, " <b>Rp&nbsp;1,5</b>")),
        ("html", "<p>a &amp; 40%", "& 40%", Place("f", 1, 6, 9, "<p>a &amp; 40%")),
        ("html", "a<br>\r\r<i>4</i>0 <u>persen</u>", "40 persen", Place("f", 3, 4, 16, "<i>4</i>0 <u>persen</u>")),
    ],
)
def test_place(markup: Markup, source: str, words: str, place: Place) -> None:
    """Words have the line and the column of the file, and the length that they and the marks inside take there."""
    prose = prose_of("f", source, markup)
    assert prose.place(*found(prose, words)) == place


@pytest.mark.parametrize(
    ("markup", "source", "words", "lines"),
    [
        ("plain", "baru 32,6  \r\n\tpersen saja", "32,6\npersen", [(1, 5, 9), (2, 1, 7)]),
        ("markdown", "> baru **32,6**\n> persen", "32,6 persen", [(1, 9, 13), (2, 2, 8)]),
        (
            "html",
            "<p>baru\n<!-- x\n-->\n<b>32,6</b> <script>\n1\n</script> persen",
            "baru 32,6 persen",
            [(1, 3, 7), (4, 3, 7), (6, 10, 16)],
        ),
        ("html", "<tr><td>36\n<td>\n40", "36 ; 40", [(1, 8, 10), (3, 0, 2)]),
    ],
)
def test_lines(markup: Markup, source: str, words: str, lines: list[tuple[int, int, int]]) -> None:
    """A span knows its part on each physical line; lines between, of which nothing is read, are left out."""
    prose = prose_of("f", source, markup)
    whole = source.replace("\r\n", "\n").split("\n")
    expected = tuple(ProseLine(number, whole[number - 1], start, end) for number, start, end in lines)
    assert prose.lines(*found(prose, words)) == expected


def test_a_span_of_a_gap_has_a_place() -> None:
    """A blank, an empty span and one beyond the end stand somewhere, too."""
    prose = prose_of("f", "a\r\n\r\n\r\nb")
    assert (prose.text, str(prose.place(1, 3)), str(prose.place(4, 4)), str(prose.place(9, 12))) == (
        "a\n\nb",
        "f:1:2",
        "f:4:2",
        "f:4:2",
    )
    assert prose.lines(1, 2) == (ProseLine(1, "a", 1, 1),)
    assert str(prose_of("f", "").place(0, 1)) == "f:1:1"


def test_span() -> None:
    """A span has its indices in the text as it was decoded."""
    prose = prose_of("f", "<p>Rp&nbsp;1,5", "html")
    start, end = prose.span(*found(prose, "1,5"))
    assert prose.source[start:end] == "1,5"
    assert prose.span(2, 3) == (5, 11)


def test_the_trace_is_compact() -> None:
    """A plain text of many lines is one piece, and one of CR LF a piece for each line and each break."""
    assert prose_of("f", "baru 40 persen\n" * 1000).trace.pieces == 1
    assert prose_of("f", "baru 40 persen\r\n" * 1000).trace.pieces == 1999


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", "\ufeffcapai *40*\n".encode(), "capai *40*"),
        ("a.md", b"capai *40*", "capai 40"),
        ("a.MARKDOWN", b"capai *40*", "capai 40"),
        ("a.htm", b"capai <b>40</b>", "capai 40"),
        ("a.HTML", b"capai *40*", "capai *40*"),
        ("a.txt", b"\n<!DOCTYPE html><p>capai 40", "capai 40"),
        ("a", b"<div class='x'>capai 40</div>", "capai 40"),
        ("a.txt", b"<40 persen>", "<40 persen>"),
        ("a.md", b"<p>capai *40*</p>", "capai 40"),
        ("a.md.gz", gzip.compress(b"capai *40*", mtime=0), "capai 40"),
        ("a.html", '<?xml version="1.0" encoding="iso-8859-1"?><html>40\u2013x'.encode("cp1252"), "40\u2013x"),
        ("a.html", b"<meta charset=windows-1252><p>Krak\xf3w", "Kraków"),
        ("a.html", "<meta charset=windows-1252><p>Kraków".encode(), "Kraków"),
        ("a.txt", b"", ""),
    ],
)
def test_kinds(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    """The name tells the kind of a text, then a beginning as of a page; a page may name its own encoding."""
    path = tmp_path / name
    path.write_bytes(data)
    prose, problems = read_prose(path)
    assert (problems, prose and prose.text) == ([], text)
    assert prose is not None
    assert (prose.file, prose.sha256) == (str(path), hashlib.sha256(data).hexdigest())


def test_standard_input() -> None:
    """Standard input is HTML where it begins so, else plain text."""
    prose = read(b"<html><p>capai <b>40</b>")
    assert (prose.file, prose.text) == ("<stdin>", "capai 40")
    assert read(b"# capai *40*").text == "# capai *40*"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [("cp1252", b"Krak\xf3w"), ("utf-16", "Kraków".encode("utf-16")), ("utf-8", "Kraków".encode())],
)
def test_named_encoding(encoding: str, data: bytes) -> None:
    """A named encoding is taken at its word."""
    assert read(data, encoding=encoding).text == "Kraków"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"satu\ndu\xf3a", [("A003", "2:3")]),
        ("satu dua".encode("utf-16"), [("A003", "1:1")]),
        (b"a\x00b\r\n\x1b", [("A004", "1:2")]),
        (b"a\n\x1a", [("A004", "2:1")]),
        (b"<html>\n<p>\x07", [("A004", "2:4")]),
        (b"PK\x03\x04..xl/workbook.xml", [("A005", "1:1")]),
        (b"PK\x03\x04..word/document.xml", [("A005", "1:1")]),
        (b"%PDF-1.7", [("A005", "1:1")]),
        (b"{\\rtf1 capai 40", [("A005", "1:1")]),
        (b"<?xml version='1.0'?><rss><p>40", [("A005", "1:1")]),
        (b"\x1f\x8b\x08\x00", [("A005", "1:1")]),
        (bytes(range(32)) * 4, [("A005", "1:1")]),
    ],
)
def test_problems(data: bytes, expected: list[tuple[str, str]]) -> None:
    """What is no text is refused with its code at its place."""
    assert told(data) == expected


@pytest.mark.parametrize(
    ("data", "message", "mend"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)", "save what it says as plain text"),
        (b"PK\x03\x04..word/document.xml", "a word processor's document", "save what it says as plain text"),
        (b"a\x00b\x00", "2 control characters in the text, the first one here: NUL", "take it out"),
        (b"Krak\xf3w", "not valid UTF-8: byte 0xF3", "save the file as UTF-8"),
    ],
)
def test_messages(data: bytes, message: str, mend: str) -> None:
    """A problem says what the file looks like and how to mend it."""
    _, (problem,) = read_prose("-", stdin=io.BytesIO(data))
    assert message in problem.message
    assert problem.help is not None
    assert mend in problem.help


@pytest.mark.parametrize("encoding", ["klingon", "hex", "idna"])
def test_encodings_that_cannot_be(encoding: str) -> None:
    """An encoding that decodes no text, or not this one, is a problem and no exception."""
    assert told(b"xn--\xff", encoding=encoding) == [("A003", "1:1")]


def test_unreadable(tmp_path: Path) -> None:
    """What is not there, a folder and an absent standard input give A001 with the name as it was given."""
    for path in (str(tmp_path / "none.md"), str(tmp_path), "-"):
        prose, (problem,) = read_prose(path)
        assert prose is None
        assert (problem.code, str(problem.place)) == ("A001", f"{'<stdin>' if path == '-' else path}:1:1")


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text beyond the limit is not read."""
    monkeypatch.setattr("attain.read.prose_bytes.LARGEST", 1 << 18)
    assert told(b"40 persen\n" * (1 << 16)) == [("A005", "1:1")]


@given(SOUP)
def test_plain_characters_know_their_place(source: str) -> None:
    """Each character that is read of a plain text stands at its place in the file."""
    prose = prose_of("f", source, "plain")
    for at, char in enumerate(prose.text):
        place = prose.place(at, at + 1)
        if not char.isspace():
            assert (place.excerpt[place.column - 1], place.length) == (char, 1)


@given(SOUP, st.sampled_from(["markdown", "html"]))
def test_marked_up_characters_know_their_place(source: str, markup: Markup) -> None:
    """A letter of marked-up text stands at its place, or an entity there means it; places only go forward."""
    prose = prose_of("f", source, markup)
    reached = 0
    for at, char in enumerate(prose.text):
        start, end = prose.span(at, at + 1)
        assert reached <= start <= end <= len(source)
        reached = start
        if char.isalnum():
            assert prose.source[start:end] == char or prose.source[start] == "&"


@given(SOUP, st.sampled_from(["plain", "markdown", "html"]))
def test_what_is_read_is_settled(source: str, markup: Markup) -> None:
    """No run of blanks is left but one blank line between paragraphs, and none at the ends."""
    text = prose_of("f", source, markup).text
    assert text == text.strip()
    for paragraph in text.split("\n\n"):
        assert paragraph == paragraph.strip()
        assert not any(a.isspace() and b.isspace() for a, b in pairwise(paragraph))


@given(SOUP, st.sampled_from(["plain", "markdown", "html"]), st.integers(0, 40), st.integers(0, 40))
def test_any_span_has_its_lines(source: str, markup: Markup, start: int, length: int) -> None:
    """A span has at least one line, the lines go down the file, and its place is the first of them."""
    prose = prose_of("f", source, markup)
    lines = prose.lines(start, start + length)
    numbers = [line.number for line in lines]
    assert numbers == sorted(set(numbers))
    assert numbers
    place = prose.place(start, start + length)
    assert (place.line, place.column, place.excerpt) == (lines[0].number, lines[0].start + 1, lines[0].text)


@given(st.binary() | SOUP.map(str.encode), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "idna"]))
def test_no_bytes_raise(data: bytes, encoding: str | None) -> None:
    """Bytes give a text or a problem that names the file, never an exception."""
    prose, problems = read_prose("-", stdin=io.BytesIO(data), encoding=encoding)
    assert (prose is None) == bool(problems)
    assert all(problem.place and problem.place.file == "<stdin>" for problem in problems)


@pytest.mark.parametrize(
    ("markup", "unit", "size"),
    [
        ("html", "<", MEGABYTE),
        ("html", "&", MEGABYTE),
        ("html", "<a ", 0),
        ("html", '<a b="', 0),
        ("html", '<a b=">" ', 0),
        ("html", "<!--", 0),
        ("html", "<div>", 0),
        ("html", "<table><tr><td>", 0),
        ("html", "<script></script ", 0),
        ("html", "<sup>", 0),
        ("html", "<s>", 0),
        ("markdown", "[", MEGABYTE),
        ("markdown", "](", MEGABYTE),
        ("markdown", "<!--", 0),
        ("markdown", "*a ", MEGABYTE - 2),
        ("markdown", "~~a ", MEGABYTE // 4 - 1),
        ("markdown", "\n```\n````", 0),
        ("markdown", "> ", 0),
        ("markdown", "- ", 0),
        ("plain", " ", 0),
        ("plain", "\r\n", 0),
    ],
)
def test_hostile_texts_end(markup: Markup, unit: str, size: int) -> None:
    """A megabyte of what never closes is read in linear time: any worse and this test would not come back."""
    prose = prose_of("f", unit * (MEGABYTE // len(unit)), markup)
    assert len(prose.text) == size
