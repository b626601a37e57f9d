"""Problems without the secrets that the lines they stand on may hold: a password in an address, an access key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.model.addresses import masked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.errors import Place, Problem


def without_secrets(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems; a line with what looks like a secret is not shown, in a sentence it is made unreadable."""
    return tuple(_discreet(problem) for problem in problems)


def _discreet(problem: Problem) -> Problem:
    places = tuple((_bare(place), masked(label)) for place, label in problem.places)
    told = problem.help and masked(problem.help)
    place = problem.place and _bare(problem.place)
    same = masked(problem.message) == problem.message and told == problem.help
    if same and place is problem.place and places == problem.places:
        return problem
    return problem._replace(message=masked(problem.message), help=told, place=place, places=places)


def _bare(place: Place) -> Place:
    return place._replace(excerpt="", length=1) if masked(place.excerpt) != place.excerpt else place
