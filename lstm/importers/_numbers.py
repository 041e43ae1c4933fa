"""Numbers as they lie in a file."""

import numpy as np


def as_numbers(data: bytes | memoryview, kind: str) -> np.ndarray:
    """The numbers (n,) in bytes: `kind` is one of NumPy's, little-endian, or "bf16", the upper half of a float32."""
    if kind == "bf16":
        return (np.frombuffer(data, "<u2").astype("<u4") << 16).view("<f4")
    return np.frombuffer(data, kind)
