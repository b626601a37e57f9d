"""The rows of actuals once more, one by one: for who asks which of them a figure was made of.

Nothing is held but the row at hand. That the files are still what they were at the first reading is checked, so that
rows and figure cannot come from two states of a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from attain.actuals.file import FileReader
from attain.actuals.labels import labels_of
from attain.actuals.progress import UNWATCHED
from attain.actuals.rows import open_rows, size_of, sources_of
from attain.actuals.source import DATABASE, Source, Wanted
from attain.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attain.actuals.engine import Engine
    from attain.actuals.progress import Watch
    from attain.model import Actual, Plan
    from attain.model.input import Input


def read_again(
    plan: Plan,
    files: Iterable[str | Source],
    inputs: Iterable[Input],
    *,
    stdin: BinaryIO | None = None,
    engines: Sequence[Engine] = (),
    memory: int | None = None,
    watch: Watch = UNWATCHED,
) -> Iterator[Actual]:
    """The rows that `read_totals` added up, in the order of the files; `inputs` are what it found these to be.

    `memory` and `watch` are as there; of the end the watch hears from whoever takes the rows.

    Raises InputError once a file turns out to have changed since.
    """
    before = {file.path: (file.sha256, file.rows) for file in inputs}
    labels = labels_of(plan)
    wanted = Wanted(plan, repeats=False, stdin=stdin, memory=memory, watch=watch)
    sources = sources_of(files)
    watch.begin(size_of(sources))
    for source in sources:
        with open_rows(source, wanted, engines) as file:
            # What is wrong with the rows was told at the first reading, repeated ones among it.
            yield from FileReader(plan, file, labels).actuals()
            if (file.sha256, file.rows_read) != before.get(file.name):
                place = Place(file.name, 1, 1)
                raise InputError(
                    [Problem("A001", f"the {_thing(source)} changed while it was read", place, "run it again")]
                )


def _thing(source: Source) -> str:
    return "table" if source.kind == DATABASE else "file"
