"""A figure in the light of the one before it and of the one behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attain.extract.cues.directions import COMPARED_TO_NEXT, MISSES, PASSES
from attain.extract.cues.joins import BY, OF_DIRECTLY
from attain.extract.cues.percents import PERCENT_OF_NEXT

if TYPE_CHECKING:
    from attain.extract.mention import Mention
    from attain.extract.statement import GapKind


def beside_next(mention: Mention, following: Mention) -> Mention:
    """A percent in the light of the figure behind it: "88 per cent of our" and a target."""
    if not mention.percent or following.percent:
        return mention
    if mention.kind == "of_target" and following.part == "target" and PERCENT_OF_NEXT.match(mention.right):
        return replace(mention, sure=True)
    if mention.kind in {"above", "below"} and following.part != "target" and COMPARED_TO_NEXT.match(mention.right):
        return replace(mention, kind=None, sure=False)  # "22% above Friday's close of $69"
    return mention


def one_of_another(part: Mention, whole: Mention) -> tuple[Mention, Mention]:
    """Two amounts in "450 of 500 trees planted": what was done is the first, whatever stands beside it."""
    told = part.amount and whole.amount and whole.done and OF_DIRECTLY.fullmatch(whole.left)
    if not told or part.part not in {"none", "actual"}:
        return part, whole
    return replace(part, part="actual", done=True), replace(whole, part="none", done=False)


def beside_previous(before: Mention, mention: Mention) -> Mention:
    """A figure in the light of the one before it."""
    if mention.percent:
        return _percent_beside(before, mention)
    joined = _same_part(before, mention)
    side = _side_of(before, joined)
    # "missing the 6.6 billion target by 0.9 billion": the second amount is the gap.
    return replace(joined, part="gap", gap=side, sure=True) if side else joined


def _percent_beside(before: Mention, percent: Mention) -> Mention:
    """A percent in the light of the figure before it."""
    if percent.part == "target" and percent.kind == "of_target" and not percent.sure:
        return replace(percent, kind=None)  # a percent that is itself the target: "target 95 persen"
    joined = _same_part(before, percent)
    if joined.part == "target" and percent.part == "none" and percent.sure and not before.measures:
        # "ditargetkan Rp8 triliun atau 16 persen dari target tahunan": what one target is of another.
        return replace(joined, kind=None, sure=False)
    side = _gap_before(before, joined) or _side_of(before, joined)
    return replace(joined, kind=side, sure=True) if side else joined


def _same_part(before: Mention, mention: Mention) -> Mention:
    """A figure that "or" joins to the one before it is of the same part: "targetnya 80 persen atau 15,2 juta"."""
    alike = before.percent or mention.percent
    joined = mention.left_join == "outright"
    if alike and joined and mention.part == "none" and before.part in {"target", "actual"}:
        return replace(mention, part=before.part)
    return mention


def _gap_before(before: Mention, percent: Mention) -> GapKind | None:
    """The side that a gap gives to the percent joined to it: "short by 310 million or 8.6 percent"."""
    joined = before.amount and percent.left_join == "outright"
    return before.gap if joined and percent.kind == "of_target" and not percent.sure else None


def _side_of(before: Mention, mention: Mention) -> GapKind | None:
    """On which side of a target before it a figure tells by how much: "beating the 5 million target by"."""
    if before.part != "target" or not BY.match(mention.left):
        return None
    if PASSES.search(before.left):
        return "above"
    return "below" if MISSES.search(before.left) else None
