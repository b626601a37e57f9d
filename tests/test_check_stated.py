"""The plan's stated figures: each entry against itself, and against what attain computes for its scope.

An entry is written as in a plan. What it gets is told as `figure verdict`, with `computed` in between where it was held
against a computed figure, and with its reason where there is no verdict.
"""

from __future__ import annotations

import io
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from attain.api import computable, load
from attain.check.computed import Computed, questions
from attain.check.finding import Compared
from attain.check.stated import check_stated
from attain.compute import cuts_of
from attain.errors import InputError
from attain.model import Plan, Reading, Stated
from attain.number import format_amount, format_percent
from tests import plans
from tests.plans import Case, cases, lines_by_scope, one, report_of, rows_of, totals_of

if TYPE_CHECKING:
    from pathlib import Path

    from attain.check.finding import Finding

YEAR = "targets: [{metric: sales, period: 2018, target: 1200}]"
Q1 = "* * 2018-Q1 360"  # 300 are due by its end


def plan_of(stated: str, *, targets: str = "", metric: str = "kind: flow", more: str = "") -> Plan:
    """The plan of one metric, `sales`, with these entries (of the first quarter, unless they say otherwise)."""
    entries = [entry.strip() for entry in stated.strip().splitlines()]
    listed = [f"  - {{metric: sales, {'' if 'period:' in entry else 'period: 2018-Q1, '}{entry}}}" for entry in entries]
    text = "\n".join([f"metrics: {{sales: {{{metric}}}}}", targets, more, "stated:", *listed])
    return load("-", stdin=io.BytesIO(text.encode()))


def findings(stated: str, actuals: str | None = None, **plan: str) -> tuple[Finding, ...]:
    """The findings of entries, held against a table of actuals where there is one."""
    made = plan_of(stated, **plan)
    if actuals is None:
        return check_stated(made)
    asked = questions(entry.period for entry in made.stated)
    cuts = {day for question in asked for day in cuts_of(made, question)}
    return check_stated(made, Computed(made, totals_of(rows_of(actuals), made.calendar, cuts)))


def told(found: tuple[Finding, ...]) -> list[str]:
    """Each finding as a text."""
    return [
        f"{finding.figure}{' computed' if finding.basis == 'computed' else ''} "
        f"{finding.judgement.uncheckable or finding.judgement.verdict}"
        for finding in found
    ]


# On its own.


@pytest.mark.parametrize(
    ("entry", "verdicts"),
    [
        ("actual: 80 ribu, target: 141 ribu, attainment: 56%", ["attainment consistent"]),
        ("actual: 80 ribu, target: 141 ribu, attainment: 56", ["attainment consistent"]),
        ("actual: 127 ribu, target: 300 ribu, attainment: sekitar 40%", ["attainment approximate"]),
        ("actual: 127 ribu, target: 300 ribu, attainment: 36%", ["attainment inconsistent"]),
        ("actual: 127 ribu, target: 300 ribu, gap: 173 ribu", ["gap consistent"]),
        ("actual: 127 ribu, target: 300 ribu, gap: 183 ribu", ["gap inconsistent"]),
        ("actual: 127 ribu, target: 300 ribu, gap: 57.7 pp", ["gap consistent"]),
        ("actual: 327 ribu, target: 300 ribu, gap: 9%", ["gap consistent"]),
        ("actual: 127 ribu, target: 300 ribu, gap: 42%", ["gap inconsistent"]),
        ("target: 60 ribu, gap: 15 ribu, attainment: 75%", ["attainment consistent"]),
        ("actual: 127 ribu, target: 300 ribu, pace: 169%", ["pace consistent"]),
        ("actual: 127 ribu, target: 300 ribu, pace: 150%", ["pace inconsistent"]),
        ("actual: 127 ribu, target: 75 ribu, pace: 169%", ["pace consistent"]),
        ("actual: 127 ribu, target: 300 ribu, met: false", ["met consistent"]),
        ("actual: 127 ribu, target: 300 ribu, met: true", ["met inconsistent"]),
        ("actual: 299.6 thousand, target: 300 thousand, met: true", ["met approximate"]),
        ("attainment: 98%, met: true", ["met inconsistent"]),
        ("attainment: 102%, met: true", ["met consistent"]),
        ("actual: 127 ribu, target: 300 ribu, exceeds: due", ["exceeds consistent"]),
        ("actual: 127 ribu, target: 300 ribu, exceeds: target", ["exceeds inconsistent"]),
        ("actual: 70 ribu, target: 300 ribu, exceeds: due", ["exceeds inconsistent"]),
        ("attainment: 40%", ["attainment no_target"]),
        ("actual: 127 ribu, target: 300 ribu", ["actual no_percent"]),
        ("actual: 127 ribu, attainment: 40%", ["attainment no_target"]),
        ("rank: 5", ["rank no_rank"]),
        ("note: nothing was said", ["attainment no_target"]),
    ],
)
def test_an_entry_against_itself(entry: str, verdicts: list[str]) -> None:
    """Figures that decide each other get a verdict; an entry with none of these says once what it lacks."""
    assert told(findings(entry)) == verdicts


@pytest.mark.parametrize(
    ("metric", "entry", "verdict"),
    [
        ("kind: flow, direction: lower", "actual: 40, target: 50, attainment: 120%", "consistent"),
        ("kind: flow, direction: lower", "actual: 40, target: 50, attainment: 80%", "inconsistent"),
        ("kind: flow, direction: lower, formula: inverse", "actual: 40, target: 50, attainment: 125%", "consistent"),
        ("kind: flow, direction: lower", "actual: 60, target: 50, met: true", "inconsistent"),
        ("kind: stock, direction: within", "actual: 60, target: 50, attainment: 80%", "consistent"),
        ("kind: stock, direction: within", "actual: 40, target: 50, attainment: 80%", "consistent"),
        ("kind: stock, baseline: 100", "actual: 135, target: 150, attainment: 70%", "consistent"),
        ("kind: stock, baseline: 100", "actual: 135, target: 150, attainment: 90%", "inconsistent"),
    ],
)
def test_the_metric_says_how_it_is_measured(metric: str, entry: str, verdict: str) -> None:
    """The formula is that of the metric's direction; from a baseline the way counts."""
    assert [finding.judgement.verdict for finding in findings(entry, metric=metric)] == [verdict]


def test_a_plan_of_statements_alone_needs_no_actuals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is computed nothing is missed: there are no files, and each entry has its own finding."""
    monkeypatch.chdir(tmp_path)
    plan = plan_of("actual: 80, target: 150, attainment: 53%")
    made = computable(plan, [entry.period for entry in plan.stated])
    assert (made.computed, made.problems) == (None, ())


def test_a_plan_without_actuals_still_knows_its_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Targets alone tell whether a stated target is theirs; that no actual is computed is said once."""
    monkeypatch.chdir(tmp_path)
    plan = plan_of("actual: 360, target: 1500, attainment: 24%, pace: 96%", targets=YEAR)
    made = computable(plan, [entry.period for entry in plan.stated])
    found = check_stated(plan, made.computed)
    assert told(found)[2:] == ["actual computed no_computed", "target computed inconsistent"]


def test_actuals_that_a_plan_names_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that the plan speaks of and that are not there are an error, as in a report."""
    monkeypatch.chdir(tmp_path)
    plan = plan_of("actual: 360", targets=YEAR, more="actuals: {files: [none/*.csv]}")
    with pytest.raises(InputError):
        computable(plan, [entry.period for entry in plan.stated])


# Against what is computed.


@pytest.mark.parametrize(
    ("entry", "verdicts"),
    [
        ("actual: 360", ["actual computed consistent"]),
        ("actual: about 359", ["actual computed approximate"]),
        ("actual: 460", ["actual computed inconsistent"]),
        ("target: 1200", ["target computed consistent"]),
        ("target: 1500", ["target computed inconsistent"]),
        ("attainment: 30%", ["attainment computed consistent"]),
        ("attainment: 120%", ["attainment computed inconsistent"]),
        ("pace: 120%", ["pace computed consistent"]),
        ("pace: 30%", ["pace computed inconsistent"]),
        ("gap: 840", ["gap computed consistent"]),
        ("gap: -840", ["gap computed consistent"]),
        ("gap: 70%", ["gap computed consistent"]),
        ("gap: 60", ["gap computed inconsistent"]),
        ("met: false", ["met computed consistent"]),
        ("met: true", ["met computed inconsistent"]),
        ("exceeds: due", ["exceeds computed consistent"]),
        ("exceeds: target", ["exceeds computed inconsistent"]),
        ("rank: 1", ["rank computed no_rank"]),
    ],
)
def test_a_figure_against_the_computed_one(entry: str, verdicts: list[str]) -> None:
    """360 of 1,200, of which 300 are due: 30 % and 120 %."""
    assert told(findings(entry, Q1, targets=YEAR)) == verdicts


def test_what_exceeds_is_told_against_both_bases() -> None:
    """The quarter lies above what is due, 120 %, and below the year's target, 30 %."""
    (finding,) = findings("exceeds: due", Q1, targets=YEAR)
    assert finding.compared == (
        Compared("due", Fraction(120), above=True),
        Compared("target", Fraction(30), above=False),
    )


@pytest.mark.parametrize(
    ("entry", "reckonings"),
    [
        ("actual: 660, target: 1200, attainment: 55%", ["target"] * 3),
        ("actual: 660, target: 600, attainment: 110%", ["due"] * 3),
        ("actual: 300, target: 300, attainment: 100%", ["period"] * 3),
        ("actual: 300", ["period"]),
        ("attainment: 110%", ["target"]),
    ],
)
def test_the_amounts_tell_the_reckoning(entry: str, reckonings: list[str]) -> None:
    """Of 360 and 300 by June: 660 to date of 1,200, of the 600 that are due, or the quarter's own 300 of 300."""
    found = findings(f"period: 2018-Q2, {entry}", "* * 2018-Q1 360\n* * 2018-Q2 300", targets=YEAR)
    assert [finding.reckoning for finding in found if finding.basis == "computed"] == reckonings
    wrong = [finding.figure for finding in found if finding.judgement.verdict == "inconsistent"]
    assert wrong == (["attainment"] if entry == "attainment: 110%" else [])


def test_actuals_that_end_early_deny_nothing() -> None:
    """With rows up to March, 660 by June cannot be called wrong; a target can."""
    found = findings("period: 2018-Q2, actual: 660, target: 1500, attainment: 44%", Q1, targets=YEAR)
    assert told(found) == [
        "attainment consistent",
        "actual computed incomplete",
        "target computed inconsistent",
        "attainment computed incomplete",
    ]


def test_a_percent_of_rounded_amounts_stays_right() -> None:
    """Of "80 thousand" and "141 thousand" 56 % is right, and stays so beside the 56.7 % of just these amounts."""
    entry = "actual: 80 thousand, target: 141 thousand, attainment: about 56%"
    targets = "targets: [{metric: sales, period: 2018, target: 141000}]"
    found = findings(entry, "* * 2018-Q1 80000", targets=targets)
    assert {finding.judgement.verdict for finding in found} == {"consistent"}
    alone = findings("attainment: about 56%", "* * 2018-Q1 80000", targets=targets)
    assert told(alone) == ["attainment computed approximate"]


def test_a_scope_that_nothing_is_known_of_is_told_once() -> None:
    """However many figures an entry states, the computed line that is not there is missed once."""
    found = findings("segment: mars, actual: 5, target: 9, pace: 3%", Q1, targets=YEAR)
    assert told(found)[1:] == ["actual computed no_computed"]


RANKED = """targets:
  - {metric: sales, branch: north, period: 2018, target: 100}
  - {metric: sales, branch: south, period: 2018, target: 100}
  - {metric: sales, branch: west, period: 2018, target: 100}
  - {metric: sales, branch: west-1, period: 2018, target: 50}
branches: {north: {}, south: {}, west: {}, west-1: {parent: west}}"""
ROWS = "* north 2018-Q1 50\n* south 2018-Q1 40\n* west-1 2018-Q1 45"


@pytest.mark.parametrize(("branch", "rank"), [("north", 1), ("west", 2), ("south", 3), ("west-1", 1)])
def test_a_rank_among_those_beside_it(branch: str, rank: int) -> None:
    """West-1 with 90 % is inside west and ranks among west's own; west has 45 %, between north and south."""
    for stated in (1, 2, 3):
        (finding,) = findings(f"branch: {branch}, rank: {stated}", ROWS, targets=RANKED)
        assert finding.judgement.verdict == ("consistent" if stated == rank else "inconsistent")
        assert finding.judgement.face == rank


def test_ids_are_stable_and_unique() -> None:
    """An entry goes by its id or its number; a second one of the same name is told apart."""
    entries = "id: press, actual: 1, target: 2, attainment: 50%\nattainment: 5%\nid: press, attainment: 7%"
    assert [finding.id for finding in findings(entries)] == [
        "press.attainment",
        "stated-2.attainment",
        "press-2.attainment",
    ]


def test_a_period_picks_the_entries_that_lie_in_it() -> None:
    """The entry of March lies in the first quarter, that of the year does not; numbers stay."""
    plan = plan_of("period: 2018, attainment: 5%\nperiod: 2018-03, attainment: 6%")
    found = check_stated(plan, within=plan.calendar.parse("2018-Q1"))
    assert [finding.id for finding in found] == ["stated-2.attainment"]


def test_a_finding_has_the_place_of_its_figure() -> None:
    """Each figure stands where it was written, a figure that nobody wrote where its entry does."""
    (finding,) = findings("actual: 1, target: 2, attainment: 60%")
    assert finding.place is not None
    assert finding.place.excerpt[finding.place.column - 1 :] == "60%}"


# A plan's own hedges, and what is wrong at load.


@pytest.mark.parametrize(
    ("hedges", "verdict"),
    [("sekitar: 10%", "approximate"), ("sekitar: 1%", "inconsistent"), ("sekitar: exactly", "inconsistent")],
)
def test_a_plan_sets_the_width_of_its_hedges(hedges: str, verdict: str) -> None:
    """127 of 300 is 42.3 %: about 39 with a tenth of room, and not with a hundredth."""
    entry = "actual: 127 ribu, target: 300 ribu, attainment: sekitar 39%"
    assert [f.judgement.verdict for f in findings(entry, more=f"hedges: {{{hedges}}}")] == [verdict]


def test_a_plan_has_hedges_of_its_own() -> None:
    """A word that nobody else uses is read like the one that explains it."""
    (finding,) = findings(
        "actual: 127 ribu, target: 300 ribu, attainment: seputaran 40%", more="hedges: {seputaran: sekitar}"
    )
    assert finding.judgement.verdict == "approximate"


@pytest.mark.parametrize(
    ("more", "code", "column"),
    [
        ("hedges: {sekitar: nonsense}", "A021", 19),
        ("hedges: {juta: about}", "A021", 10),
        ("hedges: {lebih dari: 5%}", "A021", 9),
    ],
)
def test_a_wrong_hedge_is_a_problem_with_its_place(more: str, code: str, column: int) -> None:
    """What no hedge means, a word that is part of a number, a width where there is none."""
    with pytest.raises(InputError) as refused:
        plan_of("attainment: 5%", more=more)
    (problem,) = refused.value.problems
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, 3, column)


@pytest.mark.parametrize(
    ("metric", "entry", "message"),
    [
        ("kind: flow, unit: IDR", "actual: USD 3 million", "USD 3 million is in USD, the metric sales is in IDR"),
        ("kind: flow, unit: IDR", "gap: $5", "$5 is in USD, the metric sales is in IDR"),
        ("kind: flow, unit: orang", "target: Rp5 juta", "Rp5 juta is in IDR, the metric sales is in orang"),
        ("kind: flow, unit: orang", "actual: 5%", "5% is in %, the metric sales is in orang"),
        ("kind: flow, unit: IDR", "attainment: Rp75", "Rp75 is in IDR, attainment is in %"),
    ],
)
def test_a_stated_figure_is_in_its_unit(metric: str, entry: str, message: str) -> None:
    """Another money than the metric's, or a percent of people, is told with its place before anything is checked."""
    with pytest.raises(InputError) as refused:
        plan_of(entry, metric=metric)
    assert [(problem.code, problem.message) for problem in refused.value.problems] == [("A056", message)]


# The law.


@given(cases(positive=True, by_day=True, phasing="months"))
def test_our_own_report_passes_our_own_check(case: Case) -> None:
    """What a report prints of a line, stated again, cannot be wrong."""
    report = report_of(case.plan, case.rows, case.asked)
    if case.asked.only or case.asked.as_of is not None:
        return
    stated = []
    for line in lines_by_scope(report).values():
        texts = {
            "actual": None if line.actual is None else format_amount(line.actual, exact=True),
            "target": None if line.target is None else format_amount(one(line.target), exact=True),
            "attainment": None if line.attainment is None else format_percent(line.attainment),
            "pace": None if line.pace is None else format_percent(line.pace),
            "gap": None if line.gap is None else format_amount(line.gap, exact=True),
        }
        stated.append(
            Stated.model_validate(
                {
                    "metric": plans.METRIC,
                    "segment": line.segment,
                    "branch": line.branch,
                    "period": case.asked.period,
                    "met": line.met,
                    **texts,
                },
                context=Reading(locale="en"),
            )
        )
    plan = case.plan.model_copy(update={"stated": tuple(stated), "locale": "en"})
    asked = questions([case.asked.period])
    cuts = {day for question in asked for day in cuts_of(plan, question)}
    computed = Computed(plan, totals_of(case.rows, plan.calendar, cuts))
    wrong = [f for f in check_stated(plan, computed) if f.judgement.verdict == "inconsistent" and f.basis == "computed"]
    assert not wrong, [(f.id, f.text, f.judgement) for f in wrong]
