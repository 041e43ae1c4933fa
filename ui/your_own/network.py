"""The network in view: a file of the visitor's, or one of two real examples; what it is given; and what it computes."""

from typing import NamedTuple

import streamlit as st

from lstm import CELLS, hidden_size, importers
from lstm.explain.gradient_reach import FARTHEST, shares_left
from lstm.explain.health import report
from lstm.importers import LARGEST_FILE, Refused
from lstm.kept import kept
from lstm.numbers import plain as number
from lstm.presets import others
from ui.link import settings
from ui.widgets.plain import plain, say
from ui.your_own import TEXT

SAVED_AS = "own-network"  # the file of a picture
EXAMPLES = {"silero-vad": "Silero VAD (voice)", "chars2vec": "chars2vec (letters)"}
MOST_STEPS, LEAST_STEPS = 400, 60  # that are read
WORK = 1_200_000_000  # weights times steps of a layer: of a very large one fewer steps are read
SMALL = WORK // MOST_STEPS  # weights of a layer of which all are
RANDOM = 100  # steps, where there is no input
LARGEST = LARGEST_FILE // 1_000_000
OF_ONE = {"part": "0", "own_unit": "", "own_step": "", "unit": "", **settings.OF_ONE_SENTENCE}  # not of another network


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
            help=TEXT["kept"].format(most=LARGEST, steps=MOST_STEPS, size=number(SMALL / 1e6)),
        )
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
            on_change=lambda: settings.write(**OF_ONE | {"part": str(st.session_state[key])}),
        )
    return network.layers[part]


class Run(NamedTuple):
    """What the layer in view made of its input."""

    layer: importers.Layer
    x: object  # what the network was given, (T, ...)
    columns: dict  # name -> (T,): what is known of each step
    words: tuple  # what each step is called: T texts
    trace: object  # (T, H), in the order of the input
    random: bool  # whether nobody gave an input
    kept: dict  # what was worked out of it, by name: see `once`

    @property
    def as_read(self):
        """The trace in the order in which the layer reads."""
        return type(self.trace)(*(part[::-1] for part in self.trace)) if self.layer.reverse else self.trace

    def once(self, name, make):
        """What `make` works out of it, made once; the names are few."""
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]

    @property
    def health(self):
        """How the layer is over this input."""
        return self.once("health", lambda: report(self.as_read, CELLS[self.layer.cell], self.layer.weights))

    @property
    def gradient(self):
        """The share of a gradient that is left so many steps back, in the order in which the layer reads."""
        last = type(self.trace)(*(part[-FARTHEST:] for part in self.as_read))
        return self.once("gradient", lambda: shares_left(CELLS[self.layer.cell], self.layer.weights, last))


@kept(8)
def run_of_example(name, part):
    """What a layer of a shipped network made of its input, for all who look at it: (Run, why not of that)."""
    one = example(name)
    return made(one.found, one.found.layers[part], (one.x, one.columns, one.words))


def computed(network, layer, name):
    """The Run in view, made once for a layer and an input; what was wrong with what was given, or ""; and that."""
    given = st.session_state.get("own_given") if name == "own" else None
    x = example(name).x if name in EXAMPLES else None if given is None else given[0]
    if name in EXAMPLES:
        run, fault = run_of_example(name, next(k for k, one in enumerate(network.layers) if one is layer))
        return run, fault, x
    seen = st.session_state.get("own_run")
    if seen is None or seen[0][0] is not layer or seen[0][1] is not x:
        with st.spinner("Reading …"):
            st.session_state["own_run"] = (layer, x), *made(network, layer, given)
    return (*st.session_state["own_run"][1:], x)


def run_of(network, layer, name):
    """The Run in view, and what there is to say of what it reads."""
    run, fault, x = computed(network, layer, name)
    if fault:
        st.warning(plain(f"Of what you gave: {fault}."))
    if run.random:
        words = importers.embedding_of(network, layer) is not None
        st.caption((TEXT["random tokens"] if words else TEXT["random"]).format(steps=len(run.trace.h)))
    elif x is not None and x.ndim == 2 and run.x.shape[-1] < x.shape[1]:
        st.caption(TEXT["first columns"].format(count=run.x.shape[-1], all=x.shape[1]))
    if not run.random and len(run.trace.h) < len(run.x):
        st.caption(TEXT["first steps"].format(steps=len(run.trace.h), all=len(run.x)))
    return run


def made(network, layer, given):
    """The Run of a layer on what was given, or on random numbers where that does not fit or there is none; and why."""
    most, fault = steps_read(network), ""
    if given is not None:
        x, columns, words = given
        wide = importers.reads(network, layer)
        if columns and x.ndim == 2 and x.shape[1] > wide:  # the other columns are there to be asked about
            x = x[:, :wide]
        try:
            signal = importers.signal_of(network, layer, x[:most])
            words = tuple(words[:most]) or tuple(map(str, range(1, len(signal) + 1)))
            columns = {key: one[:most] for key, one in columns.items()}
            return Run(layer, x, columns, words, importers.trace_of(layer, signal), False, {}), ""
        except ValueError as error:
            fault = str(error)
    table, steps = importers.embedding_of(network, layer), min(RANDOM, most)
    if table is not None:
        tokens = importers.random_tokens(len(table.rows), steps)
        names = network.words or {k: f"#{k}" for k in tokens.tolist()}
        words, x = tuple(names[k] for k in tokens.tolist()), importers.looked_up(table, tokens)
    else:
        x = importers.random_input(layer, steps)
        words = tuple(map(str, range(1, len(x) + 1)))
    return Run(layer, x, {}, words, importers.trace_of(layer, x), True, {}), fault


def steps_read(network):
    """How many steps of an input are read: fewer where a layer is very large."""
    size = max(sum(array.size for array in layer.weights.values()) for layer in network.layers)
    return max(LEAST_STEPS, min(MOST_STEPS, WORK // size))
