"""From a gradient to the next weights: clipping, and four optimisers. Every array is one flat vector (P,)."""

import numpy as np

OPTIMISERS = ("adam", "sgd", "momentum", "rmsprop")


def clipped(gradient, longest):
    """The gradient, shortened to `longest` if that is not 0 and it is longer: (gradient, length before, share cut)."""
    length = float(np.sqrt(gradient @ gradient))
    if not longest or not length > longest:
        return gradient, length, 0.0
    return gradient * (longest / length), length, 1.0 - longest / length


def step(optimiser, flat, moments, gradient, rate, t):
    """The t-th update: the weights (P,) and the moments (2, P) after it.

    momentum: 0.9 of the last step's way is kept. rmsprop: Tieleman & Hinton 2012. adam: Kingma & Ba 2015.
    """
    if optimiser == "sgd":
        return flat - rate * gradient, moments
    mean, square = moments
    if optimiser == "momentum":
        mean = 0.9 * mean + gradient
        return flat - rate * mean, np.stack([mean, square])
    if optimiser == "rmsprop":
        square = 0.9 * square + 0.1 * gradient**2
        return flat - rate * gradient / (np.sqrt(square) + 1e-8), np.stack([mean, square])
    mean = 0.9 * mean + 0.1 * gradient
    square = 0.999 * square + 0.001 * gradient**2
    way = (mean / (1.0 - 0.9**t)) / (np.sqrt(square / (1.0 - 0.999**t)) + 1e-8)
    return flat - rate * way, np.stack([mean, square])
