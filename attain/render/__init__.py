"""`Table`, `Page` or problems to one output format a file.

Each renderer gives text. Nothing is computed here, and no figure is written here.
"""
