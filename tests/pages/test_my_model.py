"""A network that a visitor trained goes on to the pages that look inside one, whatever it reads."""

import pytest
from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest
from test_pages import PAGES, ROOT, SENTENCES, opened, pictures, visit

from lstm import inputs, live, predict, presets, read
from lstm.live.forms import form_of
from lstm.live.tasks import LIVE
from ui.page import label
from ui.sentence import carried, tables, visitor_network

INSIDE = [
    ROOT / page for page in visitor_network.INSIDE if "memory" not in page
]  # which looks at one network as these do
STEP = next(page for page in INSIDE if "step" in page.stem)
MEMORY = next(ROOT / page for page in visitor_network.INSIDE if "memory" in page)
WIDE = ["entities", "lookup", "speech"]  # tasks whose steps are too many numbers to be typed
each_page = pytest.mark.parametrize("page", INSIDE, ids=lambda page: page.stem)
CELLS = dict(zip(LIVE, presets.CELLS_TRAINED * len(LIVE), strict=False))  # each task with one, each with some tasks


def trained(task, **changes):
    """A small network after one update."""
    return live.advance(live.begin(live.defaults(task, **{"units": 3, "batch": 2} | changes)), 1)


def look(page, training, **link):
    """Open a page with a network of one's own in view."""
    at = AppTest.from_file(PAGES[0])
    at.session_state["my_model"] = live.model_of(training)
    for name, value in ({"model": "mine"} | link).items():
        at.query_params[name] = value
    return opened(at.switch_page(page.relative_to(ROOT).as_posix()).run())


def data(at, name):
    """What a component of a page is given to draw."""
    for component in mounted(at):
        if component.proto.component_name.endswith(name):
            return data_of(component.proto)
    raise AssertionError(f"there is no {name} on the page")


def prose(at):
    """All that a page says outside its pictures."""
    return " ".join(one.value for kind in ("text", "markdown", "caption", "info", "warning") for one in at.get(kind))


def shown_on(page, at):
    """The picture of a page."""
    return data(at, "strip" if "sentence" in page.stem else "step")


@pytest.mark.parametrize("task", ["recall", "adding", "reber", "letters", "series", "opinions"])
def test_a_task_s_network_shows_who_wrote_its_memory_and_can_be_operated_on(task):
    training = trained(task, cell=CELLS[task])
    model = live.model_of(training)
    memory = "c" if "lstm" in CELLS[task] or CELLS[task] == "peephole" else "h"
    plain, cut = (
        data(look(MEMORY, training, **link), "interventions")
        for link in ({}, {"operations": f"{memory}.all.1:0", "unit": "2"})
    )
    assert len(plain["tokens"]) == len(cut["tokens"]) == len(inputs.find(model.about["examples"][0], model).found)
    assert cut["unit"] == 2 and cut["touched"] and (cut["was"]["up"], cut["was"]["down"]) != (0, 0)
    assert plain["line"] != cut["line"] and plain["replaceable"] == bool(model.words)


@each_page
@pytest.mark.parametrize("task", [task for task in LIVE if task not in WIDE])
def test_every_task_s_network_reads_its_held_out_example(task, page):
    training = trained(task, cell=CELLS[task])
    model, report = live.model_of(training), live.check(training)
    at = look(page, training)
    picture = shown_on(page, at)
    assert len(picture["tokens"]) == len(inputs.find(model.about["examples"][0], model).found)
    last, (middle, spread) = report.outputs[len(picture["tokens"]) - 1], model.signature.scale
    if not form_of(task).STACKS:  # it is one cell of two, and answers by itself
        ids = inputs.find(model.about["examples"][0], model).ids
        last, middle, spread = predict(model, read(model, ids)[-1])[-1], 0.0, 1.0
    answers = dict(zip(model.signature.answers, last, strict=True))
    for name, value in picture["next"][-1]:
        said = answers[name] * spread + middle if picture["kind"] == "number" else answers[name]
        assert value == pytest.approx(said, rel=2e-2, abs=2e-3)  # a number typed has four digits
    assert f"trained for 1 update on “{LIVE[task].NAME}”" in prose(at)


@pytest.mark.parametrize("page", visitor_network.INSIDE)
@pytest.mark.parametrize("task", [task for task in WIDE if hasattr(LIVE[task], "SHIPPED")])
def test_a_network_that_nobody_can_type_for_is_not_shown_and_the_page_says_why(task, page):
    plain, said = visit(ROOT / page), f"{len(live.channels(trained(task)))} numbers, too many to type"
    shipped = opened(visit(ROOT / page, model=task, place="1"))
    for at, who in ((look(ROOT / page, trained(task)), "Your own LSTM is"), (shipped, f"“{LIVE[task].NAME}” is")):
        assert said in prose(at) and f"{who} what this link asks for" in prose(at)
        assert "the main model is shown" in prose(at) and at.title[0].value == plain.title[0].value
        assert [box.label for box in at.text_input] == [box.label for box in plain.text_input]
    assert pictures(look(ROOT / page, trained(task))) == pictures(plain)


@pytest.mark.parametrize("task", LIVE)
def test_the_numbers_of_a_step_are_known_without_the_network_being_made(task):
    training = trained(task)
    assert live.channels(training) == live.model_of(training).signature.channels


@pytest.mark.parametrize(("task", "step"), [("opinions", "word"), ("order", "step")])
def test_a_network_of_words_is_spoken_of_in_words(task, step):
    at = look(INSIDE[0], trained(task))
    assert f"reads it {step} by {step}" in prose(at) and f"after the last {step} alone" in prose(at)
    assert data(at, "strip")["noun"] == data(at, "arithmetic")["noun"] == step


@each_page
def test_nothing_of_the_shipped_models_is_offered_for_it(page):
    at = look(page, trained("letters"))
    assert {group.label for group in at.get("button_group")} <= {"Order of the units", "Gate"}
    assert not [box for box in at.expander if "remember" in box.label or "trained" in box.label]
    assert "Not among its" not in prose(at) and "teach" not in prose(at).lower()


@each_page
def test_the_way_back_shows_the_shipped_model_as_if_nothing_had_been(page):
    at = look(page, trained("sine"), place="3", edits="i.0.x0:set:2", typed="1 2 3")
    next(button for button in at.button if button.label == "Back to the main model").click()
    opened(at.run())
    assert not set(at.query_params) & {"model", "typed", "place", "edits"}
    assert pictures(at) == pictures(visit(page))


@each_page
def test_a_link_to_a_network_that_is_not_there_says_so_and_shows_the_shipped_one(page):
    at = visit(page, model="mine", task="sine", hidden="8")
    assert "there is none yet" in prose(opened(at)) and "a reload begins a new one" in prose(at)
    assert pictures(at) == pictures(visit(page))
    links = [link.proto for link in at.get("page_link") if link.proto.label == "Train it"]
    assert len(links) == 1 and "task=sine" in links[0].query_string and "hidden=8" in links[0].query_string


@pytest.mark.parametrize("task", ["letters", "everyday", "adding"])
@pytest.mark.parametrize("kind", SENTENCES)
def test_any_text_can_be_typed_for_it(kind, task):
    text, page = SENTENCES[kind], INSIDE[list(SENTENCES).index(kind) % len(INSIDE)]  # the pages have the same box
    at = look(page, trained(task, layers=1 + (task == "adding")), typed=text[:1500])
    assert at.text_input[0].value in (text[:1500], "", live.model_of(trained(task)).about["examples"][0])


def test_what_is_no_symbol_or_number_is_named_and_the_rest_is_read():
    at = look(INSIDE[0], trained("recall"), typed="Ab9*c?")
    assert data(at, "strip")["tokens"] == list("Abc?") and "Left out: “9”, “*”. It knows no such symbol." in prose(at)
    at = look(INSIDE[0], trained("adding"), typed="0.5/1 0.5 x 0.25/0")
    assert data(at, "strip")["tokens"] == ["0.5/1", "0.25/0"]
    assert "Left out: “0.5”, “x”. A step looks like 0." in prose(at)


@pytest.mark.parametrize(
    ("task", "units", "text", "read", "of"),
    [("everyday", 3, "the car " * 60, "100 words", 120), ("letters", 3, "the cat " * 40, "250 steps", 320)]
    + [("letters", 128, "the cat " * 40, "104 steps", 320)],
)
def test_as_much_is_read_as_a_picture_can_show_and_the_rest_is_counted(task, units, text, read, of):
    at = look(INSIDE[0], trained(task, units=units), typed=text)
    assert f"{len(data(at, 'strip')['tokens'])} {read.split()[1]}" == read
    assert f"The first {read} are read, of {of}" in prose(at)


def test_an_emptied_box_stays_empty_and_says_what_to_do():
    at = look(INSIDE[0], trained("recall"))
    opened(at.text_input[0].set_value("").run())
    assert at.text_input[0].value == "" and "nothing here yet that it can read" in prose(at)
    assert at.query_params["typed"] == " "
    assert look(STEP, trained("recall"), typed=" ").text_input[0].value == ""


def test_another_example_is_chosen_and_the_link_carries_it():
    training = trained("order")
    known = live.model_of(training).about["examples"]
    at = look(INSIDE[0], training)
    assert at.text_input[0].value == known[0] and "typed" not in at.query_params
    opened(at.selectbox[0].select_index(3).run())
    assert at.text_input[0].value == known[3] == at.query_params["typed"]
    assert pictures(look(INSIDE[0], training, typed=known[3])) == pictures(at)


@pytest.mark.parametrize(("task", "source"), [("sine", "x0"), ("adding", "x1"), ("recall", "x16"), ("everyday", "b")])
def test_its_weights_can_be_turned(task, source):
    training = trained(task, cell="gru")
    plain, turned = (look(STEP, training, **link) for link in ({}, {"edits": f"candidate.all.{source}:add:9"}))
    assert data(plain, "step")["next"] != data(turned, "step")["next"]
    assert data(plain, "step")["tokens"] == data(turned, "step")["tokens"]
    assert "1 change of its weights" in prose(turned)
    assert look(STEP, training, turn="candidate.0.x0", edits="i.0.x312:set:3")  # of a weight it has not


def test_its_tables_and_its_file_hold_numbers_as_they_were_read():
    at = AppTest.from_string(
        "import streamlit as st\nfrom ui.sentence import networks, tables\n"
        "read = networks.through(st.session_state['m'], '0.25/1 -0.5/0')\n"
        "st.session_state['rows'] = tables.all_values(read), tables.next_words(read)"
    )
    at.session_state["m"] = live.model_of(trained("adding"))
    every, answers = at.run().session_state["rows"]
    assert [(row["place"], row["number"], row["mark"], row["unit"]) for row in every[2:4]] == [
        (1, 0.25, 1.0, 2),
        (2, -0.5, 0.0, 0),
    ]
    assert list(answers[0]) == ["place", "after", "answer: sum"] and answers[1]["after"] == "−0.5/0"
    assert tables.as_csv(every).splitlines()[4].startswith("2,-0.5,0.0,0,")


def test_other_pages_show_the_main_model_and_say_where_the_one_asked_for_is():
    training = trained("recall")
    for page in (page for page in PAGES if page.stem == "app" or label(page) in carried.MAIN_ALONE):
        at = AppTest.from_file(PAGES[0])
        at.session_state["my_model"] = live.model_of(training)
        at.query_params["model"] = "mine"
        at = at.run() if page == PAGES[0] else at.switch_page(page.relative_to(ROOT).as_posix()).run()
        assert pictures(opened(at)) == pictures(visit(page))
    squashing = ROOT / "pages" / "22_Squashing_functions.py"
    for at, whose in (
        (look(squashing, training), "your own LSTM"),
        (visit(squashing, model="music"), f"the LSTM of “{LIVE['music'].NAME}”"),
    ):
        assert f"This page does not apply what the link carries: {whose}." in prose(opened(at))
    at = opened(visit(squashing, model="speech"))
    assert "the LSTM of “Speech”. Each step of it is 48 numbers" in prose(at)
    assert "It is on" not in prose(at) and "Yours" not in prose(at)
    assert "the main model" not in prose(visit(squashing, model="mine")) + prose(visit(squashing))
