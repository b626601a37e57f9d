"""The band that a pace falls in: lower bounds only, on the exact value, never on its rounded text."""

from __future__ import annotations

from fractions import Fraction

DEFAULT_BANDS = (
    ("ahead", Fraction(1)),
    ("on track", Fraction(9, 10)),
    ("at risk", Fraction(3, 4)),
)
LAST_BAND = "behind"


def status_of(pace: Fraction | None) -> str | None:
    """The name of the pace's band; None where there is no pace.

    >>> status_of(Fraction(899, 1000)), status_of(Fraction(9, 10))
    ('at risk', 'on track')
    """
    if pace is None:
        return None
    return next((name for name, least in DEFAULT_BANDS if pace >= least), LAST_BAND)
