"""Identical actuals in two scopes: most often one figure that was copied into two rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.compute.result import Note

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.compute.result import Line
    from attain.compute.scope import Scope, Trees

# Figures of fewer digits meet by chance.
LEAST_DIGITS = 4


def with_same_actuals(lines: dict[Scope, Line], trees: Trees) -> dict[Scope, Line]:
    """The lines, those of a metric that share an actual with another member of the same label noted.

    A published report printed 477,408 for two segments: the one figure had been copied into the other's row.
    """
    alike: dict[tuple[str, bool, bool, Fraction], list[Scope]] = {}
    for scope, line in lines.items():
        if line.actual is not None and _digits(line.actual) >= LEAST_DIGITS and (scope.segment or scope.branch):
            shape = scope.segment is not None, scope.branch is not None
            alike.setdefault((scope.metric, *shape, line.actual), []).append(scope)
    made = dict(lines)
    for scopes in alike.values():
        for scope in scopes:
            others = [other for other in scopes if _beside(scope, other, trees)]
            if others:
                made[scope] = _noted(lines[scope], others)
    return made


def _beside(scope: Scope, other: Scope, trees: Trees) -> bool:
    """Whether two scopes differ in the segment alone, or in the branch alone, and share nothing."""
    if scope.segment == other.segment:
        return not trees.branches.share(scope.branch, other.branch)
    return scope.branch == other.branch and not trees.segments.share(scope.segment, other.segment)


def _noted(line: Line, others: list[Scope]) -> Line:
    names = tuple(str(other.branch if other.branch != line.branch else other.segment) for other in others)
    label = "branch" if others[0].branch != line.branch else "segment"
    note = Note(name="same_actual", words=(label, *names))
    return line.model_copy(update={"notes": (*line.notes, note)})


def _digits(value: Fraction) -> int:
    """How many digits a figure has, zeros at its end apart."""
    return len(str(abs(value.numerator)).rstrip("0"))
