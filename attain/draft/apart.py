"""Columns that are not read though they tell rows apart: what they tell is added up, unless somebody names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.draft.counted import FEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from attain.errors import Place
    from attain.read.csv import Header


class Apart(NamedTuple):
    """A column that is not read, and what it holds in two rows that agree in all that is read but the figure."""

    name: str
    cells: tuple[str, str]
    place: Place


def apart_in(
    header: Header, sample: Sequence[Sequence[str]], read: Iterable[int], value: int, is_period: Callable[[str], bool]
) -> list[Apart]:
    """Such columns of few different texts, in order; rows agree in the columns that are `read`, `value` aside."""
    taken = set(read)
    labels = sorted(taken - {value})
    keys = [tuple(row[at] for at in labels) for row in sample]
    found = []
    for index, name in enumerate(header.names):
        cells = [row[index].strip() for row in sample]
        if index in taken or not _are_few_texts(cells, is_period):
            continue
        pair = _pair(zip(keys, cells, strict=True))
        if pair is not None:
            found.append(Apart(name, pair, header.place_of(index)))
    return found


def _are_few_texts(cells: Iterable[str], is_period: Callable[[str], bool]) -> bool:
    """Whether what stands in a column are few different names: not figures, dates or numbers of receipts."""
    found = {cell for cell in cells if cell}
    if not 1 < len(found) <= FEW:
        return False
    texts = sum(any(map(str.isalpha, cell)) and not is_period(cell) for cell in found)
    return texts * 2 > len(found)


def _pair(rows: Iterable[tuple[tuple[str, ...], str]]) -> tuple[str, str] | None:
    """Two different cells of one key; what is empty says nothing."""
    first: dict[tuple[str, ...], str] = {}
    for key, cell in rows:
        if cell and first.setdefault(key, cell) != cell:
            return first[key], cell
    return None
