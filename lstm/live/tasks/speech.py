"""Speech: spoken digits, read from the loudness of bands of pitch. Nobody says when a digit is said."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.domains.speech import mel, sounds
from lstm.live.examples import Examples, Metric, Option, Options, Symbols, labels_of
from lstm.live.tasks.handwriting import DIGITS, score, stretched, typed
from lstm.networks.lengths import pad

NAME = "Speech"
FORM = "bidirectional"
SAID = "Spoken digits, told apart without a word about when each is said."
ABOUT = (
    "A synthesiser says digits; every 25\u00a0ms the network is told how loud each band of pitch is, and CTC makes "
    "digits of it. It is trained on sequences joined from recordings of fourteen voices, each a little faster or "
    "slower and with noise, and judged by four voices it never heard. The task shows what CTC does."
)
DATA = (
    "Digits said by [eSpeak NG](https://github.com/espeak-ng/espeak-ng) 1.52 and kept at telephone quality: 18 voices, "
    "two takes of each digit, and 40 clips said in one breath by the four voices held out. The synthesiser is free "
    "software under the GNU GPL, version 3 or later, and no part of this app. A program's output is in general not "
    "under its licence; but some consonants are mixed from short recordings in eSpeak NG's data, which are. If in "
    "doubt, treat the recordings as being under that licence too."
)
OPTIONS = {
    "longest": Option("Digits at most", 1, 8, 1, 4),
    "noise": Option("Noise while it learns", 0, 1, 0.1, 0.3),
}
DEFAULTS = {"units": 32, "rate": 0.01, "forget": 1.0, "batch": 16}
RATES = {"lstm": 0.01, "gru": 0.01, "rnn": 0.01, "peephole": 0.01, "lstm1997": 0.01, "coupled": 0.01}
UPDATES, SHIPPED = 300, 1500
METRIC = Metric("clips read right", "higher", 0.8)
CONTROL = (
    "cutting each clip into equal pieces, as many as it has digits, which is told, and naming each by the nearest "
    "recording"
)
FAR = "clips said in one breath, not joined"
FACTORS = (0.88, 1.14)  # a recording is played so much longer, and deeper
GAPS = (-0.04, 0.12)  # seconds between two


class Wider(NamedTuple):
    """What bench/speech_rnn.py measured of a plain RNN with more units, trained for the same seconds."""

    units: int
    values: tuple[float, ...]  # of METRIC, one for each seed
    weights: int


WIDER = Wider(48, (0.9922, 0.9922, 0.9453), 10379)


def sizes(options: Options) -> tuple[int, int, str]:
    """Two spectra of 24 bands in; ten digits and the blank out."""
    return mel.WIDTH, 1 + len(DIGITS), "labels"


def symbols(options: Options) -> Symbols:
    """The bands from below, of the first spectrum and of the second; and the digits after the blank."""
    bands = tuple(f"band {band + 1}{half}" for half in ("", "'") for band in range(mel.BANDS))
    return Symbols(bands, ("blank", *DIGITS))


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sequences of the voices that are trained on, each a little other, with noise on every frame."""
    known = sounds.recordings()
    made = [
        spoken(rng, int(rng.integers(0, known.trained)), digits, rng.uniform(*FACTORS))
        for digits in numbers(rng, n, int(options["longest"]))
    ]
    examples = examples_of(*zip(*made, strict=True))
    noise = options["noise"] * rng.standard_normal(examples.xs.shape)
    noise += 0.7 * options["noise"] * rng.standard_normal((1, n, mel.WIDTH))  # another room, another telephone
    return examples._replace(xs=examples.xs + noise * examples.weights[..., None])


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sequences of the voices held out, as they are."""
    known = sounds.recordings()
    voices = rng.integers(known.trained, len(known.voices), n)
    said = numbers(rng, n, int(options["longest"]))
    made = [spoken(rng, voice, digits) for voice, digits in zip(voices, said, strict=True)]
    return examples_of(*zip(*made, strict=True))


def draw_shown(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """The same, with as many digits as there may be."""
    known, longest = sounds.recordings(), int(options["longest"])
    return examples_of(*zip(*(spoken(rng, known.trained, rng.integers(0, 10, longest)) for _ in range(n)), strict=True))


def draw_far(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Whole clips of the voices held out."""
    clips = sounds.recordings().clips
    chosen = [clips[k % len(clips)] for k in range(min(n, len(clips)))]
    return examples_of([sound for _, _, sound in chosen], [digits for _, digits, _ in chosen])


def numbers(rng: np.random.Generator, n: int, longest: int) -> list[np.ndarray]:
    """n sequences of digits, 0 to 9, each (m,) with 1 to `longest` of them."""
    return [rng.integers(0, 10, size) for size in rng.integers(1, longest + 1, n)]


def spoken(
    rng: np.random.Generator, voice: int, digits: np.ndarray | Sequence[int], factor: float = 1.0
) -> tuple[np.ndarray, np.ndarray | Sequence[int]]:
    """(the sound (n,) of digits in a voice, one of its takes of each; the digits), -1..1.

    `factor` is how much longer it is made, above 0.
    """
    known = sounds.recordings()
    taken = rng.integers(0, known.takes, len(digits))
    said = [known.digits[int(voice), int(take), int(digit)] for take, digit in zip(taken, digits, strict=True)]
    sound = sounds.joined(said, rng.uniform(*GAPS, len(said)))
    return (sounds.stretched(sound, factor) if factor != 1.0 else sound), digits


def examples_of(clips: Sequence[np.ndarray], digits: Sequence[np.ndarray | Sequence[int]]) -> Examples:
    """Sounds (n,) side by side, as frames, with the digits said in each: labels are one more, 0 is the blank."""
    xs, lengths = pad([mel.frames(clip) for clip in clips], 0.0)
    targets, _ = pad([np.asarray(one, dtype=np.intp) + 1 for one in digits])
    return Examples(xs, targets, (np.arange(len(xs))[:, None] < lengths) * 1.0, lengths)


def as_examples(text: str, voice: int, seed: int) -> tuple[Examples, np.ndarray]:
    """(one example, its sound (n,), -1..1): digits in a text, said by a voice, 0 to 17; the seed chooses takes.

    Raises ValueError with a sentence for a text that has no digits, others than digits, or too many.
    """
    digits = typed(text, "said")
    rng = np.random.default_rng([seed, voice, len(digits)])
    sound, digits = spoken(rng, voice, [int(digit) for digit in digits])
    return examples_of([sound], [digits]), sound


def clip(k: int) -> tuple[Examples, np.ndarray, int]:
    """(one example, its sound (n,), -1..1, its voice): a clip that was said in one breath, by its number, 0 to 39."""
    voice, digits, sound = sounds.recordings().clips[k]
    return examples_of([sound], [digits]), sound, voice


def control(examples: Examples, options: Options) -> float:
    """The share that is right when each clip is cut into equal pieces, each looked at by itself."""
    known, digits = recorded()
    right = 0
    for k, labels in enumerate(labels_of(examples)):
        own = examples.xs[: examples.lengths[k], k]
        edges = np.linspace(0, len(own), len(labels) + 1).round().astype(np.intp)
        pieces = np.stack([stretched(own[one:other]) for one, other in zip(edges, edges[1:], strict=False)])
        distance = (pieces**2).sum(axis=1)[:, None] - 2.0 * pieces @ known.T + (known**2).sum(axis=1)
        right += bool((digits[distance.argmin(axis=1)] + 1 == labels).all())
    return right / examples.weights.shape[1]


@lru_cache
def recorded() -> tuple[np.ndarray, np.ndarray]:
    """Every recording that is trained on, stretched to as many frames, (n, 8 * WIDTH), and its digit, 0 to 9, (n,)."""
    found = sounds.recordings()
    parts = [(key[2], sound) for key, sound in found.digits.items() if key[0] < found.trained]
    return np.stack([stretched(mel.frames(sound)) for _, sound in parts]), np.array([digit for digit, _ in parts])


__all__ = ["score"]
