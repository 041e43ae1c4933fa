"""The picture of an operated network says what was done and what became of it; and the page does what it offers."""

import numpy as np
import pytest
from test_pages import PAGES, opened, visit

import lstm
from lstm import presets, reading
from lstm.everyday import sentences
from lstm.explain import difference, left_out_of, margin, operate, operation, writers
from lstm.figures.who_wrote import operated, operated_says
from lstm.numbers import percent

PAGE = next(page for page in PAGES if page.stem == "13_Who_wrote_the_memory")
WORDS = sentences.SEED_WORDS[:-1]


def example(*texts, cell="lstm", reason="traffic", unit=None, second=False):
    """The picture of the example sentence under operations; the second sentence has another reason."""
    model = presets.load(cell)
    place = {word: k for k, word in enumerate(model.words)}
    read, other = (reading.read(model, " ".join(WORDS).replace("job", word)) for word in ("job", reason))
    done = [operation(text) for text in texts]
    now = read.with_trace(operate(model, read.ids, done, other.trace, presets.load(cell, "untrained")))
    foils = [place[word] for word in sentences.options(WORDS) if word != "loan"]
    picture = operated.draw(read, now, place["loan"], foils, done, unit, other if second else None)
    return read, now, foils, picture


def whole(layers):
    """What all the layers of a ribbon add up to, at each place."""
    return np.sum([layers["others"], *(band["support"] for band in layers["bands"])], axis=0)


@pytest.mark.parametrize("texts", [(), ("i.all.6:0",), ("c.all.10:b10",), ("c.3.8-9:0.5", "f.all.12:0")], ids=str)
@pytest.mark.parametrize("cell", ["lstm", "peephole"])
def test_the_layers_add_up_to_what_the_memory_is_worth(texts, cell):
    usual, now, foils, picture = example(*texts, cell=cell)
    worth = margin(usual.model, usual.trace, usual.model.words.index("loan"), foils)
    np.testing.assert_allclose(whole(picture["now"]), now.trace.c @ worth, rtol=0, atol=1e-9)


def test_the_layers_of_one_unit_add_up_to_its_memory():
    _, now, _, picture = example("f.5.9:0", unit=5)
    np.testing.assert_allclose(whole(picture["now"]), now.trace.c[:, 5], rtol=0, atol=1e-12)
    assert picture["worth"] == "" and picture["unit"] == 5


def test_a_wiped_memory_ends_the_band_of_the_word_that_wrote_it():
    picture = example("c.all.10:0")[-1]
    job = next(band for band in picture["now"]["bands"] if band["writer"] == 6)
    assert job["support"][9] > 5 and job["support"][10:] == [0.0] * 7
    assert job["label"] == "written at “job”: nothing left"
    assert picture["was"]["up"][10] > 5
    assert whole(picture["now"])[10] == pytest.approx(0.0, abs=1e-12)


def test_what_was_carried_over_is_a_layer_of_its_own():
    picture = example("c.all.10:b10", second=True)[-1]
    hand = picture["now"]["bands"][-1]
    assert hand["hand"] and hand["writer"] == 10 and hand["label"] == "put there by hand after “conditions”"
    assert picture["touched"] == [
        {
            "text": "c.all.10:b10",
            "quantity": "c",
            "first": 10,
            "last": 10,
            "units": None,
            "label": "carried over",
            "carried": 10,
        }
    ]
    assert picture["second"]["answer"]["word"] == "taxi"


def test_both_runs_stand_on_one_scale():
    usual, cut = example()[-1], example("i.all.6:0")[-1]
    assert cut["high"] >= max(cut["was"]["up"]) and cut["high"] == pytest.approx(usual["high"])
    assert [gate["was"] is None for gate in cut["gates"]] == [False, False, False]
    assert all(gate["was"] is None for gate in usual["gates"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("i.all.6:0", "the input gates were shut at “job”"),
        ("f.3.9:1", "the forget gate of unit 3 was opened at “family”"),
        ("o.1+2.all:0.25", "the output gates of units 1 and 2 were set to 0.25 everywhere"),
        ("c.all.8-10:0", "the memory was wiped from “and” to “conditions”"),
        ("h.4.16:0", "the output of unit 4 was silenced after “a”"),
        ("c.all.10:b10", "the memory was carried over after “conditions”"),
        ("f.all.all:untrained", "the weights of the forget gates were those of before training"),
        ("candidate.2.6:-0.5", "the candidate of unit 2 was set to −0.5 at “job”"),
        ("x.all.6:w0", "“<unk>” was read in place of “job”"),
        ("x.all.6-8:w0", "“<unk>” was read in place of all from “job” to “and”"),
    ],
)
def test_an_operation_in_words(text, says):
    assert operated_says.called(operation(text), reading.read(presets.load(), " ".join(WORDS))) == says


@pytest.mark.parametrize("cell", ["lstm", "lstm1997", "peephole", "coupled", "gru"])
def test_only_a_whole_state_carried_over_is_one_that_the_second_sentence_leads_to(cell):
    """What is said beside the picture: with all of its state the run is the second sentence's; with c alone it is not.

    Of c alone, the second sentence's memory comes out through this sentence's output gates.
    """
    model = presets.load(cell)
    one, two = ([model.words.index(reason if w == "job" else w) for w in WORDS] for reason in ("job", "traffic"))
    usual, other = lstm.read(model, one)[-1], lstm.read(model, two)[-1]
    says, two_parts = operated_says.strange_states(lstm.CELLS[cell]), "c" in lstm.CELLS[cell].EQUATIONS
    state = ["c.all.10:b10", "h.all.10:b10"] if two_parts else ["h.all.10:b10"]
    whole = operate(model, one, [operation(text) for text in state], other)
    assert whole.h[10:].tobytes() == other.h[10:].tobytes()
    assert ("Memory c and output h together" in says) == two_parts and "second sentence leads to" in says
    if two_parts:
        alone = operate(model, one, [operation("c.all.10:b10")], other)
        o = alone.o[10]
        assert alone.c[10].tobytes() == other.c[10].tobytes() and np.abs(alone.h[10] - other.h[10]).max() > 1e-4
        np.testing.assert_allclose(alone.h[10], o * np.tanh(other.c[10]), rtol=0, atol=1e-15)
        assert np.array_equal(o, usual.o[10]) or cell == "peephole"  # whose output gates look at c


def test_parts_that_miss_by_nothing_at_all_are_said_to_add_up_to_the_last_bit():
    assert operated_says.exactly(0.0) == "The parts add up to the memory to the last bit."
    assert operated_says.exactly(2e-16) == "The parts add up to the memory to within 2.0·10⁻¹⁶."


def test_the_line_tells_the_chances_before_and_after_and_what_did_it():
    usual, now, _, picture = example("i.all.6:0")
    before, after = (read.chances[-1, read.model.words.index("loan")] for read in (usual, now))
    assert f"“loan” {percent(before)} → {percent(after)}, because" in picture["line"]
    bits = np.log2(before / after)
    assert "bits" not in picture["line"]  # they are said in a fold
    assert f"“loan” has {bits:.1f} bits less" in operated_says.in_bits(usual, now, usual.model.words.index("loan"))
    assert operated_says.in_bits(usual, usual, 0) == ""
    assert example()[-1]["line"].startswith("After “a”: “loan” 99.3\u00a0%")


def test_the_first_change_and_the_table_of_changes_are_those_of_the_traces():
    usual, now, _, _ = example("i.all.6:0")
    found = difference(usual.cell, usual.trace, now.trace)
    unit = int(usual.trace.i[6].argmax())
    assert f"at “job”: the input gate of unit {unit}" in operated_says.first_change(usual, now, found)
    rows = operated_says.table(usual, now, found)
    assert rows[5]["input gate"] == rows[5]["memory"] == "–" and rows[6]["input gate"].startswith(f"unit {unit}:")


def test_what_an_operation_leaves_alone_keeps_its_height():
    """Up to the operation, both runs of a picture are the same line: they are counted by one yardstick."""
    for text in ("c.all.10:0", "o.all.12:0", "c.all.10:b10"):
        picture = example(text)[-1]
        np.testing.assert_allclose(
            whole(picture["now"])[:10], np.add(picture["was"]["up"], picture["was"]["down"])[:10]
        )


def test_a_memory_carried_over_stands_as_high_as_in_the_sentence_it_is_from():
    picture = example("c.all.10:b10", second=True)[-1]
    assert whole(picture["now"])[10] == pytest.approx(whole(picture["second"]["now"])[10], abs=1e-9)


def test_the_two_questions_are_the_writers_and_the_sentence_without_the_word():
    usual, now, foils, _ = example("i.all.6:0")
    model, ids, loan = usual.model, usual.ids, usual.model.words.index("loan")
    worth = operated.yardstick(usual, loan, foils, None)
    without = left_out_of(model, ids, [operation("i.all.6:0")])
    asked = operated.two_questions(now, worth, without, loan)
    np.testing.assert_allclose(asked["wrote"], writers(now.trace)[1:, -1] @ margin(model, usual.trace, loan, foils))
    assert asked["wrote"][6] == 0.0
    shut = operate(model, ids[:3] + ids[4:], [operation("i.all.5:0")])
    assert asked["without"][3] == pytest.approx(lstm.predict(model, shut)[-1, loan], rel=1e-12)
    alone = lstm.predict(model, lstm.read(model, ids[:6] + ids[7:])[-1])[-1, loan]
    assert asked["without"][6] == pytest.approx(alone, rel=1e-12)


def pressed(label, **link):
    """The page after a press on one of its offers, by the beginning of its name: its link."""
    at = visit(PAGE, **link)
    next(button for button in at.button if button.label.startswith(label)).click()
    return opened(at.run()).query_params


@pytest.mark.parametrize("penalty", ["0.01", "0.05", "0.2"])
@pytest.mark.parametrize(
    ("label", "falls"),
    [("Shut the input", True), ("Shut the forget", True), ("Carry another", True), ("Carry only its", False)],
)
def test_the_offers_do_what_they_say_to_the_example_in_every_network_trained_for_open_gates(penalty, label, falls):
    link = pressed(label, penalty=penalty)
    model = presets.load("lstm", penalty=float(penalty))
    place = {word: k for k, word in enumerate(model.words)}
    ids, other = [place[word] for word in WORDS], None
    if "other" in link:
        second = link["other"].casefold().replace(",", " ,").split()
        assert len(second) == len(WORDS) and sum(a != b for a, b in zip(second, WORDS, strict=True)) == 1
        other = lstm.read(model, [place[word] for word in second])[-1]
    texts = link["operations"].split(",")
    now = lstm.predict(model, operate(model, ids, [operation(text) for text in texts], other))[-1]
    chance = now[place["loan"]]  # at a price of 0.01 its output gates let the reason past the shut input gates, by h
    assert chance < 0.7 if falls else chance > 0.97
    if falls and other is not None:
        assert now.argmax() == lstm.predict(model, other)[-1].argmax() != place["loan"]


@pytest.mark.parametrize(
    ("cell", "way_in", "way_out"),
    [
        ("lstm", "Shut the input", "Shut the forget"),
        ("peephole", "Shut the input", "Shut the forget"),
        ("coupled", "Shut the input", "Open the input"),
        ("gru", "Shut the update", "Open the update"),
        ("lstm1997", "Shut the input", None),
    ],
)
def test_each_cell_is_offered_what_keeps_the_reason_out_and_what_empties_its_memory(cell, way_in, way_out):
    labels = [button.label for button in visit(PAGE, cell=cell).button if button.label.split()[0] in ("Shut", "Open")]
    starts = [start for start in (way_in, way_out) if start]
    assert all(label.startswith(start) for label, start in zip(labels, starts, strict=True))
    model = presets.load(cell)
    ids = [model.words.index(word) for word in WORDS]
    for label in labels:
        texts = pressed(label, cell=cell)["operations"].split(",")
        chances = lstm.predict(model, operate(model, ids, [operation(text) for text in texts]))[-1]
        assert chances[model.words.index("loan")] < 0.7, label


def test_operations_that_cannot_be_done_are_left_out_and_said():
    at = opened(visit(PAGE, operations="i.all.99:0,i.all.6:0,c.all.3:b2"))
    assert any("2 of the operations" in caption.value for caption in at.caption)
    assert [button.label for button in at.button if button.label == "Undo"] == ["Undo"]


def test_another_sentence_is_read_without_the_operations_on_the_last():
    at = visit(PAGE, operations="i.all.6:0", until="5")
    at.text_input[0].set_value("The car runs on the road")
    opened(at.run())
    assert "operations" not in at.query_params and "until" not in at.query_params
