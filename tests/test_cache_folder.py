"""The cache's folder: an entry is whole or it is nothing, and nothing that is wrong with the folder is an error."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.cache import Cache, usual_folder
from attain.cache import folder as store
from attain.cache.stamp import stamp

KEY = ("plan", "here", 1)
VALUE = (None, True, -1, "text \udcff", b"bytes", ("a", ()))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """An empty cache in a folder that is not there yet."""
    return Cache(str(tmp_path / "deep" / "attain"))


def entries(cache: Cache) -> list[Path]:
    """The files of a cache."""
    return sorted(path for path in Path(cache.folder).rglob("*") if path.is_file())


def test_what_is_put_is_got(cache: Cache) -> None:
    """By this object, by another one, and under its own key alone."""
    assert cache.get(KEY) is None
    cache.put([(KEY, VALUE), (("plan", "there", 1), "other")])
    for one in (cache, Cache(cache.folder)):
        assert one.get(KEY) == VALUE
        assert one.get(("plan", "there", 1)) == "other"
        assert one.get(("plan", "here", 2)) is None


def test_the_folder_is_the_users_own(cache: Cache) -> None:
    """Nobody else can look into it."""
    cache.put([(KEY, VALUE)])
    assert Path(cache.folder).stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in entries(cache)] == [0o600]
    assert entries(cache)[0].parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps its users' folders apart itself")
def test_a_folder_that_others_may_write_is_not_used(cache: Cache, tmp_path: Path) -> None:
    """What somebody else may have put there is not read, and nothing is added; nor behind a link."""
    cache.put([(KEY, VALUE)])
    room = entries(cache)[0].parent
    room.chmod(0o777)
    other = Cache(cache.folder)
    assert other.get(KEY) is None
    other.put([(("plan", "new"), VALUE)])
    assert len(entries(cache)) == 1
    room.chmod(0o700)
    room.rename(tmp_path / "elsewhere")
    room.symlink_to(tmp_path / "elsewhere")
    assert Cache(cache.folder).get(KEY) is None


@pytest.mark.parametrize("folder", ["file", "file/below", "nul\0"])
def test_no_folder_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Where the folder cannot be made, nothing is kept and nobody hears of it."""
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("in the way", "utf-8")
    cache = Cache(folder)
    cache.put([(KEY, VALUE)])
    assert cache.get(KEY) is None
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_no_room_on_the_disk_is_no_error(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails leaves neither an entry nor a draft of one."""

    def full(*_: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr("attain.cache.folder.os.replace", full)
    cache.put([(KEY, VALUE)])
    assert cache.get(KEY) is None
    assert entries(cache) == []


def test_an_interruption_leaves_no_draft(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a write ends it, and takes the draft away."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("attain.cache.folder.os.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        cache.put([(KEY, VALUE)])
    assert entries(cache) == []


def test_a_value_that_is_no_data_is_not_kept(cache: Cache) -> None:
    """Marshal refuses it; the others are kept."""
    cache.put([(KEY, object()), (("plan", "other"), VALUE)])
    assert cache.get(KEY) is None
    assert cache.get(("plan", "other")) == VALUE


@given(st.data())
def test_a_broken_entry_is_none(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Cut off, with bytes changed, with bytes added, or of other bytes altogether: it is no entry, and no error."""
    cache = Cache(str(tmp_path_factory.mktemp("cache")))
    cache.put([(KEY, VALUE)])
    [entry] = entries(cache)
    whole = entry.read_bytes()
    cut = st.integers(0, len(whole) - 1).map(lambda at: whole[:at])
    flipped = st.tuples(st.integers(0, len(whole) - 1), st.integers(1, 255)).map(
        lambda flip: whole[: flip[0]] + bytes([whole[flip[0]] ^ flip[1]]) + whole[flip[0] + 1 :]
    )
    longer = st.binary(min_size=1).map(lambda more: whole + more)
    head = whole[: len(store._MARK)]  # noqa: SLF001 - an entry that begins well
    signed = st.binary().map(lambda body: head + zlib.crc32(body).to_bytes(4, "big") + body)
    entry.write_bytes(data.draw(st.one_of(cut, flipped, longer, st.binary(), signed)))
    assert cache.get(KEY) is None
    cache.put([(KEY, VALUE)])
    assert cache.get(KEY) == VALUE


def test_another_keys_entry_is_none(cache: Cache) -> None:
    """An entry that lies where another one belongs does not stand in for it, nor does another version's."""
    cache.put([(KEY, VALUE), (("plan", "other"), "other")])
    first, second = entries(cache)
    swapped = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(swapped)
    assert cache.get(KEY) is None
    body = marshal.dumps(((*KEY, "0.0.0", 0), VALUE), 4)
    for path in (first, second):
        path.write_bytes(store._MARK + zlib.crc32(body).to_bytes(4, "big") + body)  # noqa: SLF001 - an older version's
    assert cache.get(KEY) is None


def test_code_in_an_entry_is_not_run(cache: Cache, tmp_path: Path) -> None:
    """Somebody else's file with a right checksum is data at most: it makes nothing happen."""
    cache.put([(KEY, VALUE)])
    trap = compile(f"open({str(tmp_path / 'trap')!r}, 'w')", "trap", "exec")
    body = marshal.dumps(((*KEY, *stamp()), trap), 4)
    entries(cache)[0].write_bytes(store._MARK + zlib.crc32(body).to_bytes(4, "big") + body)  # noqa: SLF001 - as above
    cache.get(KEY)
    assert not (tmp_path / "trap").exists()


def test_the_oldest_go(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """All entries together stay below the limit; what was used last stays longest, drafts of a day ago go."""
    monkeypatch.setattr("attain.cache.folder.MOST_BYTES", 5_000)
    for number in range(4):
        cache.put([(("plan", number), "x" * 1_000)])
    room = entries(cache)[0].parent
    old = sorted(entries(cache))
    for age, path in enumerate(old):
        os.utime(path, (1_500_000_000 - age, 1_500_000_000 - age))
    draft = room / "plan-1.99-1.draft"
    draft.write_bytes(b"half")
    os.utime(draft, (1_500_000_000, 1_500_000_000))
    where = store._path  # noqa: SLF001 - the names of the files
    numbers = {Path(where(str(room), ("plan", number, *stamp()))): number for number in range(4)}
    assert cache.get(("plan", numbers[old[3]])) is not None  # used now, although the oldest
    cache.put([(("plan", 4), "x" * 1_000), (("plan", 5), "x" * 1_000)])
    left = {number for number in range(6) if cache.get(("plan", number)) is not None}
    assert left == {numbers[old[3]], numbers[old[0]], 4, 5}
    assert not draft.exists()


WRITER = """\
import sys
from attain.cache import Cache
cache = Cache(sys.argv[1])
value = tuple(range(20_000))
for turn in range(60):
    found = cache.get(("plan", "shared"))
    assert found is None or found == value, found
    cache.put([(("plan", "shared"), value), (("plan", sys.argv[2], turn), value[:10])])
"""


def test_two_runs_do_not_disturb_each_other(cache: Cache) -> None:
    """Processes that read and write one entry at once find it whole or not at all, and all keep what they keep."""
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITER, cache.folder, name], stderr=subprocess.PIPE, text=True)
        for name in "abc"
    ]
    for run in runs:
        _, told = run.communicate(timeout=120)
        assert run.returncode == 0, told
    assert cache.get(("plan", "shared")) == tuple(range(20_000))
    assert all(cache.get(("plan", name, turn)) for name in "abc" for turn in range(60))
    assert not [path for path in entries(cache) if path.suffix == ".draft"]


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"HOME": "/home/ana"}, "linux", "/home/ana/.cache/attain"),
        ({"HOME": "/home/ana", "XDG_CACHE_HOME": "/fast"}, "linux", "/fast/attain"),
        ({"HOME": "/home/ana", "XDG_CACHE_HOME": "fast"}, "linux", "/home/ana/.cache/attain"),
        ({"HOME": "/home/ana", "XDG_CACHE_HOME": ""}, "linux", "/home/ana/.cache/attain"),
        ({"HOME": "/Users/ana", "XDG_CACHE_HOME": "/fast"}, "darwin", "/Users/ana/Library/Caches/attain"),
        ({"LOCALAPPDATA": "C:/Users/ana/AppData/Local"}, "win32", "C:/Users/ana/AppData/Local/attain/Cache"),
        ({"HOME": "/home/ana", "ATTAIN_CACHE_DIR": "/ci/cache"}, "linux", "/ci/cache"),
        ({"HOME": "/home/ana", "ATTAIN_CACHE_DIR": ""}, "linux", None),
        ({}, "linux", None),
        ({}, "win32", None),
    ],
)
def test_the_usual_folder(environment: dict[str, str], platform: str, folder: str | None) -> None:
    """The user's cache folder as each platform has it; a variable names another, or none."""
    assert usual_folder(environment, platform) == folder


def test_other_code_finds_nothing(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept by other code, of the same version or not, is not found; either's own entry stays."""
    package = tmp_path / "attain"
    (package / "read" / "__pycache__").mkdir(parents=True)
    (package / "read" / "csv.py").write_text("1", "utf-8")
    (package / "cli").mkdir()
    monkeypatch.setattr("attain.__file__", str(package / "__init__.py"))

    def anew() -> tuple[str, int]:
        stamp.cache_clear()
        return stamp()

    first = anew()
    cache.put([(KEY, "first")])
    for indifferent in (package / "read" / "__pycache__" / "csv.pyc", package / "cli" / "app.py"):
        indifferent.write_text("2", "utf-8")
    assert anew() == first
    (package / "read" / "csv.py").write_text("22", "utf-8")
    assert anew() != first
    assert cache.get(KEY) is None
    cache.put([(KEY, "second")])
    assert len(entries(cache)) == 2
    monkeypatch.setattr("attain.__version__", "0.0.0")
    assert anew()[0] == "0.0.0"
    assert cache.get(KEY) is None
    monkeypatch.setattr("attain.__file__", "/an/archive.zip/attain/__init__.py")
    assert anew() == ("0.0.0", zlib.crc32(b"[]"))
    monkeypatch.undo()
    stamp.cache_clear()
