"""Who may train live now, for how long in a turn, and where it is computed: the same for all visitors of a server.

Whoever runs the server may set, in its environment,

- LSTM_TRAINS_AT_ONCE, how many may train at the same time; else four for each core;
- LSTM_TRAINS_ON, where that is computed: see lstm.live.workers.
"""

import logging
import os
from concurrent.futures import wait
from threading import Lock, current_thread
from threading import enumerate as threads
from time import monotonic
from typing import NamedTuple
from weakref import WeakSet

from lstm.live import workers
from lstm.live.workers import cores
from lstm.numbers import count

PATIENCE = 2.0  # seconds without a sign of life after which a visitor is taken to have gone
EACH_CORE = 4  # trainings
SHARE = 0.8  # of a core's time: what is left answers the visitors who only look
DRAWING = 0.01  # seconds that a turn takes besides training, if nothing else is known
SOON = 0.2  # seconds that whoever asks where to compute waits for the answer
SILENCE = 10.0  # seconds after which workers that have not answered are given up: a turn takes a third of one
YIELDING = 0.002  # seconds of training in a turn while somebody's page is drawn: an update or two
PAGE = "ScriptRunner.scriptThread"  # what Streamlit calls a thread that draws a page
SOONEST, LATEST = 0.1, 1 / 3  # seconds between two turns: ten pictures a second, or three where there is a crowd


class Places:
    """A limited number of places and the line before them. No thread, no timer: whoever is there keeps asking."""

    def __init__(self, most, patience=PATIENCE, clock=monotonic):
        self.most, self.patience, self.clock = most, patience, clock
        self._lock, self._asked = Lock(), {}  # who -> when last; in the order of their first asking

    def ask(self, who):
        """0: go ahead. k: the k-th in line; ask again soon. Asking is what keeps the place, and the place in line."""
        with self._lock:
            self._forget()
            self._asked[who] = self.clock()
            return max(0, list(self._asked).index(who) + 1 - self.most)

    def leave(self, who):
        """Give the place up, or the place in line; whoever has none may leave too."""
        with self._lock:
            self._asked.pop(who, None)

    def busy(self):
        """How many train now."""
        with self._lock:
            self._forget()
            return min(len(self._asked), self.most)

    def _forget(self):
        """Whoever has not asked for longer than our patience has lost the place."""
        before = self.clock() - self.patience
        self._asked = {who: when for who, when in self._asked.items() if when >= before}


class Turn(NamedTuple):
    """How one training takes its turns."""

    budget: float  # seconds of training in a turn, at most
    apart: float  # seconds from the start of one turn to that of the next


def turn(busy, parallel=1, drawing=DRAWING):
    """The Turn of each of `busy` trainings, so that all together take 80 % of a core's time, drawing included.

    `parallel` of them are computed at the same time; all are drawn by one process. `drawing` is what a turn takes
    besides training, in seconds. Where that is much, turns are further apart: it never takes more time than training.
    """
    everybody = max(1, busy) * drawing
    apart = max(SOONEST, min(5 * everybody, LATEST), 2 * everybody / SHARE)
    return Turn(SHARE * apart / max(1, busy / parallel) - drawing, apart)


def yielding(turn):
    """The Turn while somebody's page is drawn by this server, who should not wait for a training; else as it is."""
    TRAINING.add(current_thread())
    waiting = any(one.name == PAGE and one not in TRAINING for one in threads())
    return turn._replace(budget=min(turn.budget, YIELDING)) if waiting else turn


def at_same_time(where):
    """How many trainings a place computes at the same time: here one, for Python computes one thing at a time."""
    return {"": 1, "processes": cores()}.get(where, float("inf"))


def at_once(text, n_cores):
    """(how many may train at the same time, a sentence on what is wrong with the text that says so, or "")."""
    usual, asked = EACH_CORE * max(1, n_cores), text.strip()
    if not asked:
        return usual, ""
    if asked.isdecimal() and len(asked) < 5 and int(asked):
        return int(asked), ""
    return (
        usual,
        f"LSTM_TRAINS_AT_ONCE must be a whole number from 1 to 9999, and is {asked!r}. Taken instead: {usual}.",
    )


def computing():
    """(the Executor that computes trainings now, or None while it is looked for; "" or a sentence about that)."""
    sought = workers.sought(WHERE)
    wait([sought], SOON)
    why = workers.refusal(WHERE)
    if not sought.done() and not why:
        return None, f"Looking for workers at {WHERE}. The training goes on when one answers."
    try:
        if sought.done():
            return sought.result(), ""
    except ValueError as fault:
        why = str(fault)
    return workers.executor(""), f"LSTM_TRAINS_ON: {why} Meanwhile, trainings are computed in the server itself."


def silent(executor, seconds):
    """Whether what was given to an executor so many seconds ago is taken for lost; if so, it is asked no more."""
    lost = seconds > SILENCE
    if lost:
        give_up(executor, f"No worker has answered for {count(SILENCE)} seconds.")
    return lost


def give_up(executor, why):
    """Ask an executor no more for a while: `why`, a sentence, is what visitors are told meanwhile."""
    workers.refuse(WHERE, executor, f"{why} What was under way is computed again, to the same numbers.")


def ask_again():
    """Ask at once whether somebody answers where trainings were to be computed."""
    workers.ask_again(WHERE)


WHERE = os.environ.get("LSTM_TRAINS_ON", "").strip()
MOST, _wrong = at_once(os.environ.get("LSTM_TRAINS_AT_ONCE", ""), cores())
PLACES = Places(MOST)
TRAINING = WeakSet()  # threads that draw a page whose network is trained
if _wrong:
    logging.getLogger(__name__).warning(_wrong)
