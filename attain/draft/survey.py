"""Files of actuals to what they tell of a plan together: columns, names, years, how figures and letters are written."""

from __future__ import annotations

import shlex
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.columns import FIELDS, Field
from attain.draft.dates import orders_of
from attain.draft.figures import Style, styles_of
from attain.draft.surveyed import LABELS, How, SurveyedFile
from attain.errors import InputError, Place, Problem, refuse
from attain.period import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from attain.draft.apart import Apart
    from attain.period.written import DateFormat

MOST_METRICS = 200


class Survey(NamedTuple):
    """What files tell. `columns` is ours to theirs, as far as they differ; `names` holds each label's, as first met.

    `styles` has several ways of writing figures where the files fit them all and mean different figures by each.
    `figure` is the name of the column of figures where it tells what is counted. `scopes` are metrics and segments
    that stand together; a label without a column has no names. `used` is ours to theirs of all columns that are read,
    `unused` the names of the others, of which those `apart` tell rows apart. `latest` is the last day of all rows.
    `orders` has several ways of writing dates where the files fit them all and mean different days by each; `years` and
    `latest` are then by the first. `money` is the currency that figures of a metric name.
    """

    columns: Mapping[Field, str]
    names: Mapping[Field, tuple[str, ...]]
    scopes: tuple[tuple[str, str], ...]
    years: tuple[str, ...]
    styles: tuple[Style, ...]
    encoding: str | None
    indonesian: bool
    figure: str | None
    rows: int
    doubtful: tuple[str, Place] | None
    value_place: Place
    used: Mapping[Field, str]
    unused: tuple[str, ...]
    apart: tuple[Apart, ...]
    latest: date
    orders: tuple[DateFormat | None, ...]
    doubtful_date: tuple[str, Place] | None
    money: Mapping[str, str]


def survey_of(files: Sequence[str], how: How) -> Survey:
    """What the files tell together.

    Raises InputError where one cannot be read, where its columns or dates are not known, or where two do not agree.
    """
    read = [SurveyedFile(name, how) for name in files]
    first = read[0]
    for other in read[1:]:
        _same(first, other)
    names = {label: tuple(dict.fromkeys(chain.from_iterable(file.names[label] for file in read))) for label in LABELS}
    if len(names["metric"]) > MOST_METRICS:
        index, header = next((file.found.at["metric"], file.header) for file in read if "metric" in file.found.at)
        message = f"the column {header.names[index]} holds {len(names['metric']):,} names, too many for metrics"
        mend = "say which column names the metric: --column metric=NAME"
        raise InputError([Problem("A030", message, header.place_of(index), mend)])
    orders = (how.date_format,) if how.date_format else orders_of(chain.from_iterable(file.dates for file in read))
    days = [file.days(orders[0] if orders else None) for file in read]
    figures = list(dict.fromkeys(chain.from_iterable(file.figures for file in read)))
    return Survey(
        columns={field: theirs for file in read for field, theirs in file.columns().items() if field != theirs},
        names=names,
        scopes=tuple(dict.fromkeys(chain.from_iterable(file.scopes for file in read))),
        years=tuple(sorted({Calendar().year_of(day).name for some in days for day in some})),
        styles=styles_of(figures),
        encoding=first.encoding,
        indonesian=any(file.found.indonesian for file in read),
        figure=first.found.figure,
        rows=sum(file.rows for file in read),
        doubtful=first.first_figure,
        value_place=first.header.place_of(first.found.at["value"]),
        used={field: theirs for file in read for field, theirs in file.columns().items()},
        unused=tuple(dict.fromkeys(chain.from_iterable(file.unused() for file in read))),
        apart=tuple({apart.name: apart for file in reversed(read) for apart in file.apart}.values()),
        latest=max(chain.from_iterable(days)),
        orders=orders,
        doubtful_date=next(filter(None, (file.doubtful_date() for file in read)), None) if orders[1:] else None,
        money={metric: code for file in read for metric, code in file.money.items()},
    )


def _same(first: SurveyedFile, other: SurveyedFile) -> None:
    """Refuse two files that one plan could not read alike."""
    one, two = first.columns(), other.columns()
    for field in FIELDS:
        if field in one and field in two and one[field] != two[field]:
            place = other.header.place_of(other.found.at[field])
            message = f"the {field} is called {one[field]} in the first file, and {two[field]} here"
            raise InputError([Problem("A030", message, place, "give the column one name in all files")])
    here = {theirs: ours for ours, theirs in two.items()}
    for ours, theirs in one.items():
        if here.get(theirs, ours) != ours:
            place = other.header.place_of(other.found.at[here[theirs]])
            message = f"{theirs} is the {ours} in the first file, and the {here[theirs]} here"
            mend = f"say what it is: --column {shlex.quote(f'{ours}={theirs}')}"
            raise InputError([Problem("A030", message, place, mend)])
    if first.encoding != other.encoding:
        refuse("A003", "the files have different encodings", "save each as CSV UTF-8")
