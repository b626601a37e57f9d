"""Tables with what stands under their rows: real tables, read row by row without any script.

A row and what is under it stand in one `tbody`, so that they move, print and go together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.render.html.graphs import bar_svg, bullet_svg, spark_svg
from attain.render.html.markup import element, status, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.table.dossier import Extra, Proof
    from attain.table.language import Language
    from attain.table.table import Cell, Column, Row, Table

DEEPEST = 8
SHORT = 16  # so many rows have room on one sheet of paper
FEW_COLUMNS = 5  # so few are hard to follow across the whole page


def table_html(table: Table, extras: Sequence[Extra | None], number: int, language: Language) -> str:
    """A table in a region that scrolls where it is too wide, below the place where a script puts its tools."""
    name = f"table-{number}"
    found = [*extras, *[None] * (len(table.rows) - len(extras))]
    body = [_body(table, row, extra, language) for row, extra in zip(table.rows, found, strict=True)]
    kinds = ["rows"]
    kinds += ["proven"] if any(extra and extra.proof for extra in found) else []
    kinds += ["slim"] if len(table.columns) <= FEW_COLUMNS else []
    drawn = element(
        "table",
        element("caption", text(table.title), class_="unseen"),
        element("thead", element("tr", *(_heading(column) for column in table.columns))),
        *body,
        class_=" ".join(kinds),
    )
    title = element("h2", text(table.title), id=name)
    note = element("p", text(table.note), class_="about") if table.note else ""
    tools = element("div", class_="tools", hidden=True)
    inner = element("div", drawn, class_="scroll", role="region", aria_labelledby=name, tabindex="0")
    return (
        element("section", title, note, tools, inner, class_="sheet short" if len(table.rows) <= SHORT else "sheet")
        + "\n"
    )


def small_table(table: Table, name: str) -> str:
    """A table without tools, named for those who do not see what it stands under."""
    rows = (
        element(
            "tr", *(_cell(table, column, cell, None) for column, cell in zip(table.columns, row.cells, strict=True))
        )
        for row in table.rows
    )
    return element(
        "div",
        element(
            "table",
            element("caption", text(name), class_="unseen"),
            element("thead", element("tr", *(_heading(column) for column in table.columns))),
            element("tbody", *rows),
        ),
        class_="scroll",
        role="region",
        aria_label=name,
        tabindex="0",
    )


def _heading(column: Column) -> str:
    kind = "n" if column.align == "right" else None
    return element("th", text(column.header), scope="col", class_=kind, title=column.hint or None)


def _body(table: Table, row: Row, extra: Extra | None, language: Language) -> str:
    cells = "".join(_drawn(table, row, index, extra) for index in range(len(table.columns)))
    under = ""
    if extra and extra.proof:
        proof = element("td", _proof_html(extra.proof, table.title, language), colspan=str(len(table.columns)))
        under = element("tr", proof, class_="under")
    depth = str(min(row.cells[0].depth, DEEPEST))
    kind = "head" if row.head else None
    return "\n" + element("tbody", element("tr", cells), under, data_depth=depth, class_=kind)


def _drawn(table: Table, row: Row, index: int, extra: Extra | None) -> str:
    column, cell = table.columns[index], row.cells[index]
    if extra and cell.bar is not None and extra.bullet is not None:
        drawn = bullet_svg(extra.bullet, _told(table, row))
        return element("td", drawn, class_="graph", data_order=_order(extra, index))
    return _cell(table, column, cell, extra, row)


def _cell(table: Table, column: Column, cell: Cell, extra: Extra | None, row: Row | None = None) -> str:
    if cell.bar is not None or cell.spark is not None:
        name = _told(table, row) if row else column.header
        drawn = bar_svg(cell.bar, name) if cell.bar is not None else spark_svg(cell.spark, name) if cell.spark else ""
        return element("td", drawn, class_="graph", data_order=_order(extra, table.columns.index(column)))
    if row is not None and column is _named(table):
        return element("th", text(cell.text), scope="row")
    judged = cell.tone and cell.text and column.key == "status"
    inside = status(cell.text, cell.tone) if judged else text(cell.text)
    kinds = [kind for kind in ("n" if column.align == "right" else "", _faint(column, cell)) if kind]
    order = _order(extra, table.columns.index(column))
    return element("td", inside, class_=" ".join(kinds) or None, data_order=order)


def _named(table: Table) -> Column:
    """The column that says what a row is about."""
    return next((column for column in table.columns if column.key == "name"), table.columns[0])


def _faint(column: Column, cell: Cell) -> str:
    return "faint" if cell.tone == "faint" and column.key != "status" else ""


def _told(table: Table, row: Row) -> str:
    """What a graph shows, in the texts of its row."""
    told = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.key in {"attainment", "due"} and cell.text:
            told.append(f"{column.header} {cell.text}")
    name = row.cells[table.columns.index(_named(table))].text
    return f"{name}: {', '.join(told)}" if told else name


def _order(extra: Extra | None, index: int) -> str | None:
    place = extra.order[index] if extra and extra.order else None
    return None if place is None else str(place)


def _proof_html(proof: Proof, view: str, language: Language) -> str:
    """Where a row's figures come from, behind a mark that opens it; a row may stand in several views."""
    name = language.say("Where this comes from: {name}", name=proof.name)
    parts = [element("p", text(told)) for told in proof.told]
    parts += [
        element("details", element("summary", text(lines.title)), element("p", text(lines.told)), class_="lines")
        for lines in proof.lines
    ]
    parts += [small_table(table, f"{view}, {proof.name}: {table.title}") for table in proof.tables]
    if proof.notes:
        parts.append(element("ul", *(element("li", text(note)) for note in proof.notes)))
    mark = element("summary", element("span", text(name), class_="unseen"), title=name)
    return element("details", mark, element("div", *parts, class_="proof"))
