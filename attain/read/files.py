"""Names of files, and the patterns that stand for several."""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDARD_INPUT = "-"


def matching(folder: str, pattern: str) -> list[str]:
    """The files that a pattern names, in the order of their names; a plain name is taken as it is.

    Names come back as a person would write them from the working folder: `actuals/2018.csv`.
    """
    whole = _plain(os.path.join(folder, pattern))  # noqa: PTH118 - importing pathlib takes every run 3 ms
    if os.path.isfile(whole):  # noqa: PTH113 - as above
        return [whole]
    found = glob.glob(whole, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    return sorted(_plain(name) for name in found if os.path.isfile(name))  # noqa: PTH113 - as above


def _plain(name: str) -> str:
    """A name without what says nothing in it, `./` and doubled separators, as pathlib writes it.

    >>> _plain("./actuals//2018.csv"), _plain("../shared/./2018.csv"), _plain("/data/")
    ('actuals/2018.csv', '../shared/2018.csv', '/data')
    """
    between = os.sep
    drive, rest = os.path.splitdrive(name.replace("/", between))
    parts = [part for part in rest.split(between) if part not in ("", ".")]
    return f"{drive}{between if rest.startswith(between) else ''}{between.join(parts)}" or "."


def each_once(names: Iterable[str]) -> list[str]:
    """The names without those of a file that was named before, however it is spelt; `-` is standard input."""
    found: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        found.setdefault(name if name == STANDARD_INPUT else _real(name, folders), name)
    return list(found.values())


def _real(name: str, folders: dict[str, str]) -> str:
    """Where a name leads, the way through its folder followed once for all that lie in it."""
    folder, base = os.path.split(name)
    if os.name == "nt" or base in ("", os.curdir, os.pardir) or os.path.islink(name):  # noqa: PTH114 - as above
        return os.path.realpath(name)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], base)  # noqa: PTH118 - as above
