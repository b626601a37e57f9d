"""A plan from the cache where none of its files has changed, else from its files and into the cache.

Only a plan without errors is kept; its warnings are kept with it. What comes from the cache needed neither Pydantic nor
YAML (see `attain.model.kept`).
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, BinaryIO

from attain.cache import fingerprint
from attain.cache.folder import working_folder
from attain.cache.reading import digests_of
from attain.loading.loaded import Loaded
from attain.model import kept
from attain.read.files import STANDARD_INPUT

if TYPE_CHECKING:
    from attain.cache.folder import Cache
    from attain.model import Plan

    Key = tuple[str, str, str]


def load_plan(path: str, cache: Cache, *, stdin: BinaryIO | None = None) -> Loaded:
    """As `attain.loading.load_plan`; a plan that comes from the cache is a kept one."""
    if path == STANDARD_INPUT:
        return _read(path, stdin)
    # The names in a plan begin where its own name does, so the same file by another name is another plan.
    key = ("plan", os.path.join(working_folder(), path), path)
    plan = _kept(key, cache)
    if plan is not None:
        return Loaded(plan, plan.warnings, plan.inputs)
    since, before = time.time_ns(), fingerprint.fingerprint(path)
    loaded = _read(path, stdin)
    if loaded.plan is not None:
        _keep(key, loaded.plan, since, before, cache)
    return loaded


def _read(path: str, stdin: BinaryIO | None) -> Loaded:
    from attain.loading.plan import load_plan as read

    return read(path, stdin=stdin)


def _kept(key: Key, cache: Cache) -> Plan | None:
    """The plan of an entry, if all its files are what they were and no other belongs to it by now."""
    entry = cache.get(key)
    if entry is None:
        return None
    still = fingerprint.Files().still
    try:
        files, digests, data = entry
        found = [(path, still(path, known)) for path, known in files]
        if any(known is None for _, known in found):
            return None
        plan = kept.plan_of(data)
    except (LookupError, TypeError, ValueError, ArithmeticError):
        return None
    if _tables(plan) != [file.path for file in plan.inputs[1:]]:
        return None
    if tuple(found) != files:
        cache.put([(key, (tuple(found), digests, data))])
    cache.note(plan, digests)
    return plan


def _keep(key: Key, plan: Plan, since: int, before: fingerprint.Print | None, cache: Cache) -> None:
    """Keep a plan that was read since a moment, if its files are there to be looked at again."""
    firsts = (before, *(None for _ in plan.inputs[1:]))
    files = [
        (file.path, fingerprint.known(file.path, file.sha256, since, first))
        for file, first in zip(plan.inputs, firsts, strict=True)
    ]
    if not all(known for _, known in files):
        return
    with contextlib.suppress(TypeError):  # a value that cannot be kept
        cache.put([(key, (tuple(files), cache.noted(plan, digests_of), kept.data_of(plan)))])


def _tables(plan: Plan) -> list[str]:
    """The files that a plan's patterns for target files name now."""
    if not plan.target_files:
        return []
    from attain.read.files import matching

    return list(dict.fromkeys(name for pattern in plan.target_files for name in matching(plan.folder, pattern)))
