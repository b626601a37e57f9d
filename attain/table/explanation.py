"""A line's arithmetic in plain words: a paragraph a line, every figure with what it came from.

The words follow the line; nothing is decided here. An expression is shown only where it gives the line's own ratio.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.compute.aim import Aim
from attain.compute.scope import Scope
from attain.compute.status import bands_named
from attain.table.explanation_ratio import RatioTeller
from attain.table.explanation_target import TargetTeller
from attain.table.explanation_words import EACH_LEFT, EXCEEDED, MET, NO_RATIO, PHASINGS, SHARES, THE_ONE_LEFT
from attain.table.labels import line_label
from attain.table.legend import bound_text, judged_ratio
from attain.table.page import style_of
from attain.table.words import FORECASTS, note_text, statuses_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from attain.compute import Needed, Report
    from attain.table.explanation_line import Stated
    from attain.table.language import Language

# What the sentences say by themselves; any other note of a line stands at its end in its own words.
SAID = frozenset(("carried", "derived", "formula", "phasing", "nothing_due", "no_last_year", "rate", "weighted"))


def explained(
    report: Report, *, exact: bool = False, worded: bool = False, language: Language | None = None
) -> list[tuple[str, str]]:
    """Each line's label and its arithmetic in words, in the order of the report's lines."""
    style = style_of(report.plan, language, exact=exact, worded=worded)
    stated = _stated_in(report)
    return [
        (line_label(report.plan, line), " ".join(_Teller(report, line, style, stated).sentences()))
        for line in report.lines
    ]


def _stated_in(report: Report) -> Stated:
    """The targets that touch a report's window, by scope, in order of time."""
    found: Stated = {}
    for target in sorted(report.plan.targets, key=lambda target: target.period.start):
        if target.period.overlaps(report.full):
            found.setdefault(Scope(target.metric, target.segment, target.branch), []).append(target)
    return found


class _Teller(TargetTeller, RatioTeller):
    """Tells one line."""

    __slots__ = ()

    def sentences(self) -> Iterator[str]:
        line = self.line
        yield self._actual()
        yield from self._carried()
        yield self.target()
        if line.target is not None:
            yield from self._attainment()
            yield from self._due()
            yield from self._needed()
        yield from self._rest()

    # The actual.

    def _actual(self) -> str:
        line, say, day = self.line, self.style.language.say, self.style.day(self.report.as_of)
        span = say("from {first} to {last}", first=self.style.day(self.report.full.start), last=day)
        if line.actual is None:
            return say("There is no actual {span}{why}.", span=span, why=self._why_none())
        actual = self._say(line.actual)
        if line.kind == "stock":
            return say(
                "The actual on {day} is {actual}, by the last reading of each that reports.", day=day, actual=actual
            )
        rate = self._note("rate")
        if rate is not None:
            sides = [self._side(name, value) for name, value in zip(rate.words, rate.amounts, strict=True)]
            return say("The actual {span} is {ratio} = {actual}.", span=span, ratio=" / ".join(sides), actual=actual)
        return say("The actual {span} is {actual}{mean}.", span=span, actual=actual, mean=self._mean())

    def _why_none(self) -> str:
        say, rate = self.style.language.say, self._note("rate")
        if rate is not None:
            return say(": {metric} is 0", metric=self._metric_label(rate.words[1]))
        return say(": the members' means have no weights") if self.line.reason == "no_weight" else ""

    def _mean(self) -> str:
        """Of what an average is the mean."""
        say, weighted = self.style.language.say, self._note("weighted")
        if weighted is not None:
            by, total = self._metric_label(weighted.words[0]), self.style.amount(weighted.amounts[0], None)
            return say(
                ", the mean of the members' means, weighted by {metric} ({total} in all)", metric=by, total=total
            )
        return say(", the mean of the readings") if self.line.kind == "average" else ""

    def _carried(self) -> Iterator[str]:
        language = self.style.language
        for note in self.line.notes:
            if note.name != "carried":
                continue
            readings, of, day = int(note.amounts[0]), int(note.amounts[1]), self.style.period(note.words[0])
            if of == 1:
                yield language.say("It is carried from {day}.", day=day)
            else:
                yield language.counted(
                    "Of {of} readings {n} is carried, the oldest from {day}.",
                    "Of {of} readings {n} are carried, the oldest from {day}.",
                    readings,
                    of=of,
                    day=day,
                )

    def _side(self, metric: str, value: Fraction) -> str:
        unit = self.report.plan.metrics[metric].unit
        return f"{self._metric_label(metric)} {self.style.amount(value, unit)}"

    # Attainment and pace.

    def _attainment(self) -> Iterator[str]:
        line, say = self.line, self.style.language.say
        lower = line.direction == "lower"
        if line.attainment is None:
            yield self._no_attainment()
        else:
            found = line.set_target
            how = self.arithmetic(line.target, line.attainment, found.baseline if found else None)
            yield (
                say("Less is better: attainment is {how}.", how=how) if lower else say("Attainment is {how}.", how=how)
            )
        if line.met is not None and line.reason != "incomplete" and (line.met or line.attainment is None):
            yield say((EXCEEDED if lower else MET)[line.met])

    def _no_attainment(self) -> str:
        line, coverage, say = self.line, self.line.coverage, self.style.language.say
        if line.reason == "incomplete":
            return say(
                "There is no attainment before all reports are in: {reported} of {expected} are.",
                reported=coverage.reported,
                expected=coverage.expected,
            )
        known = NO_RATIO.get(line.reason or "")
        return say(known) if known else say("Without an actual there is no attainment.")

    def _due(self) -> Iterator[str]:
        line, day, say = self.line, self.style.day(self.report.as_of), self.style.language.say
        if line.due is None:
            if self._note("no_last_year"):
                yield say("What is due by {day} is not known: last year brought nothing to learn from.", day=day)
            else:
                yield say("Nothing is due by {day}.", day=day)
            return
        share = self._share_due()
        same = share == 1 and line.pace is not None and line.pace == line.attainment
        if share is not None and not share:
            yield say("Nothing of it is due by {day}.", day=day)
        elif share == 1:
            yield (
                say("All of it is due by {day}, so pace is the same.", day=day)
                if same
                else say("All of it is due by {day}.", day=day)
            )
        else:
            yield self._part_due(share, self._say(line.due))
        if line.pace is not None and not same:
            found = line.set_target
            how = self.arithmetic(line.due, line.pace, found.due_baseline if found else None)
            yield say("Pace is {how}{band}.", how=how, band=self._band())
        elif line.status is not None:
            status = self._status(line.status)
            yield say("The status is {status}{bound}.", status=status, bound=self._bound())

    def _part_due(self, share: Fraction | None, due: str) -> str:
        """What is due where it is a part of the target, and how large a part where that is one figure."""
        say, day, phasing = self.style.language.say, self.style.day(self.report.as_of), self._phasing()
        if share is None:
            return say("By {day} {due} is due{phasing}.", day=day, due=due, phasing=phasing)
        much = say(SHARES[share]) if share in SHARES else self.style.percent(share)
        return say("By {day} {share} of it is due, {due}{phasing}.", day=day, share=much, due=due, phasing=phasing)

    def _share_due(self) -> Fraction | None:
        """The share of the target that is due; None where it is no one figure."""
        due, target = self.line.due, self.line.target
        if due == target:
            return Fraction(1)
        if isinstance(due, Fraction) and isinstance(target, Fraction) and target and self.line.kind == "flow":
            return due / target
        if isinstance(due, Aim) and isinstance(target, Aim) and target.high and self.line.kind == "flow":
            share = due.high / target.high
            return share if target.scaled(share) == due else None
        return None

    def _phasing(self) -> str:
        """How a target spreads, where the as-of date cuts one."""
        note, found = self._note("phasing"), self.line.set_target
        cut = any(t.period.start <= self.report.as_of < t.period.last for t in self._all_stated(found))
        if note is None or len(note.words) != 1 or not cut:
            return ""
        name, say = note.words[0], self.style.language.say
        return f", {say(PHASINGS[name]) if name in PHASINGS else say('by the profile {name}', name=name)}"

    def _band(self) -> str:
        """The status behind pace, where pace decides it; else a sentence of its own."""
        line, plan, say = self.line, self.report.plan, self.style.language.say
        if line.status is None:
            return ""
        status, bound = self._status(line.status), self._bound()
        if judged_ratio(plan, line.metric) == "pace":
            return say(", which is {status}{bound}", status=status, bound=bound)
        return say("; the status is {status}{bound}", status=status, bound=bound)

    def _status(self, status: str) -> str:
        return statuses_of(self.report.plan, self.line.metric, self.style.language).get(status, status)

    def _bound(self) -> str:
        """Where a status begins, and on what it is decided."""
        plan, say = self.report.plan, self.style.language.say
        bands = bands_named(plan, plan.metrics[self.line.metric].bands)
        least = bands.bands.get(self.line.status or "")
        if least is None:
            bounds = [bound for bound in bands.bands.values() if bound is not None]
            return f" ({say('below {bound}', bound=self._percent(min(bounds), bands.on))})" if bounds else ""
        bound = self._percent(least, bands.on)
        first = next(iter(bands.bands)) == self.line.status
        told = say("above {bound}", bound=bound) if bands.above and first else say("from {bound}", bound=bound)
        return f" ({told})"

    def _percent(self, bound: Decimal, on: str) -> str:
        """The bound of a band, with what is judged by it where that is not pace."""
        text, say = bound_text(bound, self.style.language), self.style.language.say
        if on == "points":
            return say("{bound} points", bound=text)
        return f"{text}%" if on == "pace" else say("{bound}% attainment", bound=text)

    # What is left.

    def _needed(self) -> Iterator[str]:
        line, say = self.line, self.style.language.say
        if line.needed is None:
            return
        value, each = self._say(line.needed.value), self._each_left(line.needed)
        lower = line.direction == "lower"
        if line.kind == "average":
            yield self._needed_average(value, each, alone=line.needed.periods == 1)
        elif not line.needed.value:
            nothing = say("{each} may bring nothing more.", each=each)
            yield f"{nothing[0].upper()}{nothing[1:]}" if lower else say("Nothing more is needed.")
        elif lower and line.needed.value > 0:
            most = say("{each} may bring {value} at most.", each=each, value=value)
            yield f"{most[0].upper()}{most[1:]}"
        elif lower:
            yield say("To come back to the target {each} would have to bring {value}.", each=each, value=value)
        else:
            yield say("To reach the target {each} must bring {value}.", each=each, value=value)

    def _each_left(self, needed: Needed) -> str:
        """What is left of the time, piece by piece."""
        language = self.style.language
        if needed.periods == 1:
            return language.say(THE_ONE_LEFT[needed.per])
        return language.say(EACH_LEFT[needed.per], n=language.number(needed.periods))

    def _needed_average(self, value: str, each: str, *, alone: bool) -> str:
        say = self.style.language.say
        aim = say("{value} or less", value=value) if self.line.direction == "lower" else value
        if alone:
            return say("For the target {each} must average {value}.", each=each, value=aim)
        return say("For the target {each} must on average be {value}.", each=each, value=aim)

    def _rest(self) -> Iterator[str]:
        """What else shaped the line, in the words of its notes."""
        line, say = self.line, self.style.language.say
        if line.growth is not None:
            change = self.style.change(line.growth)
            yield say("Against the same days of the year before it is {change}.", change=change)
        if line.forecast is not None:
            rule, value = say(FORECASTS[line.forecast.rule]), self._say(line.forecast.value)
            yield say("The forecast ({rule}) is {value}.", rule=rule, value=value)
        for note in line.notes:
            if note.name not in SAID:
                text = note_text(note, self._say, self.style.language, self.style.period)
                yield f"{text[:1].upper()}{text[1:]}."
        coverage = line.coverage
        if line.actual is not None and line.reason != "incomplete" and coverage.reported < coverage.expected:
            yield say(
                "{reported} of {expected} expected reports are in.",
                reported=coverage.reported,
                expected=coverage.expected,
            )
