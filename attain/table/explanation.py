"""A line's arithmetic in plain words: a paragraph a line, every figure with what it came from.

The words follow the line; nothing is decided here. An expression is shown only where it gives the line's own ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from attain.compute.aim import Aim, aim_of
from attain.compute.formula import attainment
from attain.compute.scope import Scope
from attain.compute.status import bands_named
from attain.number import format_plain
from attain.table.page import Style, line_label, style_of
from attain.table.words import note_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.compute import Line, Note, Report
    from attain.compute.targets import SetTarget, StatedTarget
    from attain.model import Metric, Target
    from attain.table.language import Language

MOST_TERMS = 6
PERCENT = "%"
SHARES = {
    Fraction(1): "all",
    Fraction(3, 4): "three quarters",
    Fraction(2, 3): "two thirds",
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(1, 4): "a quarter",
}
PHASINGS = {
    "months": "in equal months",
    "days": "day by day",
    "shares": "by the stated shares",
    "last-year": "as last year's months brought it",
    "path": "on a straight path from where it began",
}
# What the sentences say by themselves; any other note of a line stands at its end in its own words.
SAID = frozenset(("carried", "derived", "formula", "phasing", "nothing_due", "no_last_year", "rate", "weighted"))


def explained(report: Report, *, exact: bool = False, language: Language | None = None) -> list[tuple[str, str]]:
    """Each line's label and its arithmetic in words, in the order of the report's lines."""
    style = style_of(report.plan, language, exact=exact)
    stated = _stated_in(report)
    return [
        (line_label(report.plan, line), " ".join(_Teller(report, line, style, stated).sentences()))
        for line in report.lines
    ]


Stated = dict[Scope, list["Target"]]


def _stated_in(report: Report) -> Stated:
    """The targets that touch a report's window, by scope, in order of time."""
    found: Stated = {}
    for target in sorted(report.plan.targets, key=lambda target: target.period.start):
        if target.period.overlaps(report.full):
            found.setdefault(Scope(target.metric, target.segment, target.branch), []).append(target)
    return found


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells one line."""

    report: Report
    line: Line
    style: Style
    stated: Stated

    def sentences(self) -> Iterator[str]:
        line = self.line
        yield self._actual()
        yield from self._carried()
        yield self._target()
        if line.target is not None:
            yield from self._attainment()
            yield from self._due()
            yield from self._needed()
        yield from self._rest()

    # The actual.

    def _actual(self) -> str:
        line, span = self.line, f"from {self.report.full.start} to {self.report.as_of}"
        if line.actual is None:
            return f"There is no actual {span}{self._why_none()}."
        actual = self._say(line.actual)
        if line.kind == "stock":
            return f"The actual on {self.report.as_of} is {actual}, by the last reading of each that reports."
        rate = self._note("rate")
        if rate is not None:
            sides = [self._side(name, value) for name, value in zip(rate.words, rate.amounts, strict=True)]
            return f"The actual {span} is {' / '.join(sides)} = {actual}."
        return f"The actual {span} is {actual}{self._mean()}."

    def _why_none(self) -> str:
        rate = self._note("rate")
        if rate is not None:
            return f": {self._metric_label(rate.words[1])} is 0"
        return ": the members' means have no weights" if self.line.reason == "no_weight" else ""

    def _mean(self) -> str:
        """Of what an average is the mean."""
        weighted = self._note("weighted")
        if weighted is not None:
            by, total = self._metric_label(weighted.words[0]), self.style.amount(weighted.amounts[0], None)
            return f", the mean of the members' means, weighted by {by} ({total} in all)"
        return ", the mean of the readings" if self.line.kind == "average" else ""

    def _carried(self) -> Iterator[str]:
        for note in self.line.notes:
            if note.name == "carried":
                readings, of = int(note.amounts[0]), int(note.amounts[1])
                some = f"Of {of} readings {readings} {'is' if readings == 1 else 'are'} carried, the oldest"
                yield f"{some if of > 1 else 'It is carried'} from {note.words[0]}."

    def _side(self, metric: str, value: Fraction) -> str:
        unit = self.report.plan.metrics[metric].unit
        return f"{self._metric_label(metric)} {self.style.amount(value, unit)}"

    # The target.

    def _target(self) -> str:
        line, full = self.line, self.report.full
        found = line.set_target
        if found is None:
            if line.reason == "not_additive":
                return f"Members have targets of their own, but {line.kind}s do not add up."
            return f"No target is set for {full.name}."
        if line.target is None:
            return f"What of the target falls on {full.name} is not known{_places(self._all_stated(found))}."
        head = f"The target of {full.name} is {self._say(line.target)}"
        if not found.derived:
            return head + self._own(found.parts[0]) + "."
        if len(found.parts) == 1:
            return f"{head}, that of its one member with a target: {self._member(found.parts[0])}."
        return f"{head}, the sum of its members': {_listed([self._member(part) for part in found.parts], ' + ')}."

    def _own(self, part: StatedTarget) -> str:
        """Where a target that was stated for the line itself comes from."""
        stated, full, kind = self.stated.get(part.scope, []), self.report.full, self.line.kind
        last = stated[-1]
        whole = last.period.start == full.start and last.period.end == full.end
        if len(stated) == 1:
            if whole:
                return _places(stated)
            figure = self._stated_figure(last)
            if kind == "flow" and not full.contains(last.period):
                return f", the share of {figure} that falls on its days"
            return f", set for {last.period.name}{_places(stated)}"
        if kind == "flow":
            parts = "" if all(full.contains(target.period) for target in stated) else "from "
            return f": {parts}{_listed([self._stated_figure(target) for target in stated], ' + ')}"
        if kind == "average":
            return f", the mean of those set: {_listed([self._stated_figure(target) for target in stated], ', ')}"
        return f", the last that was set, for {last.period.name}{_places([last])}"

    def _stated_figure(self, target: Target) -> str:
        return f"{self._say(aim_of(target.target).shown())} for {target.period.name}{_places([target])}"

    def _member(self, part: StatedTarget) -> str:
        """A member's share of a derived target: its amount, its name, its place."""
        line, scope, plan = self.line, part.scope, self.report.plan
        names = []
        for label, members in (("segment", plan.segments), ("branch", plan.branches)):
            name = getattr(scope, label)
            if name is not None and name != getattr(line, label):
                member = members.get(name)
                names.append((member.label if member else None) or name)
        amount = self._say(part.full.shown()) if part.full else "an unknown amount"
        return f"{amount} {' / '.join(names)}{_places(self.stated.get(part.scope, []))}"

    def _all_stated(self, found: SetTarget | None) -> list[Target]:
        return [target for part in (found.parts if found else ()) for target in self.stated.get(part.scope, [])]

    # Attainment and pace.

    def _attainment(self) -> Iterator[str]:
        line = self.line
        if line.attainment is None:
            yield self._no_attainment()
        else:
            found = line.set_target
            how = self._arithmetic(line.target, line.attainment, found.baseline if found else None)
            head = "Less is better: attainment" if line.direction == "lower" else "Attainment"
            yield f"{head} is {how}."
        if line.met is not None and line.reason != "incomplete" and (line.met or line.attainment is None):
            good = "not exceeded" if line.direction == "lower" else "met"
            yield f"The target is {good if line.met else 'exceeded' if line.direction == 'lower' else 'not met'}."

    def _no_attainment(self) -> str:
        line, coverage = self.line, self.line.coverage
        return {
            "zero_target": "The target is 0, and there is no ratio to 0.",
            "zero_actual": "Attainment is target / actual, and there is no ratio to an actual of 0.",
            "baseline_equals_target": "The target is the baseline, so no way leads from one to the other.",
            "incomplete": f"There is no attainment before all reports are in: {coverage.reported} of "
            f"{coverage.expected} are.",
        }.get(line.reason or "", "Without an actual there is no attainment.")

    def _due(self) -> Iterator[str]:
        line, day = self.line, self.report.as_of
        if line.due is None:
            unknown = f"What is due by {day} is not known: last year brought nothing to learn from."
            yield unknown if self._note("no_last_year") else f"Nothing is due by {day}."
            return
        share = self._share_due()
        same = share == 1 and line.pace is not None and line.pace == line.attainment
        if share is not None and not share:
            yield f"Nothing of it is due by {day}."
        elif share == 1:
            yield f"All of it is due by {day}{', so pace is the same' if same else ''}."
        else:
            part = SHARES.get(share) if share is not None else None
            much = part or self.style.percent(share)
            due = self._say(line.due)
            yield f"By {day} {f'{much} of it is due, {due}' if much else f'{due} is due'}{self._phasing()}."
        if line.pace is not None and not same:
            found = line.set_target
            how = self._arithmetic(line.due, line.pace, found.due_baseline if found else None)
            yield f"Pace is {how}{self._band()}."
        elif line.status is not None:
            yield f"The status is {line.status}{self._bound()}."

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
        return f", {PHASINGS.get(note.words[0], f'by the profile {note.words[0]}')}"

    def _band(self) -> str:
        """The status behind pace, where pace decides it; else a sentence of its own."""
        line, plan = self.line, self.report.plan
        if line.status is None:
            return ""
        if bands_named(plan, plan.metrics[line.metric].bands).on == "pace":
            return f", which is {line.status}{self._bound()}"
        return f"; the status is {line.status}{self._bound()}"

    def _bound(self) -> str:
        """Where a status begins, and on what it is decided."""
        plan = self.report.plan
        bands = bands_named(plan, plan.metrics[self.line.metric].bands)
        least = bands.bands.get(self.line.status or "")
        on = "" if bands.on == "pace" else f" {'points' if bands.on == 'points' else 'attainment'}"
        if least is None:
            bounds = [bound for bound in bands.bands.values() if bound is not None]
            return f" (below {self._percent(min(bounds), bands.on)}{on})" if bounds else ""
        first = next(iter(bands.bands)) == self.line.status
        return f" ({'above' if bands.above and first else 'from'} {self._percent(least, bands.on)}{on})"

    def _percent(self, bound: object, on: str) -> str:
        text = format_plain(Fraction(str(bound)))
        text = text.replace(".", ",") if self.style.locale == "id" else text
        return text if on == "points" else f"{text}%"

    def _arithmetic(self, asked: Fraction | Aim | None, ratio: Fraction, baseline: Fraction | None) -> str:
        """`127,000 / 300,000 = 42.3%`; the percent alone where nothing shown here would give it."""
        line, percent = self.line, self.style.percent(ratio)
        actual = line.actual
        if actual is None or asked is None:
            return f"{percent}"
        metric = self.report.plan.metrics[line.metric]
        aim = asked if isinstance(asked, Aim) else Aim(asked, asked)
        if attainment(metric, actual, aim, baseline) != ratio:
            return f"{percent}"
        if aim.is_range and aim.low <= actual <= aim.high:
            return f"{percent}: {self._say(actual)} lies in {self._say(aim)}"
        target = aim.nearest(actual) if aim.is_range else aim.low
        about = ", against the nearer bound" if aim.is_range else ""
        if baseline is not None:
            about += f", from the baseline {self._say(baseline)}"
        elif not target:
            about += f", where {self._say(Fraction(metric.worst or 0))} counts as 0%"
        return f"{self._expression(metric, actual, target, baseline)} = {percent}{about}"

    def _expression(self, metric: Metric, actual: Fraction, target: Fraction, baseline: Fraction | None) -> str:
        """The formula of `compute.formula` with its figures."""
        a, t = self._term(actual), self._term(target)
        if baseline is not None:
            b = self._term(baseline)
            way = f"({a} - {b}) / ({t} - {b})"
            past = metric.direction == "within" and (actual - baseline) / (target - baseline) > 1
            return f"2 - {way}" if past else way
        if not target:
            w = self._term(Fraction(metric.worst or 0))
            return f"({w} - {a}) / {w}"
        if metric.direction == "lower" and metric.formula == "inverse":
            return f"{t} / {a}"
        more = actual < target if metric.direction == "within" else metric.direction == "higher"
        if target > 0:
            return f"{a} / {t}" if more else f"2 - {a} / {t}"
        return f"1 {'+' if more else '-'} ({a} - {t}) / {self._term(-target)}"

    # What is left.

    def _needed(self) -> Iterator[str]:
        line = self.line
        if line.needed is None:
            return
        periods, unit, value = line.needed.periods, line.needed.per, self._say(line.needed.value)
        each = f"the {unit} left" if periods == 1 else f"each of the {periods:,} {unit}s left"
        lower = line.direction == "lower"
        if line.kind == "average":
            yield f"For the target {each} must {'average' if periods == 1 else 'on average be'} {value}" + (
                " or less." if lower else "."
            )
        elif not line.needed.value:
            yield f"{each[0].upper()}{each[1:]} may bring nothing more." if lower else "Nothing more is needed."
        elif lower and line.needed.value > 0:
            yield f"{each[0].upper()}{each[1:]} may bring {value} at most."
        elif lower:
            yield f"To come back to the target {each} would have to bring {value}."
        else:
            yield f"To reach the target {each} must bring {value}."

    def _rest(self) -> Iterator[str]:
        """What else shaped the line, in the words of its notes."""
        line = self.line
        if line.growth is not None:
            yield f"Against the same days of the year before it is {self.style.change(line.growth)}."
        if line.forecast is not None:
            yield f"The forecast ({line.forecast.rule}) is {self._say(line.forecast.value)}."
        for note in line.notes:
            if note.name not in SAID:
                text = note_text(note, self._say)
                yield f"{text[:1].upper()}{text[1:]}."
        coverage = line.coverage
        if line.actual is not None and line.reason != "incomplete" and coverage.reported < coverage.expected:
            yield f"{coverage.reported} of {coverage.expected} expected reports are in."

    # Words.

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


def _places(targets: list[Target]) -> str:
    """Where targets were stated, in brackets; nothing where they were made in Python."""
    places = list(dict.fromkeys(f"{t.place.file}:{t.place.line}" for t in targets if t.place))
    return f" ({_listed(places, ', ')})" if places else ""


def _listed(texts: list[str], between: str) -> str:
    rest = len(texts) - MOST_TERMS
    shown = between.join(texts[:MOST_TERMS])
    return f"{shown}{between}{rest:,} more" if rest > 0 else shown
