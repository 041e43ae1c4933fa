"""Melodies: which note comes next? Four bars in one of 24 keys, out of a grammar: lstm/domains/music/grammar.py."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from lstm.domains.music import carry, judged
from lstm.domains.music.grammar import TOKENS, melodies
from lstm.domains.music.notes import WORDS, notes, said
from lstm.live.examples import Examples, Metric, Options, Symbols, bits, next_tokens
from lstm.model import Model
from lstm.numbers import percent

NAME = "The next note of a melody"
SAID = "Tap a melody, and a network goes on with it, note by note."
ABOUT = (
    "A melody is read note by note, and the network says which note comes next: one of 96, each a pitch and a length, "
    "or the double bar at the end. Every melody has four bars in one of 24 keys, and nobody says which. Whoever knew "
    "the rules but not the key would be surprised by 3.4 bits per note, and nothing can do better. A table of which "
    "note follows which is above 5. To get below it, a network has to find out the key, keep it, and know where in the "
    "bar it is."
)
DATA = (
    "The melodies are made by a grammar of this project (`lstm/domains/music/grammar.py`), afresh for every update: no "
    "tune of anybody's is in it, so no licence but the project's own. Those it is judged by come from another seed."
)
OPTIONS = {}
DEFAULTS = {"units": 48, "rate": 0.03, "forget": 1.0, "batch": 32}
RATES = {"lstm": 0.03, "gru": 0.03, "rnn": 0.01, "peephole": 0.03, "lstm1997": 0.03, "coupled": 0.03}
UPDATES = 1500
SHIPPED = 16_000
METRIC = Metric("bits of surprise per note", "lower", 4.0)
CONTROL = "a table of which note follows which"
COUNTED = 4000  # melodies that the table is counted from


def sizes(options: Options) -> tuple[int, int, str]:
    """97 tokens in, 97 out."""
    return TOKENS, TOKENS, "class"


def symbols(options: Options) -> Symbols:
    """The double bar, and notes such as c4-2: a C in octave 4 for two eighths."""
    return Symbols(WORDS, WORDS)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Melodies, the next note asked at every step, and at last the end: tokens (T, n)."""
    tokens, counts, _ = melodies(rng, n)
    return next_tokens(tokens, counts)


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The mean surprise at the note that comes, in bits: outputs (T, n, O)."""
    return bits(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The bits of a table of which note follows which."""
    return bits(table()[examples.xs], examples)


@lru_cache(maxsize=1)
def table() -> np.ndarray:
    """The chance of each token after each, (97, 97), counted from melodies that nobody is judged by."""
    tokens, counts, _ = melodies(np.random.default_rng(1), COUNTED)
    counted = next_tokens(tokens, counts)
    mask, found = counted.weights > 0, np.full((TOKENS, TOKENS), 0.05)  # what never followed is not quite impossible
    np.add.at(found, (counted.xs[mask], counted.targets[mask]), 1.0)
    return found / found.sum(axis=1, keepdims=True)


def more(model: Model) -> dict[str, Any]:
    """What else is measured of a network: what its continuations keep, after so many bars, and with parts carried."""
    return {"bars": {bars: judged.figures(model, bars) for bars in (1, 2)}, "carried": carry.figures(model)}


def as_examples(tokens: Sequence[int]) -> Examples:
    """A visitor's notes, at least one, as Examples (n = 1); what comes after them nobody knows: the end, say."""
    return next_tokens(np.array([*tokens, 0])[:, None], [len(tokens) + 1])


def card(options: Options) -> tuple[list[str], Examples]:
    """Four notes, and what they are called."""
    tokens = notes("c4-2,e4-2,g4-2,c5-2")
    return [said(one).partition(",")[0] for one in tokens], as_examples(tokens)


def tell(outputs: np.ndarray, options: Options) -> str:
    """The likeliest note to come, by outputs (T, O)."""
    return f"then perhaps {said(int(outputs[-1].argmax()))}: {percent(outputs[-1].max())}"
