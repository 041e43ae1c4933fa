"""The memory ribbon says who wrote the memory behind the answer."""

import numpy as np
import pytest

from lstm import presets, reading
from lstm.everyday import sentences
from lstm.explain import wrote_most
from lstm.figures.who_wrote import ribbon


def seed_sentence():
    """The example sentence up to "a", through the shipped LSTM."""
    model = presets.load("lstm")
    words = sentences.SEED_WORDS[:-1]
    options = [model.words.index(word) for word in sentences.options(words) if word != "loan"]
    return reading.read(model, " ".join(words)), words, options


def test_the_ribbon_of_the_example_enters_at_job_and_is_carried_to_the_loan():
    read, words, options = seed_sentence()
    picture = ribbon.draw(read)
    assert picture["answer"]["word"] == "loan"
    job = words.index("job")
    band = next(band for band in picture["bands"] if band["writer"] == job)
    assert band["support"][:job] == [0.0] * job
    assert band["support"][-1] == max(b["support"][-1] for b in picture["bands"]) > 0.8 * band["support"][job]
    assert "“job”" in picture["alt"]


def test_what_is_looked_at_first_is_a_unit_that_took_up_the_reason_and_kept_it():
    read, words, options = seed_sentence()
    place, unit = wrote_most(read, read.model.words.index("loan"), options)
    assert words[place] == "job"
    assert read.trace.i[place, unit] > 0.8
    assert np.prod(read.trace.f[place + 1 :, unit]) > 0.8  # of what it wrote, at the end of the unfinished sentence


def test_the_ribbon_ends_at_the_margin_that_the_memory_brings():
    read, words, options = seed_sentence()
    picture = ribbon.draw(read)
    loan = read.model.words.index("loan")
    scores = read.trace.h[-1] @ read.model.readout["W_y"].T
    margin = scores[loan] - np.mean([scores[k] for k in options])
    ends = [band["support"][-1] for band in picture["bands"]] + [picture["others"][-1]]
    assert sum(ends) == pytest.approx(margin, abs=1e-10)
