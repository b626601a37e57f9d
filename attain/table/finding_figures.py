"""How the figures of a finding are written: percents in percent, amounts in their unit, in the reader's language.

A figure gets as many digits as it takes to tell it from the one that it is held against.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.number import format_amount, format_percent, format_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.check.finding import Edit, Finding
    from attain.number import Interval, StatedFigure
    from attain.table.language import Language

PERCENT_PLACES, AMOUNT_PLACES = 1, 2
MOST_PLACES = 12  # two figures that still look the same are left to: they differ by less than anybody states
SHORT_PLACES = 6  # a stated amount with more decimals of its million or trillion is written out instead
PERCENTS = frozenset(("attainment", "pace"))
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes figures of one kind; `places` is where it starts, and more come where two must look different."""

    language: Language
    percent: bool = False
    unit: str | None = None
    places: int = AMOUNT_PLACES

    def write(self, value: Fraction, places: int | None = None) -> str:
        """A figure at so many decimals.

        >>> from attain.table.language import ENGLISH, english
        >>> Pen(ENGLISH, percent=True, places=1).write(Fraction(127, 3))
        '42.3%'
        >>> Pen(english("id"), unit="IDR").write(Fraction(10**12))
        'Rp1 T'
        """
        digits = self.places if places is None else places
        if self.percent:
            return format_percent(value / HUNDRED, locale=self.language.locale, places=digits)
        return format_amount(value, locale=self.language.locale, unit=self.unit, places=digits)

    def stated(self, value: Fraction) -> str:
        """A figure that somebody wrote, with all of its digits and no more.

        >>> from attain.table.language import ENGLISH
        >>> Pen(ENGLISH, percent=True).stated(Fraction(36)), Pen(ENGLISH, unit="IDR").stated(Fraction(4294099091))
        ('36%', 'IDR 4,294,099,091')
        """
        if self.percent:
            return self.write(value, len(format_plain(value).partition(".")[2]))
        short = self.write(value, SHORT_PLACES)
        return short if short == self.write(value, MOST_PLACES) else self._exact(value)

    def apart(self, one: Fraction | None, other: Fraction | None) -> int:
        """The fewest decimals at which two figures do not look the same.

        >>> from attain.table.language import ENGLISH
        >>> Pen(ENGLISH, percent=True, places=1).apart(Fraction(3296, 100), Fraction(33))
        2
        """
        places = self.places
        if one is None or other is None or one == other:
            return places
        while places < MOST_PLACES and self.write(one, places) == self.write(other, places):
            places += 1
        return places

    def size(self, value: Fraction, limits: Sequence[int] = ()) -> str:
        """How large a difference is, without its sign: in points for percents, with digits that tell it from a limit.

        >>> from attain.table.language import ENGLISH
        >>> Pen(ENGLISH, percent=True).size(Fraction(501, 100), [5]), Pen(ENGLISH, percent=True).size(Fraction(5), [5])
        ('5.01 points', '5 points')
        """
        if not self.percent:
            return self.write(abs(value))
        places = PERCENT_PLACES
        text = format_amount(abs(value), locale=self.language.locale, places=places)
        while text in map(str, limits) and text != format_plain(abs(value)) and places < MOST_PLACES:
            places += 1
            text = format_amount(abs(value), locale=self.language.locale, places=places)
        say = self.language.say
        return say("{figure} point", figure=text) if text == "1" else say("{figure} points", figure=text)

    def _exact(self, value: Fraction) -> str:
        return format_amount(value, locale=self.language.locale, unit=self.unit, exact=True)


def pen_of(finding: Finding, language: Language) -> Pen:
    """The pen for the judged figure."""
    figure = judged(finding)
    if finding.figure in PERCENTS or (figure is not None and figure.percent):
        digits = _decimals(figure.last_digit) if figure is not None else 0
        return Pen(language, percent=True, places=max(PERCENT_PLACES, digits))
    if finding.figure == "rank":
        return Pen(language)
    return amount_pen(finding, figure, language)


def amount_pen(finding: Finding, figure: StatedFigure | None, language: Language) -> Pen:
    """The pen for an amount of a finding, in the money that it names or else in the finding's unit."""
    if figure is not None and figure.percent:
        return Pen(language, percent=True, places=PERCENT_PLACES)
    return Pen(language, unit=(figure.currency if figure is not None else None) or finding.unit)


def written(finding: Finding, figure: StatedFigure, language: Language) -> str:
    """A stated amount with the digits that it was stated with; a range by its bounds."""
    pen = amount_pen(finding, figure, language)
    low = pen.stated(figure.value)
    return low if figure.upper is None else language.say("{low} to {high}", low=low, high=pen.stated(figure.upper))


def edit_pen(finding: Finding, edit: Edit, language: Language) -> Pen:
    """The pen for what an edit would make of its part."""
    if edit.part == "percent":
        return Pen(language, percent=True, places=PERCENT_PLACES)
    figures = {"actual": actual_of(finding), "target": target_of(finding), "gap": judged(finding)}
    return amount_pen(finding, figures[edit.part], language)


def judged(finding: Finding) -> StatedFigure | None:
    """The figure that is judged, as it was read; None for a verdict in words."""
    if finding.stated is not None:
        return finding.stated
    statement = finding.statement
    if statement is None:
        return None
    quote = {
        "attainment": statement.percent,
        "pace": statement.percent,
        "actual": statement.actual,
        "target": statement.target,
        "gap": statement.gap,
    }.get(finding.figure)
    return None if quote is None else quote.stated


def actual_of(finding: Finding) -> StatedFigure | None:
    """The stated actual of a finding."""
    quote = finding.statement.actual if finding.statement is not None else None
    return finding.actual or (quote.stated if quote is not None else None)


def target_of(finding: Finding) -> StatedFigure | None:
    """The stated target of a finding."""
    quote = finding.statement.target if finding.statement is not None else None
    return finding.target or (quote.stated if quote is not None else None)


def facing_ends(stated: Interval | None, implied: Interval | None) -> tuple[Fraction | None, Fraction | None]:
    """The ends with which two intervals face each other, and Nones where they overlap or one is not known.

    >>> from attain.number import Interval
    >>> facing_ends(Interval(Fraction(35), None), Interval(Fraction(29), Fraction(33)))
    (Fraction(35, 1), Fraction(33, 1))
    """
    if stated is None or implied is None or stated.meets(implied):
        return None, None
    if is_above(stated, implied):
        return stated.low, implied.high
    return stated.high, implied.low


def is_above(stated: Interval, implied: Interval) -> bool:
    """Whether of two intervals that do not meet the first lies above."""
    return stated.low is not None and implied.high is not None and stated.low >= implied.high


def _decimals(last_digit: Fraction) -> int:
    """How many decimals a figure was written with; none where it has no last digit, as a figure in words.

    >>> _decimals(Fraction(1, 100)), _decimals(Fraction(10))
    (2, 0)
    """
    places = 0
    while last_digit and places < MOST_PLACES and last_digit * Fraction(10) ** places < 1:
        places += 1
    return places
