"""Ctrl-C and SIGTERM in the midst of a long reading: the end comes at once, and nothing half-written is left."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from typing import TYPE_CHECKING

import pytest

from attain.actuals.source import hash_of
from tests.large import ATTAIN, on_terminal, screen, write_plan, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AT_ONCE = 5  # seconds, on a machine that does much else; the readings below would take longer by far or nearly so


def until(there: Callable[[], object]) -> None:
    """Wait for something that comes within a minute."""
    end = time.monotonic() + 60
    while not there():
        assert time.monotonic() < end
        time.sleep(0.01)


def files_in(folder: Path) -> list[str]:
    """Everything that lies in a folder, by name."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_while_duckdb_reads(tmp_path: Path, number: int, code: int) -> None:
    """The query ends with the process; no folder to spill into stays, no draft of the report, nothing of a cache."""
    work, spill, cache = (tmp_path / name for name in ("work", "spill", "cache"))
    for folder in (work, spill, cache):
        folder.mkdir()
    write_plan(work)
    write_rows(work / "a.csv", 240_000_000)
    environment = {**os.environ, "TMPDIR": str(spill), "ATTAIN_CACHE_DIR": str(cache)}
    words = ["report", "--output", "report.csv"]
    process = subprocess.Popen(
        [*ATTAIN, *words], cwd=work, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until(lambda: list(spill.iterdir()))  # it is made where the query begins
    time.sleep(0.15)
    process.send_signal(number)
    sent = time.monotonic()
    out, err = process.communicate()
    assert time.monotonic() - sent < AT_ONCE
    assert (process.returncode, out, err) == (code, b"", b"")
    assert files_in(work) == ["a.csv", "targets.yaml"]
    assert list(spill.iterdir()) == []
    assert [name for name in files_in(cache) if not name.startswith("v1/plan-")] == []


def test_while_rows_are_read(tmp_path: Path) -> None:
    """The line on the terminal goes with the process, and the next thing there stands in an empty line."""
    write_plan(tmp_path, ", encoding: cp1252")
    write_rows(tmp_path / "a.csv", 90_000_000)
    stopped: list[float] = []

    def stop(process: subprocess.Popen[bytes], drawn: str) -> None:
        if " rows · " in drawn and not stopped:
            stopped.append(time.monotonic())
            process.send_signal(signal.SIGINT)

    code, out, drawn = on_terminal(["report", "--output", "report.csv"], tmp_path, 80, stop)
    assert (code, out) == (130, "")
    assert time.monotonic() - stopped[0] < AT_ONCE
    assert screen(drawn) == [""]
    assert drawn.endswith("\r")
    assert files_in(tmp_path) == ["a.csv", "targets.yaml"]


def test_while_a_file_is_hashed(tmp_path: Path) -> None:
    """A hash takes a second for each gigabyte, and can be given up in between."""
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(50 << 30)  # a hole: no disk is written
    threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT]).start()
    with pytest.raises(KeyboardInterrupt):
        hash_of(str(tmp_path / "a.csv"))


def test_before_anything_is_read(tmp_path: Path) -> None:
    """A signal that comes while modules are imported leaves no traceback either."""
    write_plan(tmp_path)
    code = (
        "import os, signal, sys\n"
        "from attain.__main__ import main\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'attain.cli.run': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "sys.argv = ['attain', 'report']\n"
        "main()\n"
    )
    done = subprocess.run([*ATTAIN[:1], "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


ENDLESS = "with recursive r(i) as (select 1 union all select i + 1 from r) select i from r where i < 0"
BUSY = "select a.range from range(1000000) a, range(1000000) b where sin(a.range * b.range) > 2"


@pytest.mark.parametrize(
    ("url", "query"), [("sqlite:a.db", ENDLESS), ("duckdb:a.duckdb", BUSY)], ids=["sqlite", "duckdb"]
)
def test_while_a_database_works(tmp_path: Path, url: str, query: str) -> None:
    """A statement that would never end does, and on a terminal the wait is shown."""
    import sqlite3

    import duckdb

    sqlite3.connect(tmp_path / "a.db").close()
    duckdb.connect(str(tmp_path / "a.duckdb")).close()
    column = "i" if url.startswith("sqlite") else "range"
    asked = f"select '2018-01-01' as date, {column} as value from ({query}) as none"  # noqa: S608 - the test's own
    (tmp_path / "targets.yaml").write_text(
        "version: 1\nmetrics: {visits: {kind: flow}}\ntargets: [{metric: visits, period: 2018, target: 1}]\n"
        f'actuals: {{sources: [{{url: "{url}", query: "{asked}"}}]}}\n',
        "utf-8",
    )
    spill = tmp_path / "spill"
    spill.mkdir()
    stopped: list[float] = []

    def stop(process: subprocess.Popen[bytes], drawn: str) -> None:
        if " s" in drawn and not stopped:
            stopped.append(time.monotonic())
            process.send_signal(signal.SIGINT)

    code, out, drawn = on_terminal(["report"], tmp_path, 80, stop, TMPDIR=str(spill))
    assert (code, out) == (130, "")
    assert time.monotonic() - stopped[0] < AT_ONCE
    assert drawn.startswith("\rreading actuals")
    assert screen(drawn) == [""]
    assert list(spill.iterdir()) == []
