"""What files of actuals cannot tell, asked on a terminal: columns that may matter, units, kinds and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attain.cli.asking import ask, one_of
from attain.cli.questions import ask_kind, ask_target, ask_title, ask_unit
from attain.cli.streams import write_err, write_out
from attain.cli.telling import columns_told, free_labels, recap
from attain.draft.draft import MOST_TARGETS, kind_of
from attain.draft.survey import survey_of
from attain.read.text import visible

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.actuals.columns import Field
    from attain.cli.wishes import Wishes
    from attain.draft.apart import Apart
    from attain.draft.draft import Draft, DraftMetric, DraftTarget
    from attain.draft.sums import Sum, Sums
    from attain.draft.survey import Survey
    from attain.draft.surveyed import How
    from attain.number import Locale

OVER = "pass"
_MEANS = {"metric": "different things", "segment": "kinds of one thing", "branch": "places"}


def survey_asked(wishes: Wishes, how: How, survey: Survey) -> Survey:
    """What the files tell, where a person says of each column that tells rows apart what it is."""
    passed: set[str] = set()
    while free := free_labels(survey):
        apart = next((one for one in survey.apart if one.name not in passed), None)
        if apart is None:
            break
        label = _label(apart, free)
        if label is None:
            passed.add(apart.name)
            continue
        how = how._replace(columns={**how.columns, label: apart.name})
        survey = survey_of(wishes.sources, how)
        write_out(columns_told(survey, wishes))
    return survey


def _label(apart: Apart, free: list[Field]) -> Field | None:
    """Which label a column is of; None where it may be passed over."""
    name, cells = visible(apart.name), " and ".join(map(visible, apart.cells))
    write_err(f"Rows that agree in all that is read differ in {name}, such as {cells}.\n")
    labels = ", ".join(f"{label} ({_MEANS[label]})" for label in free)
    answer = ask(f"  {name}: {labels} or {OVER} (added up)", "", one_of(*free, OVER))
    return None if answer == OVER else cast("Field", answer)


def with_answers(draft: Draft, sums: Sums, *, titled: bool) -> Draft:
    """The draft with the title, units, kinds and targets that nobody has said yet.

    What was answered is shown as it was understood, and asked again until it is right; Enter then keeps an answer.
    """
    if len(draft.metrics) > MOST_TARGETS:
        write_err(f"{len(draft.metrics)} metrics are too many to ask about: their kinds, units and targets are left.\n")
        return draft
    if titled and _is_whole(draft):
        return draft
    answered = draft
    while True:
        title = draft.title if titled else ask_title(answered.title)
        answered = _answered(draft, answered, sums)._replace(title=title)
        write_out(recap(answered))
        if ask("Is that right? yes, or no to go through it again", "yes", one_of("yes", "no")) == "yes":
            return answered


def _is_whole(draft: Draft) -> bool:
    """Whether nothing is left to be asked."""
    return all(metric.unit and metric.kind for metric in draft.metrics) and all(t.figure for t in draft.targets)


def _answered(said: Draft, before: Draft, sums: Sums) -> Draft:
    """What was said with what is answered, metric by metric, the answers of the time before proposed."""
    metrics, targets = [], {}
    for metric, earlier in zip(said.metrics, before.metrics, strict=True):
        answered = _metric(metric, earlier, sums.get((metric.name, None)), said.locale)
        metrics.append(answered)
        for target, figured in zip(said.targets, before.targets, strict=True):
            if target.metric == metric.name:
                total = sums.get((target.metric, target.segment))
                reached = total and total.reached(answered.kind)
                targets[target] = _target(target, figured.figure, reached, said.locale, answered.unit)
    return said._replace(metrics=tuple(metrics), targets=tuple(targets[target] for target in said.targets))


def _metric(metric: DraftMetric, earlier: DraftMetric, total: Sum | None, locale: Locale) -> DraftMetric:
    unit = metric.unit
    if unit is None:
        unit = ask_unit(metric.name, earlier.unit)
    else:
        write_err(f"  {visible(metric.name)}: unit {visible(unit)}\n")
    kind = metric.kind
    if kind is None:
        if total is not None and total.adds:
            write_err(f"  {visible(metric.name)}: {total.told(locale)}; {total.told_last(locale)}\n")
        kind = ask_kind(metric.name, earlier.kind or kind_of(metric))
    return metric._replace(unit=unit, kind=kind)


def _target(
    target: DraftTarget, earlier: str | None, reached: Fraction | None, locale: Locale, unit: str | None
) -> DraftTarget:
    if target.figure is not None:
        return target
    return target._replace(figure=ask_target(target.scope, target.period, locale, unit, earlier, reached))
