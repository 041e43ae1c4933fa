"""One series of numbers out of a stranger's text: the oldest first, with what was done to it said."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from lstm.domains.tables.asking import Answers, Offer, Question, answered, counted, quoted
from lstm.domains.tables.disguise import disguised
from lstm.domains.tables.filling import Found, finished
from lstm.domains.tables.numerals import COMMAS, DECIMAL, Parts, fits, missing, number, parts, value
from lstm.domains.tables.ordering import MOST_BESIDE, ordered
from lstm.domains.tables.sheet import Sheet, sheet
from lstm.numbers import exact

LARGEST = 1e12
ROWS = "rows"  # all columns of numbers, row by row
MARKERS = {float(f"{'9' * n}.{'9' * m or 0}") for n in range(2, 8) for m in range(5)}  # 999, 99.99 and so on


def read(text: str, answers: Answers | None = None, most: int | None = None) -> Found:
    """A text as Found. answers: from the key of each Question and Offer to the visitor's answer.

    Raises Question for what only the visitor can say: what a comma is, how dates are meant or which row is the oldest,
    what is done about missing values, about several values of one date, and about more than `most` numbers. Raises
    ValueError, with a sentence, for what is no series.
    """
    answers = dict(answers or {})
    found = sheet(text, answers)
    columns = [j for j, kind in enumerate(found.kinds) if kind == "number"]
    if not columns:
        raise ValueError(nothing(found))
    columns, column, offers = chosen(found, columns, answers)
    if column == ROWS:
        return row_by_row(found, columns, answers, most, offers)
    cells = [row[column] for row in found.rows]
    values, notes = values_of(cells, found, answers)
    order = ordered(found, column, answers)
    notes = [*found.notes, *notes, *order.notes]
    values, when = [values[k] for k in order.places], list(order.when)
    times = order.moments.seconds if order.moments else None
    if times:
        values, when, times = one_each(values, when, times, answers, notes)
    sure = times if order.moments and order.moments.sure else None
    return finished(values, when, sure, answers, notes, offers, most)


def nothing(found: Sheet) -> str:
    """Why there is no column of numbers: the first cell that is none."""
    for k, row in zip(found.lines, found.rows, strict=True):
        if cell := next((cell for cell in row if not missing(cell)), None):
            return f"There are no numbers in it. Line {k} is not a number: {quoted(cell)}."
    return "There are no numbers in it."


def chosen(found: Sheet, columns: list[int], answers: Answers) -> tuple[list[int], Any, tuple[Offer, ...]]:
    """(columns that may hold the values, the one that is read, Offers): the last where nothing is said."""
    if len(columns) > 1:
        dates = [] if "date" in found.kinds else [j for j in columns[:MOST_BESIDE] if is_when(found, j, columns)]
        columns = [j for j in columns if j not in dates] or columns
    if len(columns) == 1:
        return columns, columns[0], ()
    choices: dict[Any, str] = {j: found.names[j][:40] for j in columns}
    if len(columns) > 3 and len(columns) >= len(found.names) - 2:
        choices[ROWS] = "all, row by row"
    column = answers.get("column") if answers.get("column") in choices else columns[-1]
    return columns, column, (Offer("column", "Column", choices, column),)


def is_when(found: Sheet, j: int, columns: Sequence[int]) -> bool:
    """Whether a column of numbers is dates in disguise, and so is no column of values."""
    texts = [row[j] for row in found.rows]
    values = [number(text, found.comma) for text in texts]
    known = [one for one in values if one is not None]
    return j != columns[-1] and len(known) == len(values) and disguised(texts, known, found.names[j]) is not None


def values_of(cells: Sequence[str], found: Sheet, answers: Answers) -> tuple[list[float | None], list[str]]:
    """(the numbers of cells, None where one is missing; notes). ValueError names the line of what is no number."""
    apart = [None if missing(cell) else parts(cell) for cell in cells]
    for k, cell, one in zip(found.lines, cells, apart, strict=True):
        if one is None and not missing(cell):
            raise ValueError(f"Line {k} is not a number: {cell[:40]!r}.")
        if one and not fits(one.core, found.comma):
            what = "decimal comma" if found.comma == DECIMAL else "decimal point"
            raise ValueError(f"Line {k} is not a number with a {what}, as the others are: {cell[:40]!r}.")
    notes = [*as_read(apart, cells, found.comma), *affixes(apart, cells, found.lines)]
    values = [value(one, found.comma) if one else None for one in apart]
    for k, cell, one in zip(found.lines, cells, values, strict=True):
        if one is not None and not abs(one) <= LARGEST:
            raise ValueError(f"Line {k} holds {cell[:40]}, which cannot be learnt from.")
    return without_markers(values, answers, notes), notes


def as_read(apart: Sequence[Parts | None], cells: Sequence[str], comma: str) -> list[str]:
    """How commas, points and signs inside these numbers were read, each as a sentence with an example."""
    notes = []
    read = [(cell, one) for cell, one in zip(cells, apart, strict=True) if one]
    if example := next(((cell, one) for cell, one in read if "," in one.core), None):
        what = "the decimal comma" if comma == DECIMAL else COMMAS[comma]
        said = exact(value(example[1], comma), 10)
        notes.append(f"A comma was read as {what}: {quoted(example[0], 20)} is {said}.")
    elif comma == DECIMAL and (example := next(((cell, one) for cell, one in read if "." in one.core), None)):
        said = exact(value(example[1], comma), 10)
        notes.append(f"A point was read as a mark of thousands: {quoted(example[0], 20)} is {said}.")
    for minus, what in (("(", "Brackets were"), ("- behind", "A minus behind a number was")):
        if example := next(((cell, one) for cell, one in read if one.minus == minus), None):
            said = exact(value(example[1], comma), 10).replace("-", "−")
            notes.append(f"{what} read as a minus: {quoted(example[0], 20)} is {said}.")
    return notes


def affixes(apart: Sequence[Parts | None], cells: Sequence[str], lines: tuple[int, ...]) -> list[str]:
    """What is said of a unit that stands at every number; ValueError where it stands at some alone, or is not one."""
    units = Counter(one.affix for one in apart if one)
    named = [unit for unit in units if unit]
    if not named:
        return []
    money = all(one.money for one in apart if one and one.affix)
    if len(named) > 1 or (units[""] and not money):
        usual = units.most_common(1)[0][0]
        odd, affix = next((k, one.affix) for k, one in enumerate(apart) if one and one.affix != usual)
        has, others = (quoted(one) if one else "no unit" for one in (affix, usual))
        raise ValueError(f"Line {lines[odd]} has {has} at its number, {quoted(cells[odd], 20)}, and others {others}.")
    return [f"{quoted(named[0])} at the numbers was passed over."]


def without_markers(values: list[float | None], answers: Answers, notes: list[str]) -> list[float | None]:
    """Values, any numbers, with None for what marks a missing one, as -999 far from all others, if that is said."""
    known = Counter(one for one in values if one is not None)
    marks = sorted(one for one in known if abs(one) in MARKERS and (one < 0 or one > 900))
    rest = [one for one in known if one not in marks]
    if not marks or len(rest) < 2:
        return values
    reach = 2 * (max(rest) - min(rest))
    marks = [one for one in marks if not min(rest) - reach <= one <= max(rest) + reach]
    if not marks:
        return values
    said = " and ".join(exact(one, 10).replace("-", "−") for one in marks)
    stands = "stands" if len(marks) == 1 else "stand"
    times = counted(sum(known[one] for one in marks), "time")
    question = Question(
        "marker",
        f"{said} {stands} {times} in it, far from every other number. Does that mark a missing value?",
        {"missing": "it marks a missing value", "value": "it is a value"},
    )
    if answered(answers, question) == "missing":
        notes.append(f"{said}, in it {times}, was taken for a missing value.")
        return [None if one in marks else one for one in values]
    notes.append(f"{said} was taken for a value.")
    return values


def one_each(
    values: list[float | None], when: list[str], times: tuple[float, ...], answers: Answers, notes: list[str]
) -> tuple[list[float | None], list[str], tuple[float, ...] | None]:
    """(values, when, times) with one value for each moment; raises Question where a moment comes more than once."""
    counts = Counter(times)
    twice = [k for k, time in enumerate(times) if counts[time] > 1]
    if not twice:
        return values, when, times
    again = len(times) - len(counts)
    question = Question(
        "twice",
        f"Dates come more than once: {quoted(when[twice[0]])} is the first, and {counted(again, 'row')} repeat"
        f"{'s' * (again == 1)} a date. What is to be done?",
        {
            "mean": "take the mean of each date",
            "first": "take the first row of each date",
            "last": "take the last row of each date",
            "stand": "read every row, one after the other",
        },
    )
    how = answered(answers, question)
    said = {"mean": "their mean was", "first": "the first row of each was", "last": "the last row of each was"}
    if how == "stand":
        notes.append(f"Dates come more than once, {counted(again, 'time')}; every row was read, one after the other.")
        return values, when, None
    notes.append(f"Dates come more than once, {counted(again, 'time')}; {said[how]} taken.")
    groups = {}
    for k, time in enumerate(times):
        groups.setdefault(time, []).append(k)
    made = []
    for places in groups.values():
        some = [one for k in places if (one := values[k]) is not None]
        pick = {"first": some[:1], "last": some[-1:]}.get(how, some)
        made.append(sum(pick) / len(pick) if pick else None)
    return made, [when[places[0]] for places in groups.values()], tuple(groups)


def row_by_row(
    found: Sheet,
    columns: Sequence[int],
    answers: Answers,
    most: int | None,
    offers: tuple[Offer, ...],
) -> Found:
    """All columns of numbers as one series, read as a page is: each row from left to right."""
    order = ordered(found, columns[-1], answers)
    notes, made, when = [*found.notes, "All columns were read as one series, row by row.", *order.notes], [], []
    cells = [row[j] for row in found.rows for j in columns]
    lines = [line for line in found.lines for _ in columns]
    values, more = values_of(cells, found._replace(lines=tuple(lines)), answers)
    for k, label in zip(order.places, order.when, strict=True):
        made += values[k * len(columns) : (k + 1) * len(columns)]
        when += [f"{label} {found.names[j]}"[:24] for j in columns]
    return finished(made, when, None, answers, [*notes, *more], offers, most)
