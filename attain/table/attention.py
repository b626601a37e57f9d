"""What of a report needs attention: the lines whose status is not good, by status, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.table.labels import line_label
from attain.table.legend import judged_ratio
from attain.table.members import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.compute import Line, Report
    from attain.table.language import Language
    from attain.table.table import Cell, Tone

MOST_NAMED = 6
POOR: tuple[Tone, ...] = ("bad", "fair")


class Attention(NamedTuple):
    """A status that is not good, and the lines that have it, each with the ratio that decided it."""

    status: str
    tone: Tone
    told: str


def attentions(
    report: Report, rows: Iterable[tuple[Mapping[str, Cell], Line]], language: Language
) -> tuple[Attention, ...]:
    """The statuses that are not good among lines and their cells by column; a line in several tables is told once."""
    once = {address(line): (cells, line) for cells, line in rows}
    found: dict[tuple[Tone, str], list[tuple[Mapping[str, Cell], Line]]] = {}
    for cells, line in once.values():
        status = cells["status"]
        if status.tone in POOR:
            found.setdefault((status.tone, status.text), []).append((cells, line))
    worst_first = sorted(found.items(), key=lambda pair: POOR.index(pair[0][0]))
    return tuple(Attention(status, tone, _told(report, of_it, language)) for (tone, status), of_it in worst_first)


def _told(report: Report, rows: list[tuple[Mapping[str, Cell], Line]], language: Language) -> str:
    """The lines, the lowest first, as far as anybody reads them."""
    judged = [(judged_ratio(report.plan, line.metric), cells, line) for cells, line in rows]
    lowest = sorted(judged, key=lambda row: getattr(row[2], row[0]) or 0)[:MOST_NAMED]
    names = [f"{line_label(report.plan, line)} {cells[key].text}" for key, cells, line in lowest]
    return language.some(names, len(rows))
