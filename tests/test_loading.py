"""Loading: a targets.yaml and its target files to a plan, or every problem at once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from attain.loading import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from attain.loading import Loaded

HEAD = "metrics:\n  participants: {unit: orang, kind: flow}\n  contributions: {unit: IDR, kind: flow}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def loaded(folder: Path, text: str) -> Loaded:
    """What a plan of that text is loaded to."""
    (folder / "targets.yaml").write_text(text, "utf-8")
    return load_plan("targets.yaml")


def told(result: Loaded) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(p.code, p.place.line, p.place.column) for p in result.problems if p.place]


@pytest.mark.parametrize(
    ("locale", "metric", "text", "value"),
    [
        (None, "participants", "300000", "300000"),
        (None, "participants", "300 ribu", "300000"),
        (None, "participants", "300k", "300000"),
        (None, "participants", "300 ribu orang", "300000"),
        (None, "contributions", '"Rp4,6 triliun"', "4600000000000"),
        (None, "contributions", "IDR 4.6T", "4600000000000"),
        ("id", "contributions", "IDR 4.6T", "4600000000000"),
        ("id", "participants", "'1.234.567,89'", "1234567.89"),
        ("id", "participants", "1.234", "1234"),
        ("en", "participants", "1.234", "1.234"),
        ("id", "contributions", "Rp35 M", "35000000000"),
        ("en", "contributions", "IDR 35M", "35000000"),
    ],
)
def test_figures(folder: Path, locale: str | None, metric: str, text: str, value: str) -> None:
    """A target may be written as people write it, and is exact."""
    head = f"locale: {locale}\n" if locale else ""
    plan = loaded(folder, f"{head}{HEAD}targets:\n  - {{metric: {metric}, period: 2018, target: {text}}}\n").plan
    assert plan is not None
    assert plan.targets[0].target == Decimal(value)


@pytest.mark.parametrize("text", ["1.234", "IDR 35 M", "12,500"])
def test_ambiguous_figures_are_refused(folder: Path, text: str) -> None:
    """Where no locale decides, a figure with two readings is a problem and never a guess."""
    result = loaded(folder, f"{HEAD}targets:\n  - {{metric: contributions, period: 2018, target: {text!r}}}\n")
    assert result.plan is None
    assert [code for code, *_ in told(result)] == ["A023"]


def test_all_problems_in_file_order(folder: Path) -> None:
    """One run finds every problem, each at its place, in the order of the file."""
    result = loaded(
        folder,
        "metrics:\n"
        "  a: {kind: flows}\n"
        "titel: x\n"
        "targets:\n"
        "  - {metric: a, period: 2018-Q5, target: 1}\n"
        "  - {metric: a, perod: 2018, target: ten}\n",
    )
    assert result.plan is None
    assert told(result) == [("A026", 2, 13), ("A019", 3, 1), ("A024", 5, 25), ("A019", 6, 17), ("A021", 6, 38)]


def test_a_mistyped_key_is_one_problem(folder: Path) -> None:
    """`perod` is an unknown key and not a missing `period` as well; the help says what was meant."""
    result = loaded(folder, f"{HEAD}targets:\n  - {{metric: participants, perod: 2018, target: 1}}\n")
    assert [problem.help for problem in result.problems] == ["did you mean period?"]


def test_scalars_stay_as_typed(folder: Path) -> None:
    """No YAML 1.1 guess: NO, 012, 1e3, 12:30 and on stay names."""
    names = ["NO", "012", "1e3", "12:30", "on", "80.00"]
    rows = "".join(f"  - {{metric: participants, branch: {n}, period: 2018, target: 1}}\n" for n in names)
    plan = loaded(folder, f"{HEAD}targets:\n{rows}").plan
    assert plan is not None
    assert [target.branch for target in plan.targets] == names


def test_target_files(folder: Path) -> None:
    """Targets from CSV stand behind those of the plan; an empty cell is all; places are the cells'."""
    (folder / "targets").mkdir()
    (folder / "targets" / "b.csv").write_text(
        "metric,segment,branch,period,target\nparticipants,,,2019,300 ribu\nparticipants,jakon,,2019,tiga\n"
    )
    text = f"{HEAD}target_files: [targets/*.csv]\ntargets:\n  - {{metric: participants, period: 2018, target: 1}}\n"
    result = loaded(folder, text)
    assert [(p.code, str(p.place)) for p in result.problems] == [("A021", "targets/b.csv:3:26")]
    (folder / "targets" / "b.csv").write_text("period,target,metric\n2019,300 ribu,participants\n")
    plan = loaded(folder, text).plan
    assert plan is not None
    assert [(t.period.name, t.segment, t.target, str(t.place)) for t in plan.targets] == [
        ("2018", None, Decimal(1), "targets.yaml:6:5"),
        ("2019", None, Decimal(300000), "targets/b.csv:2:1"),
    ]
    assert [(file.path, file.rows) for file in plan.inputs] == [("targets.yaml", 0), ("targets/b.csv", 1)]


def test_names_start_at_the_plan(folder: Path) -> None:
    """File names in a plan start at its folder, and are shown from the working folder."""
    (folder / "banten").mkdir()
    (folder / "banten" / "more.csv").write_text("metric,period,target\na,2018,x\n")
    (folder / "banten" / "targets.yaml").write_text("metrics: {a: {kind: flow}}\ntarget_files: [more.csv]\n")
    result = load_plan("banten/targets.yaml")
    assert [str(problem.place) for problem in result.problems] == ["banten/more.csv:2:8"]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("2018", "2018", True),
        ("2018", "2018-Q2", True),
        ("2018-Q1", "2018-Q2", False),
        ("2018-01..2018-03", "2018-03", True),
        ("2018", "2019", False),
    ],
)
def test_overlapping_targets(folder: Path, one: str, other: str, clash: bool) -> None:
    """Two targets for one scope must not share a day; the second is the problem, the first is shown with it."""
    row = "  - {{metric: participants, segment: jakon, period: {0}, target: 1}}\n"
    result = loaded(folder, f"{HEAD}targets:\n{row.format(one)}{row.format(other)}")
    assert told(result) == ([("A053", 6, 5)] if clash else [])
    if clash:
        assert [str(place) for place, _ in result.problems[0].places] == ["targets.yaml:5:5"]


def test_other_scopes_do_not_clash(folder: Path) -> None:
    """A whole and its parts, or two segments, may have targets for the same period."""
    rows = "".join(
        f"  - {{metric: participants, {scope} period: 2018, target: 1}}\n"
        for scope in ("", "segment: jakon,", "branch: cikupa,", "segment: jakon, branch: cikupa,")
    )
    assert loaded(folder, f"{HEAD}targets:\n{rows}").problems == ()


@pytest.mark.parametrize(
    ("metric", "figure"),
    [("participants", "Rp300 ribu"), ("contributions", "US$ 4.6T"), ("participants", "40%")],
)
def test_units_do_not_mix(folder: Path, metric: str, figure: str) -> None:
    """A figure in another unit than its metric's is a problem."""
    result = loaded(folder, f"{HEAD}targets:\n  - {{metric: {metric}, period: 2018, target: {figure!r}}}\n")
    assert [code for code, *_ in told(result)] == ["A056"]


def test_trees(folder: Path) -> None:
    """A parent must be declared, and nobody lies inside himself."""
    result = loaded(
        folder,
        "metrics: {a: {kind: flow}}\n"
        "branches:\n"
        "  serang: {parent: banten}\n"
        "  lebak: {parent: labuan}\n"
        "  labuan: {parent: lebak}\n"
        "targets: [{metric: a, period: 2018, target: 1}]\n",
    )
    assert told(result) == [("A050", 3, 20), ("A058", 4, 19)]


def test_a_plan_may_only_state(folder: Path) -> None:
    """Metrics and stated figures alone make a plan; published figures may be hedged."""
    result = loaded(
        folder,
        f"{HEAD}stated:\n  - {{metric: participants, period: 2018-Q1, actual: sekitar 127 ribu, "
        "target: sekitar 300 ribu, attainment: sekitar 40 persen}\n",
    )
    assert result.problems == ()
    assert result.plan is not None
    assert result.plan.stated[0].attainment == "sekitar 40 persen"


def test_fiscal_years(folder: Path) -> None:
    """A year is the plan's fiscal year: with October first, 2018 begins in October 2017."""
    plan = loaded(
        folder, f"fiscal_year_start: 10\n{HEAD}targets:\n  - {{metric: participants, period: 2018, target: 1}}\n"
    ).plan
    assert plan is not None
    assert plan.targets[0].period.start.isoformat() == "2017-10-01"


def test_own_keys(folder: Path) -> None:
    """Keys that begin with x-, and mappings that only hold an anchor, are the writer's own."""
    result = loaded(
        folder,
        f"x-note: anything\ncommon: &c {{metric: participants, period: 2018}}\n{HEAD}"
        "targets:\n  - {<<: *c, target: 300 ribu}\n",
    )
    assert [(p.code, p.severity) for p in result.problems] == [("A018", "warning")]
    assert result.plan is not None
    assert result.plan.targets[0].target == 300_000


def test_targets_may_use_any_name(folder: Path) -> None:
    """A target may name a member by its label or an alias; it is the same member, so two of them clash."""
    result = loaded(
        folder,
        "metrics: {a: {kind: flow}}\n"
        "branches: {tangsel: {label: Tangerang Selatan, aliases: [Tangsel]}}\n"
        "targets:\n"
        "  - {metric: a, branch: Tangerang Selatan, period: 2018, target: 1}\n"
        "  - {metric: a, branch: Tangsel, period: 2019, target: 1}\n",
    )
    assert result.plan is not None
    assert [target.branch for target in result.plan.targets] == ["tangsel", "tangsel"]


@pytest.mark.parametrize("figure", ["1,200", "Rp1,200,300", "92,5%", "4,6 juta", "1,2,3", "1,000,000", "1,2,3,2"])
def test_a_comma_ends_a_value(folder: Path, figure: str) -> None:
    """What follows a comma inside { } is a key to YAML; one message says to quote the figure, and shows it."""
    result = loaded(folder, f"{HEAD}targets:\n  - {{metric: participants, period: 2018, target: {figure}}}\n")
    told = [(p.code, p.help) for p in result.problems]
    assert told == [("A019", f'a comma ends a value inside {{ }}: quote the figure: target: "{figure}"')]


def test_a_comma_beside_other_slips(folder: Path) -> None:
    """What is told once is the figure alone: another key that stands twice, or that nobody knows, is told beside it."""
    result = loaded(
        folder,
        f"{HEAD}targets:\n  - {{metric: participants, period: 2018, target: 1,2,3, note: a, note: b, nots: c}}\n"
        "  - {metric: participants, period: 2019, target: 1, 2, 3}\n",
    )
    assert [(p.code, p.message) for p in result.problems] == [
        ("A019", "unknown key: 2"),
        ("A012", "the key note stands twice"),
        ("A019", "unknown key: nots"),
        ("A019", "unknown key: 2"),
    ]


def test_a_key_of_digits(folder: Path) -> None:
    """A key of digits with a colon was meant to be one."""
    (problem,) = loaded(folder, f"{HEAD}200: 3\n").problems
    assert problem.code == "A019"
    assert (problem.help or "").startswith("the keys here are")


def test_delimiters_are_named_by_words(folder: Path) -> None:
    """What a delimiter may be is said in words, for a tab does not show."""
    problems = loaded(folder, f"{HEAD}actuals: {{delimiter: '|'}}\n").problems
    (problem,) = [found for found in problems if found.code == "A026"]
    assert (problem.code, problem.help) == ("A026", "write comma, semicolon or tab")
    assert problem.message == "delimiter is comma, semicolon or tab, not |"


def test_stated_verdicts(folder: Path) -> None:
    """A stated verdict is true or false, above due or target, or a rank; another word is refused."""
    row = "stated:\n  - {{metric: participants, period: 2018-Q1, {0}}}\n"
    for good in ("met: true", "exceeds: due", "rank: 5"):
        assert loaded(folder, HEAD + row.format(good)).problems == ()
    for bad in ("met: perhaps", "exceeds: hopes", "rank: first"):
        assert [code for code, *_ in told(loaded(folder, HEAD + row.format(bad)))] in (["A026"], ["A021"])
