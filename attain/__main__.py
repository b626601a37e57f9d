"""The way in: what needs no work is answered before anything is imported; then the commands."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code.

    A reader that closes the pipe early (`attain report | head -1`) ends the process as its signal does (141),
    not as a failed check.
    """
    if sys.argv[1:] == ["--version"]:
        from attain import __version__

        sys.stdout.write(f"attain {__version__}\n")
        return
    import signal

    from attain.cli.run import run

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
