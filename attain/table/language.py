"""The language of what a reader gets: the words of a report and how its figures are written.

English texts stand in the source: in `say`, in `counted`, or in `marked` where a constant has them until said.
`attain.languages` has the catalogues of other languages; nothing is opened here, and for English nothing is looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from attain.number import Locale

Key = TypeVar("Key")


def marked(text: str) -> str:
    """A text that is said later: it is found here when texts are gathered for translation."""
    return text


def _english(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


_SEGMENT = (marked("segment"), marked("Segment"), marked("Segments"))
_BRANCH = (marked("branch"), marked("Branch"), marked("Branches"))


class Language:
    """What a report is told in: `name` is the language of its words, `locale` that of its figures.

    `text` gives a text's translation, `plural` that of a text which counts something; a text without one stays English.
    """

    __slots__ = ("locale", "name", "plural", "text")

    def __init__(
        self,
        name: Locale = "en",
        locale: Locale = "en",
        text: Callable[[str], str] = str,
        plural: Callable[[str, str, int], str] = _english,
    ) -> None:
        """Keep what a language is made of; without more it is English."""
        self.name, self.locale, self.text, self.plural = name, locale, text, plural

    def say(self, text: str, /, **parts: object) -> str:
        """A text in this language, its parts filled in.

        >>> ENGLISH.say("set for {period}", period="2018")
        'set for 2018'
        """
        found = self.text(text)
        return found.format(**parts) if parts else found

    def calling(self, segment: str | None, branch: str | None) -> Language:
        """The same with a plan's own words for its segments and branches, which stay as they are in every language.

        >>> ENGLISH.calling(None, "region").say("Branch"), ENGLISH.calling("product", None).say("Branch")
        ('Region', 'Branch')
        """
        words: dict[str, str] = {}
        for own, (one, head, heads) in ((segment, _SEGMENT), (branch, _BRANCH)):
            if own:
                words |= {one: own, **dict.fromkeys((head, heads), own[:1].upper() + own[1:])}
        if not words:
            return self
        return Language(self.name, self.locale, lambda text: words.get(text) or self.text(text), self.plural)

    def counted(self, one: str, many: str, number: int, /, **parts: object) -> str:
        """A text that counts, its number written where it says {n}.

        >>> ENGLISH.counted("{n} row", "{n} rows", 1200), english("id").counted("{n} row", "{n} rows", 1200)
        ('1,200 rows', '1.200 rows')
        """
        return self.plural(one, many, number).format(n=self.number(number), **parts)

    def number(self, number: int) -> str:
        """A whole number with the groups of the language's figures."""
        text = f"{number:,}"
        return text.replace(",", ".") if self.locale == "id" else text

    def each(self, texts: Mapping[Key, str]) -> dict[Key, str]:
        """Marked texts by their keys, said once for all rows of a table; an empty one stays empty."""
        return {key: text and self.text(text) for key, text in texts.items()}

    def some(self, names: Sequence[str], number: int) -> str:
        """The first names of so many, and how many more there are.

        >>> ENGLISH.some(["a", "b"], 5), ENGLISH.some(["a", "b"], 2)
        ('a, b and 3 more', 'a, b')
        """
        shown, more = ", ".join(names), number - len(names)
        return self.say("{names} and {number} more", names=shown, number=self.number(more)) if more > 0 else shown

    def listed(self, parts: Sequence[str]) -> str:
        """Parts as a sentence lists them.

        >>> ENGLISH.listed(["a", "b", "c"]), ENGLISH.listed(["a"])
        ('a, b and c', 'a')
        """
        if len(parts) < 2:  # noqa: PLR2004 - one alone is no list
            return "".join(parts)
        return self.say("{most} and {last}", most=", ".join(parts[:-1]), last=parts[-1])


ENGLISH = Language()


def english(locale: Locale | None) -> Language:
    """English words with figures as a locale writes them, which is what documents for machines hold."""
    return ENGLISH if locale in (None, "en") else Language(locale=locale)
