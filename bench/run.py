"""Measures attain as ratios against something else in the same run; prints a table.

    python bench/run.py                     # ten million rows
    python bench/run.py --rows 1000000 --runs 5
    python bench/run.py --rows 100000000 --runs 2 --only bare --folder /big/disk

attain is installed as a wheel into an environment of its own, compiled as pip compiles it, so that start-up is what a
user has. Runs alternate between attain and what it is held against; the ratio is the median of the pairs, memory the
most that a run's process held. Data is made when a comparison needs it, about 84 bytes a row (a hundred million rows:
8.4 GB), and stays where `--folder` names a place. Start-up itself, and long tables, are measured by `startup.py`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generate import BRANCHES, METRICS, ROW_BYTES, SEGMENTS, need_room, write_actuals, write_folder
from measure import ROOT, SETTLED, Measured, Spent, installed, measured, pair, plain, spent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SMALL = 1000
YEARS = (2022, 2023, 2024)
LOOP = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass"
SUM = """import duckdb, sys
columns = dict(date="DATE", branch="VARCHAR", segment="VARCHAR", metric="VARCHAR", value="DECIMAL(18, 2)")
columns |= dict(participant="VARCHAR", note="VARCHAR")
source = f"read_csv('{sys.argv[1]}', columns = {columns}, header = true)"
group = "metric, segment, branch, date_trunc('month', date)"
duckdb.sql(f"SELECT {group}, sum(value), count(*) FROM {source} GROUP BY ALL").fetchall()"""
PARQUET_SUM = """import duckdb, sys
group = "metric, segment, branch, date_trunc('month', date)"
duckdb.sql(f"SELECT {group}, sum(value), count(*) FROM read_parquet('{sys.argv[1]}') GROUP BY ALL").fetchall()"""
CONVERT = f"""import duckdb, sys
{chr(10).join(SUM.splitlines()[1:4])}
duckdb.sql("SET enable_progress_bar = false")
duckdb.sql(f"COPY (FROM {{source}}) TO '{{sys.argv[2]}}' (FORMAT parquet)")"""
COPY = "import shutil, sys\nwith open(sys.argv[1], 'rb') as file, packed(sys.argv[2], 'wb') as to:\n"
COPY += "    shutil.copyfileobj(file, to, 1 << 20)"
ZSTANDARD = "try:\n    from compression.zstd import open as packed\n"
ZSTANDARD += "except ImportError:\n    from backports.zstd import open as packed\n"
PACKED = {"gz": "from functools import partial\nimport gzip\npacked = partial(gzip.open, compresslevel=6)\n"}
PACKED["zst"] = ZSTANDARD
# attain as it is, and with no engine beside the reader by rows.
START = "from attain import api\nfrom attain.__main__ import main\n"
CHOSEN = START + "main()"
BY_ROWS = START + "api.engines_for = lambda given: ()\nmain()"


def main() -> None:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the large CSV")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs for each comparison")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="WORD", help="comparisons whose names hold one of these"
    )
    parser.add_argument("--folder", type=Path, help="where the data is made, and stays for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ATTAIN_CACHE_DIR"] = str(folder / "cache")
        attain = installed(folder / "env")
        bench = Bench(attain, Data(options.folder or folder, options.rows, attain.with_name("python")), options.runs)
        chosen = bench.comparisons(options.only)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {options.rows:,} rows; medians, seconds")
        print(f"\n| {'':<34} | {'attain':>8} | {'against':>8} | {'ratio':>6} | {'MB':>6} | {'against':>7} |")
        print(f"|{'-' * 36}|{'-' * 9}:|{'-' * 9}:|{'-' * 7}:|{'-' * 7}:|{'-' * 8}:|", flush=True)
        for take in chosen:
            one = take()
            print(
                f"| {one.name:<34} | {one.ours:8.3f} | {one.theirs:8.3f} | {one.ratio:6.2f} "
                f"| {one.our_memory:6,.0f} | {one.their_memory:7,.0f} |",
                flush=True,
            )


class Data:
    """Plans and their actuals, each made when it is first asked for, and kept in a folder."""

    def __init__(self, folder: Path, rows: int, python: Path) -> None:
        """Make nothing yet."""
        self._folder = folder
        self._rows = rows
        self._python = str(python)

    @cached_property
    def large(self) -> Path:
        """One CSV of all rows."""
        return self._made(f"{self._rows}", lambda folder: large_plan(folder, self._rows))

    @cached_property
    def small(self) -> Path:
        """One CSV of a thousand rows."""
        return self._made(f"{SMALL}", lambda folder: large_plan(folder, SMALL))

    @cached_property
    def many(self) -> Path:
        """All rows in a file for each of 36 months and 14 branches."""

        def make(folder: Path) -> None:
            plan(folder, YEARS)
            need_room(folder, self._rows * ROW_BYTES)
            write_folder(folder / "actuals", self._rows, YEARS)

        return self._made(f"{self._rows}-files", make)

    @cached_property
    def example(self) -> Path:
        """The living example."""

        def make(folder: Path) -> None:
            shutil.copytree(ROOT / "actuals", folder / "actuals")
            shutil.copy(ROOT / "targets.yaml", folder)

        return self._made("example", make)

    def packed(self, suffix: str) -> Path:
        """The one CSV of all rows, packed."""

        def make(folder: Path) -> None:
            plan(folder)
            source, target = self.large / "actuals" / "all.csv", folder / "actuals" / f"all.csv.{suffix}"
            subprocess.run(
                [self._python, "-c", PACKED[suffix] + COPY, str(source), str(target)], check=True, env=plain()
            )

        return self._made(f"{self._rows}-{suffix}", make)

    @cached_property
    def parquet(self) -> Path:
        """All rows in one Parquet file, with days and decimals as such."""

        def make(folder: Path) -> None:
            plan(folder)
            source, target = self.large / "actuals" / "all.csv", folder / "actuals" / "all.parquet"
            subprocess.run([self._python, "-c", CONVERT, str(source), str(target)], check=True, env=plain())

        return self._made(f"{self._rows}-parquet", make)

    def _made(self, name: str, make: Callable[[Path], object]) -> Path:
        """A folder of that name; half of one, which an ended run leaves, is made anew."""
        folder = self._folder / f"attain-{name}"
        if not folder.exists():
            draft = folder.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir(parents=True)
            make(draft)
            draft.rename(folder)
            time.sleep(SETTLED)
        return folder


class Bench:
    """The comparisons of one run."""

    def __init__(self, attain: Path, data: Data, runs: int) -> None:
        """Measure this attain on that data."""
        self._data = data
        self._runs = runs
        self._python = str(attain.with_name("python"))
        self._attain = str(attain)
        self._kept = [str(attain), "report", "--year", "2024", "--format", "csv"]
        self._cold = [*self._kept, "--no-cache"]

    def comparisons(self, only: Sequence[str]) -> list[Callable[[], Measured]]:
        """Those whose names hold one of the words; all without words."""
        example = [self._attain, "report", "--quarter", "Q1", "--format", "csv"]
        found: dict[str, Callable[[str], Measured]] = {
            "cold / bare DuckDB sum": lambda name: self._against_sum(name, self._data.large, "all.csv"),
            "cold / csv.reader loop": lambda name: self._pair(
                name, self._cold, self._bare(LOOP, self._data.large, "all.csv"), self._data.large
            ),
            "kept / cold": lambda name: self._pair(name, self._kept, self._cold, self._data.large),
            "kept / example's report, kept": lambda name: measured(
                name, self._in_turn((self._kept, self._data.large), (example, self._data.example))
            ),
            "gz, cold / bare DuckDB sum": lambda name: self._against_sum(name, self._data.packed("gz"), "all.csv.gz"),
            "zst, cold / bare DuckDB sum": lambda name: self._against_sum(
                name, self._data.packed("zst"), "all.csv.zst"
            ),
            "Parquet, cold / bare DuckDB sum": lambda name: self._pair(
                name, self._cold, self._bare(PARQUET_SUM, self._data.parquet, "all.parquet"), self._data.parquet
            ),
            "36 x 14 files, cold / bare DuckDB": lambda name: self._against_sum(name, self._data.many, "*.csv"),
            "36 x 14 files, kept / cold": lambda name: self._pair(name, self._kept, self._cold, self._data.many),
            "one file new / its share + kept": self._one_new,
            "1,000 rows, cold / without engine": self._small,
        }
        return [
            (lambda name=name, take=take: take(name))  # type: ignore[misc]
            for name, take in found.items()
            if not only or any(word.casefold() in name.casefold() for word in only)
        ]

    def _pair(self, name: str, ours: Sequence[str], theirs: Sequence[str], folder: Path) -> Measured:
        return pair(name, ours, theirs, folder, self._runs)

    def _bare(self, code: str, folder: Path, files: str) -> list[str]:
        return [self._python, "-c", code, str(folder / "actuals" / files)]

    def _against_sum(self, name: str, folder: Path, files: str) -> Measured:
        return self._pair(name, self._cold, self._bare(SUM, folder, files), folder)

    def _small(self, name: str) -> Measured:
        """Where no engine pays, none may be woken: as long as the reader by rows alone."""
        words = self._cold[1:]
        ours, theirs = ([self._python, "-c", code, *words] for code in (CHOSEN, BY_ROWS))
        return pair(name, ours, theirs, self._data.small, max(self._runs, 15))

    def _in_turn(self, *commands: tuple[Sequence[str], Path]) -> list[tuple[Spent, Spent]]:
        took = [[spent(words, folder) for words, folder in commands] for _ in range(self._runs + 1)]
        return [(ours, theirs) for ours, theirs in took[1:]]

    def _one_new(self, name: str) -> Measured:
        """A file of 504 that changed: what its rows are of all, and a run that reads nothing."""
        folder = self._data.many
        files = sorted((folder / "actuals").iterdir())
        changed = files[0]
        text = changed.read_bytes()
        took = []
        try:
            for turn in range(self._runs + 1):
                cold, kept = spent(self._cold, folder), spent(self._kept, folder)
                changed.write_bytes(text.replace(b",P0", b",P%d" % (turn % 9 + 1)))
                new = spent(self._kept, folder)
                time.sleep(SETTLED)
                took.append((new, kept._replace(seconds=cold.seconds / len(files) + kept.seconds)))
        finally:
            changed.write_bytes(text)
        return measured(name, took[1:])


def large_plan(folder: Path, rows: int) -> Path:
    """A folder with targets for every scope and one CSV of that many rows."""
    plan(folder)
    need_room(folder, rows * ROW_BYTES)
    write_actuals(folder / "actuals" / "all.csv", rows)
    return folder


def plan(folder: Path, years: Sequence[int] = (2024,)) -> None:
    """A folder with targets for every scope, its actuals still to come."""
    (folder / "actuals").mkdir(parents=True)
    lines = ["version: 1", "actuals: {files: [actuals/*]}", "metrics:"]
    lines += [f"  {metric}: {{unit: EUR, kind: flow}}" for metric in METRICS]
    lines.append("targets:")
    lines += [
        f"  - {{metric: {m}, segment: {s}, branch: {b}, period: {year}, target: 100000000}}"
        for year in years
        for m in METRICS
        for s in SEGMENTS
        for b in BRANCHES
    ]
    (folder / "targets.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
