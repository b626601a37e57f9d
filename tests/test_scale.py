"""The page on scale tells the truth: its plan loads, and what it names is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.api import load
from attain.engines.ibis_connect import SCHEMES
from attain.engines.ibis_engine import MOST_GROUPS, MOST_WIDE
from attain.engines.ibis_query import PLACES, WHOLE, WIDTH
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCALE = (ROOT / "docs" / "scale.md").read_text("utf-8")


def test_the_plan_over_a_lake_loads(tmp_path: Path) -> None:
    """As it stands there, beside a file of targets: one source, behind a cluster, under its own names."""
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", SCALE, re.MULTILINE | re.DOTALL)
    (tmp_path / "targets.yaml").write_text(text, "utf-8")
    (tmp_path / "targets").mkdir()
    targets = "metric,segment,branch,period,target\ncontributions,wage,serang,2018,1000\n"
    (tmp_path / "targets" / "2018.csv").write_text(targets, "utf-8")
    plan = load(str(tmp_path / "targets.yaml"))
    (remote,) = plan.actuals.sources
    assert remote.url.partition(":")[0] in SCHEMES
    assert remote.path is not None
    assert dict(plan.actuals.columns) == {
        "date": "paid_on",
        "branch": "office",
        "segment": "programme",
        "metric": "kind",
        "value": "amount",
    }


def test_the_limits_are_those_of_the_code() -> None:
    """The numbers on the page are the ones in force."""
    assert MOST_GROUPS == 2_000_000
    assert "Two million groups" in SCALE
    assert f"{MOST_WIDE:,} figures with more than {WHOLE} digits before the point or {PLACES} behind it" in SCALE
    assert f"decimals of {WIDTH} digits, {PLACES} of them behind the point" in SCALE
