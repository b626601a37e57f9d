"""One run: the arguments to an exit code.

0 done, 1 a check failed or warnings under --strict, 2 no verdict, 70 a fault of ours, 130 after Ctrl-C (143 where it
was SIGTERM, see `__main__`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain import __version__
from attain.cli.codes import DONE, INTERRUPTED, NO_VERDICT, OUR_FAULT
from attain.cli.streams import UnwrittenError, flush_out, stand_in, write_err
from attain.cli.words import call_of
from attain.errors import InputError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOM = "does every column hold what its name says? of each metric, segment and branch something is held"


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line."""
    stand_in()
    shown = [word for word in arguments if word != "--traceback"]
    try:
        return _written(shown)
    except UnwrittenError as error:
        return _refused((), [error.problem])
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        return _refused((), [Problem("A208", "there is not enough memory", None, _ROOM)])
    except Exception as error:  # noqa: BLE001 - the last net: a fault of ours is told as one
        return _our_fault(error, trace=len(shown) < len(arguments))


def _written(arguments: Sequence[str]) -> int:
    """Carry out the words; a failure of stdout under a library's own hands is told as one of ours would be."""
    try:
        return _carried_out(arguments)
    except OSError:
        flush_out()
        raise


def _carried_out(words: Sequence[str]) -> int:
    try:
        outcome = _outcome(words)
    except UnwrittenError:
        raise
    except UsageError as error:
        return _refused(words, [error.problem])
    except InputError as error:
        return _refused(words, error.problems)
    return outcome if isinstance(outcome, int) else DONE


def _outcome(words: Sequence[str]) -> int | None:
    """What the words come to, read without Typer where they are plain."""
    call = call_of(words)
    if call is not None:
        return call()
    from attain.cli.app import carried_out

    return carried_out(words)


def _refused(arguments: Sequence[str], problems: Sequence[Problem]) -> int:
    """Say why there is no verdict: as a document where JSON was asked for, else on stderr.

    The document of a check has the same keys whether or not it came to a finding.
    """
    from attain.cli.problems import tell

    form = _format_asked(arguments)
    if form == "json" and _command(arguments) == "check":
        from attain.cli.finding_faces import FILE_FACE, faced
        from attain.cli.streams import write_out
        from attain.table.findings import FindingsView

        write_out(faced(FindingsView((), problems=tuple(problems)), form, FILE_FACE, strict=False))
        return NO_VERDICT
    tell(problems, form, whole=True)
    return NO_VERDICT


def _command(arguments: Sequence[str]) -> str:
    """The command that the words name; empty where they name none."""
    return next((word for word in arguments if not word.startswith("-")), "")


def _format_asked(arguments: Sequence[str]) -> str:
    """The output format that the words ask for, even where they cannot be carried out."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word in ("--format", "-f"):
            return following
        if word.startswith("--format="):
            return word.removeprefix("--format=")
        if word.startswith("-f") and not word.startswith("--"):
            return word.removeprefix("-f")
    return "text"


def _our_fault(error: Exception, *, trace: bool) -> int:
    import traceback

    if trace:
        write_err(traceback.format_exc())
    else:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{last.name}, line {last.lineno}"
        write_err(
            f"attain {__version__} failed: {type(error).__name__} in {where}\n"
            "This is a fault of attain, not of your files. Please report it with the output of the same "
            "command with --traceback added.\n"
        )
    return OUR_FAULT
