"""A model is plain data: it predicts, and it is read back as it was saved."""

import io

import numpy as np
import pytest

from lstm import CELLS, Layer, Model, load, predict, read, save
from lstm.model import arrays, begin, encode, softmax, with_arrays

WORDS = ("<unk>", "the", "car", "runs", ".")
every_cell = pytest.mark.parametrize("cell", CELLS)


def small(cell="lstm", n_layers=1):
    return begin(cell, WORDS, 4, np.random.default_rng(0), {"seed": 0, "note": "für alle"}, n_layers)


def embedded():
    rng = np.random.default_rng(1)
    layer = Layer("gru", CELLS["gru"].init(3, 4, rng))
    return Model(WORDS, rng.normal(size=(5, 3)), (layer,), small().readout, {})


def numeric():
    rng = np.random.default_rng(2)
    layer = Layer("lstm", CELLS["lstm"].init(2, 4, rng))
    return Model((), None, (layer,), {"W_y": rng.normal(size=(1, 4)), "b_y": np.zeros(1)}, {})


def written(model, **options):
    file = io.BytesIO()
    save(file, model, **options)
    return file.getvalue()


def identical(one, other):
    named, again = arrays(one), arrays(other)
    return set(named) == set(again) and all(np.array_equal(named[name], again[name]) for name in named)


@every_cell
@pytest.mark.parametrize("n_layers", [1, 3])
def test_chances_of_the_next_word_add_up_to_one_at_every_place(cell, n_layers):
    model = small(cell, n_layers)
    chances = predict(model, read(model, [1, 2, 3, 4, 0, 1])[-1])
    assert chances.shape == (6, 5) and chances.min() > 0
    np.testing.assert_allclose(chances.sum(axis=-1), 1, rtol=1e-14)


def test_chances_survive_scores_of_any_size():
    chances = softmax(np.array([[1e4, -1e4, 0.0], [0.0, 0.0, 0.0]]))
    np.testing.assert_allclose(chances, [[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]])


def test_one_hot_is_an_embedding_by_the_unit_matrix():
    model = small()
    unit = model._replace(embedding=np.eye(5))
    np.testing.assert_array_equal(encode(model, [[3, 0], [1, 4]]), encode(unit, [[3, 0], [1, 4]]))


def test_a_word_is_predicted_before_the_next_one_is_read():
    model = small()
    first, again = (read(model, ids)[-1] for ids in ([1, 2, 3], [1, 2, 4]))
    np.testing.assert_array_equal(predict(model, first)[:2], predict(model, again)[:2])


def test_no_words_at_all_are_refused_in_words():
    with pytest.raises(ValueError, match="at least one step"):
        read(small(), [])


@pytest.mark.parametrize("model", [*map(small, CELLS), small(n_layers=3), embedded(), numeric()])
def test_a_model_is_read_back_as_it_was_saved(model, tmp_path):
    save(tmp_path / "exact.npz", model, dtype=np.float64)
    again = load(tmp_path / "exact.npz")
    assert identical(again, model)
    assert (again.words, again.about) == (model.words, model.about)
    assert [layer.cell for layer in again.layers] == [layer.cell for layer in model.layers]
    assert identical(load(io.BytesIO(written(again, dtype=np.float64))), model)


def test_a_model_saved_small_is_read_back_to_seven_digits_as_float64():
    again = arrays(load(io.BytesIO(written(small()))))
    for name, array in arrays(small()).items():
        assert again[name].dtype == np.float64
        np.testing.assert_allclose(again[name], array, rtol=1e-7)


def test_other_arrays_in_the_same_model_leave_the_first_untouched():
    model = embedded()
    doubled = with_arrays(model, {name: 2 * array for name, array in arrays(model).items()})
    assert identical(model, embedded()) and not identical(model, doubled)
    np.testing.assert_array_equal(doubled.embedding, 2 * model.embedding)
