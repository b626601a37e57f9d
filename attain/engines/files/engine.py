"""The engine for files: DuckDB, for CSV where it is quicker than going by rows, for Parquet always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.actuals.source import CSV, PARQUET
from attain.read.files import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.actuals.parts import SourceTotals
    from attain.actuals.source import Source, Wanted
    from attain.engines.files.parquet_rows import ParquetRows

# Where going by rows takes as long as starting DuckDB and asking it.
LEAST_BYTES = 2 << 20
UTF8 = {"utf-8", "utf8", "utf-8-sig", "ascii"}


class FileEngine:
    """See `attain.actuals.engine.Engine`. `least` is how many bytes text must have in all for it to read any."""

    name = "duckdb"

    def __init__(self, least: int = LEAST_BYTES) -> None:
        """Nothing is imported before it is needed."""
        self._least = least

    def takes(self, source: Source, wanted: Wanted) -> bool:
        """A Parquet file, or a CSV file in UTF-8, packed or not."""
        if source.fingerprint is None or source.name == STANDARD_INPUT:
            return False
        if source.kind == PARQUET:
            return True
        return source.kind == CSV and (wanted.plan.actuals.encoding or "utf-8").lower() in UTF8

    def read(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """The totals of each; None where there is a doubt, and for all CSV files if all are short."""
        parquet = [source for source in sources if source.kind == PARQUET]
        text = [source for source in sources if source.kind == CSV]
        if sum(source.weight for source in text) < self._least:
            text = []
        if not parquet and not text:
            return [None] * len(sources)
        from attain.engines.files.session import session

        found: dict[str, SourceTotals] = {}
        with session() as connection:
            if text:
                from attain.engines.files.csv_engine import read_csv

                found |= read_csv(text, wanted, connection)
            if parquet:
                from attain.engines.files.parquet_engine import read_parquet

                found |= read_parquet(parquet, wanted, connection)
        return [found.get(source.name) for source in sources]

    def open(self, source: Source, wanted: Wanted) -> ParquetRows | None:
        """The rows of a Parquet file; row by row the other readers read what else this engine takes."""
        if source.kind != PARQUET:
            return None
        from attain.engines.files.parquet_rows import ParquetRows

        return ParquetRows(source, wanted)
