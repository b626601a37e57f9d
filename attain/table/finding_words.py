"""A finding in one plain sentence: what was published, the verdict, and what it was held against.

Nothing is judged here. What was published stands in quotes, as it was written; what follows from it is written as
figures in the view's locale.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.table.finding_figures import PERCENT_PLACES, Pen, pen_of
from attain.table.finding_ground import between, ground

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attain.check.finding import Compared, Finding, Judgement, Reckoning, ScopeName, Uncheckable, Verdict
    from attain.number import Locale, WideReason
# What must be so for a figure that fits only roughly.
REASONS: dict[WideReason, str] = {
    "hedge": "the hedges are taken loosely",
    "truncated": "digits were cut off instead of rounded",
    "target_rounded": "the target was rounded",
    "trailing_zeros": "closing zeros stand for rounding",
    "fraction_word": "the fraction word is taken loosely",
}
UNCHECKABLE: dict[Uncheckable, str] = {
    "no_actual": "no actual is stated beside it",
    "no_target": "no target is stated beside it",
    "no_percent": "neither a percent nor a gap is stated",
    "no_computed": "there is no computed figure for it",
    "malformed": "a figure is malformed",
    "zero_target": "the target is 0",
    "zero_actual": "the actual is 0",
    "other_base": "it is a percent of something else",
    "rates": "actual and target are percents themselves, and their ratio says nothing",
    "no_rank": "there is no computed rank",
    "incomplete": "the actuals that count do not reach the end of the period",
    "no_period": "the text does not say up to when it counts",
    "other_scope": "none of its amounts is the computed one, so it may be about something else",
}
BASES = {"due": "what was due", "target": "the full target"}
# Which of the computed figures it is; the year to date against its target goes without saying.
RECKONINGS: dict[Reckoning | None, str] = {
    None: "",
    "target": "",
    "due": " (against what was due)",
    "period": " (of the period alone)",
    "period_of_target": " (of the period alone, against the full target)",
    "period_of_due": " (of the period alone, against what was due to date)",
    "date_of_period": " (to date, against the period's own target)",
}
# An amount is one side of that: an actual to date or of the period alone, a target of the year, the period, or to date.
_ALONE = " (of the period alone)"
_OF_ACTUALS: dict[Reckoning | None, str] = {
    "period_of_target": _ALONE,
    "period_of_due": _ALONE,
    "date_of_period": "",
}
_OF_TARGETS: dict[Reckoning | None, str] = {
    "period_of_target": "",
    "period_of_due": " (against what was due)",
    "date_of_period": _ALONE,
}
_FULL: frozenset[Reckoning | None] = frozenset(("target", "period_of_target"))
# Against which base a target was met, where it is not the full one.
_WORDED: dict[Reckoning | None, str] = {
    "due": " against what was due",
    "period": " in the period alone, against its own target",
    "period_of_target": " in the period alone",
    "period_of_due": " in the period alone, against what was due to date",
    "date_of_period": " against the period's own target",
}
_EVEN = Fraction(100)
_STATED: dict[Verdict, str] = {
    "consistent": "fits",
    "approximate": "fits only roughly",
    "inconsistent": "cannot be right",
}
_COMPUTED: dict[Verdict, str] = {
    "consistent": "fits",
    "approximate": "fits only roughly",
    "inconsistent": "differs from",
}
_HOLDS: dict[Verdict, str] = {
    "consistent": "holds",
    "approximate": "holds only roughly",
    "inconsistent": "does not hold",
}


def message(finding: Finding, locale: Locale) -> str:
    """The verdict in one sentence that stands alone: what it is about, then what is so."""
    about = title(finding)
    return f"{about}: {sentence(finding, locale)}" if about else sentence(finding, locale)


def title(finding: Finding) -> str:
    """What a plan's stated figure is about and who published it; empty for one of a text, which shows its sentence."""
    if finding.statement is not None:
        return ""
    about = scope_text(finding.scope) if finding.scope else ""
    return f"{about} ({finding.source})" if about and finding.source else about or finding.source or ""


def scope_text(scope: ScopeName) -> str:
    """A scope's address: its metric, its segment and branch or all, its period."""
    members = [name for name in (scope.segment, scope.branch) if name is not None]
    return ", ".join((scope.metric, *(members or ["all"]), scope.period))


def sentence(finding: Finding, locale: Locale) -> str:
    """The verdict on one figure in one sentence, without a full stop."""
    judgement = finding.judgement
    if judgement.verdict == "uncheckable":
        why = UNCHECKABLE[judgement.uncheckable] if judgement.uncheckable else "there is nothing to hold it against"
        return f"{_published(finding)} cannot be checked: {why}"
    return _SENTENCES.get(finding.figure, _figure)(finding, pen_of(finding, locale))


def listed(parts: Sequence[str]) -> str:
    """Parts as a sentence lists them.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def one_line(text: str) -> str:
    """A text with one blank for every run of blanks and line breaks, whatever their kind."""
    return " ".join(text.split())


def _figure(finding: Finding, pen: Pen) -> str:
    against, verdict = ground(finding, pen), finding.judgement.verdict
    if finding.basis == "computed":
        whose = "the plan's" if finding.figure == "target" and finding.reckoning in _FULL else "the computed"
        told = f"{_COMPUTED[verdict]} {whose} {against or 'one'}{_reckoned(finding)}"
    else:
        told = f"{_STATED[verdict]}: {against}" if against else _STATED[verdict]
    formula = f", by {finding.judgement.formula}" if finding.judgement.formula else ""
    return f"{_published(finding)} {told}{formula}{_takes(finding.judgement, pen)}"


def _reckoned(finding: Finding) -> str:
    """Of which span a computed figure is, and against which base, where that does not go without saying."""
    sides = {"actual": _OF_ACTUALS, "target": _OF_TARGETS}.get(finding.figure, {})
    return sides.get(finding.reckoning, RECKONINGS[finding.reckoning])


def _takes(judgement: Judgement, pen: Pen) -> str:
    """What it takes to make an approximation of a figure, and what the figure may be then."""
    if not judgement.reasons:
        return ""
    wide = judgement.wide_stated
    span = f" ({between(wide, pen)})" if wide is not None and wide != judgement.stated else ""
    return f"; that is, if {listed([REASONS[reason] for reason in judgement.reasons])}{span}"


def _met(finding: Finding, pen: Pen) -> str:
    """A claim that the target was met, or that it was not, and what the figures say of it."""
    judgement, claimed = finding.judgement, _claims_met(finding)
    said = f"the target is said {'to be met' if claimed else 'not to be met'}"
    if judgement.verdict == "approximate":
        outcome = f", which holds only roughly{_takes(judgement, pen)}"
    elif judgement.met is None:
        outcome = ", which may be so" if judgement.verdict == "consistent" else ", which does not hold"
    else:
        joint = "and" if judgement.met == claimed else "but"
        base = _WORDED.get(finding.reckoning, "")
        outcome = f", {joint}{base} it was{'' if judgement.met else ' not'}"
    return f"{said}{outcome}{_compared(finding, pen)}"


def _claims_met(finding: Finding) -> bool:
    """Whether the target was said to be met: by a text's words, or by the plan's entry."""
    if finding.statement is not None and finding.statement.met is not None:
        return finding.statement.met
    return finding.text == "true"


def _exceeds(finding: Finding, pen: Pen) -> str:
    """A claim that a base was exceeded, with what holds against each base."""
    judgement = finding.judgement
    holds = _HOLDS[judgement.verdict]
    if finding.basis == "stated" and judgement.verdict == "consistent" and judgement.met is None:
        holds = "may be so"
    alone = _ALONE if finding.reckoning in {"period", "period_of_target"} else ""
    return f"{_published(finding)} {holds}{alone}{_takes(judgement, pen)}{_compared(finding, pen)}"


def _compared(finding: Finding, pen: Pen) -> str:
    percents = Pen(pen.locale, percent=True, places=PERCENT_PLACES)
    told = [
        f"{'true' if _is_true(finding, base) else 'false'} against {BASES[base.base]}"
        f" ({percents.write(base.percent, percents.apart(base.percent, _EVEN))})"
        for base in finding.compared
    ]
    return f": {listed(told)}" if told else ""


def _is_true(finding: Finding, base: Compared) -> bool:
    """Whether the words hold against one base: that it was met, or exceeded."""
    return base.met if finding.figure == "met" else base.above


def _rank(finding: Finding, pen: Pen) -> str:
    face = finding.judgement.face
    computed = "the computed rank" if face is None else f"the computed rank {pen.write(face)}"
    return f"{_published(finding)} {'is' if finding.judgement.verdict != 'inconsistent' else 'is not'} {computed}"


_SENTENCES: dict[str, Callable[[Finding, Pen], str]] = {"met": _met, "exceeds": _exceeds, "rank": _rank}


def _published(finding: Finding) -> str:
    """The figure by its name and as it was published, in quotes."""
    statement, text = finding.statement, one_line(finding.text)
    share = statement is None or statement.percent_kind == "of_target"
    name = finding.figure if share or finding.figure != "attainment" else "percent"
    return f'{name} "{text}"' if text else f"the {name}"
