"""A folder's files by the answers to a few questions."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from attain.cli.asking import ask, one_of
from attain.cli.questions import HOW, ask_kind, ask_target, ask_title, ask_unit
from attain.cli.streams import write_err
from attain.draft.draft import Draft, DraftMetric, DraftTarget
from attain.draft.text import plan_text
from attain.draft.told import KINDS, told_names, told_some, told_year

if TYPE_CHECKING:
    from attain.cli.made import Content
    from attain.number import Locale


def files_by_answers(title: str, locale: str | None) -> tuple[dict[str, Content], list[str]]:
    """The files that the answers make, by their names in the folder, and the next steps.

    Raises KeyboardInterrupt where the person ends it.
    """
    write_err(HOW)
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
    title = ask_title(title)
    year = ask("Year of the targets", str(datetime.now(tz=UTC).astimezone().year), told_year)
    language = cast(
        "Locale", locale or ask("Figures as in id (1.234,5) or en (1,234.5)", _usual_locale(), one_of("id", "en"))
    )
    metrics, targets = [], []
    for name in ask("What is measured? Names, with commas between", "revenue", told_some):
        unit = ask_unit(name)
        metrics.append(DraftMetric(name, unit, ask_kind(name, KINDS[0])))
        targets.append(DraftTarget(name, None, year, ask_target(name, year, language, unit)))
    segments = ask("Segments, such as products or customers (none: leave it empty)", "", told_names)
    branches = ask("Branches, such as offices or regions (none: leave it empty)", "", told_names)
    return Draft(title, language, (year,), tuple(metrics), segments, branches, tuple(targets))


def _usual_locale() -> str:
    """The locale of the person's surroundings, as far as it is one of ours."""
    words = (os.environ.get(name) for name in ("LC_ALL", "LC_NUMERIC", "LANG"))
    return "id" if next(filter(None, words), "").startswith("id") else "en"
