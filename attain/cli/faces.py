"""A report in the format that was asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from attain.cli.streams import Face, face_of
from attain.errors import refuse
from attain.table import document, records, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.cli.streams import ColourChoice
    from attain.compute import Report
    from attain.table import Page, Table
    from attain.table.dossier import Dossier
    from attain.table.language import Language

FORMATS = ("table", "plain", "csv", "json", "markdown", "html")
SUFFIXES = {".csv": "csv", ".json": "json", ".md": "markdown", ".html": "html", ".txt": "plain"}
FILE_FACE = Face(colour=False, room=None, ascii_only=False)


def format_of(form: str | None, output: str | None) -> str:
    """The format: the one named, else the one that the file's suffix names, else a table."""
    if form is not None:
        if form not in FORMATS:
            refuse("A205", f"no format {form}", f"write one of {', '.join(FORMATS)}")
        return form
    if output is None or output == "-":
        return "table"
    suffix = _suffix(output)
    if suffix not in SUFFIXES:
        *most, last = SUFFIXES
        refuse("A205", f"no format has the suffix {suffix or '(none)'}", f"end it in {', '.join(most)} or {last}")
    return SUFFIXES[suffix]


def _suffix(file: str) -> str:
    """What a file's name ends in, from its last dot on; nothing where only a dot stands before or after."""
    stem, _, ending = file.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if stem and ending else ""


class Look(NamedTuple):
    """What a reader wants to see of a report: every digit, every name, every line's arithmetic, his own notation.

    `language` is that of faces for people; CSV and JSON are the same in all of them.
    """

    exact: bool = False
    verbose: bool = False
    explain: bool = False
    localized: bool = False
    language: Language | None = None


def faced(report: Report, form: str, look: Look, *, colour: ColourChoice, to_file: bool) -> str:
    """The report as text in a format; a renderer is imported when it is needed."""
    if form == "csv":
        from attain.render.csv import csv_text

        delimiter = ";" if look.localized and report.plan.locale == "id" else ","
        return csv_text(records(report, localized=look.localized), delimiter=delimiter)
    if form == "json":
        from attain.render.json import json_text

        found = document(report)
        if look.explain:
            for line, (_, text) in zip(found["lines"], _explained(report, look, None), strict=True):
                line["explanation"] = text
        return json_text(found)
    page = tabulate(report, exact=look.exact, verbose=look.verbose, language=look.language)
    if look.explain:
        told = (f"{label}: {text}" for label, text in _explained(report, look, look.language))
        page = page._replace(notes=(*page.notes, *told))
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
    if form == "csv":
        from attain.render.csv import csv_text

        return csv_text(table())
    if form == "json":
        from attain.render.json import json_text

        return json_text(found())
    if form == "html":
        from attain.render.html import html

        return html(dossier())
    return page_text(page(), form, colour, to_file=to_file)


def plainly(page: Page, report: Report, language: Language) -> Dossier:
    """The dossier of a page that has nothing beside its tables but what its report rests on."""
    from attain.table.dossier import plain_dossier

    return plain_dossier(page, report, language)


def page_text(page: Page, form: str, colour: ColourChoice, *, to_file: bool) -> str:
    """A page as Markdown, as plain text or as a terminal shows it."""
    if form == "markdown":
        from attain.render.markdown import markdown

        return markdown(page)
    if form == "plain":
        from attain.render.plain import plain

        return plain(page)
    from attain.render.terminal import drawn

    face = FILE_FACE if to_file else face_of(sys.stdout, colour)
    return drawn(page, colour=face.colour, room=face.room, ascii_only=face.ascii_only)


def _explained(report: Report, look: Look, language: Language | None) -> list[tuple[str, str]]:
    from attain.table.explanation import explained

    return explained(report, exact=look.exact, language=language)
