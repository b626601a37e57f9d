"""How pages look on a terminal: recorded, command by command, at several widths, with colour and without.

Each file of `tests/terminal/` holds one command in every look, an escape shown as `␛`. They were recorded when Rich
drew the tables; `pytest tests/test_terminal.py --update-golden` rewrites them.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from attain.cli.run import run
from attain.cli.streams import Face
from attain.render.layout import cell_text, fitted
from attain.render.terminal import drawn
from attain.table import Bar, Cell, Column, Page, Row, Table
from attain.table.table import Spark
from tests.conftest import ROOT

RECORDED = Path(__file__).parent / "terminal"
GOLDEN = Path(__file__).parent / "golden"
LOOKS = {
    "80 columns": Face(colour=False, room=80, ascii_only=False),
    "80 columns, colour": Face(colour=True, room=80, ascii_only=False),
    "80 columns, ASCII, colour": Face(colour=True, room=80, ascii_only=True),
    "200 columns, colour": Face(colour=True, room=200, ascii_only=False),
    "30 columns": Face(colour=False, room=30, ascii_only=False),
    "no limit, ASCII": Face(colour=False, room=None, ascii_only=True),
}
COMMANDS = {
    "example": (ROOT, "report --quarter Q1"),
    "example-exact": (ROOT, "report --month 2 --segment jakon --growth --forecast straight --exact"),
    "example-trend": (ROOT, "trend --quarter Q2"),
    "example-rank": (ROOT, "rank --quarter Q1"),
    "example-rows": (ROOT, "rows --quarter Q1 --metric participants --segment jakon --branch cikupa"),
    "kinds": (GOLDEN / "explain-lines" / "every-kind", "report --quarter Q1 --verbose"),
    "wide": (RECORDED / "wide", "report --quarter Q1 --by segment,branch"),
    "wide-groups": (RECORDED / "wide", "report --month 2 --by group,branch --by segment --verbose"),
    "wide-trend": (RECORDED / "wide", "trend --quarter Q1"),
    "wide-rank": (RECORDED / "wide", "rank --quarter Q1"),
    "wide-rows": (RECORDED / "wide", "rows --quarter Q1 --metric sales"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_looks(
    name: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """A command draws exactly what was recorded of it, in every look."""
    folder, words = COMMANDS[name]
    shutil.copy(folder / "targets.yaml", tmp_path)
    shutil.copytree(folder / "actuals", tmp_path / "actuals")
    monkeypatch.chdir(tmp_path)
    shown = []
    for look, face in LOOKS.items():
        monkeypatch.setattr("attain.cli.faces.face_of", lambda *_, face=face: face)
        assert run(shlex.split(words)) == 0
        out, _ = capfd.readouterr()
        shown.append(f"=== {look}\n{out}".replace("\x1b", "␛"))
    path = RECORDED / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden outputs are not rewritten in CI"
        path.write_text("".join(shown), "utf-8")
    assert "".join(shown) == path.read_text("utf-8")


def by_rich(page: Page, face: Face) -> str:
    """The same page as Rich draws it: the other implementation that ours is held against."""
    console = Console(
        file=io.StringIO(),
        force_terminal=face.colour,
        color_system="standard" if face.colour else None,
        width=100_000,
        legacy_windows=False,
    )
    for table in page.tables:
        fit = fitted(table, face.room)
        drawn_table = RichTable(
            box=box.ASCII2 if face.ascii_only else box.SIMPLE_HEAD,
            header_style="",
            pad_edge=False,
            padding=(0, 1, 0, 0),
            show_edge=False,
        )
        for index in fit.kept:
            column = table.columns[index]
            heading = Text(column.header, style="bold", justify=column.align)
            drawn_table.add_column(heading, justify=column.align, no_wrap=True, min_width=fit.widths[index])
        for row in table.rows:
            cells = []
            for index in fit.kept:
                cell = row.cells[index]
                style = "cyan" if cell.bar else RICH_STYLES.get(cell.tone or "", "")
                text = cell_text(cell, bar_width=fit.bar_width, ascii_only=face.ascii_only)
                cells.append(Text(text, style=style, no_wrap=True))
            drawn_table.add_row(*cells, style="bold" if row.head else None)
        console.print()
        console.print(drawn_table)
    text = cast("io.StringIO", console.file).getvalue()
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


RICH_STYLES = {"good": "green", "fair": "yellow", "bad": "red", "faint": "dim"}
names = st.text(st.sampled_from("ab 0.,-%[]:é東서ｶ🙂e\u0301\u0e34"), max_size=8).map(str.strip)  # as a plan has them
shares = st.fractions(0, 1)
cells = st.builds(
    Cell,
    names,
    bar=st.none() | st.builds(Bar, shares, st.none() | shares.filter(lambda share: share < 1)),
    depth=st.integers(0, 2),
    tone=st.sampled_from((None, "good", "fair", "bad", "faint")),
    spark=st.none() | st.builds(lambda found: Spark(tuple(found)), st.lists(st.none() | shares, max_size=4)),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of any texts, bars and sparks."""
    count = draw(st.integers(1, 5))
    columns = tuple(
        Column(
            key=str(at),
            header=f"H{draw(names)}",
            align="right" if draw(st.booleans()) else "left",
            drop=draw(st.integers(0, 3)) if at else 0,
        )
        for at in range(count)
    )
    row = st.builds(Row, st.tuples(*[cells] * count), head=st.booleans())
    return Table("", columns, tuple(draw(st.lists(row, max_size=5))))


@given(
    table=tables(),
    face=st.builds(Face, colour=st.booleans(), room=st.none() | st.integers(1, 60), ascii_only=st.booleans()),
)
def test_tables_are_drawn_as_rich_draws_them(table: Table, face: Face) -> None:
    """Whatever the cells, the lines are those that Rich would print, escape for escape."""
    page = Page("", "", (table,))
    ours = drawn(page, colour=face.colour, room=face.room, ascii_only=face.ascii_only)
    assert ours.removeprefix("\n\n") == by_rich(page, face)
