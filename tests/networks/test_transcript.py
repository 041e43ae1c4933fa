"""What is read of chances, against every path written out; and what is said of it."""

from base64 import b64decode
from itertools import product

import numpy as np
import pytest

import lstm
from lstm import CELLS
from lstm.figures.applications import frames, frames_says
from lstm.networks.transcript import merged, transcribe

NAMES = ("blank", *"0123456789")
# Graves 2012, figure 7.5: the best path says nothing (0.7 * 0.6 = 0.42), but "1" is said by the other three (0.58).
GRAVES = np.array([[0.7, 0.3], [0.6, 0.4]])


def says(path):
    """What a path says."""
    return tuple(k for n, k in enumerate(path) if k and (n == 0 or path[n - 1] != k))


def everything(chances):
    """labelling -> its chance, over every path."""
    found = {}
    for path in product(range(chances.shape[1]), repeat=len(chances)):
        found[says(path)] = found.get(says(path), 0.0) + np.prod(chances[np.arange(len(chances)), path])
    return found


def some_chances(seed, steps=5, labels=3):
    chances = np.random.default_rng(seed).dirichlet(np.full(labels, 0.5), steps)
    return chances


@pytest.mark.parametrize("seed", range(4))
def test_readings_have_the_chance_of_all_their_paths_and_the_likeliest_comes_first(seed):
    chances = some_chances(seed)
    true, read = everything(chances), transcribe(chances)
    assert read.labels == says(chances.argmax(axis=1))
    assert read.chance == pytest.approx(true[read.labels], rel=1e-9)
    best = sorted(true.values(), reverse=True)
    assert [chance for _, chance in read.likeliest] == pytest.approx(best[: len(read.likeliest)], rel=1e-9)
    assert all(true[labels] == pytest.approx(chance, rel=1e-9) for labels, chance in read.likeliest)


@pytest.mark.parametrize("seed", range(3))
def test_the_alignment_is_the_share_of_paths_in_which_a_frame_says_a_place(seed):
    chances = some_chances(seed, steps=4)
    read = transcribe(chances)
    shares, total = np.zeros(read.alignment.shape), 0.0
    for path in product(range(3), repeat=4):
        if says(path) == read.labels:
            p, place, before = np.prod(chances[np.arange(4), path]), -1, 0
            total += p
            for t, label in enumerate(path):
                place += bool(label) and label != before
                if label:
                    shares[t, place] += p
                before = label
    np.testing.assert_allclose(read.alignment, shares / total, atol=1e-9)


def test_the_best_path_may_say_less_than_the_likeliest_reading_and_the_page_says_so():
    read = transcribe(GRAVES)
    assert read.labels == () and read.chance == pytest.approx(0.42)
    assert read.likeliest[0][0] == (1,) and read.likeliest[0][1] == pytest.approx(0.58)
    said = frames_says.paths(read, ("blank", "a"))
    assert "says nothing" in said and "a is likelier (58\u00a0% against 42\u00a0%)" in said
    assert frames_says.table(read, ("blank", "a"))[0] == {
        "read": "a",
        "chance": "58\u00a0%",
        "found by": "prefix search",
    }


@pytest.mark.parametrize(
    ("labels", "truth", "alike"),
    [
        ((5,), (5, 5), True),
        ((1, 5), (1, 5, 5), True),
        ((5, 5), (5, 5), False),
        ((5, 5), (5,), False),
        ((5, 4), (5, 5), False),
        ((), (5, 5), False),
        ((5, 6, 5), (5, 5, 6, 5, 5), True),
        ((5,), (5, 6, 5), False),
    ],
)
def test_two_equal_neighbours_read_as_one_are_told_from_other_mistakes(labels, truth, alike):
    assert merged(labels, truth) == alike


def one_hot(path):
    """Chances that are all but sure of a path."""
    return 0.99 * np.eye(11)[list(path)] + 0.01 / 11


def test_the_classic_failure_is_named_and_no_other():
    four = transcribe(one_hot([0, 5, 5, 0]))
    assert "classic failure of CTC" in frames_says.against(four, (5, 5), NAMES)
    assert "44 was written" in frames_says.against(four, (5, 5), NAMES)
    other = frames_says.against(four, (8,), NAMES, "said")
    assert "7 was said" in other and "classic" not in other
    assert frames_says.against(four, (5,), NAMES) == "Right." and frames_says.against(four, None, NAMES) == ""


def test_an_unsure_answer_is_called_a_guess_and_a_sure_one_is_not():
    sure, unsure = transcribe(one_hot([5, 0, 6])), transcribe(0.5 * one_hot([5, 0, 6]) + 0.5 / 11)
    assert frames_says.answer(sure, NAMES).startswith("It reads **45** · chance 97")
    assert "guess" not in frames_says.answer(sure, NAMES) and "guess" in frames_says.answer(unsure, NAMES)
    assert frames_says.answer(transcribe(one_hot([0, 0])), NAMES, "hears").startswith("It hears **nothing**")


def test_the_picture_says_in_words_where_each_label_stands():
    cell = CELLS["gru"]
    read = transcribe(one_hot([0, 2, 0, 0, 8, 8]))
    trace = lstm.run(cell, cell.init(3, 2, np.random.default_rng(0)), np.zeros((6, 3)))
    picture = frames.draw(cell, (trace, trace), np.zeros((6, 3)), read, NAMES)
    assert "1 at column 2 and 7 at column 5" in picture["alt"] or "7 at column 6" in picture["alt"]
    assert "At 50\u00a0% of them the blank is likeliest" in picture["alt"]
    assert [one["name"] for one in picture["said"]] == ["1", "7"]
    assert picture["said"][0]["middle"] == pytest.approx(1.5, abs=0.05)
    assert [(one["key"], one["way"]) for one in picture["maps"]][:2] == [("h", "forwards"), ("h", "backwards")]
    assert [curve["name"] for curve in picture["curves"]] == ["blank", "1", "7"]


def test_a_unit_that_counts_leaves_the_others_their_colour_and_the_scale_says_so():
    values = np.linspace(-2.0, 2.0, 50).reshape(5, 10)
    plain, counted = (frames.map_of("c", each, ()) for each in (values, np.hstack([values, 40.0 * np.ones((5, 1))])))
    assert plain["scale"] == "−2 to +2" and counted["scale"] == "full from ±2"
    shades = np.frombuffer(b64decode(counted["shades"]), np.int8).reshape(11, 5)
    assert (shades[10] == 127).all() and np.abs(shades[:10].T / 127 * 2.0 - values).max() < 0.01
    assert frames.map_of("f", np.full((5, 3), 0.5), ("f",))["scale"] == "0 to 1"
