"""What the page in view can ask a class. Its rooms say so while they draw it; a question is made when somebody looks.

`offer(name, make)`: make() gives a Question of lstm.figures.classroom, or None.
"""

import streamlit as st

from lstm.figures.classroom import asked

OFFERED = "offered to a class"  # in the visit: name -> what makes the question


def begin():
    """A page is drawn anew."""
    st.session_state[OFFERED] = {}


def offer(name, make):
    """The page in view can ask this."""
    st.session_state.setdefault(OFFERED, {})[name] = make


def of_reading(read):
    """The page in view shows a reading."""
    for name, make in asked.READING.items():
        offer(name, lambda make=make: make(read) if asked.readable(read) else None)


def questions():
    """All that can be asked now: name -> Question."""
    made = {name: make() for name, make in st.session_state.get(OFFERED, {}).items()}
    return {name: one._replace(name=name) for name, one in made.items() if one is not None}
