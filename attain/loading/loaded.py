"""What loading a plan gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from attain.errors import Problem
    from attain.model import Plan
    from attain.model.input import Input


class Loaded(NamedTuple):
    """A plan, or None where its problems include an error; the files it was read from."""

    plan: Plan | None
    problems: tuple[Problem, ...]
    inputs: tuple[Input, ...]
