"""A file that a report rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Input:
    """A file that was read: its name as given, the SHA-256 of its bytes, how many rows it brought.

    A hash that nobody shows is work for nothing (a second for each gigabyte), so it may be given as what makes it: then
    it is made when it is asked for.
    """

    __slots__ = ("_hash", "_told", "path", "rows")

    def __init__(self, path: str, sha256: str | Callable[[], str], rows: int) -> None:
        """Keep the three; `sha256` may be a function that gives it."""
        self.path = path
        self.rows = rows
        self._hash = sha256
        self._told: Callable[[str], None] | None = None

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes as they were when it was read.

        Raises InputError where it is made now and the file is no longer what was read.
        """
        if not isinstance(self._hash, str):
            self._hash = self._hash()
            if self._told is not None:
                self._told(self._hash)
        return self._hash

    def then(self, told: Callable[[str], None]) -> None:
        """Let a function be told the hash, should it still be made: so that it need not be made in the next run."""
        self._told = told

    @property
    def hashed(self) -> bool:
        """Whether the hash is there already."""
        return isinstance(self._hash, str)

    def __eq__(self, other: object) -> bool:
        """Whether all three are the same."""
        if not isinstance(other, Input):
            return NotImplemented
        return (self.path, self.rows, self.sha256) == (other.path, other.rows, other.sha256)

    def __hash__(self) -> int:
        """By the name and the rows: what makes two equal is among it."""
        return hash((self.path, self.rows))

    def __repr__(self) -> str:
        """The three, as far as they are known."""
        return f"Input({self.path!r}, {self._hash!r}, {self.rows})"
