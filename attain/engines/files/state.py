"""The state of a file before and after it was read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attain.actuals.source import fingerprint_of, hash_of_same
from attain.model.input import Input

if TYPE_CHECKING:
    from attain.actuals.source import Source


def is_same(source: Source) -> bool:
    """Whether a file is in the state that it was found in."""
    return fingerprint_of(source.name) == source.fingerprint


def input_of(source: Source, rows: int) -> Input:
    """A file as it was read, its hash still to be made."""
    return Input(source.name, partial(hash_of_same, source.name, partial(is_same, source)), rows)
