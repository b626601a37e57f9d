"""DuckDB's module, imported when something is to be read with it."""

from __future__ import annotations

import importlib
from typing import Any


def library() -> Any:
    """DuckDB's core, which takes a third of the whole package's import; the package where it cannot be had alone."""
    try:
        return importlib.import_module("_duckdb")
    except ImportError:
        return importlib.import_module("duckdb")
