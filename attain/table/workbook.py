"""A report as the sheets of a spreadsheet: a table a view, with numbers and formulas, then the inputs and the notes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attain.compute.aim import Aim
from attain.model.values import is_currency
from attain.number import format_amount
from attain.table.cell_formulas import gap_formula, is_held, ratio_formula
from attain.table.language import marked
from attain.table.members import address, shares
from attain.table.page import style_of, tabulate
from attain.table.pairs import lined
from attain.table.picked import picked
from attain.table.records import amount_text, ratio_text
from attain.table.table import Cell, Column, Number, Row, Table
from attain.table.words import HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from attain.compute import Line, Report, View
    from attain.errors import Problem
    from attain.table.language import Language
    from attain.table.look import Look
    from attain.table.page import Style
    from attain.table.table import Page

METRIC = marked("Metric")
RATIOS = ("attainment", "pace", "growth")
LONGEST = 2_000  # letters of a note in one row, which may be only so high; a longer one goes on in the next


class Workbook(NamedTuple):
    """What a spreadsheet holds: the tables under a title and a lead, then lists of plain text.

    `day` is the last day counted: the workbook's own date, so that the same report gives the same bytes.
    """

    title: str
    lead: str
    day: date
    tables: tuple[Table, ...]
    lists: tuple[Table, ...]


def workbook(report: Report, look: Look) -> Workbook:
    """The sheets of a report, figures in the language's way, the columns that were picked."""
    style = style_of(report.plan, look.language, exact=look.exact)
    page = tabulate(report, exact=look.exact, verbose=look.verbose, language=look.language, every=True)
    found = [_table(report, view, table, style, look) for view, table in zip(report.views, page.tables, strict=True)]
    return Workbook(
        title=page.title,
        lead=page.lead,
        day=report.as_of,
        tables=tuple(picked(table, look.columns) for table in found),
        lists=(_inputs(report, style.language), _notes(report, page, look, style.language)),
    )


def _table(report: Report, view: View, table: Table, style: Style, look: Look) -> Table:
    """A view's table with all columns, its figures as numbers; a drawn bar is the spreadsheet's own affair.

    Shares stand where they are picked, for a spreadsheet makes its own.
    """
    left_out = {"bar"} if "share" in look.columns else {"bar", "share"}
    kept = [index for index, column in enumerate(table.columns) if column.key not in left_out]
    made = {} if "share" in left_out else shares(report, view)
    keys = [table.columns[index].key for index in kept]
    rows, told = [], []
    for row, line in lined(view, table):
        cells = {key: row.cells[index] for key, index in zip(keys, kept, strict=True)}
        note = ""
        if line is not None:
            cells.update(_figures(report, line, style))
            if address(line) in made:
                cells["share"] = _ratio(made[address(line)], style, None)
            note = _why_values(line, cells, style.language)
        rows.append(row._replace(cells=tuple(cells.values())))
        told.append(note)
    columns = [_headed(table.columns[index], view, style.language) for index in kept]
    if any(told):
        columns.append(Column("note", style.language.say("Note")))
        rows = [row._replace(cells=(*row.cells, Cell(note))) for row, note in zip(rows, told, strict=True)]
    return table._replace(columns=tuple(columns), rows=tuple(rows))


def _headed(column: Column, view: View, language: Language) -> Column:
    """A column as a sheet heads it: that of the names by what stands in it, for the sheet's own name says the split."""
    if column.key != "name":
        return column
    return column._replace(header=" / ".join(language.say(text) for text in (METRIC, *(HEADERS[by] for by in view.by))))


def _figures(report: Report, line: Line, style: Style) -> Iterator[tuple[str, Cell]]:
    """The cells of a line's figures by their columns; what does not exist stays as the page tells it."""
    metric = report.plan.metrics[line.metric]
    formulas = {
        "attainment": ratio_formula(metric, line, "target"),
        "pace": ratio_formula(metric, line, "due"),
        "gap": gap_formula(line),
    }
    amounts = {
        "actual": line.actual,
        "target": line.target,
        "due": line.due,
        "gap": line.gap,
        "needed": line.needed.value if line.needed else None,
        **({"forecast": line.forecast.value if line.forecast else None} if report.forecast else {}),
    }
    for key, amount in amounts.items():
        if amount is not None:
            yield key, _amount(amount, line.unit, style, formulas.get(key))
    for key in RATIOS if report.growth else RATIOS[:2]:
        ratio = getattr(line, key)
        if ratio is not None:
            yield key, _ratio(ratio, style, formulas.get(key))


def _amount(amount: Fraction | Aim, unit: str | None, style: Style, formula: str | None) -> Cell:
    """An amount as a number in its unit; a range, or more digits than a spreadsheet holds, as text."""
    figure = amount_text(amount)
    if figure is None or isinstance(amount, Aim) or not is_held(figure):
        return Cell(style._replace(exact=True).amount(amount, unit) or "")
    shown = format_amount(amount, locale="en", rounding=style.rounding, exact=style.exact)
    money = unit if is_currency(unit) else None
    text = f"{money} {shown}" if money else shown
    return Cell(text, number=Number(figure, len(shown.partition(".")[2]), money, formula=formula))


def _ratio(ratio: Fraction, style: Style, formula: str | None) -> Cell:
    figure, text = ratio_text(ratio), style.percent(ratio) or ""
    # With 15 digits a target that is missed by less would show as reached.
    if figure is None or not is_held(figure) or style.percent(Fraction(figure)) != text:
        return Cell(text)
    english = style._replace(locale="en").percent(ratio) or ""
    places = len(english.rstrip("%").partition(".")[2])
    return Cell(text, number=Number(figure, places, percent=True, formula=formula))


def _why_values(line: Line, cells: dict[str, Cell], language: Language) -> str:
    """Why a row's ratios and gap are values instead of formulas, where they are."""
    told = [cells[key] for key in ("actual", "target", "attainment", "due", "pace") if getattr(line, key) is not None]
    if isinstance(line.target, Aim) or isinstance(line.due, Aim):
        return language.say("the target is a range: attainment, pace and gap are values, not formulas")
    counted = [cells[key].number for key in ("attainment", "pace", "gap")]
    if any(cell.number is None for cell in told) or any(number and not number.formula for number in counted):
        return language.say("more than 15 digits: written as text, and what rests on it as values")
    return ""


def _inputs(report: Report, language: Language) -> Table:
    """The files that the report rests on, each with its hash and the rows that it brought."""
    columns = (
        Column("file", language.say("File")),
        Column("rows", language.say("Rows"), "right"),
        Column("sha256", "SHA-256"),
    )
    rows = [
        Row((Cell(file.path), Cell(str(file.rows), number=Number(str(file.rows))), Cell(file.sha256)))
        for file in report.inputs
    ]
    return Table(language.say("Inputs"), columns, tuple(rows))


def _notes(report: Report, page: Page, look: Look, language: Language) -> Table:
    """The notes of the page, the lines' arithmetic where it was asked for, then the warnings, each in its own rows."""
    told = [("", note, "") for note in page.notes]
    if look.explain:
        from attain.table.explanation import explained

        lines = explained(report, exact=look.exact, language=look.language)
        told += [(label, text, "") for label, text in lines]
    told += [_warning(problem) for problem in report.problems]
    columns = (
        Column("about", language.say("About")),
        Column("text", language.say("Note")),
        Column("place", language.say("Place")),
    )
    rows = [Row((Cell(about), Cell(piece), Cell(place))) for about, text, place in told for piece in _pieces(text)]
    return Table(language.say("Notes"), columns, tuple(rows))


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces, parted at blanks where it has some."""
    while len(text) > LONGEST:
        end = text.rfind(" ", 0, LONGEST) + 1 or LONGEST
        yield text[:end]
        text = text[end:]
    yield text


def _warning(problem: Problem) -> tuple[str, str, str]:
    text = f"{problem.message}; {problem.help}" if problem.help else problem.message
    return f"{problem.severity} {problem.code}", text, str(problem.place or "")
