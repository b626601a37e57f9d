"""Merge keys (`<<`) to entries: a mapping's own keys win, and of several merges the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.read.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable


def merged_entries(
    own: dict[str, tuple[Scalar, Node]],
    merges: Iterable[tuple[Scalar, Node]],
    problems: list[Problem],
) -> tuple[tuple[Scalar, Node], ...]:
    """The entries of a mapping with those that it merges behind them."""
    entries = dict(own)
    for key, value in merges:
        for source in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(source, Mapping):
                for name, entry in source.entries:
                    entries.setdefault(name.text or "", (name, entry))
            elif not (isinstance(source, Scalar) and source.reported):
                message = "<< takes a mapping or a list of mappings"
                problems.append(Problem("A018", message, key.place, "write the keys out"))
    return tuple(entries.values())


def merge_problem(places: list[Place]) -> Problem:
    """The warning about a file's merge keys, at the first of them."""
    many = len(places)
    count = "a merge key" if many == 1 else f"{many} merge keys, the first one here"
    message = f"{count}: newer YAML does not know <<"
    return Problem("A018", message, places[0], "write the keys out", "warning")
