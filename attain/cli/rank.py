"""`attain rank`: branches, segments or groups by their score over all metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast, get_args

from attain.cli import options
from attain.cli.declared import Option
from attain.cli.report import Output, PlainerFormat

if TYPE_CHECKING:
    from attain.cli.streams import ColourChoice
    from attain.compute.asked import Label
    from attain.compute.rank import On, Ranking
    from attain.table.language import Language

By = Annotated[str, Option("--by", metavar="LABEL", help="What is ranked: branch, segment or group.")]
OnRatio = Annotated[str, Option("--on", metavar="RATIO", help="What counts: attainment or pace.")]


def rank(
    by: By = "branch",
    on: OnRatio = "attainment",
    quarter: options.Quarter = None,
    month: options.Month = None,
    year: options.Year = None,
    period: options.PeriodName = None,
    as_of: options.AsOf = None,
    only: options.Only = False,
    metric: options.Metrics = None,
    segment: options.Segments = None,
    branch: options.Branches = None,
    form: PlainerFormat = None,
    output: Output = None,
    lang: options.Lang = None,
    plan: options.PlanFile = "targets.yaml",
    actuals: options.ActualsFiles = None,
    no_cache: options.NoCache = False,
    memory_limit: options.MemoryLimit = None,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Rank branches, segments or groups by their score over all metrics, or over those of --metric.

    A score is the mean of the attainments, each within its metric's floor and cap, by the metrics' weights. A metric
    without a value lowers nothing and is named. Equal scores share a rank.
    """
    from attain.cli.ask import Question, answer_to
    from attain.cli.formats import PLAINER, format_of
    from attain.cli.language import lang_named, language_for
    from attain.cli.means import means_of
    from attain.cli.outcome import finish
    from attain.cli.streams import colour_choice
    from attain.compute.rank import rank as ranking_of

    wanted, colour, spoken = format_of(form, output, PLAINER), colour_choice(color), lang_named(lang)
    label, ratio = _label(by), _on(on)
    span = (quarter, month, year, period, as_of, only)
    question = Question(*span, [label], metric or [], segment or [], branch or [], sort=None)
    found = ranking_of(answer_to(question, plan, actuals or [], means_of(no_cache, memory_limit)), label, ratio)
    language = language_for(found.report.plan, spoken)
    text = _faced(found, wanted, language, colour=colour, to_file=output not in (None, "-"))
    told, inputs = found.report.problems, found.report.inputs
    return finish(text, told, form=wanted, output=output, strict=strict, colour=colour, inputs=inputs)


def _label(text: str) -> Label:
    from attain.cli.ask import LABELS
    from attain.errors import refuse

    if text not in LABELS:
        refuse("A205", f"no ranking by {text}", f"write one of {', '.join(LABELS)}")
    return cast("Label", text)


def _on(text: str) -> On:
    from attain.compute.rank import On
    from attain.errors import refuse

    if text not in get_args(On):
        refuse("A205", f"no ranking on {text}", f"write --on {' or --on '.join(get_args(On))}")
    return cast("On", text)


def _faced(ranking: Ranking, form: str, language: Language, *, colour: ColourChoice, to_file: bool) -> str:
    """The ranking in a format."""
    from attain.cli.faces import dressed, plainly
    from attain.table.ranking import ranking_document, ranking_page, ranking_records

    return dressed(
        form,
        lambda: ranking_page(ranking, language),
        lambda: ranking_records(ranking),
        lambda: ranking_document(ranking),
        lambda: plainly(ranking_page(ranking, language, worded=True), ranking.report, language),
        colour=colour,
        to_file=to_file,
    )
