"""The catalogues of `attain/languages`, held against the texts of the source.

    python -m tests.catalogue

brings every `.po` file to the texts that the source says (a new one without a translation, what is left over dropped)
and writes the `.mo` file beside it; translate in the `.po`, then run it again.
"""

from __future__ import annotations

import ast
import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

PACKAGE = Path(__file__).parents[1] / "attain"
LANGUAGES = PACKAGE / "languages"
# The rooms that put a result into words.
ROOMS = ("table", "render", "cli")
Key = str | tuple[str, str]
MAGIC, HEAD = 0x950412DE, 7
MANY = 2


@dataclass(frozen=True)
class Text:
    """A text of the source, with the form for many where it counts, and the file that says it."""

    one: str
    many: str | None
    file: str

    @property
    def key(self) -> Key:
        """Under which a catalogue has it."""
        return self.one if self.many is None else (self.one, self.many)


def source_texts() -> dict[Key, Text]:
    """The texts that are marked in the source, each once, in the order of files and lines."""
    found: dict[Key, Text] = {}
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            name = path.relative_to(PACKAGE.parent).as_posix()
            for text in _said_in(ast.parse(path.read_text("utf-8")), name):
                found.setdefault(text.key, text)
    return found


def _said_in(tree: ast.AST, file: str) -> Iterator[Text]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [_literal(argument) for argument in node.args[:MANY]]
        if name in ("say", "marked") and texts and texts[0] is not None:
            yield Text(texts[0], None, file)
        elif name == "counted" and len(texts) == MANY and texts[0] is not None and texts[1] is not None:
            yield Text(texts[0], texts[1], file)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def po_files() -> list[Path]:
    """The catalogues that people edit."""
    return sorted(LANGUAGES.glob("*/LC_MESSAGES/attain.po"))


def read(path: Path) -> Catalog:
    """A `.po` file."""
    with path.open("rb") as file:
        return read_po(file)


def translations(catalog: Catalog) -> dict[Key, Message]:
    """The texts of a catalogue, without its header."""
    return {m.id if isinstance(m.id, str) else (m.id[0], m.id[1]): m for m in catalog if m.id}


def compiled(path: Path) -> bytes:
    """What a `.mo` file holds: its header, then what is translated, as gettext's binary format has it."""
    catalog = read(path)
    pairs = {b"": _header(path).encode()}
    for message in translations(catalog).values():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        if all(strings) and not message.fuzzy:
            pairs["\0".join(ids).encode()] = "\0".join(strings).encode()
    keys = sorted(pairs)
    start = HEAD * 4 + 16 * len(keys)
    blobs, tables = b"", []
    for texts in (keys, [pairs[key] for key in keys]):
        for text in texts:
            tables += [len(text), start + len(blobs)]
            blobs += text + b"\0"
    head = (MAGIC, 0, len(keys), HEAD * 4, HEAD * 4 + 8 * len(keys), 0, start)
    return struct.pack(f"<{HEAD + len(tables)}I", *head, *tables) + blobs


def _header(path: Path) -> str:
    """The header's lines as they are written."""
    text = _head_of(path)
    lines = [ast.literal_eval(line) for line in text.splitlines() if line.startswith('"')]
    return "".join(lines)


def _head_of(path: Path) -> str:
    """The first block of a `.po` file, which says whose it is and how its language counts."""
    return path.read_text("utf-8").partition("\n\n")[0]


def renew(path: Path) -> None:
    """Bring a `.po` file to the source's texts and write its `.mo` file."""
    known = translations(read(path))
    write(path, {key: message.string for key, message in known.items()})


def write(path: Path, strings: dict[Key, Any]) -> None:
    """Write a `.po` file of the source's texts with these translations, under its own header, and its `.mo` file."""
    head = f"{_head_of(path)}\n\n".encode()
    fresh = read_po(io.BytesIO(head))
    for key, text in source_texts().items():
        message = fresh.add(key, strings.get(key), locations=[(text.file, 0)])
        # "100% inside" is no format of Python's.
        message.flags.discard("python-format")
    with path.open("wb") as file:
        file.write(head)
        write_po(file, fresh, width=120, omit_header=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(path))


if __name__ == "__main__":
    for each in po_files():
        renew(each)
