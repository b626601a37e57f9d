"""Records of text to a `Plan`, with every problem at once.

The models decide what a text means; here each of their complaints meets the place it is about, and what only
shows when parts are held against each other (unknown names, overlapping targets) is looked for.
"""

from typing import TYPE_CHECKING

from attain.lazy import lazily
from attain.loading.loaded import Loaded

if TYPE_CHECKING:
    from attain.loading.plan import load_plan

__all__ = ["Loaded", "load_plan"]

# A plan that was kept needs no loader.
__getattr__ = lazily(__name__, {"attain.loading.plan": ("load_plan",)})
