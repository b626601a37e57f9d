"""What a stated figure is held against, in words: what its own actual and target make, or the computed figure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from attain.table.finding_figures import HUNDRED, actual_of, facing_ends, is_above, target_of, written
from attain.table.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from attain.check.finding import Finding
    from attain.extract.statement import PercentKind
    from attain.number import Interval
    from attain.table.finding_figures import Pen
    from attain.table.language import Language

# The part of a target that a text names, by what was so of it.
PARTS = {"due": marked("the part of {target} that was due")}
_RATIOS: dict[PercentKind, Callable[[Fraction], Fraction]] = {
    "of_target": lambda ratio: ratio,
    "above": lambda ratio: ratio - HUNDRED,
    "below": lambda ratio: HUNDRED - ratio,
    "remaining": lambda ratio: ratio,
}


def ground(finding: Finding, pen: Pen) -> str:
    """What the judged figure is held against, with as many digits as tell the two apart; empty where it is unknown."""
    judgement = finding.judgement
    places = pen.apart(*facing_ends(judgement.stated, judgement.implied))
    possible = _possible(finding, pen, places)
    if finding.basis == "computed":
        return possible if judgement.face is None else pen.write(judgement.face, places)
    implied = "" if judgement.face is None else _implied(finding, judgement.face, pen, places)
    return ", ".join(part for part in (implied, possible) if part)


def _implied(finding: Finding, face: Fraction, pen: Pen, places: int) -> str:
    """What the actual and the target make at face value; it is called a ratio or a distance only where it is one."""
    actual, target, say = actual_of(finding), target_of(finding), pen.language.say
    if actual is None or target is None:
        return say("the other figures make it {figure}", figure=pen.write(face, places))
    first, second = written(finding, actual, pen.language), written(finding, target, pen.language)
    kind = finding.statement.percent_kind if finding.statement is not None else "of_target"
    if finding.figure == "gap":
        if abs(actual.value - target.value) == abs(face):
            size = pen.size(face) if pen.percent else pen.write(abs(face), places)
            return _apart(finding, Two(first, second, pen.language), face, size)
    elif target.value > 0 and face == _RATIOS[kind](actual.value / target.value * HUNDRED):
        return _ratio(kind, Two(first, second, pen.language), face, partial(pen.write, places=places))
    base = finding.judgement.base
    whole = say(PARTS[base], target=second) if base else second
    made = say("{actual} against {target} makes {figure}", actual=first, target=whole, figure=pen.write(face, places))
    if base == "due" and finding.figure == "attainment":
        return say("{ground}, which is the pace", ground=made)
    return made


class Two(NamedTuple):
    """Two amounts as they are written, and the language in which they are told of."""

    actual: str
    target: str
    language: Language

    def beside(self, size: str, *, above: bool) -> str:
        """On which side of the second the first lies, and how far."""
        say = self.language.say
        if above:
            return say("{actual} is {size} above {target}", actual=self.actual, size=size, target=self.target)
        return say("{actual} is {size} below {target}", actual=self.actual, size=size, target=self.target)


def _apart(finding: Finding, two: Two, face: Fraction, size: str) -> str:
    """The distance of two amounts; with its side where the stated one was written with a sign."""
    if finding.stated is None or not finding.stated.signed:
        say = two.language.say
        return say("{actual} and {target} are {size} apart", actual=two.actual, target=two.target, size=size)
    return two.beside(size, above=face >= 0)


def _ratio(kind: PercentKind, two: Two, face: Fraction, write: Callable[[Fraction], str]) -> str:
    """The ratio of two amounts as its kind puts it: a share, a distance above or below, what is left."""
    say = two.language.say
    if kind == "of_target":
        return say("{actual} of {target} is {figure}", actual=two.actual, target=two.target, figure=write(face))
    if kind == "remaining":
        return say("{actual} left of {target} is {figure}", actual=two.actual, target=two.target, figure=write(face))
    return two.beside(write(abs(face)), above=(face >= 0) == (kind == "above"))


def _possible(finding: Finding, pen: Pen, places: int) -> str:
    """The bounds of what is possible: the one that the stated figure lies beyond, else all that there are."""
    implied, stated = finding.judgement.implied, finding.judgement.stated
    if implied is None or implied.width == 0:
        return ""
    if stated is not None and not stated.meets(implied):
        above = is_above(stated, implied)
        implied = replace(implied, low=None) if above else replace(implied, high=None)
        face = finding.judgement.face
        end = implied.high if above else implied.low
        # "is 35.0%, at most 35.0% possible" says one thing twice.
        if face is not None and end is not None and pen.write(face, places) == pen.write(end, places):
            return ""
    bounds = between(implied, pen, places)
    return pen.language.say("{bounds} possible", bounds=bounds) if bounds else ""


def between(interval: Interval, pen: Pen, places: int | None = None) -> str:
    """An interval by its bounds; empty where these look the same, or where there is none.

    >>> from fractions import Fraction
    >>> from attain.number import Interval
    >>> from attain.table.finding_figures import Pen
    >>> from attain.table.language import ENGLISH
    >>> between(Interval(Fraction(29), Fraction(33)), Pen(ENGLISH, percent=True, places=0))
    '29% to 33%'
    """
    low, high = (None if end is None else pen.write(end, places) for end in (interval.low, interval.high))
    return "" if low == high else ends_text(low, high, pen.language)


def ends_text(low: str | None, high: str | None, language: Language) -> str:
    """A range by its bounds as they are written, None for one that is not there; one of them at least is."""
    if low is None:
        return language.say("at most {high}", high=high)
    if high is None:
        return language.say("at least {low}", low=low)
    return language.say("{low} to {high}", low=low, high=high)
