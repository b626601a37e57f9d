"""What `attain calc` does: reads the figures that were typed, calculates, and shows the result."""

from __future__ import annotations

import contextlib
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from attain.check.calculation import Beside, Terms, calculate
from attain.check.claim import face
from attain.check.entry import as_percent
from attain.cli.codes import DONE, FAILED, NO_VERDICT
from attain.cli.elapsed import Phasing, elapsed_by
from attain.cli.language import lang_named, language_of
from attain.cli.streams import face_of, write_out
from attain.errors import Place, Problem, UsageError, refuse
from attain.model.values import NUMBER_CODES
from attain.number import Locale, NumberFault, parse_stated
from attain.number.pair import parse_pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.check.calculation import Calculation
    from attain.cli.streams import ColourChoice
    from attain.number import StatedFigure
    from attain.number.pair import Pair

FORMATS = ("text", "json")
TYPED = "<arguments>"
SMALL = 1000  # without a sign a figure below it is a percent, from it on a gap
Formula = Literal["reflect", "inverse"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, as it was typed."""

    words: list[str]
    stated: list[str]
    lower: bool
    formula: str | None
    baseline: str | None
    quarter: str | None
    month: str | None
    as_of: str | None
    phasing: str | None
    locale: str | None
    lang: str | None = None


def calculating(asked: Asked, form: str, *, exact: bool, colour: ColourChoice) -> int:
    """Calculate what was typed and show it; 1 where the stated figure cannot be right, 2 where nobody can tell."""
    _refuse_unknown(asked, form)
    lang = lang_named(asked.lang)
    pair = _pair(asked)
    elapsed = elapsed_by(asked.quarter, asked.month, asked.as_of, cast("Phasing", asked.phasing or "months"))
    made = calculate(pair.actual, pair.target, _terms(asked, pair), elapsed, _beside(asked, pair))
    locale = cast("Locale | None", asked.locale)
    read: Locale = locale or pair.locale or "en"
    if form == "json":
        from attain.render.json import json_text
        from attain.table.calculation import calculation_document

        write_out(json_text(calculation_document(made, read)))
    else:
        from attain.render.calculation import text

        language = language_of(lang, locale, read)
        write_out(text(made, language, exact=exact, colour=face_of(sys.stdout, colour).colour))
    return _exit_code(made)


def _exit_code(made: Calculation) -> int:
    verdict = made.finding.judgement.verdict if made.finding else "consistent"
    return {"inconsistent": FAILED, "uncheckable": NO_VERDICT}.get(verdict, DONE)


def _refuse_unknown(asked: Asked, form: str) -> None:
    """Refuse a choice that there is not, and an option that is none: figures may begin with a minus."""
    choices = (
        ("--format", form, FORMATS),
        ("--locale", asked.locale, get_args(Locale)),
        ("--phasing", asked.phasing, get_args(Phasing)),
        ("--formula", asked.formula, get_args(Formula)),
    )
    for option, text, known in choices:
        if text is not None and text not in known:
            refuse("A205", f"no {option.removeprefix('--')} {text}", f"write {option} {' or '.join(known)}")
    unknown = next((word for word in asked.words if re.match(r"--|-[^\d.,]", word)), None)
    if unknown is not None:
        refuse("A200", f"no such option: {unknown}", "attain calc --help")
    _refuse_unused(asked)


def _refuse_unused(asked: Asked) -> None:
    """Refuse what would have no effect: nothing that was typed is passed over."""
    if len(asked.stated) > 1:
        refuse("A200", f"--stated is given {len(asked.stated)} times", "state one figure at a time")
    if asked.phasing is not None and not (asked.quarter or asked.month or asked.as_of):
        refuse("A200", "--phasing spreads a target over a year, and no part of one is asked for", "add --quarter Q1")
    if asked.formula is not None and asked.baseline is not None:
        refuse(
            "A200",
            "--formula and --baseline are two ways to measure",
            "drop one: from a baseline it is (A - B) / (T - B)",
        )


def _pair(asked: Asked) -> Pair:
    """The two figures that the words hold."""
    line = " ".join(asked.words)
    with _telling(line):
        return parse_pair(line, locale=cast("Locale | None", asked.locale))


def _terms(asked: Asked, pair: Pair) -> Terms:
    lower = asked.lower or asked.formula is not None
    if asked.baseline is None:
        return Terms(lower, cast("Formula", asked.formula or "reflect"))
    baseline, target = _figure(asked.baseline, pair).value, face(pair.target)
    if lower and baseline < target:
        message = f"--lower, but from {asked.baseline} to {pair.target.text} is a way up"
        refuse("A200", message, "drop --lower, or mend --baseline")
    # A way down is one on which less is better, whether or not it was said.
    return Terms(baseline > target, baseline=baseline)


def _beside(asked: Asked, pair: Pair) -> Beside | None:
    """The stated figure; without a sign a small one is a percent."""
    if not asked.stated:
        return None
    text = asked.stated[0]
    figure = _figure(text, pair)
    if pair.actual.percent and figure.signed:
        # Of two percents "-2.5" is the gap in points.
        figure = figure._replace(percent=True)
    elif not (figure.percent or figure.currency or figure.unit) and _is_small(figure):
        figure = as_percent(figure)
    return Beside(text, figure)


def _is_small(figure: StatedFigure) -> bool:
    """Whether a figure without a sign is a percent by its size; "+100" is written as a gap."""
    return figure.last_digit <= 1 and abs(figure.value) < SMALL and not figure.signed


def _figure(text: str, pair: Pair) -> StatedFigure:
    """A figure beside the pair, read in its language or else in any."""
    unit = pair.actual.unit or pair.target.unit
    others = [locale for locale in get_args(Locale) if locale != pair.locale]
    for locale in (pair.locale, *others):
        with contextlib.suppress(NumberFault):
            return parse_stated(text, locale=locale, unit=unit)
    with _telling(text):
        return parse_stated(text, locale=pair.locale, unit=unit)


@contextlib.contextmanager
def _telling(line: str) -> Iterator[None]:
    """Tell the number room's fault as a problem, with a place under the words that were typed."""
    try:
        yield
    except NumberFault as error:
        mend = re.sub(r"(?:set )?locale: (id|en)", r"--locale \1", error.help) if error.help else None
        place = Place(TYPED, 1, error.offset + 1, max(1, error.length), line)
        raise UsageError(Problem(NUMBER_CODES[error.kind], error.message, place, mend)) from None
