"""Named entities: which words of a sentence name a person, a place, an organisation? Read from both ends."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from lstm.live.examples import Examples, Metric, Options, Symbols
from lstm.live.tasks import _entity_doubts
from lstm.live.tasks import _entity_frames as grammar
from lstm.live.tasks import _entity_names as names
from lstm.live.tasks._entity_tokens import KINDS, marked, words_of
from lstm.live.tasks._entity_words import SHAPES, VOCABULARY, row, shape_of

NAME = "Named entities"
SAID = "It finds the people, places and organisations in a sentence, also by names it never saw."
ABOUT = (
    "A sentence is read from both ends at once, and every word is called a person, a place, an organisation, or "
    "neither. Of a name it does not know the network sees the shape alone, a capital say, and whether it is an "
    "everyday word: never the letters. So only the words around it can tell. In training half of all names are made "
    "unknown, and a tenth of the other words. It is judged on names that it never saw, and a name counts only if all "
    "of its words are found and no other."
)
DATA = (
    f"The sentences are generated from the {len(grammar.TRAINED)} frames in `lstm/live/data/entity_frames.txt` and the "
    "names in `lstm/live/tasks/_entity_names.py`; 80 in `lstm/live/data/entities.txt` and `entities_more.txt` were "
    "written by hand. All are this project's own, under its licence (MIT)."
)
FORM = "bidirectional"
OPTIONS = {}
DEFAULTS = {"units": 12, "rate": 0.01, "batch": 32, "forget": 1.0, "penalty": 0.003, "horizon": 3000}
RATES = {"lstm": 0.01, "gru": 0.01, "rnn": 0.003, "peephole": 0.01, "lstm1997": 0.01, "coupled": 0.01}
UPDATES = 1500
SHIPPED = 3000
METRIC = Metric("F1 of names", "higher", 0.9)
CONTROL = "a lookup table, word by word"
FAR = "new names in sentence frames that were never trained"
DATA_FOLDER = Path(__file__).parent.parent / "data"
TAGS = ("other", "person", "place", "organisation")
HARDER = "entities_more.txt"
NAMES_UNKNOWN, WORDS_UNKNOWN = 0.5, 0.1  # shares made unknown in training
ARTICLES = ("the", "a", "an", "my", "our", "this")
TWO = 0.25  # of the examples are two sentences
MOST = 60  # words that are read


def sizes(options: Options) -> tuple[int, int, str]:
    """So many features in, four tags out."""
    return len(VOCABULARY) + len(SHAPES), len(TAGS), "class"


def symbols(options: Options) -> Symbols:
    """The features and the tags."""
    return Symbols((*VOCABULARY, *(f"({shape})" for shape in SHAPES)), TAGS)


def reads(xs: np.ndarray, options: Options) -> list[str]:
    """What each row of features (T, D) says: the word if it is known, else its shape."""
    return [
        VOCABULARY[one[: len(VOCABULARY)].argmax()] if one[: len(VOCABULARY)].any() else shape_of(one) for one in xs
    ]


def sentence(
    rng: np.random.Generator, frames: tuple[str, ...], pools: tuple[dict[str, tuple[str, ...]], ...]
) -> tuple[list[str], list[int]]:
    """A sentence of some frames: its words, and the tag of each."""
    words, tags = [], []
    for piece in grammar.chosen(rng, grammar.pick_of(rng, frames)):
        if piece[0] == "{" and piece[1] in KINDS:
            for one in names.name(rng, piece[1], pools):
                if one == "*the" and words and words[-1].casefold() in ARTICLES:
                    continue
                words += [one.removeprefix("*")]
                tags += [0 if one[0] == "*" else KINDS[piece[1]]]
        elif piece[0] == "'":
            words[-1] += piece
        else:
            words.append(names.pick(rng, names.FILLERS[piece[1]]) if piece[0] == "{" else piece)
            tags.append(0)
    words[0] = words[0][0].upper() + words[0][1:]
    end = len(words) - (words[-1] == "." and rng.random() < 0.2)
    return words[:end], tags[:end]


def drawn(
    rng: np.random.Generator,
    n: int,
    frames: tuple[str, ...],
    pools: tuple[dict[str, tuple[str, ...]], ...],
    hide: bool = False,
) -> Examples:
    """n sentences of some frames with names of some pools; `hide` makes words unknown as in training."""
    found = []
    for _ in range(n):
        words, tags = sentence(rng, frames, pools)
        starts = [k == 0 for k in range(len(words))]
        if rng.random() < TWO:
            more, also = sentence(rng, frames, pools)
            words, tags, starts = words + more, tags + also, starts + [k == 0 for k in range(len(more))]
        lost = rng.random(len(words)) < np.where(np.array(tags) > 0, NAMES_UNKNOWN, WORDS_UNKNOWN) if hide else []
        lost = [*lost] or [False] * len(words)
        found.append(([row(*one) for one in zip(words, starts, lost, strict=True)], tags))
    return batch(found)


def batch(some: Sequence[tuple[list[np.ndarray], list[int]]]) -> Examples:
    """(rows, tags) of sentences as Examples, asked at every word."""
    lengths = np.array([len(tags) for _, tags in some])
    xs = np.zeros((lengths.max(), len(some), len(VOCABULARY) + len(SHAPES)))
    targets = np.zeros(xs.shape[:2], dtype=np.intp)
    for k, (rows, tags) in enumerate(some):
        xs[: len(tags), k], targets[: len(tags), k] = rows, tags
    return Examples(xs, targets, (np.arange(len(xs))[:, None] < lengths).astype(float), lengths)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sentences of the frames that are trained, with known names, half of them made unknown."""
    return drawn(rng, n, grammar.TRAINED, (names.KNOWN,), hide=True)


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sentences of the same frames, with names that are not known."""
    return drawn(rng, n, grammar.TRAINED, (names.NEW,))


def draw_far(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sentences of frames that were never trained, with names that are not known."""
    return drawn(rng, n, grammar.HELD_OUT, (names.NEW,))


def draw_shown(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """One with a person, a place and an organisation, and its right tags."""
    return with_tags([marked("[P Ingrid Halvorsen] works for [O Nokia] in [L Leipzig]")])


def spans(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """The names in a list of tags: (from, to before, tag)."""
    found, start = [], 0
    for k in range(1, len(tags) + 1):
        if k == len(tags) or tags[k] != tags[start]:
            if tags[start]:
                found.append((start, k, int(tags[start])))
            start = k
    return found


def f1(said: Sequence[list[int]], right: Sequence[list[int]]) -> float:
    """The F1 of names: 2 hits / (names said + names there), over lists of lists of tags.

    A name counts when all of it is right (Tjong Kim Sang & De Meulder 2003).
    """
    pairs = [(set(spans(a)), set(spans(b))) for a, b in zip(said, right, strict=True)]
    hits, all_of_them = sum(len(a & b) for a, b in pairs), sum(len(a) + len(b) for a, b in pairs)
    return 2 * hits / all_of_them if all_of_them else 1.0


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The F1 of names, 0..1, by outputs (T, n, O)."""
    said = outputs.argmax(axis=-1)
    tags = [
        [one[: examples.lengths[k], k].tolist() for k in range(len(examples.lengths))]
        for one in (said, examples.targets)
    ]
    return f1(*tags)


@lru_cache
def table() -> dict[bytes, int]:
    """What a lookup table learns: for each row of features, by its bytes, the tag it had most often."""
    learnt = draw(np.random.default_rng(5), 4000, {})
    counts = {}
    for k, length in enumerate(learnt.lengths):
        for one, tag in zip(learnt.xs[:length, k], learnt.targets[:length, k], strict=True):
            counts.setdefault(one.astype(bool).tobytes(), np.zeros(len(TAGS), dtype=np.intp))[tag] += 1
    return {key: int(count.argmax()) for key, count in counts.items()}


def control(examples: Examples, options: Options) -> float:
    """The F1 of a table that calls each word what it was most often in training, and knows no other word."""
    said = np.array([[table().get(one.astype(bool).tobytes(), 0) for one in step] for step in examples.xs])
    return score(np.eye(len(TAGS))[said], examples, options)


def read(text: str) -> list[str]:
    """What was typed, as words. Raises ValueError with a sentence where there is nothing to read."""
    words = words_of(text)
    if not words:
        raise ValueError("Nothing is typed here yet. Type a sentence with names in it.")
    letters = [one for one in text if one.isalpha()]
    if not letters:
        raise ValueError("There is no word in this. Type a sentence with names in it.")
    if not any("a" <= one.casefold() <= "z" for one in letters):
        raise ValueError("This network reads English alone, and there is no Latin letter in this.")
    return words[:MOST]


def more_than_read(text: str) -> bool:
    """Whether a text has more words than are read."""
    return len(words_of(text)) > MOST


def doubts(text: str) -> str:
    """Sentences on why what is said of a text may not hold, "" for one like those that were learnt."""
    return " ".join(_entity_doubts.doubts(text))


def as_examples(text: str) -> Examples:
    """What a visitor typed, as Examples (n = 1). Raises ValueError with a sentence where there is nothing to read."""
    words = read(text)
    return with_tags([(words, [0] * len(words))])


@lru_cache
def by_hand(file: str = "entities.txt") -> tuple[Examples, tuple[list[str], ...]]:
    """The sentences written by hand, as Examples with their right tags, and as lists of words.

    Those of HARDER are about what is harder: bodies made of common words, contractions, abbreviations.
    """
    lines = [marked(line) for line in (DATA_FOLDER / file).read_text(encoding="utf-8").splitlines()]
    return with_tags(lines), tuple(words for words, _ in lines)


def with_tags(lines: Sequence[tuple[list[str], list[int]]]) -> Examples:
    """(words, tags) as Examples."""
    return batch([([row(*one) for one in zip(words, firsts(words), strict=True)], tags) for words, tags in lines])


def firsts(words: Sequence[str]) -> list[bool]:
    """Which words begin a sentence."""
    return [k == 0 or words[k - 1] in (".", "?", "!") for k in range(len(words))]


@lru_cache
def measured() -> dict[str, float | dict[str, int | list[float]]]:
    """What lstm/presets/entities.py measured: F1 of names, and how many of them."""
    return json.loads((DATA_FOLDER / "entities.json").read_text(encoding="utf-8"))


def card(options: Options) -> tuple[list[str], Examples]:
    """A sentence whose words tell a person from a place of the same name."""
    text = "Jordan flew to Jordan for Amazon."
    return read(text), as_examples(text)


def tell(outputs: np.ndarray, options: Options) -> str:
    """The kinds of names that are found, in order, by outputs (T, O)."""
    return "names: " + ", ".join(TAGS[k] for k in outputs.argmax(axis=-1) if k)
