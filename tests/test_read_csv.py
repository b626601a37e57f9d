"""CSV bytes to rows and problems; each case is a file and what is read from it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from attain.read.csv import CsvFile, open_csv

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[int, list[str]]


def read(data: bytes | str, **options: Any) -> tuple[CsvFile, list[Row]]:
    """The file and its rows."""
    raw = data.encode() if isinstance(data, str) else data
    file = open_csv("-", stdin=io.BytesIO(raw), **options)
    return file, list(file.rows())


def told(file: CsvFile) -> list[tuple[str, str, str]]:
    """Severity, code and place of each problem."""
    return [
        (problem.severity, problem.code, f"{problem.place.line}:{problem.place.column}")
        for problem in file.problems
        if problem.place
    ]


@pytest.mark.parametrize(
    ("data", "names", "rows"),
    [
        ("a,b\n1,2\n", ("a", "b"), [(2, ["1", "2"])]),
        ("a;b\n1,5;2\n", ("a", "b"), [(2, ["1,5", "2"])]),
        ("a\tb\n1\t2", ("a", "b"), [(2, ["1", "2"])]),
        ('"x;y",b\n1,2\n', ("x;y", "b"), [(2, ["1", "2"])]),
        ("a,b,c;d\n1,2,3\n", ("a", "b", "c;d"), [(2, ["1", "2", "3"])]),
        ("sep=;\na;b\n1;2\n", ("a", "b"), [(3, ["1", "2"])]),
        ("\ufeffa,b\n1,2\n", ("a", "b"), [(2, ["1", "2"])]),
        ("a,b\r1,2\r3,4", ("a", "b"), [(2, ["1", "2"]), (3, ["3", "4"])]),
        ("a,b\r\n1,2\n3,4\r5,6", ("a", "b"), [(2, ["1", "2"]), (3, ["3", "4"]), (4, ["5", "6"])]),
        ('a,b\n"1\r\n2",3\n4,5\n', ("a", "b"), [(2, ["1\r\n2", "3"]), (4, ["4", "5"])]),
        ('"a\nb",c\n1,2\n', ("a\nb", "c"), [(3, ["1", "2"])]),
        ('a,b\n5" pipe,"say ""x"""\n', ("a", "b"), [(2, ['5" pipe', 'say "x"'])]),
        ("a,b\n\u2028x,y\x85\n1,2\n", ("a", "b"), [(2, ["\u2028x", "y\x85"]), (3, ["1", "2"])]),
        ("a,b\n ,012\n", ("a", "b"), [(2, [" ", "012"])]),
        ("a\n1\n\n\n", ("a",), [(2, ["1"])]),
    ],
)
def test_accepted(data: str, names: tuple[str, ...], rows: list[Row]) -> None:
    """These files are read without a word."""
    file, found = read(data)
    assert file.problems == []
    assert file.header is not None
    assert (file.header.names, found) == (names, rows)
    assert file.rows_read == len(rows)


@pytest.mark.parametrize(
    ("data", "expected", "rows"),
    [
        ("", [("error", "A002", "1:1")], 0),
        ("\n \r\n", [("error", "A002", "1:1")], 0),
        (b"\xff\xfea\x00", [("error", "A003", "1:1")], 0),
        ("a,b\n1,2\n".encode("utf-16-be"), [("error", "A003", "1:1")], 0),
        (b"a,b\n1,2\nx\xf3,4\n5,6\n", [("error", "A003", "3:2")], 1),
        (b"a,b\n1,2\n\xc3\xa9,\xe2\x82", [("error", "A003", "3:3")], 1),
        ("a,b\n1\x00,2\n3,4\n", [("error", "A004", "2:2")], 1),
        ("a,b\n1,2\n\x1a", [("error", "A004", "3:1")], 1),
        ("a,b\n1\x1b,2,3\n", [("error", "A004", "2:2")], 0),
        ("a,b\n1,\x0c2\n", [], 1),
        (b"PK\x03\x04..xl/workbook.xml", [("error", "A005", "1:1")], 0),
        ("<!DOCTYPE html>\n", [("error", "A005", "1:1")], 0),
        ('[{"a": 1}]', [("error", "A005", "1:1")], 0),
        (b"\x1f\x8b\x08\x00", [("error", "A005", "1:1")], 0),
        (bytes(range(32)) * 4, [("error", "A005", "1:1")], 0),
        ("a,b\n1,2\n<<<<<<< HEAD\n3,4\n=======\n", [("error", "A006", "3:1")], 1),
        ("a\n1\n=======\n2\n", [("error", "A006", "3:1")], 1),
        ("a,,a\n1,2,3\n", [("error", "A031", "1:3"), ("error", "A031", "1:4")], 1),
        ("a,b\n1\n2,3\n", [("error", "A032", "2:1")], 1),
        ("a,b\n1;2\n", [("error", "A032", "2:1")], 0),
        ("a,b\n1,2,3\n", [("error", "A033", "2:5")], 0),
        ("# note\na,b\n1,2\n3,4\n", [("error", "A033", "2:3")], 0),
        ("a,b\n1,2,\n3,4,,\n5,6\n", [("warning", "A033", "2:5")], 3),
        ("a,b\n1,2\n,\n\n3,4\n\n\n", [("warning", "A034", "3:1")], 2),
        ("\na\n1\n", [("warning", "A034", "1:1")], 1),
        ("a,b\n", [("warning", "A035", "1:1")], 0),
        ('a,b\n1,"x y\n3,4\n', [("error", "A037", "2:3")], 0),
        ('a,b\n1,"x\n3,"4"\n5,6\n', [("error", "A037", "2:3")], 1),
        ('a,b\n1,"x"y\n5,6\n', [("error", "A037", "2:6")], 1),
        ('a, "b"\n1, "2"\n', [("warning", "A037", "1:3")], 1),
        ('a\n"' + "1\n" * 30 + '"\n', [("warning", "A037", "2:1")], 1),
        ("a,b;c\n1,2;3\n", [("error", "A040", "1:1")], 0),
    ],
)
def test_problems(data: bytes | str, expected: list[tuple[str, str, str]], rows: int) -> None:
    """Each fault is told once, at its place, and the other rows are still read."""
    file, found = read(data)
    assert told(file) == expected
    assert len(found) == rows


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b\n\xf3,1\n", "looks like Windows-1252 (ó)"),
        (b"a,b\n\xed\xa0\x80,1\n", "surrogate"),
        ("a,b\n1,200.00,x\n", "thousands separator"),
        ("a,b,c\n1;2;3\n", "split by a semicolon, the header by a comma"),
        ("title\na,b\n", "on line 2"),
    ],
)
def test_help(data: bytes | str, words: str) -> None:
    """The mend fits the likely cause."""
    file, _ = read(data)
    assert file.problems[0].help is not None
    assert words in file.problems[0].help


def test_counts_stand_in_one_message() -> None:
    """What fills a file is told once, with its count."""
    file, _ = read("a,b\n" + ",\n" * 3 + "1,2,\n" * 4)
    assert [problem.message for problem in file.problems] == [
        "3 blank rows, the first one here: skipped",
        "4 rows have more fields than the header; the surplus is empty",
    ]


def test_short_row_names_what_is_missing() -> None:
    """A short row names the columns that it lacks."""
    file, _ = read("a,b,c\n1\n")
    assert file.problems[0].message == "1 field where the header has 3: no b, c"


@pytest.mark.parametrize(
    ("options", "data", "rows"),
    [
        ({"encoding": "cp1252"}, "a;b\nó;2\n".encode("cp1252"), [(2, ["ó", "2"])]),
        ({"encoding": "utf-16"}, "a,b\nó,2\n".encode("utf-16"), [(2, ["ó", "2"])]),
        ({"delimiter": "|"}, b"a|b\n1|2\n", [(2, ["1", "2"])]),
        ({"delimiter": ";"}, b"sep=;\na;b\n1;2\n", [(3, ["1", "2"])]),
    ],
)
def test_options(options: dict[str, str], data: bytes, rows: list[Row]) -> None:
    """A named encoding and a named delimiter are taken at their word."""
    file, found = read(data, **options)
    assert (file.problems, found) == ([], rows)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"encoding": "hex"}, "A003"),
        ({"encoding": "klingon"}, "A003"),
        ({"delimiter": "||"}, "A040"),
        ({"delimiter": '"'}, "A040"),
    ],
)
def test_bad_options(options: dict[str, str], code: str) -> None:
    """An encoding or a delimiter that cannot be is a problem, not an exception."""
    file, rows = read(b"a,b\n1,2\n", **options)
    assert ([problem.code for problem in file.problems], rows) == ([code], [])


def test_place_of_cells() -> None:
    """A cell's place is its text: inside quotes, on its own line, and at the quotes when empty."""
    data = 'date,name\n"5\n6","",\n"a""b",c d\n'
    file = open_csv("-", stdin=io.BytesIO(data.encode()))
    places = []
    for _ in file.rows():
        for index in range(2):
            place = file.place(index)
            places.append((place.line, place.column, place.length, place.excerpt))
    assert places == [
        (2, 2, 1, '"5'),
        (3, 4, 2, '6","",'),
        (4, 2, 4, '"a""b",c d'),
        (4, 8, 3, '"a""b",c d'),
    ]


def test_place_of_rows_in_any_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the file is cut while it is read, a row knows its line."""
    data = b"a,b\n" + b'1,"x\n"\r\n,2\n,\n' * 50
    for window in (1, 3, 64, 1 << 15):
        monkeypatch.setattr("attain.read.decode._WINDOW", window)
        file = open_csv("-", stdin=io.BytesIO(data))
        seen = [(line, file.row_place().line, file.place(1).line) for line, _ in file.rows()]
        first = [(2 + 4 * at, 2 + 4 * at, 2 + 4 * at) for at in range(50)]
        second = [(4 + 4 * at, 4 + 4 * at, 4 + 4 * at) for at in range(50)]
        assert sorted(seen) == sorted(first + second)
        assert file.problems[0].message.startswith("50 blank rows")


def test_place_after_the_last_row() -> None:
    """The last row stays the last row when nothing follows."""
    file, _ = read("a,b\n1,2\n,\n")
    assert file.row_place().line == 2
    assert file.place(9) == file.row_place()


def test_no_place_without_a_row() -> None:
    """Asking for a row that was never read is a misuse."""
    file, _ = read("a,b\n")
    with pytest.raises(IndexError):
        file.place(0)


def test_header_places() -> None:
    """A column's name has a place too."""
    file, _ = read('date,"amount",x\n')
    assert file.header is not None
    assert (file.header.place.column, file.header.place_of(1).column) == (1, 7)


def test_too_many_problems() -> None:
    """After ten thousand problems the rest is not read."""
    file, _ = read("a,b\n" + "1\n" * 20_000)
    assert len(file.problems) == 10_001
    assert file.problems[-1].code == "A041"
    assert file.sha256 == ""


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the limit ends the reading before it fills the memory."""
    monkeypatch.setattr("attain.read.decode.LONGEST", 1000)
    file, rows = read("a,b\n1,2\n" + "x" * 200_000)
    assert told(file) == [("error", "A005", "3:1")]
    assert rows == [(2, ["1", "2"])]


def test_close_early(tmp_path: Path) -> None:
    """A file that is left early is closed by the with block."""
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "1,2\n" * 50_000, encoding="utf-8")
    with open_csv(path) as file:
        assert next(file.rows()) == (2, ["1", "2"])
        assert file.rows_read == 1
    assert file.sha256 == ""
