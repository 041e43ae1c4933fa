"""The English network on the pages: offered where the small one does not know a word, and never too much to look at."""

import numpy as np
import pytest
from test_my_model import data, prose
from test_pages import PAGES, ROOT, opened, visit

from lstm import predict, presets, read, reading
from lstm.explain import backward
from lstm.explain.agreement import agreement
from lstm.figures.backprop import walk
from lstm.figures.backprop.walk_weight import STEEPEST
from lstm.figures.inside_one_step import step
from lstm.figures.sentence import arithmetic, english, number_units, strip
from lstm.figures.who_wrote.operated import TELLING
from lstm.presets.english import PRICE, tried
from lstm.presets.english import number_units as measured
from ui.sentence import network_switch

PAGE = {page.stem.split("_", 1)[1].replace("_", " "): page for page in PAGES[1:]}
TYPED = "I was late for work this morning because my alarm clock did not"


def look(title, **link):
    return opened(visit(PAGE[title], model="english", **link))


def test_a_sentence_that_the_small_network_does_not_know_is_offered_to_the_english_one():
    at = visit(PAGE["Your sentence"], sentence=TYPED)
    assert "knows “work”, “alarm”, “clock” and “did” as such" in prose(opened(at))
    next(button for button in at.button if button.label == "Read it by the English network").click()
    opened(at.run())
    assert "english" in at.query_params["model"] and TYPED in at.query_params["sentence"]
    assert "Not among its" not in prose(at)
    assert data(at, "strip")["tokens"] == TYPED.split()


def test_sentences_as_people_type_them_each_get_a_page():
    """Some of the hundred of tests/english, which reads all of them."""
    at = look("Your sentence")
    for text in (ROOT / "tests" / "english" / "typed.txt").read_text().splitlines()[::20]:
        at.query_params["sentence"] = text
        assert data(opened(at.run()), "strip")["tokens"][:3] == text.split()[:3]


def test_what_the_small_network_knows_is_not_offered():
    at = visit(PAGE["Your sentence"])
    assert "Read it by the English network" not in [button.label for button in at.button]


def test_the_most_telling_units_are_drawn_and_all_of_them_when_asked_for():
    few, every = (data(look("Your sentence", sentence=TYPED, **link), "strip") for link in ({}, {"units": "all"}))
    assert TELLING <= len(few["order"]) <= TELLING + 1 and len(every["order"]) == 256
    for quantity in few["quantities"]:
        assert [unit for unit, values in enumerate(quantity["values"]) if values] == sorted(few["order"])


def test_an_unknown_word_is_named_and_its_chance_said_apart():
    at = look("Your sentence", sentence="the zorblax is", place="1")
    assert "Not among its 8000 words: zorblax" in prose(at)
    panel = data(at, "arithmetic")
    assert 0.0 < panel["unknown"] < 1.0 and "<unk>" not in [word for word, _ in panel["next"]]


def test_products_that_are_not_listed_are_said_in_one_number():
    read = reading.read(presets.load("english"), TYPED)
    for line in arithmetic.draw(read, 3, 7)["lines"]:
        if "products" in line:
            assert line["rest"][0] > 100
            assert sum(one[-1] for one in line["products"]) + line["rest"][1] == pytest.approx(line["sum"])
    for part in step.draw(read, 7, [7, 9])["opened"].values():
        if "rows" in part:
            shown, (others, added) = part["rows"][3], part["more"][3]
            assert others > 100 and sum(row[2] for row in shown) + added == pytest.approx(
                sum(row[2] for row in shown[: part["first"]]) + part["rest"][3]
            )


def test_inside_one_step_its_strips_show_the_most_telling_units():
    picture = data(look("Inside one step", sentence=TYPED, unit="200"), "step")
    assert 200 in picture["row"] and len(picture["row"]) <= TELLING + 1
    assert all(
        (values is not None) == (unit in picture["row"])
        for unit, values in enumerate(picture["signals"]["f"]["values"])
    )


def test_its_memory_can_be_wiped_and_the_units_that_were_touched_are_drawn():
    picture = data(look("Who wrote the memory", sentence=TYPED, operations="f.3+250.4:0"), "interventions")
    assert {3, 250} <= set(picture["rows"]) and len(picture["rows"]) <= TELLING + 2
    assert picture["touched"] and picture["was"]
    assert picture["answer"]["word"] != "<unk>"


def test_other_pages_say_that_they_show_the_small_network():
    other = next(title for title in PAGE if title == "Squashing functions" and title not in network_switch.PAGES)
    assert "This page does not apply what the link carries" in prose(look(other))


def test_the_page_tells_what_the_network_learnt_of_grammar():
    model = presets.load("english")
    rows, right = english.grammar([model]), model.about["figures"]["pairs"]
    assert len(rows) == len(right) and rows[0]["guessing"] == "50\N{NO-BREAK SPACE}%"
    told = english.learnt(model)
    assert ("nearest noun" in told) == (right["distractor"] < 0.5 < right["verb"])
    assert strip.draw(reading.read(model, TYPED), None, ())["quantities"][0]["values"] == [None] * 256


def opened_box(title, key, **link):
    """A page with one of its expanders open."""
    at = visit(PAGE[title], model="english", **link)
    at.session_state[key] = True
    return opened(at.run())


def test_what_a_unit_does_elsewhere_and_the_same_pattern_again():
    at = opened_box("Your sentence", "open_over_text", sentence="I think that he is nice", unit="60", span="1-2")
    rows = [table.value for table in at.table]
    assert [len(one) for one in rows] == [8, 6]
    assert all(text.count("**") == 2 for one in rows for text in one.iloc[:, 0 if one is rows[1] else 1])
    assert "nit 60" in prose(at)
    units = next(box for box in at.multiselect if "make the pattern" in box.label)
    assert len(units.value) == 8
    units.set_value(units.value[:2])
    assert str(opened(at.run()).query_params["alike"]).count(".") == 1


def test_the_tables_of_grammar_units_and_memory_are_shown():
    at = opened_box("Your sentence", "open_english")
    model = presets.load("english")
    shapes = [table.value.shape[0] for table in at.table]
    assert shapes == [len(model.about["figures"]["pairs"]), 1]
    assert english.learnt(model) in prose(at)
    at, found = opened_box("Your sentence", "open_tried"), tried.told()
    assert [table.value.shape[0] for table in at.table] == [len(english.TRIED), len(english.PRICED)]
    assert set(english.TRIED) == {*tried.TRIALS, "trigram"}
    assert english.best_tried(found) in prose(at) and network_switch.priced() in prose(at)


def test_which_units_carry_a_number_is_asked_of_the_visitors_own_beginning():
    at, model = (
        opened_box("Your sentence", "open_number", agrees="We saw that the dogs near the car"),
        presets.load("english"),
    )
    subject = next(box for box in at.selectbox if box.label == "Its subject")
    assert subject.value == 4 and subject.options == ["dogs", "car"]
    place = {word: k for k, word in enumerate(model.words)}
    ids = [place[word] for word in ["we", "saw", "that", "the", "dogs", "near", "the", "car"]]
    found, near = (
        agreement(model, ids, k, (place[noun], place[f"{noun}s"]), (place["is"], place["are"]))
        for k, noun in ((4, "dog"), (7, "car"))
    )
    for said in (number_units.verdict(found), number_units.pulls(found, "dog", near, "car")):
        assert said in prose(at)
    assert number_units.on_average(measured.stored()) in prose(at) and english.carries_number(model) in prose(at)
    assert len(at.table[0].value) == len(number_units.rows(found)) == number_units.NAMED + 3
    next(box for box in at.text_input if "before its verb" in box.label).set_value("xyzzy ?").run()
    assert "no noun here" in " ".join(one.value for one in opened(at).info)


def test_what_is_stored_of_number_units_is_what_the_network_gives():
    model, stored = presets.load("english"), measured.stored()
    again = measured.measure(model, 1)
    assert again["pulls"] == pytest.approx(stored["pulls"][:1], abs=1e-3)
    assert stored["pull"] == pytest.approx(np.mean(stored["pulls"]), abs=1e-3)
    assert len(stored["silenced"]) == len(stored["carried"]) == 256 and stored["pull"] < 0.5 * stored["between"]


def test_it_writes_on_and_what_it_wrote_can_be_taken_another_way():
    usual = data(look("Next word", sentence=TYPED), "write")
    other = next(one for one in usual["others"] if not one["here"] and one["id"] > 1)
    taken = data(look("Next word", sentence=TYPED, taken=f"0:{other['id']}"), "write")
    assert taken["written"][0]["text"] == other["text"] and taken["written"][0]["taken"]
    assert "<unk>" not in [one["text"] for one in (*usual["written"], *usual["others"])]


def test_how_far_back_reads_the_last_words_alone_and_says_what_each_is_worth():
    picture = data(look("How far back", sentence=TYPED), "far")
    (view,), model = picture["views"], presets.load("english")
    assert picture["chart"] is None and not any(one["picks"] for one in picture["readers"].values())
    whole = reading.read(model, TYPED)
    for key, said in view["says"].items():
        few = whole.ids if key == "all" else whole.ids[-int(key) :]
        chances = predict(model, read(model, few)[-1])[-1]
        assert said["right"] == pytest.approx(chances[model.words.index(view["answer"])])
    assert len(view["left"]) == len(view["gradient"]) == len(TYPED.split())


def test_the_walk_back_asks_for_the_word_typed_and_its_products_add_up_to_the_gradient():
    at = look("Backprop step by step", sentence=TYPED)
    picture, model = data(at, "walk"), presets.load("english")
    assert picture["answer"] == "not" and picture["tokens"] == TYPED.split()[:-1]
    assert len(picture["map"]["back"]) == len(picture["rows"]) <= TELLING + 1 and picture["unit"] in picture["rows"]
    assert len(picture["weight"]["inputs"]) == STEEPEST + 1
    ids = reading.read(model, TYPED).ids
    one = backward.walk(model, ids[:-1], ids[-1])
    rows = walk.at_scores(one, 60)
    assert sum(row["product"] for row in rows[:-1]) == pytest.approx(rows[-1]["product"])
    assert sum(row["δ at its score"] for row in rows[:-1]) == pytest.approx(0.0, abs=1e-9)
    (loss,) = backward.losses_after(one, [0.1])
    later = backward.updated(one, 0.1)
    assert loss == pytest.approx(-np.log(predict(later, read(later, ids[:-1])[-1])[-1, ids[-1]]))
    assert one.steep == pytest.approx(sum((d**2).sum() for d in one.gradient.values()))


def test_the_network_that_paid_for_open_gates_is_chosen_beside_it_and_opens_fewer():
    at = opened(visit(PAGE["Your sentence"], model="english-priced", sentence=TYPED))
    assert data(at, "strip")["tokens"] == TYPED.split()
    assert network_switch.priced() in prose(at) and "What a unit does elsewhere" not in str(at.expander)
    free, paid = (reading.read(presets.load("english", penalty=price), TYPED).trace for price in (None, PRICE))
    assert all(getattr(paid, gate).mean() < getattr(free, gate).mean() for gate in "io")
