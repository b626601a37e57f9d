"""From a text that is no figure to the likeliest reason, and the text that would be read.

Nothing here is compiled or run before a fault is at hand: a table of patterns, tried in order
against the text between its outer blanks, as long as that is short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.number.figure import FaultKind, NumberFault, fault

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DIGITS = 30  # on either side of the point: beyond it a figure is a mistake, not an amount
MAX_TEXT = 200  # characters; no figure with its words is longer

EXAMPLE = "write a figure such as 120000, 120 ribu or 120k"
ONE_FIGURE = "one figure, not a range"
_UNKNOWN = "leave it out where nothing is known; write 0 where nothing was reached"
_DATE = "this looks like a date; are the columns shifted?"
_EXPONENT = "a spreadsheet may have dropped digits; write the number out"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"  # hyphens, dashes, minus signs
_BLANK = r"[\s\u00a0\u2007-\u200a\u202f]"
_LOOKALIKES = str.maketrans("OoIl|", "00111")


def _write(text: str) -> str:
    """The help that hands the mended text back."""
    return f"write {text}"


def _dropped(pattern: str) -> Callable[[re.Match[str]], str]:
    """A help that drops every match of `pattern` from the text."""
    return lambda match: _write(re.sub(pattern, "", match[0]))


_REASONS: tuple[tuple[str, FaultKind, str | Callable[[re.Match[str]], str]], ...] = (
    (
        r"(?i)[+-]?(?:\.?(?:s?nan|inf(?:inity)?)|∞|1\.?#(?:inf|ind|[qs]?nan))",
        "not-finite",
        "write a finite number, or leave it out where nothing is known",
    ),
    (r"(?i)null|none|nil|na|n/a|n\.a\.?|[-\u2013\u2014]+|tbd|\?+|~", "not-a-number", _UNKNOWN),
    (
        r"(?i)#(?:ref|div/0|value|name|n/a|num|null|spill|calc)[!?]?|#+",
        "not-a-number",
        "a spreadsheet's error stands here; mend its formula and export again",
    ),
    (r"(?s)=.*", "not-a-number", "a formula stands here; export its value"),
    (
        r"(?i)\d{4}([-/.])\d\d?\1\d\d?(?:[t ].*)?|\d\d?([-/.])\d\d?\2(?:\d{4}|\d\d)(?: .*)?",
        "not-a-number",
        _DATE,
    ),
    (r"(?i)\d{4}-(?:\d\d|q\d)", "not-a-number", _DATE),
    (r"(?i)[+-]?[\d.,]*\d[.,]?e[+-]?0*(?:[12]?\d|30)", "not-a-number", _EXPONENT),
    (r"(?i)[+-]?[\d.,]*\d[.,]?e[+-]?\d+", "too-large", "write the number out in digits"),
    (r"(?i)[+-]?0x[0-9a-f]+", "not-a-number", "write it in decimal digits"),
    (r"[+-]?[\d.,]+(?:_+[\d.,]+)+", "not-a-number", _dropped("_")),
    (
        r"[+-]?(?=.*\d)[\d.,]*[OoIl|][\dOoIl|.,]*",
        "not-a-number",
        lambda match: f"a letter for a digit? write {match[0].translate(_LOOKALIKES)}",
    ),
    (r"[+-]?\d{1,3}(?:['’ʼ`´]\d{3})+(?:[.,]\d+)?", "not-a-number", _dropped("['’ʼ`´]")),  # noqa: RUF001
    (rf"[+-]?\d{{1,3}}(?:{_BLANK}\d{{3}})+(?:[.,]\d+)?", "not-a-number", _dropped(_BLANK)),
    (r"([+-])\s+(\S.*)", "not-a-number", lambda match: _write(match[1] + match[2])),
    (r"\(\s*([^()]*\d[^()]*?)\s*\)", "not-a-number", lambda match: _write("-" + match[1])),
    (r"(.*\d)\s*-", "not-a-number", lambda match: _write("-" + match[1])),
    (
        rf"[{_DASHES}]\s*(.*\d.*)",
        "not-a-number",
        lambda match: f"this dash is no minus sign; write -{match[1]}",
    ),
    (r"(.*\d),-+", "not-a-number", lambda match: _write(match[1])),
    (r"[+-]?\d+\s*/\s*\d+", "not-a-number", "write a decimal such as 0.5"),
    (
        rf"(?i).*[\d%]\s*(?:[-{_DASHES}]|\.\.\.?|to|sampai|hingga|s/d)\s*[^\d]*\d.*",
        "not-a-number",
        ONE_FIGURE,
    ),
)


def refuse(text: str, advice: str, span: tuple[int, int] | None = None) -> NumberFault:
    """The fault for a text that could not be read: a known reason, else `advice` at `span`."""
    return known_fault(text) or fault("not-a-number", text, advice, span)


def known_fault(text: str) -> NumberFault | None:
    """The fault for a text that is wrong in a known way, else None."""
    bare = text.strip()
    if len(bare) > MAX_TEXT:
        return _long(text, bare)
    for pattern, kind, remedy in _REASONS:
        match = re.fullmatch(pattern, bare, re.ASCII)
        if match:
            return fault(kind, text, remedy if isinstance(remedy, str) else remedy(match))
    return _foreign_digits(text, bare)


def too_many_digits(text: str, span: tuple[int, int] | None = None) -> NumberFault:
    """The fault for more digits than any amount has."""
    return fault("too-large", text, f"at most {MAX_DIGITS} digits on each side of the point", span)


def _long(text: str, bare: str) -> NumberFault:
    """The fault for a text that is too long to be looked into."""
    if re.fullmatch(r"[+-]?[0-9.,]+", bare):
        return too_many_digits(text)
    return fault("not-a-number", text, EXAMPLE)


def _foreign_digits(text: str, bare: str) -> NumberFault | None:
    """The fault for digits that are not 0 to 9, if there are any; else None."""
    strange = [char for char in bare if not char.isascii() and char.isnumeric()]
    if not strange:
        return None
    if all(char.isdecimal() for char in strange):
        plain = "".join(str(int(char)) if char in strange else char for char in bare)
        return fault("not-a-number", text, f"write it in the digits 0 to 9: {plain}")
    if any(char.isdigit() for char in strange):
        return fault("not-a-number", text, "a raised or circled digit; write the number out")
    return fault("not-a-number", text, "write it in digits, such as 0.5")
