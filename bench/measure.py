"""What the benchmarks share: attain installed as a user has it, and processes that are run in turn and measured."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path
from statistics import median
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
SETTLED = 2.5  # seconds after which the cache trusts a file's times


class Spent(NamedTuple):
    """What a whole process took: seconds, the most memory that it held, in megabytes, and seconds of processors."""

    seconds: float
    megabytes: float
    worked: float


class Measured(NamedTuple):
    """What one comparison gave: both medians in seconds, the median of the pairs' ratios, the peaks of memory."""

    name: str
    ours: float
    theirs: float
    ratio: float
    our_memory: float
    their_memory: float


def plain() -> dict[str, str]:
    """The environment without what it sets for Python or for numpy's kernels: that is not what is measured."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OPENBLAS"))}


def installed(env: Path) -> Path:
    """The `attain` of a fresh environment that holds the wheel of this checkout."""
    return programs(env, str(ROOT)) / "attain"


def programs(env: Path, *packages: str) -> Path:
    """Where the programs of a fresh environment with those packages lie."""
    venv.create(env, with_pip=True)
    command = [str(env / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages]
    subprocess.run(command, check=True, env=plain())
    return env / "bin"


def spent(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    out: IO[bytes] | int = subprocess.DEVNULL,
    patience: float | None = None,
) -> Spent:
    """Run a process to its end; what fails ends the whole. Raises TimeoutError after `patience` seconds."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=out, env={**plain(), **(environment or {})})
    until = None if patience is None else begun + patience
    while True:
        ended, status, usage = os.wait4(process.pid, 0 if until is None else os.WNOHANG)
        if ended:
            break
        if until is not None and time.perf_counter() > until:
            process.kill()
            os.wait4(process.pid, 0)
            process.returncode = -signal.SIGKILL
            raise TimeoutError
        time.sleep(0.002)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"ended with {process.returncode}: {' '.join(command)[:500]}")
    per_megabyte = 1e6 if sys.platform == "darwin" else 1e3
    return Spent(seconds, usage.ru_maxrss / per_megabyte, usage.ru_utime + usage.ru_stime)


def pair(name: str, ours: Sequence[str], theirs: Sequence[str], folder: Path, runs: int) -> Measured:
    """Run both in turn, once to warm up and then `runs` times."""
    took = [(spent(ours, folder), spent(theirs, folder)) for _ in range(runs + 1)][1:]
    return measured(name, took)


def measured(name: str, took: Sequence[tuple[Spent, Spent]]) -> Measured:
    """What pairs of runs come to."""
    return Measured(
        name,
        median(ours.seconds for ours, _ in took),
        median(theirs.seconds for _, theirs in took),
        median(ours.seconds / theirs.seconds for ours, theirs in took),
        max(ours.megabytes for ours, _ in took),
        max(theirs.megabytes for _, theirs in took),
    )
