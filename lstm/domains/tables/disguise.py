"""Dates written as plain numbers: years, 20230430, seconds since 1970, days as spreadsheets count them."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from lstm.domains.tables.calendar import Moments, direction, evenness
from lstm.domains.tables.dates import DAY, there_is

YEAR_ONE = date(1970, 1, 1).toordinal() * DAY  # seconds from the beginning of year 1
FIRST_EXCEL = date(1899, 12, 30).toordinal()  # day 0 of a spreadsheet
JULIAN = 1721424.5  # the Julian date at which day 1 of year 1 began, less that day
TIME = re.compile(
    r"(?i)\b(dates?|times?|year|yr|years|month|months|day|days|timestamp|epoch|unix|datum|jahr|zeit|monat|tag|fecha|"
    r"año|ano|mes|día|date|heure|année|annee|mois|jour|anno|data|ora|giorno|period|week|quarter|when|wann)\b"
)
BACKWARDS = re.compile(r"(?i)\b(age|ago|b\.?p\.?|bce?|before)\b")  # the larger number is the older


def says_time(heading: str) -> bool:
    """Whether a heading says that its column is time."""
    return TIME.search(re.sub(r"[_\W]+", " ", heading)) is not None


def disguised(texts: Sequence[str], values: Sequence[float], heading: str) -> Moments | None:
    """Plain numbers as Moments where they are dates in disguise, else None.

    texts and values: of a column. They have to run one way; figures that may be anything also in even steps, or under
    a heading that says time.
    """
    if len(values) < 2:
        return None
    whole = [str(int(value)) if value == int(value) and value >= 0 else "" for value in values]
    widths, named = {len(one) for one in whole}, says_time(heading)
    taken = in_figures(whole, widths)
    if taken and (direction(taken.seconds) or named or widths & {8, 12, 14}) and fits_column(taken, False, named):
        return taken
    taken = since_1970(values)
    if taken and (direction(taken.seconds) or named) and fits_column(taken, False, named):
        return taken
    for taken in (month_and_year(texts), spreadsheet(values), julian(values), part_years(texts, values)):
        if taken and (direction(taken.seconds) or named) and fits_column(taken, True, named):
            return taken
    return None


def fits_column(taken: Moments, need_even: bool, named: bool) -> bool:
    """Whether numbers taken for dates go on as dates do: no two alike, and even if they have to be."""
    times = taken.seconds
    if named:
        return True
    return len(set(times)) == len(times) and (not need_even or steady(times))


def steady(times: tuple[float, ...]) -> bool:
    """Whether the steps are even, or nearly: no step is more than four times the middle one."""
    steps = sorted(abs(b - a) for a, b in pairwise(times))
    return evenness(times) >= 0.5 or steps[-1] <= 4 * steps[len(steps) // 2] and steps[0] > 0


def in_figures(whole: Sequence[str], widths: set[int]) -> Moments | None:
    """2023, 202304, 20230430, 202304301000 or 20230430100000."""
    if len(widths) != 1 or widths == {0}:
        return None
    width = max(widths)
    if width not in (4, 6, 8, 12, 14):
        return None
    times = []
    for one in whole:
        year, month, day = int(one[:4]), int(one[4:6] or 1), int(one[6:8] or 1)
        hour, minute, second = int(one[8:10] or 0), int(one[10:12] or 0), int(one[12:14] or 0)
        if not 1000 <= year < 3000 or not there_is(year, month, day) or hour > 23 or minute > 59 or second > 59:
            return None
        times.append(date(year, month, day).toordinal() * DAY + hour * 3600 + minute * 60 + second)
    return Moments(tuple(times), {4: "year", 6: "month", 8: "day"}.get(width, "clock"))


def since_1970(values: Sequence[float]) -> Moments | None:
    """Seconds since 1970, or thousandths, millionths, billionths of them: 1973 to 2100."""
    for unit, said in ((1, "seconds"), (1e3, "milliseconds"), (1e6, "microseconds"), (1e9, "nanoseconds")):
        if all(1e8 <= value / unit < 4.2e9 for value in values):
            note = f"The column of numbers beside the values was read as {said} since 1970."
            return Moments(tuple(YEAR_ONE + value / unit for value in values), "clock", True, note)
    return None


def spreadsheet(values: Sequence[float]) -> Moments | None:
    """Days as spreadsheets count them: 1954 to 2064."""
    if not all(20_000 <= value <= 60_000 for value in values):
        return None
    grain = "day" if all(value == int(value) for value in values) else "clock"
    note = "The column of numbers beside the values was read as days as spreadsheets count them."
    return Moments(tuple(round((FIRST_EXCEL + value) * DAY, 0) for value in values), grain, True, note)


def julian(values: Sequence[float]) -> Moments | None:
    """Julian dates, as astronomers count days: 1858 to 2132."""
    if not all(2_400_000 <= value < 2_500_000 for value in values):
        return None
    note = "The column of numbers beside the values was read as Julian dates."
    return Moments(tuple(round((value - JULIAN) * DAY) for value in values), "clock", True, note)


def month_and_year(texts: Sequence[str]) -> Moments | None:
    """04.2023, which is also a number."""
    months = (re.fullmatch(r"(0?[1-9]|1[0-2])\.(1[5-9]\d\d|20\d\d)", text.strip()) for text in texts)
    found = [one for one in months if one]
    if len(found) < len(texts) or (len({one[1] for one in found}) < 3 and not any(one[1][0] == "0" for one in found)):
        return None  # 1.1950, 1.1949: rather numbers
    return Moments(tuple(date(int(one[2]), int(one[1]), 1).toordinal() * DAY for one in found), "month")


def part_years(texts: Sequence[str], values: Sequence[float]) -> Moments | None:
    """1749.042: years with a decimal part. Their steps are rounded, so no gap is named by them."""
    if not all(1000 <= value < 3000 for value in values) or not any(re.search(r"[.,]\d{2,}", text) for text in texts):
        return None
    if any(abs(b - a) > 0.6 for a, b in pairwise(values)):  # years and halves of them are written otherwise
        return None
    return Moments(tuple(value * 365.2425 * DAY for value in values), "day", False)
