"""Rankings: scores by weight, floor and cap, shared ranks, what is missing, and the shapes that machines read.

A table has one line a figure: branch (`*` is all), metric, target and actual of 2018, `-` where there is none. A fifth
column is the actual's own period.
"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from attain.cli.run import run
from attain.compute import Asked, compute, cuts_of
from attain.compute.asked import Label
from attain.compute.rank import Missing, On, Ranking, Unscored, clamp, rank, ranks, score
from attain.errors import UsageError
from attain.model import Actual, Branch, Metric, Plan, Target
from attain.number import format_ratio
from attain.period import Calendar
from attain.render.csv import csv_text
from attain.table.ranking import MISSING, UNSCORED, ranking_document, ranking_page, ranking_records, score_texts
from tests.conftest import ROOT
from tests.plans import totals_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.compute import Report

CALENDAR = Calendar()
YEAR = CALENDAR.parse("2018")
SCHEMA = json.loads((ROOT / "attain" / "schemas" / "rank.schema.json").read_text("utf-8"))
PLANS = sorted({path.parent for path in (Path(__file__).parent / "golden").rglob("targets.yaml")})
BRANCHES = ["east", "north", "south", "west"]


def metric(**more: Any) -> Metric:
    """A flow, its weight, cap and floor as a plan's text."""
    return Metric.model_validate({"kind": "flow", **more})


def report_of(
    table: str,
    *,
    by: Label = "branch",
    groups: dict[str, str] | None = None,
    parents: dict[str, str] | None = None,
    asked: dict[str, Any] | None = None,
    **metrics: Metric,
) -> Report:
    """The report of 2018 over a table; metrics that are not described count once, from below 0 to any height."""
    rows = [line.split() for line in table.strip().splitlines()]
    names = list(dict.fromkeys(name for _, name, *_ in rows))
    branches = dict.fromkeys([branch for branch, *_ in rows if branch != "*"])
    plan = Plan(
        metrics={name: metrics.get(name, metric()) for name in names},
        branches={
            name: Branch(group=(groups or {}).get(name), parent=(parents or {}).get(name))
            for name in (*branches, *dict.fromkeys((parents or {}).values()))
        },
        targets=tuple(
            Target(metric=name, branch=None if branch == "*" else branch, period=YEAR, target=Decimal(target))
            for branch, name, target, *_ in rows
            if target != "-"
        ),
    )
    question = Asked(**{"period": YEAR, "by": ((by,),), **(asked or {})})
    added = []
    for at, (branch, name, _, actual, *own) in enumerate(rows, start=2):
        if actual != "-":
            held, value = None if branch == "*" else branch, Decimal(actual)
            period = CALENDAR.parse(own[0]) if own else YEAR
            added.append(
                Actual(metric=name, segment=None, branch=held, period=period, value=value, file="a.csv", line=at)
            )
    return compute(plan, totals_of(added, CALENDAR, cuts_of(plan, question)), question)


def told(ranking: Ranking) -> list[str]:
    """The members as texts: `1 north 53/50`, or the reason where there is no score."""
    return [f"{m.rank or '-'} {m.name} {m.reason if m.score is None else m.score}" for m in ranking.members]


def reasons(ranking: Ranking, name: str) -> dict[str, str | None]:
    """Why a member's metrics have no value, by metric."""
    return {m.metric: m.reason for member in ranking.members if member.name == name for m in member.metrics}


# Scores.


def test_attainments_count_by_weight() -> None:
    """North: (3 x 80 % + 1 x 40 %) / 4 = 70 %. South: (3 x 60 % + 1 x 90 %) / 4 = 67.5 %."""
    made = report_of(
        """
        north sales   100 80
        south sales   100 60
        north visits   50 20
        south visits   50 45
        """,
        sales=metric(weight="3"),
    )
    assert told(rank(made)) == ["1 north 7/10", "2 south 27/40"]


def test_a_weight_may_have_decimals() -> None:
    """(0.5 x 100 % + 1.5 x 20 %) / 2 = 40 %."""
    made = report_of("north sales 10 10\nnorth visits 10 2", sales=metric(weight="0.5"), visits=metric(weight="1.5"))
    assert told(rank(made)) == ["1 north 2/5"]


def test_cap_and_floor_hold_in_scores_alone() -> None:
    """150 % counts 120 %, -100 % counts 0 %; both are still shown as they are."""
    bounds = {"cap": "120", "floor": "0"}
    made = report_of(
        "north sales 100 150\nsouth sales 100 -100\neast sales 100 120\nwest sales 100 0", sales=metric(**bounds)
    )
    ranking = rank(made)
    assert told(ranking) == ["1 east 6/5", "1 north 6/5", "3 south 0", "3 west 0"]
    shown = {m.name: (m.metrics[0].value, m.metrics[0].clamped) for m in ranking.members}
    assert shown["north"] == (Fraction(3, 2), Fraction(6, 5))
    assert shown["south"] == (Fraction(-1), Fraction(0))


def test_without_cap_and_floor_nothing_is_clamped() -> None:
    """Of 150 % and -100 % the mean is 25 %."""
    assert told(rank(report_of("north sales 100 150\nnorth visits 100 -100"))) == ["1 north 1/4"]


def test_a_missing_metric_lowers_nothing() -> None:
    """South has 80 % of one metric, north (80 % + 60 %) / 2: south stands first, and its gap is named."""
    made = report_of(
        """
        north sales  100 80
        south sales  100 80
        north visits  50 30
        south visits  50 -
        """
    )
    ranking = rank(made)
    assert told(ranking) == ["1 south 4/5", "2 north 7/10"]
    assert reasons(ranking, "south") == {"sales": None, "visits": "no_actual"}
    assert [m.weight for m in ranking.members] == [1, 2]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("visits - 30", "no_target"),
        ("visits 50 -", "no_actual"),
        ("visits 0 30", "zero_target"),
        ("other 10 10", "no_target"),
    ],
)
def test_what_is_missing_keeps_its_reason(row: str, reason: str) -> None:
    """Why a metric has no value for a member; neither target nor actual is no target."""
    ranking = rank(report_of(f"north visits 50 30\nnorth sales 10 5\nsouth sales 10 5\nsouth {row}"))
    assert reasons(ranking, "south")["visits"] == reason


def test_lower_is_better() -> None:
    """Of 10 complaints allowed, 6 are 140 % and 12 are 80 % by 2 - A / T; by T / A 12 are 5/6."""
    table = "north complaints 10 6\nsouth complaints 10 12"
    reflect = metric(direction="lower")
    assert told(rank(report_of(table, complaints=reflect))) == ["1 north 7/5", "2 south 4/5"]
    inverse = metric(direction="lower", formula="inverse")
    assert told(rank(report_of(table, complaints=inverse))) == ["1 north 5/3", "2 south 5/6"]


def test_a_weight_of_zero_is_shown_and_does_not_count() -> None:
    """Visits would lift south; with weight 0 only sales count."""
    made = report_of(
        "north sales 10 8\nsouth sales 10 7\nnorth visits 10 1\nsouth visits 10 90", visits=metric(weight="0")
    )
    ranking = rank(made)
    assert told(ranking) == ["1 north 4/5", "2 south 7/10"]
    assert [m.metrics[1].value for m in ranking.members] == [Fraction(1, 10), Fraction(9)]


def test_no_weight_at_all_is_no_score() -> None:
    """South has a value only where the weight is 0: no score, which is not the same as no value."""
    made = report_of(
        "north sales 10 8\nsouth sales 10 -\neast sales 10 -\nsouth visits 10 9", visits=metric(weight="0")
    )
    assert told(rank(made)) == ["1 north 4/5", "- east no_value", "- south zero_weight"]


def test_a_score_may_be_zero_or_below() -> None:
    """A score of 0 is a score: it has a rank, above one below 0."""
    made = report_of("north sales 10 -5\nsouth sales 10 0\nwest sales 10 -")
    assert told(rank(made)) == ["1 south 0", "2 north -1/2", "- west no_value"]


@pytest.mark.parametrize(
    ("odd", "message"),
    [
        ({"weight": "-1"}, "the metric sales has the weight -1, below 0"),
        ({"floor": "50", "cap": "40"}, "the metric sales has its floor 50 above its cap 40"),
    ],
)
def test_what_makes_no_score_is_refused(odd: dict[str, str], message: str) -> None:
    """A weight below 0 would reward a miss, and nothing lies above a floor and below its cap."""
    with pytest.raises(UsageError) as error:
        rank(report_of("north sales 10 5", sales=metric(**odd)))
    assert (error.value.problem.code, error.value.problem.message) == ("A205", message)


# Ranks.


def test_ties_share_a_rank() -> None:
    """1, 2, 2, 4: after two of the same rank the next is left free; ties stand by name."""
    made = report_of("west sales 10 7\nsouth sales 10 8\nnorth sales 20 16\neast sales 10 9")
    assert told(rank(made)) == ["1 east 9/10", "2 north 4/5", "2 south 4/5", "4 west 7/10"]


def test_a_hair_is_no_tie() -> None:
    """Scores that differ in the 12th digit have two ranks, and two texts."""
    made = report_of("north sales 1000000000000 800000000001\nsouth sales 10 8")
    ranking = rank(made)
    assert [m.rank for m in ranking.members] == [1, 2]
    cells = [row.cells[2].text for row in ranking_page(ranking).tables[0].rows]
    assert cells == ["80.0000000001%", "80.0000000000%"]


def test_all_missing() -> None:
    """Members without any value stand last, by name, without a rank; where all are, nobody has one."""
    made = report_of("west sales 10 -\neast sales 10 -")
    ranking = rank(made)
    assert told(ranking) == ["- east no_value", "- west no_value"]
    assert reasons(ranking, "west") == {"sales": "no_actual"}


def test_a_metric_without_any_target_is_left_out() -> None:
    """Nobody has a target of visits: it is named once instead of for every member."""
    made = report_of("north sales 10 8\nsouth sales 10 9\nnorth visits - 3\n* visits 10 -")
    ranking = rank(made)
    assert ranking.left_out == ("visits",)
    assert [m.metric for m in ranking.members[0].metrics] == ["sales"]
    assert "not in the score, for no branch has a target: visits" in ranking_page(ranking).notes


# What is ranked, and on what.


def test_on_pace() -> None:
    """By the end of June half of a flow is due: 60 of 100 is an attainment of 60 % and a pace of 120 %."""
    first_half: dict[str, Any] = {"period": CALENDAR.parse("2018-H1")}
    made = report_of("north sales 100 60 2018-Q1\nsouth sales 100 40 2018-Q2", asked=first_half)
    assert told(rank(made)) == ["1 north 3/5", "2 south 2/5"]
    assert told(rank(made, on="pace")) == ["1 north 6/5", "2 south 4/5"]


def test_nothing_due_is_a_reason() -> None:
    """A target that the last quarter alone asks for has an attainment in the first, but no pace."""
    made = report_of(
        "north sales 100 60 2018-Q1",
        sales=metric(phasing=("0%", "0%", "0%", "100%")),
        asked={"period": CALENDAR.parse("2018-Q1")},
    )
    assert told(rank(made)) == ["1 north 3/5"]
    ranking = rank(made, on="pace")
    assert told(ranking) == ["- north no_value"]
    assert reasons(ranking, "north") == {"sales": "nothing_due"}


def test_groups() -> None:
    """A group's attainment is that of its sums: (80 + 10) / (100 + 100) = 45 %, not the mean of its branches."""
    groups = {"north": "hills", "south": "hills", "west": "plain"}
    made = report_of("north sales 100 80\nsouth sales 100 10\nwest sales 50 30", by="group", groups=groups)
    assert told(rank(made, "group")) == ["1 plain 3/5", "2 hills 9/20"]


def test_a_whole_beside_its_members_is_named() -> None:
    """North holds both others and is ranked beside them, which the page says; picked alone, it is no rival."""
    table = "a sales 10 4\nb sales 10 6"
    parents = {"a": "north", "b": "north"}
    ranking = rank(report_of(table, parents=parents))
    assert told(ranking) == ["1 b 3/5", "2 north 1/2", "3 a 2/5"]
    assert "ranked beside members of their own: north" in ranking_page(ranking).notes
    picked = report_of(table, parents=parents, asked={"branches": ("north",)})
    assert told(rank(picked)) == ["1 b 3/5", "2 a 2/5"]


def test_one_picked_member_is_ranked_alone() -> None:
    """A branch that holds no others is the only one in its ranking."""
    made = report_of("north sales 10 8\nsouth sales 10 9", asked={"branches": ("north",)})
    assert told(rank(made)) == ["1 north 4/5"]


@pytest.mark.parametrize(
    ("by", "asked", "message"),
    [
        ("segment", {}, "there is no segment to rank"),
        ("group", {"branches": ("north",)}, "there is no group to rank"),
        ("group", {"branches": ("north", "south")}, "no ranking by group over several branches"),
        ("branch", {"segments": ("a", "b")}, "no ranking by branch over several segments"),
    ],
)
def test_nothing_to_rank_is_refused(by: Label, asked: dict[str, Any], message: str) -> None:
    """An empty ranking would look like an answer."""
    made = report_of("north sales 10 8\nsouth sales 10 9", by=by, asked=asked)
    with pytest.raises(UsageError, match=message):
        rank(made, by)


# Laws.

RATIOS = st.fractions(min_value=-3, max_value=3, max_denominator=1000)
WEIGHTS = st.fractions(min_value=0, max_value=9, max_denominator=4)
CELLS = st.sampled_from(["-", "-3", "0", "1", "2", "5", "12"])
BOUNDS = st.none() | st.integers(min_value=-50, max_value=150)


@given(st.lists(st.tuples(RATIOS, WEIGHTS), max_size=6))
def test_a_score_lies_between_what_counts(parts: list[tuple[Fraction, Fraction]]) -> None:
    """A score is no lower than the lowest ratio that counts, no higher than the highest."""
    counted = [ratio for ratio, weight in parts if weight]
    found = score(parts)
    assert (found is None) == (not counted)
    assert found is None or min(counted) <= found <= max(counted)


@given(st.lists(st.tuples(RATIOS, WEIGHTS), max_size=6), st.fractions(min_value="0.1", max_value=9))
def test_only_the_proportion_of_weights_counts(parts: list[tuple[Fraction, Fraction]], factor: Fraction) -> None:
    """Weights in another size give the same score."""
    assert score(parts) == score([(ratio, weight * factor) for ratio, weight in parts])


@given(st.lists(RATIOS))
def test_a_rank_counts_those_above(scores: list[Fraction]) -> None:
    """A rank is one more than the number of higher scores."""
    assert ranks(scores) == {one: 1 + sum(other > one for other in scores) for one in scores}


@given(RATIOS, RATIOS, BOUNDS, BOUNDS)
def test_clamping_turns_no_order_round(one: Fraction, other: Fraction, floor: int | None, cap: int | None) -> None:
    """Of two ratios the higher never counts less, and what is inside the bounds counts as it is."""
    low, high = (floor, cap) if floor is None or cap is None else sorted((floor, cap))
    held = metric(floor=low, cap=high)
    lower, higher = sorted((one, other))
    assert clamp(held, lower) <= clamp(held, higher)
    assert clamp(held, clamp(held, one)) == clamp(held, one)
    if (low is None or one * 100 >= low) and (high is None or one * 100 <= high):
        assert clamp(held, one) == one


@st.composite
def tables(draw: st.DrawFn) -> list[str]:
    """Rows for four branches and three metrics, some without a target or an actual."""
    return [
        f"{branch} {name} {draw(CELLS)} {draw(CELLS)}" for branch in BRANCHES for name in ("sales", "visits", "calls")
    ]


SALES = metric(weight="3", cap="120", floor="0")
VISITS = metric(direction="lower")
CALLS = metric(weight="0.5", cap="100")


def ranked(rows: Sequence[str]) -> Ranking | None:
    """The ranking of rows, None where there is nothing to rank."""
    try:
        return rank(report_of("\n".join(rows), sales=SALES, visits=VISITS, calls=CALLS))
    except UsageError:
        return None


@given(tables(), st.randoms(use_true_random=False))
def test_order_never_matters(rows: list[str], luck: Any) -> None:
    """Branches, metrics, targets and actuals in any order give the same members in the same order."""
    shuffled = list(rows)
    luck.shuffle(shuffled)
    one, other = ranked(rows), ranked(shuffled)
    assert (one is None) == (other is None)
    if one and other:
        assert told(one) == told(other)
        assert sorted(one.left_out) == sorted(other.left_out)


@given(tables(), st.sampled_from(get_args(On)))
def test_every_ranking_holds_together(rows: list[str], on: On) -> None:
    """Scores lie between what counts, ranks fall with them, whoever has none is last, and every gap has a reason."""
    made = ranked(rows)
    if made is None:
        return
    ranking = rank(made.report, on=on)
    assert {m.name for m in ranking.members} <= set(BRANCHES)
    there = [m for m in ranking.members if m.score is not None]
    assert tuple(there) == ranking.members[: len(there)]
    for member in ranking.members:
        assert (member.score is None) == (member.rank is None) == (member.reason is not None)
        for measure in member.metrics:
            assert (measure.value is None) == (measure.clamped is None) == (measure.reason is not None)
        counted = [m.clamped for m in member.metrics if m.clamped is not None and m.weight]
        if member.score is not None:
            assert min(counted) <= member.score <= max(counted)
            assert member.rank == 1 + sum(m.score is not None and m.score > member.score for m in there)


@given(tables())
def test_the_document_holds_to_its_schema(rows: list[str]) -> None:
    """Whatever is ranked, the document is one that the schema admits, and tells what the CSV tells."""
    made = ranked(rows)
    if made is None:
        return
    document = ranking_document(made)
    Draft202012Validator(SCHEMA).validate(document)
    read = list(csv.DictReader(io.StringIO(csv_text(ranking_records(made)))))
    for entry, row, member in zip(document["ranking"], read, made.members, strict=True):
        assert (entry["name"], entry["score"] or "", str(entry["rank"] or "")) == (
            row["name"],
            row["score"],
            row["rank"],
        )
        assert entry["score"] == (None if member.score is None else format_ratio(member.score))


@given(st.lists(RATIOS, unique=True, max_size=8))
def test_different_scores_look_different(scores: list[Fraction]) -> None:
    """No two ranks show the same score, and the higher never shows the lower one."""
    texts = score_texts(scores, Plan(metrics={}), "en")
    shown = [Decimal(texts[one].removesuffix("%").replace(",", "")) for one in sorted(scores)]
    assert shown == sorted(set(shown))


def test_scores_on_both_sides_of_a_half_look_different() -> None:
    """More decimals for the outer pairs alone would show 79.950% twice, though the inner two differ at one decimal."""
    scores = [Fraction(text) / 100 for text in ("79.9485", "79.94999", "79.95", "79.9512")]
    found = score_texts(scores, Plan(metrics={}), "en")
    assert list(found.values()) == [
        "79.94850%",
        "79.94999%",
        "79.95000%",
        "79.95120%",
    ]


# What is printed.


def test_the_page_says_how_members_are_scored() -> None:
    """Weights, bounds and formula stand below the table; what is due bears on paces alone."""
    made = report_of(
        "north sales 10 8\nnorth visits 10 8\nnorth calls 10 8",
        sales=metric(weight="3", floor="0", cap="112.5", label="Sales"),
        visits=metric(weight="0", cap="120"),
        calls=metric(direction="lower", floor="0"),
    )
    assert ranking_page(rank(made)).notes == (
        "weights: Sales 3, visits 0 (shown only), calls 1",
        "Sales: counts from 0% to 112.5%",
        "calls: counts from 0% up",
        "calls: attainment is 2 - A / T",
    )
    assert any(
        note.startswith("what is due is spread evenly over the months")
        for note in ranking_page(rank(made, on="pace")).notes
    )


def test_the_column_of_what_is_missing_stands_only_where_something_is() -> None:
    """Nothing is missing, no column; in a narrow terminal it is the last to go."""
    whole = ranking_page(rank(report_of("north sales 10 8"))).tables[0]
    assert [column.key for column in whole.columns] == ["rank", "name", "score", "sales"]
    gap = ranking_page(rank(report_of("north sales 10 8\nsouth sales 10 -"))).tables[0]
    assert [column.key for column in gap.columns] == ["rank", "name", "score", "sales", "missing"]
    assert [cell.text for cell in gap.rows[1].cells] == ["-", "south", "no value", "-", "sales: no actual"]
    assert gap.columns[-1].drop < gap.columns[-2].drop


def test_schema_is_a_schema_and_knows_every_word() -> None:
    """The schema is valid, and lists every reason, label and ratio that a ranking may hold."""
    Draft202012Validator.check_schema(SCHEMA)
    words = {word for part in get_args(Missing) for word in get_args(part)}
    assert set(SCHEMA["$defs"]["metric"]["properties"]["reason"]["enum"]) == {None, *words}
    assert words == MISSING.keys()
    assert set(SCHEMA["$defs"]["member"]["properties"]["reason"]["enum"]) == {None, *get_args(Unscored)}
    assert set(get_args(Unscored)) == UNSCORED.keys()
    assert SCHEMA["properties"]["on"]["enum"] == list(get_args(On))
    assert set(SCHEMA["properties"]["by"]["enum"]) == set(get_args(Label))


@pytest.mark.parametrize("by", ["branch", "segment", "group"])
@pytest.mark.parametrize("folder", PLANS, ids=[path.name for path in PLANS])
def test_every_plan_gives_a_document(
    folder: Path, by: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever the plan, `--format json` prints one document: the ranking, or the problems where the exit is 2."""
    monkeypatch.chdir(folder)
    code = run(["rank", "--period", "2018", "--by", by, "--format", "json"])
    out, err = capfd.readouterr()
    problems = json.loads((ROOT / "attain" / "schemas" / "problems.schema.json").read_text("utf-8"))
    Draft202012Validator(problems if code else SCHEMA).validate(json.loads(out))
    assert code in (0, 2)
    assert err == ""


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "words",
    [["--by", "colour"], ["--by", "segment,branch"], ["--on", "luck"], ["--format", "pdf"], ["--metric", "saless"]],
)
def test_unknown_words_are_refused(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """A word that an option does not take ends with 2, nothing on stdout and the known words on stderr."""
    assert run(["rank", "--quarter", "Q1", *words]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error[A20")


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("form", ["table", "plain", "csv", "json", "markdown"])
def test_every_format_is_written(form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each format ends with 0, names the leader, and leaves the same in a file as on stdout."""
    words = ["rank", "--quarter", "Q1", "--format", form]
    assert run(words) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert "abuan" in out
    assert run([*words, "--output", "ranking"]) == 0
    assert (tmp_path / "ranking").read_text("utf-8") == out


@pytest.mark.usefixtures("example")
def test_options_of_the_report_hold(capfd: pytest.CaptureFixture[str]) -> None:
    """Period, filters and `--only` are those of `report`: of two branches and one metric, alone in the quarter."""
    words = ["--quarter", "Q1", "--only", "--metric", "contributions", "--branch", "lebak", "--branch", "labuan"]
    assert run(["rank", *words, "--format", "csv"]) == 0
    _, *rows = csv.reader(io.StringIO(capfd.readouterr().out))
    # Contributions of the first quarter against a quarter of the year's: 15 of 11.5, 15 of 23 thousand million.
    assert [row[4:7] for row in rows] == [["labuan", "1", "1.30434782608696"], ["lebak", "2", "0.652173913043478"]]
