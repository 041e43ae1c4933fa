"""One of every picture there is, for the tests that look at all of them."""

from functools import lru_cache

import numpy as np

import lstm
from lstm import claims
from lstm.domains.music.notes import WORDS as OF_MUSIC
from lstm.domains.music.played import play
from lstm.everyday import sentences
from lstm.experiments.fading import Settings
from lstm.experiments.forecast import read as reading
from lstm.explain import backward, edits, operate, operation, squashed, transplants
from lstm.explain.agreement import agreement
from lstm.explain.health import report
from lstm.explain.story import story as told
from lstm.explain.units import profile
from lstm.figures import curves
from lstm.figures.after import heirs, looks
from lstm.figures.applications import forecast, frames, handed, roll, tagged, thumbnail, two_memories, writing
from lstm.figures.backprop import walk, walk_weight
from lstm.figures.claims import dots
from lstm.figures.classroom import tally
from lstm.figures.classroom.question import Question
from lstm.figures.cousins import contest, cousins
from lstm.figures.how_far import far, gap, recent
from lstm.figures.inside_one_step import equations, step, turned
from lstm.figures.lessons import forgets, learning, sums
from lstm.figures.sentence import arithmetic, gates, number_units, strip, tape
from lstm.figures.squashing import squash, swap
from lstm.figures.train_live import race, slow, training
from lstm.figures.vanishing import faded, fading, half_life
from lstm.figures.who_wrote import operated, ribbon, seed_story, story, units
from lstm.figures.your_own import beside, healthy, held, reaching
from lstm.live import LIVE, check, defaults, options_of
from lstm.live import begin as begun
from lstm.live import race as races
from lstm.live.run import at_frame, go, start
from lstm.live.slow import follow
from lstm.model import begin
from lstm.networks import encoder_decoder, ngram
from lstm.networks.going_on import write
from lstm.networks.transcript import transcribe
from lstm.reading import Reading
from lstm.reading import read as read_text
from lstm.unroll import hidden_size
from lstm.words import Found, Token

WORDS = ["the", "car", "runs", "on", "the", "road"]
NAMES = ["the", "car", "runs", "on"]
ENTERED = {"values": [0.5, 0.9, 0.7], "updates": 1200, "seconds": 3.21, "weights": 4321}


def traced(cell, seed=0):
    """Weights and a trace of six one-hot words through four units."""
    rng = np.random.default_rng(seed)
    weights = cell.init(4, 4, rng)
    return weights, lstm.run(cell, weights, np.eye(4)[rng.integers(0, 4, 6)])


@lru_cache
def live(cell):
    """What the picture of a training is made of: two updates of an easy task."""
    run = go(start(defaults("recall", cell=name_of(cell), units=2, options=(("gap", 5), ("letters", 2)))), 2)
    return run, run.training, run.report, check(at_frame(run, 0))


@lru_cache
def followed(cell):
    """What the picture of one update is made of: the third of an easy task, on its way back."""
    run = go(start(defaults("recall", cell=name_of(cell), units=2, options=(("gap", 5), ("letters", 2)))), 2)
    return follow(run.training), LIVE["recall"].symbols(options_of(run.training.settings)), 3


@lru_cache
def raced():
    """A few turns of a race: one network may be further than the others."""
    race = races.start(defaults("recall", units=2, batch=2, options=(("gap", 5), ("letters", 2))), "four", 2)
    for _ in range(25):
        race = races.go(race, 0.0)
    return race


def name_of(cell):
    """The name of a cell's module."""
    return cell.__name__.split(".")[-1]


def network_of(cell, weights):
    """A network of this cell, and of a readout of round numbers."""
    readout = {"W_y": np.arange(4.0 * hidden_size(weights)).reshape(4, -1) % 5, "b_y": np.zeros(4)}
    return lstm.Model(tuple(NAMES), None, (lstm.Layer(name_of(cell), weights),), readout, {})


def reading_of(cell, weights, trace, typed=WORDS, **also):
    """The Reading whose trace is given; what was typed need not be what was read."""
    model, ids = network_of(cell, weights), trace.x.argmax(axis=1).tolist()
    found = tuple(Found(Token(word, word), k, word, "known") for k, word in zip(ids, typed, strict=True))
    return Reading(" ".join(typed), found, 0, model, (trace,), lstm.predict(model, trace), ids)._replace(**also)


def operated_on(read):
    """A network with a unit silenced, and the picture of it."""
    done = [operation("h.1.2-3:0"), operation("h.all.4:b1")]
    now = read.with_trace(operate(read.model, read.ids, done, read.trace))
    return operated.draw(read, now, 0, [1, 2], done, None, read)


def far_back(cell, weights):
    """A network of this cell in the place of three, and the picture of a sentence with a gap."""
    model = network_of(cell, weights)
    networks, three = dict.fromkeys(("rnn", "gru", "lstm"), model), ngram.fit([NAMES], NAMES)
    view = far.view(networks, three, tuple(WORDS[:5]), WORDS[:5], "on", ["car", "runs"], "lstm", 1)
    runs = [{"right": [1.0, 0.5]}, {"right": [0.8, 0.6]}, {"right": [0.9, 0.2]}]
    stored = {"gaps": [5, 20], "trigram": [0.1, 0.2], "cells": dict.fromkeys(networks, runs)}
    return far.draw([view], "lstm", stored, {"rnn": [0.5]}, 9)


def written_on(cell):
    """Three words typed, four written by an untrained network."""
    model = begin(name_of(cell), tuple(NAMES), 3, np.random.default_rng(0))
    read = read_text(model, "the car runs")
    return writing.draw(read, write(model, read.ids, 4), 1, 1.0)


def forecast_of(cell):
    """Eight values forecast by two untrained networks."""
    nets = [begun(defaults("series", cell=cell, units=3, seed=seed)) for seed in (0, 1)]
    when = tuple(str(1700 + k) for k in range(309))
    return forecast.draw([reading(net) for net in nets], 250, 8, when)


def walked(cell, weights):
    """Three words forwards and back, and one weight of the cell in view."""
    read = read_text(network_of(cell, weights), "the car on")
    one = backward.walk(read.model, read.ids, 2)
    return walk.draw(read, one, walk_weight.default(one, 1, 2))


@lru_cache
def told_of(cell):
    """What an untrained network makes of the everyday sentences: its story of one, and what its units do."""
    model = begin(name_of(cell), sentences.VOCABULARY, 3, np.random.default_rng(0))
    read = read_text(model, " ".join(sentences.SEED_WORDS[:-1]))
    pictures = {"story": story.draw(read, told(read, 1, [2, 3])), "seed_story": seed_story.draw(model)}
    if cell.GATES:
        found = transplants.transplants(model, transplants.pairs(model, 5))
        pictures["units"] = units.draw(profile(model, [read.ids]), {"need": found})
    return pictures


@lru_cache
def played(name):
    """What an untrained network makes of two notes."""
    return play(begin(name, OF_MUSIC, 3, np.random.default_rng(0)), [1, 30], 4, 0.8, 0)


def handed_over(cell):
    """An encoder and a decoder of this cell that read a number and say something."""
    task, rng = LIVE["french"], np.random.default_rng(0)
    weights = encoder_decoder.init(cell, len(task.SOURCE), 3, len(task.ANSWER), rng)
    examples = task.as_examples("97")
    made = encoder_decoder.run(cell, weights, examples.xs, examples.targets, examples.lengths)
    return handed.draw("french", cell, weights, (made.encoder, made.decoder), made.scores, examples)


def framed(cell, trace):
    """Six frames that say 1, nothing, and 1 again, under what they were read from."""
    chances = np.array(
        [[0.1, 0.8, 0.1], [0.9, 0.05, 0.05], [0.6, 0.3, 0.1], [0.9, 0.1, 0.0], [0.2, 0.8, 0.0], [1, 0, 0]]
    )
    return frames.draw(cell, (trace, trace), np.eye(6)[:, :4], transcribe(chances), ("blank", "1", "2"))


def judged():
    """A claim, what is stored of it, and what follows."""
    claim = claims.CLAIMS["linear_belt"]
    return claim, claims.values_stored("linear_belt"), claims.verdict_stored("linear_belt"), claim.SEEDS


def drawn(cell):
    """One of every picture there is, by name."""
    weights, trace = traced(cell)
    read = reading_of(cell, weights, trace)
    pictures = {
        "strip": strip.draw(read),
        "arithmetic": arithmetic.draw(read, 2, 1),
        "equations": equations.draw(cell),
        "gates": gates.draw(cell, trace, WORDS),
        "training": training.draw(*live(cell)),
        "thumbnail": thumbnail.draw(live(cell)[1]),
        "contest": contest.draw("recall", {"cells": {"lstm": ENTERED, "rnn": ENTERED}, "control": 0.1}),
        "roll": roll.draw(cell, played(name_of(cell)), [[0, 2], [1]], 0.8),
        "two_memories": two_memories.draw({"lstm": {"more": [{"bars": {"1": {"tonic": 0.5}}}]}}),
        "slow": slow.draw(*followed(cell)),
        "step": step.draw(read, 1),
        "turned": turned.draw(read, [], edits.Target(squashed(trace)[0], 1, "x2")),
        "curves": curves.draw({name: getattr(trace, name)[:, 0] for name in cell.EQUATIONS}, labels=WORDS),
        "squash": squash.draw(read, beside=read, other="untrained"),
        "race": race.draw(raced()),
        "cousins": cousins.draw(),
        "sums": sums.draw(),
        "learning": learning.draw(),
        "forgets": forgets.draw(),
        "operated": operated_on(read),
        "far": far_back(cell, weights),
        "walk": walked(cell, weights),
        "tally": tally.draw(Question("choice", "What comes next?", 1, ("taxi", "loan")), [[0, 1, 1], [1, 1, 1]]),
        "frames": framed(cell, trace),
        "fading": fading.draw(Settings(length=10, seeds=3), product=True),
        "handed": handed_over(cell),
        "tagged": tagged.draw(cell, WORDS, np.full((6, 4), 0.25), [trace, trace]),
        "tape": tape.draw([tape.section("", [tape.column("a")])], [], "nothing"),
        "half_life": half_life.draw(0.9, [1.0, 6.5]),
        "healthy": healthy.draw(report(trace, cell, weights)),
        "reaching": reaching.draw([1.0, 0.1, 0.001], trace),
        "forecast": forecast_of(name_of(cell)),
        "writing": written_on(cell),
        "dots": dots.draw(*judged()),
        "heirs": heirs.draw("parity"),
        "looks": looks.draw(begun(defaults("lookup", cell="attention", units=4))),
        "recent": recent.draw(read),
        "number_units": number_units.draw(agreement(read.model, read.ids, 1, (0, 1), (2, 3))),
        "gap": gap.draw({"LSTM": {15: 1.0, 50: 0.9}, "RNN": {15: 0.4, 50: 0.1}}, 0.1),
    } | told_of(cell)
    if name_of(cell) in fading.CELLS:
        pictures["faded"] = faded.draw({name_of(cell): read})
    if cell.GATES:
        pictures["held"] = held.draw(trace, 1, 4)
        pictures["beside"] = beside.draw(trace, 1, np.arange(6) % 2 == 0, "<b>even")
    if "i" in cell.GATES:
        pictures["ribbon"] = ribbon.draw(read)
    if "f" in cell.GATES:
        pictures["swap"] = swap.draw(read, "o:tanh")
    return pictures
