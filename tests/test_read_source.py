"""Files, gzip, standard input, hashes, and what cannot be opened."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

from attain.read.csv import open_csv
from attain.read.source import open_source
from attain.read.yaml import read_yaml

TABLE = b"date,value\n2018-01,1\n"


def test_hash_is_of_the_file_on_disk(tmp_path: Path) -> None:
    """A packed file is read as its content and hashed as it lies on disk."""
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(TABLE, mtime=0))
    with open_csv(packed) as file:
        assert list(file.rows()) == [(2, ["2018-01", "1"])]
    assert file.sha256 == hashlib.sha256(packed.read_bytes()).hexdigest()
    assert file.name == str(packed)


def test_standard_input() -> None:
    """The path - reads the stream that was passed in, and leaves it open."""
    stdin = io.BytesIO(TABLE)
    file = open_csv("-", stdin=stdin)
    assert list(file.rows()) == [(2, ["2018-01", "1"])]
    assert file.name == "<stdin>"
    assert file.sha256 == hashlib.sha256(TABLE).hexdigest()
    assert not stdin.closed


def test_yaml_hash() -> None:
    """A YAML file is hashed whole."""
    assert read_yaml("-", stdin=io.BytesIO(b"a: 1\n")).sha256 == (hashlib.sha256(b"a: 1\n").hexdigest())


@pytest.mark.parametrize("reader", [open_csv, read_yaml])
def test_unreadable(reader: object, tmp_path: Path) -> None:
    """What cannot be opened gives A001 with the name as it was given."""
    assert callable(reader)
    for path, words in [
        (str(tmp_path / "none"), "there is no such file"),
        (str(tmp_path), "it is a folder"),
        ("a\0b", "the name is not one that a file can have"),
        ("-", "there is no standard input to read"),
    ]:
        (problem,) = reader(path).problems
        assert problem.code == "A001"
        assert words in problem.message
        assert str(problem.place) == f"{'<stdin>' if path == '-' else path}:1:1"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_no_permission(tmp_path: Path) -> None:
    """A file that may not be read says so."""
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE)
    path.chmod(0)
    assert "no permission" in open_csv(path).problems[0].message


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (TABLE, "A005", "not gzip data"),
        (gzip.compress(TABLE, mtime=0)[:-9], "A001", "damaged or cut off"),
    ],
)
def test_broken_gzip(data: bytes, code: str, words: str, tmp_path: Path) -> None:
    """A .gz that is none, or only half of one, is a problem."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(data)
    with open_csv(path) as file:
        list(file.rows())
    assert file.problems[0].code == code
    assert words in file.problems[0].message


def test_peek_gives_the_bytes_again() -> None:
    """Looking ahead takes nothing away."""
    source = open_source("-", stdin=io.BytesIO(b"abcdef"))
    assert source.peek(3) == b"abc"
    assert source.read(2) + source.read(2) + source.read(9) == b"abcdef"


def test_large_yaml_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A YAML file beyond the limit is not read."""
    monkeypatch.setattr("attain.read.yaml.LARGEST", 1 << 20)
    file = read_yaml("-", stdin=io.BytesIO(b"a: b\n" * (1 << 18)))
    assert [problem.code for problem in file.problems] == ["A005"]


def test_a_file_that_lies_one_folder_further_in_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who forgot to go into the folder is told where it is; names are no patterns."""
    monkeypatch.chdir(tmp_path)
    for name in ("banten/targets.yaml", "jabar/targets.yaml", "jabar/a[1].csv", "x/y/far.csv"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    helps = [
        problem.help for name in ("targets.yaml", "a[1].csv", "far.csv", "*") for problem in open_source(name).problems
    ]
    assert helps == [
        f"did you mean {Path('banten/targets.yaml')} or {Path('jabar/targets.yaml')}?",
        f"it lies in jabar: go there, cd jabar, or write {Path('jabar/a[1].csv')}",
        None,
        None,
    ]
