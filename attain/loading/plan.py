"""A targets.yaml and its target files to a `Plan`."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

from pydantic import ValidationError

from attain.errors import Problem, has_errors, in_file_order
from attain.loading import crosscheck
from attain.loading.discretion import without_secrets
from attain.loading.loaded import Loaded
from attain.loading.nodes import Located, plain, settled_merges
from attain.loading.tables import read_table
from attain.model import Plan, Reading, Stated, Target
from attain.model.input import Input
from attain.model.names import Names
from attain.number import HEDGES, NumberFault
from attain.number.hedges import known_hedges
from attain.period import Calendar
from attain.read.files import matching
from attain.read.nodes import Mapping, Node, Scalar
from attain.read.yaml import read_yaml

if TYPE_CHECKING:
    import collections.abc

    from attain.number import Hedge, Locale

Placed = TypeVar("Placed", Target, Stated)


def load_plan(path: str, *, stdin: BinaryIO | None = None) -> Loaded:
    """The plan of a targets.yaml (`-` is `stdin`) and of the target files it names, all problems found.

    A secret that somebody wrote into it stands in none of them.
    """
    found = _loaded(path, stdin)
    return Loaded(found.plan, without_secrets(found.problems), found.inputs)


def _loaded(path: str, stdin: BinaryIO | None) -> Loaded:
    file = read_yaml(path, stdin=stdin)
    problems = list(file.problems)
    inputs = [Input(file.name, file.sha256, 0)] if file.sha256 else []
    if file.root is None:
        return Loaded(None, in_file_order(problems), tuple(inputs))
    root = _as_plan(file.root, problems)
    if root is None:
        return Loaded(None, in_file_order(problems), tuple(inputs))
    located = Located(root)
    folder = str(Path(path).parent) if path != "-" else "."
    for name in _target_files(root, folder, problems):
        table, more = read_table(name)
        problems += more
        if table is not None:
            inputs.append(Input(table.name, table.sha256, len(table.rows)))
            located.add_targets(table.rows)
    problems += _no_targets(located, problems)
    plan = _validated(located, problems)
    if plan is not None:
        problems += crosscheck.problems_of(plan, located)
    ordered = in_file_order(problems)
    if plan is None or has_errors(ordered):
        return Loaded(None, ordered, tuple(inputs))
    read = plan.read_from(file.name, folder, tuple(inputs), ordered)
    return Loaded(read, ordered, tuple(inputs))


def _as_plan(root: Node, problems: list[Problem]) -> Mapping | None:
    if isinstance(root, Mapping):
        return settled_merges(root)
    kind = "a text" if isinstance(root, Scalar) else "a list"
    mend = "write keys: version, title, metrics, targets (attain explain A025)"
    problems.append(Problem("A025", f"a plan is a mapping of keys, this is {kind}", root.place, mend))
    return None


def _no_targets(located: Located, problems: list[Problem]) -> list[Problem]:
    """A plan that asks for targets and has none; one that never speaks of targets may check statements."""
    data = located.data()
    if data.get("targets") or has_errors(problems):
        return []
    asked = [key for key in ("targets", "target_files") if key in data]
    mend = "list at least one under targets:"
    return [Problem("A052", "there are no targets", located.place((key,)), mend) for key in asked[:1]]


def _validated(located: Located, problems: list[Problem]) -> Plan | None:
    data = cast("dict[str, Any]", located.data())
    try:
        plan = Plan.model_validate(data, context=_reading(data))
    except ValidationError as error:
        from attain.loading.wording import problems_of, told_once

        problems[:] = told_once(problems + problems_of(error, located))
        return None
    names = {"metric": Names(plan.metrics), "segment": Names(plan.segments), "branch": Names(plan.branches)}
    targets = [
        _by_name(target, names).placed(located.place(("targets", index))) for index, target in enumerate(plan.targets)
    ]
    stated = [
        _by_name(figure, names)
        .placed(located.place(("stated", index)))
        .with_places({name: located.place(("stated", index, name)) for name in figure.model_fields_set})
        for index, figure in enumerate(plan.stated)
    ]
    actuals = plan.actuals.placed(located.place(("actuals",)))
    return plan.model_copy(update={"targets": tuple(targets), "stated": tuple(stated), "actuals": actuals})


def _by_name(part: Placed, names: dict[str, Names]) -> Placed:
    """The part with each member by its name, where an alias or a label was written."""
    written = {label: getattr(part, label) for label in names}
    meant = {label: text and names[label].resolve(text) for label, text in written.items()}
    return part.model_copy(update={label: name or written[label] for label, name in meant.items()})


def _reading(data: dict[str, Any]) -> Reading:
    """How the plan's texts are to be read, as far as it says so rightly; what is wrong is told elsewhere."""
    locale = data.get("locale")
    start, label = data.get("fiscal_year_start"), data.get("fiscal_year_label")
    month = int(start) if isinstance(start, str) and start.isdecimal() and len(start) < 3 else 1  # noqa: PLR2004 - two digits
    metrics = data.get("metrics")
    units = {
        name: metric.get("unit")
        for name, metric in (metrics.items() if isinstance(metrics, dict) else ())
        if isinstance(metric, dict) and isinstance(metric.get("unit"), str)
    }
    return Reading(
        locale=cast("Locale", locale) if locale in ("id", "en") else None,
        calendar=Calendar(
            month if 1 <= month <= 12 else 1,  # noqa: PLR2004 - months in a year
            "start" if label == "start" else "end",
        ),
        units=units,
        hedges=_hedges(data.get("hedges")),
    )


def _hedges(given: object) -> collections.abc.Mapping[str, Hedge]:
    """The hedges that stated figures may carry; one whose meaning is wrong is a hedge all the same."""
    found = dict(HEDGES)
    for word, meaning in given.items() if isinstance(given, dict) else ():
        with contextlib.suppress(NumberFault):
            found |= known_hedges({str(word): "about"})
        with contextlib.suppress(NumberFault):
            found |= known_hedges({str(word): str(meaning)})
    return found


def _target_files(root: Mapping, folder: str, problems: list[Problem]) -> list[str]:
    """The files that `target_files` names, patterns resolved, in the order of their names."""
    listed = plain({key.text: node for key, node in root.entries}.get("target_files"))
    if not isinstance(listed, list):
        return []
    found: list[str] = []
    located = Located(root)
    for index, pattern in enumerate(listed):
        if not isinstance(pattern, str) or not pattern:
            continue
        files = matching(folder, pattern)
        if not files:
            place = located.place(("target_files", index))
            mend = "names start in the plan's folder"
            problems.append(Problem("A001", f"no file matches {pattern}", place, mend))
        found += [file for file in files if file not in found]
    return found
