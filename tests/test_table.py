"""Tables: the figures of every face are the same, whole, and can be read back."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain import api
from attain.actuals.totals import Key, Total, Totals
from attain.compute import Asked, compute
from attain.model import Branch, Metric, Plan, Target
from attain.number import parse_figure
from attain.period import Calendar
from attain.render.bars import bar_text
from attain.render.csv import csv_text
from attain.render.json import json_text
from attain.render.layout import fitted
from attain.render.markdown import markdown
from attain.render.plain import plain
from attain.render.terminal import drawn
from attain.table import Bar, document, records, tabulate
from tests.conftest import ROOT
from tests.plans import one

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.number import Locale

YEAR = Calendar().parse("2018")
JANUARY = Calendar().parse("2018-01")
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)
AMOUNTS = st.decimals(Decimal("-1e13"), Decimal("1e13"), places=2, allow_nan=False)


@pytest.fixture(scope="module")
def report() -> Report:
    """The report of the living example."""
    plan = api.load(ROOT / "targets.yaml")
    return api.report(plan, "2018-Q1")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports of a money metric over branches of any names, any amounts."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    locale: Locale = draw(st.sampled_from(["id", "en"]))
    plan = Plan(
        locale=locale,
        metrics={"iuran": Metric(unit="IDR", kind="flow")},
        branches={f"b{number}": Branch(label=name) for number, name in enumerate(names)},
        targets=tuple(
            Target(metric="iuran", branch=f"b{number}", period=YEAR, target=draw(AMOUNTS))
            for number in range(len(names))
        ),
    )
    totals = {
        Key("iuran", None, f"b{number}"): (Total(JANUARY, amount, 1, JANUARY.last, amount),)
        for number in range(len(names))
        if (amount := draw(st.none() | AMOUNTS)) is not None
    }
    return compute(plan, Totals(totals), Asked(JANUARY))


@given(reports())
def test_figures_read_back(made: Report) -> None:
    """Every amount of a table, read as its plan reads figures, is the amount it stands for, to its last digit."""
    page = tabulate(made)
    keys = [column.key for column in page.tables[0].columns]
    for line, row in zip(made.views[0].lines, page.tables[0].rows, strict=True):
        for key in ("actual", "target", "due", "gap"):
            value: Fraction | None = getattr(line, key)
            text = row.cells[keys.index(key)].text
            if value is None:
                assert text == "-"
                continue
            figure = parse_figure(text, locale=made.plan.locale, unit="IDR")
            assert abs(Fraction(figure.value) - value) <= Fraction(figure.last_digit) / 2
            assert bool(figure.value) == bool(value)


@given(reports())
def test_text_never_contradicts_met(made: Report) -> None:
    """A missed target never prints as 100% or more, a reached one never as less."""
    page = tabulate(made)
    keys = [column.key for column in page.tables[0].columns]
    for line, row in zip(made.views[0].lines, page.tables[0].rows, strict=True):
        text = row.cells[keys.index("attainment")].text
        if line.attainment is not None:
            assert (parse_figure(text, locale=made.plan.locale).value >= 100) == line.met


@given(reports(), st.integers(1, 300))
def test_faces_agree(made: Report, room: int) -> None:
    """Whatever the names, each figure stands whole in every face, at any width, and each row on one line."""
    page = tabulate(made)
    (table,) = page.tables
    narrow = drawn(page, colour=False, room=room).splitlines()
    kept = fitted(table, room).kept
    assert [index for index, column in enumerate(table.columns) if not column.drop] == [
        index for index in kept if not table.columns[index].drop
    ]
    text, mark = plain(page), markdown(page)
    for row in table.rows:
        figures = [cell.text for column, cell in zip(table.columns, row.cells, strict=True) if column.align == "right"]
        assert any(all(figure in line for figure in figures) for line in text.splitlines())
        assert any(all(figure in line for figure in figures) for line in mark.splitlines())
        still = [row.cells[index].text for index in kept if table.columns[index].align == "right"]
        assert any(all(figure in line for figure in still) for line in narrow)


@given(reports())
def test_csv_and_json_are_exact(made: Report) -> None:
    """CSV and JSON hold the same exact decimals, and no cell of the CSV can start a formula."""
    rows = list(csv.DictReader(io.StringIO(csv_text(records(made)))))
    lines = json.loads(json_text(document(made)))["lines"]
    assert len(rows) == len(lines) == len(made.lines)
    for row, found, line in zip(rows, lines, made.lines, strict=True):
        for key in ("actual", "target", "gap"):
            value: Fraction | None = getattr(line, key)
            assert found[key] == (row[key] or None)
            assert value == (None if found[key] is None else Fraction(found[key]))
        for name in ("metric", "segment", "branch", "unit", "notes"):
            assert not (row[name] or "x").startswith(("=", "+", "-", "@", "\t"))


def test_the_example(report: Report) -> None:
    """The published totals stand in the report to the last digit."""
    lines = {(line.metric, line.segment, line.branch): line for line in report.lines}
    jakon, bpu = lines["participants", "jakon", None], lines["participants", "bpu", None]
    money = lines["contributions", None, None]
    for line, figures in (
        (jakon, [127_000, 300_000, 75_000]),
        (bpu, [80_000, 141_000, 35_250]),
        (money, [1_500_000_000_000, 4_600_000_000_000, 1_150_000_000_000]),
    ):
        assert [line.actual, line.target, line.due] == [Fraction(figure) for figure in figures]
    assert [line.pace for line in (jakon, bpu, money)] == [
        Fraction(127, 75),
        Fraction(80_000, 35_250),
        Fraction(150, 115),
    ]
    branches = [line for line in report.lines if line.branch]
    assert len(branches) == 28
    assert sum(line.actual or 0 for line in branches if line.metric == "participants") == 207_000
    assert sum(one(line.target) for line in branches if line.metric == "contributions") == 4_600_000_000_000
    assert "illustrative" in (report.plan.note or "")
    assert report.plan.note in tabulate(report).notes


@pytest.mark.parametrize(
    ("fill", "mark", "text"),
    [
        (Fraction(0), None, "············"),
        (Fraction(1), None, "████████████"),
        (Fraction(1, 2), Fraction(1, 4), "██│███······"),
        (Fraction(1, 96), None, "▏···········"),
        (Fraction(1, 4), Fraction(1, 2), "███··│······"),
        (Fraction(1), Fraction(0), "│███████████"),
    ],
)
def test_bars(fill: Fraction, mark: Fraction | None, text: str) -> None:
    """A bar fills by eighths, and the mark stands in the cell where its share ends."""
    assert bar_text(Bar(fill, mark)) == text
