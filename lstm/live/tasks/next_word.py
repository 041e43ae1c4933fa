"""Next word: everyday sentences one after the other, the next word asked at each. As the main model learnt them."""

from functools import lru_cache

import numpy as np

from lstm.everyday import sentences as everyday
from lstm.live.examples import Examples, Metric, Options, Symbols, bits, next_tokens, padded
from lstm.live.tasks import everyday as sentences
from lstm.live.tasks.everyday import PLACE, WORDS
from lstm.model import Model, predict, read
from lstm.networks import ngram

NAME = "The next word of a text"
SAID = "Let the main model write on from your words, one word at a time."
ABOUT = (
    "Everyday sentences are read word by word, one after the other, and at every word the next one is asked. Most of "
    "it hangs on the words just read, and there counting goes far. The last word of a sentence often hangs on a reason "
    "given long before, and counts thirty times as much. It is judged on sentences with pairs of words that training "
    "never saw together, by perplexity: between how many words it hesitates, on average."
)
DATA = (
    "The sentences are made by a grammar of this project (`lstm/everyday/sentences.py`): no text of anybody's is in "
    "them, so no licence but the project's own."
)
OPTIONS = {}
DEFAULTS = {"units": 16, "rate": 0.1, "forget": 3.0, "penalty": 0.01, "batch": 32}
RATES = {"lstm": 0.1, "gru": 0.03, "rnn": 0.03, "peephole": 0.03, "lstm1997": 0.03, "coupled": 0.03}
UPDATES = 4000
SHIPPED = 4000
METRIC = Metric("perplexity", "lower", 5.0)
CONTROL = "a trigram"
COUNTED = 20_000  # sentences that the trigram is counted from, and that are learnt from
DECIDES = 30.0  # how much more the last word of a sentence counts than any other
UNKNOWN = 0.03  # share of words that are read as a word nobody knows
JUDGED = 400  # sentences by which `more` judges last words


def sizes(options: Options) -> tuple[int, int, str]:
    """How many words the vocabulary has, in and out."""
    return len(WORDS), len(WORDS), "class"


def symbols(options: Options) -> Symbols:
    """The vocabulary."""
    return Symbols(WORDS, WORDS)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Two sentences to an example, each with its full stop, the next word asked at every step: tokens (T, n)."""
    known = sentences.corpus(len(sentences.NEEDS), COUNTED)
    chosen: list[list[int]] = sorted((known[k] for k in rng.integers(0, len(known), 2 * n)), key=len)
    pairs = list(zip(chosen[:n], reversed(chosen), strict=False))  # the shortest with the longest: little padding
    pairs = [pair if rng.random() < 0.5 else pair[::-1] for pair in pairs]
    tokens, lengths = padded([[*one, PLACE["."], *other, PLACE["."]] for one, other in pairs])
    weights = np.ones((len(tokens) - 1, n))
    for k, (one, other) in enumerate(pairs):
        weights[[len(one) - 2, len(one) + len(other) - 1], k] = DECIDES
    examples = next_tokens(tokens, lengths, weights)
    return examples._replace(xs=np.where(rng.random(examples.xs.shape) < UNKNOWN, 0, examples.xs))


def draw_test(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """Sentences with pairs of words that training never saw together."""
    return next_tokens(*padded(sentences.corpus(len(sentences.NEEDS), n, held_out=True)))


def draw_shown(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """The sentence of the start page."""
    return next_tokens(*padded([[PLACE[word] for word in everyday.SEED_WORDS]]))


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """Perplexity, at least 1: e to the mean surprise in nats, over all words but each first one: outputs (T, n, O)."""
    return 2.0 ** bits(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The perplexity of a trigram counted from the sentences that are learnt from."""
    return ngram.perplexity(trigram(), [words_of(examples, k) for k in range(len(examples.lengths))])


def words_of(examples: Examples, k: int) -> list[str]:
    """The words of one example, the last answer among them."""
    steps = int(examples.lengths[k])
    return [WORDS[token] for token in (*examples.xs[:steps, k], examples.targets[steps - 1, k])]


@lru_cache(maxsize=1)
def trigram() -> ngram.Trigram:
    """The trigram of all sentences that are learnt from."""
    known = sentences.corpus(len(sentences.NEEDS), COUNTED)
    return ngram.fit([[WORDS[token] for token in one] for one in known], WORDS)


def more(model: Model) -> dict[str, float]:
    """The share of held-out sentences of whose last word the network is the surest, of all words."""
    held = draw_test(None, JUDGED, {})
    ends = held.lengths - 1, np.arange(JUDGED)
    said = predict(model, read(model, held.xs)[-1])[ends].argmax(axis=-1)
    return {"last": float(np.mean(said == held.targets[ends]))}
