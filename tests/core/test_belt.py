"""What the textbooks say an LSTM does, checked on the cell we ship."""

from math import log, tanh

import numpy as np
import pytest

from lstm import CELLS, run, run_back

LSTM = CELLS["lstm"]
MEMORY = np.array([0.9, -0.3, 2.0, 0.0])
OPEN, SHUT = 40.0, -40.0  # biases at which a sigmoid is 1 and 0 to the last digit


def gates(**biases):
    """A cell of four units and three inputs whose gates listen to nothing but these biases."""
    zero = {name: np.zeros_like(array) for name, array in LSTM.init(3, 4, np.random.default_rng(0)).items()}
    return zero | {f"b_{gate}": np.full(4, bias) for gate, bias in biases.items()}


def carry(weights, steps, memory=MEMORY):
    return run(LSTM, weights, np.ones((steps, 3)), (np.zeros(4), memory))


def logit(p):
    return log(p / (1 - p))


def test_memory_rides_the_belt_for_a_thousand_steps_when_forget_is_open_and_input_shut():
    np.testing.assert_allclose(carry(gates(f=OPEN, i=SHUT), 1000).c[-1], MEMORY, rtol=0, atol=1e-13)


def test_the_gradient_rides_the_belt_back_for_a_thousand_steps():
    weights = gates(f=OPEN, i=SHUT, o=OPEN)
    dhs = np.zeros((1000, 4))
    dhs[-1] = 1.0
    _, _, (_, dc) = run_back(LSTM, weights, carry(weights, 1000), dhs)
    np.testing.assert_allclose(dc[0], 1 - np.tanh(MEMORY) ** 2, rtol=1e-12)


def test_a_plain_rnn_has_lost_both_long_before():
    cell, rng = CELLS["rnn"], np.random.default_rng(0)
    weights = cell.init(3, 4, rng)
    weights["W_h"] *= 0.9
    trace = run(cell, weights, np.zeros((1000, 3)), (MEMORY,))
    dhs = np.zeros((1000, 4))
    dhs[-1] = 1.0
    _, _, (dh,) = run_back(cell, weights, trace, dhs)
    assert np.abs(trace.h[-1]).max() < 1e-40 and 0 < np.abs(dh[0]).max() < 1e-40


def test_memory_is_gone_in_one_tick_when_forget_is_shut():
    np.testing.assert_allclose(carry(gates(f=SHUT, i=SHUT), 1).c[0], 0, atol=1e-15)


def test_nothing_is_written_while_the_input_gate_is_shut():
    trace = carry(gates(f=OPEN, i=SHUT, c=5.0), 50, memory=np.zeros(4))
    assert trace.candidate.min() > 0.99 and np.abs(trace.c).max() < 1e-14


def test_memory_counts_up_by_one_a_step_when_both_gates_are_open_and_the_candidate_is_one():
    trace = carry(gates(f=OPEN, i=OPEN, c=40.0), 10, memory=np.zeros(4))
    np.testing.assert_allclose(trace.c[:, 0], np.arange(1, 11))


def test_memory_is_not_bounded_but_the_output_is():
    trace = carry(gates(f=OPEN, i=OPEN, o=OPEN, c=40.0), 100, memory=np.zeros(4))
    assert trace.c.max() == pytest.approx(100) and trace.h.max() <= 1.0


def test_a_shut_output_gate_hides_the_memory_and_keeps_it():
    trace = carry(gates(f=OPEN, i=SHUT, o=SHUT), 20)
    assert np.abs(trace.h).max() < 1e-15
    np.testing.assert_allclose(trace.c[-1], MEMORY, atol=1e-14)


def test_forget_at_nine_tenths_halves_the_memory_in_6_58_steps():
    trace = carry(gates(f=logit(0.9), i=SHUT), 7)
    kept = trace.c[:, 0] / MEMORY[0]
    np.testing.assert_allclose(kept, 0.9 ** np.arange(1, 8), rtol=1e-12)
    assert log(0.5) / log(kept[0]) == pytest.approx(6.58, abs=0.005)
    assert kept[5] > 0.5 > kept[6]


def test_without_weights_every_gate_is_half_open():
    trace = carry(gates(), 3)
    for gate in LSTM.GATES:
        np.testing.assert_array_equal(getattr(trace, gate), 0.5)
    np.testing.assert_array_equal(trace.candidate, 0.0)
    np.testing.assert_array_equal(trace.c[-1], MEMORY / 8)
    assert trace.h[-1, 0] == pytest.approx(0.5 * tanh(0.9 / 8))


def test_an_untrained_lstm_leans_towards_remembering():
    weights = LSTM.init(3, 4, np.random.default_rng(0))
    assert run(LSTM, weights, np.zeros((1, 3))).f[0] == pytest.approx(np.full(4, 1 / (1 + np.exp(-1.0))))


@pytest.mark.parametrize("name", ["gru", "gru_after"])
def test_a_shut_update_gate_keeps_a_grus_memory(name):
    cell = CELLS[name]
    weights = {k: np.zeros_like(a) for k, a in cell.init(3, 4, np.random.default_rng(0)).items()}
    trace = run(cell, weights | {"b_z": np.full(4, SHUT)}, np.ones((1000, 3)), (MEMORY,))
    np.testing.assert_allclose(trace.h[-1], MEMORY, atol=1e-13)


def test_a_peephole_of_zero_is_no_peephole():
    rng = np.random.default_rng(0)
    weights, xs = LSTM.init(3, 4, rng), rng.normal(size=(9, 3))
    blind = weights | {f"P_{gate}": np.zeros(4) for gate in LSTM.GATES}
    np.testing.assert_array_equal(run(CELLS["peephole"], blind, xs).h, run(LSTM, weights, xs).h)


def cousins(lstm, name):
    """Random weights of the LSTM, and those of them that a cell without a forget gate has; some xs."""
    rng = np.random.default_rng(0)
    weights = {key: rng.normal(size=a.shape) for key, a in LSTM.init(3, 4, rng).items()} | lstm(rng)
    return weights, {key: weights[key] for key in CELLS[name].init(3, 4, rng)}, rng.normal(size=(9, 3))


def test_the_lstm_of_1997_is_one_whose_forget_gate_never_shuts():
    weights, own, xs = cousins(lambda rng: {"W_f": np.zeros((4, 7)), "b_f": np.full(4, OPEN)}, "lstm1997")
    np.testing.assert_allclose(run(CELLS["lstm1997"], own, xs).h, run(LSTM, weights, xs).h, rtol=1e-12)


def test_a_coupled_lstm_is_one_whose_forget_gate_has_the_input_gates_weights_turned_round():
    weights, own, xs = cousins(lambda rng: {}, "coupled")
    weights |= {"W_f": -weights["W_i"], "b_f": -weights["b_i"]}  # sigmoid(-z) = 1 - sigmoid(z)
    np.testing.assert_allclose(run(CELLS["coupled"], own, xs).h, run(LSTM, weights, xs).h, rtol=1e-12)


def test_a_memory_without_a_forget_gate_grows_with_every_step_and_a_coupled_one_stays_within_1():
    weights = {key: np.zeros_like(a) for key, a in CELLS["lstm1997"].init(3, 4, np.random.default_rng(0)).items()}
    weights |= {"b_i": np.full(4, 1.0), "b_c": np.full(4, OPEN)}
    added, coupled = (run(CELLS[name], weights, np.ones((100, 3))).c for name in ("lstm1997", "coupled"))
    np.testing.assert_allclose(added[:, 0], np.arange(1, 101) / (1 + np.exp(-1.0)))
    assert (np.diff(coupled[:10, 0]) > 0).all() and coupled.max() <= 1.0
