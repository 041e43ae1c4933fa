"""One update in slow motion is the update itself: what its examples find adds up to it, and every slope is a slope."""

import numpy as np
import pytest

from lstm import CELLS
from lstm.explain import squashed
from lstm.explain.backward import bias_of
from lstm.live import advance, begin, changed, defaults, draw, network, slow, take_apart, unflatten
from lstm.live.gradients import PENALISED, loss_and_gradient

NUDGE = 1e-30
every_cell = pytest.mark.parametrize("cell", CELLS)


def training_of(task="count", updates=1, **changes):
    """A small training a little way in, so that the optimiser remembers something."""
    options = {"sine": (), "count": (("most", 4),), "recall": (("gap", 5), ("letters", 2))}[task]
    settings = defaults(task, **{"units": 3, "batch": 4, "seed": 5, "options": options} | changes)
    return advance(begin(settings), updates)


def complex_loss(training, chosen, nudged):
    """One example's part of the batch's loss, as a number with an imaginary part, by the definition of the loss.

    nudged(k, t, weights, cell, x, state) makes the step t of layer k. Behind a stretch's end nothing of a nudge is
    left: that is what a truncated gradient is the derivative of.
    """
    settings, examples = training.settings, draw(training)
    parts, steps = unflatten(training.shapes, training.flat), int(examples.lengths[chosen])
    cell, shares = CELLS[settings.cell], examples.weights / examples.weights.sum()
    xs = network.rows(examples.xs[:steps, chosen], network.input_size(network.layer(parts, 0)))
    states, value = [cell.start(settings.units) for _ in range(settings.layers)], 0.0
    for t in range(steps):
        signal = xs[t]
        if settings.truncate and t % settings.truncate == 0:
            states = [tuple(np.real(part) for part in state) for state in states]
        for k in range(settings.layers):
            step = nudged(k, t, network.layer(parts, k), cell, signal, states[k])
            states[k], signal = step.state, step.h
            for gate in PENALISED.get(settings.cell, ""):
                value = value + settings.penalty * getattr(step, gate).sum() / examples.lengths.sum()
        said, target = parts["readout.W_y"] @ signal + parts["readout.b_y"], examples.targets[t, chosen]
        by_class = examples.targets.ndim == 2
        one = np.log(np.exp(said).sum()) - said[target] if by_class else np.mean((said - target) ** 2)
        value = value + shares[t, chosen] * one
    return value


def plain(k, t, weights, cell, x, state):
    return cell.step(weights, x, state)


def nudge_sum(bias, layer, place, unit):
    """A step whose sum with this bias is nudged at one place."""

    def step(k, t, weights, cell, x, state):
        if (k, t) == (layer, place):
            weights = weights | {bias: weights[bias] + 1j * NUDGE * (np.arange(len(weights[bias])) == unit)}
        return cell.step(weights, x, state)

    return step


def nudge_state(name, layer, place, unit):
    """A step whose output, or whose memory before it makes an output, is nudged at one place."""

    def step(k, t, weights, cell, x, state):
        one = cell.step(weights, x, state)
        if (k, t) != (layer, place):
            return one
        nudge = 1j * NUDGE * (np.arange(len(one.h)) == unit)
        if name == "h":
            return one._replace(h=one.h + nudge)
        one = one._replace(c=one.c + nudge)
        if "P_o" in weights:
            z = np.concatenate([one.h_prev, x])
            one = one._replace(o=1 / (1 + np.exp(-(weights["W_o"] @ z + weights["P_o"] * one.c + weights["b_o"]))))
        return one._replace(h=cell.MADE["h"](one))

    return step


@pytest.mark.parametrize("truncate", [0, 3])
@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("task", ["count", "sine"])
@every_cell
def test_what_the_examples_of_a_batch_find_adds_up_to_its_gradient(cell, task, layers, truncate):
    training = training_of(task, cell=cell, layers=layers, truncate=truncate, penalty=0.4)
    update, whole = take_apart(training), 0.0
    for k in range(4):
        one = slow.follow(training, k)
        whole = whole + np.concatenate([one.part[name].ravel() for name, _ in training.shapes])
        np.testing.assert_array_equal(one.update.flat, update.flat)
    np.testing.assert_allclose(whole, update.gradient, rtol=0, atol=1e-12)


@pytest.mark.parametrize("task, changes", [("count", {}), ("count", {"layers": 2, "truncate": 3}), ("sine", {})])
@every_cell
def test_the_gradient_at_every_sum_and_state_is_the_slope_of_the_loss_there(cell, task, changes):
    training = training_of(task, cell=cell, penalty=0.4, **changes)
    one = slow.follow(training, 1)
    steps = len(one.outputs)
    for layer, blame in enumerate(one.blames):
        trace, weights = one.traces[layer], network.layer(unflatten(training.shapes, training.flat), layer)
        assert list(blame.sums) == squashed(trace)
        assert set(blame.states) == {"h", "c"} & set(trace._fields)
        for place in {0, 2, steps // 2, steps - 1}:
            for name, found in blame.sums.items():
                bias = bias_of(trace, weights, name)
                slope = complex_loss(training, 1, nudge_sum(bias, layer, place, 1)).imag / NUDGE
                np.testing.assert_allclose(found[place, 1], slope, rtol=1e-9, atol=1e-15, err_msg=name)
            for name, found in blame.states.items():
                slope = complex_loss(training, 1, nudge_state(name, layer, place, 1)).imag / NUDGE
                np.testing.assert_allclose(found[place, 1], slope, rtol=1e-9, atol=1e-15, err_msg=name)


@pytest.mark.parametrize("task", ["count", "sine"])
def test_the_losses_of_the_steps_and_of_the_examples_and_the_price_make_up_the_loss_of_the_batch(task):
    training = training_of(task, penalty=0.4, layers=2)
    every = [slow.follow(training, k) for k in range(4)]
    answered = sum(np.sum(one.losses.shares * one.losses.steps) for one in every)
    assert every[0].update.loss == pytest.approx(answered + every[0].price, rel=1e-13)
    parts = unflatten(training.shapes, training.flat)
    without = loss_and_gradient(training.settings._replace(penalty=0.0), parts, draw(training))[0]
    assert every[0].price == pytest.approx(every[0].update.loss - without, rel=1e-12) and every[0].price > 0.1
    for k, one in enumerate(every):
        assert complex_loss(training, k, plain) - np.sum(one.losses.shares * one.losses.steps) > 0
        mean = np.sum(one.losses.shares * one.losses.steps) / one.losses.shares.sum()
        assert one.losses.each[k] == pytest.approx(mean, rel=1e-13)
        assert np.array_equal(one.losses.each, every[0].losses.each)
    assert slow.follow(training_of(task)).price == 0.0


def test_a_surprise_is_minus_the_log_of_the_right_chance():
    said, targets = np.log([[0.5, 0.25, 0.25], [0.2, 0.7, 0.1]]) + 700.0, np.array([2, 1])
    np.testing.assert_allclose(slow.surprise(said, targets), [np.log(4), -np.log(0.7)], rtol=1e-12)
    np.testing.assert_allclose(slow.surprise(np.array([[1.0, 3.0]]), np.array([[0.0, 1.0]])), [2.5])


@every_cell
def test_the_errors_blame_is_the_blame_without_a_price(cell):
    dear, free = (slow.follow(training_of(cell=cell, updates=0, penalty=price)) for price in (0.4, 0.0))
    for name, found in dear.errors[0].sums.items():
        np.testing.assert_array_equal(found, free.blames[0].sums[name])
    assert free.errors is free.blames
    same = all(np.array_equal(dear.blames[0].sums[name], free.blames[0].sums[name]) for name in free.blames[0].sums)
    assert same == (cell not in PENALISED)


def test_the_weights_after_it_are_those_of_the_training_one_update_later():
    training = changed(training_of(clip=0.01, decay=0.1), optimiser="sgd", rate=0.5, clip=0.02)
    one, later = slow.follow(training), advance(training, 1)
    after, before = unflatten(later.shapes, later.flat), unflatten(training.shapes, training.flat)
    factor = 0.02 / np.linalg.norm(one.update.gradient)
    assert one.rate == 0.5 and one.settings.clip == 0.02 and factor < 1
    for name, change in one.changes.items():
        np.testing.assert_array_equal(change.before, before[name])
        np.testing.assert_array_equal(change.after, after[name])
        shrinks = 0.1 * change.before if change.before.ndim == 2 else 0.0
        by_hand = -0.5 * (factor * change.gradient + shrinks)
        np.testing.assert_allclose(change.after - change.before, by_hand, atol=1e-15)


@pytest.mark.parametrize("task", ["count", "sine"])
def test_the_loss_after_it_is_that_of_the_same_batch_with_the_new_weights(task):
    training = training_of(task, penalty=0.4)
    one, later = slow.follow(training, 2), advance(training, 1)
    parts, examples = unflatten(later.shapes, later.flat), draw(training)
    assert one.loss_after == loss_and_gradient(training.settings, parts, examples)[0] != one.update.loss
    moved = training._replace(flat=later.flat)
    again = sum(complex_loss(moved, k, plain) for k in range(4))
    assert one.loss_after == pytest.approx(again, rel=1e-12)
    h = network.read("lstm", parts, examples.xs)[-1].h[: len(one.outputs), 2]
    kind = "class" if task == "count" else "number"
    np.testing.assert_allclose(one.outputs_after, network.answers(parts, h, kind), atol=1e-13)
    there = slow.follow(moved, 2).losses
    for found, expected in zip(one.losses_after, there, strict=True):
        np.testing.assert_array_equal(found, expected)
    assert not np.allclose(there.each, one.losses.each)


def test_the_example_is_the_one_of_the_batch_without_its_padding():
    training = training_of("count")
    examples = draw(training)
    assert len(set(examples.lengths.tolist())) > 1
    for k in range(4):
        one, steps = slow.follow(training, k), examples.lengths[k]
        np.testing.assert_array_equal(one.example.xs[:, 0], examples.xs[:steps, k])
        np.testing.assert_array_equal(one.example.targets[:, 0], examples.targets[:steps, k])
        assert len(one.outputs) == len(one.traces[0].h) == len(one.blames[0].sums["f"]) == steps


@pytest.mark.parametrize("chosen", [-1, 4])
def test_an_example_that_is_not_in_the_batch_is_refused_with_a_sentence(chosen):
    with pytest.raises(ValueError, match=f"4 examples, 0 to 3; there is no example {chosen}"):
        slow.follow(training_of(), chosen)


def test_an_update_after_which_the_numbers_run_away_can_be_looked_at():
    one = slow.follow(training_of("recall", updates=0, optimiser="sgd", rate=1e12, clip=0.0))
    assert np.isfinite(one.update.loss) and np.abs(one.update.flat).max() > 1e6
