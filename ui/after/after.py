"""What came after the LSTM: a contest at equal size and time, what it costs to go on, and who uses what."""

import streamlit as st

from lstm.experiments import contest
from lstm.figures.after import heirs
from lstm.figures.classroom.compared import against_attention, far_of_lstm
from lstm.figures.text import listed
from lstm.numbers import count, plain
from ui.after import TEXT, looking
from ui.classroom import offers
from ui.link import settings
from ui.widgets.dots import dots


def the_contest():
    """The choice of the task, and how all did."""
    names = heirs.measured()
    task, key = settings.get("contest"), settings.own_key("contest")
    st.session_state[key] = task = task if task in names else next(iter(names))
    change = {"on_change": lambda: settings.write(contest=st.session_state[key])}
    st.segmented_control("The task", names, format_func=names.get, required=True, key=key, **change)
    offers.offer("LSTM or attention?", lambda: against_attention(task))
    offers.offer("How far does the LSTM get?", lambda: far_of_lstm(task))
    with st.container(key="sight"):
        st.markdown(ABOUT[task])
        dots(heirs.draw(task), "dots_contest")
    st.caption(TEXT["marks"])
    with st.expander("What each of them is, and how it was measured", on_change="rerun", key="open_heirs") as box:
        if box.open:
            found = contest.stored()
            first, last = (count(found["seeds"][k]) for k in (0, -1))
            rates = listed([plain(rate) for rate in found["rates"]])
            seconds, day = heirs.seconds(task), found["date"]
            st.markdown(TEXT["how"].format(seconds=seconds, rates=rates, date=day, first=first, last=last))
            st.table(heirs.table(task), hide_index=True, alt="Weights, units, learning rate and updates of each")


ABOUT = {"parity": TEXT["parity"], "lookup": TEXT["lookup"], "timing": TEXT["timing"]}


def going_on():
    """What one more step costs as the text grows."""
    st.subheader("What it costs to go on", anchor=False)
    st.markdown(TEXT["growth"])
    for column, what in zip(st.columns(2, gap="large"), ("held", "step"), strict=True):
        with column:
            dots(heirs.grown(what), f"dots_{what}")
    st.markdown(TEXT["at once"])
    dots(heirs.grown("scan"), "dots_scan")
    with st.expander("These numbers, as tables", on_change="rerun", key="open_growth") as box:
        if box.open:
            st.table(heirs.growth(), hide_index=True, alt="Time and memory of one more step after so many")
            st.table(heirs.at_once(), hide_index=True, alt="Time of all steps of a minLSTM, in turn and at once")


def memories():
    """Each contestant's equations, and what its memory is."""
    st.subheader("What each of them remembers", anchor=False)
    names = contest.CONTESTANTS
    st.segmented_control("Whose", names, format_func=names.get, required=True, **settings.bound("heir"))
    who = settings.get("heir")
    left, right = st.columns(2, gap="large")
    with left:
        for line in heirs.equations(who):
            st.latex(line)
    right.markdown(MEMORY[who])
    if who in heirs.WHOLE:
        looking.looking(who)


MEMORY = {
    "lstm": TEXT["memory of lstm"],
    "slstm": TEXT["memory of slstm"],
    "janet": TEXT["memory of janet"],
    "minlstm": TEXT["memory of minlstm"],
    "mingru": TEXT["memory of mingru"],
    "mlstm": TEXT["memory of mlstm"],
    "attention": TEXT["memory of attention"],
}


def today():
    """Where recurrent networks are used, and where not."""
    st.subheader("Is it still worth knowing?", anchor=False)
    left, right = st.columns(2, gap="large")
    left.markdown(TEXT["used"])
    right.markdown(TEXT["not used"])
