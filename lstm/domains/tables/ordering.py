"""The rows of a table in order of time: which column says when, which way it ran, and what was done about it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lstm.domains.tables.asking import Answers, Question, answered, quoted
from lstm.domains.tables.calendar import Moments, direction, looks_dated, moments, order_of
from lstm.domains.tables.dates import DAY
from lstm.domains.tables.disguise import BACKWARDS, disguised, says_time
from lstm.domains.tables.numerals import missing, number

if TYPE_CHECKING:
    from lstm.domains.tables.sheet import Sheet

SAMPLE = 60
MOST_BESIDE = 40  # columns that are looked at for dates
MOST_PARTS = 12  # columns that are looked at for parts of a date
LONGEST = 16  # characters of what stands for a moment on the axis of time
TURNED = "The {} run backwards, newest first; they were turned round."
SORTED = "The rows were in no order of time; they were sorted by their dates, the oldest first."
NO_DATE = "{} in {} is no date that can be told."
WHICH = {"first": "The first row is the oldest", "last": "The first row is the newest"}


class Order(NamedTuple):
    """The rows of a table, the oldest first."""

    places: tuple[int, ...]  # of int, rows of the table
    when: tuple[str, ...]  # what stands for each on the axis of time
    moments: Moments | None  # of the rows in this order; None where none are known
    notes: tuple[str, ...] = ()


def ordered(found: "Sheet", column: int, answers: Answers) -> Order:
    """The Order of the rows of a Sheet whose values stand in `column`. Raises Question, and ValueError."""
    beside = [j for j, kind in enumerate(found.kinds) if j != column and kind != "empty"][:MOST_BESIDE]
    if dated := dates_of(found, column, beside, answers):
        return by_dates(*dated)
    return by_place(found, beside, answers)


def dates_of(found: "Sheet", column: int, beside: Sequence[int], answers: Answers) -> tuple[list[str], Moments] | None:
    """(texts, Moments) of the columns that say when, or None."""
    texts = {j: [row[j] for row in found.rows] for j in beside}
    values = {j: values_in(texts[j], found.kinds[j], found.comma) for j in beside}
    worded = [j for j in beside if values[j] is None and looks_dated(texts[j][:: max(1, len(found.rows) // SAMPLE)])]
    for j in worded:
        if len(set(texts[j])) == len(texts[j]) and not splits(found, j, column):
            return texts[j], moments(texts[j], found.lines, answers)
    plain = {}
    for j in beside if not worded else ():
        known = [one for one in values[j] or () if one is not None]
        if known and len(known) == len(texts[j]) and (taken := disguised(texts[j], known, found.names[j])):
            if len(set(taken.seconds)) == len(taken.seconds):
                return texts[j], taken
            plain[j] = taken
    if joined := together(found, column, beside):
        return joined
    for j in worded:
        return texts[j], moments(texts[j], found.lines, answers)
    return next(((texts[j], taken) for j, taken in plain.items()), None)


def values_in(texts: Sequence[str], kind: str, comma: str) -> list[float | None] | None:
    """The numbers of a column, None where one is missing; None where it holds none, or such as have another comma."""
    if kind != "number":
        return None
    values = [number(text, comma) for text in texts]
    return None if any(one is None and not missing(text) for one, text in zip(values, texts, strict=True)) else values


def splits(found: "Sheet", j: int, column: int) -> bool:
    """Whether the column beside a date is its year, as in Apr 30, 2023 without quotes."""
    beside = j + 1
    if beside >= len(found.names) or beside == column or found.kinds[beside] != "number":
        return False
    years = all(row[beside].isdecimal() and len(row[beside]) == 4 for row in found.rows)
    return years and not any(any(len(run) == 4 for run in row[j].split() if run.isdecimal()) for row in found.rows)


def together(found: "Sheet", column: int, beside: Sequence[int]) -> tuple[list[str], Moments] | None:
    """(texts, Moments) of two to four columns side by side that only say when together, or None: year and month."""
    parts = {j for j in beside[:MOST_PARTS] if small(found, j)}
    for length in (2, 3, 4):
        for j in sorted(parts):
            span = range(j, j + length)
            if not parts.issuperset(span):
                continue
            texts = [said_by(row, span, found.kinds) for row in found.rows]
            if len(set(texts)) < len(texts):
                continue
            try:
                taken = moments(texts, found.lines, {})
            except ValueError:
                continue
            if direction(taken.seconds) and len(set(taken.seconds)) == len(texts):
                return texts, taken
    return None


def said_by(row: tuple[str, ...], span: Sequence[int], kinds: tuple[str, ...]) -> str:
    """The cells of a row in a span as one date; an hour that is alone is one with minutes."""
    cells = [row[k] for k in span]
    if len(cells) > 1 and kinds[span[-1]] == "number" and (len(cells) == 4 or kinds[span[0]] == "date"):
        cells[-1] = f"{cells[-1]}:00" if len(cells[-1]) < 3 else cells[-1]
    if len(cells) >= 3 and all(kinds[k] == "number" for k in span[:3]):
        cells[:3] = ["-".join(cells[:3])]
    return " ".join(cells)


def small(found: "Sheet", k: int) -> bool:
    """Whether a column may be a part of dates: words and clocks, or whole numbers of at most four figures."""
    kind = found.kinds[k]
    return kind in ("date", "clock") or (
        kind == "number" and all(row[k].isdecimal() and len(row[k]) <= 4 for row in found.rows)
    )


def by_dates(texts: Sequence[str], taken: Moments) -> Order:
    """The Order that Moments of the rows, in the order of the table, give."""
    way, places = direction(taken.seconds), tuple(range(len(texts)))
    notes = [taken.note] if taken.note else []
    if way < 0 and len(set(taken.seconds)) > 1:
        places = places[::-1]
        notes.append(TURNED.format("dates"))
    elif not way:
        places = order_of(taken.seconds)
        notes.append(SORTED)
    taken = taken._replace(seconds=tuple(taken.seconds[k] for k in places))
    said = [labelled(moment, taken.grain) for moment in taken.seconds] if taken.note else [texts[k] for k in places]
    return Order(places, tuple(one[:LONGEST] for one in said), taken, tuple(notes))


def by_place(found: "Sheet", beside: Sequence[int], answers: Answers) -> Order:
    """The Order of rows without dates: as they stand, where nothing beside them speaks against it, else as is said."""
    places, notes = tuple(range(len(found.rows))), ()
    labels = [f"value {k + 1}" for k in places]
    asked = None
    for j in beside:
        texts = [row[j] for row in found.rows]
        if (values := counts(texts, found.kinds[j], found.comma)) is not None:
            known = [one for one in values if one is not None]
            if len(known) < len(values) or len(set(known)) < 2:
                continue
            up, down = (all(a <= b for a, b in pairwise(one)) for one in (known, known[::-1]))
            if (j == beside[0] or says_time(found.names[j])) and (down or up and BACKWARDS.search(found.names[j])):
                way = "fall" if down else "rise"
                asked = f"The numbers in {quoted(found.names[j])} {way} from {texts[0][:12]} to {texts[-1][:12]}."
            elif found.kinds[j] != "number" and not up:
                asked = NO_DATE.format(quoted(texts[0], 20), quoted(found.names[j]))
            if up or down or asked:
                labels = texts
                break
        elif len(set(texts)) > 1:
            asked = NO_DATE.format(quoted(texts[0], 20), quoted(found.names[j]))
            labels = texts
            break
    if asked and len(places) > 1:
        question = Question("order", f"{asked} Which row is the oldest?", WHICH)
        if answered(answers, question) == "last":
            places, notes = places[::-1], ("The rows were turned round: the first one was said to be the newest.",)
        else:
            notes = ("The rows were left as they stand: the first one was said to be the oldest.",)
    return Order(places, tuple(labels[k][:LONGEST] for k in places), None, notes)


def counts(texts: Sequence[str], kind: str, comma: str) -> Sequence[float | None] | None:
    """The numbers of a column, or those of labels that differ in one number alone, as day 1 and day 2; else None."""
    if (values := values_in(texts, kind, comma)) is not None:
        return values
    apart = [one for text in texts if (one := re.fullmatch(r"(\D{0,30})(\d{1,9})(\D{0,30})", text))]
    alike = len(apart) == len(texts) and len({(one[1], one[3]) for one in apart}) == 1
    return [int(one[2]) for one in apart] if alike else None


def labelled(moment: float, grain: str) -> str:
    """A moment as text: as much of 2023-04-30 10:00 as its grain says."""
    day = date.fromordinal(max(1, int(moment // DAY)))
    if grain == "clock":
        return f"{day} {timedelta(seconds=int(moment % DAY))!s:0>8}"[:LONGEST]
    return str(day)[: {"year": 4, "month": 7, "quarter": 7, "half": 7}.get(grain, 10)]
