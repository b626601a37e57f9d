"""Files that a Spark cluster reads itself: Parquet, and CSV with every cell as text.

The header of a CSV file is read as a row like any other and then left out, by what it says: a file whose columns stand
in another order shows itself by cells that fit nowhere, where a reader that skips the first line, as they do, would
read every one of its rows wrong in silence.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from attain.model.plan import ActualsSource

CORRUPT = "_attain_corrupt_record"
BOM = "\ufeff"
CSV_ENDS = (".csv", ".txt", ".tsv")
OTHER_DELIMITERS = (";", "\t")
PACKED = (".gz", ".zst", ".bz2")


def is_csv(path: str) -> bool:
    """Whether a path names CSV files; anything else is Parquet.

    >>> is_csv("s3a://lake/2018/*.csv.gz"), is_csv("s3a://lake/2018/")
    (True, False)
    """
    base = path.lower().rstrip("/*")
    for packed in PACKED:
        base = base.removesuffix(packed)
    return base.endswith(CSV_ENDS)


def read_parquet(backend: Any, path: str) -> Any:
    """The rows of Parquet files."""
    return _named(backend, backend._session.read.parquet(path))  # noqa: SLF001 - Ibis only wraps it


def read_csv(backend: Any, path: str, how: ActualsSource) -> Any:
    """The rows of CSV files, every cell as text, and in the column `CORRUPT` whether a record could not be split."""
    import ibis

    session = backend._session  # noqa: SLF001 - Ibis wraps it, and guesses types
    with suppress(Exception):  # Sail has no such setting, and no such trap
        # Column pruning would look only at the columns that are used: a surplus cell would pass.
        session.conf.set("spark.sql.csv.parser.columnPruning.enabled", "false")
    options = {"escape": '"', "multiLine": True, "encoding": how.encoding or "UTF-8", "sep": how.delimiter or ","}
    names = _header(session, path, options, sniff=how.delimiter is None)
    cells = [f"c{at}" for at in range(len(names))]
    table, corrupt = _named(backend, _records(session, path, options, cells)), None
    if CORRUPT in table.columns:
        corrupt = table[CORRUPT]
    else:
        cells = [column for column in table.columns if column != CORRUPT]
    table = table.mutate(**{CORRUPT: _broken(table, cells, corrupt, str(options["sep"]))})
    # Of a row that is no header the first cell says so already, and the others are not looked at.
    is_first = table[cells[0]].isin([names[0], BOM + names[0]])
    same = _all([table[cell].fill_null("") == name for cell, name in zip(cells, names, strict=True)][1:])
    is_header = ibis.cases((is_first, same), else_=False)
    table = table.filter(~is_header)
    return table.select(
        **{name: table[cell] for cell, name in zip(cells, names, strict=True)}, **{CORRUPT: table[CORRUPT]}
    )


def _header(session: Any, path: str, options: dict[str, Any], *, sniff: bool) -> list[str]:
    """The names of the columns in the first file; a delimiter that nobody named is the one that splits them."""
    names = _names(session, path, options)
    if sniff and len(names) == 1:
        found = [mark for mark in OTHER_DELIMITERS if mark in names[0]]
        if found:
            options["sep"] = found[0]
            names = _names(session, path, options)
    return names


def _names(session: Any, path: str, options: dict[str, Any]) -> list[str]:
    return [field.name.replace(BOM, "") for field in session.read.csv(path, header=True, **options).schema.fields]


def _records(session: Any, path: str, options: dict[str, Any], cells: list[str]) -> Any:
    """The records: those that cannot be split marked where the cluster can do so, else an end of the reading."""
    schema = ", ".join(f"{name} string" for name in [*cells, CORRUPT])
    marked = {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": CORRUPT, "schema": schema}
    with suppress(Exception):
        found = session.read.csv(path, header=False, **options, **marked)
        found.limit(1).collect()
        return found
    return session.read.csv(path, header=False, **options, mode="FAILFAST")


def _broken(table: Any, cells: list[str], corrupt: Any, mark: str) -> Any:
    """The text of a record that could not be split, or that swallowed others behind a quote that is never closed."""
    import ibis

    swallowed = f"[\n]([^\n]*[{mark}]){{{max(1, len(cells) - 1)}}}"
    texts = [table[cell].fill_null("") for cell in cells]
    cases = [
        # Hardly a cell holds a line break, and only those are matched.
        (ibis.cases((text.contains("\n"), text.re_search(swallowed)), else_=False), text.substr(0, 200))
        for text in texts
    ]
    if corrupt is not None:
        cases.insert(0, (corrupt.notnull(), corrupt))
    return ibis.cases(*cases)


def _all(conditions: list[Any]) -> Any:
    import ibis

    found = ibis.literal(value=True)
    for condition in conditions:
        found = found & condition
    return found


def _named(backend: Any, frame: Any) -> Any:
    name = f"attain_{uuid4().hex}"
    frame.createOrReplaceTempView(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return backend.table(name)
