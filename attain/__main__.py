"""The way in: what needs no work is answered before anything is imported; then the commands."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from attain import __version__

        sys.stdout.write(f"attain {__version__}\n")
        return
    from attain.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
