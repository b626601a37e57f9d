"""Where the figures of a report's lines come from: the arithmetic in words, files and lines, the rows themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.table.dossier import Proof
from attain.table.explanation import explained
from attain.table.origin import origin_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.compute import Report
    from attain.compute.origin import Behind, Origin
    from attain.table.language import Language

    Sourced = tuple[Origin, tuple[Behind, ...]]

MOST_ROWS = 24  # more rows behind one figure are told by their files and lines alone
MOST_RUNS = 100


def proofs(report: Report, origins: Sequence[Sourced], language: Language, *, exact: bool = False) -> tuple[Proof, ...]:
    """The proof of each line, in the order of the report's lines; without `origins` the arithmetic alone."""
    told = explained(report, exact=exact, language=language)
    if not origins:
        return tuple(Proof(name, (text,)) for name, text in told)
    return tuple(
        _proof(name, text, origin, found, language) for (name, text), (origin, found) in zip(told, origins, strict=True)
    )


def _proof(name: str, text: str, origin: Origin, found: tuple[Behind, ...], language: Language) -> Proof:
    listed = sum(len(behind.rows) for behind in found) <= MOST_ROWS
    page = origin_page(origin, found, language) if listed else None
    files = tuple(_files(found, language))
    return Proof(name, (text, *files), page.tables if page else (), page.notes if page else ())


def _files(found: tuple[Behind, ...], language: Language) -> Iterator[str]:
    """For each file the rows that count and the lines they stand on."""
    lines: dict[str, list[int]] = {}
    for behind in found:
        for actual in behind.counted:
            lines.setdefault(actual.file, []).append(actual.line)
    for file, numbers in lines.items():
        runs = _runs(sorted(set(numbers)))
        rows = language.counted("{n} row", "{n} rows", len(numbers))
        shown = ", ".join(runs[:MOST_RUNS])
        if len(runs) > MOST_RUNS:
            shown = language.say("{some} and more", some=shown)
        if len(runs) == 1 and "-" not in runs[0]:
            yield language.say("{rows} counted in {file}, line {line}.", rows=rows, file=file, line=shown)
        else:
            yield language.say("{rows} counted in {file}, lines {lines}.", rows=rows, file=file, lines=shown)


def _runs(numbers: list[int]) -> list[str]:
    """Numbers in order as runs.

    >>> _runs([2, 3, 4, 9, 11, 12])
    ['2-4', '9', '11-12']
    """
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return [str(first) if first == last else f"{first}-{last}" for first, last in found]
