"""A claim of the visitor's own: a task, two settings, and which is better by how much."""

import streamlit as st

from lstm.cells import CELLS
from lstm.experiments.court import own
from lstm.live import LIVE
from ui.claims import TEXT
from ui.link import settings
from ui.train_live.settings import BIASES, UNITS

ASKS = {"more": "more", "less": "less", "same": "the same"}
PLAIN = "as it comes"


def edit(claim):
    """Widgets that show the claim in the link, and write it."""
    st.markdown(TEXT["own"])
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        task = choose("task", "Task", own.TASKS, claim.task, lambda name: LIVE[name].NAME, 260)
        options = {name: option.label for name, option in LIVE[task].OPTIONS.items()}
        if options:
            known = claim.option if claim.task == task else ""
            choose("option", "Cases differ in", ("", *options), known, lambda name: options.get(name, "nothing"), 220)
            if st.session_state[key("option")]:
                typed("values", "Values, with commas between", ",".join(map(own.linked, claim.values)), 200)
    for side, arm in zip(("first", "second"), claim.arms, strict=True):
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            changes = dict(arm.changes)
            choose(f"{side} cell", f"The {side}", tuple(CELLS), arm.cell, lambda name: CELLS[name].NAME, 180)
            choose(
                f"{side} units",
                "Units",
                (PLAIN, *map(str, UNITS)),
                own.linked(changes["units"]) if "units" in changes else PLAIN,
            )
            biases = (PLAIN, *map(own.linked, BIASES))
            choose(
                f"{side} forget", "Forget bias", biases, own.linked(changes["forget"]) if "forget" in changes else PLAIN
            )
            choose(
                f"{side} layers",
                "Layers",
                (PLAIN, "1", "2"),
                own.linked(changes["layers"]) if "layers" in changes else PLAIN,
            )
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        choose("quantity", "Of the first is", tuple(own.QUANTITIES), claim.quantity, own.QUANTITIES.get, 240)
        choose("asks", "than of the second", tuple(ASKS), claim.asks, ASKS.get)
        typed("margin", "by at least (the same: at most)", own.linked(claim.margin), 180)
        typed("updates", "Updates at most", str(claim.updates), 140)
        choose("seeds", "Seeds", tuple(map(str, range(1, own.MOST_SEEDS + 1))), str(claim.seeds))
    if fault := st.session_state.get("claim_fault"):
        st.warning(fault)


def key(name):
    """The key of one of the widgets."""
    return f"argued {name}"


def choose(name, label, options, now, format_func=str, width=140):
    """A choice that shows what the claim says."""
    st.session_state[key(name)] = now if now in options else options[0]
    return st.selectbox(label, options, format_func=format_func, key=key(name), on_change=write, width=width)


def typed(name, label, now, width):
    """A text that shows what the claim says."""
    st.session_state.setdefault(key(name), now)
    st.text_input(label, key=key(name), on_change=write, width=width, max_chars=40)


def write():
    """Put what the widgets say into the link, if it is a claim; else say what is wrong."""
    said = {name: st.session_state.get(key(name), "") for name in NAMES}
    option = said["option"] if said["option"] in LIVE[said["task"]].OPTIONS else ""
    cases = f"{option}:{said['values'] or own.linked(LIVE[said['task']].OPTIONS[option].default)}" if option else ""
    arms = [",".join([said[f"{side} cell"], *changes(said, side)]) for side in ("first", "second")]
    text = ";".join(
        [
            said["task"],
            cases.replace(" ", ""),
            *arms,
            said["quantity"],
            said["asks"],
            said["margin"],
            said["updates"],
            said["seeds"],
        ]
    )
    try:
        claim = own.read(text.strip())
    except ValueError as fault:
        st.session_state["claim_fault"] = str(fault)
        return
    st.session_state["claim_fault"] = ""
    settings.write(argued=claim.text())


def changes(said, side):
    """What is set of one of the two settings, as a link has it."""
    return [f"{field}:{said[f'{side} {field}']}" for field in FIELDS if said[f"{side} {field}"] != PLAIN]


FIELDS = ("units", "forget", "layers")
NAMES = ("task", "option", "values", "quantity", "asks", "margin", "updates", "seeds") + tuple(
    f"{side} {field}" for side in ("first", "second") for field in ("cell", *FIELDS)
)
