"""A worksheet about one unit in one run: what is given, and what is to be computed from it by hand, with solutions.

Every solution is worked out from the numbers that are printed (see rounding.py). A run is a reading by an LSTM that
chooses among answers (see `fits`), or one unit whose weights were set by hand.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm import one_unit
from lstm.explain import margin, writers, wrote_most
from lstm.figures.curves import X
from lstm.figures.text import percent
from lstm.figures.worksheet import exercises
from lstm.figures.worksheet.exercises import Backward, Chart, Gate, Left, Run, Tick
from lstm.numbers import short
from lstm.reading import Reading

FEWEST = 3  # words that are read before the answer is asked for
MOST_CHOICES = 6
ATTACHED = re.compile(r" (?=[.,;:!?])")  # no space before a mark


class Answer(NamedTuple):
    """What comes next, and why: the prediction, and its solution."""

    word: str
    chance: str
    writer: str  # the word that wrote most of the memory behind it
    place: int  # where that stands
    share: str  # of what the memory says for or against it
    choices: tuple[str, ...]  # answers to choose from, in the order of the alphabet
    rival: str  # the likeliest of the others, which the backward step takes for the right one
    rival_chance: str


class Sheet(NamedTuple):
    """Everything on a worksheet."""

    text: str  # what is read, until the answer is asked for
    words: tuple[str, ...]  # of each step
    unit: int
    place: int
    answer: Answer | None  # None where nothing is answered
    gate: Gate
    ticks: tuple[Tick, ...]
    left: Left
    chart: Chart
    backward: Backward

    @property
    def places(self) -> int:
        """How many digits stand after the point, but for the chart and the backward step."""
        return self.gate.rest.places


def fits(read: Reading) -> bool:
    """Whether a worksheet can be made of a Reading: one LSTM that chooses among answers, and words enough."""
    if not read.found or read.layer.cell != "lstm" or read.lower or read.signature.kind != "class":
        return False
    return read.end >= FEWEST - 1 and len(read.foils(read.end)) > 0


def of_reading(read: Reading, place: int | None = None, unit: int | None = None, gate: str | None = None) -> Sheet:
    """The worksheet of a Reading that `fits`, about one unit from a place on; what is not given is the most telling.

    A place too near the end is moved forward, so that there are steps to follow. Raises ValueError where it fits not.
    """
    if not fits(read):
        raise ValueError(f"a worksheet needs one LSTM that chooses among answers, and {FEWEST} words or more")
    read = read.until(read.end)
    end, answer = len(read.found) - 1, int(read.chances[-1].argmax())
    foils = read.foils(end, answer)
    place = min(wrote_most(read, answer, foils)[0] if place is None else place, end - 2)
    unit = wrote_most(read, answer, foils, place)[1] if unit is None else unit
    rival = max(foils, key=lambda k: float(read.chances[-1][k]))
    scores = read.chances[-1].copy()
    scores[rival] -= 1.0  # the gradient of -ln P(rival) at the scores
    pull = float(scores @ read.model.readout["W_y"][:, unit])
    words = tuple(read.tokens)
    text = ATTACHED.sub("", " ".join(words)) if read.noun == "word" else " ".join(words)
    run = Run(read.layer.weights, read.trace, text, words, read.x_names, unit, place)
    return of(run, said(read, answer, foils, rival), gate or "i", pull)


def by_hand(values: tuple[float, ...], xs: tuple[float, ...]) -> Sheet:
    """The worksheet of a unit set by hand, twelve numbers as in lstm.one_unit, over an input (T,) of steps enough.

    The loss of its backward step is half the square of what its last h misses 1 by. Raises ValueError for few steps.
    """
    if len(xs) < FEWEST:
        raise ValueError(f"a worksheet needs {FEWEST} steps or more")
    trace = one_unit.trace(values, xs)
    wrote = np.abs(trace.i * trace.candidate)[: len(xs) - 2, 0]
    text, words = f"x = {'  '.join(map(short, xs))}", tuple(f"step {t}" for t in range(1, len(xs) + 1))
    run = Run(one_unit.weights(values), trace, text, words, [X.symbol], 0, int(wrote.argmax()))
    return of(run, None, "i", float(trace.h[-1, 0]) - 1.0)


def of(run: Run, answer: Answer | None, gate: str, pull: float) -> Sheet:
    """The worksheet of a run; `pull` is the gradient of the loss at the last h of its unit."""
    quantity = gate if gate in ("f", "i", "o", "candidate") else "i"
    places = exercises.enough(run)
    return Sheet(
        text=run.text,
        words=run.words,
        unit=run.unit,
        place=run.place,
        answer=answer,
        gate=exercises.taken_apart(run, quantity, places),
        ticks=exercises.two_steps(run, places),
        left=exercises.left(run, places),
        chart=exercises.chart(run),
        backward=exercises.backward(run, pull),
    )


def said(read: Reading, answer: int, foils: Sequence[int], rival: int) -> Answer:
    """What is expected at the end of a Reading, with its chance, 0 to 1, and whose writing is behind it, a share."""
    names = read.signature.answers
    support = writers(read.trace)[1:, -1] @ margin(read.model, read.trace, answer, foils)
    writer = int(support.argmax())
    share = float(support[writer] / np.abs(support).sum())
    fit = sorted({answer, *sorted(foils, key=lambda k: -float(read.chances[-1][k]))[: MOST_CHOICES - 1]})
    return Answer(
        word=names[answer],
        chance=percent(float(read.chances[-1][answer])),
        writer=read.tokens[writer],
        place=writer,
        share=percent(share),
        choices=tuple(names[k] for k in fit),
        rival=names[rival],
        rival_chance=percent(float(read.chances[-1][rival])),
    )
