"""One update of the visitor's network in slow motion: forward, loss, backward, update; and then it is done."""

import streamlit as st

from lstm.figures.train_live import slow as slow_figure
from lstm.figures.train_live import slow_weights
from lstm.live import LIVE, options_of
from lstm.live.run import go
from lstm.live.settings import in_force
from lstm.live.slow import follow
from lstm.live.updates import fault
from ui.link import settings
from ui.train_live.slow import slow
from ui.widgets import digits

STAGES = {str(k): f"{k} {name}" for k, name in enumerate(slow_figure.STAGES, start=1)}


def slow_motion(run):
    """The next update of a lstm.live.run.Run, stage by stage. "Next update" does it: st.session_state["live_run"]."""
    one = followed(run.training)
    symbols = LIVE[run.training.settings.task].symbols(options_of(run.training.settings, run.training.own))
    stage = settings.get("half")
    drive(run, one, stage)
    slow(slow_figure.draw(one, symbols, int(stage), settings.get("array")))
    tables(one, symbols)


def followed(training):
    """The update taken apart, with the example that the link asks for, or the last of a smaller batch."""
    known = st.session_state.get("slow_followed")
    asked = settings.get("example")
    if known and known[0] is training and known[1] == asked:
        return known[2]
    one = follow(training, min(asked, in_force(training.settings, training.updates).batch) - 1)
    st.session_state["slow_followed"] = training, asked, one
    return one


def drive(run, one, stage):
    """The next stage, any stage, and which example of the batch."""
    n = len(one.losses.each)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        onward(run, one, stage)
        st.segmented_control(
            f"Update {one.number:,}", STAGES, format_func=STAGES.get, required=True, **settings.bound("half")
        )
        key = f"{settings.own_key('example')} {n}"
        st.session_state[key] = one.chosen + 1
        st.number_input(
            f"Example of the batch, 1 to {n}",
            1,
            n,
            key=key,
            on_change=lambda: settings.write(example=st.session_state[key]),
            width=230,
        )


def onward(run, one, stage):
    """One button all the way: to the next stage, and after the last to the next update."""
    after = str(int(stage) + 1)
    if after in STAGES:
        label, act = f"**Next: {STAGES[after]}**", lambda: settings.write(half=after)
    else:
        label, act = "**Next update ▶**", lambda: do(run)
    stuck = after not in STAGES and fault(one.update) is not None
    st.button(label, on_click=act, key="slow_next", disabled=stuck, width=170)


def do(run):
    """Do the update, and look at the one after it."""
    st.session_state["live_run"] = go(run, 1)
    settings.write(half=1)


def tables(one, symbols):
    """Every number of the picture, one click away; what is closed is not computed."""
    steps, weights = st.columns(2)
    with steps.expander("Every gate and gradient, as a table", on_change="rerun", key="open_slow_steps") as box:
        if box.open:
            rows = slow_figure.step_table(one, symbols)
            said = "Every quantity and its gradient at every step"
            st.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt=said)
    with weights.expander("The weights in view, as a table", on_change="rerun", key="open_slow_weights") as box:
        if box.open:
            rows = slow_weights.weight_table(one, settings.get("array"))
            said = "Every weight before, its gradient and step, and after"
            st.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt=said)
