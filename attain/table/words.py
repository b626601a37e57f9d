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
    Worder = Callable[[Note, Amount, Language], str]

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
    "path": marked("due by a straight path from the baseline, month by month, the as-of day counted"),
    "last-year": marked("due as last year's months brought it, the running one by its days"),
    "shares": marked("due by the stated shares, the running month by its days"),
    "months": marked("due by months: a target in equal months, the running one by its days, the as-of day counted"),
    "days": marked("due by days: a target over its calendar days, the as-of day counted"),
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


def note_text(note: Note, amount: Amount, language: Language = ENGLISH) -> str:
    """A note in words; `amount` writes a figure in the line's unit."""
    return _NOTES[note.name](note, amount, language)


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


def _derived(note: Note, _: Amount, language: Language) -> str:
    members = int(note.amounts[0])
    if members == 1:
        return language.say("target derived: that of its one member")
    return language.counted("target derived: the sum of {n} target", "target derived: the sum of {n} targets", members)


def _members_disagree(note: Note, amount: Amount, language: Language) -> str:
    return language.counted(
        "{n} member adds up to {members}, stated {stated}",
        "{n} members add up to {members}, stated {stated}",
        int(note.amounts[0]),
        members=amount(note.amounts[1]),
        stated=amount(note.amounts[2]),
    )


def _carried(note: Note, _: Amount, language: Language) -> str:
    readings, of = int(note.amounts[0]), int(note.amounts[1])
    if readings == of == 1:
        return language.say("carried from {day}", day=note.words[0])
    return language.counted(
        "carried from {day} ({carried} of {n} reading)",
        "carried from {day} ({carried} of {n} readings)",
        of,
        day=note.words[0],
        carried=language.number(readings),
    )


def _formula(note: Note, amount: Amount, language: Language) -> str:
    said = language.say("attainment is {formula}", formula=formula_text(note.words[0], language))
    return said + "".join(f", {note.words[1]} = {amount(value)}" for value in note.amounts)


def _covers(note: Note, _: Amount, language: Language) -> str:
    runs = ((run[:DAY], run[-DAY:]) for run in note.words)
    days = ", ".join(language.say("{first} to {last}", first=first, last=last) for first, last in runs)
    return language.say("there are targets for {days} alone", days=days)


def _same_actual(note: Note, _: Amount, language: Language) -> str:
    label, *names = note.words
    said = language.say("the same actual as {label} {names}", label=language.say(LABELS[label]), names=", ".join(names))
    if not note.amounts:
        return said
    lines = int(note.amounts[0])
    return said + language.counted(" and others, on {n} line in all", " and others, on {n} lines in all", lines)


def _phasing(note: Note, _: Amount, language: Language) -> str:
    return "; ".join(
        language.say(PHASINGS[name]) if name in PHASINGS else language.say("due by the profile {name}", name=name)
        for name in note.words
    )


def _beyond(note: Note, _: Amount, language: Language) -> str:
    spans = ", ".join(note.words)
    return language.say("rows for {spans} run past the days counted: not counted, so no pace", spans=spans)


_NOTES: dict[str, Worder] = {
    "derived": _derived,
    "members_disagree": _members_disagree,
    "formula": _formula,
    "covers": _covers,
    "same_actual": _same_actual,
    "no_last_year": lambda _note, _, language: language.say("no due: last year brought nothing to learn from"),
    "rate": lambda note, _, _language: (
        f"{note.words[0]} {format_plain(note.amounts[0])} / {note.words[1]} {format_plain(note.amounts[1])}"
    ),
    "weighted": lambda note, _, language: language.say(
        "weighted by {metric}, {total} in all", metric=note.words[0], total=format_plain(note.amounts[0])
    ),
    "phasing": _phasing,
    "nothing_due": lambda _note, _, language: language.say("nothing is due yet"),
    "carried": _carried,
    "no_target_members": lambda note, amount, language: language.say(
        "{amount} more without a target: not counted", amount=amount(note.amounts[0])
    ),
    "outside_targets": lambda note, amount, language: language.say(
        "{amount} more outside the targets' periods: not counted", amount=amount(note.amounts[0])
    ),
    "beyond": _beyond,
}
