"""What `attain init` says of a draft from files: what was taken for what, what nobody told yet, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.draft.draft import kind_of
from attain.draft.told import told_target
from attain.errors import Problem
from attain.number import format_amount
from attain.read.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from attain.actuals.columns import Field
    from attain.cli.wishes import Wishes
    from attain.draft.draft import Draft, DraftMetric, DraftTarget
    from attain.draft.sums import Sums
    from attain.draft.survey import Survey

LABELS: tuple[Field, ...] = ("metric", "segment", "branch")
MOST_TOLD = 3
MOST_NAMED = 6


def columns_told(survey: Survey, wishes: Wishes) -> str:
    """What was taken for what, and what was not: a wrong guess must be seen, for it makes wrong sums."""
    told = f"columns: {', '.join(f'{ours} is {visible(theirs)}' for ours, theirs in survey.used.items())}\n"
    if not survey.unused:
        return told
    if wishes.asks and free_labels(survey):
        asked = [one.name for one in survey.apart]
        left = [name for name in survey.unused if name not in asked]
        return told + _names_told("not read", left) + _names_told("asked about below", asked)
    mend = ""
    if "metric" not in survey.used and not survey.apart and not wishes.asks:
        name = survey.unused[0]
        mend = f"; if {visible(name)} says what is counted: {visible(wishes.again('--column', f'metric={name}'))}"
    return f"{told}not read: {', '.join(map(visible, survey.unused))}{mend}\n"


def _names_told(what: str, names: list[str]) -> str:
    return f"{what}: {', '.join(map(visible, names))}\n" if names else ""


def apart_told(survey: Survey, wishes: Wishes) -> list[Problem]:
    """A warning for each column that is not read though it tells rows apart, and might be of a label that has none."""
    free = free_labels(survey)
    return [
        Problem(
            "A069",
            f"rows that agree in all that is read differ in {apart.name}, such as {' and '.join(apart.cells)}: "
            "their figures are added up",
            apart.place,
            f"say so if {apart.name} is the {_listed(free)}: {wishes.again('--column', f'{free[0]}={apart.name}')}",
            "warning",
        )
        for apart in (survey.apart[:MOST_TOLD] if free else ())
    ]


def free_labels(survey: Survey) -> list[Field]:
    """The labels that no column is known for."""
    return [label for label in LABELS if label not in survey.used]


def _listed(labels: list[Field]) -> str:
    """Labels in words.

    >>> _listed(["metric", "segment", "branch"])
    'metric (what is counted), the segment or the branch'
    """
    shown = [f"{label} (what is counted)" if label == "metric" else label for label in labels]
    return " or the ".join([", the ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)


def kinds_told(draft: Draft, sums: Sums, wishes: Wishes) -> str:
    """What metrics are taken for, as long as nobody says what they are, with the figure that comes of it."""
    untold = [metric for metric in draft.metrics if metric.kind is None]
    if not untold:
        return ""
    # What is probably a reading is what this is about: it stands first.
    untold.sort(key=lambda metric: kind_of(metric) == "flow")
    first = untold[0]
    other = "flow" if kind_of(first) == "stock" else "stock"
    lines = [_taken(metric, sums, draft) for metric in untold[:MOST_TOLD]]
    if untold[MOST_TOLD:]:
        lines.append(f"so {'is 1 more' if len(untold) == MOST_TOLD + 1 else f'are {len(untold) - MOST_TOLD} more'}")
    shown = "".join(f"kinds: {line}\n" for line in lines)
    return f"{shown}  to say otherwise: {visible(wishes.again('--kind', f'{first.name}={other}'))}\n"


def _taken(metric: DraftMetric, sums: Sums, draft: Draft) -> str:
    kind = kind_of(metric)
    total = sums.get((metric.name, None))
    figures = ""
    if total is not None and total.adds:
        figures = f": {total.told_last(draft.locale) if kind == 'stock' else total.told(draft.locale)}"
    return f"{visible(metric.name)} is taken as a {kind}{figures}"


def recap(draft: Draft) -> str:
    """What a draft says of its metrics and targets, figures in full, and which segments and branches it has."""
    lines = [f"{visible(draft.title)}, {draft.years[-1]}"]
    for metric in draft.metrics:
        targets = [
            shown for t in draft.targets if t.metric == metric.name and (shown := _target(t, metric.unit, draft))
        ]
        about = ", ".join(visible(word) for word in (metric.unit, metric.kind) if word)
        alone = f": {targets[0] if targets else 'no target yet'}" if len(targets) < 2 else ""  # noqa: PLR2004 - a line each
        lines += [f"  {visible(metric.name)} ({about}){alone}", *(f"    {shown}" for shown in targets if not alone)]
    for word, names in (("segments", draft.segments), ("branches", draft.branches)):
        more = f" and {len(names) - MOST_NAMED} more" if names[MOST_NAMED:] else ""
        lines += [f"  {word}: {', '.join(map(visible, names[:MOST_NAMED]))}{more}"] if names else []
    return "".join(f"{line}\n" for line in lines)


def _target(target: DraftTarget, unit: str | None, draft: Draft) -> str:
    """One target as it was understood; nothing where it is not set."""
    if target.figure is None:
        return ""
    figure = format_amount(told_target(target.figure, draft.locale, unit), locale=draft.locale, exact=True)
    return f"{visible(target.segment)} {figure}" if target.segment else figure


def steps_told(draft: Draft, latest: date, plan: str) -> Iterator[str]:
    """What to do next: reports, and what is still to be written into the plan."""
    report = f"attain report {_period_of(latest)}"
    if any(target.figure for target in draft.targets):
        yield f"{report} -o report.html"
    else:
        yield f"{report}  # the actuals, as yet without targets"
    left = list(_left(draft))
    if left:
        yield f"open {plan}: {', '.join(left)}"
        yield "attain validate"


def _period_of(latest: date) -> str:
    """The period that ends with the latest month, or the quarter that it is in; years of a new plan begin in January.

    >>> from datetime import date
    >>> [_period_of(date(2026, month, 1)) for month in (2, 6, 12)]
    ['--quarter Q1', '--period H1', '--year 2026']
    """
    whole = {6: "--period H1", 12: f"--year {latest.year}"}
    return whole.get(latest.month, f"--quarter Q{(latest.month + 2) // 3}")


def _left(draft: Draft) -> Iterator[str]:
    """What nobody has told; a unit may be left out by who was asked."""
    asked = all(metric.kind for metric in draft.metrics)
    if not asked:
        yield "check its kind" if len(draft.metrics) == 1 else "check the kinds"
        if not all(metric.unit for metric in draft.metrics):
            yield "add units"
    if not all(target.figure for target in draft.targets):
        yield "write the targets at its end"
