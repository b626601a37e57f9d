"""The run of digits, dots and commas inside a figure to its digits, decided number by number.

Indonesian and English use the two separators the other way round, and one page may mix both. So a
reading that only a guess could give is refused as ambiguous: 1.234 is 1234 or a decimal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from attain.number.diagnose import MAX_DIGITS, refuse, too_many_digits
from attain.number.figure import fault

if TYPE_CHECKING:
    from attain.number.figure import Locale

Separator = Literal[".", ","]

GROUPS: dict[Locale, Separator] = {"id": ".", "en": ","}
_THREES = {mark: re.compile(rf"[1-9][0-9]{{0,2}}(?:[{mark}][0-9]{{3}})+") for mark in ".,"}
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
_SCALED = ((12, "triliun", " trillion"), (9, "miliar", "bn"), (6, "juta", " million"))


class Run(NamedTuple):
    """Where in a text its digits stand, and what the rest of the text says about their language."""

    text: str
    start: int
    end: int
    language: Locale | None
    decimal_comma: bool

    @property
    def token(self) -> str:
        """The digits with their separators."""
        return self.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        """First character, and the one past the last."""
        return self.start, self.end


def read_digits(run: Run) -> tuple[int, int]:
    """The digits as one integer, and how many of them stand behind the decimal separator."""
    whole, places = _split(run)
    if len(whole) > MAX_DIGITS or len(places) > MAX_DIGITS:
        raise too_many_digits(run.text, run.span)
    return int(whole + places), len(places)


def _split(run: Run) -> tuple[str, str]:
    """The digits before and behind the decimal separator."""
    token = run.token
    dots, commas = token.count("."), token.count(",")
    if not dots and not commas:
        return token, ""
    if dots and commas:
        return _both(run)
    mark: Separator = "." if dots else ","
    if dots + commas > 1:
        return _grouped(run, token, mark), ""
    return _one(run, mark)


def _both(run: Run) -> tuple[str, str]:
    """With both separators the last one is the decimal one, whatever the locale."""
    token = run.token
    mark: Separator = "." if token.rfind(".") > token.rfind(",") else ","
    groups: Separator = "," if mark == "." else "."
    whole, _, places = token.rpartition(mark)
    if mark in whole or not places:
        head = token[: token.index(mark)].replace(groups, "")
        raise refuse(run.text, suggestion(head), run.span)
    return _grouped(run, whole, groups), places


def _one(run: Run, mark: Separator) -> tuple[str, str]:
    """One separator: three digits behind it may be a group, anything else is a decimal part."""
    whole, _, places = run.token.partition(mark)
    if len(places) == 3 and 1 <= len(whole) <= 3 and whole.strip("0"):  # noqa: PLR2004
        if run.language is None:
            raise _ambiguous(run, mark)
        if GROUPS[run.language] == mark:
            return _grouped(run, run.token, mark), ""
        return whole, places
    lone_zero = len(places) == 3 and whole == "0"  # noqa: PLR2004
    if mark == "," and not lone_zero and not (run.decimal_comma and places):
        plain = f"{whole or '0'}.{places}" if places else whole
        advice = f"a decimal comma? write {plain}, or set locale: id" if places else f"write {plain}"
        raise refuse(run.text, advice, run.span)
    return whole, places


def _grouped(run: Run, whole: str, mark: Separator) -> str:
    """The digits of well-formed groups: threes, or with commas the Indian twos and a last three."""
    if _THREES[mark].fullmatch(whole) or (mark == "," and _INDIAN.fullmatch(whole)):
        return whole.replace(mark, "")
    digits, last = whole.replace(mark, ""), whole.rpartition(mark)[2]
    point = "," if run.language == "id" else "."
    advice = digits.lstrip("0") or "0"
    if whole != run.token:
        advice += point + run.token[len(whole) + 1 :]
    elif last and len(last) != 3:  # noqa: PLR2004
        advice += f" or {digits[: -len(last)]}{point}{last}"
    raise refuse(run.text, f"groups have three digits: write {advice}", run.span)


def _ambiguous(run: Run, mark: Separator) -> Exception:
    """The fault that shows both readings and three ways out."""
    token, digits = run.token, run.token.replace(mark, "")
    groups, decimal = ("id", "en") if mark == "." else ("en", "id")
    advice = (
        f"{digits} or a decimal? write {digits}, or set "
        f"locale: {groups} ({token} is {digits}) or locale: {decimal} ({token} is a decimal)"
    )
    return fault("ambiguous", run.text, advice, run.span)


def suggestion(digits: str) -> str:
    """The ways to write a whole number that nobody can misread.

    >>> suggestion("120000"), suggestion("1500000000"), suggestion("75")
    ('write 120000, 120 ribu or 120k', 'write 1500000000, 1500 juta or 1500 million', 'write 75')
    """
    for power, local, english in (*_SCALED, (3, "ribu", "k")):
        head = digits[:-power]
        if head.strip("0") and not digits[-power:].strip("0"):
            return f"write {digits}, {head} {local} or {head}{english}"
    return f"write {digits}"
