"""What a link carries from page to page that changes a run: a page applies it, or says in a line that it does not."""

from typing import NamedTuple

import streamlit as st

from lstm.everyday import sentences
from lstm.figures.text import listed
from lstm.model import signed
from ui.link import settings
from ui.sentence import network_switch, visitor_network
from ui.sentence.settings import ENGLISH

READ_IT = tuple(visitor_network.INSIDE.values())  # they read by whatever network the link asks for
MAIN_ALONE = (
    "Start",
    "Vanishing gradients",
    "Squashing functions",
    "Backprop step by step",
    "How far back",
    "Next word",
)
TAUGHT = tuple(page for page in (*READ_IT, *MAIN_ALONE) if page != "How far back")  # whose networks are others


class Change(NamedTuple):
    """A setting that changes a run."""

    named: str  # what it is called; where there may be several, one of them
    pages: tuple  # that apply it
    shown: str  # the page to see it on
    several: bool = False


MEMORY = "13_Who_wrote_the_memory"
OWN = "Your own LSTM"  # does so to the network that somebody brought, in its views of these names
ON_MEMORY = ("Who wrote the memory", OWN)
TAUGHT_ALONE = "Only the trained main model knows taught words."
CHANGES = {
    "operations": Change("operation on the network", ON_MEMORY, MEMORY, True),
    "until": Change("another place to ask at", ON_MEMORY, MEMORY),
    "answer": Change("another answer in view", ("Who wrote the memory",), MEMORY),
    "against": Change("another answer to weigh it against", ("Who wrote the memory",), MEMORY),
    "edits": Change("turned weight", ("Inside one step", OWN), "12_Inside_one_step", True),
    "teach": Change("taught word", TAUGHT, "11_Your_sentence", True),
    "literal": Change("word not to be guessed at", (*READ_IT, *MAIN_ALONE), "11_Your_sentence", True),
    "model": Change("", READ_IT, "11_Your_sentence"),
    "swap": Change("a swapped function", ("Squashing functions",), "22_Squashing_functions"),
}


def applied(name, page):
    """Whether a page applies a setting, as the link now is; or has no run that the setting could be meant for."""
    if name == "model":
        return page in network_switch.PAGES if settings.get(name) in ENGLISH else page not in MAIN_ALONE
    if page not in CHANGES[name].pages:
        return False
    if name == "teach":  # only the trained main model can be taught
        stage = settings.get("walked" if page == "Backprop step by step" else "stage")
        other = (page in READ_IT and visitor_network.network(page)) or (page == "Next word" and settings.get("net"))
        other = other or (page in network_switch.PAGES and network_switch.large())
        return page in ("Start", "Vanishing gradients") or (stage == "trained" and not other)
    if name == "literal" and page == "How far back":
        return (
            bool(network_switch.large()) or settings.get("far") == "own" or settings.get("sentence") != sentences.SEED
        )
    return True


def left_out(page):
    """The settings in the link that change a run and that this page does not apply."""
    return [
        name for name in CHANGES if settings.text(name) != settings.SETTINGS[name].default and not applied(name, page)
    ]


def called(name):
    """What is not applied, in words: "2 turned weights"."""
    change, n = CHANGES[name], len(settings.read_list(name))
    if name == "model":
        model = visitor_network.asked_for()
        return (
            visitor_network.reader(model)[0].lower() + visitor_network.reader(model)[1:]
            if model
            else "a network of your own"
        )
    return f"{n} {change.named}{'s' * (n > 1)}" if change.several else change.named


def say(page):
    """One line where the link carries what this page does not apply: what, where that is to be seen, and a way out."""
    names = left_out(page)
    if not names:
        return
    model = visitor_network.asked_for() if "model" in names else None
    untypable = visitor_network.too_many(signed(model).channels) if model else ""
    why = [untypable] * bool(untypable)
    why += [TAUGHT_ALONE] if "teach" in names and page in CHANGES["teach"].pages else []
    places = dict.fromkeys(CHANGES[name].shown for name in names if not (name == "model" and untypable))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="carried"):
        what = listed([called(name) for name in names])
        line = f"This page does not apply what the link carries: {what}."
        st.caption(" ".join([line, *why]), width="content")
        for target in places:
            label = target.split("_", 1)[1].replace("_", " ")
            if label != page:
                link = way_to(names)
                st.page_link(f"pages/{target}.py", label=f"See it on “{label}”", query_params=link)
        usual = {name: settings.SETTINGS[name].default for name in names}
        st.button("Take it out of the link", on_click=settings.write, kwargs=usual, key="carried out")


def way_to(names):
    """The link to where it is applied: words are taught to the trained main model alone."""
    link = settings.set_now()
    if "teach" in names and "model" not in names:
        link = {name: value for name, value in link.items() if name not in ("stage", "model")}
    return link
