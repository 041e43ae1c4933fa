"""A training in a file goes on as if it had never stopped; and a fingerprint tells one network from another."""

import hashlib
import io
import json
import struct

import numpy as np
import pytest

import lstm
from lstm import live, presets
from lstm.live import files
from lstm.live.tasks import LIVE
from lstm.model import arrays

SMALL = live.defaults("count", units=2, batch=2, options=(("most", 6),))
OWN = {"letters": "to be, or not to be: " * 20, "series": [0.1 * k * k - 7 for k in range(60)]}
every_kind = pytest.mark.parametrize("kind", files.KINDS)


def under_way(task="count", **changes):
    """A training that has been changed under way, and waits with one more change."""
    training = live.begin(live.defaults(task, batch=3, **{"units": 3} | changes), OWN.get(task))
    training = live.advance(live.changed(live.advance(training, 2), rate=0.3, optimiser="momentum"), 1)
    return live.changed(training, clip=0.1)


def bits(training):
    """All of a training that is to be kept, to the last bit."""
    flat = [part.tobytes() for part in (training.flat, training.memory.kept, *training.records)]
    return flat, training.settings, training.own, training.shapes, training.updates, training.memory.updates


@every_kind
@pytest.mark.parametrize("task", LIVE)
def test_a_training_goes_on_bit_for_bit_as_if_it_had_never_stopped(task, kind):
    training = under_way(task)
    again = files.load(files.save(training, kind))
    assert bits(again) == bits(training)
    assert bits(live.advance(again, 3)) == bits(live.advance(training, 3))


@every_kind
@pytest.mark.parametrize("changes", [{"cell": cell} for cell in lstm.CELLS] + [{"layers": 2}], ids=str)
def test_so_it_does_with_every_cell_and_two_layers(changes, kind):
    training = under_way(**changes)
    assert bits(live.advance(files.load(files.save(training, kind)), 2)) == bits(live.advance(training, 2))


@every_kind
@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "rmsprop", "adam"])
def test_so_it_does_from_before_the_first_update_with_every_optimiser(optimiser, kind):
    begun = live.begin(SMALL._replace(optimiser=optimiser))
    again = files.load(files.save(begun, kind))
    assert bits(again) == bits(begun)
    assert bits(live.advance(again, 3)) == bits(live.advance(begun, 3))


def test_the_npz_is_a_plain_model_too_with_the_same_bits():
    training = under_way("letters")
    model, expected = lstm.load(io.BytesIO(files.save(training, "npz"))), live.model_of(training)
    assert model.words == expected.words and model.signature == expected.signature
    assert {name: array.tobytes() for name, array in arrays(model).items()} == {
        name: array.tobytes() for name, array in arrays(expected).items()
    }


def by_hand(data):
    """A .safetensors file read as its format says: a length, a header in JSON, the numbers."""
    size = struct.unpack("<Q", data[:8])[0]
    header, numbers = json.loads(data[8 : 8 + size]), data[8 + size :]
    return header.pop("__metadata__"), {
        name: (one["dtype"], one["shape"], numbers[slice(*one["data_offsets"])]) for name, one in header.items()
    }


def test_the_safetensors_file_holds_the_weights_by_name_as_float64():
    training = under_way()
    about, found = by_hand(files.save(training, "safetensors"))
    for name, array in arrays(live.model_of(training)).items():
        assert found.pop(name) == ("F64", list(array.shape), array.tobytes())
    assert set(found) == {"training.kept", "training.records"}
    assert json.loads(about["head"])["training"]["settings"]["turns"][0] == [2, "optimiser", "momentum"]


def test_any_model_can_be_saved_as_weights_alone():
    model = presets.load()
    about, found = by_hand(files.save_weights(model))
    assert json.loads(about["head"])["words"] == list(model.words)
    assert {name: raw for name, (_, _, raw) in found.items()} == {
        name: array.astype("<f4").tobytes() for name, array in arrays(model).items()
    }
    with pytest.raises(ValueError, match="holds no training to go on with"):
        files.load(files.save_weights(model))


def test_the_fingerprint_is_the_beginning_of_the_sha256_of_the_weights():
    training = live.begin(SMALL)
    assert files.fingerprint(training._replace(flat=np.zeros(1))) == "af5570f5"  # of eight zero bytes
    by_hand = hashlib.sha256(struct.pack(f"<{training.flat.size}d", *training.flat.tolist())).hexdigest()[:8]
    assert files.fingerprint(training) == by_hand


def test_two_visitors_with_the_same_bits_see_the_same_fingerprint_and_no_others():
    one, other = (live.advance(live.begin(SMALL), 3) for _ in range(2))
    assert files.fingerprint(one) == files.fingerprint(other) == files.fingerprint(files.load(files.save(one, "npz")))
    nudged = one.flat.copy()
    nudged[-1] = np.nextafter(nudged[-1], 9.0)
    assert files.fingerprint(one._replace(flat=nudged)) != files.fingerprint(one)
