"""`attain init --from` on files whose dates are written in an order of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

import attain
from attain.cli.run import run
from tests.drafts import on_terminal


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def file_of(*dates: str, name: str = "a.csv", header: str = "date,value") -> None:
    """A file with those dates."""
    Path(name).write_text(f"{header}\n" + "".join(f"{day},5\n" for day in dates), "utf-8")


@pytest.mark.parametrize(
    ("dates", "order", "quarter"),
    [
        (["2026-01-31", "2026-02"], None, "2026-Q1"),
        (["31/01/2026", "01/04/2026"], "dmy", "2026-Q2"),
        (["01/31/2026", "04/01/2026"], "mdy", "2026-Q2"),
        (["31.1.2026", "2026-07-01"], "dmy", "2026-Q3"),
        (["2026/01/31"], "dmy", "2026-Q1"),  # year first is read in every order
        (["20260131", "20260228"], "ymd", "2026-Q1"),
        (["Januari 2026", "Mei 2026"], "dmy", "2026-Q2"),
        (["31-Jan-2026", "01-Oct-2026"], "dmy", "2026-Q4"),
        (["31/01/26", "28/02/26"], "dmy", "2026-Q1"),
        (["Jan-26", "Feb-26"], "dmy", "2026-Q1"),
        (["TW I 2026", "TW III 2026"], "dmy", "2026-Q3"),
        (["31/01/2026 00:00:00"], "dmy", "2026-Q1"),
        (["05/05/2026"], "dmy", "2026-Q2"),  # the same day in either
    ],
)
def test_the_order_is_found(
    dates: list[str], order: str | None, quarter: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is in the plan, and a report runs on it."""
    file_of(*dates)
    assert run(["init", "--from", "a.csv"]) == 0
    assert f"attain report --quarter {quarter[5:]} " in capfd.readouterr().out
    assert attain.load().actuals.date_format == order
    assert run(["report", "--quarter", quarter]) == 0


def test_a_date_that_may_be_two_days_is_not_guessed(capfd: pytest.CaptureFixture[str]) -> None:
    """Months first or days first: nothing is made before it is said."""
    file_of("05/01/2026", "01/02/2026")
    assert run(["init", "--from", "a.csv"]) == 2
    assert not Path("targets.yaml").exists()
    said = capfd.readouterr().err
    assert "error[A036]: day or month first? 05/01/2026\n  --> a.csv:2:1\n" in said
    assert "= help: say how the files write dates: --date-format dmy or --date-format mdy\n" in said
    for order, quarter in (("dmy", "2026-Q1"), ("mdy", "2026-Q2")):
        assert run(["init", "--from", "a.csv", "--date-format", order, "--force"]) == 0
        assert attain.load().actuals.date_format == order
        assert f"--quarter {quarter[5:]} " in capfd.readouterr().out


def test_one_file_settles_it_for_the_other() -> None:
    """Files that are read alike are looked at together."""
    file_of("05/01/2026")
    file_of("31/03/2026", name="b.csv")
    assert run(["init", "--from", "a.csv", "--from", "b.csv"]) == 0
    assert attain.load().actuals.date_format == "dmy"


def test_a_column_without_a_name_for_it_is_found_by_its_dates(capfd: pytest.CaptureFixture[str]) -> None:
    file_of("31/01/2026", "28/02/2026", header="dibukukan,jumlah")
    assert run(["init", "--from", "a.csv"]) == 0
    assert "columns: date is dibukukan, value is jumlah\n" in capfd.readouterr().out


def test_one_date_that_does_not_fit_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """The order is that of most; the plan is made, and the row that must be mended is shown."""
    file_of("31/01/2026", "28/02/2026", "31/04/2026", "31/03/026")
    assert run(["init", "--from", "a.csv"]) == 2
    said = capfd.readouterr().err
    assert "error[A036]: no such day: 31/04/2026\n  --> actuals/a.csv:4:1\n" in said or "a.csv:4:1\n" in said
    assert "error[A036]: not a date: 31/03/026\n" in said


def test_no_date_at_all(capfd: pytest.CaptureFixture[str]) -> None:
    file_of("31 Januari")
    assert run(["init", "--from", "a.csv"]) == 2
    assert "error[A036]: no row has a date: not a date: 31 Januari\n" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--from", "a.csv", "--date-format", "dd/mm/yyyy"], "--date-format is none of its choices: dd/mm/yyyy"),
        (["--date-format", "dmy"], "--date-format speaks of files, and none is named"),
    ],
)
def test_what_cannot_be_said(words: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    file_of("31/01/2026")
    assert run(["init", "new", *words]) == 2
    assert f"error[A205]: {message}\n" in capfd.readouterr().err


def test_two_doubts_are_told_in_one_run(capfd: pytest.CaptureFixture[str]) -> None:
    """Who must say how figures and dates are written is not sent back twice."""
    Path("a.csv").write_text("tanggal;nilai\n05/01/2026;1.500\n01/02/2026;2.750\n", "utf-8")
    assert run(["init", "new", "--from", "a.csv"]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.count("error[") == 2
    assert "--number-format plain or --number-format id\n" in said.err
    assert "--date-format dmy or --date-format mdy\n" in said.err
    assert not Path("new").exists()
    assert run(["init", "new", "--from", "a.csv", "--number-format", "id", "--date-format", "dmy"]) == 0
    assert "--number-format id --date-format dmy" in capfd.readouterr().out


def test_a_terminal_is_asked_for_the_order(folder: Path) -> None:
    """Indonesian columns propose day first; what is answered decides the years and the quarter too."""
    Path("a.csv").write_text("tanggal,nilai\n05/01/2026,10\n01/02/2026,20\n", "utf-8")
    seen, code = on_terminal(folder, "\n\n\n\n\n\n\n", "new", "--from", "a.csv")
    assert code == 0, seen
    assert "How are dates such as 05/01/2026 written? dmy (day first), mdy (month first) [dmy]: " in seen
    assert attain.load("new/targets.yaml").actuals.date_format == "dmy"
    seen, code = on_terminal(folder, "mdy\n\n\n\n\n\n\n", "other", "--from", "a.csv")
    assert code == 0, seen
    assert "attain report --quarter Q2  #" in seen
    assert attain.load("other/targets.yaml").actuals.date_format == "mdy"
