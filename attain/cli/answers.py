"""A folder's files by the answers to a few questions."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from attain.cli.asking import ask, listed, one_of
from attain.cli.streams import write_err
from attain.draft.draft import Draft, DraftMetric, DraftTarget, is_name
from attain.draft.text import plan_text
from attain.number import NumberFault, parse_figure
from attain.period import Calendar, PeriodFault

if TYPE_CHECKING:
    from collections.abc import Callable

    from attain.cli.made import Content
    from attain.number import Locale

KINDS = ("flow", "stock", "average")


def files_by_answers(title: str, locale: str | None) -> tuple[dict[str, Content], list[str]]:
    """The files that the answers make, by their names in the folder, and the next steps.

    Raises KeyboardInterrupt where the person ends it.
    """
    write_err("Enter takes what stands in brackets; Ctrl-C ends it, and nothing is made.\n")
    draft = _asked(title, locale)
    file = f"actuals/{draft.years[0]}.csv"
    columns = {"branch": bool(draft.branches), "segment": bool(draft.segments), "metric": len(draft.metrics) > 1}
    header = ["date", *(name for name, wanted in columns.items() if wanted), "value"]
    example = [f"{draft.years[0]}-01", *(name.upper() for name, wanted in columns.items() if wanted), "FIGURE"]
    steps = [
        f"write what was reached into {file}, a row each: {','.join(example)}",
        *([] if all(target.figure for target in draft.targets) else ["write the targets at the end of targets.yaml"]),
        "attain report",
    ]
    return {"targets.yaml": plan_text(draft), file: f"{','.join(header)}\n"}, steps


def _asked(title: str, locale: str | None) -> Draft:
    title = ask("Title", title, _name)
    year = ask("Year of the targets", str(datetime.now(tz=UTC).astimezone().year), _year)
    language = cast(
        "Locale", locale or ask("Figures as in id (1.234,5) or en (1,234.5)", _usual_locale(), one_of("id", "en"))
    )
    metrics, targets = [], []
    for name in ask("What is measured? Names, with commas between", "revenue", _some_names):
        unit = ask(f"  {name}: unit, such as IDR, people or % (none: leave it open)", "", _name_or_none)
        kind = ask(
            f"  {name}: flow (adds up), stock (the last reading counts) or average (a mean of readings)",
            "flow",
            one_of(*KINDS),
        )
        metrics.append(DraftMetric(name, unit, kind))
        figure = ask(f"  {name}: target of {year} (none: not set yet)", "", _figure(language, unit))
        targets.append(DraftTarget(name, None, year, figure))
    segments = ask("Segments, such as products or customers (none: leave it empty)", "", _names)
    branches = ask("Branches, such as offices or regions (none: leave it empty)", "", _names)
    return Draft(title, language, (year,), tuple(metrics), segments, branches, tuple(targets))


def _usual_locale() -> str:
    """The locale of the person's surroundings, as far as it is one of ours."""
    words = (os.environ.get(name) for name in ("LC_ALL", "LC_NUMERIC", "LANG"))
    return "id" if next(filter(None, words), "").startswith("id") else "en"


def _name(text: str) -> str:
    if not is_name(text):
        raise ValueError("write a name on one line")
    return text


def _name_or_none(text: str) -> str | None:
    return _name(text) if text else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(map(_name, listed(text)))


def _some_names(text: str) -> tuple[str, ...]:
    found = _names(text)
    if not found:
        raise ValueError("write at least one name")
    return found


def _year(text: str) -> str:
    try:
        found = Calendar().parse(text, spans=False)
    except PeriodFault as error:
        raise ValueError(error.message) from error
    if found.unit != "year":
        raise ValueError("write a year: 2026")
    return found.name


def _figure(locale: Locale, unit: str | None) -> Callable[[str], str | None]:
    """What reads a target as it is typed."""

    def read(text: str) -> str | None:
        if not text:
            return None
        try:
            parse_figure(text, locale=locale, unit=unit)
        except NumberFault as error:
            raise ValueError(f"{error.message}; {error.help}") from error
        return text

    return read
