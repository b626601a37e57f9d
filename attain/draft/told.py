"""What a person tells of a plan, as it is typed: names, kinds, years and targets, each refused with what would do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.draft.draft import is_name
from attain.number import NumberFault, format_amount, parse_figure
from attain.period import Calendar, PeriodFault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from attain.number import Locale

KINDS = ("flow", "stock", "average")
# Three digits behind the mark of decimals are thousands to half of the world, and no target has so many decimals.
_THOUSANDS: dict[Locale, re.Pattern[str]] = {
    "en": re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}"),
    "id": re.compile(r"[1-9][0-9]{0,2},[0-9]{3}"),
}


class Untold(ValueError):  # noqa: N818 - a fault in a text, like NumberFault
    """A text that tells nothing; `help` says what would."""

    def __init__(self, message: str, help_text: str) -> None:
        """Keep the sentence and the mend apart."""
        super().__init__(f"{message}; {help_text}" if message else help_text)
        self.message = message
        self.help = help_text


def told_name(text: str) -> str:
    """A name that a plan can hold."""
    if not is_name(text):
        raise Untold("", "write a name on one line")
    return text


def told_names(text: str) -> tuple[str, ...]:
    """Names with commas between them, each once.

    >>> told_names("retail, online,retail")
    ('retail', 'online')
    """
    return tuple(dict.fromkeys(told_name(name) for part in text.split(",") if (name := part.strip())))


def told_some(text: str) -> tuple[str, ...]:
    """Names with commas between them, and at least one."""
    found = told_names(text)
    if not found:
        raise Untold("", "write at least one name")
    return found


def told_choice(text: str, choices: Iterable[str]) -> str:
    """One of a few words, as far as it was typed.

    >>> told_choice("St", KINDS)
    'stock'
    """
    words = tuple(choices)
    found = [word for word in words if word == text.casefold()]
    found = found or [word for word in words if text and word.startswith(text.casefold())]
    if len(found) != 1:
        raise Untold("", f"write {', '.join(words[:-1])} or {words[-1]}" if words[1:] else f"write {words[0]}")
    return found[0]


def told_year(text: str) -> str:
    """The name of a year."""
    try:
        found = Calendar().parse(text, spans=False)
    except PeriodFault as error:
        raise Untold("", error.message) from error
    if found.unit != "year":
        raise Untold("", "write a year: 2026")
    return found.name


def told_target(text: str, locale: Locale, unit: str | None) -> Decimal:
    """The figure of a target as a person writes it.

    >>> told_target("950k", "en", None)
    Decimal('950000')
    """
    try:
        figure = parse_figure(text, locale=locale, unit=unit)
    except NumberFault as error:
        raise Untold(error.message, error.help or "write a figure, such as 950000") from error
    if _THOUSANDS[locale].fullmatch(text):
        digits, plain = re.sub(r"[.,]", "", text), format_amount(figure.value, locale=locale, exact=True)
        raise Untold(f"{text} may be {digits} or {plain}", f"write {digits}, or {plain}")
    written = figure.currency or ("%" if figure.unit == "%" else None)
    if written and unit and written != unit:
        raise Untold(f"{text} is in {written}, the unit is {unit}", f"write it in {unit}")
    return figure.value
