"""What prose says about attainment: figures where they stand, tied into statements.

Offsets count characters of the text that was given to `extract`, from 0; an end is the character past the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from attain.number import Locale, StatedFigure

# What a percent says of its pair: the actual as a share of the target, by how much the actual lies above or below the
# target, or what is left to reach.
PercentKind = Literal["of_target", "above", "below", "remaining"]
GapKind = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure where it stands: its span without hedges, and how it is read.

    `others` are further readings of a figure whose separators are ambiguous ("605,723 ribu"), the likeliest being
    `stated`. A `malformed` one ("11.872.82trillion") has a span and a text, and its value is a guess.
    """

    stated: StatedFigure
    start: int
    end: int
    others: tuple[StatedFigure, ...] = ()
    malformed: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """An actual, a target and a percent that belong together in a text; a gap may stand for the percent.

    `start` and `end` span the sentences that hold it, `subject` is what they say it is about, for the link to a plan.
    `met` is what the words claim: that the target was reached or passed, that it was not, or nothing. `prorated` says
    that the text measures against a part of the target (a quarter's, "so far").
    """

    start: int
    end: int
    language: Locale
    actual: Quote | None = None
    target: Quote | None = None
    percent: Quote | None = None
    percent_kind: PercentKind = "of_target"
    gap: Quote | None = None
    gap_kind: GapKind | None = None
    met: bool | None = None
    prorated: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """The statements of a text in their order, and how many of the percents beside a target word were tied."""

    statements: tuple[Statement, ...]
    percents: int
    tied: int
