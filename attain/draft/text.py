"""A draft to the text of a targets.yaml, with comments that say what each part is for and what is left to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.draft.draft import kind_of
from attain.draft.quoting import key, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.draft.draft import Draft, DraftFiles, DraftMetric, DraftTarget

USUAL_FILES = ("actuals/*.csv",)
_HEAD = """\
# What was set: `attain validate` checks this file, `attain report` holds the actuals against it.
# Every text is read as it stands: a branch called NO stays NO. Keys that begin with x- are yours.
version: 1
"""
_KINDS = """\
  # kind: flow adds up over time (sales, contributions); stock is a reading, of which the last one counts (members,
  # a balance); average is the mean of readings; rate divides two others: {kind: rate, numerator: a, denominator: b}.
  # unit: what the figures count, such as IDR, orang or %. label: what reports call it. direction: lower, where less
  # is better.
"""
_MEMBERS = (
    "  # {label: shown in reports, group: some of them together, parent: the one it lies in, aliases: [other names]}\n"
)
_TARGETS = """\
# The targets: figures as people write them (300000, 300k, 1.2 million, 300 ribu, "Rp4,6 triliun"). No segment means
# all, no branch means all. A period is {year}, {year}-H1, {year}-Q1 or {year}-03. Further keys: baseline, phasing,
# source, note.
"""
_UNSET = """\
# None is set yet, and none is made up. Write each figure behind `target:` and take the # away, here and below.
"""


def plan_text(draft: Draft) -> str:
    """The text of the plan."""
    return "".join(_parts(draft))


def _parts(draft: Draft) -> Iterator[str]:
    yield _HEAD
    yield f"title: {scalar(draft.title)}\n"
    yield f"locale: {draft.locale}  # how figures are read and shown: id is 1.234,5 and en is 1,234.5\n"
    years = ", ".join(draft.years)
    yield f"years: [{years}]  # what the plan is for, before targets say so; they begin in fiscal_year_start: 1\n"
    for label, word in (("segment", draft.segment_label), ("branch", draft.branch_label)):
        if word:
            yield f"{label}_label: {scalar(word)}  # what reports call a {label}\n"
    yield from (f"# Note: {_on_one_line(note)}.\n" for note in draft.notes)
    yield "\nmetrics:\n" + _KINDS
    yield from map(_metric, draft.metrics)
    for section, names in (("segments", draft.segments), ("branches", draft.branches)):
        if names:
            yield f"\n{section}:\n" + _MEMBERS
            yield from (f"  {key(name)} {{}}\n" for name in names)
    yield from _actuals(draft.files)
    yield "\n" + _TARGETS.replace("{year}", draft.years[-1])
    yield from _targets(draft)


def _metric(metric: DraftMetric) -> str:
    kind = kind_of(metric)
    unit = f"unit: {scalar(metric.unit)}, " if metric.unit else ""
    doubts = [*([] if metric.kind else [f"is it a {kind}?"]), *([] if metric.unit else ["which unit?"])]
    comment = f"  # {' '.join(doubts)}" if doubts else ""
    return f"  {key(metric.name)} {{{unit}kind: {kind}}}{comment}\n"


def _actuals(files: DraftFiles) -> Iterator[str]:
    if files.files in ((), USUAL_FILES) and not any(files[1:]):
        yield "\n# The actuals are the CSV files in actuals/, with the columns date, branch, segment, metric, value.\n"
        return
    yield "\n# Where the actuals are, and how they are written. columns: ours, then the name in the files.\nactuals:\n"
    yield f"  files: [{', '.join(map(scalar, files.files or USUAL_FILES))}]\n"
    if files.columns:
        pairs = ", ".join(f"{ours}: {scalar(theirs)}" for ours, theirs in files.columns.items())
        yield f"  columns: {{{pairs}}}\n"
    if files.delimiter:
        yield f"  delimiter: {scalar(files.delimiter)}\n"
    if files.encoding:
        yield f"  encoding: {scalar(files.encoding)}  # it is not UTF-8: look at letters with accents in the report\n"
    if files.number_format:
        yield f"  number_format: {files.number_format}  # plain is 1234.5, id is 1.234,5 and en is 1,234.5\n"
    if files.date_format:
        yield f"  date_format: {files.date_format}  # dmy is 31/01/2026, mdy is 01/31/2026; 2026-01-31 is read too\n"


def _targets(draft: Draft) -> Iterator[str]:
    unset = [target for target in draft.targets if target.figure is None]
    known = [target for target in draft.targets if target.figure is not None]
    if known:
        yield "targets:\n"
        yield from (f"  - {_target(target)}\n" for target in known)
    if unset:
        yield _UNSET if not known else "# Not set yet: write the figure behind `target:` and take the # away.\n"
        yield "" if known else "#targets:\n"
        yield from (f"#  - {_target(target)}\n" for target in unset)


def _target(target: DraftTarget) -> str:
    segment = f"segment: {scalar(target.segment)}, " if target.segment else ""
    figure = "" if target.figure is None else _figure(target.figure)
    return f"{{metric: {scalar(target.metric)}, {segment}period: {target.period}, target: {figure}}}"


def _figure(text: str) -> str:
    """A figure as it was typed: what other readers of YAML take for a number, or for a text, is right either way."""
    return text if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?(?: ?[A-Za-z]+)?", text) else scalar(text)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
