"""Findings and problems as pipelines take them: how loud, under which code, in one sentence, where.

Consistent findings are left out: a pipeline is told what it should look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.table.finding_codes import Level, code_of, level_of
from attain.table.finding_details import details
from attain.table.finding_words import message

if TYPE_CHECKING:
    from attain.check.finding import Finding, Severity
    from attain.errors import Place, Problem
    from attain.table.findings import FindingsView

_LOUDEST: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell. `key` names it without its line, so that it stays the same when lines are added above."""

    level: Level
    code: str
    text: str
    more: tuple[str, ...]
    place: Place | None
    key: tuple[str, ...]
    severity: Severity | None = None


def notices(view: FindingsView, *, strict: bool = False) -> tuple[Notice, ...]:
    """The problems of a view and its findings but for the consistent ones, the loudest first."""
    told = [_of_problem(problem, strict=strict) for problem in view.problems]
    for finding in view.findings:
        level = level_of(finding, strict=strict)
        if level is not None:
            told.append(_of_finding(view, finding, level))
    return tuple(sorted(told, key=lambda notice: _LOUDEST.index(notice.level)))


def identity(finding: Finding) -> tuple[str, ...]:
    """What a finding is, but for its line and its verdict: what was published, by whom, of what, and where."""
    scope, statement = finding.scope, finding.statement
    parts = [finding.place.file if finding.place else "", finding.figure, finding.basis, finding.source or ""]
    parts += [scope.metric, scope.segment or "", scope.branch or "", scope.period] if scope else [""] * 4
    if statement is not None:
        quotes = (statement.actual, statement.target, statement.percent, statement.gap)
        parts += [quote.stated.text if quote is not None else "" for quote in quotes]
    return (*parts, finding.text)


def _of_finding(view: FindingsView, finding: Finding, level: Level) -> Notice:
    code = code_of(finding)
    return Notice(
        level=level,
        code=code,
        text=message(finding, view.spoken),
        more=details(finding, view.spoken),
        place=finding.place,
        key=(code, *identity(finding)),
        severity=finding.judgement.severity,
    )


def _of_problem(problem: Problem, *, strict: bool) -> Notice:
    return Notice(
        level=level_of(problem, strict=strict) or problem.severity,
        code=problem.code,
        text=problem.message,
        more=(f"help: {problem.help}",) if problem.help else (),
        place=problem.place,
        key=(problem.code, problem.place.file if problem.place else "", problem.message),
    )
