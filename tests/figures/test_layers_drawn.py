"""Of a network of two layers a page says which it draws, draws that one, and lets the visitor choose."""

from base64 import b64decode

import numpy as np
import pytest
from test_my_model import MEMORY, STEP, data, each_page, look, prose, shown_on, trained

from lstm import live, presets
from lstm.figures.train_live import training as training_figure
from lstm.live.run import start


def drawn_h(page, at):
    """The outputs that a page draws, [unit][step]."""
    picture = shown_on(page, at)
    if "signals" in picture:
        return picture["signals"]["h"]["values"]
    return next(q for q in picture["quantities"] if q["key"] == "h")["values"]


@each_page
@pytest.mark.parametrize("cell", presets.CELLS_USUAL)
def test_of_two_layers_the_one_that_is_asked_for_is_drawn_and_the_page_says_which(cell, page):
    training = trained("recall", cell=cell, layers=2, options=(("gap", 5),))
    lower, upper = (trace.h for trace in live.check(training).traces)
    at = look(page, training, place="2", unit="1")
    for wanted, h in (("", upper), ("1", lower), ("2", upper)):
        at.query_params["layer"] = wanted
        at.run()
        assert not at.exception
        np.testing.assert_allclose(drawn_h(page, at), h.T, rtol=1e-12)
        (choice,) = [group for group in at.get("button_group") if group.label == "Layer drawn"]
        assert choice.value == (int(wanted) if wanted else 2)
        names = str(data(at, "arithmetic")["lines"] if "sentence" in page.stem else shown_on(page, at)["opened"])
        assert ("below" in names) == (wanted != "1"), "the lower layer reads the letters, the upper one its units"


@each_page
def test_of_one_layer_there_is_nothing_to_choose(page):
    at = look(page, trained("recall"), layer="1")
    assert "Layer drawn" not in {group.label for group in at.get("button_group")} and "layer" not in prose(at).lower()


def test_who_wrote_the_memory_is_about_the_upper_layer_and_says_so():
    training = trained("recall", layers=2, options=(("gap", 5),))
    at = look(MEMORY, training, layer="1")
    assert "always the upper layer, layer 2" in prose(at)
    assert "Layer drawn" not in {group.label for group in at.get("button_group")}
    assert "upper layer" not in prose(look(MEMORY, trained("recall")))


def test_a_weight_of_the_layer_in_view_is_turned_and_what_was_turned_of_the_other_is_let_go():
    training = trained("recall", layers=2, options=(("gap", 5),))
    lower, upper = (trace.h for trace in live.check(training).traces)
    turned = {}
    for layer, before in (("1", lower), ("2", upper)):
        at = look(STEP, training, layer=layer, edits="i.all.b:add:3")
        assert not at.exception
        turned[layer] = np.array(drawn_h(STEP, at))
        assert np.abs(turned[layer] - before.T).max() > 1e-3, "the weights of the layer in view are turned"
    at = look(STEP, training, layer="1", edits="i.all.b:add:3")
    (choice,) = [group for group in at.get("button_group") if group.label == "Layer drawn"]
    choice.set_value(2).run()
    assert "edits" not in at.query_params and "layer" not in at.query_params
    np.testing.assert_allclose(drawn_h(STEP, at), upper.T, rtol=1e-12)


@pytest.mark.parametrize("depth", [0, 1, None])
def test_the_example_of_a_training_draws_the_layer_that_is_asked_for_and_says_which(depth):
    run = start(live.defaults("recall", units=3, batch=2, layers=2, options=(("gap", 5),)))
    picture = training_figure.draw(run, run.training, run.report, run.report, depth)
    k = 1 if depth is None else depth
    one = live.check(run.training).traces[k]
    for example in (picture["example"], picture["before"]):
        assert f"layer {k + 1} of 2" in example["split"]["said"]
        for q in example["quantities"]:
            values = getattr(one, q["key"]).T
            drawn = np.frombuffer(b64decode(q["shades"]), np.int8).reshape(values.shape)
            np.testing.assert_allclose(drawn / 127 * q["reach"], values, atol=q["reach"] / 250)
    row = training_figure.gate_table(run, run.report, depth)[4]
    assert row["f"] == one.f[1, 1]
