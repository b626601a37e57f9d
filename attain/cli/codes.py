"""The exit codes: what a command's end says to the shell and to a pipeline."""

from __future__ import annotations

DONE = 0
FAILED = 1  # a check failed, or there were warnings under --strict
NO_VERDICT = 2  # wrong usage, or input that cannot be used
OUR_FAULT = 70
INTERRUPTED = 130
TERMINATED = 143
