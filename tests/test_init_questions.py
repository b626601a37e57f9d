"""`attain init` on a terminal: what is asked, what is made of the answers; an end in the middle makes nothing."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

import attain
from attain.cli.questions import ask_title
from attain.cli.run import run
from tests.drafts import on_terminal, table

if TYPE_CHECKING:
    from pathlib import Path


SALES = "month,office,product,amount\n2026-01,North,Loans,40000\n2026-02,North,Savings,20500.5\n"
BOTH = """\
Tanggal;Kantor Cabang;Jenis;Segmen;Jumlah
2026-01;Serang;Iuran;PU;1.240.500.000
2026-01;Serang;Peserta;PU;24.310
2026-02;Serang;Iuran;PU;1.251.750.000
2026-02;Serang;Peserta;BPU;8.120
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_questions(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Every question has an answer that Enter gives; what cannot be used is asked again."""
    answers = [
        "Toko Maju",
        "20x6",
        "2026",
        "",
        "revenue, members",
        "EUR",
        "flow",
        "1.2 million",
        "",
        "sto",
        "",
        "retail, online",
        "",
    ]
    seen, code = on_terminal(folder, "".join(f"{answer}\n" for answer in answers))
    assert code == 0, seen
    assert "not a period: 20x6" in seen
    plan = attain.load(folder / "targets.yaml")
    assert (plan.title, plan.locale, [year.name for year in plan.years]) == ("Toko Maju", "en", ["2026"])
    assert {name: (metric.unit, metric.kind) for name, metric in plan.metrics.items()} == {
        "revenue": ("EUR", "flow"),
        "members": (None, "stock"),
    }
    assert [(target.metric, target.target) for target in plan.targets] == [("revenue", Decimal(1_200_000))]
    assert (list(plan.segments), list(plan.branches)) == (["retail", "online"], [])
    actuals = folder / "actuals" / "2026.csv"
    assert actuals.read_text("utf-8") == "date,segment,metric,value\n"
    actuals.write_text("date,segment,metric,value\n2026-01,retail,revenue,300000\n", "utf-8")
    assert run(["report", "--month", "1"]) == 0
    assert "25.0%" in capfd.readouterr().out


def test_enter_is_enough(folder: Path) -> None:
    """A person who only presses Enter gets a plan that is valid."""
    seen, code = on_terminal(folder, "\n" * 12, "shop")
    assert code == 0, seen
    assert list(attain.load(folder / "shop" / "targets.yaml").metrics) == ["revenue"]


@pytest.mark.parametrize("end", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_an_end_in_the_middle_leaves_nothing(folder: Path, end: str) -> None:
    """Ctrl-C and Ctrl-D end the questions; nothing is made, and the exit code says so."""
    seen, code = on_terminal(folder, f"Toko\n2026\n{end}", "shop")
    assert code == 130, seen
    assert list(folder.iterdir()) == []


def seen_from(folder: Path, text: str, *answers: str, words: tuple[str, ...] = ()) -> tuple[str, int]:
    """What a person sees who has a file of that text and answers so, and the exit code."""
    (folder / "a.csv").write_text(text, "utf-8")
    return on_terminal(folder, "".join(f"{answer}\n" for answer in answers), "out", "--from", "a.csv", *words)


def test_what_a_file_cannot_tell_is_asked(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Title, metric, unit, kind and each target; the plan holds the answers, and the steps lead to a report of them."""
    seen, code = seen_from(folder, SALES, "sales", "Sales 2026", "EUR", "", "950k", "0.5 million", "")
    assert code == 0, seen
    assert seen == (
        "columns: date is month, branch is office, segment is product, value is amount\n"
        "Enter takes what stands in brackets; Ctrl-C ends it, and nothing is made.\n"
        "What do the figures count [a]: sales\n"
        "Title [out]: Sales 2026\n"
        "  sales: unit, such as people, IDR or % (Enter: none): EUR\n"
        "  sales: its 2 months add up to 60,500.5; 2026-02 alone is 20,500.5\n"
        "  sales: flow (adds up), stock (the last reading counts) or average [flow]: \n"
        "  sales/Loans: target of 2026 (Enter: not set yet): 950k\n"
        "    = 950,000, 4.2% reached so far\n"
        "  sales/Savings: target of 2026 (Enter: not set yet): 0.5 million\n"
        "    = 500,000, 4.1% reached so far\n"
        "Sales 2026, 2026\n"
        "  sales (EUR, flow)\n    Loans 950,000\n    Savings 500,000\n"
        "  segments: Loans, Savings\n  branches: North\n"
        "Is that right? yes, or no to go through it again [yes]: \n"
        "written: out/targets.yaml\nwritten: out/actuals/a.csv\n"
        "next:\n  cd out\n  attain report --quarter Q1 -o report.html\n"
    )
    plan = attain.load("out/targets.yaml")
    assert (plan.title, plan.metrics["sales"].unit, plan.metrics["sales"].kind) == ("Sales 2026", "EUR", "flow")
    assert [(target.metric, target.segment, str(target.target)) for target in plan.targets] == [
        ("sales", "Loans", "950000"),
        ("sales", "Savings", "500000"),
    ]
    assert "#" not in (folder / "out" / "targets.yaml").read_text("utf-8").partition("\ntargets:\n")[2]
    assert run(["report", "--plan", "out/targets.yaml", "--quarter", "2026-Q1"]) == 0
    assert "EUR 1,450,000" in capfd.readouterr().out


def test_each_metric_of_a_file_is_asked_about(folder: Path) -> None:
    """Who takes what is proposed adds no readings up; figures are read as the file's language writes them."""
    answers = ("", "IDR", "", "15,6 miliar", "orang", "", "26.000", "", "y")
    seen, code = seen_from(folder, BOTH, *answers)
    assert code == 0, seen
    assert "segment is Segmen, metric is Jenis, value is Jumlah\n" in seen
    assert "What do the figures count" not in seen
    assert "  Peserta: its 2 months add up to 32.430; 2026-02 alone is 8.120\n" in seen
    assert "    = 15.600.000.000, 16,0% reached so far\n" in seen
    assert "    = 26.000, 93,5% reached so far\n" in seen
    assert seen.endswith("  open targets.yaml: write the targets at its end\n  attain validate\n")
    plan = attain.load("out/targets.yaml")
    assert {name: (metric.unit, metric.kind) for name, metric in plan.metrics.items()} == {
        "Iuran": ("IDR", "flow"),
        "Peserta": ("orang", "stock"),
    }
    assert [(target.metric, target.segment, str(target.target)) for target in plan.targets] == [
        ("Iuran", "PU", "15600000000"),
        ("Peserta", "PU", "26000"),
    ]


def test_what_is_said_is_not_asked(folder: Path) -> None:
    """Who says everything is asked nothing; a target of the whole needs none of its parts."""
    words = (
        *("--title", "T", "--unit", "Iuran=IDR", "--unit", "Peserta=orang", "--kind", "Iuran=flow"),
        *("--kind", "Peserta=stock", "--target", "Iuran=16 miliar", "--target", "Peserta/PU=26000"),
    )
    seen, code = seen_from(folder, BOTH, "9000", "", words=words)
    assert code == 0, seen
    assert seen.count("]: ") == 1
    assert seen.count("(Enter: not set yet): ") == 1
    assert "  Peserta/BPU: target of 2026 (Enter: not set yet): 9000\n" in seen
    plan = attain.load("out/targets.yaml")
    assert [(target.metric, target.segment, str(target.target)) for target in plan.targets] == [
        ("Iuran", None, "16000000000"),
        ("Peserta", "PU", "26000"),
        ("Peserta", "BPU", "9000"),
    ]


def test_enter_makes_a_plan_from_a_file(folder: Path) -> None:
    """A person who only presses Enter gets what is proposed."""
    seen, code = seen_from(folder, SALES, *[""] * 7)
    assert code == 0, seen
    plan = attain.load("out/targets.yaml")
    assert (plan.title, list(plan.metrics), plan.metrics["a"].kind, plan.targets) == ("out", ["a"], "flow", ())
    assert "attain report --quarter Q1  # the actuals, as yet without targets\n" in seen


def test_wrong_answers_are_asked_again(folder: Path) -> None:
    """Whatever cannot be used is told with what would do, and asked again."""
    answers = ("", "T", "EUR", "rate", "s", "much", "Rp5", "33.500", "5000", "", "maybe", "")
    seen, code = seen_from(folder, SALES, *answers)
    assert code == 0, seen
    assert "  write flow, stock or average\n" in seen
    assert "not a number: much" in seen
    assert "  Rp5 is in IDR, the unit is EUR; write it in EUR\n" in seen
    assert "  33.500 may be 33500 or 33.5; write 33500, or 33.5\n" in seen
    plan = attain.load("out/targets.yaml")
    assert (plan.metrics["a"].kind, [str(target.target) for target in plan.targets]) == ("stock", ["5000"])


def test_no_goes_through_it_again_and_enter_keeps_what_was_answered(folder: Path) -> None:
    """A slip is mended without beginning anew; none takes an answer back."""
    first = ("sales", "Sale 2026", "EUR", "", "950k", "5000", "no")
    again = ("Sales 2026", "", "", "", "560k", "")
    seen, code = seen_from(folder, SALES, *first, *again)
    assert code == 0, seen
    assert "Title [Sale 2026]: Sales 2026\n" in seen
    assert "  sales: unit, or none [EUR]: \n" in seen
    assert "  sales/Loans: target of 2026 (none: not set yet) [950k]: \n    = 950,000, 4.2% reached so far\n" in seen
    assert "  sales/Savings: target of 2026 (none: not set yet) [5000]: 560k\n" in seen
    plan = attain.load("out/targets.yaml")
    assert (plan.title, plan.metrics["sales"].unit) == ("Sales 2026", "EUR")
    assert [str(target.target) for target in plan.targets] == ["950000", "560000"]


def test_what_was_answered_can_be_taken_back(folder: Path) -> None:
    seen, code = seen_from(
        folder, SALES, "sales", "T", "EUR", "", "5000", "6000", "no", "", "none", "stock", "none", "-", "yes"
    )
    assert code == 0, seen
    plan = attain.load("out/targets.yaml")
    assert (plan.metrics["sales"].unit, plan.metrics["sales"].kind, plan.targets) == (None, "stock", ())


def test_a_target_that_is_a_thousand_times_off_is_asked_about(folder: Path) -> None:
    """A scale that was left out is seen before it is a report; who means it writes it again."""
    answers = ("sales", "T", "EUR", "", "21", "41 thousand", "21 million", "21 million", "")
    seen, code = seen_from(folder, SALES, *answers)
    assert code == 0, seen
    doubt = "; is a scale missing? if it is meant, write it again\n"
    assert f"  21, and 40,000 is reached so far{doubt}" in seen
    assert f"  21,000,000, and 20,500.5 is reached so far{doubt}" in seen
    assert seen.count(doubt) == 2
    plan = attain.load("out/targets.yaml")
    assert [str(target.target) for target in plan.targets] == ["41000", "21000000"]


@pytest.mark.usefixtures("folder")
def test_who_has_said_everything_is_asked_nothing(folder: Path) -> None:
    words = ("--title", "T", "--metric", "m", "--unit", "m=EUR", "--kind", "m=flow", "--target", "m=5")
    seen, code = seen_from(folder, SALES, words=words)
    assert (code, seen.count("?")) == (0, 0), seen


DIMENSION = "date,site,way,value\n2026-01,North,cash,5\n2026-01,North,card,7\n2026-02,North,cash,6\n"


@pytest.mark.parametrize(("answer", "expected"), [("metric", ["cash", "card"]), ("segment", ["a"]), ("pass", ["a"])])
def test_a_column_that_tells_rows_apart_is_asked_about(folder: Path, answer: str, expected: list[str]) -> None:
    """Rows that agree in all else differ in it: it is named, or passed over, and the columns are told once more."""
    seen, code = seen_from(folder, DIMENSION, "", answer, *[""] * 9, words=("--title", "T"))
    assert code == 0, seen
    assert "columns: date is date, branch is site, value is value\nasked about below: way\n" in seen
    assert "not read: way\n" not in seen
    assert "Rows that agree in all that is read differ in way, such as cash and card.\n" in seen
    question = "  way: metric (different things), segment (kinds of one thing) or pass (added up): "
    # Nothing is added up by Enter alone.
    assert f"{question}\n  write metric, segment or pass\n{question}{answer}\n" in seen
    assert seen.count("columns: ") == (2 if answer in ("metric", "segment") else 1)
    plan = attain.load("out/targets.yaml")
    assert list(plan.metrics) == expected
    assert list(plan.segments) == (["cash", "card"] if answer == "segment" else [])


@pytest.mark.parametrize("answer", ["", "en", "1,234.5"])
def test_the_way_of_writing_figures_is_proposed(folder: Path, answer: str) -> None:
    """Columns with English names propose English; the form that is shown is an answer too."""
    text = 'date,site,value\n2026-01,North,"1,500"\n'
    seen, code = seen_from(folder, text, answer, *[""] * 9)
    assert code == 0, seen
    assert "How are figures such as 1,500 written? id (1.234,5), en (1,234.5) [en]: " in seen
    assert attain.load("out/targets.yaml").actuals.number_format == "en"


@pytest.mark.parametrize("end", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("answered", range(6))
def test_an_end_in_the_middle_of_a_file_leaves_nothing(folder: Path, end: str, answered: int) -> None:
    """At every question: nothing is made, and the exit code says so."""
    (folder / "a.csv").write_text(SALES, "utf-8")
    seen, code = on_terminal(folder, "\n" * answered + end, "out", "--from", "a.csv")
    assert code == 130, seen
    assert seen.endswith("nothing was made\n")
    assert [path.name for path in folder.iterdir()] == ["a.csv"]


def test_many_metrics_are_not_asked_about_one_by_one(folder: Path) -> None:
    """Nobody answers seventy questions: they are left to the plan."""
    rows = [("2026-01", f"m{at}", "5") for at in range(25)]
    seen, code = seen_from(folder, table([("date", "metric", "value"), *rows]), "")
    assert code == 0, seen
    assert "25 metrics are too many to ask about: their kinds, units and targets are left.\n" in seen
    assert "\nkinds: so are 22 more\n" in seen


def test_files_that_are_there_are_refused_before_questions(folder: Path) -> None:
    """No answer is lost because a copy would be written over something."""
    (folder / "out" / "actuals").mkdir(parents=True)
    (folder / "out" / "actuals" / "a.csv").write_text("mine", "utf-8")
    seen, code = seen_from(folder, SALES)
    assert code == 2
    assert "out/actuals/a.csv is there already" in seen
    assert "Title" not in seen


def test_half_of_a_character_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that writes no UTF-8 gives letters that no file can hold."""
    answers = iter(["caf\udce9\n", "café\n"])
    monkeypatch.setattr("sys.stdin", SimpleNamespace(readline=lambda: next(answers)))
    assert ask_title("x") == "café"
