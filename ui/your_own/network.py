"""The network in view: a file of the visitor's, or one of two real examples; what it is given; and what it computes."""

import streamlit as st

from lstm import CELLS, hidden_size, importers
from lstm.explain.gradient_reach import FARTHEST, shares_left
from lstm.explain.health import health
from lstm.importers import LARGEST_FILE, Refused
from lstm.kept import kept
from lstm.presets import others
from ui.link import settings
from ui.widgets.plain import plain, say
from ui.your_own import TEXT

EXAMPLES = {"silero-vad": "Silero VAD (voice)", "chars2vec": "chars2vec (letters)"}
MOST_STEPS = 400  # that are read
RANDOM = 100  # steps, where there is no input
LARGEST = LARGEST_FILE // 1_000_000
OF_ONE = {"part": "0", "own_unit": "", "own_step": ""}  # settings that mean nothing to another network


@kept(2)
def example(name):
    """One of the shipped networks."""
    return others.load(name)


def found():
    """The network in view, and its name in the link."""
    name = settings.get("network")
    if name == "own" and "own_network" in st.session_state:
        return st.session_state["own_network"], name
    if name == "own":
        st.info(TEXT["no network"])
        name = "silero-vad"
    return example(name).found, name


def choose():
    """The place for a file, and the two examples for those who brought none."""
    file, shown = st.columns([1.3, 1], gap="medium")
    with file:
        st.file_uploader(
            "The file of your network",
            importers.ENDINGS,
            key="own_file",
            on_change=take,
            max_upload_size=LARGEST,
        )
        st.caption(TEXT["kept"].format(most=LARGEST))
        if fault := st.session_state.get("own_fault"):
            say(f"⚠ {fault}")
    with shown:
        offered = EXAMPLES | ({"own": "Yours"} if "own_network" in st.session_state else {})
        key = settings.own_key("network")
        st.session_state[key] = in_view()
        st.segmented_control(
            "No file at hand? Two real ones:",
            offered,
            format_func=offered.get,
            key=key,
            on_change=lambda: show(st.session_state[key]),
            required=True,
        )
        if in_view() in EXAMPLES:
            st.markdown(TEXT["example: silero-vad"] if in_view() == "silero-vad" else TEXT["example: chars2vec"])


def in_view():
    """The name of the network in view, as the link has it."""
    name = settings.get("network")
    return "silero-vad" if name == "own" and "own_network" not in st.session_state else name


def show(name):
    """Another network in view."""
    settings.write(**OF_ONE, network=name)


def take():
    """Read what was uploaded, or remember why it cannot be read."""
    st.session_state["own_fault"] = ""
    if st.session_state["own_file"] is None:
        return
    try:
        network = importers.read(st.session_state["own_file"].getvalue(), st.session_state["own_file"].name)
    except Refused as fault:
        st.session_state["own_fault"] = str(fault)
        return
    st.session_state["own_network"] = network
    for name in ("own_given", "own_tried"):
        st.session_state.pop(name, None)
    settings.write(**OF_ONE, network="own", look="found")


def name_of(layer):
    """What a layer is called in a choice: where it stood, what it is, and which way it reads."""
    way = " · from the end" if layer.reverse else ""
    return f"{layer.place} · {CELLS[layer.cell].NAME} · {hidden_size(layer.weights)} units{way}"


def layer_of(network):
    """The layer in view; where there are several, the visitor's choice."""
    part = min(settings.get("part"), len(network.layers) - 1)
    if len(network.layers) > 1:
        key = settings.own_key("part")
        st.session_state[key] = part
        st.selectbox(
            "Layer",
            range(len(network.layers)),
            format_func=lambda k: name_of(network.layers[k]),
            key=key,
            on_change=lambda: settings.write(part=str(st.session_state[key]), own_unit="", own_step=""),
        )
    return network.layers[part]


def given_to(network, layer, name):
    """What the network is given: (x (T, D), columns by name, words for the steps, if any), and what the layer reads."""
    given = st.session_state.get("own_given") if name == "own" else None
    if given is None and name in EXAMPLES:
        given = example(name).x, example(name).columns, example(name).words
    if given is not None:
        try:
            return given, importers.signal_of(network, layer, given[0][:MOST_STEPS])
        except ValueError as fault:
            st.warning(plain(f"Of what you gave: {fault}."))
    st.caption(TEXT["random"].format(steps=RANDOM))
    x = importers.random_input(layer, RANDOM)
    return (x, {}, ()), x


def run(layer, xs):
    """The trace of a layer, and its health: of the latest that was asked for in this visit."""
    mark = importers.fingerprint(layer, xs)
    if st.session_state.get("own_run", ("",))[0] != mark:
        with st.spinner("Reading …"):
            st.session_state["own_run"] = mark, importers.trace_of(layer, xs), health(layer, xs)
    return st.session_state["own_run"][1:]


def gradient(layer, xs):
    """The share of a gradient that is left so many steps back: in the order in which the layer reads."""
    one = layer._replace(reverse=False)
    turned = xs[::-1] if layer.reverse else xs
    return shares_left(CELLS[layer.cell], layer.weights, importers.trace_of(one, turned[-FARTHEST:]))
