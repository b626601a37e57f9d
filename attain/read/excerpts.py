"""The lines that problems are about, fetched after the fact: a reader that streams keeps no line it has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.read.decode import LineFeed
from attain.read.source import STDIN, open_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.errors import Place, Problem


def with_excerpts(problems: Iterable[Problem], encoding: str | None) -> list[Problem]:
    """The problems, each place that lacks its line given it; standard input is gone and gives none."""
    listed = list(problems)
    wanted: dict[str, set[int]] = {}
    for problem in listed:
        place = problem.place
        if place and not place.excerpt and place.file != STDIN:
            wanted.setdefault(place.file, set()).add(place.line)
    found = {file: _lines(file, numbers, encoding) for file, numbers in wanted.items()}
    return [
        problem._replace(place=_with_line(problem.place, found.get(problem.place.file, {})))
        if problem.place and not problem.place.excerpt
        else problem
        for problem in listed
    ]


def _lines(file: str, numbers: set[int], encoding: str | None) -> dict[int, str]:
    """The lines of a file by their numbers, read as far as the last of them."""
    found: dict[int, str] = {}
    with open_source(file) as source:
        feed = LineFeed(source, encoding)
        number = 0
        while len(found) < len(numbers) and (window := feed.next()) is not None:
            for line in window.lines:
                number += 1
                if number in numbers:
                    found[number] = line.rstrip("\r\n")
    return found


def _with_line(place: Place, lines: dict[int, str]) -> Place:
    line = lines.get(place.line, "")
    return place._replace(excerpt=line, length=max(len(line), 1))
