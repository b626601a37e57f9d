"""Actuals added up by a cluster, held against the reader by rows: Sail through Spark Connect, and Spark itself.

Each test runs wherever the packages of a cluster are installed (`attain[connect]` and pysail, or `attain[spark]` and
Java), and says so where they are not.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from attain.actuals.columns import Columns
from attain.actuals.rows import open_rows, read_totals
from attain.actuals.source import Source, Wanted
from attain.engines.ibis_engine import IbisEngine, spelt
from attain.engines.ibis_query import Opened, Query
from attain.model import ActualsSource, Metric, Plan, Segment, Target
from attain.model.addresses import Address
from attain.period import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.actuals.totals import Totals
    from attain.errors import Problem
    from attain.period.written import DateFormat

# Drivers warn about each other's ways; only what attain itself does is held to be silent.
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.xdist_group("ibis")]
ENGINE = IbisEngine()
DAY = Calendar().parse

PLAN = Plan(
    metrics={
        "people": Metric(kind="flow", aliases=("peserta",)),
        "members": Metric(kind="stock"),
        "iuran": Metric(kind="flow", unit="IDR", number_format="id"),
    }
)


@pytest.fixture(scope="module")
def sail() -> Iterator[str]:
    """The address of a Sail server that runs in this process."""
    for package in ("ibis", "pyspark", "grpc"):
        pytest.importorskip(package, reason=f"needs {package}: pip install 'attain[connect]'")
    server = pytest.importorskip("pysail.spark", reason="needs pysail").SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    yield f"sc://127.0.0.1:{server.listening_address[1]}"
    server.stop()


@pytest.fixture(scope="module")
def spark() -> Iterator[str]:
    """The address of local Spark; one session serves all tests."""
    pytest.importorskip("ibis", reason="needs ibis: pip install 'attain[spark]'")
    pyspark = pytest.importorskip("pyspark", reason="needs pyspark: pip install 'attain[spark]'")
    if not (Path(pyspark.__file__).parent / "jars").is_dir():
        pytest.skip("needs Spark itself; pyspark-client alone is here: pip install 'attain[spark]'")
    if not shutil.which("java"):
        pytest.skip("needs Java, which Spark runs on")
    from pyspark.sql import SparkSession

    # What Sail's sessions, which have ended, leave in the process would turn this one into theirs.
    os.environ.pop("SPARK_CONNECT_MODE_ENABLED", None)
    builder = SparkSession.builder.master("local[2]").config("spark.sql.shuffle.partitions", "2")
    # Compiling each question would take longer than answering it over so few rows.
    builder = builder.config("spark.sql.codegen.wholeStage", "false")
    builder = builder.config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    yield "spark://local[2]"
    session.stop()


@pytest.fixture(scope="module", params=["sail", "spark"])
def cluster(request: pytest.FixtureRequest) -> str:
    """The address of either."""
    return str(request.getfixturevalue(request.param))


def source(url: str, **what: str) -> Source:
    """A source at a cluster: a path, a table or a query."""
    address = Address(url, **what)
    return Source(address.shown, "database", None, address)


def totals(found: Totals) -> dict[tuple[str | None, ...], list[tuple[Any, ...]]]:
    """Totals as plain values; 1.50 and 1.5 are one."""
    return {
        (key.metric, key.segment, key.branch): [
            (one.period.name, one.period.start, one.period.end, one.sum, one.rows, one.last, one.reading)
            for one in of_key
        ]
        for key, of_key in found.by_key.items()
    }


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    """What problems say, in no order."""
    return sorted((problem.code, problem.message) for problem in problems)


def by_row(problems: list[Problem]) -> list[tuple[str, str]]:
    """What problems say, as often as there are rows of which they say it."""
    found = []
    for problem in problems:
        message, _, more = problem.message.partition(" (and ")
        found += [(problem.code, message)] * (int(more.partition(" ")[0] or 0) + 1)
    return sorted(found)


def written(folder: Path, text: str, name: str = "actuals.csv") -> Path:
    """A file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def both(url: str, path: Path, plan: Plan = PLAN, cuts: tuple[Any, ...] = ()) -> tuple[Any, Any]:
    """What the reader by rows and what the cluster make of one CSV file."""
    by_rows = read_totals(plan, [str(path)], cuts)
    by_cluster = read_totals(plan, [source(url, path=str(path))], cuts, engines=[ENGINE])
    return by_rows, by_cluster


def without_repeats(problems: list[Problem]) -> list[Problem]:
    """Problems less those of rows that stand twice, which are not looked for in a cluster."""
    return [problem for problem in problems if problem.code != "A038"]


FIGURES = (
    *("0.1", "0.2", "16800.3", "-7", "+5", ".5", "5.", "00012", "-999999999.1234", "123456789.0001"),
    *("99999999999999999999.000000000001", "0.000000000000001"),
)
RUPIAH = ("1.234.567", '"1.234,25"', "12", '"0,1"', "-5.000", '",5"')


def generated(seed: int, rows: int) -> str:
    """Clean rows of every kind that the reader by rows takes."""
    rng = random.Random(seed)  # noqa: S311 - data for a test
    lines = ["note,value,metric,date,branch,segment"]
    for at in range(rows):
        metric = rng.choice(["people", "peserta", "members", "iuran"])
        day = f"2018-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        # One reading for each day, branch and segment: two would contradict each other.
        branch = f"branch {at}" if metric == "members" else rng.choice(["north", '"Süd, west"', "o”k"])
        figure = rng.choice(RUPIAH if metric == "iuran" else FIGURES)
        note = rng.choice(["", '"a\nb"', '"say ""so"""', "x"])
        lines.append(f"{note},{figure},{metric},{day},{branch},s")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(2))
def test_a_cluster_gives_what_rows_give(cluster: str, tmp_path: Path, seed: int) -> None:
    """Sums, counts, last days and readings are the same, to the last digit."""
    path = written(tmp_path, generated(seed, 400))
    cuts = (DAY("2018-03-16").start, DAY("2018-05-02").start, DAY("2018-05-20").start)
    (rows, said), (cluster_rows, also_said) = both(cluster, path, cuts=cuts)
    assert totals(cluster_rows) == totals(rows)
    assert told(without_repeats(said)) == told(also_said) == []
    assert [given.rows for given in cluster_rows.inputs] == [given.rows for given in rows.inputs] == [400]


def test_no_digit_goes_through_a_double(cluster: str, tmp_path: Path) -> None:
    """0.1 three times is 0.3; 2^53 + 1 keeps its 1; thirty digits keep all of theirs."""
    lines = ["0.1"] * 3 + ["9007199254740993"] + ["123456789012345678901234567890.123456789012345678901234567891"]
    path = written(
        tmp_path, "date,metric,value\n" + "".join(f"2018-01-0{n + 1},people,{v}\n" for n, v in enumerate(lines))
    )
    found, problems = read_totals(PLAN, [source(cluster, path=str(path))], engines=[ENGINE])
    assert not problems
    ((total,),) = found.by_key.values()
    assert total.sum == Decimal("123456789012354686100489308883.423456789012345678901234567891")


# A file of each would cost Spark a minute; each text has a segment of its own, so each is a group of its own.
NO_FIGURES = (
    *(
        "1e5",
        "1_000",
        "1.5.2",
        "1,2,3",
        "16.800,00",
        " 5",
        "5 ",
        "5\n",
        "\u0661\u0662",
        "\uff15",
        "NaN",
        "inf",
        "",
        "-",
    ),
    *("0x1F", "1" * 31, "(5)", "$5", "--5", "5-", "5.0.", "."),
)
NO_DATES = (
    *("2018-02-29", "2018-02-30", "2018-04-31", "2018-13-01", "2018-00-10", "2018-01-00", "2018/13/05"),
    *("epoch", "infinity", "20180231", "2018-01-01T00", "2018-01-01 ", "0000-01-01", "0001-01-01", "1900-02-29"),
    *("2018-Q5", "2018-H3", "26-01-05", "", "2018-01-01\n", "-2018-01-01", "12018-01-01", "2018-01-01|"),
)
DATES = (
    *("2016-02-29", "2000-02-29", "2018-12-31", "2019", "2018-Q4", "2018-h1", "2017-02", "9999-12-31", "0002-01-01"),
    *("2018-04-30", "2018-01-29", "2018-01-30"),
)


def each(head: str, rows: list[str]) -> str:
    """A CSV of those rows, each in a segment of its own."""
    return f"{head},segment\n" + "".join(f"{row},s{at}\n" for at, row in enumerate(rows))


def test_no_figure(cluster: str, tmp_path: Path) -> None:
    """What is no figure is the same problem as in a file, one for each text."""
    rows = [f'2018-01-01,people,"{text}"' for text in NO_FIGURES]
    (_, said), (_, also_said) = both(cluster, written(tmp_path, each("date,metric,value", rows)))
    assert by_row(also_said) == by_row(said)
    assert len(said) == len(NO_FIGURES)


def test_no_date(cluster: str, tmp_path: Path) -> None:
    """A day that there is none of is told, as in a file."""
    rows = [f'"{text}",people,1' for text in NO_DATES]
    (_, said), (_, also_said) = both(cluster, written(tmp_path, each("date,metric,value", rows)))
    assert by_row(also_said) == by_row(said)
    assert len(said) == len(NO_DATES)


def test_dates(cluster: str, tmp_path: Path) -> None:
    """Every kind of date goes into the run that it goes into from a file."""
    rows = [f"{text},{metric},2.5" for text in DATES for metric in ("people", "members")]
    (found, said), (found_there, also_said) = both(cluster, written(tmp_path, each("date,metric,value", rows)))
    assert totals(found_there) == totals(found)
    assert told(also_said) == told(said) == []


ORDERS: dict[DateFormat, tuple[str, ...]] = {
    "dmy": ("31/01/2018", "1/2/2018", "01.02.2018", "31-01-2018 10:00", "1.2.18", "02/2018", "2018-01-31", "2018-Q1"),
    "mdy": ("01/31/2018", "2/1/2018", "02.01.2018", "1/31/2018 12:00:00 AM", "02-2018", "2018-01-31T00:00:00", "2018"),
    "ymd": ("2018/01/31", "2018.2.1", "20180201", "2018-01-31 00:00:00.000", "201802", "2018/02", "2018-H1"),
}


@pytest.mark.parametrize("order", ORDERS)
def test_dates_in_an_order(cluster: str, tmp_path: Path, order: DateFormat) -> None:
    """Days that are written in the plan's order go into the run that they go into from a file."""
    plan = PLAN.model_copy(update={"actuals": ActualsSource(date_format=order)})
    rows = [f"{text},{metric},2.5" for text in ORDERS[order] for metric in ("people", "members")]
    (found, said), (found_there, also_said) = both(cluster, written(tmp_path, each("date,metric,value", rows)), plan)
    assert totals(found_there) == totals(found)
    assert told(also_said) == told(said) == []


def test_what_is_no_date_in_the_order(cluster: str, tmp_path: Path) -> None:
    """A day that there is none of is told; so is a month by its name, which a cluster does not read."""
    plan = PLAN.model_copy(update={"actuals": ActualsSource(date_format="dmy")})
    rows = [f"{text},people,1" for text in ("31/02/2018", "01/31/2018", "31 Januari 2018", "1/2/018")]
    path = written(tmp_path, each("date,metric,value", rows))
    _, problems = read_totals(plan, [source(cluster, path=str(path))], engines=[ENGINE])
    # The backend has named the first two before they are looked at.
    assert told(problems) == [
        ("A036", "no such day: 2018-02-31"),
        ("A036", "no such day: 2018-31-01"),
        ("A036", "not a date: 1/2/018"),
        ("A036", "not a date: 31 Januari 2018"),
    ]


def test_a_date_whose_order_nobody_said(cluster: str, tmp_path: Path) -> None:
    """It is told once for all rows, with what to say in the plan."""
    rows = ["31/01/2018,people,1", "28/02/2018,people,1"]
    _, problems = read_totals(
        PLAN, [source(cluster, path=str(written(tmp_path, each("date,metric,value", rows))))], engines=[ENGINE]
    )
    assert told(problems) == [("A036", "not a date: 31/01/2018 (and 1 more row)")]
    assert problems[0].help == "say how the files write dates: actuals: {date_format: dmy}"


def test_problems_are_counted_and_shown_by_example(cluster: str, tmp_path: Path) -> None:
    """Each kind of problem is told once, with how many rows have it and where it was met first."""
    plan = PLAN.model_copy(update={"segments": {"jakon": Segment(), "bpu": Segment()}})
    good = "2018-01-01,jakon,people,1\n" * 40
    bad = "2018-01-01,jakno,people,1\n" * 30 + "2018-01-01,bpu,people,n/a\n" * 20 + "2018-02-30,bpu,people,2\n" * 10
    path = written(tmp_path, "date,segment,metric,value\n" + good + bad)
    found, problems = read_totals(plan, [source(cluster, path=str(path))], engines=[ENGINE])
    assert told(problems) == [
        ("A021", "not a number: n/a (and 19 more rows)"),
        ("A036", "no such day: 2018-02-30 (and 9 more rows)"),
        ("A050", "unknown segment: jakno (and 29 more rows)"),
    ]
    met = {problem.code: problem.places[0][1] for problem in problems}
    assert met["A021"] == "first met in people / bpu, 2018-01-01"
    assert next(problem.help for problem in problems if problem.code == "A050") == "did you mean jakon?"
    assert found.inputs[0].rows == 100


def test_a_figure_with_two_readings(cluster: str, tmp_path: Path) -> None:
    """Under an Indonesian plan that does not say how its files write figures, 1.500 is a question."""
    plan = Plan(metrics={"people": Metric(kind="flow")}, locale="id")
    path = written(tmp_path, "date,value\n2018-01-01,1.500\n2018-01-02,2.500\n2018-01-03,1500\n2018-01-03,1500.5\n")
    (_, said), (_, also_said) = both(cluster, path, plan)
    assert told(also_said) == told(said)
    assert [problem.code for problem in said] == ["A023"]


def test_money_with_too_many_decimals(cluster: str, tmp_path: Path) -> None:
    """A warning, with how many rows; the figures count as they are."""
    plan = Plan(metrics={"iuran": Metric(kind="flow", unit="IDR")})
    path = written(tmp_path, "date,value\n2018-01-01,1.00005\n2018-01-01,1.00005\n2018-01-03,1.0001\n")
    (rows, said), (cluster_rows, also_said) = both(cluster, path, plan)
    assert (
        told(also_said)
        == told(without_repeats(said))
        == [("A028", "1.00005 has more decimals than any currency (and 1 more row)")]
    )
    assert totals(cluster_rows) == totals(rows)


def test_two_readings_of_a_day(cluster: str, tmp_path: Path) -> None:
    """A stock that is read twice on a month's last day is a question here, too."""
    path = written(tmp_path, "date,metric,value\n2018-01-30,members,9\n2018-01-31,members,1\n2018-01-31,members,2\n")
    _, (_, problems) = both(cluster, path)
    assert told(problems) == [("A062", "two readings of members for 2018-01-31 (members): which holds?")]


def test_a_record_of_another_width_is_no_silence(cluster: str, tmp_path: Path) -> None:
    """Spark marks it and it is counted; Sail ends the reading."""
    path = written(tmp_path, "date,metric,value\n2018-01-01,people,1\n2018-01-02,people\n2018-01-03,people,3,4\n")
    _, problems = read_totals(PLAN, [source(cluster, path=str(path))], engines=[ENGINE])
    if cluster.startswith("sc:"):
        assert [problem.code for problem in problems] == ["A066"]
        assert "incorrect number of fields" in problems[0].message
    else:
        assert [problem.code for problem in problems] == ["A032"]
        assert problems[0].message.endswith("(and 1 more row)")


def test_files_whose_columns_stand_otherwise(cluster: str, tmp_path: Path) -> None:
    """A second file with its columns in another order is told, and never read by position in silence."""
    written(tmp_path, "date,segment,branch,value\n2018-01-01,a,b,1\n", "1.csv")
    written(tmp_path, "date,branch,segment,value\n2018-01-01,b,a,1\n", "2.csv")
    plan = Plan(metrics={"people": Metric(kind="flow")})
    _, problems = read_totals(plan, [source(cluster, path=f"{tmp_path}/*.csv")], engines=[ENGINE])
    assert "not a date: date" in [problem.message for problem in problems]


def test_a_quote_that_is_never_closed(cluster: str, tmp_path: Path) -> None:
    """It swallows the rows behind it, which is told."""
    path = written(tmp_path, 'date,value,note\n2018-01-01,1,"x\n2018-01-02,2,y\n2018-01-03,3,z\n')
    _, problems = read_totals(PLAN, [source(cluster, path=str(path))], engines=[ENGINE])
    assert problems


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_delimiters(cluster: str, tmp_path: Path, mark: str) -> None:
    """Semicolons and tabs split the columns, too, where the header shows them."""
    path = written(tmp_path, "\ufeffdate,metric,value\r\n2018-01-01,people,1\r\n".replace(",", mark))
    (rows, said), (cluster_rows, also_said) = both(cluster, path)
    assert totals(cluster_rows) == totals(rows)
    assert told(also_said) == told(said) == []


def parquet(path: Path, **columns: Any) -> Path:
    """A Parquet file of those columns."""
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as files

    files.write_table(arrow.table(columns), path)
    return path


WIDE = "9999999999999999999999999999.9999999999"
LARGEST = 2**63 - 1


@pytest.mark.parametrize(
    ("kind", "figures", "total"),
    [
        ((38, 10), ["0.1000000000", WIDE, "-0.2"], "9999999999999999999999999999.8999999999"),
        ((38, 0), ["9" * 30, "9" * 30, "-1"], "1999999999999999999999999999997"),
        ((12, 4), ["0.1", "0.2", "3.5000"], "3.8"),
        (None, [str(LARGEST), str(LARGEST), "1"], "18446744073709551615"),
    ],
)
def test_parquet_with_decimals(
    cluster: str, tmp_path: Path, kind: tuple[int, int] | None, figures: list[str], total: str
) -> None:
    """Decimals and whole numbers of any width are summed exactly, beyond what their own type holds."""
    arrow = pytest.importorskip("pyarrow")
    days = [DAY("2018-01-05").start, DAY("2018-01-31").start, DAY("2018-01-01").start]
    type_ = arrow.decimal128(*kind) if kind else arrow.int64()
    value = arrow.array([Decimal(f) if kind else int(f) for f in figures], type_)
    path = parquet(tmp_path / "a.parquet", date=days, metric=["people"] * 3, value=value)
    found, problems = read_totals(PLAN, [source(cluster, path=str(path))], engines=[ENGINE])
    assert told(problems) == []
    ((only,),) = found.by_key.values()
    assert (only.sum, only.last) == (Decimal(total), DAY("2018-01-31").start)


def test_parquet_with_figures_that_nobody_means(cluster: str, tmp_path: Path) -> None:
    """A figure of more digits than any file may hold is the same problem."""
    arrow = pytest.importorskip("pyarrow")
    value = arrow.array([Decimal("9" * 38)], arrow.decimal128(38, 0))
    path = parquet(tmp_path / "a.parquet", date=["2018-01-01"], metric=["people"], value=value)
    _, problems = read_totals(PLAN, [source(cluster, path=str(path))], engines=[ENGINE])
    assert [(p.code, p.help) for p in problems] == [("A022", "at most 30 digits on each side of the point")]


def test_parquet_without_values(cluster: str, tmp_path: Path) -> None:
    """Nothing in place of a figure, a date or a name is told, not passed over."""
    import pyarrow as pa

    days = pa.array([DAY("2018-01-05").start, None, DAY("2018-01-05").start])
    value = pa.array([None, Decimal(1), Decimal(2)], pa.decimal128(18, 4))
    path = parquet(tmp_path / "a.parquet", date=days, metric=["people", "people", None], value=value)
    _, problems = read_totals(PLAN, [source(cluster, path=str(path))], engines=[ENGINE])
    assert sorted(problem.code for problem in problems) == ["A020", "A021", "A036"]


def test_parquet_of_doubles(cluster: str, tmp_path: Path) -> None:
    """Binary floating point has lost digits before it is read."""
    path = parquet(tmp_path / "a.parquet", date=["2018-01-05"], metric=["people"], value=[0.1])
    _, problems = read_totals(PLAN, [source(cluster, path=str(path))], engines=[ENGINE])
    assert [problem.code for problem in problems] == ["A067"]


def test_a_query(cluster: str) -> None:
    """The rows of a query are read by the names that it gives its columns; a table by its own."""
    query = "select '2018-01-05' as date, 'people' as metric, cast('1.10' as decimal(10, 2)) as value;"
    found, problems = read_totals(PLAN, [source(cluster, query=query)], engines=[ENGINE])
    assert told(problems) == []
    assert [total.sum for of_key in found.by_key.values() for total in of_key] == [Decimal("1.1")]


@pytest.mark.parametrize(
    ("what", "codes"),
    [
        ({"table": "nowhere"}, ["A066"]),
        ({"query": "selec 1"}, ["A066"]),
        ({"path": "/nowhere/at/all.parquet"}, ["A066"]),
        ({"query": "select '2018-01-05' as datum, 1 as value"}, ["A030", "A030"]),
    ],
)
def test_what_cannot_be_asked(cluster: str, what: dict[str, str], codes: list[str]) -> None:
    """A table, query, path or column that is none is a problem in one line."""
    _, problems = read_totals(PLAN, [source(cluster, **what)], engines=[ENGINE])
    assert [problem.code for problem in problems] == codes
    assert all("\n" not in problem.message for problem in problems)


def test_a_server_that_is_not_there(sail: str) -> None:
    """It is told at once; the driver alone would try for minutes."""
    assert sail
    _, problems = read_totals(PLAN, [source("sc://127.0.0.1:1", table="actuals")], engines=[ENGINE])
    assert [problem.code for problem in problems] == ["A065"]


def test_a_report_from_a_cluster(sail: str, example: Path) -> None:
    """The living example, its actuals behind an address: the report is the same, to the byte."""
    command = [sys.executable, "-m", "attain", "report", "--quarter", "Q1", "--format", "csv"]
    said = [subprocess.run(command, capture_output=True, text=True, check=False)]
    files = sorted((example / "actuals").glob("*.csv"))  # whose columns differ
    listed = "".join(f'    - {{url: "{sail}", path: "{path}"}}\n' for path in files)
    plan = (example / "targets.yaml").read_text("utf-8")
    plan = re.sub(r"(?ms)^actuals:.*?(?=^\w)", "", plan) + f"actuals:\n  sources:\n{listed}"
    (example / "targets.yaml").write_text(plan, "utf-8")
    said.append(subprocess.run(command, capture_output=True, text=True, check=False))
    assert [(one.returncode, one.stdout) for one in said] == [(0, said[0].stdout)] * 2, said[1].stderr


def test_rows_can_be_listed(cluster: str, tmp_path: Path) -> None:
    """Row by row, every cell as text, numbered as they come."""
    path = written(tmp_path, "date,metric,value\n2018-01-01,people,1.50\n2018-01-02,people,2\n")
    with open_rows(source(cluster, path=str(path)), Wanted(PLAN), [ENGINE]) as file:
        assert file.header is not None
        assert file.header.names == ("date", "metric", "value")
        assert [cells for _, cells in file.rows()] == [["2018-01-01", "people", "1.50"], ["2018-01-02", "people", "2"]]
        assert (file.rows_read, file.problems) == (2, [])


def test_targets_do_not_change_sums(cluster: str, tmp_path: Path) -> None:
    """Rows outside the years of targets are pointed out, as from a file."""
    target = Target(metric="people", period=DAY("2018"), target=Decimal(5))
    plan = PLAN.model_copy(update={"targets": (target,)})
    path = written(tmp_path, "date,metric,value\n2018-01-01,people,1\n2011-01-02,people,2\n")
    (rows, said), (cluster_rows, also_said) = both(cluster, path, plan)
    assert totals(cluster_rows) == totals(rows)
    assert told(also_said) == told(said)


@pytest.mark.skipif(find_spec("ibis") is None, reason="needs ibis: pip install 'attain[connect]'")
@pytest.mark.parametrize("dialect", ["trino", "clickhouse", "bigquery", "snowflake", "postgres"])
@pytest.mark.parametrize("kind", ["string", "int64", "decimal(38, 2)"])
@pytest.mark.parametrize("order", [None, "dmy"])
def test_other_backends_are_asked_for_exact_figures(dialect: str, kind: str, order: DateFormat | None) -> None:
    """The SQL of backends that do not run here: written, and without a double or a division in it."""
    import ibis

    table = ibis.table({"date": "string", "metric": "string", "value": kind, "branch": "string"}, name="actuals")
    columns = Columns(date=0, branch=3, segment=None, metric=1, value=2)
    # BigQuery has one width of decimals with nine places.
    opened = Opened(None, table, None, "decimal(38, 9)" if dialect == "bigquery" else "decimal(28, 9)")
    query = Query(opened, columns, spelt(PLAN, columns), [DAY("2018-03-16").start], order)
    for question in (query.groups(10), query.wide(10)):
        sql = str(ibis.to_sql(question, dialect=dialect)).upper()
        assert "GROUP BY" in sql
        assert not re.search(r"\b(DOUBLE|FLOAT\w*|REAL|AVG)\b| / ", sql)


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that brings it."""
    monkeypatch.setitem(__import__("sys").modules, "ibis", None)
    _, problems = read_totals(PLAN, [source("trino://db:8080/lake", table="actuals")], engines=[ENGINE])
    assert [problem.code for problem in problems] == ["A065"]
    assert problems[0].help == "pip install 'attain[trino]'"


@pytest.mark.skipif(find_spec("ibis") is None, reason="needs ibis: pip install 'attain[connect]'")
@pytest.mark.parametrize("scheme", ["trino", "clickhouse", "snowflake"])
def test_credentials_come_from_the_environment_and_stay_there(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver gets them; what it says in anger does not show them."""
    import ibis

    seen: dict[str, Any] = {}

    def refuse(_url: str, **given: Any) -> None:
        seen.update(given)
        raise ValueError(f"access denied for ana with {given.get('password') or given.get('auth')}")

    monkeypatch.setattr(ibis, "connect", refuse)
    monkeypatch.setenv(f"{scheme.upper()}_USER", "ana")
    monkeypatch.setenv(f"{scheme.upper()}_PASSWORD", "s3cr3t-marker")
    _, problems = read_totals(PLAN, [source(f"{scheme}://db/lake", table="actuals")], engines=[ENGINE])
    assert seen["user"] == "ana"
    assert "s3cr3t-marker" in seen.values()
    assert "s3cr3t-marker" not in repr(problems)
    assert "access denied" in problems[0].message
