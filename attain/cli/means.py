"""What a command reads actuals with: its standard input, which cache, how much memory, and who watches."""

from __future__ import annotations

import sys

from attain.api import Means, memory_of
from attain.cli.caching import cache_of
from attain.cli.progress import watch_on


def means_of(no_cache: bool, memory_limit: str | None) -> Means:
    """What `--no-cache` and `--memory-limit` come to; a usage error where the limit is none."""
    return Means(sys.stdin.buffer, cache_of(no_cache), memory_of(memory_limit), watch_on(sys.stderr))
