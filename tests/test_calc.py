"""The calculator: two figures as people type them, what they make, what they can make, and what was said of them."""

from __future__ import annotations

import contextlib
import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from attain.check.calculation import Beside, Elapsed, Terms, calculate
from attain.cli.run import run
from attain.number import NumberFault, parse_stated
from attain.number.pair import parse_pair
from tests.conftest import ROOT

SCHEMAS = ROOT / "attain" / "schemas"


# Two figures in one line.


@pytest.mark.parametrize(
    ("line", "actual", "target"),
    [
        ("127k of 300k", 127_000, 300_000),
        ("127k 300k", 127_000, 300_000),
        ("127k/300k", 127_000, 300_000),
        ("127k / 300k", 127_000, 300_000),
        ("127k against 300k", 127_000, 300_000),
        ("127k out of 300k", 127_000, 300_000),
        ("127k vs 300k", 127_000, 300_000),
        ("127 ribu terhadap 300 ribu", 127_000, 300_000),
        ("127 ribu 300 ribu", 127_000, 300_000),
        ("127.000 dari 300.000", 127_000, 300_000),
        ("127,000 of 300,000", 127_000, 300_000),
        ("127k of the 300k target", 127_000, 300_000),
        ("127k orang of 300k orang", 127_000, 300_000),
        ("5 apples of 10 Apples", 5, 10),
        ("Rp 35 M of Rp 50 M", 35_000_000_000, 50_000_000_000),
        ("127 ribu dari target 300 ribu", 127_000, 300_000),
        ("Rp1,5 triliun dari Rp4,6 triliun", 1_500_000_000_000, 4_600_000_000_000),
        ("Rp1,5 T of Rp4,6 T", 1_500_000_000_000, 4_600_000_000_000),
        ("1,5 T of 4,6 T", 1_500_000_000_000, 4_600_000_000_000),
        ("1.5M of 3M", 1_500_000, 3_000_000),
        ("1,5 M dari 3 M", 1_500_000_000, 3_000_000_000),
        ("dua juta dari tiga juta", 2_000_000, 3_000_000),
        ("-11 of -10", -11, -10),
        ("94% of 95%", 94, 95),
    ],
)
def test_a_line_holds_two_figures(line: str, actual: int, target: int) -> None:
    """A word, a stroke or a blank stands between an actual and its target, in either language."""
    pair = parse_pair(line)
    assert [pair.actual.value, pair.target.value] == [actual, target]


def test_a_hedge_may_hold_the_word_between() -> None:
    """Of "lebih dari 127 ribu dari lebih dari 300 ribu" the second "dari" parts the two."""
    pair = parse_pair("lebih dari 127 ribu dari lebih dari 300 ribu")
    assert (pair.actual.hedges, pair.target.hedges) == (("lebih dari",), ("lebih dari",))


@pytest.mark.parametrize(
    ("line", "message", "offset"),
    [
        ("", "not a number: the text is empty", 0),
        ("127k", "one figure alone: 127k", 0),
        ("127k of", "no figure stands behind 'of'", 0),
        ("of 300k", "no figure stands before 'of'", 0),
        ("abc of 300k", "not a number: abc", 0),
        ("127k of xyz", "not a number: xyz", 8),
        ("127k of 30x", "not a number: 30x", 10),
        ("36% of 300k", "36% is a percent, 300k is none", 0),
        ("Rp5 of USD 6", "Rp5 is in IDR, USD 6 in USD", 0),
        ("127 300 000", "not a number: 127 300 000", 0),
        ("1.234/2.000", "ambiguous figure: 1.234", 0),
        ("1.5M/3M", "ambiguous figure: 1.5M", 3),
        ("5 apples of 10 pears", "apples and pears are two things", 0),
        ("5 from of 10", "not a number: 5 from", 2),
        ("5 per 10", "not a number: 5 per 10", 0),
    ],
)
def test_what_is_no_pair_is_refused(line: str, message: str, offset: int) -> None:
    """What cannot be read is told with its place in the line; nothing is guessed."""
    with pytest.raises(NumberFault) as refused:
        parse_pair(line)
    assert (refused.value.message, refused.value.offset) == (message, offset)


@given(st.text(max_size=60))
def test_no_line_breaks_the_reader(line: str) -> None:
    """Any line gives a pair or a fault, never another error."""
    with contextlib.suppress(NumberFault):
        parse_pair(line)


# What they make.


def made(actual: str, target: str, **more: Any) -> Any:
    """The calculation of two figures."""
    return calculate(parse_stated(actual), parse_stated(target), **more)


@pytest.mark.parametrize(
    ("actual", "target", "terms", "percent"),
    [
        ("127k", "300k", Terms(), Fraction(127, 3)),
        ("-11", "-10", Terms(), 90),
        ("16", "8", Terms(lower=True), 0),
        ("16", "8", Terms(lower=True, formula="inverse"), 50),
        ("1.35 million", "1.5 million", Terms(baseline=Fraction(1_000_000)), 70),
        ("420k", "400k", Terms(lower=True, baseline=Fraction(500_000)), 80),
    ],
)
def test_attainment_at_face_value(actual: str, target: str, terms: Terms, percent: Fraction) -> None:
    """A / T, 2 - A / T, T / A, or the way from a baseline."""
    assert made(actual, target, terms=terms).attainment == percent


@pytest.mark.parametrize(
    ("actual", "target", "terms", "reason"),
    [
        ("5", "0", Terms(), "zero_target"),
        ("0", "5", Terms(lower=True, formula="inverse"), "zero_actual"),
        ("5", "4", Terms(baseline=Fraction(4)), "baseline_equals_target"),
    ],
)
def test_no_number_but_a_reason(actual: str, target: str, terms: Terms, reason: str) -> None:
    """Where there is no ratio the gap is told all the same."""
    found = made(actual, target, terms=terms)
    assert (found.attainment, found.reason, found.possible) == (None, reason, None)
    assert found.gap == Fraction(actual) - Fraction(target)


def test_what_is_possible_as_written() -> None:
    """About 127 thousand of about 300 thousand: 126.5 / 300.5 to 127.5 / 299.5; 5 of 7 are counted, and exact."""
    about = made("about 127k", "about 300k").possible
    assert (about.low, about.high) == (Fraction(12650, 3005) * 10, Fraction(12750, 2995) * 10)
    counted = made("5", "7").possible
    assert counted.low == counted.high == Fraction(500, 7)


def test_due_and_pace() -> None:
    """A quarter of 300,000 is due: 75,000, of which 127,000 are 169.3 %."""
    found = made("127k", "300k", elapsed=Elapsed(Fraction(1, 4), "Q1", "months"))
    assert (found.due, found.pace) == (75_000, Fraction(508, 3))


def test_a_baseline_grows_with_what_is_due() -> None:
    """From 100 to 200 over a year: half of both is due by June, 50 to 100, and 80 is 60 % of that way."""
    found = made("80", "200", terms=Terms(baseline=Fraction(100)), elapsed=Elapsed(Fraction(1, 2), "month 6", "months"))
    assert found.pace == 60


@pytest.mark.parametrize(
    ("stated", "figure", "verdict"),
    [
        ("42.3%", "attainment", "consistent"),
        ("about 40%", "attainment", "approximate"),
        ("36%", "attainment", "inconsistent"),
        ("173k", "gap", "consistent"),
        ("183k", "gap", "inconsistent"),
        ("57.7 percentage points", "gap", "consistent"),
    ],
)
def test_what_was_said_of_the_two(stated: str, figure: str, verdict: str) -> None:
    """127k of 300k: a percent, a gap, a gap in points."""
    finding = made("127k", "300k", beside=Beside(stated, parse_stated(stated))).finding
    assert (finding.figure, finding.judgement.verdict) == (figure, verdict)


# The command.


def calc(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a calculation."""
    code = run(["calc", *words])
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("words", "code", "shown"),
    [
        (["127k", "of", "300k"], 0, "attainment  42.3%"),
        (["127k of 300k", "--stated", "36"], 1, 'attainment "36" cannot be right'),
        (["127k", "300k", "--stated", "173000"], 0, 'gap "173000" fits'),
        (["Rp1,5 T", "dari", "Rp4,6 T"], 0, "attainment  32,6%"),
        (["127k", "300k", "--quarter", "2"], 0, "due         150,000 (50.0% of the target by the end of Q2"),
        (["127k", "300k", "--month", "2018-03"], 0, "due         75,000"),
        (["127k", "300k", "--as-of", "2018-02-14"], 0, "due         37,500 (12.5%"),
        (["127k", "300k", "--quarter", "2018-Q1", "--phasing", "days"], 0, "pace        171.7%"),
        (["127k", "300k", "--quarter", "Q1", "--as-of", "2020-02-29", "--phasing", "days"], 0, "16.4% of the target"),
        (["-11", "of", "-10"], 0, "attainment  90.0%"),
        (["16", "of", "8", "--formula", "inverse"], 0, "attainment  50.0%"),
        (["1/3", "--exact"], 0, "attainment  33.3333333333333%"),
        (["5", "of", "0"], 0, "attainment  none: target is 0"),
        (["5", "of", "0", "--stated", "50%"], 2, "cannot be checked: the target is 0"),
        (["100k", "of", "300k", "--stated", "1/3"], 0, 'attainment "1/3" fits'),
        (["900", "of", "1000", "--stated", "+100"], 1, 'gap "+100" cannot be right: 900 is 100 below 1,000'),
        (["900", "of", "1000", "--stated", "-100"], 0, 'gap "-100" fits'),
        (["92.5%", "of", "95%", "--stated", "2.5 pp"], 0, 'gap "2.5 pp" fits: 92.5% and 95% are 2.5 points apart'),
        (["40", "of", "100", "--lower", "--stated", "40%"], 0, "possible, by A / T"),
        (["420k", "of", "400k", "--baseline", "500k"], 0, "attainment  80.0%"),
        (["127k", "300k", "--quarter", "Q1", "--stated", "169%"], 0, "which is the pace"),
    ],
)
def test_the_command(words: list[str], code: int, shown: str, capfd: pytest.CaptureFixture[str]) -> None:
    """What a person types, quoted or not, and what it ends with: 1 is a figure that cannot be right, 2 no verdict."""
    ended, out, err = calc(capfd, *words)
    assert (ended, err) == (code, "")
    assert shown in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["127k", "of", "30x"], "127k of 30x\n   |           ^"),
        (["127k", "300k", "--stated", "xyz"], "not a number: xyz"),
        (["127k", "300k", "--baseline", "xx"], "--> <arguments>:1:1"),
        (["1.234/2.000"], "write 1234, or --locale id"),
        (["127k", "300k", "--nope"], "no such option: --nope"),
        (["127k", "300k", "--quarter", "Q5"], "not a quarter: Q5"),
        (["127k", "300k", "--month", "13"], "not a month: 13"),
        (["127k", "300k", "--quarter", "2018-03"], "not a quarter: 2018-03"),
        (["127k", "300k", "--quarter", "Q1", "--month", "3"], "one period is enough"),
        (["127k", "300k", "--quarter", "Q1", "--phasing", "days"], "of which year?"),
        (["127k", "300k", "--quarter", "2018-Q2", "--as-of", "2018-01-31"], "begins on 2018-04-01"),
        (["127k", "300k", "--phasing", "weeks"], "no phasing weeks"),
        (["127k", "300k", "--phasing", "days"], "--phasing spreads a target over a year"),
        (["127k", "300k", "--stated", "40%", "--stated", "42%"], "--stated is given 2 times"),
        (["16", "8", "--lower", "--baseline", "5"], "--lower, but from 5 to 8 is a way up"),
        (["16", "8", "--formula", "inverse", "--baseline", "20"], "--formula and --baseline are two ways"),
        (["127k", "300k", "--formula", "sum"], "no formula sum"),
        (["127k", "300k", "--locale", "fr"], "no locale fr"),
        (["127k", "300k", "--format", "xml"], "no format xml"),
        ([], "missing argument"),
    ],
)
def test_what_cannot_be_read_is_no_verdict(words: list[str], told: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A refusal ends with 2, prints nothing on stdout, and says what would work."""
    ended, out, err = calc(capfd, *words)
    assert (ended, out) == (2, "")
    assert told in err
    assert "= help: " in err


@pytest.mark.parametrize(
    "words",
    [
        ["127k of 300k"],
        ["5 of 0"],
        ["lebih dari 127 ribu dari 120-130 ribu", "--stated", "lebih dari 90%"],
        ["80k", "141k", "--stated", "56%", "--quarter", "Q1"],
        ["16", "8", "--lower", "--baseline", "20"],
    ],
    ids=" ".join,
)
def test_documents_hold_to_their_schema(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """`--format json` prints one document that its schema admits."""
    schemas = {
        name: json.loads((SCHEMAS / name).read_text("utf-8")) for name in ("calc.schema.json", "findings.schema.json")
    }
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    _, out, _ = calc(capfd, *words, "--format", "json")
    Draft202012Validator.check_schema(schemas["calc.schema.json"])
    Draft202012Validator(schemas["calc.schema.json"], registry=registry).validate(json.loads(out))


def test_a_refusal_is_a_document_too(capfd: pytest.CaptureFixture[str]) -> None:
    """Under `--format json` what cannot be read is one document with its problem."""
    ended, out, err = calc(capfd, "127k", "--format", "json")
    assert (ended, err) == (2, "")
    assert [problem["code"] for problem in json.loads(out)["problems"]] == ["A021"]
