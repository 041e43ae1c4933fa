"""The same worksheet with another sentence of the same kind, by number: neighbours cannot copy."""

from collections.abc import Iterator

import numpy as np

from lstm import inputs, words
from lstm.everyday import sentences
from lstm.figures.worksheet import sheet
from lstm.model import Model
from lstm.reading import Reading, of

MOST_WORDS = 26  # of a variant's sentence: a chart of more has no room on a page
TRIES = 60  # drawings until one is short enough


def kind_of(read: Reading) -> str | None:
    """The family of sentences that a Reading's is of, by what is expected where an answer is asked for."""
    return sentences.family_of(read.signature.answers[int(read.chances[read.end].argmax())])


def variant(read: Reading, number: int) -> Reading:
    """The Reading of sentence `number`, 1 or more, of the same kind as that of a Reading; of any kind if it is of none.

    Same number and kind, same sentence. Where the network does not know everyday words it is the Reading itself.
    """
    if not set(sentences.VOCABULARY) <= set(read.model.words):
        return read
    rng, kind = np.random.default_rng([number, 23]), kind_of(read)
    for _ in range(TRIES):
        drawn = sentences.sentence(rng, kind)
        if len(drawn.words) <= MOST_WORDS and sheet.fits(made := of_words(read.model, drawn.words)):
            return made
    return read


def of_words(model: Model, said: tuple[str, ...]) -> Reading:
    """The Reading of words that the model knows."""
    ids = [model.words.index(word) for word in said]
    text = inputs.as_text(model, ids)
    found = words.find(words.split(text), model.words)
    return of(model, found, text=text)


def variants(read: Reading, count: int) -> Iterator[Reading]:
    """So many readings by number: the first is the Reading itself, the others each of another sentence."""
    yield read
    seen, number = {read.text}, 1
    while len(seen) < count:
        one = variant(read, number)
        if one.text not in seen:
            seen.add(one.text)
            yield one
        number += 1
        if number > 4 * count:
            return
