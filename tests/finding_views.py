"""Findings built by hand for the tests of their faces: the newspaper's three figures and what a plan says of one."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attain.check.finding import Compared, Edit, Finding, Judgement, ScopeName
from attain.errors import Place
from attain.extract.statement import Quote, Statement
from attain.number import Interval, parse_stated
from attain.read.prose import Prose, prose_of
from attain.table.findings import FindingsView

if TYPE_CHECKING:
    from attain.check.finding import FigureName

FILE = "release.txt"
SENTENCE = "Iuran mencapai sekitar 36 persen, atau mendekati Rp1,5 triliun dari target sekitar Rp4,6 triliun."
SCOPE = ScopeName("contributions", None, None, "2018-Q1")
# 1.5 (1.35 to 1.5) of 4.6 (4.55 to 4.65) is 29.03 to 32.97; 36 is 35.5 to 36.5, at its widest 34.5 to 37.5.
WRONG = Judgement(
    "inconsistent",
    stated=Interval(Fraction("35.5"), Fraction("36.5")),
    implied=Interval(Fraction(13500, 465), Fraction(15000, 455)),
    face=Fraction(750, 23),
    outside=Fraction("35.5") - Fraction(15000, 455),
    difference=36 - Fraction(750, 23),
    power=Fraction("3.9"),
    severity="material",
    flips=False,
    met=False,
    wide_stated=Interval(Fraction("34.5"), Fraction("37.5")),
    wide_implied=Interval(Fraction(28), Fraction("33.71")),
    would_fit=(Edit("actual", "nearest", Fraction(1_660_000_000_000)), Edit("percent", "nearest", Fraction(33))),
)
# 126,500 to 127,500 of 299,500 to 300,500 is 42.1 to 42.57; 40 is 39.5 to 40.5, at its widest 37 to 43.
ROUGH = Judgement(
    "approximate",
    stated=Interval(Fraction("39.5"), Fraction("40.5")),
    implied=Interval(Fraction(1265, 3005) * 100, Fraction(1275, 2995) * 100),
    face=Fraction(127, 3),
    outside=Fraction("1.6"),
    difference=Fraction(7, 3),
    reasons=("hedge",),
    wide_stated=Interval(Fraction(37), Fraction(43)),
    flips=False,
    met=False,
)
# 79,500 to 80,500 of 140,500 to 141,500 is 56.18 to 57.3.
FITS = Judgement(
    "consistent",
    stated=Interval(Fraction("55.5"), Fraction("56.5")),
    implied=Interval(Fraction(795, 1415) * 100, Fraction(805, 1405) * 100),
    face=Fraction(8000, 141),
    outside=Fraction(0),
    difference=Fraction(8000, 141) - 56,
    power=Fraction("1.1"),
    met=False,
)


def quote(text: str, figure: str, start: int = 0) -> Quote:
    """A figure where it stands in a text, its hedges before it."""
    stated = parse_stated(figure, locale="id")
    at = re.compile(re.escape(stated.text).replace(r"\ ", r"\s")).search(text, start)
    assert at is not None
    return Quote(stated, at.start(), at.end())


def statement(text: str, actual: str, target: str, percent: str) -> Statement:
    """The statement of a text of one sentence."""
    return Statement(0, len(text), "id", quote(text, actual), quote(text, target), quote(text, percent))


def in_prose(prose: Prose, found: Statement, text: str, judgement: Judgement) -> Finding:
    """The finding of a statement's percent."""
    assert found.percent is not None
    place = prose.place(found.percent.start, found.percent.end)
    return Finding(
        f"{prose.file}-1",
        "attainment",
        text,
        judgement,
        place=place,
        statement=found,
        unit="IDR",
    )


def wrong_statement(text: str = SENTENCE, file: str = FILE) -> FindingsView:
    """The view of a text whose percent cannot be right."""
    prose = prose_of(file, text)
    found = statement(prose.text, "mendekati Rp1,5 triliun", "sekitar Rp4,6 triliun", "sekitar 36 persen")
    return FindingsView((in_prose(prose, found, "sekitar 36 persen", WRONG),), prose={file: prose})


def in_plan(figure: FigureName = "attainment", line: int = 88, **changes: Any) -> Finding:
    """A finding of a plan's entry: sekitar 40 persen of a construction target, held against its own amounts."""
    finding = Finding(
        "construction.attainment",
        "attainment",
        "sekitar 40 persen",
        ROUGH,
        source="Kabar Banten",
        place=Place("targets.yaml", line, 17, 17, "    attainment: sekitar 40 persen"),
        scope=ScopeName("participants", "jakon", None, "2018-Q1"),
        unit="orang",
        stated=parse_stated("sekitar 40 persen"),
        actual=parse_stated("sekitar 127 ribu"),
        target=parse_stated("sekitar 300 ribu"),
    )
    return replace(finding, figure=figure, **changes)


def plan_findings() -> tuple[Finding, ...]:
    """An entry of the plan against itself and the computed figures, one that fits, one that nothing is known of."""
    computed = Judgement(
        "consistent", Interval(Fraction(126_500), Fraction(127_500)), Interval(Fraction(127_000), Fraction(127_000)),
        Fraction(127_000),
    )  # fmt: skip
    return (
        in_plan(),
        in_plan(
            "actual",
            86,
            id="construction.actual.computed",
            text="sekitar 127 ribu",
            judgement=computed,
            basis="computed",
            stated=parse_stated("sekitar 127 ribu"),
            reckoning="target",
        ),
        in_plan(
            "exceeds",
            106,
            id="headline.exceeds.computed",
            text="due",
            judgement=Judgement("consistent", met=False),
            basis="computed",
            stated=None,
            compared=(
                Compared("due", Fraction(508, 3), above=True, met=True),
                Compared("target", Fraction(127, 3), above=False, met=False),
            ),
        ),
        in_plan(
            id="other.attainment.computed",
            line=110,
            text="8%",
            judgement=Judgement("uncheckable", uncheckable="no_computed"),
            basis="computed",
            stated=parse_stated("8%"),
        ),
    )
