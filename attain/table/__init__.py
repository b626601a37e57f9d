"""`Report` to a neutral `Page` of `Table`s: the one place where figures become text.

Every face is drawn from these, so that no two faces can disagree.
"""

from attain.table.page import tabulate
from attain.table.records import document, problems_document, records
from attain.table.table import Bar, Cell, Column, Page, Row, Table

__all__ = [
    "Bar",
    "Cell",
    "Column",
    "Page",
    "Row",
    "Table",
    "document",
    "problems_document",
    "records",
    "tabulate",
]
