"""The plan's stated figures: each entry against itself, and against what attain computes for its scope.

An entry is written as in a plan. What it gets is told as `figure verdict`, with `computed` in between where it was held
against a computed figure, and with its reason where there is no verdict.
"""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
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
    return check_stated(made, Computed(made, totals_of(rows_of(actuals, made.calendar), made.calendar, cuts)))


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
        ("actual: 127 ribu, target: 300 ribu, gap: -57.7 pp", ["gap consistent"]),
        ("actual: 127 ribu, target: 300 ribu, gap: +57.7 pp", ["gap inconsistent"]),
        ("actual: 900, target: 1000, gap: +10 pp", ["gap inconsistent"]),
        ("actual: 900, target: 1000, gap: +100", ["gap inconsistent"]),
        ("actual: 900, target: 1000, gap: -100", ["gap consistent"]),
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
        ("kind: flow, direction: lower", "actual: 40, target: 50, attainment: 80%", "consistent"),
        ("kind: flow, direction: lower", "actual: 40, target: 50, attainment: 100%", "inconsistent"),
        ("kind: flow, direction: lower, formula: inverse", "actual: 40, target: 50, attainment: 125%", "consistent"),
        ("kind: flow, direction: lower", "actual: 60, target: 50, met: true", "inconsistent"),
        ("kind: stock, direction: within", "actual: 60, target: 50, attainment: 80%", "consistent"),
        ("kind: stock, direction: within", "actual: 40, target: 50, attainment: 80%", "consistent"),
        ("kind: stock, baseline: 100", "actual: 135, target: 150, attainment: 70%", "consistent"),
        ("kind: stock, baseline: 100", "actual: 135, target: 150, attainment: 90%", "inconsistent"),
    ],
)
def test_the_metric_says_how_it_is_measured(metric: str, entry: str, verdict: str) -> None:
    """The formula is that of the metric's direction; where less is better A / T is tried too; the way of a baseline."""
    assert [finding.judgement.verdict for finding in findings(entry, metric=metric)] == [verdict]


def test_the_interval_of_a_negative_gap_lies_around_it() -> None:
    """-10 points stand for -10.5 to -9.5, and 900 of 1,000 lie as far below."""
    for gap in ("-10 pp", "-100"):
        (finding,) = findings(f"actual: 900, target: 1000, gap: {gap}")
        stated, implied = finding.judgement.stated, finding.judgement.implied
        assert stated is not None
        assert implied is not None
        assert stated.meets(implied)
        assert stated.high is not None
        assert stated.high < 0


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
        ("attainment: 120%", ["attainment computed consistent"]),
        ("attainment: 130%", ["attainment computed inconsistent"]),
        ("target: 1200, attainment: 120%", ["target computed consistent", "attainment computed inconsistent"]),
        ("pace: 120%", ["pace computed consistent"]),
        ("pace: 30%", ["pace computed inconsistent"]),
        ("gap: 840", ["gap computed consistent"]),
        ("gap: -840", ["gap computed consistent"]),
        ("gap: 70%", ["gap computed consistent"]),
        ("gap: 60", ["gap computed consistent"]),
        ("gap: -60", ["gap computed inconsistent"]),
        ("gap: +840", ["gap computed inconsistent"]),
        ("gap: 160", ["gap computed inconsistent"]),
        ("met: false", ["met computed consistent"]),
        ("met: true", ["met computed consistent"]),
        ("target: 1200, met: true", ["target computed consistent", "met computed inconsistent"]),
        ("exceeds: due", ["exceeds computed consistent"]),
        ("exceeds: target", ["exceeds computed inconsistent"]),
        ("rank: 1", ["rank computed no_rank"]),
    ],
)
def test_a_figure_against_the_computed_one(entry: str, verdicts: list[str]) -> None:
    """360 of 1,200, of which 300 are due: 30 % and 120 %; what names no base may be of either."""
    assert told(findings(entry, Q1, targets=YEAR)) == verdicts


def test_what_exceeds_is_told_against_both_bases() -> None:
    """The quarter lies above what is due, 120 %, and below the year's target, 30 %."""
    (finding,) = findings("exceeds: due", Q1, targets=YEAR)
    assert finding.compared == (
        Compared("due", Fraction(120), above=True, met=True),
        Compared("target", Fraction(30), above=False, met=False),
    )


@pytest.mark.parametrize("entry", ["actual: 360, target: 300, exceeds: target", "actual: 360, target: 300, met: true"])
def test_each_base_has_its_own_number(entry: str) -> None:
    """Where the stated target is what was due, that base still has 120 % and the full target 30 %."""
    *_, finding = findings(entry, Q1, targets=YEAR)
    assert [(base.base, int(base.percent)) for base in finding.compared] == [("due", 120), ("target", 30)]


def test_a_target_that_is_just_reached_is_met_and_not_exceeded() -> None:
    """300 of the 300 that are due: met against what was due, not exceeded, and neither against the 1,200."""
    _, met = findings("actual: 300, met: true", "* * 2018-Q1 300", targets=YEAR)
    assert (met.judgement.verdict, met.reckoning) == ("consistent", "due")
    due, full = met.compared
    assert due == Compared("due", Fraction(100), above=False, met=True)
    assert full == Compared("target", Fraction(25), above=False, met=False)
    (exceeds,) = findings("exceeds: due", "* * 2018-Q1 300", targets=YEAR)
    assert exceeds.judgement.verdict == "inconsistent"


@pytest.mark.parametrize(
    ("entry", "verdict", "met"),
    [
        ("actual: 300, target: 300, exceeds: target", "inconsistent", False),
        ("actual: 300, target: 1200, exceeds: due", "inconsistent", False),
        ("actual: 301, target: 1200, exceeds: due", "consistent", True),
        ("actual: 300 thousand, target: 300 thousand, exceeds: target", "consistent", None),
    ],
)
def test_what_exceeds_is_decided_on_the_stated_amounts(entry: str, verdict: str, met: bool | None) -> None:
    """The same figure does not exceed; where the rounding leaves both open, it may be so, which is no verdict."""
    (finding,) = findings(entry)
    assert (finding.judgement.verdict, finding.judgement.met) == (verdict, met)


FISCAL = "fiscal_year_start: 10"  # a first quarter of 300 and a second one of 150, of 1,200


@pytest.mark.parametrize(
    ("entry", "reckoning"),
    [
        ("actual: 150, target: 1200, attainment: 13%", "period_of_target"),
        ("actual: 150, attainment: 13%", "period_of_target"),
        ("actual: 150, target: 600, attainment: 25%", "period_of_due"),
        ("actual: 450, target: 300, attainment: 150%", "date_of_period"),
        ("attainment: 50%", "period"),
        ("actual: 150, attainment: 50%", "period"),
        ("actual: 450, attainment: 37.5%", "target"),
    ],
)
def test_actual_and_target_have_bases_of_their_own(entry: str, reckoning: str) -> None:
    """The quarter's own 150 or the 450 to date, of the year's 1,200, the 600 that are due, or the quarter's 300."""
    rows = "* * 2018-Q1 300\n* * 2018-Q2 150"
    found = findings(f"period: 2018-Q2, {entry}", rows, targets=YEAR, more=FISCAL)
    assert {finding.judgement.verdict for finding in found} == {"consistent"}
    assert found[-1].reckoning == reckoning


def test_a_percent_of_another_target_is_told_to_be_the_pace() -> None:
    """360 of the stated 1,200 are 30 %; 120 % would be right of what was due, and the finding says so."""
    own, *_ = findings("actual: 360, target: 1200, attainment: 120%", Q1, targets=YEAR)
    assert (own.judgement.verdict, own.judgement.is_pace) == ("inconsistent", True)


@pytest.mark.parametrize(
    ("attainment", "verdict", "formula"),
    [("40%", "consistent", "A / T"), ("160%", "consistent", "2 - A / T"), ("140%", "inconsistent", None)],
)
def test_less_is_better_by_either_formula(attainment: str, verdict: str, formula: str | None) -> None:
    """40 complaints of at most 100: 40 % by A / T, 160 % by 2 - A / T, and which one is told."""
    entry = f"actual: 40, target: 100, attainment: {attainment}"
    targets = "targets: [{metric: sales, period: 2018, target: 100}]"
    own, *_, computed = findings(entry, "* * 2018-Q1 40", metric="kind: flow, direction: lower", targets=targets)
    assert (own.judgement.verdict, own.judgement.formula) == (verdict, formula)
    assert computed.judgement.verdict == verdict


RATE = """metrics:
  good: {kind: flow}
  all: {kind: flow}
  sales: {kind: rate, unit: "%", numerator: good, denominator: all}
targets: [{metric: sales, period: 2018, target: 95}]
stated:
  - {metric: sales, period: 2018-Q1, ENTRY}"""


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        ("gap: 2.5 percentage points, actual: 92.5%, target: 95%", "consistent"),
        ("gap: 2.5 percentage points", "consistent"),
        ("gap: 2.5", "consistent"),
        ("gap: -2.5", "consistent"),
        ("gap: 3.5 percentage points", "inconsistent"),
        ("gap: +2.5", "inconsistent"),
    ],
)
def test_a_gap_of_two_rates_is_in_points(entry: str, verdict: str) -> None:
    """925 of 1,000 are 92.5 %, 2.5 points short of 95 %."""
    plan = load("-", stdin=io.BytesIO(RATE.replace("ENTRY", entry).encode()))
    period = plan.stated[0].period
    rows = [
        plans.row("*", "*", period, Decimal(value)).model_copy(update={"metric": name})
        for name, value in (("good", 925), ("all", 1000))
    ]
    found = check_stated(plan, Computed(plan, totals_of(rows, plan.calendar)))
    assert {finding.judgement.verdict for finding in found} == {verdict}


def test_an_as_of_date_before_the_end_denies_nothing() -> None:
    """By the end of February nothing can be said against what is stated by March; what fits already, fits."""
    entry = "actual: 460, target: 555, attainment: 99%, gap: 5, met: true, exceeds: due"
    plan = plan_of(entry, targets=YEAR)
    as_of = date(2018, 2, 28)
    asked = questions([plan.stated[0].period], as_of)
    cuts = {day for question in asked for day in cuts_of(plan, question)}
    totals = totals_of(rows_of("* * 2018-01 100\n* * 2018-02 80"), plan.calendar, cuts)
    computed = [f for f in check_stated(plan, Computed(plan, totals, as_of)) if f.basis == "computed"]
    assert {finding.judgement.uncheckable for finding in computed} == {"incomplete"}


def test_no_stated_figure_is_dropped() -> None:
    """What nothing can be held against gets a finding that says so, beside those that others get."""
    found = findings("actual: 80, target: 141, attainment: 57%, rank: 3")
    assert told(found) == ["attainment consistent", "rank no_rank"]
    assert told(findings("attainment: 40%, pace: 160%, met: true, rank: 1")) == [
        "met inconsistent",
        "pace no_target",
        "rank no_rank",
    ]


def test_a_share_in_digits_is_a_percent() -> None:
    """A third of the target, written 1/3, is 33.3 %."""
    (finding,) = findings("actual: 400, target: 1200, attainment: 1/3")
    assert (finding.judgement.verdict, finding.judgement.face) == ("consistent", Fraction(100, 3))


@pytest.mark.parametrize(
    ("entry", "reckonings"),
    [
        ("actual: 660, target: 1200, attainment: 55%", ["target"] * 3),
        ("actual: 660, target: 600, attainment: 110%", ["due"] * 3),
        ("actual: 300, target: 300, attainment: 100%", ["period"] * 3),
        ("actual: 300", ["period"]),
        ("attainment: 110%", ["due"]),
    ],
)
def test_the_amounts_tell_the_reckoning(entry: str, reckonings: list[str]) -> None:
    """Of 360 and 300 by June: 660 to date of 1,200, of the 600 that are due, or the quarter's own 300 of 300."""
    found = findings(f"period: 2018-Q2, {entry}", "* * 2018-Q1 360\n* * 2018-Q2 300", targets=YEAR)
    assert [finding.reckoning for finding in found if finding.basis == "computed"] == reckonings
    assert {finding.judgement.verdict for finding in found} == {"consistent"}


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
    """An entry goes by its id or its number."""
    entries = "id: press, actual: 1, target: 2, attainment: 50%\nattainment: 5%"
    assert [finding.id for finding in findings(entries)] == ["press.attainment", "stated-2.attainment"]


@pytest.mark.parametrize(
    ("entries", "code", "message"),
    [
        ("id: press, rank: 1\nid: press, rank: 2", "A059", "the id press already names another stated figure"),
        ("rank: 0", "A026", "rank is at least 1, not 0"),
    ],
)
def test_a_wrong_id_or_rank_is_a_problem(entries: str, code: str, message: str) -> None:
    """One id names one entry, and ranks begin at 1."""
    with pytest.raises(InputError) as refused:
        plan_of(entries)
    assert [(problem.code, problem.message) for problem in refused.value.problems] == [(code, message)]


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
