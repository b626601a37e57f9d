"""A YAML parser's error to one problem in plain words, at the place where it can be mended.

libyaml reports where it gave up: an unclosed bracket at the end of the file, a missing colon one
line late. The places here are those that a reader would look at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from attain.errors import Place, Problem
from attain.read.text import visible
from attain.read.yaml_faults import too_deep

if TYPE_CHECKING:
    from attain.read.lines import LineTable

_GLUED = re.compile(r"\s*(?:- +)*([^\s:#'\"\[\]{},&*!|>%@`-][^\s:#]*:)[^\s:/]")
_NESTED_COLON = re.compile(r"\s*(?:- +)*([^:]+): +(.+)$")
_WORDS = {
    "found duplicate %YAML directive": "a second %YAML line",
    "found duplicate %TAG directive": "a second %TAG line",
    "found incompatible YAML document": "a YAML version that is not 1.1 or 1.2",
    "did not find expected <document start>": "text where a document should begin",
    "found unknown directive name": "a line that begins with % and is no directive",
    "block sequence entries are not allowed in this context": "a list begins on its own line",
    "did not find expected alphabetic or numeric character": "a name is missing after * or &",
    "found an indentation indicator equal to 0": "a block text cannot be indented by 0",
    "did not find expected comment or line break": "text behind | or > on the same line",
}


_TOO_DEEP = "maximum nesting depth"
_OPENINGS = "[{ \n"  # what a run of brackets is made of


class _Fault(NamedTuple):
    """What the parser said: its words, where, and the place it mentions beside."""

    problem: str
    context: str
    at: int
    beside: int | None
    lines: LineTable
    brackets: list[int]
    last: tuple[int, int, str] | None

    def char(self) -> str:
        return self.lines.text[self.at : self.at + 1]

    def says(self, *words: str) -> bool:
        return any(word in self.problem for word in words)


def syntax_problem(
    error: yaml.YAMLError | ValueError,
    lines: LineTable,
    brackets: list[int],
    last: tuple[int, int, str] | None,
) -> Problem:
    """The problem to show for a parser's error.

    Args:
        error: what the parser raised.
        lines: the text.
        brackets: where the open flow collections begin, the innermost last.
        last: start, end and style of the scalar that was read last.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("A010", f"not YAML: {visible(str(error))}", lines.place(0))
    mark, beside = error.problem_mark or error.context_mark, error.context_mark
    if mark and _TOO_DEEP in (error.problem or ""):
        # libyaml looks ahead: it may meet its own limit before the builder meets ours.
        before = lines.text[: mark.index].rstrip(_OPENINGS)
        return too_deep(lines, mark.index - len(lines.text[len(before) : mark.index].lstrip()))
    fault = _Fault(
        error.problem or "",
        error.context or "",
        min(mark.index, len(lines.text)) if mark else 0,
        min(beside.index, len(lines.text)) if beside else None,
        lines,
        brackets,
        last,
    )
    rules = (_quote, _escape, _start, _colon, _value, _bracket, _after_quote, _indent)
    found = next((found for rule in rules if (found := rule(fault))), None) or _other(fault)
    stopped = fault.lines.place(fault.at)
    if found.places or found.place is None or found.place.line == stopped.line:
        return found
    return found._replace(places=((stopped, "the parser stopped here"),))


def _quote(fault: _Fault) -> Problem | None:
    if "quoted scalar" not in fault.context or fault.beside is None:
        return None
    if not fault.says("unexpected end of stream", "unexpected document", "document separator"):
        return None
    place = fault.lines.place(fault.beside)
    single = fault.lines.text[fault.beside] == "'"
    mend = "close it; an apostrophe inside '...' is written ''" if single else "close it"
    return Problem("A010", "this quote is never closed", place, mend)


def _escape(fault: _Fault) -> Problem | None:
    text = fault.lines.text
    if fault.says("Unicode character escape"):
        at = fault.at - 2
        end = at + 6
        message = f"{visible(text[at:end])} is half of a character"
        return Problem("A010", message, fault.lines.place(at, end), "write the character itself")
    if fault.says("unknown escape character", "hexdecimal"):
        at = text.rfind("\\", max(0, fault.at - 3), fault.at + 1)
        at = fault.at if at < 0 else at
        message = f"unknown escape {visible(text[at : at + 2])} inside double quotes"
        mend = r"write \\ for a backslash, or use single quotes"
        return Problem("A010", message, fault.lines.place(at, at + 2), mend)
    return None


def _start(fault: _Fault) -> Problem | None:
    if not fault.says("cannot start any token", "a tab character"):
        return None
    char, place = fault.char(), fault.lines.place(fault.at)
    if char == "\t":
        return Problem("A010", "a tab in the indentation", place, "indent with blanks")
    rest = place.excerpt[place.column - 1 :].strip()
    mend = f'quote it: "{visible(rest)}"' if '"' not in rest else "quote it"
    return Problem("A010", f"a value cannot begin with {visible(char)}", place, mend)


def _colon(fault: _Fault) -> Problem | None:
    if not fault.says("could not find expected ':'") or fault.beside is None:
        return None
    row = fault.lines.row(fault.beside)
    line = fault.lines.line(row)
    end = fault.lines.start(row) + len(line.rstrip())
    place = fault.lines.place(fault.beside, end)
    glued = _GLUED.match(line)
    if glued:
        return Problem("A010", "no blank after the colon", place, f"write {glued.group(1)} ...")
    first = visible(line.split()[0]) if line.split() else "key"
    return Problem("A010", "no colon after this key", place, f"write {first}: ...")


def _value(fault: _Fault) -> Problem | None:
    if not fault.says("mapping values are not allowed"):
        return None
    row = fault.lines.row(fault.at)
    before = next((at for at in range(row - 1, -1, -1) if fault.lines.line(at).strip()), None)
    start = fault.lines.start(row)
    head = fault.lines.line(row)[: fault.at - start]
    if before is not None and ": " not in head:
        line = fault.lines.line(before)
        if glued := _GLUED.match(line):
            at = fault.lines.start(before) + glued.start(1)
            place = fault.lines.place(at, at + len(line.strip()))
            name = visible(glued.group(1))
            return Problem("A010", "no blank after the colon", place, f"write {name} ...")
        message = "this line is indented deeper than the value above it allows"
        place = fault.lines.place(start + len(head) - len(head.lstrip()), fault.at)
        return Problem("A010", message, place, "start it in the column of its neighbours")
    mend = "quote a value that contains a colon and a blank"
    place = fault.lines.place(fault.at)
    return Problem("A010", "a second colon in one line", place, mend)


def _bracket(fault: _Fault) -> Problem | None:
    if not fault.brackets or not fault.says("',' or", "node content", "flow"):
        return None
    opener = fault.lines.place(fault.brackets[-1])
    mark = opener.excerpt[opener.column - 1 : opener.column]
    message = f"this {mark} is never closed"
    end = {"[": "]", "{": "}"}.get(mark, "the bracket")
    if fault.at >= len(fault.lines.text.rstrip()):
        return Problem("A010", message, opener, f"close it with {end}")
    place = fault.lines.place(fault.at)
    # A later line that stands no deeper than the bracket's line belongs to the next key.
    if place.line > opener.line and _depth(place) <= _depth(opener) and "',' or" in fault.problem:
        line = fault.lines.start(fault.lines.row(fault.at))
        also = ((fault.lines.place(line + _depth(place), fault.at), "the next key begins here"),)
        return Problem("A010", message, opener, f"close it with {end}", places=also)
    also = ((opener, "it begins here"),)
    message = f"no comma and no {end} in this list" if mark == "[" else f"no comma and no {end}"
    return Problem("A010", message, place, f"write a comma between values, {end} at the end", places=also)


def _depth(place: Place) -> int:
    return len(place.excerpt) - len(place.excerpt.lstrip())


def _after_quote(fault: _Fault) -> Problem | None:
    if fault.last is None or fault.last[2] not in {"'", '"'}:
        return None
    start, end, quote = fault.last
    if fault.lines.text[end : fault.at].strip(" \t") or fault.at < end:
        return None
    opening, place = fault.lines.place(start), fault.lines.place(fault.at)
    if not place.excerpt[place.column - 1 :].strip():
        return None
    if opening.line != fault.lines.place(end).line:
        message = f"this quote closes only on line {place.line}, and text follows there"
        also = ((place, "text after the closing quote"),)
        return Problem("A010", message, opening, "close it on its own line", places=also)
    if fault.char() == ":":
        return Problem("A010", "no blank after the colon", place, "put a blank after it")
    mend = (
        "write '' for an apostrophe inside '...', or use double quotes"
        if quote == "'"
        else 'write \\" for a quote inside "...", or use single quotes'
    )
    at = fault.at - 1 if fault.at == end else fault.at
    return Problem("A010", "text after a closing quote", fault.lines.place(at), mend)


def _indent(fault: _Fault) -> Problem | None:
    if not fault.says("'-' indicator", "expected key", "<block end>"):
        return None
    place = fault.lines.place(fault.at)
    before = place.excerpt[: place.column - 1].strip()
    if before:
        closer = before[-1] if before[-1] in "]}" else ""
        message = f"text after the closing {closer}" if closer else "this does not belong here"
        return Problem("A010", message, place, "put it on a line of its own, or quote the value")
    mend = "start the line in the column of its neighbours"
    also: tuple[tuple[Place, str], ...] = ()
    if fault.beside is not None:
        also = ((fault.lines.place(fault.beside), "what it would belong to begins here"),)
        if fault.lines.place(fault.beside).column == place.column:
            dash = fault.char() == "-"
            message = "a list item among keys" if dash else "a key among list items"
            return Problem("A010", message, place, "indent what belongs to the line above it")
    message = f"wrong indentation: this line begins in column {place.column}"
    return Problem("A010", message, place, mend, places=also)


def _other(fault: _Fault) -> Problem:
    words = _WORDS.get(fault.problem, visible(fault.problem) or "this cannot be read")
    return Problem("A010", f"not YAML: {words}", fault.lines.place(fault.at))
