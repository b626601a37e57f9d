"""Databases as sources: exact types, read only, problems with their mends, and never a secret anywhere."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from attain.actuals.files import files_of, named
from attain.actuals.source import Wanted
from attain.cli.run import run
from attain.engines import engines_for
from attain.engines.databases.driver import opened
from attain.engines.databases.duck import lake_relation
from attain.engines.secrets import scrubbed
from attain.errors import UsageError
from attain.loading import load_plan
from attain.model import Plan
from attain.model.addresses import Address
from tests.conftest import ROOT
from tests.databases import HOMES, Home, PostgresHome, home, server
from tests.postgres import PASSWORD, READER

__all__ = ["home", "server"]  # fixtures

PLAN = """\
metrics:
  sales: {{unit: {unit}, kind: flow}}
targets:
  - {{metric: sales, period: 2018, target: 1000}}
actuals: {{{form}sources: {sources}}}
"""
HEADER = ("date", "value", "note")
ROWS = [("2018-01-05", "12.50", "x"), ("2018-01-29", "0.25", "y"), ("2018-02-01", "7", "z")]
MARK = "m4rk-of-anoth3r"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*sources: dict[str, str], unit: str = "EUR", form: str = "") -> None:
    """A plan over these sources."""
    Path("targets.yaml").write_text(PLAN.format(unit=unit, form=form, sources=json.dumps(sources)), "utf-8")


def told(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """How a command ends and everything that it says."""
    code = run([*words])
    out, err = capfd.readouterr()
    return code, out + err


def document(capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """The JSON document of a command."""
    run([*words, "--format", "json"])
    found: dict[str, Any] = json.loads(capfd.readouterr().out)
    return found


def codes(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The codes of the problems that `validate` finds."""
    return [problem["code"] for problem in document(capfd, "validate")["problems"]]


@pytest.mark.parametrize("home", HOMES, indirect=True)
class TestEveryDatabase:
    """What holds of each."""

    def test_a_report_over_a_table(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """The figure is the exact sum; the input is named without a hash."""
        write({"url": home.url, "table": home.fill(HEADER, ROWS)})
        found = document(capfd, "report", "--quarter", "Q1")
        assert found["lines"][0]["actual"] in ("19.75", "19.750")
        assert [(one["sha256"], one["rows"]) for one in found["inputs"]][-1] == ("", 3)

    def test_a_query_names_its_columns(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """Columns are found by name; a comment and a semicolon at the end do no harm."""
        table = home.fill(("day", "amount"), [row[:2] for row in ROWS])
        query = f"select day as date, amount as value from {table} where day < '2018-02-01'; -- of January"
        query = query.replace("; -- of January", " -- of January")
        write({"url": home.url, "query": query})
        assert document(capfd, "report", "--quarter", "Q1")["lines"][0]["actual"].rstrip("0") == "12.75"
        write({"url": home.url, "table": table}, form="columns: {date: day, value: amount}, ")
        assert document(capfd, "report", "--quarter", "Q1")["lines"][0]["actual"].rstrip("0") == "19.75"

    def test_rows_are_listed_with_their_numbers(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """`attain rows` shows each row by its number, from a plan and from the command line."""
        table = home.fill(HEADER, ROWS)
        write({"url": home.url, "table": table})
        found = document(capfd, "rows", "--month", "1")
        (source,) = found["sources"]
        rows = [(row["line"], row["value"].rstrip("0")) for row in source["rows"]]
        assert (rows, found["actual"].rstrip("0")) == ([(1, "12.5"), (2, "0.25")], "12.75")
        if "?" not in home.url:
            code, text = told(capfd, "rows", "--month", "1", "--actuals", f"{home.url}#{table}", "--format", "csv")
            assert (code, text.count("\n")) == (0, 3)

    def test_two_queries_are_two_inputs(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """They are told apart by a number; the same one twice is read once."""
        table = home.fill(HEADER, ROWS)
        one, two = (f"select date, value from {table} where value {sign} '7'" for sign in ("=", "<>"))
        write(*({"url": home.url, "query": query} for query in (one, two, one)))
        found = document(capfd, "report", "--quarter", "Q1")
        assert [one["path"].partition("#")[2] for one in found["inputs"]][1:] == ["query", "query-2"]
        assert found["lines"][0]["actual"].rstrip("0") == "19.75"

    def test_what_is_refused(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """No table, no column, no SQL, two statements, something that writes: a problem each, and nothing written."""
        table = home.fill(HEADER, ROWS)
        refused = (
            {"table": "nothing"},
            {"query": f"select nothing as date, value from {table}"},
            {"query": "selct 1"},
            {"query": f"select date, value from {table}) x; drop table {table}; --"},
            {"query": f"select date, value from {table}; drop table {table}"},
            {"query": f"delete from {table} returning date, value"},
        )
        for part in refused:
            write({"url": home.url, **part})
            assert codes(capfd) == ["A066"], part
        write({"url": home.url, "table": table})
        assert document(capfd, "validate")["inputs"][-1]["rows"] == 3

    def test_exact_types(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """Decimals keep every digit that a double would lose, whatever the plan says of how texts are written."""
        kinds = ("date", "decimal(20, 3)" if isinstance(home, PostgresHome) or "duckdb" in home.url else "text")
        table = home.fill(("date", "value"), [("2018-01-05", "5600.1"), ("2018-01-06", "1.125")] * 3, kinds)
        write({"url": home.url, "table": table}, unit="people")
        assert document(capfd, "report", "--quarter", "Q1")["lines"][0]["actual"].rstrip("0") == "16803.675"
        if kinds[1] == "text":
            return
        plan = Path("targets.yaml").read_text("utf-8")
        Path("targets.yaml").write_text("locale: id\n" + plan, "utf-8")
        assert codes(capfd) == []
        write({"url": home.url, "table": table}, form="number_format: id, ", unit="people")
        assert codes(capfd) == []

    def test_floating_point_is_refused(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """In a column by its type, in SQLite by the cell."""
        table = home.fill(("date", "value"), [("2018-01-05", 0.1)], ("date", "double precision"))
        write({"url": home.url, "table": table})
        assert codes(capfd) == ["A067"]
        write({"url": home.url, "query": f"select date, cast(value as decimal(18, 2)) as value from {table}"})
        if not home.url.startswith("sqlite"):  # a decimal is binary floating point there
            assert codes(capfd) == []


@pytest.mark.parametrize("home", ["postgresql"], indirect=True)
class TestPostgres:
    """What only a server has."""

    def test_numbers_that_are_none(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """NaN, infinities, infinite dates and years before Christ are told, never added."""
        table = home.fill(("date", "value"), [("2018-01-05", "1")], ("date", "numeric"))
        for cell in ("'NaN'", "'Infinity'", "1e40", "1e-35", "null"):
            home.execute(f"create table bad as select * from {table} union all select '2018-01-06', {cell}::numeric")
            write({"url": home.url, "table": "bad"})
            assert [code[0] for code in codes(capfd)] == ["A"], cell
            home.execute("drop table bad")
        for cell in ("'infinity'", "'0044-03-15 BC'", "null"):
            home.execute(f"create table bad as select * from {table} union all select {cell}::date, 1")
            write({"url": home.url, "table": "bad"})
            assert codes(capfd) == ["A036"], cell
            home.execute("drop table bad")

    def test_a_schema_and_a_permission(
        self, home: Home, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A table is named with its schema; who may not read it is told."""
        table = home.fill(HEADER, ROWS)
        home.execute("create schema finance")
        home.execute(f"create table finance.actuals as select * from {table}")
        write({"url": home.url, "table": "finance.actuals"})
        assert codes(capfd) == []
        home.execute(
            f"do $$ begin create role {READER} login password '{PASSWORD}'; "
            "exception when duplicate_object then null; end $$"
        )
        home.execute(f"grant usage on schema finance to {READER}")
        monkeypatch.setenv("PGUSER", READER)
        code, text = told(capfd, "report", "--quarter", "Q1")
        assert (code, "error[A066]" in text, "permission denied" in text) == (2, True, True)
        assert PASSWORD not in text

    def test_functions_that_write_are_refused(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        """The transaction is read only, whatever a query calls."""
        table = home.fill(HEADER, ROWS)
        home.execute(
            "create function sweep() returns text language plpgsql as "
            f"$$ begin delete from {table}; return '2018-01-05'; end $$"
        )
        write({"url": home.url, "query": "select sweep() as date, '1' as value"})
        code, text = told(capfd, "validate")
        assert (code, "A066" in text, "read-only" in text) == (2, True, True)

    def test_no_secret_is_ever_said(
        self, home: Home, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        """Not with a wrong password, a wrong host, a wrong database, a wrong table; not in what is kept."""
        table = home.fill(HEADER, ROWS)
        monkeypatch.setenv("ATTAIN_CACHE_DIR", str(folder / "cache"))
        monkeypatch.setenv("PGCONNECT_TIMEOUT", "3")
        said = ""
        for password, url, part in (
            (PASSWORD, home.url, {"table": table}),
            (PASSWORD, home.url, {"table": "nothing"}),
            (PASSWORD, home.url, {"query": f"select '{MARK}' as x"}),
            (MARK, home.url, {"table": table}),
            (MARK, "postgresql://127.0.0.1:1/finance", {"table": table}),
            (MARK, "postgresql://nobody.invalid/finance", {"table": table}),
            (PASSWORD, home.url.replace("/db_", "/nodb_"), {"table": table}),
        ):
            monkeypatch.setenv("PGPASSWORD", password)
            write({"url": url, **part})
            for words in (
                ["validate"],
                ["report", "--quarter", "Q1"],
                ["rows", "--month", "1"],
                ["report", "--year", "2018", "--format", "json"],
            ):
                said += told(capfd, *words)[1]
        kept = b"".join(path.read_bytes() for path in (folder / "cache").rglob("*") if path.is_file())
        assert said.count("A065") >= 8
        for secret in (PASSWORD, MARK):
            assert secret not in said
            assert secret.encode() not in kept


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://ana:{MARK}@db.example.org/finance",
        f"postgresql://ana:{MARK}/{MARK}@{MARK}@db.example.org/finance",
        f"postgresql://db.example.org/finance?password={MARK}",
        f"postgresql://db.example.org/finance?pass%77ord={MARK}",
        f"https://example.org/a.csv?X-Amz-Signature={MARK}",
        f"s3://AKIA:{MARK}@bucket/a.parquet",
        f"sc://host:15002/;token={MARK}",
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_shown(
    address: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """In the plan, where files are named, beside another mistake, on the command line; in every format."""
    monkeypatch.setenv("ATTAIN_CACHE_DIR", str(folder / "cache"))
    plans = [
        {"url": address, "table": "actuals"},
        {"url": address, "tabel": "actuals"},
        {"url": address, "password": MARK},
    ]
    said = ""
    for source in plans:
        write(source)
        for form in ("text", "concise", "json", "github"):
            code, text = told(capfd, "validate", "--format", form)
            assert code == 2
            said += text
    write({"url": "sqlite:a.db", "table": "actuals"}, form=f'files: ["{address}"], ')
    said += told(capfd, "validate")[1]
    Path("targets.yaml").write_text(PLAN.format(unit="EUR", form="", sources=f"{address} }}}}"), "utf-8")
    said += told(capfd, "report", "--quarter", "Q1")[1]
    write({"url": "sqlite:a.db", "table": "actuals"})
    for words in (["validate"], ["report", "--quarter", "Q1"], ["rows", "--month", "1"]):
        code, text = told(capfd, *words, "--actuals", f"{address}#actuals")
        assert (code, "A064" in text) == (2, True)
        said += text
    assert said.count("A064") >= 3 + 4
    assert MARK not in said
    assert all(MARK.encode() not in path.read_bytes() for path in (folder / "cache").rglob("*") if path.is_file())


def test_drivers_sentences_are_scrubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets of the environment, options and addresses in a driver's message are not readable."""
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", MARK)
    assert MARK not in scrubbed(f"HTTP 403 for {MARK}")
    assert MARK not in scrubbed(f"could not parse host=db password={MARK} dbname=x")
    assert (
        scrubbed("GET s3://b/a.csv?region=x failed\nDetail: more", "s3://b/a.csv?region=x") == "GET s3://b/a.csv failed"
    )


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ({"url": "oracle://db/x", "table": "a"}, "A026"),
        ({"url": "sqlite:///a.db", "table": "a"}, "A026"),
        ({"url": "sqlite:", "table": "a"}, "A026"),
        ({"url": "postgresql:finance", "table": "a"}, "A026"),
        ({"url": "sqlite:a.db"}, "A025"),
        ({"url": "sqlite:a.db", "table": "a", "query": "select 1"}, "A025"),
        ({"url": "sqlite:a.db", "path": "a"}, "A025"),
        ({"url": "sqlite:a.db", "query": " "}, "A020"),
        ({"url": "s3://bucket/a.parquet", "table": "a"}, "A025"),
        ({"url": "s3://bucket/a.xlsx"}, "A026"),
        ({"table": "a"}, "A020"),
        ({"url": "sqlite:a.db", "tabel": "a"}, "A019"),
    ],
)
def test_what_a_source_may_not_say(source: dict[str, str], code: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Each is one problem on its line of the plan."""
    write(source)
    found = document(capfd, "validate")["problems"]
    assert [problem["code"] for problem in found] == [code]
    assert found[0]["place"]["line"] == 5


def test_paths_start_in_the_plans_folder() -> None:
    """As those of files do; without `files` there are none beside the sources."""
    Path("plans").mkdir()
    write({"url": "sqlite:data/a.db", "table": "t"})
    Path("targets.yaml").rename("plans/targets.yaml")
    plan = load_plan("plans/targets.yaml").plan
    assert plan is not None
    found, problems = files_of(plan)
    assert ([getattr(one, "name", one) for one in found], problems) == (["sqlite:plans/data/a.db#t"], [])


def test_one_source_needs_no_list() -> None:
    """A mapping stands for a list of one."""
    write({"url": "sqlite:a.db", "table": "t"})
    text = Path("targets.yaml").read_text("utf-8").replace("[{", "{").replace("}]", "}")
    Path("targets.yaml").write_text(text, "utf-8")
    plan = load_plan("targets.yaml").plan
    assert plan is not None
    assert [one.table for one in plan.actuals.sources] == ["t"]


def test_addresses_on_the_command_line() -> None:
    """Files stay files, a Windows path too; an address needs its table."""
    assert named(["a.csv", "C:\\a.csv", "-"]) == ["a.csv", "C:\\a.csv", "-"]
    (found,) = named(["sqlite:a.db#t"])
    assert getattr(found, "name", "") == "sqlite:a.db#t"
    with pytest.raises(UsageError, match="which table"):
        named(["sqlite:a.db"])
    with pytest.raises(UsageError, match="not an address"):
        named(["oracle://db#t"])


def test_files_alone_import_no_driver() -> None:
    """Whoever has only files pays for no database."""
    code = "import sys, attain.api; attain.api.totals_of; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"sqlite3", "psycopg", "_duckdb", "duckdb", "ibis"} & {
        name.partition(".")[0] for name in done.stdout.split()
    }
    assert [engine.name for engine in engines_for(["a.csv"])] == ["duckdb"]


def test_what_is_no_database(capfd: pytest.CaptureFixture[str]) -> None:
    """A text file under the name of one, a folder, and nothing at all."""
    Path("a.db").write_text("date,value\n" * 200, "utf-8")
    Path("b.db").mkdir()
    for scheme in ("sqlite", "duckdb"):
        if scheme == "duckdb":
            pytest.importorskip("duckdb")
        for name in ("a.db", "b.db", "c.db"):
            write({"url": f"{scheme}:{name}", "table": "t"})
            assert codes(capfd) == ["A065"], (scheme, name)
    assert not Path("c.db").exists()


def test_a_lake_without_its_extension(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be loaded is told with its mend, and nothing is fetched."""
    pytest.importorskip("duckdb")
    monkeypatch.setenv("HOME", str(Path.cwd()))
    write({"url": "s3://bucket/actuals/*.parquet"})
    code, text = told(capfd, "validate")
    assert (code, "A065" in text, "INSTALL httpfs" in text) == (2, True, True)


def test_a_lake_is_read_by_its_suffix() -> None:
    """Parquet by its types, CSV as text."""
    assert lake_relation("s3://b/it's/*.parquet") == "read_parquet('s3://b/it''s/*.parquet')"
    found = lake_relation("https://x/a.csv?v=1")
    assert found == "read_csv('https://x/a.csv?v=1', header = true, all_varchar = true, skip = 0, comment = '')"


@pytest.mark.parametrize("rows", ["2018-01-05,1,7\n", "#2018-01-05,1\n", "2018-01-05,2\n2018-01-06\n"])
def test_no_row_of_a_lake_is_missing_in_silence(rows: str, folder: Path) -> None:
    """A ragged row or one that looks like a comment is read or refused, never passed over."""
    duckdb = pytest.importorskip("duckdb")
    text = "date,value\n2018-01-05,12.50\n" + rows
    (folder / "a.csv").write_text(text, "utf-8")
    try:
        found = duckdb.connect().execute(f"select count(*) from {lake_relation('a.csv')}").fetchone()
    except duckdb.Error:
        return
    assert found == (text.count("\n") - 1,)


def test_psycopg_is_not_there(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The mend is how to get it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    write({"url": "postgresql://db.example.org/finance", "table": "t"})
    code, text = told(capfd, "validate")
    assert (code, "pip install 'attain[postgres]'" in text) == (2, True)


@pytest.mark.parametrize("home", HOMES, indirect=True)
def test_a_long_statement_is_interrupted(home: Home) -> None:
    """Ctrl-C is heard while the database works, not when it has done."""
    endless = (
        "with recursive r(i) as (select 1 union all select i + 1 from r where i < 1000000000) select count(*) from r"
    )
    if home.url.startswith("duckdb"):
        endless = "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3"
    elif home.url.startswith("postgres"):
        endless = "select count(*) from generate_series(1, 1000000000) a"
    home.fill(HEADER, ROWS)
    driver = opened(Address(home.url, "actuals_0"), Wanted(Plan(metrics={})))
    typed = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    typed.start()
    with pytest.raises(KeyboardInterrupt):
        list(driver.rows(endless))
    driver.close()


def test_names_that_a_column_takes_for_one_stay_two(capfd: pytest.CaptureFixture[str]) -> None:
    """A column may compare without case: what is grouped is the bytes."""
    with sqlite3.connect("a.db") as made:
        made.execute("create table t (date text, value integer, branch text collate nocase)")
        made.executemany("insert into t values ('2018-01-05', ?, ?)", [(1, "north"), (2, "North"), (4, "NORTH")])
    write({"url": "sqlite:a.db", "table": "t"})
    found = document(capfd, "report", "--quarter", "Q1", "--by", "branch")
    assert sorted(line["actual"] for line in found["lines"] if line["branch"]) == ["1", "2", "4"]
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect("a.duckdb") as other:
        other.execute("create table t (date text, value integer, branch text collate nocase)")
        other.execute("insert into t values ('2018-01-05', 1, 'north'), ('2018-01-05', 2, 'North')")
    write({"url": "duckdb:a.duckdb", "table": "t"})
    found = document(capfd, "report", "--quarter", "Q1", "--by", "branch")
    assert sorted(line["actual"] for line in found["lines"] if line["branch"]) == ["1", "2"]
