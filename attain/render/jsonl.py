"""A report as JSON lines: each line of the report an object of its own, so that files can be put together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attain.table.records import dated, line_records

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.table.look import Look


def json_lines(report: Report, look: Look) -> str:
    """A line an object: the period and the as-of date as CSV has them, then the line as the JSON document has it."""
    head = dated(report)
    return "".join(json.dumps({**head, **record}, ensure_ascii=False) + "\n" for record in line_records(report, look))
