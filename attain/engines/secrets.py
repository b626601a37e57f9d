"""What drivers say, without what nobody may read: the secrets of the environment, of addresses and of options."""

from __future__ import annotations

import os
import re

from attain.model.addresses import HIDDEN, masked, shown

__all__ = ["scrubbed", "shown"]

_SECRET_NAME = re.compile(r"(?i)passw|pwd|passphrase|secret|token|credential|access_?key|api_?key|sas_|private_?key")
_LEAST = 4  # a "secret" of three letters would make holes into every sentence
_LONGEST = 300


def scrubbed(text: object, url: str = "") -> str:
    """The first line of what a driver says; `url` stands in it as it is shown elsewhere."""
    lines = str(text).strip().splitlines()
    found = masked(lines[0]) if lines else ""
    if url and url in found:
        found = found.replace(url, shown(url))
    for name, value in os.environ.items():
        if len(value) >= _LEAST and _SECRET_NAME.search(name):
            found = found.replace(value, HIDDEN)
    return found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…"
