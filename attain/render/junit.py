"""A JUnit report: a suite a file, a case a finding. A figure that cannot be right fails, an uncheckable one is skipped.

Names hold no line numbers, so that a case keeps its history. No input makes the XML ill-formed: what does not show is
written out, which takes with it all that XML 1.0 forbids.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from attain.read.text import visible
from attain.table.finding_details import details
from attain.table.finding_words import message, one_line, title
from attain.table.findings import code_of, level_of
from attain.table.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.check.finding import Finding
    from attain.errors import Place, Problem
    from attain.table.findings import FindingsView

Outcome = Literal["passed", "failure", "error", "skipped"]
NO_FILE = "attain"
FITS = "C000"


@dataclass(frozen=True, slots=True)
class Case:
    """One test case: where it belongs, how it ended, what is to be said of it."""

    name: str
    place: Place | None
    outcome: Outcome
    code: str
    text: str
    more: tuple[str, ...] = ()

    @property
    def suite(self) -> str:
        """The file that it is about."""
        return self.place.file if self.place else NO_FILE


def junit(view: FindingsView, *, strict: bool = False) -> str:
    """The report of a view; its times are 0, so that the same input gives the same bytes."""
    cases = [*(_of_problem(problem, strict=strict) for problem in view.problems)]
    cases += [_of_finding(view, finding, strict=strict) for finding in view.findings]
    suites: dict[str, list[Case]] = {}
    for case in cases:
        suites.setdefault(case.suite, []).append(case)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="attain" {_tally(cases)}>']
    for name, members in suites.items():
        lines.append(f'  <testsuite name="{_safe(name)}" {_tally(members)}>')
        lines += _cases(name, members)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _of_finding(view: FindingsView, finding: Finding, *, strict: bool) -> Case:
    outcome: Outcome = "passed"
    if finding.judgement.verdict == "uncheckable":
        outcome = "skipped"
    elif level_of(finding, strict=strict) == "error":
        outcome = "failure"
    # A case keeps its name, and so its history, in every language.
    about = [part for part in (title(finding, ENGLISH), finding.figure, finding.basis) if part]
    name = f"{', '.join(about)}: {one_line(finding.text)}"
    text, more = message(finding, view.spoken), details(finding, view.spoken)
    return Case(name, finding.place, outcome, code_of(finding), text, more)


def _of_problem(problem: Problem, *, strict: bool) -> Case:
    outcome: Outcome = "error" if level_of(problem, strict=strict) == "error" else "passed"
    more = (f"help: {problem.help}",) if problem.help else ()
    return Case(f"{problem.code}: {problem.message}", problem.place, outcome, problem.code, problem.message, more)


def _tally(cases: list[Case]) -> str:
    ended = Counter(case.outcome for case in cases)
    return (
        f'tests="{len(cases)}" failures="{ended["failure"]}" errors="{ended["error"]}" '
        f'skipped="{ended["skipped"]}" time="0"'
    )


def _cases(suite: str, cases: list[Case]) -> Iterator[str]:
    """The cases of a suite; names that stand twice are counted."""
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        name = case.name if seen[case.name] == 1 else f"{case.name} ({seen[case.name]})"
        where = f' file="{_safe(case.place.file)}" line="{case.place.line}"' if case.place else ""
        head = f'    <testcase classname="{_safe(suite)}" name="{_safe(name)}"{where} time="0"'
        body = list(_body(case))
        if body:
            yield f"{head}>"
            yield from body
            yield "    </testcase>"
        else:
            yield f"{head}/>"


def _body(case: Case) -> Iterator[str]:
    """How a case ended, where there is more to say than that it passed."""
    told = "\n".join(_safe(line) for line in (*((str(case.place),) if case.place else ()), case.text, *case.more))
    if case.outcome == "skipped":
        yield f'      <skipped message="{_safe(case.text)}"/>'
    elif case.outcome == "passed":
        if case.code != FITS:
            yield f"      <system-out>{told}</system-out>"
    else:
        head = f'message="{_safe(case.text)}" type="{case.code}"'
        yield f"      <{case.outcome} {head}>{told}</{case.outcome}>"


def _safe(text: str) -> str:
    return escape(visible(text))
