"""Nothing that a report says is left in English: told in a language of one letter, only data has others."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given

from attain import api
from attain.cli import calculating, checking, language
from attain.cli.codes import NO_VERDICT
from attain.cli.run import run
from attain.number import Locale
from attain.render.findings import concise, text
from attain.render.github import github
from attain.render.plain import plain
from attain.table.explanation import explained
from attain.table.findings import FindingsView
from attain.table.language import Language
from attain.table.origin import VERDICTS
from attain.table.page import tabulate
from tests.finding_views import plan_findings, wrong_statement
from tests.plans import BRANCHES, METRIC, SEGMENTS, Case, cases, report_of

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLES = Path(api.__file__).parent / "table"
GOLDEN = Path(__file__).parent / "golden"
ROOMS = ("report", "rank", "rows", "trend", "check", "calc", "arithmetic", "explain-lines")
LETTER = "ж"
WORD = re.compile(r"[A-Za-z]{2,}")
FIGURES = {"Rp", "IDR", "EUR", "USD"}
# Statuses of Indonesian scales, by the names that their rules give them.
SCALES = {"sangat", "tinggi", "sedang", "rendah", "hijau", "kuning", "merah"}
MORE = ["--explain", "--verbose", "--growth", "--forecast", "profile"]


def in_letters(english: str) -> str:
    """A text with every letter turned into one, but for the names of its parts."""
    return re.sub(r"(\{\w+\})|[A-Za-z]", lambda found: found[1] or LETTER, english)


ONE_LETTER = Language(text=in_letters, plural=lambda one, many, number: in_letters(one if number == 1 else many))


def words_in(values: Iterable[object]) -> set[str]:
    """The words of names and texts."""
    return {word for value in values for word in WORD.findall(str(value))}


def data_of(folder: Path) -> set[str]:
    """The words that a case's own data brings: its plan's names, its texts, its files."""
    found = words_in(path.name for path in folder.rglob("*"))
    for path in folder.rglob("*"):
        if path.suffix in (".txt", ".md"):
            found |= words_in((path.read_text("utf-8"),))
        elif path.suffix == ".csv" or path.name == "stdin":
            found |= words_in(path.read_text("utf-8").splitlines()[1:])
    if not (folder / "targets.yaml").exists():
        return found
    plan = api.load(folder / "targets.yaml")
    found |= SCALES | words_in((plan.title, plan.note, *plan.bands, *plan.profiles))
    found |= words_in(name for bands in plan.bands.values() for name in bands.bands)
    for name, metric in plan.metrics.items():
        found |= words_in((name, metric.label, metric.unit))
    for name, member in (*plan.segments.items(), *plan.branches.items()):
        found |= words_in((name, member.label, getattr(member, "group", None)))
    for target in plan.targets:
        found |= words_in((target.segment, target.branch))
    for entry in plan.stated:
        found |= words_in((entry.id, entry.source, *(value for _, value in entry)))
    return found


def commands() -> list[tuple[Path, list[str]]]:
    """The golden cases whose command tells people something, and what else a report is asked for."""
    found = []
    for command in sorted(path for room in ROOMS for path in (GOLDEN / room).rglob("command")):
        _, *words = shlex.split(command.read_text("utf-8"))
        if not {"json", "csv", "github", "q1.csv"} & set(words):
            found.append((command.parent, words))
            if words[0] == "report":
                found.append((command.parent, [*words, *MORE]))
    return found


def named(value: object) -> str:
    """A case by its folder, or by whether more is asked for."""
    return value.relative_to(GOLDEN).as_posix() if isinstance(value, Path) else "more" if MORE[0] in str(value) else ""


@pytest.fixture
def told_in_one_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command tells its result in the language of one letter."""
    for room in (language, calculating, checking):
        monkeypatch.setattr(room, "language_of", lambda *_: ONE_LETTER)


@pytest.mark.usefixtures("told_in_one_letter")
@pytest.mark.parametrize(("case", "words"), commands(), ids=named)
def test_nothing_is_left_in_english(
    case: Path, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a golden case shows has no words but those of its own data."""
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    for name in ("stdout", "stderr", "exit", "command"):
        (tmp_path / name).unlink(missing_ok=True)
    monkeypatch.chdir(tmp_path)
    code = run(["stdin" if word == "-" else word for word in words])
    out = capfd.readouterr().out
    allowed = data_of(tmp_path) | FIGURES | (words_in(words) if words[0] == "calc" else set())
    assert set(WORD.findall(out)) - allowed == set()
    assert LETTER in out or code == NO_VERDICT


@given(cases())
def test_generated_reports_have_no_english(case: Case) -> None:
    """The tables and explanations of any report have no words but the plan's names."""
    report = report_of(case.plan, case.rows, case.asked)
    page = tabulate(report, verbose=True, language=ONE_LETTER)
    told = [plain(page), *(text for pair in explained(report, language=ONE_LETTER) for text in pair)]
    assert words_in(told) - words_in((METRIC, *SEGMENTS, *BRANCHES)) == set()


@pytest.mark.parametrize("face", [text, concise, github])
def test_findings_have_no_english(face: object) -> None:
    """What is said of findings has no words but those of the text, the plan and what a forge asks for."""
    assert callable(face)
    forge = words_in(("error warning notice file line col endColumn title attain",)) if face is github else set()
    for view in (wrong_statement(), FindingsView(plan_findings())):
        told = face(FindingsView(view.findings, prose=view.prose, language=ONE_LETTER))
        data = [(f.text, f.source, f.scope, f.unit, f.place) for f in view.findings]
        prose = [each.text for each in view.prose.values()]
        names = words_in(("ScopeName(metric segment branch period None",)) if face is github else set()
        assert words_in((told,)) - words_in((*data, *prose)) - FIGURES - forge - names == set()


def test_machines_are_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """CSV and JSON have the same bytes in every language."""
    shutil.copytree(GOLDEN / "explain-lines" / "every-kind", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for words in (["report", "--explain"], ["trend"], ["rank"]):
        for form in ("json", "csv"):
            outs = []
            for lang in (None, *get_args(Locale)):
                spoken = [] if lang is None else ["--lang", lang]
                assert run([*words, "--quarter", "Q1", "--format", form, *spoken]) == 0
                outs.append(capfd.readouterr().out)
            assert all(one == other for one, other in pairwise(outs)), words


# What looks like a sentence and is said to nobody, or is no word of a report.
NOT_SAID = {
    "finding_codes.py": "the first lines of the pages that `attain explain` shows, which are English",
    "dates.py": "patterns of dates",
    "gauges.py": "what monitoring is told of its gauges",
    "picked.py": "a problem, and problems are told in English",
    "progress.py": "how far a reading is: talk on stderr, which is English as problems are",
    "records.py": "the coverage of a CSV",
}
SENTENCE = re.compile(r"[A-Za-z]{2,}\W* [A-Za-z]|^[A-Z][a-z]+$|^[a-z]{2,} | [a-z]{2,}")
MARKS = ("say", "counted", "marked")


def unmarked(path: Path) -> list[str]:
    """The sentences of a module that no translator would find, with their lines."""
    tree = ast.parse(path.read_text("utf-8"))
    marked: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            marked.add(id(node.body[0].value))  # type: ignore[attr-defined]
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            marked |= {id(argument) for argument in node.args} if name in (*MARKS, "TypeVar") else set()
        elif isinstance(node, ast.Dict):
            marked |= {id(key) for key in node.keys}
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            marked |= {id(name) for name in ast.walk(node.value)}
    return [
        f"{path.name}:{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in marked
        if SENTENCE.search(node.value)
    ]


def test_every_sentence_is_marked() -> None:
    """A sentence in the table room stands where translators find it."""
    found = [line for path in sorted(TABLES.glob("*.py")) if path.name not in NOT_SAID for line in unmarked(path)]
    assert found == []


def test_every_text_is_said_whole() -> None:
    """What is said is a text, not one put together on the way: `say` is given no f-string and no sum."""
    for path in sorted(TABLES.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in MARKS:
                    assert not isinstance(node.args[0], (ast.JoinedStr, ast.BinOp)), f"{path.name}:{node.lineno}"


def test_every_verdict_on_a_row_is_told() -> None:
    """Each verdict on a row of actuals has its words."""
    from attain.compute.origin import Verdict

    assert set(VERDICTS) == set(get_args(Verdict))
