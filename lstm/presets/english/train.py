"""Training as a fold over updates, with checkpoints: what goes on after an interruption gives the very same numbers.

Truncated backpropagation through time: B texts are read side by side, T words an update, and the memory is handed on.
Where a piece begins with a new utterance it begins with an empty memory instead, for so does a visitor's sentence.

Source: truncation as in Williams & Peng 1990; the rest is ours.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm.engine import ENGINES
from lstm.presets.english import corpus
from lstm.presets.english.corpus import Corpus
from lstm.presets.english.network import Size, Tied
from lstm.training import optimise

END_ID = 1  # of <eos>
FLOOR = 0.01  # share of the rate that is left at the very end
TIMED = 5  # updates that are timed to know how many fit into the same seconds
SAVED_EVERY = 60.0  # seconds between two checkpoints


class Plan(NamedTuple):
    """What a training is told."""

    size: Size = Size()
    epochs: float = 5.0  # passes over what is learnt from; the rate falls linearly to their end
    texts: int = 40  # read side by side
    steps: int = 35  # words that a gradient goes back
    rate: float = 0.002
    drop: float = 0.15  # share of signals left out, of the embedded word and of h
    longest: float = 1.0  # a longer gradient is clipped to this
    seed: int = 0
    price: float = 0.0  # of the input and output gates: so much for each that is open, of the units summed


class Training(NamedTuple):
    """A training between two updates."""

    network: Tied
    memory: optimise.Memory
    states: tuple[np.ndarray, ...]  # the cell's, each part (H, B)
    updates: int
    losses: list[float]  # the mean loss of every hundred updates
    seconds: float  # of computing, so far


def begin(plan: Plan) -> Training:
    """Before the first update; the memory is parts (H, B)."""
    network = Tied(plan.size)
    network.begin(np.random.default_rng([plan.seed, 1]))
    return Training(network, optimise.begin("adam", network.theta), network.zeros(plan.texts), 0, [], 0.0)


def each_epoch(plan: Plan, learnt: corpus.Part) -> int:
    """How many updates one pass over what is learnt from takes: whole pieces of `steps` words alone."""
    return (len(learnt.ids) // plan.texts - 1) // plan.steps


def horizon(plan: Plan, learnt: corpus.Part) -> int:
    """How many updates the plan takes in all: at least 1."""
    return max(1, round(plan.epochs * each_epoch(plan, learnt)))


def rate_at(plan: Plan, update: int, last: int) -> float:
    """The learning rate of an update, of `last` in all, at least 1: from the plan's down to 0.01 of that."""
    return plan.rate * max(1.0 - update / last, FLOOR)


def train(
    plan: Plan,
    data: Corpus,
    file: Path | None = None,
    until: int | None = None,
    say: Callable[[Training, int], None] = lambda state, last: None,
) -> Training:
    """Train to the plan's end, or to update `until`, from a checkpoint's file if it is there, and write one there.

    `until` is so many updates, those of the checkpoint among them. `say` is told of the state every hundred updates.
    Raises ValueError for a checkpoint of another plan.
    """
    state = restored(file, plan) if file and file.exists() else begin(plan)
    network, memory, states, updates, losses, seconds = state
    last, epoch, text = horizon(plan, data.learnt), -1, np.zeros((0, 0))
    saved, begun, some = time.monotonic(), time.process_time(), []
    while updates < min(last, last if until is None else until):
        now, k = divmod(updates, each_epoch(plan, data.learnt))
        if now != epoch:
            order = corpus.shuffled(data.learnt, np.random.default_rng([plan.seed, 2, now]))
            text, epoch = corpus.streams(order, plan.texts), now
        first = k * plan.steps
        ids = text[first : first + plan.steps + 1]
        new = text[first - 1] == END_ID if first else np.ones(plan.texts, bool)
        states = tuple(np.where(new, 0, part).astype(part.dtype) for part in states)
        drops = network.dropout(np.random.default_rng([plan.seed, 3, updates]), plan.drop, plan.steps, plan.texts)
        some.append(network.loss_and_gradient(ids[:-1], ids[1:], states, drops, plan.price))
        states = tuple(part.copy() for part in network.engine.end())
        short = optimise.clip(network.grad, plan.longest)
        network.theta[:], memory = optimise.update(
            "adam", network.theta, short.gradient, memory, rate_at(plan, updates, last)
        )
        updates += 1
        if updates % 100 == 0 or updates == last:
            losses, some = [*losses, float(np.mean(some))], []
            state = Training(network, memory, states, updates, losses, seconds + time.process_time() - begun)
            say(state, last)
            if file and (time.monotonic() - saved > SAVED_EVERY or updates == last):
                keep(file, plan, state)
                saved = time.monotonic()
    return Training(network, memory, states, updates, losses, seconds + time.process_time() - begun)


def of_equal_weights(size: Size, cell: str) -> Size:
    """A network of another cell with as many weights as one of this size, as nearly as whole units allow."""
    weights = size_of(size)
    return min(
        (size._replace(cell=cell, units=n) for n in range(1, 8 * size.units)), key=lambda s: abs(size_of(s) - weights)
    )


def size_of(size: Size) -> int:
    """How many weights a network has."""
    embedded = size.words * size.embedding + size.embedding * size.units + size.words
    return embedded + ENGINES[size.cell].size(size.embedding, size.units)


def of_equal_seconds(usual: Plan, other: Plan, data: Corpus) -> float:
    """How many passes over the text another plan makes, above 0, in the time in which the usual one makes its own."""
    each = []
    for plan in (usual, other):
        network = begin(plan).network
        ids = corpus.streams(data.learnt.ids, plan.texts)[: plan.steps + 1]
        took = []
        for _ in range(TIMED):
            begun = time.process_time()
            network.loss_and_gradient(ids[:-1], ids[1:], network.zeros(plan.texts))
            optimise.update("adam", network.theta, network.grad, optimise.begin("adam", network.theta), 0.0)
            took.append(time.process_time() - begun)
        each.append(min(took))
    return usual.epochs * each[0] / each[1]


def epochs_in(file: Path) -> float | None:
    """How many passes, above 0, a checkpoint's training was told to make; None where there is no checkpoint."""
    if not file.exists():
        return None
    with np.load(file, allow_pickle=False) as stored:
        return Plan(*json.loads(str(stored["head"]))["plan"]).epochs


def keep(file: Path, plan: Plan, state: Training) -> None:
    """Write a checkpoint; a crash while it is written leaves the one before."""
    head = {"plan": [*plan], "updates": state.updates, "losses": state.losses, "seconds": state.seconds}
    arrays = {"theta": state.network.theta, "kept": state.memory.kept, "states": np.array(state.states)}
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".part.npz")
    np.savez(beside, allow_pickle=False, head=np.array(json.dumps(head)), **arrays)
    os.replace(beside, file)


def restored(file: Path, plan: Plan) -> Training:
    """The training that a checkpoint holds. Only how long it goes on may be another in its plan than in this one.

    Raises ValueError for a checkpoint of another plan.
    """
    with np.load(file, allow_pickle=False) as stored:
        head = json.loads(str(stored["head"]))
        theta, kept, states = stored["theta"], stored["kept"], stored["states"]
    size, *rest = head["plan"]
    if Plan(Size(*size), *rest)._replace(epochs=plan.epochs) != plan:
        raise ValueError(f"{file} holds a training of another plan. Move it away, and start again.")
    state = begin(plan)
    state.network.theta[:] = theta
    return state._replace(
        memory=optimise.Memory(head["updates"], kept),
        states=tuple(states),
        updates=head["updates"],
        losses=head["losses"],
        seconds=head["seconds"],
    )
