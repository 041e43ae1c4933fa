"""Numbers out of a visitor's text: one per line, all in one line, or CSV, of which one column is taken."""

import math
import re
from typing import NamedTuple

FEWEST, MOST = 30, 5000  # numbers a series of one's own may have
LARGEST = 1e12
LINES = 20_000  # of a text that is looked at at all
MARKS = (";", "\t", ",")  # what stands between two columns, the surest sign first; else it is space
EMPTY = {"", "na", "n/a", "nan", "null", "none", "-", "?"}


class Table(NamedTuple):
    """A text in columns."""

    names: tuple  # of str, the heading of each column, or "column 1" and so on
    rows: tuple  # of tuples of str, as many as there are columns
    lines: tuple  # of int, the line of the text in which each row stands, from 1


def table(text):
    """A text in columns; a first row without a number in its last filled cell is the heading.

    Empty lines and those that begin with # are passed over. Raises ValueError, with a sentence, for too long a text
    and for a row that has other columns than the first.
    """
    if text.count("\n") > LINES:
        raise ValueError(
            f"These are {text.count(chr(10)):,} lines; at most {MOST:,} numbers are taken. "
            "Keep the last ones, or the mean of every so many."
        )
    lines = [(k, line.strip(" \ufeff")) for k, line in enumerate(text.splitlines(), start=1)]
    lines = [(k, line) for k, line in lines if line and line[0] != "#"]
    if not lines:
        return Table((), (), ())
    mark = next((mark for mark in MARKS if mark in lines[-1][1]), None)
    rows = [tuple(cell.strip(" \"'") for cell in line.split(mark)) for _, line in lines]
    while len(rows[0]) > 1 and not any(row[-1] for row in rows if len(row) == len(rows[0])):
        rows = [row[:-1] if len(row) == len(rows[0]) else row for row in rows]  # a mark at the end of every line
    if len(rows) == 1:
        rows, lines = [(cell,) for cell in rows[0]], lines * len(rows[0])
    headed = len(rows) > 1 and not re.search(r"\d", next((cell for cell in reversed(rows[0]) if cell), "0"))
    names = rows[0] if headed else tuple(f"column {k}" for k in range(1, len(rows[0]) + 1))
    for (k, _), row in zip(lines, rows, strict=True):
        if len(row) != len(names):
            raise ValueError(f"Line {k} has {counted(len(row))}, and the first line {counted(len(names))}.")
    return Table(names, tuple(rows[headed:]), tuple(k for k, _ in lines[headed:]))


def counted(n):
    """How many columns, in words."""
    return f"{n} column{'s' * (n != 1)}"


def columns(found):
    """The places of the columns that hold numbers: those whose first filled cell is one."""
    filled = [next((row[k] for row in found.rows if row[k].lower() not in EMPTY), "") for k in range(len(found.names))]
    return [k for k, cell in enumerate(filled) if is_number(cell)]


def is_number(text):
    """Whether a text is a number."""
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def numbers(found, column=-1):
    """The numbers of one column, or a ValueError that names the first line where there is none."""
    return tuple(number(row[column], k) for k, row in zip(found.lines, found.rows, strict=True))


def number(text, line):
    """A number, or a ValueError that says where it should have been."""
    if text.lower() in EMPTY:
        what = f"“{text}”" if text else "nothing"
        raise ValueError(f"Line {line} has {what} where a number should be. Fill the gap, or begin after it.")
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"Line {line} is not a number: {text[:40]!r}.") from None
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(f"Line {line} holds {text[:40]}, which cannot be learnt from.")
    return value


def fit(values, known, fewest=FEWEST):
    """The numbers, if they can be learnt from; `known(values)` says how many of them are. Raises ValueError."""
    for k, value in enumerate(values):
        if not math.isfinite(value) or abs(value) > LARGEST:
            raise ValueError(f"Number {k + 1} is {value}, which cannot be learnt from.")
    if len(values) < fewest:
        raise ValueError(f"Numbers found: {len(values)}. {fewest} are needed.")
    if len(values) > MOST:
        raise ValueError(f"These are {len(values):,} numbers; at most {MOST:,} are taken.")
    if len(set(values[: known(values)])) == 1:
        raise ValueError("The numbers are all the same in the part to learn from, so there is nothing to learn.")
    return values
