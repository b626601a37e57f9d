"""What a plan says: metrics, segments, branches, targets, where the actuals are, what was stated."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, model_validator

from attain.errors import Place, Problem
from attain.model.addresses import Address, address_fault, part_fault
from attain.model.bands import BandSet
from attain.model.facts import ActualsFacts, PlacedFacts, PlanFacts, StatedFacts
from attain.model.fields import (
    Aim,
    Amount,
    FileName,
    Hedges,
    Name,
    PeriodName,
    Phasing,
    Rank,
    Shares,
    StatedText,
    StatementText,
    Truth,
    Whole,
    YearName,
    fault,
)
from attain.model.input import Input
from attain.number import Locale, Rounding
from attain.period.written import DateFormat

if TYPE_CHECKING:
    from attain.model.actual import Actual

Kind = Literal["flow", "stock", "rate", "average"]
Direction = Literal["higher", "lower", "within"]
Formula = Literal["reflect", "inverse"]
NumberFormat = Literal["plain", "id", "en"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Placed(PlacedFacts, _Part):
    _place: Place | None = PrivateAttr(default=None)

    def placed(self, place: Place) -> Self:
        """The same part, read at that place."""
        copy = self.model_copy()
        copy._place = place  # noqa: SLF001 - our own
        return copy


class Metric(_Part):
    """A named quantity. `unit` is what its figures count (`orang`, `IDR`); `kind` has no default.

    `lower` means that less is better; its formula is `reflect`, 2 - A / T, unless `inverse`, T / A, is named; `worst`
    is the actual that counts 0 where the target is 0. A `rate` divides the metrics `numerator` by `denominator`, in
    percent where its unit is %. An `average` over several members is weighted by the metric `weighted_by`. `phasing` is
    `months`, `days`, `path` (from the baseline), `last-year`, a profile's name, or 4 or 12 shares. `weight`, `cap` and
    `floor` are for scores, cap and floor in percent. With `complete` there is no attainment before all have reported.
    """

    label: Name | None = None
    unit: Name | None = None
    kind: Kind
    direction: Direction = "higher"
    formula: Formula = "reflect"
    phasing: Phasing = "months"
    baseline: Amount | None = None
    worst: Amount | None = None
    numerator: Name | None = None
    denominator: Name | None = None
    weighted_by: Name | None = None
    weight: Amount = Decimal(1)
    cap: Amount | None = None
    floor: Amount | None = None
    bands: Name = "default"
    complete: Truth = False
    aliases: tuple[Name, ...] = ()
    number_format: NumberFormat | None = None


class _Label(_Part):
    label: Name | None = None
    parent: Name | None = None
    group: Name | None = None
    aliases: tuple[Name, ...] = ()


class Segment(_Label):
    """One member of the first label of every figure; it may lie inside a parent segment."""


class Branch(_Label):
    """One member of the second label of every figure; it may lie inside a parent branch."""


def _short_form(value: object) -> object:
    """`jakon: Jasa Konstruksi` is short for `jakon: {label: Jasa Konstruksi}`; `jakon:` alone is `{}`."""
    if isinstance(value, str):
        return {"label": value}
    return {} if value is None else value


class Target(_Placed):
    """What was set before the fact for a metric, a segment or all, a branch or all, and a period.

    `target` is in the metric's unit: one figure, or a range. `baseline` and `phasing` stand before the metric's.
    """

    metric: Name
    segment: Name | None = None
    branch: Name | None = None
    period: PeriodName
    target: Aim
    baseline: Amount | None = None
    phasing: Phasing | None = None
    source: Name | None = None
    note: str | None = None


class Stated(StatedFacts, _Placed):
    """What somebody published of a scope: figures, each kept as its text and so with its precision, and verdicts.

    `met` says that the target was reached, or not; `exceeds` that the actual is above what is due, or the target.
    """

    id: Name | None = None
    source: Name | None = None
    url: Name | None = None
    metric: Name
    segment: Name | None = None
    branch: Name | None = None
    period: PeriodName
    actual: StatedText | None = None
    target: StatedText | None = None
    attainment: StatedText | None = None
    pace: StatedText | None = None
    gap: StatedText | None = None
    met: Truth | None = None
    exceeds: Literal["due", "target"] | None = None
    rank: Rank | None = None
    note: str | None = None
    _places: Mapping[str, Place] = PrivateAttr(default_factory=dict)

    def with_places(self, places: Mapping[str, Place]) -> Self:
        """The same part, its figures read at those places."""
        copy = self.model_copy()
        copy._places = places  # noqa: SLF001 - our own
        return copy


Delimiter = Literal[",", ";", "\t"]


def _delimiter(value: object) -> object:
    names = {"comma": ",", "semicolon": ";", "tab": "\t"}
    return names.get(value, value) if isinstance(value, str) else value


def _url(value: object) -> object:
    if isinstance(value, str):
        wrong = address_fault(value)
        if wrong is not None:
            fault(*wrong)
    return value


class Remote(_Placed):
    """Actuals that lie in no file: the `table` of a database, the rows of a `query`, files behind a lake's `url`.

    `path` is for a cluster that reads files itself. A secret is never part of it.
    """

    url: Annotated[Name, BeforeValidator(_url)]
    table: Name | None = None
    query: StatementText | None = None
    path: Name | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        wrong = part_fault(Address(self.url, self.table, self.query, self.path))
        if wrong is not None:
            fault(*wrong)
        return self


def _listed(value: object) -> object:
    """One source may stand without the list around it."""
    return [value] if isinstance(value, dict) else value


class ActualsSource(ActualsFacts, _Placed):
    """Where the actuals lie and how their files are written. `columns` is ours to theirs.

    Where `sources` are named and `files` are not, there are no files.
    """

    files: tuple[FileName, ...] = ("actuals/*.csv",)
    sources: Annotated[tuple[Remote, ...], BeforeValidator(_listed)] = ()
    columns: Mapping[Literal["date", "branch", "segment", "metric", "value"], Name] = Field(default_factory=dict)
    encoding: Name | None = None
    delimiter: Annotated[Delimiter | None, BeforeValidator(_delimiter)] = None
    number_format: NumberFormat | None = None
    date_format: DateFormat | None = None


def _version(value: object) -> object:
    if value in ("1", 1):
        return 1
    return fault("A029", f"version {value} is not known here", "write version: 1, or use a newer attain")


def _several(value: object) -> object:
    """One may stand without the list around it."""
    return [value] if isinstance(value, str) else value


class Plan(PlanFacts, _Part):
    """The valid whole of a targets.yaml and its target files.

    `years` are those that it is for although no target may speak of them yet.
    """

    version: Annotated[Literal[1], BeforeValidator(_version)] = 1
    title: Name | None = None
    note: str | None = None
    locale: Locale | None = None
    rounding: Rounding = "half-up"
    fiscal_year_start: Annotated[Whole, Field(ge=1, le=12)] = 1
    fiscal_year_label: Literal["end", "start"] = "end"
    segment_label: Name | None = None
    branch_label: Name | None = None
    years: Annotated[tuple[YearName, ...], BeforeValidator(_several)] = ()
    metrics: Mapping[Name, Metric]
    segments: Mapping[Name, Annotated[Segment, BeforeValidator(_short_form)]] = Field(default_factory=dict)
    branches: Mapping[Name, Annotated[Branch, BeforeValidator(_short_form)]] = Field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    target_files: tuple[FileName, ...] = ()
    actuals: ActualsSource = ActualsSource()
    stated: tuple[Stated, ...] = ()
    bands: Mapping[Name, BandSet] = Field(default_factory=dict)
    profiles: Mapping[Name, Shares] = Field(default_factory=dict)
    hedges: Hedges = Field(default_factory=dict)
    _file: str = PrivateAttr(default="targets.yaml")
    _folder: str = PrivateAttr(default=".")
    _inputs: tuple[Input, ...] = PrivateAttr(default=())
    _warnings: tuple[Problem, ...] = PrivateAttr(default=())

    @property
    def actual(self) -> type[Actual]:
        """What a row of its actuals becomes once it was judged."""
        from attain.model.actual import Actual

        return Actual

    def read_from(self, file: str, folder: str, inputs: tuple[Input, ...], warnings: tuple[Problem, ...]) -> Self:
        """The same plan, read from that file; the names of files in it start in `folder`."""
        copy = self.model_copy()
        copy._file, copy._folder = file, folder  # noqa: SLF001 - our own
        copy._inputs, copy._warnings = inputs, warnings  # noqa: SLF001 - our own
        return copy
