"""Which of the two main networks reads a sentence: the small one, whose gates can be read, or the English one."""

import streamlit as st

from lstm import presets, words
from lstm.figures.sentence import english as figure
from lstm.figures.text import listed, percent
from lstm.numbers import fixed
from lstm.numbers import plain as plain_number
from lstm.presets.english import tried
from ui.link import settings
from ui.sentence import TEXT
from ui.sentence.settings import ENGLISH
from ui.widgets.plain import plain

PAGES = (
    "Your sentence",
    "Inside one step",
    "Who wrote the memory",
    "Next word",
    "How far back",
    "Backprop step by step",
)  # on which the English network can be seen
TITLES = {*PAGES, "Backprop through time, step by step"}  # as they call themselves
NAMED = 4  # unknown words that are named
OF_ONE_NETWORK = ("unit", "quantity", "units", "edits", "turn", "other", "wrote", "taken")  # mean nothing to another
LABELS = {"": "small network (577 words, gates trained to be read)", "english": "English (8,000 words)"}
LABELS["english-priced"] = "English, with a price for open gates"


def here():
    """Whether the page in view can show the English network."""
    return st.session_state.get("page_in_view") in TITLES


def large():
    """The English network, if the link asks for it, or for the one that paid for open gates; else None."""
    asked = settings.get("model")
    return presets.load("english", penalty=ENGLISH[asked]) if asked in ENGLISH else None


def switch(model):
    """The choice between the two; and of the English `model`, if that is in view, what it is."""
    key = settings.own_key("model")
    st.session_state[key] = settings.get("model")
    st.segmented_control(
        "Read by",
        LABELS,
        format_func=LABELS.get,
        key=key,
        on_change=lambda: take(st.session_state[key]),
        required=True,
        label_visibility="collapsed",
    )
    if model:
        st.caption(about(model))


def take(name):
    """Put a network into view. What was done to the other means nothing to this one."""
    settings.write(
        **dict.fromkeys(OF_ONE_NETWORK, ""),
        model=name,
        **settings.OF_ONE_SENTENCE,
    )


def about(model):
    """What the English network is, in sentences."""
    told, found = model.about, model.about["figures"]
    if told["settings"]["penalty"]:
        return priced()
    return TEXT["english"].format(
        words=f"{told['words']:,}",
        known=f"{len(model.words):,}",
        perplexity=fixed(found["perplexity"]["all"], 0),
        trigram=fixed(told["trigram"]["perplexity"]["all"], 0),
    )


def priced():
    """What a price of open gates bought the English network, and what it cost, in sentences."""
    found = tried.told()
    free, paid = found["no price"], found["price"]
    return TEXT["english priced"].format(
        updates=paid["updates"],
        price=plain_number(paid["price"]),
        shut=percent(figure.shut(paid)),
        free=percent(figure.shut(free)),
        paid=fixed(paid["perplexity"]["all"], 1),
        usual=fixed(free["perplexity"]["all"], 1),
    )


def offer(read):
    """Where the small network does not know a word of a sentence: say which the English one knows, and offer it."""
    if not here():
        return
    unknown = list(
        dict.fromkeys(one.token.text for one in read.found if one.how != "known" and words.is_word(one.token))
    )
    known = words.places(presets.load("english").words) if unknown else {}
    helped = [text for text in unknown if words.fold(text) in known]
    if not helped:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="offer_english"):
        named = listed([f"“{plain(text)}”" for text in helped[:NAMED]]) + (" and more" if len(helped) > NAMED else "")
        st.markdown(TEXT["offer english"].format(words=named), width="content")
        st.button("Read it by the English network", on_click=take, args=("english",))
