"""The two statements that are asked of a database: its figures added up, and its rows as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.engines import sql
from attain.model.names import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attain.actuals.source import Wanted
    from attain.engines.databases.driver import Column, Driver
    from attain.model import Plan

GROUPING = "GROUP BY m, s, b, k, g, p"
_NUMBER = "row_number() OVER () AS n"


def grouped(driver: Driver, columns: dict[str, Column], wanted: Wanted) -> str:
    """The figures added up by names and day, or by month where no day is needed.

    A row is metric, segment, branch, date (or month), whether it is a month, scale; then how many rows, how many whose
    figure does not fit, how many with more decimals than a currency has; the latest date as text, the sum.
    """
    total = driver.dialect.sum("CASE WHEN f THEN a END")
    counts = "COUNT(*), SUM(CASE WHEN f THEN 0 ELSE 1 END), SUM(CASE WHEN f AND w THEN 1 ELSE 0 END)"
    return f"SELECT m, s, b, k, g, p, {counts}, MAX(d), {total} FROM {_keyed(driver, columns, wanted)} {GROUPING}"  # noqa: S608 - names are quoted


def firsts(driver: Driver, columns: dict[str, Column], wanted: Wanted) -> str:
    """The number of the first row of each metric, segment, branch, date (or month), and whether it is a month."""
    keyed = _keyed(driver, columns, wanted, numbered=True)
    return f"SELECT m, s, b, k, g, MIN(n) FROM {keyed} GROUP BY m, s, b, k, g"  # noqa: S608 - as above


def _keyed(driver: Driver, columns: dict[str, Column], wanted: Wanted, *, numbered: bool = False) -> str:
    """Every row's names, what its date is added up under, and its figure; with its number where that is asked for."""
    say = driver.dialect
    figure = say.figure(columns["value"], digits_only=not plain_throughout(wanted.plan))
    cells = {
        "m": say.cell(columns["metric"]) if "metric" in columns else "''",
        "s": say.cell(columns["segment"]) if "segment" in columns else "''",
        "b": say.cell(columns["branch"]) if "branch" in columns else "''",
        "d": say.cell(columns["date"]),
        "f": figure.fits,
        "a": figure.amount,
        "p": figure.scale,
        "w": figure.wide,
    }
    inner = ", ".join([*(f"{sql} AS {name}" for name, sql in cells.items()), *([_NUMBER] if numbered else [])])
    number = ", n" if numbered else ""
    sure = say.sure_day("d", columns["date"])
    by_month = " AND ".join([sure, *_no_day_needed(wanted, has_metric="metric" in columns)])
    return (
        f"(SELECT m, s, b, d, f, a, w, g{number}, CASE WHEN f THEN p ELSE 0 END AS p,"  # noqa: S608 - as above
        " CASE WHEN g = 1 THEN substr(d, 1, 7) ELSE d END AS k"
        f" FROM (SELECT m, s, b, d, f, a, w, p{number}, CASE WHEN {by_month} THEN 1 ELSE 0 END AS g"
        f" FROM (SELECT {inner} FROM {driver.relation} AS attain_rows{say.apart}) AS attain_cells)"
        " AS attain_days) AS attain_keys"
    )


def listed(driver: Driver, columns: Sequence[Column], value: str | None, numbers: Iterable[int] | None = None) -> str:
    """Every row (or those of some numbers): its number, its cells as text, then of what kind the cell of `value` is.

    Without `numbers` the number is 0: who reads all rows counts them.
    """
    say = driver.dialect
    cells = [f"{say.cell(column)} AS c{index}" for index, column in enumerate(columns)]
    kinds = [f"{say.kind_of_cell(column)} AS t" for column in columns if column.name == value]
    if numbers is None:
        return f"SELECT {', '.join(['0', *cells, *kinds])} FROM {driver.relation} AS attain_rows"  # noqa: S608 - as above
    inner = f"SELECT {', '.join([_NUMBER, *cells, *kinds])} FROM {driver.relation} AS attain_rows"  # noqa: S608 - as above
    few = ", ".join(map(str, sorted(numbers)))
    return f"SELECT * FROM ({inner}) AS attain_numbered WHERE n IN ({few}) ORDER BY n"  # noqa: S608 - as above


def described(relation: str) -> str:
    """The columns alone."""
    return f"SELECT * FROM {relation} AS attain_rows LIMIT 0"  # noqa: S608 - as above


def plain_throughout(plan: Plan) -> bool:
    """Whether a text with a point in it means the same for every metric: a decimal."""
    formats = {metric.number_format or plan.actuals.number_format for metric in plan.metrics.values()}
    return formats <= {"plain"} or (formats <= {"plain", None} and plan.locale != "id")


def _no_day_needed(wanted: Wanted, *, has_metric: bool) -> list[str]:
    """What holds where rows may be added up by month: no reading is looked for, and no cut lies within the month."""
    plan = wanted.plan
    stocks = [metric for metric in plan.metrics.values() if metric.kind == "stock"]
    found = []
    if stocks and has_metric:
        spelt = {
            text for name, metric in plan.metrics.items() if metric.kind != "stock" for text in spellings(name, metric)
        }
        found.append(f"m IN ({sql.listed(sorted(spelt))})" if spelt else "1 = 0")
    elif stocks:
        found.append("1 = 0")
    months = sorted({cut.isoformat()[:7] for cut in wanted.cuts})
    if months:
        found.append(f"substr(d, 1, 7) NOT IN ({sql.listed(months)})")
    return found
