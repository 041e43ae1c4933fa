"""Both ways: one cell reads a sequence forwards, a second one backwards, and at every step stands what both put out.

So what comes after a step is known there too, as in handwriting and speech, which are looked at when all is there.
The two share nothing: their weights are their own. Sequences of a batch may differ in length; none sees its padding.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm import unroll
from lstm.cells import Cell, Step
from lstm.linear import Weights
from lstm.networks.lengths import checked, cleared, mask, reverse

SOURCE = "Schuster & Paliwal 1997; with LSTM cells Graves & Schmidhuber 2005"
EQUATIONS = {
    "ahead": r"\overrightarrow{s}_t = \mathrm{cell}(x_t, \overrightarrow{s}_{t-1})",
    "behind": r"\overleftarrow{s}_t = \mathrm{cell}(x_t, \overleftarrow{s}_{t+1})",
    "h": r"h_t = [\overrightarrow{h}_t, \overleftarrow{h}_t]",
}


class Both(NamedTuple):
    """A run both ways. Every number stands at the step whose x it was computed from.

    Steps of padding are those of a cell that reads zeros: they are in neither trace's own steps, nor in h.
    """

    ahead: Step  # the forward cell's trace, (T, ..., H) and so on
    behind: Step  # the backward cell's: its h_prev at step t is its h at step t + 1
    h: np.ndarray  # (T, ..., 2 H) both outputs side by side, forwards first; 0 at padding
    lengths: np.ndarray  # (...) how many steps are each sequence's own


def init(cell: Cell, n_in: int, n_hidden: int, rng: np.random.Generator) -> tuple[Weights, Weights]:
    """First weights of both: (forwards, backwards)."""
    return cell.init(n_in, n_hidden, rng), cell.init(n_in, n_hidden, rng)


def run(
    cell: Cell, weights: Sequence[Weights], xs: np.ndarray, lengths: np.ndarray | Sequence[int] | None = None
) -> Both:
    """Run xs (T, ..., D) both ways; weights are (forwards, backwards), lengths (...) as in lstm.networks.lengths.

    Both start from zeros, each at its own end of the sequence. Raises ValueError as lstm.run does, or for lengths.
    """
    xs = np.asarray(xs)
    lengths = checked(lengths, len(xs), xs.shape[1:-1])
    xs = cleared(xs, lengths)
    ahead = unroll.run(cell, weights[0], xs)
    behind = around(unroll.run(cell, weights[1], reverse(xs, lengths)), lengths)
    h = cleared(np.concatenate([ahead.h, behind.h], axis=-1), lengths)
    return Both(ahead, behind, h, lengths)


def run_back(
    cell: Cell, weights: Sequence[Weights], both: Both, dhs: np.ndarray
) -> tuple[tuple[Weights, Weights], np.ndarray]:
    """From the loss's gradient at every h (T, ..., 2 H) to that of the weights, (forwards, backwards), and of xs.

    What dhs says about padding is not looked at, and the gradient there is 0.
    """
    dhs = np.where(mask(both.lengths, len(dhs))[..., None], dhs, 0.0)
    d_ahead, d_behind = np.split(dhs, 2, axis=-1)
    dw_ahead, dxs, _ = unroll.run_back(cell, weights[0], both.ahead, d_ahead)
    dw_behind, dxs_turned, _ = unroll.run_back(
        cell, weights[1], around(both.behind, both.lengths), reverse(d_behind, both.lengths)
    )
    return (dw_ahead, dw_behind), dxs + reverse(dxs_turned, both.lengths)


def around(trace: Step, lengths: np.ndarray) -> Step:
    """A trace (T, B, H) with each sequence's own steps back to front."""
    return type(trace)(*(reverse(field, lengths) for field in trace))
