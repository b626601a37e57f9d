"""The straight line as two calls: a plan from its files, a report from a plan.

plan = attain.load("targets.yaml")
report = attain.report(plan, "2018-Q1")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from attain.actuals.files import files_of
from attain.actuals.rows import read_totals
from attain.compute import Asked, compute, cuts_of
from attain.compute.choose import period_named
from attain.errors import InputError, has_errors, in_file_order, refuse
from attain.loading import load_plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from os import PathLike

    from attain.compute import Report
    from attain.model import Plan
    from attain.period import Period


def load(path: str | PathLike[str] = "targets.yaml", *, stdin: BinaryIO | None = None) -> Plan:
    """The plan of a targets.yaml and the target files it names; warnings stand in `plan.warnings`.

    Raises InputError with every problem where the plan cannot be used.
    """
    loaded = load_plan(str(path), stdin=stdin)
    if loaded.plan is None:
        raise InputError(loaded.problems)
    return loaded.plan


def report(
    plan: Plan,
    period: str | Period,
    *,
    as_of: date | None = None,
    only: bool = False,
    actuals: Sequence[str] | None = None,
) -> Report:
    """The report of a period (`"2018-Q1"`, or `"Q1"` of the plan's only year) over the plan's actuals.

    `as_of` is the last day counted, the period's last by default; `only` takes the period alone instead of the
    year to date; `actuals` names other files than the plan does.

    Raises InputError where the actuals cannot be used, UsageError where the period is none of the plan's.
    """
    found = period_named(plan, period) if isinstance(period, str) else period
    return answer(plan, Asked(found, as_of=as_of, only=only), actuals)


def answer(
    plan: Plan,
    asked: Asked,
    actuals: Sequence[str] | None = None,
    *,
    stdin: BinaryIO | None = None,
) -> Report:
    """The report that a question gets; see `report`."""
    if not plan.targets:
        refuse("A052", "there are no targets to report on", "list them under targets:")
    if asked.as_of is not None and asked.as_of < asked.period.start:
        start = asked.period.start
        mend = "ask for the period that holds the day"
        refuse("A203", f"as of {asked.as_of}: {asked.period.name} begins on {start}", mend)
    files, problems = (list(actuals), []) if actuals else files_of(plan)
    totals, found = read_totals(plan, files, cuts_of(plan, asked), stdin=stdin)
    problems = [*plan.warnings, *problems, *found]
    if has_errors(problems):
        raise InputError(problems)
    made = compute(plan, totals, asked, in_file_order(problems))
    if not made.lines:
        picked = ", ".join((*asked.metrics, *asked.segments, *asked.branches))
        refuse("A202", f"nothing matches {picked or made.period.name}", "there is neither a target nor an actual")
    return made
