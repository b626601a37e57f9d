"""Hashes of files that were made after all, put with what is kept of the files, so that they are made once.

A hash is made where somebody shows it, long after the totals were kept, or never. Then the process ends with a look at
the two entries that know the file.
"""

from __future__ import annotations

import atexit
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.cache.fingerprint import Known
    from attain.cache.folder import Cache
    from attain.model.input import Input

    Key = tuple[Any, ...]


class Hashes:
    """The hashes that were made in one run, of files that are known by their names."""

    def __init__(self, cache: Cache, known: Mapping[str, Known]) -> None:
        """Nobody has made one yet."""
        self._cache = cache
        self._known = known
        self._made: dict[str, str] = {}
        self._apart: Key = ()
        self._whole: Key = ()
        self._names: Sequence[str] = ()

    def hear(self, inputs: Iterable[Input], apart: Key, whole: Key, names: Sequence[str]) -> None:
        """Be told of every hash that is not there yet, should it be made; see `_Place` for the two keys."""
        self._apart, self._whole, self._names = apart, whole, names
        for file in inputs:
            if not file.hashed and file.path in self._known:
                file.then(partial(self._told, file.path))

    def keep(self) -> None:
        """Put the hashes into the two entries, as far as these still speak of the same states of the files."""
        entries: list[tuple[Key, Any]] = []
        apart, whole = self._cache.get(self._apart), self._cache.get(self._whole)
        if apart is not None:
            entries.append((self._apart, tuple((name, self._with(name, known), data) for name, known, data in apart)))
        if whole is not None:
            files = zip(self._names, whole[0], strict=True)
            entries.append(
                (self._whole, (tuple((self._with(name, known), rows) for name, (known, rows) in files), whole[1]))
            )
        self._cache.put(entries)

    def _told(self, name: str, sha256: str) -> None:
        if not self._made:
            atexit.register(self.keep)
        self._made[name] = sha256

    def _with(self, name: str, known: Known) -> Known:
        """What an entry knows of a file, with its hash."""
        sha256, mark, trusted = known
        same = name in self._made and self._known[name][1] == mark
        return (self._made[name] if same and sha256 is None else sha256), mark, trusted
