"""The network that a visitor trained on "Train it live", in view on the pages that look inside one."""

import streamlit as st

from lstm import CELLS, hidden_size
from lstm.figures.text import listed
from lstm.inputs import BETWEEN, by_words, short
from lstm.model import signed
from lstm.presets import apps
from ui import reading, settings

TRAINING = "pages/31_Train_it_live.py"
INSIDE = {
    "pages/11_Your_sentence.py": "Your sentence",
    "pages/12_Inside_one_step.py": "Inside one step",
    "pages/13_Who_wrote_the_memory.py": "Who wrote the memory",
}
OF_ONE_NETWORK = (
    "typed",
    "unit",
    "quantity",
    "turn",
    "edits",
    "other",
    *settings.OF_ONE_SENTENCE,
)  # settings that mean nothing to another one
MOST_NAMED = 110  # symbols named one by one
MOST_CHANNELS = 12  # numbers a step may have to be typed
TOO_MANY = "Each step of it is {} numbers, too many to type on the pages that look inside a network."
UPPER = "What is shown is the upper layer. It reads the outputs of the layer below."
AT_THE_END = "It is asked for an answer after the last {} alone. What it answers before that, nobody teaches it."


def network():
    """The network in view on the pages in INSIDE, if it is another than the main one; None where it cannot be typed."""
    model = asked_for()
    return None if model is None or too_many(signed(model).channels) else model


def asked_for():
    """The network that the link asks for, if it is another than the main one: the visitor's own, or a shipped one."""
    asked = settings.read("model")
    if asked in apps.names():
        return apps.model(asked)
    return st.session_state.get("my_model") if asked == "mine" else None


def too_many(channels):
    """A sentence about a network whose steps are more numbers than anyone types; nothing about any other."""
    return TOO_MANY.format(len(channels)) if len(channels) > MOST_CHANNELS else ""


def show(model):
    """Put a network in view: what to open one of the pages in INSIDE with, so that it reads by it."""
    st.session_state["my_model"] = model
    return opened("mine")


def opened(name):
    """What to open one of the pages in INSIDE with, so that it reads by the network of this name."""
    return {name: value for name, value in settings.set_now().items() if name not in OF_ONE_NETWORK} | {"model": name}


def cell_of(model):
    """What people call the cell of a network."""
    return CELLS[model.layers[0].cell].NAME


def reader(model):
    """The network as the beginning of a sentence: "Your own LSTM"."""
    name = cell_of(model)
    if "shipped" in model.about:
        return f"The {name} of “{model.about['task']}”"
    return f"Your own {name[0].lower() + name[1:] if name[1].islower() else name}"


def step(model):
    """What one step of it is: a word, or a step."""
    return "word" if by_words(model) else "step"


def about(model):
    """What it is and where it came from, in a row with the ways back."""
    task, units = model.about["task"], hidden_size(model.layers[0].weights)
    size = f"{len(model.layers)} layers of {units} units" if len(model.layers) > 1 else f"{units} units"
    n = model.about["updates"]
    trained = f"trained for {n:,} update{'s' * (n > 1)} on" if n else "not trained yet, for"
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="mine"):
        whose = "This network" if "shipped" in model.about else "Your network"
        st.markdown(f"**{whose}:** {cell_of(model)}, {size}, {trained} “{task}”.", width="content")
        if "shipped" not in model.about:
            st.page_link(TRAINING, label="Back to training it", query_params=settings.set_now())
        st.button("Back to the main model", on_click=leave)
    notes = [UPPER] * (len(model.layers) > 1) + [AT_THE_END.format(step(model))] * model.about["at_the_end"]
    notes += filter(None, [model.about.get("note")])
    if notes:
        st.caption(" ".join(notes))


def leave():
    """Out of view, but not forgotten: the link that asks for it shows it again."""
    settings.write(**dict.fromkeys(("model", *OF_ONE_NETWORK), ""))


def missing():
    """Where the link asks for a network that is not there, or that cannot be typed for: why the main one is shown."""
    if model := asked_for():
        why = too_many(signed(model).channels)
        st.info(f"{reader(model)} is what this link asks for. {why} So the main model is shown.")
    if settings.read("model") == "mine" and "my_model" not in st.session_state:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(
                "This link asks for a network of your own, and there is none yet. It lives only in the visit that "
                "trained it, and a reload begins a new one. So the main model is shown.",
                width="content",
            )
            st.page_link(TRAINING, label="Train it", query_params=settings.set_now())


def elsewhere():
    """On a page that shows the main model alone: where the network is that the link asks for."""
    if model := asked_for():
        pages = listed([f"“{name}”" for name in INSIDE.values()])
        is_on = too_many(signed(model).channels) or f"It is on {pages}."
        st.caption(f"This page shows the main model. {reader(model)} is what the link asks for. {is_on}")


def box(model):
    """Ask for what the network reads, offer held-out examples, and return the Reading of it."""
    known, asked = model.about["examples"], settings.read("typed")
    key, chosen = settings.own_key("typed"), asked or known[0]
    chosen = chosen if chosen.strip() else ""
    if str(st.session_state.get(key))[: settings.LONGEST_LINK] != chosen:  # else leave alone what is being typed
        st.session_state[key] = chosen
    ask, offer = st.columns([4, 1], vertical_alignment="bottom")
    text = ask.text_input(wants(model), live=True, key=key, on_change=lambda: take(st.session_state[key], known))
    st.session_state.choose_known = known.index(text) if text in known else None
    offer.selectbox(
        "or an example",
        range(len(known)),
        index=None,
        format_func=lambda k: f"example {k + 1}",
        placeholder="Choose an example",
        key="choose_known",
        on_change=take_example,
        args=(known,),
    )
    read = reading.through(model, text)._replace(own=True)
    remarks(read)
    return read


def take(text, known):
    """Put what was typed into the link. What shows by itself is left out of it, and an empty box stays empty."""
    settings.write(typed="" if text == known[0] else text or " ", **settings.OF_ONE_SENTENCE)


def take_example(known):
    """Put the chosen example into the box."""
    if (chosen := st.session_state.choose_known) is not None:
        take(known[chosen], known)


def wants(model):
    """What to type, as the label of the box."""
    channels = signed(model).channels
    if len(channels) > 1:
        return f"Type its numbers, each step as {BETWEEN.join(channels)}"
    return "Type numbers" if channels else "Type any sentence" if by_words(model) else "Type its symbols"


def knows(model):
    """What it can read, in plain text."""
    meant = signed(model)
    if meant.channels:
        ranges = [
            f"{name} from {short(round(low, 2))} to {short(round(high, 2))}"
            for name, (low, high) in zip(meant.channels, model.about["range"], strict=True)
        ]
        return f"In its examples: {listed(ranges)}.{scaled(*meant.scale)}"
    if by_words(model):
        return f"It knows {len(model.words)} words."
    return f"It knows {' '.join(model.words[:MOST_NAMED])}"


def scaled(middle, spread):
    """How numbers are put on the scale on which they are read, in a sentence; nothing where they are read as typed."""
    if (middle, spread) == (0.0, 1.0):
        return ""
    return f" It reads them as (value {'+' if middle < 0 else '−'} {short(abs(middle))}) / {short(spread)}."


def remarks(read):
    """What it can read; and what of the text it could not, in plain text, for these are a visitor's own letters."""
    if read.left_out:
        some = ", ".join(f"“{piece[:20]}”" for piece in dict.fromkeys(read.left_out[:8]))
        more = " and more" if len(read.left_out) > 8 else ""
        example = read.model.about["examples"][0].split(" ")[0]
        what = "word" if by_words(read.model) else "symbol"
        why = f"A step looks like {example}" if read.signature.channels else f"It knows no such {what}"
        st.text(f"Left out: {some}{more}. {why}.")
    if read.unread:
        st.info(
            f"The first {len(read.found)} {read.noun}s are read, of {len(read.found) + read.unread}: a picture of more "
            "could not be seen. All of your text stays in the box."
        )
    if len(read.text) > settings.LONGEST_LINK:
        st.caption(f"The link to this page carries the first {settings.LONGEST_LINK:,} characters of your text.")
    if read.found:
        st.text(knows(read.model))
    else:
        st.info("There is nothing here yet that it can read. Choose an example, or type something that it knows:")
        st.text(knows(read.model))
