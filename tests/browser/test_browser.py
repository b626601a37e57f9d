"""What a reader meets: in light and dark, on a phone and on paper, by keyboard, with and without scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from attain.cli.run import run
from tests.browser.conftest import DESK, PHONE
from tests.test_html import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Opened = Callable[..., Page]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [
    pytest.param({"width": DESK}, id="light"),
    pytest.param({"width": DESK, "dark": True}, id="dark"),
    pytest.param({"width": PHONE}, id="narrow"),
    pytest.param({"width": DESK, "scripts": False}, id="no scripts"),
]
RELEASE = "Pada triwulan I 2018 iuran mencapai Rp1,7 triliun atau 37 persen dari target Rp4,6 triliun.\n"
PAGES = {
    "report": "report --quarter Q2 -o page.html",
    "trend": "trend --quarter Q2 --metric contributions --lang id -o page.html",
    "rank": "rank --quarter Q2 -o page.html",
    "rows": "rows --quarter Q1 --metric participants --branch serang -o page.html",
    "check": "check release.txt -o page.html",
}


def names(page: Page, table: int = 1) -> list[str]:
    """The names of the rows that are shown of a table, in their order."""
    shown = page.locator(f".sheet >> nth={table}").locator(".rows > tbody:visible > tr > th")
    found: list[str] = shown.all_text_contents()
    return found


# Readers of all kinds.


BARE = """metrics: {sales: {kind: flow, label: Sales}, cost: {kind: flow, direction: lower, bands: pepfar}}
targets: [{metric: sales, branch: north, period: 2018, target: 100}, {metric: cost, period: 2018, target: 50}]
"""


def test_members_without_targets_by_keyboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Opened) -> None:
    """They stand behind one line that a key opens, on a phone too; open it breaks no rule, nor do two legends."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`").Axe()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(BARE, "utf-8")
    rows = "".join(
        f"2018-01,{branch},{metric},5\n" for branch in ("north", "south", "west") for metric in ("sales", "cost")
    )
    (tmp_path / "actuals.csv").write_text(f"date,branch,metric,value\n{rows}", "utf-8")
    assert run(["report", "--quarter", "Q1", "--actuals", "actuals.csv", "-o", "page.html"]) == 0
    page = opened(tmp_path / "page.html", width=PHONE)
    told = page.locator("details.without li")
    assert not told.first.is_visible()
    page.locator("details.without summary").focus()
    page.keyboard.press("Enter")
    assert told.all_text_contents() == ["south: Sales 5, cost 5", "west: Sales 5, cost 5"]
    assert told.first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("look", [look for look in LOOKS if look.id != "no scripts"])
@pytest.mark.parametrize("name", PAGES)
def test_no_rule_of_accessibility_is_broken(name: str, look: dict[str, Any], example: Path, opened: Opened) -> None:
    """axe-core finds nothing, with what can be opened open and closed."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`").Axe()
    (example / "release.txt").write_text(RELEASE, "utf-8")
    assert run(PAGES[name].split()) in {0, 1}
    page = opened(example / "page.html", **look)
    for _ in range(2):
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.violations_count == 0, found.generate_report()
        page.evaluate("document.querySelectorAll('details').forEach((each, at) => { each.open = at < 12; })")


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_wider_than_the_window(look: dict[str, Any], report: Path, opened: Opened) -> None:
    """The page itself never scrolls sideways; on a desk no table does either."""
    page = opened(report, **look)
    wide = page.locator("html").bounding_box()
    assert wide is not None
    assert wide["width"] <= look["width"]
    if look.get("scripts", True):
        assert page.evaluate("document.documentElement.scrollWidth") <= look["width"]
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= look["width"]
        if look["width"] == DESK:
            boxes = "[...document.querySelectorAll('.sheet > .scroll')]"
            assert page.evaluate(f"{boxes}.every((box) => box.scrollWidth <= box.clientWidth)")


def test_light_and_dark(report: Path, opened: Opened) -> None:
    """The ground follows what the reader's system asks for."""
    light, dark = (
        opened(report, dark=dark).evaluate("getComputedStyle(document.body).backgroundColor") for dark in (False, True)
    )
    brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (light, dark)]
    assert brightness[0] > 3 * 240
    assert brightness[1] < 3 * 40


def test_a_view_without_targets_breaks_no_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Opened) -> None:
    """Columns of months, the table behind them and the sentence above, open and closed, on a phone and on a desk."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`").Axe()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(
        "metrics: {sales: {kind: flow}}\ntargets: [{metric: sales, period: 2018, target: 100}]\n", "utf-8"
    )
    rows = "".join(f"2018-0{month},{branch},{month}\n" for month in (1, 2, 3) for branch in ("north", "south"))
    (tmp_path / "actuals.csv").write_text(f"date,branch,value\n{rows}", "utf-8")
    assert run(["report", "--quarter", "Q1", "--actuals", "actuals.csv", "-o", "page.html"]) == 0
    for look in ({"width": PHONE}, {"width": DESK, "dark": True}):
        page = opened(tmp_path / "page.html", **look)
        for _ in range(2):
            found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
            assert found.violations_count == 0, found.generate_report()
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= look["width"]
        assert page.get_by_label("Filter rows").count() == 0
    months = page.locator("article:not(.headline) .months").first
    assert months.locator("tbody tr").all_text_contents() == ["Jan 20181", "Feb 20182", "Mar 20183"]


# The keyboard.


def test_sorting_by_keyboard(report: Path, opened: Opened) -> None:
    """A heading's button sorts the members within their metric, back, and then not at all."""
    page = opened(report)
    before = names(page)
    heading = page.locator(".sheet >> nth=1").locator("thead th", has_text="Attainment")
    heading.locator("button").focus()
    metrics = [name for name in before if name in {"Participants (orang)", "Contributions"}]

    def shares() -> list[float]:
        cells = page.locator(".sheet >> nth=1").locator(".rows > tbody > tr:first-child > td:nth-child(4)")
        return [float(text.rstrip("%")) for text in cells.all_text_contents()[1:15]]

    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert shares() == sorted(shares(), reverse=True)
    assert names(page)[1] == "Labuan"
    page.keyboard.press("Space")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert shares() == sorted(shares())
    assert sorted([name for name in names(page) if name in metrics]) == sorted(metrics)
    assert sorted(names(page)[1:15]) == sorted(before[1:15]) or sorted(names(page)[1:15]) == sorted(before[16:])
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "none"
    assert names(page) == before


def test_amounts_are_sorted_as_amounts(report: Path, opened: Opened) -> None:
    """IDR 1.5T is more than IDR 195B: rows go by their figures, not by their texts."""
    page = opened(report)
    page.locator(".sheet >> nth=0").locator("thead button", has_text="Actual").click()
    assert names(page, 0) == ["Contributions", "Participants (orang)", "Jasa Konstruksi", "Bukan Penerima Upah"]


def test_a_sum_stays_below_its_rows(example: Path, opened: Opened) -> None:
    """The row that says what others make stays last, however they are sorted."""
    assert run(["rows", "--quarter", "Q1", "--metric", "contributions", "--branch", "serang", "-o", "rows.html"]) == 0
    page = opened(example / "rows.html")
    value = page.locator("thead button", has_text="Value")
    places = [f"actuals/contributions.csv:{line}" for line in (2, 16, 30)]
    value.click()
    assert names(page, 0) == [*reversed(places), "Sum of 3 rows"]
    value.click()
    assert names(page, 0) == [*places, "Sum of 3 rows"]


def test_what_is_under_a_row_goes_with_it(report: Path, opened: Opened) -> None:
    """After sorting each proof still stands under its own row."""
    page = opened(report)
    page.locator(".sheet >> nth=1").locator("thead button", has_text="Attainment").click()
    for body in page.locator(".sheet >> nth=1").locator(".rows > tbody").all():
        name = body.locator("> tr > th").text_content() or ""
        told = body.locator("> .under > td > details > summary").text_content() or ""
        assert told.endswith(name.removesuffix(" (orang)"))


def test_filtering_by_keyboard(report: Path, opened: Opened) -> None:
    """Typing leaves the rows that fit and those above them, and says how many there are."""
    page = opened(report)
    sheet = page.locator(".sheet >> nth=1")
    sheet.get_by_label("Filter rows").focus()
    page.keyboard.type("cik")
    assert names(page) == [
        *("Participants (orang)", "Cikokol", "Cikupa", "Cikande"),
        *("Contributions", "Cikokol", "Cikupa", "Cikande"),
    ]
    assert sheet.get_by_role("status").text_content() == "6 of 30 rows shown"
    page.keyboard.press("Tab")
    page.keyboard.type("behind")
    assert set(names(page)[:1]) <= {"Participants (orang)", "Contributions"}
    shown = sheet.locator(".rows > tbody:visible .status").all_text_contents()
    assert "behind" in shown
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.type("All")
    assert len(names(page)) == 30


def test_a_proof_by_keyboard(report: Path, opened: Opened) -> None:
    """The mark before a name takes the focus, shows it, and opens what is under the row."""
    page = opened(report)
    mark = page.locator(".sheet >> nth=0").locator("summary").first
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert mark.evaluate("(each) => getComputedStyle(each).outlineStyle") == "solid"
    box = mark.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    proof = page.locator(".sheet >> nth=0").locator(".proof").first
    assert not proof.is_visible()
    page.keyboard.press("Enter")
    assert proof.is_visible()
    assert "Attainment is 207,000 / 441,000 = 46.9%." in (proof.text_content() or "")


# Without scripts, and against them.


def test_without_scripts(report: Path, opened: Opened) -> None:
    """Everything is there: all rows, the proofs behind their marks; tools that would do nothing are not."""
    page = opened(report, scripts=False)
    assert len(names(page)) == 30
    assert page.locator("thead button").count() == 0
    assert not page.locator(".tools").first.is_visible()
    page.locator("summary").first.click()
    assert page.locator(".months tbody").first.is_visible()


def hostile_folder(folder: Path) -> None:
    """A plan whose title, note, units and names are scripts, and rows for all of them."""
    quoted = [name.replace("'", "''") for name in (*HOSTILE, "north", "south")]
    branches = "".join(f"  b{number}: {{label: '{name}'}}\n" for number, name in enumerate(quoted))
    targets = "".join(
        f"  - {{metric: m, branch: b{number}, period: 2018, target: 100}}\n" for number in range(len(quoted))
    )
    (folder / "targets.yaml").write_text(
        f"version: 1\ntitle: '{quoted[0]}'\nnote: '{quoted[1]}'\nmetrics:\n"
        f"  m: {{label: '{quoted[2]}', unit: '{quoted[3]}', kind: flow}}\n"
        f"branches:\n{branches}targets:\n{targets}actuals: {{files: ['*.csv']}}\n",
        "utf-8",
    )
    rows = "".join(f"2018-01,b{number},m,{number}\n" for number in range(len(quoted)))
    (folder / "<img src=x onerror=alert(2)>.csv").write_text(f"date,branch,metric,value\n{rows}", "utf-8")


@pytest.mark.parametrize("command", ["report --year 2018", "trend --year 2018", "rank --year 2018"])
def test_a_hostile_plan(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Opened) -> None:
    """Names that are scripts: no dialog, no error, no request, and all names are there to be read."""
    monkeypatch.chdir(tmp_path)
    hostile_folder(tmp_path)
    assert run([*command.split(), "-o", "page.html"]) == 0
    page = opened(tmp_path / "page.html")
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if request.url != page.url else None)
    page.reload()
    for button in page.locator("thead button").all():
        button.click()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.get_by_label("Filter rows").fill(HOSTILE[0])
    page.get_by_label("Filter rows").fill("")
    page.mouse.move(300, 300)
    page.wait_for_timeout(100)
    assert told == []
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, a, form").count() == 0
    text = page.locator("body").inner_text()
    assert HOSTILE[0] in text
    assert "rightU+202Eto left" in text


def test_the_policy_holds(report: Path, opened: Opened) -> None:
    """Even what found a way into the page could neither run nor call anybody."""
    page = opened(report)
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.evaluate(
        """() => {
          window.ran = [];
          document.addEventListener("securitypolicyviolation", (each) => window.ran.push(each.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.ran.push('script')";
          document.body.append(script);
          const image = document.createElement("img");
          image.src = "https://example.invalid/x.png";
          document.body.append(image);
        }"""
    )
    page.wait_for_timeout(200)
    assert sorted(page.evaluate("window.ran")) == ["img-src", "script-src-elem"]
    assert asked == []


# Paper.


@pytest.mark.parametrize("branches", [4, 8, 13, 15, 18, 21])
def test_no_row_is_alone_on_paper(
    branches: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Opened
) -> None:
    """However many rows there are, a page has two of a table or none."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(
        "metrics: {sales: {kind: flow}}\ntargets: [{metric: sales, period: 2018, target: 100}]\n", "utf-8"
    )
    rows = "".join(f"2018-01,b{number},{number}\n" for number in range(1, branches + 1))
    (tmp_path / "actuals.csv").write_text(f"date,branch,value\n{rows}", "utf-8")
    assert run(["report", "--quarter", "Q1", "--actuals", "actuals.csv", "-o", "page.html"]) == 0
    file = tmp_path / "report.pdf"
    opened(tmp_path / "page.html").pdf(path=str(file), prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    shown = [len(re.findall(r"^ *b\d+ .*/\d+$", each, re.MULTILINE)) for each in done.stdout.split("\f")]
    assert sum(shown) == branches
    assert 1 not in shown


def test_on_paper(report: Path, opened: Opened, tmp_path: Path) -> None:
    """A4, each row whole on one page, the head of a table on each page that it goes on."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    page = opened(report)
    rows = [
        [(cell.text_content() or "") for cell in body.locator("> tr:first-child > *").all()]
        for body in page.locator(".rows > tbody").all()
    ]
    file = tmp_path / "report.pdf"
    page.pdf(path=str(file), prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    pages = done.stdout.split("\f")
    assert re.search(rb"/MediaBox \[0 0 84[12][.\d]* 59[45]", file.read_bytes())
    lines = [line.split() for each in pages for line in each.splitlines()]
    for row in rows:
        figures = [cell for cell in row[1:4] if cell]
        wanted = [part for cell in figures for part in cell.split()]
        assert any(all(part in line for part in wanted) for line in lines), row
    heads = [each for each in pages if re.search(r"Reported *$", each, re.MULTILINE)]
    bodies = [each for each in pages if re.search(r"\d+/\d+", each)]
    assert len(heads) == len(bodies) >= 2
    # No page begins or ends with one row of a table alone, nor ends with a head.
    for each in pages:
        shown = [line for line in each.splitlines() if line.strip()]
        runs = [bool(re.search(r"(Reported| \d+/\d+) *$", line)) for line in shown]
        for at, is_row in enumerate(runs):
            alone = is_row and not any(runs[max(at - 1, 0) : at]) and not any(runs[at + 1 : at + 2])
            assert not alone, shown[at]
