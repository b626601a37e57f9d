"""The single edits after which figures would fit, in words: which would fit, never which is the error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.table.finding_figures import actual_of, edit_pen, judged, pen_of, target_of, written

if TYPE_CHECKING:
    from attain.check.finding import Edit, Finding
    from attain.number import Locale

HOWS = {
    "scale": "another scale word, or other zeros",
    "digit": "one digit changed, dropped or swapped",
    "separator": "its separators read the other way",
    "complement": "what is left to 100%",
    "inverse": "the target as a percent of the actual",
    "growth": "the change from the target",
    "share": "the share of another figure of the text",
}
ARTICLES = {"actual": "an actual", "target": "a target", "percent": "a percent", "gap": "a gap"}


def edit_text(finding: Finding, edit: Edit, locale: Locale) -> str:
    """One edit in words.

    >>> from fractions import Fraction
    >>> from attain.check.finding import Edit, Finding, Judgement
    >>> finding = Finding("1", "attainment", "36%", Judgement("inconsistent"))
    >>> edit_text(finding, Edit("percent", "complement", Fraction(64)), "en")
    'a percent of 64% would fit: what is left to 100%'
    """
    value = edit_pen(finding, edit, locale).stated(edit.value)
    if edit.how != "nearest":
        return f"{ARTICLES[edit.part]} of {value} would fit: {HOWS[edit.how]}"
    figure = judged(finding)
    # Of an amount that is held against its computed one there is nothing else to need: the sentence says that one.
    if figure is None or edit.part in ("percent", "gap") or finding.basis == "computed":
        return f"{ARTICLES[edit.part]} of {value} would fit"
    needing = pen_of(finding, locale).stated(figure.value)
    other = _other(finding, edit, locale)
    return f"{needing} would need {other.format(value) if other else f'{ARTICLES[edit.part]} of {value}'}"


def _other(finding: Finding, edit: Edit, locale: Locale) -> str:
    """How the amount that is left alone stands beside the edited one: "{} of Rp4.6T"; empty where it is no share."""
    statement = finding.statement
    actual, target = actual_of(finding), target_of(finding)
    shares = finding.figure == "attainment" and (statement is None or statement.percent_kind == "of_target")
    if not shares or actual is None or target is None:
        return ""
    if edit.part == "actual":
        return f"{{}} of {written(finding, target, locale)}"
    return f"{written(finding, actual, locale)} of {{}}"
