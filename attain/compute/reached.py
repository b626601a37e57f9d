"""The actual of a scope: everything that falls into it, added up exactly.

A flow is the sum over the days that count. A stock is, for each segment and branch, its last reading up to the
as-of date, and then their sum; a reading from before the as-of date's month is carried, and said to be.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.exact import added_up
from attain.compute.scope import Scope, Trees

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from attain.actuals.totals import Total, Totals
    from attain.compute.targets import Run
    from attain.period import Period


class Carried(NamedTuple):
    """How many of the readings that make up a stock are older than the as-of date's month, and since when."""

    readings: int
    of: int
    oldest: Period


class Ledger:
    """The totals of every scope, ready to be asked for."""

    def __init__(self, totals: Totals, trees: Trees) -> None:
        """Sort the keys by every scope that they fall into."""
        self._totals = {Scope(key.metric, key.segment, key.branch): found for key, found in totals.by_key.items()}
        self._inside = trees.by_whole(self._totals)
        # A member's flow is asked for again by every scope that it lies in.
        self._flows: dict[tuple[Scope, tuple[Run, ...]], Fraction | None] = {}

    def keys(self, scope: Scope) -> list[Scope]:
        """The scopes of the rows that fall into a scope."""
        return self._inside.get(scope, [])

    def of_key(self, key: Scope) -> tuple[Total, ...]:
        """The totals of the rows of one key alone, in order of time."""
        return self._totals.get(key, ())

    def totals(self, scope: Scope) -> Iterable[tuple[Scope, Total]]:
        """Every total that falls into a scope, with the scope of its rows."""
        for key in self.keys(scope):
            for total in self._totals[key]:
                yield key, total

    def flow(self, scope: Scope, runs: tuple[Run, ...]) -> Fraction | None:
        """The sum over the runs of days; None where nothing was recorded in them."""
        asked = scope, runs
        if asked not in self._flows:
            totals = [total for key in self.keys(scope) for total in self._totals[key]]
            found = [total.sum for total in _within(totals, runs)]
            self._flows[asked] = added_up(found) if found else None
        return self._flows[asked]

    def stock(self, scopes: Iterable[Scope], until: date) -> tuple[Fraction | None, Carried | None]:
        """The sum of the scopes' last readings before a day, and what of it was carried forward.

        No two of the scopes share a part.
        """
        keys = [key for scope in scopes for key in self.keys(scope)]
        last = [reading for key in keys if (reading := self._last_reading(key, until))]
        if not last:
            return None, None
        month = (until - timedelta(days=1)).replace(day=1)
        old = [total.period for total in last if total.last < month]
        oldest = min(old, key=lambda period: (period.last, period.start), default=None)
        carried = Carried(len(old), len(last), oldest) if oldest else None
        return added_up(total.reading for total in last if total.reading is not None), carried

    def _last_reading(self, key: Scope, until: date) -> Total | None:
        before = [total for total in self._totals[key] if total.last < until]
        # Of a quarter's, a month's and a day's reading of one day the narrowest holds: it stands last.
        return max(reversed(before), key=lambda total: total.last, default=None)

    def mean(self, key: Scope, runs: tuple[Run, ...]) -> Fraction | None:
        """The mean of one key's readings over the runs of days; None where there are none."""
        found = _within(self.of_key(key), runs)
        rows = sum(total.rows for total in found)
        return added_up(total.sum for total in found) / rows if rows else None


def _within(totals: Iterable[Total], runs: tuple[Run, ...]) -> list[Total]:
    """The totals of which all days lie in one of the runs."""
    if len(runs) == 1:
        ((first, until),) = runs
        return [total for total in totals if first <= total.period.start and total.period.end <= until]
    return [t for t in totals if any(first <= t.period.start and t.period.end <= until for first, until in runs)]
