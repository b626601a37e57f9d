"""What else a reader should know of a verdict, a line each: how far off, what would fit, how the figures were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.number import format_amount
from attain.table.finding_edits import edit_text
from attain.table.finding_figures import facing_ends, is_above, pen_of
from attain.table.finding_words import FIGURES, one_line, scope_text
from attain.table.language import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.check.finding import Finding, Severity
    from attain.table.finding_figures import Pen
    from attain.table.language import Language

COULD_HARDLY_FAIL = 10  # last stated digits that the implied interval is wide; above it there is little to fail
VERDICT_WORDS = frozenset(("met", "exceeds", "rank"))  # no size, no flip: they are right or wrong
LIMITS = (1, 5)  # points of severity; what lies just above one is not written as if it were the limit itself
OUTCOMES = {True: marked("the target was met"), False: marked("the target was missed")}
SEVERITIES: dict[Severity, str] = {
    "minor": marked("minor"),
    "material": marked("material"),
    "gross": marked("gross"),
}
# Of a percent that is wrong of the target, and right of what was due.
IS_PACE = marked("it is the pace: the percent of what was due, not of the full target")
# By which side a figure lies on: how near the two come, and what is possible there.
LEAST = (
    marked("even read loosely, what is stated means at least {figure}"),
    marked("even read loosely, what is stated means at least {figure}, and at most {bound} is possible"),
)
MOST = (
    marked("even read loosely, what is stated means at most {figure}"),
    marked("even read loosely, what is stated means at most {figure}, and at least {bound} is possible"),
)


def details(finding: Finding, language: Language) -> tuple[str, ...]:
    """The grounds of a verdict beyond its sentence; most of them only where a figure cannot be right.

    The tie to a plan's scope comes last; it may be the same for several figures of a statement.
    """
    pen = pen_of(finding, language)
    found: list[str] = []
    if finding.figure not in VERDICT_WORDS:
        found += [*_distance(finding, pen), *_widest(finding, pen), *_flip(finding, language)]
        found += [language.say(IS_PACE)] if finding.judgement.is_pace else []
    found += [edit_text(finding, edit, language) for edit in finding.judgement.would_fit]
    return (*found, *_weakness(finding, language), *_repaired(finding, language), *link(finding, language))


def link(finding: Finding, language: Language) -> Iterator[str]:
    """By which words a statement was tied to which scope of the plan."""
    if finding.linked and finding.scope is not None:
        words = language.listed([f"'{one_line(word)}'" for word in finding.linked])
        yield language.say("linked to {scope} by {words}", scope=scope_text(finding.scope, language), words=words)


def _distance(finding: Finding, pen: Pen) -> Iterator[str]:
    """How far the stated figure lies from what is possible and from the face value, and how bad that is."""
    judgement, say = finding.judgement, pen.language.say
    if judgement.verdict != "inconsistent":
        return
    parts = []
    if finding.basis == "stated" and judgement.outside and judgement.stated and judgement.implied:
        size = pen.size(judgement.outside, LIMITS)
        if is_above(judgement.stated, judgement.implied):
            parts.append(say("{size} above what is possible", size=size))
        else:
            parts.append(say("{size} below what is possible", size=size))
    if judgement.difference:
        size = pen.size(judgement.difference, LIMITS)
        if finding.basis == "computed":
            parts.append(say("{size} from the computed figure", size=size))
        else:
            parts.append(say("{size} from the face value", size=size))
    if parts:
        yield ", ".join(parts) + (f": {say(SEVERITIES[judgement.severity])}" if judgement.severity else "")


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
        alone, bounded = LEAST if is_above(stated, implied) else MOST
        figure, say = pen.write(near, places), pen.language.say
        if implied.width == 0:
            yield say(alone, figure=figure)
        else:
            yield say(bounded, figure=figure, bound=pen.write(far, places))


def _flip(finding: Finding, language: Language) -> Iterator[str]:
    """Whether the verdict turns round with the figure, that of the words where they claim one; else nothing."""
    judgement, say = finding.judgement, language.say
    worded = finding.statement is not None and finding.statement.met is not None
    outcome = None if judgement.met is None else say(OUTCOMES[judgement.met])
    if judgement.flips:
        lead = say("the verdict turns round") if worded else say("it lies on the other side of the target")
        yield say("{lead}: by the other figures {outcome}", lead=lead, outcome=outcome) if outcome else lead
    elif judgement.flips is False and worded and judgement.verdict == "inconsistent" and outcome:
        yield say("the verdict stays: {outcome} either way", outcome=outcome)


def _weakness(finding: Finding, language: Language) -> Iterator[str]:
    """That the check could hardly fail, where the other figures leave that much room; one that failed is strong."""
    power = finding.judgement.power
    if power is not None and power > COULD_HARDLY_FAIL and finding.judgement.verdict != "inconsistent":
        times = format_amount(power, locale=language.locale, places=0)
        yield language.say(
            "low power: the room left is {times} times the last stated digit, so the check could hardly fail",
            times=times,
        )


def _repaired(finding: Finding, language: Language) -> Iterator[str]:
    """Which figures were read with their separators the other way."""
    if finding.judgement.repaired:
        parts = language.listed([language.say(FIGURES[part]) for part in finding.judgement.repaired])
        yield language.say("fits with the separators read the other way: {parts}", parts=parts)
