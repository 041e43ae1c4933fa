"""Letters: what comes next in a text? A nursery rhyme, or a text of the visitor's own."""

import unicodedata
from functools import lru_cache

import numpy as np

from lstm.inputs import SHAPES
from lstm.live.examples import Metric, Option, Symbols, bits, next_tokens

NAME = "The next letter of a text"
ABOUT = (
    "The network reads a text letter by letter and says which comes next, in bits of surprise: 0 would be to know, 1 "
    "to hesitate between two. The nursery rhyme is short, so it is learnt by heart, and the text before tells who "
    "takes whom. A text of your own can take its place; from 2,000 letters on it is judged on its last tenth, which "
    "is not trained on, and 0.5 bits are then out of reach. A plain RNN learns the rhyme too: this needs memory, but "
    "no long one."
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
OWN = "A text of 100 to 20,000 letters"
FEWEST, MOST, KINDS = 100, 20_000, 100  # letters a text of one's own may have, and different ones
HOLDS_OUT = 2000  # a text at least that long is judged on its last tenth, a shorter one is learnt by heart


def clean(own):
    """A text of the visitor's own: one kind of line end, no spaces in a row, nothing that cannot be seen."""
    text = unicodedata.normalize("NFC", str(own)).replace("\r\n", "\n").replace("\r", "\n")
    lines = ["".join(letter if shows(letter) else " " for letter in line).split() for line in text.split("\n")]
    text = "\n".join(" ".join(words) for words in lines).strip("\n") + "\n"
    if len(text) < FEWEST:
        raise ValueError(f"Letters found: {len(text.strip())}. {FEWEST} are needed.")
    if len(text) > MOST:
        raise ValueError(f"This text has {len(text):,} letters; at most {MOST:,} are taken.")
    if len(set(text)) > KINDS:
        raise ValueError(f"This text has {len(set(text))} different letters; at most {KINDS} are taken.")
    return text


def shows(letter):
    """Whether a letter can be seen: no space or what stands for one, no control character, no mark without shape."""
    return unicodedata.category(letter)[0] not in "CZ" and letter not in SHAPES.values()


def text_of(options):
    """The text that is learnt."""
    return options["own"] or TEXT


@lru_cache(maxsize=8)
def coded(text):
    """The different letters of a text, and the text as their numbers: (length,) int."""
    letters = tuple(sorted(set(text)))
    return letters, np.array([letters.index(letter) for letter in text])


def parts(options):
    """What is trained on and what is judged by, as tokens: the same for a short text."""
    tokens = coded(text_of(options))[1]
    if len(tokens) < HOLDS_OUT:
        return tokens, tokens
    cut = len(tokens) * 9 // 10
    return tokens[:cut], tokens[cut:]


def sizes(options):
    """As many classes as the text has different letters, in and out."""
    n = len(coded(text_of(options))[0])
    return n, n, "class"


def symbols(options):
    """The letters; a space and a line end get a shape."""
    shown = tuple(SHAPES.get(letter, letter) for letter in coded(text_of(options))[0])
    return Symbols(shown, shown)


def draw(rng, n, options):
    """Stretches from anywhere in the text, the next letter asked at every step: (window, n)."""
    return stretches(rng, n, parts(options)[0], options["window"])


def judged_on(options):
    """What it is judged on, in words."""
    trained, judged = parts(options)
    return "the text it learns by heart" if judged is trained else "its last tenth, which it does not learn"


def draw_test(rng, n, options):
    """The same, from the part of the text that it is judged by."""
    return stretches(rng, n, parts(options)[1], options["window"])


def draw_shown(rng, n, options):
    """The beginning of that part."""
    tokens = parts(options)[1][: options["window"] + 1, None]
    return next_tokens(tokens, [len(tokens)])


def stretches(rng, n, tokens, window):
    """Stretches of a text, no longer than it is."""
    window = min(window, len(tokens) - 1)
    begins = rng.integers(0, len(tokens) - window, n)
    return next_tokens(tokens[begins + np.arange(window + 1)[:, None]], np.full(n, window + 1))


def score(outputs, examples, options):
    """The mean surprise at the letter that comes."""
    return bits(outputs, examples)


def control(examples, options):
    """The surprise of a table of which letter follows which, made from what is trained on."""
    tokens, n = parts(options)[0], sizes(options)[0]
    table = np.full((n, n), 0.01)  # what never followed is not quite impossible
    np.add.at(table, (tokens[:-1], tokens[1:]), 1.0)
    return bits((table / table.sum(axis=1, keepdims=True))[examples.xs], examples)
