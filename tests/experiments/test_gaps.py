"""How far back each cell remembers: the sentences, the training, and that what is stored is what was measured."""

import itertools
import json

import numpy as np
import pytest
from test_presets import close

from lstm import model as models
from lstm.everyday import sentences
from lstm.everyday import vocabulary as lists
from lstm.experiments import gaps
from lstm.experiments.gaps import again
from lstm.live import updates
from lstm.networks import ngram
from lstm.presets import gaps as measured

FRESH = 78  # another seed than that of the stored shares
every_cell = pytest.mark.parametrize("cell", gaps.CELLS)
every_kind = pytest.mark.parametrize("kind", gaps.KINDS)


# --- the sentences --------------------------------------------------------------------------------------------------


def test_nobody_learnt_from_a_long_gap_or_from_a_pair_that_is_held_out():
    some = gaps.corpus()[:3000]
    assert not any(sentences.is_held_out(one.words) for one in some)
    assert gaps.longest_gap() < 30 < gaps.GAPS[4]
    assert {one.family for one in some} == set(sentences.FAMILIES)


@every_kind
def test_one_more_clause_leaves_the_others_as_they_are(kind):
    for reason in gaps.reasons(kind):
        drawn = [gaps.stretched(kind, reason, clauses, seed=3) for clauses in range(gaps.MOST_CLAUSES + 1)]
        for short, long in itertools.pairwise(drawn[1:]):
            assert long.answer == short.answer and 4 <= long.gap - short.gap <= 12
            before = "".join(f"{word} " for word in short.words[: len(short.words) - 8])
            assert " ".join(long.words).startswith(before.strip())
        assert drawn[0].gap <= 9 and drawn[-1].gap > 40


@every_kind
def test_what_stands_between_says_nothing_about_the_answer(kind):
    for reason, seed in itertools.product(gaps.reasons(kind), range(3)):
        one = gaps.stretched(kind, reason, gaps.MOST_CLAUSES, seed)
        assert one.words[one.reason] == reason and one.words.count(reason) == 1
        assert one.answer in sentences.options(one.words)
        without = gaps.stretched(kind, reason, 0, seed)
        between = list(one.words)
        for word in without.words:
            between.remove(word)
        assert not set(between) & (set(sentences.MEANS) - {*lists.WOMEN, *lists.MEN, "and"})
        assert not set(between) & set(sum(sentences.ANSWERS.values(), ()))
        assert set(one.words) <= set(sentences.VOCABULARY)


def test_the_frames_are_the_sentences_that_everybody_knows():
    assert " ".join(gaps.stretched("place", "car", 0).words) == "the car runs on the"
    assert " ".join(gaps.stretched("need", "job", 0).words) == "due to my job situation , i need to take a"
    assert gaps.stretched("owner", "anna", 2).answer == "hers" != gaps.stretched("owner", "peter", 2).answer


def test_another_person_stands_between_an_owner_and_what_is_owned():
    people = {*lists.WOMEN, *lists.MEN, "brother", "sister", "mother", "father", "friend", "boss", "teacher", "man"}
    one = gaps.stretched("owner", "anna", 5)
    assert set(one.words[one.reason + 1 :]) & people and one.answer == "hers"


# --- the training ---------------------------------------------------------------------------------------------------


def test_all_cells_have_about_as_many_weights():
    sizes = [gaps.begin(gaps.settings(cell)).flat.size for cell in gaps.CELLS]
    assert max(sizes) < 1.05 * min(sizes)


@every_cell
def test_training_is_the_same_however_it_is_cut_into_turns(cell):
    begun = gaps.begin(gaps.settings(cell, seed=5))
    at_once, in_turns = gaps.advance(begun, 4), gaps.advance(gaps.advance(begun, 1), 3)
    assert np.array_equal(at_once.flat, in_turns.flat) and np.array_equal(at_once.records.loss, in_turns.records.loss)
    assert np.array_equal(gaps.advance(begun, 0).flat, begun.flat)


def test_cells_of_one_seed_read_the_same_batches(monkeypatch):
    read = []
    inner = updates.take_apart
    monkeypatch.setattr(updates, "take_apart", lambda training, some: read.append(some.xs) or inner(training, some))
    for cell in gaps.CELLS:
        gaps.advance(gaps.begin(gaps.settings(cell, seed=2)), 2)
    assert all(np.array_equal(read[k], other) for k in (0, 1) for other in read[k::2])
    assert not np.array_equal(read[0], read[1])


def test_a_batch_asks_the_last_word_alone_and_the_network_can_be_read():
    training = gaps.advance(gaps.begin(gaps.settings("gru", updates=3)), 1)
    model = gaps.model_of(training)
    assert models.checked(model) and model.words == sentences.VOCABULARY
    assert training.settings.penalty > 0 == gaps.settings("rnn").penalty


# --- what is stored -------------------------------------------------------------------------------------------------


@every_cell
def test_what_is_stored_was_measured_with_the_settings_of_the_script(cell):
    stored, runs = measured.stored(), measured.stored()["cells"][cell]
    assert (stored["gaps"], stored["updates"]) == (list(gaps.GAPS), gaps.UPDATES)
    assert [one["seed"] for one in runs] == list(measured.SEEDS) and len(runs) >= 3
    for one in runs:
        plan = json.loads(json.dumps(gaps.settings(cell, one["seed"])._asdict()))
        assert one["settings"] == plan and plan["horizon"] == gaps.UPDATES
        assert len(one["right"]) == len(gaps.GAPS) and one["seconds"] > 0


@every_cell
def test_the_shipped_network_does_on_new_sentences_what_is_stored(cell):
    model, stated = measured.network(cell), measured.stored()["cells"][cell][0]["right"]
    for gap, share in zip(gaps.GAPS, stated, strict=True):
        if gap in (10, 30, 70):
            seen = gaps.shares(model, 80, FRESH, (gap,))[0]
            assert close(seen, 80, share, 200), (gap, seen, share)


@every_cell
def test_the_shipped_network_is_small_and_the_first_of_the_band(cell):
    assert (measured.FOLDER / f"{cell}.npz").stat().st_size < 200_000
    stated = measured.stored()["cells"][cell][0]["settings"]
    assert json.loads(json.dumps(measured.network(cell).about["settings"])) == stated


def test_the_trigram_is_stored_as_it_is_and_guesses_at_every_gap():
    stated = dict(zip(gaps.GAPS, measured.stored()["trigram"], strict=True))
    assert gaps.shares(None, gaps=(20, 50)) == [stated[20], stated[50]]
    assert all(close(share, 200, 1 / 8, 10**9) for share in measured.stored()["trigram"])


# --- what the page says of it ---------------------------------------------------------------------------------------


def middle(cell):
    """The median share right at each gap."""
    runs = [one["right"] for one in measured.stored()["cells"][cell]]
    return dict(zip(gaps.GAPS, np.median(runs, axis=0), strict=True))


def test_gates_carry_the_reason_many_times_as_far_as_was_ever_learnt():
    for cell in ("lstm", "gru"):
        assert middle(cell)[70] >= 0.9 and 2 * gaps.longest_gap() < 70


def test_a_plain_rnn_learns_less_and_loses_more_of_it_as_the_gap_grows():
    right = middle("rnn")
    assert right[10] < middle("lstm")[10] - 0.2
    assert right[100] < right[10] - 0.1 and right[100] > 1 / 8


def test_two_words_are_all_that_the_road_needs_and_nothing_that_a_need_can_use():
    for clauses, seed in itertools.product(range(gaps.MOST_CLAUSES + 1), range(3)):
        assert said_by_trigram("place", "car", clauses, seed) == "road"
        says = {said_by_trigram("need", reason, clauses, seed) for reason in ("job", "traffic", "headache", "snow")}
        assert len(says) == 1, "it says the same whatever the reason is"


def said_by_trigram(kind, reason, clauses, seed):
    """What the trigram expects most, of the answers that fit."""
    one = gaps.stretched(kind, reason, clauses, seed)
    three = gaps.trigram()
    chances = dict(zip(three.words, ngram.predict(three, one.words), strict=True))
    return max(sentences.options(one.words), key=chances.get)


# --- once more, live ------------------------------------------------------------------------------------------------


@pytest.fixture
def small(monkeypatch):
    """The experiment so small that a test can run it to its end."""
    monkeypatch.setattr(again, "UPDATES", 10)
    monkeypatch.setattr(again, "ASKED", 3)
    monkeypatch.setattr(again, "GAPS", (5, 10))


def test_once_more_goes_from_nothing_to_all_and_says_how_far_it_is(small):
    now = again.start(100)
    shares = [again.done(now)]
    while not again.over(now):
        now = again.go(now, budget=0.0)
        shares.append(again.done(now))
    assert shares[0] == 0 and shares[-1] == 1 and shares == sorted(set(shares))
    assert all(len(right) == 2 and all(0 <= one <= 1 for one in right) for right in now.right.values())
    assert again.go(now) is now


def test_once_more_is_the_same_however_it_is_cut_into_turns(small):
    at_once, now = again.go(again.start(7)), again.start(7)
    while not again.over(now):
        now = again.go(now, budget=0.0)
    assert now.right == at_once.right
    assert all(np.array_equal(now.trainings[cell].flat, at_once.trainings[cell].flat) for cell in gaps.CELLS)


def test_what_is_foretold_grows_with_what_the_stored_trainings_took():
    stored = measured.stored()
    cells = stored["cells"].items()
    slow = {"cells": {cell: [one | {"seconds": 3 * one["seconds"]} for one in runs] for cell, runs in cells}}
    assert again.expected(slow) == pytest.approx(3 * again.expected(stored)) and again.expected(stored) > 1
