"""Where the actuals lie: the files and the sources beyond files that a plan, or a command line, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.read.files import each_once, matching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.actuals.source import Source
    from attain.model import Plan


def files_of(plan: Plan) -> tuple[list[str | Source], list[Problem]]:
    """The files that a plan's patterns name, each once, and its sources; a problem for a pattern that names none.

    A plan without targets and years that never speaks of actuals needs none: it checks what was stated.
    """
    found: dict[str, None] = {}
    problems = []
    remote = plan.actuals.sources
    for pattern in plan.actuals.files if not remote or "files" in plan.actuals.model_fields_set else ():
        files = matching(plan.folder, pattern)
        if not files and (plan.targets or plan.years or plan.actuals.model_fields_set):
            place = plan.actuals.place or Place(plan.file, 1, 1)
            mend = "put the actuals there, name other files under actuals: {files: [...]}, or use --actuals"
            problems.append(Problem("A057", f"no file matches {pattern}", place, mend))
        found.update(dict.fromkeys(files))
    given: list[str | Source] = [*each_once(found)]
    if remote:
        from attain.actuals.remote import sources_in

        given += sources_in(plan.folder, remote)
    return given, problems


def named(names: Iterable[str]) -> list[str | Source]:
    """What a command line names: files, and addresses with the table behind a #.

    Raises UsageError for an address that is none, or holds a secret.
    """
    given = list(names)
    if not any(":" in name for name in given):
        return [*given]
    from attain.actuals.remote import sources_typed

    return sources_typed(given)
