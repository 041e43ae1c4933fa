"""What the pages of the applications share: the network in view, its figures, and a training of one's own."""

import streamlit as st

from lstm.figures.cousins import contest
from lstm.live import LIVE, model_of
from lstm.live.trained import as_typed
from lstm.numbers import exact
from lstm.presets import apps
from ui.applications import TEXT
from ui.link import settings
from ui.sentence import visitor_network
from ui.train_live.choice import FRESH
from ui.train_live.train_live import live_training


def in_view(task, variant=""):
    """The Training an application reads with: the visitor's own where the link asks for it, else the shipped one."""
    return own(task) or apps.training(task, variant)


def own(task):
    """The visitor's own Training of a task, where the link asks for it and there is one; whose it is stands above."""
    training = trained(task)
    if training:
        updates = training.updates
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="net"):
            said = f"Read by **the network you trained here**, after {updates:,} update{'s' * (updates != 1)}."
            said += " Of its two layers the upper one is drawn." * (training.settings.layers > 1)
            st.markdown(said, width="content")
            st.button("Back to the shipped network", on_click=settings.write, kwargs={"net": ""}, key="net back")
    elif settings.get("net"):
        st.info(TEXT["no network of yours"])
    return training


def trained(task):
    """What the visitor has trained on a task, if the link asks for it; else None."""
    run = st.session_state.get("live_run") if settings.get("net") else None
    return run.training if run and run.training.settings.task == task else None


def beneath(task, variant="", claims="", of="", example=None):
    """How well a shipped network does beside others, a training of one's own, a look inside it, and its data.

    `of`: what the variant is called, where there are several; `example`: what the visitor has it read, as Examples
    (n = 1), which goes along into the look inside.
    """
    of = f": {of}" if of else ""
    st.subheader(f"How well {shipped(task)} does{of}", anchor=False)
    how_well(task, variant, claims)
    train_here(task, variant)
    st.subheader(f"Look inside it{'' if trained(task) else of}", anchor=False)
    inside(task, variant, example=example)
    licence(task)


def shipped(task):
    """What the shipped network, whose figures were measured, is called: "it" where that is the one in view."""
    return "the shipped one" if trained(task) else "it"


def how_well(task, variant="", claims=""):
    """The figures of a shipped network and of its contenders, and what they say."""
    figures = apps.figures(task, variant)
    st.table(contest.draw(task, figures), hide_index=True, alt=f"{LIVE[task].METRIC.name} of LSTM, GRU and plain RNN")
    st.markdown(f"{contest.verdict(task, figures)} {claims}")


def licence(task):
    """Where the data of a task come from."""
    if data := getattr(LIVE[task], "DATA", ""):
        st.caption(f"**Data and licence.** {data}")


def train_here(task, variant=""):
    """The whole of "Train it live", for this task; it begins with the options of the variant in view."""
    options = ",".join(f"{name}:{exact(value)}" for name, value in apps.variants(task)[variant].get("options", ()))
    st.subheader("Train it here", anchor=False)
    if not settings.get("train") or settings.get("task") != task:
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.button(
                "Train one yourself",
                key="train here",
                on_click=settings.write,
                kwargs={"task": task, "train": "on", "options": options, "view": "", **FRESH},
            )
            said = TEXT["train here"].format(updates=LIVE[task].UPDATES)
            st.markdown(said, width="content")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.button("Use this network above", key="net use", on_click=settings.write, kwargs={"net": "mine"})
        if trained(task):
            st.markdown("**It is in use above**, as far as it has got.", width="content")
        else:
            st.markdown(TEXT["not in use yet"], width="content")
    live_training(free=False)


def inside(task, variant="", training=None, example=None):
    """Ways to the pages that look inside a network, with the one in view; that is a Training that is given, if any."""
    name, training = apps.named(task, variant), training or trained(task)
    model = model_of(training) if training else apps.model(name)
    if why := visitor_network.too_many(model.signature.channels):
        st.markdown(f"{why} Its gates are above.")
        return
    if note := model.about["note"]:
        st.markdown(note)
    text = as_typed(model, task, example) if example else ""
    typed = {"typed": text} if text and len(text) <= settings.LONGEST_LINK else {}  # else they open on an example
    with st.container(horizontal=True, gap="small"):
        for page, label in visitor_network.INSIDE.items():
            if st.button(label, key=f"inside {label}"):
                opens = visitor_network.opened(name) if "shipped" in model.about else visitor_network.show(model)
                st.switch_page(page, query_params=opens | typed)
