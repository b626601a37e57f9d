"""Measures attain against what people use instead, on the same work; prints a table for the README.

    python bench/peers.py
    python bench/peers.py --rows 1000 100000 --runs 9 --only Miller Polars

The work: how far the year's target of each of 280 scopes (metric, segment and branch) is reached, from rows of
participants in a CSV and targets in another, to a CSV with actual, target and attainment. The peers take it that the
file holds one year of good rows; attain looks at each date, figure and name. Each peer is asked as one asks who knows
it. hledger is given a journal of the same rows, written beforehand, and a monthly budget.

The peers of PyPI go into an environment of their own; Miller (`mlr`) and hledger come from the path, or, for root on a
Debian, from its packages. Before anything is timed, each peer's sums must be attain's, to the cent. A cell shows the
median of whole processes in seconds, and how many times attain's time that is: cold (`--no-cache`) and, in brackets,
kept. Above 1 attain is ahead. `-`: not done within the patience of a run.
"""

from __future__ import annotations

import argparse
import csv
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from generate import BRANCHES, METRICS, ROW_BYTES, SEGMENTS, need_room, write_actuals
from measure import SETTLED, installed, programs, spent

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGES = ("pandas", "polars", "csvkit")
DEBIAN = {"mlr": "miller", "hledger": "hledger"}
MONTHLY = 10_000_000  # of each scope's target
SCOPES = [(metric, segment, branch) for metric in METRICS for segment in SEGMENTS for branch in BRANCHES]
KNOWN = set(SCOPES)
CENT = Decimal("0.01")
COLD, KEPT = "attain", "attain, kept"

PANDAS = """
import sys
import pandas as pd
key = ["metric", "segment", "branch"]
types = {**dict.fromkeys(key, "category"), "value": "float64"}
rows = pd.read_csv("actuals/all.csv", usecols=[*key, "value"], dtype=types)
sums = rows.groupby(key, observed=True, as_index=False)["value"].sum()
found = pd.read_csv("targets/2024.csv").merge(sums, how="left", on=key)
found["attainment"] = found["value"] / found["target"]
found.to_csv(sys.stdout, index=False)
"""
PANDAS_EXACT = PANDAS.replace(', "value": "float64"', "").replace(
    "dtype=types)", 'dtype=types, converters={"value": Decimal})'
)
PANDAS_EXACT = PANDAS_EXACT.replace("import sys", "import sys\nfrom decimal import Decimal")
PANDAS_EXACT = PANDAS_EXACT.replace('found["target"]\n', 'found["target"].map(Decimal)\n')
POLARS = """
import sys
import polars as pl
key = ["metric", "segment", "branch"]
rows = pl.scan_csv("actuals/all.csv", schema_overrides={"value": pl.Decimal(18, 2)})
sums = rows.group_by(key).agg(pl.col("value").sum())
found = pl.scan_csv("targets/2024.csv").join(sums, on=key, how="left", maintain_order="left")
found = found.with_columns(attainment=pl.col("value").cast(pl.Float64) / pl.col("target"))
found.collect(engine="streaming").write_csv(sys.stdout)
"""
MILLER = """
--icsv --ocsv --from actuals/all.csv
stats1 -a sum -f value -g metric,segment,branch
then rename value_sum,value
then join --ul -j metric,segment,branch -f targets/2024.csv
then put 'is_present($value) {$attainment = $value / $target}'
then unsparsify
"""
QUERY = """
select metric, segment, branch, target, value, value / target as attainment
from targets left join (
    select metric, segment, branch, sum(cast(value as real)) as value from actuals group by 1, 2, 3
) using (metric, segment, branch)
"""


class Peer(NamedTuple):
    """A way of doing the work: whether its figures are exact, and the command."""

    exact: bool
    command: list[str]


def main() -> None:
    """Install, check, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ATTAIN_CACHE_DIR"] = str(folder / "cache")
        attain = installed(folder / "attain")
        peers = _peers(attain, folder / "peers", options.only)
        columns = {rows: _column(folder / f"{rows}", rows, peers, options) for rows in options.rows}
    _print(peers, columns)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=5, help="rounds; in each every way runs once")
    parser.add_argument("--patience", type=float, default=60, help="seconds until a peer is given up at a size")
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD", help="peers whose names hold one of these")
    return parser.parse_args()


def _peers(attain: Path, env: Path, only: Sequence[str]) -> dict[str, Peer]:
    """The two ways of attain, and each peer that is there."""
    report = [str(attain), "report", "--year", "2024", "--by", "segment,branch", "--format", "csv"]
    program = programs(env, *PACKAGES)
    python, csvsql = str(program / "python"), str(program / "csvsql")
    tables = ["--no-inference", "--tables", "actuals,targets", "actuals/all.csv", "targets/2024.csv"]
    balance = ["--budget", "--yearly", "--flat", "--no-total", "--output-format", "csv"]
    others = {
        "pandas": Peer(exact=False, command=[python, "-c", PANDAS]),
        "pandas, Decimal": Peer(exact=True, command=[python, "-c", PANDAS_EXACT]),
        "Polars, streaming, Decimal": Peer(exact=True, command=[python, "-c", POLARS]),
        "csvkit (csvsql --query)": Peer(exact=False, command=[csvsql, "--query", QUERY, *tables]),
    }
    if mlr := found_or_installed("mlr"):
        others["Miller"] = Peer(exact=False, command=[mlr, *shlex.split(MILLER)])
    if hledger := found_or_installed("hledger"):
        command = [hledger, "--file", "all.journal", "balance", *balance]
        others["hledger balance --budget"] = Peer(exact=True, command=command)
    chosen = {
        name: peer for name, peer in others.items() if not only or any(w.casefold() in name.casefold() for w in only)
    }
    return {COLD: Peer(exact=True, command=[*report, "--no-cache"]), KEPT: Peer(exact=True, command=report), **chosen}


def found_or_installed(program: str) -> str | None:
    """A program from the path, brought by Debian's packages where that can be; None, and a word, where it cannot."""
    apt = shutil.which("apt-get")
    if not shutil.which(program) and apt and os.geteuid() == 0:
        for words in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", DEBIAN[program]]):
            subprocess.run([apt, *words], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = shutil.which(program)
    if found is None:
        print(f"{program} is missing and not measured: install {DEBIAN[program]}", file=sys.stderr)
    return found


def _column(folder: Path, rows: int, peers: dict[str, Peer], options: argparse.Namespace) -> dict[str, list[float]]:
    """The seconds of each way at one size, round by round; a peer that is given up is left out."""
    write_work(folder, rows)
    time.sleep(SETTLED)
    expected = sums_of(peers[COLD].command, folder, None)
    took: dict[str, list[float]] = {
        name: [] for name, peer in peers.items() if _agrees(name, peer, expected, folder, options.patience)
    }
    for _ in range(options.runs):
        for name, of_name in took.items():
            of_name.append(spent(peers[name].command, folder).seconds)
    return took


def write_work(folder: Path, rows: int) -> None:
    """Rows and targets as attain reads them; the journal says the same to hledger."""
    for name in ("actuals", "targets"):
        (folder / name).mkdir(parents=True)
    need_room(folder, 2 * rows * ROW_BYTES)
    lines = ["version: 1", "target_files: [targets/*.csv]", "metrics:"]
    lines += [f"  {metric}: {{unit: EUR, kind: flow}}" for metric in METRICS]
    (folder / "targets.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    targets = [",".join((*scope, "2024", f"{12 * MONTHLY}")) for scope in SCOPES]
    text = "\n".join(["metric,segment,branch,period,target", *targets]) + "\n"
    (folder / "targets" / "2024.csv").write_text(text, "utf-8")
    write_actuals(folder / "actuals" / "all.csv", rows)
    with (
        (folder / "actuals" / "all.csv").open(encoding="utf-8", newline="") as file,
        (folder / "all.journal").open("w", encoding="utf-8") as journal,
    ):
        journal.write("~ monthly from 2024-01-01 to 2025-01-01\n")
        journal.writelines(f"    {':'.join(scope)}  {MONTHLY}.00 EUR\n" for scope in SCOPES)
        journal.write("    income\n")
        for row in csv.DictReader(file):
            account = f"{row['metric']}:{row['segment']}:{row['branch']}"
            journal.write(f"\n{row['date']} {row['note']}\n    {account}  {row['value']} EUR\n    income\n")


def _agrees(name: str, peer: Peer, expected: dict[tuple[str, ...], Decimal], folder: Path, patience: float) -> bool:
    """Whether a way gives attain's sums, to the cent; False where it takes too long. Ends the run where it differs."""
    try:
        found = sums_of(peer.command, folder, patience)
    except TimeoutError:
        return False
    few = [scope for scope in SCOPES if expected.get(scope) != found.get(scope)][:3]
    if few:
        sys.exit(f"{name}: other sums than attain's: {[(at, expected.get(at), found.get(at)) for at in few]}")
    return True


def sums_of(command: Sequence[str], folder: Path, patience: float | None) -> dict[tuple[str, ...], Decimal]:
    """What a way gives, run once. Raises TimeoutError after so many seconds."""
    file = folder / "given.csv"
    with file.open("wb") as out:
        spent(command, folder, out=out, patience=patience)
    return sums_in(file)


def sums_in(file: Path) -> dict[tuple[str, ...], Decimal]:
    """The sum of each scope that has one, in the output of attain or of a peer."""
    found = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if "Account" in row:  # hledger's: the year's sum and budget, in columns named by the year
                scope = tuple(row["Account"].split(":"))
                text = next(value for name, value in row.items() if name not in ("Account", "budget"))
                text = text.removesuffix(" EUR")
            else:
                scope = (row["metric"], row["segment"], row["branch"])
                text = row.get("value") or row.get("actual") or ""
            if scope in KNOWN and text and Decimal(text):
                found[scope] = Decimal(text).quantize(CENT)
    return found


def _print(peers: dict[str, Peer], columns: dict[int, dict[str, list[float]]]) -> None:
    head = ["", "exact", *(f"{rows:,} rows" for rows in columns)]
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for name, peer in peers.items():
        cells = [_cell(name, took) for took in columns.values()]
        print(f"| {name} | {'yes' if peer.exact else 'no'} | {' | '.join(cells)} |")


def _cell(name: str, took: dict[str, list[float]]) -> str:
    if name not in took:
        return "-"
    seconds = f"{median(took[name]):.2f} s"
    if name in (COLD, KEPT):
        return seconds
    cold, kept = (median(a / b for a, b in zip(took[name], took[of], strict=True)) for of in (COLD, KEPT))
    return f"{seconds}: {cold:.1f} ({kept:.1f})"


if __name__ == "__main__":
    main()
