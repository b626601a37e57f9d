"""Which files the actuals lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.read.files import each_once, matching

if TYPE_CHECKING:
    from attain.model import Plan


def files_of(plan: Plan) -> tuple[list[str], list[Problem]]:
    """The files that a plan's patterns name, each once, and a problem for a pattern that names none.

    A plan without targets that never speaks of actuals needs none: it checks what was stated.
    """
    found: dict[str, None] = {}
    problems = []
    for pattern in plan.actuals.files:
        files = matching(plan.folder, pattern)
        if not files and (plan.targets or plan.actuals.model_fields_set):
            place = plan.actuals.place or Place(plan.file, 1, 1)
            mend = "put the actuals there, name other files under actuals: {files: [...]}, or use --actuals"
            problems.append(Problem("A057", f"no file matches {pattern}", place, mend))
        found.update(dict.fromkeys(files))
    return each_once(found), problems
