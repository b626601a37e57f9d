"""What people and programs read of a check: sentences, excerpts, entries, the JSON document."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from attain.check import finding as found
from attain.check.finding import Edit, Finding, Judgement
from attain.errors import Place, Problem
from attain.model.input import Input
from attain.number import Interval, Locale, parse_stated
from attain.number.precision import WideReason
from attain.read.prose import prose_of
from attain.render.findings import concise, text
from attain.render.width import text_width
from attain.table.finding_codes import CODES
from attain.table.finding_details import details
from attain.table.finding_edits import HOWS, edit_text
from attain.table.finding_words import REASONS, UNCHECKABLE, sentence
from attain.table.findings import FindingsView, TextCoverage, code_of, findings_document
from attain.table.language import ENGLISH, english
from tests.conftest import ROOT
from tests.finding_views import (
    FILE,
    FITS,
    ROUGH,
    SCOPE,
    SENTENCE,
    WRONG,
    in_plan,
    in_prose,
    plan_findings,
    statement,
    wrong_statement,
)

SCHEMA = json.loads((ROOT / "attain" / "schemas" / "findings.schema.json").read_text("utf-8"))


# For people.


def test_a_statement_is_shown_with_its_figures_underlined() -> None:
    """Headline, place, the sentence with what each figure is, then the grounds and what would fit."""
    assert text(wrong_statement()) == (
        'inconsistent[C001]: attainment "sekitar 36 persen" cannot be right: '
        "IDR 1.5T of IDR 4.6T is 32.6%, at most 33.0% possible\n"
        "  --> release.txt:1:24\n"
        "   |\n"
        " 1 | Iuran mencapai sekitar 36 persen, atau mendekati Rp1,5 triliun dari target sekitar\n"
        "   |                        ^^^^^^^^^                 -------------\n"
        "   |                        percent                   actual\n"
        "   | Rp4,6 triliun.\n"
        "   | -------------\n"
        "   | target\n"
        "   |\n"
        "   = 2.5 points above what is possible, 3.4 points from the face value: material\n"
        "   = even read loosely, what is stated means at least 34.5%, and at most 33.7% is possible\n"
        "   = 36% would need IDR 1.66T of IDR 4.6T\n"
        "   = a percent of 33% would fit\n"
        "\n"
        "0 consistent, 0 approximate, 1 inconsistent, 0 uncheckable\n"
    )


def passage(shown: str) -> list[str]:
    """The excerpt of a text output, without its empty gutters."""
    return [line for line in shown.splitlines() if re.match(r" *[0-9]* \| ", line)]


def test_a_sentence_over_lines_keeps_them_and_their_numbers() -> None:
    """The excerpt breaks where the file does and where the room ends, never inside a figure."""
    shown = text(wrong_statement("Banten.\n\n" + SENTENCE.replace("atau ", "atau\n")), room=60)
    assert passage(shown) == [
        " 1 | Banten.",
        " 3 | Iuran mencapai sekitar 36 persen, atau",
        "   |                        ^^^^^^^^^",
        "   |                        percent",
        " 4 | mendekati Rp1,5 triliun dari target sekitar",
        "   |           -------------",
        "   |           actual",
        "   | Rp4,6 triliun.",
        "   | -------------",
        "   | target",
    ]
    assert max(text_width(line) for line in shown.splitlines()) <= 60


@pytest.mark.parametrize(("locale", "figure"), [("en", "IDR 1.66T"), ("id", "Rp1,66 T")])
def test_no_wrap_parts_a_figure(locale: Locale, figure: str) -> None:
    """Whatever the room, a sum of money stands on one line with its currency and its scale."""
    view = replace(wrong_statement(), locale=locale)
    for room in range(20, 80):
        assert figure in text(view, room=room), room


def test_a_figure_broken_by_its_file_is_marked_in_both_lines() -> None:
    """Where "Rp1,5" ends a line and "triliun" begins the next, both are underlined and one label names them."""
    assert passage(text(wrong_statement(SENTENCE.replace("Rp1,5 ", "Rp1,5\n"))))[:6] == [
        " 1 | Iuran mencapai sekitar 36 persen, atau mendekati Rp1,5",
        "   |                        ^^^^^^^^^                 -----",
        "   |                        percent                   actual",
        " 2 | triliun dari target sekitar Rp4,6 triliun.",
        "   | -------                     -------------",
        "   |                             target",
    ]


def test_wide_letters_and_near_figures() -> None:
    """A letter of two columns shifts the underline by two; a label without room stands one line lower."""
    prose = prose_of("東京.txt", "東京: 36% of 4,6 from 1,5")
    said = statement(prose.text, "1,5", "4,6", "36%")
    view = FindingsView((in_prose(prose, said, "36%", WRONG),), prose={"東京.txt": prose})
    assert passage(text(view)) == [
        " 1 | 東京: 36% of 4,6 from 1,5",
        "   |       ^^^    ---      ---",
        "   |       percent         actual",
        "   |              target",
    ]


def test_a_long_passage_is_shown_around_its_figures() -> None:
    """Of a sentence of ten thousand words, a window about the figures stays; dots stand for the rest."""
    filler = "kata " * 5000
    shown = passage(text(wrong_statement(filler + SENTENCE + " " + filler)))
    assert shown[0].startswith(" 1 | ... ")
    assert shown[-1].endswith(" ...")
    assert sum(map(len, shown)) < 1000


def test_a_figure_with_two_roles_is_shown_once() -> None:
    """Where the gap is the very figure that is the actual, the sentence has it once, under its first name."""
    view = wrong_statement()
    (finding,) = view.findings
    assert finding.statement is not None
    twice = replace(finding, statement=replace(finding.statement, gap=finding.statement.actual))
    assert passage(text(replace(view, findings=(twice,)))) == passage(text(view))


def test_html_is_shown_as_it_is_read() -> None:
    """Of a page the excerpt has the words, not the markup, at the line of the markup."""
    page = "<html><body>\n<p>" + SENTENCE.replace("36 persen", "<b>36&nbsp;persen</b>") + "</p>"
    shown = text(wrong_statement(page, "release.html"))
    assert "  --> release.html:2:30\n" in shown
    assert (
        passage(shown)[0] == " 2 | Iuran mencapai sekitar 36 persen, atau mendekati Rp1,5 triliun dari target sekitar"
    )


def test_an_entry_of_a_plan_is_one_block() -> None:
    """The worst verdict heads the entry, each figure has its line; what fits on its own is a line alone."""
    assert text(FindingsView(plan_findings())) == (
        "approximate[C002]: participants, jakon, 2018-Q1 (Kabar Banten)\n"
        "  --> targets.yaml:88:17\n"
        '   = approximate[C002]: attainment "sekitar 40 persen" fits only roughly: 127,000 of 300,000 is 42.3%, '
        "at least 42.1% possible; that is, if the hedges are taken loosely (37.0% to 43.0%)\n"
        '   = consistent: actual "sekitar 127 ribu" fits the computed 127,000\n'
        "\n"
        'consistent: participants, jakon, 2018-Q1 (Kabar Banten): exceeds "due" holds: '
        "true against what was due (169.3%) and false against the full target (42.3%) (targets.yaml:106:17)\n"
        "\n"
        'uncheckable[C010]: participants, jakon, 2018-Q1 (Kabar Banten): attainment "8%" cannot be checked: '
        "there is no computed figure for it\n"
        "  --> targets.yaml:110:17\n"
        "\n"
        "2 consistent, 1 approximate, 0 inconsistent, 1 uncheckable\n"
    )


def test_a_statement_and_its_link_are_one_block() -> None:
    """What the plan says of a statement stands below it, and the tie is said once, however many figures have it."""
    view = wrong_statement()
    (first,) = view.findings
    linked = replace(first, id="x", basis="computed", scope=SCOPE, linked=("iuran",), judgement=WRONG)
    actual = replace(linked, id="y", figure="actual", text="mendekati Rp1,5 triliun", judgement=Judgement("consistent"))
    shown = text(replace(view, findings=(first, linked, actual)))
    assert shown.count(" --> ") == 1
    assert '   = inconsistent[C008]: attainment "sekitar 36 persen" differs from the computed 32.6%\n' in shown
    assert '   = consistent: actual "mendekati Rp1,5 triliun" fits the computed one\n' in shown
    assert shown.count("   = linked to contributions, all, 2018-Q1 by 'iuran'\n") == 1


def test_problems_coverage_and_strictness_are_told() -> None:
    """Problems come first; the last lines count verdicts, say what strict makes of them, and what was tied."""
    problem = Problem("A050", "unknown branch: x", Place("targets.yaml", 9, 3), severity="warning")
    coverage = (TextCoverage(FILE, 5, 6, 5), TextCoverage("b.txt", 0, 1, 0))
    lines = text(FindingsView((in_plan(),), problems=(problem,), coverage=coverage), strict=True).splitlines()
    assert lines[0] == "warning[A050]: unknown branch: x"
    assert lines[-2:] == [
        "0 consistent, 1 approximate, 0 inconsistent, 0 uncheckable; approximate ones count as wrong",
        "tied 5 of 7 percents beside a target word in 2 texts",
    ]
    assert text(FindingsView((), coverage=(TextCoverage(FILE, 0, 0, 0),))).endswith(
        "\nno percent stands beside a target word\n"
    )


@pytest.mark.parametrize(
    ("verdict", "strict", "escape"),
    [
        ("consistent", False, "32"),
        ("approximate", False, "1;33"),
        ("approximate", True, "1;31"),
        ("inconsistent", False, "1;31"),
        ("uncheckable", False, "2"),
    ],
)
def test_colours(verdict: found.Verdict, strict: bool, escape: str) -> None:
    """Green fits, yellow fits roughly (red under strict), red cannot be right, dim is unknown."""
    view = FindingsView((in_plan(judgement=Judgement(verdict)),))
    assert text(view, colour=True, strict=strict).startswith(f"\x1b[{escape}m{verdict}")
    assert "\x1b" not in text(view, strict=strict)


def test_concise() -> None:
    """One line a finding, then the counts."""
    assert concise(wrong_statement()) == (
        'release.txt:1:24: inconsistent[C001] attainment "sekitar 36 persen" cannot be right: '
        "IDR 1.5T of IDR 4.6T is 32.6%, at most 33.0% possible\n"
        "0 consistent, 0 approximate, 1 inconsistent, 0 uncheckable\n"
    )


# Sentences.


def said(judgement: Judgement, actual: str, target: str, percent: str, **changes: Any) -> Finding:
    """A finding of a text that holds just these figures."""
    prose = prose_of(FILE, f"{actual}; {target}; {percent}")
    kind = changes.pop("percent_kind", "of_target")
    tied = replace(statement(prose.text, actual, target, percent), percent_kind=kind)
    return replace(in_prose(prose, tied, percent, judgement), unit=None, **changes)


def test_sentences_in_indonesian_notation() -> None:
    """Figures are written as the locale does; what was published stays as it is."""
    assert sentence(said(ROUGH, "127 ribu", "300 ribu", "sekitar 40 persen"), english("id")) == (
        'attainment "sekitar 40 persen" fits only roughly: 127.000 of 300.000 is 42,3%, at least 42,1% possible; '
        "that is, if the hedges are taken loosely (37,0% to 43,0%)"
    )


@pytest.mark.parametrize(
    ("actual", "target", "kind", "face", "expected"),
    [
        ("105", "100", "above", 5, "105 is 5.0% above 100"),
        ("95", "100", "above", -5, "95 is 5.0% below 100"),
        ("95", "100", "below", 5, "95 is 5.0% below 100"),
        ("30", "120", "remaining", 25, "30 left of 120 is 25.0%"),
        ("95", "100", "of_target", 105, "95 against 100 makes 105.0%"),  # less is better: 2 - A / T
    ],
)
def test_what_a_percent_says_of_its_pair(actual: str, target: str, kind: str, face: int, expected: str) -> None:
    """A ratio is called one only where it is one; under another formula the figures just make the percent."""
    finding = said(replace(FITS, face=Fraction(face), implied=None), actual, target, "7%", percent_kind=kind)
    assert sentence(finding, ENGLISH) == f'{"attainment" if kind == "of_target" else "percent"} "7%" fits: {expected}'


def test_a_gap_and_a_share_of_the_target() -> None:
    """A gap is a distance; a percent that fits a part of the target names that part."""
    gap = in_plan("gap", text="280 ribu", judgement=Judgement("inconsistent", face=Fraction(-173_000)), stated=None)
    assert sentence(gap, ENGLISH) == 'gap "280 ribu" cannot be right: 127,000 and 300,000 are 173,000 apart'
    due = in_plan("pace", text="169%", judgement=Judgement("consistent", face=Fraction(508, 3), base="due"))
    assert sentence(due, ENGLISH) == 'pace "169%" fits: 127,000 against the part of 300,000 that was due makes 169.3%'


def test_digits_tell_two_figures_apart() -> None:
    """33 stated and 32.97 possible are not both written 33.0; 127,000.004 is not written as the stated 127,000."""
    near = replace(WRONG, stated=Interval(Fraction(33), None), implied=Interval(None, Fraction("32.97")), face=None)
    assert (
        sentence(said(near, "1,5", "4,6", "33%"), ENGLISH)
        == 'attainment "33%" cannot be right: at most 32.97% possible'
    )
    computed = Fraction("127000.004")
    exact = Judgement(
        "inconsistent", Interval(Fraction(127_000), Fraction(127_000)), Interval(computed, computed), computed
    )
    finding = in_plan("actual", text="127000", judgement=exact, basis="computed", stated=parse_stated("127000"))
    assert sentence(finding, ENGLISH) == 'actual "127000" differs from the computed 127,000.004'


def test_a_bound_that_looks_like_the_figure_is_not_repeated() -> None:
    """Of 74,000 in 229,000, 32.31 at face value and 32.34 at most, it is enough to say 32.3."""
    near = replace(WRONG, face=Fraction(7400, 229), implied=Interval(Fraction("32.2"), Fraction("32.34")))
    finding = said(near, "74.000", "229.000", "36%")
    assert sentence(finding, ENGLISH) == 'attainment "36%" cannot be right: 74,000 of 229,000 is 32.3%'


def test_stated_amounts_keep_their_digits() -> None:
    """A short amount is shortened, one with many digits is written out, a range has two ends."""
    face = replace(FITS, face=Fraction(1), implied=None)
    finding = said(face, "Rp4.294.099.091", "Rp4,6 triliun", "93%")
    assert sentence(finding, ENGLISH) == 'attainment "93%" fits: IDR 4,294,099,091 against IDR 4.6T makes 1.0%'
    ranged = replace(said(face, "5", "8", "93%"), target=parse_stated("8")._replace(upper=Fraction(9)))
    assert sentence(ranged, ENGLISH) == 'attainment "93%" fits: 5 against 8 to 9 makes 1.0%'


@pytest.mark.parametrize(
    ("text_", "judgement", "expected"),
    [
        ("true", Judgement("consistent", met=True), "the target is said to be met, and it was"),
        ("true", Judgement("inconsistent", met=False), "the target is said to be met, but it was not"),
        ("false", Judgement("consistent", met=False), "the target is said not to be met, and it was not"),
        ("false", Judgement("inconsistent", met=True), "the target is said not to be met, but it was"),
        ("true", Judgement("consistent"), "the target is said to be met, which may be so"),
        (
            "true",
            Judgement("approximate", met=False, reasons=("target_rounded",)),
            "the target is said to be met, which holds only roughly; that is, if the target was rounded",
        ),
    ],
)
def test_verdicts_in_words(text_: str, judgement: Judgement, expected: str) -> None:
    """What was claimed of a target, and what the figures say."""
    assert sentence(in_plan("met", text=text_, judgement=judgement, stated=None), ENGLISH) == expected


def test_ranks() -> None:
    """A rank is the computed one or is not."""
    wrong = in_plan("rank", text="5", judgement=Judgement("inconsistent", face=Fraction(3)), unit="IDR", stated=None)
    assert sentence(wrong, ENGLISH) == 'rank "5" is not the computed rank 3'
    right = replace(wrong, judgement=Judgement("consistent", face=Fraction(5)))
    assert sentence(right, ENGLISH) == 'rank "5" is the computed rank 5'


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit("actual", "nearest", Fraction(120_000)), "40% would need 120,000 of 300,000"),
        (Edit("target", "nearest", Fraction(317_500)), "40% would need 127,000 of 317,500"),
        (Edit("percent", "nearest", Fraction("42.5")), "a percent of 42.5% would fit"),
        (Edit("actual", "scale", Fraction(120)), "an actual of 120 would fit: another scale word, or other zeros"),
        (
            Edit("target", "digit", Fraction(317_000)),
            "a target of 317,000 would fit: one digit changed, dropped or swapped",
        ),
        (Edit("percent", "complement", Fraction(60)), "a percent of 60% would fit: what is left to 100%"),
    ],
)
def test_edits_would_fit(edit: Edit, expected: str) -> None:
    """An edit says after which change the figures would fit; the word error is never used."""
    assert edit_text(in_plan(), edit, ENGLISH) == expected


def test_weak_checks_and_repaired_readings_are_told() -> None:
    """That the check could hardly fail, that separators were turned, that a figure lies on the other side.

    The verdict turns round only where words claim one.
    """
    odd = replace(ROUGH, power=Fraction(33), repaired=("actual", "target"), flips=True, met=True)
    assert details(in_plan(judgement=odd), ENGLISH) == (
        "it lies on the other side of the target: by the other figures the target was met",
        "low power: the room left is 33 times the last stated digit, so the check could hardly fail",
        "fits with the separators read the other way: actual and target",
    )
    failed = replace(odd, verdict="inconsistent", outside=None, difference=None)
    assert not [line for line in details(in_plan(judgement=failed), ENGLISH) if "low power" in line]


# For programs.


def test_the_document_of_a_statement() -> None:
    """Percents in percent, amounts in base units, the span of each figure in the text as read."""
    view = replace(wrong_statement(), inputs=(Input(FILE, "ab" * 32, 0),), coverage=(TextCoverage(FILE, 1, 1, 1),))
    document = findings_document(view)
    Draft202012Validator(SCHEMA).validate(document)
    assert document["summary"] == {"consistent": 0, "approximate": 0, "inconsistent": 1, "uncheckable": 0}
    assert document["coverage"] == [{"file": FILE, "statements": 1, "percents": 1, "tied": 1}]
    (record,) = document["findings"]
    assert record["place"] == {"file": FILE, "line": 1, "column": 24}
    assert record["stated"] == {"text": "sekitar 36 persen", "value": "36", "low": "35.5", "high": "36.5"}
    assert record["computed"] == {
        "value": "32.6086956521739",
        "low": "29.0322580645161",
        "high": "32.967032967033",
        "fraction": "750/23",
    }
    assert (record["difference"], record["outside"]) == ("3.39130434782609", "2.53296703296703")
    assert record["would_fit"][0] == {
        "part": "actual",
        "how": "nearest",
        "value": "1660000000000",
        "text": "36% would need IDR 1.66T of IDR 4.6T",
    }
    assert record["actual"] == {
        "text": "Rp1,5 triliun",
        "value": "1500000000000",
        "upper": None,
        "unit_last_digit": "100000000000",
        "hedges": ["mendekati"],
        "span": [49, 62],
        "malformed": False,
    }
    assert (record["code"], record["percent_kind"], record["gap"]) == ("C001", "of_target", None)
    assert record["span"] == [0, len(SENTENCE)]


def test_the_document_of_a_plan() -> None:
    """A plan's figures have a scope and no spans; what does not exist is null."""
    document = findings_document(FindingsView(plan_findings()))
    Draft202012Validator(SCHEMA).validate(document)
    first, _, exceeds, unknown = document["findings"]
    assert first["scope"] == {"metric": "participants", "segment": "jakon", "branch": None, "period": "2018-Q1"}
    assert (first["target"]["value"], first["target"]["span"], first["span"]) == ("300000", None, None)
    assert exceeds["compared"][0] == {"base": "due", "percent": "169.333333333333", "above": True, "met": True}
    assert (unknown["uncheckable"], unknown["computed"]) == ("no_computed", None)


def test_only_hedges_with_an_effect_are_listed() -> None:
    """Of "baru sekitar 127 ribu" about has an effect, only has none."""
    finding = in_plan(actual=parse_stated("baru sekitar 127 ribu"))
    assert findings_document(FindingsView((finding,)))["findings"][0]["actual"]["hedges"] == ["sekitar"]


def test_every_finding_has_a_code_and_every_code_a_page() -> None:
    """Whatever the verdict and the figure, the code is one that `attain explain` knows by the same name."""
    codes = {
        code_of(in_plan(figure, judgement=Judgement(verdict), basis=basis))
        for figure in get_args(found.FigureName)
        for verdict in get_args(found.Verdict)
        for basis in get_args(found.Basis)
    }
    pages = {path.stem: path.read_text("utf-8") for path in (ROOT / "attain" / "explanations").glob("C*.md")}
    assert codes == set(CODES) == set(pages)
    for code, (name, description) in CODES.items():
        assert pages[code].splitlines()[0] == f"# {code} {name}: {description}"


def test_every_word_of_a_verdict_is_explained() -> None:
    """Reasons, causes and edits are all put into words, and the schema knows them."""
    shapes = SCHEMA["$defs"]["finding"]["properties"]
    assert set(UNCHECKABLE) == set(get_args(found.Uncheckable)) == set(shapes["uncheckable"]["enum"]) - {None}
    assert set(REASONS) == set(get_args(WideReason)) == set(shapes["reasons"]["items"]["enum"])
    assert {*HOWS, "nearest"} == set(shapes["would_fit"]["items"]["properties"]["how"]["enum"])
    assert set(get_args(found.FigureName)) == set(shapes["figure"]["enum"])
    assert {*get_args(found.Reckoning), None} == set(shapes["reckoning"]["enum"])
    Draft202012Validator.check_schema(SCHEMA)
