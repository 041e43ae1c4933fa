"""A reading: a text, the network that read it, and every number that this made. Made once; figures and stories take it.

The numbers of the latest readings are kept, for all visitors of a server: see lstm.kept.

Source: ours.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np

from lstm import inputs, words
from lstm.cells import CELLS, Cell, Step
from lstm.everyday import sentences
from lstm.kept import kept
from lstm.model import Ids, Layer, Model, predict, signed
from lstm.model import read as read_ids
from lstm.signature import Signature
from lstm.unroll import hidden_size, input_size, until

LONGEST = 100  # words that are read: a picture of more cannot be read
MOST_STEPS, MOST_CELLS = 250, 80_000  # of symbols or numbers, which take less room; and numbers drawn in one picture
KEPT = 32  # readings whose numbers are kept, at most about half a megabyte each;
KEPT_OF_MANY = 6  # and of networks with many words, at most about ten


class Reading(NamedTuple):
    """One sentence, or whatever else a network reads, through one model."""

    text: str  # as typed
    found: tuple[words.Found, ...]  # those that were read
    unread: int  # words beyond the LONGEST, which were not
    model: Model
    traces: tuple[Step, ...]  # of every layer, (T, H), the top one last; () where there was nothing to read
    chances: Any  # (T, V) of each next word; or whatever it answers, (T, O); None where there was nothing to read
    ids: Ids = ()  # what the network was given: T ids, or numbers (T, D)
    left_out: tuple[str, ...] = ()  # what is nothing that it reads
    own: bool = False  # whether the visitor trained it
    depth: int = -1  # which of the layers is in view; -1: the top one, which the answer is read from
    changed: str = ""  # a hash of the top trace, where that is not what the network makes of what it was given

    @property
    def content(self) -> tuple[object, ...]:
        """What tells it from others, for lstm.kept: the network, what it was given, and what was made of the words."""
        made = tuple(part for one in self.found for part in (one.token.text, one.word, one.how))
        return self.model, np.asarray(self.ids), made, self.depth, self.own, self.changed

    @property
    def trace(self) -> Any:
        """What the cell in view did, a Step of arrays (T, H); None where there was nothing to read."""
        return self.traces[self.depth] if self.traces else None

    @property
    def lower(self) -> bool:
        """Whether the layer in view is one that the answer is not read from."""
        return self.depth not in (-1, len(self.model.layers) - 1)

    @property
    def below(self) -> int:
        """How many layers are below the one in view."""
        return self.depth % len(self.model.layers)

    @property
    def layer(self) -> Layer:
        """The cell in view and its weights."""
        return self.model.layers[self.depth]

    @property
    def cell(self) -> Cell:
        """The module of the cell in view."""
        return CELLS[self.layer.cell]

    @property
    def signature(self) -> Signature:
        """What the network's two ends mean."""
        return signed(self.model)

    @property
    def strange(self) -> bool:
        """Whether half or more of its words are none that the network knows: then no story can be told of it."""
        if not inputs.by_words(self.model):
            return False
        return words.mostly_unknown(self.found, sum(map(words.is_word, self.left_out)))

    @property
    def english(self) -> bool:
        """Whether the network learnt from text at large, and not from sentences that were made for it."""
        return len(self.model.words) > words.MANY

    @property
    def noun(self) -> str:
        """What one step of it is: a word, or a step, of letters or numbers."""
        return "word" if inputs.by_words(self.model) else "step"

    @property
    def what(self) -> str:
        """What the cell in view reads at a step, in a sentence."""
        one_hot = self.model.embedding is None and not self.below
        return "the word" if self.noun == "word" and one_hot else "the input"

    @property
    def x_names(self) -> Sequence[str]:
        """The names of what the cell in view reads: words, symbols or channels; or the units of the layer below."""
        if self.below:
            return [f"unit {unit} below" for unit in range(input_size(self.layer.weights))]
        if self.model.embedding is not None:
            return [f"x{k}" for k in range(input_size(self.layer.weights))]
        return self.model.words or self.signature.channels

    @property
    def close(self) -> bool:
        """Whether its steps are single letters, which may stand close together."""
        return self.noun == "step" and all(len(one.token.text) == 1 for one in self.found)

    @property
    def tokens(self) -> list[str]:
        """What was read at each step, as it was typed: a list of str."""
        return [one.token.text for one in self.found]

    @property
    def end(self) -> int:
        """The place to look at first: where the last word was expected, if it is an answer; else the last word."""
        words = [one.word for one in self.found]
        if self.noun != "word" or self.english:
            return len(words) - 1
        answered = len(words) > 1 and words[-1] in sentences.options(words[:-1])
        return len(words) - (2 if answered else 1)

    def until(self, place: int) -> "Reading":
        """The same reading, up to and with a place."""
        length = place + 1
        return self._replace(
            found=self.found[:length],
            traces=tuple(until(trace, place) for trace in self.traces),
            chances=self.chances[:length],
            ids=self.ids[:length],
        )

    def with_trace(self, trace: Step) -> "Reading":
        """The same text, of which the top cell made another trace (T, H); for instance under interventions."""
        changed = sha256(b"".join(np.asarray(part).tobytes() for part in trace)).hexdigest()
        return self._replace(traces=(*self.traces[:-1], trace), chances=predict(self.model, trace), changed=changed)

    def foils(self, end: int, answer: int | None = None) -> list[int]:
        """What an answer, or else the one expected at `end`, is weighed against: ids of others that fit, or of all.

        Of a number there is none.
        """
        if self.signature.kind == "number":
            return []
        answer = int(self.chances[end].argmax()) if answer is None else answer
        place = {word: k for k, word in enumerate(self.signature.answers)}
        if self.english:
            return sorted(set(place.values()) - {answer})
        fit = {place[word] for word in sentences.options([one.word for one in self.found[: end + 1]]) if word in place}
        return sorted((fit if answer in fit else set(place.values())) - {answer})


def read(model: Model, text: str, literal: Sequence[str] = ()) -> Reading:
    """The Reading of a text (str, of any length) by a Model; `literal` are words to take as they are typed.

    Of a long text the beginning is read: see `longest`. Its arrays are shared, and cannot be written to.
    """
    steps = inputs.find(text, model, longest(model), literal)
    if not steps.found:
        return Reading(text, (), 0, model, (), None, (), steps.left_out)
    return of(model, steps.found, steps.ids, text)._replace(unread=steps.unread, left_out=steps.left_out)


def of(model: Model, found: Sequence[words.Found], ids: Ids | None = None, text: str = "") -> Reading:
    """The Reading by a Model of what was found, words.Found; `ids` are the numbers (T, D) where it reads such."""
    ids = [one.id for one in found] if ids is None else ids
    traces, chances = (numbers_of_many if len(model.words) > words.MANY else numbers)(model, ids)
    return Reading(text, tuple(found), 0, model, traces, chances, ids)


@kept(KEPT)
def numbers(model: Model, given: Ids) -> tuple[tuple[Step, ...], np.ndarray]:
    """The traces of every layer, (T, H), and the answers (T, O) to T ids or numbers (T, D)."""
    traces = read_ids(model, given)
    return traces, predict(model, traces[-1])


@kept(KEPT_OF_MANY)
def numbers_of_many(model: Model, given: Ids) -> tuple[tuple[Step, ...], np.ndarray]:
    """As `numbers`, of a network with many words: the traces, (T, H), and the answers (T, O)."""
    return numbers.__wrapped__(model, given)  # pyrefly: ignore[missing-attribute]


def longest(model: Model) -> int:
    """How many words or steps of a text are read with a model: as many as a picture of it can show."""
    if inputs.by_words(model):
        return LONGEST
    layer = model.layers[-1]
    cells = hidden_size(layer.weights) * len(CELLS[layer.cell].EQUATIONS)
    return min(MOST_STEPS, MOST_CELLS // cells)
