"""Findings for people: one block for what belongs together, its headline, its place and what is said of each figure.

What belongs together is an entry of a plan, or a statement of a text with what a plan says of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.table.finding_codes import code_of
from attain.table.finding_details import details, link
from attain.table.finding_words import FIGURES, message, sentence, title, verdict_text
from attain.table.findings import counts
from attain.table.passages import PassageLine, passage_of

if TYPE_CHECKING:
    from attain.check.finding import FigureName, Finding, Part, Verdict
    from attain.errors import Place
    from attain.table.findings import FindingsView

# The worst verdict gives a block its headline.
_WORST: tuple[Verdict, ...] = ("inconsistent", "approximate", "uncheckable", "consistent")
_PARTS: dict[FigureName, Part] = {
    "attainment": "percent",
    "pace": "percent",
    "actual": "actual",
    "target": "target",
    "gap": "gap",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one figure."""

    verdict: Verdict
    code: str
    text: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What is shown together: a headline with the worst verdict, where it stands, what is said of each figure.

    The headline is the sentence of one figure, which `details` belong to and `said` does not repeat; or it names an
    entry of several figures, each of which is in `said`. `passage` is empty for an entry of a plan. `links` are the
    ties to scopes, each once.
    """

    verdict: Verdict
    code: str
    headline: str
    place: Place | None
    passage: tuple[PassageLine, ...]
    details: tuple[str, ...]
    said: tuple[Said, ...]
    links: tuple[str, ...]


def blocks(view: FindingsView) -> tuple[Block, ...]:
    """The blocks of a view, in the order of its findings; where all of an entry is consistent, one for each figure."""
    groups: list[list[Finding]] = []
    for finding in view.findings:
        if groups and _together(groups[-1][-1], finding):
            groups[-1].append(finding)
        else:
            groups.append([finding])
    made: list[Block] = []
    for group in groups:
        parted = all(finding.judgement.verdict == "consistent" for finding in group)
        made += [_block(view, part) for part in ([[finding] for finding in group] if parted else [group])]
    return tuple(made)


def summary_line(view: FindingsView, *, strict: bool = False) -> str:
    """How many findings there are of each verdict.

    >>> from attain.table.findings import FindingsView
    >>> summary_line(FindingsView(()))
    '0 consistent, 0 approximate, 0 inconsistent, 0 uncheckable'
    """
    found, language = counts(view.findings), view.spoken
    told = ", ".join(
        f"{language.number(number)} {verdict_text(verdict, language)}" for verdict, number in found.items()
    )
    if strict and found["approximate"]:
        return language.say("{counts}; approximate ones count as wrong", counts=told)
    return told


def coverage_line(view: FindingsView) -> str:
    """How many of the percents beside a target word were tied into statements; empty where no text was read.

    >>> from attain.table.findings import FindingsView, TextCoverage
    >>> coverage_line(FindingsView((), coverage=(TextCoverage("a.txt", 5, 6, 5),)))
    'tied 5 of 6 percents beside a target word'
    """
    coverage, language = view.coverage, view.spoken
    if not coverage:
        return ""
    percents, tied = sum(text.percents for text in coverage), sum(text.tied for text in coverage)
    texts = len(coverage)
    where = language.say(" in {number} texts", number=language.number(texts)) if texts > 1 else ""
    if not percents:
        return language.say("no percent stands beside a target word{where}", where=where)
    return language.counted(
        "tied {tied} of {n} percent beside a target word{where}",
        "tied {tied} of {n} percents beside a target word{where}",
        percents,
        tied=language.number(tied),
        where=where,
    )


def _together(one: Finding, other: Finding) -> bool:
    if one.statement is not None or other.statement is not None:
        return one.statement == other.statement and _file(one) == _file(other)
    same_place = one.place is not None and str(one.place) == str(other.place)
    return same_place or _entry(one) == _entry(other)


def _file(finding: Finding) -> str:
    return finding.place.file if finding.place is not None else ""


def _entry(finding: Finding) -> str:
    """The entry that a finding is of: its id up to the name of its figure."""
    return finding.id.rpartition(f".{finding.figure}")[0] or finding.id


def _block(view: FindingsView, group: list[Finding]) -> Block:
    worst = min(group, key=lambda finding: _WORST.index(finding.judgement.verdict))
    language = view.spoken
    entry = title(worst, language) if len(group) > 1 else ""
    said = {id(finding): _said(view, finding) for finding in group}
    return Block(
        verdict=worst.judgement.verdict,
        code=code_of(worst),
        headline=entry or message(worst, language),
        place=worst.place,
        passage=_passage(view, worst),
        details=() if entry else said[id(worst)].details,
        said=tuple(said[id(finding)] for finding in group if entry or finding is not worst),
        links=tuple(dict.fromkeys(line for finding in group for line in link(finding, language))),
    )


def _said(view: FindingsView, finding: Finding) -> Said:
    links = set(link(finding, view.spoken))
    grounds = tuple(line for line in details(finding, view.spoken) if line not in links)
    return Said(finding.judgement.verdict, code_of(finding), sentence(finding, view.spoken), grounds)


def _passage(view: FindingsView, finding: Finding) -> tuple[PassageLine, ...]:
    """The sentence of a finding from prose; one that cannot be wrong is not shown."""
    prose = view.prose.get(_file(finding))
    if finding.statement is None or prose is None or finding.judgement.verdict == "consistent":
        return ()
    return passage_of(finding.statement, prose, _PARTS.get(finding.figure), view.spoken.each(FIGURES))
