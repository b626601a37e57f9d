"""How the cues are written: patterns over several lines, for text in lower case."""

from __future__ import annotations

import re


def pattern(text: str) -> re.Pattern[str]:
    """The pattern that a text is; blanks, line breaks and notes behind `#` are there for the reader.

    >>> bool(pattern(" target | sasaran  # Indonesian ").fullmatch("sasaran"))
    True
    """
    return re.compile(text, re.VERBOSE)
