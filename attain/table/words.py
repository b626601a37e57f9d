"""What reasons, notes and units are called in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.number import format_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from attain.compute import Note
    from attain.table.table import Tone

    Amount = Callable[[Fraction], str]

REASONS = {
    "no_target": "no target",
    "no_actual": "no actual",
    "zero_target": "target is 0",
    "zero_actual": "actual is 0",
    "zero_denominator": "denominator is 0",
    "baseline_equals_target": "target is the baseline",
    "no_weight": "no weight",
    "not_additive": "does not add up",
    "incomplete": "incomplete",
}
TONES: dict[str, Tone] = {"ahead": "good", "on track": "good", "at risk": "fair", "behind": "bad"}
PHASINGS = {
    "path": "due by a straight path from the baseline, month by month, the as-of day counted",
    "last-year": "due as last year's months brought it, the running one by its days",
    "shares": "due by the stated shares, the running month by its days",
    "months": "due by months: a target in equal months, the running one by its days, the as-of day counted",
    "days": "due by days: a target over its calendar days, the as-of day counted",
}


def note_text(note: Note, amount: Amount) -> str:
    """A note in words; `amount` writes a figure in the line's unit."""
    return _NOTES[note.name](note, amount)


def _derived(note: Note, _: Amount) -> str:
    members = int(note.amounts[0])
    return (
        "target derived: that of its one member" if members == 1 else f"target derived: the sum of {members:,} targets"
    )


def _members_disagree(note: Note, amount: Amount) -> str:
    members, stated = amount(note.amounts[1]), amount(note.amounts[2])
    verb = "adds" if note.amounts[0] == 1 else "add"
    return f"{_count(note, 0, 'member')} {verb} up to {members}, stated {stated}"


def _carried(note: Note, _: Amount) -> str:
    readings, of = int(note.amounts[0]), int(note.amounts[1])
    share = "" if readings == of == 1 else f" ({readings} of {of} readings)"
    return f"carried from {note.words[0]}{share}"


_NOTES: dict[str, Callable[[Note, Amount], str]] = {
    "derived": _derived,
    "members_disagree": _members_disagree,
    "formula": lambda note, amount: (
        f"attainment is {note.words[0]}" + "".join(f", {note.words[1]} = {amount(value)}" for value in note.amounts)
    ),
    "covers": lambda note, _: f"there are targets for {', '.join(note.words)} alone",
    "same_actual": lambda note, _: (
        f"the same actual as {note.words[0]} {', '.join(note.words[1:])}"
        + "".join(f" and others, on {int(lines):,} lines in all" for lines in note.amounts)
    ),
    "no_last_year": lambda _note, _: "no due: last year brought nothing to learn from",
    "rate": lambda note, _: (
        f"{note.words[0]} {format_plain(note.amounts[0])} / {note.words[1]} {format_plain(note.amounts[1])}"
    ),
    "weighted": lambda note, _: f"weighted by {note.words[0]}, {format_plain(note.amounts[0])} in all",
    "phasing": lambda note, _: "; ".join(PHASINGS.get(name, f"due by the profile {name}") for name in note.words),
    "nothing_due": lambda _note, _: "nothing is due yet",
    "carried": _carried,
    "no_target_members": lambda n, amount: f"{amount(n.amounts[0])} more without a target: not counted",
    "outside_targets": lambda n, amount: f"{amount(n.amounts[0])} more outside the targets' periods: not counted",
    "beyond": lambda note, _: f"rows for {', '.join(note.words)} run past the days counted: not counted, so no pace",
}


def _count(note: Note, index: int, what: str) -> str:
    number = int(note.amounts[index])
    return f"{number:,} {what}{'' if number == 1 else 's'}"
