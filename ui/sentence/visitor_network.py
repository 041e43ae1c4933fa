"""The network that a visitor trained on "Train it live", in view on the pages that look inside one."""

import streamlit as st

from lstm import CELLS, hidden_size
from lstm.inputs import by_words
from lstm.model import signed
from lstm.presets import apps
from ui.link import settings
from ui.sentence import TEXT, layers, network_switch
from ui.sentence.settings import ENGLISH

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
    "layer",
    "turn",
    "edits",
    "other",
    *settings.OF_ONE_SENTENCE,
)  # settings that mean nothing to another one
MOST_CHANNELS = 12  # numbers a step may have to be typed


def network(page="Your sentence"):
    """The network in view on a page of INSIDE, if it is another than the main one; None where it cannot be typed."""
    model = None if settings.get("model") in ENGLISH and page not in network_switch.PAGES else asked_for()
    return None if model is None or too_many(signed(model).channels) else model


def asked_for():
    """The network that the link asks for, if it is another than the main one: the visitor's own, or a shipped one."""
    asked = settings.get("model")
    if asked in ENGLISH:
        return network_switch.large()
    if asked in apps.names():
        return apps.model(asked)
    return st.session_state.get("my_model") if asked == "mine" else None


def too_many(channels):
    """A sentence about a network whose steps are more numbers than anyone types; nothing about any other."""
    return TEXT["too many numbers"].format(count=len(channels)) if len(channels) > MOST_CHANNELS else ""


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
    if is_english(model):
        return f"An {name} of {hidden_size(model.layers[0].weights)} units that learnt from English texts"
    if "shipped" in model.about:
        return f"The {name} of “{model.about['task']}”"
    return f"Your own {name[0].lower() + name[1:] if name[1].islower() else name}"


def is_english(model):
    """Whether a network is the one that learnt from English texts."""
    return model.about.get("shipped") == "english"


def is_priced(model):
    """Whether it is the one of them that paid for open gates, of which less was measured."""
    return model.about["settings"]["penalty"] > 0.0


def step(model):
    """What one step of it is: a word, or a step."""
    return "word" if by_words(model) else "step"


def about(model, below=True):
    """What it is and where it came from, in a row with the ways back; and which layer is drawn of several.

    `below` is whether the page can draw a layer below the top one.
    """
    if is_english(model):
        return
    task, units = model.about["task"], hidden_size(model.layers[0].weights)
    size = f"{len(model.layers)} layers of {units} units" if len(model.layers) > 1 else f"{units} units"
    n = model.about["updates"]
    trained = f"trained for {n:,} update{'s' * (n > 1)} on" if n else "not trained yet, for"
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="mine"):
        whose = "This network" if "shipped" in model.about else "Your network"
        st.markdown(f"**{whose}:** {cell_of(model)}, {size}, {trained} “{task}”.", width="content")
        if "shipped" not in model.about:
            st.page_link(TRAINING, label="Back to training it", query_params=settings.travels())
        st.button("Back to the main model", on_click=leave)
    count = len(model.layers)
    if below:
        layers.choose(count)
    upper = TEXT["always the upper layer"].format(layer=count) if count > 1 and not below else ""
    notes = list(filter(None, [upper, asked_late(model), model.about.get("note")]))
    if notes:
        st.caption(" ".join(notes))


def either(model):
    """The choice between the two main networks, and what the English one is; not where a third one is in view."""
    if not settings.get("model") or model and is_english(model):
        network_switch.switch(model)


def asked_late(model):
    """That it is asked after its last step alone, in a sentence; nothing of any other."""
    return TEXT["asked at the end"].format(step=step(model)) if model.about["at_the_end"] else ""


def leave():
    """Out of view, but not forgotten: the link that asks for it shows it again."""
    settings.write(**dict.fromkeys(("model", *OF_ONE_NETWORK), ""))


def missing():
    """Where the link asks for a network that is not there, or that cannot be typed for: why the main one is shown."""
    if (model := asked_for()) and not is_english(model):
        why = too_many(signed(model).channels)
        st.info(f"{reader(model)} is what this link asks for. {why} So the main model is shown.")
    if settings.get("model") == "mine" and "my_model" not in st.session_state:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(
                TEXT["no network of yours"],
                width="content",
            )
            st.page_link(TRAINING, label="Train it", query_params=settings.travels())
