"""Characters that people cannot see: found in text, named, and shown.

Files and cells keep their raw text; what goes to a terminal or into a message passes `visible`.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Letters and marks to Unicode, and so printable to Python, but without any ink of their own.
_INKLESS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_HIDDEN = re.compile(f"[{_INKLESS}]")
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_NAMES = {
    "\x00": "NUL",
    "\x07": "BEL",
    "\x08": "backspace",
    "\t": "tab",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1a": "Ctrl-Z",
    "\x1b": "ESC",
    "\x7f": "DEL",
    "\x85": "NEL",
}

# What Excel, LibreOffice and Google Sheets take for the start of a formula, the fullwidth forms included.
FORMULA_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)


def visible(text: str) -> str:
    r"""The text with every character that does not show written out; the rest as it is.

    >>> print(visible("Serang\u200b\x1b[31m"))
    SerangU+200B\x1b[31m
    """
    if text.isprintable() and (text.isascii() or not _HIDDEN.search(text)):
        return text
    return "".join(_shown(char) for char in text)


def control_character(text: str) -> int | None:
    r"""The index of the first control character, or None; a tab is one, a line break is not.

    >>> control_character("Cikupa\t=1+1")
    6
    """
    found = _CONTROL.search(text)
    return found.start() if found else None


def character_name(char: str) -> str:
    r"""What to call a character that does not show: its common name and its code.

    >>> print(character_name("\x1a"), character_name("\u00a0"))
    Ctrl-Z (\x1a) U+00A0
    """
    shown = _shown(char)
    return f"{_NAMES[char]} ({shown})" if char in _NAMES else shown


def _shown(char: str) -> str:
    if char.isprintable() and char not in _INKLESS:
        return char
    if char in _SHORT:
        return _SHORT[char]
    return f"\\x{ord(char):02x}" if _CONTROL.match(char) else f"U+{ord(char):04X}"
