"""A file that a report rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read: its name as given, the SHA-256 of its bytes, how many rows it brought."""

    path: str
    sha256: str
    rows: int
