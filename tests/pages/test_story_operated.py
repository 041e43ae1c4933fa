"""After an operation the story is that of the run in view: each of its numbers is checked against that run."""

import re

import numpy as np
import pytest

import lstm
from lstm import presets, reading
from lstm.everyday import sentences
from lstm.explain import operate, operation
from lstm.explain.story import Done, story
from lstm.figures.text import percent
from lstm.figures.who_wrote import story as story_figure

WORDS = sentences.SEED_WORDS[:-1]
JOB, END = WORDS.index("job"), len(WORDS) - 1
NUMBER = r"((?:[<>] )?[\d.]+\s%)"
OPERATED = [
    ("lstm", "i.all.6:0"), ("lstm", "f.all.9:0"), ("lstm", "o.all.16:1"), ("lstm", "c.2+3.10:0"),
    ("lstm", "c.all.9:b9"), ("lstm", "h.all.16:0"), ("lstm", "f.all.all:untrained"), ("gru", "z.all.6:0"),
    ("lstm", "i.all.6:0,f.all.9:0.5"),
    ("coupled", "i.all.10:1"), ("peephole", "o.all.16:0"), ("rnn", "h.all.9:0"), ("lstm1997", "i.all.6:0"),
]  # fmt: skip


def told(cell, texts):
    """(the lines of the story by kind, the chances at its end) under operations."""
    model, old = presets.load(cell), presets.load(cell, "untrained") if "untrained" in texts else None
    place = {word: k for k, word in enumerate(model.words)}
    ids = [place[word] for word in WORDS]
    other = lstm.read(model, [place["traffic"] if k == JOB else one for k, one in enumerate(ids)])[-1]
    some = [operation(text) for text in texts.split(",")]
    now = reading.read(model, " ".join(WORDS)).with_trace(operate(model, ids, some, other, old))
    answer = place["loan"]
    foils = sorted({place[word] for word in sentences.options(WORDS)} - {answer})
    facts = story(now, answer, foils, done=Done(tuple(some), other, old))
    lines = {one["kind"]: one["text"] for one in story_figure.draw(now, facts)["lines"]}
    return model, ids, some, other, old, lines, now.chances[-1]


@pytest.mark.parametrize(("cell", "texts"), OPERATED)
def test_what_it_expects_is_told_of_the_run_that_is_operated_on(cell, texts):
    model, *_, lines, chances = told(cell, texts)
    loan, first = model.words.index("loan"), int(chances.argmax())
    if first == loan:
        assert f"expects “loan”, with {percent(float(chances[loan]))}" in lines["expected"]
    else:
        assert f"“loan” has {percent(float(chances[loan]))}. The first is “{model.words[first]}”" in lines["expected"]


@pytest.mark.parametrize(("cell", "texts"), OPERATED)
def test_what_is_tried_out_is_tried_on_that_run_too(cell, texts):
    model, ids, some, other, old, lines, chances = told(cell, texts)
    loan = model.words.index("loan")
    for kind in ("missing", "shut"):
        for line in [lines[kind]] if kind in lines else []:
            before = re.search(rf"from {NUMBER} to|before: {NUMBER}", line)
            assert percent(float(chances[loan])) == (before[1] or before[2]), line
    place = WORDS.index(re.match(r"Without “(.+?)”", lines["missing"])[1]) if "missing" in lines else None
    if place is not None and WORDS.count(WORDS[place]) == 1:
        rest = [moved for one in some if (moved := one.without(place)) is not None]
        after = lstm.predict(model, operate(model, np.delete(ids, place), rest, other, old))[-1]
        assert re.search(rf"(to|with) {re.escape(percent(float(after[loan])))}", lines["missing"])


def test_a_memory_that_was_put_there_by_hand_is_not_said_to_be_what_the_gates_kept():
    *_, lines, _ = told("lstm", "c.all.9:0.5")
    assert "survived" not in lines and "between" not in lines and "wrote" in lines


def test_without_operations_the_story_is_the_same_to_the_letter():
    read = reading.read(presets.load(), " ".join(WORDS))
    usual = [story(read, 5, [6, 7], done=done) for done in (None, Done())]
    assert usual[0] == usual[1]
