"""Dates beside a visitor's numbers: whether a column holds them, and which row was first."""

import re
from datetime import datetime

CLOCK = r"(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})(?!\.\d+$)[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}))?{CLOCK}")  # not 2000.5
YEAR_LAST = re.compile(rf"(?:(\d{{1,2}})[./-])?(\d{{1,2}})[./-](\d{{4}}){CLOCK}")
IN_DIGITS = re.compile(r"([12]\d{3})(?:(0[1-9]|1[0-2])([0-2]\d|3[01])?)?")  # 2000, 200012, 20001231
DAY_FIRST, MONTH_FIRST = (1, 0), (0, 1)  # places of month and day in 31/12/2000 and in 12/31/2000


def date(text, ways=DAY_FIRST):
    """When a text says, as a datetime, or None where there is no such day. `ways`: see DAY_FIRST."""
    if found := IN_DIGITS.fullmatch(text):
        (year, month, day), clock = found.groups(), ()
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day, *clock = found.groups()
    elif found := YEAR_LAST.fullmatch(text):
        *two, year, hour, minute, second = found.groups()
        clock = hour, minute, second
        month, day = (two[1], None) if two[0] is None else (two[ways[0]], two[ways[1]])
    else:
        return None
    try:
        return datetime(int(year), int(month or 1), int(day or 1), *(int(part or 0) for part in clock))
    except ValueError:
        return None


def are_dates(texts, numeric):
    """Whether more than half of these texts are dates. Numbers are where all of them are such as 2000 or 20001231."""
    if numeric:
        return all(IN_DIGITS.fullmatch(text) and date(text) for text in texts)
    known = [sum(date(text, ways) is not None for text in texts) for ways in (DAY_FIRST, MONTH_FIRST)]
    return max(known) > len(texts) / 2


def order(texts, lines):
    """(places of the rows, the oldest first; a sentence where they had to be moved or cannot be, else "").

    texts: dates by are_dates; lines: where each stands. Raises ValueError for one that is none. Whether 01/02 is in
    January or in February is told by the days after the 12th, and without such days by which of both goes one way.
    """
    both = [[date(text, ways) for text in texts] for ways in (DAY_FIRST, MONTH_FIRST)]
    dates = min(both, key=lambda one: (one.count(None), not one_way(one)))
    if None in dates:
        k = dates.index(None)
        raise ValueError(f"Line {lines[k]} has “{texts[k][:40]}” where a date should be, and there is no such date.")
    places = list(range(len(dates)))
    if falling(dates):
        return places[::-1], "The newest row stood first; the rows were turned round, the oldest first."
    back = next((k for k in places[1:] if dates[k] < dates[k - 1]), None)
    if back is None or all(map(IN_DIGITS.fullmatch, texts)):  # numbers in no order may well be no dates
        return places, ""
    if len(set(dates)) < len(dates):
        return places, f"Line {lines[back]} goes back in time, and dates come twice; the rows were left as they stand."
    return sorted(places, key=dates.__getitem__), "The rows were put in the order of their dates, the oldest first."


def falling(dates):
    """Whether they go back in time, and never forth."""
    return dates[0] > dates[-1] and all(a >= b for a, b in zip(dates, dates[1:], strict=False))


def one_way(dates):
    """Whether they only go forth or only go back."""
    return None not in dates and (falling(dates) or sorted(dates) == dates)
