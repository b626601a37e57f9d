"""What `attain check` does: reads the plan and the texts, gathers findings, writes them in every form asked for."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from attain import api
from attain.check.links import Linker
from attain.check.periods import settled
from attain.check.stated import check_stated
from attain.check.statements import Context, check_statements
from attain.cli.ask import STDIN, Question, asked_of, day_named
from attain.cli.codes import DONE, FAILED, NO_VERDICT
from attain.cli.finding_faces import format_named, outputs_of, show, write_all
from attain.cli.language import lang_named, language_of
from attain.cli.streams import colour_choice
from attain.errors import InputError, Problem, has_errors, refuse
from attain.extract import extract
from attain.model.input import Input
from attain.number import Locale
from attain.read.prose import read_prose
from attain.table.findings import FindingsView, TextCoverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from attain.check.links import Link
    from attain.extract import Extract
    from attain.model import Plan
    from attain.period import Period

DEFAULT_PLAN = "targets.yaml"
PLAN_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, as it was typed; `span` is quarter, month, year, period and as-of date."""

    texts: list[str]
    span: tuple[str | None, str | None, str | None, str | None, str | None]
    form: str
    outputs: list[str]
    plan: str | None
    no_plan: bool
    actuals: list[str]
    locale: str | None
    strict: bool
    allow_empty: bool
    colour: str
    means: api.Means
    lang: str | None = None


def checking(words: Words) -> int:
    """Check what the words ask for and write the findings; give back the exit code."""
    form, colour = format_named(words.form), colour_choice(words.colour)
    outputs, lang = outputs_of(words.outputs), lang_named(words.lang)
    _refuse_misuse(words)
    try:
        view = _view(words, lang)
    except InputError as error:
        view = _told(FindingsView((), problems=error.problems), words, None, lang)
    view = replace(view, problems=(*view.problems, *_no_verdict(view, words)))
    given = (words.plan or DEFAULT_PLAN, *words.texts, *words.actuals)
    write_all(outputs, view, [*given, *(file.path for file in view.inputs)], strict=words.strict)
    show(view, form, colour, strict=words.strict)
    return _exit_code(view, words)


def _exit_code(view: FindingsView, words: Words) -> int:
    verdicts = {finding.judgement.verdict for finding in view.findings}
    if has_errors(view.problems):
        return NO_VERDICT
    if "inconsistent" in verdicts or (words.strict and ("approximate" in verdicts or view.problems)):
        return FAILED
    return DONE


def _no_verdict(view: FindingsView, words: Words) -> Iterator[Problem]:
    """The problem that nothing could be decided, where no other one says so already."""
    if words.allow_empty or has_errors(view.problems):
        return
    if not view.findings and words.texts:
        yield Problem(
            "A207",
            f"nothing to check: no statement of attainment in {', '.join(words.texts)}",
            None,
            "a statement has an actual, a target and a percent or a gap; --allow-empty lets it pass",
        )
    elif not view.findings:
        where = "no stated figure lies in that period" if any(words.span[:4]) else "the plan states no figures"
        yield Problem("A207", f"nothing to check: {where}", None, "list them under stated:, or name a text")
    elif all(finding.judgement.verdict == "uncheckable" for finding in view.findings):
        message = "no verdict: of what is stated nothing can be checked"
        yield Problem("A207", message, None, "each finding says what is missing; --allow-empty lets it pass")


def _refuse_misuse(words: Words) -> None:
    """Refuse words that contradict each other, before anything is read."""
    if [words.plan, *words.texts, *words.actuals].count(STDIN) > 1:
        refuse("A204", "standard input can be read once only", "name a file for the other")
    if words.no_plan and (words.plan is not None or words.actuals or any(words.span)):
        refuse("A200", "--no-plan goes with no plan, no actuals and no period", "drop it, or drop them")
    if words.no_plan and not words.texts:
        refuse("A200", "--no-plan leaves nothing to check", "name a text: attain check --no-plan release.txt")
    if words.locale not in (None, *get_args(Locale)):
        refuse("A205", f"no locale {words.locale}", f"write {' or '.join(get_args(Locale))}")
    for text in words.texts:
        if text.lower().endswith(PLAN_SUFFIXES):
            refuse("A200", f"{text} is a plan by its name, not a text", f"attain check --plan {text}")


def _view(words: Words, lang: Locale | None) -> FindingsView:
    plan = _plan(words)
    asked, as_of = _span(words, plan)
    if words.texts:
        return _told(_of_texts(words, plan, asked, as_of), words, plan, lang)
    if plan is None:
        return FindingsView(())
    entries = [stated for stated in plan.stated if asked is None or asked.contains(stated.period)]
    periods = [stated.period for stated in entries]
    found = api.computable(plan, periods, as_of, words.actuals, words.means)
    view = FindingsView(
        check_stated(plan, found.computed, within=asked),
        inputs=found.inputs,
        problems=found.problems,
        locale=plan.locale or _locale(words) or "en",
    )
    return _told(view, words, plan, lang)


def _told(view: FindingsView, words: Words, plan: Plan | None, lang: Locale | None) -> FindingsView:
    """The view in its reader's language; without `--lang` figures stay as the texts write them."""
    locale = (plan.locale if plan else None) or _locale(words)
    return replace(view, language=language_of(lang, locale, view.locale))


def _plan(words: Words) -> Plan | None:
    """The plan: the one named, else the usual one; texts can do without it."""
    if words.no_plan or (words.plan is None and words.texts and not Path(DEFAULT_PLAN).exists()):
        if words.actuals or any(words.span):
            refuse("A201", "a period and actuals belong to a plan, and there is none here", "name it: --plan FILE")
        return None
    return api.load(words.plan or DEFAULT_PLAN, stdin=words.means.stdin, cache=words.means.cache)


def _span(words: Words, plan: Plan | None) -> tuple[Period | None, date | None]:
    """The period and the as-of date that were asked for."""
    quarter, month, year, period, as_of = words.span
    if plan is None:
        return None, None
    if not any((quarter, month, year, period)) and not words.texts:
        return None, day_named(as_of)
    if not any(words.span):
        return None, None
    question = Question(
        quarter, month, year, period, as_of, only=False, by=[], metrics=[], segments=[], branches=[], sort=None
    )
    asked = asked_of(question, plan)
    if words.texts and asked.as_of is not None and asked.as_of < asked.period.last:
        # A text that names no period counts up to the day that was asked for.
        until = settled(plan.calendar, asked.period.start.isoformat(), asked.as_of.isoformat())
        return until, asked.as_of
    return asked.period, asked.as_of


def _of_texts(words: Words, plan: Plan | None, asked: Period | None, as_of: date | None) -> FindingsView:
    """The findings of every text that can be read, tied to the plan where their words say so."""
    read = [read_prose(name, stdin=words.means.stdin) for name in _each_once(words.texts)]
    problems = [problem for _, found in read for problem in found]
    proses = [prose for prose, _ in read if prose is not None]
    extracts = [extract(prose.text, locale=_locale(words)) for prose in proses]
    linker = Linker(plan, asked) if plan is not None and plan.targets else None
    links = [
        linker.links(prose.text, found.statements) if linker else []
        for prose, found in zip(proses, extracts, strict=True)
    ]
    made = _computable(words, plan, [link for found in links for link in found if link], as_of)
    context = Context(made.computed, plan.known_hedges) if plan is not None else Context()
    findings = [
        finding
        for prose, found, tied in zip(proses, extracts, links, strict=True)
        for finding in check_statements(prose, found.statements, tied, context)
    ]
    return FindingsView(
        tuple(findings),
        inputs=(*made.inputs, *(Input(prose.file, prose.sha256, 0) for prose in proses)),
        problems=(*made.problems, *problems),
        locale=(plan.locale if plan else None) or _locale(words) or _commonest(extracts),
        coverage=tuple(
            TextCoverage(prose.file, len(found.statements), found.percents, found.tied)
            for prose, found in zip(proses, extracts, strict=True)
        ),
        prose={prose.file: prose for prose in proses},
    )


def _commonest(extracts: Sequence[Extract]) -> Locale:
    """The language of most statements: figures are shown as their texts write them."""
    languages = Counter(statement.language for found in extracts for statement in found.statements)
    return max(languages, key=lambda language: languages[language], default="en")


def _computable(words: Words, plan: Plan | None, links: Sequence[Link], as_of: date | None) -> api.Computable:
    """What links can be held against; actuals are read only where there is a link."""
    if plan is None:
        return api.Computable(None, (), ())
    periods = [link.period for link in links]
    return api.computable(plan, periods, as_of, words.actuals, words.means)


def _each_once(names: Sequence[str]) -> list[str]:
    """The names of different files, the first name of each."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name if name == STDIN else os.path.realpath(name), name)
    return list(found.values())


def _locale(words: Words) -> Locale | None:
    return cast("Locale | None", words.locale)
