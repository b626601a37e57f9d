"""A path or standard input to a stream of bytes, with the hash of the file as it is on disk.

A file is opened once and read once, so that the hash belongs to the bytes that were used. What
goes wrong is a `Problem` in `problems`; after it the stream is at its end.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

from attain.errors import Place, Problem

if TYPE_CHECKING:
    from types import TracebackType

STDIN = "<stdin>"
_CHUNK = 1 << 18
GZIP, ZSTD = ".gz", ".zst"
MOST_FOLDERS = 3  # that are named where a file is not found


class _Stream(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


class _Hashed:
    """A stream that hashes what is read from it; gzip reads the compressed bytes through it."""

    def __init__(self, raw: BinaryIO) -> None:
        self.raw = raw
        self.hash = hashlib.sha256()
        self.ended = False
        self.taken = 0

    def read(self, size: int) -> bytes:
        data = self.raw.read(size)
        self.hash.update(data)
        self.taken += len(data)
        self.ended = self.ended or not data
        return data


class Source:
    """The bytes of one input, decompressed; `name` is the path as it was given."""

    def __init__(self, name: str, raw: BinaryIO | None, *, packing: str | None = None, owned: bool) -> None:
        """Read from `raw`, unpacked where a suffix names its `packing`; close it in the end when `owned`."""
        self.name = name
        self.problems: list[Problem] = []
        self._owned = owned
        self._hashed = _Hashed(raw) if raw is not None else None
        self._stream: _Stream | None = self._hashed
        self._damage: tuple[type[Exception], ...] = ()
        self._packing = packing
        if packing is not None and self._hashed is not None:
            self._stream, self._damage = unpacked(self._hashed, packing)
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
        except self._damage as error:
            self._damaged(error)
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
                self._stream.close()  # type: ignore[attr-defined]  # what unpacks can be closed
            if self._owned:
                self._hashed.raw.close()
        self._stream = None

    @property
    def taken(self) -> int:
        """How many bytes have been read so far, as they are on disk."""
        return self._hashed.taken if self._hashed is not None else 0

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

    def _damaged(self, error: Exception) -> None:
        """Say what is wrong with packed data: that it is none, or that it breaks off."""
        kind = "gzip" if self._packing == GZIP else "zstandard"
        if type(error).__name__ == "BadGzipFile" or "frame descriptor" in str(error):
            message = f"the name ends in {self._packing}, but this is not {kind} data"
            self._fail("A005", message, f"take {self._packing} off")
        else:
            self._fail("A001", f"the {kind} data is damaged or cut off", "compress the file again")

    def _fail(self, code: str, message: str, mend: str | None) -> None:
        self.problems.append(Problem(code, message, Place(self.name, 1, 1), mend))
        self.close()


def open_source(path: str | Path, *, stdin: BinaryIO | None = None) -> Source:
    """The bytes of a file, of the content of a `.gz` or `.zst` file, or of `stdin` for the path `-`."""
    name = str(path)
    if name == "-":
        source = Source(STDIN, stdin, owned=False)
        if stdin is None:
            source.problems.append(Problem("A001", "there is no standard input to read", Place(STDIN, 1, 1)))
        return source
    try:
        raw = Path(path).open("rb")  # noqa: SIM115  # Source closes it
    except (OSError, ValueError) as error:
        source = Source(name, None, owned=False)
        message = f"cannot read the file: {_reason(error)}"
        mend = _inside(Path(path)) if isinstance(error, FileNotFoundError) else None
        source.problems.append(Problem("A001", message, Place(name, 1, 1), mend))
        return source
    return Source(name, raw, packing=packing_of(name), owned=True)


def _inside(path: Path) -> str | None:
    """Where files of that name lie one folder further in, for who forgot to go there."""
    from glob import escape

    try:
        found = sorted(map(str, path.parent.glob(f"*/{escape(path.name)}")))[:MOST_FOLDERS]
    except OSError:
        return None
    if len(found) == 1 and path.name == str(path):
        return f"it lies in {Path(found[0]).parent}: go there, cd {Path(found[0]).parent}, or write {found[0]}"
    return f"did you mean {' or '.join(found)}?" if found else None


def whole(source: Source, largest: int, what: str, mend: str) -> bytes | list[Problem]:
    """All bytes of a source; or that there are more than `what` may have, or nothing where the source says why."""
    parts: list[bytes] = []
    size = 0
    while part := source.read():
        parts.append(part)
        size += len(part)
        if size > largest:
            message = f"larger than {largest >> 20} MiB: too much for {what}"
            return [Problem("A005", message, Place(source.name, 1, 1), mend)]
    return [] if source.problems else b"".join(parts)


def packing_of(name: str) -> str | None:
    """How a file is packed, by its suffix; None where it is not."""
    return next((suffix for suffix in (GZIP, ZSTD) if name.endswith(suffix)), None)


def unpacked(raw: _Stream, packing: str) -> tuple[_Stream, tuple[type[Exception], ...]]:
    """What gives the content of packed bytes, and the errors that say that they are damaged."""
    if packing == GZIP:
        import gzip
        import zlib

        stream = gzip.GzipFile(fileobj=raw, mode="rb")  # type: ignore[call-overload]  # read() is all it asks
        return stream, (gzip.BadGzipFile, EOFError, zlib.error)
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd.ZstdFile(raw), (zstd.ZstdError, EOFError)  # type: ignore[call-overload]  # as above


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
