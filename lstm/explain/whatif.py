"""What if another squashing function stood in an LSTM, or its output were made another way? The same weights tell.

The network was trained with the right functions. So this shows damage, and what the range of a function does; a network
trained with other functions would have learnt other weights.
"""

from typing import Any

import numpy as np

from lstm.cells.lstm import LETTERS, Step, start
from lstm.linear import State, Weights, join
from lstm.squash import sigmoid, tanh
from lstm.unroll import hidden_size

SQUASHES = {"sigmoid": sigmoid, "tanh": tanh, "identity": lambda x: x}
PLACES = {"f": "sigmoid", "i": "sigmoid", "o": "sigmoid", "candidate": "tanh", "shown": "tanh"}  # "shown": the memory
OUTPUTS = ("shown", "i")  # the output is the output gate times this: the squashed memory, or by mistake the input gate
SWAPS = tuple(f"{place}:{name}" for place in PLACES for name in SQUASHES) + tuple(f"h:{name}" for name in OUTPUTS)
LARGEST = 1e300  # numbers beyond it are not followed any further


def step(w: Weights, x: np.ndarray, state: State, squashes: dict[str, str] = PLACES, output: str = "shown") -> Step:
    """One tick, x (..., D), with a function of one's own at each place; with the usual ones as lstm.cells.lstm.step."""
    h_prev, c_prev = state
    z, squash = join(h_prev, x), {place: SQUASHES[name] for place, name in (PLACES | squashes).items()}
    f, i, o, candidate = (squash[name](z @ w[f"W_{k}"].T + w[f"b_{k}"]) for name, k in LETTERS.items())
    c = f * c_prev + i * candidate
    h = o * (squash["shown"](c) if output == "shown" else i)
    return Step(x, h_prev, c_prev, f, i, o, candidate, c, h)


def run(
    weights: Weights,
    xs: np.ndarray,
    squashes: dict[str, str] = PLACES,
    output: str = "shown",
    state: State | None = None,
) -> tuple[Step | None, int]:
    """Feed a sequence (T, D) through it, for as long as all numbers stay below LARGEST.

    Returns (trace, steps): the trace of the steps that could be made, and how many those are. The trace is None where
    there is none. Raises KeyError for a place or a function that is not there, ValueError for an unknown output.
    """
    if unknown := set(squashes) - set(PLACES):
        raise KeyError(f"no squashing function stands at {', '.join(unknown)}; choose from {', '.join(PLACES)}")
    if output not in OUTPUTS:
        raise ValueError(f"the output shows one of {', '.join(OUTPUTS)}, not {output!r}")
    state, made = start(hidden_size(weights)) if state is None else state, []
    with np.errstate(over="ignore", invalid="ignore"):  # what comes of it is looked at here
        for x in xs:
            made.append(step(weights, x, state, squashes, output))
            state = made[-1].state
    if not made:
        return None, 0
    trace = Step(*map(np.stack, zip(*made, strict=True)))
    held = np.all([(np.abs(field) <= LARGEST).reshape(len(xs), -1).all(axis=1) for field in trace], axis=0)
    steps = len(xs) if held.all() else int(held.argmin())
    return (Step(*(field[:steps] for field in trace)) if steps else None), steps


def arguments(swap: str) -> dict[str, Any]:
    """What a swap such as "o:tanh" or "h:i" asks `run` for: {"squashes": ..., "output": ...}."""
    place, name = swap.split(":")
    return {"squashes": {}, "output": name} if place == "h" else {"squashes": {place: name}, "output": "shown"}


def is_right(swap: str) -> bool:
    """Whether a swap puts there what belongs there."""
    place, name = swap.split(":")
    return name == ("shown" if place == "h" else PLACES[place])


def came_out(trace: Step, place: str, squashes: dict[str, str] = PLACES) -> np.ndarray:
    """What comes out at a place, (T, H): a field of the trace, or its memory as it is shown."""
    if place == "shown":
        return SQUASHES[(PLACES | squashes)["shown"]](trace.c)
    return getattr(trace, place)


def transplanted(
    weights: Weights,
    xs: np.ndarray,
    place: int,
    c: np.ndarray,
    squashes: dict[str, str] = PLACES,
    output: str = "shown",
) -> tuple[Step | None, int]:
    """Run a sequence, but put the memory c (H,) in place of its own before step `place`. As `run`, from there on."""
    before, steps = run(weights, xs[:place], squashes, output)
    if steps < place:
        return None, 0
    h = before.h[-1] if before else start(len(c))[0]
    return run(weights, xs[place:], squashes, output, (h, c))
