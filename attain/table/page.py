"""A report for people: one table a view, figures in the plan's locale, notes said once."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.aim import Aim
from attain.number import format_amount, format_percent
from attain.table.dates import long_date, period_heading, period_text
from attain.table.labels import label_of, line_label, metric_label, metric_name
from attain.table.language import Language, english, marked
from attain.table.members import Depths, address, is_bare, shares, shown_views
from attain.table.table import Bar, Cell, Column, Page, Row, Table
from attain.table.words import FORECASTS, LABELS, REASONS, TONES, note_text, statuses_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from attain.compute import Coverage, Line, Note, Report, View
    from attain.model import Plan
    from attain.number import Locale, Rounding
    from attain.table.members import Address

EMPTY, FULL = Fraction(0), Fraction(1)
NOTHING = Cell("-", tone="faint")
MOST_LABELS = 3
SHARE_PLACE = 2  # a share stands behind the actual
# What says nothing of a line without a target.
AGAINST_TARGET = frozenset(("target", "attainment", "bar", "pace", "status", "due", "gap", "needed"))
REPORTED = marked("how many of the expected monthly reports are in")
BARE = marked("No target is set by {labels}: shown are the actuals.")
BARE_SHARED = marked("No target is set by {labels}: shown are the actuals and the share of the total that each makes.")
NEEDED = {
    "day": marked("Needed per day"),
    "month": marked("Needed per month"),
    "quarter": marked("Needed per quarter"),
    "half": marked("Needed per half"),
    "year": marked("Needed per year"),
}


class Style(NamedTuple):
    """How figures are written, by locale and rounding, and in which language they are told of.

    `exact` shortens nothing, `verbose` names all, `worded` writes days and periods in words. `said` keeps notes that
    were put into words, for most lines share theirs with others; `style_of` makes a style.
    """

    locale: Locale
    rounding: Rounding
    exact: bool
    verbose: bool
    language: Language
    said: dict[tuple[object, ...], str]
    worded: bool = False

    def day(self, day: date) -> str:
        """A day as it is asked for (2018-03-31), or in words."""
        return long_date(day, self.language) if self.worded else day.isoformat()

    def period(self, name: str) -> str:
        """A period by its name (2018-Q1), or in words."""
        return period_text(name, self.language) if self.worded else name

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


def style_of(
    plan: Plan, language: Language | None, *, exact: bool = False, verbose: bool = False, worded: bool = False
) -> Style:
    """How a plan's figures are told in a language; without one in English, figures as the plan's locale has them."""
    spoken = language or english(plan.locale)
    return Style(spoken.locale, plan.rounding, exact, verbose, spoken, {}, worded)


def tabulate(
    report: Report,
    *,
    exact: bool = False,
    verbose: bool = False,
    worded: bool = False,
    every: bool = False,
    language: Language | None = None,
) -> Page:
    """The page of a report: what is counted, a table for each view as people see it, and the notes of their lines.

    With `every` there is a table for each view of the report as it is, with every column that there can be.
    """
    style = style_of(report.plan, language, exact=exact, verbose=verbose, worded=worded)
    views = report.views if every else shown_views(report)
    tables = tuple(_table(report, view, style, every=every) for view in views)
    return Page(
        title=title_of(report.plan.title or style.language.say("Attainment"), report, style),
        lead=_lead(report, style),
        tables=tables,
        notes=_notes(report, style),
    )


def title_of(name: str, report: Report, style: Style) -> str:
    """What a page is about and its period; in words a period says that more is counted than its own days."""
    period = period_heading(report.period.name, style.language) if style.worded else report.period.name
    if style.worded and not report.only and report.full.start < report.period.start:
        period = style.language.say("{period} (year to date)", period=period)
    return f"{name} · {period}"


def _lead(report: Report, style: Style) -> str:
    return f"{counted_days(report, style)}. {measured(report, style)}"


def measured(report: Report, style: Style) -> str:
    """What attainment and pace are, in a sentence."""
    return style.language.say(
        "Attainment is measured against the target of {year}, pace against the part of it due by then.",
        year=style.period(report.full.name),
    )


def counted_days(report: Report, style: Style) -> str:
    """What is counted: the members that were picked, and the days."""
    picked = [label_of(report.plan, label, name) for label, name in _picked(report)]
    where = f"{', '.join(picked)}; " if picked else ""
    return f"{where}{span_text(report, style)}"


def span_text(report: Report, style: Style) -> str:
    """The days that are counted, and whether they begin with the year or the period."""
    language = style.language
    what = language.say("the period alone") if report.only else language.say("year to date")
    days = language.say("{first} to {last}", first=style.day(report.full.start), last=style.day(report.as_of))
    return f"{what}: {days}"


def _picked(report: Report) -> Iterator[tuple[str, str]]:
    """The segments and branches that the report was asked for."""
    for name in report.segments:
        yield "segment", name
    for name in report.branches:
        yield "branch", name


def _table(report: Report, view: View, style: Style, *, every: bool) -> Table:
    say, bare = style.language.say, not every and is_bare(report, view)
    made = shares(report, view) if every or bare else None
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
        Column("reported", say("Reported"), "right", drop=6, hint=say(REPORTED)),
        *_more_columns(report, style.language),
    )
    if made is not None:
        share = Column("share", say("Share of the total"), "right")
        columns = (*columns[:SHARE_PLACE], share, *columns[SHARE_PLACE:])
    table = Table(title, columns, tuple(_rows(report, view, style, len(columns), made)))
    return _without_targets(table, view, style, shared=bool(made)) if bare else table


def _without_targets(table: Table, view: View, style: Style, *, shared: bool) -> Table:
    """The table of a bare view: no column that has nothing for its members, and a sentence that says why."""
    language = style.language
    labels = language.listed([language.say(LABELS[label]) for label in view.by])
    note = language.say(BARE_SHARED if shared else BARE, labels=labels)
    kept = [
        index
        for index, column in enumerate(table.columns)
        if column.key not in AGAINST_TARGET and (shared or column.key != "share")
    ]
    return table._replace(
        columns=tuple(table.columns[index] for index in kept),
        rows=tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in table.rows),
        note=note,
    )


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


def _rows(
    report: Report, view: View, style: Style, width: int, made: Mapping[Address, Fraction] | None
) -> Iterator[Row]:
    """The rows of a view, a metric's own row above those of its members; `made` are the shares, where they are told."""
    plan = report.plan
    depths = Depths(plan, view)
    statuses = {name: statuses_of(plan, name, style.language) for name in plan.metrics}
    reasons = style.language.each(REASONS)
    metric = None
    for line in view.lines:
        depth = depths.of(line)
        if line.metric != metric and depth:
            # No line stands for all of the metric, so its name stands alone.
            blank = (Cell(""),) * (width - 1)
            yield Row((Cell(metric_label(plan, line)), *blank), head=True)
        metric = line.metric
        reason = reasons[line.reason] if line.reason else ""
        status = statuses[line.metric].get(line.status, line.status) if line.status else "-"
        row = _row(report, line, style, depth, (depths.name(plan, line), reason, status))
        if made is not None:
            actual = row.cells[:SHARE_PLACE]
            share = _cell(style.percent(made.get(address(line))))
            row = row._replace(cells=(*actual, share, *row.cells[SHARE_PLACE:]))
        yield row


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
    labels = [metric_name(plan, metric) for metric in targeted if metric in whole]
    others = [line for line in lines if line.metric not in whole]
    number = len(labels) + len(others)
    labels += [line_label(plan, line) for line in others[: max(MOST_LABELS - len(labels), 0)]]
    return f"{language.some(labels[:MOST_LABELS], number)}: "


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
        return note_text(note, amount, style.language, style.period)
    key = note.name, note.words
    text = style.said.get(key)
    if text is None:
        text = style.said[key] = note_text(note, amount, style.language, style.period)
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
    missing = ", ".join(" ".join(filter(None, (s, b, style.period(month)))) for s, b, month in coverage.missing)
    return "; " + style.language.say("not yet: {missing}", missing=missing)
