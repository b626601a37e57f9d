"""What `attain init` does: a draft from files, from answers or as an example, then the folder, then a look at it."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from attain import api
from attain.actuals.columns import FIELDS
from attain.actuals.files import files_of
from attain.cli.caching import cache_of
from attain.cli.codes import DONE, INTERRUPTED, NO_VERDICT
from attain.cli.made import make_all, refuse_there
from attain.cli.problems import tell
from attain.cli.streams import write_err, write_out
from attain.draft.draft import DraftFiles, draft_of, is_name, metric_of
from attain.draft.figures import STYLES
from attain.draft.survey import How, survey_of
from attain.draft.text import plan_text
from attain.errors import InputError, Problem, has_errors, in_file_order, refuse
from attain.number import Locale
from attain.period.written import FORMS
from attain.read.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.actuals.columns import Field
    from attain.cli.made import Content
    from attain.draft.draft import Draft
    from attain.draft.figures import Style
    from attain.draft.survey import Survey
    from attain.period.written import DateFormat

PLAN = "targets.yaml"
LOCALES: tuple[Locale, ...] = get_args(Locale)
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


class Wishes(NamedTuple):
    """What was typed."""

    folder: str
    sources: list[str]
    columns: list[str]
    title: str | None
    locale: str | None
    number_format: str | None
    date_format: str | None
    encoding: str | None
    delimiter: str | None
    yes: bool
    force: bool

    @property
    def asks(self) -> bool:
        """Whether somebody is there to answer."""
        return not self.yes and sys.stdin.isatty()


def start(wishes: Wishes) -> int:
    """Make the folder, and say what to do next; 2 where the actuals that it was made for have errors."""
    _refuse_idle(wishes)
    folder = Path(wishes.folder)
    refuse_there(folder, [PLAN], force=wishes.force)
    try:
        files, steps = _files(wishes, folder)
        make_all(folder, files, force=wishes.force)
    except KeyboardInterrupt:
        write_err("nothing was made\n")
        return INTERRUPTED
    written = "".join(f"written: {folder / name}\n" for name in files)
    into = [f"cd {shlex.quote(wishes.folder)}"] if folder.resolve() != Path.cwd() else []
    # Who was asked has no actuals yet.
    problems = _problems(folder, with_actuals=bool(wishes.sources) or not wishes.asks)
    if has_errors(problems):
        steps = ["attain validate  # shows the problems below again; the report comes once they are mended"]
    write_out(f"{written}next:\n" + "".join(f"  {step}\n" for step in (*into, *steps)))
    tell(problems, "text")
    return NO_VERDICT if has_errors(problems) else DONE


def _files(wishes: Wishes, folder: Path) -> tuple[Mapping[str, Content], list[str]]:
    """The files to make, by their names in the folder, and the next steps."""
    title = _title(wishes, folder)
    if wishes.sources:
        return _from_sources(wishes, folder, title)
    if not wishes.force:
        _refuse_beside_actuals(folder)
    if wishes.asks:
        from attain.cli.answers import files_by_answers

        return files_by_answers(title, wishes.locale)
    from attain.draft.example import example_files

    steps = [
        "attain report --quarter Q1",
        "attain trend --quarter Q1",
        f"attain validate  # after you have changed {PLAN}",
    ]
    return example_files(title), steps


def _refuse_beside_actuals(folder: Path) -> None:
    """Refuse to put new actuals beside old ones: a plan that was made without a look at them would not know them."""
    there = sorted((folder / "actuals").glob("*.csv"))
    if there:
        mend = " ".join(["learn from them: attain init", *(f"--from {shlex.quote(str(path))}" for path in there[:3])])
        refuse("A206", f"there are actuals already: {there[0]}", f"{mend}{' ...' if there[3:] else ''}, or --force")


def _refuse_idle(wishes: Wishes) -> None:
    """Refuse what would do nothing, and choices that are none."""
    about_files = {
        "--column": wishes.columns,
        "--number-format": wishes.number_format,
        "--date-format": wishes.date_format,
        "--encoding": wishes.encoding,
        "--delimiter": wishes.delimiter,
    }
    for option, given in about_files.items():
        if given and not wishes.sources:
            refuse("A205", f"{option} speaks of files, and none is named", "name one: --from actuals.csv")
    for option, word, choices in (
        ("--locale", wishes.locale, LOCALES),
        ("--number-format", wishes.number_format, STYLES),
        ("--date-format", wishes.date_format, tuple(FORMS)),
        ("--delimiter", wishes.delimiter, tuple(DELIMITERS)),
    ):
        if word is not None and word not in choices:
            refuse("A205", f"{option} is none of its choices: {word}", f"write {', '.join(choices)}")
    if wishes.locale == "id" and not wishes.sources and not wishes.asks:
        refuse("A205", "the example is in English", "leave --locale out, or name files: --from actuals.csv")


def _title(wishes: Wishes, folder: Path) -> str:
    if wishes.title is not None:
        if not is_name(wishes.title):
            refuse("A205", f"no title: {wishes.title!r}", "write it on one line, without blanks around it")
        return wishes.title
    name = folder.resolve().name
    return name if is_name(name) else "Targets"


def _from_sources(wishes: Wishes, folder: Path, title: str) -> tuple[dict[str, Content], list[str]]:
    if "-" in wishes.sources:
        refuse("A205", "a folder cannot rest on standard input", "save it to a file first")
    delimiter = wishes.delimiter
    order = cast("DateFormat | None", wishes.date_format)
    how = How(_columns(wishes.columns), DELIMITERS[delimiter] if delimiter else None, wishes.encoding, order)
    survey = survey_of(wishes.sources, how)
    if survey.orders[1:]:
        order = _order(survey, asks=wishes.asks)
        survey = survey_of(wishes.sources, how._replace(date_format=order))
    style = cast("Style | None", wishes.number_format) or _style(survey, asks=wishes.asks)
    indonesian = survey.indonesian or style == "id"
    locale = cast("Locale | None", wishes.locale) or ("id" if indonesian else "en")
    places = _places(wishes.sources, folder)
    written = style if style != "plain" or locale == "id" else None
    files = DraftFiles(_patterns(places, folder), survey.columns, delimiter, survey.encoding, written, survey.orders[0])
    draft = draft_of(survey, title, locale, files, metric_of(wishes.sources[0]))
    copied: dict[str, Content] = {name: source for name, source in places.items() if not _same(source, folder / name)}
    write_out(_columns_told(survey))
    return {PLAN: plan_text(draft), **copied}, _steps(draft, survey.quarter)


def _columns_told(survey: Survey) -> str:
    """What was taken for what, and what was not: a wrong guess must be seen, for it makes wrong sums."""
    read = ", ".join(f"{ours} is {visible(theirs)}" for ours, theirs in survey.used.items())
    told = f"columns: {read}\n"
    if survey.unused:
        names = [visible(name) for name in survey.unused]
        mend = f"; if {names[0]} says what is counted: --column metric={shlex.quote(names[0])}"
        told += f"not read: {', '.join(names)}{'' if 'metric' in survey.used else mend}\n"
    return told


def _steps(draft: Draft, quarter: str) -> list[str]:
    kinds = "its kind" if len(draft.metrics) == 1 else "the kinds"
    return [
        f"attain report --quarter {quarter}  # the actuals, as yet without targets",
        f"open {PLAN}: check {kinds}, add units, write the targets at its end",
        "attain validate",
    ]


def _columns(typed: list[str]) -> dict[Field, str]:
    """What `--column` says, ours to theirs."""
    found: dict[Field, str] = {}
    for text in typed:
        ours, equals, theirs = text.partition("=")
        if not equals or not theirs or ours not in FIELDS:
            refuse("A205", f"no column is named by {text}", f"write OURS=THEIRS, ours being {', '.join(FIELDS)}")
        found[ours] = theirs
    return found


def _style(survey: Survey, *, asks: bool) -> Style:
    """How the files write figures; asked for, or refused, where they may mean one thing or another."""
    if len(survey.styles) == 1:
        return survey.styles[0]
    text, place = survey.doubtful or ("", None)
    if not survey.styles:
        mend = "say which column holds the figures: --column value=NAME"
        raise InputError([Problem("A021", "the figures are none that attain can read", survey.value_place, mend)])
    if asks:
        from attain.cli.asking import ask, one_of

        shown = {"plain": "1234.5", "id": "1.234,5", "en": "1,234.5"}
        forms = ", ".join(f"{style} ({shown[style]})" for style in survey.styles)
        return cast("Style", ask(f"How are figures such as {text} written? {forms}", "", one_of(*survey.styles)))
    message = f"ambiguous figure: {text}"
    mend = "say how the files write figures: " + " or ".join(f"--number-format {style}" for style in survey.styles)
    raise InputError([Problem("A023", message, place, mend)])


def _order(survey: Survey, *, asks: bool) -> DateFormat:
    """How the files write dates; asked for, or refused, where they may mean one day or another."""
    text, place = survey.doubtful_date or ("", None)
    orders = [order for order in survey.orders if order is not None]
    if asks:
        from attain.cli.asking import ask, one_of

        shown = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
        forms = ", ".join(f"{order} ({shown[order]})" for order in orders)
        usual = "dmy" if survey.indonesian else ""
        return cast("DateFormat", ask(f"Is {text} written {forms}?", usual, one_of(*orders)))
    mend = "say how the files write dates: " + " or ".join(f"--date-format {order}" for order in orders)
    raise InputError([Problem("A036", f"day or month first? {text}", place, mend)])


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


def _problems(folder: Path, *, with_actuals: bool) -> tuple[Problem, ...]:
    """What `attain validate` would say of the folder."""
    cache = cache_of(no_cache=False)
    loaded = api.loaded(str(folder / PLAN), cache=cache)
    if loaded.plan is None or not with_actuals:
        return in_file_order(loaded.problems)
    names, missing = files_of(loaded.plan)
    _, found = api.totals_of(loaded.plan, names, means=api.Means(cache=cache))
    return in_file_order([*loaded.problems, *missing, *found])
