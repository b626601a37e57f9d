"""What reasons, notes, units and statuses are called in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.number import format_plain
from attain.table.language import ENGLISH, marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from attain.compute import Note
    from attain.model import Plan
    from attain.table.language import Language
    from attain.table.table import Tone

    Amount = Callable[[Fraction], str]
    Named = Callable[[str], str]
    Worder = Callable[[Note, Amount, Language, Named], str]

REASONS = {
    "no_target": marked("no target"),
    "no_actual": marked("no actual"),
    "zero_target": marked("target is 0"),
    "zero_actual": marked("actual is 0"),
    "zero_denominator": marked("denominator is 0"),
    "baseline_equals_target": marked("target is the baseline"),
    "no_weight": marked("no weight"),
    "not_additive": marked("does not add up"),
    "incomplete": marked("incomplete"),
}
TONES: dict[str, Tone] = {"ahead": "good", "on track": "good", "at risk": "fair", "behind": "bad"}
# The built-in bands that are named in English. Those of an Indonesian scale are called what its rules call them, and a
# plan's own what the plan calls them, in every language.
STATUSES = {
    "ahead": marked("ahead"),
    "on track": marked("on track"),
    "at risk": marked("at risk"),
    "behind": marked("behind"),
    "above target": marked("above target"),
    "on target": marked("on target"),
    "concerned": marked("concerned"),
}
PHASINGS = {
    "path": marked("what is due follows a straight line from the baseline, month by month, the as-of date included"),
    "last-year": marked("what is due is spread as last year's months were; a month under way counts by its days"),
    "shares": marked("what is due is spread by the stated shares; a month under way counts by its days"),
    "months": marked(
        "what is due is spread evenly over the months; a month under way counts by its days, the as-of date included"
    ),
    "days": marked("what is due is spread evenly over the calendar days, the as-of date included"),
}
FORECASTS = {"straight": marked("straight"), "profile": marked("profile")}
HEADERS = {"segment": marked("Segment"), "branch": marked("Branch"), "group": marked("Group")}
LABELS = {"segment": marked("segment"), "branch": marked("branch"), "group": marked("group")}
# The formulas that say something in words; those in symbols are the same in every language.
FORMULAS = {
    text: text
    for text in (
        marked("A / T below the range, 2 - A / T above it, T being the nearer bound, 100% inside"),
        marked("A / T below the target, 2 - A / T above it"),
        marked("(A - B) / (T - B), past the target 2 less that"),
    )
}
DAY = len("2018-03-31")  # a run of days is named by its first and its last
OUTSIDE = marked("{formula} against the nearer bound outside the range, 100% inside")
_OUTSIDE_ENDS = OUTSIDE.removeprefix("{formula}")


def note_text(note: Note, amount: Amount, language: Language = ENGLISH, period: Named = str) -> str:
    """A note in words; `amount` writes a figure in the line's unit, `period` a period or a day by its name."""
    return _NOTES[note.name](note, amount, language, period)


def formula_text(symbols: str, language: Language) -> str:
    """A formula as `compute.formula` names it, its words in the language.

    >>> formula_text("2 - A / T", ENGLISH)
    '2 - A / T'
    """
    if symbols.endswith(_OUTSIDE_ENDS):
        inner = formula_text(symbols.removesuffix(_OUTSIDE_ENDS), language)
        return language.say(OUTSIDE, formula=inner)
    return language.say(FORMULAS[symbols]) if symbols in FORMULAS else symbols


def statuses_of(plan: Plan, metric: str, language: Language) -> dict[str, str]:
    """The statuses of a metric that have a name in the language; any other is called by its own."""
    return {} if plan.metrics[metric].bands in plan.bands else language.each(STATUSES)


def _derived(note: Note, _: Amount, language: Language, __: Named) -> str:
    members = int(note.amounts[0])
    if members == 1:
        return language.say("the target is that of its one member")
    return language.counted(
        "the target is the sum of {n} target of its members",
        "the target is the sum of {n} targets of its members",
        members,
    )


def _members_disagree(note: Note, amount: Amount, language: Language, _: Named) -> str:
    return language.counted(
        "{n} member adds up to {members}, stated {stated}",
        "{n} members add up to {members}, stated {stated}",
        int(note.amounts[0]),
        members=amount(note.amounts[1]),
        stated=amount(note.amounts[2]),
    )


def _carried(note: Note, _: Amount, language: Language, period: Named) -> str:
    readings, of = int(note.amounts[0]), int(note.amounts[1])
    if readings == of == 1:
        return language.say("carried from {day}", day=period(note.words[0]))
    return language.counted(
        "carried from {day} ({carried} of {n} reading)",
        "carried from {day} ({carried} of {n} readings)",
        of,
        day=period(note.words[0]),
        carried=language.number(readings),
    )


def _formula(note: Note, amount: Amount, language: Language, _: Named) -> str:
    said = language.say("attainment is {formula}", formula=formula_text(note.words[0], language))
    return said + "".join(f", {note.words[1]} = {amount(value)}" for value in note.amounts)


def _covers(note: Note, _: Amount, language: Language, period: Named) -> str:
    runs = ((period(run[:DAY]), period(run[-DAY:])) for run in note.words)
    days = ", ".join(language.say("{first} to {last}", first=first, last=last) for first, last in runs)
    return language.say("there are targets for {days} alone", days=days)


def _same_actual(note: Note, _: Amount, language: Language, __: Named) -> str:
    label, *names = note.words
    said = language.say("the same actual as {label} {names}", label=language.say(LABELS[label]), names=", ".join(names))
    if not note.amounts:
        return said
    lines = int(note.amounts[0])
    return said + language.counted(" and others, on {n} line in all", " and others, on {n} lines in all", lines)


def _phasing(note: Note, _: Amount, language: Language, __: Named) -> str:
    return "; ".join(
        language.say(PHASINGS[name])
        if name in PHASINGS
        else language.say("what is due is spread by the profile {name}", name=name)
        for name in note.words
    )


def _beyond(note: Note, _: Amount, language: Language, period: Named) -> str:
    spans = ", ".join(map(period, note.words))
    return language.say("rows for {spans} run past the days counted: not counted, so no pace", spans=spans)


_NOTES: dict[str, Worder] = {
    "derived": _derived,
    "members_disagree": _members_disagree,
    "formula": _formula,
    "covers": _covers,
    "same_actual": _same_actual,
    "no_last_year": lambda _note, _, language, _period: language.say("no due: last year brought nothing to learn from"),
    "rate": lambda note, _, _language, _period: (
        f"{note.words[0]} {format_plain(note.amounts[0])} / {note.words[1]} {format_plain(note.amounts[1])}"
    ),
    "weighted": lambda note, _, language, _period: language.say(
        "weighted by {metric}, {total} in all", metric=note.words[0], total=format_plain(note.amounts[0])
    ),
    "phasing": _phasing,
    "nothing_due": lambda _note, _, language, _period: language.say("nothing is due yet"),
    "carried": _carried,
    "no_target_members": lambda note, amount, language, _period: language.say(
        "{amount} more without a target: not counted", amount=amount(note.amounts[0])
    ),
    "outside_targets": lambda note, amount, language, _period: language.say(
        "{amount} more outside the targets' periods: not counted", amount=amount(note.amounts[0])
    ),
    "beyond": _beyond,
}
