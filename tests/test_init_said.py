"""Kinds, units, targets and the metric on the command line of `attain init`, and what is said where they are not."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

import attain
from attain.cli.run import run
from tests.drafts import table, works

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    ("date", "segment", "metric", "value"),
    ("2026-01", "s", "contributions", "100"),
    ("2026-01", "s", "members", "32000"),
    ("2026-02", "s", "members", "33105"),
    ("2026-03", "s", "members", "33337"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file of two metrics, and one of a single one that no column names."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "two.csv").write_text(table(ROWS), "utf-8")
    (tmp_path / "one.csv").write_text("date,segment,value\n2026-01,Loans,5\n2026-02,Savings,7\n", "utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_all_can_be_said(capfd: pytest.CaptureFixture[str]) -> None:
    """A plan that is complete, and nothing is left to be told of it."""
    words = (
        *("--kind", "members=stock", "--kind", "contributions=flow", "--unit", "contributions=IDR"),
        *("--unit", "members=people", "--target", "contributions=1.2 billion", "--target", "members/s=35k"),
    )
    out = works(capfd, "init", "out", "--from", "two.csv", *words)
    assert "kinds:" not in out
    assert "next:\n  cd out\n  attain report --quarter Q1 -o report.html\n" in out
    plan = attain.load("out/targets.yaml")
    assert {name: (metric.unit, metric.kind) for name, metric in plan.metrics.items()} == {
        "contributions": ("IDR", "flow"),
        "members": ("people", "stock"),
    }
    assert [(target.metric, target.segment, str(target.target)) for target in plan.targets] == [
        ("contributions", None, "1200000000"),
        ("members", "s", "35000"),
    ]
    line = next(line for line in attain.report(plan, "2026-Q1").lines if line.metric == "members")
    assert line.actual == 33_337


@pytest.mark.usefixtures("folder")
def test_a_metric_that_no_column_names(capfd: pytest.CaptureFixture[str]) -> None:
    """`--metric` names it, and the other options speak of it by that name; of two words for one the last holds."""
    words = ("--metric", "sales", "--kind", "sales=stock", "--kind", "sales=average", "--target", "sales/Loans=5")
    works(capfd, "init", "out", "--from", "one.csv", *words)
    plan = attain.load("out/targets.yaml")
    assert [(name, metric.kind) for name, metric in plan.metrics.items()] == [("sales", "average")]
    assert [(target.segment, str(target.target)) for target in plan.targets] == [("Loans", "5")]


def test_names_may_hold_what_stands_between(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Names that the files hold are looked for, whatever they are made of, the longest first."""
    names = ("a", "a=b", "a/b", "x/y=z", "#1 'q'")
    rows = [("2026-01", segment, metric, "5") for metric in names for segment in ("b", "y=z", "/")]
    (folder / "odd.csv").write_text(table([("date", "segment", "metric", "value"), *rows]), "utf-8")
    words = (
        *("--kind", "a=b=stock", "--kind", "x/y=z=average", "--unit", "a=b=c", "--unit", "#1 'q'=="),
        *("--target", "a/b=1", "--target", "a/b/b=2", "--target", "a=3", "--target", "a/y=z=4", "--target", "a///=5"),
        *("--target", "x/y=z//=6", "--target", "a//=7"),
    )
    assert run(["init", "out", "--from", "odd.csv", *words[:-4], *words[-4:-2], *words[-2:]]) == 2
    assert "--target speaks of a//" in capfd.readouterr().err
    kept = [word for at, word in enumerate(words) if words[at - at % 2 + 1] != "a///=5"]
    works(capfd, "init", "out", "--from", "odd.csv", *kept)
    plan = attain.load("out/targets.yaml")
    assert {name: (metric.unit, metric.kind) for name, metric in plan.metrics.items()} == {
        "a": (None, "flow"),
        "a=b": ("c", "stock"),
        "a/b": (None, "flow"),
        "x/y=z": (None, "average"),
        "#1 'q'": ("=", "flow"),
    }
    assert {(target.metric, target.segment): target.target for target in plan.targets} == {
        ("a/b", None): 1,
        ("a/b", "b"): 2,
        ("a", None): 3,
        ("a", "y=z"): 4,
        ("x/y=z", "/"): 6,
        ("a", "/"): 7,
    }


@pytest.mark.parametrize(
    ("words", "message", "mend"),
    [
        (("--kind", "member=stock"), "--kind speaks of member, which the files do not hold", "did you mean members?"),
        (("--kind", "Members=stock"), "--kind speaks of Members", "did you mean members?"),
        (("--kind", "zzz=stock"), "--kind speaks of zzz", "they hold contributions, members"),
        (("--kind", "members=sum"), "--kind members: sum is not one", "write flow, stock or average"),
        (("--kind", "members=rate"), "--kind members: a rate divides two others", "write it in the plan: {kind: rate"),
        (("--kind", "members"), "--kind says nothing of a metric: members", "write --kind contributions=..."),
        (("--kind", "members="), "--kind members: nothing is not one", "write flow, stock or average"),
        (("--unit", "members="), "--unit members: nothing is not one", "write a name on one line"),
        (("--unit", "memebrs=x"), "--unit speaks of memebrs", "did you mean members?"),
        (("--target", "members=much"), "--target members: not a number: much", ""),
        (("--target", "members/=5"), "--target speaks of members/", "did you mean members"),
        (("--target", "s=5"), "--target speaks of s", "did you mean contributions/s or members/s?"),
        (("--target", "members/S=5"), "--target speaks of members/S", "did you mean members/s?"),
        (("--target", "5"), "--target sets none: 5", "write --target contributions/s=950k"),
        (("--metric", "x"), "--metric names what is counted, and so does the column metric", "leave it out"),
        (("--unit", "members=USD", "--target", "members=Rp5"), "Rp5 is in IDR, the unit is USD", "write it in USD"),
    ],
    ids=str,
)
def test_what_cannot_be_said(
    folder: Path, capfd: pytest.CaptureFixture[str], words: tuple[str, ...], message: str, mend: str
) -> None:
    """It is refused before anything is made or told, with what would do."""
    assert run(["init", "out", "--from", "two.csv", *words]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error[A205]: ")
    assert message in err
    assert mend in err
    assert not (folder / "out").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("option", ["--metric", "--kind", "--unit", "--target"])
def test_without_files_there_is_nothing_to_say_it_of(capfd: pytest.CaptureFixture[str], option: str) -> None:
    """The example is what it is, and who is asked needs no options."""
    assert run(["init", "out", option, "a=b"]) == 2
    assert f"{option} speaks of files, and none is named" in capfd.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_kind_that_nobody_told_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """With what the person's own figures add up to, and the command that takes them for what they are."""
    out = works(capfd, "init", "out", "--from", "two.csv", "--kind", "contributions=flow")
    command = "attain init out --from two.csv --kind contributions=flow --kind members=flow --force"
    assert (
        "written: out/actuals/two.csv\n"
        "kinds: members is taken as a stock: 2026-03 alone is 33,337\n"
        f"  to say otherwise: {command}\n"
        "next:\n"
    ) in out
    assert attain.load("out/targets.yaml").metrics["members"].kind == "stock"
    works(capfd, *shlex.split(command)[1:])
    assert attain.load("out/targets.yaml").metrics["members"].kind == "flow"


def test_many_kinds_are_told_in_short(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Three with their figures, what is probably a reading first; the rest is counted."""
    names = ("a", "b", "members", "c", "d")
    rows = [(month, name, "5") for month in ("2026-01-31", "2026-02-28") for name in names]
    (folder / "many.csv").write_text(table([("date", "metric", "value"), *rows]), "utf-8")
    out = works(capfd, "init", "out", "--from", "many.csv")
    told = [line for line in out.splitlines() if "kind" in line and not line.startswith("  open")]
    command = "attain init out --from many.csv --kind members=flow --force"
    assert told == [
        "kinds: members is taken as a stock: 2026-02 alone is 5",
        "kinds: a is taken as a flow: its 2 months add up to 10",
        "kinds: b is taken as a flow: its 2 months add up to 10",
        "kinds: so are 2 more",
        f"  to say otherwise: {command}",
    ]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2026-01", "2026-01"), ""),
        (("2025", "2026"), ": its 2 years add up to 0.30000000000000000000000000003"),
        (("2026-Q1", "2026-Q2"), ": its 2 quarters add up to 0.30000000000000000000000000003"),
        (("2026-01", "2026-Q2"), ": its 2 periods add up to 0.30000000000000000000000000003"),
    ],
)
def test_a_sum_is_exact_or_not_told(
    folder: Path, capfd: pytest.CaptureFixture[str], dates: tuple[str, str], told: str
) -> None:
    """Every digit is added; of one period nothing is added up over time."""
    figures = ("0.10000000000000000000000000001", "0.20000000000000000000000000002")
    rows = [("date", "value"), *zip(dates, figures, strict=True)]
    (folder / "x.csv").write_text(table(rows), "utf-8")
    assert run(["init", "out", "--from", "x.csv"]) == 0
    assert f"kinds: x is taken as a flow{told}\n  to say otherwise: " in capfd.readouterr().out


def test_a_sum_of_figures_with_faults_is_not_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It would be one of those rows that can be read."""
    (folder / "x.csv").write_text("date,value\n2026-01,5\n2026-02,6\n2026-03,much\n", "utf-8")
    assert run(["init", "out", "--from", "x.csv"]) == 2
    assert "kinds: x is taken as a flow\n" in capfd.readouterr().out


def test_a_currency_in_the_figures_is_the_unit_of_their_metric(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Cells such as Rp1.250.000 say their unit and how they are written; a report runs on them."""
    rows = [
        "Tanggal;Jenis;Jumlah",
        "31/01/2026;Iuran;Rp1.250.000",
        "31/01/2026;Peserta;12.500",
        "28/02/2026;Iuran;Rp 5",
    ]
    (folder / "a.csv").write_text("\n".join(rows) + "\n", "utf-8")
    works(capfd, "init", "--from", "a.csv")
    plan = attain.load()
    assert {name: metric.unit for name, metric in plan.metrics.items()} == {"Iuran": "IDR", "Peserta": None}
    assert plan.actuals.number_format == "id"
    (line, *_) = (one for one in attain.report(plan, period="2026-Q1").lines if one.metric == "Iuran")
    assert line.actual == 1_250_005


def test_one_metric_takes_its_currency(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "a.csv").write_text('date,sales\n2026-01,"$1,250.50"\n2026-02,$7\n', "utf-8")
    works(capfd, "init", "--from", "a.csv")
    assert [metric.unit for metric in attain.load().metrics.values()] == ["USD"]
