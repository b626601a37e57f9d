"""A small working example: a plan and its actuals, for who wants to see attain at work before bringing own figures."""

from __future__ import annotations

from attain.draft.draft import Draft, DraftMetric, DraftTarget
from attain.draft.text import plan_text

YEAR = "2026"
ACTUALS = """\
date,branch,segment,metric,value
2026-01,north,retail,revenue,21500
2026-01,north,online,revenue,14200
2026-01,south,retail,revenue,17800
2026-01,south,online,revenue,9600
2026-01,north,retail,customers,410
2026-01,south,retail,customers,362
2026-02,north,retail,revenue,23100
2026-02,north,online,revenue,15900
2026-02,south,retail,revenue,16400
2026-02,south,online,revenue,11300
2026-02,north,retail,customers,428
2026-02,south,retail,customers,371
2026-03,north,retail,revenue,24700
2026-03,north,online,revenue,18100
2026-03,south,retail,revenue,18900
2026-03,south,online,revenue,12800
2026-03,north,retail,customers,447
2026-03,south,retail,customers,379
"""


def example_files(title: str) -> dict[str, str]:
    """The files of the example, by their names in the folder."""
    draft = Draft(
        title,
        "en",
        (YEAR,),
        (DraftMetric("revenue", "EUR", "flow"), DraftMetric("customers", "people", "stock")),
        ("retail", "online"),
        ("north", "south"),
        (
            DraftTarget("revenue", "retail", YEAR, "500k"),
            DraftTarget("revenue", "online", YEAR, "260k"),
            DraftTarget("customers", "retail", YEAR, "1000"),
        ),
        notes=("this is an example, and all its figures are invented",),
    )
    return {"targets.yaml": plan_text(draft), "actuals/2026.csv": ACTUALS}
