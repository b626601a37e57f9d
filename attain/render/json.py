"""A document as JSON text."""

from __future__ import annotations

import json
from typing import Any


def json_text(document: dict[str, Any] | list[Any]) -> str:
    """The document, indented, names in any script as they are, a line break at the end."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
