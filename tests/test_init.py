"""`attain init`: folders that are right from the first run on, whatever the files hold and wherever it ends."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import attain
from attain.cli.run import run
from attain.draft.draft import MOST_NAMES, is_name
from attain.draft.large import distinct_in
from attain.draft.quoting import key, scalar
from attain.draft.survey import MOST_METRICS, survey_of
from attain.draft.surveyed import How
from attain.read.csv import open_csv
from tests.drafts import table, works

if TYPE_CHECKING:
    from attain.draft.survey import Survey

HOSTILE = (
    *(
        "NO",
        "no",
        "y",
        "1e3",
        "012",
        "0x1F",
        "1_000",
        "12:30:45",
        "2018-01-01",
        ".5",
        "+1",
        "null",
        "~",
        "true",
        ".nan",
    ),
    *("a: b", "- x", "? x", "#hash", "a #b", "{x}", "[y]", "*star", "&amp", "!tag", "%p", "@at", "`tick", "a,b", ":"),
    *("<<", "...", "---", "key:", "'single'", '"double"', "a\\b", "a  b", "=SUM(A1)", "x-own", "中文", "😀 kantor"),
    *("é\u200b", "a\u00a0b", "\ufeffbom", "x" * 3000, 'q"' * 700),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def uncommented(plan: Path, figure: str) -> None:
    """Set every target that a draft proposes, as a person would."""
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    at = lines.index("#targets:\n")
    rest = [line.removeprefix("#").replace("target: }", f"target: {figure}}}") for line in lines[at + 1 :]]
    plan.write_text("".join([*lines[:at], "targets:\n", *rest]), "utf-8")


def test_an_example_that_works(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a terminal `attain init` writes an example in which every proposed step ends well."""
    out = works(capfd, "init", "shop")
    assert out.startswith("written: shop/targets.yaml\nwritten: shop/actuals/2026.csv\nnext:\n  cd shop\n")
    monkeypatch.chdir(folder / "shop")
    assert run(["validate", "--strict"]) == 0
    assert capfd.readouterr().out == ""
    # 21,500 + 17,800 + 23,100 + 16,400 + 24,700 + 18,900 = 122,400 of 500,000
    assert "24.5%" in works(capfd, "report", "--quarter", "Q1", "--by", "segment")


def test_from_a_file_of_ones_own(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Columns, names, years and the way of writing figures are found; the report shows the actuals at once."""
    rows = [
        ("Tanggal Bayar", "No", "Kantor Cabang", "Program", "Realisasi (Rp)"),
        ("2018-01-31", "1", "Serang", "Jakon", "1.234.567,50"),
        ("2018-02-28", "2", "Cilegon", "BPU", "1.500"),
        ("2017-12-31", "3", "Cilegon", "BPU", "700"),
    ]
    (folder / "iuran.csv").write_text(table(rows, ";"), "utf-8")
    works(capfd, "init", "banten", "--from", "iuran.csv", "--title", "Kanwil Banten")
    plan = attain.load("banten/targets.yaml")
    assert plan.title == "Kanwil Banten"
    assert plan.locale == "id"
    assert [year.name for year in plan.years] == ["2018"]
    assert dict(plan.metrics["iuran"]) == {**dict(plan.metrics["iuran"]), "kind": "flow", "unit": None}
    assert (list(plan.segments), list(plan.branches)) == (["Jakon", "BPU"], ["Serang", "Cilegon"])
    assert plan.actuals.columns == {
        "date": "Tanggal Bayar",
        "branch": "Kantor Cabang",
        "segment": "Program",
        "value": "Realisasi (Rp)",
    }
    assert plan.actuals.number_format == "id"
    assert plan.targets == ()
    assert (folder / "banten" / "actuals" / "iuran.csv").read_bytes() == (folder / "iuran.csv").read_bytes()
    monkeypatch.chdir(folder / "banten")
    report = works(capfd, "report")
    assert "1.236.067,5" in report
    assert "belum ada target" in report
    uncommented(Path("targets.yaml"), "2 juta")
    assert "30,9%" in works(capfd, "report", "--by", "segment")  # 1.236.067,5 of twice 2 juta


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30).filter(is_name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(names=st.lists(NAMES | st.sampled_from(HOSTILE), min_size=1, max_size=6, unique=True))
def test_names_come_back_whatever_they_are(
    tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str], names: list[str]
) -> None:
    """A plan that was drafted from a file holds the file's names, and its report adds their figures up."""
    folder = tmp_path_factory.mktemp("init")
    rows = [("2025-01", name, name, name, str(at)) for at, name in enumerate(names)]
    (folder / "a.csv").write_text(table([("date", "branch", "segment", "metric", "value"), *rows]), "utf-8")
    assert run(["init", str(folder), "--from", str(folder / "a.csv"), "--title", names[0]]) == 0
    plan = attain.load(folder / "targets.yaml")
    assert list(plan.metrics) == list(plan.segments) == list(plan.branches) == names
    assert plan.title == names[0]
    uncommented(folder / "targets.yaml", "5")
    plan = attain.load(folder / "targets.yaml")
    assert [(target.metric, target.segment) for target in plan.targets] == [(name, name) for name in names]
    report = attain.report(plan, "2025")
    found = {line.metric: line.actual for line in report.lines if line.segment is None and line.branch is None}
    assert found == {name: at for at, name in enumerate(names)}
    capfd.readouterr()


@given(NAMES | st.sampled_from(HOSTILE))
def test_every_reader_of_yaml_reads_the_same(name: str) -> None:
    """What is written is that very text to a YAML 1.1 reader too, as a value and as a key."""
    assert yaml.safe_load(f"a: {{b: {scalar(name)}}}") == {"a": {"b": name}}
    assert yaml.safe_load(f"a:\n  {key(name)} {{}}\n") == {"a": {name: {}}}


def test_too_many_metrics(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A column of receipts is not one of metrics."""
    rows = [("2018-01", f"no {at}", "5") for at in range(MOST_METRICS + 1)]
    (folder / "a.csv").write_text(table([("date", "item", "value"), *rows]), "utf-8")
    assert run(["init", "out", "--from", "a.csv"]) == 2
    assert "the column item holds 201 names, too many for metrics" in capfd.readouterr().err
    assert not (folder / "out").exists()


@pytest.mark.parametrize(("encoding", "named"), [("utf-8-sig", None), ("cp1252", "cp1252"), ("utf-16", "utf-16")])
def test_encodings(folder: Path, capfd: pytest.CaptureFixture[str], encoding: str, named: str | None) -> None:
    """What is not UTF-8 is recognised, named in the plan, and read."""
    text = table([("date", "branch", "value"), ("2018-01", "Zürich", "5"), ("2018-01", "Orléans", "7")])
    (folder / "a.csv").write_text(text, encoding)
    works(capfd, "init", "--from", "a.csv")
    plan = attain.load()
    assert plan.actuals.encoding == named
    assert list(plan.branches) == ["Zürich", "Orléans"]
    works(capfd, "report")


def test_late_letters_of_another_encoding(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A letter far behind the sample is enough; no name is met in two spellings."""
    rows = [
        ("date", "branch", "value"),
        *(("2018-01", "Bern", str(at)) for at in range(5_000)),
        ("2018-02", "Zürich", "5"),
    ]
    (folder / "a.csv").write_text(table(rows), "cp1252")
    assert run(["init", "--from", "a.csv"]) == 0
    capfd.readouterr()
    assert list(attain.load().branches) == ["Bern", "Zürich"]


@pytest.mark.parametrize(
    ("values", "options", "expected"),
    [
        (["1500", "20.5"], [], None),
        (["1.500", "1.234.567"], [], "id"),
        (["1,500", "1,234.5"], [], "en"),
        (["1.500", "2.750"], ["--number-format", "id"], "id"),
        (["1.500", "2.750"], ["--number-format", "plain"], None),
        (["1500", "20.5"], ["--locale", "id"], "plain"),
    ],
)
def test_ways_of_writing_figures(
    folder: Path, capfd: pytest.CaptureFixture[str], values: list[str], options: list[str], expected: str | None
) -> None:
    """The way is found, or told; a report runs on it."""
    (folder / "a.csv").write_text(table([("date", "value"), *(("2018-01", value) for value in values)]), "utf-8")
    works(capfd, "init", "--from", "a.csv", *options)
    assert attain.load().actuals.number_format == expected
    works(capfd, "report")


LARGE_FILES = {
    "plain": b"date,branch,metric,value\n2018-01,north,a,5\n2018-02,south,b,1.5\n2017-12,north,b,7\n",
    "quoted": b'date;branch;metric;value\r\n2018-01;"no;rth";a;5\r\n2018-02;"so""uth";b;1.500\r\n',
    "sep": b"sep=;\ndate;branch;segment;value\n2018-01;north;x;5\n2018-02;south;y;6\n",
    "ragged": b"date,branch,value\n2018-01,north,5\n2018-02,south\n2018-03,west,5,,\n\n2018-04,east,1\n",
    "odd quote": b'date,branch,value\n2018-01,no"rth,5\n2018-02,"south"x,6\n2018-02, "west",6\n',
    "cp1252": "date,branch,value\n2018-01,Zürich,5\n2018-02,Bern,6\n".encode("cp1252"),
    "blank": b"date,branch,value\n2018-01,,5\n,south,6\n2018-02, x,\n",
    "no break at the end": b"date,value\n2018-01,5\n2019-02,6",
}


@pytest.mark.parametrize("name", LARGE_FILES)
@pytest.mark.parametrize("packed", [False, True])
def test_large_files_tell_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, packed: bool) -> None:
    """What DuckDB finds in a large file is what is found by rows; only the order of later names is another."""
    monkeypatch.setattr("attain.draft.surveyed.SAMPLE", 1)
    file = str(folder / ("a.csv.gz" if packed else "a.csv"))
    Path(file).write_bytes(gzip.compress(LARGE_FILES[name]) if packed else LARGE_FILES[name])
    by_rows = survey_of([file], How())
    monkeypatch.setattr("attain.draft.large.LARGE", 0)
    assert unordered(survey_of([file], How())) == unordered(by_rows)


def test_a_large_file_is_read_by_duckdb(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of a file without a doubt is counted there."""
    monkeypatch.setattr("attain.draft.large.LARGE", 0)
    (folder / "a.csv").write_bytes(LARGE_FILES["plain"])
    with open_csv("a.csv") as file:
        found = distinct_in(file, {"date": 0, "branch": 1, "metric": 2, "value": 3}, 10)
    assert found is not None
    assert found.cells == {
        "date": ["2017-12", "2018-01", "2018-02"],
        "branch": ["north", "south"],
        "metric": ["a", "b"],
    }
    assert (found.scopes, sorted(found.figures), found.rows) == ([("a", ""), ("b", "")], ["1.5", "5", "7"], 3)


def unordered(survey: Survey) -> Survey:
    """A survey with its names in one order, whichever they were met in."""
    names = {label: tuple(sorted(found)) for label, found in survey.names.items()}
    return survey._replace(names=names, scopes=tuple(sorted(survey.scopes)))


def test_files_in_the_folder_stay_where_they_are(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Files inside the folder are named, not copied; two of them are read as one."""
    (folder / "data").mkdir()
    (folder / "data" / "north.csv").write_text("date,office,sales\n2018-01,north,5\n", "utf-8")
    (folder / "data" / "south.csv").write_text("date,office,sales\n2018-01,south,7\n", "utf-8")
    works(capfd, "init", "--from", "data/north.csv", "--from", "data/south.csv")
    plan = attain.load()
    assert plan.actuals.files == ("data/north.csv", "data/south.csv")
    assert list(plan.metrics) == ["sales"]
    assert not (folder / "actuals").exists()
    assert "12" in works(capfd, "report", "--format", "csv").splitlines()[1]


def test_files_that_do_not_agree(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two names for one column, or two files of one name, are told, and nothing is made."""
    for name, date in (("a", "date"), ("b", "day")):
        (folder / name).mkdir()
        (folder / name / "x.csv").write_text(f"{date},value\n2018-01,5\n", "utf-8")
    assert run(["init", "out", "--from", "a/x.csv", "--from", "b/x.csv"]) == 2
    assert "the date is called date in the first file, and day here" in capfd.readouterr().err
    (folder / "b" / "x.csv").write_text("date,value\n2018-02,6\n", "utf-8")
    assert run(["init", "out", "--from", "a/x.csv", "--from", "b/x.csv"]) == 2
    assert "two files would be actuals/x.csv" in capfd.readouterr().err
    assert not (folder / "out").exists()


def test_very_many_names_are_not_declared(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A label with thousands of names is left open, with a note that says so."""
    rows = [("2018-01", f"b{at}", "5") for at in range(MOST_NAMES + 1)]
    (folder / "a.csv").write_text(table([("date", "branch", "value"), *rows]), "utf-8")
    works(capfd, "init", "--from", "a.csv")
    assert attain.load().branches == {}
    assert "# Note: 1,001 branches were found" in (folder / "targets.yaml").read_text("utf-8")


def test_what_is_there_stays(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is written over without --force."""
    (folder / "targets.yaml").write_text("mine", "utf-8")
    assert run(["init"]) == 2
    assert "targets.yaml is there already" in capfd.readouterr().err
    assert (folder / "targets.yaml").read_text("utf-8") == "mine"
    works(capfd, "init", "--force")
    assert attain.load().years[0].name == "2026"


def test_actuals_that_are_there_are_not_passed_over(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An example beside a person's own actuals would mix the two: --from learns from them."""
    (folder / "actuals").mkdir()
    (folder / "actuals" / "own.csv").write_text("date,value\n2018-01,5\n", "utf-8")
    assert run(["init"]) == 2
    assert "attain init --from actuals/own.csv" in capfd.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["actuals"]
    works(capfd, "init", "--from", "actuals/own.csv")
    assert attain.load().actuals.files == ("actuals/*.csv",)
    works(capfd, "report")


CELLS = st.sampled_from(("2018-01", "2018", "5", "1.500", "1,5", "x", "", " y", "date", "nilai", "Jan", "=1", "é"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=200)
    | st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6).map(lambda rows: table(rows).encode())
    | st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6).map(
        lambda rows: table([("date", "segment", "value"), *rows]).encode()
    )
)
def test_no_bytes_give_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str], content: bytes
) -> None:
    """Whatever a file holds: a folder whose plan can be read, or problems and no folder at all."""
    folder = tmp_path_factory.mktemp("init")
    (folder / "a.csv").write_bytes(content)
    capfd.readouterr()
    code = run(["init", str(folder / "out"), "--from", str(folder / "a.csv")])
    out, err = capfd.readouterr()
    assert code in (0, 2), err
    assert "fault of attain" not in err
    assert (out == "") == (not (folder / "out").exists())
    if out:
        attain.load(folder / "out" / "targets.yaml")
        if code == 0:
            assert run(["report", "--plan", str(folder / "out" / "targets.yaml")]) == 0, capfd.readouterr().err
    else:
        assert "error[A" in err


@pytest.mark.parametrize("failing", ["copyfile", "write"])
def test_all_or_nothing(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """Where one file cannot be written the others go again, and so do the folders."""
    (folder / "a.csv").write_text("date,value\n2018-01,5\n", "utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile" if failing == "copyfile" else "os.fsync", full)
    assert run(["init", "deep/out", "--from", "a.csv"]) == 2
    assert "no space left on device" in capfd.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv"]


@pytest.mark.parametrize(
    "words",
    [
        ["--column", "value=x"],
        ["--encoding", "cp1252"],
        ["--delimiter", "tab"],
        ["--number-format", "id"],
        ["--locale", "fr"],
        ["--locale", "id"],
        ["--title", " x"],
        ["--from", "-"],
        ["--from", "a.csv", "--column", "worth=x"],
        ["--from", "a.csv", "--column", "value=x"],
        ["--from", "a.csv", "--delimiter", "pipe"],
        ["--from", "none.csv"],
        ["--from", "empty.csv"],
        ["--from", "words.csv"],
        ["a.csv"],
    ],
    ids=" ".join,
)
def test_misuse(folder: Path, capfd: pytest.CaptureFixture[str], words: list[str]) -> None:
    """What would do nothing, or cannot be done, is refused, and nothing is made."""
    (folder / "a.csv").write_text("date,value\n2018-01,5\n", "utf-8")
    (folder / "empty.csv").write_text("date,value\n", "utf-8")
    (folder / "words.csv").write_text("date,value\n2018-01,much\n", "utf-8")
    assert run(["init", *words]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(("error[A", "warning[A"))
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "empty.csv", "words.csv"]


def test_a_row_of_totals_is_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file whose last branch sums the others: the plan is made, and who reads on knows that 60 is 30 twice."""
    rows = "2026-01;Serang;10\n2026-01;Lebak;20\n2026-01;Total;30\n"
    (folder / "a.csv").write_text(f"bulan;cabang;nilai\n{rows}", "utf-8")
    assert run(["init", "--from", "a.csv"]) == 0
    assert "warning[A044]: branch Total is named like a sum of the others" in capfd.readouterr().err


def test_a_file_in_place_of_the_folder(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Who names the file alone is told how to say it."""
    (folder / "my sales.csv").write_text("date,value\n2026-01,5\n", "utf-8")
    assert run(["init", "my sales.csv"]) == 2
    said = capfd.readouterr().err
    assert "error[A206]: my sales.csv is a file, and no folder\n" in said
    assert "= help: to learn from it: attain init NEWFOLDER --from 'my sales.csv'\n" in said
