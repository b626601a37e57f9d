"""The commands by name, in the order of a day's work, each with what it does in a line.

A command's module has its name, and is imported when it is asked for. The lines are the first sentences of the
commands' own docstrings (a test holds them equal): to list them, no module is imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attain.cli.declared import Command

COMMANDS = {
    "report": "Attainment and pace of every target in a period, by segment and by branch.",
    "trend": "Attainment and pace of every target at the end of each month or quarter so far.",
    "rank": "Rank branches, segments or groups by their score over all metrics, or over those of --metric.",
    "rows": "The actuals behind one figure of the report, each with its file and line, and what they add up to.",
    "export": "Write the report's summary to files, all or none; the suffix names the format.",
    "check": "Tell of every stated figure whether it can be right.",
    "calc": "Calculate one attainment, and what it can be as the figures are written.",
    "validate": "Read the plan, its target files and its actuals, and tell every problem at once.",
    "init": "Make a working folder: targets.yaml and actuals, from your answers, your own CSV files, or as an example.",
    "schema": "Write the JSON Schema of targets.yaml, by which editors complete and check it.",
    "man": "Write the manual page, of all commands and their options.",
    "explain": "Tell what a problem code means, with an example and its mend.",
}
# A figure may begin with a minus: what looks like an option and is none is a word.
TAKES_ANY_WORD = frozenset({"calc"})


def command_named(name: str) -> Command:
    """The function of a command."""
    command: Command = getattr(import_module(f"attain.cli.{name}"), name)
    return command
