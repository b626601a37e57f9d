"""The JSON Schema of a targets.yaml, made from the models, so that editors complete and check a plan.

An editor reads YAML with types (`2018` is a number to it, `true` a truth), attain reads texts: the schema takes either.
It says what a schema can: keys, shapes, choices. What hangs on other parts of a plan (a name that is not declared, two
targets for one scope) is told by `attain validate` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from attain.model import fields
from attain.model.bands import BandSet
from attain.model.key_texts import KEY_TEXTS
from attain.model.plan import ActualsSource, Branch, Metric, Plan, Remote, Segment, Stated, Target

if TYPE_CHECKING:
    from pydantic import BaseModel

DIALECT = "http://json-schema.org/draft-07/schema#"  # what editors know best
Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_NAME: Schema = {"type": ["string", "number", "boolean"], "pattern": r"^\S(.*\S)?$"}
_FIGURE: Schema = {"type": ["string", "number"], "pattern": "[0-9]"}
_WHOLE = "[0-9]{1,9}"
_SHARES: Schema = {
    "type": "array",
    "items": _FIGURE,
    "anyOf": [{"minItems": n, "maxItems": n} for n in fields.PROFILE_LENGTHS],
}
_PERIOD = r"[0-9]{4}(-([Qq][1-4]|[Hh][12]|[0-9]{2}(-[0-9]{2})?))?"
# The kinds of text, by the names that the models use for them.
_KINDS: tuple[tuple[object, Schema], ...] = (
    (fields.Name, _NAME),
    (fields.FileName, _TEXT),
    (fields.StatementText, _TEXT),
    (fields.StatedText, _TEXT),
    (fields.HedgeWord, _TEXT),
    (fields.HedgeMeaning, _TEXT),
    (fields.Amount, _FIGURE),
    (fields.Aim, _FIGURE),
    (fields.Shares, _SHARES),
    (fields.Phasing, {"anyOf": [_TEXT, _SHARES]}),
    (fields.PeriodName, {"type": ["string", "integer"], "pattern": rf"^{_PERIOD}(\.\.{_PERIOD})?$"}),
    (fields.YearName, {"type": ["string", "integer"], "pattern": "^[0-9]{4}$"}),
    (fields.Truth, {"enum": [True, False, "true", "false"]}),
    (fields.Rank, {"type": ["string", "integer"], "pattern": f"^{_WHOLE}$", "minimum": 1}),
)
# Where a key takes another form than its type says.
_FORMS: dict[tuple[type[BaseModel], str], Schema] = {
    (Plan, "version"): {"enum": [1, "1"]},
    (Plan, "fiscal_year_start"): {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 12},
            {"type": "string", "pattern": "^0{0,7}([1-9]|1[0-2])$"},
        ]
    },
    (ActualsSource, "delimiter"): {"enum": ["comma", "semicolon", "tab", ",", ";", "\t", None]},
}
# Keys that may hold one thing without the list around it.
_ALONE = {(Plan, "years"), (ActualsSource, "sources")}
_MODELS: tuple[type[BaseModel], ...] = (Metric, Segment, Branch, Target, ActualsSource, Remote, Stated, BandSet)
# A member's key may stand alone, or with its label.
_SHORT = {Segment, Branch}


def plan_schema() -> Schema:
    """The schema of a whole plan."""
    whole = _of_model(Plan)
    # A key at the top that begins with x- is its writer's own.
    return {
        "$schema": DIALECT,
        "title": "attain: targets.yaml",
        **whole,
        "patternProperties": {"^x-": True},
        "definitions": {model.__name__: _of_model(model) for model in _MODELS},
    }


def _of_model(model: type[BaseModel]) -> Schema:
    hints = get_type_hints(model, include_extras=True)
    keys = {}
    for name in model.model_fields:
        form = _FORMS.get((model, name)) or _of(hints[name])
        if (model, name) in _ALONE:
            form = {"anyOf": [form, form["items"]]}
        keys[name] = {"description": KEY_TEXTS[model.__name__][name], **form}
    found: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    return {**found, "required": required} if required else found


def _of(hint: Any) -> Schema:
    """The schema of a value by its type."""
    known = next((schema for kind, schema in _KINDS if kind == hint), None)
    if known is not None:
        return known
    origin, parts = get_origin(hint), get_args(hint)
    if origin is None:
        return _of_class(hint)
    if origin is Annotated:
        return _of(parts[0])
    return _SHAPES[origin](*parts)


def _of_choice(*words: str | int) -> Schema:
    return {"enum": list(words)}


def _of_list(item: Any, *_: Any) -> Schema:
    return {"type": "array", "items": _of(item)}


def _of_either(*parts: Any) -> Schema:
    """A value that may be left empty: `unit:` says no more than no such key."""
    found = [_of(part) for part in parts if part is not NoneType]
    return {"anyOf": [*found, {"type": "null"}]}


def _of_mapping(key: Any, value: Any) -> Schema:
    choices = get_args(key) if get_origin(key) is Literal else ()
    if choices:
        held = _of(value)
        return {"type": "object", "properties": dict.fromkeys(choices, held), "additionalProperties": False}
    return {"type": "object", "additionalProperties": _of(value)}


def _of_class(kind: type) -> Schema:
    if kind is str:
        return {"type": ["string", "number", "boolean"]}
    if kind is Decimal:
        return _FIGURE
    if kind not in _MODELS:
        raise TypeError(f"no schema for {kind}")
    pointer = {"$ref": f"#/definitions/{kind.__name__}"}
    # What stands beside a bare $ref, a description among it, is passed over.
    return {"anyOf": [pointer, _TEXT, {"type": "null"}] if kind in _SHORT else [pointer]}


_SHAPES: dict[Any, Callable[..., Schema]] = {
    Literal: _of_choice,
    Union: _of_either,
    UnionType: _of_either,
    tuple: _of_list,
    Mapping: _of_mapping,
}
