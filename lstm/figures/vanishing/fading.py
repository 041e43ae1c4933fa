"""How much of a gradient is left, against the steps it went back: a line for each cell; for ui/vanishing/fading."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from lstm.cells import CELLS as ALL
from lstm.experiments import fading
from lstm.figures.colours import CONTENDERS, INK, Line
from lstm.figures.text import listed
from lstm.figures.vanishing.powers import HELD, axis, halves, in_words, left, power
from lstm.numbers import brief, percent, plain

CELLS = {"lstm": "LSTM", "gru": "GRU", "rnn": "plain RNN"}  # in the order of CONTENDERS
BAND = (0.1, 0.9)  # of the networks are in the band: the middle 16 of 20
DEEPER = 1.0  # where something explodes, the axis reaches so many times as far down as up: else nobody could see it
LONGEST = 500  # steps of a sequence, at most
EXPLODES = 0.01  # powers of ten for each of LONGEST steps: tenfold every 100. What swells once, and stops, is below it
SATURATED = 0.25  # a mean slope of tanh below this
PRODUCT = Line(INK["f"].on_light, INK["f"].on_dark, "2 5", "")


def draw(settings: fading.Settings, product: bool = False, clip: bool = False) -> dict[str, Any]:
    """Everything ui/vanishing/fading shows of one setting, as plain data; its `cell` stands beside the usual ones.

    `product` adds the product of f alone of the LSTM, in its best unit; `clip` multiplies each network's curve with
    what clipping multiplies its whole update with.
    """
    found = every(settings)
    lines = [line(cell, one, clip) for cell, one in found.items()]
    if product:
        lines.append(made("product", "f × f × … alone", PRODUCT, cast(np.ndarray, found["lstm"].product)))
    low = min(min(one["low"]) for one in lines)
    high = max(max(one["high"]) for one in lines)
    low, high, ticks = axis(max(low, -DEEPER * high) if high > 2.0 else low, high)
    for one in lines:
        one["below"] = "below the axis" if one["median"][-1] < low else ""
    return {
        "xs": found["lstm"].distances.tolist(),
        "words": None,
        "range": [low, high],
        "ticks": [[tick, power(tick)] for tick in ticks],
        "lines": lines,
        "title": f"Size of the gradient, {settings.seeds} untrained networks of each cell: median, and the middle "
        + percent(1.0 - 2.0 * BAND[0]),
        "axis": "steps back in time",
        "alt": describe(lines, settings),
    }


def own(settings: fading.Settings, cell: str) -> fading.Settings:
    """The experiment of one cell. A plain RNN has no bias for keeping: whatever that is, its experiment is the same."""
    return settings._replace(cell=cell, bias=0.0 if cell == "rnn" else settings.bias)


def shown(settings: fading.Settings) -> tuple[str, ...]:
    """The cells that are drawn: the usual ones, and that of the settings."""
    return tuple(dict.fromkeys((*CELLS, settings.cell)))


def called(cell: str) -> str:
    """The name of a cell."""
    return CELLS.get(cell) or ALL[cell].NAME


def every(settings: fading.Settings) -> dict[str, fading.Fading]:
    """What became of the gradient in each cell: key -> Fading."""
    return {cell: fading.fade(own(settings, cell)) for cell in shown(settings)}


def line(cell: str, found: fading.Fading, clip: bool) -> dict[str, Any]:
    """The line of one cell; all that are not usual have the same ink, for one of them is shown at a time."""
    ink = CONTENDERS[list(CELLS).index(cell) if cell in CELLS else len(CELLS)]
    if not clip:
        return made(cell, called(cell), ink, found.sizes)
    clipped = made(cell, called(cell), ink, found.sizes + np.minimum(0.0, np.log10(fading.CLIP) - found.update))
    return clipped | {"left": f"size {clipped['said'][-1]}"}  # it did not begin at 1: neither left nor grown


def made(key: str, name: str, ink: Line, sizes: np.ndarray) -> dict[str, Any]:
    """A line: the median over networks and a band, from log10 sizes (K, S); and what stands at its end."""
    there = np.maximum(sizes, -9999.0)  # a size of 0 has no log
    median, low, high = (np.quantile(there, share, axis=1) for share in (0.5, *BAND))
    return {
        "key": key,
        "name": name,
        "ink": [ink.on_light, ink.on_dark],
        "dash": ink.dash,
        "mark": ink.mark,
        "median": median.tolist(),
        "low": low.tolist(),
        "high": high.tolist(),
        "left": left(median[-1]),
        "said": [in_words(size) for size in median],
    }


def table(picture: dict[str, Any]) -> list[dict[str, Any]]:
    """The curves of a picture: a row for each distance, the sizes as they are written."""
    return [
        {picture["axis"]: back}
        | {
            f"{one['name']}, {share}": in_words(one[key][k])
            for one in picture["lines"]
            for key, share in (("median", "median"), ("low", "lowest tenth below"), ("high", "highest tenth above"))
        }
        for k, back in enumerate(picture["xs"])
    ]


def paces(settings: fading.Settings) -> dict[str, str]:
    """How fast each cell's median goes, before any clipping: key -> "halves every 1.8 steps"."""
    found = every(settings)
    return {cell: halves(float(np.median(one.sizes[-1])), settings.length) for cell, one in found.items()}


def describe(lines: Sequence[dict[str, Any]], settings: fading.Settings) -> str:
    """What the picture shows, in numbers."""
    parts = [f"{one['name']} {one['left']}" for one in lines]
    return f"Size of the gradient {settings.length} steps back, median of {settings.seeds} networks: {listed(parts)}."


def spread(found: fading.Fading) -> tuple[float, float, float]:
    """log10 of the gradient at the far end: (smallest, median, largest) of the networks."""
    ends = found.sizes[-1]
    return float(ends.min()), float(np.median(ends)), float(ends.max())


def alone(found: fading.Fading) -> float | None:
    """log10 of what the product of f alone says of the far end, median of the networks; None without f."""
    return None if found.product is None else float(np.median(found.product[-1]))


def way(settings: fading.Settings) -> int:
    """What the LSTM's gradient does over the whole length: 0 it fades, 1 it holds, 2 it grows."""
    end = spread(every(settings)["lstm"])[1]
    return 0 if end < HELD[0] else 1 if end <= HELD[1] else 2


def verdict(settings: fading.Settings) -> str:
    """What there is to see, in sentences that say no more than the numbers in view."""
    found = every(settings)
    ends = {cell: spread(one)[1] for cell, one in found.items()}
    texts, lstm, rnn, steps = [], ends["lstm"], ends["rnn"], settings.length
    if lstm < rnn - 1.0 and lstm < -1.0:
        texts.append(
            f"The LSTM fades **faster** than the plain RNN: {in_words(rnn - lstm)} times less of its gradient is left."
        )
    elif lstm > HELD[1] and explodes(settings):
        highest = brief(cast(float, found["lstm"].most_kept))
        texts.append(
            f"The LSTM **explodes**: its gradient grew {in_words(lstm)} times, although no forget gate of any network "
            f"was ever as large as 1 (the largest: {highest})."
        )
    elif lstm > HELD[1]:
        longer = f", and {in_words(longest(settings))} times after {LONGEST}, in the same networks"
        texts.append(
            f"The LSTM's gradient **swells**, but does not explode: it is {in_words(lstm)} times as large after "
            f"{steps} steps{', less than tenfold every 100' if steps == LONGEST else longer}."
        )
    elif lstm >= HELD[0]:
        texts.append(f"The LSTM **holds**: after {steps} steps the gradient is {in_words(lstm)} times as large.")
        if rnn < HELD[0]:
            texts.append(f"The plain RNN **fades**: {in_words(rnn)} of its gradient is left.")
    else:
        texts.append(
            f"The LSTM's gradient **fades**: {in_words(lstm)} of it is left after {steps} steps. It "
            f"{halves(lstm, steps)}."
        )
    slope = cast(float, found["rnn"].slope)
    if rnn < -1.0 and settings.recurrent > 1.0 and slope < SATURATED:
        texts.append(
            f"The plain RNN fades although its weights on h(t−1) are {plain(settings.recurrent)} times as large: they "
            f"**saturate** its tanh, and each step back multiplies by its slope, {brief(slope)} on average."
        )
    said = cast(float, alone(found["lstm"]))
    if abs(said - lstm) > 1.0:
        word = "less" if said < lstm else "more"
        texts.append(
            f"Multiplying the forget gates alone gives {in_words(said)}, {in_words(abs(said - lstm))} times {word} "
            "than is true: a gradient also travels through h."
        )
    return " ".join(texts)


def longest(settings: fading.Settings) -> float:
    """log10 of the LSTM's gradient, median of the networks, where the same networks read LONGEST steps."""
    return spread(fading.fade(own(settings._replace(length=LONGEST), "lstm")))[1]


def explodes(settings: fading.Settings) -> bool:
    """Whether the LSTM's gradient goes on growing: a property of the networks, whatever length is in view."""
    return longest(settings) > EXPLODES * LONGEST


def clipped(settings: fading.Settings) -> dict[str, tuple[float, float]]:
    """What clipping does to the whole update, cell by cell: name -> (log10 of its size before, and after)."""
    found = {cell: one.update for cell, one in every(settings).items()}
    return {
        called(cell): (float(np.median(size)), float(np.median(np.minimum(size, np.log10(fading.CLIP)))))
        for cell, size in found.items()
    }
