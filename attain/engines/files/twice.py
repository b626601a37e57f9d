"""What each row says, as the same eight bytes that `attain.actuals.repeated` makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.actuals.columns import further_columns
from attain.actuals.file import BESIDE
from attain.actuals.parts import DIGEST
from attain.engines.files.statement import LABELS
from attain.engines.sql import literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.actuals.columns import Columns
    from attain.engines.files.statement import Cells

BETWEEN = "chr(0)"


def further_of(names: Sequence[str], columns: Columns, cells: Sequence[str]) -> tuple[str, list[str]]:
    """The names of the columns that are not ours, as one text, and their cells."""
    further = further_columns(names, columns)
    return BESIDE.join(names[index] for index in further), [cells[index] for index in further]


def digests(
    relation: str,
    cells: Cells,
    amount: str,
    further: tuple[str, list[str]],
    meant: Mapping[str, Mapping[str, str | None]],
    *,
    by_file: bool,
) -> str:
    """The statement: each file with the digests of its rows, in hexadecimal, in no order.

    `meant` are the names that the texts of each label mean; of a label without a column, that of None.
    """
    layout, others = further
    names = [_meant(cells[label], meant[label]) for label in LABELS]
    figure = f"rtrim(rtrim(CAST({amount} AS VARCHAR), '0'), '.')"
    said = [literal(layout), *names, f"upper({cells['date']})", figure, *others]
    file = "filename" if by_file else "NULL"
    hashed = f"left(md5({f' || {BETWEEN} || '.join(said)}), {2 * DIGEST})"
    return f"SELECT {file} AS f, string_agg({hashed}, '') FROM {relation} GROUP BY f"


def digest_bytes(rows: Iterable[tuple[Any, ...]]) -> dict[str | None, bytes]:
    """What the statement gave, by file."""
    return {file: bytes.fromhex(text or "") for file, text in rows}


def _meant(column: str | None, names: Mapping[str, str | None]) -> str:
    if column is None:
        return literal(next(iter(names.values()), None) or "")
    other = {text: name for text, name in names.items() if name is not None and name != text}
    if not other:
        return column
    cases = " ".join(f"WHEN {literal(text)} THEN {literal(name)}" for text, name in other.items())
    return f"CASE {column} {cases} ELSE {column} END"
