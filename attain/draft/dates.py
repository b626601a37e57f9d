"""How a column of dates is written: year first, or in an order of its own, or that it may be either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.period import Calendar
from attain.period.written import FORMS, WrittenDates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.period import Period
    from attain.period.written import DateFormat

ORDERS: tuple[DateFormat | None, ...] = (None, *FORMS)


def orders_of(texts: Iterable[str]) -> tuple[DateFormat | None, ...]:
    """The orders that most of the texts fit; several where they would mean different days. None is year first, as is.

    Nothing where no text is a date in any.

    >>> orders_of(["2026-01", "2026-02"]), orders_of(["31/01/2026", "01/02/2026"]), orders_of(["01/02/2026"])
    ((None,), ('dmy',), ('dmy', 'mdy'))
    """
    seen = list(dict.fromkeys(texts))
    read = {order: tuple(map(_reader(order).find, seen)) for order in ORDERS}
    fits = {order: sum(one is not None for one in periods) for order, periods in read.items()}
    most = max(fits.values())
    meanings: dict[tuple[Period | None, ...], DateFormat | None] = {}
    for order, periods in read.items():
        if most and fits[order] == most:
            meanings.setdefault(periods, order)
    return tuple(meanings.values())


def all_dates(texts: Iterable[str]) -> bool:
    """Whether all texts are dates in one order."""
    seen = set(texts)
    return any(all(map(_reader(order).find, seen)) for order in ORDERS)


def _reader(order: DateFormat | None) -> WrittenDates:
    """Of dates in an order, in years that begin in January."""
    return WrittenDates(Calendar(), order)
