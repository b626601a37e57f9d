"""Measures how long `attain check` takes over texts, at several sizes; prints a table.

    python bench/text.py                                # the wheel of this checkout, in an environment of its own
    python bench/text.py --attain .venv/bin/attain      # an attain that is installed already
    python bench/text.py --only odd --runs 1

Each time is the median of whole runs of `attain check FILE --format json` without a plan. The seconds of a text hold
the start of the interpreter, which `start` shows; MB/s and the growth are without it. The growth is the time a byte
takes against the size before: 1.0 is linear, and 4.0 quadratic where the size is four times as large. Where a text
takes less than a quarter of a second there is nothing to tell from noise, and neither is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from measure import installed
from sentences import ODD, odd, release

MB = 1_000_000
SIZES = (MB // 4, MB, 4 * MB)
ODD_SIZES = SIZES[:2]
RELEASES = (
    ("plain, Indonesian", ".txt", "id"),
    ("plain, English", ".txt", "en"),
    ("Markdown", ".md", "id"),
    ("HTML", ".html", "id"),
)
FAULTLESS = (0, 1, 2)  # done, a check failed, nothing to check
PATIENCE = 300
NOISE = 0.25


@dataclass(frozen=True, slots=True)
class Measured:
    """One text: its bytes, the median of its runs in seconds (None: it took longer than `PATIENCE`), its findings."""

    size: int
    took: float | None
    findings: int


def main() -> None:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attain", type=Path, help="the program to measure, if not this checkout's wheel")
    parser.add_argument("--runs", type=int, default=3, help="runs of each text")
    parser.add_argument("--only", choices=("releases", "odd"), help="one half of the texts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = options.attain.resolve() if options.attain else installed(folder / "env")
        bare = measured(program, folder, "40% dari target.", ".txt", options.runs)
        start = bare.took or 0.0
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors; medians of {options.runs}")
        print(f"start: {start:.3f} s\n")
        print(f"{'':20} {'MB':>6} {'seconds':>9} {'MB/s':>7} {'growth':>7} {'findings':>9}")
        if options.only != "odd":
            for label, suffix, language in RELEASES:
                texts = [(release(size, suffix, language), suffix) for size in SIZES]
                show(label, start, [measured(program, folder, *text, options.runs) for text in texts])
        if options.only != "releases":
            for label in ODD:
                texts = [odd(label, size) for size in ODD_SIZES]
                show(label, start, [measured(program, folder, *text, options.runs) for text in texts])


def measured(program: Path, folder: Path, text: str, suffix: str, runs: int) -> Measured:
    """Check one text several times, in a folder that has no plan."""
    file = folder / f"text{suffix}"
    data = text.encode()
    file.write_bytes(data)
    command = [str(program), "check", file.name, "--format", "json"]
    took = []
    findings = 0
    for _ in range(runs):
        begun = time.perf_counter()
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return Measured(len(data), None, 0)
        took.append(time.perf_counter() - begun)
        if done.returncode not in FAULTLESS:
            sys.exit(f"{text[:40]!r}...: exit {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
        findings = len(json.loads(done.stdout)["findings"])
    return Measured(len(data), statistics.median(took), findings)


def show(label: str, start: float, rows: list[Measured]) -> None:
    """Print one text at its sizes, each held against the one before."""
    before: float | None = None
    for row in rows:
        head = f"{label:20} {row.size / MB:6.2f}"
        if row.took is None:
            print(f"{head} more than {PATIENCE} s")
            return
        net = row.took - start
        a_byte = net / row.size if net >= NOISE else None
        speed = f"{row.size / net / MB:7.2f}" if a_byte else f"{'':7}"
        growth = f"{a_byte / before:7.1f}" if a_byte and before else f"{'':7}"
        print(f"{head} {row.took:9.3f} {speed} {growth} {row.findings:9,}", flush=True)
        label, before = "", a_byte


if __name__ == "__main__":
    main()
