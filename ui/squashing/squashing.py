"""The page about squashing functions: where a network works on them, and what another function in its place does."""

import streamlit as st

from lstm.everyday import sentences
from lstm.explain import whatif
from lstm.figures.squashing import squash as squash_figure
from lstm.figures.squashing import swap as swap_figure
from lstm.figures.squashing.squash import called
from lstm.figures.text import percent
from ui.link import settings
from ui.sentence import controls, networks
from ui.squashing import TEXT
from ui.squashing.squash import squash
from ui.squashing.swap import swap
from ui.widgets import guess
from ui.widgets.own_part import own_part

OTHERS = (sentences.SEED, "Because of the traffic, I need to take a")  # whose memory may be put into a sentence
PLACES = {place: called(place) for place in whatif.PLACES} | {"h": "how the output is made"}
FUNCTIONS = {"sigmoid": "sigmoid", "tanh": "tanh", "identity": "none (identity)"}
OUTPUTS = {"shown": "o × tanh(c)", "i": "o × i"}
MISTAKES = {"o:tanh": "The output gate is a tanh layer", "h:i": "The output is the output gate times the input gate"}


@own_part(key="squash")
def curves(read):
    """Both curves with the point to drag, over the sums of the network in view."""
    other = "trained" if settings.get("stage") == "untrained" else "untrained"
    beside = networks.other(read, stage=other)
    picture = squash_figure.draw(read, settings.get("where"), beside, controls.STAGES[other])
    picture["tight"] = bool(settings.get("room"))
    place, unit = ("" if (k := settings.get(name)) is None else k for name in ("place", "unit"))
    with st.container(key="sight"):
        squash(picture, settings.get("point"), place, unit)
    st.markdown(squash_figure.describe(picture))
    numbers, claims = st.columns(2)
    with numbers.expander("The numbers of every place", on_change="rerun", key="open_places") as box:
        if box.open:
            lines = squash_figure.table(read, beside)
            st.table(
                [line | {f"saturated, {other}": line.pop("beside")} for line in lines],
                hide_index=True,
                alt="The sums at every place, and the share of them that is saturated",
            )
    with claims.expander("Often said, and measured here", on_change="rerun", key="open_claims") as box:
        if box.open:
            for claim, measured in squash_figure.often_said(read):
                st.markdown(f"**“{claim}”** {measured}")


@own_part(key="swaps")
def swaps(read):
    """Another function at one place of the trained LSTM, beside the right one."""
    read = networks.other(read, "lstm", "trained")
    st.subheader("What would the wrong function do?", anchor=False)
    if settings.get("cell") != "lstm" or settings.get("stage") != "trained":
        st.markdown("Whatever is chosen above, this is the **trained LSTM**.")
    asked = choice()
    unit = settings.get("unit")
    unit = unit if unit is not None and unit < read.trace.h.shape[-1] else None
    picture = swap_figure.draw(read, asked, unit, other_memory(read))
    word = read.model.words[int(read.chances[read.end].argmax())]
    question = TEXT["guess"].format(word=word, chance=percent(picture["left"][0]))
    answers = "More than half of it", "Less than half of it"
    if guess.first((read.text, asked), question, answers, swap_figure.way(picture)):
        swap(picture)
    guess.switch()
    st.caption(TEXT["always the trained LSTM"])


def other_memory(read):
    """The memory (H,) at the end of another sentence, one that leads elsewhere."""
    expected = int(read.chances[read.end].argmax())
    for text in OTHERS:
        other = networks.read(text, "lstm", "trained")
        place = other.end
        if int(other.chances[place].argmax()) != expected:
            return other.trace.c[place]
    return other.trace.c[place]


def choice():
    """Which function stands where: two rows of choices, and two mistakes by name. All of it is one setting."""
    place, name = settings.get("swap").split(":")
    offered = OUTPUTS if place == "h" else FUNCTIONS
    keys = settings.own_key("swap where"), f"{settings.own_key('swap what')} {place == 'h'}"
    st.session_state[keys[0]], st.session_state[keys[1]] = place, name

    def moved():
        there = st.session_state[keys[0]]
        wrong = "i" if there == "h" else "identity" if whatif.PLACES[there] == "tanh" else "tanh"
        settings.write(swap=f"{there}:{wrong}")

    def changed():
        settings.write(swap=f"{place}:{st.session_state[keys[1]]}")

    with st.container(horizontal=True, gap="medium"):
        st.segmented_control(
            "Where", PLACES, format_func=PLACES.get, key=keys[0], on_change=moved, required=True, width="content"
        )
        st.segmented_control(
            "What stands there", offered, format_func=offered.get, key=keys[1], on_change=changed, required=True
        )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown("Two mistakes often seen in print:", width="content")
        for mistake, words in MISTAKES.items():
            st.button(f"“{words}”", on_click=settings.write, kwargs={"swap": mistake})
    return f"{place}:{name}"
