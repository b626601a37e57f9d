"""A file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from attain.errors import refuse


def write_whole(name: str, text: str) -> None:
    """Write a file that appears whole or not at all, where a link leads; what is no file (/dev/null) is written to."""
    path = Path(name)
    try:
        if path.exists() and not os.access(path, os.W_OK):
            refuse("A206", f"cannot write {name}: it is read-only", "make it writable, or name another file")
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(_followed(path), text)
    except FileNotFoundError as error:
        refuse("A206", f"cannot write {name}: {_reason(error)}", "is its folder there?")
    except OSError as error:
        refuse("A206", f"cannot write {name}: {_reason(error)}")


def _followed(path: Path) -> Path:
    """The file that a link leads to, there or not; a path that is no link is left as it is."""
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _replace(target: Path, text: str) -> None:
    """Write into a temporary file beside the target, then rename it."""
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    except PermissionError as error:
        folder = target.parent.absolute()
        refuse("A206", f"cannot write in {folder}: {_reason(error)}", "name a file in another folder")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(_mode(target))
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _mode(target: Path) -> int:
    """The rights of the file that is replaced; of a new one, what the process gives new files."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
