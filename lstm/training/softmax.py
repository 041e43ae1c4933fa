"""The loss over a large vocabulary, and its gradient: every chance worked out, a few rows at a time.

Of N answers among V words there are N times V scores, which fill no cache. So what is done to each score is done to a
block of rows while that lies in one; only the three matrix products see them all.
"""

import numpy as np

AT_ONCE = 1 << 19  # bytes of scores worked on at a time: about half of what a core's own cache holds


class Softmax:
    """Scores of V words from n features, their surprise at what came, and the way back; buffers are made once."""

    def __init__(self, n_words: int, n_rows: int, dtype: type = np.float32) -> None:
        self.scores = np.empty((n_rows, n_words), dtype)
        self.block = max(1, AT_ONCE // (n_words * self.scores.itemsize))

    def surprise(self, features: np.ndarray, table: np.ndarray, bias: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """-ln of the chance of each target (N,), from features (N, n), a row of `table` (V, n) and a bias (V,) a word.

        What is left in `scores` (N, V) are the chances. Returns (N,).
        """
        said = self.scores[: len(features)]
        np.dot(features, table.T, out=said)
        found = np.empty(len(said))
        for first in range(0, len(said), self.block):
            rows = slice(first, first + self.block)
            part, aims = said[rows], targets[rows, None]
            part += bias
            part -= part.max(axis=1, keepdims=True)
            aimed = np.take_along_axis(part, aims, axis=1)[:, 0].astype(float)
            np.exp(part, out=part)
            total = part.sum(axis=1, keepdims=True)
            found[rows] = np.log(total[:, 0].astype(float)) - aimed
            part *= 1 / total
        return found

    def back(
        self,
        features: np.ndarray,
        table: np.ndarray,
        targets: np.ndarray,
        share: float,
        d_table: np.ndarray,
        d_bias: np.ndarray,
    ) -> np.ndarray:
        """The gradient of `share` times the sum of what `surprise` gave, of the same features (N, n) and targets (N,).

        That of the table (V, n) and of the bias (V,) is written into d_table and d_bias; that of the features, (N, n),
        is returned. The chances are used up.
        """
        slopes = self.scores[: len(features)]
        slopes[np.arange(len(slopes)), targets] -= 1.0
        np.dot(slopes.T, features, out=d_table)
        np.sum(slopes, axis=0, out=d_bias)
        d_table *= share
        d_bias *= share
        d_features = slopes @ table
        d_features *= share
        return d_features
