"""A plan as far as it is known, and how it comes about from a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attain.actuals.words import ADDED, READINGS, spoken, words_in
from attain.read.text import control_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attain.actuals.columns import Field
    from attain.draft.figures import Style
    from attain.draft.survey import Survey
    from attain.number import Locale
    from attain.period.written import DateFormat

MOST_NAMES = 1_000  # more members than that nobody declares by hand
MOST_TARGETS = 24  # proposed targets; beyond, one for each metric alone


class DraftMetric(NamedTuple):
    """A metric; `kind` None says that nobody has told it yet."""

    name: str
    unit: str | None = None
    kind: str | None = None


class DraftTarget(NamedTuple):
    """A target; `figure` None says that nobody has told it yet."""

    metric: str
    segment: str | None
    period: str
    figure: str | None = None

    @property
    def scope(self) -> str:
        """What it is a target of, for people: the metric and, behind a stroke, the segment."""
        return self.metric if self.segment is None else f"{self.metric}/{self.segment}"


class DraftFiles(NamedTuple):
    """Where the actuals lie and how they are written, as far as it is not the usual."""

    files: tuple[str, ...] = ()
    columns: Mapping[Field, str] = {}
    delimiter: str | None = None
    encoding: str | None = None
    number_format: Style | None = None
    date_format: DateFormat | None = None


class Draft(NamedTuple):
    """What is known of a plan. `notes` are sentences for the person who goes on with it."""

    title: str
    locale: Locale
    years: tuple[str, ...]
    metrics: tuple[DraftMetric, ...]
    segments: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    targets: tuple[DraftTarget, ...] = ()
    files: DraftFiles = DraftFiles()
    notes: tuple[str, ...] = ()
    segment_label: str | None = None
    branch_label: str | None = None


def kind_of(metric: DraftMetric) -> str:
    """What was told of a metric, or else what its name makes likely: people and balances are read, all else adds up.

    >>> [kind_of(DraftMetric(name)) for name in ("Peserta Aktif", "Peserta baru", "Iuran")]
    ['stock', 'flow', 'flow']
    """
    read = words_in(metric.name, READINGS) and not words_in(metric.name, ADDED)
    return metric.kind or ("stock" if read else "flow")


def draft_of(survey: Survey, title: str, locale: Locale, files: DraftFiles, metric: str) -> Draft:
    """The plan that a survey proposes, for the latest year that it met.

    `metric` names the only metric where no column does. Names that a plan cannot hold are left to `attain validate`.
    """
    column = [name for name in survey.names["metric"] if is_name(name)]
    metrics = column or [metric]
    members: dict[Field, tuple[str, ...]] = {}
    notes = []
    for label, section in (("segment", "segments"), ("branch", "branches")):
        found = survey.names[label]  # type: ignore[index]  # two of the labels
        fit = tuple(name for name in found if is_name(name))
        members[label] = fit if len(fit) <= MOST_NAMES else ()  # type: ignore[index]  # as above
        if len(fit) > MOST_NAMES:
            notes.append(f"{len(fit):,} {section} were found, too many to declare: their names are taken as they are")
    year = survey.years[-1]
    if survey.years[1:]:
        notes.append(f"there are actuals of {', '.join(survey.years)}; the plan is for {year}")
    pairs = [(one or metrics[0], segment) for one, segment in survey.scopes]
    return Draft(
        title,
        locale,
        (year,),
        tuple(DraftMetric(name, survey.money.get(name if column else "")) for name in metrics),
        members["segment"],
        members["branch"],
        tuple(DraftTarget(one, segment, year) for one, segment in _scopes(metrics, pairs, members["segment"])),
        files,
        tuple(notes),
        called("segment", survey.used.get("segment")),
        called("branch", survey.used.get("branch")),
    )


def called(label: Field, column: str | None) -> str | None:
    """What the people of a file call a label, by its column's name; None where that is the label's own name.

    >>> called("branch", "Kantor_Cabang"), called("segment", "LINI"), called("branch", "Nama Cabang")
    ('kantor cabang', 'LINI', None)
    """
    if column is None:
        return None
    own = {"segment": ("segment", "segmen"), "branch": ("branch", "cabang")}[label]
    word = spoken(column)
    if not word or word in (*own, *(f"nama {name}" for name in own), *(f"{name} name" for name in own)):
        return None
    return column if column.isupper() and is_name(column) else word


def _scopes(
    metrics: list[str], pairs: Iterable[tuple[str, str]], segments: tuple[str, ...]
) -> list[tuple[str, str | None]]:
    """Each metric by the segments that it was met with; alone where there are none, or too many."""
    known = [(metric, segment) for metric, segment in pairs if metric in metrics and segment in segments]
    if len(known) > MOST_TARGETS or not known:
        return [(metric, None) for metric in metrics]
    split = {metric for metric, _ in known}
    whole = [(metric, None) for metric in metrics if metric not in split]
    return sorted([*known, *whole], key=lambda scope: metrics.index(scope[0]))


def is_name(text: str) -> bool:
    r"""Whether a plan can hold a text as a name: on one line, no blank around it, nothing that cannot be seen.

    >>> is_name("Serang"), is_name(" Serang"), is_name("Ser\nang"), is_name("")
    (True, False, False, False)
    """
    if not text or text != text.strip() or "\n" in text or "\r" in text:
        return False
    # Half of a character comes from a terminal that writes no UTF-8; no file can hold it.
    return control_character(text) is None and not any("\ud800" <= letter <= "\udfff" for letter in text)


def metric_of(file: str) -> str:
    """A name for the metric of a file whose columns name none: the file's own name, or `amount`.

    >>> metric_of("data/Sales_2026.csv"), metric_of("2026-01.csv.gz"), metric_of("actuals.csv")
    ('sales', 'amount', 'amount')
    """
    stem = file.replace("\\\\", "/").rpartition("/")[2].partition(".")[0]
    words = [word for word in spoken(stem).split() if not word.isdigit()]
    name = "_".join(words)
    return name if name and name not in {"actuals", "actual", "data", "export", "realisasi"} else "amount"
