"""Prose to `Statement`s: figures found, their parts told by the words around them, tied into statements. Pure."""

from attain.extract.extract import extract
from attain.extract.statement import Extract, Quote, Statement

__all__ = ["Extract", "Quote", "Statement", "extract"]
