"""Stated figures, and the report or the other figures they must fit, to `Finding`s with a verdict. Pure and exact."""
