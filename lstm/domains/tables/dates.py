"""Dates as people write them, taken apart: what is certain of each, and in which orders its figures may be meant."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from re import Match
from typing import NamedTuple

from lstm.domains.tables.months import ENDINGS, FILLING, MONTH, WEEKDAYS, folded

LONGEST = 80  # characters of one date
DAY = 86400.0
ZONES = {"z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2}
ZONES |= {"eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
ZONES |= {"jst": 9, "aest": 10, "aedt": 11, "ist": 5.5}
ZONE = (
    rf"(?:\s*(?P<zone>(?:{'|'.join(sorted(ZONES, key=len, reverse=True))})(?![a-z]))?"
    r"(?:\s*(?P<ahead>[+-])(?P<zh>\d\d):?(?P<zm>\d\d)?(?!\d))?(?:\s*\([a-z .]+\))?)"
)
HALF = r"(?:\s*(?P<half>[ap])\.?m\.?(?![a-z]))"
CLOCK = re.compile(
    r"(?:(?<=\d)t|(?<![\d.:]))\s*(?:(?<=\dt)(?=\d\d)|(?=\d{1,2}(?::\d|\s?h\s?\d\d|\s*[ap]\.?m\b|\s*uhr)))(?P<h>\d{1,2})"
    rf"(?:(?::|\s?h\s?)(?P<m>\d\d)(?:[:.](?P<s>\d\d)(?:[.,:](?P<f>\d{{1,9}}))?)?)?{HALF}?(?:\s*uhr)?{ZONE}"
)
DOTTED = re.compile(r"(?<=\d{4})[ t]+(?P<h>\d{1,2})\.(?P<m>\d\d)(?:\.(?P<s>\d\d))?$")  # 10/03/2004 18.00.00
COMPACT = re.compile(
    rf"(?P<y>[12]\d{{3}})(?P<mo>\d\d)(?P<d>\d\d)[t ]?(?P<h>\d\d)(?P<m>\d\d)(?P<s>\d\d)?(?:\.\d+)?{ZONE}"
)
EASTERN = str.maketrans({"年": "-", "月": "-", "년": "-", "월": "-", "日": " ", "일": " "})
Y, YY = r"(?P<y>\d{4})", r"(?P<y>\d{4}|\d{2})"
TO = r"[\s\-/.,:_']*"
QUARTER = r"quartal|quarter|trimestre|kwartaal|kwartal|kvartal|qtr|trim|quart|q|t"
WEEK = r"calendar week|kalenderwoche|woche|week|semaine|semana|settimana|vecka|uge|uke|kw|cw|wk|w|s"
PERIODS = (  # (grain, pattern): parts of a year that are no months
    ("quarter", re.compile(rf"{YY}{TO}(?:{QUARTER})\.?\s*(?P<k>[1-4])")),
    ("quarter", re.compile(rf"(?:{QUARTER})\.?\s*(?P<k>[1-4]){TO}{YY}")),
    ("quarter", re.compile(rf"(?P<k>[1-4])(?:st|nd|rd|th|er|e|\.)?\s*(?:{QUARTER})\.?{TO}{YY}")),
    ("week", re.compile(rf"{Y}{TO}(?:{WEEK})\.?{TO}(?P<k>\d{{1,2}})(?:-(?P<d>[1-7]))?")),
    ("week", re.compile(rf"(?:{WEEK})\.?{TO}(?P<k>\d{{1,2}}){TO}{Y}")),
    ("month", re.compile(rf"{Y}{TO}m{TO}(?P<k>\d{{1,2}})")),
    ("half", re.compile(rf"{Y}{TO}(?:h|s){TO}(?P<k>[12])")),
    ("half", re.compile(rf"(?:h|s){TO}(?P<k>[12]){TO}{Y}")),
    ("year day", re.compile(r"(?P<y>[12]\d{3})-(?P<k>\d{3})")),
)
FISCAL = re.compile(r"(?P<y>[12]\d{3})\s*[/–-]\s*(?P<k>\d{2}|\d{4})")  # 2019/20: taken for one by its column
PIECES = re.compile(r"\d+|[^\W\d_]+|[\s.,/\-–:'’()]+")
ORDERS = ("dmy", "mdy", "ymd", "ydm", "myd", "dym", "my", "ym", "md", "dm", "y", "m")  # the likelier first
RARE = {"ydm", "myd", "dym", "m"}  # only where the month is said by its name


class Dated(NamedTuple):
    """A date taken apart. `fixed` is (year, month, day) where it is certain, else fields are to be given roles."""

    grain: str  # "clock", "day", "week", "month", "quarter", "half", "year"
    fixed: tuple[int, int, int] | None
    fields: tuple[tuple[int, int], ...]  # of (int, width in figures; 0 for the name of a month)
    seconds: float  # of the clock, less its zone


def taken_apart(cell: str) -> Dated | None:
    """A cell as Dated, or None where it is no date in any way of writing."""
    if len(cell) > LONGEST or not any(map(str.isalnum, cell)):
        return None
    text = cell if cell.isascii() else unicodedata.normalize("NFKC", cell).translate(EASTERN)
    text = " ".join(text.casefold().split()).strip("\"' ")
    if whole := COMPACT.fullmatch(text):
        fixed = int(whole["y"]), int(whole["mo"]), int(whole["d"])
        seconds = clock(whole)
        return Dated("clock", fixed, (), seconds) if there_is(*fixed) and seconds is not None else None
    seconds, found = None, CLOCK.search(text) or DOTTED.search(text)
    if found:
        seconds, text = clock(found), f"{text[: found.start()]} {text[found.end() :]}".strip(" ,")
        if seconds is None:
            return None
    elif behind := re.search(rf"(?<=\d){ZONE}$", text):  # 2023-04-30Z
        text = text[: behind.start()] if behind["zone"] else text
    if fields := of_period(text, seconds) or of_fields(text, seconds):
        return fields
    split = FISCAL.fullmatch(text)  # 2019/20; where 2010/11 stands beside it, its column says that it is no month
    one_on = split and int(split["k"]) % 100 == (int(split["y"]) + 1) % 100
    return Dated("year", (int(split["y"]), 1, 1), (), 0.0) if one_on else None


def clock(found: Match[str]) -> float | None:
    """The seconds since midnight that a match says, less its zone; None where there is no such time."""
    say = found.groupdict()
    hour, minute, second = (int(say.get(name) or 0) for name in ("h", "m", "s"))
    if hour > 24 or minute > 59 or second > 60 or (say.get("half") and not 1 <= hour <= 12):
        return None
    if say.get("half"):
        hour = hour % 12 + 12 * (say["half"] == "p")
    zone = ZONES.get(say.get("zone") or "", 0) * 3600
    if say.get("ahead"):
        zone += (int(say["zh"]) * 3600 + int(say["zm"] or 0) * 60) * (-1 if say["ahead"] == "-" else 1)
    return hour * 3600 + minute * 60 + second + float(f"0.{say.get('f') or 0}") - zone


def of_period(text: str, seconds: float | None) -> Dated | None:
    """A quarter, a week, a half-year, or a day of the year; else None. `seconds` are those since midnight."""
    if seconds is not None:
        return None
    for grain, pattern in PERIODS:
        found = pattern.fullmatch(text)
        if not found:
            continue
        year, k = century(int(found["y"]), len(found["y"])), int(found["k"])
        try:
            if grain == "week":
                day = found.groupdict().get("d")
                at = date.fromisocalendar(year, k, int(day or 1))
                return Dated("day" if day else grain, (at.year, at.month, at.day), (), 0.0)
            if grain == "year day":
                at = date.fromordinal(date(year, 1, 1).toordinal() + k - 1)
                return Dated("day", (at.year, at.month, at.day), (), 0.0) if k and at.year == year else None
            month = {"quarter": 3 * k - 2, "half": 6 * k - 5, "month": k}[grain]
            date(year, month, 1)
        except (ValueError, KeyError):
            continue
        return Dated(grain, (year, month, 1), (), 0.0)
    return None


def of_fields(text: str, seconds: float | None) -> Dated | None:
    """A date in two or three figures, of which one may be the name of a month; or a year alone; else None.

    `seconds` are those since midnight, None without a clock.
    """
    pieces = PIECES.findall(text)
    if sum(map(len, pieces)) != len(text):
        return None
    numbers_and_months, days = [], []
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if piece.isdecimal():
            numbers_and_months.append((int(piece), len(piece)) if len(piece) <= 8 else (0, 99))
        elif piece[0].isalpha() and not (before[-1:].isdigit() and piece in ENDINGS):
            word = folded(piece)
            if word in MONTH:
                numbers_and_months.append((MONTH[word], 0))
                days.append(word in WEEKDAYS)
            elif word not in WEEKDAYS and word not in FILLING:
                return None
    named = [k for k, (_, width) in enumerate(numbers_and_months) if not width]
    if len(named) == 2 and any(days):  # "mar 4 abr": a Tuesday, not March
        numbers_and_months.pop(named[days.index(True)])
    if not seconds and len(numbers_and_months) == 1 and numbers_and_months[0][1] in (6, 8):
        figures = f"{numbers_and_months[0][0]:0{numbers_and_months[0][1]}}"
        numbers_and_months = [(int(figures[a:b]), b - a) for a, b in ((0, 4), (4, 6), (6, 8)) if figures[a:b]]
    if not 1 <= len(numbers_and_months) <= 3 or any(width > 4 for _, width in numbers_and_months):
        return None
    fields = tuple(numbers_and_months)
    if not roles(fields):
        return None
    grain = {3: "day", 2: "month", 1: "year"}[len(fields)] if seconds is None else "clock"
    return Dated(grain, None, fields, seconds or 0.0)


@lru_cache(maxsize=20_000)
def roles(fields: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """The orders, of ORDERS, in which these fields can be meant at all: (figure, how many figures wide it is) each."""
    return tuple(order for order in ORDERS if len(order) == len(fields) and when(fields, order) is not None)


def when(fields: tuple[tuple[int, int], ...], order: str) -> tuple[int, int, int] | None:
    """(year, month, day) of fields in an order, or None. A year that is not said is 2000, the others are 1.

    Years run from 1 to 9999, months from 1 to 12 and days from 1 to 31.
    """
    say = {"y": 2000, "m": 1, "d": 1}
    for role, (number, width) in zip(order, fields, strict=True):
        if (not width and role != "m") or (width and role == "m" and order in RARE):
            return None
        if role != "y" and width > 2 or role == "y" and width not in (2, 4):
            return None
        say[role] = century(number, width) if role == "y" else number
    if order == "y" and fields[0][1] != 4:
        return None
    return (say["y"], say["m"], say["d"]) if there_is(say["y"], say["m"], say["d"]) else None


def century(year: int, width: int) -> int:
    """A year of two figures (`width` 2) is one from 1941 to 2040; a column that jumps by a century is put right."""
    return year if width != 2 else year + (2000 if year <= LATEST else 1900)


LATEST = 40  # 40 is 2040, 41 is 1941; a column that would jump by a century is put right as a whole


def there_is(year: int, month: int, day: int) -> bool:
    """Whether there is such a day, from year 1 to 9999."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
