"""The page "Your own LSTM": a file dropped, what was found, whether it is the same, how it is."""

import io
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from networks_kept import vectors
from streamlit.testing.v1 import AppTest

from lstm import CELLS, Layer, importers
from lstm.explain import edits, operate, operation
from lstm.figures.inside_one_step import step
from lstm.model import begin, save
from lstm.numbers import sized
from lstm.presets import others
from ui.inside_one_step import weights
from ui.your_own import network as network_room
from ui.your_own.settings import VIEWS

ROOT = Path(__file__).parent.parent.parent


def opened(**link):
    at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in link.items():
        at.query_params[name] = value
    return fine(at.switch_page("pages/14_Your_own_LSTM.py").run())


def fine(at):
    assert not at.exception, [fault.message for fault in at.exception]
    return at


def upload(at, key, name, data):
    place = next(one for one in at.file_uploader if one.key == key)
    return fine(place.upload(name, data).run())


def prose(at):
    kinds = (at.markdown, at.caption, at.text, at.warning, at.success, at.info)
    return " ".join(one.value for kind in kinds for one in kind).replace("\\", "")


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


@pytest.mark.parametrize("name", ["silero-vad", "chars2vec"])
@pytest.mark.parametrize("look", VIEWS)
def test_both_examples_can_be_looked_at_in_every_way(name, look):
    assert not opened(network=name, look=look, part="1").warning


@pytest.mark.parametrize(
    ("network", "file"),
    [
        ("torch gru", "a.pt"),
        ("torch relu", "a.pth"),
        ("torch projection", "a.pt"),
        ("keras both", "a.keras"),
        ("h52 hard", "a.h5"),
        ("onnx random 15", "a.onnx"),
        ("flax gru", "a.msgpack"),
        ("safetensors lstm", "a.safetensors"),
    ],
)
def test_a_file_of_every_format_is_read_and_looked_at_in_every_way(network, file):
    at = upload(opened(), "own_file", file, vectors()[network]["file"].tobytes())
    assert at.query_params["network"] == "own" and at.query_params["look"] == "found"
    assert file in prose(at)
    for look in VIEWS:
        row = next(one for one in at.get("button_group") if one.label == "Look at")
        fine(row.set_value(look).run())
        assert not at.warning
        if look not in ("found", "same"):
            assert "random numbers" in prose(at)


def test_a_pickle_that_runs_code_is_refused_in_a_sentence(tmp_path):
    class Runs:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "it was run"),)

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a/data.pkl", pickle.dumps({"weight_ih_l0": Runs()}))
    at = upload(opened(), "own_file", "model.pt", file.getvalue())
    assert "asks for code to be run" in prose(at) and not (tmp_path / "it was run").exists()
    assert "Silero VAD" in prose(at), "what was in view stays"


def test_parity_finds_the_order_out_and_from_then_on_the_network_is_read_so():
    parts = vectors()["torch no bias"]
    raw = importers.read(parts["file"].tobytes()).layers[0].raw
    turn = [raw.order.index(letter) for letter in "iofc"]
    file = npz(a=raw.inputs[turn].reshape(16, 3), b=raw.recurrent[turn].reshape(16, 4))
    at = upload(opened(), "own_file", "anybody.npz", file)
    assert "the order of its gates" in prose(at)
    fine(next(one for one in at.get("button_group") if one.label == "Look at").set_value("same").run())
    assert "parity.npz" in prose(at) and not at.table
    upload(at, "own_parity", "parity.npz", npz(x=parts["x"][..., :2], h=parts["h"]))
    assert "No layer reads 2 numbers" in prose(at)
    upload(at, "own_parity", "parity.npz", npz(x=parts["x"], h=parts["h"]))
    assert "has to be read otherwise" in prose(at) and "i o f g (ONNX)" in prose(at)
    assert at.session_state["own_network"].layers[0].raw.order == "iofc"
    upload(at, "own_parity", "parity.npz", npz(x=parts["x"], h=parts["h"]))
    assert "The same network," in prose(at)


def test_it_reads_what_it_is_given_and_says_when_that_does_not_fit():
    at = upload(opened(), "own_file", "a.pt", vectors()["torch lstm"]["file"].tobytes())
    fine(next(one for one in at.get("button_group") if one.label == "Look at").set_value("column").run())
    rng = np.random.default_rng(0)
    table = "rain,heat,wind\n" + "\n".join(",".join(map(str, row)) for row in rng.normal(size=(50, 3)))
    upload(at, "own_x", "mine.csv", table.encode())
    assert "random numbers" not in prose(at) and "held out" in prose(at)
    assert next(one for one in at.selectbox if one.label == "Column").options == ["rain", "heat", "wind"]
    more = [f"{line},{0.5 * k},{'wet' if k % 7 < 3 else 'dry'}" for k, line in enumerate(table.splitlines()[1:])]
    upload(at, "own_x", "mine.csv", ("rain,heat,wind,snow,sky\n" + "\n".join(more)).encode())
    assert "Of your 4 columns it reads the first 3" in prose(at)
    column = next(one for one in at.selectbox if one.label == "Column")
    assert column.options == ["rain", "heat", "wind", "snow", "sky"]
    for name, said in (("snow", "goes along with “snow”: correlation"), ("sky", "Accuracy on 15 steps")):
        fine(next(one for one in at.selectbox if one.label == "Column").set_value(name).run())
        assert said in prose(at)
    upload(at, "own_x", "mine.csv", b"1,2\n3,4\n")
    assert "was given 2" in prose(at)
    upload(at, "own_x", "mine.csv", b"1,2\n3\n")
    assert "not all as long as each other" in prose(at)


def test_text_is_read_by_a_vocabulary():
    at = upload(opened(), "own_file", "a.pt", vectors()["torch lstm"]["file"].tobytes())
    fine(next(one for one in at.get("button_group") if one.label == "Look at").set_value("health").run())
    fine(next(one for one in at.get("button_group") if one.label == "As").set_value("text").run())
    fine(next(one for one in at.text_input if one.label == "Text").set_value("abcab").run())
    upload(at, "own_symbols", "letters.txt", b"a\nb\nc\n")
    assert "Over 5 steps" in prose(at)


def with_table():
    """The file of a layer behind an embedding of five tokens."""
    rng = np.random.default_rng(0)
    layers = [Layer("lstm", CELLS["lstm"].init(3, 4, rng))]
    state = {f"lstm.{name}": array for name, array in importers.to_torch(layers).items()}
    return importers.as_safetensors(state | {"embed.weight": rng.normal(size=(5, 3))})


def test_a_file_with_an_embedding_reads_random_tokens_then_a_text_or_ids():
    at = upload(opened(), "own_file", "a.safetensors", with_table())
    assert "one of 5 tokens" in str(at.table[0].value) and "It has an embedding" in prose(at)
    fine(next(one for one in at.get("button_group") if one.label == "Look at").set_value("step").run())
    assert "random tokens" in prose(at)
    upload(at, "own_x", "ids.csv", b"1\n4\n0\n2\n")
    assert "random tokens" not in prose(at) and at.session_state["own_run"][1].x.shape == (4, 1)
    upload(at, "own_x", "ids.csv", b"1\n5\n")
    assert "the embedding has 5 rows" in prose(at)
    fine(next(one for one in at.get("button_group") if one.label == "As").set_value("text").run())
    fine(next(one for one in at.text_input if one.label == "Text").set_value("abcab").run())
    upload(at, "own_symbols", "letters.json", b'{"a": 1, "b": 2, "c": 3}')
    assert at.session_state["own_run"][1].x.tolist() == [1, 2, 3, 1, 2]
    assert at.session_state["own_run"][1].words == tuple("abcab")


def test_a_model_of_ours_brings_its_vocabulary():
    file = io.BytesIO()
    save(file, begin("gru", ["a", "b", "c"], 4, np.random.default_rng(0)))
    at = upload(opened(), "own_file", "mine.npz", file.getvalue())
    fine(next(one for one in at.get("button_group") if one.label == "Look at").set_value("wrote").run())
    fine(next(one for one in at.get("button_group") if one.label == "As").set_value("text").run())
    assert "Its own vocabulary is in the file: 3 symbols" in prose(at)
    fine(next(one for one in at.text_input if one.label == "Text").set_value("abc").run())
    assert at.session_state["own_run"][1].words == tuple("abc")


def test_what_is_done_to_the_memory_is_done_to_the_network_in_view():
    at = opened(network="chars2vec", look="wrote", operations="f.all.3:0,i.all.5:0", own_unit="7")
    layer = others.load("chars2vec").found.layers[0]
    trace = importers.trace_of(layer, others.load("chars2vec").x)
    assert "output of unit 7" in prose(at) and "Undo all" in [one.label for one in at.button]
    read = importers.reading_of(layer, trace, list("antidisestablishmentarianism"), 7)
    np.testing.assert_allclose(read.chances[:, 0], trace.h[:, 7])
    run = operate(read.model, read.ids, [operation("f.all.3:0")])
    assert not run.f[3].any() and np.array_equal(run.h[:3], trace.h[:3])
    assert np.array_equal(run.c[3], (run.i * run.candidate)[3])


def test_a_weight_is_turned_in_the_network_in_view():
    one = others.load("chars2vec")
    layer = one.found.layers[0]
    read = importers.reading_of(layer, importers.trace_of(layer, one.x), list(one.words), 3)
    turned = weights.edited(read, [edits.edit("f.all.b:add:2")])
    by_hand = layer._replace(weights=layer.weights | {"b_f": layer.weights["b_f"] + 2.0})
    np.testing.assert_array_equal(turned.trace.h, importers.trace_of(by_hand, one.x).h)
    assert np.array_equal(turned.chances[:, 0], turned.trace.h[:, 3])


def test_the_numbers_of_one_step_are_those_of_the_run():
    one = others.load("chars2vec")
    layer = one.found.layers[0]
    trace = importers.trace_of(layer, one.x)
    picture = step.draw(importers.reading_of(layer, trace, list(one.words), 3, 10, 8), 3)
    np.testing.assert_array_equal(picture["signals"]["f"]["values"], trace.f[10:18].T)
    assert picture["tokens"] == list("ablishme") and picture["opened"]["f"]["squash"] == "hard_sigmoid"
    assert {node["sign"] for node in picture["nodes"] if node["curve"] == "hard_sigmoid"} == {"hard σ"}
    turned = importers.reading_of(layer._replace(reverse=True), trace, list(one.words), 3, 0, 3)
    assert turned.tokens == list("msi") and np.array_equal(turned.trace.h, trace.h[:-4:-1])


def test_the_largest_differences_of_an_example_are_those_that_are_computed():
    at = opened(network="chars2vec", look="same")
    one = others.load("chars2vec")
    tried = importers.parity(one.file, one.x, one.h)
    shown = at.table[0].value
    assert shown["largest difference"].tolist() == [sized(way.difference) for way in tried]
    assert (shown["fits"] == "yes").tolist() == [way.fits for way in tried]


def test_a_shipped_network_is_read_once_for_all_and_what_follows_from_it_too():
    run, _ = network_room.run_of_example("chars2vec", 1)
    assert network_room.run_of_example("chars2vec", 1)[0] is run
    assert run.layer is network_room.example("chars2vec").found.layers[1]
    assert not run.trace.h.flags.writeable  # it is everybody's
    assert run.health is run.health and run.gradient is run.gradient
