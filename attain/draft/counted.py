"""The column that says what a row counts, by what stands in it: `Iuran` is a quantity, `Loans` is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.actuals.words import AMOUNTS, EITHER, ENGLISH, INDONESIAN, spoken, words_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from attain.actuals.columns import Field
    from attain.read.csv import Header

FEW = 20  # different cells in a sample; a column of more is none of names that a person would call kinds of something
_OTHERS: tuple[Field, ...] = ("date", "branch", "segment", "value")
_NAMED = {word for field in _OTHERS for word in (field, *ENGLISH[field], *INDONESIAN[field])} - EITHER


def counted_in(header: Header, sample: Sequence[Sequence[str]], taken: Collection[int]) -> int | None:
    """The first column whose few different cells are names of quantities, among those that may be one of metrics."""
    for index, name in enumerate(header.names):
        if index not in taken and spoken(name) not in _NAMED and are_quantities({row[index] for row in sample}):
            return index
    return None


def are_quantities(cells: Collection[str]) -> bool:
    """Whether few different cells say what is counted: at least half of them, and not all by one word.

    `Peserta Mandiri` and `Peserta Upah` are two kinds of one quantity, so a column of them is one of segments; and
    where no word is sure, as for `Sales` beside `Marketing`, so it may be as well.

    >>> are_quantities({"Iuran", "Peserta"}), are_quantities({"Revenue", "Headcount", "Other"})
    (True, True)
    >>> are_quantities({"Peserta Mandiri", "Peserta Upah"}), are_quantities({"Sales", "Marketing"})
    (False, False)
    """
    if not cells or len(cells) > FEW:
        return False
    told = [words for cell in cells if (words := words_in(cell))]
    if len(told) * 2 < len(cells):
        return False
    if len(cells) == 1:
        return True
    sure = any(words & AMOUNTS for words in told)
    return sure and (len(told) == 1 or not frozenset.intersection(*told))
