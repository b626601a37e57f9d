"""A line's ratios and gap as formulas over the cells of its row, as a spreadsheet counts them.

`{actual}`, `{target}` and `{due}` stand for the cells. The branches are those of `compute.formula`; a test lets a
spreadsheet calculate them and holds the results against ours.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.compute.aim import Aim
from attain.number import format_plain

if TYPE_CHECKING:
    from attain.compute import Line
    from attain.model import Metric

MOST_DIGITS = 15  # what a spreadsheet's number holds
MOST_PLACES = 290  # and how far from 1 it may lie


def is_held(figure: str) -> bool:
    """Whether a spreadsheet holds a plain decimal to its last digit.

    >>> is_held("1500000000000.25"), is_held("1500000000000.255"), is_held("4600000000000000000")
    (True, False, True)
    """
    whole, _, decimals = figure.lstrip("-").partition(".")
    digits = (whole + decimals).strip("0")
    return len(digits) <= MOST_DIGITS and max(len(whole), len(decimals)) <= MOST_PLACES


def ratio_formula(metric: Metric, line: Line, against: str) -> str | None:
    """The formula of an attainment (`against` the target) or a pace (against what is due); None where there is none.

    >>> from attain.model import Metric
    >>> from tests.plans import line_of
    >>> line = line_of("* * 2018 80", "* * 2018-01 4")
    >>> ratio_formula(Metric(kind="flow"), line, "target"), ratio_formula(Metric(kind="flow"), line, "due")
    ('{actual}/{target}', '{actual}/{due}')
    >>> ratio_formula(Metric(kind="flow", direction="lower"), line, "target")
    '2-{actual}/{target}'
    """
    actual, aim = line.actual, line.target if against == "target" else line.due
    if actual is None or aim is None or isinstance(aim, Aim):
        return None
    cell, baseline = f"{{{against}}}", _baseline(line, against)
    if baseline is not None:
        return _on_a_way(metric, actual, aim, baseline, cell)
    return _against(metric, actual, aim, cell) if aim else _against_zero(metric)


def gap_formula(line: Line) -> str | None:
    """The formula of a gap to a target that is one figure."""
    return "{actual}-{target}" if isinstance(line.target, Fraction) and line.actual is not None else None


def _baseline(line: Line, against: str) -> Fraction | None:
    target = line.set_target
    if target is None:
        return None
    return target.baseline if against == "target" else target.due_baseline


def _against(metric: Metric, actual: Fraction, aim: Fraction, cell: str) -> str:
    """Against a target that is not 0; of a value that is to be hit more is better below it, less above it."""
    if metric.direction == "lower" and metric.formula == "inverse":
        return f"{cell}/{{actual}}"
    more = actual < aim if metric.direction == "within" else metric.direction == "higher"
    if aim > 0:
        return f"{{actual}}/{cell}" if more else f"2-{{actual}}/{cell}"
    return f"1{'+' if more else '-'}({{actual}}-{cell})/ABS({cell})"


def _on_a_way(metric: Metric, actual: Fraction, aim: Fraction, baseline: Fraction, cell: str) -> str | None:
    start = _constant(baseline)
    if start is None:
        return None
    way = f"({{actual}}-{start})/({cell}-{start})"
    past = metric.direction == "within" and (actual - baseline) / (aim - baseline) > 1
    return f"2-{way}" if past else way


def _against_zero(metric: Metric) -> str | None:
    worst = None if metric.worst is None else _constant(Fraction(metric.worst))
    return worst and f"({worst}-{{actual}})/{worst}"


def _constant(value: Fraction) -> str | None:
    """A figure as a formula writes it; None where it would lose a digit."""
    figure = format_plain(value)
    if not is_held(figure):
        return None
    return f"({figure})" if value < 0 else figure
