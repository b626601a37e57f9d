"""A calculation for people, a label and a text a line, and for machines, one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.compute import formula
from attain.compute.aim import Aim
from attain.number import HEDGES, format_amount, format_plain, format_ratio, strict
from attain.table.finding_details import details
from attain.table.finding_figures import AMOUNT_PLACES, HUNDRED, PERCENT_PLACES, Pen
from attain.table.finding_ground import ends_text
from attain.table.finding_records import finding_record
from attain.table.finding_words import sentence
from attain.table.language import marked
from attain.table.records import head
from attain.table.words import REASONS, formula_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from attain.check.calculation import Calculation, Elapsed
    from attain.number import Locale, Role, StatedFigure
    from attain.table.language import Language

SPREADS = {
    "months": marked("{share} of the target by the end of {period}, in equal months"),
    "days": marked("{share} of the target by the end of {period}, day by day"),
}


def calculation_lines(made: Calculation, language: Language, *, exact: bool = False) -> tuple[tuple[str, str], ...]:
    """What the figures make, a label and a text each; the first is the figures themselves, without a label."""
    return tuple(_Writer(made, language, exact).lines())


def verdict_lines(made: Calculation, language: Language) -> tuple[str, ...]:
    """The verdict on the figure that was stated beside the two: its sentence, then its grounds; empty without one."""
    finding = made.finding
    return () if finding is None else (sentence(finding, language), *details(finding, language))


class _Writer:
    """Writes the figures of one calculation."""

    def __init__(self, made: Calculation, language: Language, exact: bool) -> None:
        self._made, self._language, self._exact = made, language, exact
        percent = made.actual.percent
        places = PERCENT_PLACES if percent else AMOUNT_PLACES
        self._amounts = Pen(language, percent=percent, unit=made.unit, places=places)
        self._percents = Pen(language, percent=True, places=PERCENT_PLACES)

    def lines(self) -> Iterator[tuple[str, str]]:
        made, say = self._made, self._language.say
        counted = f" {made.unit}" if made.unit and not made.actual.percent and not self._is_money() else ""
        pair = say("{actual} of {target}", actual=self._stated(made.actual), target=self._stated(made.target))
        yield "", f"{pair}{counted}"
        yield say("attainment"), self._attainment()
        symbols = formula.formula_name(made.terms.metric, self._aim(), made.terms.baseline)
        if symbols and made.attainment is not None:
            yield say("formula"), self._formula(formula_text(symbols, self._language))
        yield say("gap"), self._amount(made.gap)
        if made.elapsed is not None and made.due is not None:
            yield say("due"), f"{self._amount(made.due)} ({self._elapsed(made.elapsed)})"
            yield say("pace"), "-" if made.pace is None else self._percent(made.pace)

    def _formula(self, symbols: str) -> str:
        baseline = self._made.terms.baseline
        if baseline is None:
            return symbols
        return self._language.say("{formula}, B being {baseline}", formula=symbols, baseline=self._amount(baseline))

    def _attainment(self) -> str:
        made, say = self._made, self._language.say
        if made.attainment is None:
            return say("none: {reason}", reason=say(REASONS[made.reason])) if made.reason else say("none")
        possible = made.possible
        low, high = (None, None) if possible is None else (possible.low, possible.high)
        if low == high and low is not None:
            return self._percent(made.attainment)
        places = max(self._percents.apart(low, high), self._percents.apart(made.attainment, low))
        least, most = (None if end is None else self._percent(end, places) for end in (low, high))
        span = ends_text(least, most, self._language) if least or most else say("anything")
        return say(
            "{percent} ({span} as the figures are written)", percent=self._percent(made.attainment, places), span=span
        )

    def _elapsed(self, elapsed: Elapsed) -> str:
        share = self._percent(HUNDRED * elapsed.share)
        return self._language.say(SPREADS[elapsed.phasing], share=share, period=elapsed.name)

    def _aim(self) -> Aim:
        target = self._made.target.value
        return Aim(target, target)

    def _is_money(self) -> bool:
        return bool(self._made.actual.currency or self._made.target.currency)

    def _stated(self, figure: StatedFigure) -> str:
        low = self._amounts.stated(figure.value)
        return low if figure.upper is None else ends_text(low, self._amounts.stated(figure.upper), self._language)

    def _amount(self, value: Fraction) -> str:
        if self._exact and not self._amounts.percent:
            return format_amount(value, locale=self._language.locale, unit=self._amounts.unit, exact=True)
        return self._amounts.write(value)

    def _percent(self, value: Fraction, places: int | None = None) -> str:
        if self._exact:
            return f"{format_amount(value, locale=self._language.locale, exact=True)}%"
        return self._percents.write(value, places)


def calculation_document(made: Calculation, locale: Locale) -> dict[str, Any]:
    """The JSON document: ratios in percent with 15 digits, amounts in base units, whatever the locale."""
    terms, elapsed = made.terms, made.elapsed
    return {
        **head(),
        "actual": _figure(made.actual, "actual"),
        "target": _figure(made.target, "target"),
        "unit": made.unit,
        "direction": "lower" if terms.lower else "higher",
        "formula": terms.formula if terms.lower and terms.baseline is None else None,
        "baseline": None if terms.baseline is None else format_plain(terms.baseline),
        "attainment": _attainment(made),
        "reason": made.reason,
        "met": made.met,
        "gap": format_plain(made.gap),
        "due": None
        if elapsed is None or made.due is None
        else {
            "value": format_plain(made.due),
            "share": format_ratio(elapsed.share),
            "by": elapsed.name,
            "phasing": elapsed.phasing,
        },
        "pace": None if made.pace is None else format_ratio(made.pace),
        "finding": None if made.finding is None else finding_record(made.finding, locale),
        "problems": [],
    }


def _attainment(made: Calculation) -> dict[str, Any] | None:
    if made.attainment is None:
        return None
    low, high = (made.possible.low, made.possible.high) if made.possible else (None, None)
    return {
        "value": format_ratio(made.attainment),
        "low": None if low is None else format_ratio(low),
        "high": None if high is None else format_ratio(high),
        "fraction": str(made.attainment),
    }


def _figure(figure: StatedFigure, role: Role) -> dict[str, Any]:
    interval = strict(figure, role)
    return {
        "text": figure.text,
        "value": format_plain(figure.value),
        "upper": None if figure.upper is None else format_plain(figure.upper),
        "low": None if interval.low is None else format_plain(interval.low),
        "high": None if interval.high is None else format_plain(interval.high),
        "unit_last_digit": format_plain(figure.last_digit),
        "hedges": [word for word in figure.hedges if HEDGES[word].effect != "none"],
    }
