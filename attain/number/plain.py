"""The values of CSV cells: plain decimals, or the strict notation of one locale.

A cell stands in a column of figures that a program wrote. So nothing is guessed here: one notation
holds for the column, and whatever is outside it is a fault that names the plain figure meant.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attain.number.diagnose import MAX_DIGITS, known_fault, refuse, too_many_digits
from attain.number.figure import NumberFault, fault
from attain.number.parse import parse_figure

if TYPE_CHECKING:
    from attain.number.figure import Locale

_PLAIN = re.compile(rf"[+-]?(?:[0-9]{{1,{MAX_DIGITS}}}(?:\.[0-9]{{0,{MAX_DIGITS}}})?|\.[0-9]{{1,{MAX_DIGITS}}})")
_LONG = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")


def _localized(group: str, point: str) -> re.Pattern[str]:
    """The strict notation with these separators; groups may be left out, but not be uneven."""
    whole = rf"[0-9]+|[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+"
    return re.compile(rf"[+-]?(?:(?:{whole})(?:{point}[0-9]*)?|{point}[0-9]+)")


_LOCALIZED: dict[Locale, re.Pattern[str]] = {
    "id": _localized(r"\.", ","),
    "en": _localized(",", r"\."),
}


def parse_plain(text: str) -> Decimal:
    """The exact value of ASCII digits with at most one point: no groups, words, money or blanks.

    Raises:
        NumberFault: the text is anything else.

    >>> parse_plain("+1234.50"), parse_plain("-0")
    (Decimal('1234.50'), Decimal('0'))
    """
    if _PLAIN.fullmatch(text):
        return _unsigned_zero(Decimal(text))
    if _LONG.fullmatch(text):
        raise too_many_digits(text)
    raise _not_plain(text)


def parse_localized(text: str, locale: Locale) -> Decimal:
    """The exact value of a cell in one locale's notation: 1.234.567,89 (id) or 1,234,567.89 (en).

    Raises:
        NumberFault: the text is anything else; under `id` a dot only groups, under `en` a comma.

    >>> parse_localized("1.234,50", "id"), parse_localized("1,234.50", "en")
    (Decimal('1234.50'), Decimal('1234.50'))
    """
    if not _LOCALIZED[locale].fullmatch(text):
        raise _not_localized(text, locale)
    group, point = (".", ",") if locale == "id" else (",", ".")
    plain = text.replace(group, "").replace(point, ".")
    if not _PLAIN.fullmatch(plain):
        raise too_many_digits(text)
    return _unsigned_zero(Decimal(plain))


def _unsigned_zero(value: Decimal) -> Decimal:
    """The value, with -0 made 0."""
    return value or value.copy_abs()


def _not_plain(text: str) -> NumberFault:
    """The fault of a cell that is not plain, with the plain figure where there is only one."""
    bare = text.strip()
    if not bare:
        return fault("not-a-number", text, "write 0, or leave the row out where nothing is known")
    if _PLAIN.fullmatch(bare):
        return fault("not-a-number", text, f"remove the blanks around it: {bare}")
    comma = re.fullmatch(r"([+-]?[0-9]+),([0-9]+)", bare)
    if comma:
        return fault("not-a-number", text, _comma_advice(comma[1], comma[2]))
    try:
        return fault("not-a-number", text, f"write plain digits: {parse_figure(text).value:f}")
    except NumberFault as refused:
        if refused.kind in {"not-finite", "too-large"}:
            return refused
        return known_fault(text) or fault("not-a-number", text, "write plain digits, as in 1234.5")


def _comma_advice(whole: str, rest: str) -> str:
    """What to write for digits, a comma and digits: three of them may be a group."""
    if len(rest) == 3 and len(whole.lstrip("+-")) <= 3:  # noqa: PLR2004
        return f"a group or a decimal comma? write {whole}{rest} or {whole}.{rest}"
    return f"a decimal comma? write {whole}.{rest}"


def _not_localized(text: str, locale: Locale) -> NumberFault:
    """The fault of a cell outside its locale's notation, with the notation that would be read."""
    group, point = ("dot", ",") if locale == "id" else ("comma", ".")
    wrong = re.fullmatch(r"([+-]?[0-9]*)[.,]([0-9]+)", text)
    if wrong:
        advice = f"in locale {locale} a {group} only groups; write {wrong[1]}{point}{wrong[2]}"
        return refuse(text, advice)
    sample = "1.234.567,89" if locale == "id" else "1,234,567.89"
    return refuse(text, f"locale {locale} is read here: write it as {sample} or 1234567{point}89")
