"""`attain explain CODE`: what a code means and how to mend it."""

from __future__ import annotations

from importlib import resources
from typing import Annotated

from attain.cli.declared import Argument, Option

PAGES = "explanations"


def explain(
    code: Annotated[
        str | None,
        Argument(metavar="CODE", help="A code such as A021."),
    ] = None,
    listed: Annotated[bool, Option("--list", help="List all codes.")] = False,
) -> None:
    """Tell what a problem code means, with an example and its mend."""
    from attain.cli.streams import write_out
    from attain.errors import refuse

    known = pages()
    if listed or code is None:
        titles = [known[name].read_text("utf-8").splitlines()[0] for name in sorted(known)]
        write_out("".join(f"{title.removeprefix('# ')}\n" for title in titles))
        return
    page = known.get(code.upper())
    if page is None:
        refuse("A205", f"no code {code}", "attain explain --list shows them all")
    write_out(page.read_text("utf-8"))


def pages() -> dict[str, resources.abc.Traversable]:
    """The pages by their codes."""
    folder = resources.files("attain") / PAGES
    return {page.name.removesuffix(".md"): page for page in folder.iterdir()}
