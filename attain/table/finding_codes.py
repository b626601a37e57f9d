"""The code of a finding, which `attain explain` tells about, and how loudly each verdict is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attain.errors import Problem

if TYPE_CHECKING:
    from attain.check.finding import Basis, FigureName, Finding, Verdict

Level = Literal["error", "warning", "note"]

# Each code's name and what it stands for: the first line of its page. A code is never given to another thing.
CODES: dict[str, tuple[str, str]] = {
    "C000": ("consistent", "a stated figure that can be right"),
    "C001": ("impossible-percent", "a percent that its own actual and target rule out"),
    "C002": ("approximate", "a stated figure that fits only when it is read widely"),
    "C003": ("other-actual", "an actual that differs from the computed one"),
    "C004": ("other-target", "a target that differs from the plan's"),
    "C005": ("false-verdict", "a verdict in words that the figures deny"),
    "C006": ("other-rank", "a rank that differs from the computed one"),
    "C007": ("impossible-gap", "a gap or a pace that the figures rule out"),
    "C008": ("other-percent", "a percent that differs from the computed one"),
    "C010": ("uncheckable", "a stated figure that nothing can be said about"),
}
_BY_VERDICT: dict[Verdict, str] = {"consistent": "C000", "approximate": "C002", "uncheckable": "C010"}
_BY_FIGURE: dict[tuple[FigureName, Basis], str] = {
    ("attainment", "stated"): "C001",
    ("attainment", "computed"): "C008",
    ("actual", "stated"): "C003",
    ("actual", "computed"): "C003",
    ("target", "stated"): "C004",
    ("target", "computed"): "C004",
    ("met", "stated"): "C005",
    ("met", "computed"): "C005",
    ("exceeds", "stated"): "C005",
    ("exceeds", "computed"): "C005",
    ("rank", "stated"): "C006",
    ("rank", "computed"): "C006",
    ("gap", "stated"): "C007",
    ("gap", "computed"): "C007",
    ("pace", "stated"): "C007",
    ("pace", "computed"): "C007",
}
_LEVELS: dict[Verdict, Level | None] = {
    "consistent": None,
    "approximate": "warning",
    "inconsistent": "error",
    "uncheckable": "note",
}


def code_of(finding: Finding) -> str:
    """The code of a finding: its verdict's, or where it cannot be right, that of what is wrong."""
    verdict = finding.judgement.verdict
    return _BY_VERDICT.get(verdict) or _BY_FIGURE[finding.figure, finding.basis]


def level_of(told: Finding | Problem, *, strict: bool = False) -> Level | None:
    """How loudly a finding or a problem is told; None is not at all. `strict` makes errors of warnings."""
    level = told.severity if isinstance(told, Problem) else _LEVELS[told.judgement.verdict]
    return "error" if strict and level == "warning" else level
