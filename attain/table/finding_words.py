"""A finding in one plain sentence: what was published, the verdict, and what it was held against.

Nothing is judged here. What was published stands in quotes, as it was written; what follows from it is written as
figures in the reader's language.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.table.finding_figures import PERCENT_PLACES, Pen, pen_of
from attain.table.finding_ground import between, ground
from attain.table.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.check.finding import Compared, Finding, Judgement, Reckoning, ScopeName, Uncheckable, Verdict
    from attain.number import WideReason
    from attain.table.language import Language

VERDICTS: dict[Verdict, str] = {
    "consistent": marked("consistent"),
    "approximate": marked("approximate"),
    "inconsistent": marked("inconsistent"),
    "uncheckable": marked("uncheckable"),
}
FIGURES = {
    "attainment": marked("attainment"),
    "percent": marked("percent"),
    "actual": marked("actual"),
    "target": marked("target"),
    "pace": marked("pace"),
    "gap": marked("gap"),
    "met": marked("met"),
    "exceeds": marked("exceeds"),
    "rank": marked("rank"),
}
# What must be so for a figure that fits only roughly.
REASONS: dict[WideReason, str] = {
    "hedge": marked("the hedges are taken loosely"),
    "truncated": marked("digits were cut off instead of rounded"),
    "target_rounded": marked("the target was rounded"),
    "trailing_zeros": marked("closing zeros stand for rounding"),
    "fraction_word": marked("the fraction word is taken loosely"),
}
UNCHECKABLE: dict[Uncheckable, str] = {
    "no_actual": marked("no actual is stated beside it"),
    "no_target": marked("no target is stated beside it"),
    "no_percent": marked("neither a percent nor a gap is stated"),
    "no_computed": marked("there is no computed figure for it"),
    "malformed": marked("a figure is malformed"),
    "zero_target": marked("the target is 0"),
    "zero_actual": marked("the actual is 0"),
    "other_base": marked("it is a percent of something else"),
    "rates": marked("actual and target are percents themselves, and their ratio says nothing"),
    "no_rank": marked("there is no computed rank"),
    "incomplete": marked("the actuals that count do not reach the end of the period"),
    "no_period": marked("the text does not say up to when it counts"),
    "other_scope": marked("none of its amounts is the computed one, so it may be about something else"),
}
NOTHING_BESIDE = marked("there is nothing to hold it against")
# What a claim comes to against each base.
TRUE = {
    "due": marked("true against what was due ({figure})"),
    "target": marked("true against the full target ({figure})"),
}
FALSE = {
    "due": marked("false against what was due ({figure})"),
    "target": marked("false against the full target ({figure})"),
}
# Which of the computed figures it is; the year to date against its target goes without saying.
_ALONE = marked(" (of the period alone)")
_DUE = marked(" (against what was due)")
RECKONINGS: dict[Reckoning | None, str] = {
    None: "",
    "target": "",
    "due": _DUE,
    "period": _ALONE,
    "period_of_target": marked(" (of the period alone, against the full target)"),
    "period_of_due": marked(" (of the period alone, against what was due to date)"),
    "date_of_period": marked(" (to date, against the period's own target)"),
}
# An amount is one side of that: an actual to date or of the period alone, a target of the year, the period, or to date.
_OF_ACTUALS: dict[Reckoning | None, str] = {
    "period_of_target": _ALONE,
    "period_of_due": _ALONE,
    "date_of_period": "",
}
_OF_TARGETS: dict[Reckoning | None, str] = {
    "period_of_target": "",
    "period_of_due": _DUE,
    "date_of_period": _ALONE,
}
_FULL: frozenset[Reckoning | None] = frozenset(("target", "period_of_target"))
# Against which base a target was met, where it is not the full one.
_WORDED: dict[Reckoning | None, str] = {
    "due": marked(" against what was due"),
    "period": marked(" in the period alone, against its own target"),
    "period_of_target": marked(" in the period alone"),
    "period_of_due": marked(" in the period alone, against what was due to date"),
    "date_of_period": marked(" against the period's own target"),
}
_EVEN = Fraction(100)
_STATED: dict[Verdict, str] = {
    "consistent": marked("{figure} fits"),
    "approximate": marked("{figure} fits only roughly"),
    "inconsistent": marked("{figure} cannot be right"),
}
_COMPUTED: dict[Verdict, str] = {
    "consistent": marked("{figure} fits {computed}"),
    "approximate": marked("{figure} fits only roughly {computed}"),
    "inconsistent": marked("{figure} differs from {computed}"),
}
_HOLDS: dict[Verdict, str] = {
    "consistent": marked("{claim} holds"),
    "approximate": marked("{claim} holds only roughly"),
    "inconsistent": marked("{claim} does not hold"),
}
# A verdict in words beside what the figures say: by what was said and by what is so.
_MET = {
    (True, True): marked("the target is said to be met, and{base} it was"),
    (True, False): marked("the target is said to be met, but{base} it was not"),
    (False, False): marked("the target is said not to be met, and{base} it was not"),
    (False, True): marked("the target is said not to be met, but{base} it was"),
}
_SAID_MET: dict[bool, dict[Verdict, str]] = {
    True: {
        "consistent": marked("the target is said to be met, which may be so"),
        "approximate": marked("the target is said to be met, which holds only roughly"),
        "inconsistent": marked("the target is said to be met, which does not hold"),
    },
    False: {
        "consistent": marked("the target is said not to be met, which may be so"),
        "approximate": marked("the target is said not to be met, which holds only roughly"),
        "inconsistent": marked("the target is said not to be met, which does not hold"),
    },
}


def message(finding: Finding, language: Language) -> str:
    """The verdict in one sentence that stands alone: what it is about, then what is so."""
    about = title(finding, language)
    return f"{about}: {sentence(finding, language)}" if about else sentence(finding, language)


def title(finding: Finding, language: Language) -> str:
    """What a plan's stated figure is about and who published it; empty for one of a text, which shows its sentence."""
    if finding.statement is not None:
        return ""
    about = scope_text(finding.scope, language) if finding.scope else ""
    return f"{about} ({finding.source})" if about and finding.source else about or finding.source or ""


def scope_text(scope: ScopeName, language: Language) -> str:
    """A scope's address: its metric, its segment and branch or all, its period."""
    members = [name for name in (scope.segment, scope.branch) if name is not None]
    return ", ".join((scope.metric, *(members or [language.say("all")]), scope.period))


def sentence(finding: Finding, language: Language) -> str:
    """The verdict on one figure in one sentence, without a full stop."""
    judgement, say = finding.judgement, language.say
    if judgement.verdict == "uncheckable":
        why = say(UNCHECKABLE[judgement.uncheckable] if judgement.uncheckable else NOTHING_BESIDE)
        return say("{figure} cannot be checked: {why}", figure=_published(finding, language), why=why)
    return _SENTENCES.get(finding.figure, _figure)(finding, pen_of(finding, language))


def verdict_text(verdict: Verdict, language: Language) -> str:
    """A verdict as readers are told it; documents for machines have its code."""
    return language.say(VERDICTS[verdict])


def one_line(text: str) -> str:
    """A text with one blank for every run of blanks and line breaks, whatever their kind."""
    return " ".join(text.split())


def _figure(finding: Finding, pen: Pen) -> str:
    say, against, verdict = pen.language.say, ground(finding, pen), finding.judgement.verdict
    figure = _published(finding, pen.language)
    if finding.basis == "computed":
        computed = f"{_computed(finding, against, pen.language)}{_reckoned(finding, pen.language)}"
        told = say(_COMPUTED[verdict], figure=figure, computed=computed)
    else:
        told = say(_STATED[verdict], figure=figure)
        told = f"{told}: {against}" if against else told
    if finding.judgement.formula:
        told += say(", by {formula}", formula=finding.judgement.formula)
    return f"{told}{_takes(finding.judgement, pen)}"


def _computed(finding: Finding, figure: str, language: Language) -> str:
    """The figure that a stated one is held against, and whose it is."""
    if finding.figure == "target" and finding.reckoning in _FULL:
        return language.say("the plan's {figure}", figure=figure) if figure else language.say("the plan's one")
    return language.say("the computed {figure}", figure=figure) if figure else language.say("the computed one")


def _reckoned(finding: Finding, language: Language) -> str:
    """Of which span a computed figure is, and against which base, where that does not go without saying."""
    sides = {"actual": _OF_ACTUALS, "target": _OF_TARGETS}.get(finding.figure, {})
    told = sides.get(finding.reckoning, RECKONINGS[finding.reckoning])
    return language.say(told) if told else ""


def _takes(judgement: Judgement, pen: Pen) -> str:
    """What it takes to make an approximation of a figure, and what the figure may be then."""
    if not judgement.reasons:
        return ""
    language, wide = pen.language, judgement.wide_stated
    span = f" ({between(wide, pen)})" if wide is not None and wide != judgement.stated else ""
    reasons = language.listed([language.say(REASONS[reason]) for reason in judgement.reasons])
    return language.say("; that is, if {reasons}{span}", reasons=reasons, span=span)


def _met(finding: Finding, pen: Pen) -> str:
    """A claim that the target was met, or that it was not, and what the figures say of it."""
    judgement, claimed, say = finding.judgement, _claims_met(finding), pen.language.say
    if judgement.verdict == "approximate" or judgement.met is None:
        told = say(_SAID_MET[claimed][judgement.verdict])
        takes = _takes(judgement, pen) if judgement.verdict == "approximate" else ""
        return f"{told}{takes}{_compared(finding, pen)}"
    base = _WORDED.get(finding.reckoning)
    told = say(_MET[claimed, judgement.met], base=say(base) if base else "")
    return f"{told}{_compared(finding, pen)}"


def _claims_met(finding: Finding) -> bool:
    """Whether the target was said to be met: by a text's words, or by the plan's entry."""
    if finding.statement is not None and finding.statement.met is not None:
        return finding.statement.met
    return finding.text == "true"


def _exceeds(finding: Finding, pen: Pen) -> str:
    """A claim that a base was exceeded, with what holds against each base."""
    judgement, say = finding.judgement, pen.language.say
    holds = _HOLDS[judgement.verdict]
    if finding.basis == "stated" and judgement.verdict == "consistent" and judgement.met is None:
        holds = marked("{claim} may be so")
    told = say(holds, claim=_published(finding, pen.language))
    alone = say(_ALONE) if finding.reckoning in {"period", "period_of_target"} else ""
    return f"{told}{alone}{_takes(judgement, pen)}{_compared(finding, pen)}"


def _compared(finding: Finding, pen: Pen) -> str:
    language = pen.language
    percents = Pen(language, percent=True, places=PERCENT_PLACES)
    told = [
        language.say(
            (TRUE if _is_true(finding, base) else FALSE)[base.base],
            figure=percents.write(base.percent, percents.apart(base.percent, _EVEN)),
        )
        for base in finding.compared
    ]
    return f": {language.listed(told)}" if told else ""


def _is_true(finding: Finding, base: Compared) -> bool:
    """Whether the words hold against one base: that it was met, or exceeded."""
    return base.met if finding.figure == "met" else base.above


def _rank(finding: Finding, pen: Pen) -> str:
    face, say = finding.judgement.face, pen.language.say
    rank = say("the computed rank") if face is None else say("the computed rank {rank}", rank=pen.write(face))
    figure = _published(finding, pen.language)
    if finding.judgement.verdict == "inconsistent":
        return say("{figure} is not {rank}", figure=figure, rank=rank)
    return say("{figure} is {rank}", figure=figure, rank=rank)


_SENTENCES: dict[str, Callable[[Finding, Pen], str]] = {"met": _met, "exceeds": _exceeds, "rank": _rank}


def _published(finding: Finding, language: Language) -> str:
    """The figure by its name and as it was published, in quotes."""
    statement, text = finding.statement, one_line(finding.text)
    share = statement is None or statement.percent_kind == "of_target"
    name = language.say(FIGURES[finding.figure if share or finding.figure != "attainment" else "percent"])
    return f'{name} "{text}"' if text else language.say("the {figure}", figure=name)
