"""The models that ship are what they say they are: trained by this code, from this seed, as good as they state."""

import json

import numpy as np
import pytest

from lstm import model as models
from lstm import presets
from lstm.everyday import evaluate, train
from lstm.everyday.tasks import TASKS

FRESH = 77  # another seed than that of the stated figures
N = 120  # sentences of each kind


def close(seen, n, stated, stated_n):
    """Whether two shares of the same thing may differ by chance: four standard errors and a little."""
    p = (seen * n + stated * stated_n) / (n + stated_n)
    return abs(seen - stated) <= 4 * np.sqrt(p * (1 - p) * (1 / n + 1 / stated_n)) + 0.02


@pytest.fixture(scope="module")
def sentences():
    return {family: evaluate.drawn("everyday", N, FRESH, family=family) for family in TASKS["everyday"].FAMILIES}


@pytest.mark.parametrize("name", presets.names())
def test_each_reaches_what_it_states_on_sentences_drawn_anew(name, sentences):
    model = presets.get(name)
    stated = model.about["figures"]
    for family, some in sentences.items():
        chances = evaluate.read(model, some).chances
        assert close(evaluate.right(model.words, chances, some), N, stated["right"][family], stated["sentences"])
        wiped = evaluate.right_of_fitting("everyday", model.words, evaluate.wiped(model, some), some)
        assert close(wiped, N, stated["wiped"][family], stated["sentences"])
        assert close(wiped, N, stated["chance"][family], 10**9), "with its memory wiped it can only guess"


@pytest.mark.parametrize("name", presets.names())
def test_each_is_small_and_plain(name):
    assert (presets.FOLDER / f"{name}.npz").stat().st_size < 200_000
    about = presets.get(name).about
    assert json.loads(json.dumps(about, allow_nan=False)) == about
    assert about["updates"] > 0 and about["seconds"] > 0 and about["losses"]
    assert presets.get(name).words == TASKS["everyday"].VOCABULARY


def test_the_lstm_reaches_what_the_page_promises():
    figures = presets.load().about["figures"]
    assert min(figures["right"].values()) >= 0.97
    assert figures["reason_writes_most"] >= 0.9
    assert figures["seed_answer"] > 0.9
    assert {f"gap {gap}" for gap in evaluate.GAPS} <= set(figures["right"])
    assert figures["perplexity"] < figures["perplexity_trigram"]
    assert figures["trigram"]["place"] >= 0.97 and figures["trigram"]["need"] <= 0.2


def test_the_reason_is_the_largest_writer_in_sentences_drawn_anew(sentences):
    most, share = evaluate.written_by_reason(presets.load(), "everyday", sentences["need"])
    assert most >= 0.9 and share > 0.5


@pytest.mark.parametrize("cell", presets.CELLS_TRAINED)
def test_untrained_is_what_training_began_with_and_the_first_updates_go_as_they_went(cell):
    settings = presets.settings(presets.load(cell))
    begun = train.begin(settings)
    for name, array in models.arrays(presets.load(cell, "untrained")).items():
        assert np.array_equal(array, models.arrays(begun.model)[name])
    first = presets.load(cell, "early").about["losses"][0]  # the mean of the first few updates
    n = max(presets.load(cell, "early").about["updates"] // 100, 1)
    np.testing.assert_allclose(np.mean(train.advance(begun, n).losses), first, rtol=1e-3)


def test_early_is_on_the_way():
    for cell in presets.CELLS_TRAINED:
        early, trained = presets.load(cell, "early").about, presets.load(cell).about
        assert early["settings"] == trained["settings"] and early["updates"] < trained["updates"]
        assert early["figures"]["right"]["all"] <= trained["figures"]["right"]["all"]


def test_every_combination_offered_can_be_loaded_and_no_other():
    assert "lstm" in presets.CELLS_TRAINED and len(presets.PENALTIES["lstm"]) >= 4 and 0.0 in presets.PENALTIES["lstm"]
    for cell in presets.CELLS_TRAINED:
        for stage in presets.STAGES:
            assert presets.load(cell, stage).layers[0].cell == cell
        for penalty in presets.PENALTIES[cell]:
            assert presets.settings(presets.load(cell, penalty=penalty)).penalty == penalty
    for wrong in ({"cell": "nope"}, {"stage": "later"}, {"penalty": 0.123}):
        with pytest.raises(ValueError, match="there is no"):
            presets.load(**wrong)
