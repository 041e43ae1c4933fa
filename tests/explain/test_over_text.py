"""Units over a long text: where each is highest, what it follows on text that had no part in it, and the same again."""

import numpy as np
import pytest

from lstm import model as models
from lstm.explain import over_text
from lstm.explain.over_text import OverText
from lstm.explain.writing import memory

rng = np.random.default_rng(0)
UTTERANCES = [np.append(rng.integers(2, 9, rng.integers(3, 12)), 1) for _ in range(150)]


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_the_text_is_read_utterance_by_utterance_as_a_sentence_is(cell):
    model = models.begin(cell, "abcdefghi", 4, np.random.default_rng(1))
    text = over_text.read_text(model, UTTERANCES)
    for k in (0, 77, 149):
        own = memory(models.read(model, UTTERANCES[k])[-1])
        np.testing.assert_allclose(text.held[text.utterance == k], own, atol=1e-6)
        assert text.place[text.utterance == k].tolist() == list(range(len(UTTERANCES[k])))


def made(**units):
    """A text whose units hold what is given of (ids, place, owner)."""
    ids, place = np.concatenate(UTTERANCES), np.concatenate([np.arange(len(one)) for one in UTTERANCES])
    owner = np.repeat(np.arange(150), [len(one) for one in UTTERANCES])
    noise = np.random.default_rng(2).normal(size=(len(ids), len(units)))
    text = OverText(ids, owner, place, noise, np.zeros(len(units)), np.ones(len(units)))
    for unit, act in enumerate(units.values()):
        noise[:, unit] = 0.1 * noise[:, unit] + act(text)
    return text._replace(middle=noise.mean(axis=0), spread=noise.std(axis=0))


def test_what_a_unit_follows_is_found_and_what_it_does_not_is_not():
    text = made(
        counts=lambda t: np.log1p(t.place),
        words=lambda t: np.sin(9.0 * t.ids),
        quotes=lambda t: -1.0 * over_text.inside(t, [3]),
        asks=lambda t: 1.0 * over_text.ends_with(t, [4]),
        number=plural,
        nothing=lambda t: 0.0 * t.place,
    )
    numbers = np.array([0, 0, 0, 0, 0, 1, -1, 0, 0])
    found = np.array([over_text.follows(text, unit, [3], [4], numbers) for unit in range(6)])
    assert (np.diag(found[:5]) > [0.9, 0.9, 0.95, 0.95, 0.95]).all()
    assert (np.abs(found[5] - [0, 0, 0.5, 0.5, 0.5]) < 0.08).all()


def plural(text):
    """Whether the last 5 or 6 before each word of its utterance was a 5, at words that are neither; else nothing."""
    said, last = [], 0
    for word, place in zip(text.ids, text.place, strict=True):
        last = 0 if place == 0 else last
        said.append(0.0 if word in (5, 6) else float(last == 5))
        last = word if word in (5, 6) else last
    return np.array(said)


def test_inside_quotation_begins_anew_with_each_utterance():
    text = OverText(np.array([5, 3, 6, 3, 7, 3, 8, 5, 1]), np.array([0, 0, 0, 0, 0, 0, 0, 1, 1]), *[np.zeros(9)] * 4)
    assert over_text.inside(text, [3]).tolist() == [0, 1, 1, 0, 0, 1, 1, 0, 0]
    assert over_text.ends_with(text, [5]).tolist() == [0] * 7 + [1, 1]


def test_extremes_come_of_different_utterances():
    text = made(counts=lambda t: np.log1p(t.place))
    high, low = over_text.extremes(text, 0, 5)
    assert len({text.utterance[k] for k in high}) == len({text.utterance[k] for k in low}) == 5
    assert text.held[high[0], 0] == text.held.max() and text.held[low[0], 0] == text.held.min()


def test_the_pattern_itself_is_found_first_and_no_span_crosses_utterances():
    text = made(a=lambda t: np.sin(1.0 * t.ids), b=lambda t: np.cos(3.0 * t.ids))
    first = int(np.flatnonzero(text.utterance == 20)[1])
    found = over_text.alike(text, text.held[first : first + 3], [0, 1], 4)
    assert (found[0].first, found[0].far) == (first, 0.0)
    assert found[0].nearer == pytest.approx(1 / len(text.ids), rel=0.5)
    assert all(text.utterance[one.first] == text.utterance[one.first + 2] for one in found)
    assert sorted(one.far for one in found) == [one.far for one in found]


def test_units_that_stand_out_are_named_first():
    text = made(**{name: lambda t: 0.0 * t.place for name in "abcd"})
    span = text.middle + text.spread * np.array([[0.1, -5.0, 0.2, 3.0]])
    assert over_text.standing_out(text, span, 2) == [1, 3]
