"""A document of HTML around its parts: the policy, the style and the script, lists of sentences, the foot."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from attain import __version__
from attain.render.html.markup import element, text
from attain.render.html.tables import small_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.table.language import Language
    from attain.table.table import Table


def document(title: str, main: Iterable[str], foot: str, language: Language) -> str:
    """A document of HTML around its parts, with all that it needs inside and nothing allowed from outside."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        '<meta charset="utf-8">\n',
        element("meta", http_equiv="Content-Security-Policy", content=policy) + "\n",
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="color-scheme" content="light dark">\n',
        '<meta name="referrer" content="no-referrer">\n',
        element("title", text(title)) + "\n",
        f"<style>{style}</style>\n",
    )
    body = (element("main", "\n", *main) + "\n", foot, f"<script>{script}</script>\n")
    lang = element(
        "html",
        element("head", "\n", *head),
        "\n",
        element("body", "\n", *body, **_words(language)),
        "\n",
        lang=language.name,
    )
    return f"<!DOCTYPE html>\n{lang}\n"


def _words(language: Language) -> dict[str, str]:
    """What the script says, and how figures are written, for it to read."""
    return {
        "data_decimal": "," if language.locale == "id" else ".",
        "data_filter": language.say("Filter rows"),
        "data_status": language.say("Status"),
        "data_all": language.say("All"),
        "data_shown": language.say("{shown} of {all} rows shown", shown="%1", all="%2"),
    }


def listed(title: str, notes: Iterable[str], name: str) -> str:
    """A list of sentences under a title; nothing where there is none."""
    items = "".join(element("li", text(note)) for note in notes)
    if not items:
        return ""
    heading = element("h2", text(title), id=name)
    return element("section", heading, element("ul", items), class_="listed", aria_labelledby=name) + "\n"


def footer(inputs: Table | None, language: Language) -> str:
    """What the page rests on: the files with their hashes, and the version that made it."""
    parts = []
    if inputs is not None and inputs.rows:
        table = small_table(inputs, inputs.title)
        parts.append(element("details", element("summary", text(inputs.title)), table))
    parts.append(element("p", text(language.say("Made by attain {version}.", version=__version__))))
    return element("footer", *parts) + "\n"


@cache
def _asset(name: str) -> str:
    """A style sheet or script as it stands in the page."""
    return "\n" + (resources.files(__package__) / name).read_text("utf-8")


def _source(inside: str) -> str:
    """What a policy calls an element by: the hash of all that is in it."""
    return f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"
