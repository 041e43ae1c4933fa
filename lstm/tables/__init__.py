"""Strangers' files and tables: text out of bytes, and one series of numbers out of text."""

from lstm.tables.decode import decoded

__all__ = ["decoded"]
