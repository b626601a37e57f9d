"""Every format of a report read back: the figures that a reader of that format finds, line by line.

A new format is entered in `FACES` with a function that reads it back; a test fails where one is missing.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import warnings
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
from prometheus_client.openmetrics import parser

from attain.cli.faces import faced
from attain.render.html import html
from attain.table import tabulate
from attain.table.language import english
from attain.table.look import Look
from attain.table.report_dossier import Material, report_dossier
from attain.table.words import REASONS
from tests.html_pages import parsed, shown_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from attain.compute import Report
    from attain.table.language import Language

FIGURES = ("actual", "target", "attainment", "due", "pace", "gap", "needed")
ALL = (*FIGURES, "gap_due", "growth", "forecast")
# What people see beside the figures; no cell of these is ever empty, so that blanks part them.
SHOWN = ("name", *FIGURES)
Found = dict[str, Any]
RATIO = "_ratio"


@dataclass(frozen=True)
class Face:
    """How a format is read back: the lines' figures by names in the report's order, None or a word where there is none.

    An exact face holds what JSON holds; one for people holds its rounding, in the plan's language.
    """

    read: Callable[[Report, Language], list[Found]]
    figures: tuple[str, ...]
    exact: bool = True


def drawn(report: Report, form: str, language: Language | None = None, columns: tuple[str, ...] = ()) -> Any:
    """The report in a format, as a file would hold it; a page without the rows behind its figures."""
    if form == "html":
        return html(report_dossier(report, Material(), language or english(report.plan.locale)))
    return faced(report, form, Look(language=language, columns=columns), colour="never", to_file=True)


def _text_rows(report: Report, form: str, language: Language) -> list[Found]:
    """The rows of aligned text: two blanks or more part columns, names stand first."""
    text = drawn(report, form, language, SHOWN)
    rows = [re.split(r" {2,}", line)[-len(FIGURES) :] for line in text.splitlines()]
    start = next(number for number, row in enumerate(rows) if len(row) == len(FIGURES))
    return [dict(zip(FIGURES, row, strict=True)) for row in rows[start + 1 :] if len(row) == len(FIGURES)]


def _markdown(report: Report, language: Language) -> list[Found]:
    text = drawn(report, "markdown", language, SHOWN)
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("|")]
    told = [[re.sub(r"\\(.)", r"\1", cell.strip().strip("*")) for cell in row[1:]] for row in rows[2:]]
    return [dict(zip(FIGURES, row, strict=True)) for row in told if row[0]]


def _html(report: Report, language: Language) -> list[Found]:
    page = parsed(drawn(report, "html", language))
    rows, found = iter(shown_rows(page)), []
    for table in tabulate(report, language=language).tables:
        keys = [column.key for column in table.columns]
        told = [dict(zip(keys, row, strict=True)) for row in islice(rows, len(table.rows))]
        found.append([row for row in told if row["actual"]])  # a row that only heads others has none, not even a dash
        bare = table.note
    if not bare:
        return found[0]
    # The wholes stand against their targets in a view of their own; that the others have none is said in a sentence.
    assert bare in [part.text for part in page.every("p", "about")]
    wholes, members = found
    missing = {**dict.fromkeys(FIGURES), "attainment": language.say(REASONS["no_target"])}
    lines = {row["name"]: row for row in wholes}
    return [{**row, **lines[row["name"]]} if row["name"] in lines else {**missing, **row} for row in members]


def _separated(report: Report, form: str, delimiter: str) -> list[Found]:
    return list(csv.DictReader(io.StringIO(drawn(report, form), newline=""), delimiter=delimiter))


def _json_lines(report: Report, _: Language) -> list[Found]:
    return [flat(json.loads(line)) for line in drawn(report, "jsonl").split("\n") if line]


def flat(record: Found) -> Found:
    """A line of JSON with the values of what it nests."""
    nested = {name: (record[name] or {}).get("value") for name in ("needed", "forecast")}
    return {**record, **nested}


def _xlsx(report: Report, language: Language) -> list[Found]:
    return sheet_rows(drawn(report, "xlsx", language), report)[0]


def sheet_rows(data: bytes, report: Report) -> list[list[Found]]:
    """The rows with figures of each view's sheet, by columns in the order of a workbook without picked columns."""
    keys = ["name", "actual", "target", "attainment", "pace", "status", "due", "gap", "needed", "reported"]
    keys += [name for name in ("growth", "forecast") if getattr(report, name)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know bars in cells
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [
        [
            dict(zip(keys, (cell.value for cell in row), strict=False))
            for row in sheet.iter_rows(min_row=5)
            if row[1].value not in (None, "")
        ]
        for sheet in book.worksheets[:-2]
    ]


def _parquet(report: Report, _: Language) -> list[Found]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.parquet"
        file.write_bytes(drawn(report, "parquet"))
        with duckdb.connect() as database:
            rows = database.execute("SELECT * FROM read_parquet(?)", [str(file)])
            names = [column[0] for column in rows.description or ()]
            found = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
    for row in found:
        for name in ("target", "due"):
            if row[name] is None and row[f"{name}_low"] is not None:
                row[name] = f"{row[f'{name}_low']:f}..{row[f'{name}_high']:f}"
    return found


def _openmetrics(report: Report, _: Language) -> list[Found]:
    """The samples as a parser of the format finds them, their values as they are written."""
    text = drawn(report, "openmetrics")
    written = [line.rpartition(" ")[2] for line in text.split("\n") if line and not line.startswith("#")]
    samples = [each for family in families(text) for each in family.samples]
    assert len(written) == len(samples)
    found: dict[tuple[str | None, ...], Found] = {
        (line.metric, line.segment, line.branch): dict.fromkeys(ALL) for line in report.lines
    }
    for sample, value in zip(samples, written, strict=True):
        assert sample.value == float(value)
        labels = sample.labels
        if "metric" not in labels:
            continue
        name = sample.name.removeprefix("attain_").removesuffix(RATIO)
        line = found[labels["metric"], labels.get("segment"), labels.get("branch")]
        if name in ("reason", "status"):
            line[name] = labels[name]
        else:
            line[name] = f"{line[name]}..{value}" if labels.get("bound") == "high" else value
    return list(found.values())


def families(text: str) -> list[Any]:
    """The families of an OpenMetrics text, which must hold to the format."""
    return list(parser.text_string_to_metric_families(text))  # type: ignore[no-untyped-call]  # the library's own


FACES: dict[str, Face] = {
    "table": Face(lambda report, language: _text_rows(report, "table", language), FIGURES, exact=False),
    "plain": Face(lambda report, language: _text_rows(report, "plain", language), FIGURES, exact=False),
    "markdown": Face(_markdown, FIGURES, exact=False),
    "html": Face(_html, FIGURES, exact=False),
    "csv": Face(lambda report, _: _separated(report, "csv", ","), (*FIGURES, "gap_due")),
    "tsv": Face(lambda report, _: _separated(report, "tsv", "\t"), (*FIGURES, "gap_due")),
    "jsonl": Face(_json_lines, ALL),
    "xlsx": Face(_xlsx, FIGURES),
    "parquet": Face(_parquet, ALL),
    "openmetrics": Face(_openmetrics, ALL),
}


def told(report: Report) -> Iterator[Found]:
    """The lines of the JSON document, against which all else is held."""
    yield from map(flat, json.loads(drawn(report, "json"))["lines"])
