"""Text to an exact figure with its precision, and back, as Indonesian and English write it.

Figures come in as text, are exact `Decimal`s or `Fraction`s inside, and become text again here. No
value ever passes through binary floating point, and none depends on the decimal context.

A name is imported when it is asked for: a report writes figures and reads none.
"""

from typing import TYPE_CHECKING

from attain.lazy import lazily

if TYPE_CHECKING:
    from attain.number.figure import FaultKind, Figure, Locale, NumberFault, Rounding, StatedFigure
    from attain.number.format import format_amount, format_percent, format_plain, format_ratio
    from attain.number.hedges import hedge_of, known_hedges
    from attain.number.interval import Interval
    from attain.number.money import money_apart
    from attain.number.parse import parse_figure
    from attain.number.plain import parse_localized, parse_plain
    from attain.number.precision import Role, WideReason, significant_digits, strict, uninformative, wide
    from attain.number.prose import FoundFigure, figures_in
    from attain.number.rounding import round_to
    from attain.number.stated import parse_stated
    from attain.number.words import HEDGES, Effect, Hedge

_HOMES = {
    "attain.number.figure": ("FaultKind", "Figure", "Locale", "NumberFault", "Rounding", "StatedFigure"),
    "attain.number.format": ("format_amount", "format_percent", "format_plain", "format_ratio"),
    "attain.number.hedges": ("hedge_of", "known_hedges"),
    "attain.number.interval": ("Interval",),
    "attain.number.money": ("money_apart",),
    "attain.number.parse": ("parse_figure",),
    "attain.number.plain": ("parse_localized", "parse_plain"),
    "attain.number.precision": ("Role", "WideReason", "significant_digits", "strict", "uninformative", "wide"),
    "attain.number.prose": ("FoundFigure", "figures_in"),
    "attain.number.rounding": ("round_to",),
    "attain.number.stated": ("parse_stated",),
    "attain.number.words": ("HEDGES", "Effect", "Hedge"),
}

__all__ = [
    "HEDGES",
    "Effect",
    "FaultKind",
    "Figure",
    "FoundFigure",
    "Hedge",
    "Interval",
    "Locale",
    "NumberFault",
    "Role",
    "Rounding",
    "StatedFigure",
    "WideReason",
    "figures_in",
    "format_amount",
    "format_percent",
    "format_plain",
    "format_ratio",
    "hedge_of",
    "known_hedges",
    "money_apart",
    "parse_figure",
    "parse_localized",
    "parse_plain",
    "parse_stated",
    "round_to",
    "significant_digits",
    "strict",
    "uninformative",
    "wide",
]

__getattr__ = lazily(__name__, _HOMES)
