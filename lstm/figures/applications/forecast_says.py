"""What the errors of a forecast say, in sentences that hold whatever the numbers are."""

from typing import Any

import numpy as np

from lstm.domains.known_series import WAYS
from lstm.experiments.forecast.table import Row
from lstm.figures.cousins.contest import compared
from lstm.figures.sentence.strip import significant
from lstm.live.tasks import series
from lstm.numbers import sized

RULES = ("line", "season", "last")
METHOD = (
    "Everything is fitted to the first seven tenths of the series. How long the networks are trained is found inside "
    "that part: one learns on its first seven tenths and is judged on the others, and the update at which it did best, "
    "of at most 400, is how long all of them are trained, anew. How many lags the linear autoregression has is chosen "
    "there too, by Akaike's criterion. What is held out has no say in either."
)
SHOWN = 3  # digits of an error, and no others count
WHO = {"ahead": "The LSTMs win", "behind": "The rule wins", "tie": "A tie"}


def name_of(row: Row) -> str:
    """What a forecaster is called in the table."""
    return {
        "mean": "The mean of the LSTMs",
        "lstm": "Each LSTM",
        "line": f"The linear autoregression over {WAYS[row.way or 0]} ({counted(row.lags)} lag{'s' * (row.lags != 1)})",
        "season": "Repeating the last season",
        "last": "Repeating the last value",
    }[row.key]


def sides(rows: tuple[Row, ...], which: str) -> tuple[tuple[float, ...], Row]:
    """The errors of the LSTMs, at least 0, and the row of the rule that is nearest; `which` as in `verdict`."""
    networks = getattr(next(row for row in rows if row.key == "lstm"), which)
    return networks, min((row for row in rows if row.key in RULES), key=lambda row: getattr(row, which))


def winner(rows: tuple[Row, ...], which: str) -> str:
    """By what `ruling` says, whether the LSTMs are "ahead", "behind" the best rule, or neither: a "tie"."""
    networks, rule = sides(rows, which)
    return compared(series.METRIC, *(significant(np.array(one), SHOWN) for one in (networks, getattr(rule, which))))


def verdict(rows: tuple[Row, ...], which: str, unit: str = "") -> str:
    """Who is nearer: the best of all rules, or the LSTMs, by what `ruling` says.

    `which` is "one" or "free", a field of the rows.
    """
    networks, rule = sides(rows, which)
    off, many, unit = getattr(rule, which)[0], len(networks), f" {unit}" if unit else ""
    unit = unit.replace(" 10", " · 10")  # a number of such units
    who = WHO[winner(rows, which)]
    who = who.replace("LSTMs win", "network wins") if many == 1 else who
    ours = "the network" if many == 1 else f"the {counted(many)} LSTMs, which differ in their seed alone,"
    return f"**{who}.** {name_of(rule)} is off by {sized(off)}{unit}, {ours} by {ranged(networks)}."


def ruling(rows: tuple[Row, ...]) -> str:
    """When a side wins, in a sentence or two."""
    if len(next(row for row in rows if row.key == "lstm").one) == 1:
        return (
            "Whichever is nearer wins, the network or the best rule. From another seed it might have ended otherwise."
        )
    return (
        "The LSTMs win where each of them is nearer than the best rule in the table, and the rule wins where it is "
        "nearer than each of them. All else, and what is equal in the digits shown, is a tie."
    )


def ranged(values: tuple[float, ...]) -> str:
    """One error, or from the smallest to the largest: at least 0, in the units of the series."""
    low, high = sized(min(values)), sized(max(values))
    return low if low == high else f"{low} to {high}"


def counted(n: int) -> str:
    """A small number in words."""
    return ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[n] if n < 10 else str(n)


def beyond(options: dict[str, Any]) -> str:
    """How many held-out values lie outside the range that was learnt from, in a sentence; "" where hardly any do."""
    numbers, known = series.learnt(options)
    low, high = numbers[:known].min(), numbers[:known].max()
    outside, tail = int(np.sum((numbers[known:] < low) | (numbers[known:] > high))), len(numbers) - known
    if outside * 10 < tail:
        return ""
    what = ("values", "changes", "changes")[options["learn"]]
    return (
        f"{outside} of the {tail} held-out {what} lie outside the range it learnt from, {sized(low)} to {sized(high)}. "
        "What an LSTM puts out is bounded, so its answers stop near that range, however long it is trained. "
        + ("Let it learn **changes**: those stay in range." if options["learn"] == 0 else "")
    ).strip()


def scaled(options: dict[str, Any], beat: str = "") -> str:
    """What is done to the numbers before they are read, in a sentence."""
    (middle, spread), lag, season = series.scale(options), series.back(options), series.season_of(options)
    sign = "−" if middle >= 0 else "+"
    reads = f"({'value' if not lag else 'change'} {sign} {sized(abs(middle))}) / {sized(spread)}"
    beat = beat or "step"
    how = {
        0: "It reads the values themselves",
        1: "It reads by how much each value differs from the one before, and adds its answer to the last value",
        2: f"It reads by how much each value differs from that {season} {beat}{'s' * (season > 1)} before, and adds "
        "its answer to that one",
    }[options["learn"]]
    return f"{how}, as {reads}: the mean and the spread of the part it learns from."


def error_table(rows: tuple[Row, ...], ahead: int, unit: str = "") -> list[dict[str, str]]:
    """Every forecaster's errors, a dict for each row."""
    heads = [f"off by{f', in {unit}' if unit else ''}", "one step ahead", f"{ahead} on its own"]
    names = ["The network" if row.key == "lstm" and len(row.one) == 1 else name_of(row) for row in rows]
    found = [[name, ranged(row.one), ranged(row.free)] for name, row in zip(names, rows, strict=True)]
    return [dict(zip(heads, one, strict=True)) for one in found]


def way_table(every: dict[int, tuple[Row, ...]], ahead: int, unit: str = "") -> list[dict[str, str]]:
    """What an LSTM reaches with each way to learn the series, by its median seed, and the line. every: way -> rows.

    Two errors stand side by side: one step ahead, and so many on its own.
    """
    heads = [f"1 and {ahead} ahead{f', in {unit}' if unit else ''}", "LSTM, median", "line"]
    found = []
    for way, rows in every.items():
        pair = [next(row for row in rows if row.key == "lstm"), next(row for row in rows if row.way == way)]
        both = [[np.median(getattr(row, which)) for which in ("one", "free")] for row in pair]
        found.append([WAYS[way], *(" and ".join(map(sized, errors)) for errors in both)])
    return [dict(zip(heads, one, strict=True)) for one in found]
