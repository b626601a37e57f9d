"""Which column of a file is which of ours: by the names that people give them, then by what stands in them."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import FIELDS, Field, alike, columns_found
from attain.actuals.words import ENGLISH, INDONESIAN, PARTS, TELLING, spoken
from attain.draft.counted import counted_in
from attain.draft.dates import all_dates
from attain.draft.draft import is_name
from attain.draft.figures import styles_of
from attain.errors import InputError, Problem
from attain.model.names import did_you_mean
from attain.period.months import month_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attain.read.csv import Header

FEWEST_PERIODS = 2  # columns named after months or years before a table is called wide
_AS_NAMED: tuple[Field, ...] = ("date", "branch", "value", "metric", "segment")  # `jenis` may be the metric's
MOST_SHOWN = 3


class Found(NamedTuple):
    """The columns of one file: the index of each field's, and whether their names are Indonesian.

    `figure` is the name of the column of figures where it says what is counted, as `revenue` does.
    """

    at: Mapping[Field, int]
    indonesian: bool
    figure: str | None


def columns_in(header: Header, sample: Sequence[Sequence[str]], chosen: Mapping[Field, str]) -> Found:
    """The columns that a header names, those that were `chosen` before all; the sample decides where names do not.

    Raises InputError where there is no date or no figure, or a column for each month.
    """
    at: dict[Field, int] = {field: _chosen(header, field, name) for field, name in chosen.items()}
    for field in _AS_NAMED:
        if field not in at:
            index = _named(field, header, set(at.values()))
            if index is None and field == "metric" and _alike(field, header, at) is None:
                index = counted_in(header, sample, at.values())
            at |= {} if index is None else {field: index}
    for field in FIELDS:
        near = _alike(field, header, at)
        if field not in at and near is not None:  # who reads the file would stumble over it
            at[field] = near
    if "value" not in chosen:
        _refuse_wide(header, at)
    for field, fits in (("date", all_dates), ("value", _are_figures)):
        if field not in at:
            at[field] = _by_content(field, fits, header, sample, set(at.values()))
    _refuse_two_figures(header, at, chosen, sample)
    _refuse_untidy(header, at)
    names = {field: spoken(header.names[index]) for field, index in at.items()}
    told = "metric" not in at and names["value"] in TELLING
    return Found(
        at=dict(sorted(at.items(), key=lambda pair: FIELDS.index(pair[0]))),
        indonesian=any(name in INDONESIAN[field] for field, name in names.items()),
        figure=header.names[at["value"]] if told else None,
    )


def _chosen(header: Header, field: Field, name: str) -> int:
    if name not in header.names:
        message = f"there is no column {name} for the {field}"
        mend = did_you_mean([other for other in header.names if spoken(other) == spoken(name)])
        raise InputError([Problem("A030", message, header.place, mend or columns_found(header))])
    return header.names.index(name)


def _named(field: Field, header: Header, taken: set[int]) -> int | None:
    """The column whose name is the likeliest for a field."""
    names = [spoken(name) for name in header.names]
    for word in (field, *ENGLISH[field], *INDONESIAN[field]):
        for index, name in enumerate(names):
            if name == word and index not in taken:
                return index
    return None


def _alike(field: Field, header: Header, at: Mapping[Field, int]) -> int | None:
    """The first column whose name is nearly that of a field, and that is no other's."""
    free = (index for index in range(len(header.names)) if index not in at.values())
    return next((index for index in free if alike(field, header.names[index])), None)


def _refuse_wide(header: Header, at: Mapping[Field, int]) -> None:
    """A table with a column for each period holds its dates in its header, where no row can tell them."""
    wide = [index for index, name in enumerate(header.names) if index not in at.values() and is_period(name)]
    if len(wide) >= FEWEST_PERIODS:
        shown = ", ".join(header.names[index] for index in wide[:4])
        message = f"a wide table: {shown}{' ...' if wide[4:] else ''} are columns"
        mend = "a row holds one figure and its date: unpivot the table (Data, From Table, Unpivot Columns)"
        raise InputError([Problem("A068", message, header.place_of(wide[0]), mend)])


def is_period(name: str) -> bool:
    """Whether a name is that of a month, a quarter or a year: `Jan`, `Januari 2026`, `2026-01`, `Q1`."""
    words = spoken(name)
    undated = re.sub(r"\b([0-9]{2}|[0-9]{4})\b", "", words).strip()
    return any(one in PARTS or month_named(one) for one in (words, undated)) or all_dates([name])


def _are_figures(cells: list[str]) -> bool:
    return bool(styles_of(cells))


def _by_content(field: str, fits: object, header: Header, sample: Sequence[Sequence[str]], taken: set[int]) -> int:
    """The only column whose cells are what a field holds."""
    named = {"date", *ENGLISH["date"], *INDONESIAN["date"]} if field == "value" else set()
    free = [i for i, name in enumerate(header.names) if i not in taken and spoken(name) not in named]
    found = [index for index in free if sample and fits([row[index] for row in sample])]  # type: ignore[operator]  # one of the two above
    if len(found) == 1:
        return found[0]
    shown = ", ".join(header.names[index] for index in found)
    what = "dates" if field == "date" else "figures"
    message = f"which column holds the {field}? {shown} hold {what}" if found else f"no column of {what} is known"
    likely = found or sorted(free, key=lambda index: -sum(_has_digit(row[index]) for row in sample))
    raise InputError(
        [Problem("A030", message, header.place, _choose(field, [header.names[at] for at in likely], header))]
    )


def _has_digit(cell: str) -> bool:
    return any(map(str.isdecimal, cell))


def _choose(field: str, names: Sequence[str], header: Header) -> str:
    """What names a column on the command line, as a shell takes it: the likeliest columns first."""
    choose = f"say which column it is: {_options(field, names)}; " if names else ""
    return f"{choose}{columns_found(header)}"


def _options(field: str, names: Sequence[str]) -> str:
    return " or ".join(f"--column {shlex.quote(f'{field}={name}')}" for name in names[:MOST_SHOWN])


def _refuse_two_figures(
    header: Header, at: Mapping[Field, int], chosen: Mapping[Field, str], sample: Sequence[Sequence[str]]
) -> None:
    """A column of figures for each metric is a wide table too: taking one would leave the others out without a word."""
    if "value" in chosen or "metric" in at or not _tells(header.names[at["value"]]):
        return
    others = [index for index, name in enumerate(header.names) if index not in at.values() and _tells(name)]
    figures = [index for index in others if _are_figures([row[index] for row in sample])]
    if figures:
        names = [header.names[index] for index in (at["value"], *figures)]
        message = f"a wide table: {', '.join(names)} are columns of figures"
        mend = (
            f"a row holds one figure, and a column metric says which; or take one of them: {_options('value', names)}"
        )
        raise InputError([Problem("A068", message, header.place_of(figures[0]), mend)])


def _refuse_untidy(header: Header, at: Mapping[Field, int]) -> None:
    """A name with a blank around it is one that no plan can hold."""
    for index in at.values():
        if not is_name(header.names[index]):
            message = (
                f"a column name with a blank around it, or a character that does not show: {header.names[index]!r}"
            )
            raise InputError([Problem("A027", message, header.place_of(index), "rename the column in the file")])


def _tells(name: str) -> bool:
    return spoken(name) in TELLING
