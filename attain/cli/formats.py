"""The formats of a report and the other figures: the one table that a new format is entered in.

A format is a file in `attain.render` and a line here. Nothing is imported here that draws: the help lists the names.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from attain.errors import refuse

Source = Literal["page", "records", "document", "dossier", "report"]


class Format(NamedTuple):
    """What a format is drawn from, by what (`attain.render.MODULE:FUNCTION`), and the suffix of its files.

    Every command has a page for people, records for rows of machines, a document, and a dossier that holds more than
    the page; only `attain report` and `export` have a report. `columns` says whether they can be picked.
    """

    source: Source
    drawn_by: str
    suffix: str = ""
    binary: bool = False
    columns: bool = False


FORMATS = {
    "table": Format("page", "terminal:drawn", columns=True),
    "plain": Format("page", "plain:plain", ".txt", columns=True),
    "csv": Format("records", "csv:csv_text", ".csv", columns=True),
    "tsv": Format("records", "csv:tsv_text", ".tsv", columns=True),
    "json": Format("document", "json:json_text", ".json"),
    "jsonl": Format("report", "jsonl:json_lines", ".jsonl"),
    "markdown": Format("page", "markdown:markdown", ".md", columns=True),
    "html": Format("dossier", "html:html", ".html"),
    "xlsx": Format("report", "xlsx:xlsx", ".xlsx", binary=True, columns=True),
    "parquet": Format("report", "parquet:parquet", ".parquet", binary=True),
    "openmetrics": Format("report", "openmetrics:openmetrics", ".prom"),
}
SUFFIXES = {form.suffix: name for name, form in FORMATS.items() if form.suffix}
# What a command that makes no report is asked for; its page, records, document and dossier are all there is.
PLAINER = tuple(name for name, form in FORMATS.items() if form.source != "report")


def format_of(form: str | None, output: str | None, known: tuple[str, ...] = tuple(FORMATS)) -> str:
    """The format of those known: the one named, else the one that the file's suffix names, else a table."""
    if form is not None:
        if form not in known:
            refuse("A205", f"no format {form}{_here(form)}", f"write one of {', '.join(known)}")
        return form
    if output is None or output == "-":
        return "table"
    suffix = _suffix(output)
    found = SUFFIXES.get(suffix)
    if found not in known:
        why = f"no format {found}{_here(found)}" if found else f"no format has the suffix {suffix or '(none)'}"
        refuse("A205", why, f"end it in {listed(suffixes(known))}")
    return found


def suffixes(known: tuple[str, ...] = tuple(FORMATS)) -> list[str]:
    """The suffixes of the formats known."""
    return [suffix for suffix, name in SUFFIXES.items() if name in known]


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Words as a sentence lists them.

    >>> listed(["a", "b", "c"])
    'a, b or c'
    """
    *most, last = words
    return f"{', '.join(most)} or {last}"


def _here(form: str) -> str:
    return " of this" if form in FORMATS else ""


def _suffix(file: str) -> str:
    """What a file's name ends in, from its last dot on; nothing where only a dot stands before or after."""
    stem, _, ending = file.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if stem and ending else ""
