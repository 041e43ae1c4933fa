"""The network's own weights under the visitor's hand: one weight, one of every unit, or a whole gate."""

import streamlit as st

from lstm import reading
from lstm.explain import edits, squashed
from lstm.figures import curves as curves_figure
from lstm.figures.colours import INK
from lstm.figures.directions import isolated
from lstm.figures.inside_one_step import turned as turned_figure
from ui.inside_one_step import TEXT
from ui.link import setting_checks, settings
from ui.sentence import look_inside
from ui.widgets.curves import curves
from ui.widgets.own_part import own_part
from ui.widgets.plain import say
from ui.widgets.sliders import live, sliders


def requested():
    """The edits in the link."""
    return [edits.edit(text) for text in settings.read_list("edits")]


def fitting(read, changes):
    """Those of some edits whose weights this network has."""
    return [one for one in changes if edits.fits(read.cell, read.layer.weights, one.target)]


def edited(read, changes=None):
    """The sentence through the network with its weights turned, as the link or `changes` say."""
    changes = fitting(read, requested() if changes is None else changes)
    if not changes:
        return read
    again = reading.of(edits.changed(read.model, changes, read.depth), read.found, read.ids, read.text)
    return again._replace(own=read.own, depth=read.depth)


def in_hand(read, view):
    """The target that is on the slider: what the link names, or what the word in view adds to the gate in view."""
    if settings.get("turn"):
        target = edits.target(settings.get("turn"))
        if edits.fits(read.cell, read.layer.weights, target):
            return target
    key = view["key"] if view["key"] in squashed(read.trace) else next(iter(squashed(read.trace)))
    fed, _ = turned_figure.feeding(read)[0 if turned_figure.numbered(read) else view["place"]]
    return edits.Target(key, view["unit"], f"x{fed}")


@own_part(key="weights")
def weights(read):
    """Choose a weight, turn it, and see what it does beside the untouched network."""
    usual = look_inside.telling(read)
    view = look_inside.picked(read, usual, warn=False)
    target = in_hand(read, view)
    with st.container(key="turning"):
        st.subheader("Turn a weight", anchor=False)
        left, right = st.columns([1, 2.7], gap="medium")
        with left:
            choose(read, view, target)
            changes = slide(read, target)
        with right:
            compare(read, edited(read, changes), target, view)
        list_changes(read)


def choose(read, view, target):
    """Which weight: the gate, the unit, and what it is multiplied with."""
    codes = turned_figure.sources(read, target.quantity)
    codes.setdefault(target.source, turned_figure.called(target, read))
    units = ["all", *(str(unit) for unit in range(read.trace.h.shape[-1]))]
    parts = {"quantity": target.quantity, "unit": "all" if target.unit is None else str(target.unit)}
    parts["source"] = target.source
    for name, value in parts.items():
        st.session_state[f"turn {name}"] = value

    def chosen():
        settings.write(turn=".".join(st.session_state[f"turn {name}"] or parts[name] for name in parts))

    st.segmented_control(
        "Gate",
        squashed(read.trace),
        format_func=lambda name: INK[name].name.removesuffix(" gate"),
        key="turn quantity",
        on_change=chosen,
        required=True,
    )
    one, other = st.columns([1, 1.6])
    one.selectbox(
        "Unit",
        units,
        format_func=lambda unit: "all units" if unit == "all" else f"unit {unit}",
        key="turn unit",
        on_change=chosen,
    )
    other.selectbox(
        "Multiplied with", codes, format_func=lambda code: isolated(codes[code]), key="turn source", on_change=chosen
    )


def slide(read, target):
    """The slider; returns the edits in force, those of a hand that is on it included."""
    changes = requested()
    slider, how = turned_figure.slider(read, fitting(read, changes), target)
    if len(changes) == setting_checks.MOST_EDITS and not any(one.target == target for one in changes):
        st.info(TEXT["too many"].format(most=setting_checks.MOST_EDITS))
        return changes
    ink = INK[target.quantity]
    group = {"title": slider.pop("title"), "symbol": ink.symbol, "ink": list(ink[3:]), "sliders": [slider]}
    sliders([group], key="turn", on_change=let_go)
    hand = live("turn")
    if hand and not hand["final"] and slider["name"] in hand["values"]:
        return put(changes, edits.Edit(target, how, hand["values"][slider["name"]]))
    return changes


def put(changes, new):
    """The changes with one more; it takes the place of the one that did the same to the same weights."""
    return [one for one in changes if (one.target, one.how) != (new.target, new.how)] + [new]


def let_go():
    """When the hand lets go, the change goes into the link, and the drawn cell follows."""
    hand = live("turn")
    if not hand["final"]:
        return
    changes = requested()
    for name, amount in hand["values"].items():
        text, how = name.split(":")
        changes = put(changes, edits.Edit(edits.target(text), how, amount))
    keep(changes)


def list_changes(read):
    """Every change, each with a way to take it back."""
    changes = requested()
    if changes:
        st.markdown("**Turned so far**")
    fit = fitting(read, changes)
    for one in changes:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            waits = "" if one in fit else " (this cell has no such weight)"
            say(turned_figure.describe(one, read) + waits, width="content")
            st.button("Undo", key=f"undo {one}", on_click=keep, args=([other for other in changes if other != one],))
    if len(changes) > 1:
        st.button("Undo all", on_click=keep, args=([],))


def keep(changes):
    """Leave these changes in the link, and no others; the drawn cell follows."""
    settings.write(edits=",".join(str(one) for one in changes))
    st.rerun(["weights", "step"])


def compare(read, now, target, view):
    """The unit's curves and the prediction, beside those of the untouched network."""
    unit = view["unit"] if target.unit is None else target.unit
    shown = [target.quantity, *(name for name in ("c", "h") if name in read.cell.EQUATIONS and name != target.quantity)]
    now_and_then = [{name: getattr(each.trace, name)[:, unit] for name in shown} for each in (now, read)]
    picture = curves_figure.draw(*now_and_then, labels=read.tokens if read.model.words else None)
    line = turned_figure.answer(read, now)
    about = f"Unit {unit}. Faint: the network as it was trained."
    curves(picture, key="turned", lines=[{"text": line, "strong": True}, {"text": about, "strong": False}])
