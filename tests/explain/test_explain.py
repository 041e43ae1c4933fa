"""A number taken apart adds up again, and a memory is the sum of what was written into it."""

import math

import numpy as np
import pytest

from lstm import CELLS, Layer, Model, at, run, terms, writers
from lstm.explain import by_hand, exactness, squashed

D, H, T = 3, 4, 5
KNOWN = {"tanh": math.tanh, "exp": math.exp, "ln": math.log, "e": math.e}
SQUASH = {"sigmoid": lambda x: 1 / (1 + math.exp(-x)), "tanh": math.tanh, "identity": float}
every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def lived(cell, seed=0, steps=T):
    """Weights that are all different, and a trace of them."""
    rng = np.random.default_rng(seed)
    weights = {name: rng.normal(size=a.shape) for name, a in cell.init(D, H, rng).items()}
    state = tuple(rng.normal(size=part.shape) for part in cell.start(H))
    return weights, run(cell, weights, rng.normal(size=(steps, D)), state)


@every_cell
def test_every_gate_is_taken_apart_to_the_number_in_the_trace(cell):
    weights, trace = lived(cell)
    for quantity in squashed(at(trace, 0)):
        for unit in range(H):
            for t in range(T):
                worked = terms(weights, at(trace, t), quantity, unit)
                products = math.fsum(
                    w * v for part in worked.parts for w, v in zip(part.weights, part.values, strict=True)
                )
                assert worked.total == pytest.approx(products, rel=1e-13, abs=1e-14)
                assert worked.value == pytest.approx(SQUASH[worked.squash](products), rel=1e-13)
                assert worked.value == pytest.approx(getattr(trace, quantity)[t, unit], rel=1e-13, abs=1e-15)


@every_cell
def test_gates_and_candidate_are_what_can_be_taken_apart(cell):
    step = at(lived(cell)[1], 0)
    assert set(squashed(step)) == {*cell.GATES, "candidate", *getattr(step, "linear", ())} if cell.GATES else {"h"}
    assert all(terms(lived(cell)[0], step, gate, 0).squash == "sigmoid" for gate in cell.GATES)


@every_cell
def test_there_are_as_many_products_as_weights(cell):
    weights, trace = lived(cell)
    step = at(trace, 0)
    taken_apart = (terms(weights, step, quantity, unit) for quantity in squashed(step) for unit in range(H))
    assert sum(len(part.products) for worked in taken_apart for part in worked.parts) == sum(
        array.size for array in weights.values()
    )


@every_cell
def test_parts_name_a_source_that_is_in_the_step(cell):
    weights, trace = lived(cell)
    step = at(trace, 1)
    for quantity in squashed(step):
        for part in terms(weights, step, quantity, 2).parts:
            assert part.name in weights
            for field in part.source.split():
                assert field == "1" or field in step._fields
            if part.source in ("x", "h_prev"):
                np.testing.assert_array_equal(part.values, getattr(step, part.source))
            np.testing.assert_array_equal(part.products, part.weights * part.values)


@every_cell
def test_what_is_no_squashed_sum_cannot_be_taken_apart(cell):
    weights, trace = lived(cell)
    for quantity in ("q", "x", "h_prev", "c", ""):
        with pytest.raises(KeyError, match="is not made by a squashing function; choose from"):
            terms(weights, at(trace, 0), quantity, 0)
    with pytest.raises(IndexError):
        terms(weights, at(trace, 0), squashed(at(trace, 0))[0], H)


@every_cell
def test_a_whole_trace_is_not_mistaken_for_one_tick(cell):
    weights, trace = lived(cell)
    with pytest.raises(ValueError, match="one tick"):
        terms(weights, trace, squashed(trace)[0], 0)


@every_cell
def test_worked_lines_give_the_numbers_they_explain(cell):
    """What is no squashed sum is worked out from a template: put the numbers in and it is the trace's number."""
    trace = lived(cell)[1]
    assert set(cell.WORKED) == set(cell.EQUATIONS) - set(squashed(at(trace, 0)))
    for quantity, line in cell.WORKED.items():
        numbers = {name: f"({float(getattr(trace, name)[2, 1])!r})" for name in trace._fields}
        sum_of = line.format(**numbers).replace("\u00d7", "*").replace("\u2212", "-")
        assert eval(sum_of, KNOWN) == pytest.approx(getattr(trace, quantity)[2, 1], rel=1e-13)


@pytest.mark.parametrize("name", ["lstm", "lstm1997", "coupled", "peephole"])
@pytest.mark.parametrize("seed", range(5))
def test_what_was_written_adds_up_to_the_memory(name, seed):
    trace = lived(CELLS[name], seed, steps=40)[1]
    parts = writers(trace)
    assert parts.shape == (41, 40, H)
    np.testing.assert_allclose(parts.sum(axis=0), trace.c, rtol=0, atol=1e-12)
    assert not by_hand(trace).any()  # what is carried and what is added make the memory, with nothing put right


def test_nothing_is_written_before_its_time():
    parts = writers(lived(CELLS["lstm"])[1])
    for step in range(T):
        assert not parts[step + 1, :step].any() and parts[step + 1, step].all()


def test_a_part_is_what_goes_missing_when_that_step_does_not_write():
    """Gates held fixed, one step's writing struck out: the memory falls short by exactly that step's part."""
    trace = lived(CELLS["lstm"])[1]
    parts = writers(trace)
    for struck in range(T):
        c, short = trace.c_prev[0], []
        for t in range(T):
            c = trace.f[t] * c + (0.0 if t == struck else 1.0) * trace.i[t] * trace.candidate[t]
            short.append(trace.c[t] - c)
        np.testing.assert_allclose(parts[struck + 1], short, rtol=0, atol=1e-14)


def test_how_exact_the_parts_are_is_said_with_a_hand_worked_tangent():
    """One unit, one step, worked in plain numbers: tanh(c) against its slope at c, times o and the readout's weight."""
    cell = CELLS["lstm"]
    weights = cell.init(1, 1, np.random.default_rng(0)) | {"b_o": np.array([0.4]), "b_i": np.array([2.0])}
    readout = {"W_y": np.array([[3.0], [1.0], [-1.0]]), "b_y": np.zeros(3)}
    trace, model = run(cell, weights, np.ones((2, 1))), Model((), None, (Layer("lstm", weights),), readout, {})
    residual, tangent = exactness(model, trace, 0, [1, 2])
    c, o = float(trace.c[-1, 0]), float(trace.o[-1, 0])
    assert tangent == pytest.approx(o * (math.tanh(c) - (1 - math.tanh(c) ** 2) * c) * 3.0, rel=1e-12)
    assert 0 <= residual < 1e-15


@every_cell
def test_the_parts_miss_the_memory_by_rounding_alone(cell):
    trace = lived(cell, steps=60)[1]
    if hasattr(trace, "carried"):
        readout = {"W_y": np.ones((2, H)), "b_y": np.zeros(2)}
        assert exactness(Model((), None, (), readout, {}), trace, 0, [1])[0] < 1e-12
