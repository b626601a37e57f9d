"""A path or standard input to a stream of bytes, with the hash of the file as it is on disk.

A file is opened once and read once, so that the hash belongs to the bytes that were used. What
goes wrong is a `Problem` in `problems`; after it the stream is at its end.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from attain.errors import Place, Problem

if TYPE_CHECKING:
    from types import TracebackType

STDIN = "<stdin>"
_CHUNK = 1 << 18


class _Hashed:
    """A stream that hashes what is read from it; gzip reads the compressed bytes through it."""

    def __init__(self, raw: BinaryIO) -> None:
        self.raw = raw
        self.hash = hashlib.sha256()
        self.ended = False

    def read(self, size: int) -> bytes:
        data = self.raw.read(size)
        self.hash.update(data)
        self.ended = self.ended or not data
        return data


class Source:
    """The bytes of one input, decompressed; `name` is the path as it was given."""

    def __init__(self, name: str, raw: BinaryIO | None, *, packed: bool, owned: bool) -> None:
        """Read from `raw`, through gzip when `packed`; close it in the end when `owned`."""
        self.name = name
        self.problems: list[Problem] = []
        self._owned = owned
        self._hashed = _Hashed(raw) if raw is not None else None
        self._stream: _Hashed | gzip.GzipFile | None = self._hashed
        if packed and self._hashed is not None:
            self._stream = gzip.GzipFile(fileobj=self._hashed, mode="rb")  # type: ignore[call-overload]  # read() is all it asks
        self._ahead = b""

    def read(self, size: int = _CHUNK) -> bytes:
        """Up to `size` bytes; none at the end of the file or once a problem stands."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        if self._stream is None:
            return b""
        try:
            return self._stream.read(size)
        except gzip.BadGzipFile:
            self._fail("A005", "the name ends in .gz, but this is not gzip data", "take .gz off")
        except (EOFError, zlib.error):
            self._fail("A001", "the gzip data is damaged or cut off", "compress the file again")
        except OSError as error:
            self._fail("A001", f"cannot read the file: {_reason(error)}", None)
        return b""

    def peek(self, size: int) -> bytes:
        """The first `size` bytes, or all there are; `read` gives them again."""
        while len(self._ahead) < size:
            held, self._ahead = self._ahead, b""
            more = self.read(size)
            self._ahead = held + more
            if not more:
                break
        return self._ahead[:size]

    def close(self) -> None:
        """Let go of the file; standard input stays open."""
        if self._hashed is not None:
            if self._stream is not None and self._stream is not self._hashed:
                self._stream.close()  # type: ignore[union-attr]  # a GzipFile
            if self._owned:
                self._hashed.raw.close()
        self._stream = None

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes; empty until all of them have been read."""
        done = self._hashed is not None and self._hashed.ended
        return self._hashed.hash.hexdigest() if done and self._hashed is not None else ""

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def _fail(self, code: str, message: str, mend: str | None) -> None:
        self.problems.append(Problem(code, message, Place(self.name, 1, 1), mend))
        self.close()


def open_source(path: str | Path, *, stdin: BinaryIO | None = None) -> Source:
    """The bytes of a file, of a `.gz` file's content, or of `stdin` for the path `-`."""
    name = str(path)
    if name == "-":
        source = Source(STDIN, stdin, packed=False, owned=False)
        if stdin is None:
            source.problems.append(Problem("A001", "there is no standard input to read", Place(STDIN, 1, 1)))
        return source
    try:
        raw = Path(path).open("rb")  # noqa: SIM115  # Source closes it
    except (OSError, ValueError) as error:
        source = Source(name, None, packed=False, owned=False)
        message = f"cannot read the file: {_reason(error)}"
        source.problems.append(Problem("A001", message, Place(name, 1, 1)))
        return source
    return Source(name, raw, packed=name.endswith(".gz"), owned=True)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, PermissionError):
        return "no permission"
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__).lower()
    return "the name is not one that a file can have"
