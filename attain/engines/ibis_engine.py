"""Actuals where they lie: Spark, Trino, ClickHouse, BigQuery and Snowflake, added up there through Ibis.

One group-by goes there; what comes back is at most a row for each metric, segment, branch and month. Rows never come
here to be judged, for there may be ten billion: what cannot be used is counted by the same question, and shown by
example. So a doubt is not handed to the reader by rows; the groups themselves go through it (`ibis_rows`).
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from attain.actuals.columns import Columns, find_columns
from attain.actuals.labels import labels_of
from attain.actuals.parts import SourceTotals
from attain.engines.ibis_connect import SCHEMES, SPARK, Connection
from attain.engines.ibis_query import Opened, Query, Spelt
from attain.engines.ibis_rows import Group, GroupFile, GroupReader
from attain.engines.ibis_stream import StreamedFile
from attain.engines.secrets import scrubbed
from attain.errors import Place, Problem
from attain.model.input import Input
from attain.model.names import Names, spellings
from attain.model.values import is_currency
from attain.number.format import trimmed
from attain.read.csv import Header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from attain.actuals.engine import RowFile
    from attain.actuals.source import Source, Wanted
    from attain.model import Plan
    from attain.model.addresses import Address
    from attain.number import Locale

MOST_GROUPS = 2_000_000  # what comes back is held; beyond it a column of names holds something else
MOST_WIDE = 100_000
EXTRAS = {scheme: "spark" if scheme in SPARK else scheme for scheme in SCHEMES}


class Refused(Exception):  # noqa: N818 - a problem on its way to the list
    """A source cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep it."""
        super().__init__(problem.message)
        self.problem = problem


class IbisEngine:
    """Brings the totals of tables and files behind one of `SCHEMES`."""

    name = "ibis"

    def takes(self, source: Source, wanted: Wanted) -> bool:
        """Whether the address is one of a backend's."""
        del wanted
        return _is_ours(source)

    def read(self, sources: Sequence[Source], wanted: Wanted) -> list[SourceTotals | None]:
        """The totals of each source with its problems; never None, for no other reader could do more."""
        found: dict[int, SourceTotals] = {}
        for url in dict.fromkeys(map(_url, sources)):
            ours = [at for at, source in enumerate(sources) if _url(source) == url]
            try:
                with _told(sources[ours[0]]), Connection(url) as connection:
                    for at in ours:
                        found[at] = _read(sources[at], wanted, connection)
            except Refused as refused:
                for at in ours:
                    found.setdefault(at, _nothing(sources[at], refused.problem))
        return [found[at] for at in range(len(sources))]

    def open(self, source: Source, wanted: Wanted) -> RowFile | None:
        """The rows themselves, in the order in which the backend gives them; None where the source is another's."""
        if not _is_ours(source):
            return None
        connection: Connection | None = None
        try:
            with _told(source):
                connection = Connection(_url(source))
                opened = connection.open(_address(source), wanted.plan.actuals)
                table = opened.table.drop(opened.corrupt) if opened.corrupt else opened.table
                return StreamedFile(source.name, table, connection, lambda: _told(source), wanted.watch)
        except Refused as refused:
            if connection is not None:
                connection.__exit__()
            return StreamedFile.without_rows(source.name, refused.problem)


def _is_ours(source: Source) -> bool:
    return source.kind == "database" and _address(source).scheme in SCHEMES


def _address(source: Source) -> Address:
    return cast("Address", source.detail)  # its kind says so


def _url(source: Source) -> str:
    return _address(source).url


def _nothing(source: Source, problem: Problem) -> SourceTotals:
    return SourceTotals(Input(source.name, "", 0), names={}, problems=(problem,))


@contextmanager
def _told(source: Source) -> Iterator[None]:
    """What a driver raises, as a problem: drivers share no class of errors, and put secrets into their messages."""
    place = Place(source.name, 1, 1)
    scheme = _address(source).scheme
    try:
        yield
    except Refused:
        raise
    except ImportError as error:
        mend = f"pip install 'attain[{EXTRAS[scheme]}]'"
        message = f"{scheme} needs a package that is not installed: {error.name or error}"
        raise Refused(Problem("A065", message, place, mend)) from None
    except Exception as error:  # noqa: BLE001 - see above
        raise Refused(_refusal(error, source, place)) from None


def _refusal(error: Exception, source: Source, place: Place) -> Problem:
    text = scrubbed(str(error) or type(error).__name__, _url(source))
    away = ("unavailable", "connect", "refused", "resolve", "timed out", "timeout", "unauthenticated", "credential")
    if any(word in f"{type(error).__name__} {text}".casefold() for word in away):
        mend = "check the address, and that the server is up and takes the credentials of the environment"
        return Problem("A065", f"cannot connect: {text}", place, mend)
    mend = "try the same table, query or path with its own tools"
    if _address(source).path is not None:
        mend = "files whose columns differ, or stand in another order, are sources of their own"
    return Problem("A066", f"the source refuses: {text}", place, mend)


def _read(source: Source, wanted: Wanted, connection: Connection) -> SourceTotals:
    """One table, asked and judged."""
    try:
        with _told(source):
            opened = connection.open(_address(source), wanted.plan.actuals)
            header = _header(source.name, opened)
            columns, _ = find_columns(wanted.plan, header)
            groups, numbers = ([], False) if columns is None else _groups(opened, columns, source, wanted)
    except Refused as refused:
        return _nothing(source, refused.problem)
    rows = sum(group.rows for group in groups)
    file = GroupFile(source.name, header, columns, groups, rows, numbers=numbers)
    reader = GroupReader(wanted.plan, file, labels_of(wanted.plan), wanted.cuts)
    parts = reader.parts()
    problems = reader.problems()
    if not rows and not problems:
        problems.append(Problem("A035", "no rows", file.row_place(), "is this the right table?", "warning"))
    return SourceTotals(Input(source.name, "", rows), parts, names={}, problems=tuple(problems))


def _header(name: str, opened: Opened) -> Header:
    names = tuple(column for column in opened.table.columns if column != opened.corrupt)
    return Header(names, (Place(name, 1, 1),) * len(names))


def _groups(opened: Opened, columns: Columns, source: Source, wanted: Wanted) -> tuple[list[Group], bool]:
    """The groups of a table, in the order of their names; and whether its figures are of a number type."""
    place = Place(source.name, 1, 1)
    column = opened.table[opened.table.columns[columns.value]]
    kind = column.type()
    if kind.is_floating():
        message = f"the column {column.get_name()} holds binary floating point ({kind}), which has lost digits already"
        raise Refused(Problem("A067", message, place, "store the figures as decimals, as whole numbers or as text"))
    plan = wanted.plan
    query = Query(opened, columns, spelt(plan, columns), wanted.cuts, plan.actuals.date_format)
    answer = _rows(opened, query.groups(MOST_GROUPS + 1))
    if len(answer) > MOST_GROUPS:
        message = f"more than {MOST_GROUPS:,} groups of metric, segment, branch and month"
        mend = "is every column what its name says? an id in place of a segment or branch makes a group of every row"
        raise Refused(Problem("A066", message, place, mend))
    wide = _rows(opened, query.wide(MOST_WIDE + 1)) if any(row["wide"] for row in answer) else []
    if len(wide) > MOST_WIDE:
        message = f"more than {MOST_WIDE:,} figures with over 18 digits before the point or 9 behind it"
        raise Refused(Problem("A066", message, place, "round them in a query, if so many digits are not meant"))
    found = [group for row in answer for group in _standing_for(row, place)]
    found += [_group(row, row["d"], row["v"], row["rows"]) for row in wide]
    if sum(group.rows for group in found) != sum(row["rows"] for row in answer):
        raise Refused(Problem("A066", "the table changed while it was read", place, "run it again"))
    return sorted(found, key=_order), bool(kind.is_numeric())


def _rows(opened: Opened, expression: Any) -> list[dict[str, Any]]:
    """What a backend answers, through Arrow: its decimals are Python's, digit by digit."""
    rows: list[dict[str, Any]] = opened.backend.to_pyarrow(expression).to_pylist()
    return rows


def _order(group: Group) -> tuple[str, ...]:
    return group.metric, group.segment, group.branch, group.date, group.value


def _group(row: dict[str, Any], day: str, value: str, rows: int, **further: Any) -> Group:
    return Group(row["m"], row["s"], row["b"], day, value, int(rows), **further)


def _standing_for(row: dict[str, Any], place: Place) -> Iterator[Group]:
    """The groups of one row of the answer: of figures that were summed, of those that are none, of broken records."""
    day = row["run"] or row["odd_date"] or ""
    if row["corrupt"]:
        yield _group(row, day, "", row["corrupt"], corrupt=row["record"])
    if row["bad"] > row["corrupt"]:
        yield _group(row, day, row["bad_text"], row["bad"] - row["corrupt"])
    if row["fine"]:
        total = _exact(row["total"], place)
        read = None
        if row.get("read_rows"):
            read = _exact(row["read"], place), int(row["read_rows"]), _exact(row["read_first"], place), row["read_on"]
        long = (row["long_text"] or "", int(row["long"]))
        yield _group(row, day, "", row["fine"], total=total, last=row["last"] or "", long=long, read=read)


def _exact(value: Any, place: Place) -> Decimal:
    """A sum as it came; a backend that overflows says nothing instead, and one that is not exact gives a float."""
    from decimal import Decimal

    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite():
        message = f"the backend gives no exact sum, but {'nothing' if value is None else type(value).__name__}"
        raise Refused(Problem("A066", message, place, "the figures may be too large for its decimals"))
    # Zeros behind the last digit are the type's, not the figures'.
    return Decimal(trimmed(f"{value:f}"))


def spelt(plan: Plan, columns: Columns) -> Spelt:
    """What the texts of a metric column mean for how its figures are written and used."""
    names = Names(plan.metrics)
    texts = [text for name, metric in plan.metrics.items() for text in spellings(name, metric)]
    metrics = {text: plan.metrics[name] for text in texts if (name := names.resolve(text))}
    only = next(iter(plan.metrics)) if columns.metric is None and len(plan.metrics) == 1 else None
    written = {text: metric.number_format or plan.actuals.number_format or "plain" for text, metric in metrics.items()}
    styles: dict[Locale, list[str]] = {
        style: [text for text, its in written.items() if its == style] for style in ("id", "en")
    }
    unsaid = plan.locale == "id" and plan.actuals.number_format is None
    return Spelt(
        styles,
        doubtful=[text for text, metric in metrics.items() if unsaid and not metric.number_format],
        stocks=[text for text, metric in metrics.items() if metric.kind == "stock"],
        money=any(is_currency(metric.unit) for metric in plan.metrics.values()),
        only=only,
    )
