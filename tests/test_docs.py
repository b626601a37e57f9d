"""The pages of `docs/` tell the truth: commands run, outputs are what is printed, links lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import copy_example
from tests.pages import DOCS, PAGES, blocks, makes_a_plan, play
from tests.reference import FOLDER, pages

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [str(page.relative_to(DOCS)) for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_what_a_page_shows_is_what_is_printed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A page that makes a plan starts in an empty folder, any other in a copy of the example."""
    if not makes_a_plan(page):
        copy_example(tmp_path)
    monkeypatch.chdir(tmp_path)
    play(page, capfd)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    """Links between pages name files that are there."""
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_block_says_what_it_is(page: Path) -> None:
    """A block without a language would be neither run nor written."""
    assert [block for block in blocks(page) if not block.language] == []


@pytest.mark.parametrize(("name", "text"), pages().items(), ids=list(pages()))
def test_reference_is_what_the_code_says(name: str, text: str) -> None:
    """Made by `python -m tests.reference`."""
    assert (FOLDER / name).read_text("utf-8") == text


def test_every_page_is_listed() -> None:
    """The first page leads to all others."""
    listed = set(re.findall(r"\]\(([^)]+)\)", (DOCS / "README.md").read_text("utf-8")))
    assert listed == {name for name in NAMES if name != "README.md"}
