"""A report in the format that was asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attain.cli.formats import FORMATS
from attain.cli.streams import Face, face_of
from attain.table import document, records, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.cli.streams import ColourChoice
    from attain.compute import Report
    from attain.table import Page, Table
    from attain.table.dossier import Dossier
    from attain.table.language import Language
    from attain.table.look import Look

FILE_FACE = Face(colour=False, room=None, ascii_only=False)


def faced(report: Report, form: str, look: Look, *, colour: ColourChoice, to_file: bool) -> str | bytes:
    """The report in a format, bytes where it is no text; a renderer is imported when it is needed."""
    source = FORMATS[form].source
    if source == "report":
        drawn: str | bytes = _drawer(form)(report, look)
        return drawn
    if source == "document":
        return _text(form, document(report, look))
    if source == "records":
        table = records(report, localized=look.localized)
        # Where figures have a decimal comma a comma cannot part cells.
        semicolon = form == "csv" and look.localized and report.plan.locale == "id"
        return _text(form, _columns(table, look), **({"delimiter": ";"} if semicolon else {}))
    every = bool(look.columns)
    page = tabulate(report, exact=look.exact, verbose=look.verbose, language=look.language, every=every)
    if look.explain:
        from attain.table.explanation import explained

        told = explained(report, exact=look.exact, language=look.language)
        page = page._replace(notes=(*page.notes, *(f"{label}: {text}" for label, text in told)))
    page = page._replace(tables=tuple(_columns(table, look) for table in page.tables))
    return page_text(page, form, colour, to_file=to_file)


def dressed(
    form: str,
    page: Callable[[], Page],
    table: Callable[[], Table],
    found: Callable[[], dict[str, Any]],
    dossier: Callable[[], Dossier],
    *,
    colour: ColourChoice,
    to_file: bool,
) -> str:
    """A result in a format: its table for CSV, document for JSON, dossier for HTML, else its page; only one is made."""
    source = FORMATS[form].source
    if source == "records":
        return _text(form, table())
    if source == "document":
        return _text(form, found())
    if source == "dossier":
        return _text(form, dossier())
    return page_text(page(), form, colour, to_file=to_file)


def plainly(page: Page, report: Report, language: Language) -> Dossier:
    """The dossier of a page that has nothing beside its tables but what its report rests on."""
    from attain.table.dossier import plain_dossier

    return plain_dossier(page, report, language)


def page_text(page: Page, form: str, colour: ColourChoice, *, to_file: bool) -> str:
    """A page in one of its formats; the table as the terminal wants it."""
    if form != "table":
        return _text(form, page)
    face = FILE_FACE if to_file else face_of(sys.stdout, colour)
    return _text(form, page, colour=face.colour, room=face.room, ascii_only=face.ascii_only)


def _columns(table: Table, look: Look) -> Table:
    """The table with the columns that were picked."""
    if not look.columns:
        return table
    from attain.table.picked import picked

    return picked(table, look.columns)


def _text(form: str, drawn_from: object, **how: object) -> str:
    text: str = _drawer(form)(drawn_from, **how)
    return text


def _drawer(form: str) -> Callable[..., Any]:
    """The function that draws a format."""
    module, _, function = FORMATS[form].drawn_by.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"attain.render.{module}"), function)
    return found
