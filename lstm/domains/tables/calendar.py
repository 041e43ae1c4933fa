"""A column of dates as moments: which order of day, month and year it was meant in, and how it goes on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise, product
from typing import NamedTuple

from lstm.domains.tables.asking import Answers, Question, answered, quoted
from lstm.domains.tables.dates import DAY, FISCAL, Dated, roles, taken_apart, when

MOST_WAYS = 16  # combinations of orders that are tried
SAID = {"y": "year", "m": "month", "d": "day"}
CENTURY = 36524.25 * DAY


class Moments(NamedTuple):
    """When each row was."""

    seconds: tuple[float, ...]  # of float, since the beginning of year 1; of a period, its first
    grain: str  # "clock", "day", "week", "month", "quarter", "half", "year"
    sure: bool = True  # whether the steps between them mean what they say, so that gaps can be named
    note: str = ""


def looks_dated(texts: Sequence[str]) -> bool:
    """Whether more than half of these texts are dates."""
    return sum(taken_apart(text) is not None for text in texts) > len(texts) / 2


def moments(texts: Sequence[str], lines: tuple[int, ...], answers: Answers) -> Moments:
    """Dates as Moments. ValueError names the line of one that is none; Question where an order changes what is first.

    Orders that cannot be, as month 13, are out; of the rest the one in which time runs one way; then the one with
    even steps. Where several are left that put the rows in the same order, nothing is asked.
    """
    if fiscal := of_fiscal_years(texts):
        return fiscal
    apart = [taken_apart(text) for text in texts]
    shapes = {}
    for one in apart:
        if one and one.fields:
            shapes.setdefault(shape(one), []).append(one.fields)
    orders = {key: common(some) for key, some in shapes.items()}
    ways = [dict(zip(orders, way, strict=True)) for way in list(product(*orders.values()))[:MOST_WAYS]]
    read = {" ".join(way.values()): seconds(apart, way) for way in ways}
    runs = {}
    for way, times in read.items():
        known = [time for time in times if time is not None]
        if len(known) < len(times):
            k = times.index(None)
            what = quoted(texts[k]) if texts[k] else "nothing"
            raise ValueError(f"Line {lines[k]} has {what} where a date should be, and there is no such date.")
        runs[way] = one_century(known, way)
    way, sure = settled(runs, texts, answers)
    grain = min((grain_of(one, way) for one in apart if one), key=GRAINS.index)
    return Moments(tuple(runs[way]), grain, sure)


GRAINS = ("clock", "day", "week", "month", "quarter", "half", "year")


def grain_of(one: Dated, way: str) -> str:
    """The grain of a date read in a way; day and month without a year are a day."""
    yearless = one.fields and len(one.fields) == 2 and any(order in ("md", "dm") for order in way.split())
    if one.fields and len(one.fields) == 1 and not one.fields[0][1]:
        return "month"
    return "day" if yearless and one.grain == "month" else one.grain


def shape(one: Dated) -> tuple[int, ...]:
    """What the orders of a date's fields depend on: how many, where a name stands, where four figures stand."""
    return tuple(width if width in (0, 4) else 2 for _, width in one.fields)


def common(some: Sequence[tuple[tuple[int, int], ...]]) -> list[str]:
    """The orders in which all of these fields can be meant; where there is none, the one that most of them can.

    `some`: (figure, how many figures wide it is) of each field.
    """
    counts = Counter(order for fields in some for order in roles(fields))
    every = [order for order in roles_in_order(counts) if counts[order] == len(some)]
    return every or [counts.most_common(1)[0][0]]


def roles_in_order(counts: Counter[str]) -> list[str]:
    """The orders counted, the likelier first."""
    return sorted(counts, key=("dmy", "mdy", "ymd", "ydm", "myd", "dym", "my", "ym", "md", "dm", "y", "m").index)


def seconds(apart: Sequence[Dated | None], way: dict[tuple[int, ...], str]) -> list[float | None]:
    """The moments of dates in a way, a dict from shape to order; None for what is none."""
    return [moment(one, way.get(shape(one), "")) if one else None for one in apart]


def moment(one: Dated, order: str) -> float | None:
    """The moment of a Dated, or None."""
    day = one.fixed or when(one.fields, order)
    return date(*day).toordinal() * DAY + one.seconds if day else None


def one_century(times: list[float], way: str) -> list[float]:
    """Moments that run one way only if a century, or a year that is not said, is added where they jump back."""
    yearless = not any("y" in order for order in way.split()) and way
    jump = 366 * DAY if yearless else CENTURY
    if direction(times) and not yearless:
        return times
    shift, moved = 0.0, [times[0]] if times else []
    for a, b in pairwise(times):
        if b - a < -jump / 2:
            shift += jump
        elif b - a > jump / 2:
            shift -= jump
        moved.append(b + shift)
    return moved if direction(moved) else times


def direction(times: Sequence[float]) -> int:
    """1 where moments never go back, -1 where they never go forth, else 0."""
    if all(a <= b for a, b in pairwise(times)):
        return 1
    return -1 if all(a >= b for a, b in pairwise(times)) else 0


def settled(read: dict[str, list[float]], texts: Sequence[str], answers: Answers) -> tuple[str, bool]:
    """(the way to read these dates, whether it is the only one); raises Question where it matters and is open.

    `read` has the moments that each way makes of them.
    """
    ways = list(read)
    if len(ways) > 1:
        ways = [way for way in ways if direction(read[way])] or ways
    if len(ways) > 1:
        even = {way: evenness(read[way]) for way in ways}
        ways = [way for way in ways if even[way] >= max(even.values()) - 0.2]
    if len(ways) == 1 or len({order_of(read[way]) for way in ways}) == 1:
        return ways[0], len(ways) == 1 or ways[0] == "y"
    choices = {way: ", ".join(" ".join(SAID[role] for role in order) for order in way.split()) for way in ways}
    said = f"The dates can be read in {len(ways)} ways, and that changes which row was first: {quoted(example(texts))}."
    return answered(answers, Question("days", f"{said} Say which is meant.", choices)), True


def example(texts: Sequence[str]) -> str:
    """The text that shows best what is open: the first with another beginning than its next."""
    return next((b for a, b in pairwise(texts) if a[:2] != b[:2]), texts[0])


def order_of(times: Sequence[float]) -> tuple[int, ...]:
    """The places of the rows in order of time."""
    return tuple(sorted(range(len(times)), key=times.__getitem__))


def evenness(times: Sequence[float]) -> float:
    """The share of steps that are the commonest step, in months where all fall on one day of the month."""
    steps = [b - a for a, b in pairwise(in_months(times) or times)]
    return Counter(steps).most_common(1)[0][1] / len(steps) if steps else 1.0


def in_months(times: Sequence[float]) -> list[int] | None:
    """Moments counted in months, where all are the same day of the month or all its last; else None."""
    days = [date.fromordinal(int(time // DAY)) for time in times]
    whole = not any(time % DAY for time in times)
    ends = all(date.fromordinal(min(day.toordinal() + 1, date.max.toordinal())).day == 1 for day in days)
    if whole and (ends or len({day.day for day in days}) == 1):
        return [12 * day.year + day.month - 1 for day in days]
    return None


def of_fiscal_years(texts: Sequence[str]) -> Moments | None:
    """Moments of years such as 2019/20, where all of them are; else None."""
    found = [one for text in texts if (one := FISCAL.fullmatch(text.strip()))]
    if len(found) < len(texts) or not all(int(one["k"]) % 100 == (int(one["y"]) + 1) % 100 for one in found):
        return None
    return Moments(tuple(date(int(one["y"]), 1, 1).toordinal() * DAY for one in found), "year")


__all__ = ["Dated", "Moments", "direction", "evenness", "in_months", "looks_dated", "moments", "order_of"]
