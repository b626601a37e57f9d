"""The same commands under Typer: what is misused and how it is mended, help, completion.

Its listing needs no command's module, and of a command line it imports that of the one command alone.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import Abort, TyperException
from typer.main import get_command

from attain import __version__
from attain.cli.about import ENDS, EXAMPLES, NAME, QUESTION, READS
from attain.cli.codes import INTERRUPTED
from attain.cli.commands import COMMANDS, TAKES_ANY_WORD, command_named
from attain.cli.declared import Option, parameters_of
from attain.cli.streams import write_out
from attain.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attain.cli.declared import Command, Parameter


class Commands(TyperGroup):
    """All commands by name and line; the one that is asked for takes its place when its words are read."""

    def __init__(self, **settings: Any) -> None:
        """List the commands."""
        super().__init__(**{**settings, "commands": {name: _listed(name, line) for name, line in COMMANDS.items()}})

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names, whole, and the words that are its own."""
        name, found, words = super().resolve_command(ctx, args)
        return name, found and typer_command(found.name or "", command_named(found.name or "")), words


def _listed(name: str, line: str) -> TyperCommand:
    return TyperCommand(name, help=line)


def typer_command(name: str, command: Command) -> Any:
    """A command as Typer has it."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"ignore_unknown_options": True} if name in TAKES_ANY_WORD else None
    alone.command(name, context_settings=settings)(_declared_to_typer(name, command))
    return get_command(alone)


def _declared_to_typer(name: str, command: Command) -> Command:
    """The command's function, its options declared in Typer's way."""

    def called(**given: Any) -> int | None:
        return command(**given)

    whole = inspect.signature(command)
    annotations = {each.name: Annotated[each.form, _of_typer(name, each)] for each in parameters_of(command)}
    parameters = [each.replace(annotation=annotations[name]) for name, each in whole.parameters.items()]
    called.__doc__ = command.__doc__
    called.__annotations__ = annotations
    called.__signature__ = whole.replace(parameters=parameters)  # type: ignore[attr-defined]  # what inspect looks for
    return called


def _of_typer(name: str, parameter: Parameter) -> Any:
    declared = parameter.declared
    if isinstance(declared, Option):
        values = _values_of(name, declared.names[0])
        return typer.Option(*declared.names, metavar=declared.metavar, help=declared.help, autocompletion=values)
    values = _values_of(name, declared.metavar)
    return typer.Argument(metavar=declared.metavar, help=declared.help, autocompletion=values)


def _values_of(name: str, option: str) -> Callable[[typer.Context, str], list[str]]:
    """What tells a shell the values of an option, once it asks."""

    def values(ctx: typer.Context, incomplete: str) -> list[str]:
        from attain.cli.completing import completions

        return completions(name, option, ctx.params, incomplete)

    return values


app = typer.Typer(
    name=NAME,
    cls=Commands,
    help="\n\n".join((QUESTION, f"{READS} Examples:", *(f"  {line}" for line in EXAMPLES), f"Exit codes: {ENDS}")),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        write_out(f"attain {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def attain(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Show the help where no command is named."""
    if context.invoked_subcommand is None:
        write_out(context.get_help() + "\n")


def carried_out(words: Sequence[str]) -> int | None:
    """Carry the words out by Typer.

    Raises UsageError where it finds them misused.
    """
    try:
        outcome: int | None = app(list(words), prog_name=NAME, standalone_mode=False)
    except typer.Exit as ended:
        return ended.exit_code
    except Abort:
        return INTERRUPTED
    except TyperException as error:
        raise UsageError(_misused(error, words)) from error
    return outcome


def _misused(error: TyperException, words: Sequence[str]) -> Problem:
    """The problem that Typer found with the words; its suggestion becomes the help."""
    import re

    message = error.format_message().strip().rstrip(".")
    message = message[:1].lower() + message[1:]
    found = re.fullmatch(r"(.*?)[.]? ?\(?(?:Possible options:|Did you mean) (.*?)[?)]+", message)
    if found:
        return Problem("A200", found[1], None, f"did you mean {found[2]}?")
    command = next((word for word in words if not word.startswith("-")), "")
    return Problem("A200", message, None, f"attain {command} --help".replace("  ", " "))
