"""Files read by DuckDB: Parquet; CSV and JSON lines above a size where it is quicker than going by rows."""
