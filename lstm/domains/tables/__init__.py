"""Strangers' files and tables: text out of bytes, and one series of numbers out of text."""

from lstm.domains.tables.asking import Offer, Question
from lstm.domains.tables.decode import decoded
from lstm.domains.tables.filling import Found
from lstm.domains.tables.series import read

__all__ = ["Found", "Offer", "Question", "decoded", "read"]
