"""A ranking for people and for machines: a page, the flat rows of a CSV, the document of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.compute.asked import ATTRIBUTES
from attain.model.names import Tree
from attain.number import format_amount, format_percent, format_plain
from attain.table.language import Language, marked
from attain.table.page import NOTHING, counted_days, style_of, tabulate, title_of
from attain.table.records import document, head, ratio_text
from attain.table.table import Cell, Column, Page, Row, Table
from attain.table.words import HEADERS, REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal
    from fractions import Fraction

    from attain.compute import Line, Report
    from attain.compute.rank import Measure, Ranked, Ranking
    from attain.model import Branch, Metric, Plan, Segment
    from attain.number import Locale
    from attain.table.page import Style

MISSING = {**REASONS, "nothing_due": marked("nothing due")}
UNSCORED = {"no_value": marked("no value"), "zero_weight": marked("weight is 0")}
TITLES = {
    "segment": marked("Ranking by segment"),
    "branch": marked("Ranking by branch"),
    "group": marked("Ranking by group"),
}
LEFT_OUT = {
    "segment": marked("not in the score, for no segment has a target: {names}"),
    "branch": marked("not in the score, for no branch has a target: {names}"),
    "group": marked("not in the score, for no group has a target: {names}"),
}
COLUMNS = ("period", "as_of", "by", "on", "name", "rank", "score", "weight", "reason", "missing")
FIGURES = frozenset(("rank", "score", "weight"))
SHARED = ("title", "note", "period", "full", "only", "as_of", "inputs")
ABOUT_DUE = frozenset(("phasing", "nothing_due", "no_last_year"))


def ranking_page(ranking: Ranking, language: Language | None = None, *, worded: bool = False) -> Page:
    """The page of a ranking: how members are scored, one row a member, and what shaped the scores."""
    plan = ranking.report.plan
    style = style_of(plan, language, worded=worded)
    return Page(
        title=title_of(plan.title or style.language.say("Ranking"), ranking.report, style),
        lead=_lead(ranking, style),
        tables=(_table(ranking, style),),
        notes=(*_notes(ranking, style), *tabulate(_told(ranking), language=style.language, worded=worded).notes),
    )


def ranking_records(ranking: Ranking) -> Table:
    """The table of a CSV: one row a member, plain decimals with a point whatever the locale."""
    columns = tuple(Column(name, name, "right" if name in FIGURES else "left") for name in COLUMNS)
    rows = []
    for member in ranking.members:
        values = _record(ranking, member)
        rows.append(Row(tuple(Cell(values[name] or "") for name in COLUMNS)))
    return Table(ranking.report.plan.title or "", columns, tuple(rows))


def ranking_document(ranking: Ranking) -> dict[str, Any]:
    """The JSON document of a ranking; it begins as that of its report does."""
    told = document(ranking.report._replace(views=(), lines=()))
    return {
        **head(),
        **{key: told[key] for key in SHARED},
        "on": ranking.on,
        "by": ranking.by,
        "ranking": [_member(member) for member in ranking.members],
        "left_out": list(ranking.left_out),
        "problems": told["problems"],
    }


def _lead(ranking: Ranking, style: Style) -> str:
    say, year = style.language.say, style.period(ranking.report.full.name)
    if ranking.on == "attainment":
        measured = say("attainment of the target of {year}", year=year)
    else:
        measured = say("pace, against what is due of the target of {year}", year=year)
    score = say("score: {measured}, the mean by weight over the metrics that have a value", measured=measured)
    return f"{counted_days(ranking.report, style)}; {score}"


def _table(ranking: Ranking, style: Style) -> Table:
    plan, say = ranking.report.plan, style.language.say
    metrics = [measure.metric for measure in ranking.members[0].metrics]
    columns = [
        Column("rank", say("Rank"), "right"),
        Column("name", say(HEADERS[ranking.by])),
        Column("score", say("Score"), "right"),
        # What is missing is the last to go: a score that stands on less than others must say so.
        *(Column(name, _label(plan.metrics, name), "right", drop=2 + at) for at, name in enumerate(metrics)),
    ]
    missing = any(measure.reason for member in ranking.members for measure in member.metrics)
    if missing:
        columns.append(Column("missing", say("Missing"), drop=1))
    scores = score_texts((member.score for member in ranking.members if member.score is not None), plan, style.locale)
    reasons = style.language.each(MISSING)
    rows = tuple(_row(ranking, member, style, scores, reasons if missing else None) for member in ranking.members)
    return Table(say(TITLES[ranking.by]), tuple(columns), rows)


def _row(
    ranking: Ranking,
    member: Ranked,
    style: Style,
    scores: Mapping[Fraction, str],
    reasons: Mapping[str, str] | None,
) -> Row:
    """A member's row; with `reasons` there is a column for what is missing."""
    plan = ranking.report.plan
    unscored = Cell(style.language.say(UNSCORED[member.reason]) if member.reason else "", tone="faint")
    cells = [
        NOTHING if member.rank is None else Cell(str(member.rank)),
        Cell(_label(_members(plan, ranking), member.name)),
        unscored if member.score is None else Cell(scores[member.score]),
        *(NOTHING if m.value is None else Cell(_percent(m.value, plan, style.locale)) for m in member.metrics),
    ]
    if reasons is not None:
        cells.append(Cell("; ".join(_missing(member, plan, reasons)), tone="faint"))
    return Row(tuple(cells))


def score_texts(scores: Iterable[Fraction], plan: Plan, locale: Locale) -> dict[Fraction, str]:
    """The scores in percent, all with so many decimals that no two ranks show the same score.

    >>> from fractions import Fraction
    >>> from attain.model import Plan
    >>> list(score_texts([Fraction(1, 3), Fraction(1, 2), Fraction(3334, 10000)], Plan(metrics={}), "en").values())
    ['33.33%', '33.34%', '50.00%']
    """
    ordered = sorted(set(scores))
    places = 1
    while len(set(texts := [_percent(score, plan, locale, places) for score in ordered])) < len(ordered):
        places += 1
    return dict(zip(ordered, texts, strict=True))


def _missing(member: Ranked, plan: Plan, reasons: Mapping[str, str]) -> Iterator[str]:
    """The metrics that a member has no value of, with the reasons."""
    for measure in member.metrics:
        if measure.reason:
            yield f"{_label(plan.metrics, measure.metric)}: {reasons[measure.reason]}"


def _notes(ranking: Ranking, style: Style) -> Iterator[str]:
    """How metrics count, which do not, and which members hold others of the ranking."""
    plan, say = ranking.report.plan, style.language.say
    metrics = {measure.metric: plan.metrics[measure.metric] for measure in ranking.members[0].metrics}
    if any(metric.weight != 1 for metric in metrics.values()):
        weights = [f"{metric.label or name} {_weight(metric, style)}" for name, metric in metrics.items()]
        yield say("weights: {weights}", weights=", ".join(weights))
    counted: dict[str, list[str]] = {}
    for name, metric in metrics.items():
        if metric.weight:
            counted.setdefault(_counts(metric, style), []).append(metric.label or name)
    yield from (f"{', '.join(labels)}: {text}" for text, labels in counted.items() if text)
    if ranking.left_out:
        named = ", ".join(_label(plan.metrics, name) for name in ranking.left_out)
        yield say(LEFT_OUT[ranking.by], names=named)
    wholes = _wholes(ranking)
    if wholes:
        named = ", ".join(_label(_members(plan, ranking), name) for name in wholes)
        yield say("ranked beside members of their own: {names}", names=named)


def _weight(metric: Metric, style: Style) -> str:
    text = _figure(metric.weight, style)
    return text if metric.weight else style.language.say("{weight} (shown only)", weight=text)


def _counts(metric: Metric, style: Style) -> str:
    """What of a metric's figures counts in a score, empty where all of them do."""
    say = style.language.say
    floor, cap = (None if bound is None else f"{_figure(bound, style)}%" for bound in (metric.floor, metric.cap))
    if floor and cap:
        return say("counts from {floor} to {cap}", floor=floor, cap=cap)
    if floor:
        return say("counts from {floor} up", floor=floor)
    return say("counts up to {cap}", cap=cap) if cap else ""


def _figure(value: Decimal, style: Style) -> str:
    return format_amount(value, locale=style.locale, exact=True)


def _wholes(ranking: Ranking) -> list[str]:
    """The members that other members of the ranking lie in, by name."""
    names = {member.name for member in ranking.members}
    tree = Tree(_members(ranking.report.plan, ranking))
    return sorted({whole for name in names for whole in tree.upwards(name)[1:] if whole in names and whole is not None})


def _told(ranking: Ranking) -> Report:
    """The report with the ranked lines alone, and of their notes those that bear on the ranking."""
    names = {member.name for member in ranking.members}
    lines = [line for line in ranking.report.lines if getattr(line, ATTRIBUTES[ranking.by]) in names]
    scored = [line for line in lines if line.metric not in ranking.left_out]
    return ranking.report._replace(views=(), lines=tuple(_with_notes(line, ranking.on) for line in scored))


def _with_notes(line: Line, on: str) -> Line:
    if on == "pace":
        return line
    return line._replace(notes=tuple(note for note in line.notes if note.name not in ABOUT_DUE))


def _record(ranking: Ranking, member: Ranked) -> dict[str, str | None]:
    return {
        "period": ranking.report.period.name,
        "as_of": ranking.report.as_of.isoformat(),
        "by": ranking.by,
        "on": ranking.on,
        "name": member.name,
        "rank": None if member.rank is None else str(member.rank),
        "score": ratio_text(member.score),
        "weight": format_plain(member.weight),
        "reason": member.reason,
        "missing": "; ".join(f"{m.metric}: {m.reason}" for m in member.metrics if m.reason),
    }


def _member(member: Ranked) -> dict[str, Any]:
    return {
        "name": member.name,
        "rank": member.rank,
        "score": ratio_text(member.score),
        "weight": format_plain(member.weight),
        "reason": member.reason,
        "metrics": [_measure(measure) for measure in member.metrics],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "metric": measure.metric,
        "value": ratio_text(measure.value),
        "clamped": ratio_text(measure.clamped),
        "weight": format_plain(measure.weight),
        "reason": measure.reason,
    }


def _members(plan: Plan, ranking: Ranking) -> Mapping[str, Segment] | Mapping[str, Branch]:
    """The plan's members of the ranking's label; a group is not among them and goes by its name."""
    return plan.segments if ranking.by == "segment" else plan.branches


def _label(members: Mapping[str, Any], name: str) -> str:
    return (members[name].label if name in members else None) or name


def _percent(ratio: Fraction, plan: Plan, locale: Locale, places: int = 1) -> str:
    return format_percent(ratio, locale=locale, places=places, rounding=plan.rounding)
