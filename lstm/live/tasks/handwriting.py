"""Handwriting: strips of touching digits, read column by column. Nobody says where a digit begins or ends."""

from collections.abc import Sequence

import numpy as np

from lstm.domains.writing import bitmap, strips, strokes
from lstm.live.examples import Examples, Metric, Option, Options, Symbols, labels_of
from lstm.networks.ctc_decode import greedy
from lstm.networks.lengths import pad

NAME = "Handwriting"
FORM = "bidirectional"
SAID = "Touching digits, written with your own hand and read without being cut apart."
ABOUT = (
    "A strip of digits that touch is read column by column, eight shades of ink in each, by one cell that reads "
    "forwards and one that reads backwards. They are told which digits are in a strip, and never where: CTC's loss "
    "adds up every way to say them. While they learn, most digits are slanted, scaled, bent and drawn bolder or finer, "
    "or your own hand would be far from all they know. They are judged by strips of images they never saw, as they are."
)
DATA = (
    "[Optical Recognition of Handwritten Digits](https://doi.org/10.24432/C50P49) by E. Alpaydin and C. Kaynak, 1998, "
    "from the UCI Machine Learning Repository under [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/): the "
    "1,797 images of 8 by 8 that scikit-learn carries, joined into strips here. 1,300 are trained on, 497 held out. "
    "Thirteen people wrote them, **the same in both parts**: the figures are for new images, not for new writers."
)
OPTIONS = {
    "longest": Option("Digits at most", 1, 8, 1, 5),
    "varied": Option("As other hands might write", 0, 1, 1, 1),
}
DEFAULTS = {"units": 48, "rate": 0.03, "forget": 1.0, "batch": 16}
RATES = {"lstm": 0.03, "gru": 0.03, "rnn": 0.01, "peephole": 0.03, "lstm1997": 0.03, "coupled": 0.03}
UPDATES, SHIPPED = 1500, 4000
METRIC = Metric("strips read right", "higher", 0.7)
CONTROL = (
    "cutting each strip into equal pieces, as many as it has digits, which is told, and naming each by the nearest "
    "image"
)
FAR_DIGITS = 10
FAR = f"strips of {FAR_DIGITS} digits"
AS_THEY_ARE = 0.3  # of the strips: the others are varied
TOUCHING, LAPPED = (-1, 5), (0, 3)  # fine columns that a digit stands in the one before; or whole ones of an image
DIGITS = "0123456789"
MOST_TYPED = 12
ON_LINES = (0.7, 0.9)  # the shares read right of 200 strips of 1 to 5 digits that tests drew as lines, of 200 digits


def sizes(options: Options) -> tuple[int, int, str]:
    """8 rows of ink in; 11 labels, ten digits and the blank, out."""
    return bitmap.ROWS, 1 + len(DIGITS), "labels"


def symbols(options: Options) -> Symbols:
    """The rows from the top, and the digits after the blank."""
    return Symbols(tuple(f"row {k + 1}" for k in range(bitmap.ROWS)), ("blank", *DIGITS))


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Strips of images that are trained on: 1 digit to as many as asked."""
    sizes = rng.integers(1, int(options["longest"]) + 1, n)
    plainly = rng.random(n) < (AS_THEY_ARE if options["varied"] else 1.0)
    return joined(rng, sizes, strips.images()[2], plainly)


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Strips of images held out, as they are: 2 digits or more, if they may have more than one."""
    longest = int(options["longest"])
    return joined(rng, rng.integers(min(2, longest), longest + 1, n), strips.images()[3], np.full(n, True))


def draw_far(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """The same, longer than any strip that is trained on."""
    return joined(rng, np.full(n, FAR_DIGITS), strips.images()[3], np.full(n, True))


def joined(rng: np.random.Generator, sizes: np.ndarray, numbers: np.ndarray, plainly: np.ndarray) -> Examples:
    """Examples of strips of so many digits each, of images with these numbers; `plainly` (n,): which as they are."""
    chosen = rng.choice(numbers, sizes.sum())
    varied, plain = strips.varied(chosen, rng), strips.plain(chosen)
    touching, lapped = rng.integers(*TOUCHING, len(chosen)), bitmap.BLOCK * rng.integers(*LAPPED, len(chosen))
    made = []
    for last, size, as_is in zip(np.cumsum(sizes), sizes, plainly, strict=True):
        own = slice(last - size, last)
        made.append(strips.strip(plain[own], lapped[own]) if as_is else strips.strip(varied[own], touching[own]))
    digits = np.split(strips.images()[1][chosen], np.cumsum(sizes)[:-1])
    return examples_of(made, digits)


def examples_of(made: Sequence[np.ndarray], digits: Sequence[np.ndarray | list[int]]) -> Examples:
    """Strips (T, 8) side by side, with the digits each shows: labels are one more, 0 is the blank."""
    xs, lengths = pad(made, 0.0)
    targets, _ = pad([np.asarray(one, dtype=np.intp) + 1 for one in digits])
    return Examples(xs, targets, (np.arange(len(xs))[:, None] < lengths) * 1.0, lengths)


def as_examples(ink: str) -> Examples:
    """What a hand wrote, as lstm.domains.writing.strokes says it in a link: one example, whose digits nobody knows.

    Raises ValueError with a sentence for ink that cannot be read.
    """
    return examples_of([bitmap.drawn(strokes.read(ink), strokes.HIGH / 6)], [[]])


def shown(text: str, seed: int) -> Examples:
    """A strip of held-out images of the digits in a text; another seed takes other images. Raises ValueError."""
    digits, (_, known, _, held_out) = typed(text, "written"), strips.images()
    rng = np.random.default_rng([seed, len(digits)])
    chosen = [rng.choice(held_out[known[held_out] == int(digit)]) for digit in digits]
    shifts = bitmap.BLOCK * rng.integers(*LAPPED, len(chosen))
    return examples_of([strips.strip(strips.plain(chosen), shifts)], [known[chosen]])


def typed(text: str, done: str) -> str:
    """The digits in a text, without its spaces. `done` is what becomes of them, for what is said of other texts.

    Raises ValueError with a sentence for a text with no digits, with others than digits, or with too many.
    """
    digits = "".join(text.split())
    if not digits:
        raise ValueError("Type at least one digit.")
    if wrong := [letter for letter in digits if letter not in DIGITS]:
        raise ValueError(f"{wrong[0]!r} is no digit: only 0 to 9 can be {done} here.")
    if len(digits) > MOST_TYPED:
        raise ValueError(f"These are {len(digits)} digits; at most {MOST_TYPED} can be {done} here.")
    return digits


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of strips whose digits are all read, in order, by the best path through outputs (T, n, O)."""
    found = greedy(outputs, examples.lengths)
    return float(np.mean([one == other for one, other in zip(found, labels_of(examples), strict=True)]))


def control(examples: Examples, options: Options) -> float:
    """The share that is right when each strip is cut into equal pieces, each looked at by itself."""
    images, digits, trained, _ = strips.images()
    known = np.stack([stretched(image[:, image.max(axis=0) > strips.FAINT].T) for image in images[trained]])
    right = 0
    for k, labels in enumerate(labels_of(examples)):
        own = examples.xs[: examples.lengths[k], k]
        edges = np.linspace(0, len(own), len(labels) + 1).round().astype(np.intp)
        pieces = np.stack([stretched(own[one:other]) for one, other in zip(edges, edges[1:], strict=False)])
        distance = (pieces**2).sum(axis=1)[:, None] - 2.0 * pieces @ known.T + (known**2).sum(axis=1)
        right += bool((digits[trained][distance.argmin(axis=1)] + 1 == labels).all())
    return right / examples.weights.shape[1]


def stretched(columns: np.ndarray) -> np.ndarray:
    """Columns (w, 8) of ink, 0..1, made eight, as flat numbers: each is the one that stood there."""
    places = ((np.arange(bitmap.ROWS) + 0.5) * len(columns) / bitmap.ROWS).astype(np.intp)
    return columns[places].ravel()
