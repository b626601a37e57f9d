"""A PostgreSQL server for the tests that need a real one: started in a folder of its own, on a socket there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "m4rk-of-a-s3cret"  # noqa: S105 - of a server that lives for one test run
OWNER = "attain_owner"
READER = "attain_reader"
PORT = "54329"


class Server:
    """A running server: how it is reached over its socket, as the owner or as one who may only read."""

    def __init__(self, folder: Path) -> None:
        """Know where the socket lies."""
        self.folder = folder

    def url(self, database: str = "postgres") -> str:
        """The address; user and password come from the environment."""
        return f"postgresql:///{database}?host={quote(str(self.folder), safe='')}&port={PORT}"


def binaries() -> Path | None:
    """Where initdb and pg_ctl lie; Debian does not put them on the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return there[-1].parent if there else None


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server while the block lasts; its files lie under `folder`."""
    found = binaries()
    assert found is not None
    data = folder / "data"
    secret = folder / "password"
    secret.write_text(PASSWORD, "utf-8")
    _give(folder)
    how = ["--auth=scram-sha-256", f"--pwfile={secret}", f"--username={OWNER}", "--no-sync", "--encoding=UTF8"]
    _run(found / "initdb", "-D", data, *how)
    options = f"-k {folder} -p {PORT} -c listen_addresses= -c fsync=off -c max_connections=20"
    _run(found / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        yield Server(folder)
    finally:
        _run(found / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _unprivileged() -> str | None:
    """The user that a server may run as where the tests run as root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


def _give(folder: Path) -> None:
    user = _unprivileged()
    if user is None:
        return
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, user)


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    user = _unprivileged()
    if user is not None:
        words = ["runuser", "-u", user, "--", *words]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd="/", stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
