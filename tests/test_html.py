"""Pages of HTML: whole, the same figures as every face, and no text of the input that could act."""

from __future__ import annotations

import calendar
import json
import re
from base64 import b64encode
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from attain import api
from attain.cli.run import run
from attain.compute import Asked
from attain.compute.trend import trend_cuts, trend_of
from attain.languages import language
from attain.model import Branch, Metric, Plan, Target
from attain.model.bands import BandSet
from attain.model.values import Range
from attain.number import parse_figure
from attain.period import Calendar
from attain.read.text import visible
from attain.render.html import html
from attain.render.html.findings import findings_html
from attain.table import document, tabulate
from attain.table.bullets import bullets
from attain.table.curves import brought_by, curves
from attain.table.findings import FindingsView
from attain.table.graphs import Band, Bullet
from attain.table.language import ENGLISH, english
from attain.table.legend import legends
from attain.table.page import style_of
from attain.table.report_dossier import Material, report_dossier, trend_dossier
from tests.conftest import ROOT
from tests.finding_views import FILE, SENTENCE, wrong_statement
from tests.html_pages import Element, parsed, shown_rows
from tests.plans import BRANCHES, METRIC, SEGMENTS, cases, plan_of, report_of, rows_of, totals_of
from tests.test_table import reports
from tests.test_trend import PLANS, trend_over
from tests.test_untranslated import ONE_LETTER, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.compute import Report
    from attain.compute.asked import By
    from attain.table.language import Language
    from tests.plans import Case

GOLDEN = Path(__file__).parent / "golden_html"
MONTHS = (*calendar.month_name, *calendar.month_abbr, "Sept")
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<!-- <b>",
    "&lt;b&gt; &#x3c;",
    "right\u202eto left",
    "\u200bhidden\u2066",
    "]]><svg onload=alert(1)>",
)


def page_of(report: Report, *, exact: bool = False) -> str:
    """The page of a report in memory, of which no file can be read again."""
    return html(report_dossier(report, Material(), english(report.plan.locale), exact=exact))


def stand(targets: str, actuals: str, period: str = "2018-Q1", **metric: Any) -> list[Bullet | None]:
    """The bullet graphs of a report over two tables, one a line."""
    made = report_of(plan_of(targets, **metric), rows_of(actuals), Asked(Calendar().parse(period), by=((),)))
    return list(bullets(made, made.lines))


# Figures.


@given(reports())
def test_the_tables_are_those_of_every_face(made: Report) -> None:
    """Whatever the names and figures, each cell has the text that the terminal's has."""
    table = tabulate(made).tables[0]
    wanted = [[visible(cell.text) for cell in row.cells] for row in table.rows]
    assert shown_rows(parsed(page_of(made))) == wanted


@given(reports())
def test_figures_are_those_of_json(made: Report) -> None:
    """With every digit, each amount of the page is the one that JSON has."""
    keys = [column.key for column in tabulate(made).tables[0].columns]
    rows = shown_rows(parsed(page_of(made, exact=True)))
    for line, row in zip(document(made)["lines"], rows, strict=True):
        for key in ("actual", "target", "due", "gap"):
            text = row[keys.index(key)]
            if line[key] is None:
                assert text == "-"
            else:
                figure = parse_figure(text, locale=made.plan.locale, unit="IDR")
                assert abs(Fraction(figure.value) - Fraction(line[key])) <= Fraction(figure.last_digit) / 2


@given(cases())
def test_every_plan_has_a_page(case: Case) -> None:
    """Kinds, directions, trees and calendars of any sort: the page is whole, its cards say what its tables say."""
    made = report_of(case.plan, case.rows, case.asked)
    if not made.lines:
        return
    trend = trend_over(case.plan, case.rows, case.asked)
    page = parsed(html(report_dossier(made, Material(trend), ENGLISH)))
    assert shown_rows(page) == [
        [visible(cell.text) for cell in row.cells] for table in tabulate(made).tables for row in table.rows
    ]
    said = {text for row in shown_rows(page) for text in row}
    for card in page.every("article", "card"):
        assert {strong.text for strong in card.every("strong")} <= said
    for svg in page.every("svg"):
        assert_inside(svg)


def assert_inside(svg: Element) -> None:
    """All that is drawn lies in the graph."""
    _, _, wide, tall = map(Fraction, (svg.attributes["viewbox"] or "").split())
    for drawn in svg.every("rect"):
        left, top, width, height = (Fraction(drawn.attributes[key] or "") for key in ("x", "y", "width", "height"))
        assert left >= 0 and top >= 0 and width >= 0 and height >= 0  # noqa: PT018 - one fact: it lies inside
        assert left + width <= wide and top + height <= tall  # noqa: PT018
    for point in svg.every("circle"):
        assert 0 <= Fraction(point.attributes["cx"] or "") <= wide
        assert 0 <= Fraction(point.attributes["cy"] or "") <= tall


@pytest.mark.parametrize("folder", PLANS, ids=[path.name for path in PLANS])
def test_every_golden_plan_has_a_page(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a plan has a report, it has a page with the same exit code."""
    monkeypatch.chdir(folder)
    code = run(["report", "-o", str(tmp_path / "report.txt")])
    assert run(["report", "-o", str(tmp_path / "report.html")]) == code
    if not code:
        parsed((tmp_path / "report.html").read_text("utf-8"))


# Graphs.


def test_a_bullet_graph() -> None:
    """150 of 1,200, 300 of them due: a scale up to 120 %, on which bands are shares of what is due."""
    (found,) = stand("* * 2018 1200", "* * 2018-01 150")
    end = Fraction(6, 5)
    at = [Fraction(0), Fraction(3, 16) / end, Fraction(9, 40) / end, Fraction(1, 4) / end, Fraction(1)]
    assert found == Bullet(
        actual=Fraction(1, 8) / end,
        target=1 / end,
        due=Fraction(1, 4) / end,
        bands=tuple(Band(at[index], at[index + 1], 3 - index) for index in range(4)),
    )


def test_less_is_better() -> None:
    """The bar is still the actual: with 2 - A / D the best band ends where all that is due is spent."""
    (found,) = stand("* * 2018 1200", "* * 2018-01 150", direction="lower")
    end = Fraction(6, 5)
    at = [Fraction(0), Fraction(1, 4) / end, Fraction(11, 40) / end, Fraction(5, 16) / end, Fraction(1)]
    assert found is not None
    assert (found.actual, found.due) == (Fraction(1, 8) / end, Fraction(1, 4) / end)
    assert found.bands == tuple(Band(at[index], at[index + 1], index) for index in range(4))


def test_an_inverse_formula() -> None:
    """With D / A the bands begin at what is due over their bound: 300, 333.3 and 400 of 1,200."""
    (found,) = stand("* * 2018 1200", "* * 2018-01 150", direction="lower", formula="inverse")
    assert found is not None
    assert [band.end * Fraction(6, 5) for band in found.bands[:-1]] == [Fraction(1, 4), Fraction(5, 18), Fraction(1, 3)]


def test_bands_on_attainment() -> None:
    """Bands that judge attainment stand at their own percents of the target."""
    (found,) = stand("* * 2018 1200", "* * 2018-01 150", bands="kemenkeu")
    assert found is not None
    assert [band.end * Fraction(6, 5) for band in found.bands[:-1]] == [Fraction(4, 5), Fraction(1)]


def test_bands_in_points() -> None:
    """Bands in points stand around the share of quarters that have begun: 0, 15 and 35 % in the first."""
    (found,) = stand("* * 2018 1200", "* * 2018-01 150", bands="pepfar")
    assert found is not None
    assert [band.end * Fraction(6, 5) for band in found.bands[:-1]] == [Fraction(3, 20), Fraction(7, 20)]


def test_far_beyond() -> None:
    """A scale goes up to the longest bar, but not past twice the target; what goes on says so."""
    made = report_of(
        plan_of("* north 2018 100\n* south 2018 100", branches={"north": None, "south": None}),
        rows_of("* north 2018-01 900\n* south 2018-01 150"),
        Asked(Calendar().parse("2018"), by=(("branch",),)),
    )
    _, north, south = bullets(made, made.lines)
    assert north is not None and south is not None  # noqa: PT018 - for the types
    assert (north.actual, north.beyond, north.target) == (Fraction(1), True, Fraction(1, 2))
    assert (south.actual, south.beyond) == (Fraction(3, 4), False)


@pytest.mark.parametrize(
    ("target", "metric"),
    [
        (Range(Decimal(80), Decimal(90)), {"direction": "within"}),
        (Decimal(-10), {}),
        (Decimal(0), {"direction": "lower", "worst": 200}),
    ],
    ids=["range", "below zero", "zero"],
)
def test_where_shares_say_nothing(target: Decimal | Range, metric: dict[str, Any]) -> None:
    """A range, a target that is not above 0: the bar is the attainment, without what is due and without bands."""
    plan = plan_of("* * 2018 1", **metric)
    plan = plan.model_copy(update={"targets": (plan.targets[0].model_copy(update={"target": target}),)})
    made = report_of(plan, rows_of("* * 2018-01 70"), Asked(Calendar().parse("2018"), by=((),)))
    (found,), (line,) = bullets(made, made.lines), made.lines
    assert found is not None
    assert line.attainment is not None
    assert (found.due, found.bands) == (None, ())
    assert found.actual == min(max(line.attainment, Fraction(0)) * found.target, Fraction(1))


def test_no_actual_no_graph() -> None:
    """Without an attainment there is nothing to draw."""
    assert stand("* * 2018 1200", "* * 2017-01 1") == [None]


def test_a_curve() -> None:
    """Points stand at the ends of their months; 90 of 365 days are gone by the end of March."""
    plan, rows = plan_of("* * 2018 1200"), rows_of("* * 2018-01 50\n* * 2018-02 150\n* * 2018-03 100")
    trend = trend_over(plan, rows, Asked(Calendar().parse("2018-Q1")))
    (found,) = curves(trend, trend.lines, style_of(plan, ENGLISH))
    assert [point.at for point in found.points] == [Fraction(31, 365), Fraction(59, 365), Fraction(90, 365)]
    assert [point.height for point in found.points] == [Fraction(1, 24), Fraction(1, 6), Fraction(1, 4)]
    assert [point.due for point in found.points] == [Fraction(1, 12), Fraction(1, 6), Fraction(1, 4)]
    assert [(point.label, point.text, point.pace) for point in found.points] == [
        ("Jan 2018", "4.2%", "50.0%"),
        ("Feb 2018", "16.7%", "100.0%"),
        ("Mar 2018", "25.0%", "100.0%"),
    ]
    assert (found.target, found.ends) == (Fraction(1), ("Jan 2018", "Dec 2018"))


def trend_page(plan: Plan, rows: str, spoken: Language = ENGLISH) -> Element:
    """The page of a plan's first quarter."""
    trend = trend_over(plan, rows_of(rows), Asked(Calendar().parse("2018-Q1")))
    return parsed(html(report_dossier(trend.report, Material(trend), spoken)))


def small_cards(page: Element) -> list[Element]:
    """The cards of members."""
    return [card for card in page.every("article", "card") if "headline" not in card.kinds]


def test_members_without_targets_stand_behind_one_line() -> None:
    """Only what has a target has a card; the others are counted, and named with what they brought."""
    plan = plan_of(
        "* north 2018 100", branches=dict.fromkeys(("north", "south", "<west>", "east")), label="Sales", unit="orang"
    )
    page = trend_page(plan, "* north 2018-01 30\n* south 2018-01 70\n* south 2018-02 5\n* <west> 2018-01 1200")
    assert [card.first("h3").text for card in small_cards(page)] == ["north"]
    (without,) = page.every("details", "without")
    assert without.first("summary").text == "2 branches without targets"
    assert [item.text for item in without.every("li")] == ["south: Sales 75", "<west>: Sales 1,200"]


def test_no_member_has_a_target() -> None:
    """Then each has a card of what it brought month by month, the figures exact, in the page's language."""
    plan = plan_of("* * 2018 100000", segments={"a": None, "b": None}, label="Iuran", unit="IDR")
    rows = "a * 2018-01 1250000.5\na * 2018-03 2500000\nb * 2018-01 1250000\nb * 2018-02 0"
    page = trend_page(plan, rows, language("id"))
    assert list(page.every("details", "without")) == []
    one, other = small_cards(page)
    assert [one.first("h3").text, other.first("h3").text] == ["a", "b"]
    assert [part.text for part in one.first("p", "figure").children] == ["Rp3.750.000,5", "75,0% dari total"]
    assert [title.text for title in one.every("title")] == ["Jan 2018: Rp1.250.000,5", "Mar 2018: Rp2.500.000"]
    assert one.first("svg").attributes["aria-label"] == (
        "Iuran, realisasi: Jan 2018 Rp1.250.000,5, Feb 2018 -, Mar 2018 Rp2.500.000"
    )
    assert [[cell.text for cell in row.children] for row in one.first("tbody").children] == [
        ["Jan 2018", "Rp1.250.000,5"],
        ["Feb 2018", "-"],
        ["Mar 2018", "Rp2.500.000"],
    ]
    # One scale: half of the largest month is half as tall, and 0 is a line where nothing reported is a dot.
    tall = [Fraction(bar.attributes["height"] or "") for bar in one.every("rect")]
    assert tall[0] == Fraction(round(tall[1] * 100 * Fraction(12500005, 25000000)), 100)
    assert [bar.attributes["height"] for bar in other.every("rect")] == ["26.5", "0.5"]
    (about,) = [part.text for part in page.every("p", "about") if "Grafik" in part.text]
    assert about == "Grafik batang tegak: realisasi tiap bulan, dengan skala yang sama untuk setiap metrik."


def test_a_trend_by_quarter_has_quarters() -> None:
    """The cards of a trend tell of its own steps."""
    plan, rows = (
        plan_of("* * 2018 100", branches={"north": None, "south": None}),
        "* north 2018-01 3\n* south 2018-05 5",
    )
    trend = trend_over(plan, rows_of(rows), Asked(Calendar().parse("2018-H1")), "quarter")
    card = small_cards(parsed(html(trend_dossier(trend, ENGLISH))))[1]
    assert card.first("summary").text == "Quarter by quarter"
    assert [[cell.text for cell in row.children] for row in card.every("tr")] == [
        ["Quarter", "sales"],
        ["Q1 2018", "-"],
        ["Q2 2018", "5"],
    ]


def brought(rows: str, **metric: Any) -> list[Fraction | None]:
    """What each month of the first quarter brought."""
    plan = plan_of("* * 2018 100", **metric)
    (line,) = trend_over(plan, rows_of(rows), Asked(Calendar().parse("2018-Q1"), by=((),))).lines
    return list(brought_by(line))


def test_what_a_month_brought() -> None:
    """Its own sum; 0 where 0 was reported, nothing where nothing was, nor where rows are for longer than a month."""
    assert brought("* * 2018-01 30\n* * 2018-03 12.5") == [Fraction(30), None, Fraction(25, 2)]
    assert brought("* * 2018-01 30\n* * 2018-02 0\n* * 2018-03 -5") == [Fraction(30), Fraction(0), Fraction(-5)]
    assert brought("* * 2018-Q1 300") == [None, None, None]
    assert brought("* * 2018-01 30", kind="stock") == [None, None, None]


@pytest.mark.usefixtures("example")
def test_months_have_quantities() -> None:
    """Beside attainment and pace: what the month brought and the sum so far, to the last digit."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    money = list(page.every("article", "headline"))[1].first("details", "months")
    assert [head.text for head in money.first("thead").every("th")] == [
        *("By the end of", "In the month", "Sum so far", "Attainment", "Pace"),
    ]
    cells = [[cell.text for cell in row.children] for row in money.first("tbody").children]
    assert [row[0] for row in cells] == ["Jan 2018", "Feb 2018", "Mar 2018"]
    assert cells[-1][2:] == ["IDR 1,500,000,000,000", "32.6%", "130.4%"]
    months = [int(row[1].removeprefix("IDR ").replace(",", "")) for row in cells]
    assert sum(months) == 1_500_000_000_000


def test_a_stock_has_readings_by_month() -> None:
    """What does not add up has one column of quantities."""
    plan = plan_of("* * 2018 100", kind="stock")
    page = trend_page(plan, "* * 2018-01 30\n* * 2018-02 40\n* * 2018-03 45")
    months = page.first("details", "months")
    assert [head.text for head in months.every("th")] == ["By the end of", "Actual", "Attainment", "Pace"]
    assert [row.children[1].text for row in months.first("tbody").children] == ["30", "40", "45"]


def test_members_with_targets_all_have_cards() -> None:
    """Where each has one there is no such line."""
    plan = plan_of("* north 2018 100\n* south 2018 300", branches={"north": None, "south": None})
    page = trend_page(plan, "* north 2018-01 30")
    assert [card.first("h3").text for card in small_cards(page)] == ["north", "south"]
    assert list(page.every("details", "without")) == []


def test_a_card_without_one_of_its_targets() -> None:
    """A metric without a target beside one that has one: its reason stands, and nothing is drawn."""
    year = Calendar().parse("2018")
    plan = Plan(
        metrics={"sales": Metric(kind="flow"), "visits": Metric(kind="flow")},
        branches={"north": Branch(), "south": Branch()},
        targets=tuple(
            Target(metric=metric, branch=branch, period=year, target=Decimal(100))
            for metric, branch in (("sales", "north"), ("sales", "south"), ("visits", "north"))
        ),
    )
    rows = [
        row.model_copy(update={"metric": metric})
        for metric in plan.metrics
        for row in rows_of("* north 2018-01 30\n* south 2018-01 70\n* south 2018-02 5")
    ]
    trend = trend_over(plan, rows, Asked(Calendar().parse("2018-Q1")))
    page = parsed(html(report_dossier(trend.report, Material(trend), ENGLISH)))
    _, visits = small_cards(page)[1].every("div", "small")
    assert [strong.text for strong in visits.every("strong")] == ["no target"]
    assert visits.first("p", "below").text.strip() == "75"
    assert list(visits.every("svg")) == []
    _, visits = small_cards(page)[0].every("div", "small")
    assert [strong.text for strong in visits.every("strong")] == ["30.0%", "120.0%"]
    assert visits.first("p", "below").text.startswith("30 of 100")
    assert len(list(visits.every("svg"))) == 2


@pytest.mark.usefixtures("example")
def test_pace_is_as_large_as_attainment() -> None:
    """Both stand side by side, each with its name and what it is held against; the status stands by what decides it."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    ratios = page.first("article", "headline").first("div", "ratios").children
    assert [[part.text for part in ratio.children] for ratio in ratios] == [
        ["Attainment", "46.9%", "207,000 of 441,000"],
        ["Pace ahead", "187.8%", "of what was due by 31 March 2018 (110,250)"],
    ]
    assert [ratio.children[1].kinds for ratio in ratios] == [["large"], ["large"]]
    small = next(card for card in page.every("article", "card") if card.first().text == "Serang")
    assert small.first("p", "figure").text == "Attainment 48.7% Pace 194.9%"


def test_the_status_stands_by_what_decides_it() -> None:
    """Bands on attainment put the status beside attainment."""
    plan = plan_of("* * 2018 100", bands="kemenkeu")
    made = report_of(plan, rows_of("* * 2018-01 30"), Asked(Calendar().parse("2018-Q1")))
    (card,) = parsed(page_of(made)).every("article", "headline")
    assert [kind.text for kind in card.every("p", "kind")] == ["Attainment merah", "Pace"]


# Band sets.


def bands_told(spoken: Language = ENGLISH, own: BandSet | None = None, **metric: Any) -> list[str]:
    """The legend of a report over one metric with 30 of 100 in the first quarter, a band a text."""
    plan = plan_of("* * 2018 100", **metric)
    if own:
        plan = plan.model_copy(update={"bands": {"own": own}})
    made = report_of(plan, rows_of("* * 2018-01 30"), Asked(Calendar().parse("2018-Q1")))
    (found,) = legends(made, spoken)
    assert found.metrics == ()
    assert [band.level for band in found.bands] == list(range(len(found.bands)))
    return [found.judged, *(f"{band.name}: {band.takes}" for band in found.bands)]


def test_bands_are_told_with_their_bounds() -> None:
    """A bound belongs to the band above it; the last band takes the rest."""
    assert bands_told() == [
        "Status by pace",
        "ahead: from 100%",
        "on track: 90% to below 100%",
        "at risk: 75% to below 90%",
        "behind: below 75%",
    ]
    assert bands_told(bands="kemenkeu") == [
        "Status by attainment",
        "hijau: from 100%",
        "kuning: 80% to below 100%",
        "merah: below 80%",
    ]


def test_bands_in_points_are_told() -> None:
    """With `above` the first bound itself is in the band below; a reading at a moment is held against all of it."""
    points = [
        "above target: above 10 points",
        "on target: -10 to 10 points",
        "at risk: -25 to below -10 points",
        "concerned: below -25 points",
    ]
    since = "Status by the points between attainment and the share of the year's quarters that have begun"
    assert bands_told(bands="pepfar") == [since, *points]
    assert bands_told(bands="pepfar", kind="stock") == ["Status by the points between attainment and 100%", *points]


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        (
            BandSet(bands={"baik": Decimal("92.50"), "cukup": Decimal(60)}),
            ["baik: mulai 92,5%", "cukup: 60% s.d. di bawah 92,5%", "tanpa status: di bawah 60%"],
        ),
        (BandSet(bands={"ya": Decimal(20), "lain": None}, above=True), ["ya: di atas 20%", "lain: 20% atau kurang"]),
        (BandSet(bands={"semua": None}), ["semua: berapa pun nilainya"]),
        (BandSet(bands={"ahead": Decimal(0)}), ["ahead: mulai 0%", "tanpa status: di bawah 0%"]),
    ],
)
def test_bands_of_a_plan_are_told(bands: BandSet, told: list[str]) -> None:
    """A plan's own bands go by their own names, every digit of a bound stands, what no band takes is said."""
    assert bands_told(language("id"), bands, bands="own") == ["Status menurut capaian berjalan", *told]


def test_each_band_set_is_told_once() -> None:
    """Where metrics differ each set names its metrics; one that has no status has no place in the legend."""
    metrics = {
        "a": Metric(kind="flow", label="Iuran"),
        "b": Metric(kind="flow", bands="kemenkeu"),
        "c": Metric(kind="flow"),
        "d": Metric(kind="flow", bands="pepfar"),
    }
    year = Calendar().parse("2018")
    targets = tuple(Target(metric=name, period=year, target=Decimal(100)) for name in metrics if name != "d")
    plan = Plan(metrics=metrics, targets=targets)
    rows = [row.model_copy(update={"metric": name}) for name in metrics for row in rows_of("* * 2018-01 30")]
    made = report_of(plan, rows, Asked(Calendar().parse("2018-Q1")))
    assert [(found.metrics, found.judged) for found in legends(made, ENGLISH)] == [
        (("Iuran", "c"), "Status by pace"),
        (("b",), "Status by attainment"),
    ]
    told = [part.text for part in parsed(page_of(made)).first("div", "legend").every("div", "bands")]
    assert told == [
        "Status by pace (Iuran, c)ahead from 100%on track 90% to below 100%at risk 75% to below 90%behind below 75%",
        "Status by attainment (b)hijau from 100%kuning 80% to below 100%merah below 80%",
    ]


@given(cases())
def test_every_status_is_in_the_legend(case: Case) -> None:
    """Whatever the plan, a status that a row has is told in the legend of the page, once or more."""
    made = report_of(case.plan, case.rows, case.asked)
    told = {band.name for found in legends(made, ENGLISH) for band in found.bands}
    assert {line.status for line in made.lines} - {None} <= told


@pytest.mark.usefixtures("example")
def test_a_trend_has_the_legend_too() -> None:
    """Each page that shows a status says what it means; a ranking shows none."""
    for words, count in (("report --quarter Q1", 1), ("trend --quarter Q1", 1), ("rank --quarter Q1", 0)):
        assert run([*words.split(), "-o", "page.html"]) == 0
        assert len(list(parsed(Path("page.html").read_text("utf-8")).every("div", "bands"))) == count


# What acts and what does not.


def hostile_plan() -> Plan:
    """A plan all of whose names are scripts."""
    year = Calendar().parse("2018")
    return Plan(
        title=HOSTILE[0],
        note=HOSTILE[1],
        metrics={"m": Metric(label=HOSTILE[2], unit=HOSTILE[3], kind="flow")},
        branches={f"b{number}": Branch(label=name) for number, name in enumerate(HOSTILE)},
        targets=tuple(
            Target(metric="m", branch=f"b{number}", period=year, target=Decimal(100)) for number in range(len(HOSTILE))
        ),
    )


def test_no_name_acts() -> None:
    """Names that are scripts stay names: the page has the elements that it has with harmless ones."""
    plan = hostile_plan()
    harmless = plan.model_copy(
        update={
            "title": "t",
            "note": "n",
            "metrics": {"m": Metric(label="m", unit="u", kind="flow")},
            "branches": {name: Branch(label=name) for name in plan.branches},
        }
    )
    asked = Asked(Calendar().parse("2018"))
    hostile, other = (parsed(page_of(report_of(each, [], asked))) for each in (plan, harmless))
    assert shape(hostile) == shape(other)
    texts = {cell.text for cell in hostile.every("th")}
    assert {visible(name) for name in HOSTILE} <= texts
    assert "rightU+202Eto left" in texts


def shape(element: Element) -> tuple[object, ...]:
    """The names of all elements and of their attributes, without any text."""
    return (element.name, tuple(element.attributes), tuple(shape(child) for child in element.children))


@pytest.mark.usefixtures("example")
def test_nothing_is_fetched() -> None:
    """A policy allows the page's own style and script alone, by their hashes, and no element names anything else."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    policy = next(meta for meta in page.every("meta") if "http-equiv" in meta.attributes).attributes["content"] or ""
    (style,), (script,) = page.every("style"), page.every("script")
    for name, inside in (("style-src", style.text), ("script-src", script.text)):
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"url\(|@import|https?:", style.text + script.text)
    for element in page.every():
        names = element.attributes.keys()
        assert not names & {"src", "href", "srcset", "action", "style"}
        assert not any(name.startswith("on") for name in names)


@pytest.mark.usefixtures("example")
def test_a_page_without_addresses() -> None:
    """Nothing in the page looks like an address of the network."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    assert "://" not in Path("report.html").read_text("utf-8")


# For all readers.


@pytest.mark.usefixtures("example")
def test_tables_are_tables() -> None:
    """Captions, scopes, a name for each graph, labels that lead to something, one heading of the first order."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    assert page.first("html").attributes["lang"] == "en"
    assert len(list(page.every("h1"))) == 1
    for table in page.every("table"):
        assert table.first("caption").text
        assert all(cell.attributes.get("scope") == "col" for cell in table.first("thead").every("th"))
    for table in page.every("table", "rows"):
        for body in (child for child in table.children if child.name == "tbody"):
            assert body.children[0].children[0].attributes["scope"] == "row"
    for svg in page.every("svg"):
        assert svg.attributes["role"] == "img"
        assert svg.attributes["aria-label"]
    names = {element.attributes["id"] for element in page.every() if "id" in element.attributes}
    for element in page.every():
        if "aria-labelledby" in element.attributes:
            assert element.attributes["aria-labelledby"] in names


@pytest.mark.usefixtures("example")
def test_where_a_figure_comes_from() -> None:
    """Under a row: its arithmetic, its files and lines, the rows and what they make."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    proof = next(
        body.first("details")
        for body in page.every("tbody")
        if body.children[0].children[0].text == "Serang" and "IDR 195B" in body.children[0].text
    )
    assert proof.first("summary").text == "Where this comes from: Contributions / Serang"
    told = [part.text for part in proof.every("p")]
    assert "Attainment is IDR 195,000,000,000 / IDR 552,000,000,000 = 35.3%." in told[0]
    assert "The actual from 1 January 2018 to 31 March 2018 is" in told[0]
    assert told[1] == "3 rows counted in actuals/contributions.csv, lines 2, 16, 30."
    cells = [[cell.text for cell in row.children] for row in proof.first("tbody").children]
    assert [row[0] for row in cells] == [
        "actuals/contributions.csv:2",
        "actuals/contributions.csv:16",
        "actuals/contributions.csv:30",
        "Sum of 3 rows",
    ]
    assert cells[-1][5] == "IDR 195,000,000,000"


def proof_of(page: Element, name: str, view: int = 0) -> Element:
    """What stands under the row of a name."""
    return next(
        body.first("tr", "under")
        for body in list(page.every("table", "rows"))[view].children
        if body.name == "tbody" and body.children[0].children[0].text == name
    )


@pytest.mark.usefixtures("example")
def test_many_rows_behind_a_figure() -> None:
    """The first of them stand in the same table, which tells how many more there are; lines are folded."""
    assert run(["report", "--year", "2018", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    proof = proof_of(page, "Participants (orang)")
    assert "84 rows counted in actuals/participants.csv." in [part.text for part in proof.every("p")]
    assert proof.first("details", "lines").first("summary").text == "Lines of actuals/participants.csv"
    assert proof.first("details", "lines").first("p").text == "2-85"
    cells = [[cell.text for cell in row.children] for row in proof.first("tbody").children]
    assert len(cells) == 24 + 2
    assert cells[0][:2] == ["actuals/participants.csv:2", "Jan 2018"]
    assert cells[-2][0] == "and 60 more rows"
    assert (cells[-1][0], cells[-1][5]) == ("Sum of 84 rows", "207,000")


@pytest.mark.usefixtures("example")
def test_lines_in_prose() -> None:
    """A page says where a target was set as people do, with the days and periods in words."""
    for lang, wanted in (("en", r"\(line \d+ of targets.yaml\)"), ("id", r"\(baris \d+ dari targets.yaml\)")):
        assert run(["report", "--quarter", "Q1", "--lang", lang, "-o", "report.html"]) == 0
        page = parsed(Path("report.html").read_text("utf-8"))
        told = proof_of(page, "Jasa Konstruksi").first("p").text
        assert re.search(wanted, told)
        assert not re.search(r"2018-\d|:\d", told)


@pytest.mark.usefixtures("example")
def test_what_a_calculator_gives() -> None:
    """Both sides of each division stand with all their digits: whoever divides them gets the percent beside them."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    told = [proof.first("p").text for proof in page.every("div", "proof")]
    sums = [
        found for text in told for found in re.findall(r"(?:Attainment|Pace) is ([^/]+) / ([^=]+) = ([\d.]+)%", text)
    ]
    assert len(sums) > 30
    for actual, of, percent in sums:
        left, right = (Fraction(side.removeprefix("IDR ").replace(",", "")) for side in (actual, of))
        assert abs(left / right * 100 - Fraction(percent)) <= Fraction(1, 20)


# Views in which no member has a target.


BARE = "* north 2018-01 30\n* south 2018-01 60\n* south 2018-02 30"


def test_a_bare_view_says_so_once() -> None:
    """Actuals, shares and reports alone, a sentence, and the whole against its target in a view of its own."""
    plan = plan_of("* * 2018 480", branches={"north": None, "south": None}, label="Sales")
    page = trend_page(plan, BARE)
    assert [heading.text for heading in page.every("h2")] == ["Sales", "In all", "By branch", "Branches", "Notes"]
    whole, members = page.every("table", "rows")
    assert [head.text for head in members.first("thead").every("th")] == [
        *("By branch", "Actual", "Share of the total", "Reported"),
    ]
    assert shown_rows(page) == [
        ["Sales", "120", "480", "25.0%", "", "100.0%", "ahead", "120", "-360", "120", "3/6"],
        ["Sales", "120", "100.0%", "3/6"],
        ["north", "30", "25.0%", "1/3"],
        ["south", "90", "75.0%", "2/3"],
    ]
    assert [head.attributes.get("title") for head in whole.first("thead").every("th")][-1] == (
        "how many of the expected monthly reports are in"
    )
    told = [part.text for part in page.every("p", "about")]
    assert told[0] == "No target is set by branch: shown are the actuals and the share of the total that each makes."
    assert page.text.count("no target") == 0
    assert "Reported: how many of the expected monthly reports are in." in page.text


def test_an_arrow_is_told_where_there_is_one() -> None:
    """Twice the target and more goes on; else no arrow is spoken of. The curves are told of once."""
    plan = plan_of("* north 2018 100\n* south 2018 100", branches={"north": None, "south": None})
    page = trend_page(plan, "* north 2018-01 30\n* south 2018-01 30")
    assert "arrow" not in page.first("div", "legend").text
    assert page.text.count("attainment by the end of each month; dashed is the target") == 1
    page = trend_page(plan, "* north 2018-01 900\n* south 2018-01 30")
    assert "An arrow says that the bar goes on." in page.first("div", "legend").text


@pytest.mark.usefixtures("example")
def test_what_it_rests_on() -> None:
    """The foot has every file with the hash that JSON has for it."""
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    assert run(["report", "--quarter", "Q1", "-o", "report.json"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    rows = [[cell.text for cell in row.children] for row in page.first("footer").first("tbody").children]
    inputs = json.loads(Path("report.json").read_text("utf-8"))["inputs"]
    assert [(row[0], row[2]) for row in rows] == [(file["path"], file["sha256"]) for file in inputs]


@pytest.mark.usefixtures("example")
def test_the_same_input_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance is in a page."""
    for name in ("one.html", "two.html"):
        assert run(["report", "--quarter", "Q1", "-o", name]) == 0
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


@pytest.mark.usefixtures("example")
def test_in_indonesian() -> None:
    """The page's own words are in the language that was asked for, and the page says which it is."""
    assert run(["report", "--quarter", "Q1", "--lang", "id", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    assert page.first("html").attributes["lang"] == "id"
    assert page.first("body").attributes["data-decimal"] == ","
    assert [fact.text for fact in page.first("dl").every("dd")] == ["Triwulan I 2018", "31 Maret 2018", "2018"]
    assert language("id").say("Month by month") in page.text


@given(cases())
def test_generated_pages_have_no_english(case: Case) -> None:
    """Told in a language of one letter, a page has no words but the plan's names, files, and names of months."""
    made = report_of(case.plan, case.rows, case.asked)
    if not made.lines:
        return
    page = parsed(html(report_dossier(made, Material(trend_over(case.plan, case.rows, case.asked)), ONE_LETTER)))
    allowed = words_in((METRIC, *SEGMENTS, *BRANCHES, "attain", "SHA-256", *MONTHS))
    assert words_in(spoken(page.first("body"))) - allowed == set()


def spoken(element: Element) -> Iterator[str]:
    """All that is shown or read out of an element, and what its script says."""
    if element.name == "script":
        return
    for key in ("aria-label", "title", "data-filter", "data-status", "data-all", "data-shown"):
        yield element.attributes.get(key) or ""
    for part in element.inside:
        if isinstance(part, str):
            yield part
        else:
            yield from spoken(part)


# What is left out says so.


@pytest.mark.usefixtures("example")
def test_rows_are_left_out_of_large_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a number of rows the arithmetic stays, the rows do not, and the page says so."""
    monkeypatch.setattr("attain.cli.dossier.MOST_ROWS", 10)
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    assert "The rows behind the figures are left out here, for there are 126: attain rows lists them." in page.text
    proof = page.first("div", "proof")
    assert "Attainment is" in proof.text
    assert list(proof.every("table")) == []


@pytest.mark.usefixtures("example")
def test_long_reports_go_without_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a number of lines there are tables and cards alone, and the page says so."""
    monkeypatch.setattr("attain.table.report_dossier.MOST_PROOFS", 10)
    monkeypatch.setattr("attain.table.report_dossier.MOST_CARDS", 3)
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    assert "Where the figures come from is left out here, for there are 32 lines" in page.text
    assert "The way from month to month is left out here" in page.text
    assert "Branches: the first 3 of 14 have a card" in page.text
    assert list(page.every("div", "proof")) == []
    assert list(page.every("svg", "curve")) == []


# Every command that has a page.


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("report --quarter Q1", "Kanwil Banten 2018 · First quarter of 2018"),
        ("report --quarter Q2", "Kanwil Banten 2018 · Second quarter of 2018 (year to date)"),
        ("report --quarter Q2 --only", "Kanwil Banten 2018 · Second quarter of 2018"),
        ("report --quarter Q2 --lang id", "Kanwil Banten 2018 · Triwulan II 2018 (sejak awal tahun)"),
        ("report --period 2018-H1", "Kanwil Banten 2018 · First half of 2018"),
        ("trend --quarter Q1", "Kanwil Banten 2018 · First quarter of 2018"),
        ("trend --year 2018 --per quarter", "Kanwil Banten 2018 · 2018"),
        ("rank --quarter Q1", "Kanwil Banten 2018 · First quarter of 2018"),
        ("rows --quarter Q1 --metric contributions --branch serang", "Contributions / Serang · First quarter of 2018"),
        ("check", "Stated figures, checked"),
    ],
)
@pytest.mark.usefixtures("example")
def test_commands_have_pages(words: str, heading: str) -> None:
    """Reports, trends, rankings, rows and findings are pages by the suffix of their file."""
    assert run([*words.split(), "--output", "page.html"]) in (0, 1)
    page = parsed(Path("page.html").read_text("utf-8"))
    assert page.first("h1").text == page.first("title").text == heading


@pytest.mark.usefixtures("example")
def test_export_writes_a_page() -> None:
    """`attain export page.html` is `attain report -o page.html`."""
    assert run(["export", "one.html", "--quarter", "Q1"]) == 0
    assert run(["report", "-o", "two.html", "--quarter", "Q1"]) == 0
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


@pytest.mark.usefixtures("example")
def test_on_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    """`--format html` goes to a pipe as it goes to a file."""
    assert run(["report", "--quarter", "Q1", "--format", "html"]) == 0
    assert run(["report", "--quarter", "Q1", "-o", "report.html"]) == 0
    assert capfd.readouterr().out == Path("report.html").read_text("utf-8")


@pytest.mark.usefixtures("example")
def test_actuals_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is there for the figures and for the rows behind them."""
    with Path("actuals/contributions.csv").open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        words = ["report", "--quarter", "Q1", "--metric", "contributions", "--actuals", "-", "-o", "report.html"]
        assert run(words) == 0
    page = parsed(Path("report.html").read_text("utf-8"))
    assert "3 rows counted in <stdin>, lines 2, 16, 30." in page.text


# Findings.


def test_findings_underline_what_they_judge() -> None:
    """The sentence stands under its verdict, its figures marked, the judged one above all."""
    page = parsed(findings_html(wrong_statement()))
    finding = page.first("article", "inconsistent")
    quote = finding.first("blockquote")
    labels = {mark.first("small").text for mark in quote.every("mark")}
    assert {"actual", "target", "percent"} == labels
    plain = "".join(quote_text(quote)).strip()
    assert plain.endswith(SENTENCE)
    (main,) = quote.every("mark", "main")
    assert main.text == "36 persenpercent"
    assert finding.first("p", "place").text.startswith(FILE)


def quote_text(element: Element) -> Iterator[str]:
    """The text of a quote without line numbers and labels."""
    for part in element.inside:
        if isinstance(part, str):
            yield part
        elif part.name != "small" and "line" not in part.kinds:
            yield from quote_text(part)


def test_findings_are_escaped() -> None:
    """A text's markup stays text."""
    view = wrong_statement("Kata <script>alert(1)</script> " + SENTENCE)
    assert "alert(1)" not in {script.text for script in parsed(findings_html(view)).every("script")}
    assert len(list(parsed(findings_html(view)).every("script"))) == 1


def test_no_findings() -> None:
    """A check that found nothing is a page too."""
    page = parsed(findings_html(FindingsView(())))
    assert [item.text for item in page.first("ul", "counts").children] == [
        "0 consistent",
        "0 approximate",
        "0 inconsistent",
        "0 uncheckable",
    ]


# The whole of a small page.


def test_a_small_page(request: pytest.FixtureRequest) -> None:
    """What stands in a page of three lines; `--update-golden` rewrites it."""
    plan = plan_of("* north 2018 100\n* south 2018 300", branches={"north": None, "south": None}, label="Sales")
    rows = rows_of("* north 2018-01 30\n* south 2018-02 50")
    asked = Asked(Calendar().parse("2018-Q1"))
    made = report_of(plan, rows, asked)
    trend = trend_of(plan, totals_of(rows, plan.calendar, trend_cuts(plan, asked, "month")), asked)
    page = html(report_dossier(made, Material(trend), ENGLISH))
    main = page[page.index("<main>") : page.index("</main>")] + "</main>\n"
    golden = GOLDEN / "small.html"
    if request.config.getoption("--update-golden"):
        golden.write_text(main, "utf-8")
    assert main == golden.read_text("utf-8")


def test_the_example_has_all_its_parts() -> None:
    """A card for each metric, a table for each view, a small card for each member."""
    plan = api.load(ROOT / "targets.yaml")
    made = api.report(plan, "2018-Q1")
    page = parsed(page_of(made))
    assert len(list(page.every("article", "headline"))) == len(plan.metrics)
    assert [heading.text for heading in page.every("h2")] == [
        *("Participants (orang)", "Contributions"),
        *("By segment", "By branch", "Segments", "Branches", "Notes"),
    ]
    assert len(list(page.every("h3"))) == len(plan.segments) + len(plan.branches)


def attention_of(targets: str, actuals: str, *by: By) -> list[str]:
    """What stands above the cards of a report of the first quarter, a text a status."""
    made = report_of(plan_of(targets), rows_of(actuals), Asked(Calendar().parse("2018-Q1"), by=by))
    return [line.text for told in parsed(page_of(made)).every("ul", "attention") for line in told.every("li")]


def test_what_is_not_good_stands_first() -> None:
    """The worst status first, its lowest line first; a line of several tables is told once, a good one never."""
    targets = "north * 2018 400\nsouth * 2018 400\nwest * 2018 400\neast * 2018 400"
    actuals = "north * 2018-01 40\nsouth * 2018-01 80\nwest * 2018-01 30\neast * 2018-01 120"
    assert attention_of(targets, actuals, ("segment",), ("segment", "branch")) == [
        "behind sales / west 30.0%, sales / north 40.0%, sales 67.5%",
        "at risk sales / south 80.0%",
    ]
    assert attention_of("north * 2018 400", "north * 2018-01 100", ("segment",)) == []


def test_only_the_worst_of_very_many_are_named() -> None:
    """Six of each status, and how many more there are."""
    names = [f"s{number}" for number in range(10)]
    targets = "\n".join(f"{name} * 2018 400" for name in names)
    actuals = "\n".join(f"{name} * 2018-01 {10 + number}" for number, name in enumerate(names))
    (told,) = attention_of(targets, actuals, ("segment",))
    assert told.startswith("behind sales / s0 10.0%, sales / s1 11.0%, ")
    assert told.endswith(", sales / s4 14.0%, sales 14.5% and 5 more")
