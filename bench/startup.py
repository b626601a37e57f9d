"""Measures how soon attain answers, against bare Python, and what a long table takes, against a short one.

    python bench/startup.py                                # the wheel of this checkout, in an environment of its own
    python bench/startup.py --attain .venv/bin/attain --runs 31

Runs alternate between what is measured and what it is held against; a ratio is the median of the pairs' ratios. `cold`
reads the plan and the actuals, `kept` finds both in the cache. The tables of 4,036 lines and of 40 are two views of the
same plan and actuals, so what they take beside each other is the table's own. A large plan, its totals kept, has 840
targets, as many as there are groups in ten million rows. Of 36 x 14 files one is another before each run that counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from measure import ROOT, SETTLED, installed

METRICS, SEGMENTS, BRANCHES = 4, 9, 111
REACHES = {
    "report, cold": 18,
    "report, cold, CSV": 18,
    "report, kept": 10,
    "report, kept, CSV": 8,
}
TIMES, MORE = 1.3, 0.25
KEPT_REACH = 1.3
KEPT_SHAPE = (2, 12, 35)  # metrics, segments, branches: 840 targets
FILES, MONTHS, FILE_ROWS = 36, 14, 200


class Command(NamedTuple):
    """What is run, and with what around it."""

    words: list[str]
    environment: dict[str, str]
    folder: Path


def main() -> None:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attain", type=Path, help="the program to measure, if not this checkout's wheel")
    parser.add_argument("--runs", type=int, default=15, help="pairs of runs for each comparison")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        attain = options.attain.resolve() if options.attain else installed(folder / "env")
        example, large = folder / "example", folder / "large"
        shutil.copytree(ROOT / "actuals", example / "actuals")
        shutil.copy(ROOT / "targets.yaml", example)
        write_plan(large)
        write_plan(folder / "kept", *KEPT_SHAPE)
        write_files(folder / "files")
        time.sleep(SETTLED)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors; medians of {options.runs}, milliseconds")
        show_starts(attain, example, folder / "cache", options.runs)
        show_tables(attain, large, folder / "cache", options.runs)
        show_kept(attain, folder / "kept", example, folder / "cache", options.runs)
        show_changed(attain, folder / "files", folder / "cache", options.runs)


def show_starts(attain: Path, example: Path, cache: Path, runs: int) -> None:
    """Print how long the example's report and what needs no report take, each against bare Python."""
    bare = Command([str(attain.with_name("python")), "-c", "pass"], {}, example)
    report, csv, kept = (
        [str(attain), "report", "--quarter", "Q1"],
        ["--format", "csv"],
        {"ATTAIN_CACHE_DIR": str(cache)},
    )
    completes = {"_ATTAIN_COMPLETE": "complete_bash", "COMP_WORDS": "attain report --qu", "COMP_CWORD": "2"}
    commands = {
        "report, cold": Command([*report, "--no-cache"], {}, example),
        "report, cold, CSV": Command([*report, *csv, "--no-cache"], {}, example),
        "report, kept": Command(report, kept, example),
        "report, kept, CSV": Command([*report, *csv], kept, example),
        "--help": Command([str(attain), "--help"], {}, example),
        "report --help": Command([str(attain), "report", "--help"], {}, example),
        "completion": Command([str(attain)], completes, example),
        "--version": Command([str(attain), "--version"], {}, example),
    }
    print(f"{'':20} {'attain':>8} {'bare':>7} {'ratio':>6}  reach")
    for name, command in commands.items():
        ours, theirs, ratio = compared(command, bare, runs)
        print(f"{name:20} {1000 * ours:8.0f} {1000 * theirs:7.1f} {ratio:6.1f}  {REACHES.get(name, '')}", flush=True)


def show_tables(attain: Path, large: Path, cache: Path, runs: int) -> None:
    """Print how long 4,036 lines take against 40 of the same actuals, and by how much less than they may."""
    print(f"\n{'4,036 lines':20} {'4,036':>8} {'40':>7} {'ratio':>6}  of {TIMES} x 40 lines + {MORE} s")
    for name, words, environment in (
        ("table, cold", ["--color", "always", "--no-cache"], {}),
        ("CSV, cold", ["--format", "csv", "--no-cache"], {}),
        ("table, kept", ["--color", "always"], {"ATTAIN_CACHE_DIR": str(cache)}),
        ("CSV, kept", ["--format", "csv"], {"ATTAIN_CACHE_DIR": str(cache)}),
    ):
        report = [str(attain), "report", "--quarter", "Q1", *words]
        long = Command([*report, "--by", "segment,branch"], environment, large)
        short = Command([*report, "--by", "segment"], environment, large)
        ours, theirs, ratio = compared(long, short, max(runs // 2, 1))
        share = ours / (TIMES * theirs + MORE)
        print(f"{name:20} {1000 * ours:8.0f} {1000 * theirs:7.0f} {ratio:6.2f}  {share:.0%}", flush=True)


def show_kept(attain: Path, large: Path, example: Path, cache: Path, runs: int) -> None:
    """Print how long a large plan's report takes from the cache, against the example's from the cache."""
    report, kept = [str(attain), "report", "--quarter", "Q1"], {"ATTAIN_CACHE_DIR": str(cache)}
    print(f"\n{'kept':20} {'840':>8} {'example':>7} {'ratio':>6}  reach")
    for name, words in (("table", []), ("CSV", ["--format", "csv"])):
        ours, theirs, ratio = compared(
            Command([*report, *words], kept, large), Command([*report, *words], kept, example), runs
        )
        print(f"{name:20} {1000 * ours:8.0f} {1000 * theirs:7.0f} {ratio:6.2f}  {KEPT_REACH}", flush=True)


def show_changed(attain: Path, files: Path, cache: Path, runs: int) -> None:
    """Print how long a report takes of which one file has changed, against none and the file's share of a cold run."""
    report = [str(attain), "report", "--year", "2018"]
    kept = Command(report, {"ATTAIN_CACHE_DIR": str(cache)}, files)
    cold = statistics.median(seconds(Command([*report, "--no-cache"], {}, files)) for _ in range(3))
    seconds(kept)
    took = []
    for run in range(runs):
        write_file(files, 0, run + 1)
        changed = seconds(kept)
        took.append((changed, seconds(kept)))
    ours, warm = (statistics.median(times) for times in zip(*took, strict=True))
    share = cold / (FILES * MONTHS)
    ratio = statistics.median(one / (other + share) for one, other in took)
    print(f"\n{'one of 504 changed':20} {'changed':>8} {'kept':>7} {'ratio':>6}  to kept + a 504th of cold")
    print(f"{'':20} {1000 * ours:8.0f} {1000 * warm:7.0f} {ratio:6.2f}", flush=True)


def compared(ours: Command, theirs: Command, runs: int) -> tuple[float, float, float]:
    """Run both in turn, once to warm up and then `runs` times: both medians, and that of the ratios."""
    took = [(seconds(ours), seconds(theirs)) for _ in range(runs + 1)][1:]
    medians = (statistics.median(one for one, _ in took), statistics.median(other for _, other in took))
    return *medians, statistics.median(one / other for one, other in took)


def seconds(command: Command) -> float:
    """How long a whole process takes."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    begun = time.perf_counter()
    subprocess.run(
        command.words, check=True, cwd=command.folder, stdout=subprocess.DEVNULL, env={**plain, **command.environment}
    )
    return time.perf_counter() - begun


def write_plan(folder: Path, metrics: int = METRICS, segments: int = SEGMENTS, branches: int = BRANCHES) -> None:
    """A plan with a target for each metric, segment and branch, and their actuals of three months."""
    for name in ("actuals", "targets"):
        (folder / name).mkdir(parents=True)
    lines = ["version: 1", "locale: en", "target_files: [targets/*.csv]", "metrics:"]
    lines += [f"  metric{at}: {{label: Metric {at}, unit: EUR, kind: flow}}" for at in range(metrics)]
    lines += ["segments:", *(f"  segment{at}: Segment {at}" for at in range(segments))]
    lines += ["branches:", *(f"  branch{at:03}: Branch {at:03}" for at in range(branches))]
    (folder / "targets.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    scopes = [
        f"metric{metric},segment{segment},branch{branch:03}"
        for metric in range(metrics)
        for segment in range(segments)
        for branch in range(branches)
    ]
    targets = [f"{scope},2018,{1_000_000 + 7919 * at}" for at, scope in enumerate(scopes)]
    (folder / "targets" / "2018.csv").write_text(
        "metric,segment,branch,period,target\n" + "\n".join(targets) + "\n", "utf-8"
    )
    rows = [
        f"{scope},2018-0{month},{(104_729 * at + 1299 * month) % 900_000}.{at % 100:02}"
        for month in (1, 2, 3)
        for at, scope in enumerate(scopes)
    ]
    (folder / "actuals" / "2018.csv").write_text("metric,segment,branch,date,value\n" + "\n".join(rows) + "\n", "utf-8")


def write_files(folder: Path) -> None:
    """A plan over 36 x 14 files, one for a branch and a month."""
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(
        "version: 1\nmetrics: {sales: {unit: EUR, kind: flow}}\n"
        "targets:\n"
        "  - {metric: sales, period: 2018, target: 1000000}\n"
        "  - {metric: sales, period: 2019, target: 1000000}\n",
        "utf-8",
    )
    for number in range(FILES * MONTHS):
        write_file(folder, number, 0)


def write_file(folder: Path, number: int, more: int) -> None:
    """One of the files, its figures the larger by `more`."""
    branch, month = divmod(number, MONTHS)
    day = f"{2018 + month // 12}-{month % 12 + 1:02}-15"
    rows = [f"{day},branch{branch},sales,{row + more}.25" for row in range(FILE_ROWS)]
    text = "date,branch,metric,value\n" + "\n".join(rows) + "\n"
    (folder / "actuals" / f"{branch:02}-{month:02}.csv").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
