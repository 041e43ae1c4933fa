"""How the components in ui/ are put together: CSS and JavaScript in files beside their Python."""

from pathlib import Path

import streamlit as st

from ui.link import address
from ui.widgets.modules import bundle

HERE = Path(__file__).parent


def seen(key):
    """The number of the last message of a component that this session has acted upon; 0 before any."""
    return st.session_state.get(f"{key} heard", 0)


def hears(key, change=None, name="picked"):
    """The callback of a component: it notes the message as seen, and calls `change`.

    A new session has seen none of those that its component may still carry: whatever it did not act upon comes again.
    """

    def callback():
        message = st.session_state[key].get(name) or {}
        st.session_state[f"{key} heard"] = message.get("number", seen(key))
        if change:
            picking = address.PICKING.set(True)
            try:
                change()
            finally:
                address.PICKING.reset(picking)

    return callback


def component(file):
    """The component of the folder in which `file`, its __init__.py, stands: its script, and its style after all share.

    The script is <folder>.js with every module that it imports, the style <folder>.css.
    """
    folder = Path(file).parent
    name = folder.name
    script = bundle(folder / f"{name}.js")
    style = (HERE / "draw.css").read_text() + (folder / f"{name}.css").read_text()
    html = f'<div class="{name}"></div>\n'
    return st.components.v2.component(f"inside_the_lstm_{name}", html=html, css=style, js=script)
