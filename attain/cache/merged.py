"""The totals of all sources together as plain data, and back.

They are kept beside those of each source: where nothing has changed, nothing is put together again. The data stands in
columns, which are made into totals in half the time that one after the other would take.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from attain.actuals.totals import Key, Total
from attain.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping


def data_of(by_key: Mapping[Key, tuple[Total, ...]]) -> tuple[Any, ...]:
    """The runs of days, each once; every key with how many totals it has; then these totals' values in columns."""
    totals = [total for found in by_key.values() for total in found]
    numbers = {period: number for number, period in enumerate(dict.fromkeys(total.period for total in totals))}
    readings = tuple(None if total.reading is None else str(total.reading) for total in totals)
    return (
        tuple((p.name, p.start.toordinal(), p.end.toordinal(), p.unit) for p in numbers),
        tuple((key.metric, key.segment, key.branch, len(found)) for key, found in by_key.items()),
        tuple(numbers[total.period] for total in totals),
        tuple(str(total.sum) for total in totals),
        tuple(total.rows for total in totals),
        tuple(total.last.toordinal() for total in totals),
        readings if any(readings) else None,
    )


def by_key_of(data: tuple[Any, ...]) -> Mapping[Key, tuple[Total, ...]]:
    """The totals of such data; raises LookupError, TypeError, ValueError or ArithmeticError where it is none."""
    runs, keys, numbers, amounts, rows, lasts, readings = data
    periods = [Period(name, date.fromordinal(start), date.fromordinal(end), unit) for name, start, end, unit in runs]
    days = {last: date.fromordinal(last) for last in set(lasts)}
    read = repeat(None) if readings is None else (None if text is None else Decimal(text) for text in readings)
    of_rows = map(periods.__getitem__, numbers), map(Decimal, amounts), rows, map(days.__getitem__, lasts), read
    totals = map(Total._make, zip(*of_rows, strict=False))
    return {Key(metric, segment, branch): tuple(islice(totals, count)) for metric, segment, branch, count in keys}
