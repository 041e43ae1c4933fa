"""What one step's memory does to the next one's, exactly: the Jacobian of a step, by path, and through time.

A state is laid end to end in the cell's own order: (h, c) of an LSTM is 2H numbers, h first. A Jacobian has a row for
each number of the state after and a column for each number of the state before. Everything here asks only for a cell's
`step_back`, so that it holds for every cell there is.

Source: such products are what Pascanu, Mikolov & Bengio 2013 bound.
"""

from collections.abc import Iterator

import numpy as np

from lstm.cells import Cell, Step
from lstm.explain.projected_inputs import without_inputs
from lstm.linear import Fixed, Weights
from lstm.unroll import at

EQUATIONS = {  # of the LSTM, by path, in lines. U is the part of a W that acts on h(t-1), a prime a squashing's slope
    ("c", "c"): (r"\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}(f_t)",),
    ("h", "c"): (
        r"\frac{\partial c_t}{\partial h_{t-1}} = \operatorname{diag}(c_{t-1} \odot f'_t)\,U_f",
        r"+ \operatorname{diag}(\tilde c_t \odot i'_t)\,U_i + \operatorname{diag}(i_t \odot \tilde c'_t)\,U_c",
    ),
}


def step_jacobian(cell: Cell, weights: Weights, step: Step) -> np.ndarray:
    """d state_t / d state_{t-1}: (..., N, N) for N numbers of state, from a Step or a whole trace (...)."""
    parts, size = len(step.state), step.h.shape[-1]
    weights, step = without_inputs(cell, weights, step)
    rows = np.broadcast_to(np.eye(parts * size), (*step.h.shape[:-1], parts * size, parts * size))
    each = type(step)(*(a[..., None, :] for a in step))
    _, _, before = cell.step_back(Fixed(weights), each, tuple(np.split(rows, parts, axis=-1)))
    return np.concatenate(before, axis=-1)


def belt_jacobian(cell: Cell, weights: Weights, step: Step) -> np.ndarray:
    """The same (..., N, N), every gate and candidate held where it is: what needs no weight to pass. For c, diag(f).

    The difference to `step_jacobian` is what goes through h, or through peepholes, into gates and candidates.
    """
    return step_jacobian(cell, {name: np.zeros_like(array) for name, array in weights.items()}, step)


def state_names(step: Step) -> tuple[str, ...]:
    """The parts (..., H) of a state, in order: ("h", "c"), or ("h",) where the output is all the memory."""
    return ("h", "c", "n")[: len(step.state)]


def blocks(jacobian: np.ndarray, names: tuple[str, ...]) -> dict[tuple[str, str], np.ndarray]:
    """A Jacobian by path: (from, to) -> (..., H, H). ("c", "c") of an LSTM's step is the belt, ("h", "c") the gates."""
    size = jacobian.shape[-1] // len(names)
    place = {name: slice(k * size, (k + 1) * size) for k, name in enumerate(names)}
    return {(a, b): jacobian[..., place[b], place[a]] for a in names for b in names}


def product(jacobians: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """J_T ... J_1 of a stack (T, ..., N, N), as (matrix, power): the product is matrix * 10 ** power.

    The matrix is kept near 1 on the way and `power` (...), a log10, gathers what was taken out: nothing over- or
    underflows.
    """
    matrix, power = np.broadcast_to(np.eye(jacobians.shape[-1]), jacobians.shape[1:]), np.zeros(jacobians.shape[1:-2])
    for one in jacobians:
        matrix, power = near_one(one @ matrix, power)
    return matrix, power


def near_one(matrix: np.ndarray, power: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same, with the largest entry of each matrix (..., N, N) at 1 and the log10 of its size in the power."""
    largest = np.abs(matrix).max(axis=(-2, -1))
    largest = np.where(largest > 0.0, largest, 1.0)
    return matrix / largest[..., None, None], power + np.log10(largest)


def back_from_the_end(cell: Cell, weights: Weights, trace: Step) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """d state_T / d state_{T-k} for k = 0, 1, ..., T, back through a trace (T, ..., H): yields (matrix, power).

    This is backpropagation through time with a loss on each number of the last state. See `product` for the power.
    """
    size = len(trace.state) * trace.h.shape[-1]
    matrix = np.broadcast_to(np.eye(size), (*trace.h.shape[1:-1], size, size))
    power = np.zeros(matrix.shape[:-2])
    yield matrix, power
    for t in reversed(range(len(trace.h))):
        matrix, power = near_one(matrix @ step_jacobian(cell, weights, at(trace, t)), power)
        yield matrix, power


def norm(matrix: np.ndarray, power: float | np.ndarray = 0.0) -> np.ndarray:
    """log10 of the largest singular value of (..., N, N) times 10 ** power: how much a change can grow. -inf for 0."""
    matrix, power = near_one(matrix, np.asarray(power, dtype=float))
    squares = np.linalg.eigvalsh(matrix @ np.swapaxes(matrix, -1, -2))[..., -1]  # quicker than all singular values
    with np.errstate(divide="ignore"):
        return 0.5 * np.log10(np.maximum(squares, 0.0)) + power


def sizes(cell: Cell, weights: Weights, trace: Step) -> np.ndarray:
    """log10 of the norm of d state_T / d state_{T-k} for k = 0..T: (T + 1, ...)."""
    return np.stack([norm(matrix, power) for matrix, power in back_from_the_end(cell, weights, trace)])


def half_life(kept: float | np.ndarray) -> np.ndarray:
    """Steps after which half is left, where each keeps a share 0..1, of any shape: -ln 2 / ln f, endless for 1."""
    with np.errstate(divide="ignore"):
        return np.log(2.0) / np.abs(np.log(kept))
