"""Names of files, and the patterns that stand for several."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDARD_INPUT = "-"


def matching(folder: str, pattern: str) -> list[str]:
    """The files that a pattern names, in the order of their names; a plain name is taken as it is.

    Names come back as a person would write them from the working folder: `actuals/2018.csv`.
    """
    whole = Path(folder) / pattern
    if whole.is_file():
        return [str(whole)]
    found = glob.glob(str(whole), recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    return sorted(str(Path(name)) for name in found if Path(name).is_file())


def each_once(names: Iterable[str]) -> list[str]:
    """The names without those of a file that was named before, however it is spelt; `-` is standard input."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name if name == STANDARD_INPUT else os.path.realpath(name), name)
    return list(found.values())
