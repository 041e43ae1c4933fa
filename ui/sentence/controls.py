"""Which model reads the sentence: cell, training, gate penalty."""

import streamlit as st

from lstm import CELLS, presets
from lstm.figures.text import percent
from lstm.numbers import plain
from ui.link import settings
from ui.sentence import TEXT, networks
from ui.sentence.settings import PENALTIES

STAGES = {"trained": "trained", "early": "half-trained", "untrained": "untrained"}


def in_view(stage=None):
    """The network that the link asks for, or the same at another stage, as the beginning of a sentence."""
    stage = STAGES[stage or settings.get("stage")]
    name = CELLS[settings.get("cell")].NAME
    name = name[0].lower() + name[1:] if name[1].islower() else name
    return f"{'An' if stage[0] in 'aeiou' else 'A'} {stage} {name}"


def controls(heirs=False):
    """One row of choices, each in the link; with `heirs` also of what came after the LSTM."""
    early = presets.load(settings.get("cell"), "early").about
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        cells(
            "Kind of network (share of test sentences it gets right)",
            named,
            heirs,
            help="How often this network's first choice for the last word is right, out of "
            f"{early['figures']['sentences']} sentences it was not trained on: what is needed, whose it is, where it "
            "happens. An untrained network is only guessing.",
        )
        st.segmented_control(
            "Training",
            STAGES,
            format_func=STAGES.get,
            required=True,
            help=f"The same network before its first update, after {early['updates']}, and after all of them.",
            **settings.bound("stage"),
        )
        price = settings.get("cell") == "lstm" and settings.get("stage") == "trained"
        if price and not settings.get("room"):  # before a class, what is asked least makes room
            st.selectbox(
                "Price for open gates in training (and test result)",
                PENALTIES,
                format_func={penalty: priced(penalty) for penalty in PENALTIES}.get,
                help="Training charged the network this price for open input and output gates, and the same number of "
                "updates was made at each price. The usual one was chosen so that the gates can be read. Without a "
                "price they stay half open, and what is needed is not learnt in that time.",
                width=340,
                **settings.bound("penalty"),
            )


def cells(label, called, heirs, help=None):
    """The usual cells side by side, with the one in view; with `heirs` a list of what came after the LSTM."""
    cell = settings.get("cell")
    after = tuple(name for name in presets.CELLS_TRAINED if name in presets.HEIRS)
    shown = presets.CELLS_USUAL + (cell,) * (cell in after)
    names = {name: called(name) for name in shown + after * heirs}
    st.segmented_control(
        label,
        shown,
        format_func=names.get,
        required=True,
        help=help,
        **settings.bound("cell", unit="", quantity=""),
    )
    if heirs:
        key = settings.own_key("heirs")
        st.session_state[key] = cell if cell in after else ""
        st.selectbox(
            "or what came after",
            ("", *after),
            format_func=lambda name: names.get(name, "none"),
            width=190,
            key=key,
            on_change=lambda: settings.write(cell=st.session_state[key] or "lstm", unit="", quantity=""),
        )


def named(cell):
    """A cell and the share of deciding words it gets right, at the stage and price in view."""
    figures, short = networks.chosen_model(cell).about.get("figures"), CELLS[cell].NAME.removesuffix(" LSTM")
    return f"{short}: {percent(figures['right']['all'])}" if figures else short


def priced(penalty):
    """A price for open gates and the share of test sentences the network trained with it gets right."""
    return f"{penalty}: {right(float(penalty))}"


def right(penalty):
    """The share of test sentences that the LSTM trained with a price for open gates gets right, in words."""
    return percent(presets.load("lstm", penalty=penalty).about["figures"]["right"]["all"])


def legible(price):
    """Why gates can be read, and what the price for open ones buys."""
    return TEXT["legible"].format(price=plain(price), right=right(price), free=right(0.0))
