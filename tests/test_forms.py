"""Parquet and JSON lines bring what a CSV file of the same rows brings: the same totals, and the same problems."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import attain
from attain.actuals.repeated import figure_text
from attain.actuals.rows import sources_of
from attain.actuals.source import Wanted, odd_cuts
from attain.engines.files.engine import FileEngine
from tests.conformance import HEADER, Case, Written, brought, case
from tests.forms import json_lines, write_parquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from attain.errors import Problem
    from attain.model import Plan

SEEDS = range(24)
ENGINE = FileEngine(least=0)
# What cannot stand in a text of Parquet or JSON as it does in CSV, where it is told by the reader of lines.
STRAY = re.compile('[\x00\x1a]|=======|\n|\r| "')
DATE = re.compile(r"\d{4}-\d\d-\d\d")
FIGURE = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,8})?")
DATES = {"2018-02-30": "no day"}
WAY = re.compile("locale:|actuals:")


class Said(NamedTuple):
    """A problem without what a form alone has: columns, excerpts, and the lines shifted by a header."""

    code: str
    severity: str
    message: str
    help: str | None
    lines: tuple[tuple[str, int], ...]


class ByRows(FileEngine):
    """The engine that leaves every source to who goes by rows."""

    def takes(self, *_: object) -> bool:
        """None."""
        return False


def said(problems: Iterable[Problem], header: int) -> list[Said]:
    """Problems as they are the same in every form; `header` is how many lines a file has above its rows."""
    found = []
    for one in problems:
        places = [place for place in (one.place, *(place for place, _ in one.places)) if place]
        lines = tuple((place.file.partition(".")[0], max(place.line - header, 1)) for place in places)
        message = one.message.replace("a header but no rows", "columns but no rows")
        found.append(Said(one.code, one.severity, message, one.help, lines))
    return sorted(found, key=str)


def drawn_case(seed: int, dirt: int) -> Case:
    """A case whose rows can be written in every form."""
    drawn = case(seed, dirt=dirt)
    rows = tuple(
        tuple(tuple("" if STRAY.search(cell) else cell for cell in row) for row in file) for file in drawn.rows
    )
    return Case(drawn.plan, drawn.files, drawn.cuts, rows)


def folder_of(tmp_path: Path, seed: int, plan: str, monkeypatch: pytest.MonkeyPatch) -> Plan:
    folder = tmp_path / str(seed)
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("targets.yaml").write_text(plan, "utf-8")
    return attain.load("targets.yaml")


def agree(plan: Plan, csv: Sequence[str], others: Sequence[str], cuts: tuple[date, ...]) -> None:
    """Another form brings what CSV brings, by whichever way it is read."""
    expected = brought(plan, csv, cuts)
    for engine in (ENGINE, ByRows()):
        found = brought(plan, others, cuts, [engine])
        assert said(found.problems, 0) == said(expected.problems, 1)
        assert found.totals == expected.totals
        assert [rows for *_, rows in found.inputs] == [rows for *_, rows in expected.inputs]


def usual(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows whose date and figure can be of a type, and are written as the type would be."""
    return tuple(
        tuple(row)
        for row in rows
        if DATE.fullmatch(row[0])
        and DATES.get(row[0], row[0]) == row[0]
        and FIGURE.fullmatch(row[4])
        and figure_text(Decimal(row[4])) == row[4]
    )


@pytest.mark.parametrize("form", ["text", "typed", "json", "json numbers"])
@pytest.mark.parametrize("dirt", [0, 1, 2])
def test_every_form_brings_the_same(dirt: int, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Random plans and rows, clean and dirty: each form brings what the csv reader brings of the same rows."""
    taken = 0
    for seed in SEEDS:
        drawn = drawn_case(seed, dirt)
        # A number is a number, whatever a plan says of texts: that is tested by itself.
        plain = form in ("typed", "json numbers")
        text = "\n".join(line for line in drawn.plan.split("\n") if not plain or not WAY.match(line))
        plan = folder_of(tmp_path, seed, text, monkeypatch)
        csv, others = [], []
        for index, all_rows in enumerate(drawn.rows):
            rows = usual(all_rows) if form == "typed" else all_rows
            csv.append(f"{index}.csv")
            Path(csv[-1]).write_text(Written().text(rows), "utf-8", newline="")
            others.append(write(form, index, rows))
        agree(plan, csv, others, drawn.cuts)
        found = ENGINE.read(sources_of(others), Wanted(plan, odd_cuts(drawn.cuts)))
        taken += sum(each is not None for each in found)
    assert taken >= (len(SEEDS) if dirt == 0 else 4)


def write(form: str, index: int, rows: Sequence[Sequence[str]]) -> str:
    """Rows in a form; the file's name."""
    if form.startswith("json"):
        name = f"{index}.jsonl"
        Path(name).write_text(json_lines(HEADER, rows, numbers=form == "json numbers"), "utf-8", newline="")
        return name
    name = f"{index}.parquet"
    types = {"date": "DATE", "value": "DECIMAL(38, 8)", "id": "INTEGER"} if form == "typed" else {}
    write_parquet(Path(name), HEADER, rows, types)
    return name
