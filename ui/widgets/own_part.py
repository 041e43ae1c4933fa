"""A part of a page that is drawn again by itself: Streamlit's fragment, in a container where it stands alone.

A part may be asked for, by a press or by its clock, while the whole page is being drawn. Streamlit then leaves the part
out of what it still had to send of the page; the browser takes it for gone and moves up what stands after it, and the
part that comes next is drawn over that. In a container of its own nothing stands after it.
"""

from functools import partial, wraps

import streamlit as st


def own_part(function=None, **how):
    """A function as such a part, also as a decorator; `how` are the arguments of st.fragment."""
    if function is None:
        return partial(own_part, **how)
    drawn = st.fragment(function, **how)

    @wraps(function)
    def alone(*given, **named):
        with st.container():
            return drawn(*given, **named)

    return alone
