"""Statements of prose tied to a plan: by which words, to which scope and period, and when not at all."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain import check_text, load
from attain.check.links import Linker
from attain.check.naming import Namer
from attain.check.periods import periods_in
from attain.extract import extract
from attain.period import Calendar

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
metrics:
  participants: {label: Participants, unit: orang, kind: flow, aliases: [peserta, workers]}
  contributions: {label: Contributions, unit: IDR, kind: flow, aliases: [iuran]}
segments:
  pu: Penerima Upah
  bpu: {label: Bukan Penerima Upah, aliases: [BPU, informal]}
branches:
  banten: {label: Banten}
  cilegon: {label: Cilegon, parent: banten}
  serang: {label: Kota Serang, parent: banten}
targets:
  - {metric: participants, segment: pu, period: 2018, target: 300 ribu}
  - {metric: participants, segment: bpu, period: 2018, target: 141 ribu}
  - {metric: participants, segment: pu, branch: cilegon, period: 2018, target: 40 ribu}
  - {metric: participants, segment: pu, branch: serang, period: 2018, target: 60 ribu}
  - {metric: contributions, period: 2018, target: "Rp4,6 triliun"}
"""
ACTUALS = """date,metric,segment,branch,value
2018-Q1,participants,pu,cilegon,20000
2018-Q1,participants,pu,serang,107000
2018-Q1,participants,bpu,serang,80000
2018-Q1,contributions,,,1500000000000
"""


def linked(text: str, asked: str | None = None, plan: str = PLAN) -> list[str]:
    """The link of each statement as `metric segment branch period: words`; `-` where there is none."""
    made = load("-", stdin=io.BytesIO(plan.encode()))
    linker = Linker(made, made.calendar.parse(asked) if asked else None)
    found = linker.links(text, extract(text).statements)
    return [
        "-"
        if link is None
        else f"{link.scope.metric} {link.scope.segment or '*'} {link.scope.branch or '*'} {link.period.name}"
        f"{'' if link.dated else ' (undated)'}: {', '.join(link.words)}"
        for link in found
    ]


# Periods that a text names.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("triwulan I 2018", ["2018-Q1"]),
        ("triwulan ke-2 tahun 2018", ["2018-Q2"]),
        ("kuartal pertama 2018", ["2018-Q1"]),
        ("kuartal I-2018", ["2018-Q1"]),
        ("TW IV 2018", ["2018-Q4"]),
        ("Q1 2018", ["2018-Q1"]),
        ("2018-Q1", ["2018-Q1"]),
        ("the first quarter of 2018", ["2018-Q1"]),
        ("semester I 2018", ["2018-H1"]),
        ("paruh kedua 2018", ["2018-H2"]),
        ("the second half of 2018", ["2018-H2"]),
        ("Januari-Maret 2018", ["2018-Q1"]),
        ("Januari hingga Mei 2018", ["2018-01..2018-05"]),
        ("January to March 2018", ["2018-Q1"]),
        ("hingga 31 Maret 2018", ["2018-Q1"]),
        ("sampai dengan 14 Februari 2018", ["2018-01-01..2018-02-14"]),
        ("per akhir Maret 2018", ["2018-Q1"]),
        ("as of March 31, 2018", ["2018-Q1"]),
        ("through the end of June 2018", ["2018-H1"]),
        ("pada bulan Maret 2018", ["2018-03"]),
        ("sepanjang 2018", ["2018"]),
        ("throughout the year 2018", ["2018"]),
        ("tahun 2018", ["2018"]),
        ("target tahun 2018", []),
        ("the annual target for 2018", []),
        ("tahun 2018 ditargetkan Rp4,6 triliun", []),
        ("tahun 2018/2019", []),
        ("dibanding triwulan I 2017", []),
        ("more than in the first quarter of 2017", []),
        ("hingga 30 Februari 2018", []),
        ("Maret", []),
        ("2.018 orang", []),
        ("Rp2018 miliar", []),
    ],
)
def test_a_text_names_periods(text: str, names: list[str]) -> None:
    """Indonesian and English; a year of the target, another one's period and what looks like a date are passed over."""
    assert [named.period.name for named in periods_in(text, Calendar())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("triwulan I", ["2018-Q1"]),
        ("triwulan I dari target 2019", ["2019-Q1"]),
        ("first quarter, compared with 2017", ["2018-Q1"]),
        ("hingga Maret", ["2018-Q1"]),
        ("maju terus, Maret", []),
        ("by may", []),
    ],
)
def test_a_period_without_a_year(text: str, names: list[str]) -> None:
    """It is of the only year that the text names, else of the plan's; a bare month may be anything."""
    assert [named.period.name for named in periods_in(text, Calendar(), "2018")] == names


def test_years_and_quarters_are_the_plans_own() -> None:
    """With a fiscal year from July, the first quarter of 2018 begins in July 2017, and what is up to March with it."""
    fiscal = Calendar(7)
    quarter, until = periods_in("triwulan I 2018; hingga 31 Maret 2018", fiscal)
    assert str(quarter.period.start) == "2017-07-01"
    assert (str(until.period.start), str(until.period.last)) == ("2017-07-01", "2018-03-31")


# Names.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("peserta Bukan Penerima Upah", ["participants", "bpu"]),
        ("peserta Penerima Upah", ["participants", "pu"]),
        ("PESERTA", ["participants"]),
        ("Iurannya", ["contributions"]),
        ("Kota  Serang", ["serang"]),
        ("Kota\nSerang", ["serang"]),
        ("BPU", ["bpu"]),
        ("Bpu", []),
        ("pu", ["pu"]),
        ("Pu", []),
        ("non-iuran, Serang-Panimbang", []),
        ("peserta-peserta", []),
        ("iuranku", []),
        ("Penerima. Upah", []),
    ],
)
def test_names_are_whole_words(text: str, names: list[str]) -> None:
    """In any case, the longest first; short ones only as they are spelled; no part of a longer word."""
    namer = Namer(load("-", stdin=io.BytesIO(PLAN.encode())))
    assert [name for naming in namer.namings(text) for _, name in sorted(naming.owners)] == names


# Links.


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "Hingga triwulan I 2018 iuran mencapai Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun.",
            ["contributions * * 2018-Q1: iuran, triwulan I 2018"],
        ),
        (
            (
                "By 31 March 2018 the Cilegon office had 20,000 workers, half of its target of 40,000 workers. "
                "That is 50 percent."
            ),
            ["participants * cilegon 2018-Q1: workers, Cilegon, By 31 March 2018"],
        ),
        (
            (
                "Peserta Penerima Upah di Banten, yaitu di Cilegon, mencapai 20 ribu orang atau 50 persen dari target "
                "40 ribu orang."
            ),
            ["participants pu cilegon 2018 (undated): Peserta, Penerima Upah, Cilegon"],
        ),
        (
            "Sektor informal mencapai 80 ribu orang atau 56 persen dari target 141 ribu orang.",
            ["-"],
        ),
        (
            (
                "Koperasi di Cilegon menyalurkan pinjaman Rp 40 miliar pada triwulan I 2018, 87 persen dari target "
                "Rp 46 miliar."
            ),
            ["-"],
        ),
        (
            "Kantor itu mencapai 80 ribu orang atau 56 persen dari target 141 ribu orang.",
            ["-"],
        ),
        (
            "Penerimaan pajak triwulan I 2018 mencapai Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun.",
            ["-"],
        ),
        (
            "Iuran mencapai 80 ribu orang atau 56 persen dari target 141 ribu orang.",
            ["-"],
        ),
        (
            "Peserta di Cilegon dan Kota Serang mencapai 80 ribu orang atau 80 persen dari target 100 ribu orang.",
            ["-"],
        ),
        (
            (
                "Pada triwulan I 2018 dan triwulan II 2018 iuran mencapai Rp1,5 triliun atau 33 persen dari target "
                "Rp4,6 triliun."
            ),
            ["-"],
        ),
        (
            (
                "Triwulan I 2018 (hingga 31 Maret 2018) iuran mencapai Rp1,5 triliun atau 33 persen dari target "
                "Rp4,6 triliun."
            ),
            ["contributions * * 2018-Q1: iuran, Triwulan I 2018"],
        ),
        (
            (
                "Peserta Penerima Upah bertambah pada triwulan I 2018. Jumlahnya 127 ribu orang atau 42 persen dari "
                "target 300 ribu orang."
            ),
            ["participants pu * 2018-Q1: Peserta, Penerima Upah, triwulan I 2018"],
        ),
        (
            (
                "Peserta BPU pada triwulan I 2018 80 ribu orang atau 56 persen dari target 141 ribu orang. Iuran "
                "mencapai Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun."
            ),
            [
                "participants bpu * 2018-Q1: Peserta, BPU, triwulan I 2018",
                "contributions * * 2018-Q1: Iuran, triwulan I 2018",
            ],
        ),
    ],
)
def test_a_statement_is_tied_by_its_words(text: str, links: list[str]) -> None:
    """Names beside the figures first, then in the sentence, then in the one before; what is ambiguous is no link.

    The metric must be named: a segment, a branch or a unit alone ties nothing.
    """
    assert linked(text) == links


def test_a_period_that_was_asked_for_stands_in() -> None:
    """A statement that names no period is of the one that was asked for, and counts as dated."""
    text = "Iuran mencapai Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun."
    assert linked(text) == ["contributions * * 2018 (undated): Iuran"]
    assert linked(text, "2018-Q1") == ["contributions * * 2018-Q1: Iuran"]


def test_a_name_of_two_members_ties_nothing() -> None:
    """A label that a segment and a branch share says neither."""
    plan = PLAN.replace("label: Cilegon", "label: Penerima Upah")
    text = "Peserta Penerima Upah mencapai 127 ribu orang atau 42 persen dari target 300 ribu orang."
    assert linked(text, plan=plan) == ["-"]


PIECES = ["iuran", "peserta", "BPU", "triwulan I 2018", "Cilegon", ".", ",", "\n\n", "Rp4,6 triliun", "36 persen"]
PIECES += ["target", "dari", "Rp1,5 triliun", "2018", "127 ribu"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_text_breaks_the_linker(words: list[str]) -> None:
    """Whatever the words, there is a link or none for each statement."""
    text = " ".join(words)
    assert len(linked(text)) == len(extract(text).statements)


# What a link is held against.


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """The plan with its actuals in a folder."""
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "q1.csv").write_text(
        "".join(f"{line}\n" for line in ACTUALS.splitlines() if "contributions" not in line), "utf-8"
    )
    (tmp_path / "actuals" / "money.csv").write_text("date,metric,value\n2018-Q1,contributions,1500000000000\n", "utf-8")
    (tmp_path / "targets.yaml").write_text(PLAN, "utf-8")
    return tmp_path / "targets.yaml"


def told(text: str, plan_file: Path, period: str | None = None) -> list[str]:
    """What a text's figures get from the plan: `figure verdict`."""
    found = check_text(text, load(plan_file), period=period)
    return [
        f"{finding.figure} {finding.judgement.uncheckable or finding.judgement.verdict}"
        for finding in found
        if finding.basis == "computed"
    ]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Hingga triwulan I 2018 iuran mencapai Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun.",
            ["actual consistent", "target consistent", "attainment consistent"],
        ),
        (
            "Hingga triwulan I 2018 iuran mencapai Rp1,9 triliun atau 41 persen dari target Rp4,6 triliun.",
            ["actual inconsistent", "target consistent", "attainment inconsistent"],
        ),
        (
            "Hingga triwulan I 2018 iuran mencapai Rp1,5 triliun atau 28 persen dari target Rp5,4 triliun.",
            ["actual consistent", "target inconsistent", "attainment inconsistent"],
        ),
        (
            "Hingga triwulan I 2018 iuran mencapai Rp15 triliun atau 33 persen dari target Rp46 triliun.",
            ["attainment other_scope"],
        ),
        (
            "Hingga triwulan I 2018 iuran mencapai Rp1,5 triliun atau 130 persen dari target Rp1,15 triliun.",
            ["actual consistent", "target consistent", "attainment consistent"],
        ),
        (
            "Iuran mencapai Rp1,9 triliun atau 41 persen dari target Rp4,6 triliun.",
            ["actual incomplete", "target consistent", "attainment incomplete"],
        ),
        (
            "Hingga triwulan I 2019 iuran mencapai Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun.",
            ["attainment no_computed"],
        ),
    ],
)
def test_a_link_is_held_against_the_plan(text: str, verdicts: list[str], plan_file: Path) -> None:
    """One amount must agree before another is called wrong; the target may be the year's or what is due of it."""
    assert told(text, plan_file) == verdicts


def test_the_month_alone_may_stand_beside_the_years_target(plan_file: Path) -> None:
    """March's own 53 thousand are 18 percent of the year's 300 thousand; by March it is 127 thousand."""
    rows = "2018-02,participants,pu,cilegon,74000\n2018-03,participants,pu,serang,53000\n"
    (plan_file.parent / "actuals" / "q1.csv").write_text(f"date,metric,segment,branch,value\n{rows}", "utf-8")
    text = "Peserta Penerima Upah pada Maret 2018 mencapai 53 ribu orang, 18 persen dari target 300 ribu orang."
    assert told(text, plan_file) == ["actual consistent", "target consistent", "attainment consistent"]
    found = check_text(text, load(plan_file))
    assert [finding.reckoning for finding in found if finding.basis == "computed"] == ["period_of_target"] * 3


def test_a_period_decides_what_an_undated_text_does_not(plan_file: Path) -> None:
    """Up to when it counts, the one who asks may say."""
    text = "Iuran mencapai Rp1,9 triliun atau 41 persen dari target Rp4,6 triliun."
    assert told(text, plan_file, "Q1") == ["actual inconsistent", "target consistent", "attainment inconsistent"]


def test_a_finding_holds_the_words_of_its_link(plan_file: Path) -> None:
    """A link is never silent: its scope and the words that made it stand in every finding of the statement."""
    text = "Hingga triwulan I 2018 iuran mencapai Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun."
    for finding in check_text(text, load(plan_file)):
        assert finding.linked == ("iuran", "triwulan I 2018")
        assert finding.scope is not None
        assert (finding.scope.metric, finding.scope.period) == ("contributions", "2018-Q1")


def test_without_a_plan_a_text_is_held_against_itself() -> None:
    """No plan is needed to say that 36 % of Rp4,6 trillion are not Rp1,5 trillion."""
    (finding,) = check_text("Terkumpul Rp1,5 triliun atau 36 persen dari target Rp4,6 triliun.")
    assert (finding.id, finding.judgement.verdict, finding.scope) == ("<text>#1.attainment", "inconsistent", None)
