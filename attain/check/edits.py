"""Single edits after which figures that do not fit would fit, the likeliest slip first.

A scale word or zeros, one digit, a separator, the percent of something else (of what is missing, the other way round,
of growth, of another figure of the text), and last the nearest figure that fits. An edit says what would fit, never
what the error is. In a figure of two digits one changed digit gives any other: that is left to the nearest one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from attain.check.digits import one_digit_off
from attain.check.finding import Edit
from attain.check.implied import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from attain.check.slots import Slot
    from attain.extract.statement import PercentKind
    from attain.number import StatedFigure

How = Literal["scale", "digit", "separator", "complement", "inverse", "growth", "share", "nearest"]
# An edit that may fit: how, what the part would say, and the value of its last digit where that is another one.
Candidate = tuple[How, Fraction, Fraction | None]

ORDER: tuple[How, ...] = ("scale", "digit", "separator", "complement", "inverse", "growth", "share", "nearest")
MOST = 6
_SCALE_POWERS = (3, 6, 9, 12, 1, 2)  # those of scale words first, then one or two lost zeros
_PERCENT_POWERS = (1, 2)
_GROUP = 3
_FINER = 3  # by how many digits the nearest figure may be finer than the stated one
_LONE_TAIL = re.compile(r"(?<![0-9.,])[0-9]{1,3}[.,][0-9]{3}(?![0-9.,])")
_TEN = Fraction(10)


@dataclass(frozen=True, slots=True)
class Search:
    """Where edits are sought: the parts, other figures of the text, the kind of the percent.

    `fits` tells whether all fits with that figure in the place of a slot's.
    """

    slots: tuple[Slot, ...]
    fits: Callable[[Slot, StatedFigure], bool]
    loose: tuple[StatedFigure, ...] = ()
    kind: PercentKind = "of_target"


def would_fit(search: Search) -> tuple[Edit, ...]:
    """The edits that fit, at most a handful: of each kind the best one for each part, cheapest first."""
    # A word or zeros that are missing come before such as are too many: these are rarer, and the ratio is the same.
    slipped = _fitting(search, _enlarged) or _fitting(search, _reduced)
    found = [*slipped, *_fitting(search, _one_digit_off)]
    found += _fitting(search, lambda slot: _of_something_else(slot, search.kind))
    found += _fitting(search, lambda slot: _elsewhere(slot, search.loose))
    if not slipped:
        found += _fitting(search, _nearest)
    ordered = sorted(found, key=lambda edit: ORDER.index(edit.how))
    unique = {(edit.part, edit.value): edit for edit in reversed(ordered)}
    return tuple(edit for edit in ordered if unique[edit.part, edit.value] is edit)[:MOST]


def _fitting(search: Search, candidates: Callable[[Slot], Iterator[Candidate]]) -> list[Edit]:
    """For each part the first candidate that fits."""
    found = []
    for slot in search.slots:
        for how, value, last_digit in candidates(slot):
            if value != slot.stated.value and search.fits(slot, slot.filled(value, last_digit)):
                found.append(Edit(slot.part, how, value))
                break
    return found


def _enlarged(slot: Slot) -> Iterator[Candidate]:
    """With a scale word or zeros more."""
    return _rescaled(slot, _TEN)


def _reduced(slot: Slot) -> Iterator[Candidate]:
    """With a scale word or zeros less."""
    return _rescaled(slot, 1 / _TEN)


def _rescaled(slot: Slot, base: Fraction) -> Iterator[Candidate]:
    """By the usual powers of ten; a thousand is the other reading of a lone group of three digits."""
    lone = bool(_LONE_TAIL.search(slot.stated.text))
    for power in _PERCENT_POWERS if slot.stated.percent and not lone else _SCALE_POWERS:
        value, unit = (figure * base**power for figure in (slot.stated.value, slot.stated.last_digit))
        if slot.takes(value) or abs(value - slot.exact) * 2 <= unit:
            yield "separator" if lone and power == _GROUP else "scale", value, unit


def _one_digit_off(slot: Slot) -> Iterator[Candidate]:
    """With one slip in the digits."""
    for value in one_digit_off(slot.stated, slot.window, slot.exact):
        yield "digit", value, None


def _of_something_else(slot: Slot, kind: PercentKind) -> Iterator[Candidate]:
    """A percent of what is missing, of the actual, or of growth, that was meant as one of the target."""
    if slot.part != "percent":
        return
    stated, computed = slot.stated.value, slot.exact
    if slot.takes(HUNDRED - stated):
        yield "complement", HUNDRED - stated, None
    if kind == "of_target" and computed and abs(HUNDRED * HUNDRED / computed - stated) * 2 <= slot.stated.last_digit:
        yield from (("inverse", value, unit) for _, value, unit in _nearest(slot))
    growth = {"of_target": stated + HUNDRED, "above": stated - HUNDRED}.get(kind)
    if growth is not None and slot.takes(growth):
        yield "growth", growth, None


def _elsewhere(slot: Slot, loose: tuple[StatedFigure, ...]) -> Iterator[Candidate]:
    """Another figure of the text in this place."""
    for other in loose:
        same_money = other.currency is None or slot.stated.currency in {None, other.currency}
        if other.percent == slot.stated.percent and same_money and slot.takes(other.value):
            yield "share", other.value, other.last_digit


def _nearest(slot: Slot) -> Iterator[Candidate]:
    """The roundest figures near the exact one, as fine as it takes."""
    unit = slot.stated.last_digit
    finest = unit if slot.whole or (unit == 1 and not slot.stated.percent) else unit / _TEN**_FINER
    step = _TEN ** len(str(int(abs(slot.exact))))
    while step >= finest:
        value = round(slot.exact / step) * step
        if slot.takes(value):
            yield "nearest", value, min(step, unit)
        step /= _TEN
