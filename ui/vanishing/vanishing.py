"""The page about vanishing gradients: curves under the hand, how they were checked, and what clipping does."""

import itertools

import streamlit as st

from lstm import CELLS
from lstm.experiments import fading
from lstm.explain.jacobian import EQUATIONS
from lstm.figures.colours import INK
from lstm.figures.vanishing import fading as figure
from lstm.numbers import linked, plain
from lstm.presets import HEIRS
from ui.link import settings
from ui.vanishing import TEXT, says
from ui.vanishing.fading import fading as curves
from ui.widgets import digits, guess
from ui.widgets.own_part import own_part
from ui.widgets.sliders import live, sliders

SLIDERS = "fading_sliders"
HAND = {  # setting -> (label, what it is, low, high, step)
    "forget": ("forget bias", "the bias for keeping: b of f, and of a GRU's gate", 0.0, 5.0, 0.1),
    "recurrent": ("recurrent ×", "what the weights on h(t−1) are multiplied with", 0.5, 10.0, 0.1),
    "steps": ("length", "steps of the sequence", 10.0, float(figure.LONGEST), 10.0),
}
SIGHTS = {  # the rule first, then what departs from it; no name gives a guess away
    "Forget bias 3": {"forget": "3", "recurrent": "1", "steps": "100", "alone": ""},
    "Forget bias 0": {"forget": "0", "recurrent": "1", "steps": "100", "alone": ""},
    "Recurrent × 10": {"forget": "1", "recurrent": "10", "steps": "100", "alone": ""},
    "What f alone says": {"forget": "1", "recurrent": "10", "steps": "100", "alone": "on"},
}


def in_view():
    """The experiment in view: under a hand what it says, else what the link says."""
    values = {name: settings.get(name) for name in HAND}
    said = live(SLIDERS)
    if said and not said["final"]:
        values = said["values"]
    cell, length = settings.get("beside_it") or "lstm", int(values["steps"])
    return fading.Settings(cell, values["forget"], values["recurrent"], length=length)


@own_part
def fade():
    """What reruns while a slider is dragged; after a movement the table below too, where it is open."""
    if st.session_state.pop("fading_over", False):
        st.rerun()
    asked, said = in_view(), live(SLIDERS)
    moving = bool(said and not said["final"])
    clip = bool(settings.get("clip"))
    room = bool(settings.get("room"))
    with st.container(key="sight"), st.container(key="fading_look"):
        picture, hand = st.columns([1.5 if room else 2.7, 1], gap="medium")  # a phone shows the picture first
    with hand:
        sliders(groups(), key=SLIDERS, on_change=slid, tight=room)
        toggle("Show f × f × … alone", "alone", "The product of the LSTM's forget gates, in the unit that keeps best.")
        toggle("Clip each update at 1", "clip", "Training scales an update down to size 1 where it is larger.")
        guess.switch()
        st.selectbox(
            "Beside them",
            ("", *HEIRS),
            format_func=lambda name: CELLS[name].NAME if name else "none that came later",
            **settings.bound("beside_it"),
        )
    with picture:
        question = TEXT["guess"].format(bias=plain(asked.bias), recurrent=plain(asked.recurrent), steps=asked.length)
        shown = guess.first(asked, question, ("It fades", "It holds", "It grows"), figure.way(asked))
        if shown:
            curves(
                figure.draw(asked, bool(settings.get("alone")), clip),
                notes=figure.paces(asked),
                badge="" if moving else says.badge(asked),
                tight=room,
            )
    if shown:
        hand.markdown(figure.verdict(asked))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown("See it:", width="content")
        for name, link in SIGHTS.items():
            st.button(name, on_click=settings.write, kwargs=link)
    if clip and shown:
        st.markdown(says.clipping(asked))


def toggle(label, name, about):
    """A switch whose setting is "on" or nothing."""
    key = settings.own_key(name)
    st.session_state[key] = bool(settings.get(name))
    st.toggle(label, key=key, help=about, on_change=lambda: settings.write(**{name: "on" * st.session_state[key]}))


def groups():
    """The three sliders, in the ink of the forget gate where they turn it."""
    made, plain = [], ["#5A6573", "#4A5568", "#B6BEC9"]
    for name, (label, about, low, high, step) in HAND.items():
        row = {"name": name, "label": label, "says": about, "low": low, "high": high, "step": step}
        ink = list(INK["f"][3:]) if name == "forget" else plain
        one = row | {"value": settings.get(name)}
        made.append({"title": "", "symbol": "", "ink": ink, "sliders": [one]})
    return made


def slid():
    """The hand moved a slider: when it lets go, the numbers go into the link."""
    said = live(SLIDERS)
    if said and said["final"]:
        settings.write(**{name: linked(value, 1) for name, value in said["values"].items()})
        st.session_state["fading_over"] = st.session_state.get("open_fading_curves", False)


def why():
    """The equation behind the curves, the table of settings, and what is often said."""
    st.subheader("Two ways back for a gradient", anchor=False)
    st.markdown(TEXT["two ways back"])
    (written, numbers), (table, claims) = st.columns(2), st.columns(2)
    with written.expander("One step back, as equations", on_change="rerun", key="open_fading_equations") as box:
        if box.open:
            st.markdown(TEXT["letters"])
            for line in itertools.chain(*EQUATIONS.values()):
                st.latex(line)
    with numbers.expander("The curves, as a table", on_change="rerun", key="open_fading_curves") as box:
        if box.open:
            st.markdown(says.checked(in_view()))
            picture = figure.draw(in_view(), bool(settings.get("alone")), bool(settings.get("clip")))
            rows, said = figure.table(picture), "Size of the gradient at each distance"
            st.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt=said)
    with table.expander("Nine settings, measured now", on_change="rerun", key="open_fading_table") as box:
        if box.open:
            st.markdown(TEXT["drawn"])
            st.table(says.rows(), hide_index=True, alt="Size of the gradient 50 steps back, in nine settings")
            st.markdown(says.alike())
    with claims.expander("Often said, and measured here", on_change="rerun", key="open_fading_claims") as box:
        if box.open:
            for claim, measured in says.often_said():
                st.markdown(f"**“{claim}”** {measured}")
