"""Files read by DuckDB: CSV, above a size where it is quicker than going by rows."""
