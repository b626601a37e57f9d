"""A browser, and the pages that are looked at in it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from attain.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PHONE, DESK = 360, 1280

Opened = "Callable[..., Page]"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("needs Chromium")
    # Chromium refuses its sandbox to root.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=arguments)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a file in a context of its own: `width`, `dark`, and whether scripts run are up to the caller."""
    contexts = []

    def open_file(file: Path, *, width: int = DESK, dark: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(file.resolve().as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def report(example: Path) -> Path:
    """The page of the living example."""
    assert run(["report", "--quarter", "Q2", "-o", "report.html"]) == 0
    return example / "report.html"
