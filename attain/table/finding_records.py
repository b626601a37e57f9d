"""One finding as it stands in the JSON document: the same keys for every finding, null where one has nothing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.number import HEDGES, format_plain, format_ratio
from attain.table.finding_codes import code_of
from attain.table.finding_edits import edit_text
from attain.table.finding_figures import PERCENTS, actual_of, judged, target_of
from attain.table.finding_words import message
from attain.table.language import english
from attain.table.records import place_record

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.check.finding import Compared, Edit, Finding, ScopeName
    from attain.extract.statement import Quote
    from attain.number import Locale, StatedFigure
    from attain.table.language import Language


def finding_record(finding: Finding, locale: Locale) -> dict[str, Any]:
    """The record of one finding, its sentences in English with figures as the locale writes them."""
    judgement, language = finding.judgement, english(locale)
    return {
        "id": finding.id,
        "code": code_of(finding),
        "source": finding.source,
        "place": place_record(finding.place),
        "scope": _scope(finding.scope),
        "figure": finding.figure,
        "basis": finding.basis,
        "reckoning": finding.reckoning,
        "unit": finding.unit,
        "stated": _stated(finding),
        "computed": _computed(finding),
        "difference": _plain(judgement.difference),
        "outside": _plain(judgement.outside),
        "verdict": judgement.verdict,
        "reasons": list(judgement.reasons),
        "uncheckable": judgement.uncheckable,
        "severity": judgement.severity,
        "flips": judgement.flips,
        "met": judgement.met,
        "base": judgement.base,
        "formula": judgement.formula,
        "is_pace": judgement.is_pace,
        "compared": [_compared(base) for base in finding.compared],
        "power": _plain(judgement.power),
        "repaired": list(judgement.repaired),
        "would_fit": [_edit(finding, edit, language) for edit in judgement.would_fit],
        **_statement(finding),
        "linked": list(finding.linked),
        "text": message(finding, language),
    }


def _statement(finding: Finding) -> dict[str, Any]:
    """The figures that belong together; those of a text with the spans at which they stand in it."""
    statement = finding.statement
    if statement is None:
        return {
            "actual": _figure(actual_of(finding)),
            "target": _figure(target_of(finding)),
            "percent": None,
            "percent_kind": None,
            "gap": None,
            "claims_met": None,
            "span": None,
        }
    figure = judged(finding)
    return {
        "actual": _quote(statement.actual, actual_of(finding)),
        "target": _quote(statement.target, target_of(finding)),
        "percent": _quote(statement.percent, figure if finding.figure in PERCENTS else None),
        "percent_kind": statement.percent_kind if statement.percent is not None else None,
        "gap": _quote(statement.gap, figure if finding.figure == "gap" else None),
        "claims_met": statement.met,
        "span": [statement.start, statement.end],
    }


def _quote(quote: Quote | None, judged_as: StatedFigure | None) -> dict[str, Any] | None:
    """A figure where it stands in a text, in the reading that was judged where that is known."""
    if quote is None:
        return None
    return _figure(judged_as or quote.stated, [quote.start, quote.end], malformed=quote.malformed)


def _figure(
    figure: StatedFigure | None, span: list[int] | None = None, *, malformed: bool = False
) -> dict[str, Any] | None:
    """A stated figure with its precision; of its hedges, those that do something to it."""
    if figure is None:
        return None
    return {
        "text": figure.text,
        "value": _plain(figure.value),
        "upper": _plain(figure.upper),
        "unit_last_digit": _plain(figure.last_digit),
        "hedges": [word for word in figure.hedges if word not in HEDGES or HEDGES[word].effect != "none"],
        "span": span,
        "malformed": malformed,
    }


def _stated(finding: Finding) -> dict[str, Any]:
    figure, interval = judged(finding), finding.judgement.stated
    return {
        "text": finding.text,
        "value": _plain(figure.value) if figure is not None else None,
        "low": _plain(interval.low) if interval is not None else None,
        "high": _plain(interval.high) if interval is not None else None,
    }


def _computed(finding: Finding) -> dict[str, Any] | None:
    """What the stated figure was held against, a percent with 15 digits; None where there was nothing."""
    face, implied = finding.judgement.face, finding.judgement.implied
    if face is None and implied is None:
        return None
    digits = format_ratio if finding.figure in PERCENTS else format_plain
    return {
        "value": digits(face) if face is not None else None,
        "low": _plain(implied.low) if implied is not None else None,
        "high": _plain(implied.high) if implied is not None else None,
        "fraction": str(face) if face is not None else None,
    }


def _compared(base: Compared) -> dict[str, Any]:
    return {"base": base.base, "percent": _plain(base.percent), "above": base.above, "met": base.met}


def _edit(finding: Finding, edit: Edit, language: Language) -> dict[str, Any]:
    return {
        "part": edit.part,
        "how": edit.how,
        "value": _plain(edit.value),
        "text": edit_text(finding, edit, language),
    }


def _scope(scope: ScopeName | None) -> dict[str, Any] | None:
    if scope is None:
        return None
    return {"metric": scope.metric, "segment": scope.segment, "branch": scope.branch, "period": scope.period}


def _plain(value: Fraction | None) -> str | None:
    return None if value is None else format_plain(value)
