"""A visitor's own words where Streamlit would read Markdown, as on a button: they stay words."""

import re


def plain(text):
    """A text with every mark escaped that Markdown, or Streamlit's own directives, could take for more than itself."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-!|~$:])", r"\\\1", text)


def cut(word, most=24):
    """A word of at most so many letters: a longer one ends in an ellipsis."""
    return word if len(word) <= most else f"{word[: most - 1]}…"
