"""What a command reads actuals with: its standard input, which cache, how much memory, and who watches."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from attain.api import Means, memory_of
from attain.cli.progress import watch_on

if TYPE_CHECKING:
    from attain.cache import Cache


def means_of(no_cache: bool, memory_limit: str | None) -> Means:
    """What `--no-cache` and `--memory-limit` come to; a usage error where the limit is none."""
    return Means(sys.stdin.buffer, _cache_of(no_cache), memory_of(memory_limit), watch_on(sys.stderr))


def _cache_of(no_cache: bool) -> Cache | None:
    """The user's own cache; None where `--no-cache` was given, or the environment has no place for one."""
    if no_cache:
        return None
    from attain.cache import Cache, usual_folder

    folder = usual_folder(os.environ)
    return Cache(folder) if folder else None
