"""The SQL that adds up a file: every row judged by how it is written, none changed, rounded or left out in silence.

Figures and dates are read as text. Only where a text is of a form that attain reads is it cast, and by CASE, never by
TRY_CAST, which DuckDB may carry into the reader as a cast that drops rows. How many rows were cast is counted beside
how many there are; where the two differ, somebody else reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.engines.sql import listed, literal
from attain.model.names import spellings
from attain.model.values import is_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.actuals.source import Wanted
    from attain.model import Plan
    from attain.model.plan import NumberFormat

LABELS = ("metric", "segment", "branch")
DAY_LENGTH = 10
NARROW = (14, 4)  # digits before and behind the point: eight bytes a figure
WIDE = (20, 18)  # sixteen; a sum that has no room raises
# What a cast lets pass that attain does not, as far as single bytes say it.
SOUGHT = b"eE_\t\x0b\x0c"


class Style(NamedTuple):
    """How the figures of some metrics are written, and whether one that may be grouped must be asked about."""

    form: NumberFormat
    doubtful: bool
    money: bool


def styles_of(plan: Plan) -> Mapping[str, Style]:
    """The style of each metric."""
    named = plan.actuals.number_format
    unsaid = plan.locale == "id" and named is None
    return {
        name: Style(
            metric.number_format or named or "plain",
            unsaid and not metric.number_format,
            is_currency(metric.unit),
        )
        for name, metric in plan.metrics.items()
    }


def texts_for(plan: Plan, metrics: Iterable[str]) -> list[str]:
    """All texts that mean one of these metrics."""
    return sorted({text for name in metrics for text in spellings(name, plan.metrics[name])})


def fits(value: str, style: Style, digits: tuple[int, int]) -> str:
    """Whether a text is a figure in a style and has at most so many digits."""
    before, behind = digits
    if style.money:
        behind = min(behind, NARROW[1])
    if style.form == "plain":
        pattern = rf"[+-]?([0-9]{{1,{before}}}(\.[0-9]{{0,{behind}}})?|\.[0-9]{{1,{behind}}})"
    else:
        group, point = (r"\.", ",") if style.form == "id" else (",", r"\.")
        whole = rf"[0-9]{{1,{before}}}|[1-9][0-9]{{0,2}}({group}[0-9]{{3}}){{1,{(before - 3) // 3}}}"
        pattern = rf"[+-]?(({whole})({point}[0-9]{{0,{behind}}})?|{point}[0-9]{{1,{behind}}})"
    found = f"regexp_full_match({value}, {literal(pattern)})"
    return f"{found} AND {_certain(value)}" if style.doubtful else found


def fits_quickly(value: str, style: Style, held: bytes) -> str:
    """The same for plain figures of few digits that a cast takes anyway: a third of what a pattern costs.

    A cast refuses most texts by itself, and has no room for more digits. What it lets pass are blanks at both ends,
    exponents, underscores and any number of decimals. `held` are the bytes of `SOUGHT` that the file holds.
    """
    tests = [f"{value} >= '+'", f"NOT suffix({value}, ' ')"]
    tests += [f"NOT contains({value}, chr({byte}))" for byte in SOUGHT if byte in held]
    tests.append(f"(strlen({value}) - instr({value}, '.') <= {NARROW[1]} OR NOT contains({value}, '.'))")
    found = " AND ".join(tests)
    return f"{found} AND {_certain(value)}" if style.doubtful else found


def _certain(value: str) -> str:
    """Whether a plain figure cannot be one with a dot between its thousands."""
    return rf"NOT regexp_full_match({value}, '[+-]?[1-9][0-9]{{0,2}}\.[0-9]{{3}}')"


def cast(value: str, style: Style, digits: tuple[int, int]) -> str:
    """A text that fits as an exact number."""
    before, behind = digits
    plain = value
    if style.form == "id":
        plain = f"replace(replace({value}, '.', ''), ',', '.')"
    elif style.form == "en":
        plain = f"replace({value}, ',', '')"
    return f"CAST({plain} AS DECIMAL({before + behind}, {behind}))"


def day_fits(day: str) -> str:
    """Whether a text is a day that exists, or short enough for a name of a month, a quarter or a year.

    The cast refuses what is no day; what it lets pass are fewer digits, and blanks in their place.
    """
    exists = f"right({day}, 1) >= '0' AND CAST({day} AS DATE) IS NOT NULL"
    return f"CASE WHEN strlen({day}) = {DAY_LENGTH} THEN {exists} ELSE strlen({day}) < {DAY_LENGTH - 2} END"


def key_of(day: str, wanted: Wanted) -> str:
    """What rows are grouped by: of a day the month with a dash behind it, the day in a cut one; else the text."""
    month = f"left({day}, 8)"
    odd = sorted({cut.strftime("%Y-%m-") for cut in wanted.cuts})
    if not odd:
        return month
    return f"CASE WHEN {month} IN ({listed(odd)}) THEN {day} ELSE {month} END"


class Terms(NamedTuple):
    """The expressions of one relation: its cells by our fields (None where it has no such column), figure and test."""

    cells: Mapping[str, str | None]
    fits: str
    amount: str


def terms(cells: Mapping[str, str | None], plan: Plan, digits: tuple[int, int], held: bytes | None) -> Terms:
    """The expressions for text cells; `held` allows the quick test, None asks for the pattern."""
    value, day = cells["value"] or "", cells["date"] or ""
    by_style: dict[Style, list[str]] = {}
    for name, style in styles_of(plan).items():
        by_style.setdefault(style if digits == WIDE else style._replace(money=False), []).append(name)
    tests, casts = [], []
    for style, metrics in by_style.items():
        quick = held is not None and style.form == "plain" and digits == NARROW
        test = fits_quickly(value, style, held or b"") if quick else fits(value, style, digits)
        named = _named(cells["metric"], texts_for(plan, metrics)) if len(by_style) > 1 else "true"
        tests.append(f"WHEN {named} THEN {test}")
        casts.append(f"WHEN {named} THEN {cast(value, style, digits)}")
    if len(by_style) == 1:
        (test,), (number,) = tests, casts
        fit, amount = test.removeprefix("WHEN true THEN "), number.removeprefix("WHEN true THEN ")
    else:
        fit, amount = f"CASE {' '.join(tests)} END", f"CASE {' '.join(casts)} END"
    return Terms(cells, f"({fit}) AND ({day_fits(day)})", amount)


def _named(metric: str | None, texts: Sequence[str]) -> str:
    if metric is None:  # a plan of one metric has one style
        return "true"
    return f"{metric} IN ({listed(texts)})"


def totals(relation: str, found: Terms, wanted: Wanted, *, stocks: Iterable[str], by_file: bool) -> str:
    """The statement: file, metric, segment, branch, key, sum, rows, rows that fit, and for stocks the latest days.

    Of a stock's rows the two latest days say whether the last reading is one, and the value of the last is it.
    """
    names = [found.cells[label] or "NULL" for label in LABELS]
    file = ["filename"] if by_file else ["NULL"]
    columns = [f"{found.cells['date']} AS d", f"CASE WHEN {found.fits} THEN {found.amount} END AS v"]
    inner = ", ".join(f"{text} AS {name}" for text, name in zip([*file, *names], ("f", "m", "s", "b"), strict=True))
    figures = ["sum(v)", "count(*)", "count(v)"]
    texts = texts_for(wanted.plan, stocks)
    if texts:
        only = f"FILTER ({_named(found.cells['metric'] and 'm', texts)})"
        figures += [f"max(d, 2) {only}", f"arg_max(v, d) {only}"]
    return (
        f"SELECT f, m, s, b, {key_of('d', wanted)} AS k, {', '.join(figures)} "
        f"FROM (SELECT {inner}, {', '.join(columns)} FROM {relation}) GROUP BY f, m, s, b, k"
    )
