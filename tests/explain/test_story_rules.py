"""What a story says where there is little to tell, and beside it what is often told of the example."""

import re

import numpy as np
import pytest
from told import Told, taken

import lstm
from lstm import CELLS, presets, reading
from lstm.everyday import sentences
from lstm.explain.story import story
from lstm.figures.text import percent
from lstm.figures.who_wrote import seed_story
from lstm.figures.who_wrote import story as story_figure
from lstm.model import Signature, begin
from lstm.words import Found, Token


def test_the_story_of_the_example_is_told_as_it_is_in_the_shipped_network():
    told = Told(presets.load(), sentences.SEED_WORDS[:-1])
    assert told.text["wrote"].startswith("Most of the memory behind that is from “job”")
    assert "first opens past 50\u00a0% at “a”" in told.text["shown"]
    assert "the 6 words before is the same to the last bit" in told.text["not_before"]
    assert "it expects “" in told.text["missing"] and "it expects “" in told.text["shut"]
    assert "it still expects “loan”" in told.text["shut"].split("Shut at")[1]


def test_where_no_word_wrote_most_none_is_said_to_have():
    told = Told(presets.load(stage="untrained"), sentences.SEED_WORDS[:-1])
    assert told.text["wrote"].startswith("No single word wrote most of the memory")


@pytest.mark.parametrize("cell", CELLS)
def test_a_single_word_has_a_story_too(cell):
    model = begin(cell, tuple("abc"), 3, np.random.default_rng(0))
    read = reading.read(model, "b")
    facts = story(read, int(read.chances[-1].argmax()), [])
    kinds = [one.kind for one in facts]
    assert kinds[0] == "expected" and "missing" not in kinds and "between" not in kinds
    assert story_figure.draw(read, facts)["lines"]


def test_a_memory_that_says_nothing_is_not_said_to_speak():
    model = begin("lstm", tuple("abc"), 3, np.random.default_rng(0))
    model = model._replace(readout={"W_y": np.zeros((3, 3)), "b_y": np.array([0.0, 1.0, 0.0])})
    read = reading.read(model, "ac")
    lines = story_figure.draw(read, story(read, 1, [0, 2]))["lines"]
    assert [line["kind"] for line in lines] == ["expected", "nothing"]
    assert "biases" in lines[1]["text"]


@pytest.mark.parametrize("value", [-3.0, 3.0])
def test_a_number_is_drawn_the_way_it_went(value):
    """Of a number answered, the decisive step is the one that moved it most in its own direction."""
    model = begin("lstm", tuple("ab"), 1, np.random.default_rng(0))._replace(words=())
    meant = Signature(("x", "y"), ("next",), "number", True, (0.0, 1.0))
    model = model._replace(readout={"W_y": np.array([[value]]), "b_y": np.zeros(1)}, signature=meant)
    read = reading.read(model, "0.1/0 3/-2 0/0.1")
    trace = read.trace
    facts = {one.kind: one.facts for one in story(read, 0, [])}
    parts = [trace.i[s, 0] * trace.candidate[s, 0] * np.prod(trace.f[s + 1 :, 0]) for s in range(3)]
    toward = np.sign(trace.c[-1, 0]) * np.array(parts)
    assert facts["wrote"]["place"] == toward.argmax()
    assert facts["answered"]["value"] == pytest.approx(value * trace.h[-1, 0])
    lines = story_figure.draw(read, story(read, 0, []))["lines"]
    assert "it answers next = " in lines[0]["text"] and "draws" in " ".join(line["text"] for line in lines)


def test_what_a_visitor_typed_stands_in_the_story_as_it_was_typed():
    model = begin("lstm", ("<unk>", "a", "b"), 3, np.random.default_rng(1))
    read = reading.of(model, [Found(Token(text, text), k, text, "known") for k, text in enumerate(("**x**", "<b>"))])
    text = " ".join(line["text"] for line in story_figure.draw(read, story(read, 0, [1, 2]))["lines"])
    assert "“<b>”" in text


# --- what is often told ---------------------------------------------------------------------------------------------


def verdicts(**which):
    """What is told, by a word or two of it -> (what is here, verdict)."""
    rows = seed_story.draw(presets.load(**which))["rows"]
    return {re.sub(r"\W+", " ", row["told"]): (row["here"], row["verdict"]) for row in rows}


def of(found, piece):
    """The one claim that holds a piece of text."""
    (one,) = [value for told, value in found.items() if piece in told]
    return one


def test_what_is_often_told_of_the_example_is_judged_by_what_the_shipped_network_does():
    found, told = verdicts(), Told(presets.load(), sentences.SEED_WORDS[:-1])
    words = told.words
    assert not told.trace.c_prev[0].any() and of(found, "initializes")[1] == "does not hold"
    assert of(found, "implications")[1] == "cannot be"
    assert told.trace.f[words.index("current")].min() > 0.5 and of(found, "less critical")[1] == "does not hold"
    shares = told.support().sum(axis=1) / np.abs(told.support().sum(axis=1)).sum()
    here, verdict = of(found, "integrate")
    assert f"“job” wrote {percent(shares[words.index('job')])}" in here and verdict == "holds in part"
    assert shares[words.index("family")] < 0.05 and of(found, "family conditions")[1] == "holds in part"
    assert of(found, "maintains")[1] == "holds" and of(found, "due to")[1] == "does not hold"
    first = words.index("need") - 1
    pro = [unit for unit in taken(told)[1] if told.support()[words.index("job"), unit] > 0]
    assert told.trace.o[first : first + 3][:, pro].max() < 0.5 and of(found, "I need to")[1] == "does not hold"
    here, verdict = of(found, "take a loan")
    assert f"“loan” has {percent(told.chances[-1, told.answer])} after “a”" in here and verdict == "does not hold"


def test_of_a_memory_that_keeps_everything_no_shares_are_told():
    found = verdicts(cell="lstm1997")
    assert of(found, "less critical")[0] == "At “current” each of the 16 units keeps all of what it holds."
    assert ", all is still there at the end." in of(found, "maintains")[0]


def test_before_the_reason_is_read_nothing_of_it_can_be_retained():
    model, at = presets.load(), sentences.SEED_WORDS.index("current")
    other = [*sentences.SEED_WORDS[: at + 1], *seed_story.AFTER]
    assert set(seed_story.AFTER) <= set(model.words)
    one, two = (lstm.read(model, [model.words.index(w) for w in words])[-1] for words in (sentences.SEED_WORDS, other))
    assert one.c[: at + 1].tobytes() == two.c[: at + 1].tobytes()
    assert one.c[at + 1].tobytes() != two.c[at + 1].tobytes()


def test_verdicts_are_of_the_network_in_view_and_nothing_of_the_reason_holds_untrained():
    untrained = verdicts(stage="untrained")
    for piece in ("due to", "integrate", "I need to", "family conditions", "maintains"):
        assert of(untrained, piece)[1] == "does not hold"
    assert of(verdicts(cell="gru"), "I need to")[1] == "cannot be"
    assert of(verdicts(cell="rnn"), "integrate")[1] == "cannot be"
    assert of(verdicts(penalty=0.0), "less critical")[1] == "holds"


def test_it_is_told_of_the_example_alone():
    model = presets.load()
    whole = reading.read(model, sentences.SEED)
    assert seed_story.is_told_of(whole) and seed_story.is_told_of(whole.until(len(whole.found) - 2))
    assert not seed_story.is_told_of(whole.until(len(whole.found) - 3))
    other = begin("lstm", tuple("ab"), 2, np.random.default_rng(0))
    assert not seed_story.is_told_of(whole._replace(model=other))
