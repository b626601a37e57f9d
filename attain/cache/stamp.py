"""Which attain it is that reads: its version, and the state of the code that decides what is read.

The version alone would do for a release. In a checkout the code changes under one version, and an entry made by
yesterday's code must not answer for today's.
"""

from __future__ import annotations

import contextlib
import functools
import os
import zlib

import attain

READING = ("errors.py", "number", "period", "model", "read", "loading", "actuals", "engines", "cache")


@functools.cache
def stamp() -> tuple[str, int]:
    """The version, and a checksum over the sizes and times of the modules that read; of none in an archive."""
    found: list[tuple[str, int, int]] = []
    with contextlib.suppress(OSError), os.scandir(os.path.dirname(os.path.abspath(attain.__file__))) as listed:
        for entry in listed:
            if entry.name in READING:
                _gather(entry, found)
    return attain.__version__, zlib.crc32(repr(sorted(found)).encode())


def _gather(entry: os.DirEntry[str], found: list[tuple[str, int, int]]) -> None:
    """Add a module with its size and time; of a folder, those in it."""
    if entry.name.endswith(".py"):
        state = entry.stat()
        found.append((entry.path, state.st_size, state.st_mtime_ns))
    elif "." not in entry.name and entry.name != "__pycache__":
        with os.scandir(entry) as listed:
            for each in listed:
                _gather(each, found)
