"""How much the end of a sentence feels each word's memory, in trained networks; for ui/vanishing/fading."""

from typing import Any

import numpy as np

from lstm.cells import Step
from lstm.explain.jacobian import half_life, sizes
from lstm.figures.colours import CONTENDERS, Line
from lstm.figures.text import listed
from lstm.figures.vanishing.fading import CELLS, PRODUCT
from lstm.figures.vanishing.half_life import in_words as written_life
from lstm.figures.vanishing.powers import axis, in_words, left, power
from lstm.kept import kept
from lstm.reading import Reading


@kept(32)
def draw(readings: dict[str, Reading]) -> dict[str, Any]:
    """Everything ui/vanishing/fading shows of trained networks that have read the same T words, as plain data.

    readings: name of a cell -> Reading, one or more of CELLS. A line says how far a change of the memory after a word
    can grow on its way to the memory after the last one: 1 at the last word itself.
    """
    lines, tokens = [], next(iter(readings.values())).tokens
    for name, read in readings.items():
        found = sizes(read.cell, read.layer.weights, read.trace)[:-1]
        lines.append(line(name, CELLS[name], CONTENDERS[list(CELLS).index(name)], found))
    if "lstm" in readings:
        lines.insert(1, line("product", "f × f × … alone", PRODUCT, belt(readings["lstm"].trace.f)))
    ends = [size for one in lines for size in one["median"]]
    low, high, ticks = axis(min(ends), max(ends), least=-4.0)
    return {
        "xs": list(range(len(tokens))),
        "words": tokens,
        "range": [low, high],
        "ticks": [[tick, power(tick)] for tick in ticks],
        "lines": lines,
        "title": "Size of the gradient at the memory after each word, trained networks: 1 at the last word",
        "axis": "",
        "alt": f"How much of the gradient at the last word is left at “{tokens[0]}”, {len(tokens) - 1} words back: "
        + listed([f"{one['name']} {one['left']}" for one in lines])
        + ".",
    }


def line(key: str, name: str, ink: Line, found: np.ndarray) -> dict[str, Any]:
    """One network's line, from log10 sizes (T,): the last word first."""
    there = np.maximum(found, -9999.0)
    return {
        "key": key,
        "name": name,
        "ink": [ink.on_light, ink.on_dark],
        "dash": ink.dash,
        "mark": ink.mark,
        "median": there.tolist(),
        "low": None,
        "high": None,
        "left": left(there[-1]),
        "said": [in_words(size) for size in there],
    }


def belt(kept: np.ndarray) -> np.ndarray:
    """log10 of the product of f over the last k steps in the best unit, for k = 0..T - 1, from f (T, H).

    The memory after the first word meets the gates of all words but the first.
    """
    back = np.concatenate([np.zeros_like(kept[:1]), np.cumsum(np.log10(kept[:0:-1]), axis=0)])
    return back.max(axis=1)


def lives(trace: Step) -> np.ndarray:
    """The half-life of each unit of an LSTM on the way that `belt` goes, from the geometric mean of its f: (H,) steps.

    At least 0. Of a trace of one word, which has no such way, there are none: (0,).
    """
    return half_life(np.exp(np.log(trace.f[1:]).mean(axis=0))) if len(trace.f) > 1 else np.empty(0)


def describe(readings: dict[str, Reading]) -> str:
    """What the lines show at the first word, in numbers."""
    trace, tokens = readings["lstm"].trace, readings["lstm"].tokens
    if len(tokens) < 2:
        return "With one word there is no way back yet. Type more of them."
    kept, sizes_said = lives(trace), {one["key"]: one["said"][-1] for one in draw(readings)["lines"]}
    return (
        f"At the first word, {len(tokens) - 1} steps before the last, the gradient is **{sizes_said['lstm']}** times "
        f"as large in the trained LSTM and **{sizes_said['rnn']}** times in the trained plain RNN. The LSTM's units "
        f"halve their memory after {written_life(kept.min())} to {written_life(kept.max())}; the middle one after "
        f"{written_life(np.median(kept))}. These networks were trained, so each learnt how long to keep."
    )
