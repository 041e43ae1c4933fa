"""At "due to" it recognises a reason, at "current" it forgets what does not matter."""

from functools import lru_cache
from typing import Any

import numpy as np

from lstm import model as models
from lstm import presets
from lstm.everyday import sentences
from lstm.experiments.court.rule import Rule

NUMBER = 19
CLAIM = "At “due to” an LSTM recognises that a reason comes, and at “current” its forget gate sorts out what matters."
SAID_BY = "One of five introductions, of a sentence it tells gate by gate."
RULE = Rule(
    "share of answers that change when the words are left out",
    "phrase",
    "more",
    0.3,
    differ="the words",
)
CASES = {"due to": "“due to”", "current": "“current”"}
ARMS = {"phrase": "these words left out", "reason": "the reason left out"}
SEEDS = (0, 1, 2, 3, 4)
HOW = (
    "The network of *Your sentence* reads 30 sentences per seed, “due to my current … situation, I need to take a …”, "
    "with reasons of every kind; then the same without the words. If they did what is told, the answers would suffer. "
    "Beside it, what leaving the reason out does."
)
LITERATURE = (
    "Stories of single words are mostly told afterwards: the same story fits other networks, and random ones "
    "([Adebayo and others 2018](https://arxiv.org/abs/1810.03292), of images)."
)
CHANGES = "Sentences in which only “due to” tells a reason from another word: then a network has to look at it."
REFUTED = (
    "At “current” nothing of the job situation can be held: it has not been read yet.",
    "“By the time the LSTM processes ‘take a loan’”: “loan” is what it says after “a”, before reading it.",
    "“Initializes its state to represent the current context”: before the first word, h and c are 0.",
)
ASKED, AFTER = 30, ("situation", ",", "i", "need", "to", "take", "a")


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The share of answers that are others without the words."""
    changed = 0
    for words, reason in asked(seed):
        text = " ".join(words)
        without = (
            " ".join(word for word in words if word != reason) if arm == "reason" else text.replace(f"{case} ", "")
        )
        changed += expected(text) != expected(without)
    return changed / ASKED


@lru_cache(maxsize=8)
def asked(seed: int) -> tuple[tuple[tuple[str, ...], str], ...]:
    """(words, reason) of sentences of that form."""
    rng, found = np.random.default_rng([seed, 24]), []
    while len(found) < ASKED:
        one = sentences.sentence(rng, "need", clauses=0, held_out=False)
        if one.reason is not None:
            reason = one.words[one.reason]
            found.append((("due", "to", "my", "current", reason, *AFTER), reason))
    return tuple(found)


@lru_cache(maxsize=512)
def expected(text: str) -> int:
    """The word (an id) that is expected after a text."""
    model = presets.load("lstm")
    ids = [model.words.index(word) for word in text.split()]
    return int(models.predict(model, models.read(model, ids)[-1])[-1].argmax())
