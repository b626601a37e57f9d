"""The command line: exit codes, streams, colour, width, files that appear whole."""

from __future__ import annotations

import os
import pty
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attain.cli.outcome import finish
from attain.cli.run import run
from attain.errors import UsageError
from attain.model.input import Input

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


def test_a_read_only_file_is_left_alone(
    example: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be written is refused, although its folder would let it be replaced."""
    (example / "a.csv").write_text("old")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert run(["export", "a.csv", "--quarter", "Q1"]) == 2
    assert "cannot write a.csv: it is read-only" in capfd.readouterr().err
    assert (example / "a.csv").read_text() == "old"


def test_a_folder_that_cannot_be_written_is_named(
    example: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the draft cannot be made the fault is the folder's, not the file's."""

    def locked(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (example / "a.csv").write_text("old")
    monkeypatch.setattr("tempfile.mkstemp", locked)
    assert run(["export", "a.csv", "--quarter", "Q1"]) == 2
    assert f"cannot write in {example}: permission denied" in capfd.readouterr().err


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed(example: Path, there: bool) -> None:
    """The file that a link leads to is written, there before or not; the link stays."""
    (example / "reports").mkdir()
    if there:
        (example / "reports" / "q1.csv").write_text("old")
    (example / "a.csv").symlink_to("reports/q1.csv")
    assert run(["export", "a.csv", "--quarter", "Q1"]) == 0
    assert (example / "a.csv").is_symlink()
    assert (example / "reports" / "q1.csv").read_text().startswith("period,")


def test_a_link_to_itself_and_a_folder_are_refused(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither is a file that could be written."""
    (example / "a.csv").symlink_to("a.csv")
    assert run(["export", "a.csv", "--quarter", "Q1"]) == 2
    assert "cannot write a.csv: too many levels of symbolic links" in capfd.readouterr().err
    (example / "b.csv").mkdir()
    assert run(["export", "b.csv", "--quarter", "Q1"]) == 2
    assert "cannot write b.csv: is a directory" in capfd.readouterr().err


def test_a_pipe_is_written_not_replaced(example: Path) -> None:
    """What is no regular file takes the data and stays what it is."""
    os.mkfifo(example / "a.csv")
    reader = os.open(example / "a.csv", os.O_RDONLY | os.O_NONBLOCK)
    assert run(["export", "a.csv", "--quarter", "Q1"]) == 0
    assert os.read(reader, 7) == b"period,"
    os.close(reader)
    assert (example / "a.csv").is_fifo()


@pytest.mark.parametrize("output", ["a.csv", "targets.yaml", "actuals/participants.csv"])
def test_inputs_are_never_written_over(example: Path, output: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Data that would replace a file it rests on, straight or through a link, is refused."""
    (example / "a.csv").symlink_to("actuals/participants.csv")
    before = (example / output).read_bytes()
    inputs = [Input(name, "", 0) for name in ("targets.yaml", "actuals/participants.csv")]
    with pytest.raises(UsageError, match=f"{output} is one of the inputs") as refused:
        finish("data", (), form="csv", output=output, strict=False, colour="auto", inputs=inputs)
    assert (refused.value.problem.code, refused.value.problem.help) == ("A206", "name another file")
    assert (example / output).read_bytes() == before
    assert capfd.readouterr().out == ""


def in_shell(words: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of `attain WORDS` in a shell, redirections included."""
    command = f"{shlex.join(ATTAIN)} {words}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.usefixtures("example")
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
@pytest.mark.parametrize(
    "words", ["report --quarter Q1", "report --quarter Q1 -f json", "validate -f json", "report -f json -p none.yaml"]
)
@pytest.mark.parametrize(
    ("redirection", "reason"), [(">/dev/full", "no space left on device"), (">&-", "it is closed")]
)
def test_stdout_that_cannot_be_written(words: str, redirection: str, reason: str) -> None:
    """Data that reaches nobody is no verdict, and stderr says so once in any format."""
    code, _, err = in_shell(f"{words} {redirection}")
    assert code == 2
    assert err == f"error[A206]: cannot write to standard output: {reason}\n\n1 error\n"


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("words", ["report --help", "--help", "explain A206"])
def test_help_that_cannot_be_written(words: str) -> None:
    """Text that a library or a page brings is under the same rule."""
    code, _, err = in_shell(f"{words} >/dev/full")
    assert code == 2
    assert "cannot write to standard output: no space left on device" in err


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("words", "code"),
    [("report --quarter Q1", 0), ("report --quarter Q9", 2), ("export a.csv", 0), ("report --nonsense", 2)],
)
def test_nobody_hears_stderr(words: str, code: int, redirection: str) -> None:
    """Talk that cannot be written is dropped; the exit code and the data stay."""
    assert in_shell(f"{words} {redirection}")[::2] == (code, "")
    assert in_shell(f"{words} {redirection}")[1] == in_shell(f"{words} 2>/dev/null")[1]


@pytest.mark.usefixtures("example")
def test_a_closed_stdin_matters_where_it_is_read() -> None:
    """Without `-` nobody asks for it; with `-` there is nothing to read."""
    assert in_shell("report --quarter Q1 <&-") == in_shell("report --quarter Q1")
    assert in_shell("validate <&-") == in_shell("validate")
    for words in ("report -p -", "report -a -", "validate -", "rows --metric participants -a -"):
        code, _, err = in_shell(f"{words} <&-")
        assert code == 2
        assert "error[A001]: there is no standard input to read" in err
    assert in_shell("report --quarter Q1 <&- >&- 2>&-") == (2, "", "")


def test_export_names_the_suffixes_alone(capfd: pytest.CaptureFixture[str]) -> None:
    """The mend of a missing suffix holds for every command, also for one without --format."""
    assert run(["export", "x"]) == 2
    assert "= help: end it in .csv, .json, .md, .html or .txt\n" in capfd.readouterr().err


@pytest.mark.usefixtures("example")
def test_a_day_after_the_period_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """The count ends with the period, and stderr says so; its last day is told nothing."""
    assert run(["report", "--quarter", "Q1", "--as-of", "2018-03-31"]) == 0
    within = capfd.readouterr()
    assert run(["report", "--quarter", "Q1", "--as-of", "2018-04-01"]) == 0
    beyond = capfd.readouterr()
    assert (within.err, beyond.err) == ("", "as of 2018-03-31: the period ends there\n")
    assert beyond.out == within.out


@pytest.mark.usefixtures("example")
def test_an_impossible_day_is_told_first(capfd: pytest.CaptureFixture[str]) -> None:
    """No period can make sense of a day that there is not."""
    assert run(["report", "--quarter", "Q9", "--as-of", "2018-02-30"]) == 2
    assert "error[A203]: not a day: 2018-02-30" in capfd.readouterr().err


def test_validate_counts_in_words(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One row is a row."""
    (example / "one.yaml").write_text(
        "version: 1\nmetrics: {a: {unit: x, kind: flow}}\ntargets: [{metric: a, period: 2018, target: 1}]\n"
    )
    (example / "one.csv").write_text("date,value\n2018-01,1\n")
    assert run(["validate", "one.yaml", "--actuals", "one.csv"]) == 0
    assert capfd.readouterr().err == "no problems in 2 files, 1 row\n"


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "words",
    ["export", "report -o", "trend -f csv -o", "rank -f csv -o", "rows --metric participants -f csv -o"],
)
@pytest.mark.parametrize("output", ["actuals/participants.csv", "targets.yaml"])
def test_no_command_writes_over_its_inputs(words: str, output: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Every command that writes a file spares the files it has read."""
    before = Path(output).read_bytes()
    format_given = [] if output.endswith(".csv") or "-f" in words or words == "export" else ["-f", "csv"]
    if words == "export" and output.endswith(".yaml"):
        pytest.skip("no format has that suffix")
    assert run([*words.split(), output, "--quarter", "Q1", *format_given]) == 2
    assert f"error[A206]: {output} is one of the inputs" in capfd.readouterr().err
    assert Path(output).read_bytes() == before


def test_validate_reads_the_named_plan_and_the_files(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`-p` beside FILE arguments is one plan more."""
    assert run(["validate", "-p", "none.yaml", "targets.yaml"]) == 2
    assert "none.yaml:1:1" in capfd.readouterr().out
    (example / "two.yaml").write_bytes((example / "targets.yaml").read_bytes())
    assert run(["validate", "-p", "two.yaml", "targets.yaml"]) == 0
    assert "no problems in 6 files" in capfd.readouterr().err


def test_help_mentions_the_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    """What a fault report needs can be found beforehand."""
    assert run(["--help"]) == 0
    assert "--traceback" in capfd.readouterr().out


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
