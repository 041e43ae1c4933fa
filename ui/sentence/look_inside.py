"""The main picture and the panel beside it, as one fragment: a click reruns these and nothing else."""

import streamlit as st

from lstm import explain
from lstm.explain import changed_most, order_units, squashed, worth_most, wrote_most
from lstm.figures.sentence import arithmetic as arithmetic_figure
from lstm.figures.sentence import strip as strip_figure
from lstm.figures.text import percent
from lstm.figures.who_wrote.operated import MANY, TELLING
from lstm.live.gradients import PENALISED
from lstm.numbers import brief, plain
from lstm.presets import english
from ui.link import settings
from ui.sentence import TEXT, controls, networks, over_text, tables
from ui.sentence.arithmetic import arithmetic
from ui.sentence.strip import strip
from ui.sentence.teaching import HOW
from ui.widgets.own_part import own_part

ORDERS = {"number": "as numbered", "holds": "by what they hold at this {}", "written": "by when they are written"}


def picked(read, usual, warn=True):
    """The place, unit and quantity in view: what the link asks for where that is there, or the usual."""
    view, beyond = dict(usual), []
    for name, size in (("place", len(read.found)), ("unit", read.trace.h.shape[-1])):
        asked = settings.get(name)
        if asked is not None and asked < size:
            view[name] = asked
        elif asked is not None:
            beyond.append(name)
    if beyond and warn:
        st.warning(f"The link asks for a {' and a '.join(beyond)} that is not there. The usual one is shown.")
    if settings.get("quantity") in (*read.cell.EQUATIONS, "shown"):
        view["key"] = settings.get("quantity")
    return view


def telling(read, same=None):
    """What to look at first: where the usual trained LSTM wrote most of what speaks for its answer.

    Training, cell and price may be switched, and the same word stays in view; before and after training the same unit.
    Of a network of the visitor's own: where that network wrote it. `same` is the Reading by the trained network, if it
    is there already.
    """
    if read.own:
        return found_in(read)
    same = same or networks.other(read, stage="trained")
    usual = networks.other(same, "lstm", "trained", "")
    end = usual.end
    answer, foils = int(usual.chances[end].argmax()), usual.foils(end)
    place = wrote_most(usual.until(end), answer, foils)[0]
    if "i" in same.cell.GATES:
        unit = wrote_most(same.until(end), answer, foils, place)[1]
    else:
        unit = changed_most(same, place, answer, foils)
    return {"place": place, "unit": unit, "key": "i" if "i" in read.cell.GATES else next(iter(read.cell.EQUATIONS))}


def found_in(read):
    """What to look at first, as the network in view alone tells."""
    end = read.end
    answer = int(read.chances[end].argmax()) if read.signature.kind == "class" else 0
    place, unit = explain.telling(read.until(end), answer, read.foils(end))
    unit = explain.moved_most(read.trace, place) if read.lower else unit
    return {"place": place, "unit": unit, "key": next(iter(key for key in "iz" if key in read.cell.GATES), "h")}


def look_inside(read):
    """The picture of a reading, its arithmetic, and what may be chosen about both."""
    which = read.model.about["settings"]["task"] if read.own else settings.get("stage")
    beside = None if read.own else networks.other(read, stage="trained")  # before and after share their scales
    picture = strip_figure.draw(read, beside, () if many(read) else None)
    about = {
        "meant": [meant(one) for one in read.found],
        "tight": bool(settings.get("room")),
        "file": f"inside-the-{read.layer.cell}-{which}",
        "alt": alt(read, picture),
    }
    fragment(read, picture, about, telling(read, beside))


@own_part
def fragment(read, picture, about, usual):
    """What a click reruns."""
    view, tokens = picked(read, usual), picture["tokens"]
    order = order_units(read.trace, settings.get("order"), view["place"])
    if many(read):
        order = drawn_of_many(read, order, view)
        picture = strip_figure.draw(read, None, sorted(order))
    with st.container(key="sight"), st.container(key="look"):
        left, right = st.columns([2.7, 1], gap="medium")
    with right:  # first, for it is what a click asks for
        lines = arithmetic_figure.draw(read, view["place"], view["unit"])
        where = {"place": view["place"], "token": tokens[view["place"]], "length": len(tokens)}
        where |= {name: picture[name] for name in ("noun", "kind", "ahead")}
        where["unknown"] = float(english.unknown(read.model, read.trace.h[view["place"]])) if read.english else None
        where["said"] = arithmetic_figure.describe(read, view["place"], view["unit"])
        opened = view["key"] if view["key"] in squashed(read.trace) else ""
        arithmetic(lines, key_open=opened, next=picture["next"][view["place"]], **where)
    with left:
        strip(picture, about | {"order": order}, view)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.segmented_control(
                "Order of the units",
                ORDERS,
                format_func=lambda how: ORDERS[how].format(read.noun),
                required=True,
                **settings.bound("order"),
            )
            if many(read):
                choose_units(read)
            tables.csv_button(read)
        price = read.model.about["settings"]["penalty"]
        if read.english and not price:
            over_text.over_text(read, view)
        if price and read.layer.cell in PENALISED and (read.own or settings.get("stage") == "trained"):
            st.caption(
                TEXT["charged"].format(price=plain(price)) if read.own or read.english else controls.legible(price)
            )


def many(read):
    """Whether a reading has more units than can be looked over."""
    return read.trace.h.shape[-1] > MANY


def drawn_of_many(read, order, view):
    """Which of many units are drawn, from top to bottom: the most telling at the place in view, and the one in view."""
    if settings.get("units"):
        return order
    holds = settings.get("order") == "holds"
    some = {view["unit"], *(order[:TELLING] if holds else worth_most(read, view["place"], TELLING))}
    return [unit for unit in order if unit in some]


def choose_units(read):
    """Whether the most telling units are drawn, or all."""
    units = read.trace.h.shape[-1]
    st.segmented_control(
        "Units drawn",
        ("", "all"),
        format_func={"": f"the {TELLING} most telling", "all": f"all {units}"}.get,
        required=True,
        help=f"The {TELLING} whose output counts most, for or against, in the likeliest answer at the {read.noun} in "
        "view; or those that hold the most memory there, if you order by that. The table and the CSV file have all.",
        **settings.bound("units"),
    )


def meant(one):
    """What a word that is not in the vocabulary was read as."""
    if one.how == "case":
        return f"Read as “{one.word}”"
    if one.how == "unknown":
        return f"“{one.token.text}” is not among the words this model knows."
    return f"Read as “{one.word}”, {HOW.get(one.how, one.how)}"


def alt(read, picture):
    """What the picture shows, in words."""
    word, chance = picture["next"][-1][0]
    names = ", ".join(f"{q['name']} {q['symbol']}" for q in picture["quantities"])
    layer = f" of layer {read.below + 1}" * (len(read.model.layers) > 1)
    shown = f"{names} of {read.trace.h.shape[-1]} units{layer} over {len(read.found)} {read.noun}s. "
    if picture["kind"] == "number":
        return shown + f"After the last one it answers: {word} {brief(chance)}."
    does = f"the model {'expects' if picture['ahead'] else 'answers'} “{word}” with a chance of {percent(chance)}."
    return f"{shown}After the last {read.noun} {does}"
