"""The sentence box: what the visitor typed, what the model made of it, and one clear line where it could not."""

import streamlit as st

from lstm.everyday import sentences
from ui.classroom import offers
from ui.link import settings
from ui.sentence import TEXT, network_switch, networks, teaching

EXAMPLES = dict(sentences.EXAMPLES)


def sentence_box(cell=None, stage=None, network=None):
    """Ask for a sentence, offer examples, and return the Reading of it. Typing is answered after a short pause.

    The model is the one the link asks for; `cell` and `stage` overrule it, and so does a `network` that is given.
    """
    ask, offer = st.columns([4, 1], vertical_alignment="bottom")
    text = ask.text_input("Type any sentence", live=True, **settings.bound("sentence", **settings.OF_ONE_SENTENCE))
    known = {text: label for label, text in EXAMPLES.items()}
    st.session_state.choose_example = known.get(settings.get("sentence"))
    offer.selectbox(
        "or an example",
        EXAMPLES,
        index=None,
        placeholder="Choose an example",
        key="choose_example",
        on_change=take_example,
    )
    read = networks.through(network, text) if network else networks.read(text, cell, stage)
    read = read._replace(own=read.english)
    remarks(text, read)
    offers.of_reading(read)
    return read


def take_example():
    """Put the chosen example into the box."""
    if chosen := st.session_state.choose_example:
        settings.write(sentence=EXAMPLES[chosen], **settings.OF_ONE_SENTENCE)


def remarks(text, read):
    """Say what of the text could not be read, and why."""
    if not read.found:
        st.info(TEXT["no word"])
        return
    if read.unread:
        st.info(TEXT["more than is read"].format(read=len(read.found), all=len(read.found) + read.unread))
    if len(text) > settings.LONGEST_LINK:
        st.caption(f"The link to this page carries the first {settings.LONGEST_LINK:,} characters of your text.")
    teaching.strange_words(read)
    if not settings.get("model"):
        network_switch.offer(read)
