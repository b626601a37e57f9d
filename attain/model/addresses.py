"""The addresses of actuals that lie in no file: databases, and lakes of files in object storage.

An address never holds a secret: who may read is settled by the environment (PGPASSWORD, AWS_SECRET_ACCESS_KEY and the
like), so that a plan can be shared and an output shown. What is shown of one is its scheme, host and path alone.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from attain.model.suffixes import PARQUET

Home = Literal["file", "server", "cluster", "lake"]

# "file" is a database in a file of its own, `sqlite:data/actuals.db`; "server" one behind a host; "cluster" what may
# read paths itself as well; "lake" files of rows behind a host.
SCHEMES: dict[str, Home] = {
    "sqlite": "file",
    "duckdb": "file",
    "postgresql": "server",
    "postgres": "server",
    "trino": "server",
    "clickhouse": "server",
    "bigquery": "server",
    "snowflake": "server",
    "spark": "cluster",
    "sc": "cluster",
    "s3": "lake",
    "gs": "lake",
    "https": "lake",
    "http": "lake",
}
LAKE_SUFFIXES = (*PARQUET, ".csv", ".csv.gz", ".csv.zst")
HIDDEN = "***"

# Two letters at least before the colon: `C:\data\a.csv` is a file.
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(?!\\)(.*)", re.DOTALL)
_TELLTALE = "password|passwd|passphrase|pwd|secret|token|signature|credential|api_?key|access_?key"
# A key and its value, as options of an address and as keys of YAML have them: what opens a bracket is no value.
_SECRET_PART = re.compile(rf"(?i)(?<![\w.-])([\w.-]*(?:{_TELLTALE})[\w.-]*|sig)(\s*[=:]\s*)(?=[^\s=:{{\[])[^&\s\"']*")
# Up to the last @: a password may hold one.
_USER_PART = re.compile(r"(:/{2,})[^@]*?:.*@")


class Address(NamedTuple):
    """What is read at an address: a table, the rows of a query, a path that the engine there reads, or the files.

    `url` is complete: of a database in a file its path starts in the working folder.
    """

    url: str
    table: str | None = None
    query: str | None = None
    path: str | None = None

    @property
    def scheme(self) -> str:
        """How the address begins, in small letters."""
        return scheme_of(self.url)

    @property
    def rest(self) -> str:
        """What follows the scheme and its colon."""
        return self.url.partition(":")[2]

    @property
    def shown(self) -> str:
        """What stands for the source in outputs: the address without user and options, then the table."""
        part = self.table or self.path or ("query" if self.query else "")
        return shown(self.url) + (f"#{part}" if part else "")


def scheme_of(text: str) -> str:
    """How an address begins, in small letters; empty where a text is none.

    >>> scheme_of("Sqlite:a.db"), scheme_of("C:/a.csv"), scheme_of("actuals/a.csv")
    ('sqlite', '', '')
    """
    found = _ADDRESS.fullmatch(text)
    return found[1].lower() if found else ""


def is_address(text: str) -> bool:
    """Whether a text names something by an address that is known here, or looks like one: `x://`."""
    scheme = scheme_of(text)
    return bool(scheme) and (scheme in SCHEMES or text[len(scheme) :].startswith("://"))


def shown(url: str) -> str:
    """An address as it may be shown: no user, password or options.

    >>> shown("postgresql://ana@db.example.org:5433/finance?sslmode=require")
    'postgresql://db.example.org:5433/finance'
    """
    bare = url.partition("#")[0].partition("?")[0]
    scheme, colon, rest = bare.partition("://")
    if not colon:
        return bare
    host, slash, path = rest.partition("/")
    if "@" in path and ":" in host:  # a password with a slash in it
        host, slash, path = path.rpartition("@")[2].partition("/")
    return f"{scheme}://{host.rpartition('@')[2].partition(';')[0]}{slash}{path.partition(';')[0]}"


def secret_in(url: str) -> str | None:
    """What in an address is a secret, in words; None where nothing is.

    >>> secret_in("postgresql://ana:x@db/finance"), secret_in("s3://bucket/a.csv?token=1"), secret_in("sqlite:a.db")
    ('a password', 'the option token', None)
    """
    from urllib.parse import unquote

    plain = unquote(url)  # drivers read pass%77ord as they read password
    if _USER_PART.search(plain):
        return "a password"
    found = _SECRET_PART.search(plain)
    return f"the option {found[1]}" if found else None


def masked(text: str) -> str:
    """A text in which what looks like a secret is not readable.

    >>> masked("no file matches postgresql://ana:x@db/finance?password=y")
    'no file matches postgresql://***@db/finance?password=***'
    """
    if "%" in text and secret_in(text):
        from urllib.parse import unquote

        text = unquote(text)
    if "@" in text:
        text = _USER_PART.sub(rf"\1{HIDDEN}@", text)
    return _SECRET_PART.sub(rf"\1\2{HIDDEN}", text)


Fault = tuple[str, str, str | None]  # a problem's code, sentence and mend


def address_fault(url: str) -> Fault | None:
    """What is wrong with an address alone."""
    secret = secret_in(url)
    if secret is not None:
        mend = "take it out; the environment tells it: PGPASSWORD or ~/.pgpass, AWS_ACCESS_KEY_ID and the like"
        return "A064", f"an address with {secret} in it", mend
    if scheme_of(url) not in SCHEMES:
        return "A026", f"not an address that is known here: {shown(url)[:80]}", f"it begins with {', '.join(SCHEMES)}"
    if SCHEMES[scheme_of(url)] == "file":
        return _file_fault(url)
    if "://" not in url:
        return "A026", f"an address without a host: {shown(url)[:80]}", f"write {scheme_of(url)}://host/name"
    if "#" in url:
        return "A026", f"the address has a # in it: {shown(url)[:80]}", "name a table under table:"
    return None


def part_fault(address: Address) -> Fault | None:
    """What is wrong with what is asked of an address."""
    home = SCHEMES[address.scheme]
    parts = [name for name in ("table", "query", "path") if getattr(address, name) is not None]
    if home == "lake":
        if parts:
            return "A025", f"{address.scheme}:// names files, and takes no {parts[0]}", f"leave {parts[0]} out"
        if not address.url.partition("?")[0].lower().endswith(LAKE_SUFFIXES):
            return "A026", f"files of what kind? {address.shown}", f"the address ends in {', '.join(LAKE_SUFFIXES)}"
        return None
    known = ("table", "query", "path") if home == "cluster" else ("table", "query")
    if len(parts) != 1 or parts[0] not in known:
        found = " and ".join(parts) if parts else "none"
        example = "table: actuals, or query: select date, metric, value from ..."
        return "A025", f"a source has one of {', '.join(known)}, this has {found}", f"write {example}"
    return None


def _file_fault(url: str) -> Fault | None:
    """What is wrong with a database in a file: three slashes mean one thing to some, another to others."""
    scheme, _, rest = url.partition(":")
    if rest.startswith("//") or not rest:
        mend = f"write {scheme}:data/actuals.db, from the plan's folder, or {scheme}:/srv/actuals.db"
        return "A026", f"which file? {shown(url)[:80]}", mend
    return None
