"""The band sets that decide a report's statuses, each band with the figures that it takes: exact, nothing rounded."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.compute.status import bands_named
from attain.number import format_amount
from attain.table.language import marked
from attain.table.words import TONES, statuses_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from attain.compute import Report
    from attain.model import Plan
    from attain.model.bands import BandSet
    from attain.table.language import Language
    from attain.table.table import Tone

JUDGED = {
    "pace": marked("Status by pace"),
    "attainment": marked("Status by attainment"),
    "points": marked("Status by the points between attainment and the share of the year's quarters that have begun"),
    "full": marked("Status by the points between attainment and 100%"),
}


class BandTold(NamedTuple):
    """A band in words: its name, the figures it takes, its tone, and its level in a bullet graph, the best being 0."""

    name: str
    takes: str
    tone: Tone
    level: int


class Legend(NamedTuple):
    """A band set: what it judges, the metrics that it is for where others have another, its bands, the best first."""

    judged: str
    metrics: tuple[str, ...]
    bands: tuple[BandTold, ...]


def legends(report: Report, language: Language) -> tuple[Legend, ...]:
    """The band sets of the metrics that have a status, in the order of the report's lines."""
    plan = report.plan
    judged = dict.fromkeys(line.metric for line in report.lines if line.status is not None)
    found: dict[tuple[str, str], list[str]] = {}
    for name in judged:
        metric = plan.metrics[name]
        on = bands_named(plan, metric.bands).on
        # What does not add up over the year is held against all of it from the first quarter on.
        found.setdefault((metric.bands, "full" if on == "points" and metric.kind != "flow" else on), []).append(name)
    return tuple(
        Legend(
            judged=language.say(JUDGED[on]),
            metrics=tuple(plan.metrics[name].label or name for name in names) if len(found) > 1 else (),
            bands=_told(bands_named(plan, bands), statuses_of(plan, names[0], language), language),
        )
        for (bands, on), names in found.items()
    )


def judged_ratio(plan: Plan, metric: str) -> Literal["attainment", "pace"]:
    """The ratio that the status of a metric is decided on; points are counted from attainment."""
    return "pace" if bands_named(plan, plan.metrics[metric].bands).on == "pace" else "attainment"


def bound_text(bound: Decimal, language: Language) -> str:
    """The bound of a band with all its digits.

    >>> from decimal import Decimal
    >>> from attain.table.language import english
    >>> bound_text(Decimal("62.50"), english("id")), bound_text(Decimal(-10), english("en"))
    ('62,5', '-10')
    """
    return format_amount(bound, locale=language.locale, exact=True)


def _told(bands: BandSet, names: dict[str, str], language: Language) -> tuple[BandTold, ...]:
    takes = tuple(_takes(bands, language))
    told = [
        BandTold(names.get(name, name), taken, TONES.get(name, "faint"), level)
        for level, (name, taken) in enumerate(zip(bands.bands, takes, strict=False))
    ]
    if len(told) < len(takes):
        told.append(BandTold(language.say("no status"), takes[-1], "faint", len(told)))
    return tuple(told)


def _takes(bands: BandSet, language: Language) -> Iterator[str]:
    """What each band takes, the best first, and last what lies below all bounds."""
    percent = "" if bands.on == "points" else "%"
    bounds = [f"{bound_text(bound, language)}{percent}" for bound in bands.bands.values() if bound is not None]
    for taken in _runs(bounds, language, above=bands.above):
        yield taken if percent else language.say("{bound} points", bound=taken)


def _runs(bounds: Sequence[str], language: Language, *, above: bool) -> Iterator[str]:
    """The runs that bounds part, from the highest down; a bound is in the run above it, but the first under `above`."""
    say = language.say
    if not bounds:
        yield say("whatever it is")
        return
    first, *others = bounds
    yield say("above {bound}", bound=first) if above else say("from {bound}", bound=first)
    for high, low in pairwise(bounds):
        if above and high is first:
            yield say("{low} to {high}", low=low, high=high)
        else:
            yield say("{low} to below {high}", low=low, high=high)
    yield say("below {bound}", bound=bounds[-1]) if others or not above else say("{value} or less", value=first)
