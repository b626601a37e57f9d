"""The straight line as a few calls: a plan from its files, a report from a plan, findings from what was stated.

plan = attain.load("targets.yaml")
report = attain.report(plan, "2018-Q1")
findings = attain.check_plan(plan)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from attain.actuals.files import files_of, named
from attain.actuals.progress import UNWATCHED, Watch
from attain.compute import Asked, compute, cuts_of
from attain.compute.choose import period_named
from attain.engines import engines_for
from attain.errors import InputError, has_errors, in_file_order, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from os import PathLike

    from attain.actuals.source import Source
    from attain.actuals.totals import Totals
    from attain.cache import Cache
    from attain.check.computed import Computed
    from attain.check.finding import Finding
    from attain.compute import Report as Made
    from attain.errors import Problem
    from attain.loading import Loaded
    from attain.model import Plan
    from attain.model.input import Input
    from attain.number import Locale
    from attain.period import Period
    from attain.read.prose import Markup
    from attain.reports import Report


class Means(NamedTuple):
    """What actuals are read with.

    Standard input and the cache; how many bytes of memory an engine may take, its own choice where None; who watches.
    """

    stdin: BinaryIO | None = None
    cache: Cache | None = None
    memory: int | None = None
    watch: Watch = UNWATCHED


ALONE = Means()


def load(
    path: str | PathLike[str] = "targets.yaml", *, stdin: BinaryIO | None = None, cache: Cache | None = None
) -> Plan:
    """The plan of a targets.yaml and the target files it names; warnings stand in `plan.warnings`.

    With a cache it may be a plan that was kept: everything that it says is there, but it is no Pydantic model.

    Raises InputError with every problem where the plan cannot be used.
    """
    found = loaded(str(path), stdin=stdin, cache=cache)
    if found.plan is None:
        raise InputError(found.problems)
    return found.plan


def loaded(path: str, *, stdin: BinaryIO | None = None, cache: Cache | None = None) -> Loaded:
    """What loading a plan gives; see `load`."""
    if cache is not None:
        from attain.cache.plans import load_plan as load_kept

        return load_kept(path, cache, stdin=stdin)
    from attain.loading import load_plan

    return load_plan(path, stdin=stdin)


def report(
    plan: Plan,
    period: str | Period,
    *,
    as_of: date | None = None,
    only: bool = False,
    actuals: Sequence[str] | None = None,
    memory_limit: str | None = None,
) -> Report:
    """The report of a period (`"2018-Q1"`, or `"Q1"` of the plan's only year) over the plan's actuals.

    `as_of` is the last day counted, the period's last by default; `only` takes the period alone instead of the
    year to date; `actuals` names other files than the plan does; `memory_limit` bounds what DuckDB takes to read large
    files and its own databases (`"2GB"`, 512MB by default).

    Raises InputError where the actuals cannot be used, UsageError where the period is none of the plan's.
    """
    from attain.reports import Report

    found = period_named(plan, period) if isinstance(period, str) else period
    means = Means(memory=memory_of(memory_limit))
    return Report(*answer(plan, Asked(found, as_of=as_of, only=only), actuals, means))


def memory_of(limit: str | None) -> int | None:
    """The bytes of a memory limit; a usage error where it is none."""
    if limit is None:
        return None
    from attain.actuals.memory import bytes_of

    return bytes_of(limit)


def answer(plan: Plan, asked: Asked, actuals: Sequence[str] | None = None, means: Means = ALONE) -> Made:
    """The report that a question gets; see `report`."""
    need_targets(plan)
    found = gathered(plan, asked, cuts_of(plan, asked), actuals, means)
    made = compute(plan, found.totals, asked, found.problems)
    need_lines(made.lines, asked)
    return made


class Gathered(NamedTuple):
    """What was read for a question: the files, their totals, and the warnings of plan and files."""

    files: tuple[str | Source, ...]
    totals: Totals
    problems: tuple[Problem, ...]


def gathered(
    plan: Plan, asked: Asked, cuts: Iterable[date], actuals: Sequence[str] | None = None, means: Means = ALONE
) -> Gathered:
    """The totals for a question, months split at the days of `cuts`.

    Raises InputError where the actuals cannot be used, UsageError where the as-of date lies before the period.
    """
    if asked.as_of is not None and asked.as_of < asked.period.start:
        start = asked.period.start
        mend = "ask for the period that holds the day"
        refuse("A203", f"as of {asked.as_of}: {asked.period.name} begins on {start}", mend)
    files, problems = (named(actuals), []) if actuals else files_of(plan)
    totals, found = totals_of(plan, files, cuts, means)
    problems = [*plan.warnings, *problems, *found]
    if has_errors(problems):
        raise InputError(problems)
    return Gathered(tuple(files), totals, in_file_order(problems))


def totals_of(
    plan: Plan, files: Iterable[str | Source], cuts: Iterable[date] = (), means: Means = ALONE
) -> tuple[Totals, list[Problem]]:
    """The totals of files, months split at the days of `cuts`, and every problem found in them."""
    given = list(files)
    stdin, cache, memory, watch = means
    if cache is not None:
        from attain.cache.totals import read_totals as read_kept

        return read_kept(plan, given, cuts, stdin=stdin, cache=cache, engines=engines_for, memory=memory, watch=watch)
    from attain.actuals.rows import read_totals

    return read_totals(plan, given, cuts, stdin=stdin, engines=engines_for(given), memory=memory, watch=watch)


def need_targets(plan: Plan) -> None:
    """Refuse a plan that has nothing to report on; one that names its years may wait for its targets."""
    if not plan.targets and not plan.years:
        refuse("A052", "there are no targets to report on", "list them under targets:")


def need_lines(lines: Sequence[object], asked: Asked) -> None:
    """Refuse a question that nothing in the plan or the actuals answers."""
    if not lines:
        picked = ", ".join((*asked.metrics, *asked.segments, *asked.branches))
        refuse("A202", f"nothing matches {picked or asked.period.name}", "there is neither a target nor an actual")


class Computable(NamedTuple):
    """What stated figures can be held against: a plan's computed figures, and what was read for them."""

    computed: Computed | None
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]


def computable(
    plan: Plan,
    periods: Iterable[Period],
    as_of: date | None = None,
    actuals: Sequence[str] | None = None,
    means: Means = ALONE,
) -> Computable:
    """The computed figures of a plan in these periods, its actuals read once; none for a plan without targets.

    Raises InputError where the actuals cannot be used.
    """
    from attain.actuals.totals import Totals
    from attain.check.computed import Computed, questions

    named = list(periods)
    asked = questions(named, as_of)
    if not plan.targets or not named:
        return Computable(None, plan.inputs, plan.warnings)
    cuts = {day for question in asked for day in cuts_of(plan, question)}
    # A plan that never speaks of actuals and has none still tells whether a stated target is its own.
    files = actuals or (files_of(plan)[0] if not plan.actuals.model_fields_set else None)
    if files == [] or not asked:
        return Computable(Computed(plan, Totals({}), as_of), plan.inputs, plan.warnings)
    found = gathered(plan, asked[0], cuts, actuals, means)
    return Computable(Computed(plan, found.totals, as_of), (*plan.inputs, *found.totals.inputs), found.problems)


def check_plan(
    plan: Plan,
    *,
    as_of: date | None = None,
    actuals: Sequence[str] | None = None,
    memory_limit: str | None = None,
) -> tuple[Finding, ...]:
    """The findings of the plan's stated figures: against each other, and against the computed ones of their scopes.

    `as_of` is the last day counted, each entry's own last by default; `actuals` names other files than the plan does;
    `memory_limit` is that of `report`.

    Raises InputError where the actuals cannot be used.
    """
    from attain.check.stated import check_stated

    means = Means(memory=memory_of(memory_limit))
    found = computable(plan, [stated.period for stated in plan.stated], as_of, actuals, means)
    return check_stated(plan, found.computed)


def check_text(
    text: str,
    plan: Plan | None = None,
    *,
    period: str | Period | None = None,
    locale: Locale | None = None,
    file: str = "<text>",
    markup: Markup | None = None,
    memory_limit: str | None = None,
) -> tuple[Finding, ...]:
    """The findings of the statements in a text, held against a plan's figures too where a statement names its scope.

    `period` is that of statements which name none, `locale` the language of sentences that do not tell theirs; `file`
    names the text in places, `markup` says that it is plain, markdown or html (else its beginning tells);
    `memory_limit` is that of `report`.

    Raises InputError where the plan's actuals cannot be used, UsageError where the period is none of the plan's.
    """
    from attain.check.links import Linker
    from attain.check.statements import Context, check_statements
    from attain.extract import extract
    from attain.read.prose import prose_of

    prose = prose_of(file, text, markup)
    found = extract(prose.text, locale=locale)
    if plan is None or not plan.targets:
        return check_statements(prose, found.statements, context=Context(hedges=plan.known_hedges) if plan else None)
    asked = period_named(plan, period) if isinstance(period, str) else period
    links = Linker(plan, asked).links(prose.text, found.statements)
    means = Means(memory=memory_of(memory_limit))
    made = computable(plan, [link.period for link in links if link], means=means)
    return check_statements(prose, found.statements, links, Context(made.computed, plan.known_hedges))
