"""A report as a spreadsheet for Excel and LibreOffice: numbers that stay numbers, and formulas that a reader can trace.

A formula carries our own figure as its result, so that a reader which calculates nothing shows the same. Names are
written as text alone: none is a formula or a link. The same report gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from attain.read.text import visible
from attain.render.width import text_width
from attain.table.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.compute import Report
    from attain.table.look import Look
    from attain.table.table import Cell, Column, Number, Table, Tone

# Nothing is guessed from a text; rows are let go of once they are written.
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
TONES: dict[Tone, dict[str, str]] = {
    "good": {"font_color": "#006100", "bg_color": "#C6EFCE"},
    "fair": {"font_color": "#7F4F00", "bg_color": "#FFEB9C"},
    "bad": {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
    "faint": {"font_color": "#595959"},
}
HEADER = {"bold": True, "bottom": 1, "bg_color": "#EDEDED", "text_wrap": True, "valign": "vcenter"}
BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": "#9DC3E6",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}
HEADER_ROW = 3  # counted from 0: below the title, the lead and a blank row
A4 = 9
NARROW, WIDE = 8, 100
WRAPPED = ("note", "text")  # columns of sentences
LINE_HEIGHT, MOST_HEIGHT = 15, 409  # points, of a row
FIRST = ("name", "file", "about")  # columns that stand at a sheet's edge
MOST_LETTERS = 32_767  # of a cell
MOST_TOLD = 255  # of what a file says about itself
MOST_NAME = 31  # of a sheet's name
MOST_PLACES = 30  # of a number's format
MOST_INDENT = 15
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
RUPIAH = "[$Rp-421]"


def xlsx(report: Report, look: Look) -> bytes:
    """The workbook's bytes: a sheet a view, then the inputs and the notes."""
    from xlsxwriter import Workbook

    book = workbook(report, look)
    out = io.BytesIO()
    with Workbook(out, SETTINGS) as file:
        made = datetime.combine(book.day, time(), UTC).replace(tzinfo=None)
        told = {"title": book.title, "comments": book.lead}
        file.set_properties({**{name: _text(text, MOST_TOLD) for name, text in told.items()}, "created": made})
        formats = _Formats(file, rupiah=(look.language.locale if look.language else report.plan.locale) == "id")
        taken: set[str] = set()
        headed = [(table, (book.title, book.lead)) for table in book.tables]
        headed += [(table, (table.title, book.title)) for table in book.lists]
        for table, heading in headed:
            _write(file.add_worksheet(_sheet_name(table.title, taken)), table, formats, heading)
    return out.getvalue()


class _Formats:
    """The formats of cells, each made once."""

    def __init__(self, file: Any, *, rupiah: bool) -> None:
        self._file = file
        self._rupiah = rupiah
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **properties: Any) -> Any:
        """The format with these properties."""
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._file.add_format(properties)
        return self._made[key]

    def of_cell(self, cell: Cell, column: Column, *, head: bool) -> Any:
        """The format of a cell as its table tells it."""
        told: dict[str, Any] = {"align": column.align, "valign": "top"}
        if column.align == "left":
            told["indent"] = min(cell.depth + _gap(column), MOST_INDENT)
        if head:
            told["bold"] = True
        if cell.tone:
            told |= TONES[cell.tone]
        if cell.number:
            told["num_format"] = self._pattern(cell.number)
        if column.key in WRAPPED or len(cell.text) > WIDE:
            told["text_wrap"] = True
        return self.of(**told)

    def _pattern(self, number: Number) -> str:
        """How a number is shown: the reader's own program puts in the separators of his language."""
        if number.places > MOST_PLACES:
            return "0.00E+00"
        decimals = f".{'0' * number.places}" if number.places else ""
        if number.percent:
            return f"0{decimals}%"
        money = f"[${number.money}] " if number.money else ""
        if self._rupiah and number.money == "IDR":
            money = RUPIAH
        return f"{money}#,##0{decimals}"


class _Spot(NamedTuple):
    """Where a table's cells stand: its row, and the column of each key."""

    row: int
    places: dict[str, int]


def _write(sheet: Any, table: Table, formats: _Formats, heading: tuple[str, str]) -> None:
    """A table on its sheet under two lines that say what it is; ready to be filtered and to be printed on A4."""
    last_row, last = HEADER_ROW + len(table.rows), len(table.columns) - 1
    widths = _lay_out(sheet, table)
    sheet.write_string(0, 0, _text(heading[0]), formats.of(bold=True, font_size=14))
    sheet.write_string(1, 0, _text(heading[1]), formats.of(font_color="#595959"))
    for at, column in enumerate(table.columns):
        header = formats.of(**HEADER, align=column.align, indent=_gap(column) if column.align == "left" else 0)
        sheet.write_string(HEADER_ROW, at, _text(column.header), header)
    places = {column.key: at for at, column in enumerate(table.columns)}
    for number, row in enumerate(table.rows, start=HEADER_ROW + 1):
        spot = _Spot(number, places)
        lines = max(_lines(cell, width) for cell, width in zip(row.cells, widths, strict=True))
        if lines > 1:
            sheet.set_row(number, min(LINE_HEIGHT * lines, MOST_HEIGHT))
        for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            _write_cell(sheet, spot, at, row.cells, formats.of_cell(cell, column, head=row.head))
    if table.rows:
        sheet.autofilter(HEADER_ROW, 0, last_row, last)
        if "attainment" in places:
            at = places["attainment"]
            sheet.conditional_format(HEADER_ROW + 1, at, last_row, at, BAR)


def _gap(column: Column) -> int:
    """What parts a column of text from the figures before it."""
    return 0 if column.key in FIRST else 1


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column; a spreadsheet does not find a row's height by itself everywhere."""
    # Most texts are short: no letter takes more than two columns.
    return 1 if 2 * len(cell.text) <= width else -(-text_width(visible(cell.text)) // (width - 2))


def _lay_out(sheet: Any, table: Table) -> list[int]:
    """Set the widths of columns, which are given back, what stays on the screen, and the paper."""
    widths = []
    for at, column in enumerate(table.columns):
        texts = [row.cells[at] for row in table.rows]
        longest = max((text_width(visible(cell.text)) + 2 * cell.depth for cell in texts), default=0)
        # A header may be wrapped, and beside it a filter has its button.
        words = max((text_width(word) for word in column.header.split()), default=0) + 3
        widths.append(min(max(longest + 2, words, NARROW), WIDE))
        sheet.set_column(at, at, widths[at])
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&R&P / &N")
    return widths


def _write_cell(sheet: Any, spot: _Spot, at: int, cells: Sequence[Cell], form: Any) -> None:
    """A cell as what it is: text, a number, or a formula with our own result."""
    cell = cells[at]
    if cell.number is None:
        sheet.write_string(spot.row, at, _text(cell.text), form)
        return
    value = float(cell.number.figure)
    formula = _formula(cell.number, spot, cells)
    if formula is None:
        sheet.write_number(spot.row, at, value, form)
    else:
        sheet.write_formula(spot.row, at, formula, form, value)


def _formula(number: Number, spot: _Spot, cells: Sequence[Cell]) -> str | None:
    """The formula over the row's cells; None where one of them is not there, or is no number."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    if number.formula is None:
        return None
    there = {key: xl_rowcol_to_cell(spot.row, at) for key, at in spot.places.items() if cells[at].number is not None}
    try:
        return "=" + number.formula.format_map(there)
    except KeyError:
        return None


def _text(text: str, most: int = MOST_LETTERS) -> str:
    r"""A text as a cell may hold it: what does not show is written out, and what is too long is cut.

    >>> print(_text("Serang" + chr(7)), _text("Serang", 4))
    Serang\x07 Ser…
    """
    shown = visible(text)
    # Letters are counted as UTF-16 counts them, an emoji as two.
    if 2 * len(shown) <= most or len(coded := shown.encode("utf-16-le")) <= 2 * most:
        return shown
    return coded[: 2 * most - 2].decode("utf-16-le", "ignore") + "\u2026"


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that a sheet may have, and that no other has.

    >>> taken = set()
    >>> _sheet_name("By segment/branch", taken), _sheet_name("By segment*branch", taken)
    ('By segment branch', 'By segment branch 2')
    """
    name = visible(title).translate(FORBIDDEN).strip()[:MOST_NAME].strip() or "1"
    found, number = name, 1
    while found.casefold() in taken or found.casefold() == "history":
        number += 1
        end = f" {number}"
        found = name[: MOST_NAME - len(end)] + end
    taken.add(found.casefold())
    return found
