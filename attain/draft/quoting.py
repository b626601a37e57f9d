"""A text as YAML writes it, so that every reader of YAML takes it for that text."""

from __future__ import annotations

import re

# What no reader of YAML takes for anything but a text: letters first, nothing that opens, closes or marks.
_PLAIN = re.compile(r"[^\W\d_][\w.+/()-]*(?: [\w.+/()&-]+)*")
# Words and figures that some readers take for something else: Norway's NO, 1e3 and the like.
_OTHER = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|nan|inf|infinity|[0-9a-f]*e?[+-]?[0-9.]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
LONGEST_KEY = 128  # what every reader takes for a key on one line, escapes counted


def scalar(text: str) -> str:
    r"""A text as a scalar, in quotes where it could be read as anything else.

    >>> scalar("Jasa Konstruksi"), scalar("NO"), scalar("a: b"), scalar('5" pipe\n')
    ('Jasa Konstruksi', '"NO"', '"a: b"', '"5\\" pipe\\n"')
    """
    if _PLAIN.fullmatch(text) and not _OTHER.fullmatch(text):
        return text
    return f'"{"".join(map(_escaped, text))}"'


def key(text: str, indent: str = "  ") -> str:
    """A text as a key with its colon, on a line of its own where it is long.

    >>> key("Jasa Konstruksi")
    'Jasa Konstruksi:'
    """
    written = scalar(text)
    return f"{written}:" if len(written) <= LONGEST_KEY else f"? {written}\n{indent}:"


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"  # noqa: PLR2004 - how many digits each form has
