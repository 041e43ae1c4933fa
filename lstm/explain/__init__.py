"""What a trace means: a number taken apart into the products that made it, a memory into its writers; and what would be
if a word, a gate or the memory itself were another (surgery).

Source: ours, but for what a module or function names. Here these words and arguments mean

    memory, sum          any number: what a cell holds, or squashes
    `worth`              logits of an answer's margin for each 1 of a unit's memory
    `kin`, `parts`       ids that can stand for each other; numbers of parts of a state, 0 (h) and 1 (c)
    `values`             as the quantity has them: gates 0 to 1, h and candidate -1 to 1, c any number
"""

from lstm.explain.check_gradients import Checked, check_gradients
from lstm.explain.differences import Difference, Moved, align, difference, moved
from lstm.explain.health import Finding, Health, health
from lstm.explain.influence import influence, missed, overlooked
from lstm.explain.interventions import Operation, operate, operation
from lstm.explain.leave_one_out import left_out, left_out_of, one_word_changed, telling_word
from lstm.explain.probe import Probe, probe
from lstm.explain.products import Part, Terms, squashed, sums, terms
from lstm.explain.writing import (
    before,
    by_hand,
    changed_most,
    direction,
    exactness,
    margin,
    memory,
    moved_most,
    order_units,
    telling,
    worth_most,
    writers,
    wrote_most,
)

__all__ = [
    "Checked",
    "Difference",
    "Finding",
    "Health",
    "Moved",
    "Operation",
    "Part",
    "Probe",
    "Terms",
    "align",
    "before",
    "by_hand",
    "changed_most",
    "check_gradients",
    "difference",
    "direction",
    "exactness",
    "health",
    "influence",
    "left_out",
    "left_out_of",
    "margin",
    "memory",
    "missed",
    "moved",
    "one_word_changed",
    "operate",
    "operation",
    "order_units",
    "overlooked",
    "probe",
    "squashed",
    "sums",
    "moved_most",
    "telling",
    "telling_word",
    "terms",
    "worth_most",
    "writers",
    "wrote_most",
]
