"""The rows of actuals once more, one by one: for who asks which of them a figure was made of.

Nothing is held but the row at hand. That the files are still what they were at the first reading is checked, so that
rows and figure cannot come from two states of a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from attain.actuals.file import FileReader, Seen
from attain.actuals.labels import labels_of
from attain.errors import InputError, Place, Problem
from attain.read.csv import open_csv
from attain.read.files import each_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attain.model import Actual, Plan
    from attain.model.input import Input


def read_again(
    plan: Plan, files: Iterable[str], inputs: Iterable[Input], *, stdin: BinaryIO | None = None
) -> Iterator[Actual]:
    """The rows that `read_totals` added up, in the order of the files; `inputs` are what it found these to be.

    Raises InputError once a file turns out to have changed since.
    """
    before = {file.path: file.sha256 for file in inputs}
    labels = labels_of(plan)
    source = plan.actuals
    for name in each_once(files):
        with open_csv(name, delimiter=source.delimiter, encoding=source.encoding, stdin=stdin) as file:
            # What is wrong with the rows was told at the first reading, repeated ones among it.
            yield from FileReader(plan, file, labels, Seen()).actuals()
            if file.sha256 != before.get(file.name):
                place = Place(file.name, 1, 1)
                raise InputError([Problem("A001", "the file changed while it was read", place, "run it again")])
