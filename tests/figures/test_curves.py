"""Curves over time say what the trace says, now and before a change."""

import numpy as np
import pytest

from lstm import one_unit
from lstm.figures import curves
from lstm.figures.colours import INK
from lstm.one_unit.lessons import LESSONS

LEAKY = LESSONS["leaky"]
NOW = one_unit.curves(LEAKY.values, LEAKY.xs)


def panels(picture):
    return {panel["curves"][0]["key"]: panel for panel in picture["panels"]}


def test_every_number_of_every_curve_is_the_traces():
    before = one_unit.curves(one_unit.ZEROS, LEAKY.xs)
    for name, panel in panels(curves.draw(NOW, before)).items():
        (curve,) = panel["curves"]
        np.testing.assert_allclose(curve["values"], NOW[name], atol=5e-6)
        np.testing.assert_allclose(curve["before"], before[name], atol=5e-6)
        assert curve["symbol"] == ("x" if name == "x" else INK[name].symbol)


def test_gates_run_from_0_to_1_and_the_memory_as_far_as_it_or_the_one_before_reaches():
    drawn = panels(curves.draw(NOW, NOW | {"c": NOW["c"] * 4}))
    ranges = {name: (panel["low"], panel["high"]) for name, panel in drawn.items()}
    assert ranges.pop("c") == (-10.0, 10.0)  # 4 x 1.28 is more than 5
    assert {name: r for name, r in ranges.items() if name in "fio"} == dict.fromkeys("fio", (0.0, 1.0))
    assert {r for name, r in ranges.items() if name not in "fio"} == {(-1.0, 1.0)}


def test_several_curves_may_share_a_panel_over_words_that_come_twice():
    words = ["the", "car", "runs", "on", "the", "road"]
    picture = curves.draw({name: NOW[name][:6] for name in "fioc"}, panels=[("f", "i", "o"), ("c",)], labels=words)
    assert picture["labels"] == words and picture["words"]
    assert [[curve["key"] for curve in panel["curves"]] for panel in picture["panels"]] == [["f", "i", "o"], ["c"]]
    assert picture["panels"][0]["title"] == "forget gate, input gate, output gate"
    assert "the car runs on the road" in picture["alt"]


def test_a_band_says_at_which_steps_its_quantity_is_inside():
    picture = curves.draw({"h": [0.0, 0.4, 0.6, 1.0]}, bands={"h": (0.4, [0.5, 0.5, 0.5, 1.0])}, editable=("h",))
    (panel,) = picture["panels"]
    assert panel["band"] == {"low": [0.4] * 4, "high": [0.5, 0.5, 0.5, 1.0], "inside": [False, True, False, True]}
    assert panel["editable"] and picture["labels"] == ["1", "2", "3", "4"]


def test_the_text_for_who_cannot_see_it_has_the_numbers():
    alt = curves.draw({"h": [0.25, -0.5, 0.125]})["alt"]
    assert alt == "Over 3 steps: output h between −0.50 and 0.25, at the end 0.13."


@pytest.mark.parametrize("also", [{"before": {"h": [0.0]}}, {"labels": ["one"]}])
def test_curves_of_different_lengths_are_refused(also):
    with pytest.raises(ValueError, match="one length"):
        curves.draw({"h": [0.0, 1.0]}, **also)
