"""Records of text to a `Plan`, with every problem at once.

The models decide what a text means; here each of their complaints meets the place it is about, and what only
shows when parts are held against each other (unknown names, overlapping targets) is looked for.
"""

from typing import TYPE_CHECKING, Any

from attain.loading.loaded import Loaded

if TYPE_CHECKING:
    from attain.loading.plan import load_plan

__all__ = ["Loaded", "load_plan"]


def __getattr__(name: str) -> Any:
    """The loader, imported at its first use: a plan that was kept needs none."""
    if name == "load_plan":
        from attain.loading.plan import load_plan

        return load_plan
    raise AttributeError(f"module 'attain.loading' has no attribute {name!r}")
