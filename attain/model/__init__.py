"""The frozen Pydantic models: what a plan says, and what one row of actuals says.

A model refuses nonsense when it is made, so nobody checks again. A fault is a Pydantic error whose type is
the problem's code (`A021`), so that `load` can put it beside its place.

A model is imported when it is asked for: what needs none of them (`names`, `values`, `kept`) costs no Pydantic.
"""

from typing import TYPE_CHECKING

from attain.lazy import lazily

if TYPE_CHECKING:
    from attain.model.actual import Actual
    from attain.model.fields import Reading
    from attain.model.plan import ActualsSource, Branch, Metric, Plan, Remote, Segment, Stated, Target

_HOMES = {
    "attain.model.actual": ("Actual",),
    "attain.model.fields": ("Reading",),
    "attain.model.plan": ("ActualsSource", "Branch", "Metric", "Plan", "Remote", "Segment", "Stated", "Target"),
}

__all__ = [
    "Actual",
    "ActualsSource",
    "Branch",
    "Metric",
    "Plan",
    "Reading",
    "Remote",
    "Segment",
    "Stated",
    "Target",
]

__getattr__ = lazily(__name__, _HOMES)
