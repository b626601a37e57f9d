"""Columns that a plan names and that none of its files has.

Where a file may lack a column, one that lacks it is no slip by itself: others may have it. Only of all files together
it is known that a name stands for nothing. Headers are read again for it where no total shows that the column is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.actuals.columns import missing_help, other_name, theirs
from attain.actuals.source import CSV
from attain.errors import Problem
from attain.read.csv import open_csv
from attain.read.files import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from attain.actuals.columns import Field
    from attain.actuals.labels import Label
    from attain.actuals.source import Source
    from attain.actuals.totals import Key
    from attain.model import Plan
    from attain.read.csv import Header

OPTIONAL: tuple[Field, ...] = ("branch", "segment", "metric")


def unfound_columns(
    plan: Plan, sources: Sequence[Source], keys: Collection[Key], labels: Mapping[str, Label]
) -> list[Problem]:
    """A warning for each column that the plan renames and no file has; `keys` are those of the totals of the files.

    What is not a CSV file is not opened again, and where there is any nothing is said.
    """
    suspect = [field for field in OPTIONAL if field in plan.actuals.columns and not _shows(field, keys, labels)]
    if not suspect or not sources or not all(map(_is_file, sources)):
        return []
    headers: list[Header] = []
    for source in sources:
        with open_csv(source.name, delimiter=plan.actuals.delimiter, encoding=plan.actuals.encoding) as file:
            header = file.header
        if header is None:
            return []
        suspect = [field for field in suspect if plan.actuals.columns[field] not in header.names]
        if not suspect:
            return []
        headers.append(header)
    return [_unfound(field, plan, headers) for field in suspect]


def _shows(field: Field, keys: Collection[Key], labels: Mapping[str, Label]) -> bool:
    """Whether the totals tell that a column was there: a name that no file would have without it."""
    return labels[field].only is None and any(getattr(key, field) is not None for key in keys)


def _is_file(source: Source) -> bool:
    return source.kind == CSV and source.name != STANDARD_INPUT


def _unfound(field: Field, plan: Plan, headers: Sequence[Header]) -> Problem:
    name, taken = plan.actuals.columns[field], theirs(plan).values()
    # Of the files one that has a likely column tells most.
    telling = next((header for header in headers if other_name(field, header, taken)), headers[0])
    message = f"no file has the column {name}, which the plan names for {field}"
    return Problem("A030", message, plan.actuals.place, missing_help(field, plan, telling), severity="warning")
