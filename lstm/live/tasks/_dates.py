"""Dates as people write them, day before month in figures, and as ISO 8601 writes them: 2024-03-07.

Which dates are held out is settled by the date alone, so that no way of writing gives one away.
"""

import re
import unicodedata
from datetime import date, timedelta

FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)  # what is trained
LONGEST = 60  # characters that are read
MONTHS = (
    ("january", "february", "march", "april", "may", "june")
    + ("july", "august", "september", "october", "november", "december")
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMES = {name[:length]: k for k, name in enumerate(MONTHS, start=1) for length in (3, len(name))} | {"sept": 9}
FORMATS = (  # {d} the day, {D} in two figures, {th} its ending, {m} the month in two, {M} its name, {W} of the weekday
    "{d} {M} {y}",
    "{M} {d}, {y}",
    "{d}{th} of {M} {y}",
    "{M} {d}{th}, {y}",
    "{d} {M3} {y}",
    "{M3} {d}, {y}",
    "{W}, {d} {M} {y}",
    "{D}/{m}/{y}",
    "{d}.{m1}.{y}",
)
LETTERS = " ,./0123456789abcdefghijklmnopqrstuvwxyz"
ASK = (
    "Write it as in 7 March 2024, March 7, 2024, 7th of March 2024, 7 Mar 2024, Thursday, 7 March 2024, 07/03/2024 "
    "(day first) or 7.3.2024."
)
WRITTEN = re.compile(
    rf"((?P<W>{'|'.join(DAYS)}),? )?"
    r"((?P<d>\d{1,2})(st|nd|rd|th)?( of)? (?P<M>[a-z]+),? (?P<y>\d+)"
    r"|(?P<M2>[a-z]+) (?P<d2>\d{1,2})(st|nd|rd|th)?,? (?P<y2>\d+)"
    r"|(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>\d+))"
)


def iso(day: date) -> str:
    """A date as ISO 8601 writes it."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def formatted(day: date, form: str) -> str:
    """A date in one of FORMATS, in small letters."""
    name = MONTHS[day.month - 1]
    return form.format(
        d=day.day, D=f"{day.day:02d}", th=ending(day.day), m=f"{day.month:02d}", m1=day.month, y=day.year,
        M=name, M3=name[:3], W=DAYS[day.weekday()],
    )  # fmt: skip


def ending(d: int) -> str:
    """st, nd, rd or th, as in 1st, 12th, 22nd."""
    return "th" if 10 < d < 20 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")


def every_day(first: date = FIRST, last: date = LAST) -> list[date]:
    """All dates from the first to the last."""
    return [first + timedelta(days=k) for k in range((last - first).days + 1)]


def typed(text: str) -> tuple[date, str]:
    """What somebody typed as a date, and the text as the network reads it: (date, text).

    Raises ValueError with a sentence for what is no date, or is in none of the ways that are read.
    """
    text = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not text:
        raise ValueError(f"Nothing is typed here yet. {ASK}")
    if len(text) > LONGEST:
        raise ValueError(f"This is too long for one date. {ASK}")
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        raise ValueError(f"This is how the answer is written already. {ASK}")
    if strange := next((letter for letter in text if letter not in LETTERS), None):
        raise ValueError(f"The network never saw the character “{strange}”. {ASK}")
    found = WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(f"This is not a date in a way that was trained. {ASK}")
    parts = {name[0]: part for name, part in found.groupdict().items() if part is not None}
    return checked(parts), text


def spans(text: str) -> dict[str, tuple[int, int]]:
    """Where the parts of a date stand in a text that is read: letter (W d M m y) -> (from, to before)."""
    found = WRITTEN.fullmatch(text)
    parts = found.groupdict().items() if found else ()
    return {name[0]: found.span(name) for name, part in parts if found and part is not None}


def variants(text: str) -> list[tuple[str, int, int, list[str]]]:
    """What may be another in a date that is read, one thing at a time: (name, from, to before, other texts), in order.

    Weekday, day, month, century, and the last two figures of the year; only dates that exist.
    """
    found = []
    for letter, (a, b) in spans(text).items():
        b += 2 if letter == "d" and text[b : b + 2] in ("st", "nd", "rd", "th") else 0
        for first, last in ((a, a + 2), (a + 2, a + 3), (a + 3, b)) if letter == "y" else ((a, b),):
            new = (text[:first] + other + text[last:] for other in others(letter, text[first:last], "/" in text))
            found.append((text[first:last], first, last, [one for one in new if one != text and there_is(one)]))
    return sorted(found, key=lambda one: one[1])


def others(letter: str, now: str, in_two: bool) -> str | list[str] | tuple[str, ...]:
    """All that may stand where a part of a date stands now, written as it is."""
    if letter == "W":
        return DAYS
    if letter == "y":
        return ("19", "20") if len(now) == 2 else "0123456789"
    if letter == "M":
        return [name[: 3 if len(now) == 3 and now != "may" else None] for name in MONTHS]
    last, ends = (31 if letter == "d" else 12), not now.isdigit()
    return [f"{one:02d}" if in_two else f"{one}{ending(one) * ends}" for one in range(1, last + 1)]


def there_is(text: str) -> bool:
    """Whether a text that is read names a day that exists; its weekday is not looked at."""
    parts = {k: text[a:b] for k, (a, b) in spans(text).items() if k != "W"}
    try:
        checked(parts)
    except ValueError:
        return False
    return True


def checked(parts: dict[str, str]) -> date:
    """The date of its parts, by letter, as texts. Raises ValueError where there is no such day."""
    if "M" in parts and parts["M"] not in NAMES:
        raise ValueError(f"“{parts['M']}” is no English month. {ASK}")
    if len(parts["y"]) != 4 or parts["y"][0] == "0":
        raise ValueError(f"The year needs four figures, as in 2024; here it is “{parts['y']}”.")
    month, d, year = NAMES.get(parts.get("M", "")) or int(parts["m"]), int(parts["d"]), int(parts["y"])
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}. In figures the day comes first: 07/03/2024 is the 7th of March.")
    try:
        day = date(year, month, d)
    except ValueError:
        raise ValueError(f"There is no {d} {MONTHS[month - 1].title()} {year}.") from None
    if "W" in parts and parts["W"] != DAYS[day.weekday()]:
        right = DAYS[day.weekday()].title()
        raise ValueError(f"The {day.day} {MONTHS[month - 1].title()} {year} is a {right}, not a {parts['W'].title()}.")
    return day
