"""DuckDB for the time of one reading: bounded in memory, spilling into a folder of its own, fetching nothing."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attain.engines.duckdb_module import library

if TYPE_CHECKING:
    from collections.abc import Iterator

# A report's groups are few, and the reading of CSV takes about 100 MB whatever the size; what needs more spills.
MEMORY_LIMIT = "512MB"
MOST_SPILLED = "64GB"


@contextmanager
def session(*, in_order: bool = False) -> Iterator[Any]:
    """A connection to an empty database in memory, and nothing of it left behind; `in_order` keeps rows in theirs."""
    with tempfile.TemporaryDirectory(prefix="attain-") as folder:
        connection = library().connect(
            ":memory:",
            config={
                "memory_limit": MEMORY_LIMIT,
                "temp_directory": folder,
                "max_temp_directory_size": MOST_SPILLED,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "preserve_insertion_order": "true" if in_order else "false",
            },
        )
        try:
            yield connection
        finally:
            connection.close()
