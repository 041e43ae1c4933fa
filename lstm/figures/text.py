"""What sentences are made of."""

from lstm.numbers import percent

__all__ = ["listed", "percent"]


def listed(parts):
    """Parts of a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
