"""Measures attain as ratios against something else in the same run; prints a table.

    python bench/run.py                     # ten million rows
    python bench/run.py --rows 1000000 --runs 5

attain is installed as a wheel into an environment of its own, compiled as pip compiles it, so that start-up is what a
user has. Runs alternate between attain and what it is held against; the ratio is the median of the pairs. Start-up
itself, and long tables, are measured by `startup.py`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path

from generate import BRANCHES, METRICS, SEGMENTS, write_actuals

ROOT = Path(__file__).resolve().parent.parent
LOOP = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass"
SUM = """import duckdb, sys
columns = dict(date="DATE", branch="VARCHAR", segment="VARCHAR", metric="VARCHAR", value="DECIMAL(18, 2)")
columns |= dict(participant="VARCHAR", note="VARCHAR")
source = f"read_csv('{sys.argv[1]}', columns = {columns}, header = true)"
group = "metric, segment, branch, date_trunc('month', date)"
duckdb.sql(f"SELECT {group}, sum(value), count(*) FROM {source} GROUP BY ALL").fetchall()"""

PARQUET = """import duckdb, sys
group = "metric, segment, branch, date_trunc('month', date)"
duckdb.sql(f"SELECT {group}, sum(value), count(*) FROM read_parquet('{sys.argv[1]}') GROUP BY ALL").fetchall()"""
CONVERT = f"""import duckdb, sys
{SUM.splitlines()[1]}
{SUM.splitlines()[2]}
source = f"read_csv('{{sys.argv[1]}}', columns = {{columns}}, header = true)"
duckdb.sql(f"COPY (FROM {{source}}) TO '{{sys.argv[2]}}' (FORMAT parquet)")"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one comparison gave: medians of both in seconds, and the median of the pairs' ratios."""

    name: str
    ours: float
    theirs: float
    ratio: float


def main() -> None:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the large CSV")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs for each comparison")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        attain = installed(folder / "env")
        python = str(attain.with_name("python"))
        large = large_plan(folder / "large", options.rows)
        data = str(large / "actuals" / "all.csv")
        os.environ["ATTAIN_CACHE_DIR"] = str(folder / "cache")
        kept = [str(attain), "report", "--year", "2024", "--format", "csv"]
        cold = [*kept, "--no-cache"]
        rows = [
            pair("cold / bare DuckDB sum", cold, [python, "-c", SUM, data], large, options.runs),
            pair("cold / csv.reader loop", cold, [python, "-c", LOOP, data], large, options.runs),
            pair("kept / cold", kept, cold, large, options.runs),
            parquet(python, cold, large, options.runs),
        ]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {options.rows:,} rows; medians, seconds")
    print(f"{'':26} {'attain':>9} {'against':>9} {'ratio':>7}")
    for row in rows:
        print(f"{row.name:26} {row.ours:9.3f} {row.theirs:9.3f} {row.ratio:7.2f}")


def installed(env: Path) -> Path:
    """The `attain` of a fresh environment that holds the wheel of this checkout."""
    venv.create(env, with_pip=True)
    program = env / "bin"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [str(program / "python"), "-m", "pip", "install", "--quiet", str(ROOT)]
    subprocess.run(command, check=True, env=environment)
    return program / "attain"


def large_plan(folder: Path, rows: int) -> Path:
    """A folder with targets for every scope and one CSV of that many rows."""
    (folder / "actuals").mkdir(parents=True)
    lines = ["version: 1", "metrics:"]
    lines += [f"  {metric}: {{unit: EUR, kind: flow}}" for metric in METRICS]
    lines.append("targets:")
    lines += [
        f"  - {{metric: {m}, segment: {s}, branch: {b}, period: 2024, target: 100000000}}"
        for m in METRICS
        for s in SEGMENTS
        for b in BRANCHES
    ]
    (folder / "targets.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    write_actuals(folder / "actuals" / "all.csv", rows)
    return folder


def pair(name: str, ours: list[str], theirs: list[str], folder: Path, runs: int) -> Measured:
    """Run both in turn, once to warm up and then `runs` times."""
    took = [(seconds(ours, folder), seconds(theirs, folder)) for _ in range(runs + 1)]
    counted = took[1:]
    return Measured(
        name,
        statistics.median(a for a, _ in counted),
        statistics.median(b for _, b in counted),
        statistics.median(a / b for a, b in counted),
    )


def parquet(python: str, cold: list[str], folder: Path, runs: int) -> Measured:
    """The same rows as Parquet, with days and decimals as such, against bare DuckDB."""
    data = folder / "all.parquet"
    subprocess.run([python, "-c", CONVERT, str(folder / "actuals" / "all.csv"), str(data)], check=True)
    ours = [*cold, "--actuals", str(data)]
    return pair("Parquet cold / bare DuckDB", ours, [python, "-c", PARQUET, str(data)], folder, runs)


def seconds(command: list[str], folder: Path) -> float:
    """How long a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
