"""A visitor's own words where Streamlit would read Markdown, as on a button: they stay words."""

import re

import streamlit as st

from lstm.figures.directions import isolated


def plain(text):
    """A text with every mark escaped that Markdown, or Streamlit's own directives, could take for more than itself."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-!|~$:])", r"\\\1", isolated(text))


def cut(word, most=24):
    """A word of at most so many letters: a longer one ends in an ellipsis."""
    return word if len(word) <= most else f"{word[: most - 1]}…"


def say(text, **how):
    """A text that may quote a visitor, as it is: st.text, with words written from right to left set apart."""
    st.text(isolated(text), **how)
