"""A line's target in a sentence: how large it is, and from which stated targets it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.compute.aim import aim_of
from attain.table.explanation_line import LineTeller
from attain.table.language import marked

if TYPE_CHECKING:
    from attain.compute.targets import StatedTarget
    from attain.model import Target

NOT_ADDITIVE = {
    "rate": marked("Members have targets of their own, but rates do not add up."),
    "average": marked("Members have targets of their own, but averages do not add up."),
}


class TargetTeller(LineTeller):
    """Tells a line's target."""

    __slots__ = ()

    def target(self) -> str:
        """The target in a sentence, or why there is none."""
        line, year, say = self.line, self.style.period(self.report.full.name), self.style.language.say
        found = line.set_target
        if found is None:
            if line.reason == "not_additive":
                return say(NOT_ADDITIVE[line.kind])
            return say("No target is set for {year}.", year=year)
        if line.target is None:
            places = self._places(self._all_stated(found))
            return say("What of the target falls on {year} is not known{places}.", year=year, places=places)
        target = self._say(line.target)
        if not found.derived:
            own = self._own(found.parts[0])
            return say("The target of {year} is {target}{origin}.", year=year, target=target, origin=own)
        members = [self._member(part) for part in found.parts]
        if len(members) == 1:
            return say(
                "The target of {year} is {target}, that of its one member with a target: {member}.",
                year=year,
                target=target,
                member=members[0],
            )
        return say(
            "The target of {year} is {target}, the sum of its members': {members}.",
            year=year,
            target=target,
            members=self._listed(members, " + "),
        )

    def _own(self, part: StatedTarget) -> str:
        """Where a target that was stated for the line itself comes from."""
        stated, full, kind = self.stated.get(part.scope, []), self.report.full, self.line.kind
        last, say = stated[-1], self.style.language.say
        whole = last.period.start == full.start and last.period.end == full.end
        if len(stated) == 1:
            if whole:
                return self._places(stated)
            figure = self._stated_figure(last)
            if kind == "flow" and not full.contains(last.period):
                return say(", the share of {figure} that falls on its days", figure=figure)
            return say(
                ", set for {period}{places}", period=self.style.period(last.period.name), places=self._places(stated)
            )
        figures = [self._stated_figure(target) for target in stated]
        if kind == "flow":
            inside = all(full.contains(target.period) for target in stated)
            sum_of = self._listed(figures, " + ")
            return f": {sum_of}" if inside else say(": from {figures}", figures=sum_of)
        if kind == "average":
            return say(", the mean of those set: {figures}", figures=self._listed(figures, ", "))
        return say(
            ", the last that was set, for {period}{places}",
            period=self.style.period(last.period.name),
            places=self._places([last]),
        )

    def _stated_figure(self, target: Target) -> str:
        return self.style.language.say(
            "{figure} for {period}{places}",
            figure=self._say(aim_of(target.target).shown()),
            period=self.style.period(target.period.name),
            places=self._places([target]),
        )

    def _member(self, part: StatedTarget) -> str:
        """A member's share of a derived target: its amount, its name, its place."""
        line, scope, plan = self.line, part.scope, self.report.plan
        names = []
        for label, members in (("segment", plan.segments), ("branch", plan.branches)):
            name = getattr(scope, label)
            if name is not None and name != getattr(line, label):
                member = members.get(name)
                names.append((member.label if member else None) or name)
        amount = self._say(part.full.shown()) if part.full else self.style.language.say("an unknown amount")
        return f"{amount} {' / '.join(names)}{self._places(self.stated.get(part.scope, []))}"
