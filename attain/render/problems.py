"""Problems for people, for editors and for pipelines: text, concise, json, github."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.read.text import visible
from attain.render.github import annotation
from attain.render.json import json_text
from attain.render.paint import painter
from attain.render.width import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.errors import Place, Problem
    from attain.render.paint import Paint

MOST_SHOWN = 20
CUT_SHORT = "A041"
EXCERPT_WIDTH = 100


def text(problems: Sequence[Problem], *, colour: bool = False, most: int | None = MOST_SHOWN) -> str:
    """Each problem with its excerpt and caret; at most so many, then how many there are in all."""
    paint = painter(colour=colour)
    shown = problems[:most]
    # That a file was not read to its end must not drown in what was found before.
    ends = [problem for problem in problems[len(shown) :] if problem.code == CUT_SHORT]
    blocks = [_block(problem, paint) for problem in (*shown, *ends)]
    blocks.append(count_line(problems, len(shown)))
    return "\n".join(block for block in blocks if block)


def concise(problems: Sequence[Problem]) -> str:
    """One line a problem: `file:line:column: error[A021] message`."""
    return "".join(
        f"{f'{visible(str(problem.place))}: ' if problem.place else ''}"
        f"{problem.severity}[{problem.code}] {visible(problem.message)}\n"
        for problem in problems
    )


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub turns into annotations, errors first (it shows ten of each a step)."""
    ordered = sorted(problems, key=lambda problem: problem.severity)
    return "".join(_annotation(problem) for problem in ordered)


def json(document: dict[str, Any]) -> str:
    """One document, see the schema of a validation."""
    return json_text(document)


def count_line(problems: Sequence[Problem], shown: int) -> str:
    """How many errors and warnings there are, and how many of them are not shown."""
    if not problems:
        return ""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [
        f"{number:,} {name}{'s' if number != 1 else ''}"
        for number, name in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    hidden = len(problems) - shown
    rest = f"; the first {shown} are shown, --format concise or json shows all" if hidden else ""
    return f"{', '.join(parts)}{rest}\n"


def _block(problem: Problem, paint: Paint) -> str:
    head = paint(f"{problem.severity}[{problem.code}]", problem.severity)
    lines = [f"{head}: {paint(visible(problem.message), 'strong')}"]
    digits = max((len(str(p.line)) for p in _places(problem)), default=1)
    gutter = " " * (digits + 2) + paint("|", "frame")
    if problem.place:
        lines += _excerpt(problem.place, digits, gutter, paint)
    for place, label in problem.places:
        lines.append(f"{' ' * digits}  {paint('=', 'frame')} {label}: {visible(str(place))}")
    if problem.help:
        lines.append(f"{' ' * digits}  {paint('=', 'frame')} help: {visible(problem.help)}")
    return "\n".join(lines) + "\n"


def _places(problem: Problem) -> list[Place]:
    return [problem.place] if problem.place else []


def _excerpt(place: Place, digits: int, gutter: str, paint: Paint) -> list[str]:
    arrow = f"{' ' * digits} {paint('-->', 'frame')} {visible(str(place))}"
    if not place.excerpt:
        return [arrow]
    before, marked, after = _around(place)
    caret = " " * text_width(before) + paint("^" * max(text_width(marked), 1), "error")
    number = paint(str(place.line).rjust(digits), "frame")
    return [
        arrow,
        gutter,
        f" {number} {paint('|', 'frame')} {before}{marked}{after}".rstrip(),
        f"{gutter} {caret}",
    ]


def _around(place: Place) -> tuple[str, str, str]:
    """The excerpt before, under and after the caret, made visible; a long line is cut around it."""
    start = place.column - 1
    end = start + max(place.length, 1)
    before, marked, after = (
        visible(part) for part in (place.excerpt[:start], place.excerpt[start:end], place.excerpt[end:])
    )
    if len(marked) > EXCERPT_WIDTH:
        marked, after = marked[: EXCERPT_WIDTH - 1] + "…", ""
    room = EXCERPT_WIDTH - len(marked)
    if len(before) > room // 2 + 10 and len(before) + len(after) > room:
        before = "…" + before[-(room // 2) :]
    if len(after) > room - len(before):
        after = after[: max(room - len(before), 0)] + "…"
    return before, marked, after


def _annotation(problem: Problem) -> str:
    message = problem.message + (f" (help: {problem.help})" if problem.help else "")
    return annotation(problem.severity, problem.code, message, problem.place)
