"""What `attain report` and `attain export` do: answer a question and hand the report over, to stdout or to files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from attain.cli.ask import Question, answer_to
from attain.cli.faces import faced
from attain.cli.formats import FORMATS, listed
from attain.cli.outcome import STDOUT, finish, finish_files
from attain.cli.streams import colour_choice
from attain.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.api import Means
    from attain.compute import Report
    from attain.number import Locale
    from attain.table.look import Look


class Manner(NamedTuple):
    """How the answer is handed over, beside how it looks: the language and the colour as they were typed."""

    lang: str | None
    color: str
    strict: bool


class Sources(NamedTuple):
    """What the answer comes from."""

    plan: str
    actuals: list[str]
    means: Means


def reporting(
    question: Question, outputs: Sequence[tuple[str | None, str]], look: Look, sources: Sources, manner: Manner
) -> int:
    """Answer a question in the format of each output: a file's name, or None or `-` for stdout, and the format."""
    from attain.cli.language import lang_named, language_for

    colour, spoken = colour_choice(manner.color), lang_named(manner.lang)
    _refuse_clashes(outputs, look)
    found, pages = _answered(question, [form for _, form in outputs], look, sources, spoken)
    look = look._replace(language=language_for(found.plan, spoken))
    made = [
        (output, form, pages.get(form) or faced(found, form, look, colour=colour, to_file=output not in (None, STDOUT)))
        for output, form in outputs
    ]
    if len(made) == 1:
        ((output, form, data),) = made
        return finish(
            data, found.problems, form=form, output=output, strict=manner.strict, colour=colour, inputs=found.inputs
        )
    files = {output or STDOUT: data for output, _, data in made}
    return finish_files(files, found.problems, strict=manner.strict, colour=colour, inputs=found.inputs)


def _answered(
    question: Question, forms: Sequence[str], look: Look, sources: Sources, spoken: Locale | None
) -> tuple[Report, dict[str, str]]:
    """The report, and what was drawn on the way of more than the report: the page, which asks for rows and months."""
    if "html" not in forms:
        return answer_to(question, sources.plan, sources.actuals, sources.means), {}
    from attain.cli.dossier import report_page

    found, text = report_page(question, look, spoken, sources.plan, sources.actuals, sources.means)
    return found, {"html": text}


def columns_named(texts: Sequence[str]) -> tuple[str, ...]:
    """The columns that `--columns` names, each once.

    >>> columns_named(["name,actual", "actual, target"])
    ('name', 'actual', 'target')
    """
    named = dict.fromkeys(part.strip() for text in texts for part in text.split(","))
    if "" in named:
        refuse("A205", f"a column without a name: --columns {','.join(texts)}", "write --columns name,actual,target")
    return tuple(named)


def _refuse_clashes(outputs: Sequence[tuple[str | None, str]], look: Look) -> None:
    """Refuse what cannot be handed over: two files in one, bytes on a terminal, columns picked where all are held."""
    taken: set[str] = set()
    for output, form in outputs:
        to_stdout = output in (None, STDOUT)
        file = os.path.realpath(output or STDOUT)
        if file in taken:
            refuse("A206", f"two outputs into one file: {output}", "name a file for each")
        if to_stdout and len(outputs) > 1:
            refuse("A206", "standard output is no file among several", "name a file")
        if to_stdout and FORMATS[form].binary and sys.stdout.isatty():
            name = f"report{FORMATS[form].suffix}"
            refuse("A205", f"{form} is no text for a terminal", f"write it to a file: --output {name}, or into a pipe")
        if look.columns and not FORMATS[form].columns:
            able = [name for name, known in FORMATS.items() if known.columns]
            refuse("A205", f"--columns does not go with {form}, which holds all", f"drop it, or write {listed(able)}")
        taken.add(file)
