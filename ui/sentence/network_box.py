"""What a network other than the main one reads: the box to type it in, and what it can read."""

import streamlit as st

from lstm.figures.text import listed
from lstm.inputs import BETWEEN, by_words
from lstm.model import signed
from lstm.numbers import brief
from ui.classroom import offers
from ui.link import settings
from ui.link.take_up import stand
from ui.sentence import TEXT, networks, sentence_box, teaching, visitor_network
from ui.widgets.plain import plain, say

MOST_NAMED = 110  # symbols named one by one


def box(model, depth=-1):
    """Ask for what the network reads, offer held-out examples, and return the Reading of it, with a layer in view."""
    if visitor_network.is_english(model):
        return sentence_box.sentence_box(network=model)
    known, asked = model.about["examples"], settings.get("typed")
    key, chosen = settings.own_key("typed"), asked or known[0]
    chosen = chosen if chosen.strip() else ""
    stand(key, chosen, settings.LONGEST_LINK, True)
    ask, offer = st.columns([4, 1], vertical_alignment="bottom")
    change = {"on_change": lambda: take(st.session_state[key], known)}
    text = ask.text_input(wants(model), live=True, key=key, help=plain(knows(model)), **change)
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
    read = networks.through(model, text)._replace(own=True, depth=depth)
    remarks(read)
    offers.of_reading(read)
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
            f"{name} from {brief(low)} to {brief(high)}"
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
    return f" It reads them as (value {'+' if middle < 0 else '−'} {brief(abs(middle))}) / {brief(spread)}."


def remarks(read):
    """What it can read; and what of the text it could not, in plain text, for these are a visitor's own letters."""
    if read.left_out:
        some = ", ".join(f"“{piece[:20]}”" for piece in dict.fromkeys(read.left_out[:8]))
        more = " and more" if len(read.left_out) > 8 else ""
        example = read.model.about["examples"][0].split(" ")[0]
        what = "word" if by_words(read.model) else "symbol"
        why = f"A step looks like {example}" if read.signature.channels else f"It knows no such {what}"
        say(f"Left out: {some}{more}. {why}.")
    if read.unread:
        st.info(
            TEXT["more than is drawn"].format(read=len(read.found), noun=read.noun, all=len(read.found) + read.unread)
        )
    if len(read.text) > settings.LONGEST_LINK:
        st.caption(f"The link to this page carries the first {settings.LONGEST_LINK:,} characters of your text.")
    if read.found:
        teaching.strange_words(read)
    else:
        st.info(TEXT["nothing to read"])
        say(knows(read.model))
