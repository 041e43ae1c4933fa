"""What an answer is weighed against is said where it is chosen, drawn so, and told so: one thing in three places."""

import pytest
from test_pages import opened, visit
from test_predict import PAGE, data, press

from lstm import presets
from lstm.everyday import sentences
from lstm.explain import margin, writers
from lstm.figures.who_wrote.operated_says import weighed
from lstm.model import read, signed

FIT = "all others that fit"
MODEL = presets.load()
LESSON = str(MODEL.words.index("lesson"))


def chosen(at):
    """What the box says the answer is weighed against, as it is read."""
    box = next(box for box in at.selectbox if box.label == "Weighed against")
    return f"“{MODEL.words[int(box.value)]}”" if box.value else box.options[0]


def about(at):
    """The line that says what the story is about."""
    (line,) = [one.value for one in at.text if one.value.startswith("About ")]
    return line


def agreed(at, answer, against):
    """The box, the picture and the story say the same."""
    assert chosen(at) == data(at)["weighed"] == against
    assert about(at) == f"About “{answer}”, weighed against {against}."


@pytest.mark.parametrize("preset", ["preset 0", "preset 1"])
def test_what_is_done_to_the_network_does_not_change_the_scale_it_is_counted_by(preset):
    before, after = visit(PAGE), press(visit(PAGE), preset)
    agreed(after, "loan", FIT)
    assert data(after)["was"]["up"] == [
        pytest.approx(up) for up in (sum(max(0, one) for one in layer) for layer in layers(data(before)))
    ]


def layers(picture):
    """The layers of the band at each place."""
    now = picture["now"]
    return zip(now["others"], *(band["support"] for band in now["bands"]), strict=True)


def test_a_second_sentence_that_is_only_typed_changes_nothing_in_the_first_band():
    alone, typed = visit(PAGE), visit(PAGE, other="Because of the snow we are late")
    agreed(typed, "loan", FIT)
    assert data(typed)["now"] == data(alone)["now"] and data(typed)["worth"] == data(alone)["worth"]


def test_another_answer_in_view_is_weighed_against_the_expected_one_too_and_the_story_agrees_with_the_bars():
    at = visit(PAGE, answer=LESSON)
    agreed(at, "lesson", FIT)
    words = sentences.SEED_WORDS[:-1]
    fit = [MODEL.words.index(word) for word in sentences.options(words) if word != "lesson"]
    assert MODEL.words.index("loan") in fit
    trace = read(MODEL, [MODEL.words.index(word) for word in words])[-1]
    wrote = writers(trace)[1:, -1] @ margin(MODEL, trace, int(LESSON), fit)
    assert data(at)["asked"]["wrote"] == pytest.approx(wrote.tolist())
    most = words[int(wrote.argmax())]
    assert any(f"from “{most}”" in one.value for one in at.text)


def test_the_story_turns_with_what_the_answer_is_weighed_against():
    """Against “loan”, what “job” wrote speaks against “lesson”: in the bars, and in the story."""
    at = visit(PAGE, answer=LESSON, against=str(MODEL.words.index("loan")))
    agreed(at, "lesson", "“loan”")
    job = sentences.SEED_WORDS.index("job")
    assert data(at)["asked"]["wrote"][job] == min(data(at)["asked"]["wrote"]) < 0
    assert not any("memory behind that is from “job”" in one.value for one in at.text)


def test_a_transplant_is_weighed_against_the_answer_it_brings_and_the_box_says_so():
    at = press(visit(PAGE), "preset 2")
    agreed(at, "loan", f"“{data(at)['second']['answer']['word']}”")
    assert data(at)["second"]["answer"]["word"] != "loan"


def test_a_transplant_from_a_sentence_with_the_same_answer_is_weighed_against_all():
    at = press(visit(PAGE, other="Because of my job, I need to take a"), "preset 2")
    assert data(at)["second"]["answer"]["word"] == "loan"
    agreed(at, "loan", FIT)


def test_where_no_answers_are_known_to_fit_it_is_all_others():
    at = visit(PAGE, until="6")
    assert about(at).endswith("weighed against all others.") and data(at)["weighed"] == "all others"
    assert weighed(signed(MODEL), []) == ""


def test_of_one_unit_nothing_is_weighed_in_the_picture_and_the_story_says_what_it_is_about():
    at = opened(visit(PAGE, unit="5"))
    assert data(at)["weighed"] == "" and about(at) == f"About “loan”, weighed against {FIT}."
