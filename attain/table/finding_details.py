"""What else a reader should know of a verdict, a line each: how far off, what would fit, how the figures were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.number import format_amount
from attain.table.finding_edits import edit_text
from attain.table.finding_figures import facing_ends, is_above, pen_of
from attain.table.finding_words import listed, one_line, scope_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.check.finding import Finding
    from attain.number import Locale
    from attain.table.finding_figures import Pen

COULD_HARDLY_FAIL = 10  # last stated digits that the implied interval is wide; above it there is little to fail
VERDICT_WORDS = frozenset(("met", "exceeds", "rank"))  # no size, no flip: they are right or wrong
LIMITS = (1, 5)  # points of severity; what lies just above one is not written as if it were the limit itself
OUTCOMES = {True: "the target was met", False: "the target was missed"}


def details(finding: Finding, locale: Locale) -> tuple[str, ...]:
    """The grounds of a verdict beyond its sentence; most of them only where a figure cannot be right.

    The tie to a plan's scope comes last; it may be the same for several figures of a statement.
    """
    pen = pen_of(finding, locale)
    found: list[str] = []
    if finding.figure not in VERDICT_WORDS:
        found += [*_distance(finding, pen), *_widest(finding, pen), *_flip(finding), *_pace(finding)]
    found += [edit_text(finding, edit, locale) for edit in finding.judgement.would_fit]
    return (*found, *_weakness(finding, locale), *_repaired(finding), *link(finding))


def link(finding: Finding) -> Iterator[str]:
    """By which words a statement was tied to which scope of the plan."""
    if finding.linked and finding.scope is not None:
        words = listed([f"'{one_line(word)}'" for word in finding.linked])
        yield f"linked to {scope_text(finding.scope)} by {words}"


def _distance(finding: Finding, pen: Pen) -> Iterator[str]:
    """How far the stated figure lies from what is possible and from the face value, and how bad that is."""
    judgement = finding.judgement
    if judgement.verdict != "inconsistent":
        return
    parts = []
    if finding.basis == "stated" and judgement.outside and judgement.stated and judgement.implied:
        side = "above" if is_above(judgement.stated, judgement.implied) else "below"
        parts.append(f"{pen.size(judgement.outside, LIMITS)} {side} what is possible")
    if judgement.difference:
        beyond = "the computed figure" if finding.basis == "computed" else "the face value"
        parts.append(f"{pen.size(judgement.difference, LIMITS)} from {beyond}")
    if parts:
        yield ", ".join(parts) + (f": {judgement.severity}" if judgement.severity else "")


def _widest(finding: Finding, pen: Pen) -> Iterator[str]:
    """How near the figures come where every one is read as loosely as it may be; nothing where that changes nothing."""
    judgement = finding.judgement
    stated, implied = judgement.wide_stated, judgement.wide_implied
    if judgement.verdict != "inconsistent" or stated is None or implied is None:
        return
    if (stated, implied) == (judgement.stated, judgement.implied) or stated.meets(implied):
        return
    near, far = facing_ends(stated, implied)
    if (near, far) == facing_ends(judgement.stated, judgement.implied):
        return
    if near is not None and far is not None:
        places = pen.apart(near, far)
        side, edge = ("most", "least") if is_above(stated, implied) else ("least", "most")
        possible = "" if implied.width == 0 else f", and at {side} {pen.write(far, places)} is possible"
        yield f"even read loosely, what is stated means at {edge} {pen.write(near, places)}{possible}"


def _flip(finding: Finding) -> Iterator[str]:
    """Whether the verdict turns round with the figure, that of the words where they claim one; else nothing."""
    judgement = finding.judgement
    worded = finding.statement is not None and finding.statement.met is not None
    outcome = None if judgement.met is None else OUTCOMES[judgement.met]
    if judgement.flips:
        lead = "the verdict turns round" if worded else "it lies on the other side of the target"
        yield f"{lead}: by the other figures {outcome}" if outcome else lead
    elif judgement.flips is False and worded and judgement.verdict == "inconsistent" and outcome:
        yield f"the verdict stays: {outcome} either way"


def _pace(finding: Finding) -> Iterator[str]:
    """That a percent which is wrong of the target is right of what was due."""
    if finding.judgement.is_pace:
        yield "it is the pace: the percent of what was due, not of the full target"


def _weakness(finding: Finding, locale: Locale) -> Iterator[str]:
    """That the check could hardly fail, where the other figures leave that much room; one that failed is strong."""
    power = finding.judgement.power
    if power is not None and power > COULD_HARDLY_FAIL and finding.judgement.verdict != "inconsistent":
        times = format_amount(power, locale=locale, places=0)
        yield f"low power: the room left is {times} times the last stated digit, so the check could hardly fail"


def _repaired(finding: Finding) -> Iterator[str]:
    """Which figures were read with their separators the other way."""
    if finding.judgement.repaired:
        yield f"fits with the separators read the other way: {listed(finding.judgement.repaired)}"
