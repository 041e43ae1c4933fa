"""Named entities: the sentences, what is seen of a word, the score, and what the shipped network does."""

import numpy as np
import pytest

from lstm.cells import CELLS
from lstm.explain.both_ways import cue, votes
from lstm.figures import tagged, tape
from lstm.figures.held_out import example
from lstm.live.check import check, run_through, score
from lstm.live.fold import named
from lstm.live.network import part
from lstm.live.tasks import _entity_frames as frames
from lstm.live.tasks import _entity_names as names
from lstm.live.tasks import entities as task
from lstm.live.tasks._entity_words import SHAPES, VOCABULARY, known, row
from lstm.presets import apps
from lstm.unroll import one_of
from lstm.unroll import run as unroll
from ui import settings

D = len(VOCABULARY) + len(SHAPES)


def run(text):
    """The words of a sentence, the tag of each, and both traces, of the shipped network."""
    outputs, traces = run_through(apps.training("entities"), task.asked(text))
    return task.read(text), outputs[:, 0], [one_of(trace, 0) for trace in traces]


def called(text):
    """What the shipped network calls the names in a sentence: name -> tag."""
    words, chances, _ = run(text)
    tags = chances.argmax(axis=-1).tolist()
    return {" ".join(words[a:b]): task.TAGS[tag] for a, b, tag in task.spans(tags)}


def test_a_name_it_does_not_know_is_a_shape_and_its_letters_are_not_seen():
    assert np.array_equal(row("Zofia", False), row("Gdansk", False))
    assert np.array_equal(row("CERN", False), row("OPEC", False))
    assert not np.array_equal(row("Zofia", False), row("CERN", False))
    assert not np.array_equal(row("Zofia", False), row("zofia", False))
    assert np.array_equal(row("London", False, unknown=True), row("Gdansk", False))


def test_shapes_are_what_they_are_called():
    def shapes(word, first=False):
        return {name for name, there in zip(SHAPES, row(word, first)[len(VOCABULARY) :], strict=True) if there}

    assert shapes("Zofia", True) == {"unknown", "Capital", "first"}
    assert shapes("London's") == {"Capital", "'s"} and shapes("O’Neill’s") == {"unknown", "Capital", "'s"}
    assert shapes("BBC") == {"Capital", "CAPITALS"} and shapes("A") == {"Capital"}
    assert shapes("3.5") == {"unknown", "figures"} and shapes("…") == {"unknown", "mark"}
    assert known("LONDON") == known("London's") == "london" and row("the", False).sum() == 1


def test_no_new_name_is_known_to_the_network():
    new = {word for pool in names.NEW.values() for word in pool}
    assert len(new) > 50 and not {word for word in new if known(word)}


def test_in_what_is_judged_no_first_or_last_name_is_known():
    rng = np.random.default_rng
    for draw, most in ((task.draw_test, 0.25), (task.draw_far, 0.25)):
        tests = draw(rng(0), 200, {})
        rows = tests.xs[tests.targets > 0]
        assert rows[:, : len(VOCABULARY)].sum(axis=1).mean() < most  # "Bank", "Street" and their like are
        assert not set(task.reads(rows, {})) & {one.casefold() for one in names.KNOWN["first"]}


def test_no_held_out_frame_is_trained():
    assert not set(frames.HELD_OUT) & set(frames.TRAINED) and len(frames.HELD_OUT) >= 20
    assert f"{len(frames.TRAINED)} frames" in task.DATA


@pytest.mark.parametrize("pools", [(names.KNOWN,), (names.NEW,)])
def test_generated_sentences_begin_with_a_capital_and_tags_stand_on_names(pools):
    rng = np.random.default_rng(0)
    every = {word for pool in pools[0].values() for word in pool}
    for _ in range(300):
        words, tags = task.sentence(rng, frames.TRAINED, pools)
        assert len(words) == len(tags) and words[0][0] in (words[0][0].upper(), "3")
        for a, b, tag in task.spans(tags):
            inside = {word.removesuffix("'s") for word in words[a:b]}
            assert tag in (1, 2, 3) and inside & every
            assert not inside & set(names.TITLES)


def test_spans_are_runs_of_one_tag():
    assert task.spans([1, 1, 0, 2, 3, 3]) == [(0, 2, 1), (3, 4, 2), (4, 6, 3)]
    assert task.spans([0, 0]) == [] and task.spans([]) == []


def test_f1_counts_whole_names():
    right = [[1, 1, 0, 2], [0, 3]]
    assert task.f1(right, right) == 1.0 and task.f1([[0] * 4, [0] * 2], right) == 0.0
    assert task.f1([[1, 1, 0, 0], [0, 3]], right) == pytest.approx(2 * 2 / (2 + 3))
    assert task.f1([[1, 0, 0, 2], [0, 3]], right) == pytest.approx(2 * 2 / (3 + 3))  # half a name is none


def test_padding_is_no_part_of_a_sentence():
    lines = [(["Anna", "left", "."], [1, 0, 0]), (["Rome"], [2])]
    examples = task.with_tags(lines)
    outputs = np.eye(4)[examples.targets]
    outputs[1:, 1] = [0, 1, 0, 0]  # whatever is said in the padding
    assert task.score(outputs, examples, {}) == 1.0


def test_a_line_by_hand_is_read_with_its_tags():
    words, tags = task.marked("[P Ada Lovelace]'s dog ran to [L Rome].")
    assert words == ["Ada", "Lovelace's", "dog", "ran", "to", "Rome", "."] and tags == [1, 1, 0, 0, 0, 2, 0]


def test_the_example_that_is_shown_is_judged_by_its_right_tags():
    right = ["person", "person", "other", "other", "organisation", "other", "place"]
    assert [task.TAGS[k] for k in task.draw_shown(None, 1, {}).targets[:, 0]] == right
    training = apps.training("entities")
    rows = example(training.settings, None, check(training))["answers"]["rows"]
    assert [row[2] for row in rows] == right == [row[0] for row in rows]  # what is right, and what is said
    assert min(row[3] for row in rows) > 0.5


def test_the_sentences_by_hand_are_forty_and_most_of_their_names_are_new():
    examples, lines = task.by_hand()
    assert len(lines) == 40
    new = [
        not known(line[k]) for line, tags in zip(lines, examples.targets.T, strict=True) for k in np.flatnonzero(tags)
    ]
    assert len(new) > 90 and np.mean(new) > 0.7


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is typed"),
        ("  \n", "Nothing is typed"),
        ("😀 !!", "no word"),
        ("12 34", "no word"),
        ("привет мир", "no Latin letter"),
        ("مرحبا", "no Latin letter"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        task.asked(text)


def test_markup_and_emoji_are_words_like_any_other_and_a_long_text_is_cut():
    assert task.read("<b>Anna</b> 😀") == ["<", "b", ">", "Anna", "<", "/", "b", ">", "😀"]
    assert task.asked("Anna " * 500).lengths.tolist() == [task.MOST] and task.more_than_read("Anna " * 61)


def test_the_shipped_network_reaches_what_is_stated():
    training, figures, measured = apps.training("entities"), apps.figures("entities"), task.measured()
    rng = np.random.default_rng
    assert score(training, task.draw_test(rng(1), 300, {})) == pytest.approx(figures["value"], abs=0.03)
    assert score(training, task.draw_far(rng(1), 300, {})) == pytest.approx(figures["far"], abs=0.06)
    hand, _ = task.by_hand()
    assert score(training, hand) == pytest.approx(measured["hand"], abs=1e-9) and measured["hand"] > 0.75
    assert task.control(hand, {}) == pytest.approx(measured["hand_table"], abs=1e-9)
    assert measured["hand"] > measured["hand_table"] + 0.2 and figures["far"] > measured["far_table"] + 0.2


def test_reading_both_ways_is_worth_what_the_page_says():
    figures, measured = apps.figures("entities"), task.measured()
    assert min(figures["cells"]["lstm"]["values"]) > max(measured["forwards"]["test"])
    assert abs(measured["forwards"]["weights"] / figures["cells"]["lstm"]["weights"] - 1) < 0.05


def test_a_word_that_is_a_person_here_is_a_place_there():
    assert called("Zofia Brandt lives in Gdansk.") == {"Zofia Brandt": "person", "Gdansk": "place"}
    assert called("We flew to Washington.") == {"Washington": "place"}
    assert called("Mr Washington works for Ford.")["Washington"] == "person"
    assert called("They went home in May.") == {}
    words, chances, _ = run(settings.SETTINGS["names"].default)
    assert [words[k] for k in (0, 3, 5)] == ["Jordan", "Jordan", "Amazon"]
    assert chances.argmax(axis=-1).tolist() == [1, 0, 0, 2, 0, 3, 0]


def test_the_scores_are_the_sum_of_what_both_directions_say():
    training = apps.training("entities")
    _, chances, traces = run("Zofia works for Nokia in Gdansk.")
    readout = part(named(training.shapes, training.flat), "readout")
    parts = votes(readout, *(trace.h for trace in traces))
    total = parts.ahead + parts.behind + parts.bias
    e = np.exp(total - total.max(axis=1, keepdims=True))
    np.testing.assert_allclose(e / e.sum(axis=1, keepdims=True), chances, atol=1e-12)


@pytest.mark.parametrize(
    ("ahead", "behind", "says"),
    [
        (0.9, 3.4, "Both say person, backwards more."),
        (3.4, 0.9, "Both say person, forwards more."),
        (5.21, 5.24, "Both say person, alike."),
        (2.8, -1.1, "The two disagree, and forwards outweighs."),
        (-0.2, 4.1, "The two disagree, and backwards outweighs."),
        (3.7, -0.04, "Forwards decides."),
        (-1.0, 0.4, "Together that is not for person: what it says whatever is read, +0.8, makes it person."),
    ],
)
def test_who_decides_is_told_by_the_numbers(ahead, behind, says):
    assert tagged.decided(ahead, behind, 0.8, "person", "place") == says


@pytest.mark.parametrize(
    ("text", "place", "until", "after"),
    [
        ("Paris", 0, "it alone says", "it alone says"),
        ("New York is big", 0, "it alone says", "the words from the end back to it say"),
        ("New York is big", 1, "the words up to it say", "the words from the end back to it say"),
        ("New York is big", 3, "the words up to it say", "it alone says"),
    ],
)
def test_a_direction_is_said_to_have_read_what_it_has_read(text, place, until, after):
    training, (_, chances, traces) = apps.training("entities"), run(text)
    readout = part(named(training.shapes, training.flat), "readout")
    said = tagged.said_of(task.asked(text).xs[place, 0], chances, readout, traces, place)
    assert f"read forwards, {until} " in said and f"read backwards, {after} " in said
    parts = votes(readout, *(trace.h for trace in traces))
    one, other = np.argsort(-chances[place])[:2]
    for numbers, before in ((parts.ahead, until), (parts.behind, after)):
        assert f"{before} {tagged.signed(numbers[place, one] - numbers[place, other])}" in said


def test_units_stand_in_the_order_in_which_they_are_written():
    memory = np.array([[0.0, 0.9, 0.1], [0.0, 0.9, 0.9], [0.5, 0.8, 0.9]])
    assert tape.written_in_turn(memory).tolist() == [1, 2, 0]


def test_a_cue_is_the_unit_whose_gate_opens_most_there():
    gate = np.array([[0.1, 0.9], [0.9, 0.95], [0.3, 0.9], [0.7, 0.95]])
    found = cue(gate, ["a", "in", "b", "in"], "in")
    assert (found.unit, found.times) == (0, 2) and (found.at, found.elsewhere) == pytest.approx((0.8, 0.2))
    with pytest.raises(ValueError, match="never read"):
        cue(gate, ["a"] * 4, "in")


def test_what_is_said_of_the_gates_is_their_mean_over_the_sample():
    tests, inside, words = tagged.sample()
    training = apps.training("entities")
    _, (ahead, _) = run_through(training, tests)
    gate, found = ahead.i[inside], tagged.cues(CELLS["lstm"], part(named(training.shapes, training.flat), "ahead"))
    said = tagged.said_of_cues(CELLS["lstm"], found)
    for word, one in zip(tagged.CUES, found, strict=True):
        here = [k for k, each in enumerate(words) if each == word.casefold()]
        opened = gate[here].mean(axis=0) - np.delete(gate, here, axis=0).mean(axis=0)
        assert opened.max() > 0.2, f"{word} opens no gate worth speaking of"
        mean = gate[here, opened.argmax()].mean()
        assert f"at **{word}** that of unit {opened.argmax()} is {mean:.2f} (elsewhere" in said and one.word in words


@pytest.mark.parametrize(("cell", "gate"), [("gru", "update gate"), ("lstm1997", "input gate"), ("rnn", "")])
def test_another_network_s_gates_are_its_own(cell, gate):
    weights = CELLS[cell].init(D, 3, np.random.default_rng(0))
    found = tagged.cues(CELLS[cell], weights)
    said = tagged.said_of_cues(CELLS[cell], found)
    assert f"The {gate} of the network above" in said if gate else said == "This cell has no gates to open."
    trace = unroll(CELLS[cell], weights, np.eye(D)[:2])
    bands = tagged.draw(CELLS[cell], ["a", "b"], np.full((2, 4), 0.25), [trace, trace], found)["bands"]
    named_units = {band["name"] + band["symbol"][-1]: band["units"] for band in bands if band["units"]}
    assert named_units == ({f"{gate}→": sorted({one.unit for one in found})} if gate else {})


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_every_word_is_tinted_by_its_likeliest_tag(cell):
    weights = CELLS[cell].init(3, 2, np.random.default_rng(0))
    trace = unroll(CELLS[cell], weights, np.eye(3))
    chances = np.array([[0.1, 0.7, 0.1, 0.1], [0.9, 0.0, 0.1, 0.0], [0.2, 0.1, 0.1, 0.6]])
    picture = tagged.draw(CELLS[cell], ["<b>", "of", "IBM"], chances, [trace, trace])
    columns = picture["sections"][0]["columns"]
    assert [one["note"] for one in columns] == ["person 70 %", "", "org. 60 %"]
    assert [bool(one["ink"]) for one in columns] == [True, False, True]
    symbols = [band["symbol"] for band in picture["bands"]]  # all that there is room for on a phone
    assert len(set(symbols)) == len(symbols) and {one[-1] for one in symbols} == set("→←")
    assert picture["alt"] == "Found: <b>: person; IBM: organisation."
