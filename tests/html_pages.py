"""A page of HTML as a tree of elements, read strictly: every element that opens closes, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = {"meta", "input", "link", "img", "br", "hr", "base", "embed", "source", "track", "wbr", "col", "area"}


@dataclass
class Element:
    """An element with its attributes; `inside` holds its elements and texts in order."""

    name: str
    attributes: dict[str, str | None]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """The classes of the element."""
        return (self.attributes.get("class") or "").split()

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def children(self) -> list[Element]:
        """The elements that stand directly in it."""
        return [part for part in self.inside if isinstance(part, Element)]

    def every(self, name: str = "", kind: str = "") -> Iterator[Element]:
        """The elements of a name or class inside, at any depth, in order."""
        for child in self.children:
            if name in ("", child.name) and (not kind or kind in child.kinds):
                yield child
            yield from child.every(name, kind)

    def first(self, name: str = "", kind: str = "") -> Element:
        """The first of `every`."""
        return next(self.every(name, kind))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> says an attribute twice"
        made = Element(tag, dict(attrs))
        self.open[-1].inside.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def parsed(page: str) -> Element:
    """The tree of a page; its root has no name."""
    assert page.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.root], f"never closed: {[element.name for element in reader.open[1:]]}"
    return reader.root


def shown_rows(page: Element) -> list[list[str]]:
    """The texts of the rows of the page's main tables, a graph as an empty text."""
    return [
        ["" if "graph" in cell.kinds else cell.text for cell in body.children[0].children]
        for table in page.every("table", "rows")
        for body in table.children
        if body.name == "tbody"
    ]
