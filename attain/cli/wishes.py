"""What was typed behind `attain init`, and the command line that would say it again with more."""

from __future__ import annotations

import shlex
import sys
from typing import NamedTuple


class Wishes(NamedTuple):
    """What was typed."""

    folder: str
    sources: list[str]
    columns: list[str]
    metric: str | None
    kinds: list[str]
    units: list[str]
    targets: list[str]
    title: str | None
    locale: str | None
    number_format: str | None
    date_format: str | None
    encoding: str | None
    delimiter: str | None
    yes: bool
    force: bool

    @property
    def asks(self) -> bool:
        """Whether somebody is there to answer."""
        return not self.yes and sys.stdin.isatty()

    @property
    def about_files(self) -> dict[str, list[str]]:
        """What is said of files, by option; it has no meaning without them."""
        return {
            "--column": self.columns,
            "--metric": _one(self.metric),
            "--kind": self.kinds,
            "--unit": self.units,
            "--target": self.targets,
            "--number-format": _one(self.number_format),
            "--date-format": _one(self.date_format),
            "--encoding": _one(self.encoding),
            "--delimiter": _one(self.delimiter),
        }

    def again(self, option: str, word: str) -> str:
        """The command line once more, as a shell takes it, with another option; what was written is written over."""
        said = {
            "--from": self.sources,
            **self.about_files,
            "--title": _one(self.title),
            "--locale": _one(self.locale),
        }
        given = [part for name, words in said.items() for each in words for part in (name, each)]
        folder = [] if self.folder == "." else [self.folder]
        return shlex.join(["attain", "init", *folder, *given, option, word, *(["--yes"] * self.yes), "--force"])


def _one(word: str | None) -> list[str]:
    return [] if word is None else [word]
