"""Workbooks: numbers and formulas as they stand, names that stay names, and a spreadsheet that counts as we do."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import warnings
import zipfile
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from openpyxl.utils.escape import unescape

from attain import api
from attain.compute import Asked
from attain.languages import language
from attain.model import Segment
from attain.model.values import Range
from attain.period import Calendar
from attain.render.xlsx import xlsx
from attain.table.look import Look
from tests.conftest import ROOT
from tests.faces import drawn, sheet_rows
from tests.plans import BRANCHES, METRIC, SEGMENTS, VIEWS, cases, plan_of, report_of, report_over, rows_of
from tests.test_untranslated import ONE_LETTER, words_in

if TYPE_CHECKING:
    from pathlib import Path

    from attain.compute import Line, Report
    from attain.compute.asked import By

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
RESULT = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
# Each formula that there is: the metric, its target and its actual in January.
FORMULAS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({}, "300000", "127000"),
    ({}, "-10", "-11"),
    ({}, "0.3", "0.1"),
    ({"direction": "lower"}, "80", "25"),
    ({"direction": "lower"}, "-80", "-25"),
    ({"direction": "lower", "formula": "inverse"}, "12", "5"),
    ({"direction": "lower", "worst": Decimal(50)}, "0", "5"),
    ({"direction": "within"}, "80", "4"),
    ({"direction": "within"}, "80", "99"),
    ({"direction": "within"}, "-80", "-99"),
    ({"kind": "stock", "baseline": Decimal(10), "phasing": "path"}, "20", "12"),
    ({"kind": "stock", "baseline": Decimal("-10.5"), "phasing": "path"}, "20", "12"),
    ({"kind": "stock", "baseline": Decimal(10), "direction": "within"}, "20", "25"),
    ({"kind": "stock", "baseline": Decimal(90), "direction": "lower"}, "20", "60"),
)


def book_of(data: bytes, *, results: bool = False) -> Any:
    """The workbook as openpyxl reads it: its formulas, or their results."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know bars in cells
        return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


@pytest.fixture(scope="module")
def example() -> Report:
    """The report of the living example."""
    return api.report(api.load(ROOT / "targets.yaml"), "2018-Q1")


def test_the_example(example: Report) -> None:
    """Typed figures, formulas over the row's own cells, and our results under them."""
    data = drawn(example, "xlsx")
    sheet, results = (book_of(data, results=results)["By segment"] for results in (False, True))
    assert [cell.value for cell in sheet[4]] == [
        *("Metric / Segment", "Actual", "Target", "Attainment", "Pace", "Status", "Due", "Gap"),
        *("Needed per quarter", "Reported"),
    ]
    assert [cell.value for cell in sheet[6]] == [
        *("Jasa Konstruksi", 127_000, 300_000, "=B6/C6", "=B6/G6", "ahead", 75_000, "=B6-C6"),
        *(57_666.6666666667, "42/42"),
    ]
    assert [results[6][at].value for at in (3, 4, 7)] == [0.423333333333333, 1.69333333333333, -173_000]
    money = [sheet[8][at].number_format for at in (1, 3, 8)]
    assert money == ["[$IDR] #,##0", "0.0%", "[$IDR] #,##0.00"]
    assert sheet[6][8].number_format == "#,##0.00"


def test_every_digit(example: Report) -> None:
    """`--exact` shows every digit that a spreadsheet has."""
    sheet = book_of(xlsx(example, Look(exact=True))).worksheets[0]
    assert (sheet["I6"].value, sheet["I6"].number_format) == (57_666.6666666667, "#,##0.0000000000")


def test_sheets_are_ready_to_be_read_and_printed(example: Report) -> None:
    """The header stays on the screen and on each page, A4 across; inputs and notes have sheets of their own."""
    book = book_of(drawn(example, "xlsx"))
    assert book.sheetnames == ["By segment", "By branch", "Inputs", "Notes"]
    for sheet in book:
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B5", "$4:$4")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
    inputs = [[cell.value for cell in row] for row in book["Inputs"].iter_rows(min_row=5)]
    assert inputs == [[file.path, file.rows, file.sha256] for file in example.inputs]
    notes = [row[1].value for row in book["Notes"].iter_rows(min_row=5)]
    assert example.plan.note in notes


def test_in_indonesian(example: Report) -> None:
    """Words and rupiah as Indonesian reports write them."""
    book = book_of(drawn(example, "xlsx", language("id")))
    assert book.sheetnames == ["Per segmen", "Per cabang", "Sumber data", "Catatan"]
    sheet = book["Per segmen"]
    assert [cell.value for cell in sheet[4]][1:4] == ["Realisasi", "Target", "Capaian"]
    assert sheet[8][1].number_format == "[$Rp-421]#,##0"


@settings(max_examples=20)
@given(cases())
def test_a_workbook_has_no_english(case: Any) -> None:
    """Told in a language of one letter a workbook has no words but those of the plan, and what a hash is called."""
    report = report_of(case.plan, case.rows, case.asked)
    book = book_of(drawn(report, "xlsx", ONE_LETTER))
    told = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]
    assert words_in((*told, *book.sheetnames)) - words_in((METRIC, *SEGMENTS, *BRANCHES, "SHA")) == set()


def test_no_number_is_a_word() -> None:
    """Where there is no figure a cell says why, or that there is none; it is never 0 and never a formula."""
    report = report_over("* * 2018 0", "* * 2018-01 5")
    (row,) = sheet_rows(drawn(report, "xlsx"), report)[0]
    assert (row["actual"], row["target"], row["attainment"], row["pace"]) == (5, 0, "target is 0", "-")
    report = report_over("* * 2018 10", "")
    (row,) = sheet_rows(drawn(report, "xlsx"), report)[0]
    assert (row["actual"], row["attainment"], row["gap"]) == ("-", "no actual", "-")


def test_what_a_formula_cannot_say() -> None:
    """Against a range the figures are values, and the row says so."""
    report = report_over("* * 2018 80", "* * 2018-01 70", Range(Decimal(80), Decimal(90)), kind="stock")
    sheet = book_of(drawn(report, "xlsx")).worksheets[0]
    assert [cell.value for cell in sheet[5]][1:8] == [70, "80..90", 0.875, 0.875, "at risk", "80..90", -10]
    assert sheet[5][10].value == "the target is a range: attainment, pace and gap are values, not formulas"


def test_more_digits_than_a_spreadsheet_holds() -> None:
    """An amount of more than 15 digits is written as text, whole; what rests on it is a value."""
    report = report_over("* * 2018 100", "* * 2018-01 1234567890123.456")
    sheet = book_of(drawn(report, "xlsx")).worksheets[0]
    assert [cell.value for cell in sheet[5]][1:4] == ["1,234,567,890,123.456", 100, 12345678901.2346]
    assert "15 digits" in sheet[5][10].value


def test_a_constant_of_more_digits() -> None:
    """A formula is not written with a baseline that it would round; the row says so."""
    way: dict[str, Any] = {"kind": "stock", "baseline": Decimal("0.1234567890123456"), "phasing": "path"}
    sheet = book_of(drawn(report_over("* * 2018 20", "* * 2018-01 12", **way), "xlsx")).worksheets[0]
    assert [cell.data_type for cell in sheet[5]][3:8:4] == ["n", "f"]
    assert "15 digits" in sheet[5][10].value


def test_a_missed_target_never_shows_as_reached() -> None:
    """An attainment that 15 digits would round to 100 % is written as text."""
    report = report_over("* * 2018 1234567890123456789", "* * 2018-01 1234567890123456788", kind="stock")
    sheet = book_of(drawn(report, "xlsx")).worksheets[0]
    assert sheet[5][3].value == "99.9999999999999999%"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "http://example.org", "{=1}", "_x0041_", "'x", "12"])
def test_names_stay_names(name: str) -> None:
    """No name acts as a formula, a link or a number, and each is read back as it is."""
    plan = plan_of("a * 2018 10", segments={"a": None}).model_copy(update={"title": name})
    plan = plan.model_copy(update={"segments": {"a": Segment(label=name)}})
    report = report_of(plan, rows_of("a * 2018-01 5"), Asked(Calendar().parse("2018-01"), by=(("segment",),)))
    data = drawn(report, "xlsx")
    sheet = book_of(data).worksheets[0]
    # Excel reads `_x0041_` as a letter's code unless it is written in code itself; openpyxl leaves that to us.
    assert (unescape(sheet["A6"].value), sheet["A6"].data_type) == (name, "s")
    assert unescape(sheet["A1"].value) == f"{name} · 2018-01"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [part for part in parts.namelist() if "sheets/_rels" in part]


def test_what_does_not_show_is_written_out() -> None:
    """A control character, which XML cannot hold, is written out as everywhere."""
    plan = plan_of("* * 2018 10").model_copy(update={"title": "a\x00b\x1b[31m\ufffe"})
    report = report_of(plan, rows_of("* * 2018-01 5"), Asked(Calendar().parse("2018-01")))
    assert book_of(drawn(report, "xlsx")).worksheets[0]["A1"].value == r"a\x00b\x1b[31mU+FFFE · 2018-01"


def test_picked_columns(example: Report) -> None:
    """The columns that were asked for, in their order; without the cells that it rests on a formula is a value."""
    sheet = book_of(xlsx(example, Look(columns=("attainment", "name", "actual", "gap", "target")))).worksheets[0]
    assert [cell.value for cell in sheet[6]] == ["=C6/E6", "Jasa Konstruksi", 127_000, "=C6-E6", 300_000]
    sheet = book_of(xlsx(example, Look(columns=("name", "attainment", "actual")))).worksheets[0]
    assert [cell.value for cell in sheet[6]] == ["Jasa Konstruksi", 0.423333333333333, 127_000]


@pytest.mark.parametrize(
    ("by", "heading"),
    [((), "Indikator"), (("branch",), "Indikator / Cabang"), (("group", "segment"), "Indikator / Kelompok / Segmen")],
)
def test_headings_are_in_the_language(by: By, heading: str) -> None:
    """The first column is headed by what stands in it, as the others are; no heading of any sheet is English."""
    plan = plan_of("* north 2018 100", branches={"north": None})
    report = report_of(plan, rows_of("* north 2018-01 30"), Asked(Calendar().parse("2018-Q1"), by=(by,)))
    sheet, *lists = book_of(drawn(report, "xlsx", language("id"))).worksheets
    assert [cell.value for cell in sheet[4]] == [
        *(heading, "Realisasi", "Target", "Capaian", "Capaian berjalan", "Status"),
        *("Target berjalan", "Lebih/Sisa (-)", "Perlu per triwulan", "Laporan"),
    ]
    assert [[cell.value for cell in found[4]] for found in lists] == [
        ["Berkas", "Baris", "SHA-256"],
        ["Perihal", "Keterangan", "Letak"],
    ]


def test_long_notes_go_on() -> None:
    """A note of more letters than a cell holds goes on in the next row; none is lost."""
    note = "x" * 70_000
    plan = plan_of("* * 2018 10").model_copy(update={"note": note})
    report = report_of(plan, rows_of("* * 2018-01 5"), Asked(Calendar().parse("2018-01")))
    rows = book_of(drawn(report, "xlsx"))["Notes"].iter_rows(min_row=5)
    assert "".join(row[1].value for row in rows).startswith(note)


def test_no_name_is_too_long() -> None:
    """What is longer than a cell may hold is cut, whatever its letters; the file says no more of itself than it may."""
    name = "\U0001f600" * 40_000
    plan = plan_of("a * 2018 10", segments={"a": None}).model_copy(update={"title": name})
    plan = plan.model_copy(update={"segments": {"a": Segment(label=name)}})
    report = report_of(plan, rows_of("a * 2018-01 5"), Asked(Calendar().parse("2018-01"), by=(("segment",),)))
    book = book_of(drawn(report, "xlsx"))
    assert book.worksheets[0]["A6"].value == "\U0001f600" * 16_383 + "\u2026"
    assert book.properties.title == "\U0001f600" * 127 + "\u2026"


def recalculated(folder: Path, books: list[bytes]) -> list[bytes]:
    """The workbooks as LibreOffice writes them after it has calculated every formula itself."""
    if OFFICE is None:
        pytest.skip("needs LibreOffice (libreoffice-calc) to calculate the formulas")
    for number, data in enumerate(books):
        (folder / f"{number}.xlsx").write_bytes(without_results(data))
    files = [str(folder / f"{number}.xlsx") for number in range(len(books))]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    assert "Error" not in done.stderr
    return [(folder / "out" / f"{number}.xlsx").read_bytes() for number in range(len(books))]


def without_results(data: bytes) -> bytes:
    """The workbook without our results, so that none can be taken for the spreadsheet's own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given_parts, zipfile.ZipFile(out, "w") as parts:
        for name in given_parts.namelist():
            parts.writestr(name, RESULT.sub(rb"\1", given_parts.read(name)))
    return out.getvalue()


def assert_counted_alike(report: Report, data: bytes) -> int:
    """Every number of a workbook is the line's own figure, but for the last bits; how many there were is told."""
    numbers = 0
    for view, rows in zip(report.views, sheet_rows(data, report), strict=True):
        assert len(rows) == len(view.lines)
        for line, row in zip(view.lines, rows, strict=True):
            for name in ("attainment", "pace", "gap"):
                if isinstance(row[name], int | float):
                    numbers += 1
                    assert abs(row[name] - float(getattr(line, name))) <= room(line, name), (name, line)
                else:
                    assert getattr(line, name) is None or re.search(r"\d", row[name])
    return numbers


def room(line: Line, name: str) -> float:
    """How far two numbers of 15 digits may lead apart what is counted with them."""
    against = line.due if name == "pace" else line.target
    bound = abs(float(against)) if isinstance(against, Fraction) else 0.0
    size = max(abs(float(line.actual or 0)), bound)
    if name == "gap":
        return 4e-15 * size
    return 1e-12 * (1 + abs(float(getattr(line, name)))) * (1 + size / (bound or 1))


def test_a_spreadsheet_counts_as_we_do(tmp_path: Path, example: Report) -> None:
    """LibreOffice opens every workbook, and what it makes of the formulas is what the JSON document says."""
    made = [example]
    made += [report_over(f"* * 2018 {target}", f"* * 2018-01 {actual}", **more) for more, target, actual in FORMULAS]
    for report in made[1:]:
        assert book_of(drawn(report, "xlsx")).worksheets[0]["D5"].data_type == "f"

    @settings(max_examples=25, phases=[Phase.generate], database=None)
    @given(cases())
    def more(case: Any) -> None:
        made.append(report_of(case.plan, case.rows, case.asked._replace(by=VIEWS)))

    more()
    books = recalculated(tmp_path, [drawn(report, "xlsx") for report in made])
    numbers = sum(assert_counted_alike(report, data) for report, data in zip(made, books, strict=True))
    assert numbers > 130
