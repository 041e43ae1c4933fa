"""Networks that read both ways, or read and then write: their gradients are exact, and padding is never read."""

from types import SimpleNamespace

import numpy as np
import pytest

from lstm import CELLS, live
from lstm import model as models
from lstm.live import files, network
from lstm.live.check import outputs_of, run_through
from lstm.live.examples import Examples, Metric, Symbols, all_right, labels_of, some
from lstm.live.forms import FORMS, form_of
from lstm.live.tasks import LIVE, kind_of
from lstm.live.updates import unflatten
from lstm.networks import ctc, encoder_decoder
from lstm.networks.ctc_decode import greedy

N_IN, N_OUT = 3, 4


def ragged(rng, n, most=7):
    """n numbers of steps, the longest of them `most`."""
    lengths = rng.integers(4, most + 1, n)
    lengths[0] = most
    return lengths


def tags(rng, n, options):
    """Say at each step which number the next step will have: only whoever reads backwards can."""
    lengths = ragged(rng, n)
    tokens = rng.integers(0, N_IN, (lengths.max() + 1, n))
    inside = np.arange(len(tokens) - 1)[:, None] < lengths - 1
    xs = np.where(np.arange(len(tokens) - 1)[:, None] < lengths, tokens[:-1], 0)
    return Examples(xs, np.where(inside, tokens[1:], 0), inside * 1.0, lengths)


def spelt(rng, n, options):
    """Numbers whose labels come in order, at no time that is told."""
    lengths = ragged(rng, n)
    targets = rng.integers(1, N_OUT, (2, n))
    targets[1, rng.random(n) < 0.5] = 0
    xs = rng.normal(size=(lengths.max(), n, N_IN))
    inside = np.arange(len(xs))[:, None] < lengths
    return Examples(xs * inside[..., None], targets, inside * 1.0, lengths)


def turned(rng, n, options):
    """The tokens read, written one higher, and an end."""
    lengths = np.append(3, rng.integers(1, 4, n - 1))
    xs = rng.integers(0, N_IN, (3, n))
    inside, ends = np.arange(3)[:, None] < lengths, np.arange(4)[:, None] <= lengths
    targets = np.concatenate([np.where(inside, xs + 1, 0), np.zeros((1, n), int)])
    return Examples(np.where(inside, xs, 0), targets, ends * 1.0, lengths)


def whole_labels(outputs, examples, options):
    """The share of examples whose labels are all read."""
    found = ctc_read(outputs, examples)
    return float(np.mean([one == other for one, other in zip(found, labels_of(examples), strict=True)]))


def ctc_read(outputs, examples):
    return greedy(np.log(np.maximum(outputs, 1e-300)), examples.lengths)


def task(form, kind, draw, score=lambda outputs, examples, options: all_right(outputs, examples)):
    """A task like those in lstm/live/tasks."""
    return SimpleNamespace(
        NAME="A task for a test",
        FORM=form,
        OPTIONS={},
        DEFAULTS={"units": 5, "rate": 0.02, "batch": 16},
        UPDATES=100,
        METRIC=Metric("right", "higher", 0.99),
        CONTROL="nothing",
        RATES={},
        sizes=lambda options: (N_IN, N_OUT, kind),
        symbols=lambda options: Symbols(("a", "b", "c"), ("·", "A", "B", "C")),
        draw=draw,
        score=score,
        control=lambda examples, options: 0.0,
    )


TASKS = {
    "tags": task("bidirectional", "class", tags),
    "labels": task("bidirectional", "labels", spelt, whole_labels),
    "turned": task("encoder_decoder", "class", turned),
}


@pytest.fixture(autouse=True)
def tasks(monkeypatch):
    for name, one in TASKS.items():
        monkeypatch.setitem(LIVE, name, one)
    yield
    kind_of.cache_clear()


def begun(name, **changes):
    return live.begin(live.defaults(name, units=4, **changes))


@pytest.mark.parametrize("name", TASKS)
@pytest.mark.parametrize("cell", ["lstm", "peephole", "gru", "rnn"])
def test_the_gradient_is_the_slope_of_what_training_makes_small(name, cell):
    training = begun(name, cell=cell, penalty=0.03, seed=3)
    examples, form, rng = live.draw(training), form_of(name), np.random.default_rng(1)
    weights = {
        key: array + 0.3 * rng.normal(size=array.shape)
        for key, array in unflatten(training.shapes, training.flat).items()
    }
    _, gradient = form.loss_and_gradient(training.settings, weights, examples)
    assert set(gradient) == set(weights)
    for key, array in weights.items():
        way = rng.normal(size=array.shape)
        ends = [
            form.loss_and_gradient(training.settings, weights | {key: array + step * way}, examples)[0]
            for step in (1e-5, -1e-5)
        ]
        assert np.sum(gradient[key] * way) == pytest.approx((ends[0] - ends[1]) / 2e-5, rel=2e-6, abs=1e-9), key


@pytest.mark.parametrize("name", TASKS)
def test_the_engines_answer_what_the_cells_answer_and_each_example_alone_as_among_others(name):
    training = live.advance(begun(name), 5)
    examples = live.draw(training)
    outputs = outputs_of(training, examples)
    by_cells, traces = run_through(training, examples)
    counts = examples.weights > 0
    assert np.allclose(outputs[counts], by_cells[counts], atol=1e-12)
    assert [trace.h.shape[1:] for trace in traces] == [(len(examples.lengths), 4)] * 2
    for k in range(3):
        one = form_of(name).alone(examples, k)
        asked = one.weights[:, 0] > 0
        assert asked.sum() == counts[:, k].sum() and len(one.xs) == examples.lengths[k]
        assert np.allclose(run_through(training, one)[0][asked, 0], by_cells[: len(asked), k][asked], atol=1e-12)


def test_a_network_that_reads_both_ways_learns_what_only_the_next_step_tells():
    assert live.check(live.advance(live.begin(live.defaults("tags")), 100)).value == 1.0


def test_a_decoder_writes_as_the_library_has_it_write():
    training = live.advance(live.begin(live.defaults("turned", units=12)), 200)
    report, examples = live.check(training), live.draw(training)
    assert report.value == 1.0
    parts = {
        part: network.part(unflatten(training.shapes, training.flat), part)
        for part in ("encoder", "decoder", "readout")
    }
    said = encoder_decoder.answer(CELLS[training.settings.cell], parts, examples.xs, 0, 0, 4, examples.lengths)
    assert said == [before_end(column) for column in outputs_of(training, examples).argmax(axis=-1).T.tolist()]


def before_end(words):
    return tuple(words[: words.index(0)] if 0 in words else words)


def test_the_loss_for_labels_is_ctcs_for_each_label():
    training = begun("labels")
    examples, weights = live.draw(training), unflatten(training.shapes, training.flat)
    outputs, _ = run_through(training, examples)
    found = ctc.read(np.log(outputs), labels_of(examples), examples.lengths)
    value, _ = form_of("labels").loss_and_gradient(training.settings, weights, examples)
    assert value == pytest.approx(found.loss.sum() / np.count_nonzero(examples.targets))


@pytest.mark.parametrize("name", TASKS)
def test_what_stands_in_the_padding_is_never_read(name):
    training = begun(name)
    examples, weights, form = live.draw(training), unflatten(training.shapes, training.flat), form_of(name)
    outside = np.arange(len(examples.xs))[:, None] >= examples.lengths
    assert outside.any()
    dirty = examples._replace(
        xs=np.where(outside.reshape(*outside.shape, *[1] * (examples.xs.ndim - 2)), 1, examples.xs)
    )
    for clean, soiled in zip(
        *(form.loss_and_gradient(training.settings, weights, one)[1].items() for one in (examples, dirty)), strict=True
    ):
        assert np.allclose(clean[1], soiled[1], atol=1e-14), clean[0]


@pytest.mark.parametrize("name", TASKS)
@pytest.mark.parametrize("kind", files.KINDS)
def test_such_a_training_can_be_saved_and_goes_on_bit_for_bit(name, kind):
    training = live.advance(begun(name), 3)
    loaded = files.load(files.save(training, kind))
    assert np.array_equal(live.advance(loaded, 2).flat, live.advance(training, 2).flat)


@pytest.mark.parametrize("name", TASKS)
def test_a_part_of_it_that_reads_one_way_can_be_looked_into(name):
    training = live.advance(begun(name), 3)
    model = live.model_of(training)
    models.checked(model)
    examples = form_of(name).alone(live.draw(training), 0)
    _, traces = run_through(training, examples)
    if name != "turned":
        ids = examples.xs[:, 0]
        assert np.allclose(models.read(model, ids)[-1].h, traces[0].h[:, 0]) and "forwards" in model.about["note"]
    else:
        assert model.words == ("·", "A", "B", "C") and "decoder" in model.about["note"]
        assert model.signature.ahead and model.about["examples"][0].startswith("·")


@pytest.mark.parametrize("changes", [{"layers": 2}, {"truncate": 5}])
def test_what_such_a_network_cannot_have_is_said(changes):
    with pytest.raises(ValueError, match="has one layer here"):
        live.begin(live.defaults("tags", **changes))


def test_every_form_is_what_the_folder_says():
    for form in FORMS.values():
        assert (
            form.ABOUT and isinstance(form.STACKS, bool) and isinstance(form.WRITES, bool) and len(form.PARTS) in (0, 2)
        )


def test_some_examples_are_those_of_a_slice():
    examples = tags(np.random.default_rng(0), 6, {})
    part = some(examples, slice(2, 4))
    assert all(
        np.array_equal(a[..., 2:4] if a.ndim == 1 else a[:, 2:4], b)
        for a, b in zip(examples[:4], part[:4], strict=True)
    )
