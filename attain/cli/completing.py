"""What may come next on a command line: the values of an option, for a shell that completes.

Names come from the plan of the folder, or the one that the line names, as it was kept. What cannot be read offers
nothing: a shell that completes is told no problems.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from attain.model import Plan

    Source = Callable[[str], Iterable[str]]  # of the plan's file

PLAN = "targets.yaml"
# A shell reads these between words, so that a name that holds one is written with a backslash before it.
_SPECIAL = frozenset(" \t\"'\\$`|&;()<>{}[]*?!#~=")


def completions(command: str, option: str, given: Mapping[str, Any], typed: str) -> list[str]:
    """The values that an option of a command may take, as far as they begin with what was typed.

    `given` holds what else stands on the line, by the command's own names.
    """
    source = _VALUES.get((command, option)) or _VALUES.get(("", option))
    if source is None:
        return []
    try:
        found = list(source(given.get("plan") or PLAN))
    except Exception:  # noqa: BLE001 - whatever is wrong with a plan is told by the command, not while it is typed
        return []
    written = _for_bash if os.environ.get("_ATTAIN_COMPLETE") == "complete_bash" else str
    return [written(text) for text in dict.fromkeys(found) if text.startswith(typed)]


def _for_bash(text: str) -> str:
    """A word as bash reads it; other shells quote what they insert themselves."""
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in text)


def _plan(file: str) -> Plan:
    """The plan of a file, kept for the next time; raises ValueError where there is none to be used."""
    from attain.cli.caching import cache_of

    cache = cache_of(no_cache=False)
    if cache is None:
        from attain.loading import load_plan

        loaded = load_plan(file)
    else:
        from attain.cache.plans import load_plan as load_kept

        loaded = load_kept(file, cache)
    if loaded.plan is None:
        raise ValueError(file)
    return loaded.plan


def _metrics(file: str) -> Iterable[str]:
    return _plan(file).metrics


def _members(label: str, section: str) -> Source:
    """The members of a label and their groups; where none is declared, those that targets name."""

    def names(file: str) -> Iterable[str]:
        from attain.model.names import groups_of

        plan = _plan(file)
        members = getattr(plan, section)
        used = (name for target in plan.targets if (name := getattr(target, label)))
        return [*members, *groups_of(members)] if members else used

    return names


def _years(file: str) -> list[str]:
    from attain.compute.choose import years_of

    return years_of(_plan(file))


def _quarters(file: str) -> list[str]:
    parts = [f"Q{number}" for number in range(1, 5)]
    return [*parts, *(f"{year}-{part}" for year in _years(file) for part in parts)]


def _months(file: str) -> list[str]:
    plan = _plan(file)
    runs = [month.name for year in _years(file) for month in plan.calendar.parts(plan.calendar.parse(year), "month")]
    return [*map(str, range(1, 13)), *runs]


def _periods(file: str) -> list[str]:
    parts = ("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4")
    return [f"{year}{part}" for year in _years(file) for part in parts]


def _codes(_: str) -> list[str]:
    from attain.cli.explain import pages

    return sorted(pages())


def _words(module: str, name: str, *forms: str) -> Source:
    """The words of a constant, or of a Literal, of a module; in other forms beside or instead, such as `-{}`."""

    def words(_: str) -> Iterable[str]:
        found = getattr(import_module(module), name)
        return [form.format(word) for word in get_args(found) or found for form in forms or ("{}",)]

    return words


_FACES = _words("attain.cli.formats", "FORMATS")
_PLAINER = _words("attain.cli.formats", "PLAINER")
_VALUES: dict[tuple[str, str], Source] = {
    ("", "--metric"): _metrics,
    ("", "--segment"): _members("segment", "segments"),
    ("", "--branch"): _members("branch", "branches"),
    ("", "--quarter"): _quarters,
    ("", "--month"): _months,
    ("", "--year"): _years,
    ("", "--period"): _periods,
    ("", "--by"): _words("attain.cli.ask", "LABELS"),
    ("", "--sort"): _words("attain.compute.asked", "SortColumn", "{}", "-{}"),
    ("", "--forecast"): _words("attain.compute.asked", "ForecastRule"),
    ("", "--per"): _words("attain.cli.trend", "STEPS"),
    ("", "--color"): _words("attain.cli.streams", "ColourChoice"),
    ("", "--locale"): _words("attain.number.figure", "Locale"),
    ("rank", "--on"): _words("attain.compute.rank", "On"),
    ("check", "--format"): _words("attain.cli.finding_faces", "FORMATS"),
    ("validate", "--format"): _words("attain.cli.validation", "FORMATS"),
    ("calc", "--format"): _words("attain.cli.calculating", "FORMATS"),
    ("trend", "--format"): _PLAINER,
    ("rank", "--format"): _PLAINER,
    ("rows", "--format"): _PLAINER,
    ("", "--format"): _FACES,
    ("init", "--number-format"): _words("attain.draft.figures", "STYLES"),
    ("init", "--date-format"): _words("attain.period.written", "FORMS"),
    ("init", "--delimiter"): _words("attain.cli.sourced", "DELIMITERS"),
    ("init", "--column"): _words("attain.actuals.columns", "FIELDS", "{}="),
    ("explain", "CODE"): _codes,
}
