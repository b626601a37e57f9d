"""From an address to a table of an Ibis backend; the drivers are imported here, and only when they are needed.

Credentials come from the environment, under the names that each system's own tools use, and are handed to the driver
alone: no address holds one.
"""

from __future__ import annotations

import os
import socket
import warnings
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from attain.engines.ibis_files import CORRUPT, is_csv, read_csv, read_parquet
from attain.engines.ibis_query import PLACES, WIDTH, Opened

if TYPE_CHECKING:
    from attain.model.addresses import Address
    from attain.model.plan import ActualsSource

SCHEMES = ("sc", "spark", "trino", "clickhouse", "bigquery", "snowflake")
SPARK = ("sc", "spark")
CONNECT_PORT = 15002  # of Spark Connect, where an address names none
PATIENCE = 10  # seconds until a server that says nothing is taken for away

# What a driver's argument is called, and the variable that it is taken from.
FROM_ENVIRONMENT: dict[str, dict[str, str]] = {
    "trino": {"user": "TRINO_USER", "auth": "TRINO_PASSWORD"},
    "clickhouse": {"user": "CLICKHOUSE_USER", "password": "CLICKHOUSE_PASSWORD"},
    "snowflake": {
        "user": "SNOWFLAKE_USER",
        "password": "SNOWFLAKE_PASSWORD",
        "warehouse": "SNOWFLAKE_WAREHOUSE",
        "role": "SNOWFLAKE_ROLE",
    },
}
# Ibis makes functions of its own in a Snowflake database unless told not to; whoever only reads makes nothing.
ALWAYS: dict[str, dict[str, Any]] = {"snowflake": {"create_object_udfs": False}}


class Connection:
    """A connection to one address; use it in a `with` block, so that it is let go of."""

    def __init__(self, url: str) -> None:
        """Connect. Raises ImportError where a driver is not installed, and what the driver raises where it fails."""
        self._session: Any = None
        scheme = url.partition(":")[0]
        self.backend = self._spark(url, scheme) if scheme in SPARK else _server(url, scheme)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go; a session that was there before stays."""
        if self._session is not None:
            self._session.stop()

    def open(self, address: Address, how: ActualsSource) -> Opened:
        """What an address names: a table, a query's rows, or files that the cluster reads itself."""
        corrupt = None
        if address.query is not None:
            table = self.backend.sql(address.query.strip().rstrip(";"))
        elif address.path is not None:
            corrupt = CORRUPT if is_csv(address.path) else None
            table = read_csv(self.backend, address.path, how) if corrupt else read_parquet(self.backend, address.path)
        else:
            *database, table_name = (address.table or "").split(".")
            table = self.backend.table(table_name, database=".".join(database) or None)
        # BigQuery has one width of decimals with nine places; it is wider than what is needed.
        width = 38 if self.backend.name == "bigquery" else WIDTH
        return Opened(self.backend, table, corrupt, f"decimal({width}, {PLACES})")

    def _spark(self, url: str, scheme: str) -> Any:
        import ibis
        from pyspark.sql import SparkSession

        if scheme == "sc":
            _answers(url)
            session = self._session = SparkSession.builder.remote(url).create()
        else:
            # A session of Spark Connect leaves the process turned to it, though it has ended.
            os.environ.pop("SPARK_CONNECT_MODE_ENABLED", None)
            before = SparkSession.getActiveSession()
            place = url.removeprefix("spark://")
            master = place if place.startswith("local") else url
            quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
            builder = SparkSession.builder.master(master).appName("attain")
            session = before or builder.config(map=quiet).getOrCreate()
            self._session = None if before else session
        with warnings.catch_warnings():  # that Spark Connect does not take an option which nobody set
            warnings.simplefilter("ignore")
            return ibis.pyspark.connect(session)


def _answers(url: str) -> None:
    """Raise where nobody listens: the driver of Spark Connect would try again for ten minutes."""
    found = urlsplit(url)
    with socket.create_connection((found.hostname or "", found.port or CONNECT_PORT), PATIENCE):
        pass


def _server(url: str, scheme: str) -> Any:
    import ibis

    known = FROM_ENVIRONMENT.get(scheme, {})
    found = {argument: os.environ[name] for argument, name in known.items() if os.environ.get(name)}
    return ibis.connect(url, **{**ALWAYS.get(scheme, {}), **found})
