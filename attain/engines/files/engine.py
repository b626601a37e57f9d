"""The engine for files: DuckDB, for Parquet always, for text where it is quicker than going by rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.actuals.source import CSV, JSON_LINES, PARQUET
from attain.read.files import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attain.actuals.parts import SourceTotals
    from attain.actuals.source import Source, Wanted
    from attain.engines.files.parquet_rows import ParquetRows

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
        """A Parquet file, one of JSON lines, or a CSV file in UTF-8, packed or not."""
        if source.fingerprint is None or source.name == STANDARD_INPUT:
            return False
        return source.kind != CSV or (wanted.plan.actuals.encoding or "utf-8").lower() in UTF8

    def read(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """The totals of each; None where there is a doubt, and for all files of text if all are short."""
        kinds: dict[str, list[Source]] = {}
        for source in sources:
            kinds.setdefault(source.kind, []).append(source)
        if sum(source.weight for source in sources if source.kind != PARQUET) < self._least:
            kinds = {PARQUET: kinds[PARQUET]} if PARQUET in kinds else {}
        found: dict[str, SourceTotals] = {}
        if kinds:
            from attain.engines.files.session import session

            with session(wanted.memory, wanted.watch) as connection:
                for kind, group in kinds.items():
                    found |= _reader_of(kind)(group, wanted, connection)
        return [found.get(source.name) for source in sources]

    def open(self, source: Source, wanted: Wanted) -> ParquetRows | None:
        """The rows of a Parquet file; row by row the other readers read what else this engine takes."""
        if source.kind != PARQUET:
            return None
        from attain.engines.files.parquet_rows import ParquetRows

        return ParquetRows(source, wanted)


def _reader_of(kind: str) -> Callable[[Sequence[Source], Wanted, Any], dict[str, SourceTotals]]:
    """What reads files of a kind."""
    if kind == PARQUET:
        from attain.engines.files.parquet_engine import read_parquet

        return read_parquet
    if kind == JSON_LINES:
        from attain.engines.files.json_engine import read_json

        return read_json
    from attain.engines.files.csv_engine import read_csv

    return read_csv
