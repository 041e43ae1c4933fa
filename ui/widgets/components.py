"""How the components in ui/ are put together: CSS and JavaScript in files beside their Python."""

import json
from collections import OrderedDict
from pathlib import Path
from threading import Lock

import streamlit as st

from ui.link import address
from ui.text import text_of
from ui.widgets.modules import bundle

HERE = Path(__file__).parent
MOST_WRITTEN = 96  # pictures, of up to some 200 kB
WRITTEN, TURN = OrderedDict(), Lock()  # id -> (picture, its JSON)


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


def once(drawn):
    """A picture of a function that lstm.kept keeps, as data for its component: its JSON is written once.

    It is known by itself and held meanwhile; for nobody changes what everybody shares.
    """
    with TURN:
        text = WRITTEN[id(drawn)][1] if id(drawn) in WRITTEN else json.dumps(drawn)
        WRITTEN[id(drawn)] = drawn, text
        WRITTEN.move_to_end(id(drawn))
        while len(WRITTEN) > MOST_WRITTEN:
            WRITTEN.popitem(last=False)
    return {"drawn": text}


def component(file):
    """The component of the folder in which `file`, its __init__.py, stands: its script, and its style after all share.

    The script is <folder>.js with every module that it imports, the style <folder>.css. What it says stands in the
    text.md of its room, as `## folder: name`; in the script it is TEXT.name.
    """
    folder = Path(file).parent
    name = folder.name
    script = sentences(folder) + bundle(folder / f"{name}.js")
    style = (HERE / "draw.css").read_text() + (folder / f"{name}.css").read_text()
    html = f'<div class="{name}"></div>\n'
    return st.components.v2.component(f"inside_the_lstm_{name}", html=html, css=style, js=script)


def sentences(folder):
    """What a component says, for its script: TEXT, with each sentence under its name; nothing where it says none."""
    room, begins = folder.with_name("text.md"), f"{folder.name}: "
    texts = text_of(room) if room.exists() else {}
    said = {name.removeprefix(begins): text for name, text in texts.items() if name.startswith(begins)}
    return f"const TEXT = {json.dumps(said, ensure_ascii=False)};\n" if said else ""
