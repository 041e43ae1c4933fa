"""What does not fit a cell is said in a sentence, with what to give instead."""

import numpy as np
import pytest

import lstm
from lstm import CELLS, importers
from lstm.fits import shapes

D, H, T, P = 3, 4, 5, 2
RNG = np.random.default_rng(0)
CELL, X = CELLS["lstm"], RNG.normal(size=(T, D))
W = CELL.init(D, H, RNG)
NARROW = CELLS["lstm[projection=2]"]
W_NARROW = NARROW.init(D, H, RNG)
BATCH = np.zeros((2, H))


class Tensor:
    """What a tensor of torch is, as far as NumPy can see."""

    shape = (T, D)

    def __array__(self, *given, **named):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.")


Tensor.__module__ = "torch"
CASES = {
    "a weight is missing": (CELL, {k: a for k, a in W.items() if k != "W_o"}, X, None, "need W_o, which is not among"),
    "a bias is missing": (CELL, {k: a for k, a in W.items() if k != "b_f"}, X, None, "need b_f"),
    "none at all": (CELL, {}, X, None, "not among them: none"),
    "PyTorch's": (
        CELL,
        {"weight_ih_l0": X, "weight_hh_l0": X},
        X,
        None,
        "PyTorch's names and order: lstm.importers.read",
    ),
    "Keras's": (CELL, {"kernel": X, "recurrent_kernel": X}, X, None, "Keras's names"),
    "another shape": (CELL, W | {"W_o": W["W_o"][:, 1:]}, X, None, r"W_o should be \(4, 7\) and is \(4, 6\)"),
    "one turned": (CELL, W | {"W_o": W["W_o"].T}, X, None, "W_o is turned: it should have 4 rows"),
    "all turned": (CELL, {k: a.T for k, a in W.items()}, X, None, "W_f is turned"),
    "NaN in x": (CELL, W, np.where(X[0, 0] == X, np.nan, X), None, "xs holds numbers that are not finite"),
    "NaN in a weight": (CELL, W | {"b_i": W["b_i"] * np.nan}, X, None, "b_i holds numbers that are not finite"),
    "infinite": (CELL, W | {"W_i": W["W_i"] + np.inf}, X, None, "W_i holds"),
    "(c, h)": (NARROW, W_NARROW, X, (np.zeros(H), np.zeros(P)), r"it is \(c, h\), and should be \(h, c\)"),
    "batch first": (CELL, W, RNG.normal(size=(2, T, D)), (BATCH, BATCH), "the batch of xs seems to come first"),
    "an axis of layers": (CELL, W, RNG.normal(size=(T, 2, D)), (BATCH[None], BATCH[None]), r"give h\[0\] and c\[0\]"),
    "h alone": (CELL, W, X, np.zeros(H), "it is one array"),
    "numbers in another axis": (CELL, W, X.T, None, "they come last"),
    "one step alone": (CELL, W, X[0], None, "at least one step"),
    "no numbers": (CELL, W, X.astype(object), None, "must be numbers; it holds object"),
    "a tensor": (CELL, W, Tensor(), None, r"xs is a tensor of torch: give its numbers, tensor\.detach"),
    "weights that are tensors": (CELL, W | {"W_c": Tensor()}, X, None, "W_c is a tensor of torch"),
    "a state of tensors": (CELL, W, X, (Tensor(), Tensor()), "state 0 is a tensor"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_said_in_a_sentence(case):
    cell, weights, xs, state, said = CASES[case]
    with pytest.raises(ValueError, match=said):
        lstm.run(cell, weights, xs, state)


def test_a_layer_of_a_file_is_held_to_it_too():
    layer = importers.Layer("lstm", W, False, "a")
    for xs, said in ((X * np.nan, "finite"), (X.T, "come last")):
        with pytest.raises(ValueError, match=said):
            importers.trace_of(layer, xs)
        with pytest.raises(ValueError, match=said):
            lstm.health(layer, xs)


@pytest.mark.parametrize(
    "name", [*CELLS, "lstm[projection=2]", "lstm[projection=7]", "coupled[peepholes]", "rnn[clip=1.0]"]
)
@pytest.mark.parametrize("n_in", [1, 2, 3, 11])
def test_the_shapes_are_those_that_a_cell_makes(name, n_in):
    made = CELLS[name].init(n_in, 4, RNG)
    assert shapes(CELLS[name], n_in, 4) == {key: array.shape for key, array in made.items()}
