"""Strangers' files and tables: text out of bytes, and one series of numbers out of text."""

from lstm.tables.asking import Offer, Question
from lstm.tables.decode import decoded
from lstm.tables.filling import Found
from lstm.tables.series import read

__all__ = ["Found", "Offer", "Question", "decoded", "read"]
