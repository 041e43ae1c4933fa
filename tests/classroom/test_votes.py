"""Votes over HTTP: what counts, what is refused with which sentence, and that the count stays right."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from voting import CURVE, NUMBER, WORDS, Phone, served

from ui.classroom.votes import server
from ui.classroom.votes.export import as_csv
from ui.classroom.votes.refused import Refused, answering
from ui.classroom.votes.store import DAYS, Store


@pytest.fixture(scope="module")
def address(store):
    """Its server."""
    with served(store) as at:
        yield at


@pytest.fixture
def opened(store):
    """A class: its room and its key."""
    return store.open_class()


@pytest.fixture
def phones(address, opened):
    """phones(n): as many that have come in."""
    return lambda n: [Phone(address, opened[0]).see() for _ in range(n)]


def test_a_class_votes_talks_votes_again_and_sees_what_it_said(store, opened, phones):
    room, key = opened
    one, two, three = phones(3)
    assert "comes here by itself" in one.text
    store.ask(room, key, WORDS)
    assert "What comes next?" in one.see().text and one.text.count('name="value"') == 3
    assert [phone.says(answer).status for phone, answer in ((one, 0), (two, 1), (three, 2))] == [303] * 3
    one.says(2)
    assert store.votes(room, 1, 1) == [1, 2, 2]
    assert 'value="2" aria-pressed="true"' in one.see().text and "Counted" in one.text
    store.move(room, key, 1, "closed")
    assert "You said: coat" in one.see().text and "loan" not in one.text
    store.move(room, key, 1, "open")
    assert "Second vote" in one.see().text and 'aria-pressed="true"' not in one.text
    assert one.says(0).sentence == "The class has gone on to another question. Here it is."
    for phone in (one, two):
        assert phone.says(1, turn=2).status == 303
    store.move(room, key, 1, "closed")
    assert "loan" not in three.see().text and "answers" not in three.text
    store.move(room, key, 1, "revealed")
    assert "You were right." in one.see().text and "<p class=answer>loan</p>" in one.text
    assert "First vote: 3 answers, 33\N{NO-BREAK SPACE}% of them right." in one.text
    assert "<th scope=row>loan</th><td>1</td><td>2</td>" in one.text
    store.move(room, key, 1, "done")
    assert "comes here by itself" in one.see().text
    assert [store.votes(room, 1, turn) for turn in (1, 2)] == [[1, 2, 2], [1, 1]]


def test_a_number_and_a_curve_are_counted_as_they_were_meant(store, opened, phones):
    room, key = opened
    (phone,) = phones(1)
    store.ask(room, key, NUMBER)
    assert phone.says("96,5 %").status == 303 and store.votes(room, 1, 1) == [96.5]
    store.ask(room, key, CURVE)
    assert phone.see().text.count('type="range"') == 3
    assert phone.says(0, "1", 0.25, number=2).status == 303 and store.votes(room, 2, 1) == [[0.0, 1.0, 0.25]]


@pytest.mark.parametrize(
    ("question", "values", "sentence"),
    [
        (WORDS, (3,), "This is none of the answers."),
        (WORDS, ("-1",), "This is none of the answers."),
        (WORDS, ("<script>alert(1)</script>",), "This is none of the answers."),
        (WORDS, ("٣",), "This is none of the answers."),
        (WORDS, (), "One answer was asked for."),
        (WORDS, (0, 1), "One answer was asked for."),
        (NUMBER, ("much",), "This is no number. Type one such as 12 or 0.5."),
        (NUMBER, ("nan",), "This is no number. Type one such as 12 or 0.5."),
        (NUMBER, ("1e999",), "This is no number. Type one such as 12 or 0.5."),
        (NUMBER, ("9" * 3000,), "This is too long to be an answer."),
        (CURVE, (0, 1), "A curve over 3 steps was asked for."),
        (CURVE, (0, 1, 2), "A gate is between 0 and 1."),
        (WORDS, ("x" * 9000,), "That is more than an answer can be."),
        (WORDS, [0] * 200, "That is more than an answer can be."),
    ],
)
def test_what_is_no_answer_is_told_so_and_not_counted(store, opened, phones, question, values, sentence):
    room, key = opened
    store.ask(room, key, question)
    (phone,) = phones(1)
    assert phone.says(*values).sentence == sentence and phone.status >= 400
    assert store.count(room, 1, 1) == 0


def test_a_room_that_is_guessed_a_vote_after_closing_and_one_without_a_token_are_refused(
    store, opened, phones, address
):
    room, key = opened
    store.ask(room, key, WORDS)
    stranger = Phone(address, "10000" if room != "10000" else "10001")
    assert "There is no class in this room." in stranger.see().text and stranger.status == 404
    assert stranger.says(0).status == 404 and not stranger.cookie
    assert Phone(address, "%3Cb%3E").see().status == 404
    assert Phone(address, room).says(0).sentence.startswith("This phone has no token yet.")
    (phone,) = phones(1)
    forged = Phone(address, room)
    forged.cookie = phone.cookie[:-1] + ("0" if phone.cookie[-1] != "0" else "1")
    assert forged.says(0).status == 403
    assert phone.says(0, number=7).status == 409
    store.move(room, key, 1, "closed")
    assert phone.says(0).sentence == "This vote is closed. What you said before it closed counts."
    assert store.count(room, 1, 1) == 0


def test_many_votes_of_one_phone_are_one_vote_and_tokens_are_not_given_out_without_end(
    store, opened, address, monkeypatch
):
    room, key = opened
    store.ask(room, key, WORDS)
    phone = Phone(address, room).see()
    said = [phone.says(k % 3).status for k in range(40)]
    assert said[:30] == [303] * 30 and set(said[31:]) == {429} and "Too much at once" in phone.text
    assert store.count(room, 1, 1) == 1
    now = [0.0]
    bucket = server.Bucket(3, 10.0, lambda: now[0])
    assert [bucket.takes("a") for _ in range(5)] == [True] * 3 + [False] * 2 and bucket.takes("b")
    now[0] = 25.0
    assert [bucket.takes("a") for _ in range(4)] == [True, True, False, False]
    monkeypatch.setattr(server, "MOST_KNOWN", 10)
    for k in range(100):
        bucket.takes(str(k))
    assert len(bucket.left) == 10


def test_only_who_opened_a_class_can_ask_reveal_export_or_delete_it(store, opened):
    room, key = opened
    other, stranger = store.open_class()
    store.ask(room, key, WORDS)
    for act in (
        lambda k: store.ask(room, k, WORDS),
        lambda k: store.move(room, k, 1, "closed"),
        lambda k: store.table(room, k),
        lambda k: store.delete(room, k),
    ):
        for wrong in ("", "x", stranger):
            with pytest.raises(Refused, match="Only who opened this class"):
                act(wrong)
    assert store.now(room).state == "open"
    with pytest.raises(Refused, match="closed before it is revealed"):
        store.move(room, key, 1, "revealed")
    store.delete(room, key)
    with pytest.raises(Refused, match="no class in this room"):
        store.now(room)
    assert store.now(other) is None


def test_hostile_words_stay_words(store, opened, phones):
    room, key = opened
    hostile = WORDS._replace(text='<script>alert(1)</script>" onload="x', answers=("=1+1", "<img src=x>", "\u202eabc"))
    store.ask(room, key, hostile)
    (phone,) = phones(1)
    phone.says(0)
    assert "<script>alert" not in phone.see().text and "<img" not in phone.text
    assert phone.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    rows = [*csv.reader(io.StringIO(as_csv(store.table(room, key))))]
    assert rows[1] == ["1", hostile.text, "1", "'=1+1", "1", "<img src=x>"]


def test_nothing_that_names_anybody_is_kept_and_a_class_is_forgotten_after_30_days(store, opened, phones):
    room, key = opened
    store.ask(room, key, WORDS)
    (phone,) = phones(1)
    phone.says(1)
    kept = str([store.base.rows(f"SELECT * FROM {table}") for table in ("lstm_class", "lstm_asked", "lstm_vote")])
    assert room in kept
    for secret in (key, phone.cookie.partition("=")[2], "127.0.0.1"):
        assert secret not in kept
    assert "Path" not in phone.headers.get("Set-Cookie", "")
    ((used,),) = store.base.rows("SELECT used FROM lstm_class WHERE room = :room", room=room)
    store.expire(used + (DAYS - 1) * 24 * 3600)
    assert store.count(room, 1, 1) == 1
    store.expire(used + (DAYS + 1) * 24 * 3600)
    with pytest.raises(Refused):
        store.now(room)
    assert store.base.rows("SELECT * FROM lstm_vote WHERE room = :room", room=room) == []


def test_sixty_phones_at_once_are_sixty_votes_and_another_server_knows_them(store, opened, phones):
    room, key = opened
    store.ask(room, key, WORDS)
    every = phones(60)
    with ThreadPoolExecutor(20) as pool:
        said = [*pool.map(lambda k: every[k].says(k % 3).status, range(60))]
    assert said == [303] * 60 and store.votes(room, 1, 1) == [0] * 20 + [1] * 20 + [2] * 20
    again = Store(store.url)
    with served(again) as elsewhere:
        every[0].address = elsewhere
        assert every[0].says(2).status == 303
    again.close()
    assert store.votes(room, 1, 1) == [0] * 19 + [1] * 20 + [2] * 21


def test_the_door_leads_to_a_room_and_a_phone_is_told_what_holds(store, opened, address):
    room, key = opened
    phone = Phone(address, room)
    assert "Which room?" in phone.ask("/").text
    assert phone.ask(f"/?room={room}").status == 303 and phone.headers["Location"] == room
    assert phone.ask("/?room=%3Cscript%3E").status == 404 and "<script>" not in phone.text.split("<body")[1]
    assert phone.ask(f"/{room}/now").text == "none"
    store.ask(room, key, WORDS)
    assert phone.ask(f"/{room}/now").text == "1.open.1"
    assert len(phone.see().text) < 3000
    for name in ("phone.js", "phone.css", "health"):
        assert phone.ask(f"/{name}").status == 200


def test_a_database_that_does_not_answer_is_said_and_costs_no_phone_its_place(store, opened, phones, monkeypatch):
    room, key = opened
    store.ask(room, key, WORDS)
    (phone,) = phones(1)
    with monkeypatch.context() as away:
        for name in ("run", "rows", "together"):
            away.setattr(store.base, name, gone)
        assert phone.says(1).status == 503 and "does not answer" in phone.text
        assert phone.see().status == 503 and phone.ask(f"/{room}/now").status == 503
    assert phone.says(1).status == 303 and store.votes(room, 1, 1) == [1]


def gone(*_, **__):
    """A database that is away, as each of them says it."""
    with answering(OSError):
        raise OSError("no route")


def test_where_votes_cannot_be_kept_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="does not answer"):
        Store(f"sqlite:///{tmp_path}/file/votes.sqlite3")
    with pytest.raises(Refused, match="does not answer"):
        Store("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(ValueError, match="LSTM_CLASS is"):
        Store("mysql://x")
