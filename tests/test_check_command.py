"""`attain check` as it is typed: exit codes, streams, formats, several outputs, texts and plans."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from attain.cli.run import run
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCHEMAS = ROOT / "attain" / "schemas"
GOOD = "Terkumpul Rp1,5 triliun atau 33 persen dari target Rp4,6 triliun.\n"
WRONG = "Terkumpul Rp1,5 triliun atau 36 persen dari target Rp4,6 triliun.\n"
ROUGH = "Terkumpul Rp1,5 triliun atau sekitar 35 persen dari target Rp4,60 triliun.\n"
EMPTY = "Rapat dibuka pukul 9 pagi.\n"
BARE = "Program itu menargetkan Rp4,6 triliun dan sudah terkumpul Rp1,5 triliun.\n"
FORMATS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif", "html")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts without a plan."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("good", GOOD), ("wrong", WRONG), ("rough", ROUGH), ("empty", EMPTY), ("bare", BARE)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def check(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a check."""
    code = run(["check", *words])
    out, err = capfd.readouterr()
    return code, out, err


# The living example.


@pytest.mark.usefixtures("example")
def test_the_newspapers_figures(capfd: pytest.CaptureFixture[str]) -> None:
    """Construction fits roughly, informal fits, contributions cannot be right; the headline holds for what was due."""
    code, out, err = check(capfd)
    assert (code, err) == (1, "")
    approximate, informal, contributions, headline, counts = out.rstrip("\n").split("\n\n")
    assert approximate.startswith("approximate[C002]: participants, jakon, 2018-Q1 (Kabar Banten)")
    assert informal.count("consistent: participants, bpu") == 4
    for figure in ("is 32.6%", "at most 33.0% possible", "36% would need IDR 1.66T of IDR 4.6T", "material"):
        assert figure in contributions
    for due, year in (("169.3%", "42.3%"), ("227.0%", "56.7%"), ("130.4%", "32.6%")):
        assert f"true against what was due ({due}) and false against the full target ({year})" in headline
    assert counts == "11 consistent, 2 approximate, 2 inconsistent, 0 uncheckable"


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("words", "code", "findings"),
    [
        ([], 1, 15),
        (["--quarter", "Q1"], 1, 15),
        (["--year", "2018"], 1, 15),
        (["--quarter", "Q2"], 2, 0),
        (["--quarter", "Q2", "--allow-empty"], 0, 0),
        (["--as-of", "2018-02-28"], 1, 15),
        (["--as-of", "2017-12-31"], 1, 9),
        (["--actuals", "actuals/participants.csv"], 1, 14),
        (["--plan", "targets.yaml"], 1, 15),
    ],
    ids=str,
)
def test_the_plans_figures(words: list[str], code: int, findings: int, capfd: pytest.CaptureFixture[str]) -> None:
    """A period picks entries; before the year begins nothing is computed, and each entry says so once."""
    ended, out, _ = check(capfd, *words, "--format", "json")
    assert (ended, len(json.loads(out)["findings"])) == (code, findings)


# Exit codes.


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["good.txt"], 0),
        (["wrong.txt"], 1),
        (["good.txt", "wrong.txt"], 1),
        (["rough.txt"], 0),
        (["rough.txt", "--strict"], 1),
        (["empty.txt"], 2),
        (["empty.txt", "--allow-empty"], 0),
        (["empty.txt", "good.txt"], 0),
        (["bare.txt"], 2),
        (["bare.txt", "--allow-empty"], 0),
        (["bare.txt", "good.txt"], 0),
        (["none.txt"], 2),
        (["none.txt", "--allow-empty"], 2),
        (["none.txt", "wrong.txt"], 2),
        (["."], 2),
    ],
    ids=str,
)
def test_exit_codes(words: list[str], code: int, capfd: pytest.CaptureFixture[str]) -> None:
    """0 nothing is wrong, 1 a figure cannot be right, 2 there is no verdict: whatever the format."""
    for form in FORMATS:
        ended, _, _ = check(capfd, *words, "--format", form)
        assert ended == code, form


@pytest.mark.usefixtures("folder")
def test_what_can_be_read_is_told_beside_what_cannot(capfd: pytest.CaptureFixture[str]) -> None:
    """A missing file does not hide what is wrong in another one."""
    code, out, err = check(capfd, "none.txt", "wrong.txt")
    assert code == 2
    assert "cannot be right" in out
    assert "error[A001]" in err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["wrong.txt", "--format", "pdf"], "no format pdf"),
        (["wrong.txt", "--output", "x.pdf"], "no format has the suffix of x.pdf"),
        (["wrong.txt", "--output", "foo=a.json"], "no format foo"),
        (["wrong.txt", "--output", "-"], "no file to write"),
        (["wrong.txt", "--output", "json="], "no file to write"),
        (["wrong.txt", "--output", "a.json", "--output", "sarif=./a.json"], "two outputs into one file"),
        (["wrong.txt", "--output", "text=wrong.txt"], "wrong.txt is one of the inputs"),
        (["wrong.txt", "--output", "none/a.json"], "is its folder there?"),
        (["wrong.txt", "--locale", "fr"], "no locale fr"),
        (["wrong.txt", "--color", "pink"], "no colour choice pink"),
        (["wrong.txt", "--quarter", "Q1"], "there is none here"),
        (["wrong.txt", "--actuals", "a.csv"], "there is none here"),
        (["wrong.txt", "--no-plan", "--quarter", "Q1"], "--no-plan goes with no plan"),
        (["wrong.txt", "--no-plan", "--plan", "targets.yaml"], "--no-plan goes with no plan"),
        (["--no-plan"], "--no-plan leaves nothing to check"),
        (["targets.yaml"], "attain check --plan targets.yaml"),
        (["-", "-"], "standard input can be read once only"),
        ([], "there is no such file"),
        (["wrong.txt", "--plan", "none.yaml"], "there is no such file"),
    ],
)
def test_misuse_is_no_verdict(words: list[str], told: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Misuse ends with 2 and says what would work; nothing is written."""
    code, out, err = check(capfd, *words)
    assert (code, out) == (2, "")
    assert told in err


def test_a_broken_plan_is_an_error(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A targets.yaml that lies there and cannot be used is told, even beside a text that needs none."""
    (folder / "targets.yaml").write_text("metrics: [\n", "utf-8")
    code, out, err = check(capfd, "good.txt")
    assert (code, out) == (2, "")
    assert "error[A010]" in err
    code, _, _ = check(capfd, "good.txt", "--no-plan")
    assert code == 0


# Texts.


@pytest.mark.usefixtures("folder")
def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """`-` is standard input, HTML by its looks."""
    page = "<html><body><p>Terkumpul <b>Rp1,5&nbsp;triliun</b> atau 36 persen dari target Rp4,6 triliun.</p>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    code, out, _ = check(capfd, "-", "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["place"]["file"], finding["verdict"]) == (1, "<stdin>", "inconsistent")


def test_many_files_in_one_run(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each file once, in the order given; the coverage is each file's own."""
    (folder / "note.md").write_text(f"# Berita\n\n- **{WRONG.strip()}**\n", "utf-8")
    _, out, _ = check(capfd, "good.txt", "note.md", "./good.txt", "empty.txt", "--format", "json")
    document = json.loads(out)
    assert [text["file"] for text in document["coverage"]] == ["good.txt", "note.md", "empty.txt"]
    assert [(text["statements"], text["percents"], text["tied"]) for text in document["coverage"]] == [
        (1, 1, 1),
        (1, 1, 1),
        (0, 0, 0),
    ]
    assert [finding["id"] for finding in document["findings"]] == ["good.txt#1.attainment", "note.md#1.attainment"]
    assert document["findings"][1]["place"]["line"] == 3
    assert [len(file["sha256"]) for file in document["inputs"]] == [64, 64, 64]


def test_a_text_is_tied_to_the_plan_beside_it(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With the usual plan in the folder, a statement that names its scope is held against the computed figures."""
    text = "Sampai triwulan I 2018 iuran mencapai Rp1,9 triliun atau 41 persen dari target Rp4,6 triliun.\n"
    (example / "release.txt").write_text(text, "utf-8")
    code, out, _ = check(capfd, "release.txt")
    assert code == 1
    assert "linked to contributions, all, 2018-Q1 by 'iuran' and 'triwulan I 2018'" in out
    _, out, _ = check(capfd, "release.txt", "--format", "concise")
    assert all("by 'iuran' and 'triwulan I 2018'" in line for line in out.splitlines()[:-1])
    code, out, _ = check(capfd, "release.txt", "--no-plan")
    assert (code, "linked" in out) == (0, False)


def test_a_text_of_the_asked_period(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A text that names no period is of the one that was asked for."""
    (example / "release.txt").write_text(
        "Iuran mencapai Rp1,9 triliun atau 41 persen dari target Rp4,6 triliun.\n", "utf-8"
    )
    assert check(capfd, "release.txt")[0] == 0
    assert check(capfd, "release.txt", "--quarter", "Q1")[0] == 1
    assert check(capfd, "release.txt", "--as-of", "2018-03-31")[0] == 1


# Formats and outputs.


def test_several_outputs_in_one_run(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Files beside stdout, each in the format that its suffix or its name says."""
    outputs = ["a.json", "b.sarif", "c.xml", "d.txt", "gitlab=e.json", "f.sarif.json"]
    words = [word for output in outputs for word in ("--output", output)]
    code, out, err = check(capfd, "wrong.txt", *words, "--format", "concise")
    assert code == 1
    assert out.startswith("wrong.txt:1:30: inconsistent[C001]")
    assert err.splitlines() == [f"written: {output.removeprefix('gitlab=')}" for output in outputs]
    assert json.loads((folder / "a.json").read_text("utf-8"))["summary"]["inconsistent"] == 1
    assert json.loads((folder / "b.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.fromstring((folder / "c.xml").read_text("utf-8")).tag == "testsuites"  # noqa: S314 - our own
    assert "cannot be right" in (folder / "d.txt").read_text("utf-8")
    assert isinstance(json.loads((folder / "e.json").read_text("utf-8")), list)
    assert "runs" in json.loads((folder / "f.sarif.json").read_text("utf-8"))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "words",
    [
        ["wrong.txt"],
        ["empty.txt"],
        ["bare.txt"],
        ["none.txt"],
        ["wrong.txt", "none.txt"],
    ],
    ids=" ".join,
)
def test_one_document_whatever_the_end(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """Under `--format json` stdout is one document that the schema admits, and stderr is silent."""
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text("utf-8"))
    _, out, err = check(capfd, *words, "--format", "json")
    Draft202012Validator(schema).validate(json.loads(out))
    assert err == ""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "words", [["wrong.txt", "--nope"], ["wrong.txt", "--output", "foo=a.json"], ["--plan", "none.yaml"], ["--no-plan"]]
)
def test_a_refusal_has_the_keys_of_a_verdict(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """However a check comes to no verdict, its document has a summary, findings and the problems."""
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text("utf-8"))
    code, out, err = check(capfd, *words, "--format", "json")
    document = json.loads(out)
    Draft202012Validator(schema).validate(document)
    assert (code, err, document["findings"], sum(document["summary"].values())) == (2, "", [], 0)
    assert document["problems"]


@pytest.mark.usefixtures("example")
def test_the_examples_document_holds_to_its_schema(capfd: pytest.CaptureFixture[str]) -> None:
    """So do the findings of a plan, computed ones and verdicts in words among them."""
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text("utf-8"))
    _, out, _ = check(capfd, "--format", "json")
    Draft202012Validator(schema).validate(json.loads(out))


def test_a_plans_problems_stand_in_every_format(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is wrong with a plan is an annotation, a failed case, a result, as findings are."""
    (folder / "targets.yaml").write_text("metrics: {a: {kind: flow}}\nstated: [{metric: b, period: 2018}]\n", "utf-8")
    for form in FORMATS:
        code, out, err = check(capfd, "--format", form)
        assert code == 2
        assert "A050" in (err if form == "text" else out), form


@pytest.mark.usefixtures("folder")
def test_the_same_input_gives_the_same_bytes(capfd: pytest.CaptureFixture[str]) -> None:
    """No format holds a clock, an order of sets, or anything else that changes from run to run."""
    for form in FORMATS:
        first = check(capfd, "wrong.txt", "rough.txt", "--format", form)
        assert check(capfd, "wrong.txt", "rough.txt", "--format", form) == first


@pytest.mark.usefixtures("example")
def test_a_report_does_not_load_the_checks() -> None:
    """A command that checks nothing starts without what only checks need."""
    code = (
        "import sys\nfrom attain.cli.run import run\nrun(['report', '--quarter', 'Q1', '--format', 'csv'])\n"
        "print(*[name for name in sys.modules if name.startswith(('attain.check', 'attain.extract'))], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
