"""Classes, what they are asked, and their votes. No names, no addresses, no times of votes: tokens drawn at random.

A class has a room number, which everybody in the room may see, and a key, which only who opened it has: of that no more
than a hash is kept. It is deleted by who opened it, or when it was not used for 30 days.
"""

import hashlib
import hmac
import json
import secrets
import time
from functools import lru_cache
from typing import NamedTuple

from lstm.figures.classroom.question import Question, checked, from_json, to_json, value_of
from ui.classroom.votes import TEXT
from ui.classroom.votes.database import opened
from ui.classroom.votes.refused import Refused

DAYS = 30  # after which a class that is not used is deleted
MOST_CLASSES, MOST_QUESTIONS, MOST_VOTERS = 500, 300, 1000
ROOMS = range(10_000, 100_000)  # room numbers: five digits can be called out
TABLES = (
    "CREATE TABLE IF NOT EXISTS lstm_class (room TEXT PRIMARY KEY, key_hash TEXT NOT NULL,"
    " used DOUBLE PRECISION NOT NULL)",
    "CREATE TABLE IF NOT EXISTS lstm_asked (room TEXT NOT NULL, number INTEGER NOT NULL, question TEXT NOT NULL,"
    " state TEXT NOT NULL, round INTEGER NOT NULL, about TEXT NOT NULL, PRIMARY KEY (room, number))",
    "CREATE TABLE IF NOT EXISTS lstm_vote (room TEXT NOT NULL, number INTEGER NOT NULL, round INTEGER NOT NULL,"
    " voter TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (room, number, round, voter))",
    "CREATE TABLE IF NOT EXISTS lstm_secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
NEXT = {  # state: what it may become
    "open": ("closed",),
    "closed": ("open", "revealed", "done"),
    "revealed": ("done",),
    "done": (),
}


class Asked(NamedTuple):
    """The question that a class is at."""

    number: int
    question: Question
    state: str  # "open", "closed", "revealed", or "done"
    round: int  # of the vote: 1, or 2 after the discussion


@lru_cache(maxsize=256)
def read(text):
    """A question out of its text, once."""
    return from_json(text)


class Store:
    """All of it, in the database that LSTM_CLASS names or that is given."""

    def __init__(self, url=None):
        self.base = opened(url)
        with self.base.together():
            for table in TABLES:
                self.base.run(table)
            fresh = {"value": secrets.token_hex(32)}
            self.base.run("INSERT INTO lstm_secret VALUES ('voters', :value) ON CONFLICT DO NOTHING", **fresh)
        ((found,),) = self.base.rows("SELECT value FROM lstm_secret WHERE name = 'voters'")
        self.secret = found.encode()

    # Who opened a class

    def open_class(self):
        """A new class: its room number and its key. Raises Refused where there are too many."""
        self.expire()
        ((count,),) = self.base.rows("SELECT count(*) FROM lstm_class")
        if count >= MOST_CLASSES:
            raise Refused(TEXT["too many classes"], 503)
        key, one = secrets.token_urlsafe(24), {"used": time.time()}
        while True:
            room = str(secrets.choice(ROOMS))
            new = "INSERT INTO lstm_class VALUES (:room, :key, :used) ON CONFLICT DO NOTHING"
            if self.base.run(new, room=room, key=hashed(key), **one):
                return room, key

    def holds(self, room, key):
        """Whether this is the key of the class in a room."""
        found = self.base.rows("SELECT key_hash FROM lstm_class WHERE room = :room", room=str(room))
        return bool(found) and hmac.compare_digest(found[0][0], hashed(key))

    def needs(self, room, key):
        """Raises Refused for whoever did not open this class."""
        if not self.holds(room, key):
            raise Refused(TEXT["not yours"], 403)

    def ask(self, room, key, question):
        """Put a Question to the class: its number. What was asked before is over. Raises Refused, ValueError."""
        self.needs(room, key)
        text = to_json(checked(question))
        with self.base.together():
            ((last,),) = self.base.rows("SELECT coalesce(max(number), 0) FROM lstm_asked WHERE room = :room", room=room)
            if last >= MOST_QUESTIONS:
                raise Refused(TEXT["too many questions"], 409)
            self.base.run("UPDATE lstm_asked SET state = 'done' WHERE room = :room", room=room)
            new = "INSERT INTO lstm_asked VALUES (:room, :number, :question, 'open', 1, :about)"
            self.base.run(new, room=room, number=last + 1, question=text, about=question.about)
            self.base.run("UPDATE lstm_class SET used = :now WHERE room = :room", now=time.time(), room=room)
        return last + 1

    def move(self, room, key, number, state):
        """Close a vote, open it again, reveal, or end a question; pressed twice, it is done once. Raises Refused."""
        self.needs(room, key)
        now = self.now(room)
        if now is None or now.number != number or now.state == state:
            return
        if state not in NEXT[now.state] or (state == "open" and now.round > 1):
            raise Refused(TEXT["not now"], 409)
        change = "UPDATE lstm_asked SET state = :state, round = :round WHERE room = :room AND number = :number"
        change += " AND state = :was AND round = :at"
        turn = now.round + 1 if state == "open" else now.round
        was = {"was": now.state, "at": now.round}
        self.base.run(change, state=state, round=turn, room=room, number=number, **was)

    def delete(self, room, key):
        """Forget a class, all it was asked and all that it said. Raises Refused."""
        self.needs(room, key)
        self.forget([room])

    def forget(self, rooms):
        """Leave nothing of these rooms."""
        for room in rooms:
            with self.base.together():
                for table in ("lstm_vote", "lstm_asked", "lstm_class"):
                    self.base.run(f"DELETE FROM {table} WHERE room = :room", room=room)

    def expire(self, now=None):
        """Forget every class that was not used for 30 days; `now` in seconds since 1970."""
        before = (now or time.time()) - DAYS * 24 * 3600
        self.forget([room for (room,) in self.base.rows("SELECT room FROM lstm_class WHERE used < :at", at=before)])

    def table(self, room, key):
        """All that was asked and how often each answer was given: (number, Question, round, answer, votes), ...

        No row is anybody's. Raises Refused.
        """
        self.needs(room, key)
        told = dict(self.base.rows("SELECT number, question FROM lstm_asked WHERE room = :room", room=room))
        every = "SELECT number, round, value, count(*) FROM lstm_vote WHERE room = :room"
        rows = self.base.rows(f"{every} GROUP BY number, round, value ORDER BY number, round, value", room=room)
        return [(number, read(told[number]), turn, json.loads(value), count) for number, turn, value, count in rows]

    # Everybody

    def now(self, room):
        """The question that a class is at, an Asked; None before the first. Raises Refused for a room that is not."""
        last = "SELECT number, question, state, round FROM lstm_asked WHERE room = :room ORDER BY number DESC LIMIT 1"
        found = self.base.rows(last, room=str(room))
        if found:
            number, text, state, turn = found[0]
            return Asked(number, read(text), state, turn)
        if not self.base.rows("SELECT 1 FROM lstm_class WHERE room = :room", room=str(room)):
            raise Refused(TEXT["no such room"], 404)
        return None

    def voter(self):
        """A token for one phone: drawn at random, and signed, so that nobody can make their own."""
        drawn = secrets.token_urlsafe(12)
        return f"{drawn}.{self.signed(drawn)}"

    def signed(self, drawn):
        """The signature of what was drawn."""
        return hmac.new(self.secret, drawn.encode(), hashlib.sha256).hexdigest()[:24]

    def known(self, token):
        """Whether this is a token that was given out here."""
        drawn, _, signature = str(token).partition(".")
        return 0 < len(drawn) < 40 and hmac.compare_digest(signature.encode(), self.signed(drawn).encode())

    def vote(self, room, number, turn, token, texts):
        """Count one answer, of a phone that may have given another before: that is replaced. Raises Refused.

        Whether the vote is still open is looked at by the same statement that writes.
        """
        if not self.known(token):
            raise Refused(TEXT["no token"], 403)
        now = self.now(room)
        if now is None or (now.number, now.round) != (number, turn):
            raise Refused(TEXT["another question"], 409)
        if now.state != "open":
            raise Refused(TEXT["closed"], 409)
        try:
            value = json.dumps(value_of(now.question, texts))
        except ValueError as fault:
            raise Refused(str(fault), 422) from fault
        where = {"room": room, "number": number, "round": turn}
        if self.of(room, number, turn, token) is None and self.count(room, number, turn) >= MOST_VOTERS:
            raise Refused(TEXT["too many votes"], 429)
        counted = (
            "INSERT INTO lstm_vote SELECT room, number, round, :voter, :value FROM lstm_asked"
            f" WHERE room = :room AND number = :number AND round = :round AND state = 'open'{self.base.lock}"
            " ON CONFLICT (room, number, round, voter) DO UPDATE SET value = excluded.value"
        )
        if not self.base.run(counted, voter=hashed(token), value=value, **where):
            raise Refused(TEXT["closed"], 409)

    def of(self, room, number, turn, token):
        """What a phone has answered, or None."""
        mine = (
            "SELECT value FROM lstm_vote WHERE room = :room AND number = :number AND round = :round AND voter = :voter"
        )
        found = self.base.rows(mine, room=room, number=number, round=turn, voter=hashed(token))
        return json.loads(found[0][0]) if found else None

    def count(self, room, number, turn):
        """How many have answered."""
        some = "SELECT count(*) FROM lstm_vote WHERE room = :room AND number = :number AND round = :round"
        return self.base.rows(some, room=room, number=number, round=turn)[0][0]

    def votes(self, room, number, turn):
        """All answers of one round, in no order that says whose they are."""
        every = "SELECT value FROM lstm_vote WHERE room = :room AND number = :number AND round = :round ORDER BY value"
        return [json.loads(value) for (value,) in self.base.rows(every, room=room, number=number, round=turn)]

    def earlier(self, room, number, about):
        """The last votes on an earlier question of the same name: a list, [] where there was none."""
        last = "SELECT number, round FROM lstm_asked WHERE room = :room AND number < :number AND about = :about"
        found = self.base.rows(f"{last} ORDER BY number DESC LIMIT 1", room=room, number=number, about=about)
        return self.votes(room, *found[0]) if about and found else []

    def close(self):
        """Let go of the database."""
        self.base.close()


def hashed(text):
    """What is kept of a key or a token."""
    return hashlib.sha256(str(text).encode()).hexdigest()[:32]
