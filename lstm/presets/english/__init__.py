"""The English networks that are ready, trained by `make english`, and text that they never read.

A file holds the weights as float16: the table of words once, though it serves both ends. `load` makes a Model of it,
whose readout is the table times the projection, when it is first asked for. The Model reads an unknown word and expects
none: its chances are those of the words it knows, given that one of them follows. `unknown` is the chance of the other.

Source: ours, but for what a module names.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from lstm import model as models
from lstm.model import Layer, Model
from lstm.presets.english.network import Size, Tied
from lstm.presets.english.vocabulary import END
from lstm.signature import Signature

FOLDER = Path(__file__).parent
UNKNOWN_ID, END_ID = 0, 1  # of <unk> and <eos>
NEVER = -40.0  # a score that leaves a chance of hardly more than nothing, of which the logarithm can be taken
PRICE = 0.002  # of an open gate, above 0, while the finished network learns on
PRICED = "lstm-priced"  # the LSTM, trained a little further with a price of open gates: see lstm.presets.english.tried
END_SAID = "(end)"  # what the end of an utterance is called among answers
EXAMPLES = (
    "I was late for work this morning because my alarm clock did not",
    "The keys to the old house on the hill",
    "My sister is very proud because she hurt",
    "I have a headache so I need to take a",
    "He told me that he",
    "I love this movie but the ending was",
)


class Text(NamedTuple):
    """Documents held out of training, one after the other."""

    ids: np.ndarray  # (N,) places in the vocabulary
    starts: np.ndarray  # (D,) where each document starts
    kinds: np.ndarray  # (D,) what each is: see KINDS of lstm.presets.english.texts


def file_of(cell: str) -> Path:
    """Where the network of a cell is kept."""
    return FOLDER / f"{cell}.npz"


@lru_cache(maxsize=1)
def cells() -> tuple[str, ...]:
    """The cells of which there is a network, the LSTM first."""
    names = (file.stem for file in FOLDER.glob("*.npz") if file.stem not in ("text", PRICED))
    return tuple(sorted(names, key=lambda name: name != "lstm"))


@lru_cache(maxsize=4)
def about(cell: str = "lstm") -> dict[str, Any]:
    """What is known of the network of a cell, and was measured of it, without its weights."""
    with np.load(file_of(cell), allow_pickle=False) as stored:
        return json.loads(str(stored["head"]))["about"]


@lru_cache(maxsize=4)
def load(cell: str = "lstm") -> Model:
    """The network of a cell, or PRICED, as a Model. Raises ValueError for a cell of which there is none."""
    if cell not in (*cells(), PRICED):
        raise ValueError(f"there is no English {cell}; choose from {', '.join(cells())}")
    return restored(file_of(cell))


def restored(file: Path) -> Model:
    """The Model in a file that `save` wrote. Raises ValueError for a file that is none."""
    head, named = models.unpack(file.read_bytes())
    embedding = named["embedding"]
    weights = {name.removeprefix("cell."): array for name, array in named.items() if name.startswith("cell.")}
    words = tuple(head["words"])
    answers = tuple(END_SAID if word == END else word for word in words)
    about = head["about"] | {"unknown": float(named["bias"][UNKNOWN_ID])}
    named["bias"][UNKNOWN_ID] = NEVER
    readout = {"W_y": embedding @ named["projection"], "b_y": named["bias"]}
    signature = Signature((), answers, "class", True)
    return models.checked(Model(words, embedding, (Layer(head["cell"], weights),), readout, about, signature))


def network(cell: str = "lstm") -> Tied:
    """The network of a cell as it is trained and measured, many texts side by side."""
    head, named = models.unpack(file_of(cell).read_bytes())
    words, embedding = named["embedding"].shape
    made = Tied(Size(head["cell"], words, embedding, named["projection"].shape[1]))
    for name, place in made.weights.items():
        place[...] = named[name]
    made.engine.load({name.removeprefix("cell."): array for name, array in named.items() if name.startswith("cell.")})
    return made


def unknown(model: Model, h: np.ndarray) -> np.ndarray:
    """The chance that a word follows which the Model does not know, 0..1, from h (..., H): (...)."""
    W, scores = model.readout["W_y"], models.scores(model, h)
    most = scores.max(axis=-1)
    known = np.log(np.exp(scores - most[..., None]).sum(axis=-1)) + most
    return 1.0 / (1.0 + np.exp(known - h @ W[UNKNOWN_ID] - model.about["unknown"]))


def save(file: Path, network: Tied, words: tuple[str, ...], about: dict[str, Any]) -> None:
    """Write a network, and what was measured of it."""
    arrays = network.weights | {f"cell.{name}": array for name, array in network.engine.weights.items()}
    head = {"words": words, "cell": network.size.cell, "about": about}
    packed = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(file, allow_pickle=False, head=np.array(json.dumps(head)), **packed)


@lru_cache(maxsize=1)
def text() -> Text:
    """About 50,000 words that were held out of training."""
    with np.load(FOLDER / "text.npz", allow_pickle=False) as stored:
        return Text(*(stored[name] for name in Text._fields))


@lru_cache(maxsize=1)
def every_utterance() -> list[np.ndarray]:
    """The utterances of `text`, each (T,) ids with its <eos>; what was cut off at an end is left out."""
    ids = text().ids.astype(np.intp)
    return [one for one in np.split(ids, np.flatnonzero(ids == END_ID) + 1) if len(one) > 1 and one[-1] == END_ID]


def utterances(n: int, shortest: int = 5, longest: int = 30) -> list[np.ndarray]:
    """n utterances of `text`, spread over all of it, each (T,) ids without its <eos>: none very short or long.

    Each has at least `shortest` words, and fewer than `longest`.
    """
    some = [one[:-1] for one in every_utterance() if shortest < len(one) <= longest]
    return [some[k] for k in np.linspace(0, len(some) - 1, n).round().astype(np.intp)]


def keep_text(file: Path, some: Text) -> None:
    """Write a text."""
    arrays = some._replace(ids=some.ids.astype("<u2"))._asdict()
    np.savez_compressed(file, allow_pickle=False, **arrays)
