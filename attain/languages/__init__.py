"""The catalogues of the languages that reports are told in, and what is made of them.

A catalogue is a gettext `.po` file, for people to edit, and beside it the `.mo` file that is read when a report is
told; a test holds the two together. English is in the source: for it nothing is opened.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attain.table.language import Language, english

if TYPE_CHECKING:
    from attain.number import Locale

FOLDER = os.path.dirname(__file__)
CATALOGUE = os.path.join("LC_MESSAGES", "attain.mo")


def language(name: Locale, figures: Locale | None = None) -> Language:
    """A language by its name; `figures` is how it writes figures where that is another's way.

    >>> language("id").say("Attainment")
    'Capaian'
    """
    if name == "en":
        return english(figures)
    from gettext import GNUTranslations

    with open(os.path.join(FOLDER, name, CATALOGUE), "rb") as file:
        found = GNUTranslations(file)
    return Language(name, figures or name, found.gettext, found.ngettext)
