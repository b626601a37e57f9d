"""How the names of files end that hold actuals in another form than CSV."""

PARQUET = (".parquet", ".pq")
JSON_LINES = (".jsonl", ".ndjson")
