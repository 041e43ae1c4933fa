"""The page "Backprop step by step": where it opens, what its link chooses, and what it says."""

import pytest
from mounted import data_of, mounted
from test_pages import ROOT, visit
from test_walk import LOAN, TRAFFIC, place_of, walked

from lstm import presets
from lstm.figures.backprop.walk_says import arrives, slopes, ways
from lstm.numbers import percent

PAGE = ROOT / "pages" / "42_Backprop_step_by_step.py"


def opened(**link):
    """The page's parts, by a link."""
    at = visit(PAGE, **link)
    assert not at.exception, [fault.message for fault in at.exception]
    return at


def sent(at):
    """What is sent to the browser."""
    (part,) = mounted(at)
    return data_of(part.proto)


def test_the_page_opens_at_the_loss_of_a_half_trained_network_and_a_link_to_a_word_at_that_word():
    data = sent(opened())
    assert data["answer"] == "loan" and data["tokens"][data["reason"]] == "job" and data["chance"] < 0.5
    assert data["said"][data["picked"]["beat"]].startswith("The loss.")
    data = sent(opened(place=str(data["reason"])))
    assert data["said"][data["picked"]["beat"]].startswith("Back at “job”")


@pytest.mark.parametrize("cell", presets.CELLS_USUAL)
def test_what_a_step_hands_back_is_told_of_the_cell_in_view(cell):
    (told,) = (text.value for text in opened(cell=cell).markdown if "Werbos" in text.value)
    assert slopes(cell) in told and ways(cell) in told


def test_the_link_chooses_network_beat_weight_nudge_and_rate():
    data = sent(opened(walked="trained", cell="gru", beat="3", unit="7", quantity="r", into="h2", nudge="6", rate="1"))
    assert data["name"] == "GRU" and data["chance"] > 0.9
    place = data["picked"].pop("place")
    assert place < len(data["tokens"])
    assert data["picked"] == {"beat": 3, "unit": 7, "key": "r", "into": "h2", "nudge": 6, "rate": 1}
    assert data["weight"]["value"] == presets.load("gru").layers[0].weights["W_r"][7, 2]


def test_the_answer_is_the_word_typed_or_else_what_the_trained_network_expects():
    assert sent(opened(sentence=TRAFFIC))["answer"] == "taxi"
    typed = opened(sentence=TRAFFIC + " nap")
    assert sent(typed)["answer"] == "nap" and sent(typed)["tokens"][-1] == "a"
    assert any("you typed" in caption.value for caption in typed.caption)


@pytest.mark.parametrize("stage", presets.STAGES)
def test_a_word_that_was_taught_is_walked_through_where_it_is_known_and_where_it_is_not(stage):
    taught = {"sentence": "Because of my dentures, I need to see a", "teach": "dentures:dentist", "walked": stage}
    assert sent(opened(**taught))["answer"] == "dentist"


def test_a_price_of_open_gates_from_another_page_leaves_the_walk_as_it_is():
    assert sent(opened(walked="trained", penalty="0"))["loss"] == sent(opened(walked="trained"))["loss"]


def test_how_much_arrives_is_told_of_every_cell():
    (told,) = (text.value for text in opened().markdown if "How much arrives" in text.value)
    share = arrives(walked(), place_of(LOAN))[2]
    assert f"**{percent(share)}**" in told
    assert all(name in told for name in ("GRU", "Peephole LSTM", "Plain RNN"))
