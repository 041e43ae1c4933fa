"""CTC against PyTorch, against every path written out, and against what can be worked by hand."""

from itertools import product
from math import log
from pathlib import Path

import numpy as np
import pytest

from lstm.networks import ctc
from lstm.networks.ctc_decode import beam, chance, collapse, greedy

with np.load(Path(__file__).parent.parent / "frozen" / "ctc_vectors.npz", allow_pickle=False) as stored:
    FROZEN = dict(stored)
TARGETS = [tuple(row[:n].tolist()) for row, n in zip(FROZEN["targets"], FROZEN["sizes"], strict=True)]
HAIR = 1e-30
FRAMES, LABELS = 5, 3


def same(ours, true):
    np.testing.assert_allclose(ours, true, rtol=1e-11, atol=1e-13)


def says(path):
    """What a path says, written once more in other words."""
    heard = [label for k, label in enumerate(path) if k == 0 or label != path[k - 1]]
    return tuple(label for label in heard if label != 0)


def labellings(scores):
    """Every path of scores (T, V) written out: labelling -> its chance, and labelling -> {(t, label): chance}."""
    y = np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
    totals, heard = {}, {}
    for path in product(range(scores.shape[1]), repeat=len(scores)):
        p = np.prod([y[t, label] for t, label in enumerate(path)])
        totals[says(path)] = totals.get(says(path), 0.0) + p
        for place in enumerate(path):
            there = heard.setdefault(says(path), {})
            there[place] = there.get(place, 0.0) + p
    return totals, heard


def drawn(seed=0, shape=(FRAMES, LABELS)):
    return 2.0 * np.random.default_rng(seed).normal(size=shape)


def test_loss_and_gradient_are_those_of_pytorch():
    found = ctc.read(FROZEN["scores"], TARGETS, FROZEN["lengths"])
    same(found.loss, FROZEN["loss"])
    same(found.d_scores, FROZEN["d_scores"])


@pytest.mark.parametrize("target", [(), (1,), (2, 2), (1, 2, 1), (1, 1, 2), (1, 1, 1)])
def test_the_chance_of_a_target_is_that_of_all_paths_that_say_it(target):
    scores = drawn()
    totals, heard = labellings(scores)
    found = ctc.read(scores[:, None], [target])
    same(found.loss, [-log(totals[target])])
    for t, label in product(range(FRAMES), range(LABELS)):
        places = found.places[0] == label
        same(found.posterior[t, 0, places].sum(), heard[target].get((t, label), 0.0) / totals[target])


@pytest.mark.parametrize("target", [(), (2, 2), (1, 2, 1)])
def test_its_gradient_is_the_slope_of_that_sum(target):
    scores = drawn(seed=1, shape=(4, LABELS))
    slopes = np.zeros(scores.shape)
    for entry in np.ndindex(scores.shape):
        nudged = scores.astype(complex)
        nudged[entry] += 1j * HAIR
        slopes[entry] = -np.log(labellings(nudged)[0][target]).imag / HAIR
    same(ctc.read(scores[:, None], [target]).d_scores[:, 0], slopes)


def test_every_frame_says_something_and_the_loss_does_not_move_with_all_scores_of_a_frame():
    found = ctc.read(FROZEN["scores"], TARGETS, FROZEN["lengths"])
    own = np.arange(len(FROZEN["scores"]))[:, None] < FROZEN["lengths"]
    same(found.posterior.sum(axis=2), own)
    same(found.d_scores.sum(axis=2), np.zeros(own.shape))


def test_two_even_frames_by_hand():
    """Two frames, blank and one label, all even: three of four paths say the label, one says nothing."""
    found = ctc.read(np.zeros((2, 2, 2)), [(1,), ()])
    same(found.loss, [log(4 / 3), log(4)])
    same(found.posterior[:, 0], [[1 / 3, 2 / 3, 0], [0, 2 / 3, 1 / 3]])  # blank, the label, blank
    same(found.d_scores[0], [[1 / 2 - 1 / 3, 1 / 2 - 2 / 3], [1 / 2 - 1, 1 / 2]])


def test_padding_changes_nothing_whatever_stands_there():
    scores = FROZEN["scores"].copy()
    clean = ctc.read(scores, TARGETS, FROZEN["lengths"])
    for b, length in enumerate(FROZEN["lengths"]):
        scores[length:, b] = np.nan
    padded = ctc.read(scores, TARGETS, FROZEN["lengths"])
    for ours, theirs in zip(padded, clean, strict=True):
        assert np.array_equal(ours, theirs)
    for b, length in enumerate(FROZEN["lengths"]):
        alone = ctc.read(scores[:length, b : b + 1], [TARGETS[b]])
        same(alone.loss[0], clean.loss[b])
        same(alone.d_scores[:, 0], clean.d_scores[:length, b])
        assert not clean.d_scores[length:, b].any()


def test_a_thousand_frames_of_near_certainty_neither_overflow_nor_vanish():
    scores = np.full((1000, 1, 3), -400.0)
    scores[:, 0, 0] = 400.0
    found = ctc.read(scores, [(1, 2)])
    same(found.loss, [1600.0 - log(1000 * 999 / 2)])  # two frames say what costs 800, and any two may
    same(found.posterior[:, 0, 1::2].sum(axis=0), [1.0, 1.0])


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ((1, 1), "target 0 needs 3 frames"),
        ((1, 2, 1), "its sequence has 2"),
        ((0,), "has 0"),
        ((3,), "1 to 2 here"),
        ((1.5,), "has 1.5"),
    ],
)
def test_a_target_that_cannot_be_said_is_refused_with_the_reason(target, told):
    with pytest.raises(ValueError, match=told):
        ctc.read(np.zeros((4, 1, 3)), [target], [2])


@pytest.mark.parametrize("length", [0, 5, -1, 1.5])
def test_a_length_that_is_none_is_refused(length):
    with pytest.raises(ValueError, match="length"):
        ctc.read(np.zeros((4, 1, 3)), [(1,)], [length])


def test_scores_that_are_no_numbers_or_no_batch_are_refused():
    with pytest.raises(ValueError, match="finite"):
        ctc.read(np.full((4, 1, 3), np.nan), [(1,)])
    for shape, targets in (((4, 3), [(1,)]), ((4, 2, 3), [(1,)]), ((0, 1, 3), [()])):
        with pytest.raises(ValueError, match="shape"):
            ctc.read(np.zeros(shape), targets)


@pytest.mark.parametrize(
    ("path", "heard"),
    [([], ()), ([0, 0], ()), ([1, 1, 0, 1, 2, 2], (1, 1, 2)), ([0, 3, 3, 0, 0, 3, 0], (3, 3)), ([2, 1, 2], (2, 1, 2))],
)
def test_a_path_says_its_labels_without_repeats_and_blanks(path, heard):
    assert collapse(path) == heard


def test_the_best_path_of_a_known_matrix():
    path = [0, 2, 2, 0, 2, 1, 1]
    scores = np.eye(3)[path][:, None].repeat(2, axis=1)
    assert greedy(scores) == [(2, 2, 1)] * 2
    assert greedy(scores, [7, 3]) == [(2, 2, 1), (2,)]  # the rest is padding


def test_the_beam_finds_what_the_best_path_misses():
    """Two frames, blank 0.6 and a label 0.4: the best path is blank (0.36), yet the label has all the rest (0.64)."""
    scores = np.log([[0.6, 0.4], [0.6, 0.4]])
    assert greedy(scores[:, None]) == [()]
    first, second = beam(scores, width=5)
    assert (first.labels, second.labels) == ((1,), ())
    same([chance(first), chance(second)], [0.64, 0.36])


@pytest.mark.parametrize("seed", range(6))
def test_a_wide_beam_finds_every_labelling_with_its_chance_the_best_first(seed):
    scores = drawn(seed)
    totals, _ = labellings(scores)
    found = beam(scores, width=10_000)
    assert found[0].labels == max(totals, key=totals.get)
    assert {one.labels for one in found} == set(totals)
    same([chance(one) for one in found], [totals[one.labels] for one in found])
    assert [one.log_chance for one in found] == sorted((one.log_chance for one in found), reverse=True)


@pytest.mark.parametrize("width", [1, 2, 4, 8])
def test_a_narrow_beam_finds_true_labellings_and_never_too_much_of_them(width):
    scores = drawn(seed=3, shape=(30, 6))
    found = beam(scores, width)
    assert len(found) == width
    for one in found:
        assert one.log_chance <= -ctc.read(scores[:, None], [one.labels]).loss[0] + 1e-9


def test_a_prefix_that_was_dropped_comes_back_with_the_chance_it_had():
    """As above with one place in the beam: the label is dropped after one frame (0.4 to 0.6), and wins after all."""
    (only,) = beam(np.log([[0.6, 0.4], [0.6, 0.4]]), width=1)
    assert only.labels == (1,)
    same(chance(only), 0.64)


def test_a_beam_of_two_thousand_frames_does_not_vanish():
    scores = np.zeros((2000, 2))
    assert np.isfinite(beam(scores, width=3)[0].log_chance)


@pytest.mark.parametrize(("scores", "width"), [(np.zeros((2, 3)), 0), (np.zeros(3), 1), (np.full((2, 3), np.nan), 1)])
def test_a_beam_without_scores_or_width_is_refused(scores, width):
    with pytest.raises(ValueError, match="a beam needs"):
        beam(scores, width)
