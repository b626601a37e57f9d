"""Findings as a page: each verdict with its sentence, the judged figures underlined in it, and its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.render.html.document import document, footer, listed
from attain.render.html.markup import element, status, text
from attain.table.dossier import inputs_table, problem_texts
from attain.table.finding_blocks import blocks, coverage_line
from attain.table.finding_words import verdict_text
from attain.table.findings import counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.check.finding import Verdict
    from attain.table.finding_blocks import Block, Said
    from attain.table.findings import FindingsView
    from attain.table.language import Language
    from attain.table.passages import PassageLine

TONES: dict[Verdict, str] = {
    "consistent": "good",
    "approximate": "fair",
    "inconsistent": "bad",
    "uncheckable": "faint",
}


def findings_html(view: FindingsView, *, strict: bool = False) -> str:
    """The page of a check; under `strict` an approximate figure looks as a wrong one does."""
    language = view.spoken
    title = language.say("Stated figures, checked")
    main = [
        _header(title, view, language, strict=strict),
        listed(language.say("Warnings"), problem_texts(view.problems), "warnings"),
        element("section", *(_finding(block, language, strict=strict) for block in blocks(view)), aria_label=title),
    ]
    return document(title, main, footer(inputs_table(view.inputs, language), language), language)


def _header(title: str, view: FindingsView, language: Language, *, strict: bool) -> str:
    found = counts(view.findings)
    told = (
        element("li", _verdict(verdict, f"{language.number(number)} {verdict_text(verdict, language)}", strict=strict))
        for verdict, number in found.items()
    )
    parts = [element("h1", text(title)), element("ul", *told, class_="counts")]
    covered = coverage_line(view)
    if covered:
        parts.append(element("p", text(covered), class_="lead"))
    return element("header", *parts) + "\n"


def _finding(block: Block, language: Language, *, strict: bool) -> str:
    tag = _tag(block.verdict, block.code, language)
    parts = [
        element("p", _verdict(block.verdict, tag, strict=strict)),
        element("h2", text(block.headline)),
    ]
    if block.place:
        parts.append(element("p", text(str(block.place)), class_="place"))
    if block.passage:
        parts.append(element("blockquote", *(_line(line) for line in block.passage)))
    grounds = [element("li", text(line)) for line in block.details]
    grounds += [_said(said, language, strict=strict) for said in block.said]
    grounds += [element("li", text(line)) for line in block.links]
    if grounds:
        parts.append(element("ul", *grounds))
    return element("article", *parts, class_=f"finding {block.verdict}") + "\n"


def _said(said: Said, language: Language, *, strict: bool) -> str:
    tag = _tag(said.verdict, said.code, language)
    more = element("ul", *(element("li", text(line)) for line in said.details)) if said.details else ""
    return element("li", _verdict(said.verdict, tag, strict=strict), " ", text(said.text), more)


def _tag(verdict: Verdict, code: str, language: Language) -> str:
    """The verdict in words, with its code where it is not that all is well."""
    told = verdict_text(verdict, language)
    return told if verdict == "consistent" else f"{told} {code}"


def _verdict(verdict: Verdict, tag: str, *, strict: bool) -> str:
    tone = "bad" if strict and verdict == "approximate" else TONES[verdict]
    return status(tag, tone)


def _line(line: PassageLine) -> str:
    """A line of a text with its number; its figures are underlined, the judged one most."""
    number = element("span", str(line.number), class_="line")
    cuts = ("… " if line.cut_before else "", " …" if line.cut_after else "")
    return element("p", number, cuts[0], *_pieces(line), cuts[1])


def _pieces(line: PassageLine) -> Iterator[str]:
    at = 0
    for mark in line.marks:
        yield _prose(line.text[at : mark.start])
        label = element("small", text(mark.label)) if mark.label else ""
        yield element("mark", _prose(line.text[mark.start : mark.end]), label, class_="main" if mark.main else None)
        at = mark.end
    yield _prose(line.text[at:])


def _prose(told: str) -> str:
    """A piece of a text, a blank for each blank of whatever kind."""
    return text("".join(" " if letter.isspace() else letter for letter in told))
