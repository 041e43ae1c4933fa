"""Minimal pairs: several hundred of a kind, of known words alone, and beyond a trigram where they are said to be."""

import numpy as np
import pytest

from lstm import explain
from lstm import model as models
from lstm.networks import kneser_ney
from lstm.presets.english import measure, pairs
from lstm.presets.english.network import Size, Tied

WORDS = sorted(
    {word for kind in pairs.TEMPLATES.values() for one in kind() for word in (*one.before, one.right, one.wrong)}
)


def test_there_are_several_hundred_of_each_kind_and_the_same_again():
    found = pairs.drawn(WORDS)
    assert [*found] == [*pairs.KINDS]
    assert all(300 <= len(some) <= pairs.MOST for some in found.values())
    assert found == pairs.drawn(WORDS)
    assert all(one.right != one.wrong for some in found.values() for one in some)


def test_words_that_are_not_known_make_no_pair():
    few = [word for word in WORDS if word not in ("his", "themselves", "keys", "is")]
    found = pairs.drawn(few)
    assert not {"themselves", "keys", "is"} & {
        word for some in found.values() for one in some for word in (*one.before, one.right)
    }
    assert found["number"] == []


@pytest.mark.parametrize("kind", ["number", "gender", "determiner"])
def test_the_last_two_words_tell_nothing(kind):
    ways = {}
    for one in pairs.drawn(WORDS)[kind]:
        ways.setdefault((one.before[-2:], frozenset((one.right, one.wrong))), []).append(one.right)
    assert all(2 * list(right).count(right[0]) == len(right) for right in ways.values())


def test_counting_gets_half_where_it_sees_nothing_and_none_across_a_noun():
    """A text in which every noun is followed by its own verb: what a trigram learns of it, and where it goes wrong."""
    place = {word: k for k, word in enumerate(WORDS)}
    text = [place[w] for one in pairs.verb() if one.before[0] == "the" for w in (*one.before, one.right)]
    counted = kneser_ney.fit(np.array(text), len(WORDS))

    def surprise(beginnings, asked):
        before, asked = np.array([one[-2:] for one in beginnings]), np.array(asked)
        return -np.log(np.stack([kneser_ney.chances(counted, before, asked[:, k]) for k in (0, 1)], axis=1))

    found = pairs.shares(pairs.drawn(WORDS), WORDS, surprise)
    assert found["verb"] > 0.9
    assert found["distractor"] == found["clause"] == 0.0
    assert [found[kind] for kind in ("number", "gender", "determiner")] == [0.5] * 3


def small():
    network = Tied(Size("lstm", 9, 4, 5), np.float64)
    network.begin(np.random.default_rng(0))
    return network


def test_a_memory_wiped_after_every_word_is_one_word_read_alone():
    network, ids = small(), np.random.default_rng(1).integers(0, 9, 60)
    alone = [
        network.surprise(network.read(ids[k : k + 1, None], network.zeros(1)), ids[k + 1 : k + 2])[0] for k in range(59)
    ]
    assert measure.wiped(network, ids, 1) == pytest.approx(np.exp(np.mean(alone)))


def test_surprise_does_not_depend_on_the_pieces_it_is_read_in(monkeypatch):
    network, ids = small(), np.random.default_rng(1).integers(0, 9, (41, 3))
    whole = measure.surprise(network, ids)
    monkeypatch.setattr(measure, "AT_ONCE", 7)
    np.testing.assert_allclose(measure.surprise(network, ids), whole)
    assert whole.shape == (40, 3)
    assert measure.after(network, [[1, 2], [3]], [[4, 5], [6, 7]]).shape == (2, 2)


def test_silencing_a_unit_is_reading_with_its_memory_and_output_at_zero():
    known = [*"abcdefgh", "i"]
    network, some = (
        small(),
        [pairs.Pair(tuple("abc"), "d", "e"), pairs.Pair(tuple("fa"), "g", "b"), pairs.Pair(("i",), "a", "h")],
    )
    model = network.model(tuple(known))
    found = measure.silenced(network, some, known)
    for unit in range(5):
        right = 0
        for one in some:
            ids = [known.index(word) for word in one.before]
            off = [explain.operation(f"{quantity}.{unit}.all:0") for quantity in "ch"]
            chances = models.predict(model, explain.operate(model, ids, off))[-1]
            right += chances[known.index(one.right)] > chances[known.index(one.wrong)]
        assert found[unit] == pytest.approx(right / 3, abs=1e-4)
