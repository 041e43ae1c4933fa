"""What an answer costs: the surprise at the right class, or the squared error of numbers.

Source: cross-entropy of a softmax, Bridle 1990; least squares.
"""

import numpy as np


def loss_and_gradient(said: np.ndarray, targets: np.ndarray, share: np.ndarray) -> tuple[float, np.ndarray]:
    """The loss of N scores (N, O), and its gradient there. targets (N,) int or (N, O) float, share (N,) of the loss."""
    share = share[:, None]
    if not np.issubdtype(targets.dtype, np.integer):
        error = said - targets
        return float(np.sum(share * error**2)) / error.shape[1], 2.0 * share * error / error.shape[1]
    every = np.arange(len(said))
    top = said - said.max(axis=1, keepdims=True)
    e = np.exp(top)
    total = e.sum(axis=1)
    slope = e / total[:, None]
    slope[every, targets] -= 1.0
    return float(np.sum(share[:, 0] * (np.log(total) - top[every, targets]))), slope * share
