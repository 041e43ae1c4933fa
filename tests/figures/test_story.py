"""Every sentence of a story is checked against the trace it is about, by other means than the story's own."""

import re

import numpy as np
import pytest
from fuzzing import TIMES
from told import Told, taken

import lstm
from lstm import CELLS, presets
from lstm.everyday.evaluate import drawn
from lstm.figures.text import percent
from lstm.numbers import brief

AT = r"(“.+?”(?: \(word \d+\))?)"
NUMBER = r"((?:[<>] )?[\d.]+\u00a0%)"


def check_expected(told, text):
    first, second = np.argsort(-told.chances[-1], kind="stable")[:2]
    if told.answer == first:
        form = rf"After {AT} it expects “(.+)”, with {NUMBER}\. The next is “(.+)”, with {NUMBER}\."
    else:
        form, second = rf"After {AT} “(.+)” has {NUMBER}\. The first is “(.+)”, with {NUMBER}\.", first
    after, word, chance, rival, its = re.fullmatch(form, text).groups()
    assert told.place(after) == told.end and word == told.model.words[told.answer]
    assert (chance, its) == (percent(told.chances[-1, told.answer]), percent(told.chances[-1, second]))
    assert told.chances[-1, told.model.words.index(rival)] == told.chances[-1, second]


def check_wrote(told, text):
    by_word = told.support().sum(axis=1)
    shares = by_word / np.abs(by_word).sum()
    most = rf"Most of the memory behind that is from {AT}: {NUMBER} of the evidence for it or against it that is "
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
    most = rf"Most of it was written by unit (\d+), whose gate opens to {NUMBER}\."
    if found := re.fullmatch(rf"At {AT} no {kind} gate opens past 50\u00a0%\. {most}", text):
        assert (gates <= 0.5).all() and int(found[2]) == units[0] and found[3] == percent(gates[units[0]])
        assert told.place(found[1]) == place
        return
    whose, n, of = re.match(rf"At {AT} (\d+) of the (\d+) {kind} gates (?:is|are) open past 50\u00a0%\.", text).groups()
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


def check_survived(told, text):
    place, units = taken(told)
    left = {unit: np.prod([told.kept()[t, unit] for t in range(place + 1, told.end + 1)]) for unit in units}
    unit, share, where = re.match(
        rf"Of what unit (\d+) wrote there, (all|{NUMBER}) is still there after {AT}\.", text
    ).group(1, 2, 4)
    assert int(unit) == units[0] and told.place(where) == told.end
    assert share == ("all" if left[units[0]] == 1 else percent(left[units[0]]))
    if min(left.values()) == 1:
        assert ("So is all of what the other open units wrote." in text) == (len(units) > 1) and "more" not in text
    elif found := re.search(rf"Of the open units, unit (\d+) has kept least: {NUMBER}\.", text):
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
    most, unit, where = re.search(rf"(?:more than|at most) ([\d.e−]+) \(unit (\d+), at {AT}\)", text).groups()
    assert most == brief(added.max())
    assert np.abs(told.added()[told.place(where), int(unit)]) == added.max()
    assert (kept.min() == 1) == text.endswith("keeps all of it.")
    if found := re.search(rf"(?:less than|at least) {NUMBER} of it \(unit (\d+), at {AT}\)", text):
        assert found[1] == percent(kept.min()) and told.kept()[told.place(found[3]), int(found[2])] == kept.min()
    else:
        assert kept.min() == 1
    n = re.match(r"Of the (\d+) words between", text)
    assert (int(n[1]) if n else 1) == told.end - place - 1 == len(added)


def check_shown(told, text):
    place, units = taken(told)
    gate, unit = told.trace.o[:, units[0]], int(re.match(r"The output gate of unit (\d+) ", text)[1])
    assert unit == units[0]
    if found := re.search(rf"does not open past 50\u00a0% from there on\. It is widest at {AT}: {NUMBER}\.", text):
        assert (gate[place:] <= 0.5).all() and gate[told.place(found[1])] == gate[place:].max()
        assert found[2] == percent(gate[place:].max())
        return
    how, where, wide = re.search(rf"(is already open|first opens past 50\u00a0%) at {AT} \({NUMBER}\)", text).groups()
    at = told.place(where)
    assert (gate[place:at] <= 0.5).all() and gate[at] > 0.5 and wide == percent(gate[at])
    assert (how == "is already open") == (at == place)
    chances = [percent(told.chances[t, told.answer]) for t in (at - 1, at) if t >= 0]
    assert f"the chance of “{told.model.words[told.answer]}” " in text
    told_so = f"stays at {chances[0]}." if chances[0] == chances[-1] else f"goes from {chances[0]} to {chances[-1]}."
    assert text.endswith(told_so if at else f"is {chances[0]}.")


def became(told, text, now, first):
    """Whether a text says what became of the answer."""
    word, usual = told.model.words[told.answer], told.chances[-1, told.answer]
    was = told.model.words[int(told.chances[-1].argmax())]
    if first == word == was:
        assert f"it still expects “{word}”, with {percent(now)} (before: {percent(usual)})" in text
    else:
        still = "still " if first == was else ""
        assert f"it {still}expects “{first}”, and “{word}” goes from {percent(usual)} to {percent(now)}" in text


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
    assert word != told.words[place] and int(n or 1) == place > 0
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
            c = told.kept()[place] * step.c_prev
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


def check_nothing(told, text):
    assert (told.support().sum(axis=1) <= 1e-9).all()
    decide = " The biases of the readout decide." if told.chances[-1].argmax() == told.answer else ""
    assert text == f"Nothing that was written into the memory favours the answer.{decide}"


CHECKS = {name.removeprefix("check_"): check for name, check in globals().copy().items() if name.startswith("check_")}


def cut(some, n):
    """Sentences to tell of: as they are but for the answer; every fourth broken off after a few words."""
    return [one.words[:-1] if k % 4 else one.words[: 1 + k % 5 + (k % 8 > 3)] for k, one in enumerate(some[:n])]


@pytest.mark.parametrize(
    ("which", "n"),
    [
        ({}, 80),
        ({"cell": "gru"}, 40),
        ({"cell": "lstm1997"}, 40),
        ({"cell": "rnn"}, 12),
        ({"stage": "early"}, 40),
        ({"stage": "untrained"}, 40),
        ({"penalty": 0.0}, 40),
    ],
    ids=str,
)
def test_every_sentence_of_a_story_agrees_with_the_trace(which, n):
    model, seen, n = presets.load(**which), set(), n * TIMES
    for k, words in enumerate(cut(drawn("everyday", n, 11), n)):
        told = Told(model, words, rank=int(k % 7 == 3))
        for kind, text in told.text.items():
            CHECKS[kind](told, text)
            assert text[-1] == "." and "nan" not in text and "  " not in text
        seen |= set(told.text)
    assert {"expected", "missing"} <= seen
    assert seen >= {"anew"} if which.get("cell") == "rnn" else seen >= {"wrote", "took_up", "survived", "shut", "last"}
