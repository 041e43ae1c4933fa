"""Memory transplanted between minimal pairs: c carries the reason, h alone does not, and units share the work."""

import numpy as np
import pytest

import lstm
from lstm import presets
from lstm.everyday import sentences
from lstm.explain import operate, operation, transplants

LEAST, MOST = 0.9, 0.1  # what is claimed: c flips at least, and h alone at most, so many answers


def measured(n=60, family="need", seed=0, **which):
    """A model, pairs, and what was found."""
    model = presets.load(**which)
    drawn = transplants.pairs(model, n, seed, family=family)
    return model, drawn, transplants.transplants(model, drawn)


def flips(found, place, what):
    return found.carried[place][what].flips


@pytest.mark.parametrize("family", ["need", "owner"])
@pytest.mark.parametrize("which", [{}, {"penalty": 0.2}, {"penalty": 0.01}, {"cell": "peephole"}], ids=str)
def test_the_memory_carried_over_flips_the_answer_and_the_output_alone_does_not(which, family):
    n = 200 if not which else 60
    _, _, found = measured(n, family, **which)
    assert found.n == n and found.apart == n and found.right > 0.97
    assert flips(found, "halfway", "c") >= LEAST and flips(found, "halfway", "h") <= MOST
    assert flips(found, "halfway", "both") >= LEAST
    assert found.carried["halfway"]["h"].stays >= LEAST


def test_just_before_the_end_it_is_still_the_memory_and_at_the_end_the_output_is_what_is_read():
    _, _, found = measured()
    assert flips(found, "before", "c") >= LEAST and flips(found, "before", "h") <= MOST
    assert flips(found, "last", "h") == flips(found, "last", "both") == 1.0


@pytest.mark.parametrize("cell", ["lstm", "peephole", "gru", "rnn"])
def test_many_at_once_say_what_one_transplant_after_the_other_says(cell):
    """The oracle reads one sentence at a time and operates on it step by step. Half-trained, where answers waver."""
    model, drawn, found = measured(30, "owner", 3, cell=cell, stage="early")
    memory = "c" if cell in ("lstm", "peephole") else "h"
    counted = {place: {what: [] for what in found.carried.get(place, {})} for place in transplants.PLACES}
    alone = []
    for k, end in enumerate(drawn.ends):
        one, other = drawn.ones[: end + 1, k], drawn.others[: end + 1, k]
        traces = [lstm.read(model, ids)[-1] for ids in (one, other)]
        goals = [int(lstm.predict(model, trace)[-1].argmax()) for trace in traces]
        if goals[0] == goals[1]:
            continue
        spots = {"halfway": (drawn.reasons[k] + end) // 2, "before": end - 1, "last": end}
        for place, spot in spots.items():
            for what in counted[place]:
                texts = [f"{name}.all.{spot}:b{spot}" for name in ("c", "h") if name == what or what == "both"]
                trace = operate(model, one, [operation(text) for text in texts], traces[1])
                counted[place][what].append(int(lstm.predict(model, trace)[-1].argmax()) == goals[1])
        spot = spots["halfway"]
        trace = operate(model, one, [operation(f"{memory}.3.{spot}:b{spot}")], traces[1])
        alone.append(int(lstm.predict(model, trace)[-1].argmax()) == goals[1])
    assert len(alone) == found.apart
    if found.apart:
        assert found.alone[3].flips == pytest.approx(np.mean(alone))
        for place, kinds in counted.items():
            assert {what: flips(found, place, what) for what in kinds} == {
                what: pytest.approx(np.mean(hits)) for what, hits in kinds.items()
            }


def test_pairs_are_held_out_and_differ_in_the_reason_alone():
    drawn = transplants.pairs(presets.load(), 40, 1)
    for k, end in enumerate(drawn.ends):
        assert np.flatnonzero(drawn.ones[:, k] != drawn.others[:, k]).tolist() == [drawn.reasons[k]]
        assert drawn.reasons[k] < end
        for ids, answer in zip((drawn.ones, drawn.others), drawn.answers[k], strict=True):
            words = [presets.load().words[word] for word in (*ids[: end + 1, k], answer)]
            assert sentences.is_held_out(words)


def test_half_way_lies_as_far_from_the_reason_as_from_the_end():
    drawn = transplants.pairs(presets.load(), 30, 2)
    bench, _ = transplants.prepared(presets.load(), drawn)
    before, after = (
        transplants.places(bench, "halfway") - bench.reasons,
        bench.ends - transplants.places(bench, "halfway"),
    )
    assert set(after - before) <= {0, 1}
    assert (transplants.places(bench, "last") - transplants.places(bench, "before") == 1).all()


def test_units_are_added_until_they_do_what_the_whole_memory_does():
    _, _, found = measured(200)
    together = [one.flips for _, one in found.together]
    assert together == sorted(together) and together[-1] >= 0.95 * flips(found, "halfway", "c")
    assert together[0] == max(one.flips for one in found.alone) < 0.5  # no unit does it alone
    units = [unit for unit, _ in found.together]
    assert len(set(units)) == len(units) < 8


def test_the_other_units_together_carry_nothing():
    """The causal other side: all units but those that were found."""
    model, drawn, found = measured()
    bench, _ = transplants.prepared(model, drawn)
    rest = [unit for unit in range(16) if unit not in [unit for unit, _ in found.together]]
    (carried,) = transplants.tried(bench, "halfway", [{"c": rest}])
    assert carried.flips <= MOST and carried.stays >= LEAST


def test_a_network_that_expects_the_same_after_both_has_nothing_to_carry():
    _, _, found = measured(20, cell="rnn")
    assert found.apart == 0 and not found.carried and not found.together


def test_the_same_seed_draws_the_same_pairs_and_another_seed_others():
    model = presets.load()
    one, same, other = (transplants.pairs(model, 5, seed) for seed in (1, 1, 2))
    assert np.array_equal(one.ones, same.ones) and not np.array_equal(one.ends, other.ends)


def test_only_models_of_such_sentences_can_be_asked():
    assert transplants.can_be_drawn(presets.load())
    assert not transplants.can_be_drawn(presets.load()._replace(words=("<unk>", "a")))
