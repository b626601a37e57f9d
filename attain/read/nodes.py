"""The three kinds of node that a YAML file is read into, each with its place.

A scalar is the text that was typed: no dates, no booleans, no numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from attain.errors import Place


class Scalar(NamedTuple):
    """One text; None stands for nothing, `~` and `null`, written without quotes.

    `plain` says that no quotes and no block mark surround it. `reported` says that a problem about
    this value is already listed, so that nobody needs to say more.
    """

    text: str | None
    place: Place
    plain: bool = True
    reported: bool = False


class Sequence(NamedTuple):
    """A list of nodes; its place is where it begins."""

    items: tuple[Node, ...]
    place: Place


class Mapping(NamedTuple):
    """Keys and values in the order of the file, each key once, merged entries last.

    `anchored` says that it carries an anchor, and so may be there only to be referred to.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    anchored: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping
