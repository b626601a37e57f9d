"""Names of files: the same file is named once, however it is spelt and whatever links lead to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from attain.read.files import each_once


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two files, links to a file and to the folder of the files, a loop and a link that leads nowhere."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/a.csv").touch()
    Path("data/b.csv").touch()
    try:
        Path("link.csv").symlink_to("data/a.csv")
        Path("again").symlink_to("data")
        Path("loop").symlink_to("loop")
        Path("nowhere").symlink_to("gone.csv")
    except OSError:
        pytest.skip("this system lets nobody make links")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "once"),
    [
        ("data/a.csv ./data/a.csv data//a.csv data/../data/a.csv", "data/a.csv"),
        ("again/a.csv data/a.csv link.csv again/b.csv", "again/a.csv again/b.csv"),
        ("again/../data/b.csv data/b.csv", "again/../data/b.csv"),
        ("gone.csv nowhere ./gone.csv", "gone.csv"),
        ("loop loop", "loop"),
        ("data again/. again/../data", "data"),
        ("- - ./-", "- ./-"),
    ],
)
@pytest.mark.usefixtures("here")
def test_each_file_once(names: str, once: str) -> None:
    """The first name of each file stays."""
    assert each_once(names.split()) == once.split()


def test_the_way_through_links_is_the_systems(here: Path) -> None:
    """Two names are one file exactly where the system leads both to one place; a whole path is another spelling."""
    names = ["data/a.csv", "link.csv", "again/a.csv", "again/../data/b.csv", "nowhere", "loop", "", ".", "x\0y"]
    names += [str(here / name) for name in names]
    places = [os.path.realpath(name) if "\0" not in name else name for name in names[:9]]
    assert len(each_once(names)) == len(set(places))
