"""The manual page says what the commands say of themselves, and is a page that `man` shows."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from attain.cli.commands import COMMANDS, command_named
from attain.cli.declared import Option, parameters_of
from attain.cli.man import manual
from attain.cli.run import run
from attain.render.roff import Section, Term, roff
from tests.conftest import ROOT

SHIPPED = ROOT / "man" / "attain.1"


def shown(page: str) -> str:
    """A page as a terminal of great width shows it, without its bold and italics."""
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("needs groff")
    command = [groff, "-man", "-Tutf8", "-ww", "-rLL=400n", "-P-c"]
    done = subprocess.run(command, input=page, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return re.sub(".\b", "", done.stdout)


def test_the_shipped_page_is_this_one() -> None:
    """What is installed under share/man is what the commands declare now: `attain man -o man/attain.1` writes it."""
    assert SHIPPED.read_text("utf-8") == manual()


def test_the_command_writes_it(capfd: pytest.CaptureFixture[str]) -> None:
    """To stdout, and nothing else."""
    assert run(["man"]) == 0
    assert capfd.readouterr() == (manual(), "")


def test_everything_is_on_the_page() -> None:
    """Each command stands there with its sentence, each of its options with its text, in a page without a warning."""
    page = " ".join(shown(manual()).replace("\u2010", "-").split())
    assert "ATTAIN(1)" in page
    for name, line in COMMANDS.items():
        assert f"attain {name} " in page
        assert " ".join(line.split()).removesuffix(".") in page
        for each in parameters_of(command_named(name)):
            declared = each.declared
            title = ", ".join(declared.names) if isinstance(declared, Option) else declared.metavar
            assert title in page, title
            assert " ".join(declared.help.split()) in page, title


def test_man_itself_shows_it() -> None:
    """`man` finds nothing wrong with it."""
    man = shutil.which("man")
    if man is None:
        pytest.skip("needs man")
    done = subprocess.run([man, "--warnings", "-l", str(SHIPPED)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "SYNOPSIS" in re.sub(".\b", "", done.stdout)


def test_no_text_is_a_command_to_roff() -> None:
    """A point or quote that begins a line, a backslash, a quote and letters beyond ASCII are shown as they are."""
    odd = ".SH x", "'br", r"a\fBb\n", 'say "so"', "é \u2013 中", "--dashes"
    page = roff("odd", [Section("Texts", (*odd, Term((".a", "-b"), "'c", "\\d")))])
    text = shown(page)
    for one in odd:
        assert one.replace("-", "") in text.replace("-", ""), one
    assert ".a, -b \\d" in text.replace("\u2010", "-").replace("\u2212", "-")
