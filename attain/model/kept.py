"""A validated plan as plain data, and back: the same plan again, without Pydantic and without reading its files.

The data is made of nothing but None, numbers, texts and tuples, so that it can be written and read by means that run
no code. What comes back has the attributes, properties and private values of the models in `plan`, whatever those are:
the data holds the names of the fields. Nothing is checked on the way back; who keeps the data sees to it that it is
what was written, by the same attain.

Of Pydantic's own names it has the two that the rest of the house uses, `model_copy` and `model_fields_set`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn, Self, cast

from attain.errors import Place, Problem
from attain.model import facts
from attain.model.input import Input
from attain.model.values import Range
from attain.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from attain.model import plan as models
    from attain.model.actual import Actual

Data = None | bool | int | str | tuple["Data", ...]


class Part:
    """A part of a kept plan; it cannot be changed."""

    model_fields_set: frozenset[str]

    def __init__(self, **values: object) -> None:
        """Take every value as it is."""
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse, as a frozen model does."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse, as a frozen model does."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        """Whether the other says the same."""
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        """The hash of what it says; raises TypeError where that holds a mapping."""
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        """As the model that it was kept from."""
        shown = ((name, value) for name, value in self.__dict__.items() if not name.startswith(("_", "model_")))
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def model_copy(self, *, update: Mapping[str, object] | None = None) -> Self:
        """The same part with other values."""
        return type(self)(**{**self.__dict__, **(update or {})})


class Metric(Part):
    """A kept metric."""


class Segment(Part):
    """A kept segment."""


class Branch(Part):
    """A kept branch."""


class BandSet(Part):
    """A kept band set."""


class Target(facts.PlacedFacts, Part):
    """A kept target."""


class ActualsSource(facts.ActualsFacts, Part):
    """Where the actuals of a kept plan lie."""


class Remote(facts.PlacedFacts, Part):
    """A source beyond files of a kept plan."""


class Stated(facts.StatedFacts, Part):
    """A kept stated figure."""


class Row(Part):
    """A row of the actuals of a kept plan, as its reader judged it."""


class Plan(facts.PlanFacts, Part):
    """A kept plan."""

    @property
    def actual(self) -> type[Actual]:
        """What a row of its actuals becomes once it was judged."""
        return cast("type[Actual]", Row)


PARTS: dict[str, type[Part]] = {
    part.__name__: part for part in (Metric, Segment, Branch, BandSet, Target, ActualsSource, Remote, Stated, Plan)
}
_Fields = dict[str, tuple[str, ...]]


def data_of(plan: models.Plan) -> Data:
    """A plan as data; raises TypeError where it holds a value of a kind that is not known here.

    >>> from attain.model import Metric, Plan
    >>> plan = plan_of(data_of(Plan(metrics={"sales": Metric(kind="flow", weight="0.5")})))
    >>> plan.metrics["sales"].weight, plan.metrics["sales"].label, plan.calendar.parse("2018").days
    (Decimal('0.5'), None, 365)
    """
    fields: _Fields = {}
    found = _data(plan, fields)
    return tuple((part, *names) for part, names in fields.items()), found


def plan_of(data: Data) -> models.Plan:
    """The plan of such data; raises LookupError, TypeError, ValueError or ArithmeticError where it is none."""
    listed, found = cast("tuple[tuple[tuple[str, ...], ...], Data]", data)
    plan = _Restored({part: tuple(names) for part, *names in listed}).value(found)
    if not isinstance(plan, Plan):
        raise TypeError("not the data of a plan")
    return cast("models.Plan", plan)


def bare_target(metric: str, period: Period, target: Decimal) -> models.Target:
    """A target for all of a metric that says nothing but the figure: `Target(...)`, without Pydantic."""
    said = {"metric": metric, "period": period, "target": target}
    unsaid = dict.fromkeys(("segment", "branch", "baseline", "phasing", "source", "note", "_place"))
    return cast("models.Target", Target(**said, **unsaid, model_fields_set=frozenset(said)))


def bare_metric(direction: models.Direction, formula: models.Formula) -> models.Metric:
    """A flow that says nothing but how it is measured: `Metric(kind="flow", ...)`, without Pydantic."""
    said = {"kind": "flow", "direction": direction, "formula": formula}
    usual = {"phasing": "months", "weight": Decimal(1), "bands": "default", "complete": False, "aliases": ()}
    sides = ("numerator", "denominator", "weighted_by")
    unsaid = dict.fromkeys(("label", "unit", "baseline", "worst", *sides, "cap", "floor", "number_format"))
    return cast("models.Metric", Metric(**said, **usual, **unsaid, model_fields_set=frozenset(said)))


def _data(value: object, fields: _Fields) -> Data:
    """One value as data: a tuple is its kind and what it is made of, anything else is itself.

    `fields` gathers the names that each kind of part has values for.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    shape = _SHAPES.get(type(value))
    kind, *parts = shape(value) if shape else _part(value, fields)
    return kind, *(_data(part, fields) for part in parts)


def _part(part: object, fields: _Fields) -> tuple[Any, ...]:
    """The kind of a model, which of its fields were set as the bits of a number, then every value it has."""
    kind: Any = type(part)
    if kind.__name__ not in PARTS or not hasattr(kind, "model_fields"):
        raise TypeError(f"not a value of a plan: {part!r}")
    names = fields.setdefault(kind.__name__, (*kind.model_fields, *kind.__private_attributes__))
    said = cast("models.Plan", part).model_fields_set
    bits = sum(1 << at for at, name in enumerate(names) if name in said)
    return kind.__name__, bits, *(getattr(part, name) for name in names)


def _record(record: Any) -> tuple[Any, ...]:
    """The kind of a record and its values, in the order of its fields."""
    return type(record).__name__, *record


class _Restored:
    """The values of one plan's data; runs of days that are the same are one."""

    def __init__(self, fields: _Fields) -> None:
        self._fields = fields
        self._periods: dict[tuple[Data, ...], Period] = {}

    def value(self, data: Data) -> object:
        if not isinstance(data, tuple):
            return data
        kind = data[0]
        if kind in PARTS:
            return self._part(*data)
        if kind == "period":
            return self._periods.get(data) or self._period(data)
        return _MAKERS[cast("str", kind)](*map(self.value, data[1:]))

    def _part(self, kind: Any, bits: Any, *values: Data) -> Part:
        names = self._fields[kind]
        said = frozenset(name for at, name in enumerate(names) if bits >> at & 1)
        found = (data if type(data) is not tuple else self.value(data) for data in values)
        return PARTS[kind](**dict(zip(names, found, strict=True)), model_fields_set=said)

    def _period(self, data: tuple[Any, ...]) -> Period:
        _, name, start, end, unit = data
        made = Period(name, date.fromordinal(start), date.fromordinal(end), unit)
        return self._periods.setdefault(data, made)


def _mapping(*parts: Any) -> Mapping[str, object]:
    return dict(zip(parts[::2], parts[1::2], strict=True))


_RECORDS: tuple[type, ...] = (Range, Place, Problem)
_SHAPES: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {
    Decimal: lambda value: ("decimal", str(value)),
    Fraction: lambda value: ("fraction", value.numerator, value.denominator),
    Period: lambda value: ("period", value.name, value.start.toordinal(), value.end.toordinal(), value.unit),
    Input: lambda value: ("Input", value.path, value.sha256, value.rows),
    tuple: lambda value: ("tuple", *value),
    dict: lambda value: ("mapping", *(part for pair in value.items() for part in pair)),
    **dict.fromkeys(_RECORDS, _record),
}
_MAKERS: Mapping[str, Callable[..., object]] = {
    "decimal": Decimal,
    "fraction": Fraction,
    "Input": Input,
    "tuple": lambda *parts: parts,
    "mapping": _mapping,
    **{record.__name__: record for record in _RECORDS},
}
