"""A network of the visitor's own making, trained while they watch."""

from time import perf_counter

import streamlit as st

from lstm.figures.classroom.networks import against_control
from lstm.figures.train_live import training as training_figure
from lstm.live import LIVE, check, metric_of
from lstm.live.forms import form_of
from lstm.live.run import at_frame
from ui.classroom import offers
from ui.link import settings
from ui.sentence import layers
from ui.train_live import TEXT, again
from ui.train_live.about import about
from ui.train_live.choice import at_once, choose, network, requested, task_options, view
from ui.train_live.drive import arrived, bring_on, drive, from_frame, loaded, me, pace, rescue, run_now, stop
from ui.train_live.files import keep
from ui.train_live.own_data import own_data
from ui.train_live.racing import race
from ui.train_live.slow_motion import slow_motion
from ui.train_live.train import NOW, at, train
from ui.widgets import digits, guess
from ui.widgets.own_part import own_part

MORE = ["optimiser", "batch", "clip", "penalty", "decay", "truncate", "horizon"]


def live_training(free=True):
    """What drives the training and its picture, above all that may be chosen: the task too, if it is `free`."""
    with st.container(key="sight" if free else None), st.container(key="live"):
        picture = st.container(key="live_picture")
        with st.container(key="live_choice"):
            choose(free)
        run = run_now()
        with picture:
            other(run) if view() else watched()
        with st.container(key="live_rest"):
            options()


def asks(run):
    """What a class can be asked about the training as it stands."""
    if report := run.report:
        offers.offer("Better than without a memory?", lambda: against_control(run.training.settings.task, report))


def watched():
    """The training as it goes on."""
    if when_solved(st.session_state["live_run"]):
        drive()
    layers.choose(requested().layers)
    picture = own_part(turn, run_every=pace().apart if st.session_state["live_playing"] else None)
    picture()


def when_solved(run):
    """Whether the training may go on: it was guessed, before its first update, in how many the task will be solved."""
    now = run.training.settings
    if metric_of(now, run.training.own).solved is None:
        return True
    about_it = "solved", now._replace(turns=())
    if run.training.updates and not guess.made(about_it):
        return True
    usual = LIVE[now.task].UPDATES
    answers = f"At most {usual // 4:,}", f"{usual // 4 + 1:,} to {usual:,}", "More, or never"
    return guess.first(about_it, TEXT["guess updates"].format(task=LIVE[now.task].NAME), answers, took(run))


def took(run):
    """The place of the right answer to that; None while it is open."""
    usual = LIVE[run.training.settings.task].UPDATES
    if run.solved:
        return 0 if run.solved[0] <= usual // 4 else 1 if run.solved[0] <= usual else 2
    return 2 if run.training.updates > usual else None


def other(run):
    """The race, or one update in slow motion; the training itself stands meanwhile."""
    if st.session_state["live_playing"]:
        stop()
    again.remember(run, requested(), me())
    asks(run)
    if view() == "slow":
        slow_motion(run)
    else:
        race(run.training.settings, run.training.own)


def options():
    """All that may be chosen beside the task and the cell."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if not view():
            at_once(["rate"], 330)
        task_options()
        if not view():
            beside()
    if view() != "race":
        with (
            st.expander("More on how it trains (acts at once)", key="open_training"),
            st.container(horizontal=True),
        ):
            whole = () if form_of(settings.get("task")).STACKS else ("truncate",)
            at_once([name for name in ["rate"] * bool(view()) + MORE if name not in whole])
    with (
        st.expander("Network settings (changing one restarts training)", key="open_beginning"),
        st.container(horizontal=True),
    ):
        network()
    own_data()
    if st.session_state["live_run"].training.settings != requested():
        st.caption(TEXT["no link"])
    about(st.session_state["live_run"].training)


def beside():
    """The switch for before and after."""
    key = settings.own_key("beside")
    st.session_state[key] = bool(settings.get("beside"))
    st.toggle("Before and after", key=key, on_change=lambda: settings.write(beside="on" * st.session_state[key]))


def beginning(run):
    """The check of where the film begins: made once, and kept until another film begins."""
    first, report = st.session_state.get("live_beginning", (None, None))
    if first is not run.frames[0]:
        report = check(at_frame(run, 0))
        st.session_state["live_beginning"] = run.frames[0], report
    return report


def turn():
    """One turn of the training, if it plays; then the picture of it, or of the moment of the film in view."""
    run, began = st.session_state["live_run"], perf_counter()
    again.remember(run, requested(), me())  # first of all: it stays where it is, whatever else is said
    trained = run.seconds
    if st.session_state["live_playing"]:
        run, before = bring_on(run), run
        st.session_state["live_run"] = run
        solved = run.solved and not before.solved and not st.session_state.get("live_goal")
        if run.trouble or solved or arrived(run):
            stop()
            st.rerun()
    again.offer(run)
    asks(run)
    if run.trouble:
        rescue(run)  # between the button that was pressed and the picture
    k = frame_in_view(run)
    shown = run.training if k is None else at_frame(run, k)
    report = run.report if k is None else check(shown)
    before = beginning(run) if settings.get("beside") else None
    depth = layers.in_view(run.training.settings.layers)
    train(training_figure.draw(run, shown, report, before, depth))
    st.session_state["live_drawing"] = perf_counter() - began - (run.seconds - trained)
    if k is not None:
        st.button(f"Go on from update {shown.updates:,}", on_click=from_frame, args=(k,))
    if st.session_state.pop("live_anew", False):
        st.rerun()  # the whole page follows what happened in this part of it
    if not st.session_state["live_playing"]:
        keep(shown, loaded)
        tables(run, report, depth)


def tables(run, report, depth):
    """Every number of the picture, one click away; what is closed is not computed."""
    made = {
        "Every update, as a table": lambda: training_figure.update_table(run),
        "Every gate of the example, as a table": lambda: training_figure.gate_table(run, report, depth),
    }
    for place, (label, rows) in zip(st.columns(2), made.items(), strict=True):
        with place.expander(label, on_change="rerun", key=f"open {label}") as box:
            if box.open:
                found = rows()
                st.dataframe(found, hide_index=True, column_config=digits.every(found), alt=label)


def frame_in_view(run):
    """The number of the film's frame that is in view, or None where it stands at its end."""
    if at() == NOW:
        return None
    return min(range(len(run.frames)), key=lambda k: abs(run.frames[k].updates - at()))
