"""What a check found, for every face: a view of it, and its JSON document.

In findings a percent is in percent and an amount in base units, both as plain decimal strings, whatever the locale;
only figures in sentences are written in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from attain.table.finding_codes import CODES, Level, code_of, level_of
from attain.table.finding_records import finding_record
from attain.table.language import english
from attain.table.records import head, problem_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.check.finding import Finding, Verdict
    from attain.errors import Place, Problem
    from attain.model.input import Input
    from attain.number import Locale
    from attain.table.language import Language

__all__ = [
    "CODES",
    "FindingsView",
    "Level",
    "ProseText",
    "TextCoverage",
    "code_of",
    "counts",
    "findings_document",
    "level_of",
]

VERDICTS: tuple[Verdict, ...] = ("consistent", "approximate", "inconsistent", "uncheckable")


class ProseText(Protocol):
    """A text that was read: what a reader of it sees, each character of which knows where it stands in the file."""

    @property
    def text(self) -> str:
        """The text without its markup."""

    def place(self, start: int, end: int) -> Place:
        """Where a span of the text stands in the file."""


@dataclass(frozen=True, slots=True)
class TextCoverage:
    """How much of a text was understood: of its percents beside a target word, so many were tied into statements."""

    file: str
    statements: int
    percents: int
    tied: int


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All that a face of a check is drawn from. `prose` has each text under the file name of its findings' places.

    `language` is what people are told in, without one English; documents for machines are English, and have figures in
    their sentences as `locale` writes them.
    """

    findings: tuple[Finding, ...]
    inputs: tuple[Input, ...] = ()
    problems: tuple[Problem, ...] = ()
    locale: Locale = "en"
    coverage: tuple[TextCoverage, ...] = ()
    prose: Mapping[str, ProseText] = field(default_factory=dict)
    language: Language | None = None

    @property
    def spoken(self) -> Language:
        """The language of what people are told."""
        return self.language or english(self.locale)


def counts(findings: Iterable[Finding]) -> dict[Verdict, int]:
    """How many findings there are of each verdict, the absent ones as 0."""
    found = Counter(finding.judgement.verdict for finding in findings)
    return {verdict: found[verdict] for verdict in VERDICTS}


def findings_document(view: FindingsView) -> dict[str, Any]:
    """The JSON document of a check."""
    return {
        **head(),
        "summary": counts(view.findings),
        "inputs": [{"path": i.path, "sha256": i.sha256, "rows": i.rows} for i in view.inputs],
        "coverage": [
            {"file": c.file, "statements": c.statements, "percents": c.percents, "tied": c.tied} for c in view.coverage
        ],
        "findings": [finding_record(finding, view.locale) for finding in view.findings],
        "problems": [problem_record(problem) for problem in view.problems],
    }
