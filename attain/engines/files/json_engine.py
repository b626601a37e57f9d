"""Large files of JSON lines to totals by DuckDB; whatever it is not sure of is left to who goes by rows.

DuckDB's own reader of JSON makes binary figures of decimals. So lines are read as text, and a pattern takes the members
out as they are written. It fits lines that have the keys of the first one in its order, texts without escapes, and
figures without exponents: what most programs write. A line that it does not fit leaves the file in doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import Columns, find_columns, theirs
from attain.actuals.parts import Said, SourceTotals
from attain.engines.files.csv_shape import GLOB, NOWHERE, cell, cells_of
from attain.engines.files.groups import Judge, added_by_file, in_halves
from attain.engines.files.reached import Reached
from attain.engines.files.state import input_of, is_same
from attain.engines.files.statement import LABELS, totals
from attain.engines.files.styles import WIDE, figure, styles_of
from attain.engines.files.sweep import Sweeps
from attain.engines.files.twice import digest_bytes, digests, further_of
from attain.engines.sql import listed, literal
from attain.read.json_lines import open_json_lines
from attain.read.json_members import Number
from attain.read.source import GZIP, packing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attain.actuals.source import Source, Wanted
    from attain.engines.files.groups import Adding
    from attain.engines.files.session import Session
    from attain.engines.files.sweep import Sweep
    from attain.model import Plan

_BLANKS = "[ \\t]*"
_TEXT = '(?:"([^"\\\\\\x00-\\x1f]*)"|null)'
_NUMBER = "(?:(-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?)|null)"
_ESCAPED = re.compile(r'["\\\x00-\x1f]')


class Form(NamedTuple):
    """How the lines of a file are written; those of one form go together."""

    names: tuple[str, ...]
    numbers: tuple[bool, ...]
    packing: str | None
    columns: Columns


def read_json(sources: Iterable[Source], wanted: Wanted, connection: Session) -> dict[str, SourceTotals]:
    """What each file brings, by its name; those of which there is a doubt are left out."""
    alike: dict[Form, list[Source]] = {}
    for source in sources:
        form = form_of(source, wanted.plan)
        if form is not None:
            alike.setdefault(form, []).append(source)
    found: dict[str, SourceTotals] = {}
    for form, group in alike.items():
        found.update(_Group(form, wanted, connection).read(group))
    return found


def form_of(source: Source, plan: Plan) -> Form | None:
    """The form of a file's first line; None where the pattern could not fit it."""
    if GLOB & set(source.name):  # DuckDB would look for other files
        return None
    ours = theirs(plan)
    with open_json_lines(source.name, frozenset(ours.values()), ours["value"]) as file:
        header, first = file.header, file.first
        if header is None or file.problems or tuple(key for key, _ in first) != header.names:
            return None
    columns, wrong = find_columns(plan, header)
    kinds = {type(value) for _, value in first}
    if columns is None or wrong or not kinds <= {str, Number} or any(map(_ESCAPED.search, header.names)):
        return None
    numbers = tuple(type(value) is Number for _, value in first)
    if numbers[columns.value] and any(style.form != "plain" or style.doubtful for style in styles_of(plan)):
        return None
    return Form(header.names, numbers, packing_of(source.name), columns)


def pattern_of(form: Form) -> str:
    """What a whole line of a form is, each value in a group."""
    members = (
        f'"{re.escape(name)}"{_BLANKS}:{_BLANKS}{_NUMBER if number else _TEXT}'
        for name, number in zip(form.names, form.numbers, strict=True)
    )
    return f"^{_BLANKS}\\{{{_BLANKS}{f'{_BLANKS},{_BLANKS}'.join(members)}{_BLANKS}\\}}{_BLANKS}$"


def relation_of(files: Sequence[str], form: Form) -> str:
    """The rows of files of one form, every cell as text; all empty where a line is of another form."""
    packing = {None: "none", GZIP: "gzip"}.get(form.packing, "zstd")
    several = len(files) > 1
    lines = (
        f"read_csv([{listed(files)}], header = false, auto_detect = false, delim = {literal(NOWHERE)}, quote = '', "
        f"escape = '', columns = {{'line': 'VARCHAR'}}, compression = '{packing}', "
        f"filename = {'true' if several else 'false'})"
    )
    cells = [cell(index) for index in range(len(form.names))]
    file = ["filename"] if several else []
    taken = f"regexp_extract(line, {literal(pattern_of(form))}, [{listed(cells)}]) AS found"
    given = [*file, *(f"found.{one} AS {one}" for one in cells)]
    return f"(SELECT {', '.join(given)} FROM (SELECT {', '.join([*file, taken])} FROM {lines}))"


class _Group:
    """Files of one form."""

    def __init__(self, form: Form, wanted: Wanted, connection: Session) -> None:
        self._form = form
        self._wanted = wanted
        self._connection = connection
        self._cells = cells_of(form.columns, wanted.plan.actuals.date_format)
        self._judge = Judge(wanted, {label for label in LABELS if self._cells[label] is None})

    def read(self, group: Sequence[Source]) -> dict[str, SourceTotals]:
        """What each file brings, by its name; those of which there is a doubt are left out."""
        sizes = {source.name: source.size or 0 for source in group}
        with Sweeps(list(sizes), NOWHERE) as sweeps:
            added = in_halves(list(sizes), lambda some: self._added(some, sizes, sweeps))
            swept = sweeps.result()
        sure = {name: one for name, one in added.items() if _all_lines(swept[name], one.rows)}
        said = self._said(list(sure)) if self._wanted.repeats and sure else {}
        return {
            source.name: SourceTotals(input_of(source, one.rows), one.parts(), said.get(source.name), one.names())
            for source in group
            if (one := sure.get(source.name)) is not None and is_same(source)
        }

    def _added(self, names: list[str], sizes: Mapping[str, int], sweeps: Sweeps) -> dict[str, Adding]:
        relation, several = relation_of(names, self._form), len(names) > 1
        statement = totals(relation, self._cells, self._wanted, WIDE, stocks=self._judge.stocks, by_file=several)
        reached = Reached(self._wanted.watch, sum(map(sizes.__getitem__, names)), sweeps.rows_in)
        rows = reached.rows(self._connection, statement)
        return added_by_file(((file or names[0], *row) for file, *row in rows), self._judge)

    def _said(self, names: list[str]) -> dict[str, Said]:
        cells = [cell(index) for index in range(len(self._form.names))]
        further = further_of(self._form.names, self._form.columns, cells)
        relation, meant = relation_of(names, self._form), self._judge.meant()
        _, amount = figure(self._cells["value"] or "", self._cells["metric"], self._wanted.plan, WIDE)
        statement = digests(relation, self._cells, amount, further, meant, by_file=len(names) > 1)
        found = digest_bytes(self._connection.execute(statement).fetchall())
        return {file or names[0]: Said(one) for file, one in found.items()}


def _all_lines(swept: Sweep, rows: int) -> bool:
    """Whether every line is a row, and nothing in it was passed over: DuckDB skips blank lines."""
    return not swept.strange and swept.lines == rows and swept.returns in (0, swept.feeds)
