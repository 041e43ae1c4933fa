"""What the perplexities of a text say, and what those of held-out sentences do not, in sentences."""

from typing import Any

import numpy as np

from lstm.figures.cousins.contest import short
from lstm.figures.text import listed, percent
from lstm.numbers import fixed, sized

FEW = 10  # words that say little
NEAR = 0.05  # share of a perplexity: less than this apart is called a tie


def who(network: float, trigram: float) -> str:
    """Which of two perplexities is the better, in a sentence."""
    if abs(network - trigram) <= NEAR * trigram:
        return "That is a tie."
    if network < trigram:
        return "The network is the less surprised: what it remembers beyond two words helps."
    return "The **trigram** is the less surprised: on this text, two words back are worth more than a memory."


def own_text(network: float, trigram: float, counted: int, known: int) -> str:
    """The perplexities of the visitor's text over so many words; `known` is how many words there are to choose from."""
    if not counted:
        return "There is no word here yet that could be judged: the first word of a sentence is announced by nothing."
    words = f"{counted} word{'s' * (counted > 1)}"
    found = (
        f"Over {words} of your text the network has a perplexity of **{plain(network)}**, a trigram of "
        f"**{plain(trigram)}**."
    )
    if min(network, trigram) > known:
        return (
            f"{found} A guess among all {known:,} words has {known:,}: this text is of a kind that neither has learnt."
        )
    return f"{found} {who(network, trigram) if counted >= FEW else 'So few words say little.'}"


def plain(perplexity: float) -> str:
    """A perplexity as a number of words."""
    return sized(perplexity) if perplexity < 100 else fixed(perplexity, 0)


def last_words(cells: dict[str, Any]) -> str:
    """Who gets the last words of sentences right, where perplexity hardly shows it; cells as in lstm.presets.apps."""
    right = {cell: float(np.median([one["last"] for one in found["more"]])) for cell, found in cells.items()}
    parts = [f"the {short(cell)} {percent(share)}" for cell, share in right.items()]
    return (
        "Perplexity is a mean over all words, and most of them hang on the word or two before. A memory is asked for "
        f"at the last word of a sentence: **of those {listed(parts)} are right**, at the median of "
        f"{len(next(iter(cells.values()))['more'])} seeds."
    )
