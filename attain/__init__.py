"""attain: how far is each target reached, exactly, and by which figures.

The public names are here; importing them costs nothing until one is used.
"""

from typing import TYPE_CHECKING

from attain.lazy import lazily

if TYPE_CHECKING:
    from attain.api import check_plan, check_text, load, report
    from attain.check.finding import Finding, Judgement
    from attain.compute import Coverage, Line, Needed, Note
    from attain.errors import AttainError, InputError, Place, Problem, UsageError
    from attain.model import Actual, Branch, Metric, Plan, Segment, Stated, Target
    from attain.reports import Report

__version__ = "0.1.0"

_HOMES = {
    "attain.api": ("check_plan", "check_text", "load", "report"),
    "attain.check.finding": ("Finding", "Judgement"),
    "attain.compute": ("Coverage", "Line", "Needed", "Note"),
    "attain.errors": ("AttainError", "InputError", "Place", "Problem", "UsageError"),
    "attain.model": ("Actual", "Branch", "Metric", "Plan", "Segment", "Stated", "Target"),
    "attain.reports": ("Report",),
}

__all__ = [
    "Actual",
    "AttainError",
    "Branch",
    "Coverage",
    "Finding",
    "InputError",
    "Judgement",
    "Line",
    "Metric",
    "Needed",
    "Note",
    "Place",
    "Plan",
    "Problem",
    "Report",
    "Segment",
    "Stated",
    "Target",
    "UsageError",
    "check_plan",
    "check_text",
    "load",
    "report",
]

__getattr__ = lazily(__name__, _HOMES)
