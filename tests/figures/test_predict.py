"""Predict first: off unless asked for, every question can be skipped, and nothing is shown before its answer."""

import json

import pytest
from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest
from test_pages import PAGES, ROOT, opened, visit

import lstm
from lstm import live, presets
from lstm.everyday import sentences
from lstm.explain import operate, operation
from lstm.figures.text import percent

PAGE = ROOT / "pages" / "13_Who_wrote_the_memory.py"
SHUT = "i.all.6:0"


def data(at, name="interventions"):
    """What a component of the page is given to draw; None where it is not there."""
    found = [one.proto for one in mounted(at) if one.proto.component_name.endswith(f"_{name}")]
    return data_of(found[0]) if found else None


def told(at):
    """All that the page says outside its pictures."""
    kinds = ("text", "markdown", "caption", "info")
    return " ".join([one.value for kind in kinds for one in at.get(kind)] + [one.label for one in at.get("expander")])


def heads(at):
    return [one.value for one in at.subheader]


def press(at, key):
    return opened(at.button(key=key).click().run())


def keys(at):
    return {one.key for one in at.button}


def chance(*texts):
    """The chance of "loan" in the example, after operations."""
    model = presets.load("lstm")
    ids = [model.words.index(word) for word in sentences.SEED_WORDS[:-1]]
    trace = operate(model, ids, [operation(text) for text in texts])
    return float(lstm.predict(model, trace)[-1, model.words.index("loan")])


def asked(**link):
    """The page with an operation in its link, once the first question is skipped."""
    return press(visit(PAGE, predict="on", **link), "skip word")


def test_without_a_link_that_asks_for_it_nothing_is_asked_or_hidden():
    at = visit(PAGE, operations=SHUT)
    picture = data(at)
    assert picture["question"] is None and picture["now"]["bands"] and picture["gates"] and picture["asked"]
    assert not at.toggle(key="Who wrote the memory predict").value
    assert percent(chance(SHUT)) in picture["line"]
    assert not {"skip word", "skip amount", "draw"} & keys(at)


def test_the_switch_puts_it_into_the_link_and_takes_it_out():
    at = visit(PAGE)
    at.toggle(key="Who wrote the memory predict").set_value(True).run()
    assert at.query_params["predict"] == ["on"] or at.query_params["predict"] == "on"
    assert data(opened(at))["question"] == "word"
    at.toggle(key="Who wrote the memory predict").set_value(False).run()
    assert "predict" not in at.query_params and data(opened(at))["question"] is None


def test_before_the_word_is_said_neither_picture_nor_page_tells_it():
    at = visit(PAGE, predict="on", operations=SHUT)
    picture = data(at)
    assert picture["now"]["bands"] == [] and picture["gates"] == [] and picture["asked"] is None
    assert picture["touched"] == [] and picture["start"] == 0
    assert "Which word wrote most of what speaks for “loan”?" in told(at)
    assert not any("job" in one.label for one in at.button) and "job" not in told(at)


def test_skipping_goes_on_to_the_gates_and_skipping_those_shows_everything():
    at = asked()
    picture = data(at)
    assert picture["question"] == "curve" and picture["now"]["bands"] and picture["gates"] == []
    at = press(at, "skip curve")
    plain = visit(PAGE)
    assert data(at) == data(plain)
    assert keys(at) == keys(plain) and told(at) == told(plain)


@pytest.mark.parametrize(("key", "question"), [("draw", "curve"), ("preset 0", "amount")])
def test_the_story_which_tells_of_gates_waits_until_nothing_is_asked(key, question):
    at = asked()
    assert not any("What happened in this sentence" in head for head in heads(at))
    at = press(at, key)
    assert data(at)["question"] == question
    assert not any("What happened in this sentence" in head for head in heads(at))
    assert "Read off its numbers" not in told(at)
    assert "With every input gate shut" not in told(at) and "input gates are open past" not in told(at)
    at = press(at, "skip drawing" if key == "draw" else "skip amount")
    assert data(at)["question"] is None and any("What happened in this sentence" in head for head in heads(at))
    if key == "draw":  # the story of the run with nothing done to it; of another run it may be another
        assert "With every input gate shut" in told(at) and "input gates are open past" in told(at)
    else:
        assert "Read off its numbers" in told(at)


def test_before_the_guess_all_that_is_sent_is_the_run_that_nothing_was_done_to():
    at = asked(operations=SHUT)
    plain, picture = data(visit(PAGE)), data(at)
    assert {name for name in plain if plain[name] != picture[name]} == {"question", "touched", "picked"}
    assert [one["text"] for one in picture["touched"]] == [SHUT]
    now = percent(chance(SHUT))
    assert now not in json.dumps(picture, ensure_ascii=False) and now not in told(at)
    assert "the input gates were shut at “job”. “loan” stands at 99.3\u00a0%: what becomes of it?" in told(at)


def test_what_each_of_several_operations_does_is_not_told_before_the_guess_either():
    at = asked(operations=f"{SHUT},f.all.9:0")
    assert "without it" not in told(at)
    assert told(press(at, "skip amount")).count("without it") == 2


def test_a_number_is_answered_with_the_gap_and_stays_answered():
    at = asked(operations=SHUT)
    at.number_input(key="guessed amount").set_value(60)
    at = opened(next(one for one in at.button if one.label == "Reveal").click().run())
    before, after = chance(), chance(SHUT)
    gap = round(abs(60 - 100 * after))
    line = f"It was {percent(before)}. You said 60\u00a0%. It is {percent(after)}: {gap} points off."
    assert line in told(at) and f"1 chance guessed, {gap} points off" in told(at)
    assert data(at)["question"] is None and data(at)["was"] and percent(after) in data(at)["line"]
    at = press(at, f"undo {SHUT}")
    assert data(at)["question"] is None  # the gates were seen
    at = press(at, "preset 0")
    assert data(at)["question"] is None and line in told(at)
    at = press(at, "preset 1")
    assert data(at)["question"] == "amount"


def test_no_number_is_no_guess():
    at = asked(operations=SHUT)
    at = opened(next(one for one in at.button if one.label == "Reveal").click().run())
    assert "There is no number in the box yet." in told(at) and data(at)["question"] == "amount"


@pytest.mark.parametrize(("key", "right"), [("way -1", "Right: it goes down"), ("way 1", "You said up. It goes down")])
def test_a_direction_is_answered(key, right):
    at = press(asked(operations=SHUT), key)
    assert right in told(at) and data(at)["question"] is None


def test_another_sentence_asks_anew():
    at = press(asked(), "skip curve")
    at.query_params["sentence"] = "Because of the traffic, I need to take a"
    assert data(opened(at.run()))["question"] == "word"
    at.query_params["sentence"] = sentences.SEED.upper()  # which is read as the same words
    assert data(opened(at.run()))["question"] == "word"
    at.query_params["sentence"] = sentences.SEED
    assert data(opened(at.run()))["question"] is None
    at.query_params["until"] = "12"
    assert data(opened(at.run()))["question"] == "word"


@pytest.mark.parametrize("cell", (*presets.CELLS_USUAL, "slstm"))
def test_what_is_asked_of_a_cell_is_what_it_has(cell):
    at = visit(PAGE, predict="on", cell=cell)
    assert data(at)["question"] == (None if cell == "rnn" else "word")
    if cell != "rnn":
        at = press(press(at, "skip word"), "draw")
        (panel,) = data(at, "curves")["panels"]
        assert panel["editable"] and (panel["low"], panel["high"]) == (0.0, 1.0)
        assert panel["curves"][0]["key"] == next(gate for gate in "izf" if gate in lstm.CELLS[cell].GATES)
        assert set(panel["curves"][0]["values"]) == {0.5}  # not the gate's own
        at = press(at, "reveal curve")
        assert "Nothing is drawn yet." in told(at) and data(at)["gates"] == []
        assert data(press(at, "skip drawing"))["gates"]


def test_a_network_that_answers_numbers_is_asked_for_a_number():
    at = AppTest.from_file(PAGES[0])
    settings = live.defaults("adding", units=3, batch=2)
    at.session_state["my_model"] = live.model_of(live.advance(live.begin(settings), 1))
    for name, value in {"model": "mine", "predict": "on", "operations": "c.all.1:0"}.items():
        at.query_params[name] = value
    at = press(opened(at.switch_page(PAGE.relative_to(ROOT).as_posix()).run()), "skip word")
    at.number_input(key="guessed amount").set_value(2.5)
    at = opened(next(one for one in at.button if one.label == "Reveal").click().run())
    assert "You said 2.5. It is " in told(at) and "Your guesses so far: 1" in told(at)


def test_a_sentence_of_one_word_has_nothing_to_guess_but_an_operation():
    assert data(visit(PAGE, predict="on", sentence="because"))["question"] is None
