"""One row of actuals."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, InstanceOf

from attain.period import Period


class Actual(BaseModel):
    """What was reached: `value` in the metric's unit, over the days of `period`, read from `file:line`.

    `segment` or `branch` is None where the row's file does not split by it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    metric: str
    segment: str | None
    branch: str | None
    period: InstanceOf[Period]
    value: Decimal
    file: str
    line: int
