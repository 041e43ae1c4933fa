"""The second sentence: the one a memory is carried over from. The minimal pair of the first is offered."""

import re

import streamlit as st

from lstm.everyday import sentences
from lstm.explain import one_word_changed
from lstm.inputs import as_text, by_words
from ui.link import settings
from ui.sentence import networks, teaching
from ui.who_wrote import TEXT

MOST_TRIED = 40  # words that are tried in place of one, in a network of the visitor's own


def requested(read):
    """The Reading of the second sentence, or None where there is none; up to where its answer is asked for."""
    return unanswered(read.model, settings.get("other"))


def unanswered(model, text):
    """A text read up to where its answer is asked for; None where there is nothing in it to read."""
    other = networks.through(model, text)
    return other.until(other.end) if other.found else None


def pair(read, end, place):
    """The same sentence with another word at a place, so that another answer is expected; None if there is none."""
    if not read.model.words:
        return None
    known = {word: k for k, word in enumerate(read.model.words)}
    if read.own:
        tried = range(min(len(known), MOST_TRIED))
    else:
        tried = [known[word] for word in sentences.alternatives(read.found[place].word) if word in known]
    ids = list(read.ids[: end + 1])
    word = one_word_changed(read.model, ids, place, tried)
    if word is None:
        return None
    if not by_words(read.model):
        return as_text(read.model, [*ids[:place], word, *ids[place + 1 :]])
    typed = [one.token.text for one in read.found[: end + 1]]
    return re.sub(r" (?=[.,!?])", "", " ".join([*typed[:place], read.model.words[word], *typed[place + 1 :]]))


def box(read, end, place):
    """Ask for a second sentence, or offer the minimal pair."""
    ask, offer = st.columns([4, 1], vertical_alignment="bottom")
    text = ask.text_input(
        "A second sentence, to carry its memory over from", live=True, **settings.bound("other", source="")
    )
    reason = read.found[place].word in sentences.MEANS and not read.own
    offered = f"Use the same sentence with another {'reason' if reason else read.noun}"
    if offer.button(offered, help=f"One {read.noun} is changed, so that the answer is another"):
        made = pair(read, end, place)
        if made is None:
            st.info(TEXT["no minimal pair"])
        else:
            settings.write(other=made, source="")
            st.rerun(scope="fragment")
    if text.strip() and (other := networks.through(read.model, text)).found:
        teaching.strange_words(other._replace(own=read.own))
    elif text.strip():
        st.info("There is nothing in the second sentence that this network can read.")
