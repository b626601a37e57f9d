"""What a cell that holds a name means: a metric, segment or branch of the plan, or why it is none.

Where the plan declares its segments, an unknown one is an error; where it does not, the names that its targets use
are known, any other is taken as it is, with a warning. Each name is judged once, however many rows hold it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.model.names import (
    TOTAL_MEND,
    Names,
    closest,
    did_you_mean,
    fold,
    is_total,
    odd_letters,
    spellings,
    total_message,
)
from attain.read.text import FORMULA_STARTS, character_name, control_character

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from attain.errors import Severity
    from attain.model import Branch, Metric, Plan, Segment

MOST_HINTS = 20  # a search among 10,000 names takes 20 ms; nobody reads the hundredth suggestion
MOST_KNOWN = 5_000
NOWHERE = Place("", 1, 1)


class Hints:
    """What was probably meant, for the first unknown names of a run."""

    def __init__(self) -> None:
        """Give as many as anybody reads."""
        self._left = MOST_HINTS

    def near(self, text: str, known: list[str]) -> list[str]:
        """The known names that a text may have meant; among very many, only those that look the same."""
        if not self._left:
            return []
        self._left -= 1
        if len(known) > MOST_KNOWN:
            folded = fold(text)
            return [name for name in known if fold(name) == folded][:1]
        return closest(text, known)


class Label:
    """The known names of one label, and the verdicts on those that were met.

    `only` is the single name that there is: then a file's column may be absent.
    """

    def __init__(
        self,
        label: str,
        members: Mapping[str, Metric | Segment | Branch],
        used: list[str],
        hints: Hints,
    ) -> None:
        """Know the plan's members; where there are none, the names that targets use."""
        self._hints = hints
        self.label = label
        names = list(members) or list(dict.fromkeys(used))
        self.only = names[0] if len(names) == 1 else None
        self._declared = bool(members)
        self._members = names
        self._names = Names(members)
        self._spelt = [text for name, member in members.items() for text in spellings(name, member)]
        self._used = dict.fromkeys(used)
        self._folded = {fold(name): name for name in used}
        self._met = dict(self._folded)

    @property
    def free(self) -> bool:
        """Whether the plan declares no members, so that names are taken as they are."""
        return not self._declared

    def sure(self, text: str) -> str | None:
        """The member that a cell names, where nothing is to be said of it; None where something is, or may be.

        Whether it differs from another name only in case is known once all names of all sources are.
        """
        if self._declared:
            name = self._names.resolve(text)
            return name if name and self._unusable(text, NOWHERE) is None else None
        if self._unusable(text, NOWHERE) is not None or self._folded.get(fold(text), text) != text or is_total(text):
            return None
        return text if text in self._used or not (self._used or text.startswith(FORMULA_STARTS)) else None

    def begin(self) -> None:
        """Forget the names that were met in files."""
        self._met = dict(self._folded)

    def meet(self, texts: Iterable[str]) -> None:
        """Know names that were met in a file that somebody else read."""
        for text in texts:
            self._met.setdefault(fold(text), text)

    def resolve(self, text: str, place: Place) -> tuple[str | None, Problem | None]:
        """The member that a cell names (None where it is not to be used), and what is wrong with it."""
        fault = self._unusable(text, place)
        if fault is not None:
            return None, fault
        if self._declared:
            name = self._names.resolve(text)
            return name, None if name else self._unknown(text, place, self._meant(text), "error")
        return text, self._suspect(text, place)

    def _meant(self, text: str) -> list[str]:
        """The members that a text may have meant, by any of their names."""
        near = [self._names.resolve(spelt) for spelt in self._hints.near(text, self._spelt)]
        return [name for name in dict.fromkeys(near) if name]

    def _unusable(self, text: str, place: Place) -> Problem | None:
        if not text.strip():
            message = f"the {self.label} is empty"
            mend = "name it; a row of totals does not belong among the actuals"
            return Problem("A020", message, place, mend)
        at = control_character(text)
        if at is not None:
            message = f"a control character in the {self.label}: {character_name(text[at])}"
            return Problem("A004", message, place, "remove it")
        if text != text.strip():
            return Problem("A027", f"a blank around the {self.label}: {text!r}", place, "take the blank out")
        if "\n" in text or "\r" in text:
            return Problem("A027", f"a line break in the {self.label}", place, "write it on one line")
        return None

    def _suspect(self, text: str, place: Place) -> Problem | None:
        """A warning about a name that no target uses, or that of a total; it is taken as it is."""
        if is_total(text):
            return Problem("A044", total_message(self.label, text), place, TOTAL_MEND, "warning")
        if text in self._used:
            return None
        other = self._met.setdefault(fold(text), text)
        if other != text:
            message = f"{self.label} {text} differs from {other} only in case or in how accents are stored"
            return Problem("A051", message, place, "write both alike", "warning")
        if text.startswith(FORMULA_STARTS):
            message = f"a spreadsheet would run this {self.label} as a formula: {text}"
            mend = "exports write it with an apostrophe before it"
            return Problem("A039", message, place, mend, "warning")
        if self._used:
            return self._unknown(text, place, self._hints.near(text, list(self._used)), "warning")
        return None

    def _unknown(self, text: str, place: Place, near: list[str], severity: Severity) -> Problem:
        odd = odd_letters(text)
        message = f"unknown {self.label}: {text}" + (f" (it holds {odd})" if odd else "")
        other = (
            f"the plan's are {', '.join(self._members[:6])}"
            if severity == "error"
            else f"no target names it; the row counts as {self.label} {text}"
        )
        return Problem("A050", message, place, did_you_mean(near) or other, severity)


def labels_of(plan: Plan) -> dict[str, Label]:
    """The metric, segment and branch labels of a plan."""
    hints = Hints()
    segments = [target.segment for target in plan.targets if target.segment]
    branches = [target.branch for target in plan.targets if target.branch]
    return {
        "metric": Label("metric", plan.metrics, [], hints),
        "segment": Label("segment", plan.segments, segments, hints),
        "branch": Label("branch", plan.branches, branches, hints),
    }


def unsplit(plan: Plan, labels: Mapping[str, Label], absent: Container[str]) -> set[str]:
    """The metrics that have no rows in a source without some columns: rates, and those whose targets need a column."""
    missing = [label for label in labels if label != "metric" and label in absent and labels[label].only is None]
    rates = {name for name, metric in plan.metrics.items() if metric.kind == "rate"}
    return rates | {target.metric for target in plan.targets for label in missing if getattr(target, label)}
