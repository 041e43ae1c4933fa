"""The gradient of the live tasks' loss is its slope, for every cell, in one layer or two."""

import numpy as np
import pytest

from lstm import CELLS, live, run_back
from lstm.live import gradients, network
from lstm.live.examples import Examples

TINY = live.defaults("count", units=3, batch=4)


def loss_at(settings, training, flat, examples):
    return gradients.loss_and_gradient(settings, live.unflatten(training.shapes, flat), examples)[0]


def some_numbers():
    """Sequences of numbers of different lengths, asked here and there, with weights of all sizes."""
    rng = np.random.default_rng(3)
    lengths = np.array([6, 4, 1])
    weights = rng.random((6, 3)) * (rng.random((6, 3)) < 0.7) * (np.arange(6)[:, None] < lengths)
    weights[0] = 0.5
    return Examples(rng.normal(size=(6, 3, 1)), rng.normal(size=(6, 3, 1)), weights, lengths)


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("task", ["count", "sine"])
@pytest.mark.parametrize("cell", CELLS)
def test_the_gradient_of_the_whole_loss_is_its_slope(cell, task, layers):
    settings = live.defaults(task, cell=cell, units=3, batch=3, layers=layers, penalty=0.4)
    training, rng = live.begin(settings), np.random.default_rng(0)
    examples = some_numbers() if task == "sine" else live.draw(training)
    _, by_name = gradients.loss_and_gradient(settings, live.unflatten(training.shapes, training.flat), examples)
    assert {name: d.shape for name, d in by_name.items()} == dict(training.shapes)
    for name, shape in training.shapes:
        way = {other: np.zeros(size) for other, size in training.shapes} | {name: rng.normal(size=shape)}
        step = 1e-5 * live.updates.flatten(training.shapes, way) / np.linalg.norm(way[name])
        ahead, behind = (loss_at(settings, training, training.flat + k * step, examples) for k in (1, -1))
        found = np.sum(by_name[name] * way[name]) / np.linalg.norm(way[name])
        np.testing.assert_allclose(found, (ahead - behind) / 2e-5, rtol=1e-5, atol=1e-9, err_msg=name)


def test_the_loss_is_the_weighted_surprise_or_squared_error_plus_the_price_of_open_gates():
    settings = TINY._replace(penalty=0.0)
    training = live.begin(settings)
    parts, examples = live.unflatten(training.shapes, training.flat), live.draw(training)
    trace = network.read("lstm", parts, examples.xs)[0]
    chances = network.answers(parts, trace.h, "class")
    said = np.take_along_axis(chances, examples.targets[..., None], axis=-1)[..., 0]
    surprise = -np.sum(examples.weights * np.log(said)) / examples.weights.sum()
    value = loss_at(settings, training, training.flat, examples)
    assert value == pytest.approx(surprise, rel=1e-12)
    inside = np.arange(len(examples.xs))[:, None] < examples.lengths
    opening = sum(gate[inside].mean(axis=0).sum() for gate in (trace.i, trace.o))
    with_it = loss_at(settings._replace(penalty=0.3), training, training.flat, examples)
    assert with_it - value == pytest.approx(0.3 * opening, rel=1e-12)

    settings, examples = live.defaults("sine", units=3), some_numbers()
    training = live.begin(settings)
    parts = live.unflatten(training.shapes, training.flat)
    errors = network.answers(parts, network.read("lstm", parts, examples.xs)[0].h, "number") - examples.targets
    by_hand = np.sum(examples.weights * errors[..., 0] ** 2) / examples.weights.sum()
    assert loss_at(settings, training, training.flat, examples) == pytest.approx(by_hand, rel=1e-12)


def test_the_squared_error_of_several_numbers_is_their_mean_worked_by_hand():
    said, targets, share = (
        np.array([[1.0, 2.0], [0.0, 0.0]]),
        np.array([[0.0, 4.0], [1.0, 0.0]]),
        np.array([0.25, 0.75]),
    )
    value, slope = gradients.of_scores(said, targets, share)
    assert value == pytest.approx(0.25 * (1 + 4) / 2 + 0.75 * (1 + 0) / 2)
    np.testing.assert_allclose(slope, [[0.25, -0.5], [-0.75, 0.0]])


def test_padding_has_no_say():
    training = live.begin(TINY._replace(penalty=0.3))
    examples = live.draw(training)
    longer = Examples(*(np.pad(part, ((0, 4), (0, 0))) for part in examples[:3]), examples.lengths)
    parts = live.unflatten(training.shapes, training.flat)
    (value, gradient), (value_longer, gradient_longer) = (
        gradients.loss_and_gradient(training.settings, parts, one) for one in (examples, longer)
    )
    assert value == pytest.approx(value_longer, rel=1e-13)
    for name in gradient:
        np.testing.assert_allclose(gradient[name], gradient_longer[name], atol=1e-14)


def test_a_truncated_gradient_goes_back_no_further_than_its_stretch():
    """Asked in step 7 alone, with stretches of 4: only the input of steps 4 to 7 has a part in the gradient of W_f."""
    settings = live.defaults("sine", units=3, truncate=4)
    training = live.begin(settings)
    xs, weights = np.random.default_rng(0).normal(size=(8, 1, 1)), np.zeros((8, 1))
    weights[7] = 1.0
    parts = live.unflatten(training.shapes, training.flat)
    examples = Examples(xs, np.ones((8, 1, 1)), weights, np.array([8]))
    value, short = gradients.loss_and_gradient(settings, parts, examples)
    whole_value, whole = gradients.loss_and_gradient(settings._replace(truncate=0), parts, examples)
    assert value == whole_value

    trace = network.read("lstm", parts, xs)[0]
    late = type(trace)(*(field[4:] for field in trace))
    d_scores = 2.0 * (network.scores(parts, trace.h[7:]) - 1.0)
    dhs = np.concatenate([np.zeros((3, 1, 3)), d_scores @ parts["readout.W_y"]])
    by_hand = run_back(CELLS["lstm"], network.layer(parts, 0), late, dhs)[0]
    for name, d in by_hand.items():
        np.testing.assert_allclose(short[f"layer0.{name}"], d, atol=1e-15)
    assert not np.allclose(short["layer0.W_f"], whole["layer0.W_f"], rtol=1e-3)
    far = settings._replace(truncate=8)
    assert all(np.array_equal(d, whole[n]) for n, d in gradients.loss_and_gradient(far, parts, examples)[1].items())
