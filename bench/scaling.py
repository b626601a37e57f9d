"""Measures how long the actuals of a plan take at a million rows and more, by every way of reading them.

    python bench/scaling.py                 1 and 10 million rows
    python bench/scaling.py --millions 100  a hundred

Each run is a process of its own, start included. The ways are interleaved round by round, and a ratio is the median of
the rounds' ratios to bare DuckDB over CSV, so that the neighbours of a shared machine count on both sides. The clusters
are this machine alone: Sail in the same process, Spark as `local[*]`. What is needed goes into a venv of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import venv
from pathlib import Path
from statistics import median

from generate import write_actuals

ROOT = Path(__file__).resolve().parent.parent
BASE = "bare DuckDB, CSV"

HEAD = """
import sys
from attain.actuals.rows import read_totals
from attain.actuals.source import Source
from attain.model import Metric, Plan
from attain.model.addresses import Address
plan = Plan(metrics={name: Metric(kind="flow") for name in ("participants", "contributions", "claims", "payments")})
def show(source, engines):
    totals, problems = read_totals(plan, [source], engines=engines)
    assert not problems, problems
    of_all = [total for of_key in totals.by_key.values() for total in of_key]
    print(len(of_all), sum(total.rows for total in of_all), f"{sum(total.sum for total in of_all):.2f}")
def at(url):
    address = Address(url, path=sys.argv[1])
    return Source(address.shown, "database", None, address)
"""
BARE = """
import sys
import duckdb
rows = duckdb.sql(f'''select metric, branch, segment, date_trunc('month', date), sum(value), count(*)
    from {sys.argv[2]} group by all''').fetchall()
print(len(rows), sum(row[5] for row in rows), sum(row[4] for row in rows))
"""
TYPES = (
    "{'date': 'DATE', 'branch': 'VARCHAR', 'segment': 'VARCHAR', 'metric': 'VARCHAR', 'value': 'DECIMAL(18,2)', "
    "'participant': 'VARCHAR', 'note': 'VARCHAR'}"
)
BY_ROWS = HEAD + "show(sys.argv[1], [])"
# As every command reads: the engine is chosen by itself.
CHOSEN = HEAD + "from attain import api\nread_totals = lambda *given, **_: api.totals_of(*given)\nshow(sys.argv[1], [])"
SPARK = HEAD + "from attain.engines.ibis_engine import IbisEngine\nshow(at('spark://local[*]'), [IbisEngine()])"
SAIL = (
    HEAD
    + """
from attain.engines.ibis_engine import IbisEngine
from pysail.spark import SparkConnectServer
server = SparkConnectServer("127.0.0.1", 0)
server.start(background=True)
show(at(f"sc://127.0.0.1:{server.listening_address[1]}"), [IbisEngine()])
"""
)


def main() -> None:
    """Make the data, take the rounds, print the table."""
    arguments = _arguments()
    folder = Path(arguments.folder)
    folder.mkdir(parents=True, exist_ok=True)
    python = _python(folder / "venv")
    print(f"| {'rows':>11} | {'way':<24} | {'seconds':>7} | {'ratio':>6} | {'rows/s':>10} | {'MB':>6} |")
    print(f"|{'-' * 13}|{'-' * 26}|{'-' * 9}|{'-' * 8}|{'-' * 12}|{'-' * 8}|")
    for millions in arguments.millions:
        rows = millions * 1_000_000
        csv, parquet = _data(folder, rows, python)
        _print(rows, _measured(_ways(csv, parquet, python, arguments.ways), arguments.rounds, rows))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--millions", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", nargs="*", default=[], help="only those whose names hold one of these")
    parser.add_argument("--folder", default=str(ROOT / ".bench"))
    return parser.parse_args()


def _python(folder: Path) -> str:
    """An interpreter with this package, Spark, Sail and DuckDB."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", f"{ROOT}[spark]", "pysail", "duckdb>=2"], check=True)
    return str(python)


def _data(folder: Path, rows: int, python: str) -> tuple[Path, Path]:
    """The CSV file, and the same as Parquet with dates and decimals."""
    csv, parquet = folder / f"{rows}.csv", folder / f"{rows}.parquet"
    if not csv.exists():
        write_actuals(csv, rows)
    if not parquet.exists():
        query = f"copy (from {_typed(csv)}) to '{parquet}' (compression zstd)"
        code = "import duckdb, sys; duckdb.sql(sys.argv[1])"
        subprocess.run([python, "-c", code, query], check=True, stdout=subprocess.DEVNULL)
    return csv, parquet


def _typed(csv: Path) -> str:
    return f"read_csv('{csv}', header=true, auto_detect=false, delim=',', quote='\"', columns={TYPES})"


def _ways(csv: Path, parquet: Path, python: str, only: list[str]) -> dict[str, list[str]]:
    """Each way of reading, as the process that does it."""
    found = {
        BASE: [BARE, str(csv), _typed(csv)],
        "bare DuckDB, Parquet": [BARE, str(parquet), f"'{parquet}'"],
        "csv reader, by rows": [BY_ROWS, str(csv)],
        "attain, CSV": [CHOSEN, str(csv)],
        "attain, Parquet": [CHOSEN, str(parquet)],
        "attain, Sail, CSV": [SAIL, str(csv)],
        "attain, Sail, Parquet": [SAIL, str(parquet)],
        "attain, Spark, CSV": [SPARK, str(csv)],
        "attain, Spark, Parquet": [SPARK, str(parquet)],
    }
    wanted = {name: what for name, what in found.items() if name == BASE or not only or _held(name, only)}
    return {name: [python, "-c", *what] for name, what in wanted.items()}


def _held(name: str, only: list[str]) -> bool:
    return any(part.casefold() in name.casefold() for part in only)


def _measured(ways: dict[str, list[str]], rounds: int, rows: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds and megabytes of each way in each round; all ways must give one answer."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    answers: dict[str, str] = {}
    for _ in range(rounds):
        for name, command in ways.items():
            seconds, megabytes, answer = _run(command)
            found[name].append((seconds, megabytes))
            answers[name] = answer
    if len(set(answers.values())) != 1:
        sys.exit(f"{rows:,} rows: the answers differ: {answers}")
    return found


def _run(command: list[str]) -> tuple[float, float, str]:
    """How long a process takes, the most memory that it and its children hold at a time, and what it prints."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(map(_resident, [process.pid, *_children(process.pid)])))
        time.sleep(0.02)
    seconds = time.perf_counter() - start
    out, err = process.communicate()
    if process.returncode:
        sys.exit(err[-2000:])
    # Three figures end what is printed; before them DuckDB draws its progress where it takes Python for a shell.
    return seconds, most, " ".join(out.split()[-3:])


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            direct = [int(child) for child in task.read_text().split()]
        except OSError:
            continue
        found += direct + [inner for child in direct for inner in _children(child)]
    return found


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _print(rows: int, found: dict[str, list[tuple[float, float]]]) -> None:
    base = [seconds for seconds, _ in found[BASE]]
    for name, runs in found.items():
        seconds = median(run[0] for run in runs)
        ratio = median(run[0] / against for run, against in zip(runs, base, strict=True))
        most = max(run[1] for run in runs)
        print(
            f"| {rows:>11,} | {name:<24} | {seconds:>7.2f} | {ratio:>6.2f} | {rows / seconds:>10,.0f} | {most:>6,.0f} |"
        )


if __name__ == "__main__":
    main()
