"""The presenter's part beside a page, and what the run's questions are."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest
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
from ui.classroom import here, in_class
from ui.classroom.votes.refused import Refused
from ui.classroom.votes.store import Store

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The store of the app under test."""
    made = Store(f"sqlite:///{tmp_path}/votes.sqlite3")
    monkeypatch.setattr(here, "store", lambda: made)
    monkeypatch.setenv("LSTM_VOTES_ADDRESS", "http://192.0.2.7:8500")
    yield made
    made.close()


def opened(**link):
    """ "Your sentence", by a link."""
    at = AppTest.from_file(ROOT / "app.py")
    for name, value in link.items():
        at.query_params[name] = value
    return at.switch_page("pages/11_Your_sentence.py").run()


def press(at, label):
    """A button by its label, once; nothing went wrong."""
    next(one for one in at.button if one.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


def board(at):
    """What stands beside the picture."""
    return next(data_of(one.proto) for one in at.get("bidi_component") if one.proto.component_name.endswith("_board"))


def labels(at):
    return [one.label for one in at.button]


def pictures(at):
    """The pictures of the page itself."""
    return [one for one in mounted(at) if not one.proto.component_name.endswith("_board")]


def test_a_class_is_asked_about_the_run_in_view_and_the_page_waits_for_the_reveal(store):
    at = press(opened(room="on", sentence="The car runs on the road"), "Ask the class")
    room = at.query_params["class"]
    assert board(at)["address"] == f"192.0.2.7:8500/{room}" and board(at)["line"] == "" and pictures(at)
    question = asked.next_word(reading.read(presets.load(), "The car runs on the road"))
    assert question.answers[question.right] == "road"
    key = at.session_state[here.KEYS][room]
    store.ask(room, key, question)
    at.run()
    assert pictures(at) == [] and "road" in " ".join(one.value for one in at.text)
    token = store.voter()
    store.vote(room, 1, 1, token, [question.right])
    assert board(at.run())["line"] == "1 answer" and board(at)["picture"] is None
    assert labels(press(at, "Close the vote"))[-2:] == ["Vote again", "Reveal"] and pictures(at) == []
    assert "More than 70\xa0% are right: reveal, and go on." in [one.value for one in at.text]
    press(at, "Vote again")
    store.vote(room, 1, 2, token, [0 if question.right else 1])
    press(at, "Close the vote")
    assert "Vote again" not in labels(at)
    press(at, "Reveal")
    shown = board(at)["picture"]
    assert [one["bars"][question.right] for one in shown["rounds"]] == [1, 0] and shown["right"] == [question.right]
    box = at.text_input(key="Your sentence sentence")
    assert pictures(at) and box.value == "The car runs on the road"
    assert box.proto.set_value, "the browser has forgotten what stood there: it is told again"
    press(at, "Next question")
    assert board(at)["line"] == "" and "Ask the class" in labels(at)


def test_the_key_leaves_the_link_at_once_and_without_it_nothing_can_be_pressed(store):
    room, key = store.open_class()
    store.ask(room, key, WORDS)
    stranger = opened(**{"class": room})
    assert "Close the vote" not in labels(stranger) and pictures(stranger) == [] and board(stranger)["key"] == ""
    wrong = opened(**{"class": room, "class_key": "x" * 32})
    assert "Close the vote" not in labels(wrong) and "class_key" not in wrong.query_params
    mine = opened(**{"class": room, "class_key": key})
    assert "Close the vote" in labels(mine) and "class_key" not in mine.query_params
    sent = str([one.proto for one in mine.get("bidi_component") if not one.proto.component_name.endswith("_board")])
    assert key not in sent and key not in str([one.proto for one in mine.get("page_link")])
    gone = opened(**{"class": "99999" if room != "99999" else "99998"})
    assert any("no class in this room" in one.value for one in gone.warning) and pictures(gone)


def test_a_page_that_a_plan_lets_ask_first_is_out_of_sight_until_it_has_or_is_shown(store):
    def unseen(at):
        return any(one.value == "First a question: Draw the gate" for one in at.text)

    room, key = store.open_class()
    step = {"class": room, "class_key": key, "plan": "45", "plan_step": "5"}
    at = opened(**step)
    assert unseen(at) and pictures(at), "drawn all the same, for what can be asked is known then"
    assert not unseen(press(at, "Show the page")) and "Show the page" not in labels(at)
    at = opened(**step)
    store.ask(room, key, CURVE._replace(name="Draw the gate"))
    assert unseen(at) and not unseen(at.run()) and pictures(at) == []
    for state in ("closed", "revealed", "done"):
        store.move(room, key, 1, state)
    assert not unseen(opened(**step)), "nor in another session"
    assert not unseen(opened(**step | {"class_key": ""})), "nor to who did not open it"


def test_without_a_room_to_serve_there_is_nothing_to_press(store, monkeypatch):
    assert "Ask the class" not in labels(opened())
    monkeypatch.delenv("LSTM_VOTES_ADDRESS")
    assert "Ask the class" not in labels(opened(room="on"))


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


def test_who_wrote_the_memory_keeps_its_picture_and_takes_out_what_is_asked(store):
    room, key = store.open_class()
    read = reading.read(presets.load(), sentences.SEED)
    question = asked.writer(read)._replace(name="Which word wrote it?")
    store.ask(room, key, question)
    at = AppTest.from_file(ROOT / "app.py")
    at.query_params["class"] = room
    at.switch_page("pages/13_Who_wrote_the_memory.py").run()
    assert not at.exception
    (picture,) = [data_of(one.proto) for one in pictures(at)]
    assert picture["question"] == "word" and picture["now"]["bands"] == [] and picture["gates"] == []
    store.move(room, key, 1, "closed")
    store.move(room, key, 1, "revealed")
    shown = [data_of(one.proto) for one in pictures(at.run())]
    assert shown[0]["now"]["bands"] and shown[0]["question"] is None


def test_the_votes_are_saved_and_the_class_deleted_by_who_opened_it_alone(store):
    at = AppTest.from_file(ROOT / "app.py").switch_page("pages/02_In_class.py").run()
    press(at, "Open a class")
    room = at.query_params["class"]
    key = at.session_state[here.KEYS][room]
    store.ask(room, key, WORDS)
    store.vote(room, 1, 1, store.voter(), ["1"])
    with ThreadPoolExecutor(1) as elsewhere:
        saved = elsewhere.submit(in_class.table_of(store, room, key)).result()
    assert saved.splitlines() == ["question,text,vote,answer,times,right", "1,What comes next?,1,loan,1,loan"]
    store.move(room, key, 1, "closed")
    store.move(room, key, 1, "done")
    stranger = AppTest.from_file(ROOT / "app.py")
    stranger.query_params["class"] = room
    stranger.switch_page("pages/02_In_class.py").run()
    assert "Delete it with all its votes" not in labels(stranger)
    press(at.run(), "Delete it with all its votes")
    assert "class" not in at.query_params
    with pytest.raises(Refused):
        store.now(room)
