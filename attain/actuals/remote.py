"""Sources beyond files, from what a plan or a command line says of them: databases and lakes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attain.actuals.source import DATABASE, Source
from attain.errors import refuse
from attain.model.addresses import SCHEMES, Address, address_fault, is_address, part_fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.model.plan import Remote


def sources_in(folder: str, remote: Iterable[Remote]) -> list[Source]:
    """The sources that a plan names, seen from the working folder."""
    return _sources(_seen(folder, Address(one.url, one.table, one.query, one.path)) for one in remote)


def sources_typed(names: Iterable[str]) -> list[str | Source]:
    """Names of files as they are, and the sources that addresses among them mean; the table stands behind a #."""
    given = list(names)
    files = [name for name in given if not is_address(name)]
    return [*files, *_sources(_typed(name) for name in given if is_address(name))]


def _typed(text: str) -> Address:
    url, _, table = text.partition("#")
    wrong = address_fault(url)
    if wrong is None:
        address = Address(url, table=table or None)
        wrong = part_fault(address)
        if wrong is None:
            return address
        if not table:
            refuse("A200", f"which table? {address.shown}", "name it behind a #: 'sqlite:data/actuals.db#actuals'")
    refuse(*wrong)


def _seen(folder: str, address: Address) -> Address:
    if SCHEMES[address.scheme] != "file" or folder == ".":
        return address
    url = f"{address.scheme}:{Path(folder) / address.rest}"
    return Address(url, address.table, address.query, address.path)


def _sources(addresses: Iterable[Address]) -> list[Source]:
    """Each address once. Of two that are shown alike, as two queries of a database are, the later has a number."""
    found: list[Source] = []
    shown: dict[str, int] = {}
    for address in dict.fromkeys(addresses):
        again = shown[address.shown] = shown.get(address.shown, 0) + 1
        name = address.shown if again == 1 else f"{address.shown}-{again}"
        found.append(Source(name, DATABASE, detail=address))
    return found
