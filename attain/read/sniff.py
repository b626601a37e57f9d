"""The first bytes of a file to the reason why it is not the text that was expected.

A wrong kind of file would otherwise give a page of problems about columns and colons.
"""

from __future__ import annotations

import re
from typing import Literal

from attain.errors import Place, Problem

Kind = Literal["CSV", "JSON lines", "YAML", "text"]

PEEK = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET = "open it in the spreadsheet program and save it as CSV UTF-8"
_EXPORT = "export the table as CSV"
_PARQUET = "for actuals let its name end in .parquet, else export the table as CSV"
_LINES = "for actuals let its name end in .jsonl where each line is an object, else export the table as CSV"
_SAVE = "save what it says as plain text, Markdown or HTML"
_TABLES = {_SHEET, _EXPORT, _PARQUET, _LINES}
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PAR1", "a Parquet file", _PARQUET),
    (_OLE, "an old Excel workbook (.xls)", _SHEET),
    (b"%PDF-", "a PDF file", _EXPORT),
    (b"{\\rtf", "a rich text document (.rtf)", _EXPORT),
    (b"SQLite format 3\x00", "an SQLite database", _EXPORT),
    (b"\x1f\x8b", "gzip data", "let its name end in .gz, or unpack it first"),
    (b"BZh", "bzip2 data", "unpack it first"),
    (b"\xfd7zXZ\x00", "xz data", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstandard data", "let its name end in .zst, or unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
)
_PAGE = re.compile(rb"<(!doctype|html|head|body|\?xml|table|div|script)\b", re.IGNORECASE)
_XHTML = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_JSON = re.compile(rb'[\[{]\s*["\[{\]}]')
_DOCUMENT = re.compile(rb"\[|\{[ \t]*[\r\n]")
_ODD = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_ODD_SHARE = 0.1
_ODD_LEAST = 8
_PAIRS_LEAST = 4
_MOST, _FEW = 0.8, 0.1
_UTF16 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def wrong_kind(file: str, start: bytes, kind: Kind, *, any_encoding: bool) -> Problem | None:
    """Why these first bytes cannot be the text of a CSV, JSON lines or YAML file, or a text to check, if they cannot.

    Args:
        file: the name to show.
        start: the first `PEEK` bytes, or all there are.
        kind: what was expected.
        any_encoding: whether an encoding was named, so that NUL bytes may belong to it.
    """
    found = _container(start) or _markup(start, kind)
    if found is None and not any_encoding:
        if column := _utf16_at(start):
            return _utf16(file, column, kind)
        odd = len(_ODD.findall(start))
        if odd >= _ODD_LEAST and odd > len(start) * _ODD_SHARE:
            found = "binary data", _EXPORT if kind in ("CSV", "JSON lines") else "name a text file"
    if found is None:
        return None
    what, mend = found
    if kind == "YAML" and mend in _TABLES:
        mend = "name the YAML file with the targets"
    if kind == "text" and mend in _TABLES:
        what, mend = what.replace("Excel workbook (.xls)", "Office document (.doc, .xls)"), _SAVE
    return Problem("A005", f"not a {kind} file: it looks like {what}", Place(file, 1, 1), mend)


def not_parquet(file: str, start: bytes) -> Problem | None:
    """Why a file with these first bytes is no Parquet file, if it is none."""
    if start.startswith(b"PAR1"):
        return None
    what, mend = _container(start) or _markup(start, "CSV") or ("", "")
    message = f"not a Parquet file: it looks like {what}" if what else "not a Parquet file, whatever its name ends in"
    if start.startswith(b"PARE"):
        message, mend = "an encrypted Parquet file", "write it without encryption"
    return Problem(
        "A005", message, Place(file, 1, 1), mend or "let the name end in what it is: .csv, .jsonl or .parquet"
    )


def _container(start: bytes) -> tuple[str, str] | None:
    if start.startswith(b"PK\x03\x04"):
        if b"word/" in start or b"opendocument.text" in start[:100]:
            return "a word processor's document (.docx, .odt)", _EXPORT
        if b"xl/" in start or b"[Content_Types].xml" in start:
            return "an Excel workbook (.xlsx)", _SHEET
        return "a zip archive", "unpack it first"
    return next(((what, mend) for magic, what, mend in _MAGIC if start.startswith(magic)), None)


def _markup(start: bytes, kind: Kind) -> tuple[str, str] | None:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PAGE.match(text):
        xml = text[:5].lower() == b"<?xml"
        if kind == "text" and (not xml or _XHTML.search(text)):
            return None
        return ("XML", _EXPORT) if xml else ("a web page", "log in and download the file itself")
    if kind == "CSV" and _JSON.match(text):
        return "JSON", _LINES
    if kind == "JSON lines" and _DOCUMENT.match(text):
        return "one JSON document over all lines", "write each object on a line of its own"
    return None


def _utf16_at(start: bytes) -> int:
    """The column of the first byte that gives UTF-16 away, or 0."""
    if start[:2] in _UTF16:
        return 1
    pairs = len(start) // 2
    if pairs < _PAIRS_LEAST:
        return 0
    # Latin text in UTF-16 has a NUL in nearly every pair, always on the same side.
    low, high = start[0 : 2 * pairs : 2].count(0), start[1 : 2 * pairs : 2].count(0)
    if high >= _MOST * pairs and low < _FEW * pairs:
        return 2
    return 1 if low >= _MOST * pairs and high < _FEW * pairs else 0


def _utf16(file: str, column: int, kind: Kind) -> Problem:
    mend = (
        "save it as CSV UTF-8 (for actuals the plan may name it: encoding: utf-16)"
        if kind == "CSV"
        else "save it as UTF-8"
    )
    message = "not UTF-8: it looks like UTF-16 (Excel's Unicode Text)"
    return Problem("A003", message, Place(file, 1, column), mend)
