"""The contract between readers of actuals and `compute`: what was brought, by scope and run of days.

A total covers one calendar month, or the part of it between two of the `cuts` that the reader was given, or the
run of days of rows that cover more than a month (a quarter, a year). Amounts are exact, in the metric's unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from attain.model.input import Input
    from attain.period import Period


class Key(NamedTuple):
    """Whose total it is; a None says that the rows do not split by segment, or by branch."""

    metric: str
    segment: str | None
    branch: str | None


class Total(NamedTuple):
    """What the rows of one key bring over one run of days: what every kind of metric needs.

    `sum` adds up all rows (flow, and over `rows` an average). `reading` adds up the rows of the latest day, `last`
    (stock). Where the metric is no stock no figure rests on these two: `reading` is None, `last` the period's last day.
    """

    period: Period
    sum: Decimal
    rows: int
    last: date
    reading: Decimal | None


class Totals(NamedTuple):
    """The totals of every key, each key's in order of time, and the files they came from."""

    by_key: Mapping[Key, tuple[Total, ...]]
    inputs: tuple[Input, ...] = ()
