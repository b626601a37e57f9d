"""A `Dossier` or findings to one HTML file that needs nothing else: no network, no framework, and no script to be read.

Every text passes `markup.text` or is an attribute of `markup.element`, so that no name can act; graphs are SVG drawn
from exact shares. The script only sorts and filters what stands there without it.
"""

from attain.render.html.page import html

__all__ = ["html"]
