"""Over generated plans every format shows the figures of the JSON document: exactly, or rounded for people."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain import api
from attain.cli.formats import FORMATS
from attain.compute import Asked
from attain.languages import language
from attain.model import Branch, Segment
from attain.model.values import Range
from attain.number import parse_figure
from attain.table.words import REASONS
from tests.conformance import case
from tests.faces import FACES, told
from tests.plans import cases, report_of

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.number import Locale
    from tests.plans import Case

HOSTILE = ("=1+1", '"a", b', "x|y *z*", "a  b c\\", "@SUM(1)", "http://example.org", "# EOF", "\u00e9\u200b\U0001f600")
METRICS = st.fixed_dictionaries(
    {
        "unit": st.sampled_from([None, "IDR", "orang", "%"]),
        "direction": st.sampled_from(["higher", "lower", "within"]),
        "kind": st.sampled_from(["flow", "stock", "average"]),
        "complete": st.booleans(),
        "worst": st.sampled_from([None, Decimal(50)]),
    }
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report by segment and branch: any direction, ranges, names that would be something else than names."""
    chosen: dict[str, Any] = {name: value for name, value in draw(METRICS).items() if value is not None}
    made: Case = draw(cases(**chosen))
    plan = made.plan
    names = st.sampled_from(HOSTILE)
    low = draw(st.none() | st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(10**9)]))
    targets = plan.targets
    if low is not None:
        first, *others = targets
        figure = first.target if isinstance(first.target, Decimal) else low
        targets = (first.model_copy(update={"target": Range(figure, figure + low)}), *others)
    plan = plan.model_copy(
        update={
            "locale": draw(st.sampled_from(["en", "id"])),
            "title": draw(names),
            "segments": {name: Segment(label=draw(names), parent=each.parent) for name, each in plan.segments.items()},
            "branches": {name: Branch(label=draw(names), parent=each.parent) for name, each in plan.branches.items()},
            "targets": targets,
        }
    )
    asked = made.asked._replace(by=(("segment", "branch"),), growth=draw(st.booleans()))
    return report_of(plan, made.rows, asked)


def test_every_format_is_read_back() -> None:
    """A format that nobody reads back here could show anything."""
    assert FACES.keys() == FORMATS.keys() - {"json"}


@pytest.fixture(scope="module")
def of_files(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """Reports over plans and files made at random: several metrics, rates and averages among them."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        for seed in range(12):
            folder = tmp_path_factory.mktemp("case")
            patch.chdir(folder)
            drawn = case(seed, dirt=0)
            Path("targets.yaml").write_text(drawn.plan, "utf-8")
            for name, data in drawn.files.items():
                Path(name).write_bytes(data)
            plan = api.load("targets.yaml")
            asked = Asked(plan.calendar.parse("2018-Q1"), by=(("segment", "branch"),), forecast="straight")
            found.append(api.answer(plan, asked, list(drawn.files)))
    return found


@pytest.mark.parametrize("form", FACES)
def test_figures_of_files_are_those_of_json(form: str, of_files: list[Report]) -> None:
    """Metrics of every kind in one report, read from files."""
    kinds = {line.kind for report in of_files for line in report.lines if line.actual is not None}
    assert kinds == {"flow", "stock", "rate"}
    for report in of_files:
        assert_told_alike(form, report)


@pytest.mark.parametrize("form", FACES)
@given(made=reports())
def test_figures_are_those_of_json(form: str, made: Report) -> None:
    """Whatever the plan, a format shows the figures of the JSON document."""
    assert_told_alike(form, made)


def assert_told_alike(form: str, made: Report) -> None:
    """Line by line: the figure, or the reason why there is none, never a 0 in its place."""
    face, locale = FACES[form], made.plan.locale or "en"
    rows, lines = face.read(made, language(locale)), list(told(made))
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        for name in face.figures:
            if line[name] is None:
                assert not is_figure(row[name], locale), name
            elif face.exact:
                assert_exact(row[name], line[name], locale)
            else:
                assert_rounded(row[name], line[name], locale, percent=name in ("attainment", "pace"))
        if line["reason"]:
            words = language(locale).say(REASONS[line["reason"]])
            assert line["reason"] == row["reason"] if "reason" in row else row["attainment"] == words


def is_figure(found: Any, locale: Locale) -> bool:
    """Whether a reader would take a cell for a figure."""
    if not isinstance(found, str):
        return found is not None
    try:
        parse_figure(found, locale=locale)
    except ValueError:
        return False
    return True


def assert_exact(found: Any, figure: str, locale: Locale) -> None:
    """The same figure: digit for digit in text and decimals, to the last bit of a spreadsheet's number."""
    if ".." in figure:
        assert isinstance(found, str)
        for part, bound in zip(found.split(".."), figure.split(".."), strict=True):
            assert_exact(part, bound, locale)
    elif isinstance(found, int | float):
        assert found == float(figure)
    else:
        assert plain(found, locale) == Fraction(figure)


def plain(found: Any, locale: Locale) -> Fraction:
    """The figure of a decimal or of a text, be it plain or as people write it."""
    try:
        return Fraction(found)
    except ValueError:
        value = Fraction(parse_figure(found, locale=locale, unit="IDR").value)
        return value / 100 if found.endswith("%") else value


def assert_rounded(found: str, figure: str, locale: Locale, *, percent: bool) -> None:
    """The text is the figure, rounded to the last digit that it shows, and 0 only where the figure is."""
    if ".." in figure:
        for part, bound in zip(found.split(".."), figure.split(".."), strict=True):
            assert_rounded(part, bound, locale, percent=percent)
        return
    shown = parse_figure(found, locale=locale, unit="IDR")
    value = Fraction(figure) * (100 if percent else 1)
    # JSON's own figure has 15 digits where it does not end.
    assert abs(Fraction(shown.value) - value) <= Fraction(shown.last_digit) / 2 + abs(value) / 10**14
    assert bool(shown.value) == bool(value)
