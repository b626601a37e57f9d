"""The rows of actuals once more, for what is shown of them beside the figures that they made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.actuals.listing import read_again
from attain.engines import engines_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from attain.api import Gathered
    from attain.model import Actual, Plan


def rows_again(plan: Plan, found: Gathered, stdin: BinaryIO) -> Iterator[Actual]:
    """The rows that were gathered, read a second time; standard input must be at its start again."""
    return read_again(plan, found.files, found.totals.inputs, stdin=stdin, engines=engines_for(found.files))
