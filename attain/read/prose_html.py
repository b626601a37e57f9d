"""HTML to what a reader of the page sees of it, paragraph by paragraph.

The tags are found here rather than by html.parser, which takes quadratic time over tags that never close (60 kB of
"<a " take half a minute) and raises on "<![x["; what is broken is read as a browser reads it. Entities are those of
the standard library.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from attain.read.prose_writer import Gap, Writer

_BLOCK_NAMES = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre"
    " search section select summary table tbody tfoot thead title tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
# Not shown, or struck out: a figure that was withdrawn is no longer stated.
_SKIPPED_NAMES = "script style template noscript textarea iframe noembed noframes object svg del s strike"
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_RAW = frozenset(("script", "style"))  # text to their end, or to the end of the page
_FOOTNOTE = 200  # characters, a link's address included
_ROWS = frozenset(("table", "tr"))
_CELLS = frozenset(("td", "th"))
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")
# Quotes mean something behind an equals sign alone: <p title=don't> ends where it seems to.
_REST = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+>""")
_COMMENT_END = re.compile(r"--!?>")
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG = re.compile(r"<[^<>]*+>")
_START = re.compile(
    r"\s*+(?:<\?xml\b[^>]*+>\s*+)?(?:<!--|<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|header|div"
    r"|figure|table|ul|ol|h[1-6]|p|blockquote|center|font|span|strong|b|i|em|a|img|br)[\s/>])",
    re.IGNORECASE,
)


def starts_as_page(text: str) -> bool:
    """Whether a text begins as an HTML page or a piece of one does.

    >>> starts_as_page("<!DOCTYPE html>"), starts_as_page("<40 persen")
    (True, False)
    """
    return _START.match(text) is not None


def entities(writer: Writer, start: int, end: int) -> None:
    """Write `source[start:end]`, which has no tags, with its entities decoded."""
    if writer.source.find("&", start, end) < 0:
        writer.keep(start, end)
        return
    at = start
    for found in _ENTITY.finditer(writer.source, start, end):
        writer.keep(at, found.start())
        writer.put(_decoded(found[0]), *found.span())
        at = found.end()
    writer.keep(at, end)


class Hidden:
    """Finds where elements that nobody sees come to their end."""

    def __init__(self, text: str) -> None:
        """Look into `text`."""
        self._text = text
        self._unclosed: set[str] = set()

    def end(self, name: str, start: int, stop: int) -> int | None:
        """Where an element ends whose start tag ended at `start`; None where it is to be read, or never closes."""
        if name in self._unclosed or (name not in _SKIPPED and name != "sup"):
            return None
        if name == "sup":
            return self._footnote(start, min(stop, start + _FOOTNOTE))
        close = _closing(name).search(self._text, start, stop)
        end = self._text.find(">", close.end(), stop) if close else -1
        if end >= 0:
            return end + 1
        self._unclosed.add(name)
        return stop if name in _RAW else None

    def _footnote(self, start: int, stop: int) -> int | None:
        """Where a raised number ends, which would become a digit of the figure before it; the "st" of "1st" is read."""
        close = _closing("sup").search(self._text, start, stop)
        if close is None or any(char.isalpha() for char in _TAG.sub("", self._text[start : close.start()])):
            return None
        return close.start()


class _Page:
    """The state of one reading: where the row and the cell began that are open."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.text = writer.source
        self.hidden = Hidden(self.text)
        self.row: int | None = None
        self.cell = -1

    def markup(self, at: int) -> int:
        """Take the tag or comment at `at`; where the text behind it begins."""
        text = self.text
        name = _NAME.match(text, at)
        if name is None:
            return self._comment(at)
        rest = _REST.match(text, name.end())
        if rest is None:
            return len(text)  # as in a browser, a tag that never closes takes what follows with it
        self._tag(name[2].lower(), bool(name[1]), at, rest.end())
        end = None if name[1] else self.hidden.end(name[2].lower(), rest.end(), len(text))
        return rest.end() if end is None else end

    def _comment(self, at: int) -> int:
        text = self.text
        if not text.startswith("<!--", at):
            end = text.find(">", at)
            return len(text) if end < 0 else end + 1
        for empty in ("<!-->", "<!--->"):
            if text.startswith(empty, at):
                return at + len(empty)
        close = _COMMENT_END.search(text, at + len("<!--"))
        return close.end() if close else len(text)

    def _tag(self, name: str, closing: bool, start: int, end: int) -> None:
        writer = self.writer
        if name == "pre":
            writer.lines = not closing
        if name == "br":
            writer.gap(Gap.LINE, start, end)
        elif name in _CELLS:
            self._begin_cell(closing, start, end)
        elif name in BLOCKS and (name in _ROWS or writer.size != self.cell):
            writer.gap(Gap.PARAGRAPH, start, end)
            if name in _ROWS:
                self.row = None if name == "table" and closing else writer.paragraphs
                self.cell = -1

    def _begin_cell(self, closing: bool, start: int, end: int) -> None:
        """Part a cell from the one before; one of several paragraphs is part of a layout, not of a row of figures."""
        if closing:
            return
        writer = self.writer
        if self.row is not None and writer.paragraphs == self.row + 1:
            writer.cell(start, end)
        else:
            writer.gap(Gap.PARAGRAPH, start, end)
        self.cell = writer.size  # until something is written, what opens inside the cell ends no paragraph


def write_page(writer: Writer) -> None:
    """Write what a reader of the page sees."""
    page, text = _Page(writer), writer.source
    at = 0
    while found := _MARKUP.search(text, at):
        entities(writer, at, found.start())
        at = page.markup(found.start())
    entities(writer, at, len(text))


@lru_cache(maxsize=1024)
def _decoded(entity: str) -> str:
    return unescape(entity)


@lru_cache(maxsize=32)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
