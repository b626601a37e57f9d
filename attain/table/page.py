"""A report for people: one table a view, figures in the plan's locale, notes said once."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.aim import Aim
from attain.compute.asked import ATTRIBUTES
from attain.model.names import Tree
from attain.model.values import is_currency
from attain.number import format_amount, format_percent
from attain.table.language import Language, english, marked
from attain.table.table import Bar, Cell, Column, Page, Row, Table
from attain.table.words import FORECASTS, LABELS, REASONS, TONES, note_text, statuses_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from attain.compute import Coverage, Line, Note, Report, View
    from attain.model import Branch, Plan, Segment
    from attain.number import Locale, Rounding

EMPTY, FULL = Fraction(0), Fraction(1)
NOTHING = Cell("-", tone="faint")
MOST_LABELS = 3
NEEDED = {
    "day": marked("Needed per day"),
    "month": marked("Needed per month"),
    "quarter": marked("Needed per quarter"),
    "half": marked("Needed per half"),
    "year": marked("Needed per year"),
}


class Style(NamedTuple):
    """How figures are written, by locale and rounding, and in which language they are told of.

    `exact` shortens nothing, `verbose` names all. `said` keeps notes that were put into words, for most lines share
    theirs with others; `style_of` makes a style.
    """

    locale: Locale
    rounding: Rounding
    exact: bool
    verbose: bool
    language: Language
    said: dict[tuple[object, ...], str]

    def amount(self, value: Fraction | Aim | None, unit: str | None) -> str | None:
        """An amount in its unit, a range by its bounds, or None."""
        if value is None:
            return None
        if isinstance(value, Aim):
            return f"{self.amount(value.low, unit)}..{self.amount(value.high, unit)}"
        return format_amount(value, locale=self.locale, unit=unit, rounding=self.rounding, exact=self.exact)

    def change(self, ratio: Fraction | None) -> str | None:
        """A change in percent with its sign, or None."""
        text = self.percent(ratio)
        return f"+{text}" if text and ratio and ratio > 0 else text

    def percent(self, ratio: Fraction | None) -> str | None:
        """A ratio in percent, or None."""
        if ratio is None:
            return None
        return format_percent(ratio, locale=self.locale, rounding=self.rounding)


def style_of(plan: Plan, language: Language | None, *, exact: bool = False, verbose: bool = False) -> Style:
    """How a plan's figures are told in a language; without one in English, figures as the plan's locale has them."""
    spoken = language or english(plan.locale)
    return Style(spoken.locale, plan.rounding, exact, verbose, spoken, {})


def tabulate(report: Report, *, exact: bool = False, verbose: bool = False, language: Language | None = None) -> Page:
    """The page of a report: what is counted, a table for each view, and the notes of their lines."""
    style = style_of(report.plan, language, exact=exact, verbose=verbose)
    tables = tuple(_table(report, view, style) for view in report.views)
    return Page(
        title=_title(report, style.language),
        lead=_lead(report, style.language),
        tables=tables,
        notes=_notes(report, style),
    )


def _title(report: Report, language: Language) -> str:
    return f"{report.plan.title or language.say('Attainment')} · {report.period.name}"


def _lead(report: Report, language: Language) -> str:
    against = language.say(
        "against the target of {year} (attainment) and what of it is due (pace)", year=report.full.name
    )
    return f"{counted_days(report, language)}, {against}"


def counted_days(report: Report, language: Language) -> str:
    """What is counted: the members that were picked, and the days."""
    picked = [_label_of(report.plan, label, name) for label, name in _picked(report)]
    where = f"{', '.join(picked)}; " if picked else ""
    return f"{where}{span_text(report, language)}"


def span_text(report: Report, language: Language) -> str:
    """The days that are counted, and whether they begin with the year or the period."""
    what = language.say("the period alone") if report.only else language.say("year to date")
    days = language.say("{first} to {last}", first=report.full.start, last=report.as_of)
    return f"{what}: {days}"


def _picked(report: Report) -> Iterator[tuple[str, str]]:
    """The segments and branches that the report was asked for."""
    for name in report.segments:
        yield "segment", name
    for name in report.branches:
        yield "branch", name


def _table(report: Report, view: View, style: Style) -> Table:
    say = style.language.say
    per = {line.needed.per for line in view.lines if line.needed}
    needed = say(NEEDED[per.pop()]) if len(per) == 1 else say("Needed")
    title = view_title(view, style.language)
    columns = (
        Column("name", title),
        Column("actual", say("Actual"), "right"),
        Column("target", say("Target"), "right"),
        Column("attainment", say("Attainment"), "right"),
        Column("bar", "0 - 100%", drop=2),
        Column("pace", say("Pace"), "right"),
        Column("status", say("Status"), drop=1),
        Column("due", say("Due"), "right", drop=3),
        Column("gap", say("Gap"), "right", drop=4),
        Column("needed", needed, "right", drop=5),
        Column("reported", say("Reported"), "right", drop=6),
        *_more_columns(report, style.language),
    )
    return Table(title, columns, tuple(_rows(report, view, style, len(columns))))


def view_title(view: View, language: Language) -> str:
    """What a view is split by."""
    if not view.by:
        return language.say("In all")
    return language.say("By {labels}", labels=language.listed([language.say(LABELS[label]) for label in view.by]))


def _more_columns(report: Report, language: Language) -> Iterator[Column]:
    """The columns that stand only where they were asked for."""
    if report.growth:
        yield Column("growth", language.say("Growth"), "right")
    if report.forecast:
        rule = language.say(FORECASTS[report.forecast])
        yield Column("forecast", language.say("Forecast ({rule})", rule=rule), "right")


def _rows(report: Report, view: View, style: Style, width: int) -> Iterator[Row]:
    """The rows of a view, a metric's own row above those of its members."""
    plan = report.plan
    depths = _Depths(plan, view)
    statuses = {name: statuses_of(plan, name, style.language) for name in plan.metrics}
    reasons = style.language.each(REASONS)
    metric = None
    for line in view.lines:
        depth = depths.of(line)
        if line.metric != metric and depth:
            # No line stands for all of the metric, so its name stands alone.
            blank = (Cell(""),) * (width - 1)
            yield Row((Cell(_metric_label(plan, line)), *blank), head=True)
        metric = line.metric
        reason = reasons[line.reason] if line.reason else ""
        status = statuses[line.metric].get(line.status, line.status) if line.status else "-"
        yield _row(report, line, style, depth, (depths.name(plan, line), reason, status))


class _Depths:
    """Where a line stands among the rows of its view: below which others, and so under which name."""

    def __init__(self, plan: Plan, view: View) -> None:
        # The innermost label last: by group, segment and branch a row is a branch's.
        self._by = tuple(reversed(dict.fromkeys(ATTRIBUTES[label] for label in reversed(view.by))))
        self._trees = {"segment": Tree(plan.segments), "branch": Tree(plan.branches)}
        self._there = {label: {getattr(line, label) for line in view.lines} - {None} for label in self._by}
        self._rows = {(line.metric, *(getattr(line, label) for label in self._by)) for line in view.lines}

    def of(self, line: Line) -> int:
        """How many rows above stand for something that the line is a part of."""
        return sum(
            sum(step in self._there[label] for step in self._trees[label].upwards(getattr(line, label)))
            for label in self._by
        )

    def name(self, plan: Plan, line: Line) -> str:
        """What a row is called: the innermost member that it is about, else its metric.

        Where no row above stands for the members around it, they are named too.
        """
        labels = [label for label in self._by if getattr(line, label) is not None]
        if not labels:
            return _metric_label(plan, line)
        inner = next((label for label in reversed(labels) if self._has_row_above(line, label)), None)
        return " / ".join(_member_label(plan, line, label) for label in ([inner] if inner else labels))

    def _has_row_above(self, line: Line, label: str) -> bool:
        """Whether a row stands for what the line is about but for one label, of which it holds more."""
        wider = self._trees[label].upwards(getattr(line, label))[1:]
        return any(
            (line.metric, *(whole if each == label else getattr(line, each) for each in self._by)) in self._rows
            for whole in wider
        )


def _row(report: Report, line: Line, style: Style, depth: int, words: tuple[str, str, str]) -> Row:
    """A line's row; `words` are its name, why it has no attainment, and its status."""
    name, reason, status = words
    unit = line.unit
    attained = style.percent(line.attainment)
    needed = style.amount(line.needed.value, unit) if line.needed else None
    coverage = f"{line.coverage.reported}/{line.coverage.expected}"
    return Row(
        cells=(
            Cell(name, depth=depth),
            _cell(style.amount(line.actual, unit)),
            _cell(style.amount(line.target, unit)),
            Cell(attained) if attained else Cell(reason, tone="faint"),
            Cell("", bar=_bar(line)),
            _cell(style.percent(line.pace)),
            Cell(status, tone=TONES.get(line.status or "", "faint")),
            _cell(style.amount(line.due, unit)),
            _cell(style.amount(line.gap, unit)),
            _cell(needed),
            Cell(coverage, tone="faint"),
            *_more_cells(report, line, style),
        ),
        head=depth == 0,
    )


def _more_cells(report: Report, line: Line, style: Style) -> Iterator[Cell]:
    """The cells of `_more_columns`."""
    if report.growth:
        yield _cell(style.change(line.growth))
    if report.forecast:
        yield _cell(style.amount(line.forecast.value, line.unit) if line.forecast else None)


def _cell(text: str | None) -> Cell:
    return NOTHING if text is None else Cell(text)


def _bar(line: Line) -> Bar | None:
    if line.attainment is None:
        return None
    mark = None
    if line.kind == "flow" and isinstance(line.due, Fraction) and isinstance(line.target, Fraction) and line.target:
        mark = line.due / line.target
    # At the end of its period all is due: the bar's own end is the mark.
    inside = mark is not None and 0 <= mark.numerator < mark.denominator
    return Bar(_within_bar(line.attainment), mark if inside else None)


def _within_bar(share: Fraction) -> Fraction:
    """A share as far as a bar can show it; integers are compared ten times as quickly as fractions."""
    if share.numerator < 0:
        return EMPTY
    return share if share.numerator < share.denominator else FULL


def _metric_name(plan: Plan, name: str) -> str:
    return plan.metrics[name].label or name


def _metric_label(plan: Plan, line: Line) -> str:
    """The metric's label, with its unit where neither its figures carry it, as money does, nor the label says it."""
    label = _metric_name(plan, line.metric)
    if not line.unit or is_currency(line.unit) or line.unit.casefold() in label.casefold().split():
        return label
    return f"{label} ({line.unit})"


def _member_label(plan: Plan, line: Line, label: str) -> str:
    return _label_of(plan, label, getattr(line, label))


def _label_of(plan: Plan, label: str, name: str) -> str:
    members: Mapping[str, Segment | Branch] = plan.segments if label == "segment" else plan.branches
    return (members[name].label if name in members else None) or name


def line_label(plan: Plan, line: Line) -> str:
    """What a line is called in a note: its metric and the members it is about."""
    parts = [_metric_name(plan, line.metric)]
    parts += [_member_label(plan, line, label) for label in ("segment", "branch") if getattr(line, label)]
    return " / ".join(parts)


def _notes(report: Report, style: Style) -> tuple[str, ...]:
    """The plan's own note, then each note once, with the lines it is about where it is not about all."""
    about: dict[str, list[Line]] = {}
    targeted: dict[str, int] = {}
    for line in report.lines:
        if line.target is not None:
            targeted[line.metric] = targeted.get(line.metric, 0) + 1
        for text in dict.fromkeys(line_notes(line, style)):
            about.setdefault(text, []).append(line)
    said = [f"{_whose(report.plan, lines, targeted, style.language)}{text}" for text, lines in about.items()]
    return (*([report.plan.note] if report.plan.note else []), *said)


def _whose(plan: Plan, lines: list[Line], targeted: Mapping[str, int], language: Language) -> str:
    """Whose note it is: nobody's where all lines with a target share it, a metric's where all of its do.

    `targeted` is how many lines of each metric have a target.
    """
    noted = Counter(line.metric for line in lines if line.target is not None)
    whole = {metric for metric, count in targeted.items() if noted[metric] == count}
    if whole and whole == targeted.keys():
        return ""
    labels = [_metric_name(plan, metric) for metric in targeted if metric in whole]
    others = [line for line in lines if line.metric not in whole]
    more = len(labels) + len(others) - MOST_LABELS
    labels += [line_label(plan, line) for line in others[: max(MOST_LABELS - len(labels), 0)]]
    names = ", ".join(labels[:MOST_LABELS])
    said = language.say("{names} and {number} more", names=names, number=language.number(more)) if more > 0 else names
    return f"{said}: "


def line_notes(line: Line, style: Style) -> list[str]:
    """A line's notes in words, partial coverage among them."""

    def amount(value: Fraction) -> str:
        return style.amount(value, line.unit) or ""

    coverage = line.coverage
    texts = [_said(note, amount, style) for note in line.notes]
    if line.actual is not None and coverage.reported < coverage.expected:
        texts.append(f"{_partial(coverage, style)}{_missing(coverage, style)}")
    return texts


def _said(note: Note, amount: Callable[[Fraction], str], style: Style) -> str:
    """A note in words; one without figures is put into them once for all lines."""
    if note.amounts:
        return note_text(note, amount, style.language)
    key = note.name, note.words
    text = style.said.get(key)
    if text is None:
        text = style.said[key] = note_text(note, amount, style.language)
    return text


def _partial(coverage: Coverage, style: Style) -> str:
    """How many reports are in, put into words once for all lines of which so many are."""
    key = coverage.reported, coverage.expected
    text = style.said.get(key)
    if text is None:
        say = style.language.say
        text = say("partial: reported {reported} of {expected}", reported=key[0], expected=key[1])
        style.said[key] = text
    return text


def _missing(coverage: Coverage, style: Style) -> str:
    """Who has not reported, by name, where the reader wants to know."""
    if not style.verbose:
        return ""
    missing = ", ".join(" ".join(filter(None, parts)) for parts in coverage.missing)
    return "; " + style.language.say("not yet: {missing}", missing=missing)
