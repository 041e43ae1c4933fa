"""Every sentence of a story is checked against the trace it is about, by other means than the story's own."""

import re

import numpy as np
import pytest

import lstm
from lstm import CELLS, presets
from lstm.evaluate import drawn
from lstm.explain.story import story
from lstm.figures import seed_story
from lstm.figures import story as story_figure
from lstm.figures.text import percent
from lstm.inputs import short
from lstm.model import Signature, begin
from lstm.tasks import everyday


class Told:
    """A sentence, its trace, and the story of it."""

    def __init__(self, model, words):
        self.model, self.words = model, list(words)
        self.ids = [model.words.index(word) for word in words]
        self.trace = lstm.read(model, self.ids)[-1]
        self.chances = lstm.predict(model, self.trace)
        self.answer, self.end = int(self.chances[-1].argmax()), len(words) - 1
        fit = {model.words.index(word) for word in everyday.options(words)}
        self.rivals = sorted((fit if self.answer in fit else set(range(len(model.words)))) - {self.answer})
        self.facts = story(model, self.ids, self.trace, self.end, self.answer, self.rivals, kin(model))
        lines = story_figure.draw(model, self.facts, self.words)["lines"]
        self.text = {line["kind"]: line["text"] for line in lines}
        assert len(self.text) == len(lines) == len(self.facts)

    def place(self, text):
        """The place of a word as the story names it: “to” (word 4)."""
        word, _, more = re.fullmatch(r"“(.+?)”( \(word (\d+)\))?", text).groups()
        assert bool(more) == (self.words.count(word) > 1)
        place = int(more) - 1 if more else self.words.index(word)
        assert self.words[place] == word
        return place

    def chance(self, ids, word=None):
        """The chance of the answer after other ids, and what is expected there."""
        row = lstm.predict(self.model, lstm.read(self.model, ids)[-1])[-1]
        return float(row[self.answer]), self.model.words[int(row.argmax())]

    def kept(self):
        return self.trace.f if "f" in self.trace._fields else 1 - self.trace.z

    def gate(self):
        return self.trace.i if "i" in self.trace._fields else self.trace.z

    def added(self):
        return self.gate() * self.trace.candidate

    def support(self):
        """What each word wrote that is left at the end, in what it is worth to the answer: (T, H), step by step."""
        W = self.model.readout["W_y"]
        worth = W[self.answer] - np.mean([W[k] for k in self.rivals], axis=0)
        if "c" in self.trace._fields:
            c = self.trace.c[-1]
            worth = worth * self.trace.o[-1] * np.tanh(c) / c
        rows = []
        for s in range(len(self.words)):
            left = self.added()[s]
            for t in range(s + 1, len(self.words)):
                left = left * self.kept()[t]
            rows.append(left * worth)
        return np.array(rows)


def kin(model):
    """The reasons, as ids, that can stand for each other."""
    return [[model.words.index(word) for word in everyday.REASONS["loan"] + everyday.REASONS["taxi"]]]


AT = r"(“.+?”(?: \(word \d+\))?)"
NUMBER = r"((?:[<>] )?[\d.]+ %)"


def check_expected(told, text):
    after, word, chance, rival, less = re.fullmatch(
        rf"After {AT} it expects “(.+)”, with {NUMBER}\. The next is “(.+)”, with {NUMBER}\.", text
    ).groups()
    first, second = np.sort(told.chances[-1])[::-1][:2]
    assert told.place(after) == told.end and word == told.model.words[told.answer]
    assert (chance, less) == (percent(first), percent(second))
    assert told.chances[-1, told.model.words.index(rival)] == second


def check_wrote(told, text):
    by_word = told.support().sum(axis=1)
    shares = by_word / np.abs(by_word).sum()
    most = (
        rf"Most of the memory behind that is from {AT}: {NUMBER} of all that was written for it or against it and is "
    )
    if found := re.match(most + "still there", text):
        assert shares.max() > 0.5
        whose, share = found.groups()
    else:
        none = rf"No single word wrote most of the memory behind that\. The largest share is {NUMBER}, from {AT}\."
        share, whose = re.match(none, text).groups()
        assert shares.max() <= 0.5
    assert told.place(whose) == shares.argmax() and share == percent(shares.max())
    if found := re.search(rf"The next is {AT} with {NUMBER}\.", text):
        assert shares[told.place(found[1])] == pytest.approx(np.sort(shares)[-2]) and found[2] == percent(
            np.sort(shares)[-2]
        )
    against = -shares[shares < 0].sum()
    found = re.search(rf"speaks against it makes up {NUMBER}\.", text)
    assert found[1] == percent(against) if found else against < 0.006


def check_took_up(told, text):
    support = told.support()
    place = support.sum(axis=1).argmax()
    gates, units = told.gate()[place], np.argsort(-support[place], kind="stable")
    kind = "input" if "i" in told.trace._fields else "update"
    most = rf"That of unit (\d+), where most of it was written, opens to {NUMBER}\."
    if found := re.fullmatch(rf"At {AT} no {kind} gate opens past 50 %\. {most}", text):
        assert (gates <= 0.5).all() and int(found[2]) == units[0] and found[3] == percent(gates[units[0]])
        assert told.place(found[1]) == place
        return
    whose, n, of = re.match(rf"At {AT} (\d+) of the (\d+) {kind} gates (?:is|are) open past 50 %\.", text).groups()
    assert told.place(whose) == place and int(n) == (gates > 0.5).sum() and int(of) == len(gates)
    pro = [unit for unit in units if gates[unit] > 0.5 and support[place, unit] > 0]
    named = [(int(unit), share) for unit, share in re.findall(rf"[Uu]nit (\d+) \({NUMBER}\)", text)]
    assert named == [(unit, percent(gates[unit])) for unit in pro[:4]]
    more = re.search(r"(\d+) more take", text)
    assert (int(more[1]) if more else 0) == max(len(pro) - 4, 0)
    contra = int(n) - len(pro)
    assert ("speaks against it" in text) == (contra > 0)
    if pro and contra > 1:
        assert f"What the other {contra} write speaks against it." in text


def taken(told):
    """The decisive place, and the units whose gates were open there, those that speak for the answer first."""
    support = told.support()
    place = support.sum(axis=1).argmax()
    units = np.argsort(-support[place], kind="stable")
    return place, [unit for unit in units if told.gate()[place, unit] > 0.5] or [units[0]]


def check_survived(told, text):
    place, units = taken(told)
    left = {unit: np.prod([told.kept()[t, unit] for t in range(place + 1, told.end + 1)]) for unit in units}
    unit, share, where = re.match(
        rf"Of what unit (\d+) wrote there, {NUMBER} is still there after {AT}\.", text
    ).groups()
    assert int(unit) == units[0] and share == percent(left[units[0]]) and told.place(where) == told.end
    if found := re.search(rf"Of the open units, unit (\d+) has kept least: {NUMBER}\.", text):
        assert left[int(found[1])] == min(left.values()) and found[2] == percent(min(left.values()))
    else:
        assert min(left, key=left.get) == units[0]


def check_last(told, text):
    place, _ = taken(told)
    assert (
        place == told.end
        and text == f"{text.split(' is')[0]} is the last word read: nothing has had time to be forgotten."
    )
    assert told.place(text.split(" is the last")[0]) == place


def check_between(told, text):
    place, units = taken(told)
    span = slice(place + 1, told.end)
    added, kept = np.abs(told.added()[span][:, units]), told.kept()[span][:, units]
    pattern = rf"(?:more than|at most) ([\d.e−]+) \(unit (\d+), at {AT}\).*(?:less than|at least) {NUMBER} of it "
    most, unit, where, least, low, there = re.search(rf"{pattern}\(unit (\d+), at {AT}\)", text).groups()
    assert most == short(added.max()) and least == percent(kept.min())
    assert np.abs(told.added()[told.place(where), int(unit)]) == added.max()
    assert told.kept()[told.place(there), int(low)] == kept.min()
    n = re.match(r"Of the (\d+) words between", text)
    assert (int(n[1]) if n else 1) == told.end - place - 1 == len(added)


def check_shown(told, text):
    place, units = taken(told)
    gate, unit = told.trace.o[:, units[0]], int(re.match(r"The output gate of unit (\d+) ", text)[1])
    assert unit == units[0]
    if found := re.search(rf"does not open past 50 % from there on\. It is widest at {AT}: {NUMBER}\.", text):
        assert (gate[place:] <= 0.5).all() and gate[told.place(found[1])] == gate[place:].max()
        assert found[2] == percent(gate[place:].max())
        return
    how, where, wide = re.search(rf"(is already open|first opens past 50 %) at {AT} \({NUMBER}\)", text).groups()
    at = told.place(where)
    assert (gate[place:at] <= 0.5).all() and gate[at] > 0.5 and wide == percent(gate[at])
    assert (how == "is already open") == (at == place)
    chances = [percent(told.chances[t, told.answer]) for t in (at - 1, at) if t >= 0]
    assert f"the chance of “{told.model.words[told.answer]}” " in text
    assert text.endswith(f"goes from {chances[0]} to {chances[1]}." if at else f"is {chances[0]}.")


def became(told, text, now, first):
    """Whether a text says what became of the answer."""
    word, usual = told.model.words[told.answer], told.chances[-1, told.answer]
    if first == word:
        assert f"it still expects “{word}”, with {percent(now)} (before: {percent(usual)})" in text
    else:
        assert f"it expects “{first}”, and “{word}” goes from {percent(usual)} to {percent(now)}" in text


def check_first(told, text):
    assert "anew" in told.text or taken(told)[0] == 0
    assert told.place(text.split(" is the first")[0]) == 0 and not any(
        part[0].any() for part in (told.trace.h_prev, getattr(told.trace, "c_prev", told.trace.h_prev))
    )
    assert text == f"{text.split(' is')[0]} is the first word: before it the memory is empty."


def check_not_before(told, text):
    head, word, n = re.match(
        rf"Nothing of {AT} is there before it is read\. With “(.+?)” in its place, "
        r"every number at the (?:(\d+) words|word) before is the same to the last bit",
        text,
    ).groups()
    place = told.place(head)
    ids = [*told.ids[:place], told.model.words.index(word), *told.ids[place + 1 :]]
    other = lstm.read(told.model, ids)[-1]
    assert word != told.words[place] and int(n or 1) == place
    assert all(a[:place].tobytes() == b[:place].tobytes() for a, b in zip(other, told.trace, strict=True))
    became(told, text, *told.chance(ids))


def check_missing(told, text):
    place = told.place(re.match(rf"Without {AT}, ", text)[1])
    became(told, text, *told.chance(told.ids[:place] + told.ids[place + 1 :]))


def check_shut(told, text):
    """The step is done again in plain numbers, with nothing added, and the rest is read from there."""
    kind = "input" if "i" in told.trace._fields else "update"
    whose = re.match(rf"With every {kind} gate shut at {AT} alone, ", text)[1]
    parts = [(told.place(whose), text.split(" Shut at ")[0])]
    if found := re.search(rf" Shut at {AT} instead, (.*)", text):
        parts.append((told.place(found[1]), found[2]))
    assert parts[0][0] == taken(told)[0]
    layer = told.model.layers[-1]
    for place, part in parts:
        step = lstm.at(told.trace, place)
        if "c" in step._fields:
            c = step.f * step.c_prev
            state = (step.o * np.tanh(c), c)
        else:
            state = (step.h_prev,)
        rest = told.trace.x[place + 1 :]
        h = lstm.run(CELLS[layer.cell], layer.weights, rest, state).h[-1] if len(rest) else state[0]
        scores = told.model.readout["W_y"] @ h + told.model.readout["b_y"]
        chances = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum()
        became(told, part, chances[told.answer], told.model.words[int(chances.argmax())])


def check_anew(told, text):
    assert text.startswith("This cell makes its memory anew at every word, and so no word wrote a part of it.")
    place = told.place(re.search(rf"Here that is {AT}\.", text)[1])
    if len(told.ids) == 1:
        return
    without = [told.chance(told.ids[:t] + told.ids[t + 1 :])[0] for t in range(len(told.ids))]
    assert without[place] == min(without)


CHECKS = {name.removeprefix("check_"): check for name, check in globals().copy().items() if name.startswith("check_")}


def cut(some, n):
    """Sentences to tell of: as they are but for the answer; every fourth broken off after a few words."""
    return [one.words[:-1] if k % 4 else one.words[: 1 + k % 5 + (k % 8 > 3)] for k, one in enumerate(some[:n])]


@pytest.mark.parametrize(
    ("which", "n"),
    [
        ({}, 200),
        ({"cell": "gru"}, 40),
        ({"cell": "rnn"}, 12),
        ({"stage": "early"}, 40),
        ({"stage": "untrained"}, 40),
        ({"penalty": 0.0}, 40),
    ],
    ids=str,
)
def test_every_sentence_of_a_story_agrees_with_the_trace(which, n):
    model, seen = presets.load(**which), set()
    for words in cut(drawn("everyday", n, 11), n):
        told = Told(model, words)
        for kind, text in told.text.items():
            CHECKS[kind](told, text)
            assert text[-1] == "." and "nan" not in text and "  " not in text
        seen |= set(told.text)
    assert {"expected", "missing"} <= seen
    assert seen >= {"anew"} if which.get("cell") == "rnn" else seen >= {"wrote", "took_up", "survived", "shut", "last"}


def test_the_story_of_the_example_is_told_as_it_is_in_the_shipped_network():
    told = Told(presets.load(), everyday.SEED_WORDS[:-1])
    assert told.text["wrote"].startswith("Most of the memory behind that is from “job”")
    assert "first opens past 50 % at “a”" in told.text["shown"]
    assert "the 6 words before is the same to the last bit" in told.text["not_before"]
    assert "it expects “" in told.text["missing"] and "it expects “" in told.text["shut"]
    assert "it still expects “loan”" in told.text["shut"].split("Shut at")[1]


def test_where_no_word_wrote_most_none_is_said_to_have():
    told = Told(presets.load(stage="untrained"), everyday.SEED_WORDS[:-1])
    assert told.text["wrote"].startswith("No single word wrote most of the memory")


@pytest.mark.parametrize("cell", CELLS)
def test_a_single_word_has_a_story_too(cell):
    model = begin(cell, tuple("abc"), 3, np.random.default_rng(0))
    trace = lstm.read(model, [1])[-1]
    facts = story(model, [1], trace, 0, int(lstm.predict(model, trace)[-1].argmax()), [])
    kinds = [one.kind for one in facts]
    assert kinds[0] == "expected" and "missing" not in kinds and "between" not in kinds
    assert story_figure.draw(model, facts, ["b"])["lines"]


def test_a_memory_that_says_nothing_is_not_said_to_speak():
    model = begin("lstm", tuple("abc"), 3, np.random.default_rng(0))
    model = model._replace(readout={"W_y": np.zeros((3, 3)), "b_y": np.array([0.0, 1.0, 0.0])})
    facts = story(model, [0, 2], lstm.read(model, [0, 2])[-1], 1, 1, [0, 2])
    lines = story_figure.draw(model, facts, ["a", "c"])["lines"]
    assert [line["kind"] for line in lines] == ["expected", "nothing"]
    assert "biases" in lines[1]["text"]


@pytest.mark.parametrize("value", [-3.0, 3.0])
def test_a_number_is_drawn_the_way_it_went(value):
    """Of a number answered, the decisive step is the one that moved it most in its own direction."""
    model = begin("lstm", tuple("ab"), 1, np.random.default_rng(0))._replace(words=())
    meant = Signature(("x", "y"), ("next",), "number", True, (0.0, 1.0))
    model = model._replace(readout={"W_y": np.array([[value]]), "b_y": np.zeros(1)}, signature=meant)
    xs = np.array([[0.1, 0.0], [3.0, -2.0], [0.0, 0.1]])
    trace = lstm.read(model, xs)[-1]
    facts = {one.kind: one.facts for one in story(model, xs, trace, 2, 0, [])}
    parts = [trace.i[s, 0] * trace.candidate[s, 0] * np.prod(trace.f[s + 1 :, 0]) for s in range(3)]
    toward = np.sign(trace.c[-1, 0]) * np.array(parts)
    assert facts["wrote"]["place"] == toward.argmax()
    assert facts["answered"]["value"] == pytest.approx(value * trace.h[-1, 0])
    lines = story_figure.draw(model, story(model, xs, trace, 2, 0, []), ["0.1/0", "3/−2", "0/0.1"])["lines"]
    assert "it answers next = " in lines[0]["text"] and "draws" in " ".join(line["text"] for line in lines)


def test_what_a_visitor_typed_stands_in_the_story_as_it_was_typed():
    model = begin("lstm", ("<unk>", "a", "b"), 3, np.random.default_rng(1))
    facts = story(model, [0, 1], lstm.read(model, [0, 1])[-1], 1, 0, [1, 2])
    text = " ".join(line["text"] for line in story_figure.draw(model, facts, ["**x**", "<b>"])["lines"])
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
    found, told = verdicts(), Told(presets.load(), everyday.SEED_WORDS[:-1])
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


def test_before_the_reason_is_read_nothing_of_it_can_be_retained():
    model, at = presets.load(), everyday.SEED_WORDS.index("current")
    other = [*everyday.SEED_WORDS[: at + 1], *seed_story.AFTER]
    assert set(seed_story.AFTER) <= set(model.words)
    one, two = (lstm.read(model, [model.words.index(w) for w in words])[-1] for words in (everyday.SEED_WORDS, other))
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
    assert seed_story.is_told_of(everyday.SEED_WORDS, model) and seed_story.is_told_of(everyday.SEED_WORDS[:-1], model)
    assert not seed_story.is_told_of(everyday.SEED_WORDS[:-2], model)
    assert not seed_story.is_told_of(everyday.SEED_WORDS, begin("lstm", tuple("ab"), 2, np.random.default_rng(0)))
