"""Files that appear whole or not at all, all of them or none."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attain.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class _Draft(NamedTuple):
    """A file that is ready beside the one that it will replace."""

    name: str
    draft: Path
    target: Path


def write_whole(files: Mapping[str, str | bytes]) -> None:
    """Write files by their names, each of which appears whole, where a link leads, and none of which unless all can.

    What is no file (/dev/null) is written to, once the drafts of all others are ready.
    """
    drafts: list[_Draft] = []
    straight: list[tuple[str, bytes]] = []
    try:
        for name, data in files.items():
            written = data.encode() if isinstance(data, str) else data
            with _telling(name):
                if _is_file(name):
                    drafts.append(_drafted(name, _followed(Path(name)), written))
                else:
                    straight.append((name, written))
        for name, written in straight:
            with _telling(name):
                Path(name).write_bytes(written)
        for name, draft, target in drafts:
            with _telling(name):
                draft.replace(target)
    finally:
        for ready in drafts:
            ready.draft.unlink(missing_ok=True)


@contextlib.contextmanager
def _telling(name: str) -> Iterator[None]:
    """Tell what goes wrong with a file as a problem of the call."""
    try:
        yield
    except FileNotFoundError as error:
        refuse("A206", f"cannot write {name}: {_reason(error)}", "is its folder there?")
    except OSError as error:
        refuse("A206", f"cannot write {name}: {_reason(error)}")


def _is_file(name: str) -> bool:
    """Whether the name is a file's or nothing's; one that may not be written is refused."""
    path = Path(name)
    if path.exists() and not os.access(path, os.W_OK):
        refuse("A206", f"cannot write {name}: it is read-only", "make it writable, or name another file")
    return path.is_file() or not path.exists()


def _followed(path: Path) -> Path:
    """The file that a link leads to, there or not; a path that is no link is left as it is."""
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _drafted(name: str, target: Path, data: bytes) -> _Draft:
    """A temporary file beside the target, with the data and the rights that the target shall have."""
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    except PermissionError as error:
        folder = target.parent.absolute()
        refuse("A206", f"cannot write in {folder}: {_reason(error)}", "name a file in another folder")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(_mode(target))
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return _Draft(name, Path(draft), target)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _mode(target: Path) -> int:
    """The rights of the file that is replaced; of a new one, what the process gives new files."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
