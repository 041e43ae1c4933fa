"""Teaching one word, live: it is learnt, and nothing else is touched."""

import inspect

import numpy as np
import pytest

from lstm import model as models
from lstm import presets
from lstm.everyday import evaluate, sentences
from lstm.everyday.teach import teach
from lstm.words import UNKNOWN

LESSONS = [("migraine", "pill"), ("invoice", "loan"), ("gutter", "plumber")]


def expected(model, word, answer, n=60):
    """The mean chance of the answer in fresh sentences with the word."""
    rng = np.random.default_rng(123)
    fresh = [sentences.sentence(rng, answer=answer, reason=word) for _ in range(n)]
    return evaluate.read(model, fresh).chances[:, model.words.index(answer)].mean()


@pytest.mark.parametrize(("word", "answer"), LESSONS)
def test_a_taught_word_leads_to_its_answer_and_old_sentences_are_read_as_before(word, answer):
    model = presets.load()
    taught = teach(model, word, answer)
    assert expected(teach(model, word, answer, updates=0), word, answer) < 0.5 < 0.95 <= expected(taught, word, answer)
    old = evaluate.drawn("everyday", 60, 3)
    before, after = evaluate.read(model, old).chances, evaluate.read(taught, old).chances
    np.testing.assert_allclose(after[:, : len(model.words)], before, rtol=0, atol=1e-9)
    assert after[:, -1].max() < 1e-9  # understood, not spoken


def test_a_word_not_yet_taught_is_read_as_unknown():
    model = presets.load()
    fresh = teach(model, "blizzard", "coat", updates=0)
    ids = [model.words.index(word) for word in ("because", "of", "the")]
    one, other = (models.read(fresh, [*ids, fresh.words.index(word)])[-1] for word in ("blizzard", UNKNOWN))
    for ours, unknown in zip(one[1:], other[1:], strict=True):  # all but x, which names the word
        np.testing.assert_allclose(ours, unknown, rtol=0, atol=1e-14)


@pytest.mark.parametrize("cell", presets.CELLS_TRAINED)
def test_every_cell_that_remembers_can_be_taught(cell):
    model = presets.load(cell)
    taught = teach(model, "invoice", "loan")
    remembers = model.about["figures"]["right"]["need"] > 0.9
    if cell != "minlstm":  # nothing squashes what it writes: a few updates are too few
        assert (expected(taught, "invoice", "loan") > 0.9) == remembers
    assert taught.words == (*model.words, "invoice")


def test_the_same_lesson_gives_the_same_weights_and_leaves_the_pupil_as_it_was():
    model = presets.load()
    kept = {name: array.copy() for name, array in models.arrays(model).items()}
    one, other = (models.arrays(teach(model, "invoice", "loan", updates=3)) for _ in range(2))
    assert all(np.array_equal(array, other[name]) for name, array in one.items())
    assert all(np.array_equal(array, models.arrays(model)[name]) for name, array in kept.items())


def test_one_word_after_another_both_stay_known():
    model = teach(teach(presets.load(), "migraine", "pill"), "invoice", "loan")
    assert expected(model, "migraine", "pill") >= 0.9 and expected(model, "invoice", "loan") >= 0.9


def test_nothing_can_be_taught_to_lead_nowhere():
    with pytest.raises(ValueError, match="no sentence ends"):
        teach(presets.load(), "migraine", "aspirin")


def test_a_lesson_is_short():
    """A fifth of a second on one core."""
    assert inspect.signature(teach).parameters["updates"].default <= 30


def test_a_name_can_be_taught_whose_things_are():
    model = presets.load()
    assert expected(model=teach(model, "zoe", "hers"), word="zoe", answer="hers") >= 0.85
