"""One tick worked out with pencil and paper: one unit, one input, no NumPy in the working."""

from math import exp, tanh

import numpy as np
import pytest

from lstm import CELLS, run

X, H_PREV, C_PREV = 0.8, 0.2, -0.5
LSTM = {"W_f": [0.5, -1.0], "b_f": 0.1, "W_i": [0.3, 2.0], "b_i": -0.2}
LSTM |= {"W_o": [-0.7, 0.4], "b_o": 0.05, "W_c": [1.5, -0.6], "b_c": 0.3}
GRU = {"W_z": [0.9, -0.4], "b_z": 0.2, "W_r": [-1.1, 0.7], "b_r": 0.1, "W_h": [0.8, 1.3], "b_h": -0.25}


def squash(x):
    return 1 / (1 + exp(-x))


def tick(name, weights, *state):
    step = CELLS[name].step({k: np.array([v]) for k, v in weights.items()}, np.array([X]), tuple(map(np.array, state)))
    return {field: float(getattr(step, field)[0]) for field in CELLS[name].EQUATIONS}


def exactly(numbers):
    return pytest.approx(numbers, rel=1e-14)


def test_one_tick_of_the_lstm():
    f = squash(0.5 * 0.2 - 1.0 * 0.8 + 0.1)
    i = squash(0.3 * 0.2 + 2.0 * 0.8 - 0.2)
    o = squash(-0.7 * 0.2 + 0.4 * 0.8 + 0.05)
    candidate = tanh(1.5 * 0.2 - 0.6 * 0.8 + 0.3)
    c = f * -0.5 + i * candidate
    h = o * tanh(c)
    worked = {"f": f, "i": i, "o": o, "candidate": candidate, "c": c, "h": h}
    assert tick("lstm", LSTM, [H_PREV], [C_PREV]) == exactly(worked)


def test_one_tick_of_the_lstm_in_the_digits_a_reader_would_write_down():
    shown = tick("lstm", LSTM, [H_PREV], [C_PREV])
    assert {name: round(number, 3) for name, number in shown.items()} == {
        "f": 0.354, "i": 0.812, "o": 0.557, "candidate": 0.119, "c": -0.08, "h": -0.045,
    }  # fmt: skip


def test_one_tick_of_the_peephole_lstm_whose_output_gate_sees_the_new_memory():
    f = squash(0.5 * 0.2 - 1.0 * 0.8 + 0.6 * -0.5 + 0.1)
    i = squash(0.3 * 0.2 + 2.0 * 0.8 - 0.9 * -0.5 - 0.2)
    candidate = tanh(1.5 * 0.2 - 0.6 * 0.8 + 0.3)
    c = f * -0.5 + i * candidate
    o = squash(-0.7 * 0.2 + 0.4 * 0.8 + 1.7 * c + 0.05)
    worked = {"f": f, "i": i, "candidate": candidate, "c": c, "o": o, "h": o * tanh(c)}
    weights = LSTM | {"P_f": 0.6, "P_i": -0.9, "P_o": 1.7}
    assert tick("peephole", weights, [H_PREV], [C_PREV]) == exactly(worked)


@pytest.mark.parametrize(("name", "kept"), [("lstm1997", lambda i: 1.0), ("coupled", lambda i: 1 - i)])
def test_one_tick_of_the_lstms_without_a_forget_gate(name, kept):
    i = squash(0.3 * 0.2 + 2.0 * 0.8 - 0.2)
    o = squash(-0.7 * 0.2 + 0.4 * 0.8 + 0.05)
    candidate = tanh(1.5 * 0.2 - 0.6 * 0.8 + 0.3)
    c = kept(i) * -0.5 + i * candidate
    worked = {"i": i, "o": o, "candidate": candidate, "c": c, "h": o * tanh(c)}
    weights = {name: value for name, value in LSTM.items() if not name.endswith("_f")}
    assert tick(name, weights, [H_PREV], [C_PREV]) == exactly(worked)


def gru_gates():
    return squash(0.9 * 0.2 - 0.4 * 0.8 + 0.2), squash(-1.1 * 0.2 + 0.7 * 0.8 + 0.1)


def test_one_tick_of_the_gru_that_resets_before_the_product():
    z, r = gru_gates()
    candidate = tanh(0.8 * (r * 0.2) + 1.3 * 0.8 - 0.25)
    worked = {"z": z, "r": r, "candidate": candidate, "h": (1 - z) * 0.2 + z * candidate}
    assert tick("gru", GRU, [H_PREV]) == exactly(worked)


def test_one_tick_of_the_gru_that_resets_after_the_product():
    z, r = gru_gates()
    candidate = tanh(1.3 * 0.8 - 0.25 + r * (0.8 * 0.2 + 0.35))
    worked = {"z": z, "r": r, "candidate": candidate, "h": (1 - z) * 0.2 + z * candidate}
    weights = {k: v for k, v in GRU.items() if k not in ("W_h", "b_h")}
    weights |= {"W_u": [0.8], "b_u": 0.35, "W_x": [1.3], "b_x": -0.25}
    assert tick("gru_after", weights, [H_PREV]) == exactly(worked)


def test_one_tick_of_the_plain_rnn():
    assert tick("rnn", {"W_h": [0.8, 1.3], "b_h": -0.25}, [H_PREV]) == exactly(
        {"h": tanh(0.8 * 0.2 + 1.3 * 0.8 - 0.25)}
    )


def test_a_gru_that_resets_before_the_product_worked_in_loops_over_units_and_time():
    """PyTorch has no such GRU, so this one is written out: lists, sums, and nothing shared with the cell."""
    rng = np.random.default_rng(0)
    units, inputs, steps = range(4), range(3), 6
    w = {name: rng.normal(size=a.shape) for name, a in CELLS["gru"].init(3, 4, rng).items()}
    xs = rng.normal(size=(steps, 3))

    def total(letter, unit, memory, x):
        row = w[f"W_{letter}"][unit]
        recurrent = sum(row[k] * memory[k] for k in units)
        return recurrent + sum(row[4 + k] * x[k] for k in inputs) + w[f"b_{letter}"][unit]

    h, worked = [0.0] * 4, []
    for x in xs:
        z = [squash(total("z", u, h, x)) for u in units]
        r = [squash(total("r", u, h, x)) for u in units]
        seen = [r[u] * h[u] for u in units]
        candidate = [tanh(total("h", u, seen, x)) for u in units]
        h = [(1 - z[u]) * h[u] + z[u] * candidate[u] for u in units]
        worked.append(h)
    np.testing.assert_allclose(run(CELLS["gru"], w, xs).h, worked, rtol=1e-13, atol=1e-15)
