"""A walk through time backwards: it adds up to the gradient, and every number on it is a slope."""

import re

import numpy as np
import pytest

from lstm import CELLS, presets, run_back
from lstm import model as models
from lstm.explain import edits, squashed
from lstm.explain.backward import (
    adds,
    adds_to,
    loss_with,
    losses_after,
    losses_with,
    lost,
    multiplied,
    summed,
    updated,
    walk,
)
from lstm.explain.chain import EQUATIONS, numbers

NUDGE = 1e-30
WORDS = tuple("abcde")
IDS, TARGET = (0, 3, 1, 1, 4, 2), 3
every_cell = pytest.mark.parametrize("name", EQUATIONS)  # those that the page Backprop walks through


def walked(name, units=4, seed=1):
    """A walk through a small network of random weights."""
    rng = np.random.default_rng(seed)
    model = models.begin(name, WORDS, units, rng)
    named = {key: rng.normal(0.0, 0.7, array.shape) for key, array in models.arrays(model).items()}
    return walk(models.with_arrays(model, named), IDS, TARGET)


def complex_loss(model, **nudged):
    """-log of the target's chance, in complex numbers: written out, with none of the code that is tested."""
    named = models.arrays(model) | nudged
    (trace,) = models.read(models.with_arrays(model, named), IDS)
    said = trace.h[-1] @ named["readout.W_y"].T + named["readout.b_y"]
    return np.log(np.exp(said).sum()) - said[TARGET]


@every_cell
def test_the_gradient_of_every_weight_is_the_slope_of_the_loss(name):
    found = walked(name)
    assert found.loss == pytest.approx(complex_loss(found.model).real, abs=1e-12)
    named = models.arrays(found.model)
    assert set(named) == set(found.gradient)
    for key, array in named.items():
        for place in np.ndindex(array.shape):
            other = array.astype(complex)
            other[place] += NUDGE * 1j
            slope = complex_loss(found.model, **{key: other}).imag / NUDGE
            assert found.gradient[key][place] == pytest.approx(slope, abs=1e-12), (key, place)


@every_cell
def test_what_the_steps_add_sums_to_the_librarys_gradient_to_the_last_bit(name):
    found = walked(name)
    dhs = np.zeros_like(found.trace.h)
    dhs[-1] = found.dh_loss
    gradient = run_back(found.cell, found.weights, found.trace, dhs)[0]
    total = adds(found, len(IDS) - 1)
    for t in reversed(range(len(IDS) - 1)):
        total = {key: total[key] + added for key, added in adds(found, t).items()}
    for key, array in gradient.items():
        np.testing.assert_array_equal(total[key], array)
        np.testing.assert_array_equal(found.gradient[f"layer0.{key}"], array)


@every_cell
def test_the_running_sum_at_one_weight_ends_at_its_gradient_to_the_last_bit(name):
    found = walked(name)
    for quantity in squashed(found.trace):
        for target in (edits.Target(quantity, 1, source) for source in ("b", "h2", "x1", "x3", "c", "r")):
            if not edits.fits(found.cell, found.weights, target):
                continue  # only a peephole looks at c, and only a bias behind a reset gate is multiplied with r
            running = summed(adds_to(found, target))
            slope = edits.held(found.cell, {k[7:]: d for k, d in found.gradient.items() if k[0] == "l"}, target)
            assert running[0] == slope[0].item()
            here = found.sums[quantity][:, 1] * multiplied(found, target)
            np.testing.assert_allclose(adds_to(found, target), here, atol=1e-15)
            assert running[-1] == adds_to(found, target)[-1]


@every_cell
def test_a_words_own_weight_is_added_to_only_where_that_word_stands(name):
    found = walked(name)
    quantity = "h" if name == "rnn" else "candidate"
    assert np.flatnonzero(adds_to(found, edits.Target(quantity, 0, "x1"))).tolist() == [2, 3]
    assert np.flatnonzero(adds_to(found, edits.Target(quantity, 0, "b"))).tolist() == list(range(len(IDS)))


@every_cell
def test_every_line_of_the_chain_rule_comes_out_at_its_gradient(name):
    found = walked(name)
    there = numbers(found)
    assert set(presets.CELLS_TRAINED) <= set(EQUATIONS) <= set(CELLS)
    lines = EQUATIONS[name]
    quantities = set(squashed(found.trace)) if name != "rnn" else {"sum"}
    assert set(lines) - {"onward"} == quantities | set(found.states)
    for key, line in lines.items():
        value = there["onward" if key == "onward" else f"d{key}"]
        for t, unit in np.ndindex(value.shape):
            text = re.sub(r"\{(\w+)\}", lambda hit, t=t, unit=unit: f"({there[hit[1]][t, unit]!r})", line.worked)
            plain = text.replace("np.float64", "").replace("×", "*").replace("−", "-").replace("²", "**2")
            assert eval(plain) == pytest.approx(value[t, unit], abs=1e-12), (key, t, unit)  # our own template


@every_cell
def test_what_comes_through_the_gates_of_the_next_word_has_passed_their_weights(name):
    found, units = walked(name), 4
    there, w = numbers(found), found.weights
    for t in range(len(IDS) - 1):
        through = np.zeros(units)
        for quantity, rows in found.sums.items():
            d, r = rows[t + 1], found.trace.r[t + 1] if "r" in found.sums and quantity == "candidate" else 1.0
            if "W_u" in w and quantity == "candidate":
                through += (d * r) @ w["W_u"]
            else:
                fed = (feed for feed in found.trace.feeds(w, quantity) if feed.source.endswith("h_prev"))
                through += sum(r * (d @ feed.weights) for feed in fed)  # a gate of the minLSTM sees x alone
        np.testing.assert_allclose(there["gates"][t], through, atol=1e-14)
        assert not there["loss"][t].any()
    np.testing.assert_array_equal(there["loss"][-1], found.d_scores @ found.model.readout["W_y"])
    assert not there["gates"][-1].any()


@every_cell
def test_the_gradient_at_a_state_is_the_slope_there(name):
    """Going on from a nudged state: the loss moves as the gradient at that state says, by every way it acts."""
    found = walked(name)
    for t in range(len(IDS) - 1):
        state = [part[t] for part in found.trace.state]
        for k, slopes in enumerate(found.d_states):
            for unit in range(len(state[k])):
                other = [part.astype(complex) for part in state]
                other[k][unit] += NUDGE * 1j
                (rest,) = models.read(found.model, IDS[t + 1 :], (other,))
                said = models.scores(found.model, rest.h[-1])
                slope = (np.log(np.exp(said).sum()) - said[TARGET]).imag / NUDGE
                assert slopes[t, unit] == pytest.approx(slope, abs=1e-12), (t, k, unit)


@every_cell
def test_a_nudged_weight_gives_the_same_slope_and_the_update_is_one_plain_step(name):
    found = walked(name)
    targets = (edits.Target(squashed(found.trace)[0], 2, source) for source in ("h1", "x1"))
    target = next(one for one in targets if edits.fits(found.cell, found.weights, one))
    up, down = (loss_with(found, target, by) for by in (1e-5, -1e-5))
    assert (up - down) / 2e-5 == pytest.approx(adds_to(found, target).sum(), abs=1e-9)
    later = updated(found, 0.01)
    for key, array in models.arrays(later).items():
        np.testing.assert_array_equal(array, models.arrays(found.model)[key] - 0.01 * found.gradient[key])
    (trace,) = models.read(later, IDS)
    fall = found.loss - lost(later, trace.h[-1], TARGET)
    assert fall == pytest.approx(0.01 * sum((d**2).sum() for d in found.gradient.values()), rel=0.2)
    assert loss_with(found, target, 0.0) == found.loss  # the walk's own weights were left alone


@every_cell
def test_networks_that_run_side_by_side_lose_what_each_of_them_loses_alone(name):
    found = walked(name)
    key = squashed(found.trace)[0]
    acts = {edits.LETTER[feed.source] for feed in found.trace.feeds(found.weights, key)}  # some read x alone
    for target in (edits.Target(key, 2, source) for source in ("h1", "x3", "b") if source[0] in acts):
        for by, loss in zip((-0.5, 0.0, 0.25), losses_with(found, target, (-0.5, 0.0, 0.25)), strict=True):
            (trace,) = models.read(edits.changed(found.model, [edits.Edit(target, "add", by)]), IDS)
            assert loss == pytest.approx(lost(found.model, trace.h[-1], TARGET), abs=1e-13)
    rates = (0.01, 1.0)
    for rate, loss in zip(rates, losses_after(found, rates), strict=True):
        later = updated(found, rate)
        assert loss == pytest.approx(lost(later, models.read(later, IDS)[0].h[-1], TARGET), abs=1e-13)


def test_what_is_no_walk_is_said_in_one_sentence():
    one = walked("lstm")
    with pytest.raises(ValueError, match="one of 5 answers"):
        walk(one.model, IDS, 5)
    with pytest.raises(ValueError, match="one layer"):
        walk(models.begin("lstm", WORDS, 2, np.random.default_rng(0), n_layers=2), IDS, 0)
    with pytest.raises(ValueError, match="not one weight alone"):
        adds_to(one, edits.Target("f", None, "b"))
    with pytest.raises(ValueError, match="no weight"):
        adds_to(one, edits.Target("z", 0, "b"))
