"""The trigram after Kneser & Ney: chances that add up, a value worked by hand, and less surprise than Witten & Bell."""

import numpy as np
import pytest

from lstm.networks import kneser_ney, ngram


def text(n=4000, n_words=12):
    rng, ids = np.random.default_rng(0), [0, 1]
    table = rng.dirichlet(np.full(n_words, 0.2), (n_words, n_words))
    for _ in range(n):
        ids.append(int(rng.choice(n_words, p=table[ids[-2], ids[-1]])))
    return np.array(ids)


@pytest.mark.parametrize("before", [(0, 1), (11, 11), (3, 2)])
def test_chances_add_up(before):
    counted = kneser_ney.fit(text(300), 12)
    every = kneser_ney.chances(counted, np.tile(before, (12, 1)), np.arange(12))
    assert every.sum() == pytest.approx(1.0)
    assert every.min() > 0.0


def test_a_chance_worked_by_hand():
    # 0 1 2 | 1 2 0 | 2 0 1 | 0 1 3: trigrams of 0 1 2 0 1 3 are 012 120 201 013, each once: d = 1
    counted = kneser_ney.fit(np.array([0, 1, 2, 0, 1, 3]), 4)
    assert (counted.three.discount, counted.two.discount) == (1.0, 1.0)
    # pairs 01 12 20 13: each word came after one other: d = 1, so that every word gets 1/4
    assert counted.one == pytest.approx([0.25] * 4)
    assert kneser_ney.chances(counted, np.array([[0, 1]]), np.array([2])) == pytest.approx([0.25])
    # seen twice after one context: 0 1 2 0 1 2 0: 012 twice, 120 twice, 201 once; d = 1 / (1 + 2 * 2)
    counted = kneser_ney.fit(np.array([0, 1, 2, 0, 1, 2, 0]), 4)
    assert counted.three.discount == pytest.approx(0.2)
    # (2 - .2) / 2 + .2 * 1 / 2 * P(2 | 1); there 12 after one word, d = 1: 1 * P(2); each word after one: 1/4
    assert kneser_ney.chances(counted, np.array([[0, 1]]), np.array([2])) == pytest.approx([0.9 + 0.1 * 0.25])


def test_it_is_less_surprised_than_the_plain_trigram():
    ids = text()
    learnt, held = ids[:3000], ids[3000:]
    ours = np.exp(kneser_ney.surprise(kneser_ney.fit(learnt, 12), held).mean())
    plain = ngram.fit([learnt.tolist()], range(12))
    logs = [np.log(ngram.chance(plain, held[k - 2 : k + 1].tolist())) for k in range(2, len(held))]
    assert ours <= np.exp(-np.mean(logs))
