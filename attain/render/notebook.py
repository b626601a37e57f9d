"""A `Page` as a notebook shows it: tables of HTML that bring no style of their own but how cells are aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.render.html.markup import element, text

if TYPE_CHECKING:
    from attain.table.table import Cell, Column, Page, Row, Table

LEFT, RIGHT = "text-align: left", "text-align: right"
INDENT = 1.2  # em for each step inside


def notebook(page: Page) -> str:
    """The tables of a page between its title and its notes. Bars and sparks are left to faces that can draw them."""
    tables = "".join(_table(table) for table in page.tables)
    notes = "".join(element("li", text(note)) for note in page.notes)
    head = element("p", element("b", text(page.title)), "<br>", text(page.lead))
    return element("div", head, tables, element("ul", notes) if notes else "")


def _table(table: Table) -> str:
    drawn = [index for index, column in enumerate(table.columns) if not _is_picture(table, index, column)]
    heads = "".join(element("th", text(table.columns[i].header), scope="col", style=_style(table, i)) for i in drawn)
    rows = "".join(_row(table, row, drawn) for row in table.rows)
    drawn_table = element("table", element("thead", element("tr", heads)), element("tbody", rows))
    return f"{drawn_table}{element('p', text(table.note))}" if table.note else drawn_table


def _row(table: Table, row: Row, drawn: list[int]) -> str:
    cells = [
        _cell(row.cells[index], "td" if place else "th", _style(table, index)) for place, index in enumerate(drawn)
    ]
    return element("tr", *cells)


def _cell(cell: Cell, name: str, style: str) -> str:
    indent = f"; padding-left: {INDENT * cell.depth:.1f}em" if cell.depth else ""
    scope = "row" if name == "th" else None
    return element(name, text(cell.text), scope=scope, style=f"{style}{indent}")


def _style(table: Table, index: int) -> str:
    return RIGHT if table.columns[index].align == "right" else LEFT


def _is_picture(table: Table, index: int, column: Column) -> bool:
    """Whether a column holds pictures alone."""
    cells = [row.cells[index] for row in table.rows]
    return column.align == "left" and any(cell.bar or cell.spark for cell in cells) and not any(c.text for c in cells)
