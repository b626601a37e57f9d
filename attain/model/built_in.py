"""The band sets that every plan has, in the form of kept ones: a report needs them, and no model is made for them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from attain.model import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.model.bands import BandSet


def _set(on: str = "pace", *, above: bool = False, **bounds: int | None) -> BandSet:
    """Bands by their names, the highest first, as `BandSet` has them."""
    bands = {name.replace("_", " "): None if least is None else Decimal(least) for name, least in bounds.items()}
    said = frozenset(("on", "above", "bands"))
    return cast("BandSet", kept.BandSet(on=on, above=above, bands=bands, model_fields_set=said))


BUILT_IN: Mapping[str, BandSet] = {
    "default": _set(ahead=100, on_track=90, at_risk=75, behind=None),
    # The scale of Permendagri 86/2017 for regional performance.
    "permendagri-86-2017": _set("attainment", sangat_tinggi=91, tinggi=76, sedang=66, rendah=51, sangat_rendah=None),
    # The traffic light of Indonesia's ministry of finance.
    "kemenkeu": _set("attainment", hijau=100, kuning=80, merah=None),
    # Points around the elapsed quarters' share, as PEPFAR's reports take them.
    "pepfar": _set("points", above=True, above_target=10, on_target=-10, at_risk=-25, concerned=None),
}
