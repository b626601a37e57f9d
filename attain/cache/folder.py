"""The folder that entries lie in, a file each: found or made, read, written, kept small.

An entry is plain data (None, numbers, texts, bytes, tuples) in Python's own marshal form, which is quick and runs no
code, behind a checksum and beside its key, so that no other file is ever taken for it. It is written under a name of
its own and then renamed: who reads meanwhile finds the old entry or the new one, never half of either.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import sys
import time
import zlib
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attain.cache.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_About = TypeVar("_About")
_Value = TypeVar("_Value")

VARIABLE = "ATTAIN_CACHE_DIR"
MOST_BYTES = 256 << 20
_ROOM = "v1"  # the entries' own folder: another form of entries, another folder
_MARK = b"attain cache 1\n"
_CHECKSUM = 4
MARSHAL = 4  # the newest form that every Python from 3.4 on reads
_DAY = 24 * 60 * 60
_DRAFT = ".draft"


def usual_folder(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """The folder that `ATTAIN_CACHE_DIR` names (empty: none), else attain's own among the user's caches.

    >>> usual_folder({"HOME": "/home/ana"}, "linux")
    '/home/ana/.cache/attain'
    >>> usual_folder({"HOME": "/home/ana", "ATTAIN_CACHE_DIR": ""}, "linux")
    """
    if VARIABLE in environment:
        return environment[VARIABLE] or None
    base = _base(environment, platform)
    return os.path.join(*base) if base[0] else None


def _base(environment: Mapping[str, str], platform: str) -> tuple[str, ...]:
    """The parts of the path of attain's folder among the caches of a user; the first is empty where he has none."""
    home, given = environment.get("HOME", ""), environment.get("XDG_CACHE_HOME", "")
    if platform == "win32":
        return environment.get("LOCALAPPDATA", ""), "attain", "Cache"
    if platform == "darwin":
        return home, "Library", "Caches", "attain"
    # A relative path is to be ignored, says the convention.
    return (given, "attain") if os.path.isabs(given) else (home, ".cache", "attain")


def working_folder() -> str:
    """Where the names of files begin; empty where it is gone."""
    try:
        return os.getcwd()
    except OSError:
        return ""


class Cache:
    """The entries of one folder; keys and values are plain data.

    Whatever goes wrong with the folder, `get` gives None and `put` does nothing.
    """

    def __init__(self, folder: str) -> None:
        """Neither look for the folder nor make it yet."""
        self.folder = folder
        self._room = os.path.join(folder, _ROOM)
        self._private: bool | None = None
        self._noted: tuple[object, Any] | None = None

    def get(self, key: tuple[Any, ...]) -> Any:
        """The value that was put under a key; None where there is none, or none that can be trusted."""
        if not self._is_there():
            return None
        marked = *key, *stamp()
        try:
            with open(_path(self._room, marked), "rb") as file:
                data = file.read()
                if time.time() - os.fstat(file.fileno()).st_mtime > _DAY:
                    os.utime(file.name)  # what is used stays when the oldest go
            found = _unpacked(data)
        except (OSError, ValueError, TypeError, EOFError):
            return None
        return found[1] if isinstance(found, tuple) and found[:1] == (marked,) and found[1:] else None

    def put(self, entries: Iterable[tuple[tuple[Any, ...], Any]]) -> None:
        """Keep values under their keys; then let the oldest entries go, where all together are too large."""
        listed = list(entries)
        if not listed or not self._is_there(make=True):
            return
        for key, value in listed:
            marked = *key, *stamp()
            with contextlib.suppress(OSError, ValueError):  # marshal refuses a value that is no plain data
                _write(_path(self._room, marked), _packed((marked, value)))
        with contextlib.suppress(OSError):
            _tidy(self._room)

    def note(self, about: object, value: Any) -> None:
        """Remember a value that was made of an object, for the rest of the run."""
        self._noted = about, value

    def noted(self, about: _About, make: Callable[[_About], _Value]) -> _Value:
        """The value that was made of this very object, or is made now."""
        if self._noted is None or self._noted[0] is not about:
            self.note(about, make(about))
        return cast("tuple[object, _Value]", self._noted)[1]

    def _is_there(self, *, make: bool = False) -> bool:
        """Whether the folder of the entries is there, this user's own, and nobody else may write in it."""
        if self._private is None:
            try:
                if make:
                    os.makedirs(self.folder, mode=0o700, exist_ok=True)
                    with contextlib.suppress(FileExistsError):
                        os.mkdir(self._room, mode=0o700)
                self._private = _is_private(os.lstat(self._room))
            except (OSError, ValueError):
                self._private = False if make else None
        return self._private or False


def _is_private(found: os.stat_result) -> bool:
    """Whether nobody but this user can have put anything there; Windows keeps its users' folders apart itself."""
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _path(room: str, key: tuple[Any, ...]) -> str:
    """The file of a key's entry. Two keys that share one take it from each other, for the key stands in the entry."""
    text = repr(key).encode("utf-8", "surrogatepass")
    return os.path.join(room, f"{key[0]}-{zlib.crc32(text):08x}{zlib.adler32(text):08x}")


def _packed(content: tuple[Any, ...]) -> bytes:
    data = marshal.dumps(content, MARSHAL)
    return _MARK + zlib.crc32(data).to_bytes(_CHECKSUM, "big") + data


def _unpacked(data: bytes) -> Any:
    """The content of an entry; None where it is not whole, or no entry at all."""
    begin = len(_MARK) + _CHECKSUM
    if len(data) <= begin or not data.startswith(_MARK):
        return None
    content = memoryview(data)[begin:]
    if zlib.crc32(content) != int.from_bytes(data[len(_MARK) : begin], "big"):
        return None
    return marshal.loads(content)  # noqa: S302 - the checksum says that we wrote it, in a folder of this user alone


def _write(path: str, data: bytes) -> None:
    """Write a file that appears whole or not at all."""
    draft = f"{path}.{os.getpid()}-{time.monotonic_ns()}{_DRAFT}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise


def _tidy(room: str) -> None:
    """Let the oldest entries go until the rest is small enough, and what a run that was cut off left half-written."""
    found = list(_files(room))
    now = time.time()
    size = sum(size for _, size, _ in found)
    for changed, bytes_, path in sorted(found):
        left_over = path.endswith(_DRAFT) and now - changed > _DAY
        if size > MOST_BYTES or left_over:
            with contextlib.suppress(OSError):
                os.unlink(path)
            size -= bytes_


def _files(room: str) -> Iterator[tuple[float, int, str]]:
    """Every file of a folder: when it was changed or last used, its size, its path."""
    with os.scandir(room) as listed:
        for entry in listed:
            with contextlib.suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                yield found.st_mtime, found.st_size, entry.path
