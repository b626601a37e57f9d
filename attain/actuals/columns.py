"""Which column of a file holds what: found by name, in any order, renamed as the plan says."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from attain.model import Plan
    from attain.read.csv import Header

Field = Literal["date", "branch", "segment", "metric", "value"]
ALIKE = 85  # percent of letters: `branchs` is `branch` mistyped, `batch` is another column
OTHER_DELIMITER = "|"
FIELDS: tuple[Field, ...] = ("date", "branch", "segment", "metric", "value")


class Columns(NamedTuple):
    """The index of each field's column; None where the file has no such column."""

    date: int
    branch: int | None
    segment: int | None
    metric: int | None
    value: int


def theirs(plan: Plan) -> dict[Field, str]:
    """The names of our columns in the sources."""
    return {field: plan.actuals.columns.get(field, field) for field in FIELDS}


def find_columns(plan: Plan, header: Header) -> tuple[Columns | None, list[Problem]]:
    """Where the fields stand in a file, or the problems that leave them unfound.

    A column that may be absent is not absent where a header looks like it, or like its own name where the plan renames
    it: ` segment` is a slip, not a choice.
    """
    named = theirs(plan)
    found = {field: header.names.index(name) for field, name in named.items() if name in header.names}
    required: set[Field] = {"date", "value"}
    if len(plan.metrics) > 1:
        required.add("metric")
    taken = set(named.values())
    problems = []
    for field, name in named.items():
        if field in found:
            continue
        others = [i for i, other in enumerate(header.names) if other not in taken]
        near = _near(name, others, header)
        if near is None and field != name:
            near = _near(field, others, header)
        if near is not None:
            problems.append(_mistyped(field, name, near, header))
        elif field in required:
            problems.append(_missing(field, name, header, taken, odd=not found))
    if problems:
        return None, problems
    columns: Mapping[Field, int | None] = {field: found.get(field) for field in FIELDS}
    return (
        Columns(
            date=found["date"],
            branch=columns["branch"],
            segment=columns["segment"],
            metric=columns["metric"],
            value=found["value"],
        ),
        [],
    )


def further_columns(names: Sequence[str], columns: Columns) -> list[int]:
    """The columns that are not ours, in the order of their names."""
    ours = {columns.date, columns.branch, columns.segment, columns.metric, columns.value}
    return [index for _, index in sorted((name, index) for index, name in enumerate(names) if index not in ours)]


def _near(name: str, others: list[int], header: Header) -> int | None:
    """The column whose name was probably meant to be this one."""
    return next((index for index in others if alike(name, header.names[index])), None)


def alike(name: str, other: str) -> bool:
    """Whether two names differ in case and blanks alone, or by about one letter."""
    one, two = name.casefold(), "".join(other.split()).casefold()
    return difflib.SequenceMatcher(None, one, two).ratio() * 100 >= ALIKE


def missing_help(field: Field, plan: Plan, header: Header) -> str:
    """What may be done about a column that a file lacks: the likeliest of those it has, and which they are."""
    return other_name(field, header, theirs(plan).values()) or columns_found(header)


def other_name(field: Field, header: Header, taken: Container[str]) -> str | None:
    """The column that people would call a field's, and how the plan names it, or None; `taken` are other fields'.

    Only a name that is a known word says so: what stands in the column is not looked at, and the reader decides.
    """
    from attain.actuals.words import ENGLISH, INDONESIAN, spoken

    free = {spoken(name): name for name in reversed(header.names) if name not in taken}
    likely = next((free[word] for word in (field, *ENGLISH[field], *INDONESIAN[field]) if word in free), None)
    if likely is None:
        return None
    return f"if it is {likely}: actuals: {{columns: {{{field}: {_quoted(likely)}}}}}; {columns_found(header)}"


def columns_found(header: Header) -> str:
    """The first columns of a file, as helps list them."""
    return f"columns found: {', '.join(header.names[:12])}"


def _quoted(name: str) -> str:
    """A name as YAML reads it back, whatever stands in it.

    >>> print(_quoted("Kantor Cabang"), _quoted('Jum"at'))
    "Kantor Cabang" 'Jum"at'
    """
    if '"' in name or "\\" in name:
        doubled = name.replace("'", "''")
        return f"'{doubled}'"
    return f'"{name}"'


def _mistyped(field: Field, name: str, index: int, header: Header) -> Problem:
    found = header.names[index]
    message = f"the column {name} is missing; {found!r} is not the same"
    return Problem(
        "A030",
        message,
        header.place_of(index),
        f"rename it to {name}, or say so in the plan: actuals: {{columns: {{{field}: {found!r}}}}}",
    )


def _missing(field: Field, name: str, header: Header, taken: Container[str], *, odd: bool) -> Problem:
    """A column that nothing stands for; a header that is `odd` has none of ours, so it may not have been split."""
    mend = other_name(field, header, taken) or (
        f"{columns_found(header)}; a column of another name is told in the plan: actuals: {{columns: ...}}"
    )
    if odd and any(OTHER_DELIMITER in other for other in header.names):
        mend = f"{OTHER_DELIMITER} is no delimiter that attain knows: split the columns by comma, semicolon or tab"
    return Problem(
        "A030",
        f"the column {name} is missing",
        header.place,
        mend,
    )
