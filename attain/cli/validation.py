"""What `attain validate` does: reads plans and actuals, and shows their problems in the form asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from attain import api
from attain.actuals.files import files_of, named
from attain.cli.codes import DONE, FAILED, NO_VERDICT
from attain.cli.streams import face_of, write_err, write_out
from attain.errors import has_errors, in_file_order, refuse
from attain.render import problems as render
from attain.table import problems_document

if TYPE_CHECKING:
    from attain.cli.streams import ColourChoice
    from attain.errors import Problem
    from attain.model.input import Input

FORMATS = ("text", "concise", "json", "github")


def validation(
    plans: list[str], actuals: list[str], form: str, *, strict: bool, colour: ColourChoice, means: api.Means
) -> int:
    """Show every problem of the plans and their actuals; 2 where one is an error, 1 for a warning under strict."""
    if form not in FORMATS:
        refuse("A205", f"no format {form}", f"write one of {', '.join(FORMATS)}")
    problems: list[Problem] = []
    inputs: list[Input] = []
    for plan in plans:
        found, files = _read(plan, actuals, means)
        problems += in_file_order(found)
        inputs += files
    _show(problems, inputs, form, colour)
    if has_errors(problems):
        return NO_VERDICT
    return FAILED if strict and problems else DONE


def _read(file: str, actuals: list[str], means: api.Means) -> tuple[list[Problem], list[Input]]:
    loaded = api.loaded(file, stdin=means.stdin, cache=means.cache)
    if loaded.plan is None:
        return list(loaded.problems), list(loaded.inputs)
    names, missing = (named(actuals), []) if actuals else files_of(loaded.plan)
    totals, found = api.totals_of(loaded.plan, names, means=means)
    return [*loaded.problems, *missing, *found], [*loaded.inputs, *totals.inputs]


def _show(problems: list[Problem], inputs: list[Input], form: str, colour: ColourChoice) -> None:
    if form == "json":
        write_out(render.json(problems_document(problems, inputs)))
    elif form == "concise":
        write_out(render.concise(problems))
    elif form == "github":
        write_out(render.github(problems))
    else:
        write_out(render.text(problems, colour=face_of(sys.stdout, colour).colour))
    if not problems and form != "json":
        rows = sum(file.rows for file in inputs)
        write_err(f"no problems in {_counted(len(inputs), 'file')}, {_counted(rows, 'row')}\n")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
