"""Records of a visitor's own text: JSON, or lines of cells that a mark parts. Which mark it is, is not settled here."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

MARKS = {"\t": "tab", ";": "semicolon", "|": "pipe", ",": "comma", ":": "colon"}
COLUMNS = 20  # cells a record may have


class Table(NamedTuple):
    """Records as one mark parts them."""

    mark: str  # "" for JSON
    rows: list[tuple[int, tuple[str, ...]]]  # of (number of the line, tuple of str)
    names: tuple[str, ...] = ()  # what the columns are called, where the records say so themselves
    loose: int = 0  # lines in which quotation marks were read as they stand


def visible(text: str) -> str:
    """A text with a space for whatever cannot be seen, and no two spaces in a row."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    return " ".join(text.split())


def tables(text: str) -> list[Table]:
    """Every reading of a text as records: one for each mark that is in it, or JSON a; ValueError for broken JSON."""
    if re.match(r"\s*(\[\s*)?\{", text):
        return [of_json(text)]
    return [parted(text, mark) for mark in MARKS if mark in text]


def of_json(text: str) -> Table:
    """One record for each line, {"text": "...", "label": "..."}, or a list of such."""
    if text.lstrip().startswith("["):
        lines = [(1, record) for record in loaded(1, text)]
    else:
        lines = [(k, loaded(k, line)) for k, line in enumerate(text.split("\n"), start=1) if visible(line)]
    for k, record in lines:
        if not isinstance(record, dict) or not record:
            raise ValueError(f'Line {k} is no record like {{"text": "...", "label": "..."}}.')
        if len(record) > COLUMNS:
            raise ValueError(f"Line {k} has {len(record)} fields; at most {COLUMNS} are taken.")
    names = tuple(dict.fromkeys(name for _, record in lines for name in record))[:COLUMNS]
    return Table("", [(k, tuple(cell(record.get(name)) for name in names)) for k, record in lines], names)


def loaded(number: int, text: str) -> Any:
    """What JSON there is in a text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(f"Line {number} looks like JSON, but cannot be read as JSON.") from None


def cell(value: Any) -> str:
    """A value of a JSON record as text; what is neither text nor a number is nothing."""
    return value if isinstance(value, str) else "" if value is None or isinstance(value, (dict, list)) else str(value)


def parted(text: str, mark: str) -> Table:
    """A text as a mark parts it.

    In quotation marks a cell may hold the mark, and line ends; two of them are one. Where quotation marks do not pair
    off that way in all of a text, each line is a record, and in such lines they are read as they stand.
    """
    if mark == ":":
        rows = [(k, tuple(line.split(":"))) for k, line in enumerate(text.split("\n"), start=1) if visible(line)]
        return Table(mark, rows)
    rows = quoted(text, mark)
    if rows is not None and not swallowed(rows, mark):
        return Table(mark, rows)
    rows, loose = [], 0
    for k, line in enumerate(text.split("\n"), start=1):
        if visible(line):
            found = quoted(line, mark)
            loose += found is None
            rows.append((k, tuple(line.split(mark)) if found is None else found[0][1]))
    return Table(mark, rows, loose=loose)


def quoted(text: str, mark: str) -> list[tuple[int, tuple[str, ...]]] | None:
    """The records of a text as CSV has them, each with the line that it begins in; None where it is no CSV."""
    reader = csv.reader(io.StringIO(text), delimiter=mark, skipinitialspace=mark != "\t", strict=True)
    rows, begins = [], 1
    try:
        for row in reader:
            if any(map(visible, row)):
                rows.append((begins, tuple(row)))
            begins = reader.line_num + 1
    except csv.Error:
        return None
    return rows or None


def swallowed(rows: Sequence[tuple[int, tuple[str, ...]]], mark: str) -> bool:
    """Whether a cell over several lines holds what looks like records of its own: a quotation mark was left open."""
    firsts, lasts = ({cells[k].strip() for _, cells in rows if "\n" not in cells[k]} for k in (0, -1))
    for _, cells in rows:
        for line in (line for one in cells for line in one.split("\n")[1:]):
            if mark in line and (line.split(mark)[0].strip() in firsts or line.split(mark)[-1].strip() in lasts):
                return True
    return False
