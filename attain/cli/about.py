"""What the program says of itself: `--help` and the manual page are made of the same words."""

from __future__ import annotations

NAME = "attain"
QUESTION = "How far is each target reached, by segment and branch?"
READS = "Reads targets.yaml and the actuals it names."
EXAMPLES = (
    "attain init shop --from sales.csv",
    "attain report --quarter Q1",
    "attain report --quarter Q1 --by segment,branch --output q1.csv",
    "attain check",
    "attain check release.txt",
    "attain calc 127k of 300k",
    "attain validate",
)
ENDS = (
    "0 done, 1 a figure cannot be right, or warnings under --strict, 2 no verdict, 70 a fault of attain: "
    "--traceback shows where."
)
EVERYWHERE = {
    "--help, -h": "Show what the program, or the command before it, does and takes.",
    "--version": "Show the version.",
    "--traceback": "With a command: show where a fault of attain happened.",
    "--install-completion": "Let the shell complete commands, options, and names of the plan.",
}
ENVIRONMENT = {
    "ATTAIN_CACHE_DIR": "The folder of what is kept between runs; empty, nothing is kept.",
    "NO_COLOR": "If it is set, there is no colour.",
    "FORCE_COLOR, CLICOLOR_FORCE": "If one is set and not 0, there is colour off a terminal too.",
}
FILES = {
    "targets.yaml": "The plan: metrics, segments, branches, targets, where the actuals are.",
    "actuals/*.csv": "What was reached, with the columns date, branch, segment, metric, value.",
    "~/.cache/attain": "What is kept between runs; it may be removed at any time.",
}
