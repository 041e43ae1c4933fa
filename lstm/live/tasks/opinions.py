"""Opinions: is what a sentence says good or bad? Asked once, after its last word. Or labelled lines of one's own."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, all_right, padded
from lstm.live.tasks import _opinions as grammar
from lstm.live.tasks import _own_lines as own_lines
from lstm.words import UNKNOWN, fold

NAME = "Good or bad?"
ABOUT = (
    "A sentence is read word by word. After its last word the network says whether the opinion is good or bad. Order "
    'decides: "not" turns what follows it round, and of two clauses the main one counts. So the same words can say the '
    "opposite, and whoever only counts them does little better than a guess. Without negations and contrasts, counting "
    "does it all. The LSTM takes 100 to 200 updates and the GRU as many, a plain RNN 825 to 1,025 at the best of five "
    "rates. A forget bias of 5 does not help here: it takes nearly twice the updates. Labelled lines of your own can "
    "take the place of the sentences: of each label every fourth line is judged and not trained on. On 40 plain lines "
    "counting words did better than the network, on 400 both had nearly all right."
)
OPTIONS = {
    "negations": Option("Negations", 0, 1, 1, 1),
    "contrasts": Option("Clauses against each other", 0, 1, 1, 1),
    "asides": Option("Asides at most", 0, 6, 1, 1),
}
NOT_FOR_OWN = tuple(OPTIONS)
DEFAULTS = {"units": 16, "rate": 0.05, "forget": 1.0, "batch": 32}
RATES = {"lstm": 0.03, "gru": 0.03, "rnn": 0.01, "peephole": 0.03, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 300
METRIC = Metric("right", "higher", 0.95)
CONTROL = "naive Bayes, which counts the words and forgets their order"
CORPUS, JUDGED = 4000, 256  # generated sentences that are trained on, and judged by
FEWEST, MOST, CHARACTERS = 12, 20_000, 3_000_000  # lines of one's own, and characters in them
LABELS, OF_EACH = 20, 3  # different labels there may be, and lines that each needs
OWN = (
    f'Labelled lines, such as "good: a lovely day", or a table (CSV, JSON lines) with a label and a text: {FEWEST} to '
    f"{MOST:,} lines, {CHARACTERS:,} characters at most, 2 to {LABELS} labels"
)
WORDS = 2000  # different words that are told apart
TURNS = {"not", "never", "hardly", "no", "nobody", "none", "nothing", "anything", "but", "yet", "although", "though"}


class Corpus(NamedTuple):
    """Sentences with their labels, as numbers."""

    words: tuple[str, ...]  # what the tokens mean
    labels: tuple[str, ...]  # what the classes mean
    trained: list[tuple[list[int], int]]  # of (tokens, class): what is trained on
    judged: list[tuple[list[int], int]]  # of (tokens, class): what is not
    bayes: np.ndarray  # (V + 1, K): how much each word speaks for each class; last, each class before any word


def clean(own: str | Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Labelled lines of the visitor's own, or what this once returned, as a tuple of (label, words); see `read_own`."""
    return read_own(own)[0]


def read_own(own: str | Sequence[tuple[str, str]]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Labelled lines of the visitor's own as a tuple of (label, words), and sentences on how they were read.

    A line is "label: sentence", or a record of a table or of JSON; which column is the label, a heading says, or that
    it has few values. Labels and words are read without regard to case; the words of a sentence are parted by spaces.
    A line that comes twice counts once. Raises ValueError, with a sentence, for lines that will not do.
    """
    if isinstance(own, str):
        found, notes = own_lines.labelled(own, CHARACTERS)
    else:
        found, notes = [(k, label, sentence.split()) for k, (label, sentence) in enumerate(own, start=1)], ()
    spelt, lines = {}, {}
    for number, label, words in found:
        label = spelt.setdefault(fold(label), label)
        if len(spelt) > LABELS:
            raise ValueError(f"Line {number} brings label number {LABELS + 1}, {label!r}; at most {LABELS} are taken.")
        lines.setdefault((label, " ".join(words)), number)
    enough(lines)
    if twice := len(found) - len(lines):
        notes = (
            *notes,
            f"{own_lines.times(twice, 'line')} that came before {'counts' if twice == 1 else 'count'} once.",
        )
    return tuple(lines), notes


def enough(lines: dict[tuple[str, str], int]) -> None:
    """Raises ValueError where lines, (label, sentence) -> how many, are too few or too many, or their labels are."""
    counts = Counter(label for label, _ in lines)
    if len(lines) < FEWEST:
        raise ValueError(f"Different lines found: {len(lines)}. {FEWEST} are needed.")
    if len(lines) > MOST:
        raise ValueError(f"These are {len(lines):,} different lines; at most {MOST:,} are taken.")
    if len(counts) == 1:
        raise ValueError(f"Every line has the label {next(iter(counts))!r}; two labels are needed, or more.")
    for (label, _), number in lines.items():
        if counts[label] < OF_EACH:
            raise ValueError(f"Line {number} has the label {label!r}, which needs {OF_EACH} different lines or more.")


def corpus(options: Options) -> Corpus:
    """What is trained on and judged by."""
    return corpus_of(options["own"]) if options["own"] else generated(*(options[name] for name in OPTIONS))


@lru_cache(maxsize=8)
def corpus_of(own: tuple[tuple[str, str], ...]) -> Corpus:
    """The visitor's lines. Of each label every fourth is judged; a label of three lines is judged by its last."""
    labels, trained, judged = tuple(dict.fromkeys(label for label, _ in own)), [], []
    for k, name in enumerate(labels):
        lines = [(sentence.split(" "), k) for label, sentence in own if label == name]
        step = min(4, len(lines))
        judged += lines[step - 1 :: step]
        trained += [line for place, line in enumerate(lines, start=1) if place % step]
    return coded(own_lines.vocabulary([words for words, _ in trained], WORDS), labels, trained, judged)


@lru_cache(maxsize=8)
def generated(negations: int, contrasts: int, asides: int) -> Corpus:
    """Generated sentences, those judged by with pairs of words that training never saw together.

    `negations` and `contrasts` are 0 or 1, without or with them, `asides` 0 to 6, at most so many.
    """

    def part(held_out: bool, size: int) -> list[tuple[tuple[str, ...], int]]:
        rng = np.random.default_rng([negations, contrasts, asides, held_out])
        return grammar.sentences(rng, size, (negations, contrasts, asides), held_out)

    return coded(grammar.VOCABULARY, ("bad", "good"), part(False, CORPUS), part(True, JUDGED))


def coded(words: tuple[str, ...], labels: tuple[str, ...], *parts: Sequence[tuple[Sequence[str], int]]) -> Corpus:
    """The corpus of a vocabulary, labels, and two parts [(words, class), ...], each class from 0."""
    place = {word: k for k, word in enumerate(words)}
    trained, judged = ([([place.get(word, 0) for word in line], k) for line, k in part] for part in parts)
    return Corpus(words, labels, trained, judged, bayes(trained, words, len(labels)))


def bayes(trained: Sequence[tuple[list[int], int]], words: tuple[str, ...], n_labels: int) -> np.ndarray:
    """The log chance of each word under each label, one more than counted, and that of each label: (V + 1, K)."""
    counts, lines = np.ones((len(words), n_labels)), np.zeros(n_labels)
    for tokens, k in trained:
        np.add.at(counts[:, k], tokens, 1.0)
        lines[k] += 1.0
    chances = counts / counts.sum(axis=0)
    if words[0] == UNKNOWN:
        chances[0] = 1.0  # a word that it does not know says nothing
    return np.log(np.vstack([chances, lines / lines.sum()]))


def sizes(options: Options) -> tuple[int, int, str]:
    """How many words there are in, and labels out."""
    known = corpus(options)
    return len(known.words), len(known.labels), "class"


def symbols(options: Options) -> Symbols:
    """The words, and the labels."""
    known = corpus(options)
    return Symbols(known.words, known.labels)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sentences that are trained on: tokens (T, n). The answer is asked after the last word alone."""
    trained = corpus(options).trained
    return examples_of([trained[k] for k in rng.integers(0, len(trained), n)])


def goal(options: Options) -> float:
    """The usual share right; or that of the best answer, where lines that read the same have different labels."""
    counts = {}
    for line, k in corpus(options).judged:
        counts.setdefault(tuple(line), Counter())[k] += 1
    best = sum(max(one.values()) for one in counts.values()) / sum(one.total() for one in counts.values())
    return min(METRIC.solved or best, best)


def draw_test(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """At most n of the sentences that are not, from all over."""
    judged = corpus(options).judged
    return examples_of([judged[k] for k in np.linspace(0, len(judged) - 1, min(n, len(judged))).astype(np.intp)])


def draw_shown(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """Of those sentences, one of at most 20 words in which as much as can be turns what is said round."""
    known = corpus(options)
    telling = [len({known.words[k] for k in line} & TURNS) * (len(line) <= 20) for line, _ in known.judged]
    return examples_of([known.judged[int(np.argmax(telling))]])


def examples_of(lines: Sequence[tuple[list[int], int]]) -> Examples:
    """Sentences of tokens, and the class of each, from 0, side by side, asked after their last word."""
    tokens, lengths = padded([line for line, _ in lines])
    last = np.arange(len(tokens))[:, None] == lengths - 1
    return Examples(tokens, last * np.array([k for _, k in lines]), last.astype(float), lengths)


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of sentences answered right, by outputs (T, n, O)."""
    return all_right(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The share that naive Bayes answers right, knowing what is trained on."""
    known = corpus(options).bayes
    inside = np.arange(len(examples.xs))[:, None] < examples.lengths
    said = known[-1] + np.sum(known[examples.xs] * inside[..., None], axis=0)
    return score(np.broadcast_to(said, (*examples.xs.shape, len(known[-1]))), examples, options)
