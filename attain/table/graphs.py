"""Graphs as exact shares: a bullet graph of one line, and its curve over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class Band(NamedTuple):
    """A stretch of a bullet graph that one band takes, as shares of its length; the best band has the level 0."""

    start: Fraction
    end: Fraction
    level: int


class Bullet(NamedTuple):
    """How far an actual reaches and where target and due stand, as shares of a scale; `beyond` where it has no room."""

    actual: Fraction
    target: Fraction
    due: Fraction | None
    bands: tuple[Band, ...] = ()
    beyond: bool = False


class Steps(NamedTuple):
    """What each step brought, or how it stood: what steps are called, figures as exact texts, shares of the largest."""

    labels: tuple[str, ...]
    texts: tuple[str | None, ...]
    shares: tuple[Fraction | None, ...]


class Point(NamedTuple):
    """One step of a curve: what it is called, its figures as text, and its place as shares of length and height.

    `brought` is what the step itself brought, None for what does not add up; `actual` is what there is by its end.
    """

    label: str
    text: str | None
    pace: str | None
    brought: str | None
    actual: str | None
    at: Fraction
    height: Fraction | None
    due: Fraction | None


class Curve(NamedTuple):
    """The points of a line over time; `target` is the height of the target, a share as the points' are.

    `ends` are the first and the last step of all the time that the target is for, `per` what a step is; `adds_up` says
    whether what steps bring adds up to the actual.
    """

    points: tuple[Point, ...]
    target: Fraction
    ends: tuple[str, str]
    per: Literal["month", "quarter"] = "month"
    adds_up: bool = True
