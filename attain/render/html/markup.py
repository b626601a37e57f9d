"""Texts and elements of HTML. Whatever stands in an element passed one of these two."""

from __future__ import annotations

from html import escape

from attain.read.text import visible

VOID = frozenset(("input", "meta"))


def text(told: str) -> str:
    """A text that stays one: nothing in it acts, and characters without ink are written out.

    >>> text("</script> & \u202e")
    '&lt;/script&gt; &amp; U+202E'
    """
    return escape(visible(told))


def element(name: str, *inside: str, **attributes: str | bool | None) -> str:
    """An element around markup. An attribute that is None or False is left out, `class_` is `class`, _ is -.

    >>> element("td", text("1 < 2"), class_="figure", aria_hidden="true", hidden=False)
    '<td class="figure" aria-hidden="true">1 &lt; 2</td>'
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        written = key.rstrip("_").replace("_", "-")
        parts.append(written if value is True else f'{written}="{text(value)}"')
    opened = f"<{' '.join(parts)}>"
    return opened if name in VOID else f"{opened}{''.join(inside)}</{name}>"


def status(told: str, tone: str | None) -> str:
    """A status with the sign and the colour of its tone.

    >>> status("behind", "bad")
    '<span class="status bad">behind</span>'
    """
    return element("span", text(told), class_=f"status {tone}" if tone else "status")
