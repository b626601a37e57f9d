"""DuckDB's module, imported when something is to be read with it; how it is bounded, and how its calls are waited for.

A call to DuckDB may take minutes, and in the thread that hears of Ctrl-C it takes the signal for a fault of its own or,
while it is imported, brings the process down. So its calls are made in a thread of their own, and who waits can be
interrupted, and look on meanwhile.
"""

from __future__ import annotations

import importlib
import sys
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Given = TypeVar("_Given")

# A report's groups are few, and the reading of CSV takes about 100 MB whatever the size; what needs more spills.
USUAL_MEMORY = 512_000_000
MOST_SPILLED = "64GB"
_A_THREAD = 1 << 25  # of memory: less for each, and the buffers of CSV files alone do not fit in
_LISTEN = 0.2  # seconds
_AGAIN = 0.02
_WATCHED = ("enable_progress_bar = true", "enable_progress_bar_print = false", "progress_bar_time = 0")
# DuckDB adds up in two steps of the same weight, to read and to give out, of which the second takes next to no time.
_READ_BY = 50


def library() -> Any:
    """DuckDB's core, which takes a third of the whole package's import; the package where it cannot be had alone."""
    return sys.modules.get("_duckdb") or heeding(_imported)


def _imported() -> Any:
    try:
        return importlib.import_module("_duckdb")
    except ImportError:
        return importlib.import_module("duckdb")


def bounds(memory: int | None, folder: str) -> dict[str, str]:
    """Settings that bound a database in memory (in bytes), and let what needs more spill into a folder."""
    return {
        "memory_limit": f"{memory or USUAL_MEMORY}B",
        "temp_directory": folder,
        "max_temp_directory_size": MOST_SPILLED,
    }


def bound_threads(connection: Any, memory: int | None) -> None:
    """Let no more threads work than the memory has room for: DuckDB takes one for each core, however many there are."""
    most = max(1, (memory or USUAL_MEMORY) // _A_THREAD)
    ((now,),) = connection.execute("SELECT current_setting('threads')").fetchall()
    if now > most:
        connection.execute(f"SET threads = {most}")


def let_be_watched(connection: Any) -> None:
    """Have DuckDB reckon how far its statements are, which it does only where it is asked to."""
    for setting in _WATCHED:
        connection.execute(f"SET {setting}")


def looking(connection: Any, told: Callable[[int, int], None]) -> Callable[[], None]:
    """What looks how much of what a statement that adds up reads is read, and tells it as so many parts of so many."""

    def look() -> None:
        done = connection.query_progress()
        if done > 0:
            told(min(int(done * 1000), _READ_BY * 1000), _READ_BY * 1000)

    return look


def heeding(
    call: Callable[[], _Given],
    interrupt: Callable[[], object] | None = None,
    look: Callable[[], None] | None = None,
) -> _Given:
    """What a call gives; after Ctrl-C, `interrupt` is to end it, and it is waited for. `look` is called while it lasts.

    It has to come to its end in any case: a thread that is still in DuckDB when Python ends takes the process with it.
    """
    given: list[_Given] = []
    failed: list[BaseException] = []
    begun, done, unwanted = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        try:
            if not unwanted.is_set():
                given.append(call())
        except BaseException as error:  # noqa: BLE001 - it is raised again, where it is heard
            failed.append(error)
        finally:
            done.set()

    try:
        threading.Thread(target=work, daemon=True).start()
        while not done.wait(_LISTEN):
            if look is not None:
                look()
    except BaseException:
        unwanted.set()
        # Of a thread itself cannot be asked whether it has ended, once waiting for it was interrupted.
        while begun.is_set() and not done.is_set():
            if interrupt is not None:
                interrupt()  # again and again, for the call may have begun after it
            done.wait(_AGAIN)
        raise
    if failed:
        raise failed[0]
    return given[0]
