"""Fingerprints, by which a pipeline knows a finding again in the next run, whatever was added above it."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DIGITS = 32


def fingerprints(keys: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The fingerprint of each key; of equal keys, each has its own, counted in their order.

    >>> first, second, again = fingerprints([("C001", "a"), ("C001", "b"), ("C001", "a")])
    >>> first != second, first != again, first == next(fingerprints([("C001", "a")]))
    (True, True, True)
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for key in keys:
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
