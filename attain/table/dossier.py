"""A page with all that a reader of it may ask: graphs beside the rows, cards, where every figure comes from, the files.

A face that shows more than tables is drawn from this; the others are drawn from the `Page` in it and never pay for the
rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.table.dates import long_date, period_heading, period_text
from attain.table.language import ENGLISH, Language, marked
from attain.table.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.compute import Report
    from attain.errors import Problem
    from attain.model.input import Input
    from attain.table.attention import Attention
    from attain.table.graphs import Bullet, Curve, Steps
    from attain.table.legend import Legend
    from attain.table.table import Page, Tone

ROLES = {"segment": marked("Segments"), "branch": marked("Branches"), "group": marked("Groups")}


class Lines(NamedTuple):
    """The lines of a file that count, which few will read: what they are, and the list."""

    title: str
    told: str


class Proof(NamedTuple):
    """Where a row's figures come from: its name, sentences, lists of lines, tables of rows, what else is said."""

    name: str
    told: tuple[str, ...]
    lines: tuple[Lines, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


class Extra(NamedTuple):
    """What stands beside a row of a table; `order` is where it stands by the figures of each column."""

    bullet: Bullet | None = None
    order: tuple[int | None, ...] = ()
    proof: Proof | None = None


class Figure(NamedTuple):
    """One metric of a card, in the texts of the row that it is taken from; `amounts` are its actual and its target.

    `judged` is the ratio that the status is decided on, `pace_of` what pace is held against, in words.
    """

    name: str
    attainment: str
    amounts: tuple[str, str]
    pace: str
    pace_of: str
    judged: Literal["attainment", "pace"]
    status: str
    tone: Tone | None
    bullet: Bullet | None = None
    curve: Curve | None = None


class Card(NamedTuple):
    """What is shown of one member, or of one metric; a metric's own has no title but its figure's name."""

    title: str
    figures: tuple[Figure, ...]


class Brought(NamedTuple):
    """One metric of a member without a target: its actual, its share of the total, and how the steps went."""

    name: str
    actual: str
    share: str
    steps: Steps | None = None


class BareCard(NamedTuple):
    """What is shown of a member without any target; `table` has the figures of the steps, `per` is what a step is."""

    title: str
    figures: tuple[Brought, ...]
    table: Table | None = None
    per: Literal["month", "quarter"] = "month"


class Cards(NamedTuple):
    """Cards that are to be compared; `without` are the members without any target, `without_title` counts them.

    Where no member has one, all have a card in `bare`, and `about` says what it shows.
    """

    title: str
    cards: tuple[Card, ...]
    without: tuple[Card, ...] = ()
    without_title: str = ""
    bare: tuple[BareCard, ...] = ()
    about: str = ""


class Dossier(NamedTuple):
    """Everything about one result. `extras` stand beside the rows of the page's tables, where there are any.

    `facts` are what is counted, by label and text; `attentions` what is not good; `legends` are the band sets in force;
    `problems` are warnings as sentences; `omitted` says what was left out for its size.
    """

    page: Page
    language: Language = ENGLISH
    facts: tuple[tuple[str, str], ...] = ()
    headlines: tuple[Figure, ...] = ()
    attentions: tuple[Attention, ...] = ()
    legends: tuple[Legend, ...] = ()
    cards: tuple[Cards, ...] = ()
    extras: tuple[tuple[Extra | None, ...], ...] = ()
    inputs: Table | None = None
    problems: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()


def plain_dossier(page: Page, report: Report, language: Language = ENGLISH) -> Dossier:
    """A page with what its report rests on, and no more."""
    return Dossier(
        page=page,
        language=language,
        facts=facts_of(report, language),
        inputs=inputs_table(report.inputs, language),
        problems=problem_texts(report.problems),
    )


def facts_of(report: Report, language: Language) -> tuple[tuple[str, str], ...]:
    """The period, the last day counted, and whose target it is held against."""
    return (
        (language.say("Period"), period_heading(report.period.name, language)),
        (language.say("As of"), long_date(report.as_of, language)),
        (language.say("Target of"), period_text(report.full.name, language)),
    )


def inputs_table(inputs: Iterable[Input], language: Language) -> Table:
    """The files that a result rests on, with the hashes of their bytes."""
    columns = (
        Column("path", language.say("File")),
        Column("rows", language.say("Rows"), "right"),
        Column("sha256", "SHA-256"),
    )
    rows = tuple(Row((Cell(file.path), Cell(language.number(file.rows)), Cell(file.sha256))) for file in inputs)
    return Table(language.say("Files read"), columns, rows)


def problem_texts(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Warnings as they stand on a page: the code, the message, the place, the help."""
    return tuple(_problem_text(problem) for problem in problems)


def _problem_text(problem: Problem) -> str:
    where = f" ({problem.place})" if problem.place else ""
    mend = f"; {problem.help}" if problem.help else ""
    return f"{problem.code}: {problem.message}{where}{mend}"
