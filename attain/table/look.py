"""What a reader wants to see of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from attain.table.language import Language


class Look(NamedTuple):
    """What a reader wants to see of a report: every digit, every name, every line's arithmetic, his own notation.

    `language` is that of faces for people; CSV, JSON and their like are the same in all of them. `columns` are those to
    show, in their order; all where there are none.
    """

    exact: bool = False
    verbose: bool = False
    explain: bool = False
    localized: bool = False
    language: Language | None = None
    columns: tuple[str, ...] = ()


USUAL = Look()
