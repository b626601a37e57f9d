"""What a plan and its parts tell beside their fields, whether Pydantic made them or they were kept (see `kept`).

The classes here hold no values of their own: they read the private ones that whoever made the part has set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from attain.errors import Place, Problem
    from attain.model.input import Input
    from attain.number import Hedge
    from attain.period import Calendar
    from attain.period.written import DateFormat, WrittenDates


class PlacedFacts:
    """A part that remembers where it was read."""

    if TYPE_CHECKING:
        _place: Place | None

    @property
    def place(self) -> Place | None:
        """Where it was read; None where it was made in Python."""
        return self._place


class StatedFacts(PlacedFacts):
    """A stated figure's places."""

    if TYPE_CHECKING:
        _places: Mapping[str, Place]

    def place_of(self, name: str) -> Place | None:
        """Where one of its figures was read, else where the whole was."""
        return self._places.get(name, self.place)


class ActualsFacts(PlacedFacts):
    """Where the actuals lie, and how they are written."""

    if TYPE_CHECKING:
        date_format: DateFormat | None


class PlanFacts:
    """Where a plan was read, what was found wrong with it, and what follows from what it says."""

    if TYPE_CHECKING:
        fiscal_year_start: int
        fiscal_year_label: Literal["end", "start"]
        segment_label: str | None
        branch_label: str | None
        hedges: Mapping[str, str]
        actuals: ActualsFacts
        _file: str
        _folder: str
        _inputs: tuple[Input, ...]
        _warnings: tuple[Problem, ...]

    @property
    def file(self) -> str:
        """The name of the file that it was read from."""
        return self._file

    @property
    def folder(self) -> str:
        """Where the names of files in it start."""
        return self._folder

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The files that it was read from, target files among them."""
        return self._inputs

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was found wrong with it without making it unusable."""
        return self._warnings

    @property
    def calendar(self) -> Calendar:
        """The calendar that names this plan's years and quarters."""
        from attain.period import Calendar

        return Calendar(self.fiscal_year_start, self.fiscal_year_label)

    @property
    def dates(self) -> WrittenDates:
        """What reads the dates of its actuals."""
        from attain.period.written import WrittenDates

        return WrittenDates(self.calendar, self.actuals.date_format)

    @property
    def known_hedges(self) -> Mapping[str, Hedge]:
        """The hedges of its stated figures: the usual ones, and its own words and meanings before them."""
        from attain.number.hedges import known_hedges

        return known_hedges(self.hedges)
