"""An LSTM beside the same one with another function at one place: ready for the component in ui/squashing/swap."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import numpy as np

from lstm.cells.lstm import Step
from lstm.explain import whatif
from lstm.explain.projected_inputs import projected
from lstm.figures.colours import INK
from lstm.figures.squashing.squash import called
from lstm.figures.text import percent
from lstm.kept import kept
from lstm.linear import Weights
from lstm.model import scores, softmax
from lstm.numbers import brief
from lstm.reading import Reading

LONG = 200  # steps for which the sentence is repeated
FARTHEST = 4.0  # times as far as the right curve a panel reaches; beyond, an arrow says how far it went
TINY = 1e-3  # smallest memory on the logarithmic scale
STOPS = "At “{}”, word {}, a number passes 10³⁰⁰. There this run stops."
BELOW = (
    "{} of all values of the {} are below 0. A gate below 0 does not close: it turns the sign of what it lets through."
)
BEYOND = "{} are farther from 0 than 1: such a gate makes things larger."
STIRRED = "Put the memory of another sentence in before “{}”: the right output {}, this one {}."
SAYS = {
    "candidate:sigmoid": "No candidate is below 0 any more: the memory can be written up, and never down.",
    "candidate:identity": "One write can now exceed 1: the candidates run from {low} to {high}.",
    "shown:sigmoid": "A memory of 0 is now shown as 0.5, and no memory is shown as negative.",
    "shown:identity": "The memory goes out as it is, here from {low} to {high}. Nothing holds it between −1 and 1.",
    "h:i": "Now the memory is written and never read. What comes out is one gate times another, and never below 0.",
}


@kept(32)
def draw(read: Reading, swap: str, unit: int | None = None, other: np.ndarray | None = None) -> dict[str, Any]:
    """The Reading of an LSTM as it is, and with `swap` (see lstm.explain.whatif.SWAPS) in it.

    unit is the one whose curves are drawn, the one with the largest memory if None. `other` is a memory (H,) of another
    sentence, for the swap of the output: it is put in before the place where the answer is expected.
    """
    model, weights, xs, tokens, end = read.model, read.layer.weights, read.trace.x, read.tokens, read.end
    place, how = swap.split(":")[0], whatif.arguments(swap)
    right, (wrong, steps) = cast(Step, read.trace), whatif.run(weights, xs, **how)
    unit = largest(wrong or right) if unit is None else unit
    (narrow, *_), every = projected(model)  # the same numbers, in a fraction of the time
    again = every[np.resize(read.ids, LONG)]
    long = [log_reach(*whatif.run(narrow.weights, again, **each)) for each in ({}, how)]
    chances = [softmax(scores(model, trace.h[end])) for trace in (right, wrong) if trace and end < len(trace.h)]
    answer = int(chances[0].argmax())
    picture: dict[str, Any] = {"tokens": tokens, "unit": int(unit), "steps": steps}
    whose = dict.fromkeys((place, "c", "h"))
    picture["panels"] = [panel(one, right, wrong, unit, how["squashes"]) for one in whose]
    picture["long"] = {
        "right": long[0],
        "wrong": long[1],
        "steps": LONG,
        "far": ", with the swap ".join(map(reached, long)),
    }
    numbers = counted(place, how["squashes"], right, wrong)
    picture["rows"] = rows(place, numbers, long)
    picture["rows"].append([f"chance of “{model.words[answer]}”", *(percent(float(one[answer])) for one in chances)])
    picture["left"] = [
        float(one[answer]) for one in chances
    ]  # the chance of the right answer, as it is and with the swap
    stirred = list(moved(weights, xs, end, other, **how)) if place == "h" and other is not None else []
    if stirred:
        picture["rows"].append(["h, with another memory put in", *stirred])
    picture["rows"] = [line + ["none"] * (3 - len(line)) for line in picture["rows"]]
    expects = [model.words[int(one.argmax())] for one in chances]
    picture["said"] = describe(swap, numbers, steps, tokens) + [ends(tokens[end], expects, chances)]
    if stirred and not whatif.is_right(swap):
        picture["said"].insert(1, STIRRED.format(tokens[end], *stirred))
    return picture | {"alt": " ".join(picture["said"])}


def way(picture: dict[str, Any]) -> int:
    """Whether the answer keeps more than half of its chance in a picture: 0 if so, else 1."""
    usual, *swapped = picture["left"]
    return 0 if swapped and swapped[0] > usual / 2 else 1


def moved(weights: Weights, xs: np.ndarray, end: int, c: np.ndarray, **how: Any) -> Iterator[str]:
    """By how much, 0 or more, another memory c (H,), put in before step `end`, moves the output: right, swapped."""
    for each in ({}, how):
        run = cast(Step, whatif.run(weights, xs[: end + 1], **each)[0])
        put = cast(Step, whatif.transplanted(weights, xs[: end + 1], end, c, **each)[0])
        change = float(np.abs(put.h - run.h[end:]).max())
        yield f"moves by {brief(change)}" if change else "does not move at all"


def largest(trace: Step) -> int:
    """The unit whose memory goes farthest from 0 in a trace (T, H)."""
    return int(np.abs(trace.c).max(axis=0).argmax())


def log_reach(trace: Step | None, steps: int) -> list[float]:
    """How far from 0 any memory of a trace (T, H) is after each step, as powers of ten: 2.0 is a hundred."""
    reach = np.zeros(0) if trace is None else np.abs(trace.c).max(axis=-1)
    return np.log10(np.maximum(reach[:steps], TINY)).tolist()


def panel(place: str, right: Step, wrong: Step | None, unit: int, squashes: dict[str, str]) -> dict[str, Any]:
    """One quantity of one unit over the words, of traces (T, H): as it is, and with the swap."""
    ink = INK["c" if place == "shown" else place]
    curves = [whatif.came_out(right, place)[:, unit]]
    curves += [whatif.came_out(wrong, place, squashes)[:, unit]] if wrong else []
    gate = place in ("f", "i", "o")
    usual = float(np.abs(curves[0]).max()) if place == "c" else 1.0
    reach = min(max(float(np.abs(curve).max()) for curve in curves), FARTHEST * usual)
    high = max(usual, reach) * 1.05
    below = any((curve < 0).any() for curve in curves)
    return {
        "place": place,
        "symbol": "tanh(c)" if place == "shown" else ink.symbol,
        "name": "memory shown" if place == "shown" else ink.name,
        "ink": list(ink[3:]),
        "low": 0.0 if not below else -high,
        "high": high,
        "band": [0, 1] if gate else [] if place == "c" else [-1, 1],  # where the right function keeps it
        "right": curves[0].tolist(),
        "wrong": curves[1].tolist() if wrong else [],
    }


def counted(place: str, squashes: dict[str, str], right: Step, wrong: Step | None) -> list[dict[str, float]]:
    """The range of what comes out at a place of traces (T, H), and how much is below 0 and beyond 1, of both."""
    found = []
    for trace, put in ((right, {}), (wrong, squashes)):
        if trace:
            values = whatif.came_out(trace, place, put)
            found.append({"low": float(values.min()), "high": float(values.max())})
            found[-1] |= {"below 0": float((values < 0).mean()), "beyond 1": float((np.abs(values) > 1).mean())}
            found[-1] |= {"memory": float(np.abs(trace.c).max())}
    return found


def rows(place: str, numbers: Sequence[dict[str, float]], long: Sequence[list[float]]) -> list[list[str]]:
    """The table beside the curves: what is measured, as it is, and with the swap.

    `numbers` are as `counted` has them, and `long` the log10 of the largest memory after each step of a long run.
    """
    name, gate = called(place), place in ("f", "i", "o")
    lines = [
        [f"{name}, lowest", *(never_quite(one["low"]) for one in numbers)],
        [f"{name}, highest", *(never_quite(one["high"]) for one in numbers)],
    ]
    if gate:
        lines.append(["gates below 0", *(percent(one["below 0"]) for one in numbers)])
        lines.append(["gates beyond 1", *(percent(one["beyond 1"]) for one in numbers)])
    lines.append(["largest memory", *(brief(one["memory"]) for one in numbers)])
    return [*lines, [f"… on {LONG} words", *map(reached, long)]]


def never_quite(value: float) -> str:
    """A number that a squashing function returned: what it writes as 1 lacks less than 16 digits can say."""
    return {1.0: "1 − < 10⁻¹⁶", -1.0: "−1 + < 10⁻¹⁶"}.get(value) or brief(value)


def reached(powers: Sequence[float]) -> str:
    """The largest memory of a long run, from its log10 after each step, or where it had to stop."""
    return brief(10.0 ** max(powers)) if len(powers) == LONG else f"past 10³⁰⁰ at word {len(powers) + 1}"


def describe(swap: str, numbers: Sequence[dict[str, float]], steps: int, tokens: Sequence[str]) -> list[str]:
    """What the swap does, in sentences made of its numbers, as `counted` has them.

    `steps` is how many could be made.
    """
    if whatif.is_right(swap):
        return ["That is what belongs there: nothing changes."]
    place, name = swap.split(":")
    lines = [STOPS.format(tokens[steps], steps + 1)] if steps < len(tokens) else []
    if len(numbers) == 1:
        return lines
    right, wrong = numbers
    if wrong["below 0"] and place in ("f", "i", "o"):
        lines.append(BELOW.format(percent(wrong["below 0"]), called(place)))
    if wrong["beyond 1"] and place in ("f", "i", "o"):
        lines.append(BEYOND.format(percent(wrong["beyond 1"])) + " A kept memory grows at every step." * (place == "f"))
    lines += [line.format(**{key: brief(value) for key, value in wrong.items()}) for line in [SAYS.get(swap)] if line]
    if wrong["memory"] > 1.5 * right["memory"]:
        lines.append(f"The largest memory is {brief(wrong['memory'])} instead of {brief(right['memory'])}.")
    return lines


def ends(token: str, expects: Sequence[str], chances: Sequence[np.ndarray]) -> str:
    """What is expected at the end, by chances (V,), before and after the swap."""
    at, usual = f"After “{token}”", f"“{expects[0]}” ({percent(float(chances[0].max()))})"
    if len(expects) == 1:
        return f"{at} the right network expects {usual}; this one does not get that far."
    now = f"“{expects[1]}” ({percent(float(chances[1].max()))})"
    return f"{at} it still expects {now}." if expects[0] == expects[1] else f"{at} it expects {now}, no longer {usual}."
