"""Prose to `Statement`s: figures found, their roles told by the words around them, tied into statements. Pure."""
