"""Names that sources bring of their own: two that differ only in case may be one, written in two ways."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attain.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.actuals.parts import SourceTotals


def clashes(sources: Sequence[SourceTotals]) -> frozenset[int]:
    """The sources in which a name is written otherwise than in one before them.

    One that was read by who knew the names before it has told them already.
    """
    first: dict[tuple[str, str], str] = {}
    return frozenset(
        [
            index
            for index, source in enumerate(sources)
            for label, texts in source.names.items()
            if [text for text in texts if first.setdefault((label, _folded(text)), text) != text]
        ]
    )


@cache
def _folded(text: str) -> str:
    return fold(text)
