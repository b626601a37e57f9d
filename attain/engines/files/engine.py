"""The engine for files: DuckDB, where it is quicker than going by rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.actuals.source import CSV
from attain.read.files import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.actuals.parts import SourceTotals
    from attain.actuals.source import Source, Wanted

# Where going by rows takes as long as starting DuckDB and asking it: for one file between 0.8 and 1.2 MB, for twelve
# 1.5 MB, by the processor time of whole reports in turn (`bench/crossover.py`); near it both are within a tenth.
LEAST_BYTES = 1 << 20
UTF8 = {"utf-8", "utf8", "utf-8-sig", "ascii"}


class FileEngine:
    """See `attain.actuals.engine.Engine`. `least` is how many bytes text must have in all for it to read any."""

    name = "duckdb"

    def __init__(self, least: int = LEAST_BYTES) -> None:
        """Nothing is imported before it is needed."""
        self._least = least

    def takes(self, source: Source, wanted: Wanted) -> bool:
        """A CSV file in UTF-8, packed or not."""
        if source.kind != CSV or source.fingerprint is None or source.name == STANDARD_INPUT:
            return False
        return (wanted.plan.actuals.encoding or "utf-8").lower() in UTF8

    def read(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """The totals of each; None where there is a doubt, and for all if all are short."""
        if sum(source.weight for source in sources) < self._least:
            return [None] * len(sources)
        from attain.engines.files.csv_engine import read_csv
        from attain.engines.files.session import session

        with session(wanted) as connection:
            found = read_csv(sources, wanted, connection)
        return [found.get(source.name) for source in sources]

    def open(self, source: Source, wanted: Wanted) -> None:
        """Row by row the csv reader reads what this engine takes."""
