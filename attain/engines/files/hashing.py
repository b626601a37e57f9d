"""The hash of a file that an engine has read, made when it is asked for: it costs a second for each gigabyte."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from attain.actuals.source import fingerprint_of
from attain.errors import InputError, Place, Problem
from attain.model.input import Input

if TYPE_CHECKING:
    from attain.actuals.source import Source


def input_of(source: Source, rows: int) -> Input:
    """A file as it was read, its hash still to be made."""
    return Input(source.name, lambda: _hash_of(source), rows)


def _hash_of(source: Source) -> str:
    """The hash of the bytes that were read.

    Raises InputError where the file is no longer what it was.
    """
    try:
        with Path(source.name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        found = ""
    if fingerprint_of(source.name) != source.fingerprint:
        place = Place(source.name, 1, 1)
        raise InputError([Problem("A001", "the file changed while it was read", place, "run it again")])
    return found
