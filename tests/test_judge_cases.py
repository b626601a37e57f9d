"""Published statements and tables with known verdicts, where the shared cases lie beside the checkout."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from attain.check.judge import Claim, judge
from attain.number import StatedFigure
from bench.tables import ERROR, rows

if TYPE_CHECKING:
    from pathlib import Path

MET_AT_FACE = {"en-110"}  # printed alike, 220 million of 220 million: rounding leaves it open


def figure(known: dict[str, Any] | None, *, percent: bool = False) -> StatedFigure | None:
    """A figure as its case gives it."""
    if known is None:
        return None
    value, last_digit = (Fraction(known[name]) for name in ("value", "ulp"))
    return StatedFigure(known["text"], value, last_digit, tuple(known["hedges"]), percent=percent)


def claim_in(case: dict[str, Any]) -> Claim:
    """The claim of a case's known figures."""
    return Claim(
        figure(case["actual"]),
        figure(case["target"]),
        figure(case["percent"], percent=True),
        figure(case["gap"]),
        percent_kind=case["percent_kind"] or "of_target",
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_known_figures_get_the_known_verdict(cases: Path, language: str) -> None:
    """Verdict, reasons and severity of every other statement; the rest is kept unseen."""
    lines = (cases / "statements" / f"{language}.jsonl").read_text("utf-8").splitlines()[::2]
    for line in lines:
        case = json.loads(line, parse_float=Decimal)
        found = judge(claim_in(case))
        known = case["verdict"], tuple(case["approximation_reasons"]), case["severity"]
        assert (found.verdict, found.reasons, found.severity) == known, case["id"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_known_figures_tell_whether_the_target_is_met(cases: Path, language: str) -> None:
    """What all figures say is what the case says."""
    lines = (cases / "statements" / f"{language}.jsonl").read_text("utf-8").splitlines()[::2]
    for line in lines:
        case = json.loads(line, parse_float=Decimal)
        if case["actual"] and case["target"] and case["target_met"] is not None and case["id"] not in MET_AT_FACE:
            assert judge(claim_in(case)).met in {case["target_met"], None}, case["id"]


def test_published_tables_get_the_known_verdict(cases: Path) -> None:
    """Errors of the publication are inconsistent; what is exact, cut, rounded or of another formula is not."""
    found = rows(cases / "tables")
    assert [row.id for row in found if not row.right] == []
    assert sum(row.known == ERROR for row in found) == 6
    exact = {row.judgement.verdict for row in found if row.known == "exact"}
    assert exact == {"consistent"}
