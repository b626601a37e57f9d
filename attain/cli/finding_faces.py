"""Findings in the format that was asked for, on stdout and in files."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from attain.cli.outcome import STDOUT, spare
from attain.cli.problems import tell
from attain.cli.streams import Face, face_of, write_err, write_out
from attain.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.cli.streams import ColourChoice
    from attain.table.findings import FindingsView

FORMATS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif", "html")
SUFFIXES = {
    ".sarif.json": "sarif",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".txt": "text",
    ".html": "html",
}
FILE_FACE = Face(colour=False, room=None, ascii_only=False)


@dataclass(frozen=True, slots=True)
class Output:
    """A file to write and the format to write it in."""

    form: str
    file: str


def format_named(text: str) -> str:
    """The format of that name; a usage error where there is none."""
    if text not in FORMATS:
        refuse("A205", f"no format {text}", f"write one of {', '.join(FORMATS)}")
    return text


def outputs_of(texts: Sequence[str]) -> list[Output]:
    """The outputs that `--output` names: `FILE`, whose suffix is the format's, or `FORMAT=FILE`."""
    found = [_output(text) for text in texts]
    files = [os.path.realpath(output.file) for output in found]
    for output, file in zip(found, files, strict=True):
        if files.count(file) > 1:
            refuse("A206", f"two outputs into one file: {output.file}", "name a file for each")
    return found


def _output(text: str) -> Output:
    form, named, file = text.partition("=")
    if named and form not in FORMATS and re.fullmatch(r"[A-Za-z]+", form):
        refuse("A205", f"no format {form}", f"write one of {', '.join(FORMATS)}; a file of that name is ./{text}")
    if not (named and form in FORMATS):
        file = text
        name = PurePath(file).name.lower()
        suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)
        if suffix is None and file != STDOUT:
            refuse(
                "A205", f"no format has the suffix of {text}", f"end it in {', '.join(SUFFIXES)}, or write json={text}"
            )
        form = SUFFIXES[suffix or ".txt"]
    if file in ("", STDOUT):
        refuse("A205", f"no file to write: --output {text}", "stdout has --format; name a file here")
    return Output(form, file)


def write_all(outputs: Sequence[Output], view: FindingsView, inputs: Sequence[str], *, strict: bool) -> None:
    """Write every output, none of them over an input."""
    for output in outputs:
        spare(inputs, output.file)
    texts = [faced(view, output.form, FILE_FACE, strict=strict) for output in outputs]
    for output, text in zip(outputs, texts, strict=True):
        from attain.cli.whole import write_whole

        write_whole(output.file, text)
        write_err(f"written: {output.file}\n")


def show(view: FindingsView, form: str, colour: ColourChoice, *, strict: bool) -> None:
    """The findings on stdout; of a text for people the problems go to stderr, as every command's do."""
    face = face_of(sys.stdout, colour)
    if form != "text":
        write_out(faced(view, form, face, strict=strict))
        return
    if view.findings or view.coverage:
        write_out(faced(replace(view, problems=()), form, face, strict=strict))
    tell(view.problems, form, colour=colour)


def faced(view: FindingsView, form: str, face: Face, *, strict: bool) -> str:
    """The findings in a format; a renderer is imported when it is needed."""
    if form == "json":
        from attain.render.json import json_text
        from attain.table.findings import findings_document

        return json_text(findings_document(view))
    if form in ("text", "concise"):
        from attain.render import findings

        if form == "concise":
            return findings.concise(view, strict=strict)
        return findings.text(view, colour=face.colour, room=face.room, strict=strict)
    if form == "html":
        from attain.render.html.findings import findings_html

        return findings_html(view, strict=strict)
    return _for_machines(view, form, strict=strict)


def _for_machines(view: FindingsView, form: str, *, strict: bool) -> str:
    """What a forge or a test runner reads."""
    if form == "github":
        from attain.render.github import github

        return github(view, strict=strict)
    if form == "gitlab":
        from attain.render.gitlab import gitlab

        return gitlab(view, strict=strict)
    if form == "junit":
        from attain.render.junit import junit

        return junit(view, strict=strict)
    from attain.render.sarif import sarif

    return sarif(view, strict=strict)
