"""Actuals: CSV files to totals, whatever their order, encoding or notation, with every problem in its place."""

from __future__ import annotations

import gzip
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.actuals.files import files_of
from attain.actuals.rows import read_totals
from attain.actuals.totals import Key
from attain.cli.run import run
from attain.loading import load_plan
from attain.read.files import each_once

if TYPE_CHECKING:
    from pathlib import Path

    from attain.actuals.totals import Totals
    from attain.errors import Problem
    from attain.model import Plan

PLAN = """\
metrics:
  participants: {unit: orang, kind: flow}
  contributions: {unit: IDR, kind: flow}
segments: {jakon: Jasa Konstruksi, bpu: Bukan Penerima Upah}
branches:
  cikupa: {label: Cikupa, aliases: [KC Cikupa]}
  lebak: Lebak
targets:
  - {metric: participants, segment: jakon, period: 2018, target: 300 ribu}
  - {metric: contributions, period: 2018, target: Rp4.6T}
"""
WANTED = {("participants", "jakon", "cikupa"): Decimal("1234.5"), ("participants", "bpu", "lebak"): Decimal(7)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan_of(folder: Path, more: str = "") -> Plan:
    """The plan above, with more lines."""
    (folder / "targets.yaml").write_text(PLAN + more, "utf-8")
    plan = load_plan("targets.yaml").plan
    assert plan is not None
    return plan


def read(folder: Path, data: str | bytes, more: str = "", name: str = "a.csv") -> tuple[Totals, list[Problem]]:
    """The totals of one file under the plan."""
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_totals(plan_of(folder, more), [name])


def sums(totals: Totals) -> dict[tuple[str, str | None, str | None], Decimal]:
    """What each key brought in all."""
    return {
        (key.metric, key.segment, key.branch): sum((total.sum for total in found), Decimal(0))
        for key, found in totals.by_key.items()
    }


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    """Code and place of each problem."""
    return [(problem.code, str(problem.place)) for problem in problems]


@pytest.mark.parametrize(
    ("data", "more"),
    [
        (
            "date,branch,segment,metric,value\n2018-01,cikupa,jakon,participants,1234.5\n2018-01,lebak,bpu,participants,7\n",
            "",
        ),
        (
            "value,x,metric,date,segment,branch\n1234.5,q,participants,2018-01-31,jakon,cikupa\n7,,participants,2018,bpu,lebak\n",
            "",
        ),
        (
            "date;branch;segment;metric;value\r\n2018-Q1;cikupa;jakon;participants;1234.5\r\n2018-Q2;lebak;bpu;participants;7\r\n",
            "",
        ),
        (
            "date\tbranch\tsegment\tmetric\tvalue\n2018-01\tcikupa\tjakon\tparticipants\t1234.5\n2018-01\tlebak\tbpu\tparticipants\t7",
            "",
        ),
        (
            (
                "\ufeffdate,branch,segment,metric,value\n"
                "2018-01,KC Cikupa,Jasa Konstruksi,participants,1234.5\n2018-01,Lebak,bpu,participants,7\n"
            ),
            "",
        ),
        (
            'tanggal,cabang,"segmen",metric,nilai\n2018-01,cikupa,jakon,participants,"1.234,5"\n2018-01,lebak,bpu,participants,7\n',
            "actuals: {columns: {date: tanggal, value: nilai, branch: cabang, segment: segmen}, number_format: id}\n",
        ),
        (
            (
                'date,note,branch,segment,metric,value\n2018-01,"two\nlines",cikupa,jakon,participants,1234.5\n'
                "2018-01,,lebak,bpu,participants,7\n"
            ),
            "",
        ),
    ],
    ids=[
        "plain",
        "any order",
        "semicolons, CRLF",
        "tabs",
        "mark, labels and aliases",
        "renamed, localised",
        "quoted break",
    ],
)
def test_ways_to_write(folder: Path, data: str, more: str) -> None:
    """However the file is written, the totals are the same."""
    totals, problems = read(folder, data, more)
    assert problems == []
    assert sums(totals) == WANTED


def test_gz_and_other_encodings(folder: Path) -> None:
    """A .gz file is unpacked; an encoding is believed when it is named."""
    text = "date,branch,segment,metric,value,note\n2018-01,lebak,bpu,participants,7,caf\u00e9\n"
    totals, problems = read(folder, gzip.compress(text.encode()), name="a.csv.gz")
    assert not problems
    assert sums(totals) == {("participants", "bpu", "lebak"): Decimal(7)}
    _, problems = read(folder, text.encode("cp1252"))
    assert told(problems) == [("A003", "a.csv:2:37")]
    totals, problems = read(folder, text.encode("cp1252"), "actuals: {encoding: cp1252}\n")
    assert not problems
    assert sums(totals) == {("participants", "bpu", "lebak"): Decimal(7)}


def test_stdin(folder: Path) -> None:
    """`-` reads standard input, under its own name."""
    plan = plan_of(folder)
    stream = io.BytesIO(b"date,branch,segment,metric,value\n2018-01,lebak,bpu,participants,x\n")
    _, problems = read_totals(plan, ["-"], stdin=stream)
    assert told(problems) == [("A021", "<stdin>:2:32")]


def test_a_column_may_be_absent(folder: Path) -> None:
    """A metric whose targets do not split by segment needs no such column; one whose targets do needs it."""
    totals, problems = read(folder, "date,branch,metric,value\n2018-01,lebak,contributions,5\n")
    assert problems == []
    assert Key("contributions", None, "lebak") in totals.by_key
    _, problems = read(folder, "date,branch,metric,value\n2018-01,lebak,participants,5\n2018-02,lebak,participants,5\n")
    assert told(problems) == [("A030", "a.csv:1:1")]
    assert "1 more row" in problems[0].message


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("date,branch, segment,metric,value", "a.csv:1:13"),
        ("date,Branch,segment,metric,value", "a.csv:1:6"),
        ("date,branch,segment,metrics,value", "a.csv:1:21"),
        ("date,branch,segment,metric,amount", "a.csv:1:1"),
    ],
)
def test_columns_are_not_guessed(folder: Path, header: str, place: str) -> None:
    """A header that only looks like a column is a problem at that header, never taken for it and never ignored."""
    _, problems = read(folder, f"{header}\n2018-01,lebak,bpu,participants,5\n")
    assert told(problems) == [("A030", place)]


def test_a_likely_column_is_named(folder: Path) -> None:
    """A missing column that the file has by a name people give it: the help says how the plan would name it."""
    more = "actuals: {columns: {value: hasil}}\n"
    _, problems = read(folder, "Tgl_Bayar,Kantor Cabang,program,Jumlah,hasil,segment\n2018-01,lebak,bpu,1,5,x\n", more)
    mend = (
        "columns found: Tgl_Bayar, Kantor Cabang, program, Jumlah, hasil, segment; "
        "a column of another name is told in the plan: actuals: {columns: ...}"
    )
    assert [(problem.message, problem.help) for problem in problems] == [
        ("the column date is missing", mend),
        ("the column metric is missing", mend),
    ]
    _, problems = read(folder, "Tanggal Bayar,Kantor Cabang,Indikator,Realisasi\n2018-01,lebak,participants,5\n")
    found = "columns found: Tanggal Bayar, Kantor Cabang, Indikator, Realisasi"
    assert [problem.help for problem in problems] == [
        f'if it is Tanggal Bayar: actuals: {{columns: {{date: "Tanggal Bayar"}}}}; {found}',
        f'if it is Indikator: actuals: {{columns: {{metric: "Indikator"}}}}; {found}',
        f'if it is Realisasi: actuals: {{columns: {{value: "Realisasi"}}}}; {found}',
    ]


def test_a_likely_column_of_members_is_named(folder: Path) -> None:
    """Where targets need a column that the file may lack, the likely one is named as well, if no other field has it."""
    _, problems = read(folder, "date,branch,Jenis Kepesertaan,metric,value\n2018-01,lebak,bpu,participants,5\n")
    found = "columns found: date, branch, Jenis Kepesertaan, metric, value"
    wanted = f'if it is Jenis Kepesertaan: actuals: {{columns: {{segment: "Jenis Kepesertaan"}}}}; {found}'
    assert [problem.help for problem in problems] == [wanted]
    more = "actuals: {columns: {branch: Jenis Kepesertaan}}\n"
    _, problems = read(folder, "date,Jenis Kepesertaan,metric,value\n2018-01,lebak,participants,5\n", more)
    assert [problem.help for problem in problems] == ["columns found: date, Jenis Kepesertaan, metric, value"]


def test_every_bad_cell_is_told(folder: Path) -> None:
    """All problems of a file in one run, each at its cell; the good rows count."""
    totals, problems = read(
        folder,
        "date,branch,segment,metric,value\n"
        "2018-13,lebak,bpu,participants,7\n"
        "2018-01,lebakk,bpu,participants,7\n"
        "2018-01,lebak,,participants,7\n"
        "2018-01,lebak,bpu,participant,7\n"
        "2018-01,lebak,bpu,participants,1O0\n"
        "2018-01,lebak,bpu,participants,7\n",
    )
    assert sorted(told(problems), key=lambda pair: pair[1]) == [
        ("A036", "a.csv:2:1"),
        ("A050", "a.csv:3:9"),
        ("A020", "a.csv:4:15"),
        ("A050", "a.csv:5:19"),
        ("A021", "a.csv:6:32"),
    ]
    assert sums(totals) == {("participants", "bpu", "lebak"): Decimal(7)}


def test_one_name_is_one_problem(folder: Path) -> None:
    """An unknown name is told once, with the number of rows that hold it."""
    rows = "".join(f"2018-0{month},lebakk,bpu,participants,7\n" for month in range(1, 7))
    _, problems = read(folder, f"date,branch,segment,metric,value\n{rows}")
    assert [problem.message for problem in problems] == ["unknown branch: lebakk (and 5 more rows)"]
    assert problems[0].help == "did you mean lebak?"


def test_dots_that_may_group(folder: Path) -> None:
    """Under `locale: id` a value such as 1.500 waits until the plan says how the files write figures."""
    data = "date,branch,segment,metric,value\n2018-01,lebak,bpu,participants,1.500\n"
    _, problems = read(folder, data, "locale: id\n")
    assert told(problems) == [("A023", "a.csv:2:32")]
    totals, problems = read(folder, data, "locale: id\nactuals: {number_format: id}\n")
    assert not problems
    assert sums(totals) == {("participants", "bpu", "lebak"): Decimal(1500)}
    totals, problems = read(folder, data, "locale: id\nactuals: {number_format: plain}\n")
    assert not problems
    assert sums(totals) == {("participants", "bpu", "lebak"): Decimal("1.5")}


def test_repeated_rows(folder: Path) -> None:
    """The same row in two files is pointed out, and counted: it may be right."""
    row = "date,branch,segment,metric,value\n2018-01,lebak,bpu,participants,7\n"
    (folder / "b.csv").write_text(row)
    (folder / "a.csv").write_text(row)
    totals, problems = read_totals(plan_of(folder), ["a.csv", "b.csv"])
    assert [(p.code, p.severity, str(p.place)) for p in problems] == [("A038", "warning", "b.csv:2:1")]
    assert [str(place) for place, _ in problems[0].places] == ["a.csv:2:1"]
    assert sums(totals) == {("participants", "bpu", "lebak"): Decimal(14)}


def test_a_year_beside_its_months(folder: Path) -> None:
    """A row for a year beside rows of its months would count twice; its line is shown."""
    _, problems = read(
        folder,
        "date,branch,segment,metric,value\n2018-01,lebak,bpu,participants,7\n2018,lebak,bpu,participants,90\n"
        "2018-02-03,lebak,bpu,participants,7\n",
    )
    assert told(problems) == [("A054", "a.csv:3:1")]
    assert problems[0].place is not None
    assert problems[0].place.excerpt == "2018,lebak,bpu,participants,90"


def test_rows_outside_every_target_year(folder: Path) -> None:
    """Rows of a year without targets are told once a file, and do no harm."""
    _, problems = read(
        folder,
        "date,branch,segment,metric,value\n2018-01,lebak,bpu,participants,7\n9999-12-31,lebak,bpu,participants,7\n"
        "2016-05,lebak,bpu,participants,7\n2017-05,lebak,bpu,participants,7\n",
    )
    assert [(p.code, p.severity, str(p.place)) for p in problems] == [("A055", "warning", "a.csv:3:1")]
    assert problems[0].message.startswith("2 rows")


@given(st.permutations(range(6)), st.lists(st.booleans(), min_size=6, max_size=6))
def test_order_and_files_never_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], second: list[bool]
) -> None:
    """Rows in any order, in one file or two, give the same totals."""
    rows = [
        f"2018-0{month},{branch},bpu,participants,{month * 10}.{number}\n"
        for number, (month, branch) in enumerate((m, b) for m in (1, 2, 3) for b in ("lebak", "cikupa"))
    ]
    folder = tmp_path_factory.mktemp("order")
    header = "date,branch,segment,metric,value\n"
    shuffled = [rows[index] for index in order]
    (folder / "a.csv").write_text(header + "".join(r for r, there in zip(shuffled, second, strict=True) if not there))
    (folder / "b.csv").write_text(header + "".join(r for r, there in zip(shuffled, second, strict=True) if there))
    (folder / "c.csv").write_text(header + "".join(rows))
    plan = plan_of(folder)
    apart, _ = read_totals(plan, [str(folder / "b.csv"), str(folder / "a.csv")])
    together, _ = read_totals(plan, [str(folder / "c.csv")])
    assert apart.by_key == together.by_key


STOCKS = """\
metrics:
  members: {unit: orang, kind: stock}
  share: {unit: orang, kind: average}
targets:
  - {metric: members, segment: s, period: 2024, target: 200}
  - {metric: share, segment: s, period: 2024, target: 5}
"""


def stock_problems(folder: Path, rows: str) -> list[Problem]:
    """What is wrong with rows (date, segment, metric, value) under a plan with a stock and an average."""
    (folder / "targets.yaml").write_text(STOCKS)
    (folder / "a.csv").write_text(f"date,segment,metric,value\n{rows}")
    plan = load_plan("targets.yaml").plan
    assert plan is not None
    return read_totals(plan, ["a.csv"])[1]


def test_two_readings_of_a_day(folder: Path) -> None:
    """Two readings of a stock for a month's latest day are an error at the second; equal ones too."""
    (problem,) = stock_problems(folder, "2024-01-31,s,members,100\n2024-01-31,s,members,130\n2024-01-31,s,members,1\n")
    assert (problem.code, problem.severity, str(problem.place)) == ("A062", "error", "a.csv:3:1")
    assert problem.message == "two readings of members for 2024-01-31 (members / s): which holds?"
    assert [str(place) for place, _ in problem.places] == ["a.csv:2:1"]
    assert problem.help == "keep one; parts of a reading need a segment or branch of their own"
    equal = stock_problems(folder, "2024-01,s,members,100\n2024-01,s,members,100.0\n")
    assert told(equal) == [("A038", "a.csv:3:1"), ("A062", "a.csv:3:1")]


def test_an_average_may_be_read_twice_a_day(folder: Path) -> None:
    """Readings of an average may be several a day; a stock's other segments and days are readings of their own."""
    assert stock_problems(folder, "2024-01-31,s,share,100\n2024-01-31,s,share,130\n") == []
    assert stock_problems(folder, "2024-01-31,s,members,1\n2024-01-30,s,members,2\n2024-02-29,s,members,3\n") == []


@pytest.mark.parametrize(
    ("one", "other", "repeated"),
    [
        ("date,branch,segment,metric,value\n2018-01,lebak,bpu,participants,100\n", "", True),
        ("date,branch,segment,metric,value\n2018-01,Lebak,bpu,participants,0100\n", "", True),
        ("value;metric;segment;date;branch\n100.0;participants;Bukan Penerima Upah;2018-01;lebak\n", "", True),
        ("date,branch,segment,metric,value\n2018-01-01,lebak,bpu,participants,100\n", "", False),
        ("date,branch,segment,metric,value,id\n2018-01,lebak,bpu,participants,100,7\n", ",id", False),
        ("id,date,branch,segment,metric,value\n8,2018-01,lebak,bpu,participants,100\n", ",id", True),
    ],
)
def test_repeated_however_written(folder: Path, one: str, other: str, repeated: bool) -> None:
    """Rows are the same where they say the same, and differ where a column that is not ours does."""
    more = ",8" if other else ""
    (folder / "a.csv").write_text(
        f"date,branch,segment,metric,value{other}\n2018-01,lebak,bpu,participants,100{more}\n"
    )
    (folder / "b.csv").write_text(one)
    _, problems = read_totals(plan_of(folder), ["a.csv", "b.csv"])
    assert [code for code, _ in told(problems) if code == "A038"] == ["A038"] * repeated


def test_minus_one_is_not_minus_two(folder: Path) -> None:
    """Python hashes -1 and -2 alike; they are not the same row, and -1 and -1.0 are."""
    head = "date,branch,segment,metric,value\n"
    row = "2018-01,lebak,bpu,participants"
    assert read(folder, f"{head}{row},-1\n{row},-2\n")[1] == []
    assert told(read(folder, f"{head}{row},-1\n{row},-1.0\n")[1]) == [("A038", "a.csv:3:1")]


def test_a_file_is_read_once(folder: Path) -> None:
    """However a file is spelt, and whatever patterns meet on it, its rows count once."""
    wanted = {("participants", "bpu", "lebak"): Decimal(7)}
    (folder / "a.csv").write_text("date,branch,segment,metric,value\n2018-01,lebak,bpu,participants,7\n")
    (folder / "b.csv").symlink_to("a.csv")
    totals, problems = read_totals(plan_of(folder), ["a.csv", "./a.csv", str(folder / "a.csv"), "b.csv"])
    assert (sums(totals), problems) == (wanted, [])
    assert [file.path for file in totals.inputs] == ["a.csv"]
    assert files_of(plan_of(folder, "actuals: {files: [a.csv, ./*.csv]}\n")) == (["a.csv"], [])


def test_standard_input_is_no_file(folder: Path) -> None:
    """`-` is standard input, which a file of that name in the folder is not."""
    (folder / "-").write_text("")
    assert each_once(["-", "./-", "-"]) == ["-", "./-"]


def test_suggestions_are_few(folder: Path) -> None:
    """The first 20 unknown names of a run are compared with the known ones."""
    rows = "".join(f"2018-01,lebak{number:02d},bpu,participants,7\n" for number in range(25))
    _, problems = read(folder, f"date,branch,segment,metric,value\n{rows}")
    assert [problem.help for problem in problems] == ["did you mean lebak?"] * 20 + ["the plan's are cikupa, lebak"] * 5


def test_suggestions_among_very_many_names(folder: Path) -> None:
    """Among more than 5,000 known names only one that looks the same is suggested."""
    text = "".join(f"  b{number:04d}: B{number}\n" for number in range(2501))
    head, tail = PLAN.split("targets:")
    (folder / "targets.yaml").write_text(f"{head}{text}targets:{tail}")
    (folder / "a.csv").write_text(
        "date,branch,segment,metric,value\n2018-01,LEBAK,bpu,participants,1\n2018-01,lebakk,bpu,participants,2\n"
    )
    plan = load_plan("targets.yaml").plan
    assert plan is not None
    near, far = read_totals(plan, ["a.csv"])[1]
    assert near.help == "did you mean lebak?"
    assert (far.help or "").startswith("the plan's are cikupa, lebak")


def test_too_many_bad_rows(folder: Path) -> None:
    """After 10,000 errors the rest of a file's rows is not read."""
    rows = "2018-01,lebak,bpu,participants,x\n" * 10_050
    _, problems = read(folder, f"date,branch,segment,metric,value\n{rows}")
    assert [problem.code for problem in problems] == ["A021"] * 10_000 + ["A041"]
    assert problems[-1].message == "too many problems; the rest of the file was not read"
    assert str(problems[-1].place) == "a.csv:10001:32"


def test_a_renamed_column_may_be_absent(folder: Path) -> None:
    """Renaming a column makes it compulsory in no file, though some should have it; one of the old name is a slip."""
    more = "actuals: {columns: {segment: segmen, branch: kantor}}\n"
    totals, problems = read(folder, "date,metric,value\n2018-01,contributions,5\n", more)
    assert sums(totals) == {("contributions", None, None): Decimal(5)}
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "no file has the column kantor, which the plan names for branch"),
        ("warning", "no file has the column segmen, which the plan names for segment"),
    ]
    _, problems = read(folder, "date,metric,segmenn,value\n2018-01,contributions,x,5\n", more)
    assert told(problems) == [("A030", "a.csv:1:13")]
    _, problems = read(folder, "date,metric,branch,value\n2018-01,contributions,lebak,5\n", more)
    assert told(problems) == [("A030", "a.csv:1:13")]
    assert (problems[0].help or "").endswith("actuals: {columns: {branch: 'branch'}}")


def test_bars_do_not_split(folder: Path) -> None:
    """A header that was meant to be split by | is told so."""
    _, problems = read(folder, "date|branch|segment|metric|value\n2018-01|lebak|bpu|participants|5\n")
    assert {problem.code for problem in problems} == {"A030"}
    wanted = "| is no delimiter that attain knows: split the columns by comma, semicolon or tab"
    assert {problem.help for problem in problems} == {wanted}


def test_a_rate_has_no_rows_of_its_own(folder: Path) -> None:
    """Rows under a rate's name would count nowhere: they are refused, and the two sides are named."""
    more = "  - {metric: share, period: 2018, target: 50}\n"
    plan = PLAN.replace("segments:", "  share: {unit: '%', kind: rate, numerator: participants, denominator: members}\n"
                        "  members: {kind: stock}\nsegments:") + more  # fmt: skip
    (folder / "targets.yaml").write_text(plan, "utf-8")
    (folder / "a.csv").write_text("date,branch,segment,metric,value\n2018-01,lebak,bpu,share,40\n")
    loaded = load_plan("targets.yaml").plan
    assert loaded is not None
    _, problems = read_totals(loaded, ["a.csv"])
    assert told(problems) == [("A061", "a.csv:1:1")]
    assert "participants and members" in problems[0].message


SAY_FORMAT = (
    "write plain digits, as in 1234.5; "
    "or say how files write figures: actuals: {number_format: id} or {number_format: en}"
)
CURRENCY = "actuals: {number_format: id}\n"


@pytest.mark.parametrize("cell", ["Rp1.250.000,50", " Rp 1.250.000,50 ", "Rp. 1250000,5", "1.250.000,5 IDR"])
def test_money_may_carry_the_currency_of_its_metric(folder: Path, cell: str) -> None:
    """As spreadsheets export it, where the plan says how figures are written."""
    totals, problems = read(folder, f"date,metric,value\n2018-01,contributions,{cell!r}\n".replace("'", '"'), CURRENCY)
    assert problems == []
    assert [total.sum for of_key in totals.by_key.values() for total in of_key] == [Decimal("1250000.5")]


@pytest.mark.parametrize(
    ("metric", "cell", "more", "mend"),
    [
        ("contributions", "$1.250", CURRENCY, "it says USD: give contributions that unit, or write the figure alone"),
        ("participants", "Rp1.250", CURRENCY, "it says IDR: give participants that unit, or write the figure alone"),
        # A point before three digits may be either, so nothing is taken off where nobody said.
        ("contributions", "Rp1.250", "", SAY_FORMAT),
        ("contributions", "Rp1.25", CURRENCY, "in locale id a dot only groups; write 1,25"),
    ],
)
def test_another_currency_is_refused(folder: Path, metric: str, cell: str, more: str, mend: str) -> None:
    _, problems = read(folder, f"date,segment,metric,value\n2018-01,jakon,{metric},{cell}\n", more)
    assert [(one.code, one.help) for one in problems] == [("A021", mend)]


def test_too_many_decimals_are_seen_behind_a_currency(folder: Path) -> None:
    _, problems = read(folder, 'date,metric,value\n2018-01,contributions,"Rp1.250,123456"\n', CURRENCY)
    assert [one.code for one in problems] == ["A028"]


RENAMED = """metrics: {visits: {kind: flow}}
targets: [{metric: visits, period: 2018, target: 100}]
actuals: {columns: {branch: cabang}}
"""


def warned(capfd: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What a command warns of."""
    assert run(words) == 0
    shown = capfd.readouterr()
    return re.findall(r"^warning\[A[0-9]+\]: (.*)$", shown.out + shown.err, re.MULTILINE)


@pytest.fixture
def renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose plan renames a column that may be absent."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(RENAMED, "utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "a.csv").write_text("date,value\n2018-01,5\n", "utf-8")
    return tmp_path / "actuals"


NO_FILE = "no file has the column cabang, which the plan names for branch"


def test_a_renamed_column_that_no_file_has(renamed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is warned of in every run, whatever is kept for the next one, and no longer once a file has it."""
    assert warned(capfd, "validate") == [NO_FILE]
    for _ in range(2):
        assert warned(capfd, "report", "--year", "2018") == [NO_FILE]
    (renamed / "b.csv").write_text("date,cabang,value\n", "utf-8")
    assert warned(capfd, "report", "--year", "2018") == ["a header but no rows"]
    (renamed / "b.csv").write_text("date,cabang,value\n2018-02,serang,5\n", "utf-8")
    for _ in range(2):
        assert warned(capfd, "report", "--year", "2018") == []


def test_a_renamed_column_of_the_only_member(renamed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where the plan has one branch every row is that one's; the name stands for nothing all the same."""
    plan = renamed.parent / "targets.yaml"
    plan.write_text(f"{RENAMED}branches: {{serang: Serang}}\n", "utf-8")
    assert warned(capfd, "validate") == [NO_FILE]
    (renamed / "a.csv").write_text("date,cabang,value\n2018-01,serang,5\n", "utf-8")
    assert warned(capfd, "validate") == []


def test_nothing_is_said_where_not_all_files_can_be_looked_at(renamed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is no CSV file may have a key later on, and a file in error is told of as it is."""
    (renamed / "b.jsonl").write_text('{"date": "2018-02", "value": 5}\n', "utf-8")
    assert warned(capfd, "validate", "--actuals", "actuals/a.csv", "--actuals", "actuals/b.jsonl") == []
    (renamed / "a.csv").write_text("day,value\n2018-01,5\n", "utf-8")
    assert run(["validate"]) == 2
    assert "cabang" not in capfd.readouterr().out
