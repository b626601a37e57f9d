"""Percents tied to their actual and target: every likely pair around a percent is weighed, the best one wins.

What counts is said by the words ("dari target", "of the goal"), by who stands beside whom, and by whether the figures
could fit. A tie that the words alone barely carry is kept only if it fits: a false accusation is worse than a miss.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attain.extract import cues
from attain.extract.fit import fits, fits_gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from attain.extract.mention import Mention
    from attain.extract.statement import PercentKind

_AROUND = 6  # figures on either side of a percent that are weighed
_ENOUGH = 6  # what a tie that fits must weigh
_CERTAIN = 9  # what one that does not fit must weigh
_FINE = 100  # a percent of so many units of its last digit
_CLOSE = 5  # a tie that fits wins over one that does not and weighs at most so much more
_ALIKE = 4  # what a tie gains that repeats the form of one that fits
_UNTOLD = 6  # what a tie loses where no sentence names a target
_HEADING = 600  # characters before a statement in which a heading may name the target
_TYING = re.compile(r"target\w*|goal|of\b|dari|versus|vs|against|atau|or\b|sasaran|pagu|realisasi|[(),;:/|]")
_SHUT = re.compile(r"(?i)\)\s*(?:[,;.]|and\b|dan\b|serta\b)")
_LIST = 4
_PLANNED = re.compile(r"(?i)\b(?:plans?|intends?|hopes?|aims?)\sto\b")
_PASSES_TARGET_BY = re.compile(
    r"(?i)\b(?:exceed|surpass|beat|miss|top|outstrip|melampaui|melebihi)\w*\s[^.;:()]{0,60}?\b(?:target|goal|quota|sasaran)\w*\b[^.;:()]{0,30}\b(?:by|sebesar)\s$"
)
_PUT_AT = re.compile(
    r"(?i)[^.;:(),]{0,30}\b(?:put\w*\s\w+\sat|bring\w*\s\w+\sto|represent\w*|equal\w*|amount\w*\sto|was|is)\s(?:about\s)?$"
)
_NAMES_TARGET = re.compile(r"(?i)[^.;]{0,60}?\b(?:target|goal|sasaran|quota|pagu|kuota)")
_SIZES = 200
_HOPELESS = _ENOUGH - 3 - _ALIKE
_FAR = 250  # characters between a percent and a figure two sentences away


@dataclass(frozen=True, slots=True)
class Tie:
    """A percent with its target and, mostly, its actual; how much speaks for it, and whether the figures fit."""

    percent: Mention
    target: Mention | None
    actual: Mention | None
    kind: PercentKind
    weight: int
    fits: bool
    gap: Mention | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """What ties are taken by, the best first."""
        return (-self.weight - (_CLOSE if self.fits else 0), self.percent.index)

    @property
    def enough(self) -> bool:
        """Whether enough speaks for it."""
        if self.fits:
            return self.weight >= _ENOUGH
        return self.weight >= _CERTAIN and _is_tied_by_words(self.percent)


def _is_tied_by_words(percent: Mention) -> bool:
    """Whether the words make a percent one of attainment, so that it may be called wrong."""
    joined = cues.JOINS.match(percent.left) or cues.JOINS.match(percent.right) or cues.JOINS_LOOSELY.match(percent.left)
    return percent.sure or bool(joined or cues.SO.search(percent.left))


def ties_of(mentions: Sequence[Mention], text: str) -> list[Tie]:
    """The ties of a text's percents, each actual used once, in the order of the text."""
    named = _target_places(text)
    percents = [mention for mention in mentions if mention.percent and mention.kind]
    weighed = [tie for percent in percents for tie in _around(percent, mentions, named)]
    forms = {_form(tie, text) for tie in weighed if tie.fits and tie.enough}
    told = [replace(tie, weight=tie.weight + _ALIKE) if _alike(tie, text, forms) else tie for tie in weighed]
    candidates = sorted((tie for tie in told if tie.enough), key=lambda tie: tie.rank)
    kept: dict[int, Tie] = {}
    actuals: dict[int, Tie] = {}
    targets: set[int] = set()
    for tie in candidates:
        if (
            tie.percent.index in kept
            or (tie.actual and tie.actual.index in targets)
            or (tie.target and tie.target.index in actuals)
        ):
            continue
        if tie.actual and tie.actual.index in actuals and not _second_base(actuals[tie.actual.index], tie):
            continue
        kept[tie.percent.index] = tie
        if tie.actual:
            actuals.setdefault(tie.actual.index, tie)
        if tie.target:
            targets.add(tie.target.index)
    for percent in percents:
        half = None if percent.index in kept else _half(percent, mentions, actuals, targets)
        if half:
            kept[percent.index] = half
    return [_with_gap(kept[index], mentions) for index in sorted(kept)]


def _with_gap(tie: Tie, mentions: Sequence[Mention]) -> Tie:
    """The tie with the gap that its sentence states beside it, where it has one."""
    if tie.target is None or tie.kind == "remaining":
        return tie
    for gap in mentions[max(0, tie.target.index - 2) : tie.target.index + 3]:
        if gap in (tie.actual, tie.target) or not gap.amount or gap.sentence is not tie.target.sentence:
            continue
        if not same_measure(gap, tie.target):
            continue
        if tie.actual is None and gap.gap:
            return replace(tie, gap=gap)
        joined = gap.index == tie.percent.index - 1 and cues.JOINS.match(tie.percent.left)
        if (
            tie.actual
            and (gap.gap or (joined and tie.kind in {"above", "below"}))
            and fits_gap(tie.actual.sizes, tie.target.sizes, gap.sizes)
        ):
            return replace(tie, gap=gap)
    return tie


def _target_places(text: str) -> list[int]:
    """Where a text names a target."""
    return [match.start() for match in cues.TARGET.finditer(text)]


def _is_told(places: Sequence[int], first: int, last: int) -> bool:
    """Whether a target is named shortly before, within or shortly behind a stretch of text: a heading may do it."""
    return bisect_left(places, first - _HEADING) < bisect_right(places, last + _FAR)


def _second_base(first: Tie, second: Tie) -> bool:
    """Whether an actual is held against two targets outright: 12 % of the year's and 117 % of two months'."""
    return bool(first.target and second.target and first.target is not second.target and second.percent.sure)


def _around(percent: Mention, mentions: Sequence[Mention], named: Sequence[int]) -> Iterator[Tie]:
    """Every tie of a percent that is worth weighing."""
    kind = percent.kind
    if kind is None:
        return
    near = _near(percent, mentions)
    objects = [mention for mention in near if _is_object(percent, mention)]
    for target in objects or near:
        weight = _target_weight(percent, target)
        for actual in near:
            if _is_bound(actual, target, mentions):
                continue
            if actual is not target and _may_be_actual(percent, actual) and same_measure(actual, target):
                tie = _weighed(percent, actual, target, kind, weight)
                if tie is None:
                    continue
                places = [mention.figure.start for mention in (percent, actual, target)]
                told = target.part == "target" or _is_told(named, min(places), max(places))
                yield (
                    tie
                    if told
                    else replace(tie, weight=tie.weight - (6 if tie.fits and _is_fine(percent) else _UNTOLD))
                )


def _is_bound(actual: Mention, target: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether an amount has a target of its own directly behind it: "Rp5,6 miliar dari target Rp9,3 miliar"."""
    if actual.index + 1 >= len(mentions):
        return False
    following = mentions[actual.index + 1]
    own = (
        following.amount and following.measures and following.part == "target" and following.sentence is actual.sentence
    )
    return own and following is not target


def _may_be_actual(percent: Mention, actual: Mention) -> bool:
    """Whether an amount may be what was reached; what is left may stand for it beside its own percent."""
    if actual.gap:
        return _kind_with(percent, actual, percent.kind or "of_target") == "remaining"
    return actual.part != "target"


def _near(percent: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The amounts around a percent that may belong to it."""
    return [
        mention
        for mention in mentions[max(0, percent.index - _AROUND) : percent.index + _AROUND + 1]
        if mention.amount and not mention.figure.malformed and _reach(percent, mention) is not None
    ]


def _is_object(percent: Mention, target: Mention) -> bool:
    """Whether the words make an amount the very thing that the percent is of: "45% of its 350,000 target"."""
    return target.index == percent.index + 1 and percent.sure and target.part == "target" and "(" not in percent.right


def _half(percent: Mention, mentions: Sequence[Mention], actuals: Mapping[int, Tie], targets: set[int]) -> Tie | None:
    """A percent with its target or its actual alone, where the words say so outright."""
    if not percent.sure or percent.kind is None or _PLANNED.search(percent.left):
        return None
    near = _near(percent, mentions)
    for target in near:
        told = target.index not in actuals and target.sentence is percent.sentence and target.part == "target"
        # "ditargetkan Rp14 triliun, 6 persen di atas target tahun ini" compares two targets.
        named = _NAMES_TARGET.match(percent.right) or cues.PERCENT_OF_TARGET.match(percent.right)
        behind = target.index == percent.index - 1 and not named
        beside = target.index == percent.index + 1 or behind
        if told and beside and not _names_two_targets(percent, mentions):
            return Tie(percent, target, None, percent.kind, 0, fits=False)
    by = _PASSES_TARGET_BY.search(percent.left)
    if not (by or _NAMES_TARGET.match(percent.right)):
        return None
    for actual in near:
        joined = (
            by
            or cues.JOINS.match(percent.left)
            or cues.JOINS_LOOSELY.match(percent.left)
            or _PUT_AT.match(percent.left)
        )
        free = actual.index not in actuals and actual.index not in targets and not actual.measures
        if actual.index == percent.index - 1 and actual.part != "target" and joined and free and not actual.prior:
            return Tie(percent, None, actual, percent.kind, 0, fits=False)
    return None


def _names_two_targets(percent: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether targets stand on both sides: "the quarter's target of 210 is 24 percent of the year's goal of 875"."""
    sides = mentions[max(0, percent.index - 1) : percent.index + 2]
    return (
        sum(mention.amount and mention.part == "target" and mention.sentence is percent.sentence for mention in sides)
        > 1
    )


def _reach(percent: Mention, mention: Mention) -> int | None:
    """How many sentences lie between; None where they are too far apart."""
    if mention.sentence is percent.sentence:
        return 0
    if mention.sentence.paragraph != percent.sentence.paragraph:
        return None
    first, second = sorted((mention, percent), key=lambda one: one.index)
    between = second.figure.start - first.figure.end
    if second.sentence.start - first.sentence.end < 4:  # noqa: PLR2004 - the blanks between two sentences
        return 1
    return 2 if between <= _FAR else None


def _weighed(percent: Mention, actual: Mention, target: Mention, kind: PercentKind, weight: int) -> Tie | None:
    weight += _actual_weight(percent, actual) + _pair_weight(actual, target)
    weight += 2 if percent.sure else 0
    if weight < _HOPELESS:
        return None  # not even a fine fit and a form repeated would be enough
    kind = _kind_with(percent, actual, kind)
    fit = fits(actual.sizes, target.sizes, percent.sizes, kind)
    if fit and (target.part == "target" or target.measures):
        weight += 3 if _is_fine(percent) else 1
    return Tie(percent, target, actual, kind, weight, fit)


def _kind_with(percent: Mention, actual: Mention, kind: PercentKind) -> PercentKind:
    """What the percent says beside this actual: of what is left it tells the rest, of what was reached the lack."""
    left = actual.gap == "below"
    between = percent.left if actual.index < percent.index else percent.right
    beside = abs(actual.index - percent.index) == 1
    joined = beside and (cues.JOINS.match(between) or cues.JOINS_LOOSELY.match(between))
    if left and (kind == "remaining" or (joined and kind in {"of_target", "below"})):
        return "remaining"
    return "below" if kind == "remaining" and actual.part == "actual" and not left else kind


def _is_fine(percent: Mention) -> bool:
    """Whether a percent is written so finely that a fit is hardly chance: three digits, no hedge."""
    stated = percent.figure.stated
    return not stated.hedges and abs(stated.value) >= _FINE * stated.last_digit


def _target_weight(percent: Mention, target: Mention) -> int:
    weight = {"target": 4, "none": 0, "actual": -4, "gap": -4}[target.part]
    weight += 2 if target.measures else 0
    weight -= 4 if target.prior else 0
    # "76,9 persen dari target 300 ribu", "45% of its 350,000 target"
    if target.index == percent.index + 1 and percent.sure and "(" not in percent.right:
        weight += 3
    if (
        target.index == percent.index - 1
        and percent.sure
        and percent.kind in {"above", "below"}
        and cues.BY.match(percent.left)
    ):
        weight += 2
    if target.index == percent.index - 1 and target.measures and cues.JOINS.match(percent.left):
        weight += 2  # "Rp8 miliar dari Rp11 miliar atau 72 persen"
    return weight - _distance(percent, target) - _shut_off(percent, target)


def _actual_weight(percent: Mention, actual: Mention) -> int:
    weight = {"target": -5, "none": 1, "actual": 3, "gap": -3}[actual.part]
    weight -= 6 if actual.prior else 0
    if abs(actual.index - percent.index) == 1:
        between = percent.left if actual.index < percent.index else percent.right
        joined = bool(cues.JOINS.match(between))
        weight += 3 if joined else 1
        weight += 4 if joined and actual.gap else 0
    return weight - _distance(percent, actual) - _shut_off(percent, actual)


def _pair_weight(actual: Mention, target: Mention) -> int:
    weight = 0
    if target.index == actual.index + 1 and target.measures:
        weight += 2
    if target.index == actual.index + 1 and (cues.PASSES.search(target.left) or cues.HELD_AGAINST.match(target.left)):
        weight += 2
    if actual.figure.noun and actual.figure.noun == target.figure.noun and actual.figure.noun not in _CONNECTING:
        weight += 2
    if actual.figure.stated.currency and actual.figure.stated.currency == target.figure.stated.currency:
        weight += 1
    return weight


def _shut_off(percent: Mention, mention: Mention) -> int:
    """What an amount loses behind a percent in parentheses, where the next item of a list begins."""
    return (
        _LIST
        if mention.index > percent.index and _SHUT.match(percent.right) and percent.left.rstrip().endswith("(")
        else 0
    )


def _distance(one: Mention, other: Mention) -> int:
    """Figures between the two, and one for a sentence's end."""
    return max(abs(one.index - other.index) - 1, 0) + (0 if one.sentence is other.sentence else 1)


def _form(tie: Tie, text: str) -> tuple[int, str]:
    """The form of a tie in its paragraph: what stands between its figures, words and figures blanked."""
    parts = sorted((m for m in (tie.percent, tie.target, tie.actual) if m), key=lambda mention: mention.index)
    names = "".join("p" if m is tie.percent else "t" if m is tie.target else "a" for m in parts)
    between = "|".join(
        _mark(text[one.figure.end : other.figure.start]) for one, other in zip(parts, parts[1:], strict=False)
    )
    return tie.percent.sentence.paragraph, f"{names}|{between}"


def _mark(between: str) -> str:
    """What a form keeps of the words between two figures: those that tie, and the marks."""
    return " ".join(_TYING.findall(between[:_FAR].lower()))


def _alike(tie: Tie, text: str, forms: set[tuple[int, str]]) -> bool:
    if tie.actual is None or tie.target is None:
        return False
    paragraph, form = _form(tie, text)
    return any((near, form) in forms for near in (paragraph, paragraph - 1, paragraph + 1, paragraph - 2))


def same_measure(one: Mention, other: Mention) -> bool:
    """Whether two amounts can be of one measure: the same money, or none where nothing else is counted."""
    first, second = one.figure, other.figure
    if first.money and second.money:
        return first.stated.currency == second.stated.currency
    if first.money or second.money:
        bare = second if first.money else first
        # "Rp594 juta dari target 630 juta": a bare figure may leave its money out, unless it counts something.
        return bare.noun not in COUNTED and of_one_size(first.stated.value, second.stated.value)
    return True


def of_one_size(one: Fraction, other: Fraction, most: int = _SIZES) -> bool:
    """Whether two amounts are within a factor of each other."""
    small, large = sorted((abs(one), abs(other)))
    return bool(small) and large <= most * small


_CONNECTING = frozenset("dari of or atau and dan the yang target to from against in pada untuk for a with di".split())
COUNTED = frozenset(
    "orang jiwa unit ton peserta pekerja siswa mahasiswa rumah keluarga kk warga anak perusahaan kantor cabang bidang dosis lembar barel"
    " people persons units tonnes tons members students homes houses families workers children doses barrels companies vehicles jobs".split()
)
