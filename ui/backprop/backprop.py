"""The page about backpropagation through time: the walk, its text, and how far the gradient comes in other cells."""

import streamlit as st

from lstm import CELLS, presets
from lstm.explain import backward
from lstm.figures.backprop import walk as figure
from lstm.figures.backprop.walk_says import arrives, slopes, ways
from lstm.figures.backprop.walk_weight import default
from lstm.figures.text import listed, percent
from lstm.kept import kept
from lstm.numbers import sized
from ui.backprop import TEXT
from ui.backprop.walk import walk as walk_picture
from ui.link import settings
from ui.sentence import controls, look_inside, network_switch, networks, sentence_box
from ui.widgets import digits
from ui.widgets.own_part import own_part
from ui.widgets.plain import plain

WAYS = {"c": "at the memory", "h": "at the output"}


def sentence_read():
    """The sentence box, and the Reading by the network that is walked through: always one of the usual gate penalty."""
    if large := network_switch.large():
        return sentence_box.sentence_box(network=large)
    stage = settings.get("walked")
    read = sentence_box.sentence_box(stage=stage)
    return networks.other(read, stage=stage, penalty="")


def question(read):
    """(the place before the answer, the word that should come next, whether the visitor typed it).

    Where the last word typed is no answer, it is the word that the usual trained LSTM expects. To the English network
    every word that it knows is one.
    """
    end = read.end
    if read.english and end and read.found[end].how != "unknown":
        return end - 1, read.found[end].word, True
    if read.english:
        return end, read.model.words[int(read.chances[end].argmax())], False
    if end < len(read.found) - 1:
        return end, read.found[-1].word, True
    usual = networks.other(read, "lstm", "trained", "")
    shared = len(read.model.words)  # a word that was taught comes after them, and only the trained network knows it
    return end, usual.model.words[int(usual.chances[end][:shared].argmax())], False


@kept(8)
def walk_of(read, end, answer):
    """The walk of a reading, up to and with the place `end`."""
    return backward.walk(read.model, read.ids[: end + 1], read.model.words.index(answer))


@own_part(key="walking")
def walking(read):
    """The picture of the walk; another weight reruns this and nothing else."""
    end, answer, typed = question(read)
    steps = end + 1
    usual = look_inside.telling(read.until(end) if read.english else read)
    reason = usual["place"] if usual["place"] < end else None
    walked = walk_of(read, end, answer)
    view = look_inside.picked(read, {"place": min(usual["place"], end), "unit": usual["unit"], "key": ""})
    place = min(view["place"], end)
    target = default(walked, place, view["unit"], view["key"], settings.get("into"))
    at_first = back_at(
        steps if settings.get("place") is None else place, steps
    )  # the loss, from which the walk back begins
    beat = at_first if settings.get("beat") is None else settings.get("beat")
    picture = drawn(read, end, answer, target, reason)
    chosen = {"beat": min(beat, back_at(-1, steps)), "place": place, "unit": view["unit"], "key": target.quantity}
    chosen |= {"into": target.source, "nudge": settings.get("nudge"), "rate": settings.get("rate")}
    with st.container(key="sight"):
        walk_picture(picture, chosen)
    told = "is the word you typed." if typed else "is what the trained LSTM expects; to ask for another, type it."
    st.caption(f"The right answer, “{plain(picture['answer'])}”, {told}")
    if read.english:
        st.caption(TEXT["one table"])
    scores = st.expander(
        "Where the gradient at the output comes from, word by word", on_change="rerun", key="open_scores"
    )
    if scores.open:
        with scores:
            st.markdown(TEXT["at the scores"])
            rows = figure.at_scores(walked, view["unit"])
            st.dataframe(
                rows, hide_index=True, column_config=digits.every(rows), alt="Products that make the gradient at h"
            )


@kept(32)
def drawn(read, end, answer, target, reason):
    """The picture of a walk. Whatever beat is in view it stays the same."""
    return figure.draw(read.until(end), walk_of(read, end, answer), target, reason)


def back_at(place, steps):
    """The beat at which the gradient is back at a place; that of place -1 is the update, that of `steps` the loss."""
    return steps + steps + -place


def arrival(read):
    """How much of the gradient arrives at the word that decides, here and in the other cells, where there are such."""
    if read.english:
        return
    end, answer, _ = question(read)
    place = look_inside.telling(read)["place"]
    if place >= end:
        return
    shares = {
        name: arrived(read, name, end, answer, place) for name in dict.fromkeys((*presets.CELLS_USUAL, read.layer.cell))
    }
    first, there, share = shares[read.layer.cell]
    here = WAYS["c" if "c" in read.trace._fields else "h"]
    others = [
        f"{CELLS[name].NAME} {percent(share)}" for name, (_, _, share) in shares.items() if name != read.layer.cell
    ]
    st.markdown(
        TEXT["how much arrives"].format(
            here=here, first=sized(first), there=sized(there), share=percent(share), others=listed(others)
        )
    )


def arrived(read, cell, end, answer, place):
    """(size at the end, size at a place, share) of the gradient in the walk of another cell at the same stage."""
    other = networks.other(read, cell, settings.get("walked"), "")
    return sizes(other, end, answer, place)


@kept(256)
def sizes(read, end, answer, place):
    """(size at the end, size at a place, share) of the gradient in the walk of a reading."""
    return arrives(walk_of(read, end, answer), place)


def choices():
    """Which network is walked through: the small one, its cell and how far it is trained; or the English one."""
    large = network_switch.large()
    network_switch.switch(large)
    if large:
        return
    with st.container(horizontal=True, gap="medium"):
        controls.cells("Cell", lambda name: CELLS[name].NAME, heirs=True)
        st.segmented_control(
            "Training",
            controls.STAGES,
            format_func=controls.STAGES.get,
            required=True,
            help="The half-trained network is shown first: it is still wrong, so its loss has much to teach. The "
            "trained one is right, and its gradient is small.",
            **settings.bound("walked"),
        )


def texts(read):
    """What it is, and on request the equations and every number."""
    end, answer, _ = question(read)
    st.markdown(TEXT["about"].format(slopes=slopes(read.layer.cell), ways=ways(read.layer.cell)))
    st.caption(TEXT["one sentence alone"])
    written = st.expander("The chain rule of this cell, as equations", on_change="rerun", key="open_chain")
    if written.open:
        with written:
            for line in figure.latex(walk_of(read, end, answer), dark=st.context.theme.type == "dark"):
                st.latex(line)
    table = st.expander("Every size, as a table", on_change="rerun", key="open_walk")
    if table.open:
        rows = figure.table(read, walk_of(read, end, answer))
        said = "The size of every gradient at every step"
        table.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt=said)
