"""A visitor's own words where Streamlit would read Markdown, as on a button: they stay words."""

import re


def plain(text):
    """A text with every mark escaped that Markdown, or Streamlit's own directives, could take for more than itself."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-!|~$:])", r"\\\1", text)
