"""What the figures of each metric add up to, for people who decide whether adding them up means anything."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.number import format_amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.actuals.totals import Totals
    from attain.number import Locale
    from attain.period import Period

    Scope = tuple[str, str | None]
    Sums = Mapping[Scope, "Sum"]


class Sum(NamedTuple):
    """All figures of a metric added up, over how many periods, and those of the latest period alone."""

    value: Fraction
    periods: int
    unit: str
    latest: str
    last: Fraction

    def told(self, locale: Locale) -> str:
        """It in words.

        >>> Sum(Fraction(98442), 3, "month", "2026-03", Fraction(33337)).told("en")
        'its 3 months add up to 98,442'
        """
        return f"its {self.periods} {self.unit}s add up to {format_amount(self.value, locale=locale, exact=True)}"

    @property
    def adds(self) -> bool:
        """Whether anything is added up over time."""
        return self.periods > 1

    def reached(self, kind: str | None) -> Fraction | None:
        """What counts of it so far: all of a flow, of a stock the latest; of an average there is no sum."""
        return {"flow": self.value, "stock": self.last}.get(kind or "")

    def told_last(self, locale: Locale) -> str:
        """The latest period in words: `2026-03 alone is 33,337`."""
        return f"{self.latest} alone is {format_amount(self.last, locale=locale, exact=True)}"


def sums_of(totals: Totals, year: str | None = None) -> Sums:
    """The sum of each metric, and of each of its segments; of a `year`, which begins in January, or of all."""
    found: dict[Scope, dict[Period, Fraction]] = {}
    for key, runs in totals.by_key.items():
        for scope in dict.fromkeys([(key.metric, None), (key.metric, key.segment)]):
            for total in runs:
                if year in (None, f"{total.period.start.year:04d}"):
                    periods = found.setdefault(scope, {})
                    periods[total.period] = periods.get(total.period, 0) + Fraction(total.sum)
    return {scope: _sum(periods) for scope, periods in found.items()}


def _sum(periods: Mapping[Period, Fraction]) -> Sum:
    units = {period.unit for period in periods}
    latest = max(periods, key=lambda period: (period.end, period.start))
    return Sum(
        sum(periods.values(), start=Fraction(0)),
        len(periods),
        units.pop() if len(units) == 1 and "span" not in units else "period",
        latest.name,
        periods[latest],
    )
