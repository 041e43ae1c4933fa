"""A cell that has no engine of its own is trained by its own functions: to the numbers that one would give."""

import numpy as np
import pytest

from lstm import CELLS
from lstm.engine import FUSED
from lstm.engine._plain import plain


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("by_id", [False, True])
@pytest.mark.parametrize("name", CELLS)
def test_a_cell_without_an_engine_is_trained_to_the_same_numbers(name, by_id, masked):
    rng, cell, (T, D, H, B) = np.random.default_rng(0), CELLS[name], (6, 3, 4, 5)
    engines = plain(cell)(D, H), FUSED[name](D, H)
    weights = {k: rng.normal(size=array.shape) for k, array in cell.init(D, H, rng).items()}
    xs = rng.integers(D, size=(T, B)) if by_id else rng.normal(size=(T, D, B))
    mask = rng.random((T, B)) < 0.6 if masked else np.ones((T, B), bool)
    start, d_end = ([rng.normal(size=(H, B)) for _ in cell.start(H)] for _ in range(2))
    dhs, there = rng.normal(size=(T, H, B)), mask[:, None]
    pulls = {gate: rng.normal(size=(T, H, B)) * there for gate in cell.GATES}
    found = []
    for engine in engines:
        engine.load(weights)
        h = engine.forward(xs, start, mask if masked else None)
        trace = engine.trace()
        there_alone = {field: getattr(trace, field) * mask[..., None] for field in trace._fields}
        d_weights = engine.backward(dhs, pulls, d_end)
        after = dict(enumerate([*engine.end(), *engine.d_start()]))
        more = {"h": h, "dx": engine.dx() * there, "price": engine.price(pulls)}
        found.append(there_alone | {f"d {k}": d for k, d in d_weights.items()} | after | more)
    ours, true = found
    assert ours.keys() == true.keys()
    for k in true:
        np.testing.assert_allclose(ours[k], true[k], rtol=1e-9, atol=1e-12, err_msg=str(k))
