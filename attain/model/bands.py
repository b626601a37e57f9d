"""Band sets: names for how far a target is reached. A plan may bring its own beside the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from attain.model.fields import Amount, Name, Truth


class BandSet(BaseModel):
    """Bands by their lower bound in percent, the highest first; one without a bound takes the rest.

    `on` says what is judged: `pace`, `attainment`, or `points`, by which attainment stands from the share of the year's
    quarters that have begun. With `above` the first bound itself is outside.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: Literal["pace", "attainment", "points"] = "pace"
    above: Truth = False
    bands: Mapping[Name, Amount | None]


def _bands(**bounds: int | None) -> dict[str, Decimal | None]:
    return {name.replace("_", " "): None if least is None else Decimal(least) for name, least in bounds.items()}


BUILT_IN = {
    "default": BandSet(bands=_bands(ahead=100, on_track=90, at_risk=75, behind=None)),
    # The scale of Permendagri 86/2017 for regional performance.
    "permendagri-86-2017": BandSet(
        on="attainment", bands=_bands(sangat_tinggi=91, tinggi=76, sedang=66, rendah=51, sangat_rendah=None)
    ),
    # The traffic light of Indonesia's ministry of finance.
    "kemenkeu": BandSet(on="attainment", bands=_bands(hijau=100, kuning=80, merah=None)),
    # Points around the elapsed quarters' share, as PEPFAR's reports take them.
    "pepfar": BandSet(
        on="points", above=True, bands=_bands(above_target=10, on_target=-10, at_risk=-25, concerned=None)
    ),
}
