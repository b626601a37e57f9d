"""Plans and files of actuals made at random, clean and dirty, to hold every engine to the reference reader.

A file is drawn as rows of cells and a way of writing them; dirt is put in on purpose: in cells, rows and bytes.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from attain.actuals.rows import read_totals
from attain.errors import in_file_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from attain.actuals.engine import Engine
    from attain.errors import Problem
    from attain.model import Plan

HEADER = ("date", "branch", "segment", "metric", "value", "id", "note")
CUTS = ((), (date(2018, 2, 10),), (date(2018, 2, 10), date(2018, 2, 11), date(2018, 3, 31), date(2018, 1, 1)))

DECLARED = """\
metrics:
  participants: {label: Peserta, unit: orang, kind: flow, aliases: [ppl]}
  contributions: {unit: IDR, kind: flow}
  members: {unit: orang, kind: stock}
  mood: {kind: average}
  share: {unit: '%', kind: rate, numerator: participants, denominator: members}
segments: {jakon: Jasa Konstruksi, bpu: {label: Bukan Penerima Upah, aliases: [B P U]}}
branches: {cikupa: {label: Cikupa, aliases: [KC Cikupa]}, lebak: Lebak}
targets:
  - {metric: participants, segment: jakon, period: 2018, target: 300 ribu}
  - {metric: contributions, period: 2018, target: Rp4.6T}
  - {metric: members, branch: lebak, period: 2018, target: 30}
"""
FREE = """\
metrics:
  participants: {unit: orang, kind: flow}
  contributions: {unit: IDR, kind: flow}
  members: {unit: orang, kind: stock}
targets:
  - {metric: participants, segment: jakon, period: 2018, target: 300000}
  - {metric: contributions, segment: bpu, period: 2018, target: 5}
"""
WILD = """\
metrics: {participants: {unit: orang, kind: flow}, members: {kind: stock}, contributions: {unit: IDR, kind: flow}}
targets:
  - {metric: participants, period: 2018, target: 300000}
fiscal_year_start: 10
"""
PLANS = (DECLARED, FREE, WILD)
WAYS = (
    "",
    "locale: id\n",
    "actuals: {number_format: id}\n",
    "actuals: {number_format: en}\n",
    "locale: id\nactuals: {number_format: plain}\n",
)
METRICS = ("participants", "contributions", "members")
SEGMENTS = ("jakon", "bpu")
BRANCHES = ("cikupa", "lebak")
OTHER_TEXTS = {
    "metric": ("ppl", "Peserta", "mood", "share", "Participants", "", "participant"),
    "segment": ("Jasa Konstruksi", "B P U", "Jakon", "", " jakon", "new", "=1+1", "jak\u043en", "b\u00e9", "e\u0301"),
    "branch": ("KC Cikupa", "Lebak", "LEBAK", "\u00e9", "north", "a\tb", "lebak ", "x" * 300),
    "date": (
        "2018-02-30",
        "2018-1-5",
        "2018-01-5 ",
        "2018-01-05 ",
        " 2018-01-05",
        "2018/01/05",
        "epoch",
        "infinity",
        "",
        "2018-13",
        "2018-01-05x",
        "20180105",
        "2018-01-0x",
        "05.01.2018",
        "43101",
        "0001-01-01",
        "9999-12-31",
        "1999-12-31",
        "2018-q1",
        "2018-01-05T00:00",
        "2018-02-1e",
        "2018-01-31",
        "2018-1",
        "2019-01-31",
        "2018-001",
        "2018-1-5\n",
        "2018-01-05\n",
        "02018-1-05",
        "12018-1-05",
        "2018\\01\\05",
        "2018- 1-05",
        "2018-1-05 ",
    ),
    "value": (
        "1e5",
        "1E5",
        "1_000",
        " 5",
        "5 ",
        "+5",
        "-5",
        "5.",
        ".5",
        "",
        "nan",
        "inf",
        "1,5",
        "1.500",
        "1.5000",
        "1.23456",
        "1.234.567",
        "1,234.5",
        "1.234,5",
        "\uff11\uff12",
        "0x1",
        "--5",
        "1e-5",
        "1.5e0",
        "12345678901234",
        "123456789012345678",
        "1" * 31,
        "0.1234567890123",
        "9" * 25 + ".99",
        "-0",
        "007",
        "$5",
        "(5)",
        "5\t",
        "1.2.3",
        "0,5",
        "-1.500,25",
        "99999999999999.9999",
        ".",
        "5\n",
        "\n5",
        "5\r",
        "5\r\n",
        "99.99999",
        "-9.99999",
        "0100.00001",
        "5/1",
    ),
}


@dataclass(frozen=True)
class Written:
    """How rows are written down."""

    delimiter: str = ","
    end: str = "\n"
    last_end: bool = True
    mark: bool = False
    quoted: bool = False
    order: tuple[int, ...] = tuple(range(7))

    def text(self, rows: Sequence[Sequence[str]]) -> str:
        """The rows with their header."""
        lines = [self._line([row[index] for index in self.order]) for row in (HEADER, *rows)]
        return ("\ufeff" if self.mark else "") + self.end.join(lines) + (self.end if self.last_end else "")

    def _line(self, cells: Sequence[str]) -> str:
        return self.delimiter.join(self._cell(cell) for cell in cells)

    def _cell(self, cell: str) -> str:
        if self.quoted or set(cell) & {self.delimiter, '"', "\n", "\r"}:
            return '"' + cell.replace('"', '""') + '"'
        return cell


def clean_row(draw: Random, number: int) -> list[str]:
    """A row as it should be."""
    month = draw.randint(1, 4)
    day = draw.choice((f"2018-{month:02}-{draw.randint(1, 28):02}",) * 5 + (f"2018-{month:02}-28",))
    value = draw.choice((str(draw.randint(0, 99_999)), f"{draw.randint(0, 9_999)}.{draw.randint(0, 99):02}"))
    names = draw.choice(BRANCHES), draw.choice(SEGMENTS), draw.choice(METRICS[:2])
    return [day, *names, value, str(number), draw.choice(("", "note", "a b"))]


def stock_row(draw: Random, number: int) -> list[str]:
    """A reading of a stock, rarely two of a day."""
    day = f"2018-{number % 12 + 1:02}-{draw.randint(1, 28):02}"
    return [day, draw.choice(BRANCHES), draw.choice(SEGMENTS), "members", str(draw.randint(1, 500)), str(number), ""]


def dirty_cell(draw: Random, row: list[str]) -> None:
    """Another text in one of a row's cells."""
    field = draw.choice(list(OTHER_TEXTS))
    row[HEADER.index(field)] = draw.choice(OTHER_TEXTS[field])


def note(draw: Random, row: list[str]) -> None:
    """Something odd in a column that is not ours."""
    odd = (
        'say "hi"',
        "two\nlines",
        "cr\rin",
        "\n" * 25,
        'a, "b"',
        ' "x"',
        "\x1a",
        "caf\u00e9",
        "\t",
        '"',
        "=======",
        "x\x01",
        "\x00",
    )
    row[6] = draw.choice(odd)


def dirty_bytes(draw: Random, data: bytes) -> bytes:
    """Something odd between the cells, or in the bytes."""
    lines = data.split(b"\n")
    at = draw.randrange(len(lines))
    odd: tuple[Callable[[bytes], bytes], ...] = (
        lambda line: line + b"\n",
        lambda line: line + b",",
        lambda line: line + b",,",
        lambda line: line.rpartition(b",")[0],
        lambda line: line.replace(b",", b', "', 1) + b'"',
        lambda line: line + b"\r",
        lambda line: line + b"\xff",
        lambda line: line + b"\0",
        lambda line: b" " + line,
        lambda line: line + b"\n   ",
        lambda line: line + b"\n,,,,,,",
        lambda line: b"<<<<<<< ours\n" + line,
        lambda line: line.replace(b",", b";"),
        lambda line: b'"' + line,
        lambda line: line.replace(b"lebak", b'"lebak" '),
        lambda line: line.replace(b"lebak", b' "lebak"'),
        lambda line: line.replace(b"lebak", b'"le"bak'),
        lambda line: line.replace(b"lebak", b'le"bak'),
        lambda line: line.replace(b"2018", "2018\u00a0".encode()),
        lambda line: b"\xef\xbb\xbf" + line,
    )  # fmt: skip
    lines[at] = draw.choice(odd)(lines[at])
    return b"\n".join(lines) + draw.choice((b"", b"\n\n", b"", b"\r\n"))


@dataclass(frozen=True)
class Case:
    """A plan's text, files by their names, and the rows that were drawn for each."""

    plan: str
    files: dict[str, bytes]
    cuts: tuple[date, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()


def case(seed: int, *, dirt: int) -> Case:
    """The case of a number; `dirt` is how much is done to it: 0 nothing."""
    draw = Random(seed)  # noqa: S311 - the same draw each time is the point
    way_of_plan = draw.choice(WAYS) if dirt else ""
    plan = draw.choice(PLANS)
    dates = in_orders(seed, way_of_plan, dirt=dirt)
    files = {}
    drawn = []
    number = 0
    for index in range(draw.choice((1, 1, 2, 3))):
        rows = []
        for _ in range(draw.choice((1, 5, 40))):
            number += 1
            rows.append(stock_row(draw, number) if draw.random() < 0.2 else clean_row(draw, number))
        for _ in range(draw.randint(0, dirt)):
            draw.choice((dirty_cell, dirty_cell, note))(draw, draw.choice(rows))
        if dirt and draw.random() < 0.2:
            rows.append(list(draw.choice(rows)))
        for row in rows:
            row[0] = dates.written(row[0])
        drawn.append(tuple(map(tuple, rows)))
        way = written(draw)
        data = way.text(rows).encode()
        if dirt and draw.random() < 0.3:
            data = dirty_bytes(draw, data)
        packed = draw.random() < 0.15
        files[f"{index}.csv{'.gz' if packed else ''}"] = gzip.compress(data) if packed else data
    return Case(plan + dates.way, files, draw.choice(CUTS), tuple(drawn))


@dataclass(frozen=True)
class Dates:
    """How the days of a case are written: in forms that are drawn for each, and what the plan says of them."""

    way: str
    draw: Random
    forms: tuple[str, ...] = ()

    def written(self, text: str) -> str:
        """A day in one of the forms; whatever else stands for a date as it is."""
        found = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
        if not found or not self.forms:
            return text
        year, month, day = found.groups()
        names = dict(zip(("01", "02", "03", "04"), ("Januari", "Feb", "March", "apr."), strict=True))
        form = self.draw.choice(self.forms)
        return form.format(
            y=year, mm=month, dd=day, m=int(month), d=int(day), name=names.get(month, f"Des {month}"), iso=text
        )


# By order: what every engine reads, then what is left to who goes by rows.
_SURE = {
    "dmy": ("{dd}/{mm}/{y}", "{dd}/{mm}/{y}", "{dd}.{mm}.{y}", "{d}-{m}-{y}", "{iso}", "{dd}/{mm}/{y} 10:00"),
    "mdy": ("{mm}/{dd}/{y}", "{mm}/{dd}/{y}", "{m}/{d}/{y}", "{m}/{d}/{y} 12:00:00 AM", "{iso}T00:00:00"),
    "ymd": ("{y}/{mm}/{dd}", "{y}.{m}.{d}", "{y}{mm}{dd}", "{iso} 00:00:00.000", "{iso}"),
}
_ODD = (
    "{d} {name} {y}",
    "{name}-{y}",
    "{mm}/{y}",
    "{y}{mm}",
    "{y}/{mm}",
    "{d}/{m}/18",
    "{dd}/{mm}/{y}Z",
    "{dd}-{mm}/{y}",
)


def in_orders(seed: int, way: str, *, dirt: int) -> Dates:
    """How the days of the case of a number are written; mostly as they are."""
    draw = Random(seed + 10_000)  # noqa: S311 - as in `case`, whose draws stay what they were
    if draw.random() < 0.6:
        return Dates(way, draw)
    order = draw.choice(sorted(_SURE))
    said = f"date_format: {order}"
    with_it = way.replace("actuals: {", f"actuals: {{{said}, ") if "actuals" in way else f"{way}actuals: {{{said}}}\n"
    odd = _ODD if dirt and draw.random() < 0.3 else ()
    some = draw.choice((_SURE[order], _SURE[order][:2]))
    return Dates(with_it, draw, (*some * 4, *odd))


def written(draw: Random) -> Written:
    """A way of writing, mostly the usual one."""
    way = Written()
    if draw.random() < 0.3:
        way = replace(way, delimiter=draw.choice(";\t"))
    if draw.random() < 0.3:
        way = replace(way, end="\r\n")
    if draw.random() < 0.3:
        order = list(range(7))
        draw.shuffle(order)
        way = replace(way, order=tuple(order))
    return replace(way, last_end=draw.random() < 0.8, mark=draw.random() < 0.1, quoted=draw.random() < 0.15)


@dataclass(frozen=True)
class Brought:
    """What reading gives: totals as texts, inputs, and problems."""

    totals: tuple[str, ...]
    inputs: tuple[tuple[str, str, int], ...]
    problems: tuple[Problem, ...]


def brought(plan: Plan, files: Iterable[str], cuts: Iterable[date], engines: Sequence[Engine] = ()) -> Brought:
    """The totals and problems of files, read by engines or by the reference."""
    totals, problems = read_totals(plan, files, cuts, engines=engines)
    listed = tuple(
        f"{key} {t.period.name} {t.period.start} {t.period.end} {t.sum.normalize():f} {t.rows} {t.last} "
        f"{'-' if t.reading is None else f'{t.reading.normalize():f}'}"
        for key, of_key in totals.by_key.items()
        for t in of_key
    )
    inputs = tuple((file.path, file.sha256, file.rows) for file in totals.inputs)
    return Brought(listed, inputs, in_file_order(problems))
