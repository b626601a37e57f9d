"""Markdown to its paragraphs: each heading, list item, quotation and table row is one of its own.

Code in fences, front matter, comments, link addresses and rules are not read. An indented block is read as text: in a
release it is a quotation or a careless paragraph far more often than it is code. Marks are blanked where they stand, so
that an index into the text remains one into the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.read.prose_inline import write_inline
from attain.read.prose_writer import Gap

if TYPE_CHECKING:
    from attain.read.prose_writer import Writer

_INK = re.compile(r"[^\n]+")
# What begins like a YAML or TOML block: a text between two rules is no front matter.
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*+\n(?=\s*+(?:#|[\w\"'-]++[ \t]*+[:=]))")
_FRONT_END = re.compile(r"^(?:---|\.\.\.|\+\+\+)[ \t]*+$", re.MULTILINE)
_VEILED = re.compile(
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+"
    r"(?:(?P<fence>`{3,}+(?=[^`\n]*+$)|~{3,}+)|(?P<block><!--)|(?P<raw><(?:script|style)(?=[\s>])))"
    r"|(?P<comment><!--)",
    re.MULTILINE | re.IGNORECASE,
)
_FENCE_END = re.compile(r"^[ \t>]*+(`{3,}+|~{3,}+)[ \t]*+$", re.MULTILINE)
_RAW_END = re.compile(r"</(?:script|style)[^<>]*+>", re.IGNORECASE)
_COMMENT_END = "-->"
_QUOTE = re.compile(r"(?:[ \t]*+>)++")
_ITEM = re.compile(r"([ \t]*+)(?:[-*+]|(\d{1,9})[.)])(?:[ \t]++|$)(?:\[[ xX]\](?:[ \t]++|$))?")
_HEADING = re.compile(r"[ \t]*+#{1,6}(?:[ \t]++|$)")
_NOTE = re.compile(r"[ \t]*+\[\^[^\]\s]++\]:")
_REFERENCE = re.compile(
    r"[ \t]*+\[[^\[\]]++\]:[ \t]*+(?:<[^<>]*+>|\S++)[ \t]*+(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\))?[ \t]*+$"
)
_RULE_LEAST = 3


def write_markdown(writer: Writer) -> None:
    """Write the words of Markdown, its marks left out."""
    blocks = _Blocks()
    writer.source = blocks.read(_veiled(writer.source))
    at = 0
    for start, end, row in blocks.found:
        writer.gap(Gap.PARAGRAPH, at, start)
        write_inline(writer, start, end, row=row)
        at = end


def _veiled(text: str) -> str:
    """The text with all that is not read blanked, its line breaks kept."""
    at = _front_end(text)
    parts = [_blank(text, 0, at)]
    last_comment_end = text.rfind(_COMMENT_END)
    while found := _VEILED.search(text, at):
        kind = str(found.lastgroup)
        start, stop = found.start(kind), found.end()
        if kind != "comment" or stop <= last_comment_end:
            stop = _veil_end(text, kind, found)
            parts += [text[at:start], _blank(text, start, stop)]
        else:  # within a line, a comment that never closes is text
            parts.append(text[at:stop])
        at = stop
    return "".join([*parts, text[at:]])


def _veil_end(text: str, kind: str, found: re.Match[str]) -> int:
    """Where what `found` opens comes to its end: with the text, where nothing closes it."""
    if kind == "fence":
        mark = found[kind]
        ends = (end for end in _FENCE_END.finditer(text, found.end()) if end[1].startswith(mark))
        end = next(ends, None)
        return end.end() if end else len(text)
    if kind == "raw":
        end = _RAW_END.search(text, found.end())
        return end.end() if end else len(text)
    stop = text.find(_COMMENT_END, found.end())
    return len(text) if stop < 0 else stop + len(_COMMENT_END)


def _front_end(text: str) -> int:
    """Where the front matter ends; 0 where there is none."""
    begins = _FRONT.match(text)
    end = _FRONT_END.search(text, begins.end()) if begins else None
    return end.end() if end else 0


def _blank(text: str, start: int, end: int) -> str:
    return _INK.sub(lambda found: " " * len(found[0]), text[start:end])


class _Blocks:
    """Goes through the lines of a text; `found` holds each block: from, to, and whether it is a table's row."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, bool]] = []
        self._takers = (self._heading, self._rule, self._row, self._note, self._reference)
        self._start: int | None = None  # of the paragraph that is open, which ends at `_end`
        self._end = 0
        self._quoted = False
        self._table = False
        self._item = 0  # the column where the text of the last list item began; 0 outside of lists
        self._next = ""

    def read(self, text: str) -> str:
        """Find all blocks; the text, the marks that lines begin with blanked."""
        lines = text.split("\n")
        shown = []
        at = 0
        for line, self._next in zip(lines, [*lines[1:], ""], strict=True):
            first = self._take(line, at)
            shown.append(" " * first + line[first:])
            at += len(line) + 1
        self._close()
        return "\n".join(shown)

    def _close(self) -> None:
        if self._start is not None:
            self.found.append((self._start, self._end, False))
        self._start, self._table = None, False

    def _take(self, line: str, at: int) -> int:
        """Take a line that begins at index `at`; how many of its first characters are marks."""
        first = self._marks(line)
        if not line[first:].strip(" \t"):
            self._close()
            return first
        for taker in self._takers:
            taken = taker(line, first, at)
            if taken is not None:
                return taken
        if self._start is None:
            self._start = at + first
            self._item = self._item if line[0] in " \t" or first else 0
        self._end = at + len(line)
        return first

    def _marks(self, line: str) -> int:
        """Where the text of a line begins, behind the marks of quotations and list items."""
        first, quoted = 0, False
        while True:
            if found := _QUOTE.match(line, first):
                quoted = True
            elif (found := _ITEM.match(line, first)) and self._begins_item(found):
                self._close()
                self._item = found.end()
            else:
                break
            first = found.end()
        if quoted and not self._quoted:
            self._close()
        self._quoted = quoted
        return first

    def _begins_item(self, found: re.Match[str]) -> bool:
        """Whether a mark begins an item: inside a paragraph a number is mostly the end of a sentence ("in 2018.")."""
        if found[2] is None or self._start is None or found[2] == "1":
            return True
        return found.start() + len(found[1]) < self._item

    def _heading(self, line: str, first: int, at: int) -> int | None:
        found = _HEADING.match(line, first)
        if found is None:
            return None
        self._close()
        text = line[found.end() :].rstrip(" \t")
        bare = text.rstrip("#")
        if not bare or bare[-1] in " \t":
            text = bare
        self.found.append((at + found.end(), at + found.end() + len(text), False))
        return found.end()

    def _rule(self, line: str, first: int, _at: int) -> int | None:
        """Take a rule, or the line under a heading, out."""
        mark = line[first:].lstrip(" \t")[0]
        if mark not in "-=*_" or set(line[first:]) - {mark, " ", "\t"}:
            return None
        if line.count(mark, first) < _RULE_LEAST and (self._start is None or mark not in "-="):
            return None
        self._close()
        return len(line)

    def _row(self, line: str, first: int, at: int) -> int | None:
        text = line[first:].strip(" \t")
        if not (self._table or text.startswith("|") or ("|" in text and _parts_head(self._next))):
            return None
        self._close()
        self._table = True
        if _parts_head(text):
            return len(line)
        start = line.index(text, first) + text.startswith("|")
        end = len(line.rstrip(" \t")) - (text.endswith("|") and not text.endswith("\\|"))
        self.found.append((at + start, max(at + start, at + end), True))
        return first

    def _note(self, line: str, first: int, at: int) -> int | None:
        found = _NOTE.match(line, first)
        if found is None:
            return None
        self._close()
        self._start, self._end = at + found.end(), at + len(line)
        return found.end()

    def _reference(self, line: str, first: int, _at: int) -> int | None:
        return len(line) if self._start is None and _REFERENCE.match(line, first) else None


def _parts_head(line: str) -> bool:
    """Whether a line parts the head of a table from its rows."""
    text = line.strip(" \t>")
    return "-" in text and "|" in text and not set(text) - set("|:- \t")
