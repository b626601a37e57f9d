"""A plain command line to the call that it asks for, without Typer.

Only where no word leaves a doubt; all else is Typer's: what is misused and how it is mended, help, completion. So this
may give up early, but where it does not it must read the words as Typer does (a test holds the two together).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from attain.cli.commands import COMMANDS, command_named
from attain.cli.declared import Option, parameters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attain.cli.declared import Parameter

COMPLETES = "_ATTAIN_COMPLETE"  # set where a shell asks what could come next


def call_of(words: Sequence[str]) -> Callable[[], int | None] | None:
    """What carries the words out; None where Typer shall read them."""
    if not words or words[0] not in COMMANDS or COMPLETES in os.environ:
        return None
    command = command_named(words[0])
    given = arguments_in(words[1:], parameters_of(command))
    return None if given is None else lambda: command(**given)


def arguments_in(words: Sequence[str], parameters: Sequence[Parameter]) -> dict[str, Any] | None:
    """The arguments that words give to a command's parameters; None where there is a doubt.

    >>> from attain.cli.export import export
    >>> arguments_in(["--quarter", "Q1", "q1.csv", "--by=segment"], parameters_of(export))
    {'quarter': 'Q1', 'by': ['segment'], 'files': ['q1.csv']}
    >>> arguments_in(["--quarter", "Q1"], parameters_of(export))
    """
    options = {name: each for each in parameters if isinstance(each.declared, Option) for name in each.declared.names}
    given: dict[str, Any] = {}
    loose: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            loose.append(word)
            continue
        name, equals, value = word.partition("=")
        option = options.get(name)
        if option is None or (equals and (option.kind == "flag" or not name.startswith("--"))):
            return None
        if option.kind != "flag" and not equals:
            following = next(rest, None)
            if following is None:
                return None
            value = following
        _give(given, option, value)
    return _with_loose(given, loose, [each for each in parameters if not isinstance(each.declared, Option)])


def _give(given: dict[str, Any], option: Parameter, value: str) -> None:
    """Add an option to what is given; of one that stands twice and takes one value the last holds."""
    if option.kind == "many":
        given.setdefault(option.name, []).append(value)
    else:
        given[option.name] = True if option.kind == "flag" else value


def _with_loose(given: dict[str, Any], loose: list[str], arguments: list[Parameter]) -> dict[str, Any] | None:
    """What is given and the words that are no option's, if the command's one argument takes them."""
    if len(arguments) != 1:
        return None if arguments or loose else given
    (argument,) = arguments
    if not loose:
        return None if argument.required else given
    if argument.kind == "many":
        return {**given, argument.name: loose}
    return {**given, argument.name: loose[0]} if len(loose) == 1 else None
