"""A visitor's own words where Streamlit would read Markdown, as on a button: they stay words."""

import re

import streamlit as st

from lstm.figures.directions import isolated

MARK = re.compile(r"(?P<alone>[:@<>=~-]|(?<=www)\.)|[!-/:-@\[-`{-~]", re.IGNORECASE)


def plain(text):
    """A text as Markdown that shows just this text, in one paragraph: no mark, link, formula, picture or list in it.

    Spaces side by side and new lines are one space, as on any page. What st.text can show needs none of this.
    """
    return MARK.sub(shown, " ".join(isolated(text).split()))


def shown(found):
    """A mark as itself. A backslash is enough for most.

    Once Markdown is read, Streamlit looks for addresses, arrows and the :names: of pictures, whatever had a backslash:
    a mark that could be part of one stands in a span of its own, with nothing beside it to be taken together with.
    """
    return rf":color[\{found[0]}]" if found["alone"] else rf"\{found[0]}"


def cut(word, most=24):
    """A word of at most so many letters: a longer one ends in an ellipsis."""
    return word if len(word) <= most else f"{word[: most - 1]}…"


def say(text, **how):
    """A text that may quote a visitor, as it is: st.text, with words written from right to left set apart."""
    st.text(isolated(text), **how)
