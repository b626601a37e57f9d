"""Scores the reading of prose on sentences whose statements are known; prints a line a file and one a language.

    python bench/statements.py              # tests/statements, and ../shared/cases/statements where it is there
    python bench/statements.py --verbose    # and every mismatch
    python bench/statements.py FILE...

`found` are the checkable statements found with all their numbers, roles and hedges; `real` what is reported and is a
statement of its line, figures and roles alike; `right` what of that also has the known verdict; `hit` the lines without
a statement of which one is reported all the same. `run together` takes the lines of our own files as one paragraph a
file, where a sentence's neighbours tempt: `accused` is what is called inconsistent there and is no statement at all.
Of the shared cases only every other line is shown with --verbose: the rest stays unseen, so that the score means
something.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain.check.statements import check_statements
from attain.errors import Place
from attain.extract import extract
from attain.number import HEDGES, round_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attain.extract import Quote, Statement

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "tests" / "statements"
SHARED = ROOT.parent / "shared" / "cases" / "statements"
MB = 1_000_000
PARTS = ("actual", "target", "percent", "gap")
KINDS = {None: "of_target", "remaining_of_base": "remaining"}  # as the shared cases say it


@dataclass(frozen=True, slots=True)
class Known:
    """A statement that a line makes: its figures by their part, what its percent says, and its verdict."""

    figures: dict[str, dict[str, Any]]
    kind: str
    verdict: str

    def has_figures_of(self, statement: Statement) -> bool:
        """Whether a statement has these figures in these parts; a gap beside a percent may be left out."""
        parts = [part for part in PARTS if part != "gap" or "percent" not in self.figures or not statement.percent]
        if not all(_is_figure(self.figures.get(part), getattr(statement, part)) for part in parts):
            return False
        return "percent" not in self.figures or self.kind == statement.percent_kind

    def has_hedges_of(self, statement: Statement) -> bool:
        """Whether the figures also have these hedges."""
        both = [(figure, getattr(statement, part)) for part, figure in self.figures.items()]
        return all(sorted(figure["hedges"]) == _hedges(quote) for figure, quote in both if quote)


@dataclass(frozen=True, slots=True)
class Line:
    """A text with the statements that it makes; `shown` tells whether its mismatches may be looked at."""

    id: str
    language: str
    text: str
    known: tuple[Known, ...]
    shown: bool = True


@dataclass
class Score:
    """What was counted over some lines; `mismatches` are told in words."""

    checkable: int = 0
    found: int = 0
    reported: int = 0
    real: int = 0
    right: int = 0
    negatives: int = 0
    hit: int = 0
    size: int = 0
    seconds: Fraction = Fraction(0)
    mismatches: list[str] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Count one line."""
        started = time.perf_counter_ns()
        statements = extract(line.text).statements
        self.seconds += Fraction(time.perf_counter_ns() - started, 10**9)
        self.size += len(line.text.encode())
        self.reported += len(statements)
        self.checkable += sum(known.verdict != "uncheckable" for known in line.known)
        if not line.known:
            self.negatives += 1
            self.hit += bool(statements)
        left = list(line.known)
        for statement, verdict in zip(statements, _verdicts(line, statements), strict=True):
            known = next((one for one in left if one.has_figures_of(statement)), None)
            if known is None:
                self._tell(line, f"reported, not known: {_told(statement)}")
                continue
            left.remove(known)
            self._add_real(line, statement, known, verdict)
        for known in left:
            self._tell(line, f"known, not found: {known.kind} {_said(known)}")

    def _add_real(self, line: Line, statement: Statement, known: Known, verdict: str) -> None:
        """Count a statement that is real."""
        self.real += 1
        if verdict == known.verdict:
            self.right += 1
        else:
            self._tell(line, f"{verdict}, known as {known.verdict}: {_told(statement)}")
        if not known.has_hedges_of(statement):
            self._tell(line, f"other hedges: {_told(statement)}, known as {_said(known)}")
        elif known.verdict != "uncheckable":
            self.found += 1

    def _tell(self, line: Line, what: str) -> None:
        if line.shown:
            self.mismatches.append(f"{line.id}: {what}\n    {line.text}")

    def __add__(self, other: Score) -> Score:
        """The two together."""
        numbers = {name: getattr(self, name) + getattr(other, name) for name in vars(self)}
        return replace(self, **numbers)


def main() -> None:
    """Score every file; print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="files of sentences, if not all")
    parser.add_argument("--verbose", action="store_true", help="show every mismatch")
    options = parser.parse_args()
    files = options.files or [*sorted(OURS.glob("*.jsonl")), *sorted(SHARED.glob("*.jsonl"))]
    print(f"{'':28} {'found':>15} {'real':>15} {'right':>15} {'hit':>9} {'s/MB':>6}")
    languages: dict[str, Score] = {}
    for file in files:
        score = Score()
        for language, lines in _by_language(lines_of(file)).items():
            part = score_of(lines)
            score += part
            languages[language] = languages.get(language, Score()) + part
        print(_row(f"{file.parent.name}/{file.name}", score))
        for mismatch in score.mismatches if options.verbose else ():
            print(f"  {mismatch}")
    for language, score in sorted(languages.items()):
        print(_row(f"all {language}", score))
    if not options.files:
        _print_together(verbose=options.verbose)


def _print_together(*, verbose: bool) -> None:
    """What becomes of our own sentences when they are run together."""
    for file in sorted(OURS.glob("*.jsonl")):
        found = together(lines_of(file))
        real = _share(found.real, found.reported)
        print(f"{'run together: ' + file.name:28} {'':15} {real:>15}, accused {len(found.accused)}")
        for accused in found.accused if verbose else ():
            print(f"  {accused}")


@dataclass(frozen=True, slots=True)
class Together:
    """What is reported of lines that were made one paragraph, what of it is real, and what accuses without ground."""

    reported: int
    real: int
    accused: tuple[str, ...]


def together(lines: Iterable[Line]) -> Together:
    """What is found in some lines as one paragraph."""
    listed = list(lines)
    whole = Line("run together", "", " ".join(line.text for line in listed), ())
    statements = extract(whole.text).statements
    left = [known for line in listed for known in line.known]
    accused = []
    for statement, verdict in zip(statements, _verdicts(whole, statements), strict=True):
        known = next((one for one in left if one.has_figures_of(statement)), None)
        if known:
            left.remove(known)
        elif verdict == "inconsistent":
            accused.append(f"{_told(statement)}\n    {whole.text[statement.start : statement.end]}")
    real = sum(len(line.known) for line in listed) - len(left)
    return Together(len(statements), real, tuple(accused))


def score_of(lines: Iterable[Line]) -> Score:
    """The score of some lines."""
    score = Score()
    for line in lines:
        score.add(line)
    return score


def lines_of(file: Path) -> Iterator[Line]:
    """The lines of a file of sentences, ours or a shared one."""
    for at, written in enumerate(file.read_text("utf-8").splitlines()):
        line = json.loads(written, parse_float=str, parse_int=str)
        shared = "is_attainment" in line
        statements = ([line] if line["is_attainment"] else []) if shared else line["statements"]
        known = tuple(_known(statement) for statement in statements)
        yield Line(line["id"], line["lang"], line["text"], known, shown=not shared or at % 2 == 0)


def _by_language(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """The lines of each language."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.language, []).append(line)
    return found


def _known(statement: dict[str, Any]) -> Known:
    """A known statement as its file gives it."""
    figures = {part: statement[part] for part in PARTS if statement.get(part)}
    kind = statement["percent_kind"]
    return Known(figures, KINDS.get(kind, kind), statement["verdict"])


def _is_figure(known: dict[str, Any] | None, quote: Quote | None) -> bool:
    """Whether a figure is the known one, in one of its readings; or neither is there."""
    if known is None or quote is None:
        return known is None and quote is None
    written = Decimal(known["value"])
    readings = (quote.stated, *quote.others)
    if quote.stated.fraction_word:
        # Two thirds have no end as a decimal: the known value has as many digits as somebody wrote.
        return written == round_to(quote.stated.value, max(-int(written.as_tuple().exponent), 0))
    return Fraction(written) in {reading.value for reading in readings}


def _hedges(quote: Quote) -> list[str]:
    """The hedges of a figure that do something to it."""
    return sorted(word for word in quote.stated.hedges if HEDGES[word].effect != "none")


def _verdicts(line: Line, statements: tuple[Statement, ...]) -> list[str]:
    """The verdict of each statement, its figures held against each other."""
    return [finding.judgement.verdict for finding in check_statements(_Text(line.id), statements)]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of one line, by its name."""

    file: str

    def place(self, start: int, end: int) -> Place:
        """Where a span stands in it."""
        return Place(self.file, 1, start + 1, end - start)


def _told(statement: Statement) -> str:
    """A statement as it was read."""
    quotes = ((part, getattr(statement, part)) for part in PARTS)
    return f"{statement.percent_kind} " + ", ".join(
        f"{part} {' '.join((*_hedges(quote), quote.stated.text))}" for part, quote in quotes if quote
    )


def _said(known: Known) -> str:
    """A known statement's figures."""
    return ", ".join(f"{part} {' '.join((*one['hedges'], one['text']))}" for part, one in known.figures.items())


def _row(name: str, score: Score) -> str:
    """A line of the table."""
    shares = ((score.found, score.checkable), (score.real, score.reported), (score.right, score.reported))
    cells = " ".join(f"{_share(part, whole):>15}" for part, whole in shares)
    speed = score.seconds * MB / score.size if score.size else Fraction(0)
    hit = f"{score.hit}/{score.negatives}"
    return f"{name:28} {cells} {hit:>9} {float(speed):6.1f}"


def _share(part: int, whole: int) -> str:
    """A part of a whole, and its percent."""
    return f"{part}/{whole} {100 * part / whole:5.1f}%" if whole else "-"


if __name__ == "__main__":
    main()
