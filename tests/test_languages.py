from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest

from attain.cli.run import run
from attain.languages import language
from attain.table.dates import period_text
from attain.table.language import ENGLISH, english
from tests import catalogue

if TYPE_CHECKING:
    from pathlib import Path

FILES = catalogue.po_files()
each_catalogue = pytest.mark.parametrize("path", FILES, ids=[path.parents[1].name for path in FILES])


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """A text, or the forms of one that counts."""
    return [text] if isinstance(text, str) else list(text or ())


def parts(text: str) -> set[str]:
    """The names of what is filled into a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_is_an_indonesian_catalogue() -> None:
    """Indonesian is the second language."""
    assert [path.parents[1].name for path in FILES] == ["id"]


@each_catalogue
def test_every_text_is_translated(path: Path) -> None:
    """A catalogue has each text of the source and no other, each with a translation that is settled."""
    catalog = catalogue.read(path)
    known = catalogue.translations(catalog)
    assert known.keys() == catalogue.source_texts().keys(), "run python -m tests.catalogue, then translate"
    assert [key for key, message in known.items() if not all(forms(message.string))] == []
    assert [key for key, message in known.items() if message.fuzzy] == []
    assert list(catalog.obsolete) == []


@each_catalogue
def test_translations_fill_in_the_same_parts(path: Path) -> None:
    """What is filled into an English text is filled into its translation, and begins and ends alike."""
    for message in catalogue.translations(catalogue.read(path)).values():
        wanted = set.union(*(parts(text) for text in forms(message.id)))
        for text in forms(message.string):
            assert parts(text) == wanted, text
            source = forms(message.id)[0]
            assert (text[0] == " ", text[-1] in " .") == (source[0] == " ", source[-1] in " ."), text


@each_catalogue
def test_what_is_read_is_what_is_edited(path: Path) -> None:
    """The `.mo` file that is read has what the `.po` file beside it says."""
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(path), "run python -m tests.catalogue"


def test_words_of_indonesian_reports() -> None:
    """The words that Indonesian reports write, by hand."""
    indonesian = language("id")
    assert [indonesian.say(text) for text in ("Attainment", "Target", "Actual", "Gap")] == [
        "Capaian",
        "Target",
        "Realisasi",
        "Lebih/Sisa (-)",
    ]
    assert indonesian.say("Needed per quarter") == "Perlu per triwulan"
    assert indonesian.listed(["a", "b", "c"]) == "a, b dan c"


def test_a_language_counts() -> None:
    """English has a form for one, Indonesian none; the number is written as the language's figures are."""
    one, many = (
        "the target is the sum of {n} target of its members",
        "the target is the sum of {n} targets of its members",
    )
    assert ENGLISH.counted(one, many, 1) == "the target is the sum of 1 target of its members"
    assert ENGLISH.counted(one, many, 1200) == "the target is the sum of 1,200 targets of its members"
    assert language("id").counted(one, many, 1200) == "targetnya adalah jumlah 1.200 target anggotanya"
    assert language("id", "en").counted(one, many, 1200) == "targetnya adalah jumlah 1,200 target anggotanya"


def test_english_is_the_source() -> None:
    """For English nothing is looked up, and a text is what the source says."""
    assert language("en") is ENGLISH
    assert english("id").say("Attainment") == "Attainment"
    assert re.fullmatch(r"\d\.\d{3}", english("id").number(1200))


def told(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command shows."""
    run(words)
    return capfd.readouterr().out


@pytest.fixture
def indonesian_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose plan has the Indonesian locale, bands of its own, and figures written as Indonesians do."""
    plan = (
        "locale: id\nmetrics:\n  iuran: {label: Iuran, unit: IDR, kind: flow, number_format: id}\n"
        "  kunjungan: {label: Kunjungan, kind: flow, bands: kami}\n"
        "bands:\n  kami: {on: attainment, bands: {on track: 20, behind: }}\n"
        'targets:\n  - {metric: iuran, period: 2018, target: "Rp4,6 triliun"}\n'
        '  - {metric: kunjungan, period: 2018, target: "1.200"}\n'
    )
    (tmp_path / "targets.yaml").write_text(plan, "utf-8")
    (tmp_path / "actuals").mkdir()
    rows = 'date,metric,value\n2018-Q1,iuran,"1.500.000.000.000"\n2018-Q1,kunjungan,300\n'
    (tmp_path / "actuals" / "2018.csv").write_text(rows, "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("indonesian_plan")
def test_the_locale_speaks_unless_a_language_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    """The plan's locale tells words and figures; `--lang` tells both, and reads the same figures."""
    for spoken in ((), ("--lang", "id")):
        shown = told(capfd, "report", "--quarter", "Q1", "--format", "plain", *spoken)
        assert "Realisasi" in shown
        assert re.search(r"^Iuran +Rp1,5 T +Rp4,6 T +32,6%.* 130,4% +mendahului rencana ", shown, re.MULTILINE)
    shown = told(capfd, "report", "--quarter", "Q1", "--format", "plain", "--lang", "en")
    assert "Attainment" in shown
    assert re.search(r"^Iuran +IDR 1.5T +IDR 4.6T +32.6%.* 130.4% +ahead ", shown, re.MULTILINE)


@pytest.mark.usefixtures("indonesian_plan")
def test_bands_of_a_plan_keep_their_names(capfd: pytest.CaptureFixture[str]) -> None:
    """A plan's own band is called what the plan calls it, even where a built-in one has the same name."""
    for spoken in ("id", "en"):
        shown = told(capfd, "report", "--quarter", "Q1", "--format", "plain", "--explain", "--lang", spoken)
        assert re.search(r"^Kunjungan .* on track ", shown, re.MULTILINE)
        assert {"id": "statusnya on track (mulai capaian 20%)", "en": "status is on track (from 20% attainment)"}[
            spoken
        ] in shown


@pytest.mark.parametrize("command", ["report", "trend", "rank", "rows", "export", "check", "calc"])
def test_a_language_that_there_is_not(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Every command that shows a report refuses a language without a catalogue, before it reads anything."""
    words = {"export": ("q.csv",), "calc": ("1", "of", "2")}.get(command, ())
    assert run((command, *words, "--lang", "fr")) == 2
    assert capfd.readouterr().err == (
        "error[A205]: no language fr\n   = help: write --lang id or --lang en\n\n1 error\n"
    )


SAID = "Iuran mencapai Rp1,5 triliun atau 36 persen dari target Rp4,6 triliun.\n"


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ((), 'attainment "36 persen" cannot be right: Rp1,5 T of Rp4,6 T is 32,6%'),
        (("--lang", "en"), 'attainment "36 persen" cannot be right: IDR 1.5T of IDR 4.6T is 32.6%'),
        (("--locale", "id"), 'capaian "36 persen" tidak mungkin benar: Rp1,5 T dari Rp4,6 T adalah 32,6%'),
        (("--lang", "id"), 'capaian "36 persen" tidak mungkin benar: Rp1,5 T dari Rp4,6 T adalah 32,6%'),
        (("--locale", "id", "--lang", "en"), 'attainment "36 persen" cannot be right: IDR 1.5T of IDR 4.6T is 32.6%'),
    ],
)
def test_a_text_without_a_plan(
    spoken: tuple[str, ...],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A text is answered in English with its own figures, or as it is asked for."""
    (tmp_path / "berita.txt").write_text(SAID, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert expected in told(capfd, "check", "--no-plan", "berita.txt", "--format", "concise", *spoken)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ((), "Rp1,5 T of Rp4,6 T\nattainment  32,6%"),
        (("--lang", "id"), "Rp1,5 T dari Rp4,6 T\ncapaian         32,6%"),
        (("--locale", "id"), "Rp1,5 T dari Rp4,6 T\ncapaian         32,6%"),
        (("--lang", "en"), "IDR 1.5T of IDR 4.6T\nattainment  32.6%"),
    ],
)
def test_a_calculation(spoken: tuple[str, ...], expected: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Figures are shown as they were read, words in English, or both as it is asked for."""
    assert told(capfd, "calc", "Rp1,5 triliun dari Rp4,6 triliun", *spoken).startswith(expected)


DAYS = {
    "2018": ("2018", "2018", "2018"),
    "2018-H1": ("Semester I 2018", "H1 2018", "Semester I 2018"),
    "2018-Q4": ("Triwulan IV 2018", "Q4 2018", "Triwulan IV 2018"),
    "2018-08": ("Agustus 2018", "August 2018", "Agu 2018"),
    "2018-12-31": ("31 Desember 2018", "31 December 2018", "31 Des 2018"),
    "2017-12..2018-Q1": (
        "Desember 2017 s.d. Triwulan I 2018",
        "December 2017 to Q1 2018",
        "Des 2017 s.d. Triwulan I 2018",
    ),
}


@pytest.mark.parametrize("name", DAYS)
def test_periods_in_words(name: str) -> None:
    """A period in Indonesian, in English, and in Indonesian where room is short."""
    indonesian = language("id")
    found = period_text(name, indonesian), period_text(name, ENGLISH), period_text(name, indonesian, "short")
    assert found == DAYS[name]


def test_a_plan_has_words_of_its_own_for_its_segments_and_branches(
    example: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every table calls a branch what the people of the plan call it, in either language; documents keep their keys."""
    plan = "segment_label: program\nbranch_label: store\n" + (example / "targets.yaml").read_text("utf-8")
    (example / "targets.yaml").write_text(plan, "utf-8")
    for words, expected in (
        (["report", "--quarter", "Q1", "--by", "segment,branch", "--format", "plain"], "By program and store"),
        (["report", "--quarter", "Q1", "--by", "branch", "--lang", "id", "--format", "plain"], "Per store"),
        (["rank", "--quarter", "Q1", "--format", "plain"], "Rank  Store"),
        (["rows", "--quarter", "Q1", "--metric", "contributions", "--format", "plain"], "Store  "),
        (["report", "--quarter", "Q1", "--format", "html"], "By store"),
    ):
        assert run(words) == 0
        out = capfd.readouterr().out
        assert expected in out, words
        assert "Branch" not in out.partition("<script")[0].replace("branches", ""), words
    assert run(["report", "--quarter", "Q1", "--by", "branch", "--format", "csv"]) == 0
    assert capfd.readouterr().out.splitlines()[0].split(",")[3:5] == ["segment", "branch"]
