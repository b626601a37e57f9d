"""Bytes to records of text that know their place: `read.yaml` for nodes, `read.csv` for rows.

Nothing here knows of targets, actuals, periods or numbers. A fault in a file is a `Problem` in a
list beside the result. This module imports nothing, so that a CSV run never pays for YAML.
"""
