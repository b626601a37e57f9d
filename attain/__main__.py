"""The way in: what needs no work is answered before anything is imported; then the commands."""

from __future__ import annotations

import gc
import os
import sys

# Python looks for garbage in rings after every 700 new objects. A run makes records and sums, freed without it:
# 300,000 rows or 4,000 lines of a table take 6 % less time, and no more memory, where it looks seldom.
NEW_OBJECTS = 100_000


def main() -> None:
    """Run the command line and end the process with its exit code.

    A reader that closes the pipe early (`attain report | head -1`) ends the process as its signal does (141),
    not as a failed check.
    """
    if sys.argv[1:] == ["--version"]:
        from attain import __version__

        sys.stdout.write(f"attain {__version__}\n")
        return
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
    _use_no_plugins()
    sys.exit(_ended())


def _ended() -> int:
    """The exit code of the run, also of one that a signal ends: 130 after Ctrl-C, 143 after SIGTERM.

    SIGTERM is heard as Ctrl-C is, so that both leave nothing half-written behind.
    """
    import signal

    from attain.cli.codes import INTERRUPTED, TERMINATED

    heard: list[int] = []

    def terminate(number: int, _: object) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, terminate)
    try:
        from attain.cli.run import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    # What is left is given back as the process ends. To look through all of it for rings once more takes a seventh of a
    # run without a cache.
    gc.freeze()
    # What is left is to end, and Python would tell of a signal in the midst of it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return TERMINATED if code == INTERRUPTED and heard else code


def _use_no_plugins() -> None:
    """Let Pydantic look for no plugins: none has a say in what a plan means.

    It would read the description of every package that is installed. Told not to, it still imports what reads them,
    mail and archives among it, a fifteenth of a run without a cache; so its module is stood in for. Where a Pydantic
    has no such module, the stand-in is idle.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    name = "pydantic.plugin._loader"
    stand_in = type(sys)(name)
    vars(stand_in)["get_plugins"] = tuple
    sys.modules.setdefault(name, stand_in)


if __name__ == "__main__":
    main()
