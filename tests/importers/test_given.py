"""What a visitor gives a network to read: tables, arrays, tokens."""

import io

import numpy as np
import pytest

from lstm import CELLS, Layer, importers
from lstm.importers import given, sequence


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def test_a_table_has_its_numbers_in_x_and_each_column_under_its_name():
    found = given(b"sky,rain,ice,heat\nwet,1,a,2\ndry,3,b,4.5\n")
    assert found["x"].tolist() == [[1, 2], [3, 4.5]] and found["heat"].tolist() == [2, 4.5]
    assert found["sky"].tolist() == ["wet", "dry"] and found["ice"].tolist() == ["a", "b"]
    assert given(b"1;2\n3;4\n")["x"].tolist() == [[1, 2], [3, 4]] and given(b"1\n2\n").keys() == {"x"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"rain\n1\nno\n", "no number, below its first row"),
        (b"sky\nwet\ndry\n", "no rows of numbers"),
        (b"rain,heat\n", "no rows of numbers"),
        (b"1,nan\n", "finite"),
        (b"1,2\n3\n", "as long as each other"),
        (b"", "has none"),
        (b"\xff\xfe\x00", "neither an .npz"),
    ],
)
def test_a_table_that_is_none_is_refused_in_a_sentence(data, said):
    with pytest.raises(importers.Refused, match=said):
        given(data)


def test_a_table_of_very_many_columns_takes_no_longer_than_its_size():
    names = ",".join(f"c{k}" for k in range(40_000))
    cells = ",".join("a" if k % 2 else "1" for k in range(40_000))
    assert given(f"{names}\n{cells}\n".encode())["x"].shape == (1, 20_000)


def test_a_sequence_is_numbers_or_tokens():
    x = np.ones((4, 2))
    assert sequence({"x": x}).shape == (4, 2) and sequence({"x": x[:, None]}).shape == (4, 2)
    assert sequence(given(npz(x=np.array([1, 2])))).tolist() == [1, 2]
    for wrong in (x[:, 0], x * np.nan, x[:0], x[None, None]):
        with pytest.raises(importers.Refused, match="no x in it"):
            sequence({"x": wrong})


def test_how_many_numbers_a_network_is_given_for_an_upper_layer_is_what_its_lowest_reads():
    rng = np.random.default_rng(0)
    layers = [Layer("lstm", CELLS["lstm"].init(n_in, 4, rng)) for n_in in (3, 4)]
    state = importers.to_torch(layers)
    found = importers.read(importers.as_safetensors(state))
    assert [importers.reads(found, layer) for layer in found.layers] == [3, 3]
    found = importers.read(importers.as_safetensors(state | {"embed.weight": np.ones((9, 3))}))
    assert [importers.reads(found, layer) for layer in found.layers] == [1, 1]
