"""`--explain`: each line's arithmetic in words, worked out by hand, and laws that hold whatever the plan."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from attain.cli.run import run
from attain.compute import Asked
from attain.model.values import Range
from attain.period import Calendar
from attain.table.explanation import explained
from tests.plans import VIEWS, Case, cases, plan_of, report_of, rows_of

if TYPE_CHECKING:
    from attain.compute import Report

SINCE = "from 2018-01-01 to 2018-03-31"
BY = "2018-03-31"


def report_over(targets: str, actuals: str, target: Any = None, **more: Any) -> Report:
    """A report over two tables, every target replaced by `target` where one is given."""
    question = {name: more.pop(name) for name in ("as_of", "only", "growth", "forecast") if name in more}
    asked = Asked(Calendar().parse(more.pop("period", "2018-Q1")), by=VIEWS, **question)
    plan = plan_of(targets, **more)
    if target is not None:
        stated = tuple(found.model_copy(update={"target": target}) for found in plan.targets)
        plan = plan.model_copy(update={"targets": stated})
    return report_of(plan, rows_of(actuals), asked)


def told(targets: str, actuals: str, **more: Any) -> str:
    """What is said about the line of all segments and branches."""
    return explained(report_over(targets, actuals, **more))[0][1]


EVERY_MONTH = "* * 2018-01 27000 \n * * 2018-02 50000 \n * * 2018-03 50000"


def test_a_flow() -> None:
    """127,000 of 300,000 after a quarter: every figure of the line, in order, with what it came from."""
    assert told("* * 2018 300000", EVERY_MONTH) == (
        f"The actual {SINCE} is 127,000. The target of 2018 is 300,000. Attainment is 127,000 / 300,000 = 42.3%. "
        f"By {BY} a quarter of it is due, 75,000, in equal months. "
        "Pace is 127,000 / 75,000 = 169.3%, which is ahead (from 100%). "
        "To reach the target each of the 3 quarters left must bring 57,666.67."
    )


def test_members_that_have_not_reported() -> None:
    """Half of the branch-months of a derived target are there; the members' targets are named."""
    targets = "* north 2018 75 \n * south 2018 80"
    assert told(targets, "* north 2018-Q1 93 \n * east 2018-01 5") == (
        f"The actual {SINCE} is 93. "
        "The target of 2018 is 155, the sum of its members': 75 north + 80 south. Attainment is 93 / 155 = 60.0%. "
        f"By {BY} a quarter of it is due, 38.75, in equal months. "
        "Pace is 93 / 38.75 = 240.0%, which is ahead (from 100%). "
        "To reach the target each of the 3 quarters left must bring 20.67. "
        "5 more without a target: not counted. 3 of 6 expected reports are in."
    )


@pytest.mark.parametrize(
    ("targets", "actuals", "more", "sentence"),
    [
        ("* * 2018 8", "* * 2018-Q1 16", {"direction": "lower"}, "Less is better: attainment is 2 - 16 / 8 = 0.0%."),
        (
            "* * 2018 8",
            "* * 2018-Q1 16",
            {"direction": "lower", "formula": "inverse"},
            "Less is better: attainment is 8 / 16 = 50.0%.",
        ),
        ("* * 2018 -10", "* * 2018-Q1 -11", {}, "Attainment is 1 + ((-11) - (-10)) / 10 = 90.0%."),
        (
            "* * 2018 -10",
            "* * 2018-Q1 -11",
            {"direction": "lower"},
            "attainment is 1 - ((-11) - (-10)) / 10 = 110.0%. The target is not exceeded.",
        ),
        (
            "* * 2018 0",
            "* * 2018-Q1 5",
            {"direction": "lower", "worst": Decimal(20)},
            "attainment is (20 - 5) / 20 = 75.0%, where 20 counts as 0%.",
        ),
        (
            "* * 2018 1500000",
            "* * 2018-03 1350000",
            {"kind": "stock", "baseline": Decimal(1_000_000)},
            "Attainment is (1,350,000 - 1,000,000) / (1,500,000 - 1,000,000) = 70.0%, from the baseline 1,000,000.",
        ),
        (
            "* * 2018 400",
            "* * 2018-03 420",
            {"kind": "stock", "baseline": Decimal(500), "direction": "lower"},
            "attainment is (420 - 500) / (400 - 500) = 80.0%, from the baseline 500.",
        ),
        (
            "* * 2018 1",
            "* * 2018-03 70",
            {"kind": "stock", "target": Range(Decimal(80), Decimal(90))},
            "The target of 2018 is 80..90. Attainment is 70 / 80 = 87.5%, against the nearer bound.",
        ),
        (
            "* * 2018 1",
            "* * 2018-03 99",
            {"kind": "stock", "direction": "within", "target": Range(Decimal(80), Decimal(90))},
            "Attainment is 2 - 99 / 90 = 90.0%, against the nearer bound.",
        ),
        (
            "* * 2018 1",
            "* * 2018-03 85",
            {"kind": "stock", "direction": "within", "target": Range(Decimal(80), Decimal(90))},
            "Attainment is 100.0%: 85 lies in 80..90. The target is met.",
        ),
        (
            "* * 2018 100",
            "* * 2018-03 120",
            {"kind": "stock", "direction": "within", "baseline": Decimal(50)},
            "Attainment is 2 - (120 - 50) / (100 - 50) = 60.0%, from the baseline 50.",
        ),
        ("* * 2018 80", "* * 2018-Q1 90", {}, "Attainment is 90 / 80 = 112.5%. The target is met."),
        ("* * 2018 40", "* * 2018-03 30", {"kind": "stock", "unit": "%"}, "Attainment is 30% / 40% = 75.0%."),
    ],
)
def test_formulas(targets: str, actuals: str, more: dict[str, Any], sentence: str) -> None:
    """Each formula stands with the line's own figures."""
    assert sentence in told(targets, actuals, **more)


@pytest.mark.parametrize(
    ("targets", "actuals", "more", "sentences"),
    [
        ("* * 2017 75", "* * 2018-Q1 10", {}, f"The actual {SINCE} is 10. No target is set for 2018."),
        (
            "* * 2018 75",
            "* * 2018-06 10",
            {},
            f"There is no actual {SINCE}. The target of 2018 is 75. Without an actual there is no attainment. ",
        ),
        (
            "* * 2018 0",
            "* * 2018-Q1 5",
            {},
            (
                f"The target is 0, and there is no ratio to 0. The target is met. All of it is due by {BY}. "
                "Nothing more is needed."
            ),
        ),
        (
            "* * 2018 8",
            "* * 2018-Q1 0",
            {"direction": "lower", "formula": "inverse"},
            "Attainment is target / actual, and there is no ratio to an actual of 0. The target is not exceeded.",
        ),
        (
            "* * 2018 500",
            "* * 2018-03 420",
            {"kind": "stock", "baseline": Decimal(500)},
            "The target is the baseline, so no way leads from one to the other. The target is not met.",
        ),
        (
            "* north 2018 75 \n * south 2018 80",
            "* north 2018-Q1 93",
            {"kind": "average"},
            "Members have targets of their own, but averages do not add up.",
        ),
        (
            "* * 2018 80",
            "* north 2018-Q1 93 \n * south 2018-Q1 71",
            {"kind": "average"},
            f"There is no actual {SINCE}: the members' means have no weights.",
        ),
        (
            "* * 2018 100",
            "* * 2018-02 1",
            {"complete": True},
            "There is no attainment before all reports are in: 1 of 3 are. By",
        ),
    ],
)
def test_no_number_but_a_reason(targets: str, actuals: str, more: dict[str, Any], sentences: str) -> None:
    """Where there is no figure the paragraph says why."""
    assert sentences in told(targets, actuals, **more)


@pytest.mark.parametrize(
    ("targets", "more", "sentence"),
    [
        ("* * 2018-Q3 400", {}, "The target of 2018 is 400, set for 2018-Q3."),
        (
            "* * 2018 400",
            {"only": True},
            "The target of 2018-Q1 is 100, the share of 400 for 2018 that falls on its days.",
        ),
        (
            "* * 2018-Q1 75 \n * * 2018-Q2 80 \n * * 2018-Q3 85",
            {},
            "The target of 2018 is 240: 75 for 2018-Q1 + 80 for 2018-Q2 + 85 for 2018-Q3.",
        ),
        (
            "\n".join(f"* * 2018-{month:02d} 10" for month in range(1, 9)),
            {},
            (
                "The target of 2018 is 80: 10 for 2018-01 + 10 for 2018-02 + 10 for 2018-03 + 10 for 2018-04 "
                "+ 10 for 2018-05 + 10 for 2018-06 + 2 more."
            ),
        ),
        (
            "* * 2018-Q1 8 \n * * 2018-Q4 9",
            {"kind": "stock"},
            "The target of 2018 is 9, the last that was set, for 2018-Q4.",
        ),
        (
            "* * 2018-Q1 70 \n * * 2018-Q4 90",
            {"kind": "average"},
            "The target of 2018 is 80, the mean of those set: 70 for 2018-Q1, 90 for 2018-Q4.",
        ),
        ("* north 2018 75", {}, "The target of 2018 is 75, that of its one member with a target: 75 north."),
    ],
)
def test_where_a_target_comes_from(targets: str, more: dict[str, Any], sentence: str) -> None:
    """A target of other days, of several targets, of members."""
    assert sentence in told(targets, "* * 2018-03 70", **more)


@pytest.mark.parametrize(
    ("targets", "actuals", "more", "sentence"),
    [
        ("* * 2018-Q3 400", "* * 2018-Q1 70", {}, f"Nothing of it is due by {BY}."),
        ("* * 2018-Q3 400", "* * 2018-Q1 70", {"kind": "stock"}, f"Nothing is due by {BY}."),
        (
            "* * 2018 75",
            "* * 2018-Q1 10",
            {"phasing": "last-year"},
            f"What is due by {BY} is not known: last year brought nothing to learn from.",
        ),
        (
            "* * 2018 100",
            "* * 2018-03 90",
            {"kind": "stock"},
            f"All of it is due by {BY}, so pace is the same. The status is on track (from 90%).",
        ),
        (
            "* * 2018 1500",
            "* * 2018-03 1350",
            {"kind": "stock", "baseline": Decimal(1000), "phasing": "path"},
            (
                f"By {BY} 1,125 is due, on a straight path from where it began. "
                "Pace is (1,350 - 1,000) / (1,125 - 1,000) = 280.0%, from the baseline 1,000, which is ahead (from "
                "100%)."
            ),
        ),
        ("* * 2018-Q1 75 \n * * 2018-Q2 165", "* * 2018-Q1 60", {}, f"By {BY} 31.3% of it is due, 75. Pace is 60 / 75"),
        ("* * 2018 365", "* * 2018-Q1 60", {"phasing": "days"}, f"By {BY} 24.7% of it is due, 90, day by day."),
        # Last year's months say what is due, and from which share of the baseline: nothing shown here would give it.
        (
            "* * 2018 400",
            "* * 2017-Q1 1 \n * * 2017-Q2 3 \n * * 2018-Q1 65",
            {"phasing": "last-year", "baseline": Decimal(200)},
            "as last year's months brought it. Pace is (65 - 50) / (100 - 50) = 30.0%, from the baseline 50",
        ),
        ("* * 2018 40", "* * 2018-Q1 1", {}, "Pace is 1 / 10 = 10.0%, which is behind (below 75%)."),
        (
            "* * 2018 40",
            "* * 2018-Q1 4",
            {"bands": "kemenkeu"},
            "Pace is 4 / 10 = 40.0%; the status is merah (below 80% attainment).",
        ),
        (
            "* * 2018 40",
            "* * 2018-Q1 10",
            {"bands": "pepfar"},
            "Pace is 10 / 10 = 100.0%; the status is on target (from -10 points).",
        ),
        (
            "* * 2018 40",
            "* * 2018-Q1 30",
            {"bands": "pepfar"},
            "the status is above target (above 10 points).",
        ),
    ],
)
def test_what_is_due_and_its_pace(targets: str, actuals: str, more: dict[str, Any], sentence: str) -> None:
    """Due by its share and its phasing, pace with the band it falls in and where that begins."""
    assert sentence in told(targets, actuals, **more)


@pytest.mark.parametrize(
    ("targets", "actuals", "more", "sentence"),
    [
        ("* * 2018 100", "* * 2018-Q1 120", {}, "Nothing more is needed."),
        ("* * 2018 100", "* * 2018-H1 10", {"period": "2018-11"}, "To reach the target the month left must bring 90."),
        (
            "* * 2018 8",
            "* * 2018-Q1 2",
            {"direction": "lower"},
            "Each of the 3 quarters left may bring 2 at most.",
        ),
        ("* * 2018 8", "* * 2018-Q1 8", {"direction": "lower"}, "Each of the 3 quarters left may bring nothing more."),
        (
            "* * 2018 8",
            "* * 2018-Q1 14",
            {"direction": "lower"},
            "To come back to the target each of the 3 quarters left would have to bring -2.",
        ),
        (
            "* * 2018 75",
            "* * 2018-01 93 \n * * 2018-02 71",
            {"kind": "average", "period": "2018-02"},
            "For the target each of the 10 months left must on average be 73.6.",
        ),
    ],
)
def test_what_is_needed(targets: str, actuals: str, more: dict[str, Any], sentence: str) -> None:
    """What each period left must, or may, bring."""
    assert sentence in told(targets, actuals, **more)


@pytest.mark.parametrize(
    ("actuals", "more", "sentence"),
    [
        (
            "* north 2018-02 950 \n * south 2018-03 440",
            {"kind": "stock"},
            (
                f"The actual on {BY} is 1,390, by the last reading of each that reports. "
                "Of 2 readings 1 is carried, the oldest from 2018-02. The target"
            ),
        ),
        (
            "* * 2018-02 950",
            {"kind": "stock"},
            f"The actual on {BY} is 950, by the last reading of each that reports. It is carried from 2018-02. ",
        ),
        (
            "* * 2018-01 93 \n * * 2018-02 71",
            {"kind": "average"},
            f"The actual {SINCE} is 82, the mean of the readings.",
        ),
        ("* * 2018-Q1 80", {"forecast": "straight"}, "The forecast (straight) is 320."),
        (
            "* * 2018-Q1 80 \n * * 2017-Q1 64",
            {"growth": True},
            "Against the same days of the year before it is +25.0%.",
        ),
        ("* * 2018-Q1 80 \n * * 2018-01 1", {"as_of": date(2018, 2, 7)}, "Rows for 2018-Q1 run past the days counted"),
    ],
)
def test_what_made_the_actual(actuals: str, more: dict[str, Any], sentence: str) -> None:
    """Readings that are carried, means, rows that do not count, and what was asked for beside."""
    assert sentence in told("* * 2018 1000", actuals, **more)


# Laws.


@given(cases())
def test_no_plan_leaves_a_line_unexplained(case: Case) -> None:
    """Every line of every report has a paragraph of whole sentences, without a word of the program's."""
    report = report_of(case.plan, case.rows, case.asked)
    found = explained(report)
    assert len(found) == len(report.lines)
    for _, text in found:
        assert re.fullmatch(r"[A-Z0-9(-].*\.", text)
        assert "None" not in text
        assert "_" not in text


@given(cases())
def test_an_expression_gives_the_attainment(case: Case) -> None:
    """What stands before the percent, worked out as it is written, is the line's attainment."""
    report = report_of(case.plan, case.rows, case.asked)
    for (_, text), line in zip(explained(report, exact=True), report.lines, strict=True):
        found = re.search(r"ttainment is (.*?) = ", text)
        if found is None or line.attainment is None:
            assert line.attainment is None
            continue
        shown = re.sub(r"[0-9.]+", lambda figure: f"Fraction('{figure[0]}')", found[1].replace(",", ""))
        value = eval(shown, {"Fraction": Fraction})  # noqa: S307 - our own figures
        # A target's share may have no end; it is then shown with 15 digits.
        assert abs(value - line.attainment) <= max(abs(line.attainment), Fraction(1)) / 10**9


# The command.


@pytest.mark.usefixtures("example")
def test_the_place_of_the_target_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    """The example says which line of targets.yaml a target stands in; a sum names its members' lines."""
    assert run(["report", "--quarter", "Q1", "--explain", "--format", "plain"]) == 0
    text = capfd.readouterr().out
    stated = list(enumerate(Path("targets.yaml").read_text("utf-8").splitlines(), start=1))
    lines = {
        name: at for at, line in stated for name in ("jakon", "bpu") if f"segment: {name}, period: 2018, target" in line
    }
    assert (
        f"- Participants / Jasa Konstruksi: The actual {SINCE} is 127,000. "
        f"The target of 2018 is 300,000 (targets.yaml:{lines['jakon']}). "
    ) in text
    assert (
        f"The target of 2018 is 441,000, the sum of its members': 300,000 Jasa Konstruksi "
        f"(targets.yaml:{lines['jakon']}) + 141,000 Bukan Penerima Upah (targets.yaml:{lines['bpu']}). "
    ) in text


@pytest.mark.usefixtures("example")
def test_machines_get_it_only_when_asked(capfd: pytest.CaptureFixture[str]) -> None:
    """CSV stays as it is; JSON gains the key `explanation` on each line and nothing else."""
    words = ["report", "--quarter", "Q1", "--by", "segment", "--format"]
    texts = {}
    for form in ("csv", "json"):
        for more in ("", "--explain"):
            assert run([*words, form, *filter(None, [more])]) == 0
            texts[form + more] = capfd.readouterr().out
    assert texts["csv"] == texts["csv--explain"]
    document = json.loads(texts["json--explain"])
    told_lines = [line.pop("explanation") for line in document["lines"]]
    assert document == json.loads(texts["json"])
    assert told_lines[1].startswith(f"The actual {SINCE} is 127,000.")


RATE = """
locale: id
metrics:
  paid: {kind: flow}
  asked: {label: Asked for, kind: flow}
  rate: {label: Paid of asked, unit: "%", kind: rate, numerator: paid, denominator: asked}
  mood: {label: Mood, kind: average, weighted_by: asked}
targets:
  - {metric: rate, period: 2018, target: 40}
  - {metric: mood, period: 2018, target: 80}
"""


def test_rates_and_weighted_averages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """9 of 30 are 30 %; (80 x 20 + 50 x 10) / 30 is 70; words and figures are Indonesian, as the locale."""
    (tmp_path / "targets.yaml").write_text(RATE, "utf-8")
    (tmp_path / "actuals").mkdir()
    rows = "date,branch,metric,value\n2018-Q1,n,paid,9\n2018-Q1,n,asked,20\n2018-Q1,s,asked,10\n"
    (tmp_path / "actuals" / "a.csv").write_text(f"{rows}2018-Q1,n,mood,80\n2018-Q1,s,mood,50\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    words = ["report", "--quarter", "Q1", "--metric", "rate", "--metric", "mood", "--explain", "--format", "markdown"]
    assert run(words) == 0
    out = capfd.readouterr().out
    assert (
        f"- Paid of asked: Realisasi 2018-01-01 s.d. {BY} adalah paid 9 / Asked for 30 = 30%. Target 2018 adalah 40% "
        f"(targets.yaml:9). Capaiannya 30% / 40% = 75,0%. Target berjalan s.d. {BY} adalah seluruh target itu, "
        "sehingga capaian berjalannya sama. Statusnya berisiko (mulai 75%)."
    ) in out
    assert (
        f"- Mood: Realisasi 2018-01-01 s.d. {BY} adalah 70, rata-rata dari rata-rata anggota, ditimbang menurut "
        "Asked for (seluruhnya 30). Target 2018 adalah 80 (targets.yaml:10). Capaiannya 70 / 80 = 87,5%."
    ) in out
    (tmp_path / "actuals" / "a.csv").write_text("date,metric,value\n2018-Q1,paid,9\n2018-Q1,asked,0\n", "utf-8")
    assert run(words) == 0
    assert f"Belum ada realisasi 2018-01-01 s.d. {BY}: Asked for bernilai 0. Target" in capfd.readouterr().out
