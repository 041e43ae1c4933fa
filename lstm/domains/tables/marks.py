"""What stands between the columns of a text: a mark, several spaces, or one; and its lines taken apart."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lstm.domains.tables.asking import Answers, Question, answered, quoted
from lstm.domains.tables.dates import RARE, roles, taken_apart
from lstm.domains.tables.numerals import BETWEEN, COMMAS, DECIMAL, THOUSANDS, fits, parts

MARKS = (";", "\t", "|")  # the surest sign first; then the comma, which may also stand in numbers; else it is space
SAMPLE = 200  # lines that are looked at
WIDE, SPACE, DATED = "  ", " ", "date "  # columns parted by two spaces or more; by any; a date in words, then numbers


def sample_of(lines: Sequence[str]) -> Sequence[str]:
    """Lines spread over a text, those with figures in them if there are any."""
    some = lines[:: max(1, len(lines) // SAMPLE)]
    return [line for line in some if any(map(str.isdigit, line))] or some


def unquoted(line: str) -> str:
    """A line without what stands in double quotes."""
    return re.sub(r'"[^"]*"', "", line) if '"' in line else line


def mark_of(lines: Sequence[str], answers: Answers) -> str:
    """What stands between two columns: one of MARKS, a comma, WIDE, SPACE or DATED. Raises Question."""
    some = sample_of(lines)
    bare = [unquoted(line) for line in some]
    for mark in MARKS:
        counts = Counter(line.count(mark) for line in bare if mark in line)
        if counts and counts.total() >= 0.6 * len(bare):
            return mark
    commas = sum("," in line for line in bare) >= 0.5 * len(bare)
    spaced = [line for line in bare if " " in line.strip()]
    if len(spaced) >= 0.6 * len(bare):
        before_comma = commas and sum(dated_before(line, ",") for line in bare) >= 0.6 * len(bare)
        before_space = sum(dated_before(line, " ") for line in bare) >= 0.6 * len(bare)
        if before_comma and before_space and not any(says_year(line) for line in bare):
            ways = [DECIMAL, BETWEEN]
            return "," if answered(answers, unclear(bare[-1], ways)) == BETWEEN else DATED
        if before_comma:
            return ","
        if even(bare, WIDE):
            return WIDE
        if before_space:
            return DATED
    return of_comma(lines, some, bare, answers) if commas else of_space(lines, answers)


def even(lines: Sequence[str], mark: str) -> bool:
    """Whether most lines have the same number of cells, more than one, none of which ends or begins with a comma."""
    rows = [cells(line, mark) for line in lines]
    count, times = Counter(map(len, rows)).most_common(1)[0]
    return count > 1 and times >= 0.6 * len(rows) and not any(cell.endswith(",") for row in rows for cell in row[:-1])


def dated_before(line: str, mark: str) -> bool:
    """Whether a line is a date, with spaces in it where the mark is one, then that mark, then a number."""
    first, _, last = line.strip().rpartition(mark)
    dated = taken_apart(first.strip(" ,:"))
    if parts(last.strip()) is None or dated is None:
        return False
    if dated.fields and (len(dated.fields) < 2 or set(roles(dated.fields)) <= RARE):
        return False
    if " " not in first.strip():
        return mark != " "
    return not plain(first) or (mark == " " and dated.grain != "month")


def says_year(line: str) -> bool:
    """Whether what stands before the last comma of a line is a date with all of its year."""
    dated = taken_apart(line.strip().rpartition(",")[0])
    return dated is not None and (dated.fixed is not None or any(width == 4 for _, width in dated.fields))


def plain(text: str) -> bool:
    """Whether a text is made of plain numbers and space alone."""
    return all((one := parts(piece)) and not one.affix for piece in text.split())


def of_comma(lines: Sequence[str], some: Sequence[str], bare: Sequence[str], answers: Answers) -> str:
    """Whether the commas of a text stand between its columns or inside its numbers. Raises Question."""
    chosen = answers.get("comma")
    if chosen == BETWEEN:
        return ","
    last = bare[-1]
    pieces = [piece for line in bare for piece in line.split() if "," in piece]
    several = len(last.split()) > 1 and not last.rstrip().endswith(",")
    if chosen or (several and any(all(written(piece, how) for piece in pieces) for how in (DECIMAL, THOUSANDS))):
        return of_space(lines, answers)
    whole = [line for line in bare if written_at_all(line.strip())]
    ways = [how for how in (DECIMAL, THOUSANDS) if all(written(line.strip(), how) for line in whole)]
    if len(whole) < 0.8 * len(bare) or not ways or steps_evenly([line.partition(",") for line in whole]):
        return ","
    first = unquoted(lines[0])
    heading = None if written_at_all(first.strip()) else first
    if heading and names(heading):
        return ","
    if heading and "," not in heading and len(ways) == 1:
        return SPACE
    raise unclear(whole[-1], [*ways, *[BETWEEN] * (heading is None or "," in heading)])


def names(heading: str) -> bool:
    """Whether a first line names columns, and is no title with a comma in it: letters in each cell, no space before."""
    pieces = heading.split(",")
    return len(pieces) > 1 and all(any(map(str.isalpha, piece)) and piece == piece.strip() for piece in pieces)


def written(text: str, how: str) -> bool:
    """Whether a whole text is one number, if its comma is that."""
    one = parts(text)
    return one is not None and fits(one.core, how)


def unclear(example: str, readings: Sequence[str], mark: str = "comma") -> Question:
    """The question what a comma is, with what to do about it."""
    what = ", or ".join(COMMAS[one] for one in readings)
    said = f"The {mark} in {quoted(example)} may be {what}. Write decimals with a point, or put ; between columns."
    return Question("comma", said, {one: COMMAS[one] for one in readings})


def of_space(lines: Sequence[str], answers: Answers) -> str:
    """Space between the columns; a line end, if each line is one number that has a space; asked where both may be."""
    some = [line.strip() for line in sample_of(lines)]
    spaced = [line for line in some if " " in line and (written(line, DECIMAL) or written(line, THOUSANDS))]
    if len(some) < 2 or len(spaced) < 2:
        return SPACE
    if sum(map(written_at_all, some)) < 0.8 * len(some) or steps_evenly([line.partition(" ") for line in spaced]):
        return SPACE
    inner = [line for line in spaced if (one := parts(line)) and " " in one.core]
    if not inner:
        return "\n"
    said = f"{quoted(inner[-1])} may be one number or two. Leave out spaces inside numbers, or put ; between columns."
    choices = {"one": "one number", "two": "two columns"}
    return "\n" if answered(answers, Question("space", said, choices)) == "one" else SPACE


def written_at_all(text: str) -> bool:
    """Whether a whole text is one number, whatever its comma is."""
    return written(text, DECIMAL) or written(text, THOUSANDS)


def steps_evenly(parted: Sequence[tuple[str, str, str]]) -> bool:
    """Whether the whole numbers before the marks go on by the same step, as years and counted lines do."""
    firsts = [int(text) for text, mark, _ in parted if mark and text.isdecimal() and len(text) < 9]
    if len(firsts) < 3 or len(firsts) < 0.8 * len(parted):
        return False
    steps = {b - a for a, b in pairwise(firsts)}
    return len(steps) == 1 and steps != {0}


def cells(line: str, mark: str) -> tuple[str, ...]:
    """The cells of a line; what stands in double quotes is one. Raises ValueError where quotes do not pair off."""
    if mark == "\n":
        return (line.strip(),)
    if mark == DATED:
        first, _, last = line.strip().rpartition(" ")
        return (first.strip(" :,"), last)
    if mark == WIDE:
        return tuple(cell.strip(" \"'") for cell in re.split(r" {2,}|\t", line.strip()))
    if mark == SPACE:
        return tuple(cell.rstrip(":") for cell in line.replace('"', "").split())
    if '"' not in line:
        return tuple(cell.strip(" '") for cell in line.split(mark))
    try:
        return tuple(cell.strip(" \"'") for cell in next(csv.reader([line], delimiter=mark, skipinitialspace=True)))
    except csv.Error as fault:
        raise ValueError(f"This line cannot be taken apart: {line[:40]!r} ({fault}).") from None
