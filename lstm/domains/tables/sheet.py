"""A stranger's text as a table: its columns, its heading, and what stands about them that is no row."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lstm.domains.tables import printed
from lstm.domains.tables.asking import Answers, Question, answered, counted, quoted
from lstm.domains.tables.dates import taken_apart
from lstm.domains.tables.furniture import foot, head, headings, kinds_of, passed_over
from lstm.domains.tables.marks import DATED, SAMPLE, SPACE, WIDE, cells, mark_of, sample_of, unclear
from lstm.domains.tables.numerals import BETWEEN, DECIMAL, THOUSANDS, fits, parts

CHARACTERS, LINES, COLUMNS, CELLS = 5_000_000, 100_000, 1_000, 1_000_000  # of a text that is taken apart at all
MANY_CELLS = f"These are more than {CELLS:,} cells. Keep the column of the values, and the dates beside it."
LONGEST = 20_000  # characters of a line, but for a text that is one line


class Sheet(NamedTuple):
    """A text in columns."""

    names: tuple[str, ...]  # the heading of each column, or "column 1" and so on
    rows: tuple[tuple[str, ...], ...]  # of tuples of str, as many as there are columns
    lines: tuple[int, ...]  # of int, the line of the text in which each row stands, from 1
    comma: str  # what a comma inside a number is: THOUSANDS or DECIMAL
    kinds: tuple[str, ...]  # of each column: "number", "date", "clock", "text" or "empty"
    notes: tuple[str, ...]  # of sentences: what was passed over


def sheet(text: str, answers: Answers | None = None) -> Sheet:
    """A text as a Sheet. Raises Question where the visitor has to say how it is meant, else ValueError, in a sentence.

    What it costs is in step with the length of the text, which is checked first.
    """
    answers = answers or {}
    if len(text) > CHARACTERS:
        raise ValueError(f"This text has {len(text):,} characters; at most {CHARACTERS:,} are taken.")
    rows = printed.rows_of(text)
    if rows is not None:
        return made(rows, range(1, len(rows) + 1), [], ",", answers)
    lines, notes, mark = lines_of(text)
    if not lines:
        return Sheet((), (), (), THOUSANDS, (), ())
    mark = mark or mark_of([line for _, line in lines], answers)
    count = max(line.count(mark) if len(mark) == 1 else 1 for _, line in lines) + 1
    if len(lines) > 3 and count > COLUMNS:
        raise ValueError(f"These are {count:,} columns; at most {COLUMNS:,} are taken.")
    if sum(line.count(mark) + 1 for _, line in lines) > CELLS and len(mark) == 1:
        raise ValueError(MANY_CELLS)
    return made([cells(line, mark) for _, line in lines], [k for k, _ in lines], notes, mark, answers)


def lines_of(text: str) -> tuple[list[tuple[int, str]], list[str], str | None]:
    """(the lines that hold anything, each with its number, from 1; what is said of the others; the mark a line names).

    Raises ValueError, with a sentence, for too many or too long ones.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").rstrip()
    if (many := text.count("\n") + 1) > LINES:
        raise ValueError(f"These are {many:,} lines; at most {LINES:,} are taken.")
    lines = [(k, line.strip(" \ufeff\u200e\u200f")) for k, line in enumerate(text.split("\n"), start=1)]
    lines = [(k, line) for k, line in lines if line.strip()]
    ruled = re.compile(r"[|+:=\s-]*(---|===)[|+:=\s-]*")
    lines = [(k, line) for k, line in lines if not ruled.fullmatch(line)]
    if len(lines) > 3 and (k := next((k for k, line in lines if len(line) > LONGEST), None)):
        raise ValueError(f"Line {k} has more than {LONGEST:,} characters. Put each value on a line of its own.")
    notes, mark = [], None
    if lines and (found := re.fullmatch(r'"?sep=(.|\\t)"?', lines[0][1], re.IGNORECASE)):
        mark, lines = "\t" if found[1] in ("\t", "\\t") else found[1], lines[1:]
        mark = mark if mark in ",;|\t" else None
        notes.append("The first line says what stands between the columns.")
    kept = [(k, line) for k, line in lines if not line.startswith(("#", "//", "%", '"#'))]
    if len(kept) < len(lines):
        notes.append(f"Passed over: {counted(len(lines) - len(kept), 'line')} of comment.")
    return kept, notes, mark


def made(
    rows: Sequence[tuple[str, ...]],
    lines: Sequence[int],
    notes: Sequence[str],
    mark: str,
    answers: Answers,
) -> Sheet:
    """Rows of cells, each with the number of its line, as a Sheet. Raises ValueError, with a sentence, for no table."""
    rows, lines = list(rows), list(lines)
    if sum(map(len, rows)) > CELLS:
        raise ValueError(MANY_CELLS)
    dotted = (k for k, row in zip(lines, rows, strict=True) if all(cell in ("..", "...", "…") for cell in row))
    if k := next(dotted, None):
        raise ValueError(f"Line {k} holds dots alone: the list was cut short when it was printed. Print all of it.")
    rows, lines = wrapped(rows, lines, mark)
    width = width_of(rows)
    filled = [(row, k) for row, k in zip(rows, lines, strict=True) if any(row)]
    if len(filled) < len(rows):
        notes = [*notes, f"Passed over: {counted(len(rows) - len(filled), 'empty row')}."]
    rows, lines = [fitted(row, width) for row, _ in filled], [k for _, k in filled]
    while width > 1 and not any(row[width - 1] for row in rows if len(row) == width):
        width -= 1  # a mark at the end of every line
        rows = [row[:width] if not any(row[width:]) else row for row in rows]
    rows, lines, suspected = decimals(rows, lines, width, mark, answers)
    width = width - suspected
    kinds = kinds_of([row for row in rows if len(row) == width], width)
    above, below = head(rows, kinds), foot(rows, kinds)
    names, said = headings(rows[:above], lines[:above], width)
    end = len(rows) - below
    said += [(k, row, "a footer") for k, row in zip(lines[end:], rows[end:], strict=True)]
    rows, lines = rows[above:end], lines[above:end]
    for k, row in zip(lines, rows, strict=True):
        if len(row) != width and "number" in kinds:
            raise ValueError(f"Line {k} has {counted(len(row), 'column')}, and the others {counted(width, 'column')}.")
    if width == 1 and lines and (empty := lines[-1] - lines[0] + 1 - len(lines)) > 0 and mark != ",":
        notes = [
            *notes,
            f"Passed over: {counted(empty, 'empty line')} between the numbers. Write NA for a missing one.",
        ]
    comma = comma_of(rows, kinds, mark, answers)
    return Sheet(names, tuple(rows), tuple(lines), comma, kinds, (*notes, *passed_over(said, mark)))


def wrapped(rows: list[tuple[str, ...]], lines: list[int], mark: str) -> tuple[list[tuple[str, ...]], list[int]]:
    """Rows and lines, where one list of numbers stands in one line or is wrapped over several: one number a row."""
    if len(rows) == 1 and len(rows[0]) > 1 and mark != DATED:
        first = not parts(rows[0][0]) and taken_apart(rows[0][0]) is None  # what it is about
        if first or parts(rows[0][0]):
            rows = [(cell,) for cell in rows[0] if cell]
            return rows, lines * len(rows)
    open_ended = [not row[-1] for row in rows]
    if mark == "," and len(rows) > 1 and all(open_ended[:-1]) and not open_ended[-1] and len(rows[0]) > 1:
        every = [(cell, k) for row, k in zip(rows, lines, strict=True) for cell in row if cell]
        if all(parts(cell) for cell, _ in every):
            return [(cell,) for cell, _ in every], [k for _, k in every]
    if len(rows) <= 3 and len(rows[0]) >= 30 and len({len(row) for row in rows}) == 1:  # a table that lies on its side
        return list(zip(*rows, strict=True)), lines[:1] * len(rows[0])
    return rows, lines


def width_of(rows: Sequence[tuple[str, ...]]) -> int:
    """How many columns most rows have, of those with figures in them."""
    counts = Counter(len(row) for row in rows if any(c.isdigit() for cell in row for c in cell[:30]))
    return (counts or Counter(map(len, rows))).most_common(1)[0][0] if rows else 0


def fitted(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """A row without empty cells beyond the last column."""
    return row[:width] if len(row) > width and not any(row[width:]) else row


def decimals(
    rows: list[tuple[str, ...]], lines: list[int], width: int, mark: str, answers: Answers
) -> tuple[list[tuple[str, ...]], list[int], int]:
    """(rows, lines, 1 where the last two columns were one number with a decimal comma, else 0). Raises Question."""
    if mark != "," or width < 3:
        return rows, lines, 0
    body = [row for row in rows if len(row) == width]
    some = body[len(body) // 10 :: max(1, len(body) // SAMPLE)]
    halves = sum(row[-1].isdecimal() and len(row[-1]) < 7 and row[-2].lstrip("+-").isdecimal() for row in some)
    if halves < 0.9 * len(some) or (
        len(rows[0]) == width and all(any(map(str.isalpha, cell)) for cell in rows[0][-2:])
    ):
        return rows, lines, 0
    question = unclear(f"{some[-1][-2]},{some[-1][-1]}", [DECIMAL, BETWEEN])
    if answered(answers, question) == BETWEEN:
        return rows, lines, 0
    joined = [(*row[:-2], f"{row[-2]},{row[-1]}") if len(row) == width else row for row in rows]
    return joined, lines, 1


def comma_of(rows: Sequence[tuple[str, ...]], kinds: tuple[str, ...], mark: str, answers: Answers) -> str:
    """What a comma inside the numbers of these rows is, THOUSANDS or DECIMAL. Raises Question."""
    if (chosen := answers.get("comma")) in (DECIMAL, THOUSANDS):
        return chosen
    numeric = [j for j, kind in enumerate(kinds) if kind == "number"]
    cores = [one.core for row in rows for j in numeric if ("," in row[j] or "." in row[j]) and (one := parts(row[j]))]
    some = [core for core in cores if "," in core or core.count(".") > 1]
    fit = {how: sum(fits(core, how) for core in cores) for how in (DECIMAL, THOUSANDS)}
    ways = [how for how, many in fit.items() if many == max(fit.values())]
    if not some:
        grouped = cores and all(re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", core) for core in cores)
        if grouped and mark == ";":
            choices = {THOUSANDS: "a decimal point", DECIMAL: "a mark of thousands"}
            said = f"The point in {quoted(cores[-1])} may be a decimal point, or a mark of thousands."
            return answered(answers, Question("comma", said, choices))
        return THOUSANDS
    if len(ways) == 2 and mark in (SPACE, WIDE, DATED, "\n", "\t"):
        raise unclear(some[-1], ways)
    if mark == ",":  # who puts commas between columns writes a point, and quotes thousands
        ways = ways[::-1]
    return ways[0]


__all__ = ["CHARACTERS", "LINES", "Sheet", "sample_of", "sheet"]
