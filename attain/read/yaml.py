"""YAML bytes to nodes of text that know their place, and every problem on the way.

The parser's events are read one by one: libyaml's composer recurses, and 40 kB of brackets kill
the interpreter there. After a syntax error there is no root; all other problems
are found in one pass, and the root is what remains without them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import yaml

from attain.errors import Place, Problem
from attain.read.decode import decode_whole
from attain.read.lines import LineTable
from attain.read.nodes import Mapping, Node, Scalar, Sequence
from attain.read.sniff import PEEK, wrong_kind
from attain.read.source import Source, open_source, whole
from attain.read.text import character_name
from attain.read.yaml_build import Builder
from attain.read.yaml_events import events

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["Mapping", "Node", "Scalar", "Sequence", "YamlFile", "read_yaml"]

LARGEST = 32 << 20
# What YAML does not call printable. Named so, and not as all but what it does: that takes 4 ms to compile.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:<<<<<<<|>>>>>>>)(?: .*)?$", re.MULTILINE)
_MARKER = re.compile(r"^(?:(?:<<<<<<<|>>>>>>>)(?: .*)?|=======)\r?$", re.MULTILINE)


class YamlFile(NamedTuple):
    """What a YAML file holds: its root, or None where it cannot be read, and its problems."""

    root: Node | None
    problems: tuple[Problem, ...]
    sha256: str
    name: str


def read_yaml(path: str | Path, *, stdin: BinaryIO | None = None) -> YamlFile:
    """The nodes of one YAML document, from a file, a `.gz` file, or `-` for `stdin`."""
    with open_source(path, stdin=stdin) as source:
        text = _text(source)
        if isinstance(text, str):
            root, problems = _read(source.name, text)
        else:
            root, problems = None, [*source.problems, *text]
        return YamlFile(root, tuple(problems), source.sha256, source.name)


def _text(source: Source) -> str | list[Problem]:
    """The text of the file, or why it cannot be YAML (empty when the source already says it)."""
    start = source.peek(PEEK)
    found = wrong_kind(source.name, start, "YAML", any_encoding=False)
    if found is not None or source.problems:
        return [found] if found and not source.problems else []
    data = whole(source, LARGEST, "a YAML file", "keep large tables in CSV files and name them under target_files")
    if not isinstance(data, bytes):
        return data
    text = decode_whole(source.name, data, "YAML")
    return [text] if isinstance(text, Problem) else text


def _read(file: str, text: str) -> tuple[Node | None, list[Problem]]:
    lines = LineTable(file, text)
    if found := _not_text(lines):
        return None, [found]
    builder = Builder(lines)
    try:
        for event in events(text):
            builder.take(event)
            if builder.stopped:
                break
    except (yaml.YAMLError, ValueError) as error:
        from attain.read.yaml_syntax import syntax_problem

        broken = syntax_problem(error, lines, builder.open_brackets, builder.last_scalar)
        return None, [*builder.problems, broken]
    root, problems = builder.finish()
    if root is None and not problems:
        problems = [Problem("A002", "the file is empty", Place(file, 1, 1))]
    return root, problems


def _not_text(lines: LineTable) -> Problem | None:
    """A control character or a merge conflict, which would only confuse the parser."""
    if found := _UNPRINTABLE.search(lines.text):
        message = f"a control character in the text: {character_name(found.group())}"
        place = lines.place(found.start())
        return Problem("A004", message, place, "take it out, or write it as an escape in quotes")
    if _CONFLICT.search(lines.text) and (found := _MARKER.search(lines.text)):
        message = "an unresolved merge conflict"
        mend = "keep one of the two versions and take the marker lines out"
        return Problem("A006", message, lines.place(*found.span()), mend)
    return None
