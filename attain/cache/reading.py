"""What of a plan decides what is read from a source, as one short text: totals that were kept hold under no other.

What is certain to decide nothing is left out, so that a new figure for a target or another band costs no reading;
whatever else a plan says, and whatever it may say some day, counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.model import Plan

_PLAN = frozenset(
    (
        *("version", "title", "note", "rounding", "bands", "profiles", "hedges", "stated"),
        *("segment_label", "branch_label"),
        *("targets", "target_files", "metrics", "segments", "branches", "actuals"),  # looked into below
    )
)
_METRIC = frozenset(
    ("direction", "formula", "phasing", "baseline", "worst", "weight", "cap", "floor", "bands", "complete")
)
_NOTHING: frozenset[str] = frozenset()


def digests_of(plan: Plan) -> tuple[str, str]:
    """For reading a source, and for putting sources together, which warns of rows in years without a target."""
    used = sorted({(t.metric, t.segment or "", t.branch or "") for t in plan.targets})
    reading = (
        _said(plan, _PLAN),
        _said(plan.actuals, frozenset(("files", "sources"))),
        _members(plan.metrics, _METRIC),
        _members(plan.segments, _NOTHING),
        _members(plan.branches, _NOTHING),
        sorted({(metric, bool(segment), bool(branch)) for metric, segment, branch in used}),
        sorted({segment for _, segment, _ in used}),
        sorted({branch for _, _, branch in used}),
    )
    periods = sorted({(t.period.start.isoformat(), t.period.end.isoformat()) for t in plan.targets})
    return _digest(reading), _digest((reading, periods))


def _members(members: Mapping[str, object], but: frozenset[str]) -> list[tuple[str, object]]:
    """The members of a label in their order, each with what it says."""
    return [(name, _said(member, but)) for name, member in members.items()]


def _said(part: object, but: frozenset[str]) -> list[tuple[str, object]]:
    """The fields of a part, whether Pydantic or the cache made it, but for some."""
    return sorted(
        (name, sorted(value.items()) if isinstance(value, dict) else value)
        for name, value in vars(part).items()
        if name not in but and not name.startswith(("_", "model_"))
    )


def _digest(content: object) -> str:
    """The hash of a content by how it prints: texts, numbers, lists and tuples print the same in every run."""
    import hashlib

    return hashlib.sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()
