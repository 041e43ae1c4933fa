"""How far a gradient gets: many untrained networks, one sequence each, and how much of the end still feels the start.

All networks of a setting are run at once, side by side on one axis: S networks of H units, each with D inputs.

Source: that gradients fade is Hochreiter 1991's and Bengio, Simard & Frasconi 1994's; the experiment is ours.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.cells import CELLS, Cell, Step
from lstm.explain.jacobian import near_one, norm, state_names
from lstm.explain.projected_inputs import reading_x
from lstm.linear import Fixed, State, Weights, stacked
from lstm.linear import Stacked as Stacked  # it stood here
from lstm.live.start import KEEPS
from lstm.squash import tanh_slope

POINTS = 50  # distances at which a curve is computed, at most
CLIP = 1.0  # the size that clipping leaves an update
BLOCK = 50  # steps whose Jacobians are held at once
HAIR = 1e-20  # an imaginary nudge: so small that nothing but the slope answers, and none of it is rounded away


class Settings(NamedTuple):
    """One experiment, to the last number."""

    cell: str = "lstm"
    bias: float = 1.0  # for keeping: b_f of an LSTM, -b_z of a GRU; a plain RNN has none
    recurrent: float = 1.0  # what the weights on h(t-1) are multiplied with
    gain: float = 1.0  # what every weight is multiplied with
    length: int = 100  # T, steps
    noise: float = 0.5  # the standard deviation of the inputs
    units: int = 8  # H
    inputs: int = 8  # D
    seeds: int = 20  # S networks
    seed: int = 0  # of the first of them; the others follow it


class Fading(NamedTuple):
    """What became of the gradient in S networks. Sizes are log10, so that none is too large or too small to hold."""

    distances: np.ndarray  # (K,) steps back from the end: from 0 to T
    sizes: np.ndarray  # (K, S) of d state_T / d state_{T-k}: its largest singular value
    product: np.ndarray | None  # (K, S) of the product of f alone, in the unit that keeps best; None without f
    most_kept: float | None  # the largest f of any unit at any step
    slope: float | None  # of the squashing at the output, mean of all units and steps; None where gates stand there
    update: np.ndarray  # (S,) of the gradient of all weights together, of half the squared error at the end
    whole: tuple[
        np.ndarray, np.ndarray
    ]  # d state_T / d state_0, (matrix, power): (S, N, N) and (S,); see jacobian.product


def draw(settings: Settings) -> tuple[Weights, np.ndarray]:
    """Weights and inputs: name -> (S, H, n) or (S, 1, H), and xs (T, S, 1, D).

    Every weight is N(0, 1/H) times the gain, those on h(t-1) once more times `recurrent`; every bias is 0 but the one
    for keeping. Whatever the settings, the same seed draws the same numbers behind them.
    """
    drawn = [one_network(settings, settings.seed + k) for k in range(settings.seeds)]
    weights = {name: stacked(np.stack([each[name] for each, _ in drawn])) for name in drawn[0][0]}
    return weights, np.stack([xs for _, xs in drawn], axis=1)[:, :, None]


def one_network(settings: Settings, seed: int) -> tuple[Weights, np.ndarray]:
    """The weights (H, n) and (H,), and the inputs (T, D), of one seed. The inputs are the same for every cell."""
    s, weights = settings, {}
    drawn, inputs = normals(s.cell, s.units, s.inputs, s.length, seed)
    for name, array in drawn.items():
        weights[name] = np.zeros(s.units) if name[0] == "b" else s.gain / np.sqrt(s.units) * array
        if name[0] == "W":
            weights[name][:, : s.units] *= s.recurrent
    for name, sign in KEEPS.get(s.cell, {}).items():
        weights[name] = np.full(s.units, sign * s.bias)
    return weights, s.noise * inputs


@lru_cache(maxsize=256)
def normals(cell: str, units: int, n_in: int, length: int, seed: int) -> tuple[Weights, np.ndarray]:
    """What is drawn from N(0, 1) whatever the settings: an array for each weight, by name, and inputs (T, D)."""
    rng, like = np.random.default_rng([seed, 1]), CELLS[cell].init(n_in, units, np.random.default_rng(0))
    inputs = np.random.default_rng([seed, 0]).normal(size=(length, n_in))
    return {name: rng.normal(size=array.shape) for name, array in like.items()}, inputs


def run(settings: Settings, state: State | None = None) -> tuple[Cell, Weights, Step]:
    """The networks of a setting over their inputs: (cell, weights, trace), the trace's fields (T, S, 1, ...)."""
    cell, (weights, xs), steps = CELLS[settings.cell], draw(settings), []
    state = cell.start(settings.units, (settings.seeds, 1)) if state is None else state
    for x in xs:
        steps.append(cell.step(weights, x, state))
        state = steps[-1].state
    return cell, weights, cell.Step(*(np.stack(field).view(np.ndarray) for field in zip(*steps, strict=True)))


@lru_cache(maxsize=3)
def whole_run(settings: Settings) -> tuple[Cell, Weights, Step]:
    """The same, (T, S, 1, ...), from the start: for those who measure one run in several ways."""
    return run(settings)


def back(cell: Cell, weights: Weights, trace: Step) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """d state_T / d state_{T-k} for k = 0, 1, ..., T: yields (matrix, power), (S, N, N) and (S,).

    Each is matrix * 10 ** power: entries of at most 1, and log10 of their size.
    """
    size = len(trace.state) * trace.h.shape[-1]
    matrix, power = np.eye(size) + np.zeros((trace.h.shape[1], 1, 1)), np.zeros(trace.h.shape[1])
    yield matrix, power
    for end in range(len(trace.h), 0, -BLOCK):
        some = cell.Step(*(a[max(0, end - BLOCK) : end] for a in trace))
        for one in step_jacobians(cell, weights, some)[::-1]:
            matrix, power = near_one(matrix @ one, power)
            yield matrix, power


def step_jacobians(cell: Cell, weights: Weights, trace: Step) -> np.ndarray:
    """d state_t / d state_{t-1} of many steps and networks, any numbers: (T, S, N, N), of a trace (T, S, 1, ...).

    Everything at once takes S N N numbers several times for each step: see BLOCK. x has no part in it, and all of its
    columns but one are left out.
    """
    parts, (steps, networks, _, size) = len(trace.state), trace.h.shape
    beyond, reads, square = trace.x.shape[-1] - 1, reading_x(cell), (steps, networks, size, size)
    own = Fixed({name: a[..., : a.shape[-1] - beyond] if name in reads else a for name, a in weights.items()})
    narrow = trace._replace(x=np.broadcast_to(trace.x[..., :1], (*square[:3], 1)))
    ones, none, found = np.broadcast_to(np.eye(size), square), np.zeros(square), []
    for k in range(parts):
        rows = tuple(ones if part == k else none for part in range(parts))
        found.append(np.concatenate(cell.step_back(own, narrow, rows)[2], axis=-1))
    return np.concatenate(found, axis=-2)


@lru_cache(maxsize=128)  # of two cells, at each place of the slider of a bias
def fade(settings: Settings) -> Fading:
    """Run the networks of a setting, go back through them, and measure: a Fading."""
    cell, weights, trace = whole_run(settings)
    distances = np.unique(np.linspace(0, settings.length, min(POINTS, settings.length) + 1).round().astype(np.intp))
    wanted, sizes, signal = set(distances.tolist()), [], []
    pull = last_gradient(settings, trace)
    for k, (matrix, power) in enumerate(back(cell, weights, trace)):
        signal.append((pull @ matrix, power))
        if k in wanted:
            sizes.append((matrix, power))
    kept = trace.f[:, :, 0] if "f" in cell.GATES else None
    product = None if kept is None else products(kept, distances)
    most = None if kept is None else float(kept.max())
    slope = None if cell.GATES else float(tanh_slope(trace.h).mean())
    update = updates(cell, weights, trace, signal)
    size = norm(*map(np.stack, zip(*sizes, strict=True)))
    return Fading(distances, size, product, most, slope, update, (matrix, power))


def products(kept: np.ndarray, distances: np.ndarray) -> np.ndarray:
    """log10 of the product of f over the last k steps in the unit where it is largest: (K, S), from f (T, S, H)."""
    summed = np.concatenate([np.zeros_like(kept[:1]), np.cumsum(np.log10(kept[::-1]), axis=0)])
    return summed[distances].max(axis=-1)


def last_gradient(settings: Settings, trace: Step) -> np.ndarray:
    """The gradient of half the squared error at the last state, against targets from N(0, 1): (S, 1, N)."""
    targets = [np.random.default_rng([settings.seed + k, 2]).normal(size=settings.units) for k in range(settings.seeds)]
    error = trace.h[-1] - np.stack(targets)[:, None]
    return np.concatenate([error] + [np.zeros_like(error)] * (len(trace.state) - 1), axis=-1)


def updates(cell: Cell, weights: Weights, trace: Step, signal: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """log10 of the size of the gradient of all weights together: (S,). signal is (d state_{T-k}, power) for k = 0..T.

    Each network's steps are one batch to step_back, which adds up over a batch.
    """
    powers, parts, sizes = np.stack([power for _, power in signal[:-1]]), len(trace.state), []
    most = powers.max(axis=0)
    d = np.stack([row for row, _ in signal[:-1]])[:, :, 0] * 10.0 ** (powers - most)[..., None]
    for k in range(d.shape[1]):
        one = {name: np.asarray(a[k] if name[0] in "WV" else a[k, 0]) for name, a in weights.items()}
        step = cell.Step(*(a[:, k, 0] for a in trace))
        dw, _, _ = cell.step_back(one, step, tuple(np.split(d[::-1, k], parts, axis=-1)))
        sizes.append(np.sqrt(sum((part**2).sum() for part in dw.values())))
    return np.log10(sizes) + most


@lru_cache(maxsize=128)
def nudged(settings: Settings) -> np.ndarray:
    """log10 of how much the end moves, for each unit of a nudge of the start: (S,), without any backward pass.

    The start is nudged where the end feels it most, and the nudge is carried forward along the steps of the run. It is
    imaginary: what answers is the exact slope. After each step it is brought back to its size and what was taken out is
    noted, so that it can be followed however far it fades or grows.
    """
    (cell, weights, trace), (matrix, _) = whole_run(settings), fade(settings).whole
    nudge, power = np.linalg.svd(matrix)[2][:, :1], np.zeros(settings.seeds)
    before = [getattr(trace, f"{name}_prev") for name in state_names(trace)]
    for t, x in enumerate(trace.x):
        pieces = np.split(nudge, len(before), axis=-1)
        state = tuple(part[t] + 1j * HAIR * piece for part, piece in zip(before, pieces, strict=True))
        moved = [np.imag(part) / HAIR for part in cell.step(weights, x, state).state]
        nudge, power = near_one(np.concatenate(moved, axis=-1).view(np.ndarray), power)
    return norm(nudge, power)


def agreement(settings: Settings) -> float:
    """How far the nudges and the curves' ends are apart, at most, as a share of either: 0 where both are alike."""
    ahead, behind = nudged(settings), norm(*fade(settings).whole)
    apart = np.where(ahead == behind, 0.0, np.abs(np.expm1(np.log(10.0) * (ahead - behind))))
    return float(apart.max())
