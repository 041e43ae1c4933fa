"""The page about the LSTM's cousins: what each leaves out, what that costs, and how it does on three tasks."""

import streamlit as st

from lstm.figures.classroom.compared import soonest
from lstm.figures.cousins import cousins as figure
from lstm.live import LIVE, cousins
from lstm.live.race import go, over
from ui.classroom import offers
from ui.cousins import TEXT
from ui.cousins.variants import variants
from ui.train_live.drive import in_line, pace, stop
from ui.widgets.own_part import own_part


def drawings():
    """The LSTM and its cousins, drawn."""
    with st.container(key="sight"):
        variants(figure.draw())


def table():
    """The table, and what measures it again here."""
    playing = st.session_state.setdefault("cousins_playing", "")
    choose(playing)
    own_part(turn, run_every=pace().apart if playing else None)()
    st.markdown(" ".join([TEXT["measured before"]] * bool(here()) + [TEXT["read it so"]]))
    with st.expander("How it was measured"):
        st.markdown(
            TEXT["how it was measured"].format(streams=cousins.stored()["about"]["streams"], medians=figure.medians())
        )


def choose(playing):
    """A button for each thing that can be measured."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="try"):
        st.markdown("**Measure here**", width="content")
        st.button("Time of an update", on_click=time, key="cousins_time", disabled=bool(playing))
        for task in cousins.TASKS:
            label = "‖ Pause" if playing == task else f"▶ {LIVE[task].NAME}"
            st.button(label, on_click=play, args=(task,), key=f"cousins_{task}", disabled=playing not in ("", task))
        if here():
            st.button("As it was measured before", on_click=forget, key="cousins_forget", disabled=bool(playing))


def here():
    """What was measured on this machine for this visitor: part of the table -> figures, or a race under way."""
    return st.session_state.setdefault("cousins_here", {})


def time():
    """Time an update of each cell."""
    here()["cost"] = cousins.costs()


def play(task):
    """Start or stop the training of all cells on one task."""
    going = st.session_state["cousins_playing"] != task
    stop()
    if going and (task not in here() or over(here()[task])):
        here()[task] = cousins.start(task)
    st.session_state["cousins_playing"] = task if going else ""


def forget():
    """Back to what was measured before."""
    st.session_state["cousins_here"] = {}


def turn():
    """One turn of what is being measured, if anything is; then the table."""
    task = st.session_state["cousins_playing"]
    if task and not in_line():
        here()[task] = go(here()[task], pace().budget)
        if over(here()[task]):
            play(task)
            st.rerun()
    if task:
        done = figure.progress(here()[task])
        st.progress(done.share, done.text)
    measured = {part: found if part == "cost" else figure.plain(found) for part, found in here().items()}
    for name, question in soonest(cousins.stored() | measured).items():
        offers.offer(name, lambda question=question: question)
    rows = figure.table(cousins.stored() | measured, tuple(measured))
    st.table(
        [row | links(key) for key, row in zip(cousins.COUSINS, rows, strict=True)], hide_index=True, alt=figure.ALT
    )


def links(key):
    """Where a cell can be tried: the text of a last column. Its step can be seen where a trained one is shipped."""
    one = cousins.COUSINS[key]
    live = f"Train_it_live?options=gap:50&cell={one.cell}" + "".join(f"&bias={bias}" for bias in one.changes.values())
    step = "" if one.changes else f" · [one step](Inside_one_step?cell={one.cell})"
    return {"try it": f"[train it]({live}){step}"}


def equations():
    """The equations of all, side by side."""
    box = st.expander("The equations, side by side", on_change="rerun", key="open_cousins_equations")
    if not box.open:
        return
    with box:
        st.markdown(TEXT["equations"])
        columns = st.columns(3)
        for place, key in enumerate(key for key in cousins.COUSINS if key != "bias0"):  # whose are the LSTM's own
            with columns[place % len(columns)]:
                st.markdown(f"**{cousins.COUSINS[key].name}**")
                for line in figure.equations(key, dark=st.context.theme.type == "dark"):
                    st.latex(line)
