"""A report as OpenMetrics, which Prometheus and its like read: gauges alone, so that older readers take it too.

A value is the exact decimal that JSON holds; what does not exist has no sample, and `attain_reason` says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.table.gauges import gauges

if TYPE_CHECKING:
    from attain.compute import Report
    from attain.table.look import Look

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def openmetrics(report: Report, _: Look) -> str:
    """The gauges of a report, each family together, and the mark that nothing is missing at the end."""
    lines = []
    for gauge in gauges(report):
        lines += [f"# TYPE {gauge.name} gauge", f"# HELP {gauge.name} {escaped(gauge.help)}"]
        for labels, value in gauge.samples:
            told = ",".join(f'{name}="{escaped(text)}"' for name, text in labels)
            lines.append(f"{gauge.name}{{{told}}} {value}")
    return "".join(f"{line}\n" for line in (*lines, "# EOF"))


def escaped(text: str) -> str:
    r"""A label's text or a help as it stands between quotes.

    >>> print(escaped('a "b" \\ c'))
    a \"b\" \\ c
    """
    return text.translate(ESCAPES)
