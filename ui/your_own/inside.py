"""Inside the network in view, by the parts of other pages: one step, who wrote its memory, how far a gradient gets."""

import streamlit as st

from lstm import CELLS, importers
from lstm.explain import memory, order_units
from lstm.explain.gradient_reach import LEFT
from lstm.explain.products import squashed, terms
from lstm.figures.colours import INK
from lstm.figures.inside_one_step import step as step_figure
from lstm.figures.sentence.arithmetic import SYMBOLS
from lstm.figures.wiring import wiring_of
from lstm.figures.your_own import held, reaching
from lstm.numbers import say
from lstm.unroll import at
from ui.inside_one_step import weights
from ui.inside_one_step.step import step as step_picture
from ui.link import settings
from ui.sentence import look_inside
from ui.sentence.chart import chart
from ui.vanishing.fading import fading
from ui.vanishing.half_life import half_life
from ui.who_wrote import who_wrote
from ui.widgets.own_part import own_part
from ui.your_own import TEXT
from ui.your_own.network import SAVED_AS

MOST_PRODUCTS = 12


def picked(trace):
    """The unit and the step in view, each with a box to change it; at first the unit that holds most, at the end."""
    steps, units = memory(trace).shape
    unit, place = settings.get("own_unit"), settings.get("own_step")
    usual = order_units(trace, "holds")[0]
    unit, place = min(usual if unit is None else unit, units - 1), min(steps - 1 if place is None else place, steps - 1)
    with st.container(horizontal=True, gap="small"):
        box("Unit", "own_unit", unit, units - 1)
        box("Step", "own_step", place + 1, steps, least=1)
    return unit, place


def box_of_unit(unit, count):
    """The unit in view, with a box to change it."""
    unit = min(unit, count - 1)
    box("Unit", "own_unit", unit, count - 1)
    return unit


def box(label, name, value, most, least=0):
    """A number that is a setting, which counts from 0; `least` is the first in the box."""
    key = settings.own_key(name)
    st.session_state[key] = value

    def changed():
        settings.write(**{name: str(st.session_state[key] - least)})

    st.number_input(label, least, most, key=key, width=220, on_change=changed)


def step(run):
    """One step of the cell, drawn, with its numbers; of a cell that is not drawn, as tables."""
    if wiring_of(run.layer.cell) is None:
        step_as_tables(run)
        return
    count, steps = importers.steps_drawn(run.layer, run.trace), len(run.trace.h)
    unit = order_units(run.as_read, "holds")[0]
    first = settings.get("own_step")
    first = importers.busiest(run.as_read, unit) - count // 2 if first is None else first
    first = max(0, min(first, steps - count))
    if count < steps:
        box(TEXT["begins"].format(count=count), "own_step", first + 1, steps - count + 1, least=1)
    drawn(importers.reading_of(run.layer, run.trace, run.words, unit, first, count))
    tried = importers.steps_tried(run.layer, run.trace)
    weights.weights(importers.reading_of(run.layer, run.trace, run.words, unit, 0, tried))
    st.caption(TEXT["turned"].format(count=tried))


@own_part(key="step")
def drawn(read):
    """The picture of "Inside one step", over a stretch of what the layer read."""
    view = look_inside.picked(read, look_inside.found_in(read) | {"key": ""}, warn=False)
    picture = step_figure.draw(read, view["unit"])
    view["key"] = view["key"] if view["key"] in picture["opened"] else ""
    view |= {"phase": min(settings.get("phase") or 0, len(picture["phases"])), "all": bool(settings.get("units"))}
    step_picture(picture, view | {"turn": settings.get("turn")}, reruns=["step", "weights"])


def step_as_tables(run):
    """One step of one unit: every quantity, and the products in one of its sums."""
    unit, place = picked(run.as_read)
    cell, one = CELLS[run.layer.cell], at(run.as_read, place)
    sums = {name: terms(run.layer.weights, one, name, unit) for name in squashed(one)}
    rows = [
        {
            "quantity": f"{INK[name].name} {INK[name].symbol}",
            "sum before squashing": say(sums[name].total) if name in sums else "–",
            "value": say(getattr(one, name)[unit]) if unit < getattr(one, name).shape[-1] else "–",
        }
        for name in cell.EQUATIONS
    ]
    st.table(rows, hide_index=True, alt=f"Every number of unit {unit} at step {place + 1}")
    st.caption(TEXT["step"])
    for tab, name in zip(st.tabs([INK[name].name for name in sums]), sums, strict=True):
        with tab:
            st.table(products(sums[name]), hide_index=True, alt=f"The products in the sum of the {INK[name].name}")


def products(taken):
    """The weightiest products of a sum, and all others together."""
    lines = []
    for part in taken.parts:
        name = "bias" if part.source == "1" else SYMBOLS[part.source]
        numbers = zip(part.weights.tolist(), part.values.tolist(), part.products.tolist(), strict=True)
        lines += [(name if part.source == "1" else f"{name} {k}", *one) for k, one in enumerate(numbers)]
    lines.sort(key=lambda line: -abs(line[-1]))
    rows = [
        {"from": name, "weight": say(weight), "value": say(value), "product": say(product)}
        for name, weight, value, product in lines[:MOST_PRODUCTS]
    ]
    rest = [line[-1] for line in lines[MOST_PRODUCTS:]]
    others = {"from": f"{len(rest)} others", "weight": "", "value": "", "product": say(sum(rest))}
    return rows + [others] * bool(rest)


def wrote(run):
    """Who wrote what one unit holds; and what becomes of it where something is done to the network."""
    trace = run.trace
    unit, place = picked(run.as_read)
    if hasattr(trace, "carried"):
        said = held.describe(run.as_read, unit, place)
        st.markdown(said)
        chart(held.draw(run.as_read, unit, place), "own wrote", said, SAVED_AS)
        st.caption(TEXT["wrote"])
    else:
        st.markdown(TEXT["wrote not"])
    if "projection" in run.layer.cell:
        return
    count = importers.steps_tried(run.layer, trace)
    st.subheader("Do something to it", anchor=False)
    st.caption(TEXT["tried"].format(count=count, unit=unit))
    who_wrote.who_wrote(importers.reading_of(run.layer, trace, run.words, unit, 0, count))


def back(run):
    """How much of a gradient is left on its way back, and how long each unit's memory lasts."""
    st.markdown(reaching.describe(run.gradient, LEFT))
    picture = run.once("gradient drawn", lambda: reaching.draw(run.gradient, run.as_read))
    fading(picture, key="own back", tight=bool(settings.get("room")))
    st.caption(TEXT["back"])
    lives = run.health.half_lives
    if lives is not None:
        st.subheader("How long does a memory last?", anchor=False)
        half_life(reaching.lives(lives))
        st.caption(TEXT["lives"])
