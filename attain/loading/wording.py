"""Pydantic's complaints to problems: the code, a plain sentence, the place, and what to write instead."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from attain.errors import Problem
from attain.model.bands import BandSet
from attain.model.names import odd_letters
from attain.model.plan import ActualsSource, Branch, Metric, Plan, Remote, Segment, Stated, Target

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from attain.errors import Place
    from attain.loading.nodes import Loc, Located
_TAIL = re.compile(r"[0-9]+\W?[^\W\d_]*%?")  # what a decimal comma leaves of "92,5%" or "1,5 juta"
_BROKEN = re.compile(r"(?P<key>[^\s:{},]+:[ \t]+)?(?P<head>(?:[^\s:{,]+,)+)$")
_FURTHER = re.compile(r"(?:,[0-9]+)*")
_RUN = re.compile(r"[0-9]+(?:,[ \t]*[0-9]+)*")
COMMA = "a comma ends a value inside { }: quote the figure"
SHAPES = {
    "dict_type": "a mapping of keys",
    "mapping_type": "a mapping of keys",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
    "list_type": "a list",
    "tuple_type": "a list",
    "string_type": "a single value",
    "decimal_type": "a figure",
    "is_instance_of": "a single value",
    "int_type": "a whole number",
}
LIMITS = {"less_than_equal": ("at most", "le"), "greater_than_equal": ("at least", "ge")}
PARTS: dict[str, type[BaseModel]] = {
    "metrics": Metric,
    "segments": Segment,
    "branches": Branch,
    "targets": Target,
    "stated": Stated,
    "actuals": ActualsSource,
    "bands": BandSet,
}
SPOKEN = {"delimiter": "comma, semicolon or tab"}  # choices whose values do not show
REQUIRED_HELP = {
    "kind": "write flow (adds up over time) or stock (a reading at a moment)",
    "metrics": "name each quantity: metrics: {participants: {unit: orang, kind: flow}}",
    "url": "write sources: [{url: sqlite:data/actuals.db, table: actuals}]",
}


def problems_of(error: ValidationError, located: Located) -> list[Problem]:
    """One problem for each root cause: a mistyped key is not also a missing one."""
    details = error.errors(include_url=False)
    mistyped = {
        (*loc[:-1], meant)
        for detail in details
        if detail["type"] == "extra_forbidden" and (loc := detail["loc"])
        for meant in _nearest(str(loc[-1]), _known_keys(loc))[:1]
    }
    return [
        _problem(detail, located)
        for detail in details
        if not (detail["type"] == "missing" and detail["loc"] in mistyped)
        and not getattr(located.node(detail["loc"]), "reported", False)
    ]


def told_once(problems: list[Problem]) -> list[Problem]:
    """The problems without those about further keys that a comma made of the same figure: `{target: 1,000,000}`."""
    broken = [problem.place for problem in problems if problem.place and (problem.help or "").startswith(COMMA)]
    inside = {
        (place.file, place.line, column)
        for place in broken
        if (run := _RUN.match(place.excerpt, place.column - 1))
        for column in range(place.column + 1, run.end() + 1)
    }
    return [
        problem
        for problem in problems
        if problem.code not in ("A012", "A019")
        or problem.place is None
        or (problem.place.file, problem.place.line, problem.place.column) not in inside
    ]


def _problem(detail: ErrorDetails, located: Located) -> Problem:
    kind, loc = detail["type"], detail["loc"]
    context: dict[str, Any] = detail.get("ctx", {})
    name = str(loc[-1]) if loc else "the plan"
    if kind == "extra_forbidden":
        return _unknown_key(loc, located)
    if kind == "missing":
        message = f"{_owner(loc)}{name} is missing"
        return Problem("A020", message, located.place(loc[:-1]), REQUIRED_HELP.get(name))
    if detail["input"] is None:
        return Problem("A020", f"{name} has no value", located.place(loc), REQUIRED_HELP.get(name))
    if kind.startswith("A0"):
        return Problem(kind, context["message"], _place(detail, located), context["help"])
    return _wrong_value(detail, name, located)


def _wrong_value(detail: ErrorDetails, name: str, located: Located) -> Problem:
    """A value that is of the wrong shape, or none of the choices."""
    kind, place = detail["type"], _place(detail, located)
    if kind in SHAPES:
        message = f"{name} is {SHAPES[kind]}, this is {_shape(detail['input'])}"
        return Problem("A025", message, place)
    if kind == "literal_error":
        return _choice(name, str(detail["input"]), detail["ctx"]["expected"], place)
    if kind in LIMITS:
        limit = detail["ctx"][LIMITS[kind][1]]
        return Problem("A026", f"{name} is {LIMITS[kind][0]} {limit}, not {detail['input']}", place)
    message = detail["msg"][:1].lower() + detail["msg"][1:]
    return Problem("A026", f"{name}: {message}", place)


def _place(detail: ErrorDetails, located: Located) -> Place:
    loc = detail["loc"]
    if loc and loc[-1] == "[key]":
        return located.key_place(loc[:-1])
    return located.place(loc)


def _choice(name: str, text: str, expected: str, place: Place) -> Problem:
    choices = SPOKEN.get(name) or expected.replace("'", "")
    options = [choice.strip() for choice in choices.replace(" or ", ",").split(",")]
    near = _nearest(text, options)
    mend = f"did you mean {near[0]}?" if near else f"write {choices}"
    return Problem("A026", f"{name} is {choices}, not {text[:40]}", place, mend)


def _unknown_key(loc: Loc, located: Located) -> Problem:
    name = str(loc[-1])
    known = _known_keys(loc)
    place = located.key_place(loc)
    near = _nearest(name, known)
    mend = f"did you mean {near[0]}?" if near else f"the keys here are {', '.join(known)}"
    if _TAIL.fullmatch(name) and _is_alone(name, place):
        mend = f"{COMMA}{_whole(name, place)}"
    odd = odd_letters(name)
    message = f"unknown key: {name}" + (f" (it holds {odd})" if odd else "")
    return Problem("A019", message, place, mend)


def _whole(tail: str, place: Place) -> str:
    """The figure that a comma broke, in quotes behind its key, as the help shows it; empty where it is not before."""
    start = place.column - 1
    before, behind = _BROKEN.search(place.excerpt[:start]), _FURTHER.match(place.excerpt, start + len(tail))
    if before is None:
        return ""
    return f': {before["key"] or ""}"{before["head"]}{tail}{behind[0] if behind else ""}"'


def _is_alone(key: str, place: Place) -> bool:
    """Whether no colon follows a key, as in `{target: 1,200}`, where the comma makes a key of 200."""
    return not place.excerpt[place.column - 1 + len(key) :].lstrip().startswith(":")


def _known_keys(loc: Loc) -> list[str]:
    if loc[:2] == ("actuals", "sources") and len(loc) > 2:  # noqa: PLR2004 - a key of one source
        return list(Remote.model_fields)
    return list(PARTS.get(str(loc[0]), Plan).model_fields if len(loc) > 1 else Plan.model_fields)


def _nearest(text: str, known: list[str]) -> list[str]:
    """The known key that was probably meant; letters that do not show count for nothing."""
    shown = "".join(letter for letter in text if letter.isprintable() and letter != "\xa0")
    return difflib.get_close_matches(shown.casefold().strip(), known, n=1, cutoff=0.7)


def _owner(loc: Loc) -> str:
    """Whose key it is, in words: `metric participants: `."""
    if len(loc) == 3 and loc[0] in ("metrics", "segments", "branches"):  # noqa: PLR2004 - part, name, key
        part = {"metrics": "metric", "segments": "segment", "branches": "branch"}[str(loc[0])]
        return f"{part} {loc[1]}: "
    return ""


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping of keys"
    return "a list" if isinstance(value, list) else "a text"
