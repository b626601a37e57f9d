"""The engines: readers of actuals beside the one that goes by rows, each imported when a source of its kind is there.

See `attain.actuals.engine` for what an engine is. None of them is imported here, nor is a library that one rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.actuals.engine import Engine
    from attain.actuals.source import Source


def engines_for(sources: Sequence[str | Source]) -> tuple[Engine, ...]:
    """Those that may be needed to read these sources."""
    from attain.engines.files.engine import FileEngine

    if all(isinstance(source, str) for source in sources):
        return (FileEngine(),)
    from attain.engines.databases.engine import DatabaseEngine
    from attain.engines.ibis_engine import IbisEngine

    return FileEngine(), DatabaseEngine(), IbisEngine()
