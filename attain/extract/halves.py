"""A percent of attainment whose text gives its target or its actual alone: "45 percent of the 300,000 target"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.extract.candidates import amounts_near
from attain.extract.cues.directions import PASSES_TARGET_BY
from attain.extract.cues.joins import PUT_AT
from attain.extract.cues.percents import PERCENT_OF_TARGET
from attain.extract.cues.targets import NAMES_TARGET
from attain.extract.cues.times import PLANNED
from attain.extract.tie import Tie

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from attain.extract.mention import Mention


def half_tie(
    percent: Mention, mentions: Sequence[Mention], actuals: Collection[int], targets: Collection[int]
) -> Tie | None:
    """A percent with its target or its actual alone, where the words say so outright; the rest is used already."""
    if not percent.sure or percent.kind is None or PLANNED.search(percent.left):
        return None
    near = amounts_near(percent, mentions)
    if not _has_targets_around(percent, mentions):
        target = next((one for one in near if one.index not in actuals and _is_its_target(percent, one)), None)
        if target:
            return Tie(percent, target, None, percent.kind, 0, fits=False)
    used = {*actuals, *targets}
    actual = next((one for one in near if one.index not in used and _is_its_actual(percent, one)), None)
    return Tie(percent, None, actual, percent.kind, 0, fits=False) if actual else None


def _is_its_target(percent: Mention, target: Mention) -> bool:
    """Whether an amount beside a percent is the target that it is of."""
    if target.sentence is not percent.sentence or target.part != "target":
        return False
    if target.index == percent.index - 1:
        # "ditargetkan Rp14 triliun, 6 persen di atas target tahun ini" compares two targets.
        return not (NAMES_TARGET.match(percent.right) or PERCENT_OF_TARGET.match(percent.right))
    return target.index == percent.index + 1


def _has_targets_around(percent: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether targets stand on both sides: "the quarter's target of 210 is 24 percent of the year's goal of 875"."""
    sides = mentions[max(0, percent.index - 1) : percent.index + 2]
    targets = [one for one in sides if one.amount and one.part == "target" and one.sentence is percent.sentence]
    return len(targets) > 1


def _is_its_actual(percent: Mention, actual: Mention) -> bool:
    """Whether an amount directly before a percent of a target that is not said is what was reached."""
    if actual.index != percent.index - 1 or actual.part == "target" or actual.measures or actual.prior:
        return False
    if PASSES_TARGET_BY.search(percent.left):
        return True
    joined = percent.left_join != "none" or PUT_AT.match(percent.left)
    return bool(joined and NAMES_TARGET.match(percent.right))
