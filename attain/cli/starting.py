"""What `attain init` does: a draft from files, from answers or as an example, then the folder, then a look at it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from attain import api
from attain.actuals.files import files_of
from attain.cli.caching import cache_of
from attain.cli.codes import DONE, INTERRUPTED, NO_VERDICT
from attain.cli.made import make_all, refuse_there
from attain.cli.problems import tell
from attain.cli.sourced import DELIMITERS, PLAN, Begun, files_from
from attain.cli.streams import write_err, write_out
from attain.cli.telling import kinds_told
from attain.draft.draft import is_name
from attain.draft.figures import STYLES
from attain.draft.sums import sums_of
from attain.errors import Problem, has_errors, in_file_order, refuse
from attain.number import Locale
from attain.period.written import FORMS

if TYPE_CHECKING:
    from attain.cli.wishes import Wishes
    from attain.draft.sums import Sums

LOCALES: tuple[Locale, ...] = get_args(Locale)


def start(wishes: Wishes) -> int:
    """Make the folder, and say what to do next; 2 where the actuals that it was made for have errors."""
    _refuse_idle(wishes)
    folder = Path(wishes.folder)
    if folder.is_file():
        mend = f"to learn from it: attain init NEWFOLDER --from {shlex.quote(wishes.folder)}"
        refuse("A206", f"{wishes.folder} is a file, and no folder", mend)
    refuse_there(folder, [PLAN], force=wishes.force)
    try:
        begun = _begun(wishes, folder)
        make_all(folder, begun.files, force=wishes.force)
    except KeyboardInterrupt:
        write_err("nothing was made\n")
        return INTERRUPTED
    # Who was asked about everything has no actuals yet.
    found, sums = _looked_at(folder, with_actuals=bool(wishes.sources) or not wishes.asks)
    problems = in_file_order([*begun.problems, *found])
    _tell_made(wishes, folder, begun, sums, broken=has_errors(problems))
    tell(problems, "text")
    return NO_VERDICT if has_errors(problems) else DONE


def _tell_made(wishes: Wishes, folder: Path, begun: Begun, sums: Sums, *, broken: bool) -> None:
    """What was written, what it rests on that nobody told, and what to do next."""
    written = "".join(f"written: {folder / name}\n" for name in begun.files)
    kinds = kinds_told(begun.draft, sums, wishes) if begun.draft else ""
    into = [f"cd {shlex.quote(wishes.folder)}"] if folder.resolve() != Path.cwd() else []
    steps = begun.steps
    if broken:
        steps = ["attain validate  # shows the problems below again; the report comes once they are mended"]
    write_out(f"{written}{kinds}next:\n" + "".join(f"  {step}\n" for step in (*into, *steps)))


def _begun(wishes: Wishes, folder: Path) -> Begun:
    """The files to make, and what is to be said of them."""
    title = _title(wishes, folder)
    if wishes.sources:
        return files_from(wishes, folder, title)
    if not wishes.force:
        _refuse_beside_actuals(folder)
    if wishes.asks:
        from attain.cli.answers import files_by_answers

        return Begun(*files_by_answers(title, wishes.locale))
    from attain.draft.example import example_files

    steps = [
        "attain report --quarter Q1",
        "attain trend --quarter Q1",
        f"attain validate  # after you have changed {PLAN}",
    ]
    return Begun(example_files(title), steps)


def _refuse_beside_actuals(folder: Path) -> None:
    """Refuse to put new actuals beside old ones: a plan that was made without a look at them would not know them."""
    there = sorted((folder / "actuals").glob("*.csv"))
    if there:
        mend = " ".join(["learn from them: attain init", *(f"--from {shlex.quote(str(path))}" for path in there[:3])])
        refuse("A206", f"there are actuals already: {there[0]}", f"{mend}{' ...' if there[3:] else ''}, or --force")


def _refuse_idle(wishes: Wishes) -> None:
    """Refuse what would do nothing, and choices that are none."""
    for option, given in wishes.about_files.items():
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


def _looked_at(folder: Path, *, with_actuals: bool) -> tuple[list[Problem], Sums]:
    """What `attain validate` would say of the folder, and what its metrics add up to where that is no error."""
    cache = cache_of(no_cache=False)
    loaded = api.loaded(str(folder / PLAN), cache=cache)
    if loaded.plan is None or not with_actuals:
        return [*loaded.problems], {}
    names, missing = files_of(loaded.plan)
    totals, found = api.totals_of(loaded.plan, names, means=api.Means(cache=cache))
    problems = [*loaded.problems, *missing, *found]
    return problems, {} if has_errors(problems) else sums_of(totals)
