"""A report handed to Python: rows for data frames."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import attain

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
version: 1
metrics: {paid: {unit: claims, kind: flow}, score: {kind: average}}
targets:
  - {metric: paid, period: 2026, target: 300}
  - {metric: score, period: 2026, target: 80..90}
"""


def made(folder: Path, plan: str) -> attain.Report:
    """100 of 300 paid, and a score of 85."""
    (folder / "targets.yaml").write_text(plan, "utf-8")
    (folder / "a.csv").write_text("date,metric,value\n2026-01,paid,100\n2026-01,score,85\n", "utf-8")
    return attain.report(attain.load(folder / "targets.yaml"), "2026-01", actuals=[str(folder / "a.csv")])


@pytest.fixture
def rows(tmp_path: Path) -> list[dict[str, object]]:
    """The rows of that report."""
    return made(tmp_path, PLAN).to_rows()


def test_amounts_are_exact_and_ratios_have_fifteen_digits(rows: list[dict[str, object]]) -> None:
    """300 a year are 25 a month: pace 4, attainment a third, 200 missing, 200 / 12 months needed."""
    paid = rows[0]
    assert paid["as_of"] == date(2026, 1, 31)
    assert (paid["actual"], paid["target"], paid["due"], paid["gap"]) == tuple(map(Decimal, (100, 300, 25, -200)))
    assert paid["attainment"] == Decimal("0.333333333333333")
    assert (paid["pace"], paid["met"], paid["status"]) == (Decimal(4), False, "ahead")
    assert (paid["needed_per"], paid["reported"], paid["expected"]) == ("month", 1, 1)


def test_a_range_is_two_bounds(rows: list[dict[str, object]]) -> None:
    """A range is no figure: its bounds stand beside."""
    score = rows[1]
    assert (score["target"], score["target_low"], score["target_high"]) == (None, Decimal(80), Decimal(90))
    assert (score["due"], score["attainment"]) == (None, Decimal(1))


def test_every_row_has_the_same_keys(rows: list[dict[str, object]]) -> None:
    """A data frame takes them as they are."""
    assert len({tuple(row) for row in rows}) == 1


def test_a_notebook_shows_the_tables(tmp_path: Path) -> None:
    """The figures of the terminal's table, and names that stay texts, in the plan's language."""
    hostile = "title: '<script>alert(1)</script>'\nlocale: id\n"
    shown = made(tmp_path, PLAN + hostile)._repr_html_()
    cells = re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", shown)
    assert cells[:3] == ["Keseluruhan", "Realisasi", "Target"]
    assert cells[cells.index("paid (claims)") :][:4] == ["paid (claims)", "100", "300", "33,3%"]
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
