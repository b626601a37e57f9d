"""`attain validate`: everything is read, nothing is computed."""

from __future__ import annotations

from typing import Annotated

from attain.cli import options
from attain.cli.declared import Argument, Option

Form = Annotated[str, Option("--format", "-f", metavar="FORMAT", help="text, concise, json or github.")]
Files = Annotated[list[str], Argument(metavar="[FILE]...", help="Plans to read; targets.yaml by default.")]

Plan = Annotated[
    str | None,
    Option("--plan", "-p", metavar="FILE", help="A plan to read, beside FILE; - reads stdin."),
]


def validate(
    files: Files = [],  # noqa: B006 - Typer copies it
    form: Form = "text",
    plan: Plan = None,
    actuals: options.ActualsFiles = None,
    no_cache: options.NoCache = False,
    memory_limit: options.MemoryLimit = None,
    strict: options.Strict = False,
    color: options.Colour = "auto",
) -> int:
    """Read the plan, its target files and its actuals, and tell every problem at once."""
    from attain.cli.means import means_of
    from attain.cli.streams import colour_choice
    from attain.cli.validation import validation

    plans = files if plan is None else [plan, *files]
    return validation(
        plans or ["targets.yaml"],
        actuals or [],
        form,
        strict=strict,
        colour=colour_choice(color),
        means=means_of(no_cache, memory_limit),
    )
