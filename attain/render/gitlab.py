"""A Code Quality report, which GitLab shows in a merge request: a JSON list, one object a finding or problem."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from attain.read.text import visible
from attain.render.fingerprints import fingerprints
from attain.render.json import json_text
from attain.table.notices import Notice, notices

if TYPE_CHECKING:
    from attain.check.finding import Severity
    from attain.table.findings import FindingsView

GROUNDS: dict[Severity, str] = {"minor": "minor", "material": "major", "gross": "critical"}
LEVELS = {"error": "major", "warning": "minor", "note": "info"}
NO_FILE = "targets.yaml"  # a report must name a file; a fault of the whole is shown at the plan


def gitlab(view: FindingsView, *, strict: bool = False) -> str:
    """The report of a view; `[]` where nothing is wrong."""
    told = notices(view, strict=strict)
    issues = [_issue(notice, print_) for notice, print_ in zip(told, fingerprints(n.key for n in told), strict=True)]
    return json_text(issues)


def _issue(notice: Notice, fingerprint: str) -> dict[str, Any]:
    place = notice.place
    text = f"{notice.code}: {'; '.join((notice.text, *notice.more))}"
    return {
        "description": visible(text),
        "check_name": f"attain {notice.code}",
        "fingerprint": fingerprint,
        "severity": GROUNDS[notice.severity] if notice.severity else LEVELS[notice.level],
        "location": {
            # GitLab finds no file under a path that begins with "./".
            "path": visible(PurePath(place.file).as_posix()) if place else NO_FILE,
            "lines": {"begin": place.line if place else 1},
        },
    }
