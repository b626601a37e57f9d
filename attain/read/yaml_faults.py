"""The problems that well-formed YAML can still have, each in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.read.nodes import Node, Scalar
from attain.read.text import visible

if TYPE_CHECKING:
    from attain.read.lines import LineTable

DEEPEST = 32  # levels of nesting; a plan needs five or six


def repeated_key(key: Scalar, first: Scalar) -> Problem:
    """A key that its mapping already has."""
    message = f"the key {visible(key.text or '')} stands twice"
    places = ((first.place, "first here"),)
    return Problem("A012", message, key.place, "keep one of them", places=places)


def unknown_tag(typed: str, place: Place) -> Problem:
    """A tag, which asks for more than text, lists and mappings."""
    shown = visible(typed).rstrip(",]}")
    standard = shown.startswith(("!!", "!<"))
    mend = "take it out" if standard else f'quote a text that begins with !: "{shown}"'
    return Problem("A013", f"{shown} is a tag; only plain data is read", place, mend)


def undefined_alias(anchor: str, place: Place, *, recursive: bool) -> Problem:
    """An alias without an anchor above it, or inside the very node that it names."""
    shown = f"*{visible(anchor)}"
    if recursive:
        return Problem("A014", f"{shown} stands inside what it refers to", place, "write it out")
    message = f"{shown} refers to an anchor that is not defined above"
    return Problem("A014", message, place, f'quote a text that begins with *: "{shown}"')


def repeated_anchor(anchor: str, place: Place, first: Place) -> Problem:
    """An anchor whose name is taken: what an alias means would depend on where it stands."""
    message = f"the anchor &{visible(anchor)} stands twice"
    places = ((first, "first here"),)
    return Problem("A014", message, place, "rename one of them", places=places)


def odd_key(key: Node) -> Problem:
    """A key that is a list, a mapping or nothing."""
    if isinstance(key, Scalar):
        return Problem("A017", "a key without text", key.place, "name it, or quote it")
    place = key.place
    before = place.excerpt[: place.column - 1].rstrip()
    if before.endswith("?"):
        place = place._replace(column=len(before))
    mend = "write the key as one text; quote a text that begins with { [ or ?"
    return Problem("A017", "a key is a text, not a list or a mapping", place, mend)


def too_deep(lines: LineTable, start: int) -> Problem:
    """The problem of a text that nests without end, at the index where that begins."""
    message = f"nested more than {DEEPEST} levels deep"
    return Problem("A015", message, lines.place(start), "a plan needs five or six levels")
