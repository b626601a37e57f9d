"""A folder's files by files of actuals: what they tell, what was typed beside them, what a person answers."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from attain import api
from attain.actuals.columns import FIELDS
from attain.actuals.files import named
from attain.cli.caching import cache_of
from attain.cli.doubts import settled
from attain.cli.made import refuse_there
from attain.cli.questions import HOW
from attain.cli.streams import write_err, write_out
from attain.cli.telling import apart_told, columns_told, steps_told
from attain.draft.draft import DraftFiles, draft_of, is_name, metric_of
from attain.draft.said import Said, with_said
from attain.draft.sums import sums_of
from attain.draft.survey import survey_of
from attain.draft.surveyed import How
from attain.draft.text import plan_text
from attain.errors import has_errors, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.actuals.columns import Field
    from attain.cli.doubts import Written
    from attain.cli.made import Content
    from attain.cli.wishes import Wishes
    from attain.draft.draft import Draft
    from attain.draft.sums import Sums
    from attain.draft.survey import Survey
    from attain.errors import Problem
    from attain.number import Locale
    from attain.period.written import DateFormat

PLAN = "targets.yaml"
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


class Begun(NamedTuple):
    """The files to make, by their names in the folder; the next steps; of a draft from files what is said of it."""

    files: Mapping[str, Content]
    steps: list[str]
    draft: Draft | None = None
    problems: list[Problem] = []  # noqa: RUF012 - nobody changes it


def files_from(wishes: Wishes, folder: Path, title: str) -> Begun:
    """The files that files of actuals make."""
    if "-" in wishes.sources:
        refuse("A205", "a folder cannot rest on standard input", "save it to a file first")
    delimiter = wishes.delimiter
    order = cast("DateFormat | None", wishes.date_format)
    how = How(_columns(wishes.columns), DELIMITERS[delimiter] if delimiter else None, wishes.encoding, order)
    survey = survey_of(wishes.sources, how)
    places = _places(wishes.sources, folder)
    copied: dict[str, Content] = {name: source for name, source in places.items() if not _same(source, folder / name)}
    refuse_there(folder, copied, force=wishes.force)
    if wishes.asks:
        write_out(columns_told(survey, wishes))
        write_err(HOW)
    written = settled(wishes, survey)
    if survey.orders[1:]:
        how = how._replace(date_format=written.dates)
        survey = survey_of(wishes.sources, how)
    if wishes.asks:
        from attain.cli.gaps import survey_asked

        survey = survey_asked(wishes, how, survey)
    draft = _draft(wishes, survey, written, title, _patterns(places, folder))
    if not wishes.asks:
        write_out(columns_told(survey, wishes))
    problems = [] if wishes.asks else apart_told(survey, wishes)
    return Begun({PLAN: plan_text(draft), **copied}, list(steps_told(draft, survey.latest, PLAN)), draft, problems)


def _draft(wishes: Wishes, survey: Survey, written: Written, title: str, patterns: tuple[str, ...]) -> Draft:
    """The draft by all that is told, said and answered."""
    indonesian = survey.indonesian or written.figures == "id"
    locale = cast("Locale | None", wishes.locale) or ("id" if indonesian else "en")
    style = written.figures if written.figures != "plain" or locale == "id" else None
    files = DraftFiles(patterns, survey.columns, wishes.delimiter, survey.encoding, style, written.dates)
    draft = draft_of(survey, title, locale, files, _metric(wishes, survey))
    said = Said(tuple(wishes.kinds), tuple(wishes.units), tuple(wishes.targets))
    draft = with_said(draft, said, survey.names["segment"])
    if wishes.asks:
        from attain.cli.gaps import with_answers

        return with_answers(draft, _sums(draft, wishes.sources), titled=wishes.title is not None)
    return draft


def _metric(wishes: Wishes, survey: Survey) -> str:
    """What the files count, where no column says it."""
    column = survey.used.get("metric")
    if wishes.metric is not None:
        if column is not None:
            refuse("A205", f"--metric names what is counted, and so does the column {column}", "leave it out")
        if not is_name(wishes.metric):
            refuse("A205", f"no name of a metric: {wishes.metric!r}", "write it on one line, without blanks around it")
        return wishes.metric
    usual = survey.figure or metric_of(wishes.sources[0])
    if column is None and wishes.asks:
        from attain.cli.questions import ask_metric

        return ask_metric(usual)
    return usual


def _sums(draft: Draft, sources: list[str]) -> Sums:
    """What the metrics add up to by a draft that is not written yet; nothing where the files have errors."""
    loaded = api.loaded("-", stdin=io.BytesIO(plan_text(draft).encode()))
    if loaded.plan is None:
        return {}
    totals, problems = api.totals_of(loaded.plan, named(sources), means=api.Means(cache=cache_of(no_cache=False)))
    return {} if has_errors(problems) else sums_of(totals, draft.years[-1])


def _columns(typed: list[str]) -> dict[Field, str]:
    """What `--column` says, ours to theirs."""
    found: dict[Field, str] = {}
    for text in typed:
        ours, equals, theirs = text.partition("=")
        if not equals or not theirs or ours not in FIELDS:
            refuse("A205", f"no column is named by {text}", f"write OURS=THEIRS, ours being {', '.join(FIELDS)}")
        found[ours] = theirs
    return found


def _places(sources: list[str], folder: Path) -> dict[str, Path]:
    """Where each file lies in the folder: where it is already, or under actuals/ once it is copied."""
    found: dict[str, Path] = {}
    root = os.path.realpath(folder)
    for source in sources:
        path = Path(source)
        inside = os.path.relpath(os.path.realpath(path), root)
        outside = inside.startswith(os.pardir)
        name = f"actuals/{path.name}" if outside else Path(inside).as_posix()
        if name in found and not _same(found[name], path):
            refuse("A206", f"two files would be {name}", "rename one, or put both into the folder first")
        found.setdefault(name, path)
    return found


def _patterns(places: Mapping[str, Path], folder: Path) -> tuple[str, ...]:
    """What the plan says of its files: nothing where they are all that `actuals/*.csv` names."""
    usual = all(name.count("/") == 1 and name.startswith("actuals/") and name.endswith(".csv") for name in places)
    others = {f"actuals/{path.name}" for path in (folder / "actuals").glob("*.csv")} - places.keys()
    return () if usual and not others else tuple(places)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
