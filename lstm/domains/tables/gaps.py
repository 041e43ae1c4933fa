"""What is not there: values that are missing, and dates that are left out; named, and filled if that is asked for."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from lstm.domains.tables.asking import counted
from lstm.domains.tables.calendar import in_months
from lstm.domains.tables.dates import DAY
from lstm.numbers import exact, sized

LINE, LAST, CUT, LEAVE = "line", "last", "cut", "leave"
WAYS = {
    LINE: "a straight line between the neighbours",
    LAST: "the last value before, carried on",
    CUT: "keep the longest stretch without one",
}
BEATS = {1: "second", 60: "minute", 3600: "hour", DAY: "day", 7 * DAY: "week"}
MONTHS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}
WEEK = 5  # working days
FEWEST = 5  # steps that say what is usual
MOST_OPENED = 200_000  # values, with those of the gaps


class Gaps(NamedTuple):
    """What is left out between rows in order of time."""

    beat: str  # what is missing: "day", "month", ...
    before: dict[int, int]  # from the place of a row to how many are missing before it
    notes: tuple[str, ...] = ()

    @property
    def count(self) -> int:  # pyrefly: ignore[bad-override]  # nobody counts in it as in a tuple
        """How many are missing in all."""
        return sum(self.before.values())


def gaps(times: tuple[float, ...]) -> Gaps:
    """The Gaps between moments that go forth, (n,) seconds: named by the commonest step."""
    months = in_months(times)
    counted_in = months or times
    steps = [b - a for a, b in pairwise(counted_in)]
    if len(steps) < FEWEST:
        return Gaps("", {})
    step, often = Counter(steps).most_common(1)[0]
    beat = MONTHS.get(int(step), f"step of {step} months") if months else BEATS.get(step, f"step of {said(step)}")
    notes, uneven = (), "The steps between the dates are uneven{}; they are read as if they were even."
    if not months and step == DAY and (week := working_days(times)):
        steps, beat = [b - a for a, b in pairwise(week)], "weekday"
        step, often = Counter(steps).most_common(1)[0]
        notes = ("There are no Saturdays and Sundays in it: weekdays are read as if they followed each other.",)
    if often < len(steps) / 2 or step <= 0:
        return Gaps("", {}, (uneven.format("" if months else f", from {said(min(steps))} to {said(max(steps))}"),))
    before = {k: round(one / step) - 1 for k, one in enumerate(steps, start=1) if one > 1.5 * step}
    odd = sum(abs(one / step - round(one / step)) > 0.01 or one < 0.99 * step for one in steps)
    if odd:
        notes += (f"{counted(odd, 'step')} between the dates {'is' if odd == 1 else 'are'} no whole {beat}.",)
    return Gaps(beat, before, notes)


def said(step: float) -> str:
    """A step in seconds, in words."""
    for unit in (7 * DAY, DAY, 3600, 60, 1):
        if step >= unit and abs(step / unit - round(step / unit)) < 1e-6:
            return counted(round(step / unit), BEATS[unit])
    return counted(float(exact(step / DAY, 3)), "day") if step > DAY else f"{sized(step)} seconds"


def working_days(times: tuple[float, ...]) -> list[int] | None:
    """Moments counted in working days, where none is on a Saturday or Sunday and a weekend lies between; else None."""
    days = [int(time // DAY) for time in times]
    if any((day - 1) % 7 >= WEEK for day in days) or any(time % DAY for time in times) or len(days) < 10:
        return None
    if (days[-1] - 1) // 7 == (days[0] - 1) // 7:
        return None
    return [(day - 1) // 7 * WEEK + (day - 1) % 7 for day in days]


def opened(
    values: Sequence[float | None], when: Sequence[str], found: Gaps, most: int
) -> tuple[list[float | None], list[str], set[int]]:
    """(values, when, places of the new ones) with None for each value that Gaps say is left out.

    Raises ValueError where that makes more than `most`.
    """
    if len(values) + found.count > most:
        raise ValueError(f"With them these would be {len(values) + found.count:,} values; at most {most:,} are taken.")
    made, labels, new = [], [], set()
    for k, (value, label) in enumerate(zip(values, when, strict=True)):
        for _ in range(found.before.get(k, 0)):
            new.add(len(made))
            made.append(None)
            labels.append("(filled)")
        made.append(value)
        labels.append(label)
    return made, labels, new


def filled(values: Sequence[float | None], places: set[int], way: str) -> list[float | None]:
    """values with those of `places` filled: by a straight line between known neighbours, or by the last known one."""
    known = [k for k, value in enumerate(values) if value is not None]
    made: list[Any] = list(values)
    at = 0
    for k in sorted(places):
        while known[at + 1] < k:
            at += 1
        a, b = known[at], known[at + 1]
        made[k] = made[a] if way == LAST else made[a] + (made[b] - made[a]) * ((k - a) / (b - a))
    return made


def longest(broken: Sequence[tuple[int, int]], n: int) -> tuple[int, int]:
    """(begin, end) of the longest stretch of n rows; `broken`: places of rows that are in none, or (k, k): between."""
    cuts, begin, best = sorted(broken), 0, (0, 0)
    for at, after in [*cuts, (n, n)]:
        best = max(best, (begin, at), key=lambda pair: pair[1] - pair[0])
        begin = after
    return best
