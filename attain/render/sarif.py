"""A SARIF 2.1.0 log (OASIS, 2020), which code scanners read: one run, a rule a code, a result a finding or problem."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attain import __version__
from attain.read.text import visible
from attain.render.fingerprints import fingerprints
from attain.render.json import json_text
from attain.table.findings import CODES
from attain.table.notices import Notice, notices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.errors import Place
    from attain.table.findings import FindingsView

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
PLACEHOLDER, LINK = re.compile(r"\{(\d+)\}"), re.compile(r"\]\(")
FINGERPRINT = "attain/v1"
PROBLEM = ("input-problem", "a fault in the input")


def sarif(view: FindingsView, *, strict: bool = False) -> str:
    """The log of a view, with the rules that its results name."""
    told = notices(view, strict=strict)
    rules = sorted({notice.code for notice in told})
    prints = fingerprints(notice.key for notice in told)
    return json_text(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {"name": "attain", "version": __version__, "rules": [_rule(code) for code in rules]}
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(notice, rules, print_) for notice, print_ in zip(told, prints, strict=True)],
                }
            ],
        }
    )


def _rule(code: str) -> dict[str, Any]:
    name, description = CODES.get(code, PROBLEM)
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": description},
        "fullDescription": {"text": description},
        "help": {"text": f"attain explain {code} tells what it means and how to mend it"},
    }


def _result(notice: Notice, rules: Sequence[str], fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": notice.code,
        "ruleIndex": rules.index(notice.code),
        "level": notice.level,
        "message": {"text": _message("; ".join((notice.text, *notice.more)))},
        "locations": [_location(notice.place)] if notice.place else [],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _message(text: str) -> str:
    """The text with nothing in it that SARIF would act on: a placeholder such as {0}, a link such as [a](1)."""
    return LINK.sub("] (", PLACEHOLDER.sub(r"{{\1}}", visible(text)))


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place.file)},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + max(place.length, 1),
            },
        }
    }


def _uri(file: str) -> str:
    """A file's name as a URI reference; a colon or a blank in it stays a part of the name."""
    path = PurePath(file)
    text = quote(path.as_posix(), safe="/", errors="surrogatepass")
    return f"file://{text}" if path.is_absolute() else text
