"""Whether a file still has the bytes that it had: by what its folder says of it, else by its hash.

A fingerprint is a file's size, the times of its last change (of its bytes, and of its entry in the file system, which a
program cannot set back) and its number. It is trusted only where it was two seconds old when the file was read: a file
that was written since may have the time it had, on a file system that counts in whole seconds. An untrusted one still
tells by the size that a file has changed.
"""

from __future__ import annotations

import os
import stat
import time
from functools import partial
from typing import TYPE_CHECKING

from attain.actuals import source

if TYPE_CHECKING:
    from collections.abc import Callable

_OLD_ENOUGH = 2_000_000_000  # nanoseconds

Print = tuple[int, int, int, int]  # size, last change of the bytes, of the entry, number
Known = tuple[
    str | None, Print, bool
]  # the hash of what was read if it was made, the fingerprint, whether it is trusted


def fingerprint(path: str) -> Print | None:
    """The fingerprint of a file; None where there is none, or it is no file whose bytes stay (a pipe)."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def known(path: str, sha256: str | None, since: int, before: Print | None = None) -> Known | None:
    """What to remember of a file that was read; `since` is when the reading began, `before` what it was then.

    None where it tells nothing: the file has gone, or there is neither a hash nor a fingerprint to trust.
    """
    now = fingerprint(path)
    if now is None:
        return None
    trusted = before in (None, now) and _settled(now, since)
    return (sha256 or None, now, trusted) if sha256 or trusted else None


class Files:
    """The files of one run, each looked at and hashed once at most."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._told: dict[tuple[str, Known], Known | None] = {}

    def still(self, path: str, before: Known) -> Known | None:
        """What is known of a file that still has the bytes it had; None where it has others, or cannot be read."""
        asked = path, before
        if asked not in self._told:
            self._told[asked] = _still(path, before)
        return self._told[asked]


def _still(path: str, before: Known) -> Known | None:
    sha256, mark, trusted = before
    now = fingerprint(path)
    if now is None or now[0] != mark[0]:
        return None
    if trusted and now == mark:
        return before
    since = time.time_ns()
    if sha256 is None or source.hash_of(path) != sha256:
        return None
    return known(path, sha256, since, now)


def _settled(mark: Print, since: int) -> bool:
    """Whether a file was left alone for long enough before a moment that a later change must show."""
    return max(mark[1], mark[2]) + _OLD_ENOUGH < since


def hash_now(path: str, found: Known) -> str | Callable[[], str]:
    """The hash of a file that is known, or what makes it, should anybody ask, if the file is still the same by then."""
    sha256, mark, _ = found
    return sha256 or partial(source.hash_of_same, path, partial(_is, path, mark))


def _is(path: str, mark: Print) -> bool:
    return fingerprint(path) == mark
