"""What stands about a table that is none of its rows: titles, headings, units, footers; and what each column holds."""

import re
from collections import Counter
from collections.abc import Sequence

from lstm.domains.tables.asking import counted, quoted
from lstm.domains.tables.dates import taken_apart
from lstm.domains.tables.marks import SAMPLE
from lstm.domains.tables.numerals import missing, parts

MOST = 60  # rows above and below a table
SAID = 3  # of them that are quoted
CLOCK = re.compile(r"\d{1,2}[:.h]\d\d([:.]\d\d([.,]\d+)?)?( ?[ap]\.?m\.?)?", re.IGNORECASE)


def kind_of(cell: str) -> str:
    """What one cell is."""
    if missing(cell):
        return "empty"
    one = parts(cell)
    if one and not (one.affix and taken_apart(cell)):
        return "number"
    if taken_apart(cell):
        return "date"
    return "clock" if CLOCK.fullmatch(cell) else "text"


def kinds_of(rows: Sequence[tuple[str, ...]], width: int) -> tuple[str, ...]:
    """The kind of each column: what at least half of its filled cells are, looked at in some rows."""
    rows = rows[1:] if len(rows) > 2 else rows  # the first is likely to be the heading
    some = rows[:: max(1, len(rows) // SAMPLE)]
    found = []
    for j in range(width):
        counts = Counter(kind_of(row[j]) for row in some)
        filled = counts.total() - counts["empty"]
        kind = max(("number", "date", "clock"), key=lambda one: counts[one])
        found.append("empty" if not filled else kind if 2 * counts[kind] >= filled else "text")
    return tuple(found)


def strange(row: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    """Whether a row is none of the table's: another width and no number or date first, or nothing fits its column."""
    if len(row) != len(kinds):
        return kind_of(row[0]) not in ("number", "date")
    held = [(kind, kind_of(cell)) for cell, kind in zip(row, kinds, strict=True) if kind in ("number", "date", "clock")]
    filled = [(kind, one) for kind, one in held if one != "empty"]
    if not filled:
        return not all(missing(cell) for cell in row)
    if any(kind == "date" and one == "text" for kind, one in filled):
        return True
    return not any(one == kind or (kind, one) == ("date", "number") for kind, one in filled)


def head(rows: Sequence[tuple[str, ...]], kinds: tuple[str, ...]) -> int:
    """How many rows stand above the table: strange ones, and a cell alone."""
    return next((k for k, row in enumerate(rows[:MOST]) if not strange(row, kinds) and not worded(row, kinds)), 0)


def worded(row: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    """Whether a row of another width is a cell alone, or names without a number, such as of months."""
    return len(row) != len(kinds) and (len(row) == 1 or not any(kind_of(cell) == "number" for cell in row))


def foot(rows: Sequence[tuple[str, ...]], kinds: tuple[str, ...]) -> int:
    """How many rows stand below it: strange ones, and such as begin with a word where the others have a number."""
    below = (k for k, row in enumerate(rows[: -MOST - 1 : -1]) if not strange(row, kinds) and not total(row, kinds))
    return next(below, 0)


def total(row: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    """Whether a row begins with a word, as in “Total”, where a date or a number should stand."""
    return len(row) == len(kinds) > 1 and kinds[0] in ("number", "date") and kind_of(row[0]) == "text"


def headings(
    rows: Sequence[tuple[str, ...]], lines: Sequence[int], width: int
) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...], str]]]:
    """(the name of each column; what is said of rows above the table: (line, row, what it was taken for))."""
    if width == 1:
        rows = [(" ".join(row),) for row in rows]
    elif rows and width > 2 and len(rows[-1]) == width - 1 and not any(len(row) == width for row in rows):
        rows = [*rows[:-1], ("", *rows[-1])]  # the column of dates has no name
    named = [
        k for k, row in enumerate(rows) if len(row) == width and (width == 1 or sum(map(bool, row)) > 1 or not row[0])
    ]
    place = (named[-1] if width == 1 else named[0]) if named else None
    said = [
        (line, row, "a title" if place is None or k < place else "units")
        for k, (line, row) in enumerate(zip(lines, rows, strict=True))
        if k != place
    ]
    names = rows[place] if place is not None else ("",) * width
    if place is not None and any(c.isdigit() for name in names for c in name):
        said.append((lines[place], names, "the heading"))
    if place is None and rows:
        said[-1] = (*said[-1][:2], "the heading")
    return tuple(name.strip() or f"column {k}" for k, name in enumerate(names, start=1)), said


def passed_over(said: Sequence[tuple[int, tuple[str, ...], str]], mark: str) -> list[str]:
    """Sentences about rows that are none of the table's: (line, row, what it was taken for) of each."""
    between = "; " if mark.strip() else " "
    notes = [
        f"Line {k}, {quoted(between.join(row).strip('; '))}, was taken for {what}." for k, row, what in said[:SAID]
    ]
    more = len(said) - SAID
    if more > 0:
        notes.append(f"So {'was' if more == 1 else 'were'} {counted(more, 'more line')} about the table.")
    return notes
