"""How a command declares what it takes: in the annotations of its function, each option and argument once.

What is declared here is read twice: by `words`, which is quick and takes a plain command line, and by `app`, which
hands it to Typer for all else. Nothing here needs Typer, for importing it takes as long as a small report.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., int | None]

Kind = Literal["flag", "one", "many"]


class Option:
    """An option: its names, what its value is called, what it does."""

    __slots__ = ("help", "metavar", "names")

    def __init__(self, *names: str, help: str, metavar: str | None = None) -> None:  # noqa: A002 - as Typer calls it
        """Keep what was said of it."""
        self.names, self.help, self.metavar = names, help, metavar


class Argument:
    """An argument without a name of its own: what it is called in the help, and what it is."""

    __slots__ = ("help", "metavar")

    def __init__(self, *, help: str, metavar: str) -> None:  # noqa: A002 - as Typer calls it
        """Keep what was said of it."""
        self.help, self.metavar = help, metavar


class Parameter(NamedTuple):
    """A parameter of a command's function: its name, the type of its value, what was declared of it."""

    name: str
    form: Any
    declared: Option | Argument
    required: bool

    @property
    def kind(self) -> Kind:
        """Whether it takes no value, one, or any number of them."""
        form = next((part for part in get_args(self.form) if NoneType in get_args(self.form)), self.form)
        if form is bool:
            return "flag"
        return "many" if get_origin(form) is list else "one"


def parameters_of(command: Command) -> list[Parameter]:
    """The parameters of a command, in their order.

    >>> from attain.cli.validate import validate
    >>> [(parameter.name, parameter.kind, parameter.required) for parameter in parameters_of(validate)[:3]]
    [('files', 'many', False), ('form', 'one', False), ('plan', 'one', False)]
    """
    hints = get_type_hints(command, include_extras=True)
    code = command.__code__
    names = code.co_varnames[: code.co_argcount]
    required = names[: len(names) - len(command.__defaults__ or ())]
    return [
        Parameter(name, hints[name].__origin__, hints[name].__metadata__[0], required=name in required)
        for name in names
    ]
