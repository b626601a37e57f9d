"""What can be wrong with an input, and where: values that every other room hands on.

A fault in data is a `Problem`, a value in a list beside the result. Exceptions are for the edge of a step:

    AttainError
    ├── InputError      the input cannot be used; carries every problem found
    └── UsageError      the call cannot be carried out: an unknown period, an unknown format

Lines and columns count from 1, as an editor counts them: characters, a tab being one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """Where in a file a value was read: the caret stands under `length` characters of `excerpt`.

    `file` is the name as it was given; `excerpt` is the physical line without its line break.
    """

    file: str
    line: int
    column: int
    length: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        """The form that terminals and editors link: `targets.yaml:8:13`."""
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """A fault in the input: its code (see `attain explain`), one sentence, its place, and the mend.

    `places` holds further places that matter, each with what stands there ("first defined here").
    """

    code: str
    message: str
    place: Place | None = None
    help: str | None = None
    severity: Severity = "error"
    places: tuple[tuple[Place, str], ...] = ()


class AttainError(Exception):
    """What a caller of attain catches to catch everything that attain raises on purpose."""


class InputError(AttainError):
    """The input cannot be used. `problems` holds all that was found, warnings included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order of their places."""
        self.problems = in_file_order(problems)
        errors = [problem for problem in self.problems if problem.severity == "error"]
        super().__init__("; ".join(f"{p.place or 'input'}: {p.message}" for p in errors[:3]))


class UsageError(AttainError):
    """The call cannot be carried out as asked; `problem` says why and what would work."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and make its sentence the exception's text."""
        self.problem = problem
        super().__init__(problem.message)


def refuse(code: str, message: str, help_text: str | None = None) -> NoReturn:
    """Say that the call cannot be carried out as asked: raise a UsageError."""
    raise UsageError(Problem(code, message, None, help_text))


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as a reader meets them: file by file in the order given, then by line and column.

    >>> late, early = Place("a.csv", 9, 1), Place("a.csv", 2, 5)
    >>> [p.place.line for p in in_file_order([Problem("A021", "x", late), Problem("A021", "y", early)])]
    [2, 9]
    """
    listed = list(problems)
    files: dict[str, int] = {}
    for problem in listed:
        files.setdefault(problem.place.file if problem.place else "", len(files))

    def key(problem: Problem) -> tuple[int, int, int]:
        place = problem.place
        return (files[place.file], place.line, place.column) if place else (files[""], 0, 0)

    return tuple(sorted(listed, key=key))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them makes the input unusable (a warning does not)."""
    return any(problem.severity == "error" for problem in problems)
