"""Files read by DuckDB: Parquet, and CSV above a size where it is quicker than going by rows."""
