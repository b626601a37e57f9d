"""Which column is taken for what: by the names that people give, by what stands in it; and what is left unread."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

import attain
from attain.cli.run import run
from attain.draft.columns import columns_in
from attain.draft.survey import survey_of
from attain.draft.surveyed import How
from attain.errors import InputError
from attain.read.csv import open_csv
from tests.drafts import table, works

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def header_of(folder: Path, *rows: Sequence[str]) -> dict[str, str]:
    """The columns that are found in a table, ours to theirs."""
    (folder / "t.csv").write_text(table(rows), "utf-8")
    with open_csv(folder / "t.csv") as file:
        assert file.header is not None
        found = columns_in(file.header, [cells for _, cells in file.rows()], {})
        return {field: file.header.names[index] for field, index in found.at.items()}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("date,branch,segment,metric,value", "date,branch,segment,metric,value"),
        ("Tanggal,Cabang,Segmen,Indikator,Nilai", "Tanggal,Cabang,Segmen,Indikator,Nilai"),
        ("PERIODE,Kantor Cabang,Program,KPI,Realisasi", "PERIODE,Kantor Cabang,Program,KPI,Realisasi"),
        ("order_date,Region,Channel,Measure,Amount (USD)", "order_date,Region,Channel,Measure,Amount (USD)"),
        ("bulan,wilayah,kelompok,uraian,jumlah", "bulan,wilayah,kelompok,uraian,jumlah"),
        ("postingDate,office,productLine,kpi,netAmount", "postingDate,office,productLine,kpi,netAmount"),
    ],
)
def test_columns_by_the_names_that_people_give(folder: Path, names: str, expected: str) -> None:
    """English and Indonesian, however they are written."""
    found = header_of(folder, names.split(","), ("2018-01", "x", "y", "z", "5"))
    assert list(found.values()) == expected.split(",")
    assert list(found) == ["date", "branch", "segment", "metric", "value"]


def test_columns_by_names_that_are_nearly_ours(folder: Path) -> None:
    """What the reader would take for a slip is taken for what was meant."""
    found = header_of(folder, ("Dates", "branchs", "segments", "values"), ("2018-01", "x", "y", "5"))
    assert found == {"date": "Dates", "branch": "branchs", "segment": "segments", "value": "values"}


def test_a_column_that_no_plan_can_name(folder: Path) -> None:
    """A blank around a column's name has to go from the file."""
    with pytest.raises(InputError, match="a blank around it"):
        header_of(folder, ("date", " segmen", "value"), ("2018-01", "x", "5"))


def test_columns_by_what_stands_in_them(folder: Path) -> None:
    """Where no name is known, the only column of dates and the only one of figures are taken."""
    found = header_of(folder, ("kapan", "siapa", "berapa"), ("2018-01-05", "Ani", "12.5"), ("2018-01-06", "Budi", "9"))
    assert found == {"date": "kapan", "value": "berapa"}


@pytest.mark.parametrize(
    "names",
    ["branch,Jan,Feb,Mar", "cabang,Januari 2018,Februari 2018", "x,Q1,Q2,Q3", "tahun,Triwulan I,Triwulan II,total"],
)
def test_wide_tables_are_refused(folder: Path, names: str) -> None:
    """A column for each month or quarter is no table of rows."""
    with pytest.raises(InputError, match="a wide table"):
        header_of(folder, names.split(","), ["2018", *("5" for _ in names.split(",")[1:])])


def test_columns_that_are_not_read_are_named(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A column that may say what is counted is not passed over in silence; the command that reads it can be pasted."""
    rows = [
        ("tanggal", "kantor", "ukuran data", "jumlah"),
        ("2026-01", "Serang", "Rp", "5"),
        ("2026-02", "Serang", "org", "7"),
    ]
    (folder / "a.csv").write_text(table(rows, ";"), "utf-8")
    out = works(capfd, "init", "one", "--from", "a.csv", "--title", "It's")
    assert out.startswith(
        "columns: date is tanggal, branch is kantor, value is jumlah\n"
        "not read: ukuran data; if ukuran data says what is counted: attain init one --from a.csv --title 'It'\"'\"'s' "
        "--column 'metric=ukuran data' --force\n"
    )
    pasted = shlex.split(out.splitlines()[1].partition("counted: attain ")[2])
    told = works(capfd, *pasted)
    assert "metric is ukuran data" in told
    assert "not read" not in told
    plan = attain.load("one/targets.yaml")
    assert (list(plan.metrics), plan.title) == (["Rp", "org"], "It's")


@pytest.mark.parametrize(
    "cells",
    [
        "Iuran,Peserta",
        "Contributions (IDR),Members",
        "IURAN,JUMLAH_PESERTA",
        "Klaim,Tenaga Kerja,Lain-lain",
        "revenue,new customers,churn,orders",
        "Kunjungan",
        "Peserta",
        "Pendapatan,Biaya",
        "Omzet,Rasio",
    ],
)
@pytest.mark.parametrize("name", ["jenis", "Tipe", "kategori", "type", "what"])
def test_a_column_of_quantities_is_the_metric(folder: Path, name: str, cells: str) -> None:
    """Whatever it is called, be it as a segment might be."""
    rows = [("2026-01", "Serang", cell, "5") for cell in cells.split(",")]
    found = header_of(folder, ("tanggal", "kantor", name, "nilai"), *rows)
    assert found == {"date": "tanggal", "branch": "kantor", "metric": name, "value": "nilai"}


@pytest.mark.parametrize(
    "cells",
    [
        "Loans,Savings",
        "Jasa Konstruksi,Penerima Upah",
        "retail,online",
        "Sales,Marketing",
        "Fixed Income,Equity",
        "Peserta PU,Peserta BPU",
        "Members,Guests",
        "New customers,Existing customers",
        "Profit,Non-profit",
        "Low Income,High Income",
        "Iuran JHT,Iuran JKK",
        "Premium,Basic",
        "Revenue,Loans,Savings",
    ],
)
def test_a_column_of_segments_stays_one(folder: Path, cells: str) -> None:
    """Products, groups of people and departments are no quantities, nor are parts of a single one."""
    rows = [("2026-01", cell, "5") for cell in cells.split(",")]
    assert header_of(folder, ("tanggal", "jenis", "nilai"), *rows)["segment"] == "jenis"
    assert set(header_of(folder, ("tanggal", "what", "nilai"), *rows)) == {"date", "value"}


def test_a_named_segment_or_branch_is_no_metric(folder: Path) -> None:
    """What is plainly called a segment or a branch is one, and so is what somebody chose."""
    rows = [("2026-01", "Revenue", "Orders", "5"), ("2026-01", "Visits", "Claims", "5")]
    found = header_of(folder, ("date", "segment", "branch", "value"), *rows)
    assert found == {"date": "date", "branch": "branch", "segment": "segment", "value": "value"}


def test_one_column_is_one_thing_in_all_files(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where one file's words say that a column is the metric and another's do not, that is told."""
    (folder / "a.csv").write_text("date,type,value\n2026-01,Iuran,5\n2026-01,Peserta,6\n", "utf-8")
    (folder / "b.csv").write_text("date,type,value\n2026-01,Lain,5\n", "utf-8")
    words = ("init", "out", "--from", "a.csv", "--from", "b.csv")
    assert run(words) == 2
    err = capfd.readouterr().err
    assert "type is the metric in the first file, and the segment here" in err
    assert "= help: say what it is: --column metric=type" in err
    works(capfd, *words, "--column", "metric=type", "--kind", "Iuran=flow")


APART = ("2026-01,North,cash,1\n2026-01,North,card,2\n", "2026-01,North,cash,1\n2026-02,North,card,2\n")


@pytest.mark.parametrize(
    ("header", "rows", "told"),
    [
        ("date,site,way,value", APART[0], ["way"]),
        ("date,site,way,value", APART[1], []),  # the date tells them apart
        ("date,site,way,value", "2026-01,North,,1\n2026-01,North,late,2\n", []),  # a remark
        ("date,site,way,value", "2026-01,North,1,1\n2026-01,North,2,2\n", []),  # figures
        ("date,site,way,value", "2026-01,North,2026-01-03,1\n2026-01,North,2026-01-04,2\n", []),  # dates
        ("date,site,way,value", "".join(f"2026-01,North,no {at},1\n" for at in range(21)), []),  # receipts
        ("date,site,way,value", "".join(f"2026-01,North,no {at},1\n" for at in range(20)), ["way"]),
    ],
)
def test_columns_that_tell_rows_apart(
    folder: Path, capfd: pytest.CaptureFixture[str], header: str, rows: str, told: list[str]
) -> None:
    """Few texts in which rows differ that agree in all that is read; off a terminal that is a warning."""
    (folder / "a.csv").write_text(f"{header}\n{rows}", "utf-8")
    assert [apart.name for apart in survey_of(["a.csv"], How()).apart] == told
    assert run(["init", "out", "--from", "a.csv"]) == 0
    assert ("warning[A069]" in capfd.readouterr().err) is bool(told)


def test_the_warning_can_be_mended_by_what_it_prints(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two cells as an example, and a command line that is complete."""
    (folder / "my data.csv").write_text("date,site,my way,value\n" + APART[0], "utf-8")
    assert run(["init", "my out", "--from", "my data.csv", "--locale", "id"]) == 0
    err = capfd.readouterr().err
    assert "differ in my way, such as cash and card: their figures are added up" in err
    command = "attain init 'my out' --from 'my data.csv' --locale id --column 'metric=my way' --force"
    assert f"say so if my way is the metric (what is counted) or the segment: {command}\n" in err
    works(capfd, *shlex.split(command)[1:])
    assert list(attain.load("my out/targets.yaml").metrics) == ["cash", "card"]


def test_nothing_is_warned_of_where_every_label_is_known(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A further column can be of none of them."""
    rows = "2026-01,N,s,m,cash,1\n2026-01,N,s,m,card,2\n"
    (folder / "a.csv").write_text("date,branch,segment,metric,way,value\n" + rows, "utf-8")
    assert "not read: way\n" in works(capfd, "init", "out", "--from", "a.csv")


def test_a_column_that_must_be_named_can_be_pasted(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The likeliest columns first, quoted as a shell needs it."""
    (folder / "a.csv").write_text("Saat (lapor),siapa,nilai\nJumat 2,Ani,5\nSabtu 3,Budi,6\n", "utf-8")
    assert run(["init", "out", "--from", "a.csv"]) == 2
    assert "say which column it is: --column 'date=Saat (lapor)' or --column date=siapa; " in capfd.readouterr().err


def test_reports_use_the_files_own_words(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Who calls a branch Region reads of regions; a column that is called as it is here needs no word."""
    (folder / "a.csv").write_text("date,Region,Nama Segmen,value\n2026-01,North,x,5\n2026-01,South,y,7\n", "utf-8")
    works(capfd, "init", "--from", "a.csv", "--locale", "en")
    plan = attain.load()
    assert (plan.branch_label, plan.segment_label) == ("region", None)
    shown = works(capfd, "report", "--format", "plain")
    assert "By region " in shown
    assert "By segment " in shown
