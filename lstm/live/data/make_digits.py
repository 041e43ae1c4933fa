"""Makes digits.npz from scikit-learn's copy of the UCI digits: pip install scikit-learn, then run this file.

The app does not need scikit-learn: it reads the file. What is in it, from where and under which licence, stands in
README.md beside it.

Source: Alpaydin & Kaynak 1998.
"""

from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("digits.npz")


def make() -> None:
    """Every image (1797, 8, 8), 0..16 of ink, and the digit it shows, as bytes."""
    from sklearn.datasets import load_digits

    found = load_digits()
    np.savez_compressed(FILE, images=found.images.astype(np.uint8), digits=found.target.astype(np.uint8))


if __name__ == "__main__":
    make()
