"""A YAML text to a flat stream of events with plain indexes, by libyaml where PyYAML has it.

What PyYAML calls by many classes, marks and types becomes one small record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml
import yaml.cyaml

if TYPE_CHECKING:
    from collections.abc import Iterator

EventKind = Literal["document", "scalar", "alias", "sequence", "mapping", "end"]
_KINDS: dict[type, EventKind] = {
    yaml.DocumentStartEvent: "document",
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.SequenceStartEvent: "sequence",
    yaml.MappingStartEvent: "mapping",
    yaml.SequenceEndEvent: "end",
    yaml.MappingEndEvent: "end",
}


class Event(NamedTuple):
    """One step of the text: `start` and `end` are indexes of its characters."""

    kind: EventKind
    start: int
    end: int
    anchor: str | None = None
    tag: str | None = None
    text: str = ""
    style: str = ""
    flow: bool = False


def events(text: str, *, pure: bool = not yaml.__with_libyaml__) -> Iterator[Event]:
    """The events of a text; `yaml.YAMLError` or ValueError where it is no YAML."""
    parser: Any = yaml.SafeLoader(text) if pure else yaml.cyaml.CSafeLoader(text)
    while parser.check_event():
        event = parser.get_event()
        kind = _KINDS.get(type(event))
        if kind is not None:
            yield Event(
                kind,
                event.start_mark.index,
                event.end_mark.index,
                getattr(event, "anchor", None),
                getattr(event, "tag", None),
                _whole(getattr(event, "value", "")),
                # A plain scalar's style is '' in libyaml and None in the pure parser.
                getattr(event, "style", None) or "",
                bool(getattr(event, "flow_style", False)),
            )


def _whole(text: str) -> str:
    """The text with each pair of surrogates joined: the pure parser leaves JSON's escapes apart."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
