"""Where totals and plans are kept from one run to the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attain.cache import Cache


def cache_of(no_cache: bool) -> Cache | None:
    """The user's own cache; None where `--no-cache` was given, or the environment has no place for one."""
    if no_cache:
        return None
    from attain.cache import Cache, usual_folder

    folder = usual_folder(os.environ)
    return Cache(folder) if folder else None
