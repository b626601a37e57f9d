"""The rows of actuals once more, for what is shown of them beside the figures that they made."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from attain.actuals.listing import read_again
from attain.cli.ask import STDIN
from attain.engines import engines_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attain.api import Gathered, Means
    from attain.model import Actual, Plan


def for_twice(means: Means, actuals: Sequence[str]) -> Means:
    """The same means, with a standard input that can be read twice."""
    return means._replace(stdin=io.BytesIO(means.stdin.read() if means.stdin and STDIN in actuals else b""))


def rows_again(plan: Plan, found: Gathered, means: Means) -> Iterator[Actual]:
    """The rows that were gathered, read a second time; `means` are those of the first, from `for_twice`."""
    stdin, _, memory, watch = means
    if stdin is not None:
        stdin.seek(0)
    engines, inputs = engines_for(found.files), found.totals.inputs
    try:
        yield from read_again(plan, found.files, inputs, stdin=stdin, engines=engines, memory=memory, watch=watch)
    finally:
        watch.end()
