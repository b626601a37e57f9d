"""With the cache and without it the output is the same, byte for byte, whatever happens to the files between runs."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attain
from attain import api
from attain.actuals.totals import Key, Total
from attain.cache import Cache, merged
from attain.cache.plans import load_plan as load_kept
from attain.cache.reading import digests_of
from attain.cli.run import run
from attain.errors import InputError
from attain.loading import load_plan
from attain.model import kept
from attain.period import Calendar
from tests.test_golden import CASES, EXPECTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from attain.actuals.parts import SourceTotals
    from attain.actuals.source import Source
    from attain.actuals.totals import Totals
    from attain.errors import Problem

PLAN = """\
version: 1
title: Sales
metrics:
  sales: {unit: EUR, kind: flow}
  staff: {unit: people, kind: stock, aliases: [head]}
branches: {north: {aliases: [n]}, south: South}
targets:
  - {metric: sales, period: 2018, target: 1000}
  - {metric: sales, branch: south, period: 2018, target: 400}
  - {metric: staff, period: 2018, target: 10}
stated:
  - {metric: sales, period: 2018-Q1, actual: "300", target: "1000", attainment: "30%"}
"""
# Rows in which nothing is wrong, each of which would be read otherwise under another plan.
CLEAN = {
    "a": ["2018-01-05,north,sales,100", "2018-01-31,n,head,4"],
    "b": ["2018-02-14,south,sales,50.250"],
    "c": ["2018-03-31,south,staff,6", "2018-04-01,south,sales,1"],
}
HEAD = "date,branch,metric,value\n"
TICK = 0.02  # seconds in which every file system's clock has gone on


class Heard(io.TextIOWrapper):
    """A stream that keeps what is written to it."""

    def __init__(self) -> None:
        """UTF-8, line ends as they are."""
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def text(self) -> str:
        """All of it."""
        self.flush()
        kept_ = self.buffer
        assert isinstance(kept_, io.BytesIO)
        return kept_.getvalue().decode("utf-8")


def outcome(words: Sequence[str], stdin: bytes = b"") -> tuple[int, str, str]:
    """What a command line leaves: its exit code, its output, its talk."""
    out, err = Heard(), Heard()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        return run(words), out.text(), err.text()


def same_with_and_without(words: Sequence[str], stdin: bytes = b"") -> tuple[int, str, str]:
    """The outcome, after it was the same without the cache, with what it holds, and with what it holds by now."""
    bare = outcome([*words, "--no-cache"], stdin)
    assert outcome(words, stdin) == bare
    assert outcome(words, stdin) == bare
    return bare


@pytest.fixture
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, for the command line too."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("ATTAIN_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan and three files of actuals to run in."""
    monkeypatch.chdir(tmp_path)
    make_folder(CLEAN)
    return tmp_path


def make_folder(files: dict[str, list[str]]) -> None:
    """The plan and files of rows, in the working folder."""
    Path("targets.yaml").write_text(PLAN, "utf-8")
    Path("actuals").mkdir()
    for name, rows in files.items():
        Path(f"actuals/{name}.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")


@contextlib.contextmanager
def clock_ahead() -> Iterator[None]:
    """A clock a minute ahead for the cache, so that files of this very second are old enough to be trusted."""
    now = time.time_ns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("attain.cache.fingerprint.time.time_ns", lambda: now() + 60 * 10**9)
        patch.setattr("attain.cache.shelf.time.time_ns", lambda: now() + 60 * 10**9)
        yield


# Rows that are in order, that warn, that are wrong, and that are wrong only beside each other.
ROWS = (
    "2018-01-05,north,sales,100",
    "2018-01-05,n,sales,100.0",
    "2018-02-14,south,sales,50.25",
    "2018-03-31,south,staff,6",
    "2018-03,south,staff,7",
    "2018-Q1,north,sales,90",
    "2018-03-31,north,head,3",
    "2018-12-31,north,sales,-0.75",
    "2019-01-01,north,sales,1",
    "2018-05-05,north,sales,1.23456",
    "2018-05-05,west,sales,1",
    "2018-05-05,north,sales,x",
    "2018-05-05,north,sales",
)
COMMANDS = (
    "report --format json",
    "report --quarter Q1 --format csv",
    "report --as-of 2018-02-10 --format json",
    "report --month 2 --only --actuals actuals/a.csv --format csv",
    "trend --format csv",
    "rank --format csv",
    "rows --metric sales --format csv",
    "check --format json",
    "validate --format json",
)


def _append(data: st.DataObject, path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{data.draw(st.sampled_from(ROWS))}\n")


def _touch(_: st.DataObject, path: Path) -> None:
    os.utime(path)


def _same_size(_: st.DataObject, path: Path) -> None:
    before = path.stat()
    path.write_text(path.read_text("utf-8").translate(str.maketrans("123456", "234561")), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace(data: st.DataObject, path: Path) -> None:
    other = path.with_suffix(".new")
    shutil.copy2(path, other)
    _append(data, other)
    other.replace(path)


def _rename(data: st.DataObject, path: Path) -> None:
    path.rename(path.with_name(f"{data.draw(st.sampled_from('defg'))}.csv"))


def _swap(data: st.DataObject, path: Path) -> None:
    other = data.draw(st.sampled_from(sorted(path.parent.glob("*.csv"))))
    if other != path:
        path.rename("aside")
        other.rename(path)
        Path("aside").rename(other)


def _remove(_: st.DataObject, path: Path) -> None:
    path.unlink()


def _add(data: st.DataObject, path: Path) -> None:
    name = data.draw(st.sampled_from("defg"))
    rows = data.draw(st.lists(st.sampled_from(ROWS), max_size=3))
    path.with_name(f"{name}.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")


PLAN_EDITS = (
    ("target: 400", "target: 500"),
    ("aliases: [n]", "aliases: [n, west]"),
    ("aliases: [head]", "aliases: [crew]"),
    ("title: Sales", "title: Sales of all"),
    ("period: 2018, target", "period: 2021, target"),
    ("kind: stock", "kind: average"),
    ("unit: EUR", "unit: people"),
    ("version: 1", "version: 1\nlocale: id"),
    ("version: 1", "version: 1\nactuals: {number_format: id}"),
    ("version: 1", "version: 1\nfiscal_year_start: 2"),
    ("branches: {north: {aliases: [n]}, south: South}\n", ""),
)


def _plan(data: st.DataObject, _: Path) -> None:
    edit_plan(*data.draw(st.sampled_from(PLAN_EDITS)))


def edit_plan(old: str, new: str) -> None:
    """Write something else in the plan; in place of nothing, all of it anew."""
    path = Path("targets.yaml")
    path.write_text(path.read_text("utf-8").replace(old, new) if old else PLAN, "utf-8")


# A plan is edited as often as a file in one of these ways.
EDITS = (_append, _touch, _same_size, _replace, _rename, _swap, _remove, _add, _plan, _plan, _plan)


@given(st.data(), st.booleans())
@settings(deadline=None)
def test_the_cache_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, trusting: bool
) -> None:
    """Files and plan are edited at random between runs of commands; every output is the one without a cache."""
    folder = tmp_path_factory.mktemp("run")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("ATTAIN_CACHE_DIR", str(folder / "cache"))
        rows = st.lists(st.sampled_from(ROWS), max_size=2)
        make_folder({**CLEAN, **data.draw(st.dictionaries(st.sampled_from("abd"), rows, max_size=2))})
        for _ in range(data.draw(st.integers(1, 4))):
            for command in data.draw(st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=2)):
                with clock_ahead() if trusting else contextlib.nullcontext():
                    same_with_and_without(command.split())
            edit = data.draw(st.sampled_from(EDITS))
            listed = sorted(Path("actuals").glob("*.csv"))
            if listed:
                # Trust is right only once the clock has gone on: what the two seconds are there for.
                time.sleep(TICK if trusting else 0)
                edit(data, data.draw(st.sampled_from(listed)))


@pytest.mark.usefixtures("here", "cache_folder")
@pytest.mark.parametrize("edit", PLAN_EDITS, ids=[new or "nothing" for _, new in PLAN_EDITS])
def test_an_edited_plan_shows(edit: tuple[str, str]) -> None:
    """Every command says what it says without the cache, before an edit of the plan, after it, and after undoing it."""
    for turn in (("", ""), edit, ("", "")):
        edit_plan(*turn)
        for command in COMMANDS:
            same_with_and_without(command.split())


@pytest.mark.parametrize("case", CASES, ids=[f"{path.parent.name}-{path.name}" for path in CASES])
def test_golden_cases_again(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache_folder: Path) -> None:
    """Every golden command leaves the same without a cache, with an empty one, and with the one that it left."""
    _, *words = shlex.split((case / "command").read_text("utf-8"))
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    told = []
    for folder in ("", str(cache_folder), str(cache_folder)):
        monkeypatch.chdir(tmp_path)
        shutil.rmtree("run", ignore_errors=True)
        shutil.copytree(case, "run")
        monkeypatch.chdir("run")
        for name in (*EXPECTED, "command", "stdin"):
            Path(name).unlink(missing_ok=True)
        monkeypatch.setenv("ATTAIN_CACHE_DIR", folder)
        left = outcome(words, stdin)
        told.append((left, {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}))
    assert told[0] == told[1] == told[2]


def entries(folder: Path, kind: str) -> list[Path]:
    """The files of a cache that hold one kind of thing."""
    return sorted(path for path in folder.rglob(f"{kind}-*"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are read by rows."""
    from attain.actuals import rows

    found: list[str] = []
    real = rows.read_source

    def listening(source: Source, *rest: Any) -> SourceTotals:
        found.append(source.name)
        return real(source, *rest)

    monkeypatch.setattr("attain.actuals.rows.read_source", listening)
    return found


def totals(cache: Cache | None, *cuts: date) -> tuple[Totals, list[Problem]]:
    """The totals here, by way of a cache, as a command would get them."""
    plan = api.load("targets.yaml", cache=cache)
    found, problems = api.totals_of(
        plan, sorted(str(path) for path in Path("actuals").glob("*.csv")), cuts, api.Means(cache=cache)
    )
    return found, problems


@pytest.fixture
def cache(cache_folder: Path) -> Cache:
    """The cache that the command line has, too."""
    return Cache(str(cache_folder))


@pytest.mark.usefixtures("here")
def test_only_what_changed_is_read(cache: Cache, read: list[str]) -> None:
    """A new file and a changed one are read, the others not; then none is."""
    totals(cache)
    assert read == ["actuals/a.csv", "actuals/b.csv", "actuals/c.csv"]
    del read[:]
    Path("actuals/d.csv").write_text(f"{HEAD}2018-07,north,sales,5\n", "utf-8")
    with Path("actuals/b.csv").open("a", encoding="utf-8") as file:
        file.write("2018-08,south,sales,5\n")
    found, _ = totals(cache)
    assert read == ["actuals/b.csv", "actuals/d.csv"]
    del read[:]
    assert totals(cache)[0] == found
    assert read == []
    assert found.inputs == totals(None)[0].inputs


@pytest.mark.usefixtures("here")
def test_what_a_target_asks_for_costs_no_reading(cache: Cache, read: list[str]) -> None:
    """Another figure, title or stated figure reads nothing anew; another alias does, and a cut inside a month."""
    totals(cache)
    del read[:]
    for old, new in (("target: 400", "target: 500"), ("title: Sales", "title: All"), ('"300"', '"301"')):
        Path("targets.yaml").write_text(
            Path("targets.yaml").read_text("utf-8").replace(old, new) if old else PLAN, "utf-8"
        )
        totals(cache)
    totals(cache, date(2018, 2, 1))
    assert read == []
    totals(cache, date(2018, 2, 11))
    assert len(read) == 3
    Path("targets.yaml").write_text(PLAN.replace("aliases: [n]", "aliases: [n, w]"), "utf-8")
    totals(cache)
    assert len(read) == 6


@pytest.mark.usefixtures("here")
def test_sources_with_problems_are_read_again(cache: Cache, read: list[str]) -> None:
    """A warning in one file is told each time; the files without one stay on the shelf."""
    with Path("actuals/b.csv").open("a", encoding="utf-8") as file:
        file.write("2018-05-05,north,sales,1.23456\n")
    first = totals(cache)
    assert [problem.code for problem in first[1]] == ["A028"]
    del read[:]
    assert totals(cache) == first
    assert read == ["actuals/b.csv"]


@pytest.mark.usefixtures("here")
def test_problems_between_files_are_found_again(cache: Cache, cache_folder: Path) -> None:
    """Rows that stand in two files, each in order by itself, are told in every run, with the place of both."""
    Path("actuals/d.csv").write_text(HEAD + f"{ROWS[0]}\n", "utf-8")
    first = totals(cache)
    assert [problem.code for problem in first[1]] == ["A038"]
    assert entries(cache_folder, "sources")
    assert not entries(cache_folder, "together")
    assert totals(cache) == first == totals(None)


@pytest.mark.usefixtures("here")
def test_nothing_is_kept_of_standard_input(cache_folder: Path) -> None:
    """Rows from a pipe are read each time, and what else was read beside them is kept."""
    words = ["report", "--format", "json", "-a", "-", "-a", "actuals/a.csv"]
    _, first, _ = same_with_and_without(words, f"{HEAD}2018-07,north,sales,5\n".encode())
    _, second, _ = same_with_and_without(words, f"{HEAD}2018-07,north,sales,6\n".encode())
    assert first != second
    assert not entries(cache_folder, "together")


@pytest.mark.usefixtures("here")
def test_no_cache_leaves_none(cache_folder: Path) -> None:
    """--no-cache writes nothing and reads nothing that was written; the variable without a value is the same."""
    words = ["report", "--format", "json"]
    assert outcome([*words, "--no-cache"])[0] == 0
    assert list(cache_folder.iterdir()) == []
    outcome(words)
    for path in entries(cache_folder, "*"):
        path.write_bytes(b"broken")
    assert outcome([*words, "--no-cache"])[0] == 0
    assert {path.read_bytes() for path in entries(cache_folder, "*")} == {b"broken"}


@pytest.mark.usefixtures("here")
def test_broken_entries_are_made_anew(cache_folder: Path) -> None:
    """Whatever of the cache is broken, alone or with the rest, the output stays, and the entry is whole again."""
    words = ["report", "--format", "json"]
    first = outcome(words)
    whole = {path: path.read_bytes() for path in entries(cache_folder, "*")}
    assert len(whole) == 3
    for path in (*whole, None):
        for broken in whole if path is None else [path]:
            broken.write_bytes(whole[broken][:-1])
        assert outcome(words) == first
        for name in ("plan", "together"):
            assert [path.stat().st_size for path in entries(cache_folder, name)] == [
                len(data) for path, data in whole.items() if path.name.startswith(name)
            ]


@pytest.mark.usefixtures("here")
def test_a_file_without_permission_is_told(cache: Cache) -> None:
    """A file that could be read yesterday and cannot be read today is a problem, not yesterday's figures."""
    totals(cache)
    Path("actuals/a.csv").unlink()
    Path("actuals/a.csv").mkdir()
    plan = api.load("targets.yaml", cache=cache)
    _, problems = api.totals_of(plan, ["actuals/a.csv", "actuals/b.csv", "actuals/c.csv"], means=api.Means(cache=cache))
    assert [problem.code for problem in problems] == ["A001"]


def test_merged_totals_come_back() -> None:
    """Every digit, every None, every run of days, in their order."""
    calendar = Calendar(4)
    names = ("2018", "2018-Q1", "2018-03", "2018-03-31")
    days = [calendar.parse(name) for name in names]
    found = {
        Key("b", None, None): tuple(
            Total(period, Decimal(text), number, period.last, None if number % 2 else Decimal("-0.0"))
            for number, (period, text) in enumerate(zip(days, ("1E+3", "-0.00", "0.10", "9" * 70), strict=True))
        ),
        Key("a", "x", None): (Total(days[0], Decimal("1.50"), 1, date(2018, 1, 1), Decimal("1.50")),),
        Key("a", None, "y"): (),
    }
    back = merged.by_key_of(merged.data_of(found))
    assert list(back.items()) == list(found.items())
    assert repr(back) == repr(found)  # 1.50 is not 1.5


@pytest.mark.usefixtures("here")
def test_the_digest_is_the_same_for_a_kept_plan(cache: Cache) -> None:
    """A plan reads alike whether Pydantic or the cache made it; every field that is not known to be idle counts."""
    plan = load_plan("targets.yaml").plan
    assert plan is not None
    load_kept("targets.yaml", cache)
    back = load_kept("targets.yaml", cache).plan
    assert isinstance(back, kept.Plan)
    assert digests_of(back) == digests_of(plan) == cache.noted(back, lambda _: ("made", "anew"))
    for update in (
        {"locale": "en"},
        {"fiscal_year_start": 4},
        {"fiscal_year_label": "start"},
        {"branches": {}},
        {"segments": dict(plan.branches)},
        {"targets": plan.targets[:1]},
        {"actuals": plan.actuals.model_copy(update={"columns": {"date": "day"}})},
        {"actuals": plan.actuals.model_copy(update={"delimiter": ";"})},
        {"metrics": {**plan.metrics, "sales": plan.metrics["sales"].model_copy(update={"unit": "USD"})}},
        {"metrics": {**plan.metrics, "sales": plan.metrics["sales"].model_copy(update={"number_format": "id"})}},
    ):
        assert digests_of(plan.model_copy(update=update))[0] != digests_of(plan)[0], update
    later = plan.targets[0].model_copy(update={"period": plan.calendar.parse("2019")})
    moved = digests_of(plan.model_copy(update={"targets": (later, *plan.targets[1:])}))
    assert (moved[0] == digests_of(plan)[0], moved[1] == digests_of(plan)[1]) == (True, False)


@pytest.mark.usefixtures("here")
def test_hashes_that_were_made_late_are_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file that was read without its hash, the hash is made where it is shown, once, if the file is the same."""
    ends: list[Callable[[], None]] = []
    monkeypatch.setattr("attain.cache.hashes.atexit.register", ends.append)
    files = ["actuals/a.csv", "actuals/b.csv"]
    with clock_ahead():
        plan = api.load("targets.yaml", cache=cache)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("attain.model.input.Input.hashed", property(lambda _: False))
            api.totals_of(plan, files, means=api.Means(cache=cache))
        found, _ = api.totals_of(plan, files, means=api.Means(cache=cache))
    assert [file.hashed for file in found.inputs] == [False, False]
    assert found.inputs == api.totals_of(plan, files)[0].inputs
    assert len(ends) == 1
    ends[0]()
    for asked in (files, files[:1]):
        again, _ = api.totals_of(plan, asked, means=api.Means(cache=cache))
        assert {file.hashed for file in again.inputs} == {True}
    del ends[:]
    with clock_ahead(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("attain.model.input.Input.hashed", property(lambda _: False))
        api.totals_of(plan, ["actuals/c.csv"], means=api.Means(cache=cache))
    first, _ = api.totals_of(plan, ["actuals/c.csv"], means=api.Means(cache=cache))
    second, _ = api.totals_of(plan, ["actuals/c.csv"], means=api.Means(cache=cache))
    assert first.inputs[0].sha256
    time.sleep(TICK)
    Path("actuals/c.csv").write_text(f"{HEAD}2018-05,north,sales,7\n", "utf-8")
    with pytest.raises(InputError, match="changed while it was read"):
        _ = second.inputs[0].sha256
    api.totals_of(plan, ["actuals/c.csv"], means=api.Means(cache=cache))
    ends[0]()
    [third], [bare] = (
        api.totals_of(plan, ["actuals/c.csv"], means=api.Means(cache=one))[0].inputs for one in (cache, None)
    )
    assert third.sha256 == bare.sha256 != first.inputs[0].sha256


LOADED = """\
import sys
from attain.cli.run import run
code = run(sys.argv[1:])
print(code, *{name.partition(".")[0] for name in sys.modules} & {"pydantic", "yaml"}, file=sys.stderr)
"""


@pytest.mark.usefixtures("here", "cache_folder")
@pytest.mark.parametrize("command", [*(words for words in COMMANDS if "rows" not in words), "report", "rank", "check"])
def test_a_second_run_needs_no_models(command: str) -> None:
    """Where nothing has changed, neither Pydantic nor YAML is loaded."""
    told = []
    for _ in range(2):
        words = [sys.executable, "-c", LOADED, *command.split()]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        told.append(set(done.stderr.splitlines()[-1].split()))
    assert told == [{"0", "pydantic", "yaml"}, {"0"}]


@pytest.mark.usefixtures("here", "cache_folder")
def test_one_changed_file_needs_no_models() -> None:
    """The rows of a kept plan are as plain as the plan, and no less judged."""
    words = [sys.executable, "-c", LOADED, "report"]
    subprocess.run(words, capture_output=True, check=True)
    with Path("actuals/a.csv").open("a", encoding="utf-8") as file:
        file.write("2018-04,north,sales,1000\n")
    kept = subprocess.run(words, capture_output=True, text=True, check=True)
    assert kept.stderr.split() == ["0"]
    bare = subprocess.run([*words, "--no-cache"], capture_output=True, text=True, check=True)
    assert kept.stdout == bare.stdout
    with Path("actuals/a.csv").open("a", encoding="utf-8") as file:
        file.write("2018-04,north,sales,no\n")
    refused = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "error[A021]: not a number: no" in refused.stderr


@pytest.mark.usefixtures("here")
def test_runs_at_once_do_not_disturb_each_other(cache_folder: Path) -> None:
    """Six processes that find the cache empty and write it at the same time print the same as one alone."""
    words = [sys.executable, "-m", "attain", "report", "--format", "json"]
    runs = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) for _ in range(6)]
    outputs = {run.communicate(timeout=120)[0] for run in runs}
    assert outputs == {outcome(["report", "--format", "json", "--no-cache"])[1]}
    assert {path.name.partition("-")[0] for path in entries(cache_folder, "*")} == {"plan", "sources", "together"}
    assert not list(cache_folder.rglob("*.draft"))


def test_python_gets_models(here: Path) -> None:
    """Python's own load gives the models and asks no cache, for they are what its callers may build on."""
    assert here.is_dir()
    assert isinstance(attain.load(), attain.Plan)
