"""Identical actuals in two scopes: most often one figure that was copied into two rows."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, islice
from typing import TYPE_CHECKING

from attain.compute.result import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.compute.result import Line
    from attain.compute.scope import Scope, Trees

# Figures of fewer digits meet by chance.
LEAST_DIGITS = 4
# Where hundreds share a figure it is no copy, and to name all in the note of each would take a line's room a pair.
MOST_NAMED = 10


def with_same_actuals(lines: dict[Scope, Line], trees: Trees) -> dict[Scope, Line]:
    """The lines, those of a metric that share an actual with another member of the same label noted.

    A published report printed 477,408 for two segments: the one figure had been copied into the other's row.
    """
    alike: dict[tuple[str, bool, bool, Fraction], list[Scope]] = {}
    for scope, line in lines.items():
        if line.actual is not None and (scope.segment or scope.branch) and _digits(line.actual) >= LEAST_DIGITS:
            shape = scope.segment is not None, scope.branch is not None
            alike.setdefault((scope.metric, *shape, line.actual), []).append(scope)
    made = dict(lines)
    for scopes in alike.values():
        if len(scopes) > 1:
            for scope, others in _beside(scopes, trees):
                made[scope] = _noted(lines[scope], others, len(scopes))
    return made


def _beside(scopes: list[Scope], trees: Trees) -> Iterator[tuple[Scope, list[Scope]]]:
    """Each scope that others stand beside, with the first of these.

    Two stand beside each other where they differ in the segment alone, or in the branch alone, and share nothing.
    """
    in_segment: dict[str | None, list[Scope]] = {}
    in_branch: dict[str | None, list[Scope]] = {}
    for scope in scopes:
        in_segment.setdefault(scope.segment, []).append(scope)
        in_branch.setdefault(scope.branch, []).append(scope)
    for scope in scopes:
        branches = (o for o in in_segment[scope.segment] if not trees.branches.share(scope.branch, o.branch))
        segments = (o for o in in_branch[scope.branch] if not trees.segments.share(scope.segment, o.segment))
        others = list(islice(chain(branches, segments), MOST_NAMED + 1))
        if others:
            yield scope, others


def _noted(line: Line, others: list[Scope], lines: int) -> Line:
    names = [str(other.branch if other.branch != line.branch else other.segment) for other in others]
    label = "branch" if others[0].branch != line.branch else "segment"
    more = (Fraction(lines),) if len(names) > MOST_NAMED else ()
    note = Note(name="same_actual", words=(label, *names[:MOST_NAMED]), amounts=more)
    return line._replace(notes=(*line.notes, note))


def _digits(value: Fraction) -> int:
    """How many digits a figure has, zeros at its end apart."""
    return len(str(abs(value.numerator)).rstrip("0"))
