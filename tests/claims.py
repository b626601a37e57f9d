"""Claims as a person would write them down, for the tests of the judge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from attain.check.judge import Claim
from attain.number import parse_stated, round_to

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.check.finding import Judgement
    from attain.number import Interval, Locale, StatedFigure


def stated(text: str, locale: Locale = "id") -> StatedFigure:
    """A published figure."""
    return parse_stated(text, locale=locale)


def claim_of(
    actual: str | None = None,
    target: str | None = None,
    percent: str | None = None,
    gap: str | None = None,
    **rest: Any,
) -> Claim:
    """The claim of figures in Indonesian notation; None was not said."""
    first, second, share, between = (None if text is None else stated(text) for text in (actual, target, percent, gap))
    return replace(Claim(first, second, share, between), **rest)


def ends(interval: Interval | None, places: int = 2) -> tuple[str | None, str | None]:
    """Both ends of an interval, rounded for reading."""
    assert interval is not None
    return shown(interval.low, places), shown(interval.high, places)


def shown(value: Fraction | None, places: int = 2) -> str | None:
    """An exact figure, rounded for reading."""
    return None if value is None else str(round_to(value, places))


def edits(found: Judgement) -> list[tuple[str, str, Fraction]]:
    """What would fit: part, how, value."""
    return [(edit.part, edit.how, edit.value) for edit in found.would_fit]
