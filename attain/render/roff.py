"""Sections of text as a manual page: roff with the macros of man."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Term(NamedTuple):
    """Something and what it is: an option, a file. `value` is what it takes."""

    names: tuple[str, ...]
    text: str
    value: str | None = None


class Example(NamedTuple):
    """A line as it is typed."""

    line: str


class Section(NamedTuple):
    """A headed part of a page, of paragraphs, terms and examples; `inner` stands below another section."""

    title: str
    parts: tuple[str | Term | Example, ...]
    inner: bool = False


def roff(name: str, sections: Iterable[Section]) -> str:
    """The page of a program."""
    head = f'.TH "{escaped(name.upper())}" "1" "" "{escaped(name)}" "User Commands"\n'
    return head + "".join(map(_section, sections))


def escaped(text: str) -> str:
    r"""A text that roff takes for nothing but a text.

    >>> print(escaped("--by x\n.SH \\ é"))
    \-\-by x .SH \e \[u00E9]
    """
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    plain = "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in plain)
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def _section(section: Section) -> str:
    head = f'.SS "{escaped(section.title)}"' if section.inner else f'.SH "{escaped(section.title.upper())}"'
    return f"{head}\n" + "".join(map(_part, section.parts))


def _part(part: str | Term | Example) -> str:
    if isinstance(part, Term):
        names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in part.names)
        value = f" \\fI{escaped(part.value)}\\fR" if part.value else ""
        return f".TP\n{names}{value}\n{escaped(part.text)}\n"
    if isinstance(part, Example):
        return f".PP\n.RS 4\n\\fB{escaped(part.line)}\\fR\n.RE\n"
    return f".PP\n{escaped(part)}\n"
