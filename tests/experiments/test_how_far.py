"""The page "How far back": its picture says what the networks say, its link holds all, and its prose is true."""

import numpy as np
import pytest
from drawings import far_back, traced
from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest

from lstm import CELLS
from lstm import model as models
from lstm.everyday import sentences
from lstm.experiments import gaps
from lstm.experiments.gaps import again
from lstm.explain import influence, missed
from lstm.explain.influence import weighed
from lstm.figures.how_far import far
from lstm.figures.text import percent
from lstm.networks import ngram
from lstm.presets import gaps as measured
from ui.page import ROOT

PAGE = "pages/43_How_far_back.py"


def opened(**link):
    """The page, opened by a link."""
    at = AppTest.from_file(ROOT / "app.py")
    for name, value in link.items():
        at.query_params[name] = value
    return fine(at.switch_page(PAGE).run())


def fine(at):
    """No exception."""
    assert not at.exception, [fault.message for fault in at.exception]
    return at


def picture(at):
    """What is sent to the component."""
    return data_of(mounted(at)[0].proto)


def button(at, label):
    """A button by its label."""
    return next(one for one in at.button if one.label == label)


# --- the picture ----------------------------------------------------------------------------------------------------


def test_every_word_shows_its_influence_and_what_leaving_it_out_costs():
    one, model = gaps.stretched("need", "job", 3), measured.network("gru")
    place = {word: k for k, word in enumerate(model.words)}
    ids, others = [place[word] for word in one.words], [w for w in sentences.options(one.words) if w != "loan"]
    shown = picture(opened(cell="gru"))["views"][3]
    asked = model, ids, place["loan"], [place[word] for word in others]
    assert shown["tokens"] == list(one.words) and shown["gap"] == one.gap
    np.testing.assert_allclose(shown["gradient"], influence(*asked), rtol=1e-3)
    np.testing.assert_allclose(shown["left"], missed(*asked), rtol=1e-3)
    assert int(np.argmax(np.abs(shown["left"][: one.gap - 5]))) == one.reason


@pytest.mark.parametrize("key", ["rnn", "gru", "lstm", "trigram"])
def test_every_bar_is_the_chance_among_the_answers_that_fit(key):
    one = gaps.stretched("owner", "anna", 5)
    said = picture(opened(far="owner", reason="anna"))["views"][5]["says"][key]
    words = sentences.VOCABULARY
    if key == "trigram":
        chances = ngram.predict(gaps.trigram(), one.words)
    else:
        model = measured.network(key)
        chances = models.predict(model, models.read(model, [words.index(word) for word in one.words])[-1])[-1]
    fit = {word: chances[words.index(word)] for word in sentences.options(one.words)}
    assert said["word"] == max(fit, key=fit.get) and said["hit"] == (said["word"] == "hers") == (key in ("gru", "lstm"))
    assert said["right"] == pytest.approx(fit["hers"] / sum(fit.values()))
    assert said["sure"] == pytest.approx(max(fit.values()) / sum(fit.values()))


def test_the_chart_is_what_is_stored_and_three_seeds_make_a_band():
    chart, stored = picture(opened())["chart"], measured.stored()
    assert chart["gaps"] == stored["gaps"] and chart["learnt"] == gaps.longest_gap()
    for cell, runs in stored["cells"].items():
        by_gap = list(zip(*(one["right"] for one in runs), strict=True))
        line = chart["lines"][cell]
        assert line["low"] == [min(some) for some in by_gap] and line["high"] == [max(some) for some in by_gap]
        assert line["middle"] == [sorted(some)[1] for some in by_gap]
    assert chart["lines"]["trigram"]["middle"] == stored["trigram"]


def test_a_small_influence_is_never_blown_up_to_look_large():
    view = far_back(CELLS["lstm"], traced(CELLS["lstm"])[0])["views"][0]
    assert max(map(abs, view["gradient"])) < 1
    assert view["reach"][0] == 1.0 and view["reach"][1] == max(1.0, *map(abs, view["left"]))


def test_a_word_that_the_gradient_misses_is_named_with_both_numbers():
    text = far.noted({"flat": [1], "tokens": ["the", "key"], "left": [0.0, 9.94], "gradient": [0.0, -0.31]})
    assert "“key”, word 2" in text and "−0.3" in text and "+9.9" in text
    assert far.noted({"flat": []}) == ""


def test_the_gradient_of_the_plain_rnn_misses_the_reason_and_the_page_says_so():
    for view in picture(opened(cell="rnn"))["views"][3:]:
        assert "The gradient misses “job”, word 4" in view["note"]


# --- the link and the widgets ---------------------------------------------------------------------------------------


def test_the_link_holds_the_sentence_the_reader_and_the_gap():
    at = opened(far="owner", reason="peter", clauses="6", cell="rnn", between="4")
    shown = picture(at)
    assert shown["picked"] == {"clauses": "6", "cell": "rnn"}
    assert shown["views"][6]["tokens"] == list(gaps.stretched("owner", "peter", 6, 4).words)


def test_other_words_between_change_the_clauses_and_nothing_else():
    at = opened()
    before = picture(at)["views"][7]
    button(at, "Other words between").click()
    after = picture(fine(at.run()))["views"][7]
    assert at.query_params["between"] == "1"
    assert before["answer"] == after["answer"] and before["tokens"] != after["tokens"]
    assert before["tokens"][:4] == after["tokens"][:4] and before["tokens"][-5:] == after["tokens"][-5:]


def test_a_reason_of_another_kind_gives_way_to_the_first_of_this_kind():
    assert picture(opened(far="place", reason="job"))["views"][0]["tokens"] == ["the", "car", "runs", "on", "the"]


def test_a_sentence_from_another_page_comes_along_and_stays_as_it_was_typed():
    view = picture(opened(sentence="The Ship sails across the sea"))["views"]
    assert len(view) == 1 and view[0]["tokens"] == ["The", "Ship", "sails", "across", "the"]
    assert view[0]["answer"] == "sea" and view[0]["gap"] is None
    assert all(one["hit"] for one in view[0]["says"].values()), "two words are enough"


def test_an_own_sentence_that_stops_before_its_answer_is_asked_for_what_the_network_expects():
    view = picture(opened(far="own", sentence="Because of the traffic, I need to take a"))["views"][0]
    assert view["answer"] == "taxi" == view["says"]["lstm"]["word"]


@pytest.mark.parametrize("cell", gaps.CELLS)
def test_where_nobody_said_what_comes_next_no_reader_is_right_or_wrong(cell):
    view = picture(opened(far="own", sentence="My dog and the cat", cell=cell))["views"][0]
    network = measured.network(cell)
    ids = [network.words.index(word) for word in ("my", "dog", "and", "the", "cat")]
    chances = models.predict(network, models.read(network, ids)[-1])
    best = network.words[int(chances[-1].argmax())]
    fit = sentences.options(("my", "dog", "and", "the", "cat"))
    among = f"the {len(fit)} answers of its kind" if best in fit else "all words"
    assert view["asked"] == f"Chance of “{best}”, which the {far.READERS[cell]} expects, among {among}"
    weighed = chances[-1] if best not in fit else chances[-1, [network.words.index(word) for word in fit]]
    assert view["answer"] == best and view["says"][cell]["right"] == pytest.approx(weighed.max() / weighed.sum())
    assert not any("✓" in one["told"] or "✗" in one["told"] for one in view["says"].values())


def test_a_reader_that_is_wrong_says_both_chances_and_one_that_is_right_its_own():
    view = picture(opened())["views"][-1]
    right = {name: one for name, one in view["says"].items() if one["hit"]}
    wrong = {name: one for name, one in view["says"].items() if not one["hit"]}
    assert "lstm" in right and "trigram" in wrong and view["asked"] == "Chance of “loan” among the answers that fit"
    assert all(one["told"] == f"✓ “loan” {percent(one['sure'])}" for one in right.values())
    for one in wrong.values():
        assert one["told"] == f"✗ “{one['word']}” {percent(one['sure'])}, “loan” {percent(one['right'])}"


def test_nothing_typed_says_what_to_do_and_draws_nothing():
    at = opened(far="own", sentence=" ")
    assert "There is no word here yet" in at.info[0].value and not mounted(at)


# --- once more, live ------------------------------------------------------------------------------------------------


@pytest.fixture
def small(monkeypatch):
    """An experiment that a test can wait for."""
    monkeypatch.setattr(again, "UPDATES", 10)
    monkeypatch.setattr(again, "ASKED", 2)


def test_it_says_how_long_it_takes_before_it_starts_and_can_be_stopped(small):
    at = opened()
    assert any("seconds." in text.value for text in at.markdown) and "far_again" not in at.session_state
    button(at, "Train them again, live").click()
    fine(at.run())
    assert at.session_state["far_playing"] and button(at, "Stop")
    button(at, "Stop").click()
    fine(at.run())
    assert not at.session_state["far_playing"] and button(at, "Train them again, live")


def test_what_is_trained_again_is_drawn_over_what_is_stored(small):
    at = opened()
    button(at, "Train them again, live").click()
    fine(at.run())
    for _ in range(200):
        if not at.session_state["far_playing"]:
            break
        fine(at.run())
    now, chart = at.session_state["far_again"], picture(at)["chart"]
    assert again.over(now) and chart["again"] == now.right
    assert chart["lines"]["trigram"]["middle"] == measured.stored()["trigram"]
    assert any(f"Seed {now.seed}" in text.value for text in at.markdown)
    button(at, "Train them again, live").click()
    fine(at.run())
    assert at.session_state["far_again"].seed == now.seed + 1


# --- the prose ------------------------------------------------------------------------------------------------------


def test_how_it_was_measured_states_the_settings_of_the_measurement():
    text = " ".join(one.value for one in opened().markdown)
    for cell, name in (("lstm", "LSTM has"), ("gru", "GRU"), ("rnn", "plain RNN")):
        plan = measured.stored()["cells"][cell][0]["settings"]
        assert f"{name} {plan['units']}" in text
    assert f"{gaps.UPDATES:,} updates" in text and f"costs {gaps.settings('lstm').penalty:g}" in text
    assert {round(one["weights"], -3) for runs in measured.stored()["cells"].values() for one in runs} == {48_000}
    assert "three seeds" in text and len(measured.SEEDS) == 3 and "200 new sentences" in text


def part_seen(cell, kind, reason):
    """How much of what leaving the reason out costs its gradient tells, at the widest gap."""
    one, model = gaps.stretched(kind, reason, gaps.MOST_CLAUSES), measured.network(cell)
    place = {word: k for k, word in enumerate(model.words)}
    others = [place[word] for word in sentences.options(one.words) if word != one.answer]
    ids, answer = [place[word] for word in one.words], place[one.answer]
    without = ids[: one.reason] + ids[one.reason + 1 :]
    ends = (models.predict(model, models.read(model, some)[-1])[-1] for some in (ids, without))
    whole, left = (weighed(end, answer, others) for end in ends)
    return abs(influence(model, ids, answer, others)[one.reason] / (whole - left))


def test_at_the_widest_gap_the_gradient_of_the_reason_has_vanished_in_the_plain_rnn_and_not_in_the_others():
    """Median over the reasons for a need: under a twentieth of what leaving it out costs, and more than a quarter."""
    seen = {cell: np.median([part_seen(cell, "need", word) for word in gaps.reasons("need")]) for cell in gaps.CELLS}
    assert seen["rnn"] < 1 / 20 and min(seen["lstm"], seen["gru"]) > 1 / 4, seen


@pytest.mark.parametrize("kind", [*gaps.KINDS, "own"])
def test_the_title_of_the_chart_says_what_it_is_about_wherever_that_is_not_what_is_in_view(kind):
    title = far.draw([], "lstm", measured.stored(), kind=kind)["chart"]["title"]
    assert title.startswith("How often the answer is right, on new sentences about what is needed")
    assert (", and not " in title) == (kind != "need")
    assert kind not in gaps.KINDS or gaps.KINDS[kind] in title
