"""Which member a text names, and which one was probably meant.

A member goes by its own name, by an alias and, where that is not another's name, by its label. Trees are
walked by parts, never by prefixes of names.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from attain.model.plan import Branch, Metric, Segment

MOST_SUGGESTIONS = 3


def spellings(name: str, member: Metric | Segment | Branch) -> tuple[str, ...]:
    """The texts that a member goes by: its name, its aliases, its label; one that another shares may mean neither."""
    return (name, *member.aliases, *([member.label] if member.label else ()))


class Names:
    """The names of one label: `resolve` gives the member that a text means, or None."""

    def __init__(self, members: Mapping[str, Metric | Segment | Branch]) -> None:
        """Gather names, aliases and labels; a label that two share means neither."""
        labels = Counter(member.label for member in members.values())
        self._members: dict[str, str] = {
            label: name for name, member in members.items() if (label := member.label) and labels[label] == 1
        }
        for name, member in members.items():
            self._members.update(dict.fromkeys(member.aliases, name))
        self._members.update({name: name for name in members})

    def resolve(self, text: str) -> str | None:
        """The member's name, or None where the text names none."""
        return self._members.get(text)

    def closest(self, text: str) -> list[str]:
        """At most three members that a text may have meant, by any of their names."""
        return list(dict.fromkeys(self._members[name] for name in closest(text, self._members)))


def closest(text: str, known: Iterable[str]) -> list[str]:
    """At most three known names that the text may have meant, the nearest first."""
    import difflib

    names = list(known)
    alike = [name for name in names if fold(name) == fold(text)]
    rest = difflib.get_close_matches(text, names, n=MOST_SUGGESTIONS)
    return list(dict.fromkeys(alike + rest))[:MOST_SUGGESTIONS]


def did_you_mean(near: list[str]) -> str | None:
    """A help line that names what was probably meant, or None where nothing is near."""
    return f"did you mean {' or '.join(near)}?" if near else None


def fold(name: str) -> str:
    """A name without what the eye passes over: case, and how accents are encoded.

    >>> fold("BERLIN") == fold("Berlin"), fold("Re tail") == fold("Retail")
    (True, False)
    """
    import unicodedata

    return unicodedata.normalize("NFKC", name).casefold()


def is_total(name: str) -> bool:
    """Whether a name says that its rows sum others, as those of exports do.

    >>> [is_total(name) for name in ("Total", "GRAND TOTAL", "Jumlah", "Total cabang", "Total Energi", "Semua Umur")]
    [True, True, True, True, False, False]
    """
    import re

    sums, of = (
        r"(?:grand |sub)?totals?|(?:sub )?jumlah(?: total)?|keseluruhan|overall",
        r"all|semua|keseluruhan|seluruhnya",
    )
    whose = r"branches|segments|offices|regions|products|cabang|segmen|kantor|wilayah|produk"
    words = " ".join(re.split(r"[\W_]+", fold(name))).strip()
    return re.fullmatch(rf"(?:{sums})(?: (?:{of}))?(?: (?:{whose}))?|(?:{of})(?: (?:{whose}))?", words) is not None


def total_message(label: str, name: str) -> str:
    """What is to be said of such a name."""
    return f"{label} {name} is named like a sum of the others: its rows are added to theirs"


TOTAL_MEND = "if it is one, take its rows out of the files: totals are computed"


def odd_letters(name: str) -> str | None:
    r"""What the eye cannot see in a name: letters that hide, or that belong to another script than the rest.

    >>> odd_letters("R\u0435tail")
    'U+0435 CYRILLIC SMALL LETTER IE'
    """
    import unicodedata

    scripts = {letter: _script(letter) for letter in name if letter.isalpha()}
    mixed = len(set(scripts.values())) > 1
    strange = [
        letter
        for letter in name
        if unicodedata.category(letter) in {"Cf", "Zl", "Zp"}
        or (unicodedata.category(letter) == "Zs" and letter != " ")
        or (mixed and scripts.get(letter, "LATIN") != "LATIN")
    ]
    described = [f"U+{ord(s):04X} {unicodedata.name(s, '')}".strip() for s in dict.fromkeys(strange)]
    return ", ".join(described[:MOST_SUGGESTIONS]) or None


def _script(letter: str) -> str:
    import unicodedata

    return unicodedata.name(letter, "LATIN").split(" ")[0]


def groups_of(members: Mapping[str, Segment | Branch]) -> list[str]:
    """The groups that members belong to, each once, in the plan's order."""
    return list(dict.fromkeys(member.group for member in members.values() if member.group))


class Tree:
    """A label's members, their parents and their groups: who lies inside whom."""

    def __init__(self, members: Mapping[str, Segment | Branch]) -> None:
        """Walk from every member to its root once; a parent outside the plan counts as none."""
        self._upwards = {name: _path(name, members) for name in members}
        self._inside: dict[str, set[str]] = {}
        for name, path in self._upwards.items():
            for whole in path:
                self._inside.setdefault(whole, set()).add(name)
        self._parents = {name for path in self._upwards.values() for name in path[1:]}
        self.groups = groups_of(members)

    def upwards(self, name: str | None) -> tuple[str | None, ...]:
        """The member itself, its parent, that one's parent, their groups, and all (None) at the end."""
        if name is None:
            return (None,)
        return (*self._upwards.get(name, (name,)), None)

    def inside(self, name: str | None, whole: str | None) -> bool:
        """Whether a member is the whole or lies inside it; None is all, and everything lies in it."""
        return whole is None or whole in self.upwards(name)

    def within(self, whole: str | None) -> Collection[str]:
        """The plan's members that lie in one, itself among them; in all (None) every one does."""
        return self._upwards if whole is None else self._inside.get(whole, ())

    def share(self, one: str | None, other: str | None) -> bool:
        """Whether something may lie in both: a parent and a group may share a member though neither holds the other."""
        if one is None or other is None or one == other:
            return True
        return not self._members(one).isdisjoint(self._members(other))

    def meet(self, some: Iterable[str | None], others: Iterable[str | None]) -> bool:
        """Whether something may lie in one of some and in one of others; all (None) shares with anything."""
        these, those = list(some), list(others)
        if not these or not those:
            return False
        if None in these or None in those:
            return True
        return not self._all_members(these).isdisjoint(self._all_members(those))

    def overlap(self, names: Collection[str | None]) -> bool:
        """Whether something may lie in two of the names, each of which is another."""
        if None in names:
            return len(names) > 1
        return len(self._all_members(names)) < sum(len(self._members(name)) for name in names if name)

    def overlapping(self, names: Iterable[str]) -> set[tuple[str, str]]:
        """The pairs of names that share something."""
        holders: dict[str, list[str]] = {}
        for name in names:
            for member in self._members(name):
                holders.setdefault(member, []).append(name)
        return {pair for held in holders.values() for pair in combinations(held, 2)}

    def _members(self, name: str) -> set[str]:
        """The plan's members that lie in one; itself alone where the plan has none."""
        return self._inside.get(name) or {name}

    def _all_members(self, names: Iterable[str | None]) -> set[str]:
        return {member for name in names if name is not None for member in self._members(name)}

    def is_parent(self, name: str | None) -> bool:
        """Whether other members may lie inside it; all is everybody's parent."""
        return name is None or name in self._parents


def _path(name: str, members: Mapping[str, Segment | Branch]) -> tuple[str, ...]:
    path = [name]
    while (parent := members[path[-1]].parent) and parent in members and parent not in path:
        path.append(parent)
    groups = [group for step in path if (group := members[step].group)]
    return tuple(dict.fromkeys([*path, *groups]))
