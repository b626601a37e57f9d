"""`attain validate`: everything is read, nothing is computed."""

from __future__ import annotations

from typing import Annotated

import typer

from attain.cli import options

Form = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text, concise, json or github.")]
Files = Annotated[list[str], typer.Argument(metavar="[FILE]...", help="Plans to read; targets.yaml by default.")]


def validate(
    files: Files = [],  # noqa: B006 - Typer copies it
    form: Form = "text",
    plan: options.PlanFile = "targets.yaml",
    actuals: options.ActualsFiles = None,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Read the plan, its target files and its actuals, and tell every problem at once."""
    from attain.cli.streams import colour_choice
    from attain.cli.validation import validation

    return validation(files or [plan], actuals or [], form, strict=strict, colour=colour_choice(color))
