"""What a trace means: a number taken apart into the products that made it, and a memory into its writers."""

from lstm.explain.memory import changed_most, direction, margin, order_units, telling, writers, wrote_most
from lstm.explain.products import Part, Terms, squashed, sums, terms

__all__ = [
    "Part",
    "Terms",
    "changed_most",
    "direction",
    "margin",
    "order_units",
    "squashed",
    "sums",
    "telling",
    "terms",
    "writers",
    "wrote_most",
]
