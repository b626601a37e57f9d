"""Target files: CSV rows to the same nodes that a target in the plan has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.errors import Problem
from attain.model import Target
from attain.model.names import closest, did_you_mean
from attain.read.csv import open_csv
from attain.read.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from attain.read.csv import CsvFile

REQUIRED = ("metric", "period", "target")


class Table(NamedTuple):
    """A target file's rows as nodes; an empty cell is no value."""

    name: str
    sha256: str
    rows: list[Mapping]


def read_table(path: str) -> tuple[Table | None, list[Problem]]:
    """The rows of a target file, and its problems; None where its columns are not those of a target."""
    with open_csv(path) as file:
        wrong = _column_problems(file)
        if file.header is None or wrong:
            return None, [*file.problems, *wrong]
        names = file.header.names
        rows = []
        for _, cells in file.rows():
            entries = tuple(
                (Scalar(name, file.header.place_of(i)), _cell(file, i, text))
                for i, (name, text) in enumerate(zip(names, cells, strict=True))
            )
            rows.append(Mapping(entries, file.row_place(), anchored=False))
        return Table(file.name, file.sha256, rows), file.problems


def _cell(file: CsvFile, index: int, text: str) -> Scalar:
    return Scalar(text or None, file.place(index))


def _column_problems(file: CsvFile) -> list[Problem]:
    if file.header is None:
        return []
    known = list(Target.model_fields)
    problems = [
        Problem(
            "A030",
            f"a target has no column {name!r}",
            file.header.place_of(index),
            did_you_mean(closest(name, known)) or f"the columns are {', '.join(known)}",
        )
        for index, name in enumerate(file.header.names)
        if name not in known
    ]
    missing = [name for name in REQUIRED if name not in file.header.names]
    if missing and not problems:
        found = ", ".join(file.header.names)
        message = f"the column {missing[0]} is missing"
        problems.append(Problem("A030", message, file.header.place, f"columns found: {found}"))
    return problems
