"""Databases bring the same totals and the same problems as the reference reader does from a CSV file of these rows."""

from __future__ import annotations

import csv
import random
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from attain.actuals.merging import merge
from attain.actuals.rows import read_totals
from attain.actuals.source import DATABASE, Source, Wanted
from attain.engines import engines_for
from attain.engines.databases.engine import DatabaseEngine
from attain.loading import load_plan
from attain.model.addresses import Address
from tests.databases import HOMES, Home, home, server

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from attain.actuals.totals import Totals
    from attain.errors import Problem
    from attain.model import Plan

__all__ = ["home", "server"]  # fixtures

HEADER = ("date", "branch", "segment", "metric", "value", "note")
PLAN = """\
locale: {locale}
metrics:
  participants: {{unit: orang, kind: flow, aliases: [peserta]}}
  contributions: {{unit: IDR, kind: flow}}
  members: {{unit: orang, kind: stock, label: Anggota}}
  mood: {{unit: points, kind: average}}
  share: {{unit: "%", kind: rate, numerator: participants, denominator: members}}
branches: {{cikupa: {{label: Cikupa, aliases: [KC Cikupa]}}, lebak: Lebak}}
targets:
  - {{metric: participants, segment: jakon, period: 2018, target: 300}}
  - {{metric: contributions, period: 2018, target: 4600}}
{more}
"""
CLEAN = [
    ("2018-01-05", "cikupa", "jakon", "participants", "12.50", "x"),
    ("2018-01-29", "KC Cikupa", "jakon", "peserta", "0.25", ""),
    ("2018-01-30", "Cikupa", "jakon", "participants", "-3", ""),
    ("2018-02-28", "lebak", "jakon", "participants", "+7", ""),
    ("2018-03", "lebak", "jakon", "participants", "10000000000000.0001", ""),
    ("2018-Q2", "lebak", "jakon", "contributions", "5600.1", ""),
    ("2018-07-01", "lebak", "jakon", "contributions", "5600.10", ""),
    ("2018-01-31", "lebak", "jakon", "members", "900", ""),
    ("2018-01-30", "lebak", "jakon", "Anggota", "950", ""),
    ("2018-02-11", "lebak", "jakon", "members", "980.5", ""),
    ("2018-01-05", "lebak", "jakon", "mood", "7", ""),
    ("2018-01-05", "lebak", "jakon", "mood", "8", ""),
    ("2016-02-29", "lebak", "jakon", "mood", "8", ""),
]
GOOD = CLEAN[0]


def dirty(**cells: str) -> tuple[str, ...]:
    """A good row with some cells that are not."""
    return tuple(cells.get(name, cell) for name, cell in zip(HEADER, GOOD, strict=True))


DIRTY = {
    "value-words": dirty(value="twelve"),
    "value-empty": dirty(value=""),
    "value-grouped": dirty(value="16,800.00"),
    "value-exponent": dirty(value="1e5"),
    "value-underscore": dirty(value="1_000"),
    "value-blank": dirty(value=" 12"),
    "value-nan": dirty(value="NaN"),
    "value-infinite": dirty(value="inf"),
    "value-two-points": dirty(value="1.2.3"),
    "value-sign-alone": dirty(value="-"),
    "value-two-signs": dirty(value="+-3"),
    "value-point-first": dirty(value=".5"),
    "value-point-last": dirty(value="5."),
    "value-wide-digits": dirty(value="１２"),  # noqa: RUF001 - the digits of another script are the case
    "value-forty-digits": dirty(value="1" * 40),
    "value-thirty-digits": dirty(value="9" * 30 + "." + "1" * 30),
    "value-decimals-of-money": dirty(metric="contributions", value="1.23456"),
    "value-decimals-of-people": dirty(value="1.23456"),
    "date-empty": dirty(date=""),
    "date-impossible": dirty(date="2018-02-30"),
    "date-day-zero": dirty(date="2018-02-00"),
    "date-month-thirteen": dirty(date="2018-13-05"),
    "date-no-leap-year": dirty(date="2018-02-29"),
    "date-blank-inside": dirty(date="2018-02- 5"),
    "date-letter": dirty(date="2018-02-1a"),
    "date-short": dirty(date="2018-2-5"),
    "date-slashes": dirty(date="2018/02/05"),
    "date-epoch": dirty(date="epoch"),
    "date-infinity": dirty(date="infinity"),
    "date-time": dirty(date="2018-02-05 00:00:00"),
    "date-year-zero": dirty(date="0000-01-01"),
    "date-ours": dirty(date="2018-02-.."),
    "branch-unknown": dirty(branch="cikupaa"),
    "branch-empty": dirty(branch=""),
    "branch-blank": dirty(branch="lebak "),
    "segment-unknown": dirty(segment="bpu"),
    "segment-other-case": dirty(segment="Jakon"),
    "segment-formula": dirty(segment="=1+1"),
    "segment-tab": dirty(segment="a\tb"),
    "metric-unknown": dirty(metric="participant"),
    "metric-rate": dirty(metric="share"),
    "counted-twice": dirty(date="2018"),
    "second-reading": dirty(date="2018-01-31", branch="lebak", metric="members"),
    "no-target-year": dirty(date="2012-01-05"),
}


def plan_of(folder: Path, *, locale: str = "en", more: str = "") -> Plan:
    """The plan above."""
    (folder / "targets.yaml").write_text(PLAN.format(locale=locale, more=more), "utf-8")
    plan = load_plan(str(folder / "targets.yaml")).plan
    assert plan is not None
    return plan


def by_csv(
    folder: Path, plan: Plan, rows: Sequence[Sequence[str]], cuts: Sequence[date] = ()
) -> tuple[Totals, list[Problem]]:
    """What the reference brings."""
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *rows])
    return read_totals(plan, [str(folder / "a.csv")], cuts)


def at(place: Home, table: str) -> Source:
    """The table as a source."""
    return Source("db", DATABASE, detail=Address(place.url, table))


def told(problems: Sequence[Problem], before: int = 0) -> list[tuple[object, ...]]:
    """What a reader of the problems learns, the lines as rows; repeated rows are not looked for in databases."""
    return [
        (p.code, p.message, p.help, p.severity, p.place and max(p.place.line - before, 1), len(p.places))
        for p in problems
        if p.code != "A038"
    ]


def held(place: Home, folder: Path, plan: Plan, rows: Sequence[Sequence[str]], cuts: Sequence[date] = ()) -> None:
    """Both bring the same."""
    reference, problems = by_csv(folder, plan, rows, cuts)
    source = at(place, place.fill(HEADER, rows))
    totals, found = read_totals(plan, [source], cuts, engines=engines_for([source]))
    assert totals.by_key == reference.by_key
    assert told(found) == told(problems, before=1)
    assert [one.rows for one in totals.inputs] == [one.rows for one in reference.inputs]


@pytest.mark.parametrize("home", HOMES, indirect=True)
class TestConformance:
    """Every database there is."""

    def test_clean_rows_are_added_up_there(self, home: Home, tmp_path: Path) -> None:
        """Nothing is doubted, with and without cuts, and no row is fetched."""
        plan = plan_of(tmp_path)
        for cuts in ([], [date(2018, 1, 30)], [date(2018, 1, 6), date(2018, 2, 11)]):
            held(home, tmp_path, plan, CLEAN, cuts)
            source = at(home, home.fill(HEADER, CLEAN))
            (brought,) = DatabaseEngine().read([source], Wanted(plan, tuple(cuts)))
            assert brought is not None
            assert not brought.problems
            reference, _ = by_csv(tmp_path, plan, CLEAN, cuts)
            assert merge([brought], plan).totals.by_key == reference.by_key

    @pytest.mark.parametrize("case", DIRTY)
    def test_a_dirty_row_is_told_as_elsewhere(self, home: Home, tmp_path: Path, case: str) -> None:
        """One odd row among good ones, twice, so that counts are counted."""
        rows = [*CLEAN[:4], DIRTY[case], *CLEAN[4:], DIRTY[case]]
        held(home, tmp_path, plan_of(tmp_path), rows)

    @pytest.mark.parametrize("declared", [True, False])
    def test_warnings_cost_no_second_reading(
        self, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, declared: bool
    ) -> None:
        """Names that no target uses and years without one are told at their first rows, over sums made there."""
        more = "segments: {jakon: {}, bpu: {}}" if declared else ""
        others = [dirty(segment=name) for name in ("bpu", "jakon", "bpu", "=1+1", "jakn")]
        rows = [*CLEAN[:3], *(others if not declared else others[:1]), DIRTY["no-target-year"], *CLEAN[3:]]
        plan = plan_of(tmp_path, more=more)
        held(home, tmp_path, plan, rows)
        source = at(home, home.fill(HEADER, rows))
        (brought,) = DatabaseEngine().read([source], Wanted(plan))
        assert brought is not None
        assert {problem.code for problem in brought.problems} == (set() if declared else {"A039", "A050"})
        assert all(part.line for part in brought.parts)
        monkeypatch.setattr("attain.actuals.rows.read_source", None)  # it is not asked
        _, found = read_totals(plan, [source], engines=engines_for([source]))
        assert "A055" in {problem.code for problem in found}

    @pytest.mark.parametrize("locale", ["en", "id"])
    @pytest.mark.parametrize("form", ["", "actuals: {number_format: id}", "actuals: {number_format: en}"])
    def test_figures_as_text_follow_the_plan(self, home: Home, tmp_path: Path, locale: str, form: str) -> None:
        """1.234 is a thousand under id, and a question where nobody said how the figures are written."""
        for value in ("1.234", "1.234,5", "1,234.5", "12.5", "1234"):
            held(home, tmp_path, plan_of(tmp_path, locale=locale, more=form), [dirty(value=value), GOOD])

    def test_random_rows(self, home: Home, tmp_path: Path) -> None:
        """Generated tables: most cells right, some odd."""
        chance = random.Random(2018)  # noqa: S311 - no secret
        odd = [*DIRTY.values()]
        for _ in range(12):
            rows = [
                chance.choice(odd)
                if chance.random() < 0.02
                else (
                    f"2018-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
                    chance.choice(("cikupa", "lebak", "KC Cikupa")),
                    chance.choice(("jakon", "bpu")),
                    chance.choice(("participants", "contributions", "mood")),
                    f"{chance.randint(-(10**9), 10**12)}{chance.choice(('', '.5', '.25', '.10'))}",
                    "",
                )
                for _ in range(chance.randint(1, 60))
            ]
            held(home, tmp_path, plan_of(tmp_path), rows, [date(2018, 3, 15)])

    def test_missing_columns(self, home: Home, tmp_path: Path) -> None:
        """A column that is not there is told as of a file; one that may be absent is absent."""
        plan = plan_of(tmp_path)
        for header in (
            ("date", "branch", "metric", "value"),
            ("day", "branch", "segment", "metric", "value"),
            ("date", "valu"),
        ):
            rows = [tuple(cell for name, cell in zip(HEADER, GOOD, strict=True) if name in header or len(header) < 3)][
                :1
            ]
            rows = [row[: len(header)] + ("x",) * (len(header) - len(row)) for row in rows]
            with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([header, *rows])
            reference, problems = read_totals(plan, [str(tmp_path / "a.csv")])
            source = at(home, home.fill(header, rows))
            totals, found = read_totals(plan, [source], engines=engines_for([source]))
            assert totals.by_key == reference.by_key
            assert [(p.code, p.message) for p in found] == [(p.code, p.message) for p in problems]

    def test_an_empty_table_is_told(self, home: Home, tmp_path: Path) -> None:
        """No rows: a warning, as of a file with a header alone."""
        source = at(home, home.fill(HEADER, []))
        _, found = read_totals(plan_of(tmp_path), [source], engines=engines_for([source]))
        assert [(p.code, p.severity) for p in found] == [("A035", "warning")]

    def test_nulls_are_empty_cells(self, home: Home, tmp_path: Path) -> None:
        """NULL in each column of ours is told as an empty cell is."""
        for name in HEADER[:5]:
            rows = [GOOD, dirty(**{name: ""}), *CLEAN[1:]]
            _, problems = by_csv(tmp_path, plan_of(tmp_path), rows)
            bare = [
                tuple(cell if cell or key == "note" else None for key, cell in zip(HEADER, row, strict=True))
                for row in rows
            ]
            source = at(home, home.fill(HEADER, bare))
            _, found = read_totals(plan_of(tmp_path), [source], engines=engines_for([source]))
            assert told(found) == told(problems, before=1), name


def test_sqlite_holds_more_than_text(tmp_path: Path) -> None:
    """Whole numbers of 64 bits and texts add up exactly; floating point is a problem at its first row."""
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as made:
        made.execute("create table actuals (date, branch, segment, metric, value)")
        rows = [("2018-01-05", "lebak", "jakon", "participants", value) for value in (2**63 - 1, 2**63 - 1, "0.1")]
        made.executemany("insert into actuals values (?, ?, ?, ?, ?)", rows)
    plan = plan_of(tmp_path)
    source = Source("db", DATABASE, detail=Address(f"sqlite:{path}", "actuals"))
    totals, found = read_totals(plan, [source], engines=engines_for([source]))
    (only,) = totals.by_key.values()
    assert (str(only[0].sum), found) == ("18446744073709551614.1", [])

    with sqlite3.connect(path) as made:
        made.executemany("insert into actuals values (?, ?, ?, ?, ?)", [(*rows[0][:4], 0.1), (*rows[0][:4], 2.0)])
    _, found = read_totals(plan, [source], engines=engines_for([source]))
    (problem,) = found
    assert (problem.code, problem.place and problem.place.line) == ("A067", 4)
    assert problem.message == "a figure of binary floating point, which holds no exact amounts (and 1 more row)"
    assert "printf('%.2f', value) as value" in (problem.help or "")
