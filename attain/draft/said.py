"""What a command line says of a draft, `NAME=WORD` by `NAME=WORD`, put into it.

Of two words for one name the last holds. A name may hold `=` and `/` itself: names that the files hold are looked for,
and of two that fit the longer is meant.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from attain.draft.draft import DraftTarget
from attain.draft.told import KINDS, Untold, told_choice, told_name, told_target
from attain.errors import refuse
from attain.model.names import MOST_SUGGESTIONS, closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import TypeVar

    from attain.draft.draft import Draft

    Value = TypeVar("Value")
    Scope = tuple[str, str | None]

MOST_LISTED = 6


class Said(NamedTuple):
    """What was typed behind `--kind`, `--unit` and `--target`."""

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def with_said(draft: Draft, said: Said, segments: Collection[str]) -> Draft:
    """The draft with what was said of its metrics and targets; `segments` are all that the files hold.

    Raises UsageError where a name is none of theirs, or what is said of it cannot be.
    """
    names = [metric.name for metric in draft.metrics]
    kinds = dict(_said("--kind", text, names, _kind) for text in said.kinds)
    units = dict(_said("--unit", text, names, told_name) for text in said.units)
    metrics = tuple(
        metric._replace(kind=kinds.get(metric.name, metric.kind), unit=units.get(metric.name, metric.unit))
        for metric in draft.metrics
    )
    draft = draft._replace(metrics=metrics)
    figures = dict(_target(draft, text, segments) for text in said.targets)
    return draft._replace(targets=tuple(_with_figures(draft, figures)))


def _said(option: str, text: str, names: list[str], read: Callable[[str], Value]) -> tuple[str, Value]:
    """The metric that is spoken of, and what is said of it."""
    for name, word in _splits(text, "="):
        if name in names:
            return name, _read(option, name, word, read)
    name, equals, _ = text.rpartition("=")
    if not equals:
        refuse("A205", f"{option} says nothing of a metric: {text}", f"write {option} {shlex.quote(f'{names[0]}=...')}")
    _refuse_unknown(option, name, closest(name, names), names)


def _target(draft: Draft, text: str, segments: Collection[str]) -> tuple[Scope, str]:
    """The scope that a target is set for, and its figure as it was typed."""
    units = {metric.name: metric.unit for metric in draft.metrics}
    for name, figure in _splits(text, "="):
        for metric, segment in _scopes(name):
            if metric in units and (segment is None or segment in segments):
                _read("--target", name, figure, lambda word: told_target(word, draft.locale, units[metric]))  # noqa: B023 - it is called at once
                return (metric, segment), figure
    name, equals, _ = text.rpartition("=")
    proposed = [target.scope for target in draft.targets]
    if not equals:
        refuse("A205", f"--target sets none: {text}", f"write --target {shlex.quote(f'{proposed[0]}=950k')}")
    meant = list(_meant(name, list(units), segments))[:MOST_SUGGESTIONS]
    _refuse_unknown("--target", name, meant or closest(name, dict.fromkeys([*units, *proposed])), proposed)


def _scopes(name: str) -> Iterator[Scope]:
    """What a name may be the address of: a metric, or a metric and a segment."""
    yield name, None
    yield from _splits(name, "/")


def _meant(name: str, metrics: list[str], segments: Collection[str]) -> Iterator[str]:
    """Addresses that were probably meant: a segment without its metric, or one half mistyped."""
    if name in segments:
        yield from (f"{metric}/{name}" for metric in metrics)
    for metric, segment in _splits(name, "/"):
        if metric in metrics:
            yield from (f"{metric}/{near}" for near in closest(segment, segments))


def _splits(text: str, mark: str) -> Iterator[tuple[str, str]]:
    """The text in two at every mark, the longest beginning first."""
    at = text.rfind(mark)
    while at >= 0:
        yield text[:at], text[at + 1 :]
        at = text.rfind(mark, 0, at)


def _read(option: str, name: str, word: str, read: Callable[[str], Value]) -> Value:
    try:
        return read(word)
    except Untold as error:
        message = error.message or f"{word or 'nothing'} is not one"
        refuse("A205", f"{option} {name}: {message}", error.help)


def _kind(word: str) -> str:
    if word.casefold() == "rate":
        raise Untold("a rate divides two others", "write it in the plan: {kind: rate, numerator: a, denominator: b}")
    return told_choice(word, KINDS)


def _refuse_unknown(option: str, name: str, near: list[str], held: list[str]) -> NoReturn:
    shown = f"{', '.join(held[:MOST_LISTED])}{' ...' if held[MOST_LISTED:] else ''}"
    refuse(
        "A205", f"{option} speaks of {name}, which the files do not hold", did_you_mean(near) or f"they hold {shown}"
    )


def _with_figures(draft: Draft, figures: dict[Scope, str]) -> Iterator[DraftTarget]:
    """The proposed targets, those that were set with their figures, a metric's further ones before its first.

    A metric that has a target of all its segments needs none of each.
    """
    proposed = {(target.metric, target.segment) for target in draft.targets}
    further = [scope for scope in figures if scope not in proposed]
    for target in draft.targets:
        for metric, segment in [scope for scope in further if scope[0] == target.metric]:
            yield DraftTarget(metric, segment, target.period, figures[metric, segment])
            further.remove((metric, segment))
        figure = figures.get((target.metric, target.segment), target.figure)
        if figure is not None or (target.metric, None) not in figures:
            yield target._replace(figure=figure)
