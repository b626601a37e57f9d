"""A calculation as text: a line a figure, and the verdict on what was stated beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.read.text import visible
from attain.render.findings import ROLES
from attain.render.paint import painter
from attain.table.calculation import calculation_lines, verdict_lines
from attain.table.finding_words import verdict_text

if TYPE_CHECKING:
    from attain.check.calculation import Calculation
    from attain.table.language import Language


def text(made: Calculation, language: Language, *, exact: bool = False, colour: bool = False) -> str:
    """The figures, what they make, and the verdict, each on a line of its own."""
    paint = painter(colour=colour)
    (_, figures), *rest = calculation_lines(made, language, exact=exact)
    width = max(len(label) for label, _ in rest)
    lines = [paint(visible(figures), "strong"), *(f"{label.ljust(width)}  {visible(told)}" for label, told in rest)]
    if made.finding is not None:
        verdict = made.finding.judgement.verdict
        first, *grounds = verdict_lines(made, language)
        lines += ["", f"{paint(verdict_text(verdict, language), ROLES[verdict])}: {visible(first)}"]
        lines += [f"  {paint('=', 'frame')} {visible(ground)}" for ground in grounds]
    return "".join(f"{line}\n" for line in lines)
