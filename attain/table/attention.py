"""What of a report needs attention: the lines whose status is not good, by status, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.compute.status import bands_named
from attain.table.labels import line_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.compute import Line, Report
    from attain.table.language import Language
    from attain.table.table import Cell, Tone

MOST_NAMED = 6
TONES: tuple[Tone, ...] = ("bad", "fair")


class Attention(NamedTuple):
    """A status that is not good, and the lines that have it, each with the ratio that decided it."""

    status: str
    tone: Tone
    told: str


def attentions(
    report: Report, rows: Iterable[tuple[Mapping[str, Cell], Line]], language: Language
) -> tuple[Attention, ...]:
    """The statuses that are not good among lines and their cells by column; a line in several tables is told once."""
    once = {(line.metric, line.segment, line.branch): (cells, line) for cells, line in rows}
    found: dict[tuple[Tone, str], list[tuple[Mapping[str, Cell], Line]]] = {}
    for cells, line in once.values():
        status = cells["status"]
        if status.tone in TONES:
            found.setdefault((status.tone, status.text), []).append((cells, line))
    worst_first = sorted(found.items(), key=lambda pair: TONES.index(pair[0][0]))
    return tuple(Attention(status, tone, _told(report, of_it, language)) for (tone, status), of_it in worst_first)


def _told(report: Report, rows: list[tuple[Mapping[str, Cell], Line]], language: Language) -> str:
    """The lines, the lowest first, as far as anybody reads them."""
    judged = [(_judged(report, line), cells, line) for cells, line in rows]
    lowest = sorted(judged, key=lambda row: getattr(row[2], row[0]) or 0)
    names = [f"{line_label(report.plan, line)} {cells[key].text}" for key, cells, line in lowest[:MOST_NAMED]]
    shown = ", ".join(names)
    if not lowest[MOST_NAMED:]:
        return shown
    return language.say("{names} and {number} more", names=shown, number=language.number(len(lowest) - MOST_NAMED))


def _judged(report: Report, line: Line) -> str:
    """The ratio that decides a line's status, by its column."""
    plan = report.plan
    return "pace" if bands_named(plan, plan.metrics[line.metric].bands).on == "pace" else "attainment"
