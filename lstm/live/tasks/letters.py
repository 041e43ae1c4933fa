"""Letters: what comes next in a text? A nursery rhyme, or a text of the visitor's own."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from lstm.inputs import SHAPES
from lstm.live.examples import Examples, Metric, Option, Options, Symbols, bits, least_bits, next_tokens, within_reach
from lstm.numbers import percent

NAME = "The next letter of a text"
ABOUT = (
    "The network reads a text letter by letter and says which comes next, in bits of surprise: 0 would be to know, 1 "
    "to hesitate between two. The nursery rhyme is short, so it is learnt by heart, and the text before tells who "
    "takes whom. A text of your own can take its place; from 2,000 letters on it is judged on its last tenth, which "
    "is not trained on, and how few bits are then possible, nobody knows. A plain RNN learns the rhyme too: this needs "
    "memory, but no long one."
)
VERSES = (
    "the farmer in the dell",
    "the farmer takes a wife",
    "the wife takes a child",
    "the child takes a nurse",
    "the nurse takes a dog",
    "the dog takes a cat",
    "the cat takes a rat",
    "the rat takes the cheese",
    "the cheese stands alone",
)
TEXT = "".join(f"{line}\n{line}\nhi ho the derry o\n{line}\n" for line in VERSES)  # a traditional rhyme
OPTIONS = {"window": Option("Letters read in one go", 8, 100, 4, 32)}
DEFAULTS = {"units": 32, "rate": 0.02, "forget": 1.0, "batch": 16}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.03, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 200
METRIC = Metric("bits of surprise per letter", "lower", 0.5)
CONTROL = "a table of which letter follows which"
FEWEST, MOST = 100, 1_200_000  # letters a text of one's own may have
KINDS = 2000  # different ones that are told apart; where there are more, the rarest become OTHER
OTHER = "□"
OWN = (
    f"A text of {FEWEST} to {MOST:,} letters. Indentation and line ends are learnt too. Up to {KINDS:,} different "
    "letters are told apart, so Chinese goes as well"
)
CHANCES = 4_000_000  # that are looked at to judge it, at most: more would hold the picture up
RARE = 0.01  # how often what never followed is taken to have
TAB = "\t"
FOR_SHAPES = {shape: letter for letter, shape in SHAPES.items()}
HOLDS_OUT = 2000  # a text at least that long is judged on its last tenth, a shorter one is learnt by heart


def clean(own: Any) -> str:
    """A text of the visitor's own, as it is learnt; see `read_own`."""
    return read_own(own)[0]


def read_own(own: Any) -> tuple[str, tuple[str, ...]]:
    """A text of the visitor's own, as it is learnt, and sentences on what was changed in it.

    Spaces and tabs stay as they are, so the indentation of a program does. Line ends and spaces become of one kind;
    what cannot be seen is left out. Of too many different letters the rarest become one. Raises ValueError, with a
    sentence, for a text that will not do.
    """
    own = str(own)
    if len(own) > MOST:
        raise ValueError(f"This text has {len(own):,} letters; at most {MOST:,} are taken.")
    composed = unicodedata.normalize("NFC", own)
    seen = {letter: learnt_as(letter) for letter in set(composed)}
    text = unicodedata.normalize("NFC", composed.replace("\r\n", "\n").translate(str.maketrans(seen)))
    if len(text) < FEWEST:
        raise ValueError(f"Letters found: {len(text.strip())}. {FEWEST} are needed.")
    notes = [*changes(own, composed, seen), *([f"A tab is one letter, drawn as {SHAPES[TAB]}."] if TAB in text else [])]
    counts = Counter(text)
    if len(counts) > KINDS:
        rare = {letter: OTHER for letter, _ in counts.most_common()[KINDS - 1 :]}
        share = sum(counts[letter] for letter in rare) / len(text)
        notes.append(
            f"It has {len(counts):,} different letters. The {KINDS - 1:,} most frequent are told apart; the others, "
            f"{percent(share)} of the text, are read as {OTHER}."
        )
        text = text.translate(str.maketrans(rare))
    if len(set(text)) < 2:
        raise ValueError("This text is one letter again and again: there is nothing to learn.")
    return text, tuple(notes)


def changes(own: str, composed: str, seen: dict[str, str]) -> Iterator[str]:
    """Sentences on what is written otherwise: `seen` says how each letter is."""
    spaces = sum(own.count(letter) for letter, now in seen.items() if now == " " != letter)
    gone = sum(composed.count(letter) for letter, now in seen.items() if not now)
    gone -= composed.count("\ufeff", 0, 1)  # how some programs mark a file: no part of its text
    shapes = sum(composed.count(letter) for letter in SHAPES.values())
    if composed != own:
        yield "Letters with accents in parts were put together (NFC)."
    if any(now == "\n" and letter not in ("\n", SHAPES["\n"]) for letter, now in seen.items()):
        yield "Line ends were made of one kind."
    if spaces - composed.count(SHAPES[" "]) > 0:
        yield f"Special spaces became plain ones: {spaces - composed.count(SHAPES[' ']):,}."
    if shapes:
        yield f"{listed_shapes()} stand for a space, a line end and a tab, and became them: {shapes:,}."
    if gone > 0:
        yield f"Characters that cannot be seen were left out: {gone:,}."


def listed_shapes() -> str:
    """The shapes of what has none, as words."""
    return " ".join(SHAPES.values())


def learnt_as(letter: str) -> str:
    """How a letter is learnt: as it is, as the space or the line end that it is or stands for, or not at all."""
    kind = unicodedata.category(letter)
    if letter in SHAPES or letter in FOR_SHAPES:
        return FOR_SHAPES.get(letter, letter)
    if letter in "\r\x0b\x0c\x85" or kind in ("Zl", "Zp"):
        return "\n"
    return " " if kind == "Zs" else "" if kind[0] == "C" else letter


def text_of(options: Options) -> str:
    """The text that is learnt."""
    return options["own"] or TEXT


@lru_cache(maxsize=8)
def coded(text: str) -> tuple[tuple[str, ...], np.ndarray]:
    """The different letters of a text, in order, and the text as tokens: (length,) int."""
    kinds, tokens = np.unique(np.frombuffer(text.encode("utf-32-le"), "<u4"), return_inverse=True)
    return tuple(map(chr, kinds.tolist())), tokens.astype(np.intc)


def parts(options: Options) -> tuple[np.ndarray, np.ndarray]:
    """What is trained on and what is judged by, as tokens (n,): the same for a short text."""
    tokens = coded(text_of(options))[1]
    if len(tokens) < HOLDS_OUT:
        return tokens, tokens
    cut = len(tokens) * 9 // 10
    return tokens[:cut], tokens[cut:]


def sizes(options: Options) -> tuple[int, int, str]:
    """How many different letters the text has, in and out."""
    n = len(coded(text_of(options))[0])
    return n, n, "class"


def symbols(options: Options) -> Symbols:
    """The letters; a space and a line end get a shape."""
    shown = tuple(SHAPES.get(letter, letter) for letter in coded(text_of(options))[0])
    return Symbols(shown, shown)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Stretches from anywhere in the text, the next letter asked at every step: (window, n)."""
    return stretches(rng, n, parts(options)[0], options["window"])


def judged_on(options: Options) -> str:
    """What it is judged on, in words."""
    trained, judged = parts(options)
    return "the text it learns by heart" if judged is trained else "its last tenth, which it does not learn"


@lru_cache(maxsize=8)
def least(text: str, window: int) -> float:
    """The fewest bits that a text learnt by heart can be said with, from stretches that begin anywhere in it."""
    tokens = coded(text)[1]
    window = min(window, len(tokens) - 1)
    return least_bits(cut_out(tokens, np.arange(len(tokens) - window), window))


def goal(options: Options) -> float | None:
    """The bits within reach of a text learnt by heart; of one that is held out nobody knows: None."""
    trained, judged = parts(options)
    return within_reach(METRIC.solved, least(text_of(options), options["window"])) if judged is trained else None


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """The same, from the part of the text that it is judged by; fewer where there are very many kinds of letters."""
    n = max(1, min(n, CHANCES // (sizes(options)[0] * options["window"])))
    return stretches(rng, n, parts(options)[1], options["window"])


def draw_shown(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """The beginning of that part."""
    tokens = parts(options)[1][: options["window"] + 1, None].astype(np.intp)
    return next_tokens(tokens, [len(tokens)])


def stretches(rng: np.random.Generator, n: int, tokens: np.ndarray, window: int) -> Examples:
    """Stretches of a text of tokens (N,), no longer than it is."""
    window = min(window, len(tokens) - 1)
    return cut_out(tokens, rng.integers(0, len(tokens) - window, n), window)


def cut_out(tokens: np.ndarray, begins: np.ndarray, window: int) -> Examples:
    """The stretches of a text of tokens (N,) that begin at some of its letters, (n,)."""
    chosen = tokens[begins + np.arange(window + 1)[:, None]].astype(np.intp)
    return next_tokens(chosen, np.full(len(begins), window + 1))


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The mean surprise at the letter that comes, in bits: outputs (T, n, O)."""
    return bits(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The surprise of a table of which letter follows which, made from what is trained on."""
    n, (pairs, counts) = sizes(options)[0], table(text_of(options))
    firsts, pair = np.zeros(n), examples.xs.astype(np.intp) * n + examples.targets
    np.add.at(firsts, pairs // n, counts)
    places = np.minimum(np.searchsorted(pairs, pair), len(pairs) - 1)
    seen = np.where(pairs[places] == pair, counts[places], 0)
    said = (seen + RARE) / (firsts[examples.xs] + RARE * n)  # what never followed is not quite impossible
    return float(np.sum(examples.weights * -np.log2(said)) / np.sum(examples.weights))


@lru_cache(maxsize=8)
def table(text: str) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of letters in what is trained on, as first times kinds plus second, and how often each is: (n,)."""
    tokens, n = parts({"own": text})[0].astype(np.intp), len(coded(text)[0])
    return np.unique(tokens[:-1] * n + tokens[1:], return_counts=True)
