"""What sentences are made of."""

from collections.abc import Sequence

from lstm.numbers import percent

__all__ = ["listed", "percent"]


def listed(parts: Sequence[str]) -> str:
    """Parts of a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
