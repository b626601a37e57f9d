"""The rows of the adding statement to what each source brings: names and dates judged, each distinct one once.

There are few groups, however many rows: a metric, segment and branch as they are written, and a month.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from attain.actuals.adding import EXACT, Runs
from attain.actuals.labels import labels_of, unsplit
from attain.actuals.merging import stocks_of
from attain.actuals.parts import Part, Reading
from attain.engines.duckdb_module import library
from attain.engines.files.statement import LABELS
from attain.model.names import fold
from attain.period import PeriodFault

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from decimal import Decimal

    from attain.actuals.labels import Label
    from attain.actuals.parts import Run
    from attain.actuals.source import Wanted
    from attain.period import Period


class DoubtError(Exception):
    """Something is not as it should be: the source is read by rows."""


class Known(NamedTuple):
    """What a key of the statement means: the run of its rows, and the last day of a longer row, None for days."""

    run: Run
    last: date | None


class Judge:
    """Judges names and dates, for all sources of one run whose columns are the same."""

    def __init__(self, wanted: Wanted, absent: Container[str]) -> None:
        """Know the plan; `absent` are the labels that have no column."""
        self._plan = wanted.plan
        self._labels = labels_of(wanted.plan)
        self._absent = absent
        self._refused = unsplit(wanted.plan, self._labels, absent)
        self._runs = Runs(wanted.plan.calendar, wanted.cuts)
        self._names: list[dict[Any, str | None]] = [{}, {}, {}]
        self._keys: dict[Any, Known] = {}
        self.stocks = stocks_of(wanted.plan)

    def names(self, texts: tuple[Any, Any, Any]) -> tuple[str, str | None, str | None]:
        """The metric, segment and branch that texts mean."""
        metric, segment, branch = (
            known[text] if text in known else self._name(at, text)
            for at, (known, text) in enumerate(zip(self._names, texts, strict=True))
        )
        if metric is None or metric in self._refused:
            raise DoubtError
        return metric, segment, branch

    def key(self, text: Any) -> Known:
        """What a key means."""
        known = self._keys.get(text)
        if known is None:
            known = self._keys[text] = self._known(text)
        return known

    def meant(self) -> Mapping[str, Mapping[Any, str | None]]:
        """What each text of each label means, as far as any was met."""
        return dict(zip(LABELS, self._names, strict=True))

    def free(self, texts: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, ...]]:
        """The texts of each label that the plan does not declare."""
        columns = list(zip(*texts, strict=True)) or [()] * len(LABELS)
        return {
            label: tuple(sorted(set(column)))
            for label, column in zip(LABELS, columns, strict=True)
            if self._labels[label].free and label not in self._absent and column
        }

    def _name(self, at: int, text: Any) -> str | None:
        label: Label = self._labels[LABELS[at]]
        name = label.only if LABELS[at] in self._absent else _sure(label, text)
        self._names[at][text] = name
        return name

    def _known(self, key: Any) -> Known:
        """Of a month or day as a number (201803, 20180331), of a month with a dash behind it, or of a date's text."""
        text = _dashed(key) if isinstance(key, int) else str(key)
        text = f"{text}01" if text.endswith("-") else text
        try:
            period: Period = self._plan.calendar.parse(text, spans=False)
        except PeriodFault:
            raise DoubtError from None
        run, last = self._runs.of(period)
        return Known(run, None if run.finest else last)


def _dashed(key: int) -> str:
    """201803 as 2018-03- and 20180331 as 2018-03-31."""
    text = str(key)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def _sure(label: Label, text: Any) -> str:
    name = label.sure(text) if isinstance(text, str) else None
    if name is None:
        raise DoubtError
    return name


class Adding:
    """The groups of one source put together: several ways of writing one name are one key."""

    def __init__(self, judge: Judge) -> None:
        """Start with nothing."""
        self._judge = judge
        self._parts: dict[tuple[str, str | None, str | None, int], Part] = {}
        self._texts: set[tuple[str, str, str]] = set()
        self.rows = 0

    def add(self, row: tuple[Any, ...]) -> None:
        """Take one row of the statement, without its file."""
        (
            *texts,
            key,
            total,
            rows,
            fitting,
        ) = row[:7]
        if rows != fitting:
            raise DoubtError
        metric, segment, branch = self._judge.names((texts[0], texts[1], texts[2]))
        run, last = self._judge.key(key)
        reading = None
        if metric in self._judge.stocks:
            last, reading = _reading(last, total, rows, row[7:])
        part = Part(metric, segment, branch, run, total, rows, last or run.period.last, None, reading)
        self._put((metric, segment, branch, id(run)), part)
        self._texts.add((texts[0], texts[1], texts[2]))
        self.rows += rows

    def parts(self) -> tuple[Part, ...]:
        """What was added."""
        return tuple(self._parts.values())

    @property
    def alike(self) -> bool:
        """Whether two names differ only in what the eye passes over: which of them came first, lines would tell."""
        return any(len({fold(text) for text in texts}) < len(texts) for texts in self.names().values())

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """The names met of labels that the plan does not declare."""
        return self._judge.free(self._texts)

    def _put(self, key: tuple[str, str | None, str | None, int], part: Part) -> None:
        before = self._parts.get(key)
        if before is None:
            self._parts[key] = part
            return
        if before.reading is not None and before.last == part.last:
            raise DoubtError
        later = part if part.last > before.last else before
        total = EXACT.add(before.sum, part.sum)
        self._parts[key] = later._replace(sum=total, rows=before.rows + part.rows)


def in_halves(names: Sequence[str], added: Callable[[list[str]], dict[str, Adding]]) -> dict[str, Adding]:
    """What a statement adds up of files; where it fails for several, of their halves, down to those it fails for."""
    if not names:
        return {}
    try:
        return added(list(names))
    except library().Error:
        if len(names) == 1:
            return {}
    half = len(names) // 2
    return {**in_halves(names[:half], added), **in_halves(names[half:], added)}


def added_by_file(rows: Iterable[tuple[Any, ...]], judge: Judge) -> dict[str, Adding]:
    """The rows of the statement, each behind its file's name, added up by file; files with a doubt are left out."""
    found: dict[str, Adding] = {}
    doubtful: set[str] = set()
    for name, *row in rows:
        if name in doubtful:
            continue
        try:
            found.setdefault(name, Adding(judge)).add(tuple(row))
        except DoubtError:
            doubtful.add(name)
    return {name: one for name, one in found.items() if name not in doubtful and not one.alike}


def _reading(last: date | None, total: Decimal, rows: int, latest: tuple[Any, ...]) -> tuple[date, Reading]:
    """The one reading of a stock's latest day; where there are two, who goes by rows tells them apart."""
    if last is not None:
        if rows > 1:
            raise DoubtError
        return last, Reading(total, total, None, None)
    days, value = latest
    if len(days) > 1 and days[0] == days[1]:
        raise DoubtError
    latest_day = days[0] if isinstance(days[0], date) else date.fromisoformat(days[0])
    return latest_day, Reading(value, value, None, None)
