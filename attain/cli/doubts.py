"""How files write figures and dates, where they may mean one thing or another: asked, or refused in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from attain.cli.asking import ask, one_of
from attain.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.cli.wishes import Wishes
    from attain.draft.figures import Style
    from attain.draft.survey import Survey
    from attain.period.written import DateFormat

_FIGURES = {"plain": "1234.5", "id": "1.234,5", "en": "1,234.5"}
_DATES = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}


class Written(NamedTuple):
    """How files write figures and dates; an order of None is year first, as everywhere in attain."""

    figures: Style
    dates: DateFormat | None


def settled(wishes: Wishes, survey: Survey) -> Written:
    """How the files write what they hold, by what was typed, by what stands in them, or by answers.

    Raises InputError with every doubt where nobody is there to answer.
    """
    said = cast("Style | None", wishes.number_format)
    styles = (said,) if said else survey.styles
    problems = list(_doubts(styles, survey, asks=wishes.asks))
    if problems:
        raise InputError(problems)
    return Written(_style(styles, survey), _order(survey))


def _doubts(styles: tuple[Style, ...], survey: Survey, *, asks: bool) -> Iterable[Problem]:
    if not styles:
        mend = "say which column holds the figures: --column value=NAME"
        yield Problem("A021", "the figures are none that attain can read", survey.value_place, mend)
    if len(styles) > 1 and not asks:
        mend = "say how the files write figures: " + " or ".join(f"--number-format {style}" for style in styles)
        if survey.doubtful:
            yield Problem("A023", f"ambiguous figure: {survey.doubtful[0]}", survey.doubtful[1], mend)
        else:
            yield Problem("A023", "the figures are written in more than one way", survey.value_place, mend)
    if len(survey.orders) > 1 and not asks:
        text, place = survey.doubtful_date or ("", None)
        mend = "say how the files write dates: " + " or ".join(f"--date-format {order}" for order in survey.orders)
        yield Problem("A036", f"day or month first? {text}", place, mend)


def _style(styles: tuple[Style, ...], survey: Survey) -> Style:
    if len(styles) == 1:
        return styles[0]
    text, _ = survey.doubtful or ("", None)
    forms = ", ".join(f"{style} ({_FIGURES[style]})" for style in styles)
    usual = _usual_style(styles, survey)
    shown = {_FIGURES[style]: style for style in styles}
    read = one_of(*styles)
    question = f"How are figures such as {text} written? {forms}"
    return cast("Style", ask(question, usual, lambda typed: shown.get(typed) or read(typed)))


def _usual_style(styles: tuple[Style, ...], survey: Survey) -> str:
    """What the names of the columns make likely; nothing where that way is not in question."""
    likely = "id" if survey.indonesian else "en"
    return likely if likely in styles else ""


def _order(survey: Survey) -> DateFormat | None:
    if len(survey.orders) == 1:
        return survey.orders[0]
    orders = [order for order in survey.orders if order is not None]
    text, _ = survey.doubtful_date or ("", None)
    forms = ", ".join(f"{order} ({_DATES[order]})" for order in orders)
    usual = "dmy" if survey.indonesian else ""
    return cast("DateFormat", ask(f"How are dates such as {text} written? {forms}", usual, one_of(*orders)))
