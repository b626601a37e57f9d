"""Records of text to a `Plan`, with every problem at once.

The models decide what a text means; here each of their complaints meets the place it is about, and what only
shows when parts are held against each other (unknown names, overlapping targets) is looked for.
"""

from attain.loading.plan import Loaded, load_plan

__all__ = ["Loaded", "load_plan"]
