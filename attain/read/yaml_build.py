"""YAML events to nodes: repeated keys, tags, aliases, merge keys and depth are judged here.

Open collections stand on a list, not on Python's stack, so that no file can exhaust it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.errors import Place, Problem
from attain.read.nodes import Mapping, Node, Scalar, Sequence
from attain.read.yaml_faults import (
    DEEPEST,
    odd_key,
    repeated_anchor,
    repeated_key,
    too_deep,
    undefined_alias,
    unknown_tag,
)
from attain.read.yaml_merge import merge_problem, merged_entries

if TYPE_CHECKING:
    from attain.read.lines import LineTable
    from attain.read.yaml_events import Event

MOST_NODES = 100_000
MOST_PROBLEMS = 10_000
_NOTHING = {"", "~", "null"}
_HARMLESS = {
    ("tag:yaml.org,2002:str", "scalar"),
    ("tag:yaml.org,2002:seq", "sequence"),
    ("tag:yaml.org,2002:map", "mapping"),
}
_ANCHOR = re.compile(r"(?:!\S*\s+)?(&[^\s,\[\]{}]*)")
_TAG = re.compile(r"(?:&\S*\s+)?(!\S*)")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_BLOCK_HEAD = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)\s*")
_QUOTES = ("'", '"')
_BLOCKS = ("|", ">")


class _Frame:
    """A collection that is still open, with what it holds so far."""

    __slots__ = ("anchor", "entries", "flow", "items", "key", "mapping", "merges", "size", "start")

    def __init__(self, start: int, flow: bool, mapping: bool, anchor: str | None) -> None:
        self.start, self.flow, self.mapping, self.anchor = start, flow, mapping, anchor
        self.items: list[Node] = []
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.merges: list[tuple[Scalar, Node]] = []
        self.key: Node | None = None
        self.size = 1


class Builder:
    """Takes events in order; `finish` gives the root and the problems."""

    def __init__(self, lines: LineTable) -> None:
        """Build the nodes of the text that `lines` holds."""
        self.problems: list[Problem] = []
        self.stopped = False
        self.last_scalar: tuple[int, int, str] | None = None
        self._lines = lines
        self._frames: list[_Frame] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._anchor_places: dict[str, Place] = {}
        self._root: Node | None = None
        self._documents = 0
        self._aliased = 0
        self._merge_keys: list[Place] = []

    @property
    def open_brackets(self) -> list[int]:
        """Where the flow collections begin that are still open, the innermost last."""
        return [frame.start for frame in self._frames if frame.flow]

    def take(self, event: Event) -> None:
        """Build on with one event; nothing after `stopped`."""
        if event.kind == "scalar":
            self._scalar(event)
        elif event.kind == "end":
            self._close()
        elif event.kind == "alias":
            self._alias(event)
        elif event.kind == "document":
            self._document(event)
        else:
            self._open(event)

    def finish(self) -> tuple[Node | None, list[Problem]]:
        """The root (None when there is none to work with) and all problems."""
        # A merge key that cannot work has its error already.
        if self._merge_keys and not any(found.code == "A018" for found in self.problems):
            self._report(merge_problem(self._merge_keys))
        return self._root, self.problems

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            place = self._lines.place(event.start, event.end)
            mend = "keep one document in a file: take the --- out"
            self._report(Problem("A016", "a second document begins here", place, mend))
            self.stopped = True

    def _scalar(self, event: Event) -> None:
        start = self._content(event)
        end = event.end
        style = event.style
        self.last_scalar = (start, end, style)
        if style in _BLOCKS:
            head = _BLOCK_HEAD.match(self._lines.text, start, end)
            start = head.end() if head and head.end() < end else start
        place = self._lines.place(start, end)
        plain = style not in _QUOTES and style not in _BLOCKS
        reported = self._tag(event)
        text = None if reported or (plain and event.text in _NOTHING) else event.text
        node = Scalar(text, place, plain, reported)
        self._name(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = node, 1
        if not self._frames and plain and not event.text and not reported:
            return  # a lone ---, with nothing behind it: the file is empty
        self._add(node, 1)

    def _alias(self, event: Event) -> None:
        place = self._lines.place(event.start, event.end)
        anchor = event.anchor or ""
        node: Node
        if anchor in self._anchors:
            node, size = self._anchors[anchor]
        else:
            recursive = any(frame.anchor == anchor for frame in self._frames)
            self._report(undefined_alias(anchor, place, recursive=recursive))
            node, size = Scalar(None, place, reported=True), 1
        self._aliased += size
        if self._aliased > MOST_NODES:
            message = f"aliases expand to more than {MOST_NODES:,} values"
            self._give_up(Problem("A014", message, place, "write the values out"))
            return
        self._add(node, size)

    def _open(self, event: Event) -> None:
        start = self._content(event)
        mapping = event.kind == "mapping"
        self._tag(event)
        self._name(event)
        self._frames.append(_Frame(start, event.flow, mapping, event.anchor))
        if len(self._frames) > DEEPEST:
            # The place that helps is where the run of brackets or dashes begins.
            at = len(self._frames) - 1
            while at and _alike(self._frames[at - 1], self._frames[at]):
                at -= 1
            self._give_up(too_deep(self._lines, self._frames[at].start))

    def _close(self) -> None:
        frame = self._frames.pop()
        place = self._lines.place(frame.start)
        node: Node
        if frame.mapping:
            entries = merged_entries(frame.entries, frame.merges, self.problems)
            node = Mapping(entries, place, anchored=frame.anchor is not None)
        else:
            node = Sequence(tuple(frame.items), place)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = node, frame.size
        self._add(node, frame.size)

    def _add(self, node: Node, size: int) -> None:
        if not self._frames:
            self._root = node
            return
        frame = self._frames[-1]
        frame.size += size
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            key, frame.key = frame.key, None
            self._entry(frame, key, node)

    def _entry(self, frame: _Frame, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar) or key.text is None:
            if not (isinstance(key, Scalar) and key.reported):
                self._report(odd_key(key))
            return
        if key.text == "<<" and key.plain:
            self._merge_keys.append(key.place)
            frame.merges.append((key, value))
            return
        if key.text in frame.entries:
            self._report(repeated_key(key, frame.entries[key.text][0]))
            return
        frame.entries[key.text] = key, value

    def _tag(self, event: Event) -> bool:
        """Whether a tag asks for more than plain data; a problem if so."""
        tag = event.tag
        if tag is None or (tag, event.kind) in _HARMLESS:
            return False
        typed = _TAG.match(self._lines.text, event.start)
        at, end = typed.span(1) if typed else (event.start, event.start + 1)
        self._report(unknown_tag(self._lines.text[at:end], self._lines.place(at, end)))
        return True

    def _name(self, event: Event) -> None:
        """Keep where an anchor stands; the same one twice is a problem."""
        anchor = event.anchor
        if anchor is None:
            return
        typed = _ANCHOR.match(self._lines.text, event.start)
        here = self._lines.place(*(typed.span(1) if typed else (event.start, event.start + 1)))
        if anchor in self._anchor_places:
            self._report(repeated_anchor(anchor, here, self._anchor_places[anchor]))
        self._anchor_places.setdefault(anchor, here)

    def _content(self, event: Event) -> int:
        """Where a node's own text begins, behind its anchor and tag."""
        start: int = event.start
        if event.anchor is None and event.tag is None:
            return start
        found = _PROPERTIES.match(self._lines.text, start)
        return found.end() if found and found.end() < event.end else start

    def _report(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) == MOST_PROBLEMS:
            message = "too many problems; the rest of the file was not read"
            self._give_up(Problem("A041", message, problem.place))

    def _give_up(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.stopped = True
        self._root = None


def _alike(one: _Frame, other: _Frame) -> bool:
    return (one.flow, one.mapping) == (other.flow, other.mapping)
