"""Which scopes lie in which, and which share a part: held against going through every member, one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from attain.compute import Asked
from attain.compute.exact import added_up
from attain.compute.same import MOST_NAMED
from attain.compute.scope import Scope, Trees
from attain.model import Branch, Metric, Plan, Segment
from attain.period import Calendar
from attain.table import tabulate
from tests.plans import plan_of, report_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

NAMES = "abcdef"
LOOSE = "uv"  # named by figures alone
GROUPS = "xy"


def members(kind: type[Segment | Branch]) -> st.SearchStrategy[dict[str, Segment | Branch]]:
    """Members whose parents come before them, some in a group."""
    parents = st.tuples(*[st.none() | st.sampled_from(NAMES[:at] or "a") for at in range(len(NAMES))])
    groups = st.tuples(*[st.none() | st.sampled_from(GROUPS)] * len(NAMES))
    return st.builds(
        lambda above, beside: {
            name: kind(parent=parent if parent != name else None, group=group)
            for name, parent, group in zip(NAMES, above, beside, strict=True)
        },
        parents,
        groups,
    )


plans = st.builds(
    lambda segments, branches: Plan(metrics={"m": Metric(kind="flow")}, segments=segments, branches=branches),
    members(Segment),
    members(Branch),
)
named = st.none() | st.sampled_from([*NAMES, *LOOSE, *GROUPS])
scopes = st.lists(st.builds(Scope, st.just("m"), named, named), max_size=7, unique=True)


def inside(name: str, whole: str | None, found: Mapping[str, Segment | Branch]) -> bool:
    """Whether a name lies in another: itself, a member of its group, a child, a child's child."""
    if whole is None or name == whole:
        return True
    if name not in found:
        return False
    member = found[name]
    return member.group == whole or (member.parent is not None and inside(member.parent, whole, found))


def share(one: str | None, other: str | None, found: Mapping[str, Segment | Branch]) -> bool:
    """Whether they are one, or some name lies in both; whatever there is lies in all."""
    if one is None or other is None or one == other:
        return True
    return any(inside(name, one, found) and inside(name, other, found) for name in [*NAMES, *LOOSE])


@given(plans, named, named)
def test_names_share_what_lies_in_both(plan: Plan, one: str | None, other: str | None) -> None:
    """Two branches share something where a branch lies in both; a name that nobody declared shares with itself."""
    tree, found = Trees(plan).branches, dict(plan.branches)
    expected = share(one, other, found)
    assert tree.share(one, other) is expected
    assert tree.meet([one], [other]) is expected
    assert {name for name in NAMES if inside(name, one, found)} == set(tree.within(one))


@given(plans, scopes)
def test_scopes_cross_where_two_share_a_part(plan: Plan, given_scopes: list[Scope]) -> None:
    """Of the largest scopes two cross where some segment lies in both, and some branch."""
    trees = Trees(plan)
    largest = trees.largest(given_scopes)
    segments, branches = dict(plan.segments), dict(plan.branches)
    crossing = [
        (one, other)
        for one, other in combinations(largest, 2)
        if share(one.segment, other.segment, segments) and share(one.branch, other.branch, branches)
    ]
    assert trees.cross(largest) is bool(crossing)


@given(st.lists(st.fractions() | st.decimals(allow_nan=False, allow_infinity=False, places=3)))
def test_figures_are_added_up_exactly(figures: list[Fraction | Decimal]) -> None:
    """The sum is that of fractions added one by one."""
    assert added_up(figures) == sum((Fraction(figure) for figure in figures), Fraction(0))


def notes_of_equals(count: int) -> list[str]:
    """The notes of a report in which so many branches brought the same."""
    names = [f"b{at:02}" for at in range(count)]
    plan = plan_of("\n".join(f"* {name} 2018 {at + 1}" for at, name in enumerate(names)), branches=dict.fromkeys(names))
    rows = rows_of("\n".join(f"* {name} 2018-01 12345" for name in names))
    report = report_of(plan, rows, Asked(Calendar().parse("2018-01"), by=(("branch",),)))
    return [note for note in tabulate(report).notes if "the same actual" in note]


def test_a_copied_figure_is_named_with_its_twins() -> None:
    """Of three branches with one figure each names the other two."""
    assert notes_of_equals(3) == [
        "sales / b00: the same actual as branch b01, b02",
        "sales / b01: the same actual as branch b00, b02",
        "sales / b02: the same actual as branch b00, b01",
    ]


def test_a_common_figure_does_not_name_all_who_have_it() -> None:
    """Where many have one figure the note names some and counts the rest: else it grew with the square of the lines."""
    told = notes_of_equals(40)
    assert len(told) <= MOST_NAMED + 1
    assert all(note.endswith("and others, on 40 lines in all") for note in told)
    assert f"branch {', '.join(f'b{at:02}' for at in range(MOST_NAMED))} and others" in told[-1]
