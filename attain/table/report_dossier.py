"""A report as a dossier: its page, a bullet graph and a proof beside each row, cards of its metrics and members.

All texts are those of the page's cells: nothing is written twice, so a card cannot say what the table does not.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from attain.compute.status import bands_named
from attain.table.attention import attentions
from attain.table.bullets import bullets
from attain.table.curves import curves, steps_of_lines
from attain.table.dates import long_date
from attain.table.dossier import ROLES, BareCard, Brought, Card, Cards, Dossier, Extra, Figure, plain_dossier
from attain.table.labels import metric_label, metric_name
from attain.table.language import marked
from attain.table.legend import judged_ratio, legends
from attain.table.members import address, is_whole, shown_views
from attain.table.page import NOTHING, style_of, tabulate
from attain.table.pairs import lined
from attain.table.proofs import proofs
from attain.table.table import Cell, Column, Row, Table
from attain.table.trends import tabulate_trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from attain.compute import Line, Report, View
    from attain.compute.trend import Trend, TrendLine
    from attain.table.dossier import Proof
    from attain.table.graphs import Curve, Steps
    from attain.table.language import Language
    from attain.table.members import Address
    from attain.table.proofs import Sourced

MOST_PROOFS = 1_000
MOST_CARDS = 120
FIGURES = ("actual", "target", "attainment", "pace", "due", "gap", "needed", "growth", "forecast")
STEP = {"month": marked("Month"), "quarter": marked("Quarter")}
ABOUT_STEPS = {
    ("month", True): marked("The columns: the actual of each month, those of a metric on one scale."),
    ("quarter", True): marked("The columns: the actual of each quarter, those of a metric on one scale."),
    ("month", False): marked("The columns: the actual by the end of each month, those of a metric on one scale."),
    ("quarter", False): marked("The columns: the actual by the end of each quarter, those of a metric on one scale."),
}


class Material(NamedTuple):
    """What was read and reckoned beside a report; `rows` is how many rows of actuals there are.

    No trend, and no origins, where there is too much of them.
    """

    trend: Trend | None = None
    origins: tuple[Sourced, ...] = ()
    rows: int = 0


def report_dossier(
    report: Report, material: Material, language: Language, *, exact: bool = False, verbose: bool = False
) -> Dossier:
    """The dossier of a report."""
    return _Maker(report, material, language, exact=exact, verbose=verbose).dossier()


def trend_dossier(trend: Trend, language: Language) -> Dossier:
    """The dossier of a trend: its own tables, and the cards of its last step's report."""
    maker = _Maker(trend.report, Material(trend), language)
    return plain_dossier(tabulate_trend(trend, language, worded=True), trend.report, language)._replace(
        headlines=tuple(maker.headlines()), legends=legends(trend.report, language), cards=tuple(maker.shown_sets())
    )


def is_wide(lines: int) -> bool:
    """Whether a report of so many lines is too long for the origins of its figures."""
    return lines > MOST_PROOFS


class _Maker:
    def __init__(
        self, report: Report, material: Material, language: Language, *, exact: bool = False, verbose: bool = False
    ) -> None:
        self._report = report
        self._material = material
        self._language = language
        self._style = style_of(report.plan, language)
        self._page = tabulate(report, exact=exact, verbose=verbose, worded=True, language=language)
        self._views = shown_views(report)
        self._pairs = [list(lined(view, table)) for view, table in zip(self._views, self._page.tables, strict=True)]
        # One scale for the whole page: what is longer in one table is longer in the next.
        shown = [line for pairs in self._pairs for _, line in pairs]
        self._bullets = dict(zip(map(_at, shown), bullets(report, shown), strict=True))
        self._ways = {_at(way): way for way in (material.trend.lines if material.trend else ())}

    def dossier(self) -> Dossier:
        proven = self._proven()
        return plain_dossier(self._page._replace(tables=self._tables()), self._report, self._language)._replace(
            headlines=tuple(self.headlines()),
            attentions=attentions(self._report, self._celled(), self._language),
            legends=legends(self._report, self._language),
            cards=tuple(self.shown_sets()),
            extras=tuple(
                self._extras(table, pairs, proven) for table, pairs in zip(self._page.tables, self._pairs, strict=True)
            ),
            omitted=tuple(self._omitted()),
        )

    def _celled(self) -> Iterator[tuple[Mapping[str, Cell], Line]]:
        """Every line that a table with statuses shows, with its cells by column."""
        for table, pairs in zip(self._page.tables, self._pairs, strict=True):
            keys = [column.key for column in table.columns]
            if "status" in keys:
                yield from ((dict(zip(keys, row.cells, strict=True)), line) for row, line in pairs if line)

    def _tables(self) -> tuple[Table, ...]:
        """The page's tables; a bullet graph is no bar from 0 to 100 %."""
        header = self._language.say("Against target")
        return tuple(
            table._replace(columns=tuple(c._replace(header=header) if c.key == "bar" else c for c in table.columns))
            for table in self._page.tables
        )

    # Beside the rows.

    def _extras(
        self, table: Table, pairs: Sequence[tuple[Row, Line | None]], proven: Mapping[Address | None, Proof]
    ) -> tuple[Extra | None, ...]:
        lines = [line for _, line in pairs]
        orders = zip(*(_order(self._report, lines, column.key) for column in table.columns), strict=True)
        return tuple(
            Extra(self._bullets[_at(line)], tuple(order), proven.get(_at(line))) if line else None
            for line, order in zip(lines, orders, strict=True)
        )

    def _proven(self) -> dict[Address | None, Proof]:
        report = self._report
        if is_wide(len(report.lines)):
            return {}
        found = proofs(report, self._material.origins, self._language)
        return dict(zip(map(_at, report.lines), found, strict=True))

    # Cards.

    def headlines(self) -> list[Figure]:
        """The figure of each metric as a whole."""
        for table, pairs in zip(self._page.tables, self._pairs, strict=True):
            if not table.note:
                heads = [(row, line) for row, line in pairs if line and row.cells[0].depth == 0]
                whole = [(row, line) for row, line in heads if is_whole(self._report, line)]
                ways = self._curves(line for _, line in whole)
                return [self._figure(table, row.cells[0].text, row, line, ways) for row, line in whole]
        return []

    def shown_sets(self) -> Iterator[Cards]:
        """The sets of cards, each no longer than a page can bear."""
        return (some._replace(cards=some.cards[:MOST_CARDS], bare=some.bare[:MOST_CARDS]) for some in self._sets)

    @cached_property
    def _sets(self) -> tuple[Cards, ...]:
        return tuple(self._made_sets())

    def _made_sets(self) -> Iterator[Cards]:
        """A set of cards for each view by one label that has several members."""
        for view, table, pairs in zip(self._views, self._page.tables, self._pairs, strict=True):
            if len(view.by) != 1:
                continue
            members = self._members(view, pairs)
            if len(members) < 2:  # noqa: PLR2004 - one has nothing to be compared with
                continue
            targeted = [found for found in members if any(line.target is not None for _, line in found)]
            bare = [found for found in members if all(line.target is None for _, line in found)]
            title = self._language.say(ROLES[view.by[0]])
            if not targeted:
                yield Cards(title, (), bare=tuple(self._bare_cards(table, bare)), about=self._about(bare))
                continue
            yield Cards(
                title,
                tuple(self._cards(table, targeted)),
                tuple(self._cards(table, bare)),
                self._without_title(view.by[0], len(bare)) if bare else "",
            )

    def _without_title(self, label: str, number: int) -> str:
        counted = self._language.counted
        if label == "segment":
            return counted("{n} segment without targets", "{n} segments without targets", number)
        if label == "group":
            return counted("{n} group without targets", "{n} groups without targets", number)
        return counted("{n} branch without targets", "{n} branches without targets", number)

    def _members(self, view: View, pairs: Sequence[tuple[Row, Line | None]]) -> list[list[tuple[Row, Line]]]:
        """The rows of each member of a view, in the order of its table."""
        attribute = "segment" if view.by == ("segment",) else "branch"
        by_name: dict[str, list[tuple[Row, Line]]] = {}
        for row, line in pairs:
            name = getattr(line, attribute) if line else None
            if line and name is not None and not is_whole(self._report, line):
                by_name.setdefault(name, []).append((row, line))
        return list(by_name.values())

    def _cards(self, table: Table, members: Sequence[list[tuple[Row, Line]]]) -> Iterator[Card]:
        ways = self._curves(line for found in members[:MOST_CARDS] for _, line in found)
        for found in members:
            figures = tuple(
                self._figure(table, metric_name(self._report.plan, line.metric), row, line, ways) for row, line in found
            )
            yield Card(found[0][0].cells[0].text, figures)

    def _bare_cards(self, table: Table, members: Sequence[list[tuple[Row, Line]]]) -> Iterator[BareCard]:
        """Cards of members without targets: what each brought, and how that went month by month."""
        keys = [column.key for column in table.columns]
        per = self._material.trend.per if self._material.trend else "month"
        steps = self._steps([line for found in members[:MOST_CARDS] for _, line in found])
        for found in members:
            figures = []
            for row, line in found:
                cells = dict(zip(keys, row.cells, strict=True))
                share = cells["share"].text if "share" in cells else NOTHING.text
                told = "" if share == NOTHING.text else self._language.say("{share} of the total", share=share)
                name = metric_label(self._report.plan, line)
                figures.append(Brought(name, cells["actual"].text, told, steps.get(_at(line))))
            yield BareCard(found[0][0].cells[0].text, tuple(figures), self._steps_table(figures), per)

    def _steps(self, lines: Sequence[Line]) -> dict[Address | None, Steps | None]:
        """How the steps of lines went, all of a metric on one scale."""
        trend = self._material.trend
        if trend is None or len(trend.steps) < 2:  # noqa: PLR2004 - one step is no way
            return {}
        found: dict[Address | None, Steps | None] = {}
        for metric in dict.fromkeys(line.metric for line in lines):
            ways = [self._ways[address(line)] for line in lines if line.metric == metric]
            found.update(zip(map(_at, ways), steps_of_lines(trend, ways, self._style), strict=True))
        return found

    def _steps_table(self, figures: Sequence[Brought]) -> Table | None:
        """The figures of the steps, a row a step and a column a metric."""
        told = [(figure, figure.steps) for figure in figures if figure.steps]
        if not told:
            return None
        per = self._material.trend.per if self._material.trend else "month"
        columns = (
            Column("step", self._language.say(STEP[per])),
            *(Column(str(place), figure.name, "right") for place, (figure, _) in enumerate(told)),
        )
        rows = (
            Row((Cell(label), *(Cell(steps.texts[place] or NOTHING.text) for _, steps in told)))
            for place, label in enumerate(told[0][1].labels)
        )
        return Table("", columns, tuple(rows))

    def _about(self, members: Sequence[list[tuple[Row, Line]]]) -> str:
        """What the cards of members without targets show; nothing where they show no steps."""
        trend = self._material.trend
        if trend is None or len(trend.steps) < 2:  # noqa: PLR2004 - one step is no way
            return ""
        flow = any(line.kind == "flow" for found in members for _, line in found)
        return self._language.say(ABOUT_STEPS[trend.per, flow])

    def _curves(self, lines: Iterable[Line]) -> dict[Address | None, Curve]:
        trend = self._material.trend
        found = (self._ways.get(_at(line)) for line in lines)
        ways = [way for way in found if way and any(point.attainment is not None for point in way.points)]
        if trend is None or len(trend.steps) < 2:  # noqa: PLR2004 - one point is no way
            return {}
        return dict(zip(map(_at, ways), curves(trend, ways, self._style), strict=True))

    def _figure(self, table: Table, name: str, row: Row, line: Line, ways: dict[Address | None, Curve]) -> Figure:
        cells = dict(zip((column.key for column in table.columns), row.cells, strict=True))
        return Figure(
            name=name,
            attainment=cells["attainment"].text,
            amounts=(cells["actual"].text, cells["target"].text),
            pace=cells["pace"].text,
            pace_of=self._pace_of(line, cells["due"].text),
            judged=judged_ratio(self._report.plan, line.metric),
            status=cells["status"].text,
            tone=cells["status"].tone,
            bullet=self._bullets[_at(line)],
            curve=ways.get(_at(line)),
        )

    def _pace_of(self, line: Line, due: str) -> str:
        """What a pace is held against; it is a percent of that only where it is the actual over it."""
        say, day = self._language.say, long_date(self._report.as_of, self._language)
        asked, actual = line.due, line.actual
        if isinstance(asked, Fraction) and asked and actual is not None and line.pace == actual / asked:
            return say("of what was due by {day} ({due})", day=day, due=due)
        return say("against what was due by {day} ({due})", day=day, due=due)

    # What is not there.

    def _omitted(self) -> Iterator[str]:
        language, lines = self._language, len(self._report.lines)
        if is_wide(lines):
            yield language.counted(
                "Where the figures come from is left out here, for there is {n} line: attain report --explain tells "
                "the arithmetic, attain rows the rows behind a figure.",
                "Where the figures come from is left out here, for there are {n} lines: attain report --explain tells "
                "the arithmetic, attain rows the rows behind a figure.",
                lines,
            )
        elif not self._material.origins and self._material.rows:
            yield language.counted(
                "The rows behind the figures are left out here, for there is {n}: attain rows lists them.",
                "The rows behind the figures are left out here, for there are {n}: attain rows lists them.",
                self._material.rows,
            )
        if self._material.trend is None:
            yield language.say("The way from month to month is left out here: attain trend shows it.")
        for some in self._sets:
            members = len(some.cards) + len(some.bare)
            if members > MOST_CARDS:
                yield language.say(
                    "{title}: the first {shown} of {all} have a card, the table has them all.",
                    title=some.title,
                    shown=language.number(MOST_CARDS),
                    all=language.number(members),
                )


def _at(line: Line | TrendLine | None) -> Address | None:
    return address(line) if line else None


def _order(report: Report, lines: Sequence[Line | None], key: str) -> list[int | None]:
    """Where each line stands by a column's figure: equal ones share a place; None where there is none, or no order."""
    values = [_value(report, line, key) if line else None for line in lines]
    places = {value: place for place, value in enumerate(sorted({value for value in values if value is not None}))}
    return [None if value is None else places[value] for value in values]


def _value(report: Report, line: Line, key: str) -> Any:
    """What a line is put in order by; a status by its band, the worst first."""
    if key == "status":
        names = list(bands_named(report.plan, report.plan.metrics[line.metric].bands).bands)
        return -names.index(line.status) if line.status else None
    if key == "reported":
        return Fraction(line.coverage.reported, line.coverage.expected or 1)
    if key not in FIGURES:
        return line.attainment if key == "bar" else None
    found = getattr(line, key)
    return found.value if found is not None and key in {"needed", "forecast"} else found
