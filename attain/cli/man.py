"""`attain man`: the manual page, of what the commands declare and say of themselves."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated

from attain.cli.declared import Argument, Option, parameters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attain.cli.declared import Command, Parameter
    from attain.render.roff import Section, Term

Output = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", help="The file to write, such as attain.1; - is stdout."),
]


def man(output: Output = None) -> int:
    """Write the manual page, of all commands and their options.

    To read it: attain man | man -l -
    """
    from attain.cli.outcome import finish

    return finish(manual(), (), form="text", output=output, strict=False, colour="auto")


def manual() -> str:
    """The manual page as roff."""
    from attain.cli.about import NAME
    from attain.render.roff import roff

    return roff(NAME, _sections())


def _sections() -> Iterator[Section]:
    from attain.cli import about
    from attain.cli.commands import COMMANDS, command_named
    from attain.render.roff import Example, Section

    yield Section("Name", (f"{about.NAME} - {about.QUESTION[:1].lower()}{about.QUESTION[1:].rstrip('?')}",))
    yield Section("Synopsis", (f"{about.NAME} COMMAND [OPTIONS]",))
    yield Section("Description", (about.READS, "Data goes to standard output, talk to standard error."))
    yield Section("Examples", tuple(map(Example, about.EXAMPLES)))
    yield Section("Options", tuple(_terms(about.EVERYWHERE)))
    yield Section("Commands", ())
    for name in COMMANDS:
        yield _of_command(name, command_named(name))
    yield Section("Exit status", (about.ENDS,))
    yield Section("Environment", tuple(_terms(about.ENVIRONMENT)))
    yield Section("Files", tuple(_terms(about.FILES)))


def _of_command(name: str, command: Command) -> Section:
    from attain.cli.about import NAME
    from attain.render.roff import Section

    parameters = parameters_of(command)
    words = [each.declared.metavar for each in parameters if isinstance(each.declared, Argument)]
    paragraphs = (inspect.getdoc(command) or "").split("\n\n")
    title = " ".join((NAME, name, *words, "[OPTIONS]"))
    return Section(title, (*paragraphs, *map(_of_parameter, parameters)), inner=True)


def _of_parameter(parameter: Parameter) -> Term:
    from attain.render.roff import Term

    declared = parameter.declared
    if isinstance(declared, Argument):
        return Term((declared.metavar,), declared.help)
    return Term(declared.names, declared.help, declared.metavar)


def _terms(texts: Mapping[str, str]) -> Iterator[Term]:
    from attain.render.roff import Term

    for names, text in texts.items():
        yield Term(tuple(names.split(", ")), text)
