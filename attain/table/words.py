"""What reasons, notes and units are called in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
}
TONES: dict[str, Tone] = {"ahead": "good", "on track": "good", "at risk": "fair", "behind": "bad"}
PHASINGS = {
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
    "formula": lambda note, _: f"attainment is {note.words[0]}",
    "phasing": lambda note, _: "; ".join(PHASINGS[name] for name in note.words),
    "nothing_due": lambda _note, _: "nothing is due yet",
    "carried": _carried,
    "no_target_members": lambda n, amount: f"{amount(n.amounts[0])} more without a target: not counted",
    "outside_targets": lambda n, amount: f"{amount(n.amounts[0])} more outside the targets' periods: not counted",
    "beyond": lambda note, _: f"rows for {', '.join(note.words)} run past the days counted: not counted",
}


def _count(note: Note, index: int, what: str) -> str:
    number = int(note.amounts[index])
    return f"{number:,} {what}{'' if number == 1 else 's'}"
