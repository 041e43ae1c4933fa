"""Lines: which word comes next? In a carol that is learnt by heart, or in lines of the visitor's own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.live.examples import Examples, Metric, Options, Symbols, bits, least_bits, next_tokens, padded, within_reach
from lstm.live.tasks import _own_lines as own_lines
from lstm.networks import ngram

NAME = "The next word of your own lines"
ABOUT = (
    "The network reads lines word by word and says which word comes next, in bits of surprise. In the carol, nine "
    "words that are always the same stand between the day and its gift. Counts of which word follows the two before it "
    "stop at 0.47 bits: they forget the day. Nobody can know which day comes, so 0.24 bits are the least. The LSTM and "
    "the GRU take 100 to 150 updates, a plain RNN 425 to 600 at the best of five rates. The forget gate starts nearly "
    "open; with a bias of 1 the LSTM needs about three times the updates. Lines of your own can take the carol's "
    "place. From 40 lines on it is judged on every tenth, which is not trained on, and how few bits are then possible, "
    "nobody knows. Fewer lines are learnt by heart: then the least follows from how they begin, and the goal lies just "
    "above it."
)
DAYS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
GIFTS = (  # "The Twelve Days of Christmas", in print since 1780
    "a partridge in a pear tree",
    "two turtle doves",
    "three french hens",
    "four calling birds",
    "five gold rings",
    "six geese a-laying",
    "seven swans a-swimming",
    "eight maids a-milking",
    "nine ladies dancing",
    "ten lords a-leaping",
    "eleven pipers piping",
    "twelve drummers drumming",
)
LINES = tuple(
    f"on the {day} day of christmas my true love gave to me {gift}"
    for day, gift in zip(DAYS.split(), GIFTS, strict=True)
)
OPTIONS = {}
DEFAULTS = {"units": 32, "rate": 0.05, "forget": 5.0, "batch": 32}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.01, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 200
METRIC = Metric("bits of surprise per word", "lower", 0.3)
CONTROL = "counts of which word follows the two before it"
END = "<end>"
FEWEST, CHARACTERS = 4, 1_200_000  # lines of one's own, and characters in them
LONGEST = 100  # words that are read in one go
HOLDS_OUT = 40  # as many lines are judged on every tenth, fewer are learnt by heart
WORDS = 1000  # different words that are told apart
OWN = (
    f"Lines of text, {FEWEST} or more, with at most {CHARACTERS:,} letters in all. The {WORDS:,} most frequent words "
    "are told apart"
)
TRUST = np.array([0.01, 0.1, 1.0, 10.0])  # how many counts the guess from one word less is worth
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^a-z])")  # where one ends within a line


class Corpus(NamedTuple):
    """Lines as lists of tokens, each with its end."""

    words: tuple[str, ...]  # what the tokens mean
    trained: list[list[int]]
    judged: list[list[int]]


def clean(own: str | Sequence[str]) -> tuple[str, ...]:
    """Lines of the visitor's own as a tuple of lines, their words parted by spaces; see `read_own`."""
    return read_own(own)[0]


def read_own(own: str | Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines of the visitor's own, or what this once returned, as a tuple of lines; and sentences on how they were read.

    A sentence that ends within a line begins a new one, and so does every word after LONGEST. A line that comes twice
    counts once. Raises ValueError, with a sentence, for lines that will not do.
    """
    if isinstance(own, str):
        lines = [part for _, line in own_lines.lines_of(own, CHARACTERS) for part in SENTENCE.split(line)]
    else:
        lines = own
    found, long = [], 0
    for line in lines:
        words = own_lines.words_of(line) if isinstance(own, str) else line.split()
        long += len(words) > LONGEST
        found += [" ".join(words[k : k + LONGEST]) for k in range(0, len(words), LONGEST)]
    different = tuple(dict.fromkeys(found))
    if len(different) < FEWEST:
        raise ValueError(f"Different lines found: {len(different)}. {FEWEST} are needed.")
    if not any(" " in line for line in different):
        raise ValueError("Every line is a single word, so no word follows another.")
    return different, tuple(notes(different, len(found) - len(different), long))


def notes(lines: tuple[str, ...], twice: int, long: int) -> Iterator[str]:
    """Sentences on how lines were read: how many came twice, and how many were too long."""
    kinds = {word for line in lines for word in line.split(" ")}
    yield f"{own_lines.times(len(lines), 'line')} or sentences, {own_lines.times(len(kinds), 'different word')}."
    if len(kinds) > WORDS:
        yield f"The {WORDS:,} most frequent words are told apart, all others are read as {own_lines.UNKNOWN}."
    if twice:
        yield f"{own_lines.times(twice, 'line')} that came before {'counts' if twice == 1 else 'count'} once."
    if long:
        yield f"{own_lines.times(long, 'line')} of more than {LONGEST} words {'is' if long == 1 else 'are'} cut up."


@lru_cache(maxsize=8)
def corpus(own: tuple[str, ...] | None) -> Corpus:
    """What is trained on and judged by: every tenth line of 40 or more, all of them of fewer."""
    trained = judged = [line.split(" ") for line in own or LINES]
    if len(judged) >= HOLDS_OUT:
        trained = [line for k, line in enumerate(judged, start=1) if k % 10]
        judged = judged[9::10]
    words = (*own_lines.vocabulary(trained, WORDS), END)
    place = {word: k for k, word in enumerate(words)}
    parts = ([[*(place.get(word, 0) for word in line), place[END]] for line in part] for part in (trained, judged))
    return Corpus(words, *parts)


def sizes(options: Options) -> tuple[int, int, str]:
    """How many words there are, and the end of a line, in and out."""
    n = len(corpus(options["own"]).words)
    return n, n, "class"


def symbols(options: Options) -> Symbols:
    """The words, and the end of a line."""
    words = corpus(options["own"]).words
    return Symbols(words, words)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Lines that are trained on: tokens (T, n). Every word but the first is asked, and the end."""
    lines = corpus(options["own"]).trained
    return examples_of([lines[k] for k in rng.integers(0, len(lines), n)])


def judged_on(options: Options) -> str:
    """What it is judged on, in words."""
    found = corpus(options["own"])
    return (
        "the lines it learns by heart" if found.judged == found.trained else "every tenth line, which it does not learn"
    )


@lru_cache(maxsize=8)
def least(own: tuple[str, ...] | None) -> float:
    """The fewest bits that lines learnt by heart can be said with: nobody can know which of them begins."""
    return least_bits(examples_of(corpus(own).judged))


def goal(options: Options) -> float | None:
    """The bits within reach of lines learnt by heart; of lines that are held out nobody knows: None."""
    found = corpus(options["own"])
    return within_reach(METRIC.solved, least(options["own"])) if found.judged == found.trained else None


def draw_test(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """At most n of the lines that it is judged by, from all over."""
    lines = corpus(options["own"]).judged
    return examples_of([lines[k] for k in np.linspace(0, len(lines) - 1, min(n, len(lines))).astype(np.intp)])


def draw_shown(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """The longest of those lines that has fewer than 20 words."""
    lines = corpus(options["own"]).judged
    return examples_of([max(lines, key=lambda line: (len(line) <= 20) * len(line))])


def examples_of(lines: Sequence[list[int]]) -> Examples:
    """Lines of tokens side by side, the next word asked at every step, where it is a word that is known."""
    tokens, lengths = padded(lines)
    return next_tokens(tokens, lengths, (tokens[1:] != 0).astype(float))


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The mean surprise at the word that comes, in bits: outputs (T, n, O)."""
    return bits(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """That of counts from what is trained on, which guess from fewer words where they are few (MacKay & Peto 1995).

    How soon they do is what suits the judged lines best.
    """
    said = np.ones((*examples.xs.shape, len(TRUST)))
    for k, steps in enumerate(examples.lengths):
        line = (*examples.xs[:steps, k].tolist(), int(examples.targets[steps - 1, k]))
        said[:steps, k] = counted(options["own"], line)
    kinds = (examples._replace(targets=np.full(examples.xs.shape, k)) for k in range(len(TRUST)))
    return min(bits(said, one) for one in kinds)


@lru_cache(maxsize=8)
def followers(own: tuple[str, ...] | None) -> dict[tuple[int, ...], Counter[int]]:
    """What follows no, one or two tokens in what is trained on: context -> Counter."""
    known = corpus(own)
    return ngram.fit(known.trained, known.words).followers


@lru_cache(maxsize=4096)
def counted(own: tuple[str, ...] | None, line: tuple[int, ...]) -> np.ndarray:
    """The chance that counts give to each token of a line but the first: (tokens - 1, TRUST)."""
    known, said = followers(own), []
    for k in range(1, len(line)):
        chance = np.full(len(TRUST), 1.0 / sizes({"own": own})[0])
        for n in range(min(k, 2) + 1):
            if seen := known.get(tuple(line[k - n : k])):
                chance = (seen[line[k]] + TRUST * chance) / (seen.total() + TRUST)
        said.append(chance)
    return np.array(said)
