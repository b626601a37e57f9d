"""The single edits after which figures would fit, in words: which would fit, never which is the error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.table.finding_figures import actual_of, edit_pen, judged, pen_of, target_of, written
from attain.table.language import marked

if TYPE_CHECKING:
    from attain.check.finding import Edit, Finding, Part
    from attain.table.language import Language

HOWS = {
    "scale": marked("another scale word, or other zeros"),
    "digit": marked("one digit changed, dropped or swapped"),
    "separator": marked("its separators read the other way"),
    "complement": marked("what is left to 100%"),
    "inverse": marked("the target as a percent of the actual"),
    "growth": marked("the change from the target"),
    "share": marked("the share of another figure of the text"),
}
PARTS: dict[Part, str] = {
    "actual": marked("an actual of {figure}"),
    "target": marked("a target of {figure}"),
    "percent": marked("a percent of {figure}"),
    "gap": marked("a gap of {figure}"),
}


def edit_text(finding: Finding, edit: Edit, language: Language) -> str:
    """One edit in words.

    >>> from fractions import Fraction
    >>> from attain.check.finding import Edit, Finding, Judgement
    >>> from attain.table.language import ENGLISH
    >>> finding = Finding("1", "attainment", "36%", Judgement("inconsistent"))
    >>> edit_text(finding, Edit("percent", "complement", Fraction(64)), ENGLISH)
    'a percent of 64% would fit: what is left to 100%'
    """
    say = language.say
    value = edit_pen(finding, edit, language).stated(edit.value)
    part = say(PARTS[edit.part], figure=value)
    fits = say("{part} would fit", part=part)
    if edit.how != "nearest":
        return f"{fits}: {say(HOWS[edit.how])}"
    figure = judged(finding)
    # Of an amount that is held against its computed one there is nothing else to need: the sentence says that one.
    if figure is None or edit.part in ("percent", "gap") or finding.basis == "computed":
        return fits
    needing = pen_of(finding, language).stated(figure.value)
    needed = _beside_other(finding, edit, value, language) or part
    return say("{figure} would need {needed}", figure=needing, needed=needed)


def _beside_other(finding: Finding, edit: Edit, value: str, language: Language) -> str:
    """The edited amount beside the one that is left alone, as a share of it; empty where it is none."""
    statement = finding.statement
    actual, target = actual_of(finding), target_of(finding)
    shares = finding.figure == "attainment" and (statement is None or statement.percent_kind == "of_target")
    if not shares or actual is None or target is None:
        return ""
    if edit.part == "actual":
        return language.say("{actual} of {target}", actual=value, target=written(finding, target, language))
    return language.say("{actual} of {target}", actual=written(finding, actual, language), target=value)
