"""Band sets: names for how far a target is reached. A plan may bring its own beside the ones in `built_in`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

from attain.model.fields import Amount, Name, Truth, fault

if TYPE_CHECKING:
    from decimal import Decimal


def _highest_first(bands: Mapping[str, Decimal | None]) -> Mapping[str, Decimal | None]:
    """The bands in the order they are looked through, however they were listed."""
    if not bands:
        fault("A061", "a band set without a band", "name each with its lower bound: {good: 90, poor: }")
    bounds: dict[Decimal | None, str] = {}
    for name, least in bands.items():
        if least in bounds:
            fault("A061", f"the bands {bounds[least]} and {name} begin at the same bound", "give each its own")
        bounds[least] = name
    known = sorted((least for least in bounds if least is not None), reverse=True)
    return {bounds[least]: least for least in (*known, *(None for least in bounds if least is None))}


class BandSet(BaseModel):
    """Bands by their lower bound in percent, the highest first; one without a bound takes the rest.

    `on` says what is judged: `pace`, `attainment`, or `points`, by which attainment stands from the share of the year's
    quarters that have begun. With `above` the first bound itself is outside.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: Literal["pace", "attainment", "points"] = "pace"
    above: Truth = False
    bands: Annotated[Mapping[Name, Amount | None], AfterValidator(_highest_first)]
