"""What a class is asked: the right answer is the run's own, and the advice follows the votes."""

import numpy as np
import pytest
from voting import CURVE, NUMBER, WORDS

from lstm import presets, reading
from lstm.everyday import sentences
from lstm.experiments import contest
from lstm.experiments.forecast import Row
from lstm.explain import guesses, margin
from lstm.figures.after import heirs
from lstm.figures.classroom import applications, asked, compared, networks, tally
from lstm.figures.classroom.question import checked, from_json, to_json
from lstm.live import check, defaults
from lstm.live.updates import begin


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_the_right_answer_of_every_question_is_the_runs_own(cell):
    read = reading.read(presets.load(cell), sentences.SEED)
    end, best = read.end, int(read.chances[read.end].argmax())
    made = {name: make(read) for name, make in asked.READING.items()}
    word = made["What comes next?"]
    assert word.answers[word.right] == read.signature.answers[best] and len(word.answers) == 4
    sure = made["How sure is it?"]
    assert sure.right == pytest.approx(100 * read.chances[end].max())
    assert (made["Draw the gate"] is None) == (made["Which word wrote it?"] is None) == (cell == "rnn")
    if cell != "rnn":
        part = read.until(end)
        wrote = guesses.wrote(part.trace, margin(read.model, part.trace, best, read.foils(end)))
        who = made["Which word wrote it?"]
        assert who.answers[who.right] == read.tokens[int(wrote.argmax())] == "job"
        gates = np.array([part.trace.i if cell == "lstm" else part.trace.z])[0]
        assert any(np.array_equal(gates[:, unit], made["Draw the gate"].right) for unit in range(gates.shape[1]))
    assert made["Memory wiped: up or down?"].answers[made["Memory wiped: up or down?"].right] == "Down"
    for question in filter(None, made.values()):
        assert from_json(to_json(checked(question))) == checked(question)


def test_where_networks_are_compared_the_right_answer_is_what_was_measured():
    says = {key: {"hit": key in ("gru", "lstm")} for key in ("trigram", "rnn", "gru", "lstm")}
    known = compared.knowing({"tokens": ["I", "need", "a"], "answer": "loan", "says": says})
    assert known.answers[known.right] == "Two" and known.text.startswith("“I need a …”")
    took = {"lstm": 700, "lstm1997": None, "gru": 300, "rnn": None, "peephole": 100}
    found = {task: {key: {"updates": time} for key, time in took.items()} for task in ("recall", "adding", "count")}
    found["count"]["lstm"] = {"updates": 300}  # two are first: nothing to ask
    made = compared.soonest(found)
    assert {one.answers[one.right] for one in made.values()} == {"GRU"} and len(made) == 2
    for task in heirs.measured():
        one = compared.against_attention(task)
        assert ("LSTM" in one.answers[one.right]) <= ("LSTM" in heirs.best(contest.stored()["tasks"][task], "twice"))
    rows = (Row("lstm", (1.0, 1.1), (2.0, 2.1)), Row("line", (1.2,), (1.9,)), Row("last", (3.0,), (3.0,)))
    one = compared.nearer(rows, 24, "Sunspots")
    assert one.answers[one.right] == "The rule"


def test_what_is_asked_of_a_network_is_read_off_its_own_numbers():
    report = check(begin(defaults("adding")))
    for value, answer in ((0.1, "Better"), (report.control, "The same, within a tenth"), (9.0, "Worse")):
        one = networks.against_control("adding", report._replace(value=value))
        assert one.answers[one.right] == answer  # an error: less is better
    trace = reading.read(presets.load(), sentences.SEED).trace
    wide = networks.widest("lstm", trace)
    means = [trace.f.mean(), trace.i.mean(), trace.o.mean()]
    assert means[wide.right] == max(means) and len(wide.answers) == 3
    assert networks.widest("rnn", trace) is None
    assert networks.beyond("lstm", trace).right == pytest.approx(100 * np.mean(np.abs(trace.h) > 0.5))
    rows = [
        {"name": "two", "others": 0, "memory": [9.0]},
        *({"name": "on", "others": 3, "memory": [k]} for k in (0.1, 0.4)),
    ]
    moves = applications.mover("two on on", rows)
    assert moves.answers == ("on (1)", "on (2)") and moves.right == 1 and applications.mover("two", rows[:2]) is None


@pytest.mark.parametrize(
    "text",
    ["[]", "nothing", "{}", to_json(WORDS._replace(kind="essay")), to_json(WORDS._replace(right=7)),
     to_json(CURVE._replace(right=[2, 0, 0])), to_json(NUMBER._replace(low=9, high=1)), "[" * 5000],
)  # fmt: skip
def test_what_is_no_question_is_refused(text):
    with pytest.raises(ValueError):
        from_json(text)


def test_the_advice_follows_the_share_of_right_answers():
    rows = [(0, 10, ""), (3, 10, "explain"), (35, 100, "discuss"), (7, 10, "discuss"), (71, 100, "on")]
    for right, of, advice in rows:
        votes = [1] * right + [0] * (of - right) if right else []
        assert tally.advice(WORDS, votes) == advice
    assert tally.right(NUMBER, 88.0) and not tally.right(NUMBER, 86.0)
    assert tally.right(CURVE, [0.3, 0.9, 0.4]) and not tally.right(CURVE, [1.0, 0.0, 0.5])
    bars = tally.draw(NUMBER, [[-5.0, 0.0, 55.0, 97.0, 100.0, 200.0]])
    assert bars["rounds"][0]["bars"] == [2, 0, 0, 0, 0, 1, 0, 0, 0, 3] and bars["right"] == [9]
    drawn = tally.draw(CURVE, [[[0, 0, 0], [1, 1, 1]], []])
    assert drawn["rounds"][0]["mean"] == [0.5] * 3 and drawn["rounds"][1]["count"] == 0
