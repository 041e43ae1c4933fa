"""A series of the visitor's own on the page "Forecast", from pasting to the picture."""

import numpy as np
import pytest
from mounted import data_of, mounted
from test_pages import ROOT, visit

from lstm.experiments.forecast import in_turns
from lstm.experiments.forecast import train as how_trained
from lstm.live import model_of
from ui.applications import application
from ui.sentence import visitor_network
from ui.widgets import own_series

PAGE = ROOT / "pages" / "56_Forecast.py"
ROWS = [f"day {k},{k % 7}.5,{k}" for k in range(60)]
TEXT = "\n".join(["when,sold,total", *ROWS])


def picture(at):
    """What is drawn."""
    return next(data_of(one.proto) for one in mounted(at) if "forecast" in one.proto.component_name)


def texts(at):
    return [one.value for one in at.text]


def train(at):
    """Press the button, and wait until all five networks are trained."""
    next(one for one in at.button if one.label.startswith("Train five")).click().run()
    while at.session_state["forecast_training"]:
        at.run()


@pytest.fixture
def quick(monkeypatch):
    """A training of a few updates."""
    monkeypatch.setattr(how_trained, "MOST", 20)


def test_one_column_of_a_table_is_trained_on_and_a_later_mistake_loses_nothing(quick):
    at = visit(PAGE, series="own")
    assert picture(at)["whole"]["split"] == "1916"  # the sunspots, until there is another series
    at.text_area[0].set_value(f"{TEXT}\nSource: mine").run()
    next(one for one in at.selectbox if one.label == "Column").set_value(1).run()
    train(at)
    assert not at.exception and picture(at)["networks"] == 5
    assert picture(at)["whole"]["split"] == "day 42" and picture(at)["whole"]["values"][8] == [8, 1.5]
    assert "How it was read: Line 62, “Source: mine”, was taken for a footer." in texts(at)
    at.text_area[0].set_value(TEXT.replace("day 20,6.5,20", "day 20,,20")).run()
    assert any("1 value of 60 is missing, the first at “day 20”." in one for one in texts(at))
    assert picture(at)["whole"]["split"] == "day 42" and "day 20,,20" in at.text_area[0].value
    fill = next(one for one in at.button_group if one.label.startswith("Missing values"))
    fill.set_value("line").run()
    said = "1 missing value was filled with a straight line between its neighbours."
    assert any(said in one for one in texts(at))
    assert not at.exception and [one for one in at.button if one.label.startswith("Train five")]


def test_a_training_goes_in_turns_and_can_be_stopped_and_another_series_ends_it(monkeypatch):
    monkeypatch.setattr(in_turns, "go", lambda five, budget: in_turns.piece(five))
    at = visit(PAGE, series="own")
    at.text_area[0].set_value(TEXT).run()
    at.button[0].click().run()
    assert at.session_state["forecast_training"][1].searches[0].training.updates == 5
    at.run()
    assert at.session_state["forecast_training"][1].searches[0].training.updates == 10
    at.text_area[0].set_value(TEXT.replace("0,6.5,20", "0,7.5,21")).run()
    assert at.button[0].label == "Train five networks on it"
    at.button[0].click().run()
    assert at.session_state["forecast_training"][1].searches[0].training.updates == 5
    stop = next(one for one in at.button if one.label == "Stop")
    stop.click().run()
    assert not at.session_state["forecast_training"] and "forecast_own" not in at.session_state
    assert at.button[0].label == "Train five networks on it" and not at.exception


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1\n2\n3", "Numbers found: 3. 50 are needed."),
        ("only words\nno number", "There are no numbers in it. Line 1 is not a number: “only”."),
        ("5\n" * 60, "The numbers are all the same in the part to learn from, so there is nothing to learn."),
        ("1;" * 1_500 + ("\n" + "1;" * 1_500) * 9, "These are 1,501 columns; at most 1,000 are taken."),
        ("<script>alert(1)</script>\n" * 3, "There are no numbers in it. Line 1 is not a number: “<script>"),
    ],
    ids=lambda one: one[:10],
)
def test_what_cannot_be_forecast_is_refused_in_a_sentence(text, said):
    at = visit(PAGE, series="own")
    at.text_area[0].set_value(text).run()
    assert not at.exception and any(one.startswith(said) for one in texts(at))
    assert at.text_area[0].value == text and not [one for one in at.button if one.label.startswith("Train five")]


def test_what_was_too_long_for_the_box_is_not_read_as_if_it_were_whole():
    assert own_series.whole("1\n" * 99_999)
    with pytest.raises(ValueError, match="its end may be cut off. Give it as a file."):
        own_series.whole("1\n" * 100_000)


def below(at):
    """The headings and the sentences of the page."""
    return " | ".join(one.value for kind in ("subheader", "markdown", "caption") for one in at.get(kind))


def test_under_a_series_of_ones_own_nothing_is_said_of_the_sunspots_without_a_word(quick, monkeypatch):
    at = visit(PAGE, series="own")
    assert "How well it does: Sunspots" in below(at) and "Look inside it: Sunspots" in below(at)
    at.text_area[0].set_value(TEXT).run()
    train(at)
    assert "about **your series**" in below(at) and "Look inside it: your series, seed 0" in below(at)
    assert "How well it does" not in below(at) and "statsmodels" not in below(at) and len(at.table) == 1
    looked = []
    monkeypatch.setattr(visitor_network, "show", lambda model: looked.append(model) or {})
    monkeypatch.setattr(application.st, "switch_page", lambda *given, **more: None)
    next(one for one in at.button if one.label == "Inside one step").click().run()
    training = at.session_state["forecast_own"].reads[0].training
    assert len(looked) == 1 and all(
        np.array_equal(array, model_of(training).layers[0].weights[name])
        for name, array in looked[0].layers[0].weights.items()
    )


def test_the_lower_half_names_the_series_it_is_about():
    assert "How well it does: CO₂ in the air" in below(visit(PAGE, series="co2"))


@pytest.mark.parametrize(("link", "column"), [({"start": "9999"}, 262), ({"start": "300"}, 300), ({"start": "5"}, 262)])
def test_a_start_that_is_not_there_is_left_at_the_middle_of_what_is_held_out(link, column):
    assert picture(visit(PAGE, **link))["whole"]["start"] == column


def test_what_a_comma_is_is_asked_and_how_it_was_read_is_said():
    at = visit(PAGE, series="own")
    at.text_area[0].set_value("\n".join(f"{k % 7},5{k % 3}" for k in range(60))).run()
    assert any("may be a decimal comma" in one for one in texts(at)) and not at.error
    assert not [one for one in at.button if one.label.startswith("Train five")]
    next(one for one in at.button_group if one.label == "It is").set_value("decimal").run()
    assert any(
        "60 numbers, from value 1 to value 60. A comma was read as the decimal comma: “0,50” is" in one
        for one in texts(at)
    )
    assert [one for one in at.button if one.label.startswith("Train five")]


def test_after_another_text_it_says_whose_picture_is_still_shown(quick):
    at = visit(PAGE, series="own")
    at.text_area[0].set_value(TEXT).run()
    train(at)
    still, extent = "What is shown is still the series you trained on before.", "60 numbers, from day 0 to day 59."
    assert still not in [one.value for one in at.info]
    at.text_area[0].set_value("\n".join(str(k * k % 31) for k in range(80))).run()
    assert still in [one.value for one in at.info] and extent in texts(at)
    at.text_area[0].set_value("three").run()
    assert still in [one.value for one in at.info] and extent in texts(at)
