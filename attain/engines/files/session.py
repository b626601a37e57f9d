"""DuckDB for the time of one reading: bounded in memory, spilling into a folder of its own, fetching nothing."""

from __future__ import annotations

import importlib
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# A report's groups are few, and the reading of CSV takes about 100 MB whatever the size; what needs more spills.
MEMORY_LIMIT = "512MB"
MOST_SPILLED = "64GB"


def library() -> Any:
    """DuckDB's module: its core, where that can be had alone, costs a third of the package's import."""
    try:
        return importlib.import_module("_duckdb")
    except ImportError:
        return importlib.import_module("duckdb")


@contextmanager
def session(memory_limit: str | None = None) -> Iterator[Any]:
    """A connection to an empty database in memory, and nothing of it left behind."""
    with tempfile.TemporaryDirectory(prefix="attain-") as folder:
        connection = library().connect(
            ":memory:",
            config={
                "memory_limit": memory_limit or MEMORY_LIMIT,
                "temp_directory": folder,
                "max_temp_directory_size": MOST_SPILLED,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "preserve_insertion_order": "false",
            },
        )
        try:
            yield connection
        finally:
            connection.close()


def text_of(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def texts_of(values: list[str]) -> str:
    """Texts as an SQL list."""
    return "[" + ", ".join(map(text_of, values)) + "]"
