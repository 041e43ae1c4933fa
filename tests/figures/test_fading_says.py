"""The pictures and sentences about fading gradients: what they show and say is what was measured."""

import re

import numpy as np
import pytest
from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest

from lstm import CELLS, presets, reading, until
from lstm.everyday import sentences
from lstm.experiments.fading import Settings, fade
from lstm.explain.jacobian import step_jacobian
from lstm.figures.vanishing import faded, half_life, powers
from lstm.figures.vanishing import fading as figure
from ui.vanishing import says as fading_says

SCRIPT = """
from ui.vanishing import fading_memory; from ui.sentence import sentence_box as sentence
read = sentence.sentence_box("lstm", "trained")
fading_memory.lasts(read)
fading_memory.trained(read)
"""


def median(settings):
    """log10 of what is left of the gradient in the middle network."""
    return float(np.median(fade(settings).sizes[-1]))


@pytest.mark.parametrize("settings", [Settings(bias=0.0), Settings(recurrent=10.0), Settings(recurrent=3.0, length=50)])
def test_clipping_moves_a_curve_as_a_whole_and_never_up(settings):
    found = fade(settings)
    for k, (bare, clipped) in enumerate(
        zip(*(np.array(shown(settings, clip)).T for clip in (False, True)), strict=True)
    ):
        moved = clipped - bare
        np.testing.assert_allclose(moved, moved[0], atol=1e-3)
        assert moved[0] == pytest.approx(-max(0.0, found.update[k]), abs=1e-3)
    for before, after in figure.clipped(settings).values():
        assert after == pytest.approx(min(before, 0.0))


def shown(settings, clip):
    """The LSTM's curve, network by network: what `line` draws of each alone."""
    found = fade(settings)
    alone = [found._replace(sizes=found.sizes[:, [k]], update=found.update[[k]]) for k in range(settings.seeds)]
    return np.array([figure.line("lstm", one, clip)["median"] for one in alone]).T


def test_what_is_drawn_are_the_middle_and_the_middle_four_fifths_of_the_networks():
    settings = Settings(length=20, seeds=11)
    picture = figure.draw(settings, product=True)
    drawn = picture["lines"][0]
    ordered = np.sort(fade(settings).sizes[-1])
    assert [drawn[key][-1] for key in ("low", "median", "high")] == pytest.approx(ordered[[1, 5, 9]], abs=1e-4)
    assert [one["key"] for one in picture["lines"]] == ["lstm", "gru", "rnn", "product"]
    for one in picture["lines"]:
        assert picture["range"][0] <= min(one["low"]) and max(one["high"]) <= picture["range"][1]


def test_the_curves_as_a_table_are_the_curves():
    picture = figure.draw(Settings(length=20, seeds=3), product=True)
    rows = figure.table(picture)
    assert [row["steps back in time"] for row in rows] == picture["xs"]
    for one in picture["lines"]:
        assert [row[f"{one['name']}, median"] for row in rows] == one["said"]
        assert rows[-1][f"{one['name']}, highest tenth above"] == powers.in_words(one["high"][-1])


def test_every_sentence_often_said_is_answered_with_what_was_measured():
    said = dict(fading_says.often_said())
    exist, overcome, ensures, clip = said.values()
    zero, three, wild = (
        powers.in_words(median(one))
        for one in (Settings(bias=0.0), Settings(bias=3.0), Settings(bias=1.0, recurrent=10.0))
    )
    assert zero in exist and wild in exist
    assert all(number in overcome for number in (zero, three, powers.in_words(median(Settings("rnn")))))
    assert "after 6.6 steps" in ensures and "after 69" in ensures
    assert re.search(r"size 1\.\d, clipped 1\.0", clip)


def test_the_table_states_median_smallest_and_largest_of_each_setting():
    for line, (name, settings) in zip(fading_says.rows(), fading_says.TABLE.items(), strict=True):
        ends = np.sort(fade(settings).sizes[-1])
        assert line["setting"] == name
        assert [line["smallest"], line["largest"]] == [powers.in_words(ends[0]), powers.in_words(ends[-1])]
        assert line["gradient, median"] == powers.in_words(np.median(ends))


def trained():
    """The Readings of the example sentence by the trained networks."""
    return {name: reading.read(presets.load(name), sentences.SEED) for name in figure.CELLS}


def test_training_taught_the_lstm_to_hold_what_the_plain_rnn_lets_fade():
    readings = trained()
    ends = {one["key"]: one["median"][-1] for one in faded.draw(readings)["lines"]}
    assert ends["lstm"] > -1.0 > ends["rnn"]
    lives = faded.lives(readings["lstm"].trace)
    text = faded.describe(readings)
    assert all(f"**{powers.in_words(ends[name])}** times" in text for name in ("lstm", "rnn"))
    for life in (lives.min(), np.median(lives), lives.max()):
        assert half_life.in_words(life) in text


def test_under_the_words_stand_the_sizes_from_each_word_to_the_last():
    readings, tokens = trained(), sentences.SEED_WORDS
    drawn = {one["key"]: one["median"] for one in faded.draw(readings)["lines"]}
    kept = readings["lstm"].trace.f
    assert {len(sizes) for sizes in drawn.values()} == {len(tokens)}
    for name, read in readings.items():
        steps = step_jacobian(read.cell, read.layer.weights, read.trace)
        for back in range(len(tokens)):
            whole = np.linalg.multi_dot([*steps[::-1][:back], *[np.eye(steps.shape[-1])] * 2])
            assert drawn[name][back] == pytest.approx(np.log10(np.linalg.norm(whole, 2)), abs=1e-4)
    for back in range(len(tokens)):
        alone = np.prod(kept[len(kept) - back :], axis=0).max()
        assert drawn["product"][back] == pytest.approx(np.log10(alone), abs=1e-4)


def test_half_lives_of_units_are_those_of_their_gates():
    trace = trained()["lstm"].trace
    for unit, life in enumerate(faded.lives(trace)):
        assert np.prod(trace.f[1:, unit]) == pytest.approx(0.5 ** ((len(trace.f) - 1) / life))


@pytest.mark.parametrize(
    "text", [sentences.SEED, "Because of the traffic, I need to take a taxi", "My dog is in the garden"]
)
def test_dots_text_and_line_tell_the_same_half_lives(text):
    at = AppTest.from_string(SCRIPT)
    at.query_params["sentence"] = text
    at.run()
    assert not at.exception
    sent = [data_of(part.proto) for part in mounted(at)]
    (dots,) = [data["units"] for data in sent if "units" in data]
    (line,) = [line for data in sent for line in data.get("lines", ()) if line["key"] == "product"]
    (told,) = [text.value for text in at.markdown if "halve their memory" in text.value]
    lives = sorted(10 ** (6 * place - 1) for _, place, _ in dots)  # as they stand on the axis
    low, high, middle = (half_life.in_words(life) for life in (lives[0], lives[-1], np.median(lives)))
    assert f"after {low} to {high}; the middle one after {middle}" in told
    assert line["median"][-1] == pytest.approx(np.log10(0.5) * (len(line["median"]) - 1) / lives[-1], abs=2e-4)


def test_one_word_has_no_half_lives():
    trace = trained()["lstm"].trace
    assert faded.lives(until(trace, 0)).shape == (0,) and faded.lives(until(trace, 1)).shape == (16,)


def test_a_half_life_is_a_number_and_a_picture():
    picture = half_life.draw(0.9)
    assert picture["said"] == "f = 0.9: half of the memory is gone after 6.6 steps."
    assert picture["curve"][7] == pytest.approx(0.9**7, abs=1e-5) and picture["curve"][0] == 1.0
    assert picture["marks"][0] == [pytest.approx(6.5788, abs=1e-4), 0.5, "50\u00a0%"]
    assert "69 steps" in half_life.draw(0.99)["said"] and "1.0 step." in half_life.draw(0.5)["said"]
    assert [half_life.place(10.0**k) for k in (-1, 2, 5, 7)] == [0.0, 0.5, 1.0, 1.0]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (-6.678, "2.1·10⁻⁷"),
        (0.0, "1.0"),
        (-0.001, "0.998"),
        (-0.301, "0.50"),
        (1.76, "58"),
        (2.0, "100"),
        (3.5, "3.2·10³"),
        (3.9983, "1.0·10⁴"),
        (-2.999999, "0.0010"),
        (-417.3, "5.0·10⁻⁴¹⁸"),
        (-np.inf, "0"),
    ],
)
def test_sizes_are_written_without_losing_what_they_are_near(size, text):
    assert powers.in_words(size) == text


@pytest.mark.parametrize(("low", "high"), [(-0.2, 0.3), (-31.2, 4.0), (-417.0, 9.0), (-10.0, 173.0)])
def test_an_axis_holds_both_ends_and_1_and_never_stretches_a_small_change(low, high):
    bottom, top, ticks = powers.axis(low, high)
    assert bottom <= min(low, -10) and top >= max(high, 1) and 0 in ticks and 3 <= len(ticks) <= 10
    assert len({b - a for a, b in zip(ticks, ticks[1:], strict=False)}) == 1
    assert powers.power(-8) == "10⁻⁸" and powers.power(0) == "1"


def test_how_fast_a_curve_fades_is_told_from_its_end():
    assert powers.halves(-100 * np.log10(2.0) / 2.0, 100) == "halves every 2.0 steps"
    assert powers.halves(np.log10(0.5) * 8, 8) == "halves every 1.0 step"
    assert [powers.halves(size, 100) for size in (0.5, 7.0, -np.inf)] == ["holds", "", "is gone"]
    assert powers.halves(np.log10(0.12), 500) == "halves every 163 steps"


@pytest.mark.parametrize("cell", presets.HEIRS)
def test_a_cell_that_came_later_stands_beside_the_usual_three_as_it_fades(cell):
    settings = Settings(cell, seeds=3, length=20)
    *usual, last = figure.draw(settings)["lines"]
    assert [one["key"] for one in usual] == list(figure.CELLS) and last["name"] == CELLS[cell].NAME
    np.testing.assert_allclose(last["median"], np.median(fade(settings).sizes, axis=1))
    assert len({(one["dash"], one["mark"]) for one in (*usual, last)}) == 4
    assert usual == figure.draw(settings._replace(cell="lstm"))["lines"]
