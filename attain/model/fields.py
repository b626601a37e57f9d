"""The kinds of text a plan is made of, each read once: names, figures, periods, choices.

Everything arrives as the text that was typed; a value that is already of its type passes, so that models can
be made in Python too. What a text means may hang on the plan around it (its locale, its fiscal year): that
comes as the validation context, a `Reading`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError, PydanticKnownError

from attain.model.addresses import address_fault, is_address, shown
from attain.model.values import NUMBER_CODES, Range
from attain.number import HEDGES, Hedge, Locale, NumberFault, format_plain, parse_figure, parse_stated
from attain.number.hedges import hedge_of, known_hedges
from attain.period import Calendar, Period, PeriodFault

if TYPE_CHECKING:
    from collections.abc import Callable


class Reading(NamedTuple):
    """How the texts of one plan are to be read."""

    locale: Locale | None = None
    calendar: Calendar = Calendar()
    units: Mapping[str, str | None] = MappingProxyType({})
    hedges: Mapping[str, Hedge] = HEDGES


def fault(code: str, message: str, help_text: str | None = None) -> NoReturn:
    """Refuse a value with a problem's code, sentence and mend."""
    context: dict[str, Any] = {"message": message, "help": help_text}
    raise PydanticCustomError(code, "{message}", context)


def reading_of(info: ValidationInfo) -> Reading:
    """The reading that a validation runs under; the plain one where a model is made in Python."""
    return info.context if isinstance(info.context, Reading) else Reading()


def _name(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not value.strip():
        fault("A020", "the name is empty")
    if value != value.strip():
        fault("A027", f"a name with a blank around it: {value!r}", "remove the blank")
    if "\n" in value or "\r" in value:
        fault("A027", "a name with a line break in it", "write the name on one line")
    odd = next((letter for letter in value if ord(letter) < 32 or 127 <= ord(letter) < 160), None)  # noqa: PLR2004 - ASCII's and Latin-1's control characters
    if odd is not None:
        fault("A004", f"a name with a control character in it: U+{ord(odd):04X}", "remove it")
    return value


def _amount(value: object, info: ValidationInfo) -> object:
    if isinstance(value, float):
        fault("A021", "a float is not exact", "pass a Decimal, an int or the text")
    if not isinstance(value, str):
        return value
    reading = reading_of(info)
    # A target names its metric, a metric's own figures are in its unit.
    unit = reading.units.get(str(info.data.get("metric")), info.data.get("unit"))
    try:
        return parse_figure(value, locale=reading.locale, unit=unit).value
    except NumberFault as error:
        fault(NUMBER_CODES[error.kind], error.message, error.help)


def _aim(value: object, info: ValidationInfo) -> Range | Decimal:
    """A target: one figure, or a range `80..90`.

    It takes the place of Pydantic's own union, which would tell of one wrong value twice, in words of its own.
    """
    if isinstance(value, str) and ".." in value:
        return _range(value, info)
    found = _amount(value, info)
    if isinstance(found, Range):
        return found
    if not isinstance(found, (Decimal, int)):
        raise PydanticKnownError("decimal_type")
    if not Decimal(found).is_finite():
        raise PydanticKnownError("finite_number")
    return Decimal(found)


def _range(value: str, info: ValidationInfo) -> Range:
    sides = [side.strip() for side in value.split("..", 1)]
    bounds = [_amount(side, info) for side in sides]
    if not all(isinstance(bound, Decimal) for bound in bounds) or bounds[0] > bounds[1]:  # type: ignore[operator]  # decimals
        fault("A021", f"a range runs from low to high: {value}", "write 80..90")
    found = Range(*bounds)  # type: ignore[arg-type]  # decimals
    low, high = (_scale(side, info) for side in sides)
    # Of 80..90 ribu both bounds or the upper alone may be in thousands; 500..1 ribu has one reading.
    if low == 1 < high and found.low * high <= found.high:
        fault("A023", f"the lower bound has no scale word: {value}", "write it on both: 80 ribu..90 ribu")
    return found


def _scale(text: str, info: ValidationInfo) -> Decimal:
    """What the words around a figure multiply it by: the value of a 1 between the same words."""
    parts = re.split(r"[0-9]", text)
    before, after = (parts[0], parts[-1]) if parts[1:] else ("", "")
    one = _amount(f"{before.replace('-', '')}1{after}", info)
    return one if isinstance(one, Decimal) else Decimal(1)


def _share(text: str) -> Fraction:
    """A share as it is written: `10%`, `0.1` or `1/12`."""
    over = re.fullmatch(r"([0-9]{1,9})/([1-9][0-9]{0,8})", text)
    if over:
        return Fraction(int(over[1]), int(over[2]))
    try:
        figure = parse_figure(text)
    except NumberFault as error:
        fault(NUMBER_CODES[error.kind], error.message, "write a share as 10%, 0.1 or 1/12")
    return Fraction(figure.value) / (100 if figure.unit == "%" else 1)


def _shares(value: object) -> object:
    if not isinstance(value, (list, tuple)):
        return value
    if not all(isinstance(item, (str, int, Fraction)) for item in value):
        fault("A025", "a share is a single value", "write a share as 10%, 0.1 or 1/12")
    shares = tuple(_share(item) if isinstance(item, str) else Fraction(item) for item in value)
    if len(shares) not in PROFILE_LENGTHS:
        fault("A060", f"a profile has 4 or 12 shares, this has {len(shares)}", "one share a quarter, or a month")
    if min(shares) < 0:
        fault("A060", "a share is below 0", "a part of the year asks for nothing (0) or for something")
    if sum(shares) != 1:
        off = format_plain(sum(shares, Fraction(0)) * 100)
        fault("A060", f"the shares add up to {off}%, not 100%", "write a share as 10%, 0.1 or 1/12")
    return shares


def _phasing(value: object) -> object:
    """A name, or shares in place of one; a plain validator for the reason that `_aim` is one."""
    if isinstance(value, (list, tuple)):
        return _shares(value)
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    return _name(value)


def _stated(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    reading = reading_of(info)
    unit = reading.units.get(str(info.data.get("metric")))
    try:
        parse_stated(value, locale=reading.locale, unit=unit, hedges=reading.hedges)
    except NumberFault as error:
        fault(NUMBER_CODES[error.kind], error.message, error.help)
    return value


def _hedge_word(value: object) -> object:
    return _refused_as_hedge(value, lambda text: hedge_of("about", word=text))


def _hedge_meaning(value: object) -> object:
    return _refused_as_hedge(value, hedge_of)


def _refused_as_hedge(value: object, read: Callable[[str], Hedge]) -> object:
    """The value as it is, where it can be read."""
    if isinstance(value, str):
        try:
            read(value)
        except NumberFault as error:
            fault("A021", error.message, error.help)
    return value


def _hedges(value: Mapping[str, str]) -> Mapping[str, str]:
    """The hedges as they are, where each word goes with its meaning: "at least" has no width."""
    for word, meaning in value.items():
        try:
            known_hedges({word: meaning})
        except NumberFault as error:
            fault("A021", f"{word}: {error.message}", error.help)
    return value


def _period(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    try:
        return reading_of(info).calendar.parse(value)
    except PeriodFault as error:
        fault("A024", error.message, error.help)


def _year(value: object, info: ValidationInfo) -> object:
    found = _period(value, info)
    if isinstance(found, Period) and found.unit != "year":
        fault("A024", f"not a year: {value}", "write 2018")
    return found


def _whole(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{1,9}", value):
        fault("A021", f"not a whole number: {value[:40]}", "write digits alone: 10")
    return int(value)


def _truth(value: object, info: ValidationInfo) -> object:
    """`true` or `false`; what else YAML once took for them (yes, on) is a text like any other."""
    if not isinstance(value, str):
        return value
    if value not in {"true", "false"}:
        fault("A026", f"{info.field_name} is true or false, not {value[:40]}", "write true or false")
    return value == "true"


def _file(value: object) -> object:
    if isinstance(value, str) and ("\0" in value or not value.strip()):
        fault("A020", "the file name is empty")
    if isinstance(value, str) and is_address(value):
        mend = "databases and lakes stand under actuals: {sources: [{url: ...}]}"
        fault(*(address_fault(value) or ("A026", f"an address is no file: {shown(value)[:80]}", mend)))
    return value


def _statement(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        fault("A020", "the query is empty")
    return value


PROFILE_LENGTHS = (4, 12)
Name = Annotated[str, BeforeValidator(_name)]
Amount = Annotated[Decimal, BeforeValidator(_amount)]
Aim = Annotated[Range | Decimal, PlainValidator(_aim)]
Shares = Annotated[tuple[Fraction, ...], BeforeValidator(_shares)]
Phasing = Annotated[str | tuple[Fraction, ...], PlainValidator(_phasing)]
HedgeWord = Annotated[str, BeforeValidator(_name), BeforeValidator(_hedge_word)]
HedgeMeaning = Annotated[str, BeforeValidator(_name), BeforeValidator(_hedge_meaning)]
Hedges = Annotated[Mapping[HedgeWord, HedgeMeaning], AfterValidator(_hedges)]
StatedText = Annotated[str, BeforeValidator(_stated)]
PeriodName = Annotated[InstanceOf[Period], BeforeValidator(_period)]
YearName = Annotated[InstanceOf[Period], BeforeValidator(_year)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Whole = Annotated[int, BeforeValidator(_whole)]
Rank = Annotated[int, BeforeValidator(_whole), Field(ge=1)]
FileName = Annotated[str, BeforeValidator(_file)]
StatementText = Annotated[str, BeforeValidator(_statement)]
