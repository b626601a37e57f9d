"""The questions about a plan that are asked wherever it begins: its title, what is measured, and each target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.cli.asking import ask, one_of
from attain.cli.streams import write_err
from attain.draft.told import KINDS, Untold, told_name, told_target
from attain.number import format_amount, format_percent
from attain.read.text import visible

if TYPE_CHECKING:
    from attain.number import Locale

FAR = 1_000  # times what is reached, or a part of it: then a thousand or a million was probably left out
DOUBT = "is a scale missing? if it is meant, write it again"
NOTHING = ("", "none", "-")
HOW = "Enter takes what stands in brackets; Ctrl-C ends it, and nothing is made.\n"


def ask_title(usual: str) -> str:
    """The title of the plan."""
    return ask("Title", usual, told_name)


def ask_metric(usual: str) -> str:
    """What the figures of files count."""
    return ask("What do the figures count", usual, told_name)


def ask_unit(metric: str, usual: str | None = None) -> str | None:
    """What a metric is counted in; None where that is left open, or where its name says it."""
    question = f"  {visible(metric)}: unit, such as people, IDR or % (Enter: none)"
    if usual is not None:
        question = f"  {visible(metric)}: unit, or none"
    return ask(question, usual or "", lambda text: None if text in NOTHING else told_name(text))


def ask_kind(metric: str, usual: str) -> str:
    """Whether a metric's figures add up."""
    question = f"  {visible(metric)}: flow (adds up), stock (the last reading counts) or average"
    return ask(question, usual, one_of(*KINDS))


def ask_target(
    scope: str,
    year: str,
    locale: Locale,
    unit: str | None,
    usual: str | None = None,
    reached: Fraction | None = None,
) -> str | None:
    """The target of a year as it was typed; None where it is not set yet.

    What it was taken for is shown, and how much of it is `reached`: a slip by a thousand is seen at once.
    """
    doubted: set[str] = set()

    def read(text: str) -> str | None:
        if text in NOTHING:
            return None
        value = told_target(text, locale, unit)
        figure = format_amount(value, locale=locale, exact=True)
        share = reached / Fraction(value) if reached and value > 0 else None
        if share is None:
            write_err(f"    = {figure}\n")
        elif Fraction(1, FAR) < abs(share) < FAR or text in doubted:
            write_err(f"    = {figure}, {format_percent(share, locale=locale)} reached so far\n")
        else:
            doubted.add(text)
            so_far = format_amount(reached or 0, locale=locale, exact=True)
            raise Untold(f"{figure}, and {so_far} is reached so far", DOUBT)
        return text

    how = "Enter: not set yet" if usual is None else "none: not set yet"
    return ask(f"  {visible(scope)}: target of {year} ({how})", usual or "", read)
