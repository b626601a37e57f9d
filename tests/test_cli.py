"""The command line: exit codes, streams, colour, width, files that appear whole."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attain.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path

ATTAIN = [sys.executable, "-m", "attain"]


def on_terminal(columns: int, *arguments: str, **environment: str) -> str:
    """What a command prints on a terminal of that width."""
    parent, child = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen([*ATTAIN, *arguments], stdout=child, stderr=child, env={**os.environ, **environment})
    os.close(child)
    printed = b""
    while True:
        try:
            part = os.read(parent, 65536)
        except OSError:
            break
        if not part:
            break
        printed += part
    process.wait()
    os.close(parent)
    return printed.decode().replace("\r\n", "\n")


@pytest.mark.usefixtures("example")
def test_a_missed_target_is_no_failure(capfd: pytest.CaptureFixture[str]) -> None:
    """`report` ends with 0 whatever the figures say, and says nothing on stderr."""
    assert run(["report", "--quarter", "Q1"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    for figure in ("42.3%", "56.7%", "32.6%", "169.3%", "227.0%", "130.4%"):
        assert figure in out


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "words",
    [
        ["report", "--quarter", "Q9"],
        ["report", "--quarter", "Q1", "--month", "2"],
        ["report", "--month", "13"],
        ["report", "--year", "Q1"],
        ["report", "--period", "soon"],
        ["report", "--quarter", "Q1", "--as-of", "yesterday"],
        ["report", "--quarter", "Q1", "--as-of", "2018-02-30"],
        ["report", "--quarter", "Q2", "--as-of", "2018-02-01"],
        ["report", "--quarter", "Q1", "--by", "colour"],
        ["report", "--quarter", "Q1", "--sort", "luck"],
        ["report", "--quarter", "Q1", "--format", "pdf"],
        ["report", "--quarter", "Q1", "--output", "x.pdf"],
        ["report", "--quarter", "Q1", "--color", "pink"],
        ["report", "--quarter", "Q1", "--segment", "jacon"],
        ["report", "--quarter", "Q1", "--plan", "none.yaml"],
        ["report", "--quarter", "Q1", "--plan", "-", "--actuals", "-"],
        ["report", "--nonsense"],
        ["nonsense"],
        ["validate", "--format", "xml"],
        ["explain", "A999"],
        ["export"],
    ],
    ids=" ".join,
)
def test_misuse_is_no_verdict(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """Misuse ends with 2, nothing on stdout, and one problem that says what would work."""
    assert run(words) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error[A")
    assert "= help: " in err or "no such file" in err


@pytest.mark.usefixtures("example")
def test_our_fault(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """A fault of attain's own ends with 70 and says so; --traceback shows where."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("attain.api.compute", broken)
    assert run(["report", "--quarter", "Q1"]) == 70
    assert "This is a fault of attain" in capfd.readouterr().err
    assert run(["report", "--quarter", "Q1", "--traceback"]) == 70
    assert "broken on purpose" in capfd.readouterr().err


@pytest.mark.usefixtures("example")
def test_a_closed_pipe_ends_silently() -> None:
    """`attain report | head -1` ends as SIGPIPE does, without a word."""
    reader, writer = os.pipe()
    process = subprocess.Popen([*ATTAIN, "report", "--quarter", "Q1"], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    os.close(reader)
    _, err = process.communicate()
    assert process.returncode == -signal.SIGPIPE
    assert err == b""


@pytest.mark.usefixtures("example")
def test_colour_follows_the_terminal() -> None:
    """Colour on a terminal alone, unless NO_COLOR or --color says otherwise."""
    words = ["report", "--quarter", "Q1"]
    assert "\x1b[" in on_terminal(200, *words)
    assert "\x1b[" not in on_terminal(200, *words, NO_COLOR="1")
    assert "\x1b[" not in on_terminal(200, *words, TERM="dumb")
    assert "\x1b[" not in on_terminal(200, *words, "--color", "never")
    piped = [*ATTAIN, *words]
    assert b"\x1b[" not in subprocess.run(piped, capture_output=True, check=True).stdout
    assert b"\x1b[" in subprocess.run([*piped, "--color", "always"], capture_output=True, check=True).stdout
    forced = subprocess.run(piped, capture_output=True, check=True, env={**os.environ, "FORCE_COLOR": "1"})
    assert b"\x1b[" in forced.stdout


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120, 200])
def test_no_figure_is_ever_cut(columns: int) -> None:
    """At any width the figures that stay stand whole; columns go, not digits."""
    wide = on_terminal(columns, "report", "--quarter", "Q1", "--color", "never")
    for figure in ("127,000", "300,000", "42.3%", "169.3%", "IDR 1.5T", "IDR 4.6T", "32.6%"):
        assert figure in wide
    assert "…" not in wide
    if columns >= 80:
        table = [line for line in wide.splitlines() if line.startswith(("By ", "  ", "Part", "Contr", "──"))]
        assert max(map(len, table)) <= columns
        assert "ahead" in wide
        assert "│" in wide


@pytest.mark.usefixtures("example")
def test_a_pipe_has_no_width(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Off a terminal every column is there, whatever COLUMNS says."""
    monkeypatch.setenv("COLUMNS", "40")
    run(["report", "--quarter", "Q1"])
    out, _ = capfd.readouterr()
    assert "Needed per quarter" in out
    assert "57,666.67" in out


@pytest.mark.usefixtures("example")
def test_ascii_where_the_stream_has_nothing_else() -> None:
    """A stream without Unicode gets bars and rules in ASCII, and other letters as escapes."""
    done = subprocess.run(
        [*ATTAIN, "report", "--quarter", "Q1"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.stdout.isascii()
    assert b"##|##" in done.stdout


def test_output_files(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The suffix names the format; the file is whole, stdout is empty, stderr says what was written."""
    for name, start in (("a.csv", "period,"), ("b.json", "{"), ("c.md", "# "), ("d.txt", "Kanwil")):
        assert run(["report", "--quarter", "Q1", "--output", name]) == 0
        out, err = capfd.readouterr()
        assert (out, err) == ("", f"written: {name}\n")
        assert (example / name).read_text("utf-8").startswith(start)
    assert run(["export", "summary.csv"]) == 0
    assert (example / "summary.csv").exists()


def test_files_appear_whole_or_not_at_all(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails in the middle the old file stays and no draft is left behind."""
    (example / "a.csv").write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert run(["report", "--quarter", "Q1", "--output", "a.csv"]) == 2
    assert (example / "a.csv").read_text() == "old"
    assert sorted(path.name for path in example.iterdir()) == ["a.csv", "actuals", "targets.yaml"]


@pytest.mark.usefixtures("example")
def test_as_of_today_asks_the_clock(capfd: pytest.CaptureFixture[str]) -> None:
    """`today` is the only word that asks the clock, and a day after the period counts as its end."""
    assert run(["report", "--quarter", "Q1", "--as-of", "today", "--format", "json"]) == 0
    today = capfd.readouterr().out
    assert run(["report", "--quarter", "Q1", "--format", "json"]) == 0
    assert capfd.readouterr().out == today


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("form", ["table", "plain", "csv", "json", "markdown"])
def test_same_input_same_bytes(form: str) -> None:
    """The hash seed, the time zone and the locale of the machine change nothing."""
    outputs = set()
    for seed, zone, language in (("1", "UTC", "C.UTF-8"), ("2", "Asia/Jakarta", "id_ID.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language}
        command = [*ATTAIN, "report", "--quarter", "Q1", "--format", form]
        outputs.add(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    assert len(outputs) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.binary(max_size=300), actuals=st.binary(max_size=300))
def test_no_bytes_give_a_traceback(
    example: Path, capfd: pytest.CaptureFixture[str], plan: bytes, actuals: bytes
) -> None:
    """Whatever the files hold, a command ends with 0, 1 or 2 and problems that name their file."""
    (example / "any.yaml").write_bytes(plan)
    assert run(["report", "--year", "2018", "--plan", "any.yaml"]) == 2
    (example / "any.csv").write_bytes(actuals)
    assert run(["report", "--year", "2018", "--actuals", "any.csv"]) == 2
    (example / "rows.csv").write_bytes(b"date,branch,segment,metric,value\n" + actuals)
    assert run(["report", "--year", "2018", "--actuals", "rows.csv"]) in (0, 2)
    _, err = capfd.readouterr()
    assert "any.yaml:" in err
    assert "any.csv:" in err
    assert "fault of attain" not in err
