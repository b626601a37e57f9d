"""The frozen Pydantic models: what a plan says, and what one row of actuals says.

A model refuses nonsense when it is made, so nobody checks again. A fault is a Pydantic error whose type is
the problem's code (`A021`), so that `load` can put it beside its place.
"""

from attain.model.actual import Actual
from attain.model.fields import Reading
from attain.model.plan import (
    ActualsSource,
    Branch,
    Metric,
    Plan,
    Segment,
    Stated,
    Target,
)

__all__ = [
    "Actual",
    "ActualsSource",
    "Branch",
    "Metric",
    "Plan",
    "Reading",
    "Segment",
    "Stated",
    "Target",
]
