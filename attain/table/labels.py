"""What metrics, members and lines are called by people: by their labels, else by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.model.values import is_currency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attain.compute import Line
    from attain.model import Branch, Plan, Segment


def metric_name(plan: Plan, name: str) -> str:
    """A metric by its label, else by its name."""
    return plan.metrics[name].label or name


def metric_label(plan: Plan, line: Line) -> str:
    """The metric's label, with its unit where neither its figures carry it, as money does, nor the label says it."""
    label = metric_name(plan, line.metric)
    if not line.unit or is_currency(line.unit) or line.unit.casefold() in label.casefold().split():
        return label
    return f"{label} ({line.unit})"


def member_label(plan: Plan, line: Line, label: str) -> str:
    """The segment or the branch that a line is about."""
    return label_of(plan, label, getattr(line, label))


def label_of(plan: Plan, label: str, name: str) -> str:
    """A segment or a branch by its label, else by its name."""
    members: Mapping[str, Segment | Branch] = plan.segments if label == "segment" else plan.branches
    return (members[name].label if name in members else None) or name


def line_label(plan: Plan, line: Line) -> str:
    """What a line is called in a note: its metric and the members it is about."""
    parts = [metric_name(plan, line.metric)]
    parts += [member_label(plan, line, label) for label in ("segment", "branch") if getattr(line, label)]
    return " / ".join(parts)
