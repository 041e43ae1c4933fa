"""A series of the visitor's own out of what is pasted or in a file: what is unclear is asked, what was done is said."""

from zlib import crc32

import streamlit as st

from lstm.domains import tables
from lstm.live.tasks.series import MOST
from ui.widgets.plain import say

PASTED = 200_000  # characters that can be pasted: the browser sends them again with every click
LARGEST = 8  # megabytes of a file
ASKS = {  # over the choices of each question
    "comma": "It is",
    "space": "It is",
    "days": "The order is",
    "order": "The oldest row",
    "marker": "What it is",
    "twice": "Dates that come twice",
    "missing": "Missing values: fill with",
    "many": "Too many numbers",
}


def whole(text):
    """What was pasted; ValueError where it was too long for the box, so that its end may be missing."""
    if len(text) >= PASTED:
        raise ValueError(f"The box takes {PASTED:,} characters, and its end may be cut off. Give it as a file.")
    return text


def reading(text, page):
    """The text as tables.Found. None where something is asked, which then stands on the page; ValueError as it comes.

    What was answered stands there too and can be answered otherwise. `page` keeps the widgets of two pages apart.
    """
    given, answers = answers_to(text), {}
    answers |= {key: answer for key, answer in given.items() if key not in ASKS}
    for _ in ASKS:
        outcome = read_once(text, answers)
        if isinstance(outcome, tables.Found):
            for offer in outcome.offers:
                ask(text, page, offer.key, offer.label, offer.choices, offer.chosen)
            return outcome
        if not isinstance(outcome, tables.Question):
            raise outcome
        say(str(outcome))  # it may quote what was typed
        ask(text, page, outcome.key, ASKS[outcome.key], outcome.choices, given.get(outcome.key))
        if given.get(outcome.key) not in outcome.choices:
            return None
        answers[outcome.key] = given[outcome.key]
    return None


def answers_to(text):
    """What the visitor has answered about this text, or another with the same first line, as after a correction.

    A dict from the key of a question or an offer to the answer.
    """
    about, answers = st.session_state.get("own_answers", (None, {}))
    return answers if about == first_line(text) else {}


def first_line(text):
    """The beginning of a text, which tells tables of one kind from others."""
    return text[:200].strip().partition("\n")[0]


def mark_of(text):
    """What tells one text from another."""
    return len(text), crc32(text.encode("utf-8", "surrogatepass"))


def read_once(text, answers):
    """What comes of reading: tables.Found, or the ValueError. It is kept for as long as the text stays the same."""
    kept = st.session_state.get("own_read")
    if kept is None or kept[0] != mark_of(text):
        kept = st.session_state["own_read"] = mark_of(text), {}
    asked = tuple(sorted((key, str(answer)) for key, answer in answers.items()))
    if asked not in kept[1]:
        try:
            kept[1][asked] = tables.read(text, answers, MOST)
        except ValueError as fault:
            kept[1][asked] = fault.with_traceback(None)
    return kept[1][asked]


def ask(text, page, key, label, choices, chosen):
    """The choices of a question or an offer, of which one may be chosen already."""
    name = f"{page} own answer {key} {mark_of(first_line(text))}"
    st.session_state[name] = chosen
    more = {"key": name, "on_change": lambda: answer(text, key, st.session_state[name]), "format_func": choices.get}
    if key == "column":
        st.selectbox(label, choices, width=240, **more)
    else:
        st.segmented_control(label, choices, required=chosen is not None, **more)


def answer(text, key, given):
    """Keep what the visitor answers about a text."""
    st.session_state["own_answers"] = first_line(text), answers_to(text) | {key: given}


def extent(numbers, when):
    """How many numbers, and from when to when; it may quote a visitor's text, so it is for plain text."""
    return f"{len(numbers):,} numbers, from {when[0]} to {when[-1]}"
