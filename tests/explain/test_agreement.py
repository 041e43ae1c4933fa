"""What a unit takes from the pull of a noun, and brings of it: the same by operations on one sentence."""

import numpy as np
import pytest

from lstm import explain
from lstm import model as models
from lstm.cells import CELLS
from lstm.explain.agreement import TOGETHER, agreement, other_number
from lstm.presets.english.network import Size, Tied
from lstm.unroll import run

IDS, PLACE, NOUNS, VERBS = [3, 0, 5, 6], 1, (1, 2), (7, 8)


@pytest.fixture(scope="module", params=["lstm", "gru", "rnn"])
def model(request):
    network = Tied(Size(request.param, 9, 4, 6), np.float64)
    network.begin(np.random.default_rng(0))
    network.weights["embedding"][...] *= 20.0
    network.engine.theta[...] *= 2.0
    return network.model(tuple("abcdefghi"))


def lean(model, ids, operations=(), other=None):
    scores = models.scores(model, explain.operate(model, ids, list(operations), other).h[-1])
    return scores[VERBS[1]] - scores[VERBS[0]]


def sides(word):
    return [*IDS[:PLACE], word, *IDS[PLACE + 1 :]]


def test_a_silenced_unit_is_one_whose_memory_and_output_are_0_at_every_word(model):
    found = agreement(model, np.array(IDS), PLACE, NOUNS, VERBS)
    assert found.leans == pytest.approx([lean(model, sides(noun)) for noun in NOUNS])
    parts = "ch" if "c" in models.read(model, IDS)[0]._fields else "h"
    for unit in range(6):
        off = [explain.operation(f"{part}.{unit}.all:0") for part in parts]
        one, many = (lean(model, sides(noun), off) for noun in NOUNS)
        assert found.silenced[unit] == pytest.approx(many - one)
    few = "+".join(map(str, found.worst[:5]))
    one, many = (lean(model, sides(n), [explain.operation(f"{part}.{few}.all:0") for part in parts]) for n in NOUNS)
    assert found.together[5] == pytest.approx(many - one) and tuple(found.together) == TOGETHER


def test_what_a_memory_brings_is_what_a_transplant_after_the_noun_moves(model):
    found = agreement(model, np.array(IDS), PLACE, NOUNS, VERBS)
    one, many = (models.read(model, sides(noun))[0] for noun in NOUNS)
    key = "c" if "c" in one._fields else "h"

    def brought(units):
        state = {"h": many.h[PLACE].copy()} | ({"c": many.c[PLACE].copy()} if key == "c" else {})
        state[key][units] = getattr(one, key)[PLACE][units]
        rest = run(
            CELLS[model.layers[0].cell],
            model.layers[0].weights,
            models.encode(model, IDS[PLACE + 1 :]),
            tuple(state.values()),
        )
        said = models.scores(model, rest.h[-1])
        return found.leans[1] - (said[VERBS[1]] - said[VERBS[0]])

    assert found.carried == pytest.approx([brought([unit]) for unit in range(6)])
    assert found.memory == pytest.approx(brought(slice(None)))
    assert key == "c" or found.memory == pytest.approx(found.pull)  # there the output is all the memory


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("keys", ("key", True)),
        ("key", ("keys", False)),
        ("cities", ("city", True)),
        ("city", ("cities", False)),
        ("boxes", ("box", True)),
        ("children", ("child", True)),
        ("glass", None),
        ("this", None),
        ("zorblax", None),
    ],
)
def test_the_other_number_of_a_noun(word, found):
    known = {"key", "keys", "city", "cities", "box", "boxes", "child", "children", "glass", "glas", "this", "thi"}
    assert other_number(word, known) == found
