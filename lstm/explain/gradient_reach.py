"""How far back a gradient gets in a trained layer, on the sequence that it reads."""

import numpy as np

from lstm.cells import Cell, Step
from lstm.explain.projected_inputs import without_inputs
from lstm.linear import Fixed, Weights
from lstm.unroll import at

FARTHEST = 200  # steps that a gradient is followed back
ENDS = 3  # from which it is followed
WORK, FEWEST = 1_000_000_000, 30  # weights times steps of one of them, but so many steps in any case
LEFT = 0.01  # of a gradient: where less is left, it has not reached: ours


def shares_left(cell: Cell, weights: Weights, trace: Step) -> np.ndarray:
    """The share of a gradient at the end that is left 0, 1, ... steps back, (T,): at the memory of a trace (T, ..., H).

    What is sent back is 1 or -1 at every unit of the last output, drawn from a fixed seed.
    """
    narrow, trace = without_inputs(cell, weights, trace)
    weights = Fixed(narrow)
    dhs = np.zeros_like(trace.h)
    dhs[-1] = np.random.default_rng(0).choice([-1.0, 1.0], dhs[-1].shape)
    d_state = tuple(np.zeros_like(part[0]) for part in trace.state)
    sizes = np.zeros(len(dhs))
    for back in range(len(dhs)):  # as lstm.run_back, but for the gradients of the weights
        d_state = (d_state[0] + dhs[-1 - back], *d_state[1:])
        d_state = cell.step_back(weights, at(trace, -1 - back), d_state)[2]
        sizes[back] = np.linalg.norm(d_state[-1])  # at c, where there is one
    return sizes / (sizes[0] or 1.0)


def reach(cell: Cell, weights: Weights, trace: Step) -> tuple[int, int]:
    """(how many steps back LEFT of a gradient is left, how many it was followed), from the end that sees furthest.

    Of a trace (T, ..., H) three ends are taken, for at one of them the memory may just have been cleared.
    """
    found, size = [], sum(array.size for array in weights.values())
    farthest = min(FARTHEST, max(FEWEST, WORK // size))
    for end in sorted({len(trace.h) * k // ENDS or 1 for k in range(1, ENDS + 1)}):
        left = shares_left(cell, weights, type(trace)(*(part[max(0, end - farthest) : end] for part in trace)))
        small = np.flatnonzero(left < LEFT)
        found.append((int(small[0]) if len(small) else len(left), len(left)))
    return max(found)
