"""A plan's nodes as plain data for the models, and the way back from a model's complaint to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.model import Plan
from attain.read.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from attain.errors import Place

Loc = tuple[int | str, ...]
ANCHOR_KEYS = "x-"


def plain(node: Node | None) -> Any:
    """The node as dicts, lists and the texts that were typed; an empty value is None."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def settled_merges(root: Mapping) -> Mapping:
    """The plan without the keys that only hold an anchor for others, and without those that begin with x-."""
    entries = tuple(
        (key, value) for key, value in root.entries if key.text in Plan.model_fields or not _is_ours(key, value)
    )
    return Mapping(entries, root.place)


def _is_ours(key: Scalar, value: Node) -> bool:
    """Whether a key of the plan is there for its writer alone."""
    return (key.text or "").startswith(ANCHOR_KEYS) or (isinstance(value, Mapping) and value.anchored)


class Located:
    """A plan's nodes, target files' rows behind its own targets, found again by the models' paths."""

    def __init__(self, root: Mapping) -> None:
        """Start with the plan alone."""
        self.root = root
        self._rows: list[Mapping] = []
        own = self._entry(root, "targets")
        self._own = len(own[1].items) if own and isinstance(own[1], Sequence) else 0

    def add_targets(self, rows: list[Mapping]) -> None:
        """Let the rows of a target file stand behind the plan's own targets."""
        self._rows += rows

    def data(self) -> Any:
        """Everything as plain data."""
        data = plain(self.root)
        if self._rows:
            listed = data.get("targets") or []
            if isinstance(listed, list):
                data["targets"] = listed + [plain(row) for row in self._rows]
        return data

    def place(self, loc: Loc) -> Place:
        """The place of what a path leads to; of the nearest thing around it where it leads nowhere."""
        return self._walk(loc)[1]

    def node(self, loc: Loc) -> Node | None:
        """What a path leads to, or None."""
        node, _, whole = self._walk(loc)
        return node if whole else None

    def key_place(self, loc: Loc) -> Place:
        """The place of the key that a path ends with."""
        parent = self.node(loc[:-1])
        if isinstance(parent, Mapping):
            entry = self._entry(parent, str(loc[-1]))
            if entry:
                return entry[0].place
        return self.place(loc)

    def _walk(self, loc: Loc) -> tuple[Node, Place, bool]:
        node: Node = self.root
        row = self._row(loc)
        if row is not None:
            node, loc = row, loc[2:]
        place = node.place
        for depth, step in enumerate(loc):
            if isinstance(node, Mapping) and isinstance(step, int):
                continue  # one thing that may stand without the list around it
            if isinstance(node, Mapping):
                entry = self._entry(node, str(step))
                if entry is None:
                    return node, place, False
                key, node = entry
                place = key.place if is_nothing(node) else node.place
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                place = node.place
            else:
                return node, place, depth == len(loc)
        return node, place, True

    def _row(self, loc: Loc) -> Mapping | None:
        """The row of a target file that a path leads into, or None where it stays in the plan."""
        match loc:
            case ("targets", int(index), *_) if self._own <= index < self._own + len(self._rows):
                return self._rows[index - self._own]
        return None

    @staticmethod
    def _entry(mapping: Mapping, name: str) -> tuple[Scalar, Node] | None:
        return next(((key, value) for key, value in mapping.entries if key.text == name), None)


def is_nothing(node: Node) -> bool:
    """Whether nothing was typed there at all (not even `~`), so that the key is the place to look."""
    if not isinstance(node, Scalar) or node.text is not None:
        return False
    typed = node.place.excerpt[node.place.column - 1 :].lstrip()
    return not typed.startswith(("~", "n", "N"))
