"""Numbers out of a visitor's text: one per line, all in one line, or CSV, of which one column is taken."""

import csv
import math
import re
from typing import NamedTuple

from lstm.live.tasks import _own_dates

FEWEST, MOST = 30, 5000  # numbers a series of one's own may have
LARGEST = 1e12
LINES = 20_000  # of a text that is looked at at all
MARKS = (";", "\t", ",")  # what stands between two columns, the surest sign first; else it is space
EMPTY = {"", "na", "n/a", "nan", "null", "none", "-", "−", "?"}
DECIMAL, THOUSANDS, BETWEEN = "decimal", "thousands", "columns"
COMMAS = {DECIMAL: "a decimal comma", THOUSANDS: "a mark of thousands", BETWEEN: "a mark between columns"}
POWER = r"([eE][+-]?\d+)?"
GROUPS = r"[1-9]\d{{0,2}}([{} '’\u00a0\u202f]\d{{3}})+"  # of three digits, with what may stand between them
WRITTEN = {  # how a number may be written, by what its comma is
    THOUSANDS: re.compile(rf"[+-]?({GROUPS.format(',')}(\.\d*)?|\d+(\.\d*)?|\.\d+){POWER}"),
    DECIMAL: re.compile(rf"[+-]?({GROUPS.format('.')}(,\d+)?|\d+(,\d+)?|,\d+){POWER}"),
}
LIKE_A_NUMBER = re.compile(r"[+−-]?[\d.,][\d., '’\u00a0\u202f]*")
TOO_MANY = "at most {:,} numbers are taken. Keep the last ones, or the mean of every so many."


class Unclear(ValueError):
    """A comma that may be two things. `readings`: keys of COMMAS that are possible."""

    def __init__(self, said, readings):
        super().__init__(said)
        self.readings = readings


class Table(NamedTuple):
    """A text in columns."""

    names: tuple  # of str, the heading of each column, or "column 1" and so on
    rows: tuple  # of tuples of str, as many as there are columns
    lines: tuple  # of int, the line of the text in which each row stands, from 1
    comma: str = THOUSANDS  # what a comma inside a number is: THOUSANDS or DECIMAL


class Found(NamedTuple):
    """One column as a series."""

    numbers: tuple
    when: tuple  # of str, what stands for each value on the axis of time
    notes: tuple  # of sentences: how it was read


def table(text, comma=None):
    """A text in columns; a first row without a number in its last filled cell is the heading.

    Empty lines and those that begin with # are passed over. With ; or a tab between columns, a comma inside a number
    is a decimal comma wherever all numbers of the text can be read so. `comma` settles it: a key of COMMAS. Raises
    Unclear where it has to be settled, and ValueError, with a sentence, for too long a text and for a row that has
    other columns than the first.
    """
    text = text.rstrip("\r\n ")
    if (many := text.count("\n") + 1) > LINES:
        raise ValueError(f"These are {many:,} lines; {TOO_MANY.format(MOST)}")
    lines = [(k, line.strip(" \ufeff")) for k, line in enumerate(text.splitlines(), start=1)]
    lines = [(k, line) for k, line in lines if line and line[0] != "#"]
    if not lines:
        return Table((), (), ())
    mark = mark_of([line for _, line in lines], comma)
    if mark is None:
        refuse_spaced([line for _, line in lines])
    rows = [cells(line, mark) for _, line in lines]
    while len(rows[0]) > 1 and not any(row[-1] for row in rows if len(row) == len(rows[0])):
        rows = [row[:-1] if len(row) == len(rows[0]) else row for row in rows]  # a mark at the end of every line
    comma = comma_of(rows, mark) if comma in (None, BETWEEN) else comma
    if len(rows) == 1 and is_number(rows[0][0], comma):  # no date: all numbers in one line
        rows, lines = [(cell,) for cell in rows[0]], lines * len(rows[0])
    headed = len(rows) > 1 and not re.search(r"\d", next((cell for cell in reversed(rows[0]) if cell), "0"))
    names = rows[0] if headed else tuple(f"column {k}" for k in range(1, len(rows[0]) + 1))
    for (k, _), row in zip(lines, rows, strict=True):
        if len(row) != len(names):
            raise ValueError(f"Line {k} has {counted(len(row))}, and the first line {counted(len(names))}.")
    return Table(names, tuple(rows[headed:]), tuple(k for k, _ in lines[headed:]), comma)


def cells(line, mark):
    """The cells of a line; what stands in double quotes is one."""
    if mark is None:
        return tuple(re.split(r"[ \t]+", line.replace('"', "")))
    try:
        return tuple(cell.strip(" \"'") for cell in next(csv.reader([line], delimiter=mark, skipinitialspace=True)))
    except csv.Error as fault:
        raise ValueError(f"This line cannot be taken apart: {line[:40]!r} ({fault}).") from None


def mark_of(lines, comma):
    """What stands between two columns of the text, None for space. Raises Unclear where a comma may or may not."""
    last = re.sub(r'"[^"]*"', "", lines[-1])
    mark = next((mark for mark in MARKS if mark in last), None)
    if mark != "," or comma == BETWEEN:
        return mark
    pieces = [piece for piece in last.split() if "," in piece]
    if comma or (len(last.split()) > 1 and any(all(fits(piece, how) for piece in pieces) for how in WRITTEN)):
        return None  # the commas stand inside numbers, space between them
    numbers = lines if re.search(r"\d", lines[0]) else lines[1:]
    ways = [how for how in (DECIMAL, THOUSANDS) if all(fits(line, how) for line in numbers)]
    named = numbers is not lines and "," in lines[0]
    if not ways or named or steps_evenly([line.partition(",") for line in numbers]):
        return mark
    if numbers is not lines and len(ways) == 1:
        return None  # the heading names one column
    raise unclear(lines[-1], [*ways, *[BETWEEN] * (numbers is lines)])


def refuse_spaced(lines):
    """Raise ValueError where a space may stand between two columns or inside one number, as in 10 327."""
    spaced = [line for line in lines if " " in line and re.search(r"\d", line)]
    if len(spaced) < 2 or steps_evenly([line.partition(" ") for line in spaced]):
        return
    if all(any(fits(line, how) for how in WRITTEN) for line in spaced):
        raise ValueError(
            f"“{spaced[-1][:40]}” may be one number or two. Leave out spaces inside numbers, or put ; between columns."
        )


def unclear(example, readings):
    """The question what a comma is, with what to do about it."""
    what = ", or ".join(COMMAS[one] for one in readings)
    return Unclear(
        f"The comma in “{example[:40]}” may be {what}. Write decimals with a point, or put ; between columns.", readings
    )


def steps_evenly(parted):
    """Whether the whole numbers before the commas go on by the same step, as years and counted lines do."""
    if len(parted) < 3 or not all(mark and text.isdecimal() and len(text) < 9 for text, mark, _ in parted):
        return False
    steps = {int(b[0]) - int(a[0]) for a, b in zip(parted, parted[1:], strict=False)}
    return len(steps) == 1 and steps != {0}


def comma_of(rows, mark):
    """What a comma inside the numbers of these rows is, THOUSANDS or DECIMAL. Raises Unclear."""
    some = [cell for row in rows for cell in row if "," in cell and LIKE_A_NUMBER.fullmatch(cell)]
    ways = [how for how in (DECIMAL, THOUSANDS) if all(fits(cell, how) for cell in some)]
    if some and len(ways) == 2 and mark is None:
        raise unclear(some[-1], ways)
    if mark == ",":  # who puts commas between columns writes a point, and quotes thousands
        ways = ways[::-1]
    return ways[0] if some and ways else THOUSANDS


def counted(n):
    """How many columns, in words."""
    return f"{n} column{'s' * (n != 1)}"


def columns(found):
    """The places of the columns that hold numbers: those whose first filled cell is one."""
    filled = [next((row[k] for row in found.rows if row[k].lower() not in EMPTY), "") for k in range(len(found.names))]
    return [k for k, cell in enumerate(filled) if is_number(cell, found.comma)]


def fits(text, comma):
    """Whether a text is written as a number, if its comma is that."""
    return WRITTEN[comma].fullmatch(text.replace("−", "-")) is not None


def value_of(text, comma):
    """The number a text is; raises ValueError."""
    if not fits(text, comma):
        raise ValueError(text)
    text = re.sub("[ '’\u00a0\u202f]", "", text.replace("−", "-"))
    return float(text.replace(".", "").replace(",", ".") if comma == DECIMAL else text.replace(",", ""))


def is_number(text, comma=THOUSANDS):
    """Whether a text is a number."""
    return fits(text, comma) and math.isfinite(value_of(text, comma))


def numbers(found, column=-1):
    """The numbers of one column, or a ValueError that names the first line where there is none."""
    return tuple(number(row[column], k, found.comma) for k, row in zip(found.lines, found.rows, strict=True))


def number(text, line, comma=THOUSANDS):
    """A number, or a ValueError that says where it should have been."""
    if text.lower() in EMPTY:
        what = f"“{text}”" if text else "nothing"
        raise ValueError(f"Line {line} has {what} where a number should be. Fill the gap, or begin after it.")
    try:
        value = value_of(text, comma)
    except ValueError:
        raise ValueError(f"Line {line} is not a number: {text[:40]!r}.") from None
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(f"Line {line} holds {text[:40]}, which cannot be learnt from.")
    return value


def series(found, column=-1):
    """One column as a series, the oldest value first. The column beside it that holds dates, or the first, says when.

    Raises ValueError for a cell that is no number, and for a date that there is not.
    """
    values, column = numbers(found, column), column % max(1, len(found.names))
    beside = [k for k in range(len(found.names)) if k != column]
    texts, numeric = {k: [row[k] for row in found.rows] for k in beside}, columns(found)
    dated = next((k for k in beside if _own_dates.are_dates(texts[k], k in numeric)), None)
    notes = as_read([row[column] for row in found.rows], found.comma)
    if dated is None:
        when = texts[beside[0]] if beside else [f"value {k}" for k in range(1, len(values) + 1)]
        return Found(values, tuple(text[:16] for text in when), notes)
    order, note = _own_dates.order(texts[dated], found.lines)
    when = tuple(texts[dated][k][:16] for k in order)
    return Found(tuple(values[k] for k in order), when, (*notes, *[note] * bool(note)))


def as_read(texts, comma):
    """How a comma inside these numbers was read, as () or one sentence with an example."""
    example = next((text for text in texts if "," in text), None)
    if example is None:
        return ()
    what = "the decimal comma" if comma == DECIMAL else "a mark of thousands"
    return (f"A comma was read as {what}: “{example[:20]}” is {value_of(example, comma):.10g}.",)


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
