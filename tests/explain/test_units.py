"""What a unit does over many sentences: counted as one would by hand."""

import math

import numpy as np
import pytest

import lstm
from lstm import CELLS, presets
from lstm.everyday import sentences
from lstm.explain import transplants, units
from lstm.explain.projected_inputs import project_inputs
from lstm.figures.who_wrote import units as units_figure
from lstm.model import begin
from lstm.numbers import percent

WORDS = tuple("abcdefg")
SENTENCES = [[0, 3, 1, 4, 2, 6], [5, 5], [1], [2, 4, 6, 6, 6]]
KEPT = dict.fromkeys(("lstm", "peephole"), lambda step: step.f) | {
    "lstm1997": lambda step: np.ones(4),
    "coupled": lambda step: 1 - step.i,
    "gru": lambda step: 1 - step.z,
    "gru_after": lambda step: 1 - step.z,
    "mingru": lambda step: 1 - step.z,
    "minlstm": lambda step: step.f / (step.f + step.i),
    "slstm": lambda step: 1 - np.exp(step.i - step.n),
    **dict.fromkeys(("janet", "no_input", "no_output"), lambda step: step.f),
}  # cell -> the share of its memory that a step keeps

LETS = {  # cell -> the share of the candidate that a step writes, where no gate says it
    "janet": lambda step: (1 - step.f) / (1 - step.f + step.f / math.e),
    "no_input": lambda step: np.ones(4),
    "minlstm": lambda step: step.i / (step.f + step.i),
    "slstm": lambda step: np.exp(step.i - step.n),
}


def network(cell, seed=0, layers=1):
    """A network of four units over seven words, its weights large enough that gates open and shut."""
    rng = np.random.default_rng(seed)
    model = begin(cell, WORDS, 4, rng, n_layers=layers)
    wild = [
        layer._replace(weights={name: rng.normal(0, 2.5, a.shape) for name, a in layer.weights.items()})
        for layer in model.layers
    ]
    return model._replace(layers=tuple(wild))


def lasting(logs):
    """Steps until 1/e is left, from the logarithms of the shares kept: for ever, if nothing is lost."""
    return -1 / np.mean(logs) if any(logs) else math.inf


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("layers", [1, 2])
def test_every_share_is_what_counting_step_by_step_gives(cell, layers):
    model = network(cell, layers=layers)
    found = units.profile(model, SENTENCES)
    assert (found.sentences, found.steps, len(found.units)) == (4, 14, 4)
    assert found.carried == (cell != "rnn")
    steps = []
    for ids in SENTENCES:
        trace = lstm.read(model, ids)[-1]
        steps += [(word, lstm.at(trace, t)) for t, word in enumerate(ids)]
    for one in found.units:
        sums, logs = {}, []
        written = held = cleared = 0
        for word, step in steps:
            if cell == "rnn":
                added = float(step.h[one.unit] - step.h_prev[one.unit])
            else:
                kept = float(KEPT[cell](step)[one.unit])
                gate = LETS.get(cell, lambda step: step.i if "i" in CELLS[cell].GATES else step.z)(step)
                added = float(gate[one.unit] * step.candidate[one.unit])
                memory = step.c_prev if "c" in step._fields else step.h_prev
                written += abs(added) > 0.25
                held += kept > 0.9
                cleared += kept < 0.5 and abs(memory[one.unit]) > 0.25
                logs.append(math.log(kept) if kept else -math.inf)
            sums.setdefault(WORDS[word], []).append(added)
        strongest = sorted(sums, key=lambda word: -abs(np.mean(sums[word])))[:4]
        assert [WORDS[word] for word, _, _ in one.words] == strongest
        for word, mean, count in one.words:
            assert mean == pytest.approx(np.mean(sums[WORDS[word]])) and count == len(sums[WORDS[word]])
        if cell == "rnn":
            assert (one.written, one.held, one.cleared, one.length, one.unbroken) == (None,) * 5
            continue
        assert (one.written, one.held, one.cleared) == pytest.approx((written / 14, held / 14, cleared / 14))
        assert one.length == pytest.approx(lasting(logs))
        whole = [log for log in logs if math.exp(log) >= 0.5]
        assert one.unbroken == (pytest.approx(lasting(whole)) if whole else None)
        for gate, (low, high) in one.flat.items():
            values = [float(getattr(step, gate)[one.unit]) for _, step in steps]
            assert low == pytest.approx(np.mean([v < 0.5 and v * (1 - v) < 0.0125 for v in values]))
            assert high == pytest.approx(np.mean([v > 0.5 and v * (1 - v) < 0.0125 for v in values]))


def test_after_its_memory_length_a_memory_has_fallen_to_1_over_e():
    rng = np.random.default_rng(0)
    kept = rng.uniform(0.2, 0.99, 1000)
    length = units.memory_length(kept)
    left = math.exp(np.log(np.tile(kept, 7)).sum())  # of 7000 steps
    assert left == pytest.approx(math.exp(-7000 / length)) and units.memory_length(np.full(3, 0.5)) == 1 / math.log(2)


@pytest.mark.parametrize(("kept", "length"), [([1.0, 1.0], math.inf), ([0.0, 1.0], 0.0), ([], None)])
def test_a_gate_that_is_quite_open_or_quite_shut_has_a_memory_length_too(kept, length):
    assert units.memory_length(np.array(kept)) == length


def test_one_clearing_shortens_a_memory_however_long_it_holds_between():
    held = units.memory_length(np.full(20, 0.99))
    cleared = units.memory_length(np.array([0.99] * 20 + [1e-5]))
    assert held == pytest.approx(99.5, abs=0.1) and cleared < 2


def test_numbers_are_read_too_and_have_no_words():
    model = begin("lstm", WORDS[:2], 3, np.random.default_rng(0))._replace(words=())
    found = units.profile(model, [np.zeros((4, 2)), np.ones((2, 2))])
    assert found.steps == 6 and all(one.words == () for one in found.units)


def test_a_sample_is_of_held_out_sentences_two_and_two():
    model = presets.load()
    drawn = units.sample(model, 40)
    assert len(drawn) == 20 and drawn == units.sample(model, 40) != units.sample(model, 40, seed=1)
    for ids in drawn:
        words = [model.words[k] for k in ids]
        first = words[: words.index(".")]
        assert sentences.is_held_out(first) and sentences.is_held_out(words[words.index(".") + 1 :])


@pytest.fixture(scope="module")
def shipped():
    """The shipped network, what its units do, and what carries its reasons."""
    model = presets.load()
    founds = {
        name: transplants.transplants(model, transplants.pairs(model, 60, family=name)) for name in units_figure.WHAT
    }
    return model, units.profile(model, units.sample(model)), founds


def test_in_the_shipped_network_what_carries_a_reason_is_cleared_after_the_sentence(shipped):
    """So that its memory length over all steps is short, and long between two clearings."""
    _, profile, founds = shipped
    carriers = {unit for found in founds.values() for unit, _ in found.together}
    for one in profile.units:
        if one.unit in carriers:
            assert one.length < 10 < 50 < one.unbroken and one.cleared > 0.01
        else:
            assert one.length > 30 and one.cleared < 0.01


def test_what_is_said_of_the_units_are_the_numbers_found(shipped):
    model, profile, founds = shipped
    for family, line in zip(founds, units_figure.describe(founds), strict=True):
        found = founds[family]
        names = [int(one) for one in line.split(" carry it")[0].split("units ")[1].replace(" and ", ", ").split(", ")]
        assert names == [unit for unit, _ in found.together]
        assert f"Together they flip {percent(found.together[-1][1].flips)} of" in line
    rows = units_figure.rows(model, profile, founds)
    for row, one in zip(rows, profile.units, strict=True):
        assert (
            row["memory length"] == one.length and row["flips: what is needed"] == founds["need"].alone[one.unit].flips
        )
        assert row["strongest words"].startswith(f"{model.words[one.words[0][0]]} ")
    table = units_figure.carried(founds)
    assert (
        len(table) == 9 and table[0]["carried over"] == "memory c" and table[0]["flips: what is needed"] == "100\u00a0%"
    )
    assert table[1] == {
        "carried over": "output h alone",
        "where": "half-way between reason and end",
        "flips: what is needed": "0\u00a0%",
        "flips: whose it is": "0\u00a0%",
    }


def test_the_picture_shows_each_units_length_and_flips(shipped):
    _, profile, founds = shipped
    figure = units_figure.draw(profile, founds)
    for line, found in zip(figure.data, founds.values(), strict=True):
        assert list(line.x) == [one.length for one in profile.units]
        assert list(line.y) == [one.flips for one in found.alone]
        assert figure.layout.yaxis.range[1] > max(line.y)


def test_too_few_pairs_make_no_shares(shipped):
    model, profile, founds = shipped
    few = {family: found._replace(apart=2) for family, found in founds.items()}
    assert units_figure.usable(few) == {} and units_figure.lengths(model, profile, few) == ""
    assert all("after 2." in line for line in units_figure.describe(few))
    assert "flips: what is needed" not in units_figure.rows(model, profile, few)[0]


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("n_in", [3, 4, 7])
def test_a_network_made_narrow_reads_the_same_numbers(cell, n_in):
    rng = np.random.default_rng(n_in)
    weights, xs = CELLS[cell].init(n_in, 4, rng), rng.normal(size=(5, 2, n_in))
    usual = lstm.run(CELLS[cell], weights, xs)
    small, (signals,) = project_inputs(CELLS[cell], weights, [xs])
    trace = lstm.run(CELLS[cell], small, signals)
    for name in CELLS[cell].EQUATIONS:
        np.testing.assert_allclose(getattr(trace, name), getattr(usual, name), rtol=1e-12)
