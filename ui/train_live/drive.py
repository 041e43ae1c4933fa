"""What drives a training: play, pause, single updates, back to the beginning, another seed."""

from concurrent.futures import BrokenExecutor, CancelledError, Future
from time import monotonic
from typing import Any, NamedTuple
from uuid import uuid4

import streamlit as st

from lstm.live.run import back_to, best, go, resumed, start, taken, within
from lstm.live.workers import Here
from ui.link import settings
from ui.train_live import again as live_again
from ui.train_live import training_slots
from ui.train_live.choice import FIRST, anew, first, linked, requested, say
from ui.train_live.train import NOW
from ui.widgets.plain import plain

PACES = {"slow": 1, "quick": 5, "full": 1_000_000}  # updates in a turn, at most
MOST_DRAWING = 0.03  # seconds of a turn, besides training, that are taken off its budget
STANDING = {"live_playing": False, "live_at": NOW, "live_work": None}


class Work(NamedTuple):
    """A turn of training under way."""

    executor: Any
    future: Any
    since: float  # when whoever computes was last heard from, or this was given to it


def run_now():
    """The visitor's run: begun anew when what it depends on has changed."""
    wanted, own = requested(), own_now()
    if (st.session_state.get("live_wanted"), st.session_state.get("live_own_wanted")) != (wanted, own):
        run = start(wanted, own)
        st.session_state.update(STANDING, live_run=run)
        live_again.begun(wanted, own, run)
        st.session_state.update(live_wanted=wanted, live_own_wanted=own)
    return st.session_state["live_run"]


def own_now():
    """The visitor's own text or numbers for the task in view, or None."""
    return st.session_state.get("live_own", {}).get(settings.get("task"))


def drive():
    """Play, pause, one update, many, back to the beginning, another seed; and how fast."""
    playing = st.session_state["live_playing"]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="drive"):
        st.button("‖ Pause" if playing else "▶ Play", key="live_play", on_click=play, args=(not playing,), width=110)
        st.button("One update", on_click=step, args=(1,))
        st.button("100 updates", on_click=step, args=(100,))
        st.button("Back to update 0", on_click=again)
        st.button("New seed", on_click=lambda: anew(seed=(requested().seed + 1) % 1000))
        st.segmented_control("Pace", PACES, key="live_pace", default="quick", required=True)


def play(on):
    """Start or stop. Play at an earlier moment of the film goes on from the end."""
    stop()
    if first():  # from now on the link says what it began with
        say()
    st.session_state.update(STANDING | {"live_playing": on})


def step(n):
    """Some updates, in tens so that the film has them, and stand."""
    stop()
    if first():  # from now on the link says what it began with
        say()
    run = st.session_state["live_run"]._replace(trouble="")
    goal = run.training.updates + n
    while run.training.updates < goal and not run.trouble:
        run = go(run, min(10, goal - run.training.updates))
    st.session_state.update(STANDING, live_run=run)


def bring_on(run):
    """The run after a turn of training, wherever that is computed; or as it was, where the visitor waits."""
    return after_turn(run, "live_work", turn_of, taken)


def after_turn(now, key, ask, take):
    """What a computation in turns has come to after another of them, wherever that is computed.

    `now` is how it stands, and comes back as it is where the visitor waits. `ask(now)` is what is to be computed, a
    function and its arguments, `take(now, result)` what follows; the session remembers under `key` what is under way.
    """
    if in_line():
        return now
    executor, told = training_slots.computing()
    if told:
        where_told(told, executor)
    if executor is None:
        return now
    work = st.session_state.get(key)
    if work is None or work.executor is not executor:  # what was given to one that is lost is done again
        work = submitted(executor, ask(now))
    if work.future.done():
        now, since = received(now, work, take)
        elsewhere = bool(training_slots.WHERE)
        work = submitted(executor, ask(now), since) if elsewhere else None  # others compute on while this one draws
    elif training_slots.silent(executor, monotonic() - work.since):
        work = None
    st.session_state[key] = work
    return now


def where_told(told, executor):
    """That the workers are looked for, or why it is computed here instead, with a way to ask them again."""
    if executor is None:
        st.info(plain(told))
        return
    st.warning(plain(told))
    st.button("Ask again now", on_click=training_slots.ask_again, key="live_ask_again")


def in_line():
    """Whether the visitor has to wait because as many train as this server lets at once; if so, it says so."""
    line = training_slots.PLACES.ask(me())
    if line:
        where = "next" if line == 1 else f"number {line}"
        st.info(
            f"This server allows {training_slots.MOST} training{'s' * (training_slots.MOST > 1)} at once, and as many "
            f"are under way. You are {where} in line: yours starts by itself."
        )
    return bool(line)


def turn_of(run):
    """A turn of training, to be computed."""
    goal = st.session_state.get("live_goal")
    most = goal - run.training.updates if goal else PACES[st.session_state.get("live_pace") or "quick"]
    return within, run.training, most, pace().budget, run.solved is None


def submitted(executor, asked, since=None):
    """What is asked, given to whoever computes it. `since` is when one was last heard from, now if not given."""
    try:
        future = executor.submit(*asked)
    except Exception as fault:  # of a connection that was lost: said when it is received
        future = Future()
        future.set_exception(fault)
    return Work(executor, future, monotonic() if since is None else since)


def received(now, work, take):
    """(how it stands after a turn computed somewhere, when that was heard).

    As it was, where the turn was ended from outside: it is done again.
    """
    try:
        return take(now, work.future.result()), None
    except (BrokenExecutor, CancelledError):
        return now, work.since
    except Exception as fault:
        if isinstance(work.executor, Here):
            raise
        training_slots.give_up(work.executor, f"A worker could not compute: {type(fault).__name__}.")
        return now, None


def pace():
    """How long a turn may take, and how far apart turns are, with as many visitors training as there are now.

    What the last turn took besides training is taken off, but for a turn that was slow by chance.
    """
    drawing = min(st.session_state.get("live_drawing", training_slots.DRAWING), MOST_DRAWING)
    where = training_slots.WHERE
    turn = training_slots.turn(training_slots.PLACES.busy(), training_slots.at_same_time(where), drawing)
    return turn if where else training_slots.yielding(turn)  # elsewhere a training takes nobody's time


def me():
    """A name for this visitor, among those who train."""
    return st.session_state.setdefault("live_me", uuid4().hex)


def stop():
    """Stand still, and make room for the next in line."""
    training_slots.PLACES.leave(me())
    st.session_state.update(live_playing=False, live_work=None, live_goal=None)


def arrived(run):
    """Whether a run has come to where it was before."""
    goal = st.session_state.get("live_goal")
    return bool(goal) and run.training.updates >= goal


def again():
    """Back to the beginning, with the same seed and without what was changed under way."""
    stop()
    live_again.forget()
    begun = settings.text("turns").startswith(FIRST["turns"])
    settings.write(turns=FIRST["turns"] if begun else "")
    st.session_state.update(STANDING, live_wanted=None)  # so that it is begun anew


def from_frame(k):
    """Go on from frame k of the film, as if what came after had not been."""
    settle(back_to(st.session_state["live_run"], k))


def loaded(training):
    """Go on with a training out of a file."""
    stop()
    own = st.session_state.get("live_own", {}) | {training.settings.task: training.own}
    st.session_state["live_own"] = {task: given for task, given in own.items() if given is not None}
    st.session_state["live_own_wanted"] = training.own
    st.session_state.pop("live_own_notes", None)  # they were about another text
    settle(resumed(training))


def settle(run):
    """Take a run with its own settings as the one in view, and let the link say as much of them as it can."""
    settings.write(**linked(run.training.settings))
    st.session_state.update(STANDING, live_run=run, live_wanted=requested(), live_anew=True)


def rescue(run):
    """What went wrong, and a way out."""
    k = best(run)
    frame = run.frames[k]
    st.warning(f"Paused. {run.trouble} A lower learning rate or a clipped gradient may help.")
    st.button(f"Go back to the best checkpoint, update {frame.updates:,}", on_click=from_frame, args=(k,))
