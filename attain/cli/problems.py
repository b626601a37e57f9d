"""Problems to the stream and in the form that a command was asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from attain.cli.streams import face_of, write_err, write_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.cli.streams import ColourChoice
    from attain.errors import Problem


def tell(
    problems: Sequence[Problem],
    form: str,
    *,
    whole: bool = False,
    colour: ColourChoice = "auto",
) -> None:
    """Tell problems beside a command's data; `whole` where there is no data, so JSON needs a document of its own."""
    if form == "json":
        if whole:
            from attain.render.json import json_text
            from attain.table import problems_document

            write_out(json_text(problems_document(problems)))
        return
    if problems:
        from attain.render import problems as render

        write_err(render.text(problems, colour=face_of(sys.stderr, colour).colour))
