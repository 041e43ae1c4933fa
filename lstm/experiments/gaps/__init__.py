"""How far back a network can remember: trained on short sentences, asked in long ones.

Plain RNN, GRU and LSTM learn from the same sentences, with none or one clause between a reason and what follows from
it, and a trigram counts them. All are then asked where ever more words stand between, many times as far as any of them
ever read. `python -m lstm.presets.gaps` measures what is stored beside it.

Source: ours. Here these words and arguments mean

    gap, `gap`, `gaps`     whole, at least 1: words from the reason to the answer
    `size`, `clauses`      whole, at least 0: how many sentences, or clauses between
"""

from lstm.experiments.gaps.measure import GAPS, asked_at, likeliest, share_right, shares
from lstm.experiments.gaps.sentences import (
    KINDS,
    MOST_CLAUSES,
    Stretched,
    corpus,
    longest_gap,
    reasons,
    stretched,
    trigram,
)
from lstm.experiments.gaps.training import CELLS, UPDATES, advance, begin, model_of, settings

__all__ = [
    "CELLS",
    "GAPS",
    "KINDS",
    "MOST_CLAUSES",
    "UPDATES",
    "Stretched",
    "advance",
    "asked_at",
    "begin",
    "corpus",
    "likeliest",
    "longest_gap",
    "model_of",
    "reasons",
    "settings",
    "share_right",
    "shares",
    "stretched",
    "trigram",
]
