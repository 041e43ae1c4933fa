"""Tables as strangers give them, whose values are known: dates, marks, headings, furniture, numbers drawn at random."""

import random
from datetime import datetime, timedelta
from typing import NamedTuple

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
NAMES = {language: names.split() for language, names in MONTHS.items()}
EPOCH, SHEET_DAY = datetime(1970, 1, 1), datetime(1899, 12, 30)


def name(language, short=False):
    """How the month of a day is called."""
    return lambda day: NAMES[language][day.month - 1][: 3 if short else None]


def ending(day):
    """st, nd, rd or th."""
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


DAYS = {  # what a day may be written as, by a name of its own
    "iso": "%Y-%m-%d",
    "slashed": "%Y/%m/%d",
    "dotted": "%Y.%m.%d",
    "compact": "%Y%m%d",
    "german": "%d.%m.%Y",
    "german short": "%d.%m.%y",
    "british": "%d/%m/%Y",
    "british short": "%d/%m/%y",
    "american": "%m/%d/%Y",
    "american short": lambda d: f"{d.month}/{d.day}/{d:%y}",
    "dashed": "%d-%m-%Y",
    "excel": "%d-%b-%y",
    "abbreviated": "%d %b %Y",
    "us words": "%b %d, %Y",
    "us long": "%B %d, %Y",
    "us short comma": "%b %d, %y",
    "weekday": "%a, %d %b %Y",
    "weekday long": "%A, %B %d, %Y",
    "ordinal": lambda d: (
        f"{d:%B} {d.day}{'th' if 10 < d.day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d.day % 10, 'th')}, {d.year}"
    ),
    "midnight": "%Y-%m-%d 00:00:00",
    "T": "%Y-%m-%dT00:00:00",
    "Z": "%Y-%m-%dT00:00:00Z",
    "offset": "%Y-%m-%dT00:00:00+01:00",
    "offset short": "%Y-%m-%d 00:00:00+0100",
    "fraction": "%Y-%m-%dT00:00:00.000Z",
    "noon": "%m/%d/%Y 12:00:00 PM",
    "rfc": "%a, %d %b %Y 00:00:00 GMT",
    "ctime": "%a %b %d 00:00:00 %Y",
    "seconds": lambda d: str(int((d - EPOCH).total_seconds())),
    "milliseconds": lambda d: str(int((d - EPOCH).total_seconds()) * 1000),
    "serial": lambda d: str((d - SHEET_DAY).days),
    "cjk": lambda d: f"{d.year}年{d.month}月{d.day}日",
    **{f"day {one}": (lambda d, one=one: f"{d.day} {name(one)(d)} {d.year}") for one in NAMES},
    "de dot": lambda d: f"{d.day}. {name('de')(d)} {d.year}",
    "es de": lambda d: f"{d.day} de {name('es')(d)} de {d.year}",
}
HOURS = {
    "iso": "%Y-%m-%d %H:%M",
    "T": "%Y-%m-%dT%H:%M:%S",
    "Z": "%Y-%m-%dT%H:%M:%SZ",
    "offset": "%Y-%m-%dT%H:%M:%S-05:00",
    "german": "%d.%m.%Y %H:%M",
    "american": "%m/%d/%Y %I:%M %p",
    "american short": "%m/%d/%y %I:%M:%S %p",
    "seconds": lambda d: str(int((d - EPOCH).total_seconds())),
    "serial": lambda d: f"{(d - SHEET_DAY).total_seconds() / 86400:.6f}",
    "minutes": "%Y%m%d%H%M",
}
MONTHLY = {
    "iso": "%Y-%m",
    "first": "%Y-%m-01",
    "slashed": "%m/%Y",
    "dotted": "%m.%Y",
    "compact": "%Y%m",
    "american": "%m/01/%Y",
    "american short": lambda d: f"{d.month}/1/{d:%y}",
    "german": "01.%m.%Y",
    "short": "%b-%y",
    "short space": "%b %Y",
    "long": "%B %Y",
    "M": "%YM%m",
    "colon": "%Y:%m",
    **{one: (lambda d, one=one: f"{name(one)(d)} {d.year}") for one in NAMES},
}
QUARTERS = {
    "dash": lambda d: f"{d.year}-Q{(d.month + 2) // 3}",
    "none": lambda d: f"{d.year}Q{(d.month + 2) // 3}",
    "before": lambda d: f"Q{(d.month + 2) // 3} {d.year}",
    "slash": lambda d: f"Q{(d.month + 2) // 3}/{d.year}",
    "german": lambda d: f"{(d.month + 2) // 3}. Quartal {d.year}",
    "short": lambda d: f"{(d.month + 2) // 3}Q{d:%y}",
    "iso": "%Y-%m-%d",
}
WEEKS = {"none": "%GW%V", "dash": "%G-W%V", "german": "KW %V/%G", "iso": "%Y-%m-%d", "german day": "%d.%m.%Y"}
YEARS = {"year": "%Y", "fiscal": lambda d: f"{d.year}/{(d.year + 1) % 100:02}", "iso": "%Y-01-01", "float": "%Y.0"}
STEPS = {
    "day": DAYS,
    "weekday": DAYS,
    "hour": HOURS,
    "month": MONTHLY,
    "quarter": QUARTERS,
    "week": WEEKS,
    "year": YEARS,
}
HEADINGS = (
    ("date", "value"), ("Datum", "Wert"), ("Date", "CO2 [ppm]"), ("day", "PM2.5"), ("time", "T2m"), ("when", "Year 1"),
    ("Date", "2m temperature"), ("Date", "1990s mean"), ("", "x"), None,
)  # fmt: skip
STYLES = {  # a number in words of its own: (text, the mark that may stand between columns)
    "plain": (lambda v: f"{v:.2f}", ",;\t|"),
    "whole": (lambda v: f"{v:.0f}", ",;\t|"),
    "comma": (lambda v: f"{v:.2f}".replace(".", ","), ";\t|"),
    "german": (lambda v: f"{v:,.2f}".translate(str.maketrans(",.", ".,")), ";\t|"),
    "thousands": (lambda v: f"{v:,.2f}", ";\t|"),
    "swiss": (lambda v: f"{v:,.2f}".replace(",", "'"), ",;\t|"),
    "french": (lambda v: f"{v:,.2f}".replace(",", "\u202f").replace(".", ","), ";\t|"),
    "euro": (lambda v: f"€ {v:,.2f}".translate(str.maketrans(",.", ".,")), ";\t|"),
    "euro after": (lambda v: f"{v:.2f} €".replace(".", ","), ";\t|"),
    "dollar": (lambda v: f"{'-' * (v < 0)}${abs(v):.2f}", ",;\t|"),
    "per cent": (lambda v: f"{v:.1f} %".replace(".", ","), ";\t|"),
    "brackets": (lambda v: f"({-v:.2f})" if v < 0 else f"{v:.2f}", ",;\t|"),
    "behind": (lambda v: f"{abs(v):.2f}{'-' * (v < 0)}", ",;\t|"),
    "true minus": (lambda v: f"{v:.2f}".replace("-", "−"), ",;\t|"),
    "power": (lambda v: f"{v:.4e}", ",;\t|"),
}
TITLES = ("Monthly means", "Umsatz 2023 in Tausend", "Report of 2023-05-01", "Temperature, Berlin")
FOOTERS = ("Source: NOAA", "Quelle: Statistisches Amt, 2023", "* provisional", "Total{mark}123.4")


class Made(NamedTuple):
    """A table and what it says."""

    text: str
    numbers: tuple  # of float, the oldest first
    moved: bool  # whether its rows are not in order of time
    furniture: tuple  # of str that stand about it, and must be told
    truth: dict  # what the visitor would answer
    about: str


def table(seed):
    """One of them."""
    rng = random.Random(seed)
    step = rng.choice(list(STEPS))
    spelling = rng.choice(list(STEPS[step]))
    style = rng.choice(list(STYLES))
    say, marks = STYLES[style]
    mark, order = rng.choice(marks), rng.choice(("up", "down", "down", "shuffled"))
    n = rng.randint(30, 60)
    negative = style in ("brackets", "behind", "true minus", "plain", "dollar")
    values = [round(rng.uniform(-5000 if negative else 1, 9000), 2) for _ in range(n)]
    texts = [say(value) for value in values]
    numbers = [worth(text) for text in texts]
    if spelling == "float" and worth_of(style) == ",":
        spelling = "year"  # nobody writes both in one table
    times = moments(step, n, rng)
    how = STEPS[step][spelling]
    dates = [time.strftime(how) if isinstance(how, str) else how(time) for time in times]
    if worth_of(style) == ",":
        dates = [one.replace(".", ",") if spelling == "serial" else one for one in dates]
    rows = list(zip(dates, texts, strict=True))
    if order == "down":
        rows.reverse()
    elif order == "shuffled":
        rng.shuffle(rows)
    quote = mark in "," and ("," in rows[0][0] or rng.random() < 0.3)
    heading, out, furniture = rng.choice(HEADINGS), [], []
    if order == "shuffled" and dates[0].replace(".", "").replace(",", "").isdecimal():
        heading = ("Date", "value")  # else they may be anything
    if mark == ";" and rng.random() < 0.2:
        out.append("sep=;")
    if rng.random() < 0.3:
        furniture.append(rng.choice(TITLES))
        out += [f'"{furniture[-1]}"' if mark == "," else furniture[-1], *[""] * rng.randint(0, 1)]
    if heading:
        out.append(mark.join(heading))
        if rng.random() < 0.2:
            out.append(f"{mark}[ppm]")
            furniture.append("[ppm]")
    end = mark if rng.random() < 0.1 else ""
    out += [(f'"{a}"{mark}"{b}"' if quote else f"{a}{mark}{b}") + end for a, b in rows]
    if rng.random() < 0.3:
        footer = rng.choice(FOOTERS).format(mark=mark)
        furniture.append(footer.split(mark)[0])
        out += [*[""] * rng.randint(0, 1), f'"{footer}"' if mark == "," and "Total" not in footer else footer]
    truth = {
        "order": "last" if order == "down" else "first",
        "comma": "decimal" if "," in worth_of(style) else "thousands",
        "space": "one",
        "days": order_of(spelling),
    }
    about = f"{step} {spelling} {style} {mark!r} {order}"
    moved = order == "down" or rows != sorted(rows, key=lambda row: dates.index(row[0]))
    ends = rng.choice(("\n", "\r\n"))
    return Made(ends.join(out) + ends, tuple(numbers), moved, tuple(furniture), truth, about)


def order_of(spelling):
    """Part of what a way of writing a day is asked by."""
    return "mdy" if "american" in spelling or spelling in ("noon", "us words") else "dmy"


def worth_of(style):
    """The decimal mark of a style."""
    return "," if style in ("comma", "german", "french", "euro", "euro after", "per cent") else "."


def worth(text):
    """What a text in one of the styles is worth, worked out apart from what is tested."""
    minus = text[0] in "-−(" or text[-1] == "-"
    power = text.partition("e")[2] if "e" in text else ""
    digits = "".join(one for one in text.partition("e")[0] if one.isdigit() or one in ".,")
    at = max(digits.rfind("."), digits.rfind(","))
    whole, part = (digits[:at], digits[at + 1 :]) if at >= 0 else (digits, "")
    return float(f"{'-' * minus}{whole.replace('.', '').replace(',', '')}.{part or 0}{'e' + power if power else ''}")


def moments(step, n, rng):
    """n moments, a step apart."""
    begin = datetime(rng.randint(1975, 2020), rng.randint(1, 12), rng.randint(1, 28))
    if step in ("month", "quarter", "year"):
        every = {"month": 1, "quarter": 3, "year": 12}[step]
        first = begin.month - 1 if every == 1 else 0
        months = [12 * begin.year + first + every * k for k in range(n)]
        return [datetime(one // 12, one % 12 + 1, 1) for one in months]
    if step == "week":
        begin -= timedelta(begin.weekday())
    if step == "weekday":
        days = [begin + timedelta(k) for k in range(2 * n)]
        return [day for day in days if day.weekday() < 5][:n]
    apart = {"day": timedelta(1), "hour": timedelta(hours=1), "week": timedelta(7)}[step]
    return [begin + k * apart for k in range(n)]
