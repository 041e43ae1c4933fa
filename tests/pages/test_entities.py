"""Named entities: the sentences, what is seen of a word, the score, and what the shipped network does."""

import numpy as np
import pytest

from lstm.live.check import run_through, score
from lstm.live.tasks import _entity_frames as frames
from lstm.live.tasks import _entity_names as names
from lstm.live.tasks import entities as task
from lstm.live.tasks._entity_words import SHAPES, VOCABULARY, known, row, without_ending
from lstm.presets import apps
from lstm.unroll import one_of
from ui.link import settings


def run(text):
    """The words of a sentence, the tag of each, and both traces, of the shipped network."""
    outputs, traces = run_through(apps.training("entities"), task.as_examples(text))
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
    assert shapes("London's") == {"Capital", "'s"} and shapes("O’Neill’s") == {
        "unknown",
        "Capital",
        "inner capital",
        "'s",
    }
    assert shapes("BBC") == {"Capital", "CAPITALS"} and shapes("A") == {"Capital", "everyday"}
    assert shapes("J.") == {"unknown", "Capital", "point"} and shapes("McDonald") == {
        "unknown",
        "Capital",
        "inner capital",
    }
    assert shapes("We're", True) == {"Capital", "first", "everyday", "contraction"} and shapes("sofa") == {
        "unknown",
        "everyday",
    }
    assert shapes("3.5") == {"unknown", "figures"} and shapes("…") == {"unknown", "mark"}
    assert known("LONDON") == known("London's") == "london" and row("the", False).sum() == 2


def test_no_new_name_is_known_to_the_network():
    new = {word for kind, pool in names.NEW.items() for word in pool if kind != "topic"}  # those are everyday words
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
    every = {word for pool in pools[0].values() for word in pool} | {word.capitalize() for word in names.EVERYDAY}
    every = {word.replace("’", "'") for word in every | set(names.BODIES)}
    for _ in range(300):
        words, tags = task.sentence(rng, frames.TRAINED, pools)
        assert len(words) == len(tags) and words[0][0] in (words[0][0].upper(), "3")
        for a, b, tag in task.spans(tags):
            inside = {without_ending(word)[0] for word in words[a:b]}
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


def test_the_sentences_by_hand_are_forty_and_most_of_their_names_are_new():
    examples, lines = task.by_hand()
    assert len(lines) == len(task.by_hand(task.HARDER)[1]) == 40
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
        task.as_examples(text)


def test_markup_and_emoji_are_words_like_any_other_and_a_long_text_is_cut():
    assert task.read("<b>Anna</b> 😀") == ["<", "b", ">", "Anna", "<", "/", "b", ">", "😀"]
    assert task.as_examples("Anna " * 500).lengths.tolist() == [task.MOST] and task.more_than_read("Anna " * 61)


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
