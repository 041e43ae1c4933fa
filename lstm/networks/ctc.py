"""CTC: learning what is said without being told when. Connectionist temporal classification (Graves et al. 2006).

A network gives scores for V labels at every frame; label 0 is the blank, "nothing new". A path names one label a
frame. Merge its repeats, then drop its blanks, and it says something: B(a a - a b b) = a a b. The chance of a
labelling is that of all paths that say it, and the loss is minus its log. Equation numbers are the paper's.

    read = ctc.read(scores, targets, lengths)
    read.loss.sum(), read.d_scores

How to get from scores to labels stands in lstm/networks/ctc_decode.py.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.networks.lengths import checked, cleared, mask, pad, reverse

SOURCE = "Graves, Fernández, Gomez & Schmidhuber 2006"
EQUATIONS = {
    "path": r"p(\pi \mid x) = \prod_{t=1}^{T} y^t_{\pi_t}",  # (2)
    "labelling": r"p(l \mid x) = \sum_{\pi \in \mathcal{B}^{-1}(l)} p(\pi \mid x)",  # (3)
    "forward": r"\alpha_t(s) = \left(\alpha_{t-1}(s) + \alpha_{t-1}(s-1) + [l'_s \ne l'_{s-2}]\,"
    r"\alpha_{t-1}(s-2)\right) y^t_{l'_s}",  # (6), (7): a blank is its own neighbour but one
    "loss": r"O = -\ln p(z \mid x)",  # (12)
    "posterior": r"\gamma_t(s) = \frac{\alpha_t(s)\,\beta_t(s)}{p(z \mid x)\,y^t_{l'_s}}",  # a term of (14)
    "gradient": r"\frac{\partial O}{\partial u^t_k} = y^t_k - \sum_{s:\,l'_s = k} \gamma_t(s)",  # (16)
}
BLANK = 0
LEAST = -1e300  # a log chance that is finite, to subtract where all are -inf


class Read(NamedTuple):
    """A batch of scores, held against what should have been read. S = 2 U + 1 for the longest target, U labels."""

    loss: np.ndarray  # (B,) 0 or more, in nats: -ln p(target | scores) of each sequence
    d_scores: np.ndarray  # (T, B, V) the gradient of loss.sum() at every score; 0 at padding
    posterior: np.ndarray  # (T, B, S) 0..1, the chance that a frame says this place of l'; a row adds up to 1
    places: np.ndarray  # (B, S) l': the target with blanks around and between its labels
    n_places: np.ndarray  # (B,) how many of them are a sequence's own


def read(
    scores: np.ndarray, targets: Sequence[Sequence[int]], lengths: np.ndarray | Sequence[int] | None = None
) -> Read:
    """Hold scores (T, B, V), any finite numbers, against targets: B sequences of labels 1 .. V - 1, perhaps empty.

    lengths (B,) says how many frames are each sequence's own; all T if not given. Everything is computed in float64.
    Raises ValueError for labels or lengths out of range, scores that are not finite, and a target that cannot be
    said in the frames there are: its loss would be infinite, and no gradient could lead anywhere.
    """
    scores = np.asarray(scores, dtype=float)
    if scores.ndim != 3 or 0 in scores.shape or len(targets) != scores.shape[1]:
        raise ValueError(
            f"scores need the shape (T, B, V), one target each; got {scores.shape}, {len(targets)} targets"
        )
    lengths = checked(lengths, len(scores), scores.shape[1:2])
    places, n_places = spread(targets, lengths, scores.shape[2])
    scores = cleared(scores, lengths)
    if not np.isfinite(scores).all():
        raise ValueError("scores must be finite numbers")
    log_y = log_softmax(scores)
    said = np.take_along_axis(log_y, np.broadcast_to(places, (len(scores), *places.shape)), axis=2)
    alpha, beta = both_ways(said, places, lengths, n_places)
    log_p = at_end(alpha, lengths, n_places)
    own = mask(lengths, len(scores))[..., None] & (np.arange(places.shape[1]) < n_places[:, None])
    posterior = np.exp(np.where(own, alpha + beta - said - log_p[:, None], -np.inf))
    one_hot = np.eye(scores.shape[2])[places]
    gathered = np.matmul(posterior.swapaxes(0, 1), one_hot).swapaxes(0, 1)
    d_scores = cleared(np.exp(log_y) - gathered, lengths)  # (16)
    return Read(np.maximum(-log_p, 0.0), d_scores, posterior, places, n_places)


def both_ways(
    said: np.ndarray, places: np.ndarray, lengths: np.ndarray, n_places: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """ln alpha and ln beta, at most 0, each (T, B, S). beta (10) is alpha of the sequence and of l' read backwards."""
    said = np.concatenate([said, mirrored(said, lengths, n_places)], axis=1)
    places = np.concatenate([places, reverse(places.T, n_places).T])
    alpha, beta = np.split(forward(said, places), 2, axis=1)
    return alpha, mirrored(beta, lengths, n_places)


def forward(said: np.ndarray, places: np.ndarray) -> np.ndarray:
    """ln alpha (T, B, S): the chance of having said l' up to a place by a frame (6), in one pass over the frames.

    said (T, B, S) is the log chance, at every frame, of the label at each of the places (B, S).
    """
    n_frames, batch, n_places = said.shape
    alpha = np.full((n_frames, batch, n_places + 2), -np.inf)  # two places before the first, which nothing reaches
    alpha[0, :, 2:4] = said[0, :, :2]
    jump = np.full(places.shape, -np.inf)
    jump[:, 2:][places[:, 2:] != places[:, :-2]] = 0.0  # over a blank, if it does not part two equal labels
    with np.errstate(divide="ignore"):  # what cannot be reached has the chance 0, and its log is meant
        for t in range(1, n_frames):
            stay, one, two = alpha[t - 1, :, 2:], alpha[t - 1, :, 1:-1], alpha[t - 1, :, :-2] + jump
            most = np.maximum(np.maximum(np.maximum(stay, one), two), LEAST)
            total = np.exp(stay - most) + np.exp(one - most) + np.exp(two - most)
            alpha[t, :, 2:] = np.log(total) + most + said[t]  # half the time of two logaddexp
    return alpha[:, :, 2:]


def at_end(alpha: np.ndarray, lengths: np.ndarray, n_places: np.ndarray) -> np.ndarray:
    """ln p(l | x) (B,), at most 0: all of l' is said, with or without the blank at its end, by the last frames (8)."""
    ends = np.stack([n_places - 1, np.maximum(n_places - 2, 0)], axis=1)
    found = np.take_along_axis(alpha[lengths - 1, np.arange(len(lengths))], ends, axis=1)
    found[n_places == 1, 1] = -np.inf  # nothing to say: the one blank is not counted twice
    return np.logaddexp.reduce(found, axis=1)


def mirrored(values: np.ndarray, lengths: np.ndarray, n_places: np.ndarray) -> np.ndarray:
    """Values (T, B, S) with every sequence's own frames and own places back to front."""
    return np.moveaxis(reverse(np.moveaxis(reverse(values, lengths), 2, 0), n_places[None]), 0, 2)


def spread(targets: Sequence[Sequence[int]], lengths: np.ndarray, n_labels: int) -> tuple[np.ndarray, np.ndarray]:
    """l' for every target: (B, S) places and (B,) how many are its own. Raises ValueError if a target is impossible."""
    for k, (target, length) in enumerate(zip(targets, lengths, strict=True)):
        if strange := [label for label in target if label not in range(1, n_labels)]:
            raise ValueError(f"labels are 1 to {n_labels - 1} here, 0 is the blank; target {k} has {strange[0]}")
        if (needed := frames_needed(target)) > length:
            counted = "one for each label and one between equal neighbours"
            raise ValueError(f"target {k} needs {needed} frames, {counted}; its sequence has {length}")
    labels, sizes = pad(targets)
    places = np.full((len(sizes), 2 * len(labels) + 1), BLANK)
    places[:, 1::2] = labels.T
    return places, 2 * sizes + 1


def frames_needed(target: Sequence[int]) -> int:
    """The fewest frames in which labels can be said, 0 or more: one each, and a blank between equal neighbours."""
    return len(target) + sum(one == other for one, other in zip(target[1:], target[:-1], strict=True))


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Scores (..., V) to log chances (..., V) along the last axis, without overflow."""
    scores = scores - scores.max(axis=-1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
