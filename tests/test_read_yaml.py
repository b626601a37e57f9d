"""YAML bytes to nodes and problems; each case is a file and what is read from it."""

from __future__ import annotations

import io

import pytest

from attain.read import yaml_events
from attain.read.yaml import Mapping, Node, Scalar, Sequence, YamlFile, read_yaml


def read(data: bytes | str) -> YamlFile:
    """What the bytes hold."""
    return read_yaml("-", stdin=io.BytesIO(data.encode() if isinstance(data, str) else data))


def plain(node: Node | None) -> object:
    """A node as lists and pairs of text."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else node


def told(file: YamlFile) -> list[tuple[str, str, str]]:
    """Severity, code and place of each problem."""
    return [
        (problem.severity, problem.code, f"{problem.place.line}:{problem.place.column}")
        for problem in file.problems
        if problem.place
    ]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("NO", "NO"),
        ("012", "012"),
        ("1e3", "1e3"),
        ("12:30", "12:30"),
        ("80.00", "80.00"),
        ("2018-01-31", "2018-01-31"),
        ("4,6 triliun", "4,6 triliun"),
        ("'~'", "~"),
        ('"null"', "null"),
        ('""', ""),
        ("~", None),
        ("null", None),
        ("", None),
        ("NULL", "NULL"),
        ("!!str 012", "012"),
        ("12#3", "12#3"),
        ("x # note", "x"),
    ],
)
def test_scalars_are_the_text_that_was_typed(typed: str, text: str | None) -> None:
    """No scalar is guessed to be a number, a date or a boolean."""
    file = read(f"a: {typed}\n")
    assert (plain(file.root), file.problems) == ({"a": text}, ())


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ('{"a": [1, {"b": "c"}]}', {"a": ["1", {"b": "c"}]}),
        ("a: 1\rb:\r  - x\r", {"a": "1", "b": ["x"]}),
        ("\ufeffa: 1\n", {"a": "1"}),
        ("a: &x {b: 1}\nc: *x\n", {"a": {"b": "1"}, "c": {"b": "1"}}),
        ("a: 1\n...\n", {"a": "1"}),
        ("---\na: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("? a\n: b\n", {"a": "b"}),
    ],
)
def test_accepted(data: str, value: object) -> None:
    """These files are read without a word."""
    file = read(data)
    assert (plain(file.root), file.problems) == (value, ())


@pytest.mark.parametrize(
    ("data", "line", "column", "length", "excerpt"),
    [
        ("a:  1234 # x\n", 1, 5, 4, "a:  1234 # x"),
        ("# \u2028\x85\r\na: x y\n", 2, 4, 3, "a: x y"),
        ("a: &n text\n", 1, 7, 4, "a: &n text"),
        ("a: 'x\n  y'\n", 1, 4, 2, "a: 'x"),
        ("a: >-\n   long\n   text\n", 2, 4, 4, "   long"),
        ("é: ü\n", 1, 4, 1, "é: ü"),
        ("\ufeffa: b\n", 1, 4, 1, "a: b"),
    ],
)
def test_places(data: str, line: int, column: int, length: int, excerpt: str) -> None:
    """A scalar's place is its text, as an editor counts lines and characters."""
    root = read(data).root
    assert isinstance(root, Mapping)
    place = root.entries[0][1].place
    assert (place.line, place.column, place.length) == (line, column, length)
    assert place.excerpt == excerpt


@pytest.mark.parametrize(
    ("data", "expected", "value"),
    [
        ("", [("error", "A002", "1:1")], None),
        ("# only\n\n", [("error", "A002", "1:1")], None),
        ("---\n", [("error", "A002", "1:1")], None),
        (b"a: 1\nb: \xf3\n", [("error", "A003", "2:4")], None),
        ("a: 1\n".encode("utf-16"), [("error", "A003", "1:1")], None),
        ("a: 1\n".encode("utf-16-le"), [("error", "A003", "1:2")], None),
        ("a: x\x00\n", [("error", "A004", "1:5")], None),
        ("a: \x1b[31m\n", [("error", "A004", "1:4")], None),
        ("a: x\ufeff\n", [("error", "A004", "1:5")], None),
        ("<html><body>", [("error", "A005", "1:1")], None),
        (b"PK\x03\x04", [("error", "A005", "1:1")], None),
        ("a: 1\n<<<<<<< x\nb: 1\n=======\n", [("error", "A006", "2:1")], None),
        ("a: 1\nb: 2\na: 3\n", [("error", "A012", "3:1")], {"a": "1", "b": "2"}),
        ("a: !!omap [x]\n", [("error", "A013", "1:4")], {"a": ["x"]}),
        ("a: !B\nb: !B\n", [("error", "A013", "1:4"), ("error", "A013", "2:4")], {"a": None, "b": None}),
        ("a: *x\n", [("error", "A014", "1:4")], {"a": None}),
        ("a: &x [*x]\n", [("error", "A014", "1:8")], {"a": [None]}),
        ("a: &x 1\nb: &x 2\n", [("error", "A014", "2:4")], {"a": "1", "b": "2"}),
        ("a: 1\n---\nb: 2\n", [("error", "A016", "2:1")], {"a": "1"}),
        ("~: 1\na: 2\n", [("error", "A017", "1:1")], {"a": "2"}),
        ("? {a: b}\n: c\n", [("error", "A017", "1:1")], {}),
        ("[a]: c\n", [("error", "A017", "1:1")], {}),
        ("<<: 3\n", [("error", "A018", "1:1")], {}),
        (
            "a: &x {b: 1, c: 2}\nd:\n  b: 3\n  <<: *x\n",
            [("warning", "A018", "4:3")],
            {"a": {"b": "1", "c": "2"}, "d": {"b": "3", "c": "2"}},
        ),
    ],
)
def test_problems(data: bytes | str, expected: list[tuple[str, str, str]], value: object) -> None:
    """Each fault is told at its place, and the rest of the file is still read."""
    file = read(data)
    assert told(file) == expected
    assert plain(file.root) == value


SYNTAX = [
    ("a: [b\n", "1:4", "this [ is never closed", "close it with ]"),
    ("f: [a, b\ns:\n  x: y\n", "1:4", "this [ is never closed", "close it with ]"),
    ("f: {a: 1, b: 2\ns: 3\n", "1:4", "this { is never closed", "close it with }"),
    ("a: [\n  {x: 1}\n  {y: 2}\n]\n", "3:3", "no comma and no ]", "comma between values"),
    ("a: 'St John's'\n", "1:12", "text after a closing quote", "write '' for an apostrophe"),
    ('a: "x" y\n', "1:8", "text after a closing quote", "single quotes"),
    ('a: "x\nb: "y"\n', "1:4", "this quote closes only on line 2", "close it"),
    ('a: "x\nb: y\n', "1:4", "this quote is never closed", "close it"),
    ("a: %50\n", "1:4", "a value cannot begin with %", 'quote it: "%50"'),
    ("a: @x\n", "1:4", "a value cannot begin with @", 'quote it: "@x"'),
    ("a: `x`\n", "1:4", "a value cannot begin with `", "quote it"),
    ("a:\n\tb: 1\n", "2:1", "a tab in the indentation", "indent with blanks"),
    ("a:\n  b: 1\n\tc: 2\n", "3:1", "a tab in the indentation", "indent with blanks"),
    ("a: 1\nb 2\nc: 3\n", "2:1", "no colon after this key", "write b: ..."),
    ("a:b\nc: d\n", "1:1", "no blank after the colon", "write a: ..."),
    ('"a b":c\n', "1:6", "no blank after the colon", "put a blank after it"),
    ("a: b: c\n", "1:5", "a second colon in one line", "quote a value"),
    ("a: b\n  c: d\n", "2:3", "indented deeper", "column of its neighbours"),
    ("a:\n  - b: 1\n   c: 2\n", "3:4", "wrong indentation", "column of its neighbours"),
    ("a: b\n- c\n", "2:1", "a list item among keys", "indent"),
    ("a: [x]y\n", "1:7", "text after the closing ]", "quote the value"),
    ('a: "\\ud83d\\ude00"\n', "1:5", r"\ud83d is half of a character", "character itself"),
    ('a: "C:\\dir"\n', "1:7", r"unknown escape \d", "single quotes"),
    ("a: - b\n", "1:4", "a list begins on its own line", None),
]


@pytest.mark.parametrize(("data", "place", "message", "mend"), SYNTAX)
def test_syntax(data: str, place: str, message: str, mend: str | None) -> None:
    """A syntax error is one problem in plain words, where it can be mended; there is no root."""
    file = read(data)
    assert told(file) == [("error", "A010", place)]
    assert message in file.problems[0].message
    assert mend is None or mend in (file.problems[0].help or "")
    assert file.root is None


@pytest.mark.parametrize(
    "data",
    [
        "[" * 40_000,
        "- " * 40_000,
        "? " * 40_000,
        "{" * 40_000,
        "a: " + "[{" * 40_000,
        "[a: " * 20_000,
        "- ? " * 20_000,
        "a:\n" + "".join(f"{' ' * at}b:\n" for at in range(1, 200)),
    ],
)
def test_depth(data: str) -> None:
    """What nests without end is refused, and nothing crashes."""
    file = read(data)
    assert [problem.code for problem in file.problems] == ["A015"]
    assert file.root is None


def test_thirty_two_levels_pass() -> None:
    """The limit itself is allowed."""
    assert read("[" * 32 + "]" * 32).problems == ()
    assert read("[" * 33 + "]" * 33).problems != ()


def test_billion_laughs() -> None:
    """Aliases that expand beyond the limit are refused."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 9)]
    file = read("\n".join(lines))
    assert [problem.code for problem in file.problems] == ["A014"]
    assert file.root is None


def test_reported_values_say_so() -> None:
    """A value with a problem of its own carries a mark, so that it is not reported twice."""
    root = read("a: !B\nb: *x\nc:\n").root
    assert isinstance(root, Mapping)
    values = [value for _, value in root.entries]
    assert [value.reported for value in values if isinstance(value, Scalar)] == [True, True, False]


def test_repeated_key_shows_both_places() -> None:
    """The first of two equal keys is shown beside the second."""
    (problem,) = read("a: 1\n'a': 2\n").problems
    assert [(place.line, word) for place, word in problem.places] == [(1, "first here")]


def test_anchored_mappings_are_marked() -> None:
    """A mapping tells whether it carries an anchor."""
    root = read("a: &x {b: 1}\nc: {d: 1}\n").root
    assert isinstance(root, Mapping)
    marks = [value.anchored for _, value in root.entries if isinstance(value, Mapping)]
    assert marks == [True, False]


def test_too_many_problems() -> None:
    """After ten thousand problems the rest is not read."""
    file = read("a: 1\n" * 20_000)
    assert len(file.problems) == 10_001
    assert file.problems[-1].code == "A041"


@pytest.mark.parametrize(("data", "place", "message", "mend"), SYNTAX)
def test_pure_parser(data: str, place: str, message: str, mend: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml a syntax error is still one problem on a line of the file."""
    monkeypatch.setattr("attain.read.yaml.events", lambda text: yaml_events.events(text, pure=True))
    file = read(data)
    # The pure parser takes the surrogate escapes of JSON, which libyaml refuses.
    expected = [] if "ud83d" in data else ["A010"]
    assert [problem.code for problem in file.problems] == expected, (place, message, mend)
    assert expected or plain(file.root) == {"a": "\U0001f600"}


def test_pure_parser_gives_the_same_nodes() -> None:
    """Both parsers give the same events."""
    text = "a: &x 'b c'\nd: [1, *x, g]\ne: |\n  t\nf: !!str ~\n"
    assert list(yaml_events.events(text, pure=True)) == list(yaml_events.events(text, pure=False))
