"""What sentences about a line are made with: figures in its unit, names, notes, and where targets were stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.compute import Line, Note, Report
    from attain.compute.aim import Aim
    from attain.compute.scope import Scope
    from attain.compute.targets import SetTarget
    from attain.errors import Place
    from attain.model import Target
    from attain.table.page import Style

    Stated = dict[Scope, list[Target]]

MOST_TERMS = 6
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class LineTeller:
    """Tells of one line; `stated` has the targets that touch the report's days, by scope, in order of time."""

    report: Report
    line: Line
    style: Style
    stated: Stated

    def _say(self, value: Fraction | Aim) -> str:
        text = self.style.amount(value, self.line.unit) or ""
        return f"{text}%" if self.line.unit == PERCENT else text

    def _term(self, value: Fraction) -> str:
        text = self._say(value)
        return f"({text})" if value < 0 else text

    def _metric_label(self, name: str) -> str:
        return self.report.plan.metrics[name].label or name

    def _note(self, name: str) -> Note | None:
        return next((note for note in self.line.notes if note.name == name), None)

    def _all_stated(self, found: SetTarget | None) -> list[Target]:
        return [target for part in (found.parts if found else ()) for target in self.stated.get(part.scope, [])]

    def _places(self, targets: list[Target]) -> str:
        """Where targets were stated, in brackets; nothing where they were made in Python."""
        places = list(dict.fromkeys(self._place(t.place) for t in targets if t.place))
        return f" ({self._listed(places, ', ')})" if places else ""

    def _place(self, place: Place) -> str:
        if self.style.worded:
            return self.style.language.say("line {line} of {file}", line=place.line, file=place.file)
        return f"{place.file}:{place.line}"

    def _listed(self, texts: list[str], between: str) -> str:
        rest = len(texts) - MOST_TERMS
        shown = between.join(texts[:MOST_TERMS])
        if rest <= 0:
            return shown
        language = self.style.language
        return f"{shown}{between}{language.say('{number} more', number=language.number(rest))}"
