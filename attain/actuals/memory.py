"""How much memory the reading of actuals may take, as people write it."""

from __future__ import annotations

import re

from attain.errors import refuse

LEAST = 128_000_000  # DuckDB holds two blocks of 32 MiB for each file that it reads at once, and what it adds up
_UNITS = {"KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_BINARY = {"KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40}
_FORM = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,9}))? ?([KMGT]I?B)", re.IGNORECASE)
_MEND = "write a size such as 512MB, 2GB or 1GiB"


def bytes_of(text: str) -> int:
    """The bytes that a size names; a usage error for what is none, or too little to read with.

    >>> bytes_of("512MB"), bytes_of("1.5 GB"), bytes_of("1GiB")
    (512000000, 1500000000, 1073741824)
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        refuse("A205", f"no size of memory: {text}", _MEND)
    whole, part, unit = found[1], found[2] or "", found[3].upper()
    size: int = int(whole + part) * (_UNITS | _BINARY)[unit] // 10 ** len(part)
    if size < LEAST:
        refuse("A208", f"{text} is too little memory to read with", f"allow {LEAST // 10**6}MB at least")
    return size
