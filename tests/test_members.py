"""Views in which no member has a target: which they are, what they show, and the shares that members make."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from attain.compute import Asked
from attain.languages import language
from attain.model import Target
from attain.number import parse_figure
from attain.period import Calendar
from attain.table import document, tabulate
from attain.table.language import ENGLISH
from attain.table.members import address, is_bare, shares, shown_views
from attain.table.pairs import lined
from tests.faces import drawn, sheet_rows
from tests.html_pages import parsed, shown_rows
from tests.plans import METRIC, cases, plan_of, report_of, rows_of

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.compute.asked import By
    from tests.plans import Case

NORTH_SOUTH = {"north": None, "south": None}
BY_BRANCH: tuple[By, ...] = (("branch",),)
SENTENCE = "No target is set by branch: shown are the actuals and the share of the total that each makes."
PLAIN = "No target is set by branch: shown are the actuals."


def made(targets: str, actuals: str, by: tuple[By, ...] = BY_BRANCH, **plan: Any) -> Report:
    """The report of the first quarter over two tables."""
    plan.setdefault("branches", NORTH_SOUTH)
    return report_of(plan_of(targets, **plan), rows_of(actuals), Asked(Calendar().parse("2018-Q1"), by=by))


def told(report: Report, view: int = -1) -> dict[str, str]:
    """The shares of a view as they are shown, by the names of its rows; empty where there is no such column."""
    table = tabulate(report).tables[view]
    keys = [column.key for column in table.columns]
    if "share" not in keys:
        return {}
    return {row.cells[0].text: row.cells[keys.index("share")].text for row in table.rows}


def test_members_without_targets() -> None:
    """Each member by its actual, its share and its reports; the whole in a view of its own, against its target."""
    report = made("* * 2018 480", "* north 2018-01 30\n* south 2018-01 60\n* south 2018-02 30")
    whole, members = tabulate(report).tables
    assert [column.key for column in members.columns] == ["name", "actual", "share", "reported"]
    assert [[cell.text for cell in row.cells] for row in members.rows] == [
        ["sales", "120", "100.0%", "3/6"],
        ["north", "30", "25.0%", "1/3"],
        ["south", "90", "75.0%", "2/3"],
    ]
    assert (whole.title, whole.note, members.note) == ("In all", "", SENTENCE)
    assert [row.cells[0].text for row in whole.rows] == ["sales"]
    assert [cell.text for cell in whole.rows[0].cells][1:4] == ["120", "480", "25.0%"]


def test_in_indonesian() -> None:
    """The sentence and the column in the other language."""
    report = made("* * 2018 480", "* north 2018-01 30\n* south 2018-01 60")
    table = tabulate(report, language=language("id")).tables[1]
    assert table.note == "Target per cabang belum ditetapkan: yang ditampilkan realisasi dan porsinya dari total."
    assert [column.header for column in table.columns] == ["Per cabang", "Realisasi", "Porsi dari total", "Laporan"]


def test_a_whole_is_shown_once_against_its_target() -> None:
    """Where another view has it there, none is added."""
    report = made(
        "a * 2018 480", "a north 2018-01 30\na south 2018-01 60", (("segment",), ("branch",)), segments={"a": None}
    )
    assert [(table.title, table.note) for table in tabulate(report).tables] == [
        ("By segment", ""),
        ("By branch", SENTENCE),
    ]


@pytest.mark.parametrize(
    ("targets", "actuals"),
    [
        ("* * 2018 480\n* north 2018 100", "* north 2018-01 30\n* south 2018-01 60"),
        ("* north 2018 100", "* north 2018-01 30\n* south 2018-01 60"),
        ("* * 2019 480", "* north 2018-01 30\n* south 2018-01 60"),
    ],
    ids=["one member has a target", "the whole has its one member's", "nobody has one"],
)
def test_views_that_are_not_bare(targets: str, actuals: str) -> None:
    """One target among the members is enough, and where the whole has none either nothing is left out."""
    report = made(targets, actuals)
    (table,) = tabulate(report).tables
    assert (table.note, told(report)) == ("", {})
    assert "target" in [column.key for column in table.columns]
    assert shown_views(report) == report.views


@pytest.mark.parametrize(
    ("actuals", "metric"),
    [
        ("* north 2018-01 30\n* south 2018-01 60\n* * 2018-01 5", {}),
        ("* north 2018-01 30\n* south 2018-01 -10", {}),
        ("* north 2018-01 30\n* south 2018-01 -30", {}),
        ("* north 2018-01 0\n* south 2018-01 0", {}),
        ("* north 2018-01 30\n* south 2018-01 60", {"kind": "average"}),
    ],
    ids=["a part is nobody's", "below 0", "a total of 0", "nothing", "averages do not add up"],
)
def test_where_shares_say_nothing(actuals: str, metric: dict[str, Any]) -> None:
    """Members that do not make up the whole have no share of it, and no column for one."""
    report = made("* * 2018 480", actuals, **metric)
    assert is_bare(report, report.views[0])
    assert shares(report, report.views[0]) == {}
    table = tabulate(report).tables[-1]
    assert [column.key for column in table.columns] == ["name", "actual", "reported"]
    assert table.note == PLAIN


def test_a_stock_has_shares() -> None:
    """The last readings of members make up the whole's."""
    report = made("* * 2018 480", "* north 2018-03 30\n* south 2018-03 60", kind="stock")
    assert told(report) == {"sales": "100.0%", "north": "33.3%", "south": "66.7%"}


def test_members_of_members() -> None:
    """Those just below the whole make it up; what lies in them has its share of the whole too."""
    report = made(
        "* * 2018 480",
        "* city 2018-01 10\n* port 2018-01 20\n* south 2018-01 90",
        branches={"north": None, "south": None, "city": "north", "port": "north"},
    )
    assert shares(report, report.views[0]) == {
        (METRIC, None, None): 1,
        (METRIC, None, "north"): Fraction(1, 4),
        (METRIC, None, "city"): Fraction(1, 12),
        (METRIC, None, "port"): Fraction(1, 6),
        (METRIC, None, "south"): Fraction(3, 4),
    }


def test_what_was_asked_for_stays() -> None:
    """Growth and forecast are no columns of targets, and a column that is named is shown wherever it is."""
    asked = Asked(Calendar().parse("2018-Q1"), by=BY_BRANCH, growth=True, forecast="straight")
    report = report_of(
        plan_of("* * 2018 480", branches=NORTH_SOUTH), rows_of("* north 2018-01 30\n* south 2018-01 60"), asked
    )
    assert [column.key for column in tabulate(report).tables[1].columns] == [
        *("name", "actual", "share", "reported", "growth", "forecast"),
    ]
    text = drawn(report, "plain", ENGLISH, ("name", "target", "attainment", "share"))
    assert [re.split(r" {2,}", line.strip()) for line in text.splitlines()[3:7]] == [
        ["By branch", "Target", "Attainment", "Share of the total"],
        ["sales", "480", "18.8%", "100.0%"],
        ["north", "-", "no target", "33.3%"],
        ["south", "-", "no target", "66.7%"],
    ]
    assert SENTENCE not in text


@pytest.mark.parametrize("form", ["table", "plain", "markdown", "html"])
def test_every_face_has_the_shares_and_the_sentence(form: str) -> None:
    """What is told in the one table is told in all faces for people."""
    report = made("* * 2018 480", "* north 2018-01 30\n* south 2018-01 60\n* south 2018-02 30")
    text = drawn(report, form, ENGLISH)
    assert SENTENCE in text
    if form == "html":
        assert shown_rows(parsed(text))[2:] == [["north", "30", "25.0%", "1/3"], ["south", "90", "75.0%", "2/3"]]
    else:
        assert re.search(r"north *\|? +30 *\|? +25.0% *\|? +1/3", text)
        assert re.search(r"south *\|? +90 *\|? +75.0% *\|? +2/3", text)


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
def test_machines_have_all_columns(form: str) -> None:
    """Files for machines and workbooks stay as they are."""
    report = made("* * 2018 480", "* north 2018-01 30\n* south 2018-01 60")
    found = drawn(report, form, ENGLISH)
    if form == "xlsx":
        ((whole, *_),) = sheet_rows(found, report)
        assert (whole["actual"], whole["target"], whole["status"]) == (90, 480, "at risk")
    else:
        assert "no_target" in found
        assert "share" not in found


@given(cases())
def test_shares_are_those_of_json(case: Case) -> None:
    """With a target for the whole alone: a share is the actual over its whole's of JSON, rounded; tops make up 1."""
    whole = Target(metric=METRIC, period=case.asked.period, target=Decimal(1000))
    report = report_of(case.plan.model_copy(update={"targets": (whole,)}), case.rows, case.asked)
    lines = {(line["metric"], line["segment"], line["branch"]): line for line in document(report)["lines"]}
    for view, table in zip(shown_views(report), tabulate(report).tables, strict=True):
        keys = [column.key for column in table.columns]
        if "share" not in keys:
            continue
        total, tops = Fraction(lines[METRIC, *_whole(report)]["actual"]), []
        for row, line in lined(view, table):
            text = row.cells[keys.index("share")].text
            if line is None or text == "-":
                assert line is None or line.actual is None
                continue
            shown, share = parse_figure(text, locale="en"), Fraction(lines[address(line)]["actual"]) / total
            assert abs(Fraction(shown.value) / 100 - share) <= Fraction(shown.last_digit) / 200
            tops += [share] if row.cells[0].depth == 1 else []
        assert sum(tops) == 1


def _whole(report: Report) -> tuple[str | None, str | None]:
    segment = report.segments[0] if len(report.segments) == 1 else None
    branch = report.branches[0] if len(report.branches) == 1 else None
    return segment, branch
