"""A table with the columns that a reader picked, in the order that he picked them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import refuse
from attain.model.names import closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attain.table.table import Table

# What a page calls by one name may be several columns of a record, or have another name there, and the other way round.
OTHERWISE = {"name": ("metric", "segment", "branch"), "reported": ("coverage",), "coverage": ("reported",)}


def picked(table: Table, names: Sequence[str]) -> Table:
    """The table with these columns alone, none of which goes where room is short; as it is where there are none.

    Raises UsageError where the table has no such column.
    """
    if not names:
        return table
    places = {column.key: index for index, column in enumerate(table.columns)}
    kept = [places[key] for name in names for key in _keys(name, places)]
    return table._replace(
        columns=tuple(table.columns[index]._replace(drop=0) for index in kept),
        rows=tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in table.rows),
    )


def _keys(name: str, places: Mapping[str, int]) -> Iterator[str]:
    """The keys of the columns that a name means."""
    found = [name] if name in places else [key for key in OTHERWISE.get(name, ()) if key in places]
    if not found:
        known = [*places, *(other for other, keys in OTHERWISE.items() if set(keys) <= places.keys())]
        listed = ", ".join(dict.fromkeys(known))
        refuse("A205", f"no column {name}", did_you_mean(closest(name, known)) or f"the columns are {listed}")
    yield from found
