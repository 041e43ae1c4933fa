"""The main picture and the panel beside it, as one fragment: a click reruns these and nothing else."""

import streamlit as st

from lstm import at, until
from lstm.explain import order_units, speaks_most, squashed, wrote_most
from lstm.figures import arithmetic as arithmetic_figure
from lstm.figures import strip as strip_figure
from lstm.figures.text import percent
from ui import reading, settings, tables
from ui.arithmetic import arithmetic
from ui.strip import strip

ORDERS = {"number": "as numbered", "holds": "by what they hold at this word", "written": "by when they are written"}


def picked(read):
    """The place, unit and quantity in view: what the link asks for where the sentence and cell have it."""
    place, unit, quantity = telling(read)
    asked = {name: settings.read(name) for name in ("place", "unit", "quantity")}
    units, beyond = read.trace.h.shape[-1], []
    if asked["place"]:
        place = int(asked["place"]) if int(asked["place"]) < len(read.found) else place
        beyond += ["place"] * (place != int(asked["place"]))
    if asked["unit"]:
        unit = int(asked["unit"]) if int(asked["unit"]) < units else unit
        beyond += ["unit"] * (unit != int(asked["unit"]))
    if beyond:
        st.caption(f"The link asks for a {' and a '.join(beyond)} that this sentence or cell does not have; ignored.")
    quantity = asked["quantity"] if asked["quantity"] in read.cell.EQUATIONS else quantity
    return {"place": place, "unit": unit, "key": quantity}


def telling(read):
    """What to look at first: where the answer's memory was written, or else where the answer is expected."""
    end = reading.before_answer(read)
    trace, answer = until(read.trace, end), int(read.chances[end].argmax())
    if "i" in read.cell.GATES:
        return *wrote_most(read.model, trace, answer, reading.rivals(read, end)), "i"
    return end, speaks_most(read.model, trace, answer), next(iter(read.cell.EQUATIONS))


@st.fragment
def look_inside(read):
    """The picture of a reading and its arithmetic."""
    view = picked(read)
    tokens = [one.token.text for one in read.found]
    order = order_units(read.trace, settings.read("order"), view["place"])
    left, right = (st.container(), st.container()) if settings.read("room") else st.columns([2.7, 1], gap="medium")
    with left:
        ids = [one.id for one in read.found]
        picture = strip_figure.draw(read.cell, read.trace, tokens, ids, read.chances, read.model.words, order)
        picture |= {"how": [one.how for one in read.found], "meant": [meant(one) for one in read.found]}
        strip(picture, view, alt(read, picture))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.segmented_control(
                "Order of the units", ORDERS, format_func=ORDERS.get, required=True, **settings.bound("order")
            )
            tables.csv_button(read)
    with right:
        step = at(read.trace, view["place"])
        lines = arithmetic_figure.draw(read.cell, read.layer.weights, step, view["unit"], read.model.words)
        where = {"place": view["place"], "token": tokens[view["place"]], "length": len(tokens)}
        where["said"] = arithmetic_figure.said(read.cell, read.trace, view["place"], view["unit"], tokens)
        opened = view["key"] if view["key"] in squashed(step) else ""
        arithmetic(lines, key_open=opened, next=picture["next"][view["place"]], **where)


def meant(one):
    """What a word that is not in the vocabulary was read as."""
    if one.how == "unknown":
        return f"“{one.token.text}” is not a word this model knows. It reads {one.word}."
    return f"Read as “{one.word}”, " + ("by its spelling" if one.how == "spelling" else "by the letters they share")


def alt(read, picture):
    """What the picture shows, in words."""
    word, chance = picture["next"][-1][0]
    names = ", ".join(f"{q['name']} {q['symbol']}" for q in picture["quantities"])
    return (
        f"{names} of {read.trace.h.shape[-1]} units over {len(read.found)} words. "
        f"After the last word the model expects “{word}” with a chance of {percent(chance)}."
    )
