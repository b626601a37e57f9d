"""How far a reading is: what readers tell, how it is worded, and how it is drawn on a terminal and gone again."""

from __future__ import annotations

import gzip
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from attain.actuals.rows import read_totals
from attain.cli.progress import Display, watch_on
from attain.engines.files.engine import FileEngine
from attain.loading import load_plan
from attain.table.progress import Standing, progress_line
from tests.large import HEAD, on_terminal, screen, write_plan, write_rows

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from attain.model import Plan

MB = 1_000_000


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (Standing(), "reading actuals"),
        (Standing(elapsed=999), "reading actuals"),
        (Standing(elapsed=12_400), "reading actuals · 12 s"),
        (Standing(rows=1), "reading actuals · 1 row"),
        (Standing(rows=999), "reading actuals · 999 rows"),
        (Standing(rows=412_999), "reading actuals · 412,000 rows"),
        (Standing(rows=3_299_999), "reading actuals · 3.2 million rows"),
        (Standing(rows=31_999_999), "reading actuals · 31 million rows"),
        (Standing(rows=10_000_000_000), "reading actuals · 10 billion rows"),
        (Standing(read=999), "reading actuals · 999 B"),
        (Standing(read=1_999, rows=40, elapsed=3000), "reading actuals · 40 rows · 1.9 kB · 3 s"),
        # 570 MB are left at 135 MB a second: 4.22 seconds, and nobody is promised less.
        (
            Standing(270 * MB, 3_200_000, 840 * MB, elapsed=2000),
            "reading actuals · 3.2 million rows · 270 MB of 840 MB · 32% · 5 s left",
        ),
        (Standing(420 * MB, 0, 840 * MB, elapsed=4000), "reading actuals · 420 MB of 840 MB · 50% · 4 s left"),
        (Standing(840 * MB, 0, 840 * MB, elapsed=9000), "reading actuals · 840 MB of 840 MB · 100%"),
        # A file that grows while it is read.
        (Standing(900 * MB, 0, 840 * MB, elapsed=9000), "reading actuals · 840 MB of 840 MB · 100%"),
        (Standing(MB, 0, 8400 * MB, elapsed=1000), "reading actuals · 1.0 MB of 8.4 GB · 0% · 2 h 19 min left"),
        (Standing(10 * MB, 0, 610 * MB, elapsed=1000), "reading actuals · 10 MB of 610 MB · 1% · 1 min left"),
        (Standing(10 * MB, 0, 910 * MB, elapsed=1000), "reading actuals · 10 MB of 910 MB · 1% · 1 min 30 s left"),
        (Standing(MB, 0, 1201 * MB, elapsed=1000), "reading actuals · 1.0 MB of 1.2 GB · 0% · 20 min left"),
        (Standing(MB, 0, 7201 * MB, elapsed=1000), "reading actuals · 1.0 MB of 7.2 GB · 0% · 2 h left"),
        (Standing(share=(1, 4), elapsed=3000), "reading actuals · 25% · 9 s left"),
        (Standing(size=840 * MB, elapsed=2000), "reading actuals · 2 s"),
    ],
)
def test_the_line(now: Standing, expected: str) -> None:
    """It says what is known, rounds what has been read down and what is left up."""
    assert progress_line(now, 200) == expected


def test_the_line_where_room_is_short() -> None:
    """Parts go, never letters: the share first, the time left last."""
    now = Standing(270 * MB, 3_200_000, 840 * MB, elapsed=2000)
    expected = {
        70: "reading actuals · 3.2 million rows · 270 MB of 840 MB · 32% · 5 s left",
        69: "reading actuals · 3.2 million rows · 270 MB of 840 MB · 5 s left",
        63: "reading actuals · 3.2 million rows · 5 s left",
        44: "reading actuals · 5 s left",
        25: "reading actuals",
        14: "",
    }
    assert {room: progress_line(now, room) for room in expected} == expected
    assert progress_line(now, 200, ascii_only=True).isascii()


class Recorded:
    """A `Watch` that keeps what it is told."""

    def __init__(self) -> None:
        """Told of nothing yet."""
        self.begun: list[int | None] = []
        self.size = self.rows = self.most = self.tells = self.ends = 0

    def begin(self, size: int | None) -> None:
        """Begin anew."""
        self.begun.append(size)
        self.size = self.rows = 0

    def read(self, size: int, rows: int) -> None:
        """Add up."""
        self.size += size
        self.rows += rows
        self.most = max(self.most, self.size)
        self.tells += 1

    def share(self, parts: int, of: int) -> None:
        """Never called."""
        raise AssertionError(f"files know their bytes, and not only {parts} of {of}")

    def end(self) -> None:
        """Count."""
        self.ends += 1


def plan_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    write_plan(folder)
    monkeypatch.chdir(folder)
    plan = load_plan("targets.yaml").plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("packed", [False, True])
def test_who_goes_by_rows_tells_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    """Bytes are those on disk, packed or not; the tells come some hundred rows apart."""
    plan, name = plan_in(tmp_path, monkeypatch), "a.csv"
    rows = write_rows(tmp_path / name, 500_000)
    if packed:
        (tmp_path / "a.csv.gz").write_bytes(gzip.compress((tmp_path / name).read_bytes()))
        name = "a.csv.gz"
    told = Recorded()
    read_totals(plan, [name], watch=told)
    size = (tmp_path / name).stat().st_size
    assert (told.begun, told.size, told.rows, told.ends) == ([size], size, rows, 1)
    assert 10 <= told.tells <= rows // 100


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_duckdb_tells_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """In the end all bytes were told; rows are told by lines, so the header counts."""
    plan = plan_in(tmp_path, monkeypatch)
    rows = write_rows(tmp_path / "a.csv", 500_000)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress((tmp_path / "a.csv").read_bytes()))
    told = Recorded()
    totals, _ = read_totals(plan, [name], engines=[FileEngine(least=0)], watch=told)
    size = (tmp_path / name).stat().st_size
    assert totals.inputs[0].rows == rows
    assert (told.begun, told.size, told.rows, told.ends) == ([size], size, rows + 1, 1)
    assert told.most == size


def test_what_is_read_again_is_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that DuckDB is not sure of is begun anew by rows, and is never told to be longer than it is."""
    plan = plan_in(tmp_path, monkeypatch)
    rows = write_rows(tmp_path / "a.csv", 500_000)
    with (tmp_path / "a.csv").open("a") as file:
        file.write("2018-01-01,north,visits,many,\n")
    told = Recorded()
    _, problems = read_totals(plan, ["a.csv"], engines=[FileEngine(least=0)], watch=told)
    size = (tmp_path / "a.csv").stat().st_size
    assert [problem.code for problem in problems if problem.severity == "error"] == ["A021"]
    assert (told.begun, told.size, told.rows, told.ends) == ([size, size], size, rows + 1, 1)
    assert told.most == size


def test_a_reading_that_fails_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends it, the watch hears of the end."""
    plan, told = plan_in(tmp_path, monkeypatch), Recorded()
    (tmp_path / "a.csv").write_text(f"{HEAD}2018-01-01,north,visits,1,\n", "utf-8")
    monkeypatch.setattr("attain.actuals.rows.merge", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read_totals(plan, ["a.csv"], watch=told)
    assert told.ends == 1


def test_a_line_is_written_over_in_place() -> None:
    """A shorter line leaves nothing of a longer one, and the end leaves nothing at all."""
    now, written = [0], ""

    def write(text: str) -> None:
        nonlocal written
        written += text

    display = Display(write, lambda: 60, clock=lambda: now[0])
    display.draw()
    assert screen(written) == ["reading actuals"]
    display.read(3 * MB, 40_000)
    now[0] = 2_000_000_000
    display.draw()
    assert screen(written) == ["reading actuals · 40,000 rows · 3.0 MB · 2 s"]
    display.begin(MB)
    display.draw()
    assert screen(written) == ["reading actuals"]
    display.end()
    assert screen(written) == [""]
    assert written.endswith("\r")
    display.end()
    assert written.count("reading actuals") == 3


def test_short_readings_draw_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing comes within a second, and for what is small not even a thread is started."""
    written: list[str] = []
    display = Display(written.append, lambda: 80)
    for size in (1000, None):
        display.begin(size)
        time.sleep(0.1)
        display.end()
    assert written == []
    watch_on(sys.stderr).begin(None)  # a file, no terminal
    assert capfd.readouterr().err == ""


# The encoding is read by rows alone: about three seconds for half a million of them.
BY_ROWS = ", encoding: cp1252"
MANY = 15 * MB


def test_it_is_drawn_and_gone(tmp_path: Path) -> None:
    """On a terminal the line comes, within its width, and is gone before the end; the data is the same without."""
    write_plan(tmp_path, BY_ROWS)
    write_rows(tmp_path / "a.csv", MANY)
    words = ["report", "--year", "2018", "--format", "csv"]
    code, out, drawn = on_terminal(words, tmp_path, 60, lambda *_: None)
    assert code == 0
    assert out.startswith("period,as_of,")
    lines = [line.rstrip() for line in drawn.split("\r") if line.strip()]
    assert lines
    assert all(line.startswith("reading actuals") and len(line) < 60 for line in lines)
    assert " rows · " in lines[-1]
    assert screen(drawn) == [""]


def test_problems_come_after_the_line(tmp_path: Path) -> None:
    """What is told in the end stands alone, whatever was drawn before; where the stream is ASCII the line is, too."""
    write_plan(tmp_path, BY_ROWS)
    write_rows(tmp_path / "a.csv", MANY)
    with (tmp_path / "a.csv").open("a") as file:
        file.write("2018-01-01,north,visits,many,\n")
    code, out, drawn = on_terminal(["report"], tmp_path, 100, lambda *_: None, PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert (code, out) == (2, "")
    assert drawn.isascii()
    assert " rows | " in drawn
    assert screen(drawn)[0] == "error[A021]: not a number: many"


def test_nothing_is_drawn_on_a_dumb_terminal(tmp_path: Path) -> None:
    """Where a line cannot be written over there is none; Ctrl-C is heard all the same."""
    write_plan(tmp_path, BY_ROWS)
    write_rows(tmp_path / "a.csv", 4 * MANY)

    def stop_later(process: subprocess.Popen[bytes], drawn: str) -> None:
        if not drawn:
            threading.Timer(2.5, process.send_signal, [signal.SIGINT]).start()

    assert on_terminal(["report"], tmp_path, 80, stop_later, TERM="dumb") == (130, "", "")
