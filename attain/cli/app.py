"""The Typer application: every command by its name, in the order of a day's work."""

from __future__ import annotations

from typing import Annotated

import typer

from attain import __version__
from attain.cli import calc, check, explain, export, rank, report, rows, trend, validate
from attain.cli.streams import write_out

app = typer.Typer(
    name="attain",
    help="How far is each target reached, by segment and branch?\n\n"
    "Reads targets.yaml and the actuals it names. Examples:\n\n"
    "  attain report --quarter Q1\n\n"
    "  attain report --quarter Q1 --by segment,branch --output q1.csv\n\n"
    "  attain check\n\n"
    "  attain check release.txt\n\n"
    "  attain calc 127k of 300k\n\n"
    "  attain validate\n\n"
    "Exit codes: 0 done, 1 a figure cannot be right, or warnings under --strict, 2 no verdict, 70 a fault of attain: "
    "--traceback shows where.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("report")(report.report)
app.command("trend")(trend.trend)
app.command("rank")(rank.rank)
app.command("rows")(rows.rows)
app.command("export")(export.export)
app.command("check")(check.check)
# A figure may begin with a minus: what looks like an option and is none is a word.
app.command("calc", context_settings={"ignore_unknown_options": True})(calc.calc)
app.command("validate")(validate.validate)
app.command("explain")(explain.explain)


def _version(asked: bool) -> None:
    if asked:
        write_out(f"attain {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def attain(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Show the help where no command is named."""
    if context.invoked_subcommand is None:
        write_out(context.get_help() + "\n")
