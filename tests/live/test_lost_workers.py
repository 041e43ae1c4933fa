"""Where workers do not answer, or answer no more, the page says so, and the training goes on to the same numbers."""

import re
from concurrent.futures import Executor, Future
from threading import Event
from unittest.mock import ANY

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lstm import live
from lstm.live import workers
from ui.train_live import training_slots

SCRIPT = "from ui.train_live.train_live import live_training; live_training()"


def test_nobody_waits_while_a_place_is_asked_and_whoever_asks_again_does_not_stop_what_goes_on_here(monkeypatch):
    answer, asked = Event(), []

    def make(where):
        if where == "":
            return workers.Here()
        asked.append(where)
        assert answer.wait(20)
        raise ValueError("Nobody is there.")

    monkeypatch.setattr(training_slots, "WHERE", "tcp://far:1")
    monkeypatch.setattr(workers, "make", make)
    monkeypatch.setattr(training_slots, "SOON", 0.0)
    for _ in range(3):
        assert training_slots.computing() == (None, ANY)
    answer.set()
    monkeypatch.setattr(training_slots, "SOON", 20.0)
    here, why = training_slots.computing()
    assert here is workers.executor("") and "Nobody is there." in why and asked == ["tcp://far:1"]
    training_slots.ask_again()
    assert "Nobody is there." in training_slots.computing()[1] and asked == ["tcp://far:1"] * 2


class Mute(Executor):
    """Takes everything, and never answers."""

    closed = False

    def submit(self, function, /, *args, **named):
        return Future()

    def works(self):
        return True

    def shutdown(self, wait=True, *, cancel_futures=False):
        self.closed = True


class Broken(Mute):
    """Answers that it cannot."""

    def submit(self, function, /, *args, **named):
        future = Future()
        future.set_exception(ModuleNotFoundError("No module named 'lstm'"))
        return future


class Closed(Mute):
    """Takes nothing any more."""

    def submit(self, function, /, *args, **named):
        raise RuntimeError("This connection is closed.")


@pytest.mark.parametrize("kind", [Mute, Broken, Closed])
def test_workers_that_answer_no_more_are_named_and_the_training_goes_on_here_to_the_same_numbers(kind, monkeypatch):
    monkeypatch.setattr(training_slots, "WHERE", where := f"tcp://{kind.__name__}:1")
    monkeypatch.setattr(training_slots, "SOON", 20.0)
    monkeypatch.setattr(training_slots, "SILENCE", -1.0)
    monkeypatch.setattr(workers, "make", lambda where: kind() if where else workers.Here())
    page = AppTest.from_string(SCRIPT, default_timeout=30)
    page.query_params["task"] = "adding"
    page.run()
    page.button("live_play").click().run()
    for _ in range(3):
        page.run()
    assert not page.exception
    said = re.sub(r":color\[(.*?)\]|\\(?=\W)", r"\1", " ".join(warning.value for warning in page.warning))
    assert ("No worker has answered" if kind is Mute else "A worker could not compute") in said
    assert "Meanwhile, trainings are computed in the server itself" in said
    training = page.session_state["live_run"].training
    assert training.updates > 0
    np.testing.assert_array_equal(training.flat, live.advance(live.begin(training.settings), training.updates).flat)
    monkeypatch.setattr(workers, "make", lambda where: workers.Here())
    page.button("live_ask_again").click().run()
    assert not page.warning and page.session_state["live_run"].training.updates > training.updates
    assert isinstance(workers._made[where], workers.Here)
