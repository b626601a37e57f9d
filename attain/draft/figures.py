"""How a column of figures is written: plainly, or as Indonesian or English write them, or that it may be either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from attain.number import NumberFault, money_apart, parse_localized, parse_plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

Style = Literal["plain", "id", "en"]
RUPIAH = "IDR"
STYLES: tuple[Style, ...] = get_args(Style)


def styles_of(values: Iterable[str]) -> tuple[Style, ...]:
    """The ways of writing that most of the values fit; several where they would mean different figures.

    None where less than half of them are figures. Of ways that give the same figures the plainest is taken.

    >>> styles_of(["1500", "12"]), styles_of(["1.500", "12.000"]), styles_of(["1.500", "1.234.567"])
    (('plain',), ('plain', 'id'), ('id',))
    >>> styles_of(["1,500"]), styles_of(["1,234.5"]), styles_of(["Serang", "Lebak"])
    (('id', 'en'), ('en',), ())
    >>> styles_of(["Rp1.500"]), styles_of(["$1,500", "$2"])
    (('id',), ('id', 'en'))
    """
    read = [{style: value for style in STYLES if (value := _value(text, style)) is not None} for text in values]
    fits = {style: sum(style in one for one in read) for style in STYLES}
    most = max(fits.values())
    if most * 2 < len(read) or not most:
        return ()
    found: list[Style] = []
    for style in STYLES:
        if fits[style] == most and not any(_same(read, style, other) for other in found):
            found.append(style)
    return tuple(found)


def _same(read: list[dict[Style, Decimal]], one: Style, other: Style) -> bool:
    """Whether two ways give the same figure wherever either gives one."""
    return all(values.get(one) == values.get(other) for values in read)


def _value(text: str, style: Style) -> Decimal | None:
    """The figure in a way of writing, with or without its currency; rupiah are English only where they must be."""
    try:
        if style == "plain":
            return parse_plain(text)
        code, bare = money_apart(text)
        value = parse_localized(bare, style)
    except NumberFault:
        return None
    return None if code == RUPIAH and style == "en" and _value(bare, "id") is not None else value
