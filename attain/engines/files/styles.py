"""How figures are written, as SQL: whether a text is one, and the exact number that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.engines.sql import listed, literal
from attain.model.names import spellings
from attain.model.values import is_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.model import Plan
    from attain.model.plan import NumberFormat

NARROW = (14, 4)  # digits before and behind the point: eight bytes a figure
WIDE = (20, 18)  # sixteen; a sum that has no room raises


class Style(NamedTuple):
    """How the figures of some metrics are written, and whether one that may be grouped must be asked about."""

    form: NumberFormat
    doubtful: bool
    money: bool


def styles_of(plan: Plan) -> Mapping[Style, Sequence[str]]:
    """The styles that figures are written in, each with its metrics."""
    chosen = plan.actuals.number_format
    unsaid = plan.locale == "id" and chosen is None
    found: dict[Style, list[str]] = {}
    for name, metric in plan.metrics.items():
        form = metric.number_format or chosen or "plain"
        style = Style(form, unsaid and not metric.number_format, is_currency(metric.unit))
        found.setdefault(style, []).append(name)
    return found


def texts_for(plan: Plan, metrics: Iterable[str]) -> list[str]:
    """All texts that mean one of these metrics."""
    return sorted({text for name in metrics for text in spellings(name, plan.metrics[name])})


def named(metric: str | None, texts: Sequence[str]) -> str:
    """Whether a row is of a metric that one of the texts names; a source without the column has one metric."""
    return f"{metric} IN ({listed(texts)})" if metric else "true"


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
    return f"{found} AND {certain(value)}" if style.doubtful else found


def certain(value: str) -> str:
    """Whether a plain figure cannot be one with a dot between its thousands."""
    grouped = rf"regexp_full_match({value}, '[+-]?[1-9][0-9]{{0,2}}\.[0-9]{{3}}')"
    return f"(strlen({value}) - instr({value}, '.') <> 3 OR NOT {grouped})"


def cast(value: str, style: Style, digits: tuple[int, int]) -> str:
    """A text that fits as an exact number."""
    before, behind = digits
    plain = value
    if style.form == "id":
        plain = f"replace(replace({value}, '.', ''), ',', '.')"
    elif style.form == "en":
        plain = f"replace({value}, ',', '')"
    return f"CAST({plain} AS DECIMAL({before + behind}, {behind}))"


def figure(value: str, metric: str | None, plan: Plan, digits: tuple[int, int]) -> tuple[str, str]:
    """Whether a row's figure fits, and the number; of plans with several styles by the row's metric."""
    styles = styles_of(plan)
    if len({style[:2] for style in styles}) == 1 and (digits == NARROW or len(styles) == 1):
        style = next(iter(styles))
        return fits(value, style, digits), cast(value, style, digits)
    of_metric = [(named(metric, texts_for(plan, names)), style) for style, names in styles.items()]
    tests = " ".join(f"WHEN {test} THEN {fits(value, style, digits)}" for test, style in of_metric)
    casts = " ".join(f"WHEN {test} THEN {cast(value, style, digits)}" for test, style in of_metric)
    return f"CASE {tests} END", f"CASE {casts} END"
