"""How much memory reading may take: as it is typed, as DuckDB gets it, and what is told where it does not suffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

import attain
from attain.actuals.memory import bytes_of
from attain.actuals.source import Wanted
from attain.cli.run import run
from attain.engines.databases.driver import Refusal, opened
from attain.engines.files.session import session
from attain.model import Plan
from attain.model.addresses import Address
from tests.large import write_plan, write_rows

if TYPE_CHECKING:
    from pathlib import Path

PLAN = Plan(metrics={})


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("128MB", 128_000_000),
        ("512mb", 512_000_000),
        ("2GB", 2_000_000_000),
        ("1.5 GB", 1_500_000_000),
        ("1GiB", 1_073_741_824),
        ("0.25GiB", 268_435_456),
        ("200000KB", 200_000_000),
        ("1TB", 10**12),
    ],
)
def test_sizes(text: str, size: int) -> None:
    """MB counts by thousands, MiB by 1024."""
    assert bytes_of(text) == size


@pytest.mark.parametrize(
    "text", ["", "512", "MB", "-1GB", "1e9MB", "1,5GB", "2 GBs", "1_000MB", "80%", "٣GB", "2GB\n3"]
)
def test_what_is_no_size(text: str) -> None:
    """A size has a unit; nothing is guessed."""
    with pytest.raises(attain.UsageError) as refused:
        bytes_of(text)
    assert refused.value.problem.code == "A205"


@pytest.mark.parametrize("text", ["0GB", "127MB", "122MiB"])
def test_what_is_too_little(text: str) -> None:
    """Below 128 MB DuckDB cannot even begin with a CSV file."""
    with pytest.raises(attain.UsageError) as refused:
        bytes_of(text)
    assert refused.value.problem.code == "A208"


def asked_of(memory: int | None, setting: str) -> object:
    with session(memory) as connection:
        (row,) = connection.execute(f"select current_setting('{setting}')").fetchall()
    return row[0]


def test_what_duckdb_gets() -> None:
    """The limit, 512 MB where there is none, and no more threads than have room in it."""
    assert asked_of(None, "memory_limit") == "488.2 MiB"
    assert asked_of(2**30, "memory_limit") == "1.0 GiB"
    threads = asked_of(128_000_000, "threads")
    assert isinstance(threads, int)
    assert 1 <= threads <= 3


@pytest.mark.parametrize("url", ["duckdb:a.duckdb"])
def test_what_a_database_gets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """It is bound as well, spills into a folder of its own, and says where memory does not suffice."""
    monkeypatch.chdir(tmp_path)
    with duckdb.connect("a.duckdb") as made:
        made.execute("create table t as select range as value from range(2000000)")
    driver = opened(Address(url, "t"), Wanted(PLAN, memory=300_000_000))
    ((limit, folder),) = driver.rows("select current_setting('memory_limit'), current_setting('temp_directory')")
    assert limit == "286.1 MiB"
    assert "attain-" in str(folder)
    list(driver.rows("set memory_limit = '1MB'"))
    with pytest.raises(Refusal) as refused:
        list(driver.rows("select value, count(*) from t group by value"))
    driver.close()
    assert (refused.value.code, refused.value.mend) == ("A208", "allow more: --memory-limit 2GB")
    assert [path.name for path in tmp_path.iterdir()] == ["a.duckdb"]


def test_the_limit_changes_no_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least memory and plenty of it give the same report, by command and in Python."""
    write_plan(tmp_path)
    write_rows(tmp_path / "a.csv", 70_000_000)
    monkeypatch.chdir(tmp_path)
    for size in ("128MB", "4GB"):
        assert run(["report", "--memory-limit", size, "-o", f"{size}.csv"]) == 0
    assert (tmp_path / "128MB.csv").read_bytes() == (tmp_path / "4GB.csv").read_bytes()
    report = attain.report(attain.load("targets.yaml"), "2018", memory_limit="128MB")
    assert f",{report.lines[0].actual}," in (tmp_path / "4GB.csv").read_text()


def test_refused_in_python() -> None:
    """The API refuses what the command line does."""
    for call in (
        lambda: attain.report(PLAN, "2018", memory_limit="64MB"),
        lambda: attain.check_plan(PLAN, memory_limit="2"),
    ):
        with pytest.raises(attain.UsageError):
            call()


COMMANDS = ["report", "trend", "rank", "rows --metric participants", "export a.csv", "check", "validate"]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_that_reads_takes_it(words: str, capfd: pytest.CaptureFixture[str]) -> None:
    """It is refused everywhere in the same words, and taken everywhere."""
    assert run([*words.split(), "--memory-limit", "1MB"]) == 2
    assert "error[A208]: 1MB is too little memory to read with" in capfd.readouterr().err
    assert run([*words.split(), "--memory-limit", "1GiB"]) in (0, 1)


@pytest.mark.usefixtures("example")
def test_a_machine_without_memory(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """It is told as what it is, and not as a fault of attain."""

    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("attain.api.compute", full)
    assert run(["report"]) == 2
    out, err = capfd.readouterr()
    assert (out, err.splitlines()[0]) == ("", "error[A208]: there is not enough memory")
