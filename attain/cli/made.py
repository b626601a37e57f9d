"""Files that are made together: all of them, or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attain.cli.whole import write_whole
from attain.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    Content = str | Path  # a text, or the file that is copied


def refuse_there(folder: Path, names: Iterable[str], *, force: bool) -> list[str]:
    """The names of files that are there; refused, unless by `force`."""
    there = [name for name in names if os.path.lexists(folder / name)]
    if there and not force:
        shown = ", ".join(str(folder / name) for name in there)
        refuse(
            "A206",
            f"{shown} {'is' if len(there) == 1 else 'are'} there already",
            "name another folder, or write over it: --force",
        )
    return there


def make_all(folder: Path, files: Mapping[str, Content], *, force: bool) -> None:
    """Write texts and copies into a folder, whose parents are made; what was there is kept, unless by `force`.

    Where one cannot be written, or the process is stopped, those that were not there before go again.
    """
    there = refuse_there(folder, files, force=force)
    made: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            _make_folder(path.parent, made)
            if name not in there:
                made.append(path)
            _write(path, content)
    except BaseException:
        for path in reversed(made):
            _unmake(path)
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those that it lies in, the outermost first."""
    missing = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    for one in reversed(missing):
        try:
            one.mkdir()
        except OSError as error:
            refuse("A206", f"cannot make {one}: {(error.strerror or str(error)).lower()}")
        made.append(one)
    if not folder.is_dir():
        refuse("A206", f"{folder} is no folder", "name another")


def _write(path: Path, content: Content) -> None:
    if isinstance(content, str):
        write_whole({str(path): content})
        return
    import shutil

    try:
        shutil.copyfile(content, path)
    except OSError as error:
        refuse("A206", f"cannot write {path}: {(error.strerror or str(error)).lower()}")


def _unmake(path: Path) -> None:
    import contextlib

    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
