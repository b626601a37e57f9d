"""Laws of reading that hold for any bytes and any table."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from attain.read.csv import open_csv
from attain.read.text import visible
from attain.read.yaml import read_yaml

NAMES = st.lists(st.text("abcdef_", min_size=1, max_size=6), min_size=1, max_size=5, unique=True)
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\t\"'"))
SOUP = st.lists(st.sampled_from([*"ab1:-?[]{}&*!|>'\"%@#, \n\r\té", "<<: ", "&a ", "*a ", "- ", "\n  "])).map("".join)


@given(st.binary() | st.text().map(str.encode))
def test_csv_never_raises(data: bytes) -> None:
    """No bytes make the CSV reader raise, and each problem names the file."""
    file = open_csv("-", stdin=io.BytesIO(data))
    for _, cells in file.rows():
        assert file.header is not None
        assert len(cells) == len(file.header.names)
        for index in range(len(cells)):
            file.place(index)
    assert all(problem.place and problem.place.file == "<stdin>" for problem in file.problems)


@given(st.binary() | st.text().map(str.encode) | SOUP.map(str.encode))
def test_yaml_never_raises(data: bytes) -> None:
    """No bytes make the YAML reader raise, and each problem names the file."""
    file = read_yaml("-", stdin=io.BytesIO(data))
    assert all(problem.place and problem.place.file == "<stdin>" for problem in file.problems)
    assert file.root is not None or file.problems


@given(st.data(), NAMES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_written_tables_read_back(data: st.DataObject, names: list[str], delimiter: str, ending: str) -> None:
    """What the csv module writes is read back equal, and a cell's place shows its text."""
    row = st.lists(CELLS, min_size=len(names), max_size=len(names)).filter(
        lambda cells: any(cells) and not all(cell in {"", "======="} for cell in cells)
    )
    table = data.draw(st.lists(row, max_size=5))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    writer.writerow(names)
    writer.writerows(table)
    stdin = io.BytesIO(text.getvalue().encode())
    file = open_csv("-", delimiter=delimiter, stdin=stdin)
    read = []
    for _, cells in file.rows():
        read.append(cells)
        for index, cell in enumerate(cells):
            place = file.place(index)
            if cell and not any(mark in cell for mark in '\n"'):
                assert place.excerpt[place.column - 1 :].startswith(cell)
    assert [row for row in read if any(cell.strip() for cell in row)] == [
        row for row in table if any(cell.strip() for cell in row)
    ]
    assert not [problem for problem in file.problems if problem.severity == "error"]


@given(st.text())
def test_visible_text_is_printable(text: str) -> None:
    """What `visible` gives has no character that drives a terminal, and is its own image."""
    shown = visible(text)
    assert shown.isprintable()
    assert visible(shown) == shown
