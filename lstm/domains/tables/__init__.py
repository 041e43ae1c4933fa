"""Strangers' files and tables: text out of bytes, and one series of numbers out of text.

Source: ours, but for what a module names. Here these words and arguments mean

    moment, `time`, `times`               seconds, counted from the year 1
    `values`                              any numbers, None where one is missing
    column, row, `columns`, `places`      whole: which ones, from 0
    `beside`, `span`, `j`                 columns
    `line`, `lines`                       whole: which line of the text, from 1
    `width`, `most`                       whole, at least 0
"""

from lstm.domains.tables.asking import Offer, Question
from lstm.domains.tables.decode import decoded
from lstm.domains.tables.filling import Found
from lstm.domains.tables.series import read

__all__ = ["Found", "Offer", "Question", "decoded", "read"]
