"""Where the figures of a report's lines come from: the arithmetic in words, files and lines, the rows themselves.

Figures are written out to the last digit: whoever takes a calculator to a sentence gets what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.table.dates import period_text
from attain.table.dossier import Lines, Proof
from attain.table.explanation import explained
from attain.table.origin import origin_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.compute import Report
    from attain.compute.origin import Behind, Origin
    from attain.table.language import Language
    from attain.table.table import Row, Table

    Sourced = tuple[Origin, tuple[Behind, ...]]

MOST_ROWS = 48  # of more rows behind one figure the first are shown
FIRST_ROWS = 24
MOST_RUNS = 100


def proofs(report: Report, origins: Sequence[Sourced], language: Language) -> tuple[Proof, ...]:
    """The proof of each line, in the order of the report's lines; without `origins` the arithmetic alone."""
    told = explained(report, exact=True, worded=True, language=language)
    if not origins:
        return tuple(Proof(name, (text,)) for name, text in told)
    return tuple(
        _proof(name, text, origin, found, language) for (name, text), (origin, found) in zip(told, origins, strict=True)
    )


def _proof(name: str, text: str, origin: Origin, found: tuple[Behind, ...], language: Language) -> Proof:
    whole = sum(len(behind.rows) for behind in found) <= MOST_ROWS
    page = origin_page(origin, found, language, worded=True, most=None if whole else FIRST_ROWS)
    tables = tuple(_with_days(table, language) for table in page.tables)
    if whole:
        return Proof(name, (text, *_files(found, language)), (), tables, page.notes)
    counted = list(_counted(found, language))
    files = tuple(language.say("{rows} counted in {file}.", rows=rows, file=file) for file, rows, _ in counted)
    lines = tuple(Lines(language.say("Lines of {file}", file=file), ", ".join(runs)) for file, _, runs in counted)
    return Proof(name, (text, *files), lines, tables, page.notes)


def _with_days(table: Table, language: Language) -> Table:
    """A table of rows with its days in words."""
    place = next(index for index, column in enumerate(table.columns) if column.key == "date")
    return table._replace(rows=tuple(_dated(row, place, language) for row in table.rows))


def _dated(row: Row, place: int, language: Language) -> Row:
    told = row.cells[place]._replace(text=period_text(row.cells[place].text, language, "short"))
    return row._replace(cells=(*row.cells[:place], told, *row.cells[place + 1 :]))


def _files(found: tuple[Behind, ...], language: Language) -> Iterator[str]:
    """For each file the rows that count and the lines they stand on."""
    for file, rows, runs in _counted(found, language):
        if len(runs) == 1 and "-" not in runs[0]:
            yield language.say("{rows} counted in {file}, line {line}.", rows=rows, file=file, line=runs[0])
        else:
            yield language.say("{rows} counted in {file}, lines {lines}.", rows=rows, file=file, lines=", ".join(runs))


def _counted(found: tuple[Behind, ...], language: Language) -> Iterator[tuple[str, str, list[str]]]:
    """Each file, how many of its rows count, and the lines they stand on, as runs."""
    lines: dict[str, list[int]] = {}
    for behind in found:
        for actual in behind.counted:
            lines.setdefault(actual.file, []).append(actual.line)
    for file, numbers in lines.items():
        runs = _runs(sorted(set(numbers)))
        shown = runs[:MOST_RUNS]
        if len(runs) > MOST_RUNS:
            shown[-1] = language.say("{some} and more", some=shown[-1])
        yield file, language.counted("{n} row", "{n} rows", len(numbers)), shown


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
